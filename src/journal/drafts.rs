//! What is being written and not yet saved.

use chrono::{DateTime, Utc};

use super::{Journal, Result};
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};

impl Journal {
    /// Keeps what is being written. No change of a record: it is not undone, and nothing reloads.
    pub fn save_draft(&self, draft: &Draft) -> Result<()> {
        Ok(self.store.save_draft(draft, self.clock.utc())?)
    }

    /// Keeps a text that was begun at an earlier moment: what it belongs to may have changed since.
    pub fn save_draft_begun(&self, draft: &Draft, at: DateTime<Utc>) -> Result<()> {
        Ok(self.store.save_draft(draft, at)?)
    }

    /// Lets a draft go, because its text was saved or thrown away.
    pub fn forget_draft(&self, place: &DraftPlace) -> Result<()> {
        Ok(self.store.forget_draft(place)?)
    }

    /// What was being written, newest first.
    pub fn drafts(&self) -> Result<Vec<SavedDraft>> {
        Ok(self.store.drafts()?)
    }
}

//! Drafts on Today: what was being written, how long ago, and whether one can go on with it.

use super::super as screens;
use crate::domain::draft::{DraftPlace, SavedDraft};
use crate::journal::{self, ErrorKind, Journal};
use crate::text::when;

/// A draft as Today shows it.
#[derive(Clone, Debug)]
pub(super) struct Unsaved {
    pub saved: SavedDraft,
    /// `142 words of notes, the meeting of 11 June`.
    pub words: String,
    /// `3 minutes ago`.
    pub ago: String,
    /// Whether there is a screen to go on with it: what it belongs to may be gone.
    pub has_a_home: bool,
}

impl Unsaved {
    /// A draft in words.
    pub fn of(saved: SavedDraft, journal: &Journal) -> journal::Result<Self> {
        let ago = when::ago((journal.now().to_utc() - saved.saved_at).num_minutes());
        let words = journal.draft_in_words(&saved.draft)?;
        let place = &saved.draft.place;
        let is_there = match place {
            DraftPlace::New { .. } => true,
            DraftPlace::Field { record, .. } => if_there(journal.called(*record))?.is_some(),
        };
        let has_a_home = is_there && if_there(screens::of_draft(place, journal))?.flatten().is_some();
        Ok(Unsaved { saved, words, ago, has_a_home })
    }
}

/// Nothing if the record is gone; any other failure stays one.
fn if_there<T>(found: journal::Result<T>) -> journal::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NothingFound => Ok(None),
        Err(error) => Err(error),
    }
}

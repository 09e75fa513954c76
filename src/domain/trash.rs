//! What was deleted or put away, and can come back.

use chrono::{DateTime, Utc};

use super::Record;
use super::draft::{Draft, DraftId};

/// One thing in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashLine {
    pub what: Trashed,
    /// What was done, as undo says it: "deleted the meeting of 3 March". Of a draft, what was being written.
    pub words: String,
    pub deleted_at: DateTime<Utc>,
}

/// What a line of the trash is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trashed {
    /// A deleted record, with everything that went with it: the change group that deleted it.
    Record { group: i64, record: Record },
    /// A text that was not saved.
    Draft { id: DraftId, draft: Draft },
}

impl TrashLine {
    /// The id by which a person names it.
    pub fn named(&self) -> String {
        match &self.what {
            Trashed::Record { record, .. } => record.to_string(),
            Trashed::Draft { id, .. } => id.to_string(),
        }
    }

    /// What it is called: `the meeting of 3 March`.
    pub fn called(&self) -> &str {
        self.words.strip_prefix("deleted ").unwrap_or(&self.words)
    }
}

//! What was deleted and can come back.

use chrono::{DateTime, Utc};

use super::Record;

/// A deleted record, with everything that went with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashLine {
    /// The change group that deleted it.
    pub group: i64,
    pub record: Record,
    /// What was done, as undo says it: "deleted the meeting of 3 March".
    pub words: String,
    pub deleted_at: DateTime<Utc>,
}

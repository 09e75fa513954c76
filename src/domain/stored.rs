//! The shape every record shares: details with an id, a uid and two stamps.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A record: what a person edits, and what the program adds to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored<I, D> {
    /// What the user types: `G3`. Never used again once its record is gone.
    pub id: I,
    /// The same in every copy of the journal; what an import recognises a record by.
    pub uid: Uuid,
    /// What a person edits.
    #[serde(flatten)]
    pub details: D,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

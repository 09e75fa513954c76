//! The shape every record shares: details with an id, a uid and two stamps.

use chrono::{DateTime, FixedOffset, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Invalid;

/// What a person edits of a record: fields by the same names in SQL, JSON, forms and on the command line.
pub trait Details: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The fields that are texts of more than a line. Where two have written one, both texts are kept.
    const TEXTS: &'static [&'static str] = &[];

    /// Whether it can be kept; otherwise which field is wrong and what would be right.
    fn check(&self) -> Result<(), Invalid> {
        Ok(())
    }

    /// Brings along what follows from fields that were set one by one, such as the moment that goes with "done". `now` is local:
    /// a day that follows is the day here.
    fn follow(&mut self, _before: &Self, _now: DateTime<FixedOffset>) {}
}

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

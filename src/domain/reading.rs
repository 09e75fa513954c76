//! What is read: wanted, being read or done, with the one idea that is kept and the one question for others.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::stored::Details;
use super::{GoalId, Invalid, ReadingId, Stored};

closed_set! {
    /// How far one is with it.
    ReadingStatus, "status" { Want = "want", Reading = "reading", Done = "done" }
}

/// A book, or whatever else is read.
pub type Reading = Stored<ReadingId, ReadingDetails>;

/// What a person edits of a [`Reading`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingDetails {
    pub title: String,
    pub author: String,
    pub status: ReadingStatus,
    pub why: String,
    /// The one idea that is kept.
    pub idea: String,
    /// The one question for others.
    pub question: String,
    /// The goal it is read for.
    pub goal_id: Option<GoalId>,
}

impl ReadingDetails {
    /// Something one wants to read.
    pub fn new(title: impl Into<String>, author: impl Into<String>) -> Self {
        ReadingDetails {
            title: title.into(),
            author: author.into(),
            status: ReadingStatus::Want,
            why: String::new(),
            idea: String::new(),
            question: String::new(),
            goal_id: None,
        }
    }
}

impl Details for ReadingDetails {
    const TEXTS: &'static [&'static str] = &["why", "idea", "question"];

    fn check(&self) -> Result<(), Invalid> {
        must_say_something("title", &self.title)
    }
}

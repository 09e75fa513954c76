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

impl ReadingStatus {
    /// Where it stands once one goes on with it; what is done is read again.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            ReadingStatus::Want | ReadingStatus::Done => ReadingStatus::Reading,
            ReadingStatus::Reading => ReadingStatus::Done,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_wanted_read_done_and_read_again() {
        let steps = std::iter::successors(Some(ReadingStatus::Want), |status| Some(status.next()));
        let words: Vec<_> = steps.take(4).map(|status| status.to_string()).collect();
        assert_eq!(words, ["want", "reading", "done", "reading"]);
    }

    #[test]
    fn a_book_needs_a_title_and_nothing_else() {
        assert_eq!(ReadingDetails::new(" ", "Lois J. Zachary").check().unwrap_err().field, "title");
        ReadingDetails::new("The Mentor's Guide", "").check().unwrap();
    }
}

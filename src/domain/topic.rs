//! Something to raise with one person, waiting for the next meeting with them.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::stored::Details;
use super::{Invalid, MentorshipId, Stored, TopicId};

closed_set! {
    /// Whether a topic still waits.
    TopicStatus, "status" { Waiting = "waiting", Raised = "raised", Dropped = "dropped" }
}

/// A topic; an agenda line is its appearance in a meeting.
pub type Topic = Stored<TopicId, TopicDetails>;

/// What a person edits of a [`Topic`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicDetails {
    pub mentorship_id: MentorshipId,
    pub text: String,
    pub status: TopicStatus,
}

impl TopicDetails {
    /// A topic that waits.
    pub fn new(mentorship_id: MentorshipId, text: impl Into<String>) -> Self {
        TopicDetails { mentorship_id, text: text.into(), status: TopicStatus::Waiting }
    }
}

impl Details for TopicDetails {
    fn check(&self) -> Result<(), Invalid> {
        must_say_something("text", &self.text)
    }
}

/// Which topics a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicFilter {
    pub mentorship: Option<MentorshipId>,
    /// Only those that still wait.
    pub is_waiting: bool,
}

/// A topic in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    pub topic: Topic,
    /// With whom it will be raised.
    pub name: String,
}

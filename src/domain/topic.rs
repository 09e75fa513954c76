//! Something to raise with one person, waiting for the next meeting with them.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
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

    /// Whether it can be kept.
    pub fn check(&self) -> Result<(), Invalid> {
        must_say_something("text", &self.text)
    }
}

//! A dated reply to a question, for a mentorship or for oneself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::invalid::must_say_something;
use super::stored::Details;
use super::{AnswerId, Invalid, MeetingId, MentorshipId, QuestionId, Stored};

/// One answer. The same question is answered again months later, beside the old answer.
pub type Answer = Stored<AnswerId, AnswerDetails>;

/// What a person edits of an [`Answer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDetails {
    pub question: QuestionId,
    pub mentorship_id: Option<MentorshipId>,
    pub answered_on: NaiveDate,
    pub text: String,
    /// The meeting it is taken to.
    pub to_meeting_id: Option<MeetingId>,
}

impl AnswerDetails {}

/// An answer in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    pub answer: Answer,
    /// The other person's name; empty for an answer for oneself.
    pub name: String,
    /// The day of the meeting it is taken to.
    pub taken_to_on: Option<NaiveDate>,
}

impl Details for AnswerDetails {
    fn check(&self) -> Result<(), Invalid> {
        must_say_something("text", &self.text)
    }
}

/// Which answers a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerFilter {
    pub question: Option<QuestionId>,
    pub mentorship: Option<MentorshipId>,
}

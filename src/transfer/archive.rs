//! The whole journal as one value: what an export writes and an import reads.
//!
//! The journal gathers one, `json` turns it into text and back. It holds records as the domain has them, and no file.

use serde::{Deserialize, Serialize};

use crate::domain::action::Action;
use crate::domain::agenda::AgendaLine;
use crate::domain::agreement::Agreement;
use crate::domain::answer::Answer;
use crate::domain::check_in::CheckIn;
use crate::domain::contact::Contact;
use crate::domain::feedback::Feedback;
use crate::domain::goal::{Goal, Milestone, ProgressEntry};
use crate::domain::meeting::{Decision, Meeting, MeetingMove, Takeaway};
use crate::domain::mentorship::{Mentorship, Person};
use crate::domain::question::OwnQuestion;
use crate::domain::reading::Reading;
use crate::domain::review::Review;
use crate::domain::template::OwnTemplate;
use crate::domain::topic::Topic;

/// The version of the export's format.
pub const SCHEMA: u32 = 1;

/// Every record of a journal, complete, private notes included. The names are those of the tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// The version of this format.
    pub schema: u32,
    pub people: Vec<Person>,
    pub mentorships: Vec<Mentorship>,
    pub meetings: Vec<Meeting>,
    pub meeting_moves: Vec<MeetingMove>,
    pub topics: Vec<Topic>,
    pub goals: Vec<Goal>,
    pub milestones: Vec<Milestone>,
    pub progress: Vec<ProgressEntry>,
    pub actions: Vec<Action>,
    pub questions: Vec<OwnQuestion>,
    pub answers: Vec<Answer>,
    pub agenda_lines: Vec<AgendaLine>,
    pub takeaways: Vec<Takeaway>,
    pub decisions: Vec<Decision>,
    #[serde(default)]
    pub feedback: Vec<Feedback>,
    #[serde(default)]
    pub templates: Vec<OwnTemplate>,
    #[serde(default)]
    pub agreements: Vec<Agreement>,
    #[serde(default)]
    pub check_ins: Vec<CheckIn>,
    #[serde(default)]
    pub contacts: Vec<Contact>,
    #[serde(default)]
    pub reading: Vec<Reading>,
    #[serde(default)]
    pub reviews: Vec<Review>,
}

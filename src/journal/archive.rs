//! The whole journal as one value: what an export writes.

use serde::{Deserialize, Serialize};

use super::{Journal, Result};
use crate::domain::action::Action;
use crate::domain::agenda::AgendaLine;
use crate::domain::answer::Answer;
use crate::domain::goal::{Goal, Milestone, ProgressEntry};
use crate::domain::meeting::{Decision, Meeting, MeetingMove, Takeaway};
use crate::domain::mentorship::{Mentorship, Person};
use crate::domain::question::OwnQuestion;
use crate::domain::topic::Topic;

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
}

/// The version of the export's format.
pub const SCHEMA: u32 = 1;

impl Journal {
    /// Everything, for oneself.
    pub fn archive(&self) -> Result<Archive> {
        let repos = self.store.read();
        Ok(Archive {
            schema: SCHEMA,
            people: repos.people().all()?,
            mentorships: repos.mentorships().all()?,
            meetings: repos.meetings().all()?,
            meeting_moves: repos.meeting_moves().all()?,
            topics: repos.topics().all()?,
            goals: repos.goals().all()?,
            milestones: repos.milestones().all()?,
            progress: repos.progress().all()?,
            actions: repos.actions().all()?,
            questions: repos.questions().all()?,
            answers: repos.answers().all()?,
            agenda_lines: repos.agenda().all()?,
            takeaways: repos.takeaways().all()?,
            decisions: repos.decisions().all()?,
        })
    }
}

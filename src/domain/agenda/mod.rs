//! Agenda lines: a thing's appearance in one meeting.
//!
//! The thing (topic, action, goal, question, answer, feedback) is stored once and keeps its lines in all the meetings it stood in.
//! What a new agenda holds is decided in [`building`].

pub mod building;
#[cfg(test)]
mod building_tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::action::{ActionLine, ActionStatus};
use super::feedback::FeedbackDetails;
use super::goal::GoalLine;
use super::stored::Details;
use super::{
    ActionId, AgendaLineId, AnswerId, FeedbackId, GoalId, Invalid, MeetingId, QuestionId, Record, Stored, TopicId,
};

/// One line of a meeting's agenda.
pub type AgendaLine = Stored<AgendaLineId, AgendaLineDetails>;

/// What a person edits of an [`AgendaLine`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaLineDetails {
    pub meeting_id: MeetingId,
    /// Counted from 1.
    pub position: u32,
    pub ticked: bool,
    /// Words of a template or one's own; empty where the line is a thing's appearance.
    pub text: String,
    pub topic_id: Option<TopicId>,
    pub action_id: Option<ActionId>,
    pub goal_id: Option<GoalId>,
    pub question_id: Option<QuestionId>,
    pub answer_id: Option<AnswerId>,
    #[serde(default)]
    pub feedback_id: Option<FeedbackId>,
    /// Why the thing slipped past this meeting.
    pub slip_reason: String,
    /// How long it is meant to take.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Whether the words are a template's: then they do not come back if they are left unfinished.
    #[serde(default)]
    pub from_template: bool,
    /// The meeting in which it was left unfinished.
    #[serde(default)]
    pub from_meeting_id: Option<MeetingId>,
    /// Parked: it stands on this agenda no more, and does not come back to it by itself.
    #[serde(default)]
    pub put_off: bool,
}

/// What a line of an agenda is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaSubject {
    /// Words of one's own.
    Text(String),
    Topic(TopicId),
    Action(ActionId),
    Goal(GoalId),
    Question(QuestionId),
    Answer(AnswerId),
    Feedback(FeedbackId),
}

impl AgendaSubject {
    /// The thing, where it is one.
    pub fn record(&self) -> Option<Record> {
        match *self {
            AgendaSubject::Text(_) => None,
            AgendaSubject::Topic(id) => Some(id.into()),
            AgendaSubject::Action(id) => Some(id.into()),
            AgendaSubject::Goal(id) => Some(id.into()),
            AgendaSubject::Question(id) => Some(id.into()),
            AgendaSubject::Answer(id) => Some(id.into()),
            AgendaSubject::Feedback(id) => Some(id.into()),
        }
    }
}

impl AgendaLineDetails {
    /// A line at the end of a meeting's agenda; the store gives it its position.
    pub fn about(meeting_id: MeetingId, subject: AgendaSubject) -> Self {
        let mut line = AgendaLineDetails {
            meeting_id,
            position: 0,
            ticked: false,
            text: String::new(),
            topic_id: None,
            action_id: None,
            goal_id: None,
            question_id: None,
            answer_id: None,
            feedback_id: None,
            slip_reason: String::new(),
            minutes: None,
            from_template: false,
            from_meeting_id: None,
            put_off: false,
        };
        match subject {
            AgendaSubject::Text(text) => line.text = text,
            AgendaSubject::Topic(id) => line.topic_id = Some(id),
            AgendaSubject::Action(id) => line.action_id = Some(id),
            AgendaSubject::Goal(id) => line.goal_id = Some(id),
            AgendaSubject::Question(id) => line.question_id = Some(id),
            AgendaSubject::Answer(id) => line.answer_id = Some(id),
            AgendaSubject::Feedback(id) => line.feedback_id = Some(id),
        }
        line
    }

    /// What the line is about.
    pub fn subject(&self) -> AgendaSubject {
        self.topic_id
            .map(AgendaSubject::Topic)
            .or(self.action_id.map(AgendaSubject::Action))
            .or(self.goal_id.map(AgendaSubject::Goal))
            .or(self.question_id.map(AgendaSubject::Question))
            .or(self.answer_id.map(AgendaSubject::Answer))
            .or(self.feedback_id.map(AgendaSubject::Feedback))
            .unwrap_or_else(|| AgendaSubject::Text(self.text.clone()))
    }
}

impl Details for AgendaLineDetails {
    fn check(&self) -> Result<(), Invalid> {
        match self.subject() {
            AgendaSubject::Text(text) if text.trim().is_empty() => Err(Invalid::new("text", "needs a few words")),
            _ => Ok(()),
        }
    }
}

/// A line in the words of what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLineWorded {
    pub line: AgendaLine,
    /// The line's own text, or the text of the thing it is about.
    pub words: String,
    /// The day of the meeting in which it was left unfinished.
    pub left_open_on: Option<NaiveDate>,
}

/// A line as the meeting page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLineShown {
    pub line: AgendaLine,
    /// See [`AgendaLineWorded`].
    pub words: String,
    pub left_open_on: Option<NaiveDate>,
    pub source: AgendaSource,
}

/// Where a line comes from, with what is said of that beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgendaSource {
    /// Words of one's own, or words that were left unfinished.
    Words,
    Template,
    Topic,
    Action(Box<ActionLine>),
    Goal(Box<GoalOnAgenda>),
    Question,
    Answer,
    Feedback(Box<FeedbackDetails>),
}

/// A goal on an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalOnAgenda {
    pub goal: GoalLine,
    /// The nearest day of a milestone that is still ahead of the two.
    pub milestone_due_on: Option<NaiveDate>,
}

impl AgendaLineShown {
    /// The action it is about, if it is about one.
    pub fn action(&self) -> Option<&ActionLine> {
        match &self.source {
            AgendaSource::Action(action) => Some(action),
            _ => None,
        }
    }

    /// Whether the thing it is about needs nothing more: the action is settled, the goal is reached or rests.
    pub fn is_settled(&self) -> bool {
        match &self.source {
            AgendaSource::Action(line) => line.action.details.status != ActionStatus::Open,
            AgendaSource::Goal(on_agenda) => !on_agenda.goal.goal.details.status.is_open(),
            AgendaSource::Feedback(details) => !details.is_open(),
            _ => false,
        }
    }

    /// What kind of thing it is, in a word; empty for words of one's own.
    pub fn noun(&self) -> &'static str {
        self.line.details.subject().record().map_or("", Record::noun)
    }
}

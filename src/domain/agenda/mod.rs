//! Agenda lines: a thing's appearance in one meeting.
//!
//! The thing (topic, action, goal, question, answer, feedback) is stored once and keeps its lines in all the meetings it stood in.
//! What a new agenda holds is decided in [`building`].

pub mod building;

use serde::{Deserialize, Serialize};

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
    /// What kind of thing it is, in a word; empty for words of one's own.
    pub fn source(&self) -> &'static str {
        match self {
            AgendaSubject::Text(_) => "",
            AgendaSubject::Topic(_) => "topic",
            AgendaSubject::Action(_) => "action",
            AgendaSubject::Goal(_) => "goal",
            AgendaSubject::Question(_) => "question",
            AgendaSubject::Answer(_) => "answer",
            AgendaSubject::Feedback(_) => "feedback",
        }
    }

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

/// A line as the meeting page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLineShown {
    pub line: AgendaLine,
    /// The line's own text, or the text of the thing it is about.
    pub words: String,
}

impl AgendaLineShown {
    /// What kind of thing it is, in a word; empty for words of one's own.
    pub fn source(&self) -> &'static str {
        self.line.details.subject().source()
    }
}

/// A line in the words of what it is about, whether it stands on an agenda or would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaWords {
    pub details: AgendaLineDetails,
    pub words: String,
}

impl From<AgendaLineShown> for AgendaWords {
    fn from(shown: AgendaLineShown) -> Self {
        AgendaWords { details: shown.line.details, words: shown.words }
    }
}

//! What the lines of an agenda are about, loaded for all of them at once: a query for each kind of thing, none for a line.

use std::collections::HashMap;

use super::super::Result;
use crate::domain::action::ActionLine;
use crate::domain::agenda::{AgendaLineShown, AgendaLineWorded, AgendaSource, AgendaSubject, GoalOnAgenda};
use crate::domain::feedback::FeedbackDetails;
use crate::domain::goal::GoalLine;
use crate::domain::topic::TopicStatus;
use crate::domain::{ActionId, FeedbackId, GoalId, MeetingId, TopicId};
use crate::store::{Read, Repos};

/// The things of one agenda.
#[derive(Debug, Default)]
pub(super) struct Sources {
    topics: HashMap<TopicId, TopicStatus>,
    actions: HashMap<ActionId, ActionLine>,
    goals: HashMap<GoalId, GoalOnAgenda>,
    feedback: HashMap<FeedbackId, FeedbackDetails>,
}

impl Sources {
    /// Reads what the lines need; nothing for a kind of which there is none.
    pub(super) fn load(repos: Repos<'_, Read>, meeting: MeetingId, lines: &[AgendaLineWorded]) -> Result<Self> {
        let mut sources = Sources::default();
        let has = |is: fn(&AgendaSubject) -> bool| lines.iter().any(|worded| is(&worded.line.details.subject()));
        if has(|subject| matches!(subject, AgendaSubject::Topic(_))) {
            sources.topics = repos.topics().status_on_agenda(meeting)?.into_iter().collect();
        }
        if has(|subject| matches!(subject, AgendaSubject::Action(_))) {
            let lines = repos.actions().on_agenda(meeting)?;
            sources.actions = lines.into_iter().map(|line| (line.action.id, line)).collect();
        }
        if has(|subject| matches!(subject, AgendaSubject::Goal(_))) {
            let due: HashMap<_, _> = repos.milestones().due_on_agenda(meeting)?.into_iter().collect();
            let on_agenda = |goal: GoalLine| GoalOnAgenda { milestone_due_on: due.get(&goal.goal.id).copied(), goal };
            let lines = repos.goals().on_agenda(meeting)?;
            sources.goals = lines.into_iter().map(|line| (line.goal.id, on_agenda(line))).collect();
        }
        if has(|subject| matches!(subject, AgendaSubject::Feedback(_))) {
            let lines = repos.feedback().on_agenda(meeting)?.into_iter().map(|line| line.feedback);
            sources.feedback = lines.map(|feedback| (feedback.id, feedback.details)).collect();
        }
        Ok(sources)
    }

    /// Gives each line its source. A thing stands on an agenda once.
    pub(super) fn show(&mut self, lines: Vec<AgendaLineWorded>) -> Vec<AgendaLineShown> {
        let shown = lines.into_iter().map(|worded| {
            let source = self.take(&worded).unwrap_or(AgendaSource::Words);
            let AgendaLineWorded { line, mut words, left_open_on } = worded;
            if let AgendaSource::Feedback(details) = &source {
                details.words().clone_into(&mut words);
            }
            AgendaLineShown { line, words, left_open_on, source }
        });
        shown.collect()
    }

    fn take(&mut self, worded: &AgendaLineWorded) -> Option<AgendaSource> {
        Some(match worded.line.details.subject() {
            AgendaSubject::Text(_) if worded.line.details.from_template => AgendaSource::Template,
            AgendaSubject::Text(_) => AgendaSource::Words,
            AgendaSubject::Topic(id) => AgendaSource::Topic(self.topics.remove(&id)?),
            AgendaSubject::Action(id) => AgendaSource::Action(Box::new(self.actions.remove(&id)?)),
            AgendaSubject::Goal(id) => AgendaSource::Goal(Box::new(self.goals.remove(&id)?)),
            AgendaSubject::Question(_) => AgendaSource::Question,
            AgendaSubject::Answer(_) => AgendaSource::Answer,
            AgendaSubject::Feedback(id) => AgendaSource::Feedback(Box::new(self.feedback.remove(&id)?)),
        })
    }
}

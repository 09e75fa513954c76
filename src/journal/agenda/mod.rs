//! Agendas: lines added, ticked, moved; what is open and could be put on one.

pub(super) mod filling;
mod said;
mod sources;
#[cfg(test)]
mod tests;

use uuid::Uuid;

use super::meetings::after;
use super::records::brief;
use super::{Journal, Result};
use crate::domain::action::{ActionFilter, ActionStatus};
use crate::domain::agenda::{
    AgendaLine, AgendaLineDetails, AgendaLineShown, AgendaLineWorded, AgendaSource, AgendaSubject, GoalOnAgenda,
};
use crate::domain::goal::GoalFilter;
use crate::domain::meeting::{Meeting, MeetingDetails};
use crate::domain::mentorship::{MentorshipLine, Role};
use crate::domain::topic::{TopicDetails, TopicFilter, TopicStatus};
use crate::domain::{AgendaLineId, Details, Invalid, MeetingId, MentorshipId, Page, Record};
use crate::store::{Repos, Write};
use sources::Sources;

pub use said::{AgendaSaid, Weight, on_agenda};

/// A line that is only thought of has no number.
const NOT_YET: AgendaLineId = AgendaLineId(0);

/// So many open things of a kind are offered for an agenda.
const OFFERED: usize = 40;

/// Something open that could stand on an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaOffer {
    pub record: Record,
    pub words: String,
}

impl Journal {
    /// Puts a line at the end of a meeting's agenda. A thing stands there once at most.
    pub fn add_agenda_line(&mut self, meeting: MeetingId, subject: AgendaSubject) -> Result<AgendaLineId> {
        let called = match subject.record() {
            Some(record) => self.called(record)?,
            None => format!("\"{}\"", brief(&AgendaLineDetails::about(meeting, subject.clone()).text)),
        };
        self.write(&format!("put {called} on the agenda"), |repos| {
            let present = repos.agenda().of(meeting)?;
            let position = after(present.iter().map(|line| line.details.position));
            let there = present.into_iter().find(|line| line.details.subject() == subject);
            match there.filter(|_| subject.record().is_some()) {
                // What was put off is chosen again.
                Some(line) if line.details.put_off => {
                    let chosen = AgendaLineDetails { position, put_off: false, ..line.details };
                    repos.agenda().update(line.id, &chosen)?;
                    return Ok(line.id);
                }
                Some(_) => return Err(Invalid::new("agenda", "it stands on this agenda already").into()),
                None => {}
            }
            let line = AgendaLineDetails { position, ..AgendaLineDetails::about(meeting, subject) };
            line.check()?;
            Ok(repos.agenda().insert(&line)?)
        })
    }

    /// Ticks a line, or takes the tick back: it was spoken of. A topic that is ticked has been raised; an action stays as open as it
    /// is. Gives the words for a toast.
    pub fn tick_agenda_line(&mut self, id: AgendaLineId) -> Result<String> {
        let called = brief(&self.agenda_words(id)?);
        self.write("", |repos| {
            let mut line = repos.agenda().get(id)?.details;
            line.ticked = !line.ticked;
            let words = match line.subject() {
                _ if !line.ticked => format!("unticked \"{called}\""),
                AgendaSubject::Topic(_) => format!("raised \"{called}\""),
                AgendaSubject::Action(id) if repos.actions().get(id)?.details.status == ActionStatus::Open => {
                    format!("spoken of \"{called}\"; it stays open")
                }
                _ => format!("ticked \"{called}\""),
            };
            repos.say(&words)?;
            repos.agenda().update(id, &line)?;
            raise(repos, &line)?;
            Ok(words)
        })
    }

    /// A line as it is stored.
    pub fn agenda_line(&self, id: AgendaLineId) -> Result<AgendaLineDetails> {
        Ok(self.store.read().agenda().get(id)?.details)
    }

    /// Moves a line up (negative) or down by so many places; at an end it stays.
    pub fn move_agenda_line(&mut self, id: AgendaLineId, by: i32) -> Result<()> {
        self.write("moved a line of the agenda", |repos| {
            let mut lines = repos.agenda().of(repos.agenda().get(id)?.details.meeting_id)?;
            let from = lines.iter().position(|line| line.id == id).unwrap_or(0);
            let to = from.saturating_add_signed(by as isize).min(lines.len() - 1);
            let line = lines.remove(from);
            lines.insert(to, line);
            for (position, line) in (1..).zip(lines) {
                repos.agenda().update(line.id, &AgendaLineDetails { position, ..line.details })?;
            }
            Ok(())
        })
    }

    /// Takes a line off the agenda until another time: words become a topic that waits, and what is a thing stays open as it is. Gives
    /// the words for a toast.
    pub fn park_agenda_line(&mut self, id: AgendaLineId) -> Result<String> {
        let called = brief(&self.agenda_words(id)?);
        self.write("", |repos| {
            let mut line = repos.agenda().get(id)?.details;
            let mentorship = repos.meetings().get(line.meeting_id)?.details.mentorship_id;
            let is_a_topic = matches!(line.subject(), AgendaSubject::Topic(_) | AgendaSubject::Text(_));
            match (line.subject(), mentorship) {
                (AgendaSubject::Topic(topic), _) => {
                    let details = repos.topics().get(topic)?.details;
                    repos.topics().update(topic, &TopicDetails { status: TopicStatus::Waiting, ..details })?;
                }
                (AgendaSubject::Text(text), Some(mentorship)) => {
                    let topic = repos.topics().insert(&TopicDetails::new(mentorship, text))?;
                    let topic = AgendaLineDetails::about(line.meeting_id, AgendaSubject::Topic(topic));
                    line = AgendaLineDetails { position: line.position, ..topic };
                }
                (AgendaSubject::Text(_), None) => {
                    return Err(
                        Invalid::new("agenda", "a group has no topics that wait; delete the line instead").into()
                    );
                }
                _ => {}
            }
            repos.agenda().update(id, &AgendaLineDetails { put_off: true, ticked: false, ..line })?;
            let words = if is_a_topic {
                format!("parked \"{called}\": it waits with the topics")
            } else {
                format!("parked \"{called}\": it stays open")
            };
            repos.say(&words)?;
            Ok(words)
        })
    }

    /// Says in a line why something slipped past a meeting; nothing takes the line back.
    pub fn say_why_it_slipped(&mut self, id: AgendaLineId, why: &str) -> Result<()> {
        let words = format!("said why \"{}\" slipped", brief(&self.agenda_words(id)?));
        self.write(&words, |repos| {
            let line = repos.agenda().get(id)?.details;
            Ok(repos.agenda().update(id, &AgendaLineDetails { slip_reason: why.trim().to_owned(), ..line })?)
        })
    }

    /// What is open with the same person and does not stand on this meeting's agenda yet: actions, topics, goals.
    pub fn agenda_offers(&self, meeting: MeetingId) -> Result<Vec<AgendaOffer>> {
        let repos = self.store.read();
        let mentorship = repos.meetings().get(meeting)?.details.mentorship_id;
        let present = repos.agenda().of(meeting)?.into_iter().filter(|line| !line.details.put_off);
        let present: Vec<_> = present.map(|line| line.details.subject()).collect();
        let page = Page::first(OFFERED);
        let actions =
            repos.actions().page(&ActionFilter { mentorship, is_open: true, ..ActionFilter::default() }, &page)?;
        let topics = repos.topics().page(&TopicFilter { mentorship, is_waiting: true }, &page)?;
        let goals = repos.goals().page(&GoalFilter { mentorship, is_open: true, ..GoalFilter::default() }, &page)?;
        let mut offers = Vec::new();
        for line in actions {
            let id = line.item.action.id;
            offers.push((AgendaSubject::Action(id), Record::Action(id), line.item.action.details.text));
        }
        for line in topics {
            let id = line.item.topic.id;
            offers.push((AgendaSubject::Topic(id), Record::Topic(id), line.item.topic.details.text));
        }
        for line in goals {
            let id = line.item.goal.id;
            offers.push((AgendaSubject::Goal(id), Record::Goal(id), line.item.goal.details.title));
        }
        offers.retain(|(subject, _, _)| !present.contains(subject));
        Ok(offers.into_iter().map(|(_, record, words)| AgendaOffer { record, words }).collect())
    }

    /// The agenda of a meeting in the words of what its lines are about, with where each comes from.
    pub(super) fn agenda(&self, meeting: &Meeting) -> Result<Vec<AgendaLineShown>> {
        let lines = self.worded(meeting)?;
        Sources::load(self.store.read(), meeting.id, &lines).map(|mut sources| sources.show(lines))
    }

    /// What the agenda of the next meeting with somebody would hold, on the day that the rhythm makes.
    pub(super) fn agenda_to_come(&self, with: &MentorshipLine) -> Result<Vec<AgendaLineShown>> {
        let details = self.meeting_to_come(with)?;
        let lines = filling::would_hold(self.store.read(), &details, self.today())?;
        lines.into_iter().map(|line| self.to_come(line, with.mentorship.details.my_role)).collect()
    }

    /// The next meeting with somebody as it would be planned.
    pub(super) fn meeting_to_come(&self, with: &MentorshipLine) -> Result<MeetingDetails> {
        let (id, day) = (with.mentorship.id, with.due_on(self.today()));
        let (kind, minutes) = (self.suggested_kind(id, day)?, with.mentorship.details.length_min);
        Ok(MeetingDetails { kind, minutes, ..MeetingDetails::on(Some(id), day) })
    }

    /// A line that would stand on an agenda, as it would be shown there.
    fn to_come(&self, details: AgendaLineDetails, role: Role) -> Result<AgendaLineShown> {
        let repos = self.store.read();
        let (words, source) = match details.subject() {
            AgendaSubject::Text(text) if details.from_template => (text, AgendaSource::Template),
            AgendaSubject::Text(text) => (text, AgendaSource::Words),
            AgendaSubject::Topic(id) => (repos.topics().get(id)?.details.text, AgendaSource::Topic),
            AgendaSubject::Action(id) => {
                let line = repos.actions().line(id)?;
                (line.action.details.text.clone(), AgendaSource::Action(Box::new(line)))
            }
            AgendaSubject::Goal(id) => {
                let (goal, milestones) = (repos.goals().line(id)?, repos.milestones().of(id)?);
                let ahead = milestones.iter().filter(|milestone| milestone.details.done_on.is_none());
                let milestone_due_on = ahead.filter_map(|milestone| milestone.details.due_on).min();
                let words = goal.goal.details.title.clone();
                (words, AgendaSource::Goal(Box::new(GoalOnAgenda { goal, milestone_due_on })))
            }
            AgendaSubject::Question(id) => (self.question(id)?.wording(role).to_owned(), AgendaSource::Question),
            AgendaSubject::Answer(id) => (repos.answers().get(id)?.details.text, AgendaSource::Answer),
            AgendaSubject::Feedback(id) => {
                let feedback = repos.feedback().get(id)?.details;
                (feedback.words().to_owned(), AgendaSource::Feedback(Box::new(feedback)))
            }
        };
        let left_in = details.from_meeting_id.map(|id| repos.meetings().line(id)).transpose()?;
        let left_open_on = left_in.map(|meeting| meeting.meets_on);
        let now = self.clock.utc();
        let line = AgendaLine { id: NOT_YET, uid: Uuid::nil(), details, created_at: now, updated_at: now };
        Ok(AgendaLineShown { line, words, left_open_on, source })
    }

    /// The same in words alone.
    fn worded(&self, meeting: &Meeting) -> Result<Vec<AgendaLineWorded>> {
        let role = self.role_in(meeting.details.mentorship_id)?;
        let question =
            |id| crate::content::question(id).map(|question| question.wording(role).to_owned()).unwrap_or_default();
        Ok(self.store.read().agenda().worded(meeting.id, question)?)
    }

    /// What a line says.
    pub(super) fn agenda_words(&self, id: AgendaLineId) -> Result<String> {
        let meeting = self.store.read().agenda().get(id)?.details.meeting_id;
        let agenda = self.worded(&self.store.read().meetings().get(meeting)?)?;
        Ok(agenda.into_iter().find(|worded| worded.line.id == id).map(|worded| worded.words).unwrap_or_default())
    }

    /// My role in a mentorship; without one I am asked as a mentee.
    pub(super) fn role_in(&self, mentorship: Option<MentorshipId>) -> Result<Role> {
        match mentorship {
            Some(id) => Ok(self.store.read().mentorships().get(id)?.details.my_role),
            None => Ok(Role::Mentee),
        }
    }
}

/// The topic of a line that is ticked has been raised; one whose tick is taken back waits again.
pub(super) fn raise(repos: Repos<'_, Write>, line: &AgendaLineDetails) -> Result<()> {
    let Some(topic) = line.topic_id else { return Ok(()) };
    let mut details = repos.topics().get(topic)?.details;
    if details.status == TopicStatus::Dropped && !line.ticked {
        return Ok(());
    }
    details.status = if line.ticked { TopicStatus::Raised } else { TopicStatus::Waiting };
    Ok(repos.topics().update(topic, &details)?)
}

//! What one wants to know five minutes before a meeting: who, the agenda, last time, what is open, the question.
//!
//! Private notes are not in it, nor answers, unless one of those stands on the agenda because it is taken along.

use super::today::items;
use super::{Journal, Offered, Result};
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::agenda::AgendaLineShown;
use crate::domain::goal::{GoalFilter, GoalLine, ProgressEntry};
use crate::domain::meeting::{
    Decision, MeetingDetails, MeetingFilter, MeetingKind, MeetingLine, MeetingStatus, Takeaway,
};
use crate::domain::mentorship::MentorshipLine;
use crate::domain::template::Template;
use crate::domain::{MentorshipId, Page};

/// So many of each are looked at: a page holds no more.
const MOST_ACTIONS: usize = 20;
const MOST_GOALS: usize = 8;

/// One page before a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    pub with: MentorshipLine,
    /// The next meeting; nothing where none is planned, and then the rest is about the one that would be.
    pub meeting: Option<MeetingLine>,
    pub kind: MeetingKind,
    /// What it is held by; it says what to do before.
    pub template: Option<Template>,
    pub agenda: Vec<AgendaLineShown>,
    pub last_time: Option<LastTime>,
    /// Of both sides, the nearest day first.
    pub actions: Vec<ActionLine>,
    /// Each with its newest entry.
    pub goals: Vec<(GoalLine, Option<ProgressEntry>)>,
    pub question: Option<Offered>,
}

/// The meeting before this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTime {
    pub meeting: MeetingLine,
    pub takeaways: Vec<Takeaway>,
    pub decisions: Vec<Decision>,
    /// What was promised in it, whatever became of it.
    pub promised: Vec<ActionLine>,
}

impl Brief {
    /// What to do before the meeting, in the role one has.
    pub fn before(&self) -> &[String] {
        let role = self.with.mentorship.details.my_role;
        self.template.as_ref().map(|template| template.before(role)).unwrap_or_default()
    }
}

impl Journal {
    /// One page before the next meeting with somebody.
    pub fn brief(&self, with: MentorshipId) -> Result<Brief> {
        let meeting = self.next_meeting(Some(with))?;
        let repos = self.store.read();
        let with = self.mentorship(with)?;
        let id = with.mentorship.id;
        let details: MeetingDetails = match &meeting {
            Some(meeting) => repos.meetings().get(meeting.id)?.details,
            None => self.meeting_to_come(&with)?,
        };
        let actions = ActionFilter { mentorship: Some(id), is_open: true, ..ActionFilter::default() };
        let goals = GoalFilter { mentorship: Some(id), is_open: true, ..GoalFilter::default() };
        let goals = items(self.goals(&goals, &Page::first(MOST_GOALS))?).into_iter().map(|line| {
            let entry = items(self.progress(line.goal.id, &Page::first(1))?).pop();
            Ok((line, entry))
        });
        Ok(Brief {
            agenda: self.agenda_or_to_come(meeting.as_ref(), Some(&with))?,
            template: self.template_of(&details)?,
            last_time: self.last_time(id)?,
            actions: items(self.actions(&actions, &Page::first(MOST_ACTIONS))?),
            goals: goals.collect::<Result<_>>()?,
            question: self.offered_question_for(Some(id))?,
            kind: details.kind,
            meeting,
            with,
        })
    }

    fn last_time(&self, with: MentorshipId) -> Result<Option<LastTime>> {
        let held = MeetingFilter { mentorship: Some(with), status: Some(MeetingStatus::Held) };
        let Some(meeting) = items(self.meetings(&held, &Page::first(1))?).pop() else { return Ok(None) };
        let repos = self.store.read();
        let promised = ActionFilter { meeting: Some(meeting.id), ..ActionFilter::default() };
        Ok(Some(LastTime {
            takeaways: repos.takeaways().of(meeting.id)?,
            decisions: repos.decisions().of(meeting.id)?,
            promised: items(self.actions(&promised, &Page::first(MOST_ACTIONS))?),
            meeting,
        }))
    }
}

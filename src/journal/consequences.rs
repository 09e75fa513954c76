//! What else happens when something changes, whichever operation changed it or whether a field was set by its name.

use chrono::NaiveDate;

use super::Result;
use super::agenda::filling::{change_person, change_template, hand_on, join_next};
use super::agenda::raise;
use super::contacts;
use super::meetings::held_by_now;
use crate::domain::action::ActionStatus;
use crate::domain::agenda::{AgendaLineDetails, AgendaSubject};
use crate::domain::contact::ContactDetails;
use crate::domain::meeting::{MeetingDetails, MeetingStatus};
use crate::domain::mentorship::{MentorshipDetails, MentorshipStatus};
use crate::domain::topic::TopicStatus;
use crate::domain::{ActionId, AgendaLineId, ContactId, FeedbackId, MeetingId, MentorshipId, Record, TopicId};
use crate::store::{Repos, Write};

/// A record before its fields are set, where something may follow from that.
#[derive(Debug)]
pub(super) enum Before {
    Meeting(MeetingId, Box<MeetingDetails>),
    AgendaLine(AgendaLineId, AgendaLineDetails),
    Mentorship(MentorshipId, Box<MentorshipDetails>),
    Settled(Reopened),
    Contact(ContactId, Box<ContactDetails>),
    Other,
}

/// What may be opened again, and comes back to the next agenda then.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reopened {
    Action(ActionId),
    Topic(TopicId),
    Feedback(FeedbackId),
}

impl Before {
    /// Keeps what is needed of a record as it is now.
    pub(super) fn of(repos: Repos<'_, Write>, record: Record) -> Result<Self> {
        Ok(match record {
            Record::Meeting(id) => Before::Meeting(id, Box::new(repos.meetings().get(id)?.details)),
            Record::Mentorship(id) => Before::Mentorship(id, Box::new(repos.mentorships().get(id)?.details)),
            Record::AgendaLine(id) => Before::AgendaLine(id, repos.agenda().get(id)?.details),
            Record::Action(id) => Before::settled(repos, Reopened::Action(id))?,
            Record::Topic(id) => Before::settled(repos, Reopened::Topic(id))?,
            Record::Feedback(id) => Before::settled(repos, Reopened::Feedback(id))?,
            Record::Contact(id) => Before::Contact(id, Box::new(repos.contacts().get(id)?.details)),
            _ => Before::Other,
        })
    }

    fn settled(repos: Repos<'_, Write>, what: Reopened) -> Result<Self> {
        Ok(if what.is_open(repos)? { Before::Other } else { Before::Settled(what) })
    }

    /// Does what follows from the change: a meeting that is written up counts as held, one that was held hands on what it left open,
    /// and a topic that is ticked has been raised.
    pub(super) fn follow(self, repos: Repos<'_, Write>, today: NaiveDate) -> Result<()> {
        match self {
            Before::Meeting(id, before) => {
                let mut details = repos.meetings().get(id)?.details;
                if details.is_written_otherwise(&before) && details.status == before.status {
                    details.hold_if_written(today);
                    repos.meetings().update(id, &details)?;
                }
                follow_meeting(repos, id, &before, today)
            }
            Before::AgendaLine(id, before) => {
                let line = repos.agenda().get(id)?.details;
                if line.ticked == before.ticked { Ok(()) } else { raise(repos, &line) }
            }
            Before::Mentorship(id, before) => follow_mentorship(repos, id, &before, today),
            Before::Settled(what) => what.join(repos, today),
            Before::Contact(id, before) => contacts::tidy(repos, id, &before),
            Before::Other => Ok(()),
        }
    }
}

impl Reopened {
    fn is_open(self, repos: Repos<'_, Write>) -> Result<bool> {
        Ok(match self {
            Reopened::Action(id) => repos.actions().get(id)?.details.status == ActionStatus::Open,
            Reopened::Topic(id) => repos.topics().get(id)?.details.status == TopicStatus::Waiting,
            Reopened::Feedback(id) => repos.feedback().get(id)?.details.is_open(),
        })
    }

    /// If it is open now, it comes onto the agenda of the next meeting.
    pub(super) fn join(self, repos: Repos<'_, Write>, today: NaiveDate) -> Result<()> {
        if !self.is_open(repos)? {
            return Ok(());
        }
        let (mentorship, subject, agreed_in) = match self {
            Reopened::Action(id) => {
                let details = repos.actions().get(id)?.details;
                (details.mentorship_id, AgendaSubject::Action(id), details.meeting_id)
            }
            Reopened::Topic(id) => {
                (Some(repos.topics().get(id)?.details.mentorship_id), AgendaSubject::Topic(id), None)
            }
            Reopened::Feedback(id) => {
                let details = repos.feedback().get(id)?.details;
                (details.mentorship_id, AgendaSubject::Feedback(id), details.meeting_id)
            }
        };
        join_next(repos, mentorship, subject, agreed_in, today)
    }
}

/// What follows from a change of a mentorship: once it is closed nothing is planned with them any more.
pub(super) fn follow_mentorship(
    repos: Repos<'_, Write>,
    id: MentorshipId,
    before: &MentorshipDetails,
    today: NaiveDate,
) -> Result<()> {
    let is_closed_now = repos.mentorships().get(id)?.details.status == MentorshipStatus::Closed;
    if !is_closed_now || before.status == MentorshipStatus::Closed {
        return Ok(());
    }
    // The last one first: what stands on the agenda of one that is called off waits for none that will be.
    for meeting in repos.meetings().planned_with(id)? {
        let planned = repos.meetings().get(meeting)?.details;
        let called_off = MeetingDetails { status: MeetingStatus::Cancelled, ..planned.clone() };
        repos.meetings().update(meeting, &called_off)?;
        follow_meeting(repos, meeting, &planned, today)?;
    }
    Ok(())
}

/// What follows from a change of a meeting: another person or another template changes the agenda, and a meeting that does not come next
/// any more hands on what it left open.
pub(super) fn follow_meeting(
    repos: Repos<'_, Write>,
    id: MeetingId,
    before: &MeetingDetails,
    today: NaiveDate,
) -> Result<()> {
    let details = repos.meetings().get(id)?.details;
    let is_planned = details.status == MeetingStatus::Planned;
    if is_planned && details.mentorship_id != before.mentorship_id {
        change_person(repos, id, today)?;
    }
    if is_planned && (details.kind, details.template_id) != (before.kind, before.template_id) {
        change_template(repos, id, today)?;
    }
    let is_settled_now = before.status == MeetingStatus::Planned && !is_planned;
    if is_settled_now {
        held_by_now(&details, today)?;
    }
    let is_overtaken = match details.mentorship_id {
        Some(mentorship) if is_planned && details.meets_on > before.meets_on => {
            repos.meetings().planned_from(mentorship, today, None)? != Some(id)
        }
        _ => false,
    };
    if is_settled_now || is_overtaken { hand_on(repos, id, today) } else { Ok(()) }
}

//! Fills the agenda of a meeting that is planned or begun: gathers what is open with that person, and lets the rules decide.
//!
//! All of it happens inside the change that made it necessary, so that one undo takes back both.

use chrono::NaiveDate;

use super::super::reflection::offered;
use super::super::{Journal, Result};
use crate::content;
use crate::domain::action::ActionFilter;
use crate::domain::agenda::building::{Open, lacking, place_of_new, words_alone};
use crate::domain::agenda::{AgendaLine, AgendaLineDetails, AgendaSubject};
use crate::domain::goal::GoalFilter;
use crate::domain::meeting::{MeetingDetails, MeetingStatus};
use crate::domain::template::Template;
use crate::domain::topic::TopicFilter;
use crate::domain::{MeetingId, MentorshipId, Page};
use crate::store::{Read, Repos, Write};

/// So much of each sort is put on one agenda: more is not spoken of in an hour. The rest follows when these are settled.
const MOST_ACTIONS: usize = 20;
const MOST_TOPICS: usize = 12;
const MOST_GOALS: usize = 8;
const MOST_FEEDBACK: u32 = 8;

/// A meeting that is only thought of has no number.
const NOT_YET: MeetingId = MeetingId(0);

impl Journal {
    /// Brings onto the agenda of a meeting what is open and missing there. Gives how many lines came.
    pub fn fill_agenda(&mut self, meeting: MeetingId) -> Result<usize> {
        let today = self.today();
        self.write("filled the agenda", |repos| fill(repos, meeting, today))
    }

    /// How many lines [`Journal::fill_agenda`] would bring.
    pub fn missing_on_agenda(&self, meeting: MeetingId) -> Result<usize> {
        let repos = self.store.read();
        let details = repos.meetings().get(meeting)?.details;
        if details.status != MeetingStatus::Planned {
            return Ok(0);
        }
        let (template, open) = (template_of(repos, &details)?, gather(repos, meeting, &details, self.today())?);
        Ok(lacking(template.as_ref(), &open, &details_of(&repos.agenda().of(meeting)?)).len())
    }
}

/// Fills the agenda of a meeting: from its template if it has no line yet, else with what is missing. Gives how many lines came.
pub(in crate::journal) fn fill(repos: Repos<'_, Write>, meeting: MeetingId, today: NaiveDate) -> Result<usize> {
    let details = repos.meetings().get(meeting)?.details;
    let (template, open) = (template_of(repos, &details)?, gather(repos, meeting, &details, today)?);
    let stored = repos.agenda().of(meeting)?;
    let new = lacking(template.as_ref(), &open, &details_of(&stored));
    let came = new.len();
    put(repos, meeting, &stored, new)?;
    Ok(came)
}

/// A meeting gets another template: the words of the old one that were not spoken of go, those of the new one stand round what is
/// there. A meeting that is for one thing alone puts the rest off.
pub(in crate::journal) fn change_template(repos: Repos<'_, Write>, meeting: MeetingId, today: NaiveDate) -> Result<()> {
    let details = repos.meetings().get(meeting)?.details;
    let (gone, kept): (Vec<_>, Vec<_>) =
        repos.agenda().of(meeting)?.into_iter().partition(|line| line.details.from_template && !line.details.ticked);
    for line in gone {
        repos.agenda().delete(line.id)?;
    }
    let Some(template) = template_of(repos, &details)? else { return Ok(()) };
    let (mut before, mut closing) = words_alone(&template, &gather(repos, meeting, &details, today)?);
    let is_new = |line: &AgendaLineDetails| !kept.iter().any(|there| there.details.text == line.text);
    before.retain(is_new);
    closing = closing.filter(is_new);
    let first = before.len() + 1;
    for (line, position) in kept.iter().zip(first..) {
        let is_put_off = template.is_alone && !line.details.ticked && line.details.subject().record().is_some();
        let put_off = line.details.put_off || is_put_off;
        let details = AgendaLineDetails { position: in_order(position), put_off, ..line.details.clone() };
        repos.agenda().update(line.id, &details)?;
    }
    let places = (1..first).chain(std::iter::once(first + kept.len()));
    for (line, position) in before.into_iter().chain(closing).zip(places) {
        repos.agenda().insert(&AgendaLineDetails { position: in_order(position), ..line })?;
    }
    if template.is_alone { Ok(()) } else { fill(repos, meeting, today).map(|_| ()) }
}

/// A meeting is with somebody else now: what was open with the other one goes, and what is open with them comes.
pub(in crate::journal) fn change_person(repos: Repos<'_, Write>, meeting: MeetingId, today: NaiveDate) -> Result<()> {
    for line in repos.agenda().of(meeting)?.iter().filter(|line| line.details.subject().record().is_some()) {
        repos.agenda().delete(line.id)?;
    }
    fill(repos, meeting, today).map(|_| ())
}

/// Something has opened: it comes onto the agenda of the next meeting with that person, if one is planned behind the meeting it was
/// agreed in.
pub(in crate::journal) fn join_next(
    repos: Repos<'_, Write>,
    mentorship: Option<MentorshipId>,
    subject: AgendaSubject,
    agreed_in: Option<MeetingId>,
    today: NaiveDate,
) -> Result<()> {
    let Some(mentorship) = mentorship else { return Ok(()) };
    let Some(next) = next_behind(repos, mentorship, agreed_in, today)? else { return Ok(()) };
    let is_alone = template_of(repos, &repos.meetings().get(next)?.details)?.is_some_and(|template| template.is_alone);
    if is_alone { Ok(()) } else { join(repos, next, subject) }
}

/// Puts a thing on the agenda of a meeting, unless it stands there already or was put off.
pub(in crate::journal) fn join(repos: Repos<'_, Write>, meeting: MeetingId, subject: AgendaSubject) -> Result<()> {
    let stored = repos.agenda().of(meeting)?;
    if stored.iter().any(|line| line.details.subject() == subject) {
        return Ok(());
    }
    put(repos, meeting, &stored, vec![AgendaLineDetails::about(meeting, subject)])
}

/// A meeting does not come next any more: it was held, cancelled, deleted or moved behind another. What stood on its agenda and is
/// still open comes onto that of the meeting that does.
pub(in crate::journal) fn hand_on(repos: Repos<'_, Write>, from: MeetingId, today: NaiveDate) -> Result<()> {
    let before = repos.meetings().get(from)?.details;
    let Some(mentorship) = before.mentorship_id else { return Ok(()) };
    let Some(next) = repos.meetings().planned_beside(mentorship, today, from)? else { return Ok(()) };
    let details = repos.meetings().get(next)?.details;
    let open = gather_behind(repos, next, &details, Some(from), today)?.left_by_the_last();
    let stored = repos.agenda().of(next)?;
    let new = lacking(template_of(repos, &details)?.as_ref(), &open, &details_of(&stored));
    put(repos, next, &stored, new)
}

/// The next meeting with a mentorship that is planned for today or later, behind another one.
fn next_behind(
    repos: Repos<'_, Write>,
    mentorship: MentorshipId,
    meeting: Option<MeetingId>,
    today: NaiveDate,
) -> Result<Option<MeetingId>> {
    let behind = match meeting {
        Some(id) => Some((repos.meetings().get(id)?.details.meets_on, id)),
        None => None,
    };
    Ok(repos.meetings().planned_from(mentorship, today, behind)?)
}

/// The template a meeting is held by: one of one's own, or that of its kind.
pub(in crate::journal) fn template_of<A: Copy>(
    repos: Repos<'_, A>,
    details: &MeetingDetails,
) -> Result<Option<Template>> {
    match details.template_id {
        Some(id) => Ok(repos.templates().find(id)?.map(|own| own.details.into_template(id))),
        None => Ok(content::template(details.kind).cloned()),
    }
}

/// What is open with the person of a meeting; a group has none.
fn gather<A: Copy>(
    repos: Repos<'_, A>,
    meeting: MeetingId,
    details: &MeetingDetails,
    today: NaiveDate,
) -> Result<Open> {
    let last = match details.mentorship_id {
        Some(id) => repos.meetings().last_agenda(id, (details.meets_on, meeting))?,
        None => None,
    };
    gather_behind(repos, meeting, details, last, today)
}

/// The same where it is known which agenda was the last one.
fn gather_behind<A: Copy>(
    repos: Repos<'_, A>,
    meeting: MeetingId,
    details: &MeetingDetails,
    last: Option<MeetingId>,
    today: NaiveDate,
) -> Result<Open> {
    let nothing = Open { minutes: details.minutes, ..Open::nothing(meeting, details.meets_on, today) };
    let Some(id) = details.mentorship_id else { return Ok(nothing) };
    let mentorship = repos.mentorships().get(id)?.details;
    let last = match last {
        Some(last) => repos.agenda().of(last)?.into_iter().map(|line| line.details).collect(),
        None => Vec::new(),
    };
    let actions = ActionFilter { mentorship: Some(id), is_open: true, ..ActionFilter::default() };
    let actions = repos.actions().page(&actions, &Page::first(MOST_ACTIONS))?;
    let topics = TopicFilter { mentorship: Some(id), is_waiting: true };
    let topics = repos.topics().page(&topics, &Page::first(MOST_TOPICS))?;
    let goals = GoalFilter { mentorship: Some(id), is_open: true, ..GoalFilter::default() };
    let goals = repos.goals().page(&goals, &Page::first(MOST_GOALS))?.into_iter().map(|line| line.item);
    let goals = goals.map(|line| Ok((line.clone(), repos.milestones().of(line.goal.id)?))).collect::<Result<_>>()?;
    let feedback = repos.feedback().open_with(id, MOST_FEEDBACK)?;
    Ok(Open {
        minutes: details.minutes.or(mentorship.length_min),
        rhythm_days: mentorship.rhythm_days.unwrap_or(0),
        last,
        // A promise that was made in this very meeting is no old business of it.
        actions: actions
            .into_iter()
            .map(|line| line.item)
            .filter(|line| line.action.details.meeting_id != Some(meeting))
            .collect(),
        topics: topics.into_iter().map(|line| line.item.topic.id).collect(),
        goals,
        feedback: feedback.into_iter().map(|line| line.feedback).collect(),
        answers: repos.answers().taken_to(meeting)?,
        question: offered(repos, Some(id), today)?.map(|offered| offered.question.id),
        ..nothing
    })
}

/// What the agenda of a meeting with somebody would hold if it were planned for a day.
pub(in crate::journal) fn would_hold(
    repos: Repos<'_, Read>,
    details: &MeetingDetails,
    today: NaiveDate,
) -> Result<Vec<AgendaLineDetails>> {
    let last = match details.mentorship_id {
        Some(id) => repos.meetings().last_agenda(id, (details.meets_on, MeetingId(i64::MAX)))?,
        None => None,
    };
    let open = gather_behind(repos, NOT_YET, details, last, today)?;
    Ok(lacking(template_of(repos, details)?.as_ref(), &open, &[]))
}

/// Puts new lines among those that are there.
fn put(repos: Repos<'_, Write>, meeting: MeetingId, stored: &[AgendaLine], new: Vec<AgendaLineDetails>) -> Result<()> {
    let template = template_of(repos, &repos.meetings().get(meeting)?.details)?;
    let at = place_of_new(template.as_ref(), &details_of(stored));
    let places = (1..=at).chain(at + new.len() + 1..);
    for (line, position) in stored.iter().zip(places) {
        repos.agenda().update(line.id, &AgendaLineDetails { position: in_order(position), ..line.details.clone() })?;
    }
    for (line, position) in new.into_iter().zip(at + 1..) {
        repos.agenda().insert(&AgendaLineDetails { meeting_id: meeting, position: in_order(position), ..line })?;
    }
    Ok(())
}

/// A place as the table keeps it.
fn in_order(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn details_of(lines: &[AgendaLine]) -> Vec<AgendaLineDetails> {
    lines.iter().map(|line| line.details.clone()).collect()
}

//! Meetings: planned, held, moved, cancelled, written up.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::agenda::filling::{fill, hand_on, template_of};
use super::consequences::follow_meeting;
use super::records::brief;
use super::{Edit, FEW, Journal, Result};
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::agenda::AgendaLineShown;
use crate::domain::invalid::must_say_something;
use crate::domain::meeting::{
    Decision, MOST_TAKEAWAYS, Meeting, MeetingDetails, MeetingEntry, MeetingFilter, MeetingKind, MeetingLine,
    MeetingMove, MeetingMoveDetails, MeetingStatus, PlannedDay, Side, Takeaway,
};
use crate::domain::template::Template;
use crate::domain::{DecisionId, Details, Invalid, Listed, MeetingId, MentorshipId, Page, TakeawayId};
use crate::store::{Repos, Write};
use crate::text::meanwhile::Meanwhile;
use crate::text::when;

/// Everything the page of a meeting shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPage {
    pub meeting: Meeting,
    /// With whom; empty for a group.
    pub name: String,
    pub agenda: Vec<AgendaLineShown>,
    /// Agreed in this meeting.
    pub actions: Vec<ActionLine>,
    pub takeaways: Vec<Takeaway>,
    pub decisions: Vec<Decision>,
    pub moves: Vec<MeetingMove>,
    /// The meeting held with the same person before this one.
    pub last_time: Option<Meeting>,
    pub last_takeaways: Vec<Takeaway>,
}

impl Journal {
    /// Plans a meeting, and fills its agenda with what is open; or writes down one that was held, whose agenda nobody knows.
    pub fn add_meeting(&mut self, details: &MeetingDetails) -> Result<MeetingId> {
        let today = self.today();
        let words = format!("added {}", meeting_called(details, today));
        details.check()?;
        self.write(&words, |repos| {
            let id = repos.meetings().insert(details)?;
            if details.status == MeetingStatus::Planned {
                fill(repos, id, today)?;
            }
            Ok(id)
        })
    }

    /// Begins a meeting with somebody now: the one that is planned for today, or else a new one. Its agenda holds what is open.
    pub fn begin_meeting(&mut self, mentorship: MentorshipId) -> Result<MeetingId> {
        let (today, now) = (self.today(), self.minute());
        self.write("", |repos| {
            let id = match repos.meetings().on(mentorship, today, MeetingStatus::Planned)? {
                Some(id) => id,
                None => {
                    let details = MeetingDetails {
                        kind: suggested_kind(repos, mentorship, today)?,
                        minutes: repos.mentorships().get(mentorship)?.details.length_min,
                        ..MeetingDetails::on(Some(mentorship), today)
                    };
                    repos.meetings().insert(&details)?
                }
            };
            begin(repos, id, today, now)?;
            Ok(id)
        })
    }

    /// Begins a meeting that is planned for today. Gives the words for a toast.
    pub fn begin_planned_meeting(&mut self, id: MeetingId) -> Result<String> {
        let (today, now) = (self.today(), self.minute());
        self.write("", |repos| {
            let details = repos.meetings().get(id)?.details;
            if details.status != MeetingStatus::Planned || details.meets_on != today {
                return Err(Invalid::new("meeting", "only one that is planned for today can begin").into());
            }
            if let Some(at) = details.began_at(today.and_time(now)) {
                return Err(Invalid::new("starts_at", format!("it began at {}", when::time(at))).into());
            }
            begin(repos, id, today, now)
        })
    }

    /// The time on the clock, in whole minutes.
    fn minute(&self) -> NaiveTime {
        let now = self.now().time();
        now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now)
    }

    /// The kind of meeting that suits a mentorship on a day: the first one, half-time, the closing one, or a regular one.
    pub fn suggested_kind(&self, mentorship: MentorshipId, day: NaiveDate) -> Result<MeetingKind> {
        suggested_kind(self.store.read(), mentorship, day)
    }

    /// The template a meeting is held by, if it has one.
    pub fn template_of(&self, details: &MeetingDetails) -> Result<Option<Template>> {
        template_of(self.store.read(), details)
    }

    /// Corrects a meeting. A change of its day here is a correction; [`Journal::move_meeting`] remembers a move. One that is planned and
    /// gets another template gets its lines, too.
    pub fn edit_meeting<'d>(&mut self, id: MeetingId, edit: impl Into<Edit<'d, MeetingDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let today = self.today();
        let words = format!("changed {}", meeting_called(edit.after, today));
        self.write(&words, |repos| {
            let before = repos.meetings().get(id)?.details;
            let (details, meanwhile) = edit.over(&before)?;
            repos.meetings().update(id, &details)?;
            follow_meeting(repos, id, &before, today)?;
            Ok(meanwhile)
        })
    }

    /// Moves a meeting to another day: it stays the same record and remembers where it was. Gives the words for a toast.
    pub fn move_meeting(&mut self, id: MeetingId, to_on: NaiveDate, moved_by: Side) -> Result<String> {
        let (moved_at, today) = (self.clock.utc(), self.today());
        self.write("", |repos| {
            let details = repos.meetings().get(id)?.details;
            if details.status == MeetingStatus::Held {
                return Err(Invalid::new("meeting", "it was held; correct its day in the form instead").into());
            }
            let words = format!("moved {} to {}", meeting_called(&details, today), when::plain(to_on, today));
            repos.say(&words)?;
            if to_on != details.meets_on {
                let from_on = details.meets_on;
                let moved = MeetingMoveDetails { meeting_id: id, from_on, to_on, moved_by, moved_at };
                repos.meeting_moves().insert(&moved)?;
            }
            let status = MeetingStatus::Planned;
            let moved = MeetingDetails { meets_on: to_on, status, cancelled_by: None, ..details.clone() };
            repos.meetings().update(id, &moved)?;
            follow_meeting(repos, id, &details, today)?;
            Ok(words)
        })
    }

    /// Says whether a meeting is planned, was held, or was cancelled and by whom. Gives the words for a toast.
    pub fn set_meeting_status(&mut self, id: MeetingId, status: MeetingStatus, by: Option<Side>) -> Result<String> {
        let today = self.today();
        self.write("", |repos| {
            let details = repos.meetings().get(id)?.details;
            let done = match status {
                MeetingStatus::Planned => "planned again",
                MeetingStatus::Held => "held",
                MeetingStatus::Cancelled => "cancelled",
            };
            let words = format!("{done}: {}", meeting_called(&details, today));
            repos.say(&words)?;
            let cancelled_by = by.filter(|_| status == MeetingStatus::Cancelled);
            repos.meetings().update(id, &MeetingDetails { status, cancelled_by, ..details.clone() })?;
            follow_meeting(repos, id, &details, today)?;
            Ok(words)
        })
    }

    /// Saves the notes of a meeting, or its private notes, byte for byte as they were written; a planned meeting whose day has come
    /// counts as held then. Gives the words for a toast.
    pub fn write_notes(&mut self, id: MeetingId, text: &str, is_private: bool) -> Result<String> {
        self.change_notes(id, is_private, |_| text.to_owned())
    }

    /// Makes another text of the notes that are stored.
    pub(super) fn change_notes(
        &mut self,
        id: MeetingId,
        is_private: bool,
        change: impl FnOnce(&str) -> String,
    ) -> Result<String> {
        let today = self.today();
        self.write("", |repos| {
            let mut details = repos.meetings().get(id)?.details;
            let (notes, which) = if is_private {
                (&mut details.private_notes, "the private notes")
            } else {
                (&mut details.notes, "the notes")
            };
            *notes = change(notes);
            let words = format!("wrote {which} of {}", meeting_called(&details, today));
            repos.say(&words)?;
            let is_held = details.hold_if_written(today);
            repos.meetings().update(id, &details)?;
            if is_held {
                hand_on(repos, id, today)?;
            }
            Ok(if is_held { format!("{words}; it counts as held") } else { words })
        })
    }

    /// Appends to the notes of a meeting, or to its private notes, after a blank line.
    pub fn append_note(&mut self, id: MeetingId, text: &str, is_private: bool) -> Result<()> {
        must_say_something("note", text)?;
        let today = self.today();
        self.write("", |repos| append(repos, id, text, is_private, today))
    }

    /// Appends to the notes of the meeting with a mentorship today; if there is none it is made, and held, in the same step.
    pub fn append_note_today(&mut self, mentorship: MentorshipId, text: &str, is_private: bool) -> Result<MeetingId> {
        must_say_something("note", text)?;
        let today = self.today();
        self.write("", |repos| {
            let held = MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(mentorship), today) };
            let id = match repos.meetings().on(mentorship, today, MeetingStatus::Held)? {
                Some(id) => id,
                None => repos.meetings().insert(&held)?,
            };
            append(repos, id, text, is_private, today)?;
            Ok(id)
        })
    }

    /// Keeps a takeaway; at most three of one meeting.
    pub fn add_takeaway(&mut self, meeting_id: MeetingId, text: &str) -> Result<TakeawayId> {
        let words = format!("kept the takeaway \"{}\"", brief(text));
        self.write(&words, |repos| keep_takeaway(repos, meeting_id, text))
    }

    /// Writes down a decision.
    pub fn add_decision(&mut self, meeting_id: MeetingId, text: &str) -> Result<DecisionId> {
        let words = format!("noted the decision \"{}\"", brief(text));
        self.write(&words, |repos| {
            let present = repos.decisions().of(meeting_id)?;
            let position = after(present.iter().map(|decision| decision.details.position));
            let entry = MeetingEntry { meeting_id, position, text: text.into() };
            entry.check()?;
            Ok(repos.decisions().insert(&entry)?)
        })
    }

    /// Meetings, newest first.
    pub fn meetings(&self, filter: &MeetingFilter, page: &Page) -> Result<Vec<Listed<MeetingLine>>> {
        Ok(self.store.read().meetings().page(filter, page)?)
    }

    /// The nearest planned meeting from today on.
    pub fn next_meeting(&self, mentorship: Option<MentorshipId>) -> Result<Option<MeetingLine>> {
        Ok(self.store.read().meetings().next(mentorship, self.today())?)
    }

    /// The days between two, both included, for which meetings are planned.
    pub fn planned_days(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<PlannedDay>> {
        Ok(self.store.read().meetings().planned_between(from, until)?)
    }

    /// The newest takeaway, with the day of its meeting.
    pub fn last_takeaway(&self, mentorship: Option<MentorshipId>) -> Result<Option<(String, NaiveDate)>> {
        Ok(self.store.read().takeaways().newest(mentorship)?)
    }

    /// The days on which meetings of a mentorship were held, newest first, at most `most`.
    pub fn days_held(&self, mentorship: MentorshipId, most: u32) -> Result<Vec<NaiveDate>> {
        Ok(self.store.read().meetings().held_on(mentorship, most)?)
    }

    /// What was held with a mentorship between two days: the first `most` meetings in order, and how many there are in all. One
    /// on the first day led to what was written then, so it lies before; one on the last day lies between.
    pub fn meetings_between(
        &self,
        mentorship: MentorshipId,
        after: NaiveDate,
        until: NaiveDate,
        most: u32,
    ) -> Result<(Vec<MeetingLine>, u32)> {
        Ok(self.store.read().meetings().held_between(mentorship, after, until, most)?)
    }

    /// Everything the page of a meeting shows.
    pub fn meeting(&self, id: MeetingId) -> Result<MeetingPage> {
        let repos = self.store.read();
        let meeting = repos.meetings().get(id)?;
        let last_time = repos.meetings().before(id)?;
        let last_takeaways = match &last_time {
            Some(last) => repos.takeaways().of(last.id)?,
            None => Vec::new(),
        };
        let agreed_here = ActionFilter { meeting: Some(id), ..ActionFilter::default() };
        let actions = repos.actions().page(&agreed_here, &FEW)?.into_iter().map(|line| line.item).collect();
        Ok(MeetingPage {
            name: repos.meetings().line(id)?.name,
            agenda: self.agenda(&meeting)?,
            actions,
            takeaways: repos.takeaways().of(id)?,
            decisions: repos.decisions().of(id)?,
            moves: repos.meeting_moves().of(id)?,
            last_time,
            last_takeaways,
            meeting,
        })
    }
}

/// Fills the agenda of a meeting that begins. Gives the words for it.
fn begin(repos: Repos<'_, Write>, id: MeetingId, today: NaiveDate, now: NaiveTime) -> Result<String> {
    let details = repos.meetings().get(id)?.details;
    if details.status == MeetingStatus::Planned && details.began_at(today.and_time(now)).is_none() {
        // Begun before its time, it has begun now.
        let starts_at = details.starts_at.filter(|at| *at <= now).or(Some(now));
        repos.meetings().update(id, &MeetingDetails { starts_at, ..details.clone() })?;
        // What is there was prepared: what is missing on it is told beside it, and comes on a key.
        if repos.agenda().of(id)?.is_empty() {
            fill(repos, id, today)?;
        }
    }
    let words = format!("began {}", meeting_called(&details, today));
    repos.say(&words)?;
    Ok(words)
}

pub(super) fn suggested_kind<A: Copy>(
    repos: Repos<'_, A>,
    mentorship: MentorshipId,
    day: NaiveDate,
) -> Result<MeetingKind> {
    let details = repos.mentorships().get(mentorship)?.details;
    let has_met = !repos.meetings().held_on(mentorship, 1)?.is_empty()
        || repos.meetings().has_kind(mentorship, MeetingKind::First)?;
    let has_half_time = repos.meetings().has_kind(mentorship, MeetingKind::Midpoint)?;
    Ok(MeetingKind::suggested(&details, has_met, has_half_time, day))
}

/// What has been held is not ahead.
pub(super) fn held_by_now(details: &MeetingDetails, today: NaiveDate) -> std::result::Result<(), Invalid> {
    if details.status == MeetingStatus::Held && details.meets_on > today {
        let day = when::plain(details.meets_on, today);
        return Err(Invalid::new(
            "status",
            format!("its day is still to come, {day}; move it to the day it was held on"),
        ));
    }
    Ok(())
}

/// What a meeting is called in a sentence: its title, or its day.
pub(super) fn meeting_called(details: &MeetingDetails, today: NaiveDate) -> String {
    let day = when::plain(details.meets_on, today);
    if details.title.trim().is_empty() {
        format!("the meeting of {day}")
    } else {
        format!("the meeting \"{}\" of {day}", brief(&details.title))
    }
}

fn append(repos: Repos<'_, Write>, id: MeetingId, text: &str, is_private: bool, today: NaiveDate) -> Result<()> {
    let mut details = repos.meetings().get(id)?.details;
    let notes = if is_private { &mut details.private_notes } else { &mut details.notes };
    if !notes.is_empty() {
        notes.push_str("\n\n");
    }
    notes.push_str(text);
    let is_held = details.hold_if_written(today);
    repos.say(&format!("added a note to {}", meeting_called(&details, today)))?;
    repos.meetings().update(id, &details)?;
    if is_held { hand_on(repos, id, today) } else { Ok(()) }
}

/// Keeps a takeaway behind the others of its meeting; at most three.
pub(super) fn keep_takeaway(repos: Repos<'_, Write>, meeting_id: MeetingId, text: &str) -> Result<TakeawayId> {
    let present = repos.takeaways().of(meeting_id)?;
    if present.len() >= MOST_TAKEAWAYS {
        return Err(Invalid::new("takeaway", "there are three already; change one of them instead").into());
    }
    let position = after(present.iter().map(|takeaway| takeaway.details.position));
    let entry = MeetingEntry { meeting_id, position, text: text.into() };
    entry.check()?;
    Ok(repos.takeaways().insert(&entry)?)
}

/// The position behind all that are there.
pub(super) fn after(positions: impl Iterator<Item = u32>) -> u32 {
    positions.max().unwrap_or(0) + 1
}

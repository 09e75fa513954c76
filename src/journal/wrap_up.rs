//! After a meeting: what is said about it, what is taken from it, and when the two meet next, all in one change.

use chrono::NaiveDate;

use super::agenda::filling::{fill, hand_on};
use super::agenda::on_agenda;
use super::meetings::{keep_takeaway, meeting_called, suggested_kind};
use super::{Edit, Journal, Result};
use crate::domain::meeting::{Meeting, MeetingDetails, MeetingEntry, MeetingKind, MeetingStatus, proposed_next};
use crate::domain::{Invalid, MeetingId, TakeawayId};
use crate::store::{Repos, Write};
use crate::text::when;

/// A takeaway as a form has it: which one it was, and its words before and now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakeawayEdit {
    pub id: Option<TakeawayId>,
    pub before: String,
    pub after: String,
}

impl TakeawayEdit {
    fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// When the two could meet next after a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextMeeting {
    /// It is planned already.
    Planned(MeetingId, NaiveDate),
    /// The day the rhythm makes, and the rhythm in days.
    Proposed(NaiveDate, u32),
    /// There is no rhythm, or nobody to meet.
    Unknown,
}

impl Journal {
    /// When the two meet next after a meeting, or could.
    pub fn next_after(&self, id: MeetingId) -> Result<NextMeeting> {
        let repos = self.store.read();
        let details = repos.meetings().get(id)?.details;
        let Some(mentorship) = details.mentorship_id else { return Ok(NextMeeting::Unknown) };
        let today = self.today();
        if let Some(next) = repos.meetings().planned_from(mentorship, today, Some((details.meets_on, id)))? {
            return Ok(NextMeeting::Planned(next, repos.meetings().get(next)?.details.meets_on));
        }
        let Some(rhythm) = repos.mentorships().get(mentorship)?.details.rhythm_days else {
            return Ok(NextMeeting::Unknown);
        };
        // After the closing meeting there is none to come, unless somebody says so.
        let proposed = proposed_next(details.meets_on, rhythm, today).filter(|_| details.kind != MeetingKind::Closing);
        Ok(proposed.map_or(NextMeeting::Unknown, |day| NextMeeting::Proposed(day, rhythm)))
    }

    /// Whether they have planned to meet anyhow, if a meeting is not held.
    pub fn next_planned_beside(&self, id: MeetingId) -> Result<NextMeeting> {
        let repos = self.store.read();
        let Some(mentorship) = repos.meetings().get(id)?.details.mentorship_id else { return Ok(NextMeeting::Unknown) };
        let next = repos.meetings().planned_from(mentorship, self.today(), None)?.filter(|next| *next != id);
        let Some(next) = next else { return Ok(NextMeeting::Unknown) };
        Ok(NextMeeting::Planned(next, repos.meetings().get(next)?.details.meets_on))
    }

    /// A day a meeting could be moved to: the one the rhythm makes, if it lies behind the day that is given up; else a week later.
    pub fn proposed_move(&self, id: MeetingId) -> Result<NaiveDate> {
        let repos = self.store.read();
        let (details, today) = (repos.meetings().get(id)?.details, self.today());
        let last = repos.meetings().before(id)?.map(|last| last.details.meets_on);
        let rhythm = match details.mentorship_id {
            Some(mentorship) => repos.mentorships().get(mentorship)?.details.rhythm_days,
            None => None,
        };
        let is_behind = |last: NaiveDate, rhythm: u32| (details.meets_on - last).num_days() < i64::from(rhythm);
        let by_rhythm = last.zip(rhythm).filter(|(last, rhythm)| is_behind(*last, *rhythm));
        let by_rhythm = by_rhythm.and_then(|(last, rhythm)| proposed_next(last, rhythm, today));
        let a_week_later = proposed_next(details.meets_on, 7, today);
        Ok(by_rhythm.or(a_week_later).unwrap_or(details.meets_on))
    }

    /// Keeps what is said about a meeting after it, and plans the next one if a day is named, its agenda filled. A planned meeting
    /// whose day has come counts as held then. Gives the words for a toast.
    pub fn wrap_up<'d>(
        &mut self,
        id: MeetingId,
        edit: impl Into<Edit<'d, MeetingDetails>>,
        takeaways: &[TakeawayEdit],
        next_on: Option<NaiveDate>,
    ) -> Result<String> {
        let (today, edit) = (self.today(), edit.into());
        self.write("", |repos| {
            let stored = repos.meetings().get(id)?;
            let (mut details, meanwhile) = edit.over(&stored.details)?;
            let is_debriefed = details.is_written_otherwise(&stored.details);
            let is_held = details.status == MeetingStatus::Planned && details.meets_on <= today;
            if is_held {
                details.status = MeetingStatus::Held;
            }
            repos.meetings().update(id, &details)?;
            let has_takeaways = take_from(repos, id, takeaways)?;
            if is_held {
                hand_on(repos, id, today)?;
            }
            let next =
                next_on.map(|day| plan_after(repos, &Meeting { details: details.clone(), ..stored }, day, today));
            let next = next.transpose()?.flatten().map(|(day, _)| day);
            let called = meeting_called(&details, today);
            let (toast, undo) = match (is_debriefed, has_takeaways, is_held) {
                (true, _, _) => ("debrief written".to_owned(), format!("wrote the debrief of {called}")),
                (false, true, _) => ("takeaways kept".to_owned(), format!("kept the takeaways of {called}")),
                (false, false, true) => (format!("held: {called}"), format!("held: {called}")),
                (false, false, false) => (String::new(), format!("planned the meeting after {called}")),
            };
            let next = next.map(|day| match toast.is_empty() {
                true => format!("next meeting planned for {day}"),
                false => format!("next {day}"),
            });
            repos.say(&undo)?;
            let counts_as_held = is_held && (is_debriefed || has_takeaways) && next.is_none();
            let counts_as_held = counts_as_held.then(|| "it counts as held".to_owned());
            let said = [Some(toast).filter(|words| !words.is_empty()), counts_as_held, next];
            let words = said.into_iter().flatten().collect::<Vec<_>>().join("; ");
            Ok(meanwhile.told(&words))
        })
    }

    /// Plans another meeting like one that was cancelled, on another day. Gives the words for a toast.
    pub fn plan_instead(&mut self, cancelled: MeetingId, day: NaiveDate) -> Result<String> {
        let today = self.today();
        self.write("", |repos| {
            let planned = plan_after(repos, &repos.meetings().get(cancelled)?, day, today)?;
            let words = planned.map_or_else(
                || "a meeting is planned for that day already".to_owned(),
                |(day, agenda)| match agenda.is_empty() {
                    true => format!("next meeting planned for {day}"),
                    false => format!("next meeting planned for {day}: {agenda} on its agenda"),
                },
            );
            repos.say(&words)?;
            Ok(words)
        })
    }
}

/// Adds, changes and removes takeaways as a form has them; what is wrong is said of `takeaway_2`, by its place there. Says whether there was anything to do.
fn take_from(repos: Repos<'_, Write>, meeting_id: MeetingId, takeaways: &[TakeawayEdit]) -> Result<bool> {
    for (at, edit) in takeaways.iter().enumerate().filter(|(_, edit)| edit.is_changed()) {
        let stored = edit.id.map(|id| repos.takeaways().find(id)).transpose()?.flatten();
        match stored {
            Some(takeaway) if edit.after.trim().is_empty() => repos.takeaways().delete(takeaway.id)?,
            Some(takeaway) => {
                repos
                    .takeaways()
                    .update(takeaway.id, &MeetingEntry { text: edit.after.clone(), ..takeaway.details })?;
            }
            None if edit.after.trim().is_empty() => {}
            None => {
                let kept = keep_takeaway(repos, meeting_id, &edit.after);
                kept.map_err(|error| error.in_field(&format!("takeaway_{}", at + 1)))?;
            }
        }
    }
    Ok(takeaways.iter().any(TakeawayEdit::is_changed))
}

/// Plans a meeting like another one on a later day and fills its agenda; nothing if one is planned for that day. Gives the
/// day and what stands on its agenda, both in words.
fn plan_after(
    repos: Repos<'_, Write>,
    last: &Meeting,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<Option<(String, String)>> {
    if day < today {
        return Err(Invalid::new("next_on", "lies behind; a day ahead is needed, or none").into());
    }
    let details = &last.details;
    let kind = match details.mentorship_id {
        Some(mentorship) if repos.meetings().on(mentorship, day, MeetingStatus::Planned)?.is_some() => return Ok(None),
        Some(mentorship) => suggested_kind(repos, mentorship, day)?,
        None => details.kind,
    };
    let (starts_at, zone, minutes) = (details.starts_at, details.zone.clone(), details.minutes);
    let next = MeetingDetails { starts_at, zone, minutes, kind, ..MeetingDetails::on(details.mentorship_id, day) };
    let id = repos.meetings().insert(&next)?;
    fill(repos, id, today)?;
    let lines: Vec<_> = repos.agenda().of(id)?.into_iter().map(|line| line.details).collect();
    Ok(Some((when::heading(day, today), on_agenda(&lines))))
}

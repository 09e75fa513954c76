//! Begins a meeting now, from wherever one is: with the one it is about, or else with whom one says.

use super::super::screen::{Answer, Asked, Cx, Step};
use super::meeting::MeetingScreen;
use super::picker::PickerScreen;
use crate::domain::mentorship::MentorshipStatus;
use crate::domain::{MeetingId, MentorshipId, Record};
use crate::journal::{self, Journal};

/// The question for the person.
const WITH_WHOM: &str = "with whom a meeting begins";

/// Begins a meeting with somebody. Where nobody is named it is the one who is chosen, or the only one; of several one is asked for.
pub(super) fn begin(with: Option<MentorshipId>, journal: &mut Journal) -> journal::Result<Step> {
    let with = match with {
        Some(with) => Some(with),
        None => journal.chosen()?,
    };
    if let Some(with) = with {
        return begin_with(with, journal);
    }
    let mut lines = journal.everybody()?;
    lines.retain(|line| line.mentorship.details.status == MentorshipStatus::Active);
    match lines.as_slice() {
        [] => Ok(Step::Say("there is nobody to meet yet; People has n for a name".to_owned())),
        [one] => begin_with(one.mentorship.id, journal),
        _ => {
            let picker = PickerScreen::of_people(Asked::plain(WITH_WHOM), lines, "Begin a meeting with whom?");
            Ok(Step::Push(Box::new(picker)))
        }
    }
}

/// Begins the meeting with whom one has said, if that is what an answer says.
pub(super) fn answered(answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Option<Step>> {
    match answer {
        Answer::Picked(Asked { what: WITH_WHOM, .. }, Some(Record::Mentorship(id))) => {
            begin_with(*id, cx.journal).map(Some)
        }
        _ => Ok(None),
    }
}

fn begin_with(with: MentorshipId, journal: &mut Journal) -> journal::Result<Step> {
    let before = journal.revision()?;
    let id = journal.begin_meeting(with)?;
    // One whose time had come has begun by itself.
    let words = if journal.revision()? == before { None } else { journal.last_change()? };
    Ok(Step::Push(Box::new(MeetingScreen::begun(id, words))))
}

/// Begins a meeting that is planned for today, and opens its page. One whose time has come has begun by itself, and it is written in its
/// notes all the same.
pub(super) fn begin_planned(id: MeetingId, journal: &mut Journal) -> journal::Result<Step> {
    let words = match journal.begin_planned_meeting(id) {
        Err(journal::Error::Invalid(invalid)) if invalid.field == "starts_at" => invalid.what,
        begun => begun?,
    };
    Ok(Step::Push(Box::new(MeetingScreen::begun(id, Some(words)))))
}

//! The answers in sight: one, the one before it in time, and the one after it.
//!
//! However often a question was answered, no more than these are loaded.

use crate::domain::answer::{AnswerFilter, AnswerLine};
use crate::domain::meeting::MeetingLine;
use crate::domain::{Key, Listed, MeetingId, Page, Start};
use crate::journal::{self, Journal};

/// So many meetings between two answers are named.
const MOST_BETWEEN: u32 = 6;

/// One answer and its neighbours in time.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) here: Listed<AnswerLine>,
    pub(super) earlier: Option<Listed<AnswerLine>>,
    pub(super) later: Option<Listed<AnswerLine>>,
    /// What was held between the earlier answer and this one, with the person this one is about.
    pub(super) between: Vec<MeetingLine>,
    /// How many more were held.
    pub(super) more_between: usize,
    /// The meeting this answer could be taken to.
    pub(super) next_meeting: Option<MeetingLine>,
}

impl Shown {
    /// The answer that stands at `at`, or the newest; its neighbour if it is gone. Nothing if there is no answer.
    pub(super) fn load(journal: &Journal, filter: &AnswerFilter, at: Option<&Key>) -> journal::Result<Option<Shown>> {
        let read = |from, rows| journal.answers(filter, &Page { from, rows });
        let mut found = read(at.map_or(Start::First, |key| Start::At(key.clone())), 2)?;
        if found.is_empty() {
            found = read(Start::Last, 1)?;
        }
        let mut found = found.into_iter();
        let Some(here) = found.next() else { return Ok(None) };
        let later = read(Start::Before(here.key.clone()), 1)?.pop();
        let mut shown =
            Shown { here, earlier: found.next(), later, between: Vec::new(), more_between: 0, next_meeting: None };
        shown.load_meetings(journal)?;
        Ok(Some(shown))
    }

    /// Why this answer can't be taken to a meeting, if it can't.
    pub(super) fn refusal_to_take(&self) -> Option<&'static str> {
        let details = &self.here.item.answer.details;
        match (details.mentorship_id, self.next_meeting.as_ref()) {
            (None, _) => Some("this answer is for yourself; there is nobody to take it to"),
            (_, None) => Some("no meeting is planned; plan one first, then take the answer to it"),
            (_, Some(next)) if details.to_meeting_id == Some(next.id) => Some("it stands on that agenda already"),
            _ => None,
        }
    }

    /// The day of a meeting that an answer was taken to just now.
    pub(super) fn day_of(&self, meeting: MeetingId) -> Option<chrono::NaiveDate> {
        self.next_meeting.as_ref().filter(|next| next.id == meeting).map(|next| next.meets_on)
    }

    fn load_meetings(&mut self, journal: &Journal) -> journal::Result<()> {
        let details = &self.here.item.answer.details;
        let Some(mentorship) = details.mentorship_id else { return Ok(()) };
        self.next_meeting = journal.next_meeting(Some(mentorship))?;
        let Some(earlier) = &self.earlier else { return Ok(()) };
        let after = earlier.item.answer.details.answered_on;
        let (first, all) = journal.meetings_between(mentorship, after, details.answered_on, MOST_BETWEEN)?;
        self.more_between = usize::try_from(all).unwrap_or(usize::MAX).saturating_sub(first.len());
        self.between = first;
        Ok(())
    }
}

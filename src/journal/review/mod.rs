//! Reviews: a period summed up, and the words somebody made of it.
//!
//! What is read is put together in `summing`, the words for it in `words`; here is which span is looked at, and the words that were
//! edited.

mod summing;
pub mod words;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};

use super::records::with_whom;
use super::{Edit, Journal, Result};
use crate::domain::mentorship::{MentorshipFilter, MentorshipLine, Role};
use crate::domain::review::summary::{FromMeeting, Summary};
use crate::domain::review::{Period, Review, ReviewDetails, Span};
use crate::domain::{MentorshipId, Page, ReviewId};
use crate::store::{Repos, Within};
use crate::text::meanwhile::Meanwhile;
use crate::text::plural::count;

/// So many reviews are listed.
const MOST_REVIEWS: u32 = 500;

/// A period looked back on, with one person or with all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPage {
    /// With whom; nothing for all.
    pub who: Option<MentorshipLine>,
    pub period: Period,
    pub span: Span,
    /// The day it is looked at.
    pub today: NaiveDate,
    pub summary: Summary,
    /// The next days after the span for which a meeting is planned.
    pub planned_after: Vec<NaiveDate>,
    pub edited: Option<EditedWords>,
    /// Whether there is anything before the span, or a day of it is still to come.
    pub has_earlier: bool,
    pub has_later: bool,
}

/// The words as somebody edited them, and what has been written down since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedWords {
    pub review: Review,
    pub written_on: NaiveDate,
    /// `2 meetings and 1 check-in`; empty if nothing is new.
    pub since: String,
}

/// A review whose words were edited, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    pub review: Review,
    /// With whom; empty for all.
    pub name: String,
}

impl ReviewPage {
    /// The role one has in it; a mentee's where there are several.
    pub fn role(&self) -> Role {
        self.who.as_ref().map_or(Role::Mentee, |line| line.mentorship.details.my_role)
    }

    /// With whom it is.
    pub fn mentorship(&self) -> Option<MentorshipId> {
        self.who.as_ref().map(|line| line.mentorship.id)
    }

    /// The last day of the span that is not ahead.
    pub fn until(&self) -> NaiveDate {
        self.span.to.min(self.today).max(self.span.from)
    }
}

impl Journal {
    /// A quarter or a year that holds `day`, or the whole, with one person or with all.
    pub fn review_of(&self, who: Option<MentorshipId>, period: Period, day: NaiveDate) -> Result<ReviewPage> {
        let today = self.today();
        let repos = self.store.read();
        let line = who.map(|id| repos.mentorships().line(id, today)).transpose()?;
        let closed_on = line.as_ref().and_then(|line| line.mentorship.details.closed_on);
        let begins_on = repos.reviews().begins_on(who)?.unwrap_or(today).min(today);
        let whole = Span { from: begins_on, to: closed_on.unwrap_or(today).max(begins_on) };
        let span = period.around(day).unwrap_or(whole);
        let within = self.within(who, period, span);
        let is_running = period == Period::Whole || span.holds(today);
        let planned_after = if is_running { repos.reviews().planned_after(&within, 2)? } else { Vec::new() };
        let summary = self.summed_up(line.as_ref(), &within, is_running)?;
        let edited = self.edited_words(who, period, &within)?;
        let last = whole.to;
        Ok(ReviewPage {
            who: line,
            period,
            span,
            today,
            summary,
            planned_after,
            edited,
            has_earlier: period != Period::Whole && span.from > begins_on,
            has_later: period != Period::Whole && span.to < last,
        })
    }

    /// Whose review is shown: of the one who is chosen, or of the only one there is; else of all.
    pub fn mentorship_to_review(&self) -> Result<Option<MentorshipId>> {
        if let Some(chosen) = self.chosen()? {
            return Ok(Some(chosen));
        }
        let lines = self.mentorships(&MentorshipFilter::default(), &Page::first(2))?;
        Ok(if let [only] = lines.as_slice() { Some(only.item.mentorship.id) } else { None })
    }

    /// The private notes of a span, for whoever asks for them by name.
    pub fn private_notes_of(&self, page: &ReviewPage) -> Result<Vec<FromMeeting>> {
        let within = self.within(page.mentorship(), page.period, page.span);
        Ok(self.store.read().reviews().private_notes(&within)?)
    }

    /// The names of everybody in the journal, for words that are to name nobody.
    pub fn names(&self) -> Result<Vec<String>> {
        Ok(self.store.read().people().names()?)
    }

    /// In the whole everything counts that is not ahead, also what was settled before the day it is said to have begun.
    fn within(&self, who: Option<MentorshipId>, period: Period, span: Span) -> Within {
        let offset = *self.now().offset();
        if period != Period::Whole {
            let begins = moment(span.from, offset);
            return Within {
                who,
                span,
                begins,
                ends: span.to.succ_opt().map_or(DateTime::<Utc>::MAX_UTC, |day| moment(day, offset)),
            };
        }
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(span.from).min(span.from);
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(span.to);
        Within { who, span: Span { from: first, ..span }, begins: moment(first, offset), ends: moment(last, offset) }
    }

    fn edited_words(&self, who: Option<MentorshipId>, period: Period, within: &Within) -> Result<Option<EditedWords>> {
        let reviews = self.store.read().reviews();
        let review = match period {
            Period::Whole => reviews.of_the_whole(who)?,
            _ => reviews.of(who, period, within.span.from)?,
        };
        let Some(review) = review else { return Ok(None) };
        let written_on = review.updated_at.with_timezone(self.now().offset()).date_naive();
        let since = match written_on.succ_opt() {
            Some(from) if from <= within.span.to => {
                let new = reviews.new_in(&Within { span: Span { from, ..within.span }, ..*within })?;
                let nouns = [
                    ("meeting", "meetings"),
                    ("line logged", "lines logged"),
                    ("answer", "answers"),
                    ("check-in", "check-ins"),
                ];
                let some = new.iter().zip(nouns).filter(|(n, _)| **n > 0).map(|(n, (one, many))| count(*n, one, many));
                crate::text::plural::list_of(&some.collect::<Vec<_>>())
            }
            _ => String::new(),
        };
        Ok(Some(EditedWords { review, written_on, since }))
    }

    /// Keeps the words of a review.
    pub fn add_review(&mut self, details: &ReviewDetails) -> Result<ReviewId> {
        let words = format!("wrote {}", review_called(self.store.read(), details)?);
        self.keep(&words, details, |repos| repos.reviews().insert(details))
    }

    /// Changes the words of a review.
    pub fn edit_review<'d>(&mut self, id: ReviewId, edit: impl Into<Edit<'d, ReviewDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", review_called(self.store.read(), edit.after)?);
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.reviews().get(id)?.details)?;
            repos.reviews().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Lets the edited words of a review go, so that they are written anew from the journal. Gives the words for a toast.
    pub fn write_review_anew(&mut self, id: ReviewId) -> Result<String> {
        let details = self.review(id)?.details;
        let words = format!("{} is written anew from the journal", review_called(self.store.read(), &details)?);
        self.write(&words, |repos| {
            repos.trash(id.into())?;
            Ok(repos.reviews().delete(id)?)
        })?;
        Ok(words)
    }

    /// A review whose words were edited.
    pub fn review(&self, id: ReviewId) -> Result<Review> {
        Ok(self.store.read().reviews().get(id)?)
    }

    /// The reviews whose words were edited, newest first; of one mentorship, or all.
    pub fn review_lines(&self, with: Option<MentorshipId>) -> Result<Vec<ReviewLine>> {
        let repos = self.store.read();
        let reviews = repos.reviews().newest(MOST_REVIEWS)?.into_iter();
        let reviews = reviews.filter(|review| with.is_none() || review.details.mentorship_id == with);
        let line = |review: Review| {
            let name = review.details.mentorship_id.map(|id| with_whom(repos, id)).transpose()?;
            Ok(ReviewLine { review, name: name.unwrap_or_default() })
        };
        reviews.map(line).collect()
    }
}

/// The moment at which a day begins here.
fn moment(day: NaiveDate, offset: FixedOffset) -> DateTime<Utc> {
    let begins = day.and_time(NaiveTime::MIN);
    offset.from_local_datetime(&begins).single().map_or_else(|| begins.and_utc(), |moment| moment.to_utc())
}

/// What it is called in a sentence: `the review with Aldo Ferri`.
pub(super) fn review_called<A: Copy>(repos: Repos<'_, A>, details: &ReviewDetails) -> Result<String> {
    Ok(match details.mentorship_id {
        Some(id) => format!("the review with {}", with_whom(repos, id)?),
        None => "the review with everybody".to_owned(),
    })
}

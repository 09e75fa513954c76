//! Looking back over a quarter, a year or the whole: the period, what there is to see in it, and the words somebody made of it.
//!
//! What is computed is in `figures`; what is listed, in `summary`.

pub mod figures;
pub mod summary;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::stored::Details;
use super::{Invalid, MentorshipId, ReviewId, Stored};

closed_set! {
    /// How long a span a review looks at: a quarter or a year of the calendar, or from the beginning.
    Period, "period" { Quarter = "quarter", Year = "year", Whole = "whole" }
}

/// A span of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Span {
    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

closed_set! {
    /// From where one looks at what became of it: four questions, after the usual four levels of looking at learning.
    Look, "look" { Reaction = "reaction", Learning = "learning", Behaviour = "behaviour", Result = "result" }
}

impl Look {
    /// What it asks.
    pub fn question(self) -> &'static str {
        match self {
            Look::Reaction => "Was the hour of use?",
            Look::Learning => "What do I see that I did not?",
            Look::Behaviour => "What do I do differently?",
            Look::Result => "What came of it?",
        }
    }
}

closed_set! {
    /// What is left out of the words for others, unless it is asked for by name.
    Include, "include" { CheckIns = "check-ins", Answers = "answers", Feedback = "feedback", Private = "private" }
}

impl Period {
    /// The quarter or the year that holds a day; nothing for the whole, whose ends are the mentorship's own.
    pub fn around(self, day: NaiveDate) -> Option<Span> {
        let months = match self {
            Period::Quarter => 3,
            Period::Year => 12,
            Period::Whole => return None,
        };
        let from = NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1)?;
        let to = from.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
        Some(Span { from, to })
    }
}

impl Span {
    /// The same period before this one; nothing where there is none, as with the whole.
    pub fn before(self, period: Period) -> Option<Span> {
        period.around(self.from.checked_sub_days(Days::new(1))?)
    }

    /// The same period after this one.
    pub fn after(self, period: Period) -> Option<Span> {
        period.around(self.to.checked_add_days(Days::new(1))?)
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// A review whose words somebody has edited.
pub type Review = Stored<ReviewId, ReviewDetails>;

/// What a person edits of a [`Review`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDetails {
    /// With whom; nothing for all.
    pub mentorship_id: Option<MentorshipId>,
    pub period: Period,
    /// The first day of the period.
    pub from_on: NaiveDate,
    /// The review as Markdown.
    pub body: String,
}

impl Details for ReviewDetails {
    const TEXTS: &'static [&'static str] = &["body"];

    fn check(&self) -> Result<(), Invalid> {
        must_say_something("body", &self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_and_a_year_are_those_of_the_calendar() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let around = |period: Period, text: &str| period.around(day(text)).map(|span| (span.from, span.to));
        assert_eq!(around(Period::Quarter, "2026-09-09"), Some((day("2026-07-01"), day("2026-09-30"))));
        assert_eq!(around(Period::Quarter, "2024-02-29"), Some((day("2024-01-01"), day("2024-03-31"))));
        assert_eq!(around(Period::Quarter, "2026-12-31"), Some((day("2026-10-01"), day("2026-12-31"))));
        assert_eq!(around(Period::Year, "2026-09-09"), Some((day("2026-01-01"), day("2026-12-31"))));
        assert_eq!(around(Period::Whole, "2026-09-09"), None);
    }

    #[test]
    fn one_period_ends_where_the_next_begins() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for period in [Period::Quarter, Period::Year] {
            let mut span = period.around(day("2024-02-29")).unwrap();
            for _ in 0..9 {
                let next = span.after(period).unwrap();
                assert_eq!(next.from - span.to, chrono::TimeDelta::days(1), "{span:?} {next:?}");
                assert_eq!(next.before(period), Some(span));
                span = next;
            }
        }
        assert_eq!(Period::Whole.around(day("2024-02-29")).and_then(|span| span.after(Period::Whole)), None);
    }
}

//! Looking back over a quarter, a year or the whole: the period, and the words somebody made of it.

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
}

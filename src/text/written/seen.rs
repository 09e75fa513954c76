//! From where a day is seen: what day it is, and which way the days of a field lie.
//!
//! Only `written` uses it. `friday` is the coming one where something is due, and the last one where something was reached.

use chrono::{Datelike, Days, NaiveDate};

/// Days before which a date without a year is no longer the nearest.
const HALF_A_YEAR: Days = Days::new(183);

/// How many years there may be between two leap days.
const LEAP_YEARS: i32 = 8;

/// Which way days lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Ahead,
    /// Either way: the nearest of several.
    Near,
    Behind,
}

/// What day it is for the one who writes, and what the day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub today: NaiveDate,
    pub lean: Lean,
}

impl Seen {
    pub(super) fn ahead(today: NaiveDate) -> Self {
        Seen { today, lean: Lean::Ahead }
    }

    /// In a field of this name, as it is called everywhere.
    pub(super) fn in_field(field: &str, today: NaiveDate) -> Self {
        let lean = match field {
            "due_on" | "ends_on" | "planned_on" | "next_on" => Lean::Ahead,
            "logged_on" | "done_on" | "held_on" | "answered_on" | "given_on" | "looked_back_on" | "last_contact_on"
            | "thanked_on" => Lean::Behind,
            _ => Lean::Near,
        };
        Seen { today, lean }
    }

    /// Seen from another day, for what is counted from there.
    pub(super) fn from(self, today: NaiveDate) -> Self {
        Seen { today, ..self }
    }

    pub(super) fn is_behind(self) -> bool {
        self.lean == Lean::Behind
    }

    /// The one of the days that is meant, of those that come again and again; they are in order.
    pub(super) fn choose(self, days: impl Iterator<Item = NaiveDate> + Clone) -> Option<NaiveDate> {
        let earliest = match self.lean {
            Lean::Ahead => self.today,
            Lean::Near => self.today.checked_sub_days(HALF_A_YEAR).unwrap_or(self.today),
            Lean::Behind => return days.take_while(|day| *day <= self.today).last(),
        };
        days.into_iter().find(|day| *day >= earliest)
    }

    /// The day of a month in the year that is meant, where there is such a day at all.
    pub(super) fn in_some_year(self, day: u32, month: u32) -> Option<NaiveDate> {
        let year = self.today.year();
        let years = year.saturating_sub(LEAP_YEARS)..=year.saturating_add(LEAP_YEARS);
        self.choose(years.filter_map(move |year| NaiveDate::from_ymd_opt(year, month, day)))
    }

    /// What one may write instead of what was not understood.
    pub(super) fn examples(self) -> &'static str {
        if self.is_behind() { "try 30 sep, yesterday, 2 weeks ago" } else { "try 30 sep, thursday, in 4 weeks" }
    }
}

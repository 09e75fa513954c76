//! How a promise is told in a row: whose it is, what it is, by when.

use chrono::NaiveDate;

use super::sanitise::shown_line;
use super::when;
use super::width::shorten;

/// So much of what is to be done is told.
const TOLD: usize = 40;

/// `action for Aldo, of 2 lines: sit in on a shift, by Fri 5 Jun`. `of` says what it was made of, and may be empty.
#[must_use]
pub fn told(owner: &str, of: &str, text: &str, due_on: Option<NaiveDate>, today: NaiveDate) -> String {
    format!("{}{of}: {}{}", for_whom(owner), shorten(&shown_line(text), TOLD), by_when(due_on, today))
}

/// `action for Aldo`.
#[must_use]
pub fn for_whom(owner: &str) -> String {
    format!("action for {}", shown_line(owner))
}

/// What was read out of a line, as it follows other words: `, for Aldo, by Fri 5 Jun`. Nothing where nothing was read.
#[must_use]
pub fn read(owner: Option<&str>, due_on: Option<NaiveDate>, today: NaiveDate) -> String {
    let whose = owner.map(|owner| format!(", for {}", shown_line(owner))).unwrap_or_default();
    format!("{whose}{}", by_when(due_on, today))
}

/// `, by Fri 5 Jun`; nothing without a day.
#[must_use]
pub fn by_when(due_on: Option<NaiveDate>, today: NaiveDate) -> String {
    let day = |due| when::column(due, today).replace("  ", " ");
    due_on.map(|due| format!(", by {}", day(due))).unwrap_or_default()
}

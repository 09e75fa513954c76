//! The course of a goal: its newest entries as numbers, from which the charts are drawn.

use chrono::{Datelike, NaiveDate};

use crate::domain::goal::{ProgressEntry, number_in};
use crate::domain::{GoalId, Page};
use crate::journal::{self, Journal};
use crate::text::when;
use crate::text::width::width;

/// More entries than a chart has dots for.
const MOST_ENTRIES: usize = 100;

/// Columns of air behind a value in the log, and the least that are kept for one.
const AIR: usize = 2;
const LEAST_COLUMNS: usize = 6;

/// The entries a chart shows, oldest first.
#[derive(Debug, Default)]
pub(super) struct Course {
    entries: Vec<ProgressEntry>,
    has_earlier: bool,
}

/// A value that is a number: when, how much, and as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value<'a> {
    pub on: NaiveDate,
    pub number: f64,
    pub written: &'a str,
}

impl Course {
    /// The newest entries of a goal.
    pub(super) fn load(goal: GoalId, journal: &Journal) -> journal::Result<Self> {
        let newest = journal.progress(goal, &Page::first(MOST_ENTRIES))?;
        let has_earlier = newest.len() == MOST_ENTRIES;
        Ok(Course { entries: newest.into_iter().rev().map(|entry| entry.item).collect(), has_earlier })
    }

    /// How many there are; of a very long log, how many of the newest.
    pub(super) fn entries(&self) -> usize {
        self.entries.len()
    }

    /// The entries, newest first.
    pub(super) fn newest(&self) -> impl Iterator<Item = &ProgressEntry> {
        self.entries.iter().rev()
    }

    /// Whether the log goes further back.
    pub(super) fn has_earlier(&self) -> bool {
        self.has_earlier
    }

    /// The values that are numbers.
    pub(super) fn values(&self) -> Vec<Value<'_>> {
        let all = self.entries.iter().map(|entry| &entry.details);
        let numbers = all.filter_map(|details| number_in(&details.value).map(|number| (details, number)));
        numbers.map(|(details, number)| Value { on: details.logged_on, number, written: &details.value }).collect()
    }

    /// How it felt, where that was said.
    pub(super) fn feel(&self) -> Vec<u8> {
        self.entries.iter().filter_map(|entry| entry.details.feel).collect()
    }

    /// The columns that the values of the log need, if there are any.
    pub(super) fn value_columns(&self) -> Option<u16> {
        let widest = self.entries.iter().map(|entry| width(&entry.details.value)).max().filter(|widest| *widest > 0)?;
        u16::try_from((widest + AIR).max(LEAST_COLUMNS)).ok()
    }
}

/// The ends of a span as the line under a chart names them: months, and days where both lie in one month.
pub(super) fn ends(from: NaiveDate, to: NaiveDate, today: NaiveDate) -> (String, String) {
    let is_one_year = from.year() == to.year();
    if is_one_year && from.month() == to.month() {
        let day = |on| when::short_column(on, today).trim_start().to_owned();
        return (day(from), day(to));
    }
    let format = if is_one_year { "%B" } else { "%b %Y" };
    (from.format(format).to_string(), to.format(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_months_with_a_year_where_it_changes() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let between = |from, to| ends(on(from), on(to), on("2026-09-09"));
        assert_eq!(between("2026-04-16", "2026-09-02"), ("April".into(), "September".into()));
        assert_eq!(between("2025-11-01", "2026-02-01"), ("Nov 2025".into(), "Feb 2026".into()));
        assert_eq!(between("2026-09-02", "2026-09-08"), ("2 Sep".into(), "8 Sep".into()));
    }
}

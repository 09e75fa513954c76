//! A span of days laid along columns, and the names of its months above or below them.

use chrono::{Datelike, NaiveDate};

use super::{cells, scaled};
use crate::text::width::width;

/// Months from one name to the next: as few as have room, so that January is always among those that are named.
const STEPS: [i64; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 1200, 12_000];
const YEAR: i64 = 12;

/// Columns between two names.
const APART: u16 = 2;

/// From one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Span {
    /// Of two days, whichever comes first.
    pub fn of(one: NaiveDate, other: NaiveDate) -> Self {
        Span { from: one.min(other), to: one.max(other) }
    }

    pub fn has(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    pub fn days(self) -> i64 {
        self.to.signed_duration_since(self.from).num_days()
    }

    /// At which of so many columns a day stands; the ends stand for what lies outside.
    pub fn column(self, day: NaiveDate, columns: u16) -> u16 {
        let gone = day.signed_duration_since(self.from).num_days() as f64;
        let all = self.days() as f64;
        cells(scaled(if all > 0.0 { gone / all } else { 0.0 }, columns.into()))
    }

    /// The months that have room in so many columns, told at which of them a day stands. Where the span has more than one year, its
    /// Januaries are called by the year.
    pub fn months(self, columns: u16, column: impl Fn(NaiveDate) -> u16) -> Vec<(u16, String)> {
        let count = month_of(self.to) - month_of(self.from) + 1;
        let named = STEPS.iter().filter(|step| count / **step <= i64::from(columns)).find_map(|step| {
            let names = self.names(*step, columns, &column);
            names.windows(2).all(|pair| has_air(&pair[0], &pair[1])).then_some(names)
        });
        match named {
            Some(names) if !names.is_empty() => names,
            _ => [(0, self.name(self.from, 1))].into_iter().filter(|(_, name)| width(name) <= columns.into()).collect(),
        }
    }

    /// Every so many months. The one in which the span begins stands at its beginning, and gives way where the next one is near.
    fn names(self, step: i64, columns: u16, column: impl Fn(NaiveDate) -> u16) -> Vec<(u16, String)> {
        let first = month_of(self.from).div_euclid(step) * step;
        let months = (first..=month_of(self.to)).step_by(usize::try_from(step).unwrap_or(usize::MAX));
        let begins = if step >= YEAR { first } else { month_of(self.from) };
        let mut names: Vec<_> = months
            .filter(|month| *month >= begins)
            .filter_map(first_day)
            .map(|day| (column(day.max(self.from)), self.name(day.max(self.from), step)))
            .filter(|(at, name)| usize::from(*at) + width(name) <= columns.into())
            .collect();
        let is_whole = first_day(first) == Some(self.from);
        if names.len() > 1 && !is_whole && !has_air(&names[0], &names[1]) {
            names.remove(0);
        }
        names
    }

    fn name(self, day: NaiveDate, step: i64) -> String {
        let has_years = self.from.year() != self.to.year();
        if step >= YEAR || (has_years && day.month() == 1) {
            day.year().to_string()
        } else {
            day.format("%b").to_string()
        }
    }
}

/// Months counted from the year 0.
pub fn month_of(day: NaiveDate) -> i64 {
    i64::from(day.year()) * YEAR + i64::from(day.month0())
}

fn first_day(month: i64) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(YEAR)).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(YEAR)).ok()? + 1, 1)
}

fn has_air(left: &(u16, String), right: &(u16, String)) -> bool {
    usize::from(left.0) + width(&left.1) + usize::from(APART) <= usize::from(right.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(from: &str, to: &str, columns: u16) -> String {
        let span = Span::of(on(from), on(to));
        let names = span.months(columns, |day| span.column(day, columns));
        names.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn months_are_named_as_far_as_there_is_room() {
        assert_eq!(said("2026-01-15", "2026-09-09", 98), "Jan Feb Mar Apr May Jun Jul Aug Sep");
        assert_eq!(said("2026-01-15", "2026-09-09", 30), "Jan Mar May Jul");
        assert_eq!(said("2025-11-20", "2026-05-09", 60), "Dec 2026 Feb Mar Apr May");
        assert_eq!(said("2025-11-20", "2026-12-31", 30), "2026 Apr Jul Oct");
        assert_eq!(said("2016-02-01", "2026-02-01", 60), "2017 2018 2019 2020 2021 2022 2023 2024 2025");
        assert_eq!(said("2016-02-01", "2026-02-01", 30), "2016 2020 2025");
    }

    #[test]
    fn a_span_within_a_month_is_called_by_it() {
        assert_eq!(said("2026-03-28", "2026-04-02", 40), "Mar Apr");
        assert_eq!(said("2026-03-03", "2026-03-09", 40), "Mar");
        assert_eq!(said("2026-03-03", "2026-03-03", 2), "");
        assert_eq!(said("2026-04-30", "2026-03-03", 40), "Mar Apr");
    }
}

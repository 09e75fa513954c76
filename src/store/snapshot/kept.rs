//! What snapshots are called, and which of them are kept: seven days, four weeks, three changes of the schema.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

const DAYS: usize = 7;
const WEEKS: usize = 4;
const CHANGES_OF_SCHEMA: usize = 3;

/// The name of a snapshot's file: `2026-11-26.db`, `2026-11-26-before-v2.db`, `2026-11-26-before-v2-2.db`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct Name {
    pub(super) day: NaiveDate,
    before: Option<Change>,
}

/// The version of the schema that came next, and which one of that day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    to: u32,
    number: u32,
}

impl Name {
    /// The first state of a day.
    pub(in crate::store) fn of(day: NaiveDate) -> Self {
        Name { day, before: None }
    }

    /// The state before the schema was changed to `to`.
    pub(super) fn before(day: NaiveDate, to: u32, number: u32) -> Self {
        Name { day, before: Some(Change { to, number }) }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.before {
            None => write!(f, "{}.db", self.day),
            Some(Change { to, number: 1 }) => write!(f, "{}-before-v{to}.db", self.day),
            Some(Change { to, number }) => write!(f, "{}-before-v{to}-{number}.db", self.day),
        }
    }
}

impl FromStr for Name {
    type Err = ();

    /// Only a name that is written as this program writes it: a file of somebody else's is never thrown away.
    fn from_str(text: &str) -> Result<Self, ()> {
        let stem = text.strip_suffix(".db").ok_or(())?;
        let (day, change) = stem.split_once("-before-v").map_or((stem, None), |(day, change)| (day, Some(change)));
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| ())?;
        let name = match change {
            None => Name::of(day),
            Some(change) => {
                let (to, number) = change.split_once('-').unwrap_or((change, "1"));
                Name::before(day, to.parse().map_err(|_| ())?, number.parse().map_err(|_| ())?)
            }
        };
        if name.to_string() == text { Ok(name) } else { Err(()) }
    }
}

/// Which of these are no longer kept.
pub(super) fn too_many(names: &[Name]) -> Vec<Name> {
    let (mut days, mut changes): (Vec<_>, Vec<_>) = names.iter().copied().partition(|name| name.before.is_none());
    days.sort_unstable_by(|one, other| other.cmp(one));
    changes.sort_unstable_by(|one, other| other.cmp(one));
    let mut weeks = HashSet::new();
    // The newest of a week stands first.
    let mut dropped: Vec<_> = days.into_iter().skip(DAYS).collect();
    dropped.retain(|name| weeks.len() >= WEEKS || !weeks.insert(week(name.day)));
    dropped.extend(changes.into_iter().skip(CHANGES_OF_SCHEMA));
    dropped
}

fn week(day: NaiveDate) -> (i32, u32) {
    (day.iso_week().year(), day.iso_week().week())
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_reads_back_and_nothing_else_is_one() {
        let day = day("2026-11-26");
        for (name, text) in [
            (Name::of(day), "2026-11-26.db"),
            (Name::before(day, 2, 1), "2026-11-26-before-v2.db"),
            (Name::before(day, 12, 3), "2026-11-26-before-v12-3.db"),
        ] {
            assert_eq!(name.to_string(), text);
            assert_eq!(text.parse(), Ok(name));
        }
        let others = ["2026-11-26", "2026-11-26 copy.db", "2026-1-26.db", "journal.db", "2026-11-26-before-v2-1.db"];
        for other in others.into_iter().chain(["2026-11-26.db.part", "2026-11-26-before-v.db", "+2026-11-26.db"]) {
            assert_eq!(other.parse::<Name>(), Err(()), "{other}");
        }
    }

    #[test]
    fn seven_days_four_weeks_and_three_changes_of_the_schema_are_kept() {
        let mut kept = Vec::new();
        for number in 0..100 {
            kept.push(Name::of(day("2026-08-01") + Days::new(number)));
            let dropped = too_many(&kept);
            kept.retain(|name| !dropped.contains(name));
        }
        let days: Vec<_> = kept.iter().map(|name| name.day.to_string()).collect();
        // Four Sundays, and the days since the last of them.
        let weeks = ["2026-10-11", "2026-10-18", "2026-10-25", "2026-11-01"];
        let last = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-07", "2026-11-08"];
        assert_eq!(days, [&weeks[..], &last[..]].concat());

        let changes: Vec<_> = (2..7).map(|to| Name::before(day("2026-08-01"), to, 1)).collect();
        assert_eq!(too_many(&changes), [changes[1], changes[0]]);
        assert_eq!(too_many(&kept), [], "what is kept stays kept");
    }

    #[test]
    fn who_writes_now_and_then_keeps_seven_and_the_newest_of_four_weeks_before() {
        let names: Vec<_> = (0..30).map(|number| Name::of(day("2026-01-01") + Days::new(number * 10))).collect();
        assert_eq!(names.len() - too_many(&names).len(), 11);
    }
}

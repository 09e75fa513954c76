//! Days told from another day: today and tomorrow, weekdays, and what is counted in days, weeks, months and years.
//!
//! Only `written` uses it. Parts of a month and dates of the calendar are read elsewhere.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::NotADay;
use super::days::{Day, meaning, too_far};
use super::seen::{Lean, Seen};
use super::words::{count_of, is_number, weekday};

pub(super) fn named(words: &[&str], seen: Seen) -> Option<Day> {
    let days = match words {
        ["today" | "now"] => 0,
        ["tomorrow" | "tmrw" | "tmr"] => 1,
        ["yesterday"] => -1,
        ["day", "after", "tomorrow"] => 2,
        ["day", "before", "yesterday"] => -2,
        ["week", "after", "next"] => 14,
        ["month", "after", "next"] => return Some(moved(seen, 2, Unit::Months(1))),
        _ => return None,
    };
    Some(moved(seen, days, Unit::Days(1)))
}

/// Which of the weekdays of one name is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Bare,
    This,
    Next,
    AfterNext,
    Last,
    OfLastWeek,
    /// `friday week`.
    AWeekOn,
}

pub(super) fn weekday_form(words: &[&str], seen: Seen) -> Option<Day> {
    let (which, name) = match words {
        [name] | ["coming" | "upcoming", name] | ["this", "coming", name] => (Which::Bare, name),
        ["this", name] | [name, "this", "week"] | ["this", "week", name] => (Which::This, name),
        ["next", name] | [name, "next", "week"] | ["next", "week", name] => (Which::Next, name),
        [name, "after", "next"] => (Which::AfterNext, name),
        ["last" | "past", name] => (Which::Last, name),
        [name, "last", "week"] | ["last", "week", name] => (Which::OfLastWeek, name),
        [name, "week"] => (Which::AWeekOn, name),
        _ => return None,
    };
    let (name, weekday) = weekday(name)?;
    let here = i64::from(seen.today.weekday().num_days_from_monday());
    let ahead = i64::from(weekday.num_days_from_monday()) - here;
    let days = match which {
        Which::This if ahead < 0 && seen.lean == Lean::Ahead => {
            let name_in_lower = name.to_lowercase();
            let right = format!("try last {name_in_lower}, next {name_in_lower}");
            return Some(Err(NotADay::new(format!("this week's {name} is past"), right)));
        }
        Which::This => ahead,
        Which::Next => ahead + 7,
        Which::AfterNext => ahead + 14,
        Which::OfLastWeek => ahead - 7,
        Which::Bare if !seen.is_behind() => coming(ahead),
        Which::AWeekOn => coming(ahead) + 7,
        Which::Bare | Which::Last => ahead.rem_euclid(7) - 7,
    };
    Some(moved(seen, days, Unit::Days(1)))
}

/// The next such weekday after today.
fn coming(ahead: i64) -> i64 {
    (ahead - 1).rem_euclid(7) + 1
}

#[derive(Clone, Copy)]
pub(super) enum Unit {
    Days(u64),
    Months(u32),
}

/// `in 2 weeks`, `2w`, `3 days ago`, `a week from friday`, `a week on tuesday`.
pub(super) fn counted(words: &[&str], seen: Seen) -> Option<Day> {
    if let ["next", unit] | ["last", unit] = words {
        let sign = if words[0] == "next" { 1 } else { -1 };
        return unit_of(unit).map(|unit| moved(seen, sign, unit));
    }
    let is_in = matches!(words.first(), Some(&("in" | "within")));
    let words = if is_in { &words[1..] } else { words };
    let (number, unit, rest) = match span_at_start(words)? {
        Span::Of(number, unit, rest) => (number, unit, rest),
        Span::Hours(unit) => {
            return Some(Err(NotADay::new(format!("{}s are no days", unit.trim_end_matches('s')), seen.examples())));
        }
        Span::Vague(words, unit) => {
            let right = format!("try in 2 {unit}, in 3 {unit}");
            return Some(Err(NotADay::new(format!("{words} says no number of {unit}"), right)));
        }
    };
    let (sign, from) = match rest {
        [] | ["time"] if is_in => (1, seen),
        [] if seen.is_behind() => (-1, seen),
        [] | ["from", "now"] | ["hence" | "ahead"] => (1, seen),
        ["ago" | "back"] => (-1, seen),
        ["from" | "after", rest @ ..] => (1, seen.from(told(rest, seen)?)),
        ["before", rest @ ..] => (-1, seen.from(told(rest, seen)?)),
        _ => (1, seen.from(told_shortly(rest, seen)?)),
    };
    Some(moved(from, sign * number, unit))
}

/// The day that something is counted from.
fn told(words: &[&str], seen: Seen) -> Option<NaiveDate> {
    meaning(words, seen).and_then(Result::ok)
}

/// The same without a word between: `a week tomorrow`, `2 weeks on friday`.
fn told_shortly(words: &[&str], seen: Seen) -> Option<NaiveDate> {
    named(words, seen).or_else(|| weekday_form(words, seen)).and_then(Result::ok)
}

/// A number of days, weeks or months, and the words after it.
enum Span<'w> {
    Of(i64, Unit, &'w [&'w str]),
    Hours(&'w str),
    Vague(&'w str, &'w str),
}

fn span_at_start<'w>(words: &'w [&'w str]) -> Option<Span<'w>> {
    Some(match words {
        ["half", "a", "year", rest @ ..] | ["half", "year", rest @ ..] | ["a", "half", "year", rest @ ..] => {
            Span::Of(6, Unit::Months(1), rest)
        }
        ["a", "couple", unit, rest @ ..] | ["couple", unit, rest @ ..] => Span::Of(2, unit_of(unit)?, rest),
        ["a", "few", unit, ..] | [_, "several", unit, ..] if unit_of(unit).is_some() => Span::Vague("a few", unit),
        [vague @ ("few" | "some" | "several" | "many"), unit, ..] if unit_of(unit).is_some() => {
            Span::Vague(vague, unit)
        }
        [number, unit, ..] if count_of(number).is_some() && is_shorter(unit) => Span::Hours(unit),
        [number, unit, rest @ ..] if unit_of(unit).is_some() => Span::Of(count_of(number)?, unit_of(unit)?, rest),
        [unit @ ("day" | "week"), "before" | "after", ..] => Span::Of(1, unit_of(unit)?, &words[1..]),
        ["fortnight", rest @ ..] => Span::Of(1, Unit::Days(14), rest),
        [glued, rest @ ..] => {
            let (number, unit) = glued.split_at(glued.find(|c: char| !c.is_ascii_digit())?);
            if !is_number(number) {
                return None;
            }
            Span::Of(count_of(number)?, unit_of(unit)?, rest)
        }
        [] => return None,
    })
}

fn is_shorter(unit: &str) -> bool {
    matches!(unit, "hour" | "hours" | "minute" | "minutes" | "min" | "mins")
}

fn unit_of(unit: &str) -> Option<Unit> {
    Some(match unit {
        "d" | "day" | "days" => Unit::Days(1),
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Days(7),
        "fortnight" | "fortnights" => Unit::Days(14),
        "mo" | "mos" | "month" | "months" => Unit::Months(1),
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Months(12),
        _ => return None,
    })
}

pub(super) fn moved(seen: Seen, count: i64, unit: Unit) -> Day {
    let (from, steps) = (seen.today, count.unsigned_abs());
    let to = match unit {
        Unit::Days(days) if count < 0 => from.checked_sub_days(Days::new(steps * days)),
        Unit::Days(days) => from.checked_add_days(Days::new(steps * days)),
        Unit::Months(months) => {
            u32::try_from(steps).ok().and_then(|steps| steps.checked_mul(months)).and_then(|steps| {
                let months = Months::new(steps);
                if count < 0 { from.checked_sub_months(months) } else { from.checked_add_months(months) }
            })
        }
    };
    to.ok_or_else(|| too_far(seen))
}

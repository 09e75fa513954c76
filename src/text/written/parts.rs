//! Parts of a week, a month or a year: its end, its middle, its first Monday, the 15th of it.
//!
//! Only `written` uses it. A week that is named as a whole is up to its Friday, a month's middle is the 15th.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::NotADay;
use super::dates::{agreeing, needs_a_day, no_such_day};
use super::days::{Day, too_far};
use super::relative::{Unit, moved};
use super::seen::{Lean, Seen};
use super::words::{self, month, month_name, strict_ordinal};

/// How many months there may be between two that have a day of some number.
const MONTHS_BETWEEN: u32 = 13;

/// What of a month is meant.
#[derive(Clone, Copy)]
enum Part {
    Day(u32),
    Middle,
    End,
    /// The Friday of a week; none for the last.
    Week(Option<u32>),
    /// A weekday, counted from the first; none for the last.
    Weekday(Option<u32>, Weekday),
}

pub(super) fn read(words: &[&str], seen: Seen) -> Option<Day> {
    of_week(words, seen).or_else(|| of_year(words, seen)).or_else(|| of_month(words, seen))
}

fn of_week(words: &[&str], seen: Seen) -> Option<Day> {
    let here = i64::from(seen.today.weekday().num_days_from_monday());
    let days = match words {
        ["eow"] | ["this", "week"] | ["end", "week"] | ["end", "this", "week"] if here > 4 => 6,
        ["eow"] | ["this", "week"] | ["end", "week"] | ["end", "this", "week"] => 4,
        ["end", "next", "week"] => 11,
        ["start" | "beginning", "next", "week"] => 7,
        ["weekend"] | ["this", "weekend"] if here == 6 => 6,
        ["weekend"] | ["this", "weekend"] => 5,
        ["next", "weekend"] => 12,
        ["last", "weekend"] => -2,
        _ => return None,
    };
    Some(moved(seen, days - here, Unit::Days(1)))
}

fn of_year(words: &[&str], seen: Seen) -> Option<Day> {
    let this = seen.today.year();
    let (year, month, day) = match words {
        ["eoy"] | ["end", "year"] | ["end", "this", "year"] => (this, 12, 31),
        ["end", "next", "year"] => (this.saturating_add(1), 12, 31),
        ["end", "last", "year"] => (this.saturating_sub(1), 12, 31),
        ["start" | "beginning", "next", "year"] => (this.saturating_add(1), 1, 1),
        ["start" | "beginning", "year"] | ["start" | "beginning", "this", "year"] => (this, 1, 1),
        ["end", year] => (words::year(year)?, 12, 31),
        _ => return None,
    };
    Some(NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| too_far(seen)))
}

fn of_month(words: &[&str], seen: Seen) -> Option<Day> {
    let (part, rest) = match words {
        ["early" | "late", name] => return month(name).map(|month| Err(needs_a_day(month, None))),
        ["eom"] => (Part::End, &["this", "month"][..]),
        ["end", rest @ ..] | ["last", "day", rest @ ..] => (Part::End, rest),
        ["start" | "beginning", rest @ ..] | ["first", "day", rest @ ..] => (Part::Day(1), rest),
        ["mid" | "middle", rest @ ..] => (Part::Middle, rest),
        [nth, "week", rest @ ..] if !rest.is_empty() => (Part::Week(nth_of(nth)?), without_in(rest)),
        [nth, name, rest @ ..] if !rest.is_empty() && words::weekday(name).is_some() => {
            (Part::Weekday(nth_of(nth)?, words::weekday(name)?.1), without_in(rest))
        }
        // "the first" alone is as likely to mean before all others.
        [number] if number.starts_with(|c: char| c.is_ascii_digit()) => {
            return Some(numbered(strict_ordinal(number)?, seen));
        }
        [name, number] if words::weekday(name).is_some() => {
            let (day, weekday) = (numbered(strict_ordinal(number)?, seen), words::weekday(name)?.1);
            return Some(day.and_then(|day| agreeing(day, weekday, seen.today)));
        }
        [number, rest @ ..] if rest.last() == Some(&"month") => (Part::Day(strict_ordinal(number)?), rest),
        _ => return None,
    };
    pick(part, rest, seen)
}

fn without_in<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    words.strip_prefix(&["in"]).unwrap_or(words)
}

/// Which of a row: a number, or none for the last.
fn nth_of(word: &str) -> Option<Option<u32>> {
    if word == "last" { Some(None) } else { strict_ordinal(word).map(Some) }
}

/// The part of the month that the rest of the words name. "The month" is the next one where its part is past in this one.
fn pick(part: Part, month_words: &[&str], seen: Seen) -> Option<Day> {
    let this = seen.today.with_day(1)?;
    let begins = match month_words {
        ["month"] => {
            let here = taken(part, this, seen);
            let is_past = here.as_ref().is_ok_and(|day| *day < seen.today) && seen.lean == Lean::Ahead;
            return Some(if is_past { taken(part, this.checked_add_months(Months::new(1))?, seen) } else { here });
        }
        ["this", "month"] => this,
        ["next", "month"] => this.checked_add_months(Months::new(1))?,
        ["last", "month"] => this.checked_sub_months(Months::new(1))?,
        ["month", "after", "next"] => this.checked_add_months(Months::new(2))?,
        [name] => {
            let (month, year) = (month(name)?, seen.today.year());
            let years = year.saturating_sub(1)..=year.saturating_add(1);
            let chosen = seen.choose(years.filter_map(|year| taken(part, first_of(year, month)?, seen).ok()));
            return chosen.map(Ok).or_else(|| Some(taken(part, first_of(year, month)?, seen)));
        }
        [name, year] => first_of(words::year(year)?, month(name)?)?,
        _ => return None,
    };
    Some(taken(part, begins, seen))
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// A part of the month that begins on a day.
fn taken(part: Part, begins: NaiveDate, seen: Seen) -> Day {
    let (year, month) = (begins.year(), begins.month());
    let last = (28..=31).rev().find_map(|day| begins.with_day(day)).unwrap_or(begins);
    let found = match part {
        Part::Day(day) => return begins.with_day(day).ok_or_else(|| no_such_day(day, month, Some(year), seen)),
        Part::Middle => begins.with_day(15),
        Part::End => Some(last),
        // A week is in the month that has its Thursday.
        Part::Week(nth) => counted(begins, last, nth, Weekday::Thu).and_then(|day| day.checked_add_days(Days::new(1))),
        Part::Weekday(nth, weekday) => counted(begins, last, nth, weekday),
    };
    found.ok_or_else(|| {
        let (name, wanted) = (month_name(month), in_words(part));
        NotADay::new(format!("{name} {year:04} has no {wanted}"), format!("try end of {}", name.to_lowercase()))
    })
}

/// What of a month there may not be: `fifth Monday`.
fn in_words(part: Part) -> String {
    let (nth, what) = match part {
        Part::Weekday(nth, weekday) => (nth, words::weekday_name(weekday)),
        Part::Week(nth) => (nth, "week"),
        _ => (None, "such day"),
    };
    let nth = nth.map(|nth| {
        words::ORDINALS.get((nth as usize).wrapping_sub(1)).map_or_else(|| format!("{nth}th "), |nth| format!("{nth} "))
    });
    format!("{}{what}", nth.unwrap_or_default())
}

/// The nth such weekday between two days, or the last.
fn counted(first: NaiveDate, last: NaiveDate, nth: Option<u32>, weekday: Weekday) -> Option<NaiveDate> {
    let mut days = first.iter_days().take_while(|day| *day <= last).filter(|day| day.weekday() == weekday);
    match nth {
        Some(nth) => days.nth(usize::try_from(nth.checked_sub(1)?).ok()?),
        None => days.last(),
    }
}

/// `the 15th`: of this month, or of the next or the last that has such a day.
fn numbered(day: u32, seen: Seen) -> Day {
    if !(1..=31).contains(&day) {
        return Err(no_such_day(day, 1, None, seen));
    }
    let begins = seen.today.with_day(1).unwrap_or(seen.today);
    let ahead = (0..MONTHS_BETWEEN).filter_map(|by| begins.checked_add_months(Months::new(by))?.with_day(day));
    let behind = (0..MONTHS_BETWEEN).filter_map(|by| begins.checked_sub_months(Months::new(by))?.with_day(day));
    let next = ahead.into_iter().find(|day| *day >= seen.today);
    let last = behind.into_iter().find(|day| *day <= seen.today);
    let nearer = |next: NaiveDate, last: NaiveDate| if next - seen.today <= seen.today - last { next } else { last };
    let found = match seen.lean {
        Lean::Ahead => next,
        Lean::Behind => last,
        Lean::Near => next.zip(last).map(|(next, last)| nearer(next, last)),
    };
    found.ok_or_else(|| too_far(seen))
}

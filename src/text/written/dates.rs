//! Dates of the calendar, in numbers and in words: `2026-09-30`, `30.9.`, `3 June`, `Fri 18 Sep`.
//!
//! Only `written` uses it. What could be two days is refused, and of what is no day of the calendar the nearest that is is named.

use chrono::{Datelike, NaiveDate, Weekday};

use super::NotADay;
use super::days::{Day, too_far};
use super::seen::Seen;
use super::words::{is_number, month, month_name, ordinal, short, small_number, weekday, year as year_of};

/// Years somebody may write alone and mean a year.
const LIKELY_YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// `2026-09-30`, `20260930`, `30.9.`, `30.9.2026`, `30/9`; and `12`, which is refused.
pub(super) fn in_numbers(words: &[&str], seen: Seen) -> Option<Day> {
    let [word] = words else { return None };
    if is_number(word) {
        return alone(word, seen);
    }
    let separator = ['.', '/', '-'].into_iter().find(|separator| word.contains(*separator))?;
    let parts: Vec<&str> = word.strip_suffix('.').unwrap_or(word).split(separator).collect();
    if !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    match (separator, parts.as_slice()) {
        (_, [year, month, day]) if year.len() == 4 => {
            Some(iso(year.parse().ok()?, small_number(month)?, small_number(day)?, seen))
        }
        (_, [year, month]) | (_, [month, year]) if year.len() == 4 => {
            let month = small_number(month)?;
            Some(check_month(1, month, seen).and_then(|()| Err(needs_a_day(month, Some(year)))))
        }
        ('.', [day, month]) => Some(in_some_year(small_number(day)?, small_number(month)?, seen)),
        ('.', [day, month, year]) => Some(in_year(small_number(day)?, small_number(month)?, year, seen)),
        (_, [one, two]) => Some(either_way(word, small_number(one)?, small_number(two)?, None, seen)),
        (_, [one, two, year]) => Some(either_way(word, small_number(one)?, small_number(two)?, Some(year), seen)),
        _ => None,
    }
}

/// A number and nothing else: all of a date if it has eight digits, and else not enough.
fn alone(word: &str, seen: Seen) -> Option<Day> {
    if word.len() == 8 {
        return Some(iso(word[..4].parse().ok()?, word[4..6].parse().ok()?, word[6..].parse().ok()?, seen));
    }
    if let Some(year) = year_of(word).filter(|year| LIKELY_YEARS.contains(year)) {
        let right = format!("try 1 jan {year}, end of {year}");
        return Some(Err(NotADay::new(format!("{year} needs a month and a day"), right)));
    }
    let number = small_number(word)?;
    let right = format!("try {}, in {number} days", short(number.clamp(1, 28), seen.today.month(), None));
    Some(Err(NotADay::new(format!("{number} alone is no day"), right)))
}

fn iso(year: i32, month: u32, day: u32, seen: Seen) -> Day {
    if !(1..=12).contains(&month) {
        let nearest = month.clamp(1, 12);
        let right = format!("try {year:04}-{nearest:02}-{:02}, {}", day.clamp(1, 28), rest_of_examples(seen));
        return Err(NotADay::new(format!("there is no month {month}"), right));
    }
    calendar(year, month, day, seen)
}

/// With strokes or dashes the day may come first or second: only what can be read one way is.
fn either_way(word: &str, one: u32, two: u32, year: Option<&str>, seen: Seen) -> Day {
    let date = |day, month| match year {
        Some(year) => in_year(day, month, year, seen),
        None => in_some_year(day, month, seen),
    };
    let is_month = |number| (1..=12).contains(&number);
    match (is_month(one), is_month(two)) {
        (true, true) if one != two => {
            let wrong = format!("{word} could be {one} {} or {two} {}", month_name(two), month_name(one));
            let year = year.filter(|year| year.len() == 4);
            Err(NotADay::new(wrong, format!("try {} or {}", short(one, two, year), short(two, one, year))))
        }
        (true, false) => date(two, one),
        (_, true) => date(one, two),
        (false, false) => {
            let right =
                format!("try {}, {}", short(one.clamp(1, 28), seen.today.month(), None), rest_of_examples(seen));
            Err(NotADay::new(format!("{word} has no month"), right))
        }
    }
}

/// `3 june`, `june 3`, `3 jun 2027`, `fri 18 sep`, `3 june next year`.
pub(super) fn in_words(words: &[&str], seen: Seen) -> Option<Day> {
    let (weekday, words) = match words {
        [first, rest @ ..] if !rest.is_empty() => match weekday(first) {
            Some((_, weekday)) => (Some(weekday), rest),
            None => (None, words),
        },
        _ => (None, words),
    };
    let this = seen.today.year();
    let told = |year: i32| Some(format!("{year:04}"));
    let (one, two, year) = match words {
        [name] | ["next" | "last" | "this", name] if month(name).is_some() => {
            return month(name).map(|month| Err(needs_a_day(month, None)));
        }
        [one, two] => (one, two, None),
        [one, two, year] if is_number(year) => (one, two, Some((*year).to_owned())),
        [one, two, "this", "year"] => (one, two, told(this)),
        [one, two, "next", "year"] => (one, two, told(this.saturating_add(1))),
        [one, two, "last", "year"] => (one, two, told(this.saturating_sub(1))),
        _ => return None,
    };
    let (day, month) = match (month(one), month(two)) {
        (Some(month), None) if year_of(two).is_some() => return Some(Err(needs_a_day(month, Some(two)))),
        (Some(month), None) => (ordinal(two)?, month),
        (None, Some(month)) => (ordinal(one)?, month),
        _ => return None,
    };
    Some(match (weekday, year) {
        (None, None) => in_some_year(day, month, seen),
        (None, Some(year)) => in_year(day, month, &year, seen),
        (Some(weekday), None) => on_weekday(day, month, weekday, seen),
        (Some(weekday), Some(year)) => {
            in_year(day, month, &year, seen).and_then(|day| agreeing(day, weekday, seen.today))
        }
    })
}

/// The day that is meant if it falls on that weekday, else this year's: `Thu 11 June` may be a heading that is past.
fn on_weekday(day: u32, month: u32, weekday: Weekday, seen: Seen) -> Day {
    let meant = in_some_year(day, month, seen)?;
    let this_year = NaiveDate::from_ymd_opt(seen.today.year(), month, day);
    match this_year.filter(|this| meant.weekday() != weekday && this.weekday() == weekday) {
        Some(this_year) => Ok(this_year),
        None => agreeing(meant, weekday, seen.today),
    }
}

/// A day that was written with the weekday it falls on.
pub(super) fn agreeing(day: NaiveDate, weekday: Weekday, today: NaiveDate) -> Day {
    if day.weekday() == weekday {
        return Ok(day);
    }
    let year = day.year().to_string();
    let date = short(day.day(), day.month(), (day.year() != today.year()).then_some(&year));
    let wrong = day.format("%-d %B %Y is a %A").to_string();
    Err(NotADay::new(wrong, format!("try {} {date}, {date}", day.format("%a").to_string().to_lowercase())))
}

/// The day of this number, in the year that is meant.
fn in_some_year(day: u32, month: u32, seen: Seen) -> Day {
    check_month(day, month, seen)?;
    if let Some(day) = seen.in_some_year(day, month) {
        return Ok(day);
    }
    // Not even in a leap year; or the calendar ends.
    if month == 2 && day > 29 {
        let right = format!("try 28 feb, {}", rest_of_examples(seen));
        return Err(NotADay::new("February has 28 days, 29 in a leap year", right));
    }
    Err(no_such_day(day, month, None, seen))
}

fn in_year(day: u32, month: u32, year: &str, seen: Seen) -> Day {
    check_month(day, month, seen)?;
    if year.len() == 4 {
        return calendar(year.parse().unwrap_or(0), month, day, seen);
    }
    let century = seen.today.year().clamp(1, 9999) / 100 * 100;
    let likely = century + year.parse::<i32>().unwrap_or(0) % 100;
    calendar(likely, month, day, seen)?;
    let right = format!("try {}", short(day, month, Some(&format!("{likely:04}"))));
    Err(NotADay::new("a year has four digits", right))
}

/// The month is one of twelve.
fn calendar(year: i32, month: u32, day: u32, seen: Seen) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(day, month, Some(year), seen))
}

fn check_month(day: u32, month: u32, seen: Seen) -> Result<(), NotADay> {
    if (1..=12).contains(&month) {
        return Ok(());
    }
    let right = format!("try {}, {}", short(day.clamp(1, 28), month.clamp(1, 12), None), rest_of_examples(seen));
    Err(NotADay::new(format!("there is no month {month}"), right))
}

/// The examples that are no date.
fn rest_of_examples(seen: Seen) -> &'static str {
    seen.examples().split_once(", ").map_or("thursday", |(_, rest)| rest)
}

pub(super) fn no_such_day(day: u32, month: u32, year: Option<i32>, seen: Seen) -> NotADay {
    let last = (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year.unwrap_or(2001), month, *day).is_some());
    let Some(last) = last else { return too_far(seen) };
    let name = month_name(month);
    let year = year.map(|year| format!("{year:04}"));
    let right = |day| format!("try {}, {}", short(day, month, year.as_deref()), rest_of_examples(seen));
    match (day, &year) {
        (0, _) => NotADay::new("days of a month begin at 1", right(1)),
        (_, Some(year)) if month == 2 => NotADay::new(format!("{name} {year} has {last} days"), right(last)),
        _ if day > last => NotADay::new(format!("{name} has {last} days"), right(last)),
        _ => too_far(seen),
    }
}

pub(super) fn needs_a_day(month: u32, year: Option<&str>) -> NotADay {
    let name = month_name(month);
    let wrong = format!("{name}{}{} needs a day", if year.is_some() { " " } else { "" }, year.unwrap_or_default());
    NotADay::new(wrong, format!("try {}, end of {}", short(1, month, year), name.to_lowercase()))
}

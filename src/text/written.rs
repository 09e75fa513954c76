//! Days and times as people write them: `next friday`, `30 sep`, `in 2 weeks`, `tomorrow 16:00`.
//!
//! Forms and the command line read every date through here. What is not sure is refused with words that help,
//! never guessed; saying dates is `when`, and asking a clock has no place here.
//!
//! It is a parser of our own because the crates for it misread too much. Of 43 inputs, seen from Wednesday
//! 9 September 2026, `parse_datetime` 0.17.0 got 26 right and 7 silently wrong (`wednesday` is today, `next friday`
//! in two days, `3 June` and `april 1` in the past, `3/4` is 4 March, nothing at all is today), and
//! `human-date-parser` 0.3.1 got 28 right and 5 silently wrong (`next month` is in five days, `3 June` in the past,
//! `tomorrow 9am` and `fri 9am` lose the time). Neither reads `end of month`, `30.9.2026` or `noon`.

mod dates;
mod days;
mod parts;
mod relative;
mod seen;
mod spans;
#[cfg(test)]
mod tests;
mod times;
mod words;

use std::fmt;

use chrono::{NaiveDate, NaiveTime};

use super::when;
use super::width::shorten;
use seen::Seen;

/// No day or time is written with more words than this.
const WORDS: usize = 9;

/// Why a text is no day, or no time of a day. Shown as `wrong; right`, or on two lines under a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADay {
    /// What is wrong, from what was understood: `September has 30 days`.
    pub wrong: String,
    /// What would be right: `try 30 sep, thursday, in 4 weeks`.
    pub right: String,
}

impl NotADay {
    fn new(wrong: impl Into<String>, right: impl Into<String>) -> Self {
        NotADay { wrong: wrong.into(), right: right.into() }
    }
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.wrong, self.right)
    }
}

impl std::error::Error for NotADay {}

/// The day a text means, seen from `today`; always in the years 1 to 9999.
///
/// A weekday is the next one after today, `next friday` the one in the calendar week after this one (weeks
/// begin on Monday), and a date without a year the next such day, today included.
///
/// # Errors
/// When it is no day, no day of the calendar, or could be two.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    read_day(text, Seen::ahead(today))
}

/// The day a text means in a field of this name. What is due, ends or is planned lies ahead, and what was reached, held or logged lies
/// behind: there `friday` is the last one. Any other day may lie either way, so that a date without a year is the nearest such day.
///
/// `planned_on` and `held_on` name no field of a record: the day of a meeting, `meets_on`, is one or the other while it is first
/// written down.
///
/// # Errors
/// As [`day`].
pub fn day_in(field: &str, text: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    read_day(text, Seen::in_field(field, today))
}

fn read_day(text: &str, seen: Seen) -> Result<NaiveDate, NotADay> {
    let plain = words::plain(text);
    let words = words::of(&plain);
    days::read(&words, seen).map_err(|wrong| with_a_time(&words, seen).unwrap_or(wrong))
}

/// Of a day that stands with a time, or with a part of the day such as `evening`: which day was understood.
fn with_a_time(words: &[&str], seen: Seen) -> Option<NotADay> {
    let (day_words, time_words) = parted(words);
    let time = match time_words {
        [part] if times::is_vague(part) => (*part).to_owned(),
        _ => when::time(time(&time_words.join(" ")).ok()?),
    };
    let day = if matches!(day_words, [] | ["this"]) { seen.today } else { days::read(day_words, seen).ok()? };
    let day = day.format("%-d %b %Y").to_string().to_lowercase();
    Some(NotADay::new(format!("{time} is a time, and here a day is asked for"), format!("try {day}")))
}

/// The time of day a text means: `16:00`, `9am`, `9 pm`, `noon`.
///
/// # Errors
/// When it is no time, or could be morning or evening.
pub fn time(text: &str) -> Result<NaiveTime, NotADay> {
    let plain = words::plain(text);
    let words = words::of(&plain);
    match words.strip_prefix(&["at"]).unwrap_or(&words) {
        [] => Err(NotADay::new("there is no time yet", times::TRY)),
        [one] => times::read(one),
        [number, half @ ("am" | "pm")] => times::read(&format!("{number}{half}")),
        [part @ ("half" | "quarter"), side @ ("past" | "to"), hour] => times::said(part, side, hour),
        _ => Err(NotADay::new(format!("{} is no time", quoted(&words)), times::TRY)),
    }
}

/// A day with a time after it or before it (`tomorrow 16:00`, `9am fri`), a day alone, or a time alone, which
/// is today's. The field says which way days lie, as in [`day_in`].
///
/// # Errors
/// As [`day`] and [`time`].
pub fn day_and_time_in(field: &str, text: &str, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveTime>), NotADay> {
    read_day_and_time(text, Seen::in_field(field, today))
}

fn read_day_and_time(text: &str, seen: Seen) -> Result<(NaiveDate, Option<NaiveTime>), NotADay> {
    let plain = words::plain(text);
    let words = words::of(&plain);
    let (day_words, time_words) = parted(&words);
    if time_words.is_empty() {
        return days::read(day_words, seen).map(|day| (day, None));
    }
    let time = time(&time_words.join(" "))?;
    let day = if day_words.is_empty() { seen.today } else { days::read(day_words, seen)? };
    Ok((day, Some(time)))
}

/// The words of a day, and those of a time after it or before it, by their look.
fn parted<'w>(words: &'w [&'w str]) -> (&'w [&'w str], &'w [&'w str]) {
    match (times::length_at_start(words), times::length_at_end(words)) {
        (0, last) => words.split_at(words.len() - last),
        (first, _) => (&words[first..], &words[..first]),
    }
}

/// How many days a span has: `4 weeks`, `every 10 days`, `2w`.
///
/// # Errors
/// When it is none, or in months, which differ.
pub fn span(text: &str) -> Result<u32, NotADay> {
    let text = text.to_lowercase();
    spans::read(&words::of(&text))
}

fn quoted(words: &[&str]) -> String {
    format!("\"{}\"", shorten(&words.join(" "), 30))
}

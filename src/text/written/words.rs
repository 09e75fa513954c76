//! The words dates are written with: how a text is cut into them, and the names and numbers among them.
//!
//! Only `written` uses it. What words mean together is for its other parts.

use std::fmt::Write as _;

use chrono::{NaiveDate, Weekday};

use super::WORDS;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];
const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
pub(super) const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// What a slip of the finger may have been meant to be.
pub(super) const KNOWN: &[&str] = &[
    "today",
    "tomorrow",
    "yesterday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "next",
    "last",
    "week",
    "weeks",
    "month",
    "months",
    "days",
    "fortnight",
    "weekend",
    "noon",
];

/// A text in lower case with its words parted by blanks: no commas, no dots at the end of words, `3-jun` in two, and a date of the
/// machine's kind parted from its time.
pub(super) fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let text = text.replace("o'clock", " ");
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        let (date, time) = iso_in_two(word);
        for part in std::iter::once(date).chain(time) {
            let _ = write!(plain, "{} ", plain_word(part));
        }
    }
    plain
}

/// `2026-09-30t16:00` is a date and a time.
fn iso_in_two(word: &str) -> (&str, Option<&str>) {
    match word.split_once('t') {
        Some((day, time)) if day.len() == 10 && day.parse::<NaiveDate>().is_ok() => (day, Some(time)),
        _ => (word, None),
    }
}

fn plain_word(word: &str) -> String {
    let word = match word {
        "a.m." | "a.m" => "am",
        "p.m." | "p.m" => "pm",
        _ => word.trim_end_matches('!'),
    };
    if !word.contains(|c: char| c.is_alphabetic()) {
        return word.to_owned();
    }
    let word = word.trim_end_matches(['.', '\'']);
    match glued_date(word) {
        Some((number, name)) => format!("{number} {name}"),
        None => word.replace(['-', '/'], " "),
    }
}

/// `3jun`, `30september`.
fn glued_date(word: &str) -> Option<(&str, &str)> {
    let (number, name) = word.split_at(word.find(|c: char| !c.is_ascii_digit())?);
    (!number.is_empty() && month(name).is_some()).then_some((number, name))
}

/// Words without commas; too many to be a date are cut, and then they are none.
pub(super) fn of(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).take(WORDS).collect()
}

/// A month's name, or three letters and more of it.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let found = MONTHS.iter().zip(1..).find(|(name, _)| is_short_for(word, name));
    found.map(|(_, month)| month)
}

/// The name of a month of the calendar.
pub(super) fn month_name(month: u32) -> &'static str {
    usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied().unwrap_or_default()
}

/// A weekday with its whole name.
pub(super) fn weekday(word: &str) -> Option<(&'static str, Weekday)> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let word = if word == "weds" { "wed" } else { word };
    WEEKDAYS.into_iter().find(|(name, _)| is_short_for(word, name))
}

pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, known)| *known == weekday).map_or("", |(name, _)| name)
}

fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.to_lowercase().starts_with(word)
}

/// `3`, `3.`, `3rd`, `third`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    strict_ordinal(word).or_else(|| small_number(word))
}

/// `3.`, `3rd`, `third`: what is written as a number in a row of them.
pub(super) fn strict_ordinal(word: &str) -> Option<u32> {
    if let Some((_, number)) = ORDINALS.iter().zip(1..).find(|(name, _)| **name == word) {
        return Some(number);
    }
    small_number(["st", "nd", "rd", "th", "."].iter().find_map(|end| word.strip_suffix(end))?)
}

/// `3`, `a` or `three`. What has too many digits is as far as one can count.
pub(super) fn count_of(word: &str) -> Option<i64> {
    if is_number(word) {
        return Some(word.parse::<u32>().map_or(i64::from(u32::MAX), i64::from));
    }
    let word = if matches!(word, "a" | "an") { "one" } else { word };
    NUMBERS.iter().zip(0..).find(|(name, _)| **name == word).map(|(_, number)| number)
}

pub(super) fn small_number(word: &str) -> Option<u32> {
    (is_number(word) && word.len() <= 3).then(|| word.parse().ok()).flatten()
}

pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year as it has to be written.
pub(super) fn year(word: &str) -> Option<i32> {
    (is_number(word) && word.len() == 4).then(|| word.parse().ok()).flatten()
}

/// `30 sep`, `3 jun 2027`.
pub(super) fn short(day: u32, month: u32, year: Option<&str>) -> String {
    let name: String = month_name(month).chars().take(3).collect::<String>().to_lowercase();
    year.map_or_else(|| format!("{day} {name}"), |year| format!("{day} {name} {year}"))
}

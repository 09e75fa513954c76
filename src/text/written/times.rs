//! Times of a day, one word each, and where in a line of words one stands.
//!
//! Only `written` uses it. Days have no place here.

use chrono::NaiveTime;

use super::NotADay;

pub(super) const TRY: &str = "try 16:00, 9am, noon";

/// Parts of a day, with hours that somebody may mean.
const PARTS: &[(&str, &str)] = &[
    ("morning", "9am, 10:00"),
    ("lunch", "noon, 13:00"),
    ("lunchtime", "noon, 13:00"),
    ("afternoon", "3pm, 15:00"),
    ("evening", "6pm, 18:00"),
    ("night", "9pm, 21:00"),
    ("tonight", "8pm, 20:00"),
];

/// A time in one word, in lower case.
pub(super) fn read(word: &str) -> Result<NaiveTime, NotADay> {
    match word {
        "noon" | "midday" => return at(12, 0),
        "midnight" => return Err(NotADay::new("midnight could begin the day or end it", "try 0:00, 23:59")),
        _ => {}
    }
    if let Some((_, hours)) = PARTS.iter().find(|(part, _)| *part == word) {
        return Err(NotADay::new(format!("{word} has many hours"), format!("try {hours}")));
    }
    let Some((hour, minute, half)) = split(word) else { return Err(unknown(word)) };
    match (half, minute) {
        (None, Some(0)) if hour == 24 => Err(NotADay::new("24:00 is 0:00 of the next day", "try 0:00, 23:59")),
        (None, Some(minute)) => at(hour, minute),
        (None, None) if (1..=12).contains(&hour) => {
            Err(NotADay::new(format!("{hour} could be morning or evening"), format!("try {hour}am, {hour}pm")))
        }
        (None, None) => at(hour, 0),
        (Some(half), minute) if (1..=12).contains(&hour) => {
            at(hour % 12 + if half == "pm" { 12 } else { 0 }, minute.unwrap_or(0))
        }
        (Some(_), _) if (13..24).contains(&hour) => {
            let right = format!("try {}pm, {hour}:{:02}", hour - 12, minute.unwrap_or(0));
            Err(NotADay::new(format!("{word} is no time"), right))
        }
        (Some(_), _) => Err(NotADay::new(format!("{word} is no time"), TRY)),
    }
}

/// `half past 3`: clear but for the half of the day.
pub(super) fn said(part: &str, side: &str, hour: &str) -> Result<NaiveTime, NotADay> {
    let wrong = NotADay::new(format!("{} is no time", super::quoted(&[part, side, hour])), TRY);
    let hour = hour.parse::<u32>().ok().filter(|hour| (1..=12).contains(hour)).ok_or_else(|| wrong.clone())?;
    let (hour, minute) = match (part, side) {
        ("half", "past") => (hour, 30),
        ("quarter", "past") => (hour, 15),
        ("quarter", _) => ((hour + 10) % 12 + 1, 45),
        _ => return Err(wrong),
    };
    let words = format!("{hour}:{minute}");
    Err(NotADay::new(format!("{words} could be morning or evening"), format!("try {words}am, {words}pm")))
}

/// Two times, a time with a zone, or no time at all.
fn unknown(word: &str) -> NotADay {
    if let Some((first, _)) = word.split_once(['-', '\u{2013}']).filter(|(first, _)| first.contains(':')) {
        return NotADay::new(format!("{} has two times", super::quoted(&[word])), format!("try {first}"));
    }
    if let Some((clock, _)) = word.split_once(['z', '+']).filter(|(clock, _)| split(clock).is_some()) {
        let right = format!("try {clock}");
        return NotADay::new(format!("{} names a zone, and times are told without one", super::quoted(&[word])), right);
    }
    NotADay::new(format!("{} is no time", super::quoted(&[word])), TRY)
}

/// How many words at the end are a time, by their look: the time itself may still be wrong.
pub(super) fn length_at_end(words: &[&str]) -> usize {
    match words {
        [.., "at", number, "am" | "pm"] if is_clock(number) => 3,
        [.., number, "am" | "pm"] if is_clock(number) => 2,
        [.., "half" | "quarter", "past" | "to", _] => {
            if words.len() > 3 && words[words.len() - 4] == "at" {
                4
            } else {
                3
            }
        }
        [.., "at", word] if is_time(word) || is_clock(word) => 2,
        [.., word] if is_time(word) => 1,
        _ => 0,
    }
}

/// As [`length_at_end`], for a time before the day.
pub(super) fn length_at_start(words: &[&str]) -> usize {
    match words {
        ["at", rest @ ..] if !rest.is_empty() => match length_at_start(rest) {
            0 if is_clock(rest[0]) => 2,
            0 => 0,
            length => length + 1,
        },
        [number, "am" | "pm", ..] if is_clock(number) => 2,
        [word, ..] if is_time(word) => 1,
        _ => 0,
    }
}

/// Whether it is a part of a day, with no hour of its own.
pub(super) fn is_vague(word: &str) -> bool {
    word == "midnight" || PARTS.iter().any(|(part, _)| *part == word)
}

/// Whether it is a word for a time, and no slip of the finger.
pub(super) fn is_word(word: &str) -> bool {
    matches!(word, "noon" | "midday") || is_vague(word)
}

fn is_time(word: &str) -> bool {
    let number = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    is_word(word)
        || number.is_some_and(is_clock)
        || (word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()))
        || (word.contains('h') && split(word).is_some())
}

fn is_clock(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// `9:30pm` as 9, 30 and `pm`. Seconds are read over: a journal has no use for them.
fn split(word: &str) -> Option<(u32, Option<u32>, Option<&str>)> {
    let half = ["am", "pm"].into_iter().find(|half| word.ends_with(half));
    let clock = word.strip_suffix(half.unwrap_or_default())?;
    if clock.len() == 4 && clock.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((clock[..2].parse().ok()?, Some(clock[2..].parse().ok()?), half));
    }
    let clock = clock.strip_suffix('h').map_or_else(|| clock.to_owned(), |hours| format!("{hours}:00"));
    let mut parts = clock.split([':', '.', 'h']).map(|part| {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u32>().ok()).flatten()
    });
    let hour = parts.next()??;
    let minute = match parts.next() {
        Some(minute) => Some(minute?),
        None => None,
    };
    if let Some(seconds) = parts.next() {
        seconds.filter(|seconds| *seconds < 60)?;
    }
    parts.next().is_none().then_some((hour, minute, half))
}

fn at(hour: u32, minute: u32) -> Result<NaiveTime, NotADay> {
    let wrong = if hour > 23 { "hours go from 0 to 23" } else { "minutes go from 0 to 59" };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(|| NotADay::new(wrong, TRY))
}

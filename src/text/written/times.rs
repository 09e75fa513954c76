//! Times of a day, one word each, and where in a line of words one stands.
//!
//! Only `written` uses it. Days have no place here.

use chrono::NaiveTime;

use super::NotADay;

pub(super) const TRY: &str = "try 16:00, 9am, noon";

/// A time in one word, in lower case.
pub(super) fn read(word: &str) -> Result<NaiveTime, NotADay> {
    match word {
        "noon" | "midday" => return at(12, 0),
        "midnight" => {
            return Err(NotADay::new("midnight could begin the day or end it", "try 0:00, 23:59"));
        }
        _ => {}
    }
    let Some((hour, minute, half)) = split(word) else {
        return Err(NotADay::new(format!("{} is no time", super::quoted(&[word])), TRY));
    };
    match (half, minute) {
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

/// How many words at the end are a time, by their look: the time itself may still be wrong.
pub(super) fn length_at_end(words: &[&str]) -> usize {
    match words {
        [.., "at", number, "am" | "pm"] if is_clock(number) => 3,
        [.., number, "am" | "pm"] if is_clock(number) => 2,
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

fn is_time(word: &str) -> bool {
    let number = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    matches!(word, "noon" | "midday" | "midnight")
        || number.is_some_and(is_clock)
        || (word.contains(':') && is_clock(word))
}

fn is_clock(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// `9:30pm` as 9, 30 and `pm`. Seconds are read over: a journal has no use for them.
fn split(word: &str) -> Option<(u32, Option<u32>, Option<&str>)> {
    let half = ["am", "pm"].into_iter().find(|half| word.ends_with(half));
    let clock = word.strip_suffix(half.unwrap_or_default())?;
    let mut parts = clock.split([':', '.']).map(|part| {
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

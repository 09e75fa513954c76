//! A day from words in lower case: tries each form that a day is written in.
//!
//! Only `written` uses it. Each form is a function that answers `None` when the words are not of its form;
//! times of a day have no place here.

use chrono::{Datelike, NaiveDate};

use super::seen::Seen;
use super::words::{self, KNOWN};
use super::{NotADay, WORDS, dates, parts, quoted, relative, times};
use crate::text::nearest::nearest;

pub(super) type Day = Result<NaiveDate, NotADay>;

/// Words that change nothing: `by the 30th of september` is `30th september`.
const EMPTY: &[&str] = &["the", "of", "on", "by", "until", "till", "since"];

/// Words for a time to come that is no day.
const NO_DAY: &[&str] = &["soon", "later", "sometime", "someday", "asap", "never", "tbd", "eventually"];

/// The day that the words mean.
pub(super) fn read(words: &[&str], seen: Seen) -> Day {
    if words.is_empty() {
        return Err(NotADay::new("there is no day yet", seen.examples()));
    }
    match meaning(words, seen) {
        Some(Ok(day)) if !(1..=9999).contains(&day.year()) => {
            Err(NotADay::new("years go from 1 to 9999", seen.examples()))
        }
        Some(day) => day,
        None => Err(unknown(words, seen)),
    }
}

pub(super) fn meaning(words: &[&str], seen: Seen) -> Option<Day> {
    if words.len() >= WORDS {
        return None;
    }
    let words: Vec<&str> = words.iter().copied().filter(|word| !EMPTY.contains(word)).collect();
    relative::named(&words, seen)
        .or_else(|| relative::weekday_form(&words, seen))
        .or_else(|| parts::read(&words, seen))
        .or_else(|| relative::counted(&words, seen))
        .or_else(|| dates::in_numbers(&words, seen))
        .or_else(|| dates::in_words(&words, seen))
}

pub(super) fn too_far(seen: Seen) -> NotADay {
    NotADay::new("that is too far away", seen.examples())
}

/// Names the part that is a day, if the words begin with one; what was meant, if a letter or two lead to it.
fn unknown(words: &[&str], seen: Seen) -> NotADay {
    if let [word] = words
        && NO_DAY.contains(word)
    {
        return NotADay::new(format!("{word} is no day"), seen.examples());
    }
    if let Some(meant) = meant(words).filter(|meant| matches!(meaning(&words::of(meant), seen), Some(Ok(_)))) {
        return NotADay::new(format!("{} is no day", quoted(words)), format!("try {meant}"));
    }
    let known =
        (1..words.len().min(WORDS)).rev().find(|length| matches!(meaning(&words[..*length], seen), Some(Ok(_))));
    let wrong = match known {
        Some(length) => format!("{} is a day, {} is not", quoted(&words[..length]), quoted(&words[length..])),
        None => format!("{} is no day", quoted(words)),
    };
    NotADay::new(wrong, seen.examples())
}

/// The words with slips of the finger put right: `tomorow`, `next wensday`.
fn meant(words: &[&str]) -> Option<String> {
    let right = |word: &&str| {
        let is_known = times::is_word(word) || word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_known { (*word).to_owned() } else { nearest(word, KNOWN.iter().copied()).unwrap_or(word).to_owned() }
    };
    let meant: Vec<String> = words.iter().map(right).collect();
    let meant = meant.join(" ");
    (meant != words.join(" ")).then_some(meant)
}

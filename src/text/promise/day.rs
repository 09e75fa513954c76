//! The day at the end of a line, or at its beginning: `by Friday`, `(5 Jun)`, `tomorrow`.
//!
//! Only `promise` uses it. A day in the middle of a line belongs to what is said there, and one that has gone by is none to promise for.

use std::ops::Range;

use chrono::NaiveDate;

use super::super::written;
use super::says_something;

/// No day is written with more words, what leads to it and a time included.
const WORDS: usize = 10;

/// What leads to a day something is due on.
const MARKERS: &[&str] = &["by", "until", "till", "before", "on", "due"];

/// What the parser of days reads over, though at an edge it belongs to the words around: behind a marker only the last may begin.
const FILLERS: &[&str] = &["by", "on", "of", "the"];
const NO_BEGINNING: &[&str] = &["by", "on", "of"];

/// A day after one of these is said of something else: `the plan for next week`.
#[rustfmt::skip]
const TIES: &[&str] = &[
    "a", "about", "after", "an", "and", "any", "around", "as", "at", "between", "but", "during", "each", "every", "for", "from", "his",
    "in", "into", "is", "last", "like", "my", "next", "not", "of", "one", "or", "our", "since", "some", "than", "that", "the", "their",
    "these", "this", "through", "to", "was", "were", "what", "with", "without", "your",
];

/// Before one of these another day stands, or the day is not meant: `by Friday or by Monday`.
const OTHERS: &[&str] = &["and", "but", "not", "or"];

/// A day that has gone by, in a word.
const GONE_BY: &str = "yesterday";

/// Days that are words as well, unless they have their capital.
const WORDS_TOO: &[&str] = &["sat", "sun", "wed"];

/// What joins a day to the words beside it.
const JOINTS: &[char] = &[',', ';', ':', '-', '–', '—'];

/// The day and the rest of the line. Two days are none: nobody can tell which is meant.
pub(super) fn read(text: &str, today: NaiveDate) -> (Option<NaiveDate>, String) {
    match once(text, today) {
        Some((day, rest)) if once(&rest, today).is_none() => (Some(day), rest),
        _ => (None, text.to_owned()),
    }
}

fn once(text: &str, today: NaiveDate) -> Option<(NaiveDate, String)> {
    let words: Vec<_> = words(text).collect();
    at_the_beginning(text, &words, today).or_else(|| at_the_end(text, &words, today))
}

fn at_the_beginning(text: &str, words: &[Range<usize>], today: NaiveDate) -> Option<(NaiveDate, String)> {
    words.iter().take(WORDS).rev().find_map(|last| {
        let (phrase, rest) = text.split_at(last.end);
        let phrase = unmarked(phrase.trim_end_matches(JOINTS))?;
        let (day, _) = meaning(phrase, today).filter(|(_, time)| time.is_empty())?;
        with_time(rest.trim_start_matches(is_joint), "").map(|rest| (day, rest))
    })
}

fn at_the_end(text: &str, words: &[Range<usize>], today: NaiveDate) -> Option<(NaiveDate, String)> {
    // The longest first: `next friday` is another day than `friday`.
    let first = words.len().saturating_sub(WORDS).max(1);
    (first..words.len()).find_map(|at| {
        let (rest, phrase) = text.split_at(words[at].start);
        let before = &text[words[at - 1].clone()];
        let (day, time) = match (in_brackets(phrase), unmarked(phrase)) {
            (Some(inside), _) => meaning(unmarked(inside).unwrap_or(inside), today)?,
            (None, Some(marked)) => meaning(marked, today).filter(|_| !is_one_of(OTHERS, before))?,
            (None, None) => meaning(phrase, today).filter(|_| may_stand_alone(phrase, before))?,
        };
        with_time(rest.trim_end_matches(is_joint), time).map(|rest| (day, rest))
    })
}

/// A time of the day is no part of a due day, so it stays with the words.
fn with_time(rest: &str, time: &str) -> Option<String> {
    let apart = if time.is_empty() { "" } else { " " };
    says_something(rest).then(|| format!("{rest}{apart}{time}"))
}

/// What stands behind a marker, if one is there: `by`, `due`, `due by`.
fn unmarked(phrase: &str) -> Option<&str> {
    let (marker, rest) = phrase.split_once(char::is_whitespace)?;
    let marker = marker.to_lowercase();
    let rest = rest.trim_start();
    match marker.strip_suffix(':').unwrap_or(&marker) {
        "due" => Some(unmarked(rest).unwrap_or(rest)),
        marker if MARKERS.contains(&marker) => Some(rest),
        _ => None,
    }
}

fn in_brackets(phrase: &str) -> Option<&str> {
    let phrase = phrase.trim_end_matches(is_end);
    let round = phrase.strip_prefix('(').and_then(|phrase| phrase.strip_suffix(')'));
    round.or_else(|| phrase.strip_prefix('[').and_then(|phrase| phrase.strip_suffix(']'))).map(str::trim)
}

/// The day that words mean from today on, and a time behind it.
fn meaning(phrase: &str, today: NaiveDate) -> Option<(NaiveDate, &str)> {
    let words: Vec<_> = words(phrase).collect();
    let day_of = |words: &[Range<usize>]| {
        let phrase = phrase.get(words.first()?.start..words.last()?.end)?;
        let is_whole = !is_one_of(NO_BEGINNING, phrase.split_whitespace().next()?)
            && !is_one_of(FILLERS, phrase.split_whitespace().last()?);
        // `5 weeks yesterday` is a day to the parser; nobody promises for one that is told by a day gone by.
        if phrase.split_whitespace().any(|word| is_one_of(&[GONE_BY], word)) {
            return None;
        }
        let day = written::day(phrase, today).or_else(|_| written::day(phrase.trim_end_matches(is_end), today));
        day.ok().filter(|day| is_whole && *day >= today)
    };
    if let Some(day) = day_of(&words) {
        return Some((day, ""));
    }
    (1..words.len().min(4)).find_map(|count| {
        let (day, time) = words.split_at(words.len() - count);
        let said = phrase.get(time.first()?.start..)?.trim_end_matches(is_end);
        written::time(said).ok()?;
        Some((day_of(day)?, said))
    })
}

/// Whether words that are a day, and that nothing leads to, are meant as one.
fn may_stand_alone(phrase: &str, before: &str) -> bool {
    let is_a_word_too = WORDS_TOO.contains(&phrase.trim_end_matches(is_end));
    let numbers = phrase.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
    let is_a_date = phrase.contains(char::is_alphabetic) || numbers >= 3;
    let begins_with_it = phrase.split_whitespace().next().is_some_and(|first| !is_one_of(FILLERS, first));
    begins_with_it && is_a_date && !is_a_word_too && !is_one_of(TIES, before) && !is_one_of(MARKERS, before)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&word.to_lowercase().as_str())
}

fn is_joint(c: char) -> bool {
    c.is_whitespace() || JOINTS.contains(&c)
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | '!') || c.is_whitespace()
}

/// Where each word stands.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        start..start + word.len()
    })
}

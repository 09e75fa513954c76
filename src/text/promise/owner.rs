//! Who a line begins with: `me:`, `I will`, a name and a colon.
//!
//! Only `promise` uses it. A colon that no name stands before is a colon of the text: `Note: …`, `16:00`, `http://…`.

use chrono::NaiveDate;

use super::super::written;
use super::{Whose, says_something};

/// A name has no more words than this.
const WORDS: usize = 3;

/// What stands before a colon with a capital letter and is nobody.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "action", "actions", "advice", "agenda", "agreed", "aim", "also", "answer", "because", "but", "by", "con", "cons", "date",
    "deadline", "debrief", "decided", "decision", "decisions", "done", "due", "everybody", "everyone", "example", "feedback",
    "first", "followup", "goal", "goals", "her", "here", "him", "how", "idea", "ideas", "important", "it", "key", "last", "later", "lesson",
    "link", "location", "maybe", "meeting", "milestone", "minutes", "next", "no", "note", "notes", "now", "ok", "okay", "one", "only",
    "open", "option", "optional", "outcome", "perhaps", "place", "plan", "point", "points", "private", "pro", "problem", "progress",
    "promise", "promised", "pros", "question", "questions", "quote", "re", "reason", "remember", "reminder", "result", "risk", "risks", "second",
    "see", "she", "he", "so", "source", "step", "steps", "still", "subject", "summary", "takeaway", "takeaways", "task", "tasks", "then",
    "there", "they", "third", "this", "time", "tip", "title", "today", "todo", "together", "tomorrow", "topic", "topics", "two",
    "update", "us", "version", "waiting", "warning", "we", "week", "what", "when", "where", "which", "who", "why", "work", "yes",
    "you",
];

/// What a name is written with before it; any other point ends a sentence.
const TITLES: &[&str] = &["dr.", "mr.", "mrs.", "ms.", "prof.", "st."];

/// The owner and what follows. Two owners are none: nobody can tell which is meant.
pub(super) fn read<'a>(line: &'a str, person: &str) -> (Option<Whose>, &'a str) {
    match once(line, person) {
        Some((_, rest)) if once(rest, person).is_some() => (None, line),
        Some((whose, rest)) => (Some(whose), rest),
        None => (None, line),
    }
}

fn once<'a>(line: &'a str, person: &str) -> Option<(Whose, &'a str)> {
    let (whose, rest) = before_a_colon(line, person)
        // What somebody says of themselves is theirs: `Aldo: I will ask the director`.
        .map(|(whose, rest)| (whose, after_i_will(rest).unwrap_or(rest)))
        .or_else(|| after_i_will(line).map(|rest| (Whose::Mine, rest)))
        .or_else(|| after_they_will(line, person).map(|rest| (Whose::Theirs, rest)))?;
    says_something(rest).then_some((whose, rest))
}

fn before_a_colon<'a>(line: &'a str, person: &str) -> Option<(Whose, &'a str)> {
    let (name, rest) = line.split_once(':')?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let name = name.trim();
    let whose = match name.to_lowercase().as_str() {
        "me" | "i" => Whose::Mine,
        "them" => Whose::Theirs,
        lower if is_of(lower, person) => Whose::Theirs,
        _ if is_a_name(name) => Whose::Of(name.to_owned()),
        _ => return None,
    };
    Some((whose, rest.trim_start()))
}

/// Whether it is what a person is called: the full name, or a part of it.
fn is_of(name: &str, person: &str) -> bool {
    let person = person.trim().to_lowercase();
    !name.is_empty() && (person == name || person.split_whitespace().any(|part| part == name))
}

/// Whether each word of it is written as a name is, and none is a label or a day.
fn is_a_name(name: &str) -> bool {
    let words: Vec<_> = name.split_whitespace().collect();
    (1..=WORDS).contains(&words.len()) && words.iter().all(|word| is_a_part(word))
}

fn is_a_part(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_short = TITLES.contains(&lower.as_str()) || (word.ends_with('.') && word.chars().count() == 2);
    let is_written_out = word.chars().any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !LABELS.contains(&lower.as_str())
        && !is_of_the_calendar(&lower);
    word.starts_with(char::is_uppercase) && (is_short || is_written_out)
}

/// Whether it names a day or a month.
fn is_of_the_calendar(word: &str) -> bool {
    let any_day = NaiveDate::default();
    written::day(word, any_day).is_ok() || written::day(&format!("1 {word}"), any_day).is_ok()
}

fn after_i_will(line: &str) -> Option<&str> {
    after_words(line, &["i", "will"]).or_else(|| after_words(line, &["i'll"])).or_else(|| after_words(line, &["i’ll"]))
}

/// `Aldo will`, written as the name is: not every `mark` is a Mark.
fn after_they_will<'a>(line: &'a str, person: &str) -> Option<&'a str> {
    let names = std::iter::once(person.trim()).chain(person.split_whitespace());
    names.filter(|name| !name.is_empty()).find_map(|name| {
        let rest = line.strip_prefix(name).filter(|rest| rest.starts_with(char::is_whitespace))?;
        after_words(rest, &["will"])
    })
}

/// What follows some words, whatever their case; nothing where the line ends with them.
fn after_words<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().try_fold(line.trim_start(), |line, word| {
        let (first, rest) = line.split_once(char::is_whitespace)?;
        (first.to_lowercase() == *word).then(|| rest.trim_start())
    })
}

//! Who a line begins with: `me:`, `I will`, the name of the other one and a colon, somebody with a title.
//!
//! Only `promise` uses it. Any other colon is one of the text: `Budget: …`, `16:00`, `http://…`. A name that nobody knows looks like
//! any other word with a capital letter, and is not guessed at.

use super::{Whose, says_something};

/// A name has no more words than this.
const WORDS: usize = 3;

/// What makes a name one, whoever it is.
const TITLES: &[&str] = &["dr.", "mr.", "mrs.", "ms.", "prof."];

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

/// Whether it can be nobody but a person: a title, and words written as names are. `Budget` and `Kemal` look alike.
fn is_a_name(name: &str) -> bool {
    let words: Vec<_> = name.split_whitespace().collect();
    let [title, parts @ ..] = words.as_slice() else { return false };
    let is_titled = TITLES.contains(&title.to_lowercase().as_str()) && title.starts_with(char::is_uppercase);
    is_titled && (1..WORDS).contains(&parts.len()) && parts.iter().all(|part| is_a_part(part))
}

fn is_a_part(word: &str) -> bool {
    let is_of_letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    word.starts_with(char::is_uppercase) && is_of_letters
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

//! What a line promises: who does it and by when, read out of the words that people write in notes: `Ana: send the draft by Friday`.
//!
//! No word is lost: what is neither owner nor day stays in the text as it was written, and so does what is not sure, such as a line
//! with two days. What was read is read no further: reading a promise's text again finds nothing. Days are read by `written`.

mod day;
mod owner;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

/// What has more bytes is a page, and nobody promises by the page.
const MOST: usize = 2_000;

/// Whose promise it is, as the line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    Mine,
    /// Of the one whom it is written about.
    Theirs,
    /// Of somebody else, by this name.
    Of(String),
}

/// A line, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What is to be done.
    pub text: String,
    pub whose: Option<Whose>,
    pub due_on: Option<NaiveDate>,
}

/// Reads a line. `person` is the full name of the other one, or empty.
#[must_use]
pub fn read(line: &str, person: &str, today: NaiveDate) -> Promise {
    let line = line.trim();
    if line.len() > MOST {
        return Promise { text: line.to_owned(), whose: None, due_on: None };
    }
    let (whose, rest) = owner::read(line, person);
    let (due_on, rest) = day::read(rest, today);
    // The owner may stand behind the day: `By Friday: Ana will send the draft`.
    let (whose, text) = match whose {
        None => owner::read(&rest, person),
        whose => (whose, rest.as_str()),
    };
    let is_plain = owner::read(text, person).0.is_none() && day::read(text, today).0.is_none();
    if is_plain {
        Promise { text: text.to_owned(), whose, due_on }
    } else {
        Promise { text: line.to_owned(), whose: None, due_on: None }
    }
}

/// Who is said to speak or to promise at the beginning of a line, and what follows: `Aldo: count them first`.
#[must_use]
pub fn speaker<'a>(line: &'a str, person: &str) -> (Option<Whose>, &'a str) {
    let line = line.trim();
    if line.len() > MOST { (None, line) } else { owner::read(line, person) }
}

/// A line as it was meant: without the bullet or the box it stands behind in a list.
#[must_use]
pub fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let after = |line: &'_ str, marks: &[&str]| {
        let rest = marks.iter().find_map(|mark| line.strip_prefix(mark))?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| line.len() - rest.trim_start().len())
    };
    let line = after(line, &["-", "*", "+", "•", "–"]).map_or(line, |from| &line[from..]);
    after(line, &["[ ]", "[]", "[x]", "[X]"]).map_or(line, |from| &line[from..])
}

/// Whether there is a word in it, so that something would be left to do.
fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

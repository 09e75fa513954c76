//! What a person typed after a verb, read the same way for every verb: free text, days, spans, names.

use std::io::Read;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Stop;
use crate::domain::{Invalid, MentorshipId, PersonId};
use crate::journal::{ErrorKind, Journal};
use crate::text::written;

/// Free text needs no quotes; a single `-` means standard input, without the line break at its end.
pub fn text(words: &[String]) -> anyhow::Result<String> {
    if words.len() == 1 && words[0] == "-" { text_from(&mut std::io::stdin().lock()) } else { Ok(words.join(" ")) }
}

fn text_from(input: &mut dyn Read) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| Stop::BadInput(format!("cannot read standard input: {error}")))?;
    let mut text = String::from_utf8(bytes)
        .map_err(|error| Stop::BadInput(format!("standard input is no UTF-8 text ({})", error.utf8_error())))?;
    if text.trim().is_empty() {
        return Err(Stop::BadInput("nothing came on standard input".into()).into());
    }
    let without_break = text.strip_suffix('\n').map(|text| text.strip_suffix('\r').unwrap_or(text).len());
    text.truncate(without_break.unwrap_or(text.len()));
    Ok(text)
}

/// A day, ISO or in words, for a field; what is wrong with it is said by the name of the option.
pub fn day(option: &str, field: &str, typed: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, Invalid> {
    let read = |typed| written::day_in(field, typed, today).map_err(|wrong| Invalid::new(option, wrong.to_string()));
    typed.map(read).transpose()
}

/// `4w`, `28d` or `28`, in days.
pub fn span_in_days(typed: &str) -> Result<u32, String> {
    written::span(typed).map_err(|wrong| wrong.right)
}

/// One of a closed set of words, so that help lists them and a slip of the finger is put right.
pub fn one_of<T>(all: &'static [T], word: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + FromStr<Err = Invalid> + 'static,
{
    PossibleValuesParser::new(all.iter().map(|value| word(*value))).try_map(|typed| typed.parse::<T>())
}

/// Whom it is about: the one that was named, or the only one there is.
pub fn whom(journal: &Journal, with: Option<&str>) -> anyhow::Result<Option<MentorshipId>> {
    match with {
        Some(named) => Ok(Some(journal.find_mentorship(named)?)),
        None => Ok(journal.only_mentorship()?),
    }
}

/// [`whom`], for what cannot be without somebody.
pub fn somebody(journal: &Journal, with: Option<&str>) -> anyhow::Result<MentorshipId> {
    whom(journal, with)?.ok_or_else(|| {
        Stop::Usage(
            "say with whom: --with NAME (see `mentorlog list mentorships`, or begin with `mentorlog add person`)"
                .into(),
        )
        .into()
    })
}

/// Somebody who is in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// In a mentorship that is not over.
    Mentorship(MentorshipId),
    /// In none.
    Person(PersonId),
}

/// The one who is meant by an id, or by a part of the name in a mentorship. Nobody for a name that the journal has to look up or add:
/// that of somebody it knows under exactly this name, and one that is new.
pub fn anybody(journal: &Journal, name: &str) -> anyhow::Result<Option<Whom>> {
    if name.trim().is_empty() || journal.is_known(name)? {
        return Ok(None);
    }
    match journal.find_mentorship(name) {
        Ok(id) => {
            let line = journal.mentorship(id)?;
            let person = line.mentorship.details.person_id;
            Ok(Some(if line.is_closed() { Whom::Person(person) } else { Whom::Mentorship(id) }))
        }
        Err(error) if error.kind() == ErrorKind::NothingFound => match name.parse() {
            Ok(id) => Ok(Some(Whom::Person(journal.person(id)?.id))),
            Err(_) => Ok(None),
        },
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_and_a_dash_among_words_is_a_word() {
        let words = ["buy", "-", "milk"].map(String::from);
        assert_eq!(text(&words).unwrap(), "buy - milk");
    }

    #[test]
    fn standard_input_is_kept_as_it_came_but_for_the_last_line_break() {
        assert_eq!(text_from(&mut "  a\n\nb\t\n\n".as_bytes()).unwrap(), "  a\n\nb\t\n");
        assert_eq!(text_from(&mut "a\r\n".as_bytes()).unwrap(), "a");
        for bytes in [&b"\xff\xfe"[..], b"", b" \n"] {
            assert!(text_from(&mut &bytes[..]).unwrap_err().is::<Stop>());
        }
    }
}

//! The words of a check-in, from `assets/check_in.toml`: the ten sentences for each role, the scale, and the openers.
//!
//! They are needed only where one is written or read, so they are read then, once.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::Side;
use crate::domain::check_in::{Dimension, Item};
use crate::domain::mentorship::Role;

const ASSET: &str = include_str!("../../assets/check_in.toml");

/// What is shown wherever an item is skipped.
pub const SKIPPED: &str = "skipped";

/// Stands with every check-in, wherever it is written, read or printed.
#[must_use]
pub fn about() -> &'static str {
    &content().about
}

/// The same in a row of a small terminal, and of a very small one.
#[must_use]
pub fn about_in_short() -> &'static str {
    &content().about_in_short
}

#[must_use]
pub fn about_in_few_words() -> &'static str {
    &content().about_in_few_words
}

/// What to think of while one answers.
#[must_use]
pub fn hint() -> &'static str {
    &content().hint
}

/// The question about the lowest.
#[must_use]
pub fn lift() -> &'static str {
    &content().lift
}

/// The words of the scale with their numbers, from 1 to 5.
pub fn scale() -> impl Iterator<Item = (u8, &'static str)> {
    (1..).zip(content().scale.iter().map(String::as_str))
}

/// A value in words: `4 mostly`, or that it was skipped.
#[must_use]
pub fn in_words(value: Option<u8>) -> String {
    let words = value.and_then(|value| scale().find(|(number, _)| *number == value));
    words.map_or_else(|| SKIPPED.to_owned(), |(number, words)| format!("{number} {words}"))
}

/// The sentence of an item as somebody in this role says it; a peer says it as a mentee.
#[must_use]
pub fn wording(item: Item, role: Role) -> &'static str {
    let Some(entry) = content().item.iter().find(|entry| entry.name == item) else { return "" };
    match role {
        Role::Mentor => &entry.mentor,
        Role::Mentee | Role::Peer => &entry.mentee,
    }
}

/// The role in which one of the two answers, where mine is this one.
#[must_use]
pub fn role_of(said_by: Side, my_role: Role) -> Role {
    match (said_by, my_role) {
        (Side::Me, role) => role,
        (Side::Them, Role::Mentor) => Role::Mentee,
        (Side::Them, Role::Mentee) => Role::Mentor,
        (Side::Them, Role::Peer) => Role::Peer,
    }
}

/// What one might open with where a dimension fell.
#[must_use]
pub fn opener(dimension: Dimension) -> &'static str {
    let openers = &content().openers;
    match dimension {
        Dimension::Trust => &openers.trust,
        Dimension::Direction => &openers.direction,
        Dimension::Fairness => &openers.fairness,
        Dimension::Commitment => &openers.commitment,
        Dimension::Dialogue => &openers.dialogue,
        Dimension::Growth => &openers.growth,
    }
}

fn content() -> &'static Asset {
    static CONTENT: OnceLock<Asset> = OnceLock::new();
    // The asset is compiled in and a test reads it, so there is never a broken one to report here.
    CONTENT.get_or_init(|| read(ASSET).unwrap_or_default())
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    about: String,
    about_in_short: String,
    about_in_few_words: String,
    hint: String,
    lift: String,
    scale: [String; 5],
    item: Vec<Entry>,
    openers: Openers,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Item,
    mentee: String,
    mentor: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Openers {
    trust: String,
    direction: String,
    fairness: String,
    commitment: String,
    dialogue: String,
    growth: String,
}

/// The error says where the asset is wrong.
fn read(asset: &str) -> Result<Asset, String> {
    toml::from_str(asset).map_err(|error| format!("check_in.toml: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_ten_sentences_in_the_order_of_the_items_and_words_for_all_else() {
        let asset = read(ASSET).unwrap_or_else(|error| panic!("{error}"));
        let names: Vec<_> = asset.item.iter().map(|entry| entry.name).collect();
        assert_eq!(names, Item::ALL);
        assert_eq!(about(), "This is a conversation starter made for this journal, not a tested instrument.");
        assert_eq!(in_words(Some(4)), "4 mostly");
        assert_eq!((in_words(None), in_words(Some(6))), (SKIPPED.to_owned(), SKIPPED.to_owned()));
    }

    #[test]
    fn each_sentence_is_short_and_of_its_own_and_each_opener_asks() {
        for role in [Role::Mentee, Role::Mentor] {
            let all: Vec<_> = Item::ALL.iter().map(|item| wording(*item, role)).collect();
            for (at, words) in all.iter().enumerate() {
                assert!((20..=90).contains(&words.chars().count()), "{words}");
                assert!(!words.ends_with(['.', '?']) && words.starts_with(char::is_uppercase), "{words}");
                assert!(!all[..at].contains(words), "{words}");
            }
        }
        for dimension in Dimension::ALL {
            let words = opener(*dimension);
            assert!(words.ends_with('?') && words.chars().count() <= 72, "{words}");
        }
        for words in content().scale.iter().chain([&content().about, &content().hint, &content().lift]) {
            assert!((5..=80).contains(&words.chars().count()), "{words}");
        }
    }

    #[test]
    fn theirs_is_asked_in_the_wording_of_the_other_role() {
        let asked = |said_by, my_role| wording(Item::Listening, role_of(said_by, my_role));
        assert_eq!(asked(Side::Me, Role::Mentee), "I am listened to before I am advised");
        assert_eq!(asked(Side::Them, Role::Mentee), "I listen before I advise");
        assert_eq!(asked(Side::Me, Role::Mentor), "I listen before I advise");
        assert_eq!(asked(Side::Them, Role::Mentor), "I am listened to before I am advised");
        for side in Side::ALL {
            assert_eq!(asked(*side, Role::Peer), "I am listened to before I am advised");
        }
    }

    #[test]
    fn a_broken_asset_is_named_by_its_line() {
        let broken = ASSET.replacen("name = \"listening\"", "name = \"listing\"", 1);
        let error = read(&broken).unwrap_err();
        assert!(error.contains("listing") && error.contains("line"), "{error}");
        let unknown = ASSET.replacen("mentee = ", "mentees = ", 1);
        assert!(read(&unknown).unwrap_err().contains("mentees"));
        let short = ASSET.replacen("\"not at all\", ", "", 1);
        assert!(read(&short).unwrap_err().contains("line"));
        let missing = ASSET.replacen("growth = ", "# growth = ", 1);
        assert!(read(&missing).unwrap_err().contains("growth"));
    }
}

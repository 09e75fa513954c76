//! The sections and the expectations of an agreement, from `assets/agreement.toml`: headings, words to begin from, and both ends of
//! each dial.
//!
//! They are needed only where an agreement is written or shown, so they are read then, once.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::agreement::{Dial, Section};
use crate::domain::mentorship::Role;

const ASSET: &str = include_str!("../../assets/agreement.toml");

/// What the journal may know before two people write down what they agreed, by the names the asset uses. What is empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub purpose: String,
    pub goals: String,
    pub rhythm: String,
    pub minutes: String,
    pub channel: String,
    pub ends_on: String,
}

impl Known {
    fn get(&self, name: &str) -> Option<&str> {
        Some(match name {
            "purpose" => &self.purpose,
            "goals" => &self.goals,
            "rhythm" => &self.rhythm,
            "minutes" => &self.minutes,
            "channel" => &self.channel,
            "ends_on" => &self.ends_on,
            _ => return None,
        })
    }
}

/// The heading of a section, for somebody with this role.
#[must_use]
pub fn heading(section: Section, role: Role) -> &'static str {
    find(&asset().section, |entry| entry.section == section).map_or(section.as_str(), |entry| entry.said(role).0)
}

/// The words a section begins with: what is known filled in, a blank for the rest.
#[must_use]
pub fn starter(section: Section, role: Role, known: &Known) -> String {
    let words = find(&asset().section, |entry| entry.section == section).map_or("", |entry| entry.said(role).1);
    // A test fills in every wording there is, so none is broken here.
    filled(words, known).unwrap_or_else(|_| words.to_owned())
}

/// What a dial is called.
#[must_use]
pub fn dial_name(dial: Dial) -> &'static str {
    find(&asset().dial, |entry| entry.dial == dial).map_or(dial.as_str(), |entry| &entry.name)
}

/// What 1 and what 5 mean on a dial.
#[must_use]
pub fn ends(dial: Dial, role: Role) -> [&'static str; 2] {
    find(&asset().dial, |entry| entry.dial == dial).map_or(["", ""], |entry| match (&entry.peers, role) {
        (Some(peers), Role::Peer) => [&peers.low, &peers.high],
        _ => [&entry.low, &entry.high],
    })
}

fn asset() -> &'static Asset {
    static READ: OnceLock<Asset> = OnceLock::new();
    // The asset is compiled in and a test reads it, so there is never a broken one to report here.
    READ.get_or_init(|| read(ASSET).unwrap_or_default())
}

fn find<T>(entries: &[T], is_it: impl Fn(&T) -> bool) -> Option<&T> {
    entries.iter().find(|entry| is_it(entry))
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    section: Vec<SectionEntry>,
    dial: Vec<DialEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionEntry {
    section: Section,
    heading: String,
    words: String,
    peers: Option<SectionOfPeers>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionOfPeers {
    heading: String,
    words: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DialEntry {
    dial: Dial,
    name: String,
    low: String,
    high: String,
    peers: Option<DialOfPeers>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DialOfPeers {
    low: String,
    high: String,
}

impl SectionEntry {
    /// Heading and words for a role.
    fn said(&self, role: Role) -> (&str, &str) {
        match (&self.peers, role) {
            (Some(peers), Role::Peer) => (&peers.heading, &peers.words),
            _ => (&self.heading, &self.words),
        }
    }
}

/// The error says where the asset is wrong.
fn read(asset: &str) -> Result<Asset, String> {
    toml::from_str(asset).map_err(|error| format!("agreement.toml: {error}"))
}

/// Puts what is known in the place of `{name|words}`, and the words where it is not known.
fn filled(words: &str, known: &Known) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, from)) = rest.split_once('{') {
        let (slot, after) = from.split_once('}').ok_or_else(|| format!("a brace is not closed: {words}"))?;
        let (name, blank) =
            slot.split_once('|').ok_or_else(|| format!("{{{slot}}} has no words for what is not known"))?;
        let value = known.get(name).ok_or_else(|| format!("the journal knows nothing by the name {name}"))?;
        filled.push_str(before);
        filled.push_str(if value.is_empty() { blank } else { value });
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked() -> Asset {
        read(ASSET).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn every_section_and_every_dial_has_its_words_once_in_the_order_of_the_agreement() {
        let sections: Vec<_> = checked().section.iter().map(|entry| entry.section).collect();
        assert_eq!(sections, Section::ALL);
        let dials: Vec<_> = checked().dial.iter().map(|entry| entry.dial).collect();
        assert_eq!(dials, Dial::ALL);
    }

    #[test]
    fn nothing_is_too_long_for_its_place() {
        for role in Role::ALL.iter().copied() {
            for section in Section::ALL.iter().copied() {
                let (heading, words) = (heading(section, role), starter(section, role, &Known::default()));
                assert!(!heading.is_empty() && heading.chars().count() <= 30, "{heading}");
                assert!(!heading.ends_with('.') && words.ends_with('.'), "{words}");
                assert!((40..=260).contains(&words.chars().count()) || section == Section::Purpose, "{words}");
                assert!(!words.contains(['{', '}', '|', '\n']), "{words}");
            }
            for dial in Dial::ALL.iter().copied() {
                assert!((5..=26).contains(&dial_name(dial).chars().count()), "{dial}");
                for end in ends(dial, role) {
                    assert!((5..=18).contains(&end.chars().count()), "{end}");
                }
                assert_ne!(ends(dial, role)[0], ends(dial, role)[1], "{dial}");
            }
        }
    }

    #[test]
    fn what_is_known_stands_in_the_words_and_the_rest_is_a_blank() {
        let known = Known {
            purpose: "One shift without mending.".into(),
            rhythm: "4 weeks".into(),
            channel: "at the depot".into(),
            ends_on: "8 October 2026".into(),
            ..Known::default()
        };
        let said = |section| starter(section, Role::Mentee, &known);
        assert_eq!(said(Section::Purpose), "One shift without mending.");
        assert!(
            said(Section::Rhythm).starts_with("We meet every 4 weeks for ____ minutes, at the depot. ______ fixes")
        );
        assert!(said(Section::Ending).contains("We plan to end on 8 October 2026."));
        assert!(said(Section::Goals).starts_with("______ (emerging / active). We may"));
        let nothing = starter(Section::Rhythm, Role::Mentee, &Known::default());
        assert!(nothing.starts_with("We meet every ____ for ____ minutes, at/by ______."), "{nothing}");
    }

    #[test]
    fn between_peers_nobody_is_the_mentor() {
        for section in Section::ALL.iter().copied() {
            let said = [heading(section, Role::Peer).to_owned(), starter(section, Role::Peer, &Known::default())];
            assert!(!said.iter().any(|words| words.contains("mentor") || words.contains("mentee")), "{said:?}");
        }
        for dial in Dial::ALL.iter().copied() {
            assert!(!ends(dial, Role::Peer).concat().contains("ment"), "{dial}");
        }
    }

    #[test]
    fn a_broken_asset_is_named_by_its_line() {
        let broken = ASSET.replacen("\"between_us\"", "\"between\"", 1);
        let error = read(&broken).unwrap_err();
        assert!(error.contains("between") && error.contains("line"), "{error}");
        let unknown = ASSET.replacen("heading = \"Rhythm\"", "headding = \"Rhythm\"", 1);
        assert!(read(&unknown).unwrap_err().contains("headding"));
        for (words, says) in [("a {b|c", "not closed"), ("a {goals}", "no words"), ("a {b|c}", "by the name b")] {
            assert!(filled(words, &Known::default()).unwrap_err().contains(says), "{words}");
        }
    }
}

//! The templates of meetings that ship with the program, from `assets/templates.toml`.
//!
//! They are few and needed only where a meeting is planned or shown, so they are read then, once.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::meeting::MeetingKind;
use crate::domain::template::{Template, TemplateLine};

const ASSET: &str = include_str!("../../assets/templates.toml");

/// The built-in templates, in the order of the kinds of meeting.
#[must_use]
pub fn templates() -> &'static [Template] {
    static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();
    // The asset is compiled in and a test reads it, so there is never a broken one to report here.
    TEMPLATES.get_or_init(|| read(ASSET).unwrap_or_default())
}

/// The built-in template for a kind of meeting; a group has none.
#[must_use]
pub fn template(kind: MeetingKind) -> Option<&'static Template> {
    templates().iter().find(|template| template.kind == Some(kind))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    template: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: MeetingKind,
    name: String,
    purpose: String,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    before_mentor: Vec<String>,
    #[serde(default)]
    before_mentee: Vec<String>,
    lines: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    alone: bool,
}

/// The error says where the asset is wrong.
fn read(asset: &str) -> Result<Vec<Template>, String> {
    let asset: Asset = toml::from_str(asset).map_err(|error| format!("templates.toml: {error}"))?;
    Ok(asset.template.into_iter().map(Entry::into_template).collect())
}

impl Entry {
    fn into_template(self) -> Template {
        let both = |own: Vec<String>| if own.is_empty() { self.before.clone() } else { own };
        Template {
            kind: Some(self.kind),
            own: None,
            name: self.name,
            purpose: self.purpose,
            before_mentor: both(self.before_mentor),
            before_mentee: both(self.before_mentee),
            lines: self.lines.iter().filter_map(|line| TemplateLine::read(line)).collect(),
            after: self.after,
            is_alone: self.alone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::template::Slot;

    fn checked() -> Vec<Template> {
        read(ASSET).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn every_kind_of_meeting_of_two_has_one_template() {
        let kinds: Vec<_> = checked().iter().filter_map(|template| template.kind).collect();
        let of_two: Vec<_> = MeetingKind::ALL.iter().copied().filter(|kind| *kind != MeetingKind::Group).collect();
        assert_eq!(kinds, of_two);
        assert_eq!(template(MeetingKind::ClearAir).map(|template| template.is_alone), Some(true));
        assert_eq!(template(MeetingKind::Group), None);
    }

    #[test]
    fn each_takes_an_hour_and_closes_with_words() {
        for template in checked() {
            let minutes = template.lines.iter().map(|line| match line {
                TemplateLine::Words { minutes, .. } => minutes.unwrap_or(0),
                TemplateLine::Slot(_) => 0,
            });
            let minutes: u32 = minutes.sum();
            assert!((40..=65).contains(&minutes), "{}: {minutes}", template.name);
            assert!(matches!(template.lines.last(), Some(TemplateLine::Words { .. })), "{}", template.name);
        }
    }

    #[test]
    fn no_wording_is_too_long_or_a_slot_that_is_none() {
        for template in checked() {
            let lines = template.lines.iter().filter_map(|line| match line {
                TemplateLine::Words { text, .. } => Some(text),
                TemplateLine::Slot(_) => None,
            });
            let around = template.before_mentor.iter().chain(&template.before_mentee).chain(&template.after);
            for text in lines.chain(around).chain([&template.name, &template.purpose]) {
                assert!(!text.is_empty() && text.chars().count() <= 100, "{}: {text}", template.name);
                assert!(!text.contains(['{', '}']) && !text.ends_with('.'), "{}: {text}", template.name);
            }
            for slot in Slot::ALL {
                let times = template.lines.iter().filter(|line| **line == TemplateLine::Slot(*slot)).count();
                assert!(times <= 1, "{}: {slot}", template.name);
            }
        }
    }

    #[test]
    fn a_broken_asset_is_named_by_its_line() {
        let broken = ASSET.replacen("kind = \"goals\"", "kind = \"gaols\"", 1);
        let error = read(&broken).unwrap_err();
        assert!(error.contains("gaols") && error.contains("line"), "{error}");
        let unknown = ASSET.replacen("alone = true", "allone = true", 1);
        assert!(read(&unknown).unwrap_err().contains("allone"));
    }
}

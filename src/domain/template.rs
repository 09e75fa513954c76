//! Templates: what a kind of meeting usually holds, what to do before it and after it.
//!
//! A template is written as text, one line of an agenda on each line: `(10) What brings you here` takes ten minutes; `{actions}` is
//! a slot that the journal fills with what is open.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::meeting::MeetingKind;
use super::mentorship::Role;
use super::stored::Details;
use super::{Invalid, Stored, TemplateId};

closed_set! {
    /// A place in an agenda that is filled with what is open of one sort.
    Slot, "slot" {
        Unfinished = "unfinished", Actions = "actions", Topics = "topics", Goals = "goals", Feedback = "feedback",
        Question = "question",
    }
}

/// One line of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateLine {
    /// Words, and the minutes they are meant to take.
    Words {
        text: String,
        minutes: Option<u32>,
    },
    Slot(Slot),
}

/// A template as it is used, built in or one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The kind of meeting it is for; nothing for one's own.
    pub kind: Option<MeetingKind>,
    /// Which of one's own it is.
    pub own: Option<TemplateId>,
    pub name: String,
    /// What it is for, in a line.
    pub purpose: String,
    /// What to do before the meeting, asked of a mentor.
    pub before_mentor: Vec<String>,
    /// The same, asked of a mentee.
    pub before_mentee: Vec<String>,
    pub lines: Vec<TemplateLine>,
    /// What to do after it.
    pub after: Vec<String>,
    /// Whether the meeting is for this alone: what is open elsewhere stays out of it.
    pub is_alone: bool,
}

impl Template {
    /// What to do before the meeting in a role; a peer is asked as a mentee.
    pub fn before(&self, role: Role) -> &[String] {
        match role {
            Role::Mentor => &self.before_mentor,
            Role::Mentee | Role::Peer => &self.before_mentee,
        }
    }
}

impl TemplateLine {
    /// Reads a line as it is written; nothing for an empty one. What is in braces and no slot is words.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let slot = line.strip_prefix('{').and_then(|line| line.strip_suffix('}')).and_then(|name| name.parse().ok());
        if let Some(slot) = slot {
            return Some(TemplateLine::Slot(slot));
        }
        let minutes = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let minutes = minutes.and_then(|(minutes, text)| Some((minutes.trim().parse().ok()?, text.trim())));
        let (minutes, text) = minutes.map_or((None, line), |(minutes, text): (u32, _)| (Some(minutes), text));
        (!text.is_empty()).then(|| TemplateLine::Words { text: text.to_owned(), minutes })
    }
}

/// As it is written.
impl fmt::Display for TemplateLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TemplateLine::Words { text, minutes: Some(minutes) } => write!(f, "({minutes}) {text}"),
            TemplateLine::Words { text, minutes: None } => f.write_str(text),
            TemplateLine::Slot(slot) => write!(f, "{{{slot}}}"),
        }
    }
}

/// A template of one's own.
pub type OwnTemplate = Stored<TemplateId, TemplateDetails>;

/// What a person edits of an [`OwnTemplate`]. Texts of several lines hold one thing on each line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateDetails {
    pub name: String,
    pub purpose: String,
    pub before: String,
    pub lines: String,
    pub after: String,
}

impl TemplateDetails {
    /// A template as one of one's own, to change it: one's own is asked the same whoever one is, so what both are asked to do before
    /// stands in it.
    pub fn copied(template: &Template) -> Self {
        let mut before = template.before_mentor.clone();
        before.extend(template.before_mentee.iter().filter(|line| !template.before_mentor.contains(line)).cloned());
        let lines: Vec<_> = template.lines.iter().map(ToString::to_string).collect();
        TemplateDetails {
            name: template.name.clone(),
            purpose: template.purpose.clone(),
            before: before.join("\n"),
            lines: lines.join("\n"),
            after: template.after.join("\n"),
        }
    }

    /// The template as it is used.
    pub fn into_template(self, id: TemplateId) -> Template {
        let each = |text: &str| -> Vec<String> {
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        Template {
            kind: None,
            own: Some(id),
            before_mentor: each(&self.before),
            before_mentee: each(&self.before),
            lines: self.lines.lines().filter_map(TemplateLine::read).collect(),
            after: each(&self.after),
            name: self.name,
            purpose: self.purpose,
            is_alone: false,
        }
    }
}

impl Details for TemplateDetails {
    const TEXTS: &'static [&'static str] = &["before", "lines", "after"];

    fn check(&self) -> Result<(), Invalid> {
        must_say_something("name", &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_with_or_without_minutes_or_a_slot() {
        let words = |text: &str, minutes| Some(TemplateLine::Words { text: text.to_owned(), minutes });
        for (written, expected) in [
            ("(10) What brings you", words("What brings you", Some(10))),
            ("  What brings you ", words("What brings you", None)),
            ("( 5 )Arrive", words("Arrive", Some(5))),
            ("(ten) minutes", words("(ten) minutes", None)),
            ("{actions}", Some(TemplateLine::Slot(Slot::Actions))),
            ("{ Question }", Some(TemplateLine::Slot(Slot::Question))),
            ("{weather}", words("{weather}", None)),
            ("(10)", None),
            ("", None),
        ] {
            assert_eq!(TemplateLine::read(written), expected, "{written}");
        }
    }

    #[test]
    fn a_template_that_is_made_ones_own_holds_the_same() {
        let lines =
            ["(10) What brings you", "{actions}", "Arrive", "{weather}"].map(|line| TemplateLine::read(line).unwrap());
        let template = Template {
            kind: Some(MeetingKind::First),
            own: None,
            name: "First meeting".into(),
            purpose: "get to know each other".into(),
            before_mentor: vec!["Why you said yes".into(), "A story".into()],
            before_mentee: vec!["What you are after".into(), "A story".into()],
            lines: lines.to_vec(),
            after: vec!["Write it down".into()],
            is_alone: false,
        };
        let own = TemplateDetails::copied(&template);
        assert_eq!(own.before, "Why you said yes\nA story\nWhat you are after");
        let own = own.into_template(TemplateId(1));
        assert_eq!((own.lines, own.after, own.purpose), (template.lines, template.after, template.purpose));
    }
}

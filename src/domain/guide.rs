//! The Guide: cards, questions people ask, related topics, a case, formats for a group, books; and the doors that lead from them into
//! the journal.
//!
//! All of it ships with the program and is read only; the words are in `content::guide`.

use std::fmt;

use super::QuestionId;
use super::closed_set::closed_set;
use super::invalid::Invalid;
use super::meeting::MeetingKind;
use super::mentorship::Phase;
use super::question::Theme;
use super::template::{Template, TemplateLine};

closed_set! {
    /// Whom a card speaks to.
    Reader, "reader" { Both = "both", Mentor = "mentor", Mentee = "mentee" }
}

impl Reader {
    /// Whether somebody who asks for what is for `other` is meant too: what is for both is for each.
    pub fn includes(self, other: Reader) -> bool {
        self == Reader::Both || self == other
    }
}

/// One page of the Guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidePage {
    /// What it is linked by.
    pub slug: &'static str,
    pub title: &'static str,
    /// Its number in the list of what ships; nobody sees it.
    pub content_id: &'static str,
    /// The rows of the table of features that it carries.
    pub sources: &'static [&'static str],
    pub subject: Subject,
    pub paragraphs: &'static [&'static str],
    /// Other pages, by their slugs.
    pub see: &'static [&'static str],
    pub from_here: Vec<Door>,
}

/// What a page is about, with what only pages of its sort have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Card {
        reader: Reader,
        /// When it is offered first.
        phase: Phase,
        /// It stands in the list under the first of them.
        themes: Vec<Theme>,
    },
    /// A question people ask.
    Asked,
    Topic {
        /// Where it meets mentoring in the journal.
        meets: &'static str,
    },
    /// The reading list.
    Reading,
    Case {
        /// For a group that reads it.
        questions: &'static [&'static str],
        /// What a case of one's own is made of.
        frame: &'static [&'static str],
    },
    Format(GroupFormat),
}

/// A format for a team or a group: a checklist that becomes the agenda of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupFormat {
    pub slug: &'static str,
    pub name: &'static str,
    /// How long it takes, in words.
    pub time: &'static str,
    /// What a meeting is planned for.
    pub minutes: u32,
    pub lines: &'static [&'static str],
}

impl GroupFormat {
    /// The same as a template, for whoever shows what an agenda will hold.
    pub fn to_template(&self) -> Template {
        let words = |line: &&str| TemplateLine::Words { text: (*line).to_owned(), minutes: None };
        Template {
            kind: Some(MeetingKind::Group),
            own: None,
            name: self.name.to_owned(),
            purpose: self.time.to_owned(),
            before_mentor: Vec::new(),
            before_mentee: Vec::new(),
            lines: self.lines.iter().map(words).collect(),
            after: Vec::new(),
            is_alone: true,
        }
    }
}

/// A book that is offered for the reading list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Book {
    pub content_id: &'static str,
    pub title: &'static str,
    pub author: &'static str,
    /// What it is, in a line; may be empty.
    pub note: &'static str,
    /// Offered at once; the others as more.
    pub is_first: bool,
    pub sources: &'static [&'static str],
}

/// A way from the Guide into the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    NewGoal,
    Goals,
    NewFeedback,
    NewTopic,
    /// What is promised: Today.
    Actions,
    Meetings,
    /// The page of a mentorship: rhythm, phase, pause.
    Mentorship,
    NewPerson,
    Agreement,
    CheckIn,
    /// Somebody new who helps.
    Contact,
    Reading,
    Review,
    /// Closing a mentorship.
    Closing,
    /// The form of a meeting of a kind.
    Meeting(MeetingKind),
    /// The questions on a theme.
    Reflect(Theme),
    Question(QuestionId),
    /// A group meeting by a format, which is named by its slug.
    Group(&'static str),
}

/// The doors that are one word.
const PLAIN: [(&str, Door); 14] = [
    ("new-goal", Door::NewGoal),
    ("goals", Door::Goals),
    ("new-feedback", Door::NewFeedback),
    ("new-topic", Door::NewTopic),
    ("actions", Door::Actions),
    ("meetings", Door::Meetings),
    ("mentorship", Door::Mentorship),
    ("new-person", Door::NewPerson),
    ("agreement", Door::Agreement),
    ("check-in", Door::CheckIn),
    ("contact", Door::Contact),
    ("reading", Door::Reading),
    ("review", Door::Review),
    ("closing", Door::Closing),
];

impl Door {
    /// Reads a door as it is written: `new-goal`, `meeting first`, `reflect trust`, `question 5`, `group book-club`.
    pub fn read(written: &'static str) -> Result<Self, Invalid> {
        let none = || Invalid::new("from_here", format!("\"{written}\" is no door"));
        let Some((sort, which)) = written.split_once(' ') else {
            return PLAIN.iter().find(|(word, _)| *word == written).map(|(_, door)| *door).ok_or_else(none);
        };
        match sort {
            "meeting" => which.parse().map(Door::Meeting),
            "reflect" => which.parse().map(Door::Reflect),
            "question" => which.parse().map(|number| Door::Question(QuestionId(number))).map_err(|_| none()),
            "group" => Ok(Door::Group(which)),
            _ => Err(none()),
        }
    }

    /// Whether it leads to something of one mentorship, so that it has to be known which.
    pub fn is_of_a_mentorship(self) -> bool {
        matches!(self, Door::Agreement | Door::CheckIn | Door::Closing | Door::Mentorship)
    }
}

/// As it is written.
impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Door::Meeting(kind) => write!(f, "meeting {kind}"),
            Door::Reflect(theme) => write!(f, "reflect {theme}"),
            Door::Question(QuestionId(number)) => write!(f, "question {number}"),
            Door::Group(format) => write!(f, "group {format}"),
            plain => f.write_str(PLAIN.iter().find(|(_, door)| door == plain).map_or("", |(word, _)| word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_is_read_as_it_is_written_and_nothing_else_is_one() {
        for written in PLAIN.map(|(word, _)| word).into_iter().chain([
            "meeting clear-air",
            "reflect blind-spots",
            "question 5",
            "group book-club",
        ]) {
            assert_eq!(Door::read(written).unwrap().to_string(), written);
        }
        for wrong in ["", "window", "meeting dinner", "reflect weather", "question five", "go there"] {
            assert!(Door::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_for_both_is_for_each() {
        assert!(Reader::Both.includes(Reader::Mentor) && Reader::Mentee.includes(Reader::Mentee));
        assert!(!Reader::Mentor.includes(Reader::Mentee));
    }
}

//! Ids as the user types them: `A14`, `M7`, `G3`.
//!
//! Each kind of record has a newtype of its own, so that a goal's id never lands where a meeting's is wanted. [`Record`] is any
//! of them, for commands that take whatever the user names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Invalid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident $prefix:literal),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl $name {
            /// The letters before the number.
            pub const PREFIX: &'static str = $prefix;
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(&format!("{}{}", $prefix, self.0)) }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                number_after($prefix, text).map($name).ok_or_else(|| {
                    Invalid::new("id", format!("\"{}\" is no id of this kind; one looks like {}3", text.trim(), $prefix))
                })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_str(self) }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+ };
}

ids! {
    PersonId "P",
    MentorshipId "S",
    MeetingId "M",
    TopicId "T",
    ActionId "A",
    GoalId "G",
    /// Built-in questions are 1 to 58, one's own begin at 101.
    QuestionId "Q",
    AnswerId "R",
    AgendaLineId "L",
    TakeawayId "K",
    DecisionId "D",
    MilestoneId "I",
    ProgressId "E",
}

fn number_after(prefix: &str, text: &str) -> Option<i64> {
    let text = text.trim();
    let (letters, digits) = text.split_at_checked(prefix.len())?;
    let is_ours = letters.eq_ignore_ascii_case(prefix) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_ours { digits.parse().ok().filter(|number| *number > 0) } else { None }
}

/// Any record a person can name by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Record {
    Person(PersonId),
    Mentorship(MentorshipId),
    Meeting(MeetingId),
    Topic(TopicId),
    Action(ActionId),
    Goal(GoalId),
    Question(QuestionId),
    Answer(AnswerId),
    AgendaLine(AgendaLineId),
    Takeaway(TakeawayId),
    Decision(DecisionId),
    Milestone(MilestoneId),
    Progress(ProgressId),
}

impl Record {
    /// The table that keeps it.
    pub fn table(self) -> &'static str {
        match self {
            Record::Person(_) => "people",
            Record::Mentorship(_) => "mentorships",
            Record::Meeting(_) => "meetings",
            Record::Topic(_) => "topics",
            Record::Action(_) => "actions",
            Record::Goal(_) => "goals",
            Record::Question(_) => "questions",
            Record::Answer(_) => "answers",
            Record::AgendaLine(_) => "agenda_lines",
            Record::Takeaway(_) => "takeaways",
            Record::Decision(_) => "decisions",
            Record::Milestone(_) => "milestones",
            Record::Progress(_) => "progress",
        }
    }

    /// What it is called in the interface.
    pub fn noun(self) -> &'static str {
        match self {
            Record::Person(_) => "person",
            Record::Mentorship(_) => "mentorship",
            Record::Meeting(_) => "meeting",
            Record::Topic(_) => "topic",
            Record::Action(_) => "action",
            Record::Goal(_) => "goal",
            Record::Question(_) => "question",
            Record::Answer(_) => "answer",
            Record::AgendaLine(_) => "agenda line",
            Record::Takeaway(_) => "takeaway",
            Record::Decision(_) => "decision",
            Record::Milestone(_) => "milestone",
            Record::Progress(_) => "log entry",
        }
    }

    /// The number in its table.
    pub fn number(self) -> i64 {
        match self {
            Record::Person(PersonId(n))
            | Record::Mentorship(MentorshipId(n))
            | Record::Meeting(MeetingId(n))
            | Record::Topic(TopicId(n))
            | Record::Action(ActionId(n))
            | Record::Goal(GoalId(n))
            | Record::Question(QuestionId(n))
            | Record::Answer(AnswerId(n))
            | Record::AgendaLine(AgendaLineId(n))
            | Record::Takeaway(TakeawayId(n))
            | Record::Decision(DecisionId(n))
            | Record::Milestone(MilestoneId(n))
            | Record::Progress(ProgressId(n)) => n,
        }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self {
            Record::Person(_) => PersonId::PREFIX,
            Record::Mentorship(_) => MentorshipId::PREFIX,
            Record::Meeting(_) => MeetingId::PREFIX,
            Record::Topic(_) => TopicId::PREFIX,
            Record::Action(_) => ActionId::PREFIX,
            Record::Goal(_) => GoalId::PREFIX,
            Record::Question(_) => QuestionId::PREFIX,
            Record::Answer(_) => AnswerId::PREFIX,
            Record::AgendaLine(_) => AgendaLineId::PREFIX,
            Record::Takeaway(_) => TakeawayId::PREFIX,
            Record::Decision(_) => DecisionId::PREFIX,
            Record::Milestone(_) => MilestoneId::PREFIX,
            Record::Progress(_) => ProgressId::PREFIX,
        };
        f.pad(&format!("{prefix}{}", self.number()))
    }
}

impl FromStr for Record {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let found = text
            .parse()
            .map(Record::Person)
            .or_else(|_| text.parse().map(Record::Mentorship))
            .or_else(|_| text.parse().map(Record::Meeting))
            .or_else(|_| text.parse().map(Record::Topic))
            .or_else(|_| text.parse().map(Record::Action))
            .or_else(|_| text.parse().map(Record::Goal))
            .or_else(|_| text.parse().map(Record::Question))
            .or_else(|_| text.parse().map(Record::Answer))
            .or_else(|_| text.parse().map(Record::AgendaLine))
            .or_else(|_| text.parse().map(Record::Takeaway))
            .or_else(|_| text.parse().map(Record::Decision))
            .or_else(|_| text.parse().map(Record::Milestone))
            .or_else(|_: Invalid| text.parse().map(Record::Progress));
        found
            .map_err(|_: Invalid| Invalid::new("id", format!("\"{}\" is no id; one looks like G3 or A14", text.trim())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_is_shown() {
        assert_eq!(GoalId(3).to_string(), "G3");
        assert_eq!("g3".parse::<GoalId>().unwrap(), GoalId(3));
        for letters in ["P", "S", "M", "T", "A", "G", "Q", "R", "L", "K", "D", "I", "E"] {
            let shown = format!("{letters}12");
            assert_eq!(shown.parse::<Record>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn an_id_of_another_kind_is_refused_with_an_example() {
        let wrong = "M7".parse::<GoalId>().unwrap_err();
        assert!(wrong.what.contains("G3"), "{wrong}");
        for text in ["", "G", "3", "G-3", "G0", "GG3", "Gé", "G99999999999999999999"] {
            assert!(text.parse::<GoalId>().is_err(), "{text}");
        }
    }
}

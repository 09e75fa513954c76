//! Ids as the user types them: `A14`, `M7`, `G3`.
//!
//! Each kind of record has a newtype of its own, so that a goal's id never lands where a meeting's is wanted. [`Record`] is any
//! of them, for commands that take whatever the user names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Invalid;

/// Declares a kind of record in each line: variant, id, the letter users type, table, what it is called in the interface.
macro_rules! records {
    ($($variant:ident $id:ident $prefix:literal $table:literal $noun:literal),+ $(,)?) => {
        $(
            /// The number of a record, with the letter of its kind when it is shown.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $id(pub i64);

            impl From<$id> for Record {
                fn from(id: $id) -> Record {
                    Record::$variant(id)
                }
            }

            impl fmt::Display for $id {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(&format!("{}{}", $prefix, self.0))
                }
            }

            impl FromStr for $id {
                type Err = Invalid;

                fn from_str(text: &str) -> Result<Self, Invalid> {
                    number_after($prefix, text).map($id).ok_or_else(|| {
                        Invalid::new("id", format!("\"{}\" is no {}; its id looks like {}3", text.trim(), $noun, $prefix))
                    })
                }
            }

            impl Serialize for $id {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $id {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
                }
            }
        )+

        /// Any record a person can name by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Record { $($variant($id)),+ }

        impl Record {
            /// The table that keeps it.
            pub fn table(self) -> &'static str {
                match self { $(Record::$variant(_) => $table),+ }
            }

            /// What it is called in the interface.
            pub fn noun(self) -> &'static str {
                match self { $(Record::$variant(_) => $noun),+ }
            }

            /// The number in its table.
            pub fn number(self) -> i64 {
                match self { $(Record::$variant(id) => id.0),+ }
            }

            /// The record of a table, as [`Record::table`] and [`Record::number`] give it.
            pub fn of_table(table: &str, number: i64) -> Option<Record> {
                match table {
                    $($table => Some(Record::$variant($id(number))),)+
                    _ => None,
                }
            }
        }

        impl fmt::Display for Record {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Record::$variant(id) => id.fmt(f)),+ }
            }
        }

        impl FromStr for Record {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                $(if let Ok(id) = text.parse::<$id>() {
                    return Ok(id.into());
                })+
                Err(Invalid::new("id", format!("\"{}\" is no id; one looks like G3 or A14", text.trim())))
            }
        }
    };
}

// A letter is the first one of its name that was free; an agreement and a review have the two that no name begins with.
// Built-in questions are Q1 to Q58, one's own begin at Q101.
records! {
    Person PersonId "P" "people" "person",
    Mentorship MentorshipId "S" "mentorships" "mentorship",
    Meeting MeetingId "M" "meetings" "meeting",
    Topic TopicId "T" "topics" "topic",
    Action ActionId "A" "actions" "action",
    Goal GoalId "G" "goals" "goal",
    Question QuestionId "Q" "questions" "question",
    Answer AnswerId "R" "answers" "answer",
    AgendaLine AgendaLineId "L" "agenda_lines" "agenda line",
    Takeaway TakeawayId "K" "takeaways" "takeaway",
    Decision DecisionId "D" "decisions" "decision",
    Milestone MilestoneId "I" "milestones" "milestone",
    Progress ProgressId "E" "progress" "log entry",
    MeetingMove MeetingMoveId "V" "meeting_moves" "move",
    Feedback FeedbackId "F" "feedback" "feedback",
    Template TemplateId "W" "templates" "template",
    Agreement AgreementId "H" "agreements" "agreement",
    CheckIn CheckInId "C" "check_ins" "check-in",
    Contact ContactId "N" "contacts" "contact",
    Reading ReadingId "B" "reading" "book",
    Review ReviewId "J" "reviews" "review",
}

fn number_after(prefix: &str, text: &str) -> Option<i64> {
    let text = text.trim();
    let (letters, digits) = text.split_at_checked(prefix.len())?;
    let is_ours = letters.eq_ignore_ascii_case(prefix) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_ours { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_is_shown() {
        assert_eq!(GoalId(3).to_string(), "G3");
        assert_eq!("g3".parse::<GoalId>().unwrap(), GoalId(3));
        for letters in
            ["P", "S", "M", "T", "A", "G", "Q", "R", "L", "K", "D", "I", "E", "V", "F", "W", "H", "C", "N", "B", "J"]
        {
            let shown = format!("{letters}12");
            assert_eq!(shown.parse::<Record>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn an_id_of_another_kind_is_refused_with_an_example() {
        let wrong = "M7".parse::<GoalId>().unwrap_err();
        assert!(wrong.what.contains("G3"), "{wrong}");
        for text in ["", "G", "3", "G-3", "GG3", "Gé", "G99999999999999999999"] {
            assert!(text.parse::<GoalId>().is_err(), "{text}");
        }
    }
}

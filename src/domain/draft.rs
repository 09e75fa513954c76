//! Text that is being written and not yet saved.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where a draft belongs: a field of a record, or a form for something new.
///
/// Its text form is the key of the draft: `M7 notes`, `new goal 1`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DraftPlace {
    /// A text of a record that exists: the record's id and the field's name.
    Field { record: super::Record, field: String },
    /// A form that has not been saved: what it is for, and which of several.
    New { what: String, number: u32 },
}

impl fmt::Display for DraftPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DraftPlace::Field { record, field } => write!(f, "{record} {field}"),
            DraftPlace::New { what, number } => write!(f, "new {what} {number}"),
        }
    }
}

impl From<DraftPlace> for String {
    fn from(place: DraftPlace) -> String {
        place.to_string()
    }
}

impl TryFrom<String> for DraftPlace {
    type Error = super::Invalid;

    fn try_from(text: String) -> Result<Self, super::Invalid> {
        text.parse()
    }
}

impl FromStr for DraftPlace {
    type Err = super::Invalid;

    fn from_str(text: &str) -> Result<Self, super::Invalid> {
        let wrong = || super::Invalid::new("place", format!("\"{text}\" names no place of a draft"));
        let (first, rest) = text.split_once(' ').ok_or_else(wrong)?;
        if first == "new" {
            let (what, number) = rest.rsplit_once(' ').ok_or_else(wrong)?;
            return Ok(DraftPlace::New { what: what.to_owned(), number: number.parse().map_err(|_| wrong())? });
        }
        Ok(DraftPlace::Field { record: first.parse()?, field: rest.to_owned() })
    }
}

/// A draft by a number of its own, as it is named in the trash: `U3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(pub i64);

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("U{}", self.0))
    }
}

/// What is being written: the text, or the fields of a form as JSON, and where the caret stood (a byte offset).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub place: DraftPlace,
    pub body: String,
    pub caret: usize,
}

/// A draft that is not in the journal, with what the same window has kept of it before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    pub draft: Draft,
    pub before: Option<Arc<Draft>>,
}

/// A draft as it was found in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDraft {
    pub draft: Draft,
    pub saved_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MeetingId, Record};

    #[test]
    fn the_place_of_a_draft_reads_back() {
        let notes = DraftPlace::Field { record: Record::Meeting(MeetingId(7)), field: "notes".into() };
        let form = DraftPlace::New { what: "log entry".into(), number: 2 };
        assert_eq!(notes.to_string(), "M7 notes");
        for place in [notes, form] {
            assert_eq!(place.to_string().parse::<DraftPlace>().unwrap(), place);
        }
        assert!("nowhere".parse::<DraftPlace>().is_err());
    }
}

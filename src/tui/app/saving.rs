//! Whether what was written is saved, in words for the right end of the footer.

use chrono::{DateTime, FixedOffset};

use crate::journal::Journal;

/// What the footer says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// The journal has nothing in it.
    Nothing,
    /// Everything is saved; when, if it was in this session.
    Saved(Option<DateTime<FixedOffset>>),
    /// There are words that are kept nowhere yet; within a second they are a draft.
    NotYet,
    /// Text being written is kept as a draft.
    Draft(DateTime<FixedOffset>),
    Failed(String),
    /// Nothing can be saved, and nothing has to be.
    ReadOnly,
}

/// What is written on the screens and no record yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Written {
    Nothing,
    /// All of it is in drafts.
    Drafts,
    /// Some of it is kept nowhere.
    Unkept,
}

impl SaveState {
    /// How things stand when the program starts.
    pub(super) fn at_start(journal: &Journal, revision: i64) -> Self {
        if revision == 0 && !journal.is_read_only() { SaveState::Nothing } else { SaveState::at_rest(journal) }
    }

    /// How things stand when there is nothing to save.
    pub(super) fn at_rest(journal: &Journal) -> Self {
        if journal.is_read_only() { SaveState::ReadOnly } else { SaveState::Saved(None) }
    }

    pub(super) fn saved(&mut self, now: DateTime<FixedOffset>) {
        *self = SaveState::Saved(Some(now));
    }

    /// Says why words could not be kept. That they could not is said before it.
    pub(super) fn failed(&mut self, why: &str) {
        let why = why.strip_prefix("cannot write the journal: ").unwrap_or(why);
        *self = SaveState::Failed(why.to_owned());
    }

    /// Keeps to what there is: words that are kept nowhere, a draft of all of them, or none. A failure stands as long as its words.
    pub(super) fn watch(&mut self, written: Written, journal: &Journal) {
        match (written, &self) {
            (Written::Unkept, SaveState::Failed(_)) => {}
            (Written::Unkept, _) => *self = SaveState::NotYet,
            (Written::Drafts, SaveState::Failed(_) | SaveState::NotYet) => *self = SaveState::Draft(journal.now()),
            (Written::Nothing, SaveState::Failed(_) | SaveState::NotYet) => *self = SaveState::at_rest(journal),
            (Written::Drafts | Written::Nothing, _) => {}
        }
    }

    /// The words: `saved 14:03`.
    pub fn words(&self) -> String {
        match self {
            SaveState::Nothing => "nothing to save yet".to_owned(),
            SaveState::Saved(None) => "saved".to_owned(),
            SaveState::Saved(Some(at)) => format!("saved {}", at.format("%H:%M")),
            SaveState::NotYet => "not saved yet".to_owned(),
            SaveState::Draft(at) => format!("draft saved {}", at.format("%H:%M")),
            SaveState::Failed(why) => format!("NOT SAVED: {why}"),
            SaveState::ReadOnly => "read-only".to_owned(),
        }
    }

    /// Whether something is wrong, so that the words are an error.
    pub fn is_failed(&self) -> bool {
        matches!(self, SaveState::Failed(_))
    }
}

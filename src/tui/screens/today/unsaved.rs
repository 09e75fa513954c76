//! Drafts in words: what was being written, where, and how long ago.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::super::{self as screens, capture};
use crate::domain::draft::{DraftPlace, SavedDraft};
use crate::journal::{self, ErrorKind, Journal};
use crate::text::plural::count;
use crate::text::sanitise::shown_line;
use crate::text::when;
use crate::text::width::shorten;

/// Up to so many words are shown, more are counted.
const FEW_WORDS: usize = 8;

/// A draft as Today shows it.
#[derive(Clone, Debug)]
pub(super) struct Unsaved {
    pub saved: SavedDraft,
    /// `142 words of notes, the meeting of 11 June`.
    pub words: String,
    /// `3 minutes ago`.
    pub ago: String,
    /// Whether there is a screen to go on with it: what it belongs to may be gone.
    pub has_a_home: bool,
}

impl Unsaved {
    /// A draft in words.
    pub fn of(saved: SavedDraft, journal: &Journal) -> journal::Result<Self> {
        let ago = when::ago(minutes_since(saved.saved_at, journal.now().to_utc()));
        let body = &saved.draft.body;
        let words = match &saved.draft.place {
            DraftPlace::New { what, .. } => new_in_words(capture::thing(what, body), body),
            DraftPlace::Field { record, field } => match called(journal.called(*record))? {
                Some(called) => field_in_words(field, body, &called),
                None => field_in_words(field, body, &format!("the {} {record}, which was deleted", record.noun())),
            },
        };
        let has_a_home = called(screens::of_draft(&saved.draft.place, journal))?.flatten().is_some();
        Ok(Unsaved { saved, words, ago, has_a_home })
    }
}

fn minutes_since(at: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - at).num_minutes()
}

/// Nothing if the record is gone; any other failure stays one.
fn called<T>(called: journal::Result<T>) -> journal::Result<Option<T>> {
    match called {
        Ok(called) => Ok(Some(called)),
        Err(error) if error.kind() == ErrorKind::NothingFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The fields of a form are JSON; anything else is a text.
fn form_of(body: &str) -> Option<serde_json::Map<String, Value>> {
    match serde_json::from_str(body) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

fn field_in_words(field: &str, body: &str, called: &str) -> String {
    if form_of(body).is_some() {
        return format!("changes to {called}");
    }
    format!("{} of {}, {called}", words_in(body), field.replace('_', " "))
}

/// What is longest in a form is what somebody wrote; the rest are choices.
fn new_in_words(what: &str, body: &str) -> String {
    let longest = form_of(body)
        .into_iter()
        .flatten()
        .filter_map(|(_, value)| value.as_str().map(str::to_owned))
        .max_by_key(String::len)
        .unwrap_or_default();
    if longest.split_whitespace().count() > FEW_WORDS {
        format!("{} of a new {what}", words_in(&longest))
    } else {
        format!("new {what}: {}", shorten(&shown_line(&longest), 60))
    }
}

fn words_in(text: &str) -> String {
    count(text.split_whitespace().count(), "word", "words")
}

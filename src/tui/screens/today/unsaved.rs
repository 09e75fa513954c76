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

/// The names of the fields that say in a line what a record is.
const FIRST_LINES: [&str; 5] = ["text", "title", "name", "moved", "note"];

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
        let (words, is_there) = match &saved.draft.place {
            DraftPlace::New { what, .. } => (new_in_words(capture::thing(what, body), body), true),
            DraftPlace::Field { record, field } => {
                let called = if_there(journal.called(*record))?;
                let gone = || format!("the {} {record}, which was deleted", record.noun());
                (field_in_words(field, body, &called.clone().unwrap_or_else(gone)), called.is_some())
            }
        };
        let has_a_home = is_there && if_there(screens::of_draft(&saved.draft.place, journal))?.flatten().is_some();
        Ok(Unsaved { saved, words, ago, has_a_home })
    }
}

fn minutes_since(at: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - at).num_minutes()
}

/// Nothing if the record is gone; any other failure stays one.
fn if_there<T>(found: journal::Result<T>) -> journal::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
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

fn new_in_words(what: &str, body: &str) -> String {
    let written = match form_of(body) {
        Some(fields) => main_text(&fields),
        None => body.to_owned(),
    };
    match written.split_whitespace().count() {
        0 => format!("a new {what}"),
        1..=FEW_WORDS => format!("a new {what}: {}", shorten(&shown_line(&written), 60)),
        _ => format!("{} of a new {what}", words_in(&written)),
    }
}

/// What a form is known by: its first line where it has one of these names, else whatever is longest.
fn main_text(fields: &serde_json::Map<String, Value>) -> String {
    let texts = || fields.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
    let named = |wanted: &&str| texts().find(|(name, text)| name == wanted && !text.trim().is_empty());
    let found = FIRST_LINES.iter().find_map(named).or_else(|| texts().max_by_key(|(_, text)| text.len()));
    found.map(|(_, text)| text.to_owned()).unwrap_or_default()
}

fn words_in(text: &str) -> String {
    count(text.split_whitespace().count(), "word", "words")
}

//! What is being written and not yet saved: kept, put into the trash, brought back, and said in words.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::{ErrorKind, Journal, Result};
use crate::content::agreement;
use crate::domain::Record;
use crate::domain::agreement::Section;
use crate::domain::draft::{Draft, DraftId, DraftPlace, SavedDraft};
use crate::domain::mentorship::Role;
use crate::text::plural::count;
use crate::text::sanitise::shown_line;
use crate::text::width::shorten;

/// Up to so many words are shown, more are counted.
const FEW_WORDS: usize = 8;

/// The names of the fields that say in a line what a record is.
const FIRST_LINES: [&str; 8] = ["text", "title", "name", "moved", "note", "next_time", "act", "lift"];

/// The member that says of a captured line what it is going to be.
const KIND_OF_LINE: &str = "line";

impl Journal {
    /// Keeps what is being written. No change of a record: it is not undone, and nothing reloads.
    pub fn save_draft(&self, draft: &Draft) -> Result<()> {
        self.write_on(draft, None)
    }

    /// Keeps what is being written in place of what the same window has kept of it before. What another window keeps there stays.
    pub fn write_on(&self, draft: &Draft, before: Option<&Draft>) -> Result<()> {
        Ok(self.store.save_draft(draft, before, self.clock.utc())?)
    }

    /// Keeps a text that was begun at an earlier moment, in place of what was kept of it then: what it belongs to may have changed
    /// since.
    pub fn save_draft_begun(&self, draft: &Draft, before: Option<&Draft>, at: DateTime<Utc>) -> Result<()> {
        Ok(self.store.save_draft(draft, before, at)?)
    }

    /// Lets a draft go, because its text was saved.
    pub fn forget_draft(&self, place: &DraftPlace, body: &str) -> Result<()> {
        Ok(self.store.forget_draft(place, body)?)
    }

    /// Puts a draft into the trash. Nothing, if it is not there.
    pub fn put_draft_away(&self, draft: &Draft) -> Result<Option<DraftId>> {
        Ok(self.store.put_draft_away(draft, self.clock.utc())?)
    }

    /// Brings a draft back from the trash, to where it was being written.
    pub fn bring_draft_back(&self, id: DraftId) -> Result<()> {
        Ok(self.store.bring_draft_back(id)?)
    }

    /// What was being written, newest first.
    pub fn drafts(&self) -> Result<Vec<SavedDraft>> {
        Ok(self.store.drafts()?)
    }

    /// A draft in words: `142 words of notes, the meeting of 11 June`, `a new goal: Say no once a week`.
    pub fn draft_in_words(&self, draft: &Draft) -> Result<String> {
        Ok(match &draft.place {
            DraftPlace::New { what, .. } => new_in_words(what, &draft.body),
            DraftPlace::Field { record: record @ Record::Agreement(id), field } if field.parse::<Section>().is_ok() => {
                let with = self.agreement(*id).and_then(|version| self.mentorship(version.details.mentorship_id));
                let role = with.map_or(Role::Mentee, |line| line.mentorship.details.my_role);
                let section = field.parse().map(|section| agreement::heading(section, role)).unwrap_or_default();
                let called = self.called(*record).unwrap_or_else(|_| "an agreement that is gone".to_owned());
                format!("{} of “{section}”, {called}", words_in(&draft.body))
            }
            DraftPlace::Field { record, field } => match self.called(*record) {
                Ok(called) => field_in_words(field, &draft.body, &called),
                Err(error) if error.kind() == ErrorKind::NothingFound => {
                    let gone = format!("the {} {record}, which was deleted", record.noun());
                    field_in_words(field, &draft.body, &gone)
                }
                Err(error) => return Err(error),
            },
        })
    }
}

/// The fields of a form are JSON; anything else is a text.
fn form_of(body: &str) -> Option<Map<String, Value>> {
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
    let fields = form_of(body);
    let kind = fields.as_ref().and_then(|fields| fields.get(KIND_OF_LINE)?.as_str());
    // Of a period, what it is called by is enough.
    let what = kind.unwrap_or(if what.starts_with("review ") { "review" } else { what });
    let written = fields.as_ref().map_or_else(|| body.to_owned(), main_text);
    match written.split_whitespace().count() {
        0 => format!("a new {what}"),
        1..=FEW_WORDS => format!("a new {what}: {}", shorten(&shown_line(&written), 60)),
        _ => format!("{} of a new {what}", words_in(&written)),
    }
}

/// What a form is known by: its first line where it has one of these names, else whatever is longest.
fn main_text(fields: &Map<String, Value>) -> String {
    let texts = || fields.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
    let named = |wanted: &&str| texts().find(|(name, text)| name == wanted && !text.trim().is_empty());
    let found = FIRST_LINES.iter().find_map(named).or_else(|| texts().max_by_key(|(_, text)| text.len()));
    found.map(|(_, text)| text.to_owned()).unwrap_or_default()
}

fn words_in(text: &str) -> String {
    count(text.split_whitespace().count(), "word", "words")
}

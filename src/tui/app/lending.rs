//! Texts that are lent to `$EDITOR`: what becomes of what came back, and of what was left by an editor that outlived the program.
//!
//! The file of an editor goes only after its text stands in the journal, saved or as a draft. Nothing here opens a screen: who types
//! on before the editor is gone types into the text that was lent.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;

use super::super::command::{Command, chain};
use super::super::screen::{Answer, Input};
use super::super::screens;
use super::{AUTOSAVE, App, Request};
use crate::config::shown_path;
use crate::domain::Record;
use crate::domain::draft::{Draft, DraftPlace, Unkept};
use crate::editor::{self, Edited, EditorError, Given, Left, Lent};
use crate::journal;

impl App {
    /// Asks the loop for an editor. What the screen has unsaved is kept first.
    pub(super) fn lend(&mut self, lent: Lent) {
        self.keep_drafts();
        let on_top = self.stack.last().and_then(|layer| layer.kept.as_ref());
        let place = lent.place.clone().or_else(|| on_top.map(|draft| draft.place.clone()));
        self.request = Some(Request::Edit(Lent { place, ..lent }));
    }

    /// What came back from `$EDITOR`, or why nothing did.
    pub fn edited(&mut self, outcome: Result<Edited, EditorError>, at: Instant) {
        self.at = at;
        self.toast = None;
        match outcome {
            Ok(edited) => self.take_edited(edited),
            Err(error) => self.fail_at_length(&error.to_string()),
        }
        self.set_alarms();
    }

    fn take_edited(&mut self, edited: Edited) {
        let emptied = self.emptied.take();
        match &edited.left {
            Left::Text(text) => self.give_text(text.clone()),
            Left::Unchanged | Left::Refused(_) | Left::CutOff(_) => self.give_text(edited.given.text.clone()),
            Left::Emptied if emptied.is_some_and(|before| before.is_of_the_same(&edited.given)) => {
                self.give_text(String::new());
            }
            Left::Emptied => {
                self.emptied = Some(edited.given.clone());
                self.fail("the editor left nothing, so the text is as it was; once more empties it");
            }
        }
        let kept = match &edited.left {
            Left::Refused(text) => self.keep_as_a_line(&edited.given, text).map(Some),
            Left::CutOff(text) => self.keep_aside(&edited.given, text).map(Some),
            _ => self.keep_draft_of_the_top().map(|()| None),
        };
        match kept {
            Ok(aside) => {
                if let Some(aside) = aside {
                    self.fail(aside.words());
                    self.refresh();
                }
                if let Some(remark) = edited.remark() {
                    self.add(&remark);
                }
                edited.release();
            }
            Err(error) => {
                let file = edited.path().map(|path| format!("; what you wrote is in {path}")).unwrap_or_default();
                self.fail_at_length(&format!("{error}{file}"));
            }
        }
    }

    fn give_text(&mut self, text: String) {
        self.dispatch(Input::Answer(Answer::Text(text)));
    }

    fn keep_draft_of_the_top(&mut self) -> journal::Result<()> {
        let kept = self.stack.len().checked_sub(1).map_or(Ok(()), |top| self.keep_draft_of(top));
        kept.inspect_err(|error| self.saving = super::SaveState::Failed(error.to_string()))
    }

    /// Looks for what an earlier run left: words that could only be kept in a file, and what editors hold that were open when the
    /// program was killed. Each text becomes a draft, for Today to offer.
    pub(super) fn take_up_leftovers(&mut self) {
        // Whoever writes already is not disturbed.
        self.leftovers_at = self.is_writing().then(|| self.at + AUTOSAVE);
        let path = self.journal.path().filter(|_| self.leftovers_at.is_none());
        let Some(journal) = path.map(Path::to_owned) else { return };
        let mut remarks = Vec::new();
        match self.journal.take_in_rescued() {
            Ok((found, unread)) => {
                if found > 0 {
                    self.refresh();
                }
                remarks.extend(unread.iter().map(|file| format!("what {} holds can't be read", shown_path(file))));
            }
            Err(error) => remarks.push(error.to_string()),
        }
        let mut has_drafts = false;
        for edited in editor::left_for(&journal) {
            if let Left::Text(text) = &edited.left {
                match self.keep_aside(&edited.given, text) {
                    Ok(Aside::Saved) => {}
                    Ok(_) => has_drafts = true,
                    // It stays where it is, for the next start.
                    Err(error) => {
                        remarks.push(error.to_string());
                        continue;
                    }
                }
            }
            remarks.extend(edited.remark());
            edited.release();
        }
        if has_drafts {
            self.refresh();
            self.say("what was open in your editor is kept as a draft; Today shows it");
        }
        remarks.iter().for_each(|remark| self.add(remark));
        if self.toast.is_none() {
            self.offer_what_is_unsaved();
        }
    }

    /// Says what can be done with what was left unsaved; to let it lie is one of the ways.
    fn offer_what_is_unsaved(&mut self) {
        let count = self.journal.drafts().map_or(0, |drafts| drafts.len());
        let chain = self.chain();
        let key = |command| self.keymap.key_of(chain, command).map(|key| key.to_string());
        let (Some(open), Some(delete)) = (key(Command::Open), key(Command::Delete)) else { return };
        let left = match count {
            0 => return,
            1 => "1 text was left unsaved".to_owned(),
            more => format!("{more} texts were left unsaved"),
        };
        self.say(format!("{left}: {open} goes on with it, {delete} puts it in the trash"));
    }

    /// Keeps what an editor left as a draft, so that nothing is overwritten by it: where it belongs, or else as a captured line.
    fn keep_aside(&self, given: &Given, text: &str) -> journal::Result<Aside> {
        let place = given.place();
        if let (Some(place), None) = (&place, &given.field)
            && self.stored(place).is_some_and(|stored| stored == text)
        {
            return Ok(Aside::Saved);
        }
        let in_its_place = match place.filter(|_| !self.is_writing()) {
            Some(place) => self.draft_at(place, given, text)?,
            None => None,
        };
        let Some(unkept) = in_its_place else { return self.keep_as_a_line(given, text) };
        self.keep_begun(&unkept, given)?;
        Ok(Aside::InItsPlace)
    }

    fn keep_as_a_line(&self, given: &Given, text: &str) -> journal::Result<Aside> {
        let draft = self.captured(given.place().as_ref(), text)?;
        self.keep_begun(&Unkept { draft, before: None }, given)?;
        Ok(Aside::Captured)
    }

    /// Keeps a draft that was begun when the text was given out: what it belongs to may have changed since.
    fn keep_begun(&self, unkept: &Unkept, given: &Given) -> journal::Result<()> {
        let at = given.at.unwrap_or_else(|| self.now().to_utc());
        self.journal.save_draft_begun(&unkept.draft, unkept.before.as_deref(), at)
    }

    /// The text as a draft of its own place, instead of the one that was given out; nothing where other words stand.
    fn draft_at(&self, place: DraftPlace, given: &Given, text: &str) -> journal::Result<Option<Unkept>> {
        let drafts = self.journal.drafts()?;
        let there = drafts.into_iter().map(|saved| saved.draft).find(|draft| draft.place == place);
        let body = match (&given.field, &there) {
            (None, there) => {
                let is_ours = there.as_ref().is_none_or(|draft| draft.body == given.text || draft.body == text);
                is_ours.then(|| text.to_owned())
            }
            (Some(field), Some(form)) => with_field(&form.body, field, &given.text, text),
            (Some(_), None) => None,
        };
        Ok(body.map(|body| Unkept { draft: Draft { place, body, caret: 0 }, before: there.map(Arc::new) }))
    }

    fn captured(&self, place: Option<&DraftPlace>, text: &str) -> journal::Result<Draft> {
        let about = match place {
            Some(DraftPlace::Field { record, .. }) => Some(*record).filter(|record| self.can_be_noted_about(*record)),
            _ => None,
        };
        screens::captured_draft(text, about, &self.journal)
    }

    fn can_be_noted_about(&self, record: Record) -> bool {
        matches!(record, Record::Meeting(_) | Record::Mentorship(_) | Record::Goal(_))
            && self.journal.called(record).is_ok()
    }

    /// What is saved in a place, if it is there.
    fn stored(&self, place: &DraftPlace) -> Option<String> {
        let DraftPlace::Field { record, field } = place else { return None };
        if let (Record::Mentorship(id), "note") = (record, field.as_str()) {
            return Some(self.journal.mentorship_page(*id).ok()?.person.details.note);
        }
        Some(self.journal.show(*record).ok()?.0.get(field)?.as_str()?.to_owned())
    }

    /// Whether a text is open on any screen: a draft of its place would be overwritten by it.
    fn is_writing(&self) -> bool {
        self.stack.iter().any(|layer| chain::takes_text(layer.screen.scopes()))
    }

    /// Says something besides what has been said already.
    fn add(&mut self, words: &str) {
        let said = self.toast.take();
        let is_error = said.as_ref().is_some_and(|toast| toast.is_error);
        let words = said.map_or_else(|| words.to_owned(), |toast| format!("{}; {words}", toast.words));
        if is_error { self.fail_at_length(&words) } else { self.say_at_length(words) }
    }
}

/// What became of a text that was kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aside {
    /// It is saved already: the program was killed after that.
    Saved,
    InItsPlace,
    Captured,
}

impl Aside {
    fn words(self) -> &'static str {
        match self {
            Aside::Saved => "the editor failed; what it left is saved already",
            Aside::InItsPlace => "the editor failed, so nothing is saved; what it left is a draft on Today",
            Aside::Captured => "the editor failed, so the text stays; what it left is a draft on Today",
        }
    }
}

/// The body of a form's draft with what an editor made of a field, if that still says what the editor was given.
fn with_field(body: &str, field: &str, given: &str, text: &str) -> Option<String> {
    let mut form: Value = serde_json::from_str(body).ok()?;
    let value = form.get_mut(field).filter(|value| value.as_str() == Some(given) || value.as_str() == Some(text))?;
    *value = Value::String(text.to_owned());
    Some(form.to_string())
}

//! A section of a draft while it is being written.
//!
//! It knows where its unsaved text belongs and how it is saved, and nothing of the page it stands on.

use chrono::{DateTime, Utc};

use super::super::super::widgets::prose::ProseEditor;
use crate::domain::AgreementId;
use crate::domain::agreement::{Agreement, Section, blank_places};
use crate::domain::draft::{Draft, DraftPlace};
use crate::editor::Lent;
use crate::journal::{self, Journal};
use crate::text::meanwhile::joined_with_a_draft;

/// A section being written.
#[derive(Debug)]
pub(super) struct WritingSection {
    id: AgreementId,
    pub(super) section: Section,
    place: DraftPlace,
    /// As it was stored when one began.
    began: String,
    pub(super) editor: ProseEditor,
    /// When the text that was left unsaved was last written on.
    pub(super) continued: Option<DateTime<Utc>>,
    /// The text as it was gone on with.
    as_left: Option<String>,
}

impl WritingSection {
    /// Starts writing: at the end of the section, or where one was when the program stopped.
    pub(super) fn start(draft: &Agreement, section: Section, journal: &Journal) -> journal::Result<Self> {
        let place = DraftPlace::Field { record: draft.id.into(), field: section.as_str().to_owned() };
        let began = draft.details.section(section).to_owned();
        let mut editor = ProseEditor::new(&began);
        let left = journal.drafts()?.into_iter().find(|saved| saved.draft.place == place);
        let left = left.filter(|saved| saved.draft.body != began);
        if let Some(saved) = &left {
            let body = &saved.draft.body;
            let is_changed = draft.updated_at > saved.saved_at;
            // Put in as one step of the undo, so that what is stored is a key away.
            editor.set_text(&if is_changed { joined_with_a_draft(body, &began).0 } else { body.clone() });
            editor.set_caret(saved.draft.caret);
        }
        let as_left = left.is_some().then(|| editor.text());
        let continued = left.map(|saved| saved.saved_at);
        Ok(WritingSection { id: draft.id, section, place, began, editor, continued, as_left })
    }

    /// Whether it is unsaved text that one only looked at: nobody has asked to save it.
    pub(super) fn is_untouched(&self) -> bool {
        self.as_left.as_ref() == Some(&self.editor.text())
    }

    /// Whether something is still to be filled in.
    pub(super) fn has_blanks(&self) -> bool {
        !blank_places(&self.editor.text()).is_empty()
    }

    /// Selects the blank that follows, or the first one again, so that what is typed takes its place.
    pub(super) fn go_to_next_blank(&mut self) {
        let places = blank_places(&self.editor.text());
        let caret = self.editor.caret();
        // The caret stands behind the blank that is selected.
        let next = places.iter().find(|place| place.start >= caret).or(places.first());
        if let Some(place) = next {
            self.editor.select(place.clone());
        }
    }

    /// As it is given to `$EDITOR`.
    pub(super) fn lent(&self) -> Lent {
        Lent::of(self.place.clone(), self.editor.text()).with_caret(self.editor.caret())
    }

    /// What is not saved yet.
    pub(super) fn draft(&self) -> Option<Draft> {
        let draft = || Draft { place: self.place.clone(), body: self.editor.text(), caret: self.editor.caret() };
        self.editor.is_changed().then(draft)
    }

    /// Saves it, and lets its unsaved text go. Gives the words for a toast, if there was anything to save.
    pub(super) fn save(&self, journal: &mut Journal) -> journal::Result<Option<String>> {
        let written = self.editor.text();
        let said = if written == self.began {
            None
        } else {
            Some(journal.write_section(self.id, self.section, &self.began, &written)?)
        };
        journal.forget_draft(&self.place, &written)?;
        Ok(said)
    }
}

//! The note on a person, which is written in `$EDITOR` alone: what came back stays here until it is saved.

use crate::domain::MentorshipId;
use crate::domain::draft::{Draft, DraftPlace};
use crate::editor::Lent;
use crate::journal::{self, Journal, MentorshipPage};
use crate::text::meanwhile::joined_with_a_draft;

/// The note while it is written elsewhere, and for as long as it could not be saved.
#[derive(Debug)]
pub(super) struct Note {
    mentorship: MentorshipId,
    /// As it was stored when it was lent.
    began: String,
    pub(super) text: String,
}

impl Note {
    /// The note as it stands, or what was left of it unsaved.
    pub(super) fn lend(mentorship: MentorshipId, page: &MentorshipPage, journal: &Journal) -> journal::Result<Self> {
        let stored = &page.person.details.note;
        let left = journal.drafts()?.into_iter().find(|saved| saved.draft.place == place(mentorship));
        let text = match left {
            Some(saved) if page.person.updated_at > saved.saved_at => joined_with_a_draft(&saved.draft.body, stored).0,
            Some(saved) => saved.draft.body,
            None => stored.clone(),
        };
        Ok(Note { mentorship, began: stored.clone(), text })
    }

    /// As it is given to the editor.
    pub(super) fn lent(&self) -> Lent {
        Lent::of(place(self.mentorship), self.text.clone())
    }

    /// Saves it, with what others have written into it since, and lets its draft go. Gives the words for a toast.
    pub(super) fn save(&self, journal: &mut Journal) -> journal::Result<String> {
        let person = journal.mentorship(self.mentorship)?.mentorship.details.person_id;
        let meanwhile = journal.save_text(person.into(), "note", &self.began, &self.text)?;
        journal.forget_draft(&place(self.mentorship), &self.text)?;
        Ok(meanwhile.told("saved the note"))
    }

    /// What is not saved of it.
    pub(super) fn draft(&self) -> Option<Draft> {
        let is_written = self.text != self.began;
        is_written.then(|| Draft { place: place(self.mentorship), body: self.text.clone(), caret: 0 })
    }
}

/// Whether a note on them was left unsaved.
pub(super) fn is_left(mentorship: MentorshipId, journal: &Journal) -> journal::Result<bool> {
    Ok(journal.drafts()?.iter().any(|saved| saved.draft.place == place(mentorship)))
}

/// The page of the mentorship is where one goes on with it.
fn place(mentorship: MentorshipId) -> DraftPlace {
    DraftPlace::Field { record: mentorship.into(), field: "note".to_owned() }
}

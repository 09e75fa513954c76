//! The words of an action in `$EDITOR`: what came back stays here until it is saved. They are one line, whatever the editor makes of it.

use crate::domain::ActionId;
use crate::domain::draft::{Draft, DraftPlace};
use crate::editor::Lent;
use crate::journal::{self, Journal};
use crate::text::meanwhile::joined_with_a_draft;

const FIELD: &str = "text";

/// The words while they are written elsewhere, and for as long as they could not be saved.
#[derive(Debug)]
pub(super) struct Outside {
    id: ActionId,
    /// As they were stored when they were lent.
    began: String,
    text: String,
}

impl Outside {
    /// The words as they stand, or what was left of them unsaved.
    pub(super) fn lend(id: ActionId, journal: &Journal) -> journal::Result<Self> {
        let action = journal.action(id)?.action;
        let stored = action.details.text;
        let left = journal.drafts()?.into_iter().find(|saved| saved.draft.place == place(id));
        let text = match left {
            Some(saved) if action.updated_at > saved.saved_at => joined_with_a_draft(&saved.draft.body, &stored).0,
            Some(saved) => saved.draft.body,
            None => stored.clone(),
        };
        Ok(Outside { id, began: stored, text })
    }

    /// As they are given to the editor.
    pub(super) fn lent(&self) -> Lent {
        Lent::of(place(self.id), self.text.clone())
    }

    /// Takes them back, as one line; words that nobody has changed stay as they are. Says whether there are any.
    pub(super) fn take(&mut self, text: &str) -> bool {
        if text.trim_end_matches('\n') != self.text {
            self.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        !self.text.is_empty()
    }

    /// Saves them, with what others have made of them since, and lets their draft go. Gives the words for a toast.
    pub(super) fn save(&self, journal: &mut Journal) -> journal::Result<String> {
        let meanwhile = journal.save_text(self.id.into(), FIELD, &self.began, &self.text)?;
        journal.forget_draft(&place(self.id), &self.text)?;
        Ok(meanwhile.told("saved the words of the action"))
    }

    /// What is not saved of them.
    pub(super) fn draft(&self) -> Option<Draft> {
        (self.text != self.began).then(|| Draft { place: place(self.id), body: self.text.clone(), caret: 0 })
    }
}

/// Whether words of it were left unsaved.
pub(super) fn is_left(id: ActionId, journal: &Journal) -> journal::Result<bool> {
    Ok(journal.drafts()?.iter().any(|saved| saved.draft.place == place(id)))
}

/// The page of the action is where one goes on with them.
fn place(id: ActionId) -> DraftPlace {
    DraftPlace::Field { record: id.into(), field: FIELD.to_owned() }
}

//! Undo, redo and the trash, over the change log.

use super::{Journal, Result};
use crate::domain::goal::MOST_MILESTONES;
use crate::domain::meeting::MOST_TAKEAWAYS;
use crate::domain::trash::{TrashLine, Trashed};
use crate::domain::{Invalid, Listed, Page, Record};
use crate::store::{Repos, Write};

/// What undo would take back. Two changes may be told in the same words; their groups differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    pub group: i64,
    pub words: String,
}

impl Journal {
    /// Takes back the last change; gives its words, or nothing if there is none.
    pub fn undo(&mut self) -> Result<Option<String>> {
        let today = self.today();
        Ok(self.store.undo(today)?.map(|undone| undone.words))
    }

    /// The words of the last change, which undo would take back.
    pub fn last_change(&self) -> Result<Option<String>> {
        Ok(self.what_undo_takes_back()?.map(|last| last.words))
    }

    /// The last change, so that one can tell later whether it still is.
    pub fn what_undo_takes_back(&self) -> Result<Option<LastChange>> {
        Ok(self.store.last_change()?.map(|(group, words)| LastChange { group, words }))
    }

    /// Does again what was undone last; gives its words, or nothing if there is nothing to redo.
    pub fn redo(&mut self) -> Result<Option<String>> {
        let today = self.today();
        Ok(self.store.redo(today)?.map(|redone| redone.words))
    }

    /// What was deleted or put away and has not come back, newest first.
    pub fn trash(&self, page: &Page) -> Result<Vec<Listed<TrashLine>>> {
        let mut lines = self.store.trash(page)?;
        for line in &mut lines {
            if let Trashed::Draft { draft, .. } = &line.item.what {
                line.item.words = self.draft_in_words(draft)?;
            }
        }
        Ok(lines)
    }

    /// Brings something back from the trash, with all that went with it. Gives the words for a toast.
    pub fn restore(&mut self, line: &TrashLine) -> Result<String> {
        let words = format!("brought back {}", line.called());
        match line.what {
            Trashed::Record { group, record } => self.write(&words, |repos| {
                repos.restore(group)?;
                check_caps(repos, record)
            })?,
            Trashed::Draft { id, .. } => self.bring_draft_back(id)?,
        }
        Ok(words)
    }
}

/// What comes back counts like what is added: the caps hold.
fn check_caps(repos: Repos<'_, Write>, record: Record) -> Result<()> {
    let is_over = match record {
        Record::Takeaway(id) => {
            repos.takeaways().of(repos.takeaways().get(id)?.details.meeting_id)?.len() > MOST_TAKEAWAYS
        }
        Record::Milestone(id) => {
            repos.milestones().of(repos.milestones().get(id)?.details.goal_id)?.len() > MOST_MILESTONES
        }
        _ => false,
    };
    if is_over {
        let what =
            format!("cannot come back: there are as many as there may be; delete another {} first", record.noun());
        return Err(Invalid::new(record.noun(), what).into());
    }
    Ok(())
}

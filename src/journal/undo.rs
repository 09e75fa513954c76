//! Undo, redo and the trash, over the change log.

use super::{Journal, Result};
use crate::domain::trash::TrashLine;
use crate::domain::{Listed, Page};

impl Journal {
    /// Takes back the last change; gives its words, or nothing if there is none.
    pub fn undo(&mut self) -> Result<Option<String>> {
        Ok(self.store.undo()?.map(|undone| undone.words))
    }

    /// Does again what was undone last; gives its words, or nothing if there is nothing to redo.
    pub fn redo(&mut self) -> Result<Option<String>> {
        Ok(self.store.redo()?.map(|redone| redone.words))
    }

    /// What was deleted and has not come back, newest first.
    pub fn trash(&self, page: &Page) -> Result<Vec<Listed<TrashLine>>> {
        Ok(self.store.trash(page)?)
    }

    /// Brings something back from the trash, with all that went with it. Gives the words for a toast.
    pub fn restore(&mut self, line: &TrashLine) -> Result<String> {
        let words = format!("brought back {}", line.words.strip_prefix("deleted ").unwrap_or(&line.words));
        self.write(&words, |repos| Ok(repos.restore(line.group)?))?;
        Ok(words)
    }
}

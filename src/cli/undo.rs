//! `mentorlog undo` and `mentorlog redo`: the last change, whoever made it.

use super::{Out, Stop};
use crate::journal::Journal;

/// Takes back the last change and says which.
pub fn undo(journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let words = journal.undo()?.ok_or_else(|| Stop::NothingFound("there is nothing to undo".into()))?;
    Ok(out.line(&format!("undone: {words}"))?)
}

/// Does again what was undone last and says what.
pub fn redo(journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let words = journal.redo()?.ok_or_else(|| Stop::NothingFound("there is nothing to redo".into()))?;
    Ok(out.line(&format!("done again: {words}"))?)
}

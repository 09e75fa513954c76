//! `mentorlog keys`: the list of keys, from the one table that names them. It needs no journal.

use super::Out;
use crate::tui::keymap;

/// Prints every key with what it does.
pub fn run(out: &mut Out<'_>) -> anyhow::Result<()> {
    Ok(out.line(keymap::as_markdown().trim_end())?)
}

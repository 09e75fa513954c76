//! `mentorlog keys`: the list of keys, from the one table that names them. It needs no journal.

use super::Out;
use crate::config::Config;
use crate::tui::keymap::{Keymap, as_markdown};

/// Prints every key with what it does, as a person has set it.
pub fn run(config: &Config, out: &mut Out<'_>) -> anyhow::Result<()> {
    let (keymap, faults) = Keymap::configured(config);
    if let Some(more) = faults.first() {
        out.note(&format!("the configuration is not in force as a whole; `mentorlog config check` says why: {more}"))?;
    }
    Ok(out.line(as_markdown(&keymap).trim_end())?)
}

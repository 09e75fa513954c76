//! `mentorlog delete`: anything, into the trash.

use super::Out;
use crate::domain::Record;
use crate::journal::Journal;

/// Delete anything, with what belongs to it; undo or the trash brings it back
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What
    id: Record,
}

impl Args {
    /// Deletes it and says how it comes back.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let words = journal.delete(self.id)?;
        out.line(&words)?;
        out.note(&format!("`mentorlog undo` or `mentorlog trash --restore {}` brings it back", self.id))?;
        Ok(())
    }
}

//! `mentorlog merge`: one person who is in the journal twice.

use super::Out;
use crate::domain::{PersonId, Record};
use crate::journal::Journal;

/// Join two entries of one person: everything of the first goes to the second
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Who goes away (P3)
    from: PersonId,

    /// Who stays (P1)
    to: PersonId,
}

impl Args {
    /// Joins them and says so.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let (from, to) = (journal.called(Record::Person(self.from))?, journal.called(Record::Person(self.to))?);
        journal.merge_people(self.from, self.to)?;
        out.line(&format!("{from} is now part of {to} ({})", self.to))?;
        Ok(())
    }
}

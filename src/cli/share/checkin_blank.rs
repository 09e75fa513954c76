//! `mentorlog share checkin-blank`.

use super::{Included, Who};
use crate::cli::typed;
use crate::domain::Side;
use crate::journal::Journal;

/// A blank check-in to print, with nothing of the journal in it
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    who: Who,

    /// In whose words, and for whom to fill in
    #[arg(long = "for", default_value = "them", value_parser = typed::one_of(Side::ALL, Side::as_str))]
    side: Side,
}

impl Args {
    pub fn text(&self, included: &Included<'_>, journal: &Journal) -> anyhow::Result<String> {
        included.only(&[], "a blank check-in")?;
        Ok(journal.blank_check_in(self.who.somebody(journal, "checkin-blank")?, self.side)?)
    }
}

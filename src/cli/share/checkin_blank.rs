//! `mentorlog share checkin-blank`.

use super::{Included, somebody};
use crate::cli::typed;
use crate::domain::Side;
use crate::journal::Journal;

/// A blank check-in to print, with nothing of the journal in it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// With whom: a name, a part of one, or an id
    #[arg(value_name = "WHO")]
    with: Vec<String>,

    /// The same, as other verbs have it
    #[arg(long = "with", value_name = "WHO", hide = true, conflicts_with = "with")]
    option: Option<String>,

    /// In whose words, and for whom to fill in
    #[arg(long = "for", default_value = "them", value_parser = typed::one_of(Side::ALL, Side::as_str))]
    side: Side,
}

impl Args {
    /// With whom, however it was said.
    fn named(&self) -> &[String] {
        if self.option.is_some() { self.option.as_slice() } else { &self.with }
    }

    pub fn text(&self, included: &Included<'_>, journal: &Journal) -> anyhow::Result<String> {
        included.only(&[], "a blank check-in")?;
        Ok(journal.blank_check_in(somebody(journal, self.named(), "checkin-blank")?, self.side)?)
    }
}

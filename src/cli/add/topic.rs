//! `mentorlog add topic`: something to raise.

use crate::cli::typed;
use crate::domain::TopicId;
use crate::domain::topic::TopicDetails;
use crate::journal::Journal;

/// Keep something to raise at the next meeting; prints its id (T4)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to raise; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// With whom: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<TopicId> {
        let with = typed::somebody(journal, self.with.as_deref())?;
        Ok(journal.add_topic(&TopicDetails::new(with, typed::text(&self.text)?))?)
    }
}

//! `mentorlog add question`: one of one's own.

use crate::cli::typed;
use crate::domain::QuestionId;
use crate::domain::question::QuestionDetails;
use crate::journal::Journal;

/// Add a question of your own; prints its id (Q101)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<QuestionId> {
        Ok(journal.add_question(&QuestionDetails::new(typed::text(&self.text)?))?)
    }
}

//! `mentorlog add reading`: a book for the reading list.

use crate::cli::typed;
use crate::domain::reading::{ReadingDetails, ReadingStatus};
use crate::domain::{GoalId, ReadingId};
use crate::journal::Journal;

/// Put a book on the reading list; prints its id (B1)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its title; - reads standard input
    #[arg(required = true)]
    title: Vec<String>,

    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    author: Option<String>,

    /// How far you are with it
    #[arg(long, value_name = "STATUS", default_value = "want",
        value_parser = typed::one_of(ReadingStatus::ALL, ReadingStatus::as_str))]
    status: ReadingStatus,

    /// Why it is read
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,

    /// The one idea you keep
    #[arg(long, value_name = "TEXT")]
    idea: Option<String>,

    /// The one question for others
    #[arg(long, value_name = "TEXT")]
    question: Option<String>,

    /// For which goal
    #[arg(long, value_name = "ID")]
    goal: Option<GoalId>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<ReadingId> {
        if let Some(goal) = self.goal {
            // Whether it is there is said better here than by a constraint.
            journal.called(goal.into())?;
        }
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let details = ReadingDetails {
            status: self.status,
            why: text(&self.why),
            idea: text(&self.idea),
            question: text(&self.question),
            goal_id: self.goal,
            ..ReadingDetails::new(typed::text(&self.title)?, text(&self.author))
        };
        Ok(journal.add_reading(&details)?)
    }
}

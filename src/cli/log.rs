//! `mentorlog log`: what moved towards a goal, and what is next.

use super::{Out, show, typed};
use crate::domain::GoalId;
use crate::domain::goal::ProgressDetails;
use crate::journal::Journal;

/// Log what moved towards a goal; prints the entry's id (E5)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which goal
    goal: GoalId,

    /// What moved; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// What is next
    #[arg(long, value_name = "TEXT")]
    next: Option<String>,

    /// How it felt, from 1 to 5
    #[arg(long, value_name = "1-5", value_parser = clap::value_parser!(u8).range(1..=5))]
    feel: Option<u8>,

    /// Where the measure stands
    #[arg(long, value_name = "VALUE")]
    value: Option<String>,

    /// Print the record as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Logs it and prints the entry's id, or all of it.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let goal = journal.goal(self.goal)?.line.goal.id;
        let entry = ProgressDetails {
            moved: typed::text(&self.text)?,
            next: self.next.clone().unwrap_or_default(),
            value: self.value.clone().unwrap_or_default(),
            feel: self.feel,
            ..ProgressDetails::on(goal, journal.today())
        };
        let entry = journal.log_progress(&entry)?;
        show::added(entry.into(), self.json, journal, out)
    }
}

//! `mentorlog add milestone`.

use crate::cli::typed;
use crate::domain::goal::MilestoneDetails;
use crate::domain::{GoalId, MilestoneId};
use crate::journal::Journal;

/// Add a step on the way to a goal, at most five; prints its id (I2)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Of which goal
    goal: GoalId,

    /// What will be reached; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// By when
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<MilestoneId> {
        let goal_id = journal.goal(self.goal)?.line.goal.id;
        let details = MilestoneDetails {
            goal_id,
            position: 0,
            text: typed::text(&self.text)?,
            due_on: typed::day("by", "due_on", self.by.as_deref(), journal.today())?,
            done_on: None,
        };
        Ok(journal.add_milestone(&details)?)
    }
}

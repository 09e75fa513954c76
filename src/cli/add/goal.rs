//! `mentorlog add goal`.

use crate::cli::{Out, typed};
use crate::content::sentences;
use crate::domain::goal::{GoalDetails, GoalStatus};
use crate::domain::{GoalId, Side};
use crate::journal::Journal;
use crate::text::plural;

/// Set a goal; prints its id (G3)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is to change; - reads standard input
    #[arg(required = true)]
    title: Vec<String>,

    /// In which mentorship: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// By when
    #[arg(long, value_name = "DAY")]
    by: Option<String>,

    /// How you would see it
    #[arg(long, value_name = "TEXT")]
    measure: Option<String>,

    /// Why it matters
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,

    /// Whose goal it is
    #[arg(long, default_value = "me", value_parser = typed::one_of(Side::ALL, Side::as_str))]
    owner: Side,

    /// An emerging goal needs no measure yet
    #[arg(long, default_value = "emerging", value_parser = typed::one_of(BEGINNINGS, GoalStatus::as_str))]
    status: GoalStatus,
}

/// How a goal begins.
const BEGINNINGS: &[GoalStatus] = &[GoalStatus::Emerging, GoalStatus::Active];

impl Args {
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<GoalId> {
        let details = GoalDetails {
            due_on: typed::day("by", "due_on", self.by.as_deref(), journal.today())?,
            measure: self.measure.clone().unwrap_or_default(),
            why: self.why.clone().unwrap_or_default(),
            owner: self.owner,
            status: self.status,
            ..GoalDetails::new(typed::whom(journal, self.with.as_deref())?, typed::text(&self.title)?)
        };
        let id = journal.add_goal(&details)?;
        ask_which_rests(id, &details, journal, out)?;
        Ok(id)
    }
}

/// A fourth active goal is kept as it was asked for; the question belongs to the person.
pub fn ask_which_rests(id: GoalId, details: &GoalDetails, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    if Journal::counts_as_active(details)
        && let Some(active) = journal.too_many_active(Some(id))?
    {
        let ids: Vec<_> = active.iter().map(|line| line.goal.id.to_string()).collect();
        out.note(&format!(
            "{} ({}; `mentorlog set {} status=emerging` lets one rest)",
            sentences::which_rests(active.len()),
            plural::list_of(&ids),
            ids[0]
        ))?;
    }
    Ok(())
}

//! `mentorlog add person`: somebody, and the mentorship with them.

use crate::cli::typed;
use crate::domain::MentorshipId;
use crate::domain::mentorship::{MentorshipDetails, Role};
use crate::journal::Journal;

/// Begin a mentorship with somebody; prints its id (S1)
///
/// Somebody who is in the journal under the same name is not written twice.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Their name
    #[arg(required = true)]
    name: Vec<String>,

    /// What you are in it
    #[arg(long, value_name = "ROLE", value_parser = typed::one_of(Role::ALL, Role::as_str))]
    my_role: Role,

    /// How often you meet: 4w, 28d or 28 (in days)
    #[arg(long, value_name = "SPAN", value_parser = typed::span_in_days)]
    rhythm: Option<u32>,

    /// What it is for
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,

    /// When it began
    #[arg(long, value_name = "DAY")]
    started: Option<String>,

    /// When it is planned to end
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<MentorshipId> {
        let usual = MentorshipDetails::of(self.my_role);
        let details = MentorshipDetails {
            rhythm_days: self.rhythm.or(usual.rhythm_days),
            purpose: self.purpose.clone().unwrap_or_default(),
            started_on: typed::day("started", "started_on", self.started.as_deref(), journal.today())?,
            ends_on: typed::day("until", "ends_on", self.until.as_deref(), journal.today())?,
            ..usual
        };
        Ok(journal.add_mentorship(typed::text(&self.name)?.as_str(), &details)?)
    }
}

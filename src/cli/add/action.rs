//! `mentorlog add action`: a promise.

use std::convert::Infallible;
use std::str::FromStr;

use crate::cli::typed;
use crate::domain::action::{ActionDetails, Owner};
use crate::domain::{ActionId, GoalId, MeetingId, MentorshipId};
use crate::journal::Journal;

/// Write down a promise; prints its id (A14)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is promised; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// In which mentorship: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// Whose promise it is: me, them, or a name
    #[arg(long, value_name = "OWNER", default_value = "me")]
    owner: Promiser,

    /// By when
    #[arg(long, value_name = "DAY")]
    due: Option<String>,

    /// For which goal
    #[arg(long, value_name = "ID")]
    goal: Option<GoalId>,

    /// In which meeting it was agreed
    #[arg(long, value_name = "ID")]
    meeting: Option<MeetingId>,
}

/// One of the two, or somebody by name.
#[derive(Clone, Debug)]
struct Promiser {
    owner: Owner,
    name: String,
}

impl FromStr for Promiser {
    type Err = Infallible;

    fn from_str(typed: &str) -> Result<Self, Infallible> {
        Ok(match typed.trim().to_lowercase().as_str() {
            "me" => Promiser { owner: Owner::Me, name: String::new() },
            "them" => Promiser { owner: Owner::Them, name: String::new() },
            _ => Promiser { owner: Owner::Other, name: typed.trim().to_owned() },
        })
    }
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<ActionId> {
        let details = ActionDetails {
            owner: self.owner.owner,
            owner_name: self.owner.name.clone(),
            due_on: typed::day("due", "due_on", self.due.as_deref(), journal.today())?,
            goal_id: self.goal,
            meeting_id: self.meeting,
            ..ActionDetails::new(self.mentorship(journal)?, typed::text(&self.text)?)
        };
        Ok(journal.add_action(&details)?)
    }

    /// The one that was named, or that of the meeting or the goal, or the only one there is.
    fn mentorship(&self, journal: &Journal) -> anyhow::Result<Option<MentorshipId>> {
        let of_meeting = self.meeting.map(|id| journal.meeting(id)).transpose()?;
        let of_goal = self.goal.map(|id| journal.goal(id)).transpose()?;
        if self.with.is_some() {
            return typed::whom(journal, self.with.as_deref());
        }
        let known = of_meeting
            .and_then(|page| page.meeting.details.mentorship_id)
            .or(of_goal.and_then(|page| page.line.goal.details.mentorship_id));
        if known.is_some() { Ok(known) } else { typed::whom(journal, None) }
    }
}

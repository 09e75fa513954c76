//! `mentorlog add action`: a promise.

use std::convert::Infallible;
use std::str::FromStr;

use crate::cli::{Out, typed};
use crate::domain::action::{ActionDetails, Owner};
use crate::domain::{ActionId, GoalId, MeetingId, MentorshipId};
use crate::journal::{Journal, promised};

/// Write down a promise; prints its id (A14)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is promised; - reads standard input. Without --owner and --due both are read in it: "Aldo: sit in by friday"
    #[arg(required = true)]
    text: Vec<String>,

    /// In which mentorship: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// Whose promise it is: me, them, or a name; me if the words do not say
    #[arg(long, value_name = "OWNER")]
    owner: Option<Promiser>,

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
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<ActionId> {
        let begun = ActionDetails {
            due_on: typed::day("due", "due_on", self.due.as_deref(), journal.today())?,
            goal_id: self.goal,
            meeting_id: self.meeting,
            ..ActionDetails::new(self.mentorship(journal)?, typed::text(&self.text)?)
        };
        let Some(Promiser { owner, name }) = self.owner.clone() else { return self.read(&begun, journal, out) };
        Ok(journal.add_action(&ActionDetails { owner, owner_name: name, ..begun })?)
    }

    /// Adds what says neither owner nor day as the screens would: what its one line says of them is read, and said.
    fn read(&self, begun: &ActionDetails, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<ActionId> {
        if self.due.is_some() || begun.text.trim().contains('\n') {
            return Ok(journal.add_action(begun)?);
        }
        let person = begun.mentorship_id.map(|id| journal.mentorship(id)).transpose()?;
        let person = person.map(|line| line.name).unwrap_or_default();
        let read = promised::read_out(begun.clone(), &person, journal.today());
        let id = journal.add_action(&read)?;
        let said = promised::read_in_words(begun, &read, &person, journal.today());
        if let Some(said) = said.strip_prefix(", ") {
            out.note(said)?;
        }
        Ok(id)
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

//! `mentorlog done`: a promise kept, a milestone reached, a line of an agenda spoken of.

use super::{Out, Stop};
use crate::domain::action::ActionStatus;
use crate::domain::{GoalId, MilestoneId, Record};
use crate::journal::Journal;

/// An action is done, a milestone reached, or a line of an agenda spoken of
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which action (A14), milestone (I2) or line of an agenda (L5)
    id: Record,
}

impl Args {
    /// Says it is done; what is done already stays as it is.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let words = match self.id {
            Record::Action(id) if journal.action(id)?.action.details.status == ActionStatus::Done => None,
            Record::Action(id) => Some(journal.set_action_status(id, ActionStatus::Done, "")?),
            Record::Milestone(id) => reach(journal, id)?,
            Record::AgendaLine(id) if journal.agenda_line(id)?.ticked => None,
            Record::AgendaLine(id) => Some(journal.tick_agenda_line(id)?),
            Record::Goal(id) => return Err(how_did_it_end(id).into()),
            other => {
                let what =
                    format!("{other} is a {}; only actions, milestones and lines of an agenda are done", other.noun());
                return Err(Stop::Usage(what).into());
            }
        };
        out.line(&words.unwrap_or_else(|| format!("{} was done already", self.id)))?;
        Ok(())
    }
}

fn reach(journal: &mut Journal, id: MilestoneId) -> anyhow::Result<Option<String>> {
    let is_done = journal.milestone(id)?.details.done_on.is_some();
    Ok(if is_done { None } else { Some(journal.toggle_milestone(id)?) })
}

fn how_did_it_end(id: GoalId) -> Stop {
    Stop::Usage(format!(
        "{id} is a goal; say how it ended: `mentorlog set {id} status=met`, or `mentorlog drop {id} --why …`"
    ))
}

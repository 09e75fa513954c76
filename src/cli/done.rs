//! `mentorlog done`: a promise kept, a milestone reached, a line of an agenda spoken of, a book read.

use super::{Out, Stop};
use crate::domain::action::ActionStatus;
use crate::domain::reading::ReadingStatus;
use crate::domain::{GoalId, MilestoneId, Record};
use crate::journal::Journal;

/// An action is done, a milestone reached, a line of an agenda spoken of, or a book read
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which action (A14), milestone (I2), line of an agenda (L5) or book (B1)
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
            Record::Reading(id) if journal.reading(id)?.details.status == ReadingStatus::Done => None,
            Record::Reading(id) => Some(journal.set_reading_status(id, ReadingStatus::Done)?),
            Record::Goal(id) => return Err(how_did_it_end(id).into()),
            other => {
                let noun = other.noun();
                let what =
                    format!("{other} is a {noun}; only actions, milestones, lines of an agenda and books are done");
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

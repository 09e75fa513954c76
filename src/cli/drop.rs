//! `mentorlog drop`: let go of an action, a goal or a topic, and keep why; or park a line of an agenda.

use super::{Out, Stop};
use crate::domain::Record;
use crate::domain::action::ActionStatus;
use crate::domain::goal::GoalStatus;
use crate::journal::Journal;

/// Let go of an action, a goal or a topic, or park a line of an agenda; it stays in the journal
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which action (A14), goal (G3), topic (T4) or line of an agenda (L5)
    id: Record,

    /// Why; a goal needs it
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

impl Args {
    /// Drops it and says so.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let why = self.why.as_deref().unwrap_or_default();
        let words = match self.id {
            Record::Action(id) => journal.set_action_status(id, ActionStatus::Dropped, why)?,
            Record::Goal(id) if why.trim().is_empty() => {
                return Err(Stop::Usage(format!("say why {id} is dropped: --why TEXT")).into());
            }
            Record::Goal(id) => journal.set_goal_status(id, GoalStatus::Dropped, why)?,
            Record::Topic(_) if self.why.is_some() => {
                return Err(Stop::Usage("a topic keeps no reason; drop it without --why".into()).into());
            }
            Record::Topic(id) => journal.drop_topic(id)?,
            Record::AgendaLine(_) if self.why.is_some() => {
                return Err(Stop::Usage("a line that is parked keeps no reason; drop it without --why".into()).into());
            }
            Record::AgendaLine(id) => journal.park_agenda_line(id)?,
            other => {
                let what = format!("{other} is a {}; `mentorlog delete {other}` puts it into the trash", other.noun());
                return Err(Stop::Usage(what).into());
            }
        };
        out.line(&words)?;
        Ok(())
    }
}

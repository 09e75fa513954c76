//! What else happens when a field is set by its name: the same as when the operation is asked for that the field belongs to.

use chrono::NaiveDate;

use super::Result;
use super::agenda::filling::hand_on;
use super::agenda::raise;
use crate::domain::agenda::AgendaLineDetails;
use crate::domain::meeting::{MeetingDetails, MeetingStatus};
use crate::domain::{AgendaLineId, MeetingId, Record};
use crate::store::{Repos, Write};

/// A record before its fields are set, where something may follow from that.
#[derive(Debug)]
pub(super) enum Before {
    Meeting(MeetingId, Box<MeetingDetails>),
    AgendaLine(AgendaLineId, AgendaLineDetails),
    Other,
}

impl Before {
    /// Keeps what is needed of a record as it is now.
    pub(super) fn of(repos: Repos<'_, Write>, record: Record) -> Result<Self> {
        Ok(match record {
            Record::Meeting(id) => Before::Meeting(id, Box::new(repos.meetings().get(id)?.details)),
            Record::AgendaLine(id) => Before::AgendaLine(id, repos.agenda().get(id)?.details),
            _ => Before::Other,
        })
    }

    /// Does what follows from the change: a meeting that is written up counts as held, one that was held hands on what it left open,
    /// and a topic that is ticked has been raised.
    pub(super) fn follow(self, repos: Repos<'_, Write>, today: NaiveDate) -> Result<()> {
        match self {
            Before::Meeting(id, before) => {
                let mut details = repos.meetings().get(id)?.details;
                if details.is_written_otherwise(&before) && details.status == before.status {
                    details.hold_if_written(today);
                    repos.meetings().update(id, &details)?;
                }
                let is_held_now = details.status == MeetingStatus::Held && before.status != MeetingStatus::Held;
                if is_held_now { hand_on(repos, id, today) } else { Ok(()) }
            }
            Before::AgendaLine(id, before) => {
                let line = repos.agenda().get(id)?.details;
                if line.ticked == before.ticked { Ok(()) } else { raise(repos, &line) }
            }
            Before::Other => Ok(()),
        }
    }
}

//! The life of an action: where it was agreed, on whose agendas it stood and what came of it there, how it changed, how it ended.

use chrono::NaiveDate;

use super::action::Owner;
use super::meeting::{MeetingKind, MeetingStatus};
use super::{AgendaLineId, MeetingId};

/// What happened to one action, in the order of the days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionLife {
    pub events: Vec<LifeEvent>,
    /// Agendas it stood on before those that are named.
    pub left_out: u32,
}

/// One thing that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeEvent {
    pub on: NaiveDate,
    pub what: Happened,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It was agreed in a meeting.
    Agreed(MeetingNamed),
    /// It was written down outside of any.
    Written,
    Stood(Appearance),
    DueMoved {
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
    /// Its words were others before.
    Reworded {
        from: String,
    },
    /// It was somebody else's promise before.
    HandedOver {
        from: Owner,
        from_name: String,
    },
    Done,
    LetGo {
        why: String,
    },
    Reopened,
}

/// A meeting by what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingNamed {
    pub id: MeetingId,
    pub meets_on: NaiveDate,
    pub title: String,
    pub kind: MeetingKind,
    pub status: MeetingStatus,
}

/// An action on the agenda of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    pub line: AgendaLineId,
    pub meeting: MeetingNamed,
    pub slip_reason: String,
    pub came_of_it: CameOfIt,
}

/// What came of an action in a meeting on whose agenda it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameOfIt {
    /// The meeting was not held, or it came before the action was agreed, or was the one it was agreed in.
    Nothing,
    /// The action stayed open beyond the meeting: it was carried.
    StayedOpen,
    /// It was done or let go by then.
    Settled,
}

impl Appearance {
    pub fn stayed_open(&self) -> bool {
        self.came_of_it == CameOfIt::StayedOpen
    }
}

impl Happened {
    /// The meeting it happened in, if it happened in one.
    pub fn meeting(&self) -> Option<&MeetingNamed> {
        match self {
            Happened::Agreed(meeting) => Some(meeting),
            Happened::Stood(appearance) => Some(&appearance.meeting),
            _ => None,
        }
    }
}

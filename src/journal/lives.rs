//! Tells the life of an action from what is kept of it: nothing is stored for it.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Journal, Result};
use crate::domain::ActionId;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::life::{ActionLife, Appearance, CameOfIt, Happened, LifeEvent, MeetingNamed};
use crate::domain::meeting::MeetingStatus;
use crate::store::EarlierAction;

/// So many agendas an action stood on are named, and so many of its changes.
const MOST: u32 = 40;

impl Journal {
    /// What happened to an action, in the order of the days.
    pub fn action_life(&self, id: ActionId) -> Result<ActionLife> {
        let actions = self.store.read().actions();
        let action = actions.get(id)?;
        let offset = *self.now().offset();
        let earlier = actions.earlier(id, MOST)?;
        let (appearances, left_out) = actions.appearances(id, MOST)?;
        let agreed = action.details.meeting_id.map(|meeting| actions.meeting_named(meeting)).transpose()?.flatten();
        let mut events = Vec::new();
        // Of the meeting it was agreed in, its day; else the day it was written down.
        let begun = agreed.as_ref().map_or_else(
            || LifeEvent { on: action.created_at.with_timezone(&offset).date_naive(), what: Happened::Written },
            |meeting| LifeEvent { on: meeting.meets_on, what: Happened::Agreed(meeting.clone()) },
        );
        let settled_on = settled_on(&action, &earlier, offset);
        events.extend(appearances.into_iter().map(|appearance| stood(appearance, agreed.as_ref(), settled_on)));
        events.extend(changes(&action, &earlier));
        if !events.iter().any(|event| matches!(event.what, Happened::Done | Happened::LetGo { .. })) {
            events.extend(settled_on.zip(ended(&action)).map(|(on, what)| LifeEvent { on, what }));
        }
        // Stable: what was spoken of on a day stands before what was changed on it.
        events.sort_by_key(|event| event.on);
        events.insert(0, begun);
        Ok(ActionLife { events, left_out })
    }
}

/// It stayed open in each meeting it counts as carried in: held, and after the one it was agreed in.
fn stood(appearance: Appearance, agreed: Option<&MeetingNamed>, settled_on: Option<NaiveDate>) -> LifeEvent {
    let meeting = &appearance.meeting;
    let is_after = agreed.is_none_or(|agreed| (meeting.meets_on, meeting.id) > (agreed.meets_on, agreed.id));
    let came_of_it = match settled_on {
        _ if meeting.status != MeetingStatus::Held || !is_after => CameOfIt::Nothing,
        Some(day) if day <= meeting.meets_on => CameOfIt::Settled,
        _ => CameOfIt::StayedOpen,
    };
    LifeEvent { on: meeting.meets_on, what: Happened::Stood(Appearance { came_of_it, ..appearance }) }
}

/// The day on which it was done or let go, if it is settled now.
fn settled_on(action: &Action, earlier: &[EarlierAction], offset: FixedOffset) -> Option<NaiveDate> {
    if action.details.status == ActionStatus::Open {
        return None;
    }
    let last_open = earlier.iter().rev().find(|before| before.status == ActionStatus::Open).map(|before| before.until);
    let day = |at: DateTime<FixedOffset>| at.date_naive();
    let stamped = action.details.done_at.unwrap_or(action.updated_at);
    Some(last_open.map_or_else(|| stamped.with_timezone(&offset).date_naive(), day))
}

fn ended(action: &Action) -> Option<Happened> {
    match action.details.status {
        ActionStatus::Open => None,
        ActionStatus::Done => Some(Happened::Done),
        ActionStatus::Dropped => Some(Happened::LetGo { why: action.details.drop_reason.clone() }),
    }
}

/// What changed from each kept state to the one that followed it.
fn changes(action: &Action, earlier: &[EarlierAction]) -> Vec<LifeEvent> {
    let details = &action.details;
    let now = EarlierAction {
        until: action.updated_at.fixed_offset(),
        text: details.text.clone(),
        owner: details.owner,
        owner_name: details.owner_name.clone(),
        due_on: details.due_on,
        status: details.status,
        drop_reason: details.drop_reason.clone(),
    };
    let later = earlier.iter().skip(1).chain([&now]);
    let steps = earlier.iter().zip(later).flat_map(|(before, after)| {
        let on = before.until.date_naive();
        differences(before, after).into_iter().map(move |what| LifeEvent { on, what })
    });
    steps.collect()
}

fn differences(before: &EarlierAction, after: &EarlierAction) -> Vec<Happened> {
    let mut what = Vec::new();
    if before.text != after.text {
        what.push(Happened::Reworded { from: before.text.clone() });
    }
    if (before.owner, &before.owner_name) != (after.owner, &after.owner_name) {
        what.push(Happened::HandedOver { from: before.owner, from_name: before.owner_name.clone() });
    }
    if before.due_on != after.due_on {
        what.push(Happened::DueMoved { from: before.due_on, to: after.due_on });
    }
    match after.status {
        status if status == before.status => {}
        ActionStatus::Open => what.push(Happened::Reopened),
        ActionStatus::Done => what.push(Happened::Done),
        ActionStatus::Dropped => what.push(Happened::LetGo { why: after.drop_reason.clone() }),
    }
    what
}

//! What a line of an agenda and an action of a meeting look like in a list.

use chrono::NaiveDate;

use super::super::super::widgets::list_item::{ListItem, Mark};
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::agenda::AgendaLineShown;
use crate::text::when;

/// A line of an agenda, with what kind of thing it is, or how long it is meant to take.
pub(super) fn agenda_item(shown: &AgendaLineShown) -> ListItem {
    let minutes = shown.line.details.minutes.map(|minutes| format!("{minutes} min"));
    let item = ListItem::new(&shown.words).right(minutes.unwrap_or_else(|| shown.source().to_owned()));
    if shown.line.details.ticked { item.mark(Mark::Done).done() } else { item.mark(Mark::Open) }
}

/// An action, with its day.
pub(super) fn action_item(line: &ActionLine, today: NaiveDate) -> ListItem {
    let details = &line.action.details;
    let item = ListItem::new(&details.text).owner(line.owner());
    let day = |say: fn(NaiveDate, NaiveDate) -> String| details.due_on.map(|due| say(due, today)).unwrap_or_default();
    match details.status {
        ActionStatus::Done => item.mark(Mark::Done).done().right(day(when::short_column).trim()),
        ActionStatus::Dropped => item.mark(Mark::None).done().right("dropped"),
        ActionStatus::Open if line.is_overdue(today) => item.mark(Mark::Late).right(day(when::due)).late(),
        ActionStatus::Open => item.mark(Mark::Open).right(day(when::relative)),
    }
}

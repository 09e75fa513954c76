//! What a line of an agenda and an action of a meeting look like in a list.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::super::super::widgets::list_item::{ListItem, Mark};
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::agenda::AgendaLineShown;
use crate::journal::{AgendaSaid, Weight};
use crate::text::when;

/// A line of an agenda, with where it comes from. A tick says that it was spoken of, or that it needs nothing more.
pub(super) fn agenda_item(shown: &AgendaLineShown, today: NaiveDate) -> ListItem {
    let said = AgendaSaid::of(shown, today);
    let owner = said.owner.map(|owner| Span::raw(format!("{owner}: ")));
    let text = owner.into_iter().chain([Span::raw(shown.words.clone())]).collect();
    let item = ListItem::spans(text).right(said.words);
    match said.weight {
        _ if shown.line.details.ticked => item.mark(Mark::Done).done(),
        Weight::Done => item.mark(Mark::Done).done(),
        Weight::Late => item.mark(Mark::Late).late(),
        Weight::Plain => item.mark(Mark::Open),
    }
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

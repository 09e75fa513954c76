//! What a line of an agenda looks like in a list.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::super::super::widgets::list_item::{ListItem, Mark};
use crate::domain::agenda::AgendaLineShown;
use crate::journal::{AgendaSaid, Weight};

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

//! The title of a meeting's page: what it is called, with whom and when, and at the right the clock.

use ratatui::text::{Line, Span};

use super::super::super::glyph;
use super::super::super::screen::{Title, ViewCx};
use super::words;
use crate::domain::meeting::clock::MeetingClock;
use crate::domain::meeting::{MeetingDetails, MeetingStatus};
use crate::domain::names::first_name;
use crate::journal::MeetingPage;
use crate::text::plural::count;
use crate::text::when;

/// The row above the page.
pub(super) fn of(page: &MeetingPage, clock: Option<MeetingClock>, cx: &ViewCx<'_>) -> Title {
    let details = &page.meeting.details;
    let right = clock.map_or_else(|| right(details, cx), |clock| told(clock, cx));
    Title::new(words::title_of(&details.title, details.kind))
        .aside(aside(page, cx))
        .under(words::moved_from(&page.moves, cx.today))
        .right(right)
}

/// `23 of 60 min`, the number to be read first; all of it where it takes longer than was planned.
fn told(clock: MeetingClock, cx: &ViewCx<'_>) -> Line<'static> {
    let theme = cx.theme;
    let (number, rest) = if clock.is_over_time() { (theme.strong, theme.strong) } else { (theme.text, theme.dim) };
    match clock {
        MeetingClock::Ahead(minutes) => Line::from(vec![
            Span::styled("begins in ", theme.dim),
            Span::styled(count(minutes, "minute", "min"), theme.text),
        ]),
        MeetingClock::On { gone, planned: Some(planned) } => Line::from(vec![
            Span::styled(gone.to_string(), number),
            Span::styled(format!(" of {}", count(planned, "minute", "min")), rest),
        ]),
        MeetingClock::On { gone, planned: None } => Line::styled(count(gone, "minute", "min"), theme.text),
    }
}

/// `with Aldo Ferri, Thu 10 September 16:00, regular`; without the name where there is little room.
fn aside(page: &MeetingPage, cx: &ViewCx<'_>) -> String {
    let details = &page.meeting.details;
    let mut day = when::heading(details.meets_on, cx.today);
    if let Some(time) = details.starts_at {
        day = format!("{day} {}", when::time(time));
    }
    let name = if cx.grid.is_one_pane { first_name(&page.name) } else { &page.name };
    let with = if name.is_empty() { "with a group".to_owned() } else { format!("with {name}") };
    let mut facts = vec![with, day];
    if !cx.grid.is_one_pane {
        facts.push(details.kind.to_string());
    }
    facts.join(", ")
}

/// What became of it, where that is not plain, and how long it was to be.
fn right(details: &MeetingDetails, cx: &ViewCx<'_>) -> Line<'static> {
    let mut spans = Vec::new();
    match details.status {
        MeetingStatus::Planned if details.meets_on < cx.today => {
            spans.push(Span::styled(format!("{} still planned", glyph::LATE), cx.theme.strong));
        }
        MeetingStatus::Cancelled => {
            let side = details.cancelled_by.map(words::by).unwrap_or_default();
            spans.push(Span::styled(format!("cancelled {side}").trim().to_owned(), cx.theme.text));
        }
        _ => {}
    }
    if let Some(minutes) = details.minutes {
        let apart = if spans.is_empty() { "" } else { "   " };
        spans.push(Span::styled(format!("{apart}{}", count(minutes, "minute", "min")), cx.theme.dim));
    }
    Line::from(spans)
}

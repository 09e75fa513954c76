//! Takeaways and decisions: a few lines of a sentence each, numbered, and wrapped so that they are read in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::theme::Theme;
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::below;
use crate::domain::meeting::MeetingEntry;
use crate::domain::{Record, Stored};

/// Columns of the number.
const NUMBER: u16 = 3;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) record: Record,
    pub(super) text: String,
}

impl Entry {
    pub(super) fn of<I: Copy + Into<Record>>(stored: &Stored<I, MeetingEntry>) -> Entry {
        Entry { record: stored.id.into(), text: stored.details.text.clone() }
    }
}

/// The rows they take in so many columns.
pub(super) fn rows(entries: &[Entry], columns: u16) -> u16 {
    let columns = columns.saturating_sub(NUMBER);
    entries.iter().map(|entry| rows_of(&entry.text, columns)).fold(0, u16::saturating_add)
}

/// Draws them, the selected one with its bar. What does not fit gives way at the top, so that the selected one is in sight.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, entries: &[Entry], selected: Option<Record>, theme: &Theme) {
    let at = entries.iter().position(|entry| Some(entry.record) == selected).unwrap_or(0);
    let fits = |from: &usize| entries.get(*from..=at).is_some_and(|shown| rows(shown, area.width) <= area.height);
    let first = (0..=at).find(fits).unwrap_or(at);
    let mut rest = area;
    for (number, entry) in (1..).zip(entries).skip(first) {
        if rest.height == 0 {
            return;
        }
        let is_selected = Some(entry.record) == selected;
        draw_line(buffer, rest, styled(number.to_string(), theme.dim));
        let indent = NUMBER.min(rest.width);
        let words = Rect { x: rest.x + indent, width: rest.width - indent, ..rest };
        let style = if is_selected { theme.strong } else { theme.text };
        let taken = draw_text(buffer, words, &entry.text, style, theme.dim);
        if is_selected {
            draw_cursor(buffer, rest, 0, taken, theme.cursor);
        }
        rest = below(rest, taken);
    }
}

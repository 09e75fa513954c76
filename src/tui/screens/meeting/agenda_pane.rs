//! The agenda on the page of a meeting: its lines, how many more are open, and the whole of the selected line where the list had to
//! cut it.
//!
//! The room for the whole of a line is kept while the agenda has the keys, so that nothing below it moves with the selection.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::paragraph::{draw_sentence, draw_text, rows_of};
use super::super::super::widgets::row::AIR;
use super::super::super::widgets::section::below;
use super::items::agenda_item;
use super::lines::Lines;
use crate::domain::agenda::AgendaLineShown;
use crate::journal::AgendaSaid;
use crate::text::width::width;

/// Columns of the mark before a line.
const MARK: usize = 2;

/// The whole of a line gets so many rows at most.
const MOST_ROWS: u16 = 3;

/// One draw of it.
pub(super) struct AgendaPane<'a> {
    pub(super) lines: &'a Lines,
    pub(super) has_focus: bool,
    /// Whether a key moves the selection, and none writes into a text.
    pub(super) has_keys: bool,
    pub(super) cx: &'a ViewCx<'a>,
}

impl AgendaPane<'_> {
    /// The rows it would like, without its heading.
    pub(super) fn rows(&self, columns: u16) -> u16 {
        let lines = u16::try_from(self.lines.agenda.len()).unwrap_or(u16::MAX);
        lines.saturating_add(self.missing_rows(columns)).saturating_add(self.whole_rows(columns))
    }

    /// Draws it.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect) {
        let theme = self.cx.theme;
        // The lines come first: the whole of one is shown where there is room for it below all of them.
        let lines = u16::try_from(self.lines.agenda.len()).unwrap_or(u16::MAX);
        let room = area.height.saturating_sub(lines.saturating_add(self.missing_rows(area.width)));
        let whole = self.whole_rows(area.width);
        let foot = self.missing_rows(area.width) + if whole <= room { whole } else { 0 };
        let foot = foot.min(area.height.saturating_sub(1));
        let list = Rect { height: area.height - foot, ..area };
        let pane = ListPane::new(&self.lines.agenda, |shown| agenda_item(shown, self.cx.today));
        let pane = if self.has_keys { pane } else { pane.preview() };
        pane.render(buffer, list, theme);
        let used = u16::try_from(self.lines.agenda.len()).unwrap_or(u16::MAX).min(list.height);
        let rest = below(area, used);
        let rest = below(rest, draw_sentence(buffer, rest, &self.missing_words(), theme.dim));
        if let Some(shown) = self.lines.agenda.selected().filter(|_| self.has_keys) {
            draw_text(buffer, below(rest, 1), &self.whole(shown, area.width), theme.text, theme.dim);
        }
    }

    /// `2 more are open; F brings them in`; empty where nothing is missing.
    fn missing_words(&self) -> String {
        let key = self.cx.key(chain::MEETING_LINE, Command::Fill);
        match self.lines.missing {
            0 => String::new(),
            1 => format!("1 more is open; {key} brings it in"),
            missing => format!("{missing} more are open; {key} brings them in"),
        }
    }

    fn missing_rows(&self, columns: u16) -> u16 {
        if self.lines.missing == 0 { 0 } else { rows_of(&self.missing_words(), columns) }
    }

    /// What the list does not show of a line: its words, if they are cut, and why the thing slipped.
    fn whole(&self, shown: &AgendaLineShown, columns: u16) -> String {
        let AgendaSaid { owner, words: source, .. } = AgendaSaid::of(shown, self.cx.today);
        let owner = owner.map(|owner| format!("{owner}: ")).unwrap_or_default();
        let air = if source.is_empty() { 0 } else { AIR };
        let taken = MARK + width(&owner) + width(&shown.words) + air + width(&source);
        let words = (taken > usize::from(columns)).then(|| format!("{owner}{}", shown.words));
        let why = shown.line.details.slip_reason.trim();
        let why = (!why.is_empty()).then(|| format!("It slipped: {why}"));
        words.into_iter().chain(why).collect::<Vec<_>>().join("\n")
    }

    /// The room for the whole of any line, with a blank row above.
    fn whole_rows(&self, columns: u16) -> u16 {
        if !self.has_focus {
            return 0;
        }
        let rows = |shown: &AgendaLineShown| match self.whole(shown, columns) {
            whole if whole.is_empty() => 0,
            whole => rows_of(&whole, columns).min(MOST_ROWS),
        };
        let most = self.lines.agenda.items().map(rows).max().unwrap_or(0);
        if most == 0 { 0 } else { most + 1 }
    }
}

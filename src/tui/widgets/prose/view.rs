//! Draws the text and keeps the caret in sight.
//!
//! Only a draw knows its area, and a draw has no `&mut`; so the window that says which part of the text is in sight
//! lives in cells, as the scroll of a list does. Nothing else changes by drawing.

use std::cell::Cell;
use std::ops::Range;

use ratatui::buffer::Buffer as Canvas;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::buffer::{Buffer, Pos, edge_before, previous_edge};
use super::flow::{Caret, Flow, RowAt, columns};
use super::glyph::glyph;
use super::wrap::UNBROKEN;

/// How text is drawn; whoever has the theme fills it in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Styles {
    /// The text itself.
    pub text: Style,
    /// Laid over the text that is selected.
    pub selected: Style,
}

/// The part of a text that is in sight.
#[derive(Debug)]
pub(super) struct Window {
    width: Cell<u16>,
    height: Cell<u16>,
    /// The text that the first row begins with; it stays when the width changes.
    top: Cell<Pos>,
    /// The first byte in sight, for a text of one row.
    left: Cell<usize>,
    is_one_row: bool,
}

impl Window {
    pub(super) fn new(is_one_row: bool) -> Self {
        Self { width: Cell::new(72), height: Cell::new(20), top: Cell::default(), left: Cell::new(0), is_one_row }
    }

    pub(super) fn set_width(&self, width: u16) {
        self.width.set(width.max(1));
    }

    pub(super) fn height(&self) -> usize {
        self.height.get().into()
    }

    /// The rows of a text in this window. The last column is kept free for the caret behind a full row, and for the
    /// blank that hangs there.
    pub(super) fn flow<'a>(&self, buffer: &'a Buffer) -> Flow<'a> {
        let width = if self.is_one_row { UNBROKEN } else { self.columns().saturating_sub(1).max(1) };
        Flow { buffer, width }
    }

    /// Moves to where the caret is in sight; returns column and row of the caret in the area.
    pub(super) fn settle(&self, area: Rect, buffer: &Buffer, caret: Caret) -> Option<(u16, u16)> {
        if area.is_empty() {
            return None;
        }
        self.set_width(area.width);
        self.height.set(area.height);
        let (column, row) = if self.is_one_row {
            (self.settle_left(buffer, caret.at.byte), 0)
        } else {
            self.settle_top(self.flow(buffer), caret)
        };
        let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width - 1);
        Some((column, u16::try_from(row).unwrap_or(u16::MAX).min(area.height - 1)))
    }

    /// The rows in sight from the top; call `settle` before.
    pub(super) fn top(&self, flow: Flow<'_>) -> RowAt {
        flow.row_of(self.top.get().into())
    }

    pub(super) fn left(&self) -> usize {
        self.left.get()
    }

    fn columns(&self) -> usize {
        self.width.get().into()
    }

    fn settle_top(&self, flow: Flow<'_>, caret: Caret) -> (usize, usize) {
        let height = self.height();
        let context = usize::from(height > 2);
        let row = flow.row_of(caret);
        let below = if flow.below(row).is_some() { context } else { 0 };
        let highest = flow.up(row, height - 1 - below);
        let lowest = flow.up(row, context);
        // The top is never behind the caret; to say so first saves wrapping what lies between.
        let mut top = flow.row_of(self.top.get().min(caret.at).into()).clamp(highest.min(lowest), lowest);
        // Rows that stay empty under the text while text is hidden above it help nobody.
        if top.line + height > flow.buffer.end().line {
            let mut spare = height - 1;
            let mut at = top;
            while let Some(below) = flow.below(at).filter(|_| spare > 0) {
                (at, spare) = (below, spare - 1);
            }
            top = flow.up(top, spare);
        }
        self.top.set(flow.row_start(top).at);
        (flow.column(caret), rows_between(flow, top, row, height))
    }

    fn settle_left(&self, buffer: &Buffer, caret: usize) -> usize {
        let text = buffer.line(0);
        let room = self.columns() - 1;
        let left =
            self.left.get().min(reach_back(text, text.len(), room)).max(reach_back(text, caret, room)).min(caret);
        let left = edge_before(text, left);
        self.left.set(left);
        columns(text.get(left..caret).unwrap_or_default())
    }
}

fn rows_between(flow: Flow<'_>, top: RowAt, row: RowAt, most: usize) -> usize {
    let mut at = top;
    let mut count = 0;
    while at < row && count < most {
        let Some(below) = flow.below(at) else { break };
        (at, count) = (below, count + 1);
    }
    count
}

/// The farthest byte before this one from which the text up to it still fits.
fn reach_back(text: &str, byte: usize, room: usize) -> usize {
    let mut at = edge_before(text, byte);
    let mut taken = 0;
    while at > 0 {
        let previous = previous_edge(text, at);
        taken += glyph(text.get(previous..at).unwrap_or_default(), 0).columns;
        if taken > room {
            break;
        }
        at = previous;
    }
    at
}

/// One row of text on its way to the screen.
pub(super) struct Row<'a> {
    pub(super) text: &'a str,
    /// The bytes of `text` that are selected; one more than its length if the end of the line is too.
    pub(super) selected: Range<usize>,
}

impl Row<'_> {
    /// Draws into the first row of the area, and never outside it.
    pub(super) fn draw(&self, area: Rect, canvas: &mut Canvas, styles: Styles) {
        let room = usize::from(area.width);
        let mut column = 0;
        for (at, grapheme) in self.text.grapheme_indices(true) {
            let glyph = glyph(grapheme, column);
            self.put(at, column, &glyph.shown, area, canvas, styles);
            column += glyph.columns;
            if column >= room {
                return;
            }
        }
        if self.selected.contains(&self.text.len()) {
            self.put(self.text.len(), column, " ", area, canvas, styles);
        }
    }

    fn put(&self, byte: usize, column: usize, shown: &str, area: Rect, canvas: &mut Canvas, styles: Styles) {
        let style = if self.selected.contains(&byte) { styles.text.patch(styles.selected) } else { styles.text };
        let Ok(column) = u16::try_from(column) else { return };
        let (x, room) = (area.x + column, area.width.saturating_sub(column));
        let (reached, _) = canvas.set_stringn(x, area.y, shown, room.into(), style);
        // Too wide for what is left of the area, which only a very narrow one can cause.
        if reached == x && room > 0 {
            let sign = if shown.trim().is_empty() { " " } else { "?" };
            canvas.set_stringn(x, area.y, sign, 1, style);
        }
    }
}

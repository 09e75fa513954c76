//! Where the caret goes: by grapheme, word, row, page and text.
//!
//! Pure functions from a place to a place. The column that a caret keeps while it moves over shorter rows is the
//! editor's to remember.

use super::buffer::{Buffer, Pos};
use super::flow::{Caret, Flow};
use super::words::{Kind, kind};

/// A way for the caret to go. Rows and lines are those on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// One row up, in the same column if there is text.
    Up,
    /// One row down, in the same column if there is text.
    Down,
    /// To the beginning of the word, or of the one before.
    WordLeft,
    /// To the end of the word, or of the next one.
    WordRight,
    /// To the beginning of the row.
    LineStart,
    /// To the end of the row.
    LineEnd,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    End,
    /// A screen up, less one row.
    PageUp,
    /// A screen down, less one row.
    PageDown,
}

impl Motion {
    /// How many rows it goes down, of a screen of this height; `None` if it doesn't keep the column.
    pub(super) fn rows(self, height: usize) -> Option<isize> {
        let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        match self {
            Self::Up => Some(-1),
            Self::Down => Some(1),
            Self::PageUp => Some(-page),
            Self::PageDown => Some(page),
            _ => None,
        }
    }
}

/// Where a motion leads that doesn't keep the column.
pub(super) fn target(flow: Flow<'_>, caret: Caret, motion: Motion) -> Caret {
    let buffer = flow.buffer;
    match motion {
        Motion::Left => buffer.previous(caret.at).unwrap_or(caret.at).into(),
        Motion::Right => buffer.next(caret.at).unwrap_or(caret.at).into(),
        Motion::WordLeft => word_left(buffer, caret.at).into(),
        Motion::WordRight => word_right(buffer, caret.at).into(),
        Motion::LineStart => flow.row_start(flow.row_of(caret)),
        Motion::LineEnd => flow.row_end(flow.row_of(caret)),
        Motion::Start => Pos::default().into(),
        Motion::End => buffer.end().into(),
        Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown => caret,
    }
}

/// Where a motion by rows leads, for a caret that would like to stand in `column`.
pub(super) fn by_rows(flow: Flow<'_>, caret: Caret, rows: isize, column: usize) -> Caret {
    let from = flow.row_of(caret);
    let count = rows.unsigned_abs();
    let to = if rows < 0 { flow.up(from, count) } else { flow.down(from, count) };
    if to == from { caret } else { flow.at_column(to, column) }
}

/// The beginning of the word that ends here, or of the nearest before.
pub(super) fn word_left(buffer: &Buffer, from: Pos) -> Pos {
    let mut at = from;
    let mut word = None;
    while let Some(previous) = buffer.previous(at) {
        let kind = kind_between(buffer, previous, at);
        match word {
            Some(word) if kind != word => break,
            None if !matches!(kind, Kind::Blank | Kind::Mark) => word = Some(kind),
            _ => {}
        }
        at = previous;
    }
    at
}

/// The end of the word that begins here, or of the nearest after.
pub(super) fn word_right(buffer: &Buffer, from: Pos) -> Pos {
    let mut at = from;
    let mut word = None;
    while let Some(next) = buffer.next(at) {
        let kind = kind_between(buffer, at, next);
        match word {
            Some(word) if kind != word => break,
            None if !matches!(kind, Kind::Blank | Kind::Mark) => word = Some(kind),
            _ => {}
        }
        at = next;
    }
    at
}

/// The kind of the grapheme, or of the end of a line, between two neighbouring places.
fn kind_between(buffer: &Buffer, from: Pos, to: Pos) -> Kind {
    if from.line != to.line {
        return Kind::Blank;
    }
    kind(buffer.line(from.line).get(from.byte..to.byte).unwrap_or_default())
}

//! The text as rows at a width: which row a caret stands on, what is above and below, which column it has.
//!
//! Motions and drawing both ask here. Only the lines that are asked about are wrapped.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::buffer::{Buffer, Pos};
use super::glyph::{Class, glyph};

/// A row: the line it belongs to, and its number within the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowAt {
    pub(super) line: usize,
    pub(super) row: usize,
}

/// A place for the caret. Where a row ends inside a word, one byte is the end of a row and the beginning of the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) at: Pos,
    /// Shown at the end of the row before.
    pub(super) hugs: bool,
}

impl From<Pos> for Caret {
    fn from(at: Pos) -> Self {
        Self { at, hugs: false }
    }
}

/// A buffer looked at in rows of a width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow<'a> {
    pub(super) buffer: &'a Buffer,
    pub(super) width: usize,
}

impl Flow<'_> {
    pub(super) fn row_of(self, caret: Caret) -> RowAt {
        let Pos { line, byte } = caret.at;
        let row = self.buffer.rows(line, self.width, |rows, text| rows.row_of(text, byte)).unwrap_or(0);
        let at = RowAt { line, row };
        if caret.hugs && row > 0 && self.bytes(at).start == byte {
            return RowAt { line, row: row - 1 };
        }
        at
    }

    /// The bytes of the line that stand on a row.
    pub(super) fn bytes(self, at: RowAt) -> Range<usize> {
        let (start, end) = self.bounds(at);
        start..end.unwrap_or(self.buffer.line(at.line).len())
    }

    pub(super) fn is_last_of_line(self, at: RowAt) -> bool {
        self.bounds(at).1.is_none()
    }

    pub(super) fn below(self, at: RowAt) -> Option<RowAt> {
        if !self.is_last_of_line(at) {
            return Some(RowAt { row: at.row + 1, ..at });
        }
        (at.line + 1 < self.buffer.lines()).then_some(RowAt { line: at.line + 1, row: 0 })
    }

    pub(super) fn above(self, at: RowAt) -> Option<RowAt> {
        if at.row > 0 {
            return Some(RowAt { row: at.row - 1, ..at });
        }
        let line = at.line.checked_sub(1)?;
        let row = self.buffer.rows(line, self.width, super::wrap::Rows::last_row).unwrap_or(0);
        Some(RowAt { line, row })
    }

    /// The row this many rows further up, or the first.
    pub(super) fn up(self, mut at: RowAt, rows: usize) -> RowAt {
        for _ in 0..rows {
            match self.above(at) {
                Some(above) => at = above,
                None => break,
            }
        }
        at
    }

    /// The row this many rows further down, or the last.
    pub(super) fn down(self, mut at: RowAt, rows: usize) -> RowAt {
        for _ in 0..rows {
            match self.below(at) {
                Some(below) => at = below,
                None => break,
            }
        }
        at
    }

    /// The column of the caret in its row.
    pub(super) fn column(self, caret: Caret) -> usize {
        let start = self.bytes(self.row_of(caret)).start;
        columns(self.buffer.line(caret.at.line).get(start..caret.at.byte).unwrap_or_default())
    }

    /// The place on a row that is nearest to a column without being beyond it.
    pub(super) fn at_column(self, at: RowAt, wanted: usize) -> Caret {
        let Range { start, end } = self.bytes(at);
        let mut column = 0;
        for (offset, grapheme) in self.buffer.line(at.line).get(start..end).unwrap_or_default().grapheme_indices(true) {
            column += glyph(grapheme, column).columns;
            if column > wanted {
                return Pos::new(at.line, start + offset).into();
            }
        }
        self.row_end(at)
    }

    pub(super) fn row_start(self, at: RowAt) -> Caret {
        Pos::new(at.line, self.bytes(at).start).into()
    }

    /// The last place on a row: before the blank at which it was wrapped, if there is one.
    pub(super) fn row_end(self, at: RowAt) -> Caret {
        let Range { start, end } = self.bytes(at);
        let hugs = !self.is_last_of_line(at);
        let row = self.buffer.line(at.line).get(start..end).unwrap_or_default();
        match row.graphemes(true).next_back() {
            Some(last) if hugs && glyph(last, 0).class == Class::Blank => Pos::new(at.line, end - last.len()).into(),
            _ => Caret { at: Pos::new(at.line, end), hugs },
        }
    }

    fn bounds(self, at: RowAt) -> (usize, Option<usize>) {
        self.buffer.rows(at.line, self.width, |rows, text| rows.bounds(text, at.row)).flatten().unwrap_or_default()
    }
}

/// The columns of a text that begins at the beginning of a row.
pub(super) fn columns(text: &str) -> usize {
    text.graphemes(true).fold(0, |column, grapheme| column + glyph(grapheme, column).columns)
}

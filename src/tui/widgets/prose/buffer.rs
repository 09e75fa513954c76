//! The text as lines, and the one way to change it: replacing what stands between two positions.
//!
//! Each line carries its rows (see `wrap`), so an edit costs its own lines only. Nothing here knows of a caret, of
//! undo or of a screen.

use std::cell::RefCell;

use unicode_segmentation::GraphemeCursor;

use super::words;
use super::wrap::Rows;

/// A place in the text: the line, and the byte within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pos {
    pub(super) line: usize,
    pub(super) byte: usize,
}

impl Pos {
    pub(super) fn new(line: usize, byte: usize) -> Self {
        Self { line, byte }
    }
}

#[derive(Debug, Default)]
struct Line {
    text: String,
    /// A cache that drawing fills too, hence the cell. It is boxed to keep lines small, as a text has far more lines
    /// than are ever looked at.
    rows: RefCell<Option<Box<Rows>>>,
}

impl Line {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), rows: RefCell::default() }
    }
}

/// The lines of a text; there is always at least one.
#[derive(Debug)]
pub(super) struct Buffer {
    lines: Vec<Line>,
    /// Without it a line feed is a character like others, and all is one line.
    splits: bool,
    words: usize,
}

impl Buffer {
    pub(super) fn new(text: &str, splits: bool) -> Self {
        let mut buffer = Self { lines: vec![Line::default()], splits, words: 0 };
        buffer.replace(Pos::default(), Pos::default(), text);
        buffer
    }

    pub(super) fn text(&self) -> String {
        self.slice(Pos::default(), self.end())
    }

    pub(super) fn len(&self) -> usize {
        self.offset(self.end())
    }

    pub(super) fn words(&self) -> usize {
        self.words
    }

    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |line| &line.text)
    }

    pub(super) fn end(&self) -> Pos {
        let line = self.lines.len() - 1;
        Pos::new(line, self.line(line).len())
    }

    /// Asks the rows of a line, as they are at this width.
    pub(super) fn rows<T>(&self, line: usize, width: usize, ask: impl FnOnce(&mut Rows, &str) -> T) -> Option<T> {
        let line = self.lines.get(line)?;
        let mut slot = line.rows.borrow_mut();
        if slot.as_ref().is_some_and(|rows| rows.width != width) {
            *slot = None;
        }
        Some(ask(slot.get_or_insert_with(|| Box::new(Rows::new(width))), &line.text))
    }

    pub(super) fn slice(&self, from: Pos, to: Pos) -> String {
        let mut slice = String::new();
        for line in from.line..=to.line {
            let text = self.line(line);
            let start = if line == from.line { from.byte } else { 0 };
            let end = if line == to.line { to.byte } else { text.len() };
            slice.push_str(text.get(start..end).unwrap_or_default());
            if line < to.line {
                slice.push('\n');
            }
        }
        slice
    }

    /// Puts `text` in the place of what stands between two positions; returns what stood there and where `text` ends.
    pub(super) fn replace(&mut self, from: Pos, to: Pos, text: &str) -> (String, Pos) {
        let removed = self.slice(from, to);
        let lost = words::count(&self.slice(self.words_start(from), self.words_end(to)));
        let end = self.after(from, text);
        if from.line == to.line && end.line == from.line {
            if let Some(line) = self.lines.get_mut(from.line) {
                line.text.replace_range(from.byte..to.byte, text);
                forget(line, from.byte);
            }
        } else {
            self.splice(from, to, text);
        }
        let won = words::count(&self.slice(self.words_start(from), self.words_end(end)));
        self.words = self.words + won - lost;
        (removed, end)
    }

    fn splice(&mut self, from: Pos, to: Pos, text: &str) {
        let tail = self.line(to.line).get(to.byte..).unwrap_or_default().to_owned();
        let mut fresh: Vec<Line> =
            if self.splits { text.split('\n').map(Line::new).collect() } else { vec![Line::new(text)] };
        if let Some(last) = fresh.last_mut() {
            last.text.push_str(&tail);
        }
        let mut fresh = fresh.into_iter();
        if let (Some(line), Some(first)) = (self.lines.get_mut(from.line), fresh.next()) {
            line.text.replace_range(from.byte.., &first.text);
            forget(line, from.byte);
        }
        self.lines.splice(from.line + 1..=to.line, fresh);
    }

    /// Where a text ends that begins here.
    pub(super) fn after(&self, from: Pos, text: &str) -> Pos {
        match text.rfind('\n').filter(|_| self.splits) {
            Some(last) => Pos::new(from.line + text.matches('\n').count(), text.len() - last - 1),
            None => Pos::new(from.line, from.byte + text.len()),
        }
    }

    /// Bytes of the text before a position.
    pub(super) fn offset(&self, pos: Pos) -> usize {
        self.lines.iter().take(pos.line).map(|line| line.text.len() + 1).sum::<usize>() + pos.byte
    }

    /// The character at this many bytes, or the one they are in; the end if there are fewer.
    pub(super) fn floor(&self, offset: usize) -> Pos {
        let mut left = offset;
        for (number, line) in self.lines.iter().enumerate() {
            if left <= line.text.len() {
                return Pos::new(number, line.text.floor_char_boundary(left));
            }
            left -= line.text.len() + 1;
        }
        self.end()
    }

    /// The edge of a grapheme at this many bytes, or the nearest before; the end if there are fewer.
    pub(super) fn at_offset(&self, offset: usize) -> Pos {
        let Pos { line, byte } = self.floor(offset);
        Pos::new(line, edge_before(self.line(line), byte))
    }

    /// The same place in the nearest line that reads the same, or at least in the line of the same number.
    pub(super) fn nearest(&self, pos: Pos, text: &str) -> Pos {
        let alike = self.lines.iter().enumerate().filter(|(_, line)| line.text == text);
        let line = alike.map(|(number, _)| number).min_by_key(|number| number.abs_diff(pos.line)).unwrap_or(pos.line);
        if line >= self.lines.len() {
            return self.end();
        }
        Pos::new(line, edge_before(self.line(line), pos.byte))
    }

    /// The edge of a grapheme here, or the next in this line; an edit can merge what stands on both sides of it.
    pub(super) fn edge_from(&self, pos: Pos) -> Pos {
        Pos::new(pos.line, edge_after(self.line(pos.line), pos.byte))
    }

    /// The next edge of a grapheme or line.
    pub(super) fn next(&self, pos: Pos) -> Option<Pos> {
        let text = self.line(pos.line);
        if pos.byte >= text.len() {
            return (pos.line + 1 < self.lines.len()).then(|| Pos::new(pos.line + 1, 0));
        }
        Some(Pos::new(pos.line, next_edge(text, pos.byte)))
    }

    /// The edge of a grapheme or line before this one.
    pub(super) fn previous(&self, pos: Pos) -> Option<Pos> {
        if pos.byte > 0 {
            return Some(Pos::new(pos.line, previous_edge(self.line(pos.line), pos.byte)));
        }
        let line = pos.line.checked_sub(1)?;
        Some(Pos::new(line, self.line(line).len()))
    }

    fn words_start(&self, pos: Pos) -> Pos {
        let head = self.line(pos.line).get(..pos.byte).unwrap_or_default();
        Pos::new(pos.line, head.rfind(words::parts).unwrap_or(0))
    }

    fn words_end(&self, pos: Pos) -> Pos {
        let tail = self.line(pos.line).get(pos.byte..).unwrap_or_default();
        Pos::new(pos.line, pos.byte + tail.find(words::parts).unwrap_or(tail.len()))
    }
}

fn forget(line: &mut Line, byte: usize) {
    if let Some(rows) = line.rows.get_mut() {
        rows.forget_from(byte);
    }
}

/// The edge of a grapheme at this byte of a line, or the nearest before.
pub(super) fn edge_before(line: &str, byte: usize) -> usize {
    let byte = line.floor_char_boundary(byte);
    if is_edge(line, byte) { byte } else { previous_edge(line, byte) }
}

fn edge_after(line: &str, byte: usize) -> usize {
    let byte = line.ceil_char_boundary(byte);
    if is_edge(line, byte) { byte } else { next_edge(line, byte) }
}

// The cursor is given the whole line, so it never asks for more; the fallbacks only satisfy the types.

fn is_edge(line: &str, byte: usize) -> bool {
    GraphemeCursor::new(byte, line.len(), true).is_boundary(line, 0).unwrap_or(true)
}

pub(super) fn next_edge(line: &str, byte: usize) -> usize {
    GraphemeCursor::new(byte, line.len(), true).next_boundary(line, 0).ok().flatten().unwrap_or(line.len())
}

pub(super) fn previous_edge(line: &str, byte: usize) -> usize {
    GraphemeCursor::new(byte, line.len(), true).prev_boundary(line, 0).ok().flatten().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_byte_for_byte() {
        for text in ["", "\n", "a\r\nb\rc\n\n", "\u{feff}x\0y\x1b[31m", "no end"] {
            assert_eq!(Buffer::new(text, true).text(), text);
            assert_eq!(Buffer::new(text, false).text(), text);
        }
    }

    #[test]
    fn what_spans_lines_is_replaced_and_handed_back() {
        let mut buffer = Buffer::new("one\ntwo\nthree", true);
        let (removed, end) = buffer.replace(Pos::new(0, 2), Pos::new(2, 2), "\nX\nY");
        assert_eq!((removed.as_str(), end), ("e\ntwo\nth", Pos::new(2, 1)));
        assert_eq!(buffer.text(), "on\nX\nYree");
        let (removed, end) = buffer.replace(Pos::new(0, 2), end, "e\ntwo\nth");
        assert_eq!((removed.as_str(), end), ("\nX\nY", Pos::new(2, 2)));
        assert_eq!(buffer.text(), "one\ntwo\nthree");
    }

    #[test]
    fn offsets_and_positions_agree() {
        let buffer = Buffer::new("ab\n\né e\u{301}x", true);
        assert_eq!(buffer.offset(Pos::new(2, 0)), 4);
        assert_eq!(buffer.at_offset(4), Pos::new(2, 0));
        assert_eq!(buffer.at_offset(5), Pos::new(2, 0), "inside a character");
        assert_eq!(buffer.at_offset(8), Pos::new(2, 3), "inside a grapheme");
        assert_eq!(buffer.at_offset(99), buffer.end());
    }

    #[test]
    fn the_count_of_words_follows_every_edit() {
        let mut buffer = Buffer::new("one two\nthree", true);
        assert_eq!(buffer.words(), 3);
        buffer.replace(Pos::new(0, 3), Pos::new(0, 4), "");
        assert_eq!(buffer.words(), 2);
        buffer.replace(Pos::new(0, 6), Pos::new(1, 0), "");
        assert_eq!(buffer.words(), 1);
        buffer.replace(Pos::new(0, 2), Pos::new(0, 2), " 漢字\n");
        assert_eq!(buffer.words(), 4);
        buffer.replace(Pos::new(0, 6), Pos::new(0, 6), "x字y");
        assert_eq!(buffer.words(), 7);
    }
}

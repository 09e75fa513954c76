//! The prose editor: a text of any size, written with soft wrap, selection and undo.
//!
//! It knows keys and screens as little as the other widgets do: whoever owns it turns keys into [`Edit`]s, passes the
//! time in, and gives it a place to be drawn. Fields of forms are the same editor in one line.

mod buffer;
mod editing;
mod flow;
mod glyph;
mod history;
mod motion;
mod view;
mod words;
mod wrap;

#[cfg(test)]
mod model_test;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;
use std::time::Instant;

use ratatui::buffer::Buffer as Canvas;
use ratatui::layout::{Position, Rect};

use buffer::{Buffer, Pos};
use flow::{Caret, RowAt};
use history::{History, Kind};
use view::{Row, Window};

pub use motion::Motion;
pub use view::Styles;

/// What a key can do to a text, besides putting characters in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Moves the caret and lets go of the selection.
    Move(Motion),
    /// Moves the caret and selects what lies between.
    Select(Motion),
    /// Selects the whole text.
    SelectAll,
    /// Deletes the selection, or the grapheme before the caret.
    DeleteBack,
    /// Deletes the selection, or the grapheme after the caret.
    DeleteForward,
    /// Deletes the selection, or back to the beginning of the word.
    DeleteWordBack,
    /// Breaks the line.
    Newline,
    /// Takes back a word, a run of deletions, a paste, a cut or a line break.
    Undo,
    /// Does again what was undone.
    Redo,
}

/// A text being written.
pub struct ProseEditor {
    buffer: Buffer,
    history: History,
    caret: Caret,
    /// The other end of the selection; the caret is the one that moves.
    anchor: Option<Pos>,
    /// The column that the caret keeps while it goes up and down.
    column: Option<usize>,
    saved: u64,
    is_one_line: bool,
    window: Window,
}

/// Says how much there is and not what: a journal has no business in a log.
impl fmt::Debug for ProseEditor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProseEditor")
            .field("lines", &self.buffer.lines())
            .field("words", &self.buffer.words())
            .field("caret", &self.caret)
            .field("window", &self.window)
            .finish_non_exhaustive()
    }
}

impl ProseEditor {
    /// Edits a stored text, with the caret at its end. What isn't edited comes back byte for byte.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::of(text, false)
    }

    /// Edits a text in one line that scrolls sideways: line breaks in what is put in become blanks.
    #[must_use]
    pub fn one_line(text: &str) -> Self {
        Self::of(text, true)
    }

    fn of(text: &str, is_one_line: bool) -> Self {
        let buffer = Buffer::new(text, !is_one_line);
        let caret = buffer.end().into();
        let window = Window::new(is_one_line);
        Self { buffer, history: History::default(), caret, anchor: None, column: None, saved: 0, is_one_line, window }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.buffer.text()
    }

    /// Whether there is no text at all, not even a blank.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.buffer.end() == Pos::default()
    }

    /// How many words there are; each Han character and kana is one. Costs nothing to ask.
    #[must_use]
    pub fn words(&self) -> usize {
        self.buffer.words()
    }

    /// Whether the text differs from the one last marked as saved; undoing back to it makes it unchanged again.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.history.state() != self.saved
    }

    /// A number that is another one after every change: compare it to know whether there is something to save.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.history.state()
    }

    /// The text as it is now is safe.
    pub fn mark_saved(&mut self) {
        self.saved = self.history.state();
    }

    /// Does what a key asks; `false` if that changed nothing, be it the text, the caret or the selection.
    ///
    /// In one line `Newline` and the motions up and down are always `false`, so that a form can use their keys.
    pub fn edit(&mut self, edit: Edit, now: Instant) -> bool {
        match edit {
            Edit::Move(motion) => self.go(motion, false),
            Edit::Select(motion) => self.go(motion, true),
            Edit::SelectAll => self.select_all(),
            Edit::DeleteBack => self.delete(Motion::Left, Kind::Backspacing(now)),
            Edit::DeleteForward => self.delete(Motion::Right, Kind::Deleting(now)),
            Edit::DeleteWordBack => self.delete(Motion::WordLeft, Kind::Alone),
            Edit::Newline => !self.is_one_line && self.replace_selection("\n", Kind::Alone),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
        }
    }

    /// Puts in what was typed, in the place of the selection. Words typed in a row are taken back one by one.
    pub fn insert(&mut self, typed: &str, now: Instant) {
        let typed = self.normalised(typed);
        let kind = if typed.contains('\n') { Kind::Alone } else { Kind::Typing(now) };
        self.replace_selection(&typed, kind);
    }

    /// Puts in what was pasted, of any size, in the place of the selection, as one step.
    ///
    /// CRLF and CR become LF; other control characters stay and are shown as what they are.
    pub fn paste(&mut self, pasted: &str) {
        let pasted = self.normalised(pasted);
        self.replace_selection(&pasted, Kind::Alone);
    }

    /// The text that is selected, if any.
    #[must_use]
    pub fn selected_text(&self) -> Option<String> {
        self.selection().map(|(from, to)| self.buffer.slice(from, to))
    }

    /// Takes the selected text out.
    pub fn cut(&mut self) -> Option<String> {
        let text = self.selected_text()?;
        self.replace_selection("", Kind::Alone);
        Some(text)
    }

    /// Lets go of the selection; `false` if there was none.
    pub fn deselect(&mut self) -> bool {
        let had_one = self.selection().is_some();
        self.anchor = None;
        had_one
    }

    /// Where the caret is, in bytes.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.buffer.offset(self.caret.at)
    }

    /// Puts the caret at this byte, or at the nearest edge of a grapheme before it.
    pub fn set_caret(&mut self, byte: usize) {
        self.history.seal();
        self.place(self.buffer.at_offset(byte));
    }

    /// Selects these bytes, so that what is typed takes their place.
    pub fn select(&mut self, bytes: Range<usize>) {
        self.set_caret(bytes.end);
        self.anchor = Some(self.buffer.at_offset(bytes.start));
    }

    /// The bytes of the selection, or of the line the caret is in (without its end) if nothing is selected.
    #[must_use]
    pub fn line_or_selection_range(&self) -> Range<usize> {
        let (from, to) = self.line_or_selection_ends();
        self.buffer.offset(from)..self.buffer.offset(to)
    }

    /// The selected text, or the line the caret is in.
    #[must_use]
    pub fn line_or_selection(&self) -> String {
        let (from, to) = self.line_or_selection_ends();
        self.buffer.slice(from, to)
    }

    /// Replaces these bytes (widened to whole graphemes) as one step; the caret goes behind the new text.
    pub fn replace(&mut self, bytes: Range<usize>, text: &str) {
        let from = self.buffer.at_offset(bytes.start);
        let to = self.buffer.edge_from(self.buffer.floor(bytes.end)).max(from);
        let text = self.normalised(text);
        self.change(from, to, &text, Kind::Alone);
    }

    /// Replaces the whole text as one step, for one that was written elsewhere. It is taken as it is, and the caret
    /// stays with the words around it.
    pub fn set_text(&mut self, text: &str) {
        let old = self.buffer.text();
        let caret = self.caret();
        let place = self.caret.at;
        let line = self.buffer.line(place.line).to_owned();
        let start = common_start(&old, text);
        let end = common_end(&old[start..], &text[start..]);
        let (from, to) = (self.buffer.floor(start), self.buffer.floor(old.len() - end));
        if !self.change(from, to, &text[start..text.len() - end], Kind::Alone) {
            return self.set_caret(caret);
        }
        let at = if caret <= start {
            self.buffer.at_offset(caret)
        } else if caret >= old.len() - end {
            self.buffer.at_offset(caret + text.len() - old.len())
        } else {
            self.buffer.nearest(place, &line)
        };
        self.place(at);
        self.history.came_to(at);
    }

    /// Tells the width before the first draw; every draw brings its own.
    pub fn set_width(&mut self, width: u16) {
        self.window.set_width(width);
    }

    /// Draws what is in sight. Text takes one column less than the area, which the caret and hanging blanks need.
    pub fn render(&self, area: Rect, canvas: &mut Canvas, styles: Styles) {
        let area = area.intersection(canvas.area);
        if self.window.settle(area, &self.buffer, self.caret).is_none() {
            return;
        }
        if self.is_one_line {
            let row = RowAt { line: 0, row: 0 };
            return self.row(row, self.window.left()..self.buffer.len(), true).draw(area, canvas, styles);
        }
        let flow = self.window.flow(&self.buffer);
        let mut next = Some(self.window.top(flow));
        for area in area.rows() {
            let Some(at) = next else { break };
            self.row(at, flow.bytes(at), flow.is_last_of_line(at)).draw(area, canvas, styles);
            next = flow.below(at);
        }
    }

    /// Where the terminal's own cursor belongs when the editor is drawn in this area; `None` if that is empty.
    #[must_use]
    pub fn cursor_in(&self, area: Rect) -> Option<Position> {
        let (column, row) = self.window.settle(area, &self.buffer, self.caret)?;
        Some(Position::new(area.x + column, area.y + row))
    }

    /// Whether the beginning of its one line is out of sight, as it was drawn last.
    #[must_use]
    pub fn is_cut_before(&self) -> bool {
        self.is_one_line && self.window.left() > 0
    }

    fn row(&self, at: RowAt, bytes: Range<usize>, is_last: bool) -> Row<'_> {
        let line = self.buffer.line(at.line);
        let text = line.get(bytes.clone()).unwrap_or_default();
        let selected = self.selection().map_or(0..0, |(from, to)| {
            // The end of a line is selected with it, and shown as a blank.
            let most = if is_last { line.len() + 1 } else { bytes.end };
            let start = if from.line < at.line { 0 } else { from.byte };
            let end = if to.line > at.line { most } else { to.byte.min(most) };
            let is_outside = at.line < from.line || at.line > to.line;
            if is_outside { 0..0 } else { start.saturating_sub(bytes.start)..end.saturating_sub(bytes.start) }
        });
        Row { text, selected }
    }
}

fn common_start(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    one.floor_char_boundary(same).min(other.floor_char_boundary(same))
}

fn common_end(one: &str, other: &str) -> usize {
    let mut ends = one.chars().rev().zip(other.chars().rev());
    std::iter::from_fn(|| ends.next().filter(|(a, b)| a == b)).map(|(c, _)| c.len_utf8()).sum()
}

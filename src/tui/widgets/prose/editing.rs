//! What the editor's public operations are made of: moving, replacing, undoing.
//!
//! Every edit comes through `change`, so that the caret ends on the edge of a grapheme and the history knows it.

use std::borrow::Cow;

use super::ProseEditor;
use super::buffer::Pos;
use super::flow::Caret;
use super::history::{Kind, Step};
use super::motion::{self, Motion};

impl ProseEditor {
    pub(super) fn go(&mut self, motion: Motion, selects: bool) -> bool {
        let (before, anchor, had_selection) = (self.caret, self.anchor, self.selection().is_some());
        let flow = self.window.flow(&self.buffer);
        let (to, column) = match motion.rows(self.window.height()) {
            Some(_) if self.is_one_line => return false,
            Some(rows) => {
                let column = self.column.unwrap_or_else(|| flow.column(before));
                (motion::by_rows(flow, before, rows, column), Some(column))
            }
            None => {
                (self.leave_selection(motion, selects).unwrap_or_else(|| motion::target(flow, before, motion)), None)
            }
        };
        self.history.seal();
        self.caret = to;
        self.column = column;
        self.anchor = selects.then(|| anchor.unwrap_or(before.at));
        self.caret != before || (had_selection && !selects)
    }

    /// Left and Right without Shift go to the edge of the selection, as people expect.
    pub(super) fn leave_selection(&self, motion: Motion, selects: bool) -> Option<Caret> {
        let (from, to) = self.selection().filter(|_| !selects)?;
        match motion {
            Motion::Left => Some(from.into()),
            Motion::Right => Some(to.into()),
            _ => None,
        }
    }

    /// Selects the whole text, so that what is typed next replaces it; says whether there is any.
    pub fn select_all(&mut self) -> bool {
        self.history.seal();
        let before = self.selection();
        self.place(self.buffer.end());
        self.anchor = Some(Pos::default());
        self.selection() != before
    }

    pub(super) fn delete(&mut self, motion: Motion, kind: Kind) -> bool {
        if self.selection().is_some() {
            return self.replace_selection("", Kind::Alone);
        }
        let to = motion::target(self.window.flow(&self.buffer), self.caret, motion).at;
        self.change(to.min(self.caret.at), to.max(self.caret.at), "", kind)
    }

    pub(super) fn replace_selection(&mut self, text: &str, kind: Kind) -> bool {
        let (from, to) = self.selection().unwrap_or((self.caret.at, self.caret.at));
        self.change(from, to, text, kind)
    }

    /// Every edit but undo and redo comes through here.
    pub(super) fn change(&mut self, from: Pos, to: Pos, text: &str, kind: Kind) -> bool {
        if from == to && text.is_empty() {
            return false;
        }
        let caret_before = self.caret.at;
        let (removed, end) = self.buffer.replace(from, to, text);
        self.place(self.buffer.edge_from(end));
        let caret_after = self.caret.at;
        self.history.record(Step { from, removed, inserted: text.to_owned(), end, caret_before, caret_after, kind });
        true
    }

    pub(super) fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        self.buffer.replace(step.from, step.end, &step.removed);
        let caret = step.caret_before;
        self.place(caret);
        true
    }

    pub(super) fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        let to = self.buffer.after(step.from, &step.removed);
        self.buffer.replace(step.from, to, &step.inserted);
        let caret = step.caret_after;
        self.place(caret);
        true
    }

    pub(super) fn place(&mut self, at: Pos) {
        self.caret = at.into();
        self.anchor = None;
        self.column = None;
    }

    pub(super) fn selection(&self) -> Option<(Pos, Pos)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret.at)?;
        Some((anchor.min(self.caret.at), anchor.max(self.caret.at)))
    }

    pub(super) fn line_or_selection_ends(&self) -> (Pos, Pos) {
        let line = self.caret.at.line;
        self.selection().unwrap_or_else(|| (Pos::new(line, 0), Pos::new(line, self.buffer.line(line).len())))
    }

    pub(super) fn normalised<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.is_one_line && text.contains(['\r', '\n']) {
            let text = text.trim_end_matches(['\r', '\n']);
            return Cow::Owned(text.replace("\r\n", " ").replace(['\r', '\n'], " "));
        }
        if text.contains('\r') {
            return Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
        }
        Cow::Borrowed(text)
    }
}

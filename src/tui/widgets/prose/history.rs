//! Undo and redo of the typing, kept as what was taken out and put in, never as copies of the text.
//!
//! Edits that follow each other closely become one step: a word with the blanks after it, or a run of deletions.
//! The history knows positions and pieces of text; applying a step is the editor's work.

use std::time::{Duration, Instant};

use super::buffer::Pos;

/// A longer pause than this begins a new step.
const PAUSE: Duration = Duration::from_secs(1);

/// How an edit came about, which decides what it may be one step with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Typing(Instant),
    Backspacing(Instant),
    Deleting(Instant),
    /// A paste, a cut, a line break: a step of its own.
    Alone,
}

/// One step of undo: `removed` stood at `from`, and `inserted` took its place.
pub(super) struct Step {
    pub(super) from: Pos,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where `inserted` ended.
    pub(super) end: Pos,
    pub(super) caret_before: Pos,
    pub(super) caret_after: Pos,
    pub(super) kind: Kind,
}

impl Step {
    /// Makes the two one step, or hands the next one back.
    fn join(&mut self, next: Self) -> Option<Self> {
        match (self.kind, next.kind) {
            (Kind::Typing(last), Kind::Typing(now))
                if is_soon(last, now)
                    && next.from == self.end
                    && next.removed.is_empty()
                    && !begins_word(&self.inserted, &next.inserted) =>
            {
                self.inserted.push_str(&next.inserted);
            }
            (Kind::Backspacing(last), Kind::Backspacing(now))
                if is_soon(last, now) && next.caret_before == self.end =>
            {
                self.removed.insert_str(0, &next.removed);
                self.from = next.from;
            }
            (Kind::Deleting(last), Kind::Deleting(now)) if is_soon(last, now) && next.from == self.end => {
                self.removed.push_str(&next.removed);
            }
            _ => return Some(next),
        }
        self.end = next.end;
        self.caret_after = next.caret_after;
        self.kind = next.kind;
        None
    }
}

fn is_soon(last: Instant, now: Instant) -> bool {
    now.saturating_duration_since(last) <= PAUSE
}

fn begins_word(typed: &str, next: &str) -> bool {
    typed.ends_with(char::is_whitespace) && !next.starts_with(char::is_whitespace)
}

/// A step with the states of the text that it leads from and to.
struct Entry {
    step: Step,
    before: u64,
    after: u64,
}

/// What was done and what was undone, newest last.
#[derive(Default)]
pub(super) struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
    is_sealed: bool,
    /// The text as it is now, as a number; the same number means the same text.
    state: u64,
    newest: u64,
}

impl History {
    pub(super) fn state(&self) -> u64 {
        self.state
    }

    pub(super) fn record(&mut self, step: Step) {
        self.undone.clear();
        let before = self.state;
        self.newest += 1;
        self.state = self.newest;
        let is_sealed = std::mem::take(&mut self.is_sealed);
        let left = match self.done.last_mut() {
            Some(last) if !is_sealed => {
                let left = last.step.join(step);
                if left.is_none() {
                    last.after = self.state;
                }
                left
            }
            _ => Some(step),
        };
        if let Some(step) = left {
            self.done.push(Entry { step, before, after: self.state });
        }
    }

    /// The newest step left the caret here after all.
    pub(super) fn came_to(&mut self, caret: Pos) {
        if let Some(last) = self.done.last_mut() {
            last.step.caret_after = caret;
        }
    }

    /// Whatever comes next is a new step.
    pub(super) fn seal(&mut self) {
        self.is_sealed = true;
    }

    /// The step to take back, which then counts as undone.
    pub(super) fn undo(&mut self) -> Option<&Step> {
        self.seal();
        let entry = self.done.pop()?;
        self.state = entry.before;
        self.undone.push(entry);
        self.undone.last().map(|entry| &entry.step)
    }

    /// The step to do again, which then counts as done.
    pub(super) fn redo(&mut self) -> Option<&Step> {
        self.seal();
        let entry = self.undone.pop()?;
        self.state = entry.after;
        self.done.push(entry);
        self.done.last().map(|entry| &entry.step)
    }
}

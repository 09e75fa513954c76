//! One item of a list: mark, owner or date, text, and what stands flush right; perhaps a second line.
//!
//! The same shape in every list of the program. It says what things are; `list_pane` knows how they look.

use ratatui::text::Span;

/// The sign before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Open, planned.
    Open,
    Done,
    Late,
    Held,
    /// The place of a mark, empty.
    None,
}

/// An item, built for one draw.
#[derive(Clone, Debug, Default)]
pub struct ListItem {
    pub(super) mark: Option<Mark>,
    pub(super) owner: Option<String>,
    pub(super) date: Option<String>,
    pub(super) figure: Option<(String, u16)>,
    pub(super) text: Vec<Span<'static>>,
    pub(super) tail: String,
    pub(super) right: String,
    /// Lines below the first; the flag says which are dim.
    pub(super) lines: Vec<(String, bool)>,
    pub(super) share: Option<f64>,
    pub(super) second: Option<(String, String)>,
    pub(super) has_strong_right: bool,
    pub(super) has_strong_second: bool,
    pub(super) is_second_late: bool,
    pub(super) is_done: bool,
}

impl ListItem {
    /// An item with its text.
    pub fn new(text: impl Into<String>) -> Self {
        ListItem::spans(vec![Span::raw(text.into())])
    }

    /// An item whose text has styles of its own, such as marked words.
    pub fn spans(spans: Vec<Span<'static>>) -> Self {
        ListItem { text: spans, ..ListItem::default() }
    }

    /// A sign in a column of two.
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// Who it is with, in a column of six.
    pub fn owner(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// A date before the text, in a column of fourteen.
    pub fn date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }

    /// A number in bold after the date, in a column as wide as the list needs it.
    pub fn figure(mut self, figure: impl Into<String>, columns: u16) -> Self {
        self.figure = Some((figure.into(), columns));
        self
    }

    /// A word in dim after the text: `x3`.
    pub fn tail(mut self, tail: impl Into<String>) -> Self {
        self.tail = tail.into();
        self
    }

    /// What stands flush right and is never cut.
    pub fn right(mut self, right: impl Into<String>) -> Self {
        self.right = right.into();
        self
    }

    /// Another line of the text, where one is not enough.
    pub fn line(mut self, text: impl Into<String>) -> Self {
        self.lines.push((text.into(), false));
        self
    }

    /// Another line in dim.
    pub fn dim_line(mut self, text: impl Into<String>) -> Self {
        self.lines.push((text.into(), true));
        self
    }

    /// A line filled so far, from 0 to 1, between the first line and the second.
    pub fn bar(mut self, share: f64) -> Self {
        self.share = Some(share);
        self
    }

    /// A second line in dim, with something flush right of its own.
    pub fn second(mut self, line: impl Into<String>, right: impl Into<String>) -> Self {
        self.second = Some((line.into(), right.into()));
        self
    }

    /// The second line is bold, because it asks for something.
    pub fn late_second(mut self) -> Self {
        self.is_second_late = true;
        self
    }

    /// What stands at the right is bold, because it is late.
    pub fn late(self) -> Self {
        self.strong()
    }

    /// What stands at the right is bold: the number to read first.
    pub fn strong(mut self) -> Self {
        self.has_strong_right = true;
        self
    }

    /// What stands at the right of the second line is bold.
    pub fn strong_second(mut self) -> Self {
        self.has_strong_second = true;
        self
    }

    /// All of it is dim, because it is done.
    pub fn done(mut self) -> Self {
        self.is_done = true;
        self
    }
}

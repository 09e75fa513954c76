//! What a screen is: a struct that says which keys are live, loads, answers one input, and draws.
//!
//! Screens lie on the app's stack; overlays are screens too. A screen never reaches into another: it pushes one and gets an
//! [`Answer`]. Drawing is given no journal, so it can neither read nor write one.

use std::time::Instant;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::clipboard::Clipboard;
use super::command::{Command, Place, Scope};
use super::grid::Grid;
use super::keymap::Keymap;
use super::theme::Theme;
use crate::domain::Record;
use crate::domain::draft::{Draft, DraftId};
use crate::editor::Lent;
use crate::journal::{self, Journal};

/// One thing that reaches the screen on top.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key that the table binds here.
    Command(Command),
    /// Any other key: text for a field.
    Key(KeyEvent),
    /// A bracketed paste. In a text it is text; elsewhere it never acts as keys.
    Paste(String),
    /// What the screen that lay on this one was asked for.
    Answer(Answer),
}

/// Which question an answer belongs to. The record is named because the list may have been reloaded since it was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What was asked, in a word of the screen that asked it.
    pub what: &'static str,
    pub about: Option<Record>,
}

impl Asked {
    /// A question about a record.
    pub fn about(record: Record, what: &'static str) -> Self {
        Asked { what, about: Some(record) }
    }

    /// A question about none that exists yet.
    pub fn plain(what: &'static str) -> Self {
        Asked { what, about: None }
    }
}

/// What a screen was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// From a picker: a record, or the row that stands for none of them.
    Picked(Asked, Option<Record>),
    /// From a menu: the word that was chosen.
    Chosen(Asked, &'static str),
    /// One line, as it was typed.
    Line(Asked, String),
    Day(Asked, NaiveDate),
    /// From `$EDITOR`: the whole text.
    Text(String),
}

/// What happens after an input.
#[derive(Debug)]
pub enum Step {
    Stay,
    Push(Box<dyn Screen>),
    /// The screen is done; another takes its place.
    Replace(Box<dyn Screen>),
    /// The screen is done. A draft of it is forgotten.
    Pop,
    /// The screen is done, and a toast says what it did.
    Done(String),
    /// The screen is done; the one below gets the answer.
    Answer(Answer),
    /// The screen is done; the one below gets the command, as if its key had been pressed.
    Run(Command),
    /// Leave everything and open a place.
    Go(Place),
    /// Open the text in `$EDITOR`; it comes back as [`Answer::Text`].
    Edit(Lent),
    /// A toast. If the input changed the journal, it offers the undo.
    Say(String),
    /// A draft goes to the trash, and a toast says so. Drafts are not in the change log, so the app remembers until the next key,
    /// which may be the one that brings it back, where it lies.
    PutAway(Draft, String),
    /// A draft comes back from the trash. Drafts move no revision, so the app has every screen loaded again.
    BringBack(DraftId),
}

/// What a screen may use when it answers an input.
#[derive(Debug)]
pub struct Cx<'a> {
    pub journal: &'a mut Journal,
    pub clipboard: &'a mut Clipboard,
    /// The moment of the input; a pause before it begins a new step of undo.
    pub at: Instant,
}

/// What a screen may use when it draws.
#[derive(Debug)]
pub struct ViewCx<'a> {
    pub theme: &'a Theme,
    pub keymap: &'a Keymap,
    pub grid: Grid,
    pub now: DateTime<FixedOffset>,
    pub today: NaiveDate,
    /// Whether the screen is the topmost one; only then it may show a caret.
    pub is_on_top: bool,
}

impl ViewCx<'_> {
    /// The key of a command where these scopes are live, for a sentence that names it. A command without one is found in the
    /// palette.
    pub fn key(&self, chain: &[Scope], command: Command) -> String {
        let key = self.keymap.key_of(chain, command).or_else(|| self.keymap.key_of(chain, Command::Palette));
        key.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// Commands with their keys and their words, for the last row of an overlay.
    pub fn hints(&self, chain: &[Scope], hints: &[(Command, &'static str)]) -> Vec<(String, &'static str)> {
        hints.iter().map(|(command, word)| (self.key(chain, *command), *word)).collect()
    }

    /// Shows the terminal's caret, if the screen is on top and the caret in sight.
    pub fn show_caret(&self, frame: &mut Frame<'_>, at: Option<Position>) {
        if let Some(at) = at.filter(|_| self.is_on_top) {
            frame.set_cursor_position(at);
        }
    }
}

/// The row above the body: the name of the page, what follows it in dim, and what stands flush right; perhaps a line in dim below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    pub name: String,
    pub aside: String,
    pub right: Line<'static>,
    pub under: String,
}

impl Title {
    /// A name alone.
    pub fn new(name: impl Into<String>) -> Self {
        Title { name: name.into(), ..Title::default() }
    }

    /// With something in dim after the name.
    pub fn aside(mut self, aside: impl Into<String>) -> Self {
        self.aside = aside.into();
        self
    }

    /// With a line in dim in the row below, where that is a row of its own. The body begins right after it.
    pub fn under(mut self, under: impl Into<String>) -> Self {
        self.under = under.into();
        self
    }

    /// With something flush right.
    pub fn right(mut self, right: impl Into<Line<'static>>) -> Self {
        self.right = right.into();
        self
    }
}

/// A screen, full or overlay.
pub trait Screen {
    /// The scopes of the key table that are live here, nearest first: one of `command::chain`.
    fn scopes(&self) -> &'static [Scope];

    /// Loads what is shown. Called when the screen opens and whenever the journal has changed.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()>;

    /// Answers one input.
    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step>;

    /// Draws into the body of the page; an overlay is given the whole screen.
    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>);

    /// The row above the body.
    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::default()
    }

    /// Words for a toast when it opens, such as that a draft goes on.
    fn greeting(&self) -> Option<String> {
        None
    }

    /// What is being written and not yet saved. The app keeps it within a second of a key, and whenever the screen is left.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Whether a line is typed in an overlay that keeps no draft. Left by Esc, the overlay is put away, and the next key may bring
    /// it back.
    fn has_words(&self) -> bool {
        false
    }

    /// Called before the screen is left by a key that is not its own. A text of a record that exists is saved here; what
    /// [`Screen::draft`] still gives afterwards is kept as a draft. An error keeps the screen open.
    fn leave(&mut self, _cx: &mut Cx<'_>) -> journal::Result<()> {
        Ok(())
    }

    /// Called before whatever comes next when the screen is on top: what was drawn of it has been in sight.
    fn seen(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    /// What else is worth a word once it was left and something was saved.
    fn parting(&self) -> Option<&'static str> {
        None
    }

    /// What a command does here now, where that is not what the table of keys says of it.
    fn word(&self, _command: Command) -> Option<&'static str> {
        None
    }

    /// Why a command can't run now, if it can't.
    fn refusal(&self, _command: Command) -> Option<&'static str> {
        None
    }

    /// What a line captured from here is about.
    fn about(&self) -> Option<Record> {
        None
    }

    /// Words that stand here and may be raised: a topic that is begun from here is offered them.
    fn to_raise(&self) -> Option<&'static str> {
        None
    }

    /// When it next shows something else because time has passed, such as the minutes of a meeting: then it is drawn again.
    fn changes_at(&self, _now: NaiveDateTime) -> Option<NaiveDateTime> {
        None
    }

    /// An overlay is drawn on top of the screen below it.
    fn is_overlay(&self) -> bool {
        false
    }
}

/// Says which keys it has and nothing of what it shows.
impl std::fmt::Debug for dyn Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Screen({:?})", self.scopes().first())
    }
}

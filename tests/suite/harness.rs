//! Keys in, screen out: the real app on a drawn-up terminal, with a clock that stands still and no waiting.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use mentorlog::clock::Clock;
use mentorlog::domain::draft::SavedDraft;
use mentorlog::editor::Edited;
use mentorlog::journal::Journal;
use mentorlog::tui::app::{App, Request};
use mentorlog::tui::command::{Place, Scope};
use mentorlog::tui::keymap::{Key, Keymap};
use mentorlog::tui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// Wednesday 9 September 2026, the day on which all the cases are told.
pub const NOW: &str = "2026-09-09T14:03:00+02:00";

/// The program, driven by keys.
pub struct Tui {
    app: App,
    terminal: Terminal<TestBackend>,
    /// What was drawn last. The backend keeps beside a wide character what stood there before, which a terminal does not.
    drawn: Buffer,
    at: Instant,
    /// Where the journal lies, if it goes with the program.
    pub folder: Option<TempDir>,
}

/// What there is to notice after a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    drawn: Buffer,
    caret: Option<Position>,
    revision: i64,
    drafts: Vec<SavedDraft>,
    is_running: bool,
    request: Option<Request>,
    copied: Option<String>,
}

/// A journal in memory with the clock at [`NOW`].
pub fn journal() -> Journal {
    Journal::in_memory(Clock::fixed(NOW).unwrap()).unwrap()
}

impl Tui {
    /// An empty journal at 80 columns and 24 rows.
    pub fn empty() -> Tui {
        Tui::with(journal())
    }

    /// A journal that a test has filled.
    pub fn with(journal: Journal) -> Tui {
        Tui::configured(journal, "")
    }

    /// A journal that is shown as a demo.
    pub fn demo(journal: Journal) -> Tui {
        let mut tui = Tui::with(journal);
        tui.app = tui.app.as_demo();
        tui.draw();
        tui
    }

    /// With a configuration, which may be wrong in any way.
    pub fn configured(journal: Journal, config: &str) -> Tui {
        let at = Instant::now();
        let app = App::new(journal, Theme::plain(), true, at).unwrap();
        let app = app.configured(Keymap::configured(&config.parse().unwrap()));
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut tui = Tui { app, terminal, drawn: Buffer::default(), at, folder: None };
        tui.draw();
        tui
    }

    /// Presses keys as the help names them, parted by blanks: `3 d`, `Ctrl-S`, `Down*3`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            let (name, times) = match word.rsplit_once('*') {
                Some((name, times)) if !name.is_empty() => (name, times.parse().unwrap()),
                _ => (word, 1),
            };
            let key: Key = name.parse().unwrap();
            for _ in 0..times {
                self.send(Event::Key(key.event()));
            }
        }
        self
    }

    /// Types a text, each character a key.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.send(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self
    }

    /// Pastes a text in one piece.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Event::Paste(text.to_owned()));
        self
    }

    /// Lets time pass: whatever falls due in it happens.
    pub fn wait(&mut self, span: Duration) -> &mut Self {
        let end = self.at + span;
        while let Some(due) = self.app.next_deadline().filter(|due| *due <= end) {
            self.at = self.at.max(due);
            self.app.deadline(self.at);
        }
        self.at = end;
        self.draw();
        self
    }

    /// Keeps what is unsaved as the end of the program does.
    pub fn end(&mut self) {
        self.app.keep_drafts();
        self.app.rescue().save().unwrap();
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Event::Resize(columns, rows));
        self
    }

    /// What the person sees.
    pub fn screen(&self) -> String {
        let buffer = &self.drawn;
        (0..buffer.area.height).map(|y| row_of(buffer, y).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// What is drawn, cell by cell.
    pub fn drawn(&self) -> &Buffer {
        &self.drawn
    }

    /// Where the caret is, if it is shown.
    pub fn caret(&self) -> Option<Position> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// All that a key may change: what is drawn and how, where the caret is, what is stored, what the terminal is asked for.
    pub fn sight(&mut self) -> Sight {
        let backend = self.terminal.backend();
        Sight {
            drawn: self.drawn.clone(),
            caret: backend.cursor_visible().then(|| backend.cursor_position()),
            revision: self.app.journal().revision().unwrap(),
            drafts: self.app.journal().drafts().unwrap(),
            is_running: self.app.is_running(),
            request: self.app.take_request(),
            copied: self.app.take_copied(),
        }
    }

    /// Whether a text waits to be sent to the terminal's clipboard.
    pub fn copies(&mut self) -> bool {
        self.app.take_copied().is_some()
    }

    /// The scopes whose keys are live.
    pub fn chain(&self) -> &'static [Scope] {
        self.app.chain()
    }

    /// Whether this place is what one sees.
    pub fn is_on(&self, place: Place) -> bool {
        self.app.place() == place
    }

    /// Sees these words on the screen.
    pub fn shows(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "no \"{words}\" on the screen:\n{screen}");
        self
    }

    /// Sees a row with these words, and these further right on it, however wide the row is.
    pub fn shows_row(&mut self, words: &str, right: &str) -> &mut Self {
        let screen = self.screen();
        let is_there = screen.lines().any(|row| row.split_once(words).is_some_and(|(_, rest)| rest.contains(right)));
        assert!(is_there, "no row \"{words} … {right}\" on the screen:\n{screen}");
        self
    }

    /// Sees none of these words.
    pub fn shows_no(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "\"{words}\" is on the screen:\n{screen}");
        self
    }

    /// The journal behind it.
    pub fn journal(&self) -> &Journal {
        self.app.journal()
    }

    /// Whether the person has left.
    pub fn has_quit(&self) -> bool {
        !self.app.is_running()
    }

    /// What the program asks of the terminal: `$EDITOR`, a suspend.
    pub fn request(&mut self) -> Option<Request> {
        self.app.take_request()
    }

    /// Plays `$EDITOR`: takes the text it was given and brings back another.
    pub fn edited(&mut self, change: impl FnOnce(String) -> String) -> &mut Self {
        let Some(Request::Edit(lent)) = self.app.take_request() else { panic!("no editor was asked for") };
        let edited = Edited::without_a_file(&lent, change(lent.text.clone()));
        self.app.edited(Ok(edited), self.at);
        self.draw();
        self
    }

    /// The program itself, and the moment it has come to.
    pub fn app(&mut self) -> (&mut App, Instant) {
        (&mut self.app, self.at)
    }

    /// Sends what a terminal may report.
    pub fn send(&mut self, event: Event) {
        self.at += Duration::from_millis(20);
        self.app.handle(event, self.at);
        self.draw();
    }

    /// Draws what there is now.
    pub fn draw(&mut self) {
        let app = &self.app;
        self.drawn.clone_from(self.terminal.draw(|frame| app.draw(frame)).unwrap().buffer);
    }
}

/// A row as it is read: what a wide character covers is no character of its own.
fn row_of(buffer: &Buffer, y: u16) -> String {
    let (mut row, mut x) = (String::new(), 0);
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        row.push_str(symbol);
        x += u16::try_from(symbol.width()).unwrap().max(1);
    }
    row
}

//! The program on a terminal that is not there: the real app, the real encoding of a frame, written to nowhere.

use std::io::{Sink, sink};
use std::path::Path;
use std::time::Instant;

use crossterm::event::Event;
use mentorlog::journal::Journal;
use mentorlog::tui::app::App;
use mentorlog::tui::command::chain;
use mentorlog::tui::keymap::Key;
use mentorlog::tui::theme::Theme;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// The program at 120 columns and 40 rows.
pub struct Screen {
    app: App,
    terminal: Terminal<CrosstermBackend<Sink>>,
}

impl Screen {
    /// From the file to the first screen.
    pub fn open(path: &Path) -> Screen {
        Screen::over(super::open(path))
    }

    /// From the open journal to the first screen.
    pub fn over(journal: Journal) -> Screen {
        let app = App::new(journal, Theme::coloured(), true, Instant::now()).expect("the app starts");
        let viewport = Viewport::Fixed(Rect::new(0, 0, 120, 40));
        let terminal = Terminal::with_options(CrosstermBackend::new(sink()), TerminalOptions { viewport });
        let mut screen = Screen { app, terminal: terminal.expect("a terminal") };
        screen.draw();
        screen
    }

    /// Presses keys, parted by blanks, with a frame after each: `2 Down*12 Enter`.
    pub fn keys(&mut self, keys: &str) {
        for word in keys.split(' ') {
            let (name, times) = word.rsplit_once('*').unwrap_or((word, "1"));
            for _ in 0..times.parse().expect("a number") {
                self.press(name);
                self.draw();
            }
        }
    }

    /// A key that is held: many of it are there before the next frame.
    pub fn keys_at_once(&mut self, name: &str, times: usize) {
        (0..times).for_each(|_| self.press(name));
        self.draw();
    }

    /// Whether a key would be a letter.
    pub fn takes_text(&self) -> bool {
        chain::takes_text(self.app.chain())
    }

    fn press(&mut self, name: &str) {
        let key: Key = name.parse().expect("a key");
        self.app.handle(Event::Key(key.event()), Instant::now());
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.draw(frame)).expect("a frame");
    }
}

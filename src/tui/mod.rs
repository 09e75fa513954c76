//! The screens: the only code that says ratatui or crossterm.
//!
//! Read `screen` for what a screen is, `command` for the keys, `app` for what happens to an input. `widgets` draw one thing each,
//! `screens` are the program as a person sees it.

pub mod app;
mod chrome;
pub mod clipboard;
pub mod command;
pub mod filling;
pub mod glyph;
pub mod grid;
pub mod keymap;
pub mod screen;
pub mod screens;
mod terminal;
pub mod theme;
mod wake;
pub mod widgets;
pub mod writing;

use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;
use crossterm::clipboard::CopyToClipboard;
use crossterm::{event, execute};

use crate::editor;
use crate::journal::Journal;
use app::{App, Request};
use terminal::Terminal;
use theme::Theme;
use wake::Wake;

pub use terminal::{NoTerminal, check_terminal};

/// How long input may hold up a draw.
const LONGEST_DRAIN: Duration = Duration::from_millis(50);

/// Shows the journal until the person leaves it. The terminal is given back whatever happens.
pub fn run(journal: Journal) -> anyhow::Result<()> {
    let mut app =
        App::new(journal, theme_of_the_environment(), has_unicode(), Instant::now()).context("reading the journal")?;
    let mut terminal = Terminal::enter()?;
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| work(&mut app, &mut terminal)));
    drop(terminal);
    // A terminal that is gone ends the work with an error, and what was being written is a draft all the same.
    app.keep_drafts();
    outcome.unwrap_or_else(|panicked| panic::resume_unwind(panicked))
}

fn work(app: &mut App, terminal: &mut Terminal) -> anyhow::Result<()> {
    while app.is_running() {
        terminal.draw(|frame| app.draw(frame))?;
        panic_if_asked();
        match wake::wait(app.next_deadline())? {
            Wake::Input => drain(app)?,
            Wake::Deadline => {}
        }
        // Checked after input too: who types without a pause still has a draft within the second.
        let now = Instant::now();
        if app.next_deadline().is_some_and(|due| due <= now) {
            app.deadline(now);
        }
        serve(app, terminal)?;
    }
    Ok(())
}

/// Answers all that has been typed before the next draw, so that a paste or a storm of resizes costs one; but a flood that does not
/// end is drawn now and then.
fn drain(app: &mut App) -> anyhow::Result<()> {
    let until = Instant::now() + LONGEST_DRAIN;
    while app.is_running() && !app.has_request() && Instant::now() < until && event::poll(Duration::ZERO)? {
        app.handle(event::read()?, Instant::now());
    }
    Ok(())
}

/// Does for the app what needs a terminal.
fn serve(app: &mut App, terminal: &mut Terminal) -> anyhow::Result<()> {
    if let Some(text) = app.take_copied() {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
    }
    match app.take_request() {
        Some(Request::Edit(lent)) => {
            let (journal, now) = (app.journal().path().map(Path::to_owned), app.journal().now().to_utc());
            let edited = terminal.lend(|| editor::edit(&lent, journal.as_deref(), now))?;
            app.edited(edited, Instant::now());
        }
        Some(Request::Suspend) => terminal.lend(terminal::stop)??,
        Some(Request::Redraw) => terminal.clear()?,
        None => {}
    }
    io::stdout().flush()?;
    Ok(())
}

fn theme_of_the_environment() -> Theme {
    let has_colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if has_colour { Theme::coloured() } else { Theme::plain() }
}

fn has_unicode() -> bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    glyph::locale_has_unicode(names.iter().map(String::as_str))
}

/// Lets a test see that a panic gives the terminal back. Not in a release.
#[cfg(debug_assertions)]
fn panic_if_asked() {
    assert!(std::env::var_os("MENTORLOG_TEST_PANIC").is_none(), "asked to panic");
}

#[cfg(not(debug_assertions))]
fn panic_if_asked() {}

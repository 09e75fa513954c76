//! Takes the terminal and gives it back: when the program ends, when it panics, when it is suspended, and for `$EDITOR`.
//!
//! There is one restore, and doing it twice does no harm. It resets every mode the program turns on, not only those ratatui knows.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write, stderr, stdin, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::cursor::{SetCursorStyle, Show};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;

/// Whether the program has the terminal now; the panic hook may run on any thread.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// So many bytes of a frame are written at once; hardly any has more.
const LONGEST_FRAME: usize = 16 * 1024;

/// There is nothing to draw on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoTerminal(&'static str);

/// Whether there is a terminal that can show screens.
pub fn check_terminal() -> Result<(), NoTerminal> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(NoTerminal("the journal is shown in a terminal, and this is none"));
    }
    match std::env::var("TERM").as_deref() {
        Err(_) | Ok("" | "dumb") => Err(NoTerminal("TERM names no terminal that can show screens")),
        Ok(_) => Ok(()),
    }
}

/// The terminal while it is ours. Dropping it gives it back.
pub(super) struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Terminal {
    pub(super) fn enter() -> io::Result<Self> {
        restore_in_a_panic();
        take()?;
        // The first poll begins to listen for resizes; one that comes before it would never be seen.
        crossterm::event::poll(Duration::ZERO).inspect_err(|_| restore())?;
        match ratatui::Terminal::new(backend()) {
            Ok(inner) => Ok(Terminal { inner }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }

    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.inner.draw(draw).map(|_| ())
    }

    /// Draws everything anew with the next draw, whatever the terminal shows now.
    ///
    /// ratatui's own `clear` first asks the terminal where its cursor is, and fails if no answer comes back soon.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        execute!(stdout(), Clear(ClearType::All))?;
        self.inner = ratatui::Terminal::new(backend())?;
        Ok(())
    }

    /// Gives the terminal back for as long as `work` takes.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let done = work();
        take()?;
        self.clear()?;
        Ok(done)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// A frame reaches the terminal in one piece, not in the small ones that the standard output makes of it.
fn backend() -> CrosstermBackend<BufWriter<Stdout>> {
    CrosstermBackend::new(BufWriter::with_capacity(LONGEST_FRAME, stdout()))
}

/// Stops the whole job, as Ctrl-Z does elsewhere; returns when the shell brings it back.
pub(super) fn stop() -> io::Result<()> {
    // The group, not the process alone, so that a wrapper script stops with it.
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    Ok(())
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide).inspect_err(|_| restore())
}

/// Gives the terminal back as it was found. Every step is tried, whatever becomes of the others.
fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = execute!(out, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste);
    let _ = execute!(out, ResetColor, SetCursorStyle::DefaultUserShape, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// The message of a panic belongs on the normal screen, so the restore comes first. A message may quote a private note, so only
/// a debug build prints it.
fn restore_in_a_panic() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            if cfg!(debug_assertions) {
                usual(info);
            } else {
                let place = info.location().map_or_else(|| "somewhere".to_owned(), ToString::to_string);
                let _ = writeln!(
                    stderr(),
                    "mentorlog stopped on an error of its own, at {place}; what was being written is kept"
                );
            }
        }));
    });
}

//! Takes the terminal and gives it back: when the program ends, when it panics, when it is suspended, and for `$EDITOR`.
//!
//! There is one restore, and doing it twice does no harm. It resets every mode the program turns on, not only those ratatui knows.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write, stderr, stdin, stdout};
use std::mem::ManuallyDrop;
use std::panic;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;
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
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::Ended;
use crate::journal::Rescue;

/// What a panic answers, as any other failure.
const EXIT_OF_A_PANIC: i32 = 70;

/// Who has the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Has {
    Us,
    /// The shell or an editor, until it is taken again.
    Another,
    /// The shell, and nobody takes it again: the program ends.
    TheShellForGood,
}

/// Held by whoever sets a mode or draws, on whatever thread: in between nobody gives it back or takes it.
static HAS: Mutex<Has> = Mutex::new(Has::Another);

fn has() -> MutexGuard<'static, Has> {
    HAS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether something else has it meanwhile: an editor, or the shell.
static LENT: AtomicBool = AtomicBool::new(false);
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
    // One that belongs to another session can be drawn on, but the keys go there, and no signal comes from it.
    if File::open("/dev/tty").is_err() {
        return Err(NoTerminal("the journal is shown in a terminal of its own, and this belongs to another session"));
    }
    match std::env::var("TERM").as_deref() {
        Err(_) | Ok("" | "dumb") => Err(NoTerminal("TERM names no terminal that can show screens")),
        Ok(_) => Ok(()),
    }
}

/// The terminal while it is ours. Dropping it gives it back.
pub(super) struct Terminal {
    /// Never dropped at the end: it would show the cursor once more, on a terminal that is the shell's, and complain there.
    inner: ManuallyDrop<ratatui::Terminal<CrosstermBackend<BufWriter<Ours>>>>,
}

impl Terminal {
    /// Takes the terminal. A panic, on any thread, gives it back and saves what the rescue holds.
    pub(super) fn enter(rescue: &Rescue) -> io::Result<Self> {
        restore_in_a_panic(rescue.clone());
        take()?;
        // The first poll begins to listen for resizes; one that comes before it would never be seen.
        crossterm::event::poll(Duration::ZERO).inspect_err(|_| restore())?;
        match ratatui::Terminal::new(backend()) {
            Ok(inner) => Ok(Terminal { inner: ManuallyDrop::new(inner) }),
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
        execute!(Ours(stdout()), Clear(ClearType::All))?;
        *self.inner = ratatui::Terminal::new(backend())?;
        Ok(())
    }

    /// Gives the terminal back for as long as `work` takes.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        LENT.store(true, Ordering::SeqCst);
        restore();
        let done = work();
        LENT.store(false, Ordering::SeqCst);
        self.retake()?;
        Ok(done)
    }

    /// The same for an editor, which may leave the terminal in modes of its own when it breaks down: they are put back. What it
    /// did is there even if the terminal could not be taken again. In a suspend the modes are the shell's to set.
    pub(super) fn lend_to_an_editor<T>(&mut self, work: impl FnOnce() -> T) -> (T, io::Result<()>) {
        LENT.store(true, Ordering::SeqCst);
        restore();
        let before = tcgetattr(stdin());
        let done = work();
        if let Ok(before) = before {
            // A terminal that is gone has no modes.
            let _ = tcsetattr(stdin(), OptionalActions::Now, &before);
        }
        LENT.store(false, Ordering::SeqCst);
        (done, self.retake())
    }

    /// Sets every mode again, and draws anew: something else may have used the terminal.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        restore();
        take()?;
        self.clear()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// The standard output while the terminal is ours. What is drawn late does not reach the shell's screen.
struct Ours(Stdout);

impl Write for Ours {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let has = has();
        if *has == Has::Us { self.0.write(bytes) } else { Err(given_back()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn given_back() -> io::Error {
    io::Error::other("the terminal was given back")
}

/// A frame reaches the terminal in one piece, not in the small ones that the standard output makes of it.
fn backend() -> CrosstermBackend<BufWriter<Ours>> {
    CrosstermBackend::new(BufWriter::with_capacity(LONGEST_FRAME, Ours(stdout())))
}

/// Whether something else has the terminal now.
pub(super) fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Whether a shell would bring the program back if it stopped. One that was started as the terminal's only program is the first
/// of its session: stopped, it would stand still for ever.
pub(super) fn can_be_continued() -> bool {
    use rustix::process::{getpgrp, getsid};
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Asks the whole job to stop, as Ctrl-Z does elsewhere, so that a wrapper script stops too. The guard hears it for this process.
pub(super) fn ask_to_stop() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?)
}

/// Stops; returns when the shell brings the program back.
pub(super) fn stop() -> io::Result<()> {
    // Raised on this very thread, so that it does nothing more before it stops.
    signal_hook::low_level::raise(rustix::process::Signal::STOP.as_raw())
}

fn take() -> io::Result<()> {
    let mut has = has();
    if *has == Has::TheShellForGood {
        return Err(given_back());
    }
    enable_raw_mode()?;
    *has = Has::Us;
    let taken = execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide);
    taken.inspect_err(|_| hand_over(&mut has, Has::Another))
}

/// Sets the modes that the terminal has once more; says whether it is ours to do so.
pub(super) fn set_modes_anew() -> io::Result<bool> {
    let has = has();
    if *has != Has::Us {
        return Ok(false);
    }
    tcsetattr(stdin(), OptionalActions::Now, &tcgetattr(stdin())?)?;
    Ok(true)
}

/// Gives the terminal back as it was found, until it is taken again.
fn restore() {
    hand_over(&mut has(), Has::Another);
}

/// Gives the terminal back for good.
pub(super) fn give_back() {
    hand_over(&mut has(), Has::TheShellForGood);
}

/// Every step is tried, whatever becomes of the others.
fn hand_over(has: &mut Has, to: Has) {
    let was = *has;
    if was != Has::TheShellForGood {
        *has = to;
    }
    if was != Has::Us {
        return;
    }
    let mut out = stdout();
    let _ = execute!(out, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste);
    let _ = execute!(out, ResetColor, SetCursorStyle::DefaultUserShape, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// The message of a panic belongs on the normal screen, so the restore comes first. A message may quote a private note, so only
/// a debug build prints it. The loop's own panic saves when it has been unwound and holds the journal no more; one on another
/// thread ends the program here. What became of the words is said when it is known.
fn restore_in_a_panic(rescue: Rescue) {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let (usual, of_the_loop) = (panic::take_hook(), thread::current().id());
        panic::set_hook(Box::new(move |info| {
            give_back();
            if cfg!(debug_assertions) {
                usual(info);
            } else {
                let place = info.location().map_or_else(|| "somewhere".to_owned(), ToString::to_string);
                let _ = writeln!(stderr(), "mentorlog: an error of its own, at {place}");
            }
            if thread::current().id() != of_the_loop {
                let _ = writeln!(stderr(), "mentorlog: {}", Ended::ByAPanic { kept: rescue.save() });
                process::exit(EXIT_OF_A_PANIC);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_given_back_for_good_the_terminal_is_neither_taken_nor_drawn_on() {
        give_back();
        assert!(take().is_err());
        assert!(!set_modes_anew().unwrap());
        assert!(Ours(stdout()).write(b"late").is_err());
        restore();
        assert_eq!(*has(), Has::TheShellForGood);
    }
}

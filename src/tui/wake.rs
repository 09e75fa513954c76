//! Waits until there is something to do: input, a signal, a change by another process, or the nearest deadline. Nothing ticks.
//!
//! Here the loop sleeps while it has nothing to do. Other threads wake it through a [`Bell`]; what they have to say is a few bits, so ringing twice is
//! ringing once.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU8, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::terminal;

/// Why the wait is over; nothing of it if the deadline has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Woken {
    /// There is something to read, or the terminal has another size.
    pub input: bool,
    /// Something has written to the journal's file; it may have been this program.
    pub journal: bool,
    /// Somebody wants the program to stop until it is continued.
    pub suspend: bool,
    /// The program was stopped and goes on; the terminal may have been used meanwhile.
    pub continued: bool,
    /// A signal that ends the program, or that the terminal is gone.
    pub ending: Option<i32>,
}

/// What a thread may ring for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ring {
    Input = 1,
    Journal = 2,
    Suspend = 4,
    Continued = 8,
    Ending = 16,
}

/// Wakes the loop from any thread.
#[derive(Clone, Debug)]
pub(super) struct Bell(Arc<Rung>);

#[derive(Debug)]
struct Rung {
    rope: PipeWriter,
    rings: AtomicU8,
    ending: AtomicI32,
}

/// The loop's side of the bell.
#[derive(Debug)]
pub(super) struct Sleeper {
    pipe: PipeReader,
    bell: Bell,
}

impl Bell {
    pub(super) fn ring(&self, ring: Ring) {
        // A byte lies in the pipe exactly as long as there are rings that were not heard.
        if self.0.rings.fetch_or(ring as u8, Ordering::SeqCst) == 0 {
            let _ = (&self.0.rope).write(&[0]);
        }
    }

    /// Rings for a signal that ends the program.
    pub(super) fn ring_end(&self, signal: i32) {
        self.0.ending.store(signal, Ordering::SeqCst);
        self.ring(Ring::Ending);
    }

    /// Whether a signal was rung for that ends the program.
    pub(super) fn has_rung_end(&self) -> bool {
        self.0.ending.load(Ordering::SeqCst) != 0
    }
}

impl Sleeper {
    pub(super) fn new() -> io::Result<Self> {
        let (pipe, rope) = io::pipe()?;
        let rung = Rung { rope, rings: AtomicU8::new(0), ending: AtomicI32::new(0) };
        Ok(Sleeper { pipe, bell: Bell(Arc::new(rung)) })
    }

    /// What ends the program, if anything does: a signal that was rung for, heard or not, or a terminal that is gone.
    pub(super) fn ending(&self) -> Option<i32> {
        let rung = self.bell.0.ending.load(Ordering::SeqCst);
        (rung != 0).then_some(rung).or_else(|| terminal_is_gone().then_some(HANGUP))
    }

    pub(super) fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// Waits for any of it until the deadline, or for ever; not at all if there `is_more` input that was not answered yet.
    pub(super) fn wait(&mut self, deadline: Option<Instant>, is_more: bool) -> io::Result<Woken> {
        let deadline = if is_more { Some(Instant::now()) } else { deadline };
        let stdin = io::stdin();
        let mut fds = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.pipe, PollFlags::IN)];
        poll_until(&mut fds, deadline)?;
        let [terminal, rung] = [fds[0].revents(), fds[1].revents()];
        let mut woken = if rung.is_empty() { Woken::default() } else { self.heard()? };
        woken.input |= is_more || terminal.contains(PollFlags::IN);
        if is_gone(terminal) {
            woken = Woken { input: false, ending: woken.ending.or(Some(HANGUP)), ..woken };
        }
        Ok(woken)
    }

    fn heard(&mut self) -> io::Result<Woken> {
        self.pipe.read_exact(&mut [0])?;
        let rings = self.bell.0.rings.swap(0, Ordering::SeqCst);
        let has = |ring: Ring| rings & ring as u8 != 0;
        Ok(Woken {
            input: has(Ring::Input),
            journal: has(Ring::Journal),
            suspend: has(Ring::Suspend),
            continued: has(Ring::Continued),
            ending: has(Ring::Ending).then(|| self.bell.0.ending.load(Ordering::SeqCst)),
        })
    }
}

/// Whether the terminal holds something that crossterm does not see. It reads a kilobyte at a time and is told only once of what has
/// come, so that the end of what came together would lie there until the next key. Setting the modes as they are tells it again.
pub(super) fn remind_of_unread() -> io::Result<bool> {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    poll_until(&mut fds, Some(Instant::now()))?;
    let state = fds[0].revents();
    if is_gone(state) || !state.contains(PollFlags::IN) {
        return Ok(false);
    }
    terminal::set_modes_anew()
}

/// What a closed terminal is reported as, whether its signal came or not.
pub(super) const HANGUP: i32 = signal_hook::consts::SIGHUP;

/// Whether there is no terminal any more. Reading from one that is gone never ends.
pub(super) fn is_gone(terminal: PollFlags) -> bool {
    terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// Whether the terminal is gone by now.
pub(super) fn terminal_is_gone() -> bool {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
    poll_until(&mut fds, Some(Instant::now())).is_err() || is_gone(fds[0].revents())
}

/// Waits for one of them; a signal that this thread handles in between does not count.
pub(super) fn poll_until(fds: &mut [PollFd<'_>], deadline: Option<Instant>) -> io::Result<()> {
    loop {
        let left = deadline.map(|deadline| timespec(deadline.saturating_duration_since(Instant::now())));
        match poll(fds, left.as_ref()) {
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn timespec(span: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(span.as_secs()).unwrap_or(i64::MAX), tv_nsec: i64::from(span.subsec_nanos()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_rung_for_is_heard_once_however_often_it_was_rung() {
        let mut sleeper = Sleeper::new().unwrap();
        let bell = sleeper.bell();
        for _ in 0..1000 {
            bell.ring(Ring::Journal);
        }
        bell.ring(Ring::Input);
        assert_eq!(sleeper.heard().unwrap(), Woken { input: true, journal: true, ..Woken::default() });
        bell.ring_end(HANGUP);
        assert_eq!(sleeper.heard().unwrap(), Woken { ending: Some(HANGUP), ..Woken::default() });
    }
}

//! The thread that hears signals, and sees when the terminal is gone.
//!
//! It passes them on to the loop, which ends in order. But the loop may be waiting for a locked journal, for a terminal that takes no
//! more output, or for an editor, and a read from a closed terminal never returns. So when the loop has not ended soon, this thread
//! keeps what was being written, gives the terminal back and ends the program by itself.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

use super::terminal;
use super::wake::{Bell, HANGUP, Ring, is_gone, poll_until};
use crate::journal::Rescue;

/// How long the loop has to end by itself. A terminal that is closed wants the program gone within a second.
pub(super) const PATIENCE: Duration = Duration::from_millis(400);

/// How long the terminal may take to be given back; one that takes no output never does.
const GIVING_BACK: Duration = Duration::from_millis(150);

/// Signals as they arrived.
struct Heard {
    pipe: UnixStream,
    /// The number of one that ends the program, or 0.
    ending: Arc<AtomicUsize>,
    suspend: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    resized: Arc<AtomicBool>,
}

/// What hears of resizes, once it is told to.
#[derive(Debug)]
pub(super) struct Resizes {
    end: UnixStream,
    resized: Arc<AtomicBool>,
}

/// Begins to listen for all but resizes: before the terminal is taken, so that no signal finds nobody to give it back.
pub(super) fn start(bell: Bell, rescue: Rescue) -> io::Result<Resizes> {
    let (mut heard, resizes) = Heard::listening()?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        // An error of the wait itself leaves no way to listen; the loop goes on without.
        while let Ok(has_terminal) = heard.wait() {
            heard.pass_on(&bell);
            let gone = (!has_terminal).then_some(HANGUP);
            if let Some(signal) = heard.ending().or(gone) {
                bell.ring_end(signal);
                thread::sleep(PATIENCE);
                end(&rescue, signal);
            }
        }
    })?;
    Ok(resizes)
}

impl Resizes {
    /// Listens for resizes too. crossterm must have begun to before, so that it knows of one when the loop is woken.
    pub(super) fn listen(self) -> io::Result<()> {
        flag::register(SIGWINCH, self.resized)?;
        low_level::pipe::register(SIGWINCH, self.end).map(|_| ())
    }
}

impl Heard {
    fn listening() -> io::Result<(Self, Resizes)> {
        let (pipe, end) = UnixStream::pair()?;
        let heard = Heard {
            pipe,
            ending: Arc::default(),
            suspend: Arc::default(),
            continued: Arc::default(),
            resized: Arc::default(),
        };
        // The flag is set before the pipe wakes this thread: actions run in the order they were registered in.
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
            flag::register_usize(signal, Arc::clone(&heard.ending), signal.unsigned_abs() as usize)?;
        }
        for (signal, is_set) in [(SIGTSTP, &heard.suspend), (SIGCONT, &heard.continued)] {
            flag::register(signal, Arc::clone(is_set))?;
        }
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT] {
            low_level::pipe::register(signal, end.try_clone()?)?;
        }
        let resized = Arc::clone(&heard.resized);
        Ok((heard, Resizes { end, resized }))
    }

    /// Waits for a signal; says whether the terminal is still there.
    fn wait(&mut self) -> io::Result<bool> {
        let stdin = io::stdin();
        // Asked for nothing, a poll still tells of a terminal that is gone.
        let mut fds = [PollFd::new(&self.pipe, PollFlags::IN), PollFd::new(&stdin, PollFlags::empty())];
        poll_until(&mut fds, None)?;
        let (rung, terminal) = (fds[0].revents(), fds[1].revents());
        if rung.contains(PollFlags::IN) {
            let _ = self.pipe.read(&mut [0; 64])?;
        }
        Ok(!is_gone(terminal))
    }

    /// The signal that ends the program. While an editor has the terminal, Ctrl-C is meant for the editor.
    fn ending(&self) -> Option<i32> {
        let signal = i32::try_from(self.ending.swap(0, Ordering::SeqCst)).ok().filter(|signal| *signal != 0)?;
        let is_for_the_editor = terminal::is_lent() && matches!(signal, SIGINT | SIGQUIT);
        (!is_for_the_editor).then_some(signal)
    }

    fn pass_on(&self, bell: &Bell) {
        if self.resized.swap(false, Ordering::SeqCst) {
            bell.ring(Ring::Input);
        }
        if self.suspend.swap(false, Ordering::SeqCst) && terminal::can_be_continued() {
            if terminal::is_lent() {
                // The editor has given the terminal back by itself, and stops too.
                let _ = terminal::stop();
            } else {
                bell.ring(Ring::Suspend);
            }
        }
        if self.continued.swap(false, Ordering::SeqCst) && !terminal::is_lent() {
            bell.ring(Ring::Continued);
        }
    }
}

/// Ends the program from here. The words come first: the terminal may never answer.
fn end(rescue: &Rescue, signal: i32) -> ! {
    let _ = rescue.save();
    let (given_back, is_given_back) = mpsc::channel();
    thread::spawn(move || {
        terminal::give_back();
        let _ = given_back.send(());
    });
    let _ = is_given_back.recv_timeout(GIVING_BACK);
    process::exit(128 + signal)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_signal_is_heard_after_its_flag_is_set() {
        let (mut heard, resizes) = Heard::listening().unwrap();
        resizes.listen().unwrap();
        low_level::raise(SIGWINCH).unwrap();
        let deadline = Some(Instant::now() + Duration::from_secs(20));
        poll_until(&mut [PollFd::new(&heard.pipe, PollFlags::IN)], deadline).unwrap();
        assert!(heard.resized.load(Ordering::SeqCst));
        assert_eq!(heard.pipe.read(&mut [0; 64]).unwrap(), 1);
    }
}

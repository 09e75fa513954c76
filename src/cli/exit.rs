//! What the program says and answers when something went wrong. The one place that knows the exit codes.
//!
//! 0 done · 1 a check says yes · 2 usage, a wrong argument, or no usable terminal · 3 nothing found · 10 no home · 11 busy · 13 damaged · 14 newer or
//! foreign · 15 cannot write · 65 bad data on standard input · 70 any other failure · 129, 130, 131, 143 ended by a signal.

use std::io;

use super::Out;
use crate::config::NoHome;
use crate::domain::Invalid;
use crate::journal::{self, ErrorKind};
use crate::text::sanitise;

/// What stops a command before the journal has anything to say.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// A check found what it looks for; it has said so.
    #[error("yes")]
    Yes,
    /// Not asked for in a way that can be done.
    #[error("{0}")]
    Usage(String),
    /// What came on standard input cannot be kept.
    #[error("{0}")]
    BadInput(String),
    /// What was named is not there.
    #[error("{0}")]
    NothingFound(String),
    /// A file cannot be written.
    #[error("{0}")]
    CannotWrite(String),
    /// A signal ended the program.
    #[error("{words}")]
    Signal { signal: i32, words: String },
}

/// The exit code of a command, after saying on standard error what went wrong. A reader that closed its end of the pipe has
/// seen enough: that is no error.
pub fn exit_code(done: anyhow::Result<()>, out: &mut Out<'_>) -> u8 {
    let Err(error) = done else { return 0 };
    if is_closed_pipe(&error) {
        return 0;
    }
    if let Some(asked) = error.downcast_ref::<clap::Error>() {
        return usage(asked, out);
    }
    if !matches!(error.downcast_ref(), Some(Stop::Yes)) {
        // What was printed before may not get out either; what went wrong first is what counts.
        let _ = out.note(&format!("mentorlog: {}", sanitise::shown_line(&in_words(&error))));
    }
    code_of(&error)
}

/// Help and the version are what was asked for; all else is a mistake in the arguments.
fn usage(asked: &clap::Error, out: &mut Out<'_>) -> u8 {
    let text = asked.render().to_string();
    if asked.use_stderr() {
        let _ = out.note(text.trim_end());
        return 2;
    }
    match out.line(text.trim_end()) {
        Ok(()) => 0,
        Err(error) => exit_code(Err(error.into()), out),
    }
}

/// What went wrong and why, on one line; a cause that is in the words already is not said twice.
fn in_words(error: &anyhow::Error) -> String {
    error
        .chain()
        .map(ToString::to_string)
        .reduce(|said, cause| if said.contains(&cause) { said } else { format!("{said}: {cause}") })
        .unwrap_or_default()
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|io| io.kind() == io::ErrorKind::BrokenPipe)
}

fn code_of(error: &anyhow::Error) -> u8 {
    let code = error.chain().find_map(|cause| {
        if let Some(stop) = cause.downcast_ref::<Stop>() {
            return Some(match stop {
                Stop::Yes => 1,
                Stop::Usage(_) => 2,
                Stop::BadInput(_) => 65,
                Stop::NothingFound(_) => 3,
                Stop::CannotWrite(_) => 15,
                Stop::Signal { signal, .. } => u8::try_from(128 + signal).unwrap_or(70),
            });
        }
        if let Some(error) = cause.downcast_ref::<journal::Error>() {
            return Some(match error.kind() {
                ErrorKind::Invalid => 2,
                ErrorKind::NothingFound => 3,
                ErrorKind::Busy => 11,
                ErrorKind::Damaged => 13,
                ErrorKind::NotOurs => 14,
                ErrorKind::CannotWrite => 15,
                ErrorKind::Other => 70,
            });
        }
        if let Some(error) = cause.downcast_ref::<io::Error>() {
            let is_full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
            return is_full.then_some(15);
        }
        cause.downcast_ref::<Invalid>().map(|_| 2).or_else(|| cause.downcast_ref::<NoHome>().map(|_| 10))
    });
    code.unwrap_or(70)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_trouble_has_its_code() {
        let codes: [(anyhow::Error, u8); 7] = [
            (Stop::Yes.into(), 1),
            (Stop::Usage("which one".into()).into(), 2),
            (Invalid::new("due_on", "is no day").into(), 2),
            (journal::Error::from(Invalid::new("title", "needs a few words")).into(), 2),
            (Stop::BadInput("no UTF-8".into()).into(), 65),
            (NoHome::ForJournal.into(), 10),
            (anyhow::anyhow!("the sky fell"), 70),
        ];
        for (error, code) in codes {
            assert_eq!(code_of(&error), code, "{error}");
            assert_eq!(code_of(&error.context("while testing")), code);
        }
    }

    #[test]
    fn a_check_that_says_yes_has_said_so_already() {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        assert_eq!(exit_code(Err(Stop::Yes.into()), &mut Out::new(&mut data, &mut talk)), 1);
        assert!(data.is_empty() && talk.is_empty());
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_says_nothing() {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let closed = io::Error::from(io::ErrorKind::BrokenPipe);
        assert_eq!(exit_code(Err(closed.into()), &mut Out::new(&mut data, &mut talk)), 0);
        assert!(talk.is_empty());
    }
}

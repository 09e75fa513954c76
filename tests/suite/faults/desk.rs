//! A folder with a journal, and both ways to it: the command line, and the screens in a pseudo-terminal.

use std::ffi::OsStr;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use mentorlog::clock::Clock;
use mentorlog::journal::{Archive, Journal};
use tempfile::TempDir;

use crate::pty::Session;

pub const BINARY: &str = env!("CARGO_BIN_EXE_mentorlog");

/// Where somebody keeps a journal. It is told from others by nothing but its folder.
pub struct Desk {
    folder: TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// One without a journal.
    pub fn empty() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// One whose journal knows a mentor, Aldo Ferri.
    pub fn with_aldo() -> Desk {
        let desk = Desk::empty();
        assert_eq!(desk.ok(&["add", "person", "Aldo", "Ferri", "--my-role", "mentee"]), "S1\n");
        desk
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn journal(&self) -> PathBuf {
        self.folder().join("journal.db")
    }

    /// The journal, open in this process.
    pub fn open(&self) -> Journal {
        Journal::open(&self.journal(), Clock::System).unwrap()
    }

    pub fn archive(&self) -> Archive {
        self.open().archive().unwrap()
    }

    /// The program with arguments, or another one that starts it.
    pub fn command(&self, program: impl AsRef<OsStr>, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).env_clear().env("PATH", "/usr/bin:/bin").env("HOME", self.folder()).env("TZ", "UTC");
        command.env("MENTORLOG_JOURNAL", self.journal()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&self.command(BINARY, args).output().unwrap())
    }

    /// Runs a command with a text on its standard input.
    pub fn feed(&self, mut command: Command, input: &str) -> Ran {
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        // One that ends before it has read all is judged by how it ended.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Ran::of(&child.wait_with_output().unwrap())
    }

    /// Runs what has to succeed; gives standard output.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    /// The screens.
    pub fn screens(&self, environment: &[(&str, &str)]) -> Session {
        Session::start(&self.journal(), environment)
    }

    /// The screens, on a wide terminal.
    pub fn wide_screens(&self) -> Session {
        let (home, journal) = (self.folder().to_str().unwrap(), self.journal());
        Session::open(120, 40, &[("HOME", home), ("MENTORLOG_JOURNAL", journal.to_str().unwrap())])
    }
}

impl Ran {
    pub fn of(output: &Output) -> Ran {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code().or(output.status.signal().map(|signal| 128 + signal)).unwrap();
        Ran { code, out: text(&output.stdout), err: text(&output.stderr) }
    }
}

//! The command line as a shell sees it: the real binary in a home of its own.

mod agenda;
mod check_in;
mod config;
mod dates;
mod feedback;
mod files;
mod groups;
mod network;
pub mod payloads;
mod share;
mod times;
mod today;
mod verbs;

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_mentorlog");

/// A Wednesday.
const NOW: &str = "2026-09-09T14:00:00Z";

/// A home of its own, with nothing of the tester's in the environment.
struct Home {
    folder: TempDir,
}

/// What a command did.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn empty() -> Home {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    /// A home with a mentor, Aldo Ferri.
    fn with_aldo() -> Home {
        let home = Home::empty();
        assert_eq!(home.ok(&["add", "person", "Aldo", "Ferri", "--my-role", "mentee"]), "S1\n");
        home
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn journal(&self) -> PathBuf {
        self.path().join("data/mentorlog/journal.db")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(BINARY);
        command.env_clear().current_dir(self.path()).env("HOME", self.path());
        command.env("XDG_DATA_HOME", self.path().join("data"));
        command.env("MENTORLOG_NOW", NOW).env("TZ", "UTC").env("TERM", "xterm-256color");
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(&self.command().args(args).stdin(Stdio::null()).output().unwrap())
    }

    fn run_with(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command();
        let piped = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Ran::of(&child.wait_with_output().unwrap())
    }

    /// Runs what has to succeed; gives standard output.
    fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    fn json(&self, args: &[&str]) -> Value {
        let value: Value = serde_json::from_str(&self.ok(args)).unwrap_or_else(|error| panic!("{args:?}: {error}"));
        assert_eq!(value["schema"], 1, "{args:?}");
        value
    }
}

impl Ran {
    fn of(output: &Output) -> Ran {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(output.status.signal(), None);
        Ran { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

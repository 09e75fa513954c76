//! Where nothing can be written: everything can be read, a change is refused with clear words, and nothing is made.
//!
//! The rights of a file mean nothing to root: then the program runs as nobody.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use mentorlog::clock::Clock;
use mentorlog::domain::MentorshipId;
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use tempfile::TempDir;

use crate::pty::Session;

const NOW: &str = "2026-11-26T09:00:00+01:00";
const NOBODY: u32 = 65_534;

/// A folder with a journal in it, and the program where anybody may run it.
struct Media {
    home: TempDir,
}

impl Media {
    fn new() -> Media {
        let media = Media { home: tempfile::tempdir().unwrap() };
        set_mode(media.home.path(), 0o755);
        fs::copy(env!("CARGO_BIN_EXE_mentorlog"), media.program()).unwrap();
        set_mode(&media.program(), 0o755);
        fs::create_dir(media.folder()).unwrap();
        media
    }

    /// With a person, a meeting and a goal, closed.
    fn told() -> Media {
        let media = Media::new();
        let mut journal = media.open();
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let meeting = MeetingDetails::on(Some(aldo), journal.today());
        journal.add_meeting(&MeetingDetails { notes: "He was early.".into(), ..meeting }).unwrap();
        journal.add_goal(&GoalDetails::new(Some(aldo), "Four faults in five")).unwrap();
        drop(journal);
        media
    }

    fn open(&self) -> Journal {
        Journal::open(&self.journal(), Clock::fixed(NOW).unwrap()).unwrap()
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("media")
    }

    fn journal(&self) -> PathBuf {
        self.folder().join("journal.db")
    }

    fn program(&self) -> PathBuf {
        self.home.path().join("mentorlog")
    }

    /// The rights of the folder and of the journal.
    fn with_modes(self, folder: u32, journal: u32) -> Media {
        set_mode(&self.journal(), journal);
        set_mode(&self.folder(), folder);
        self
    }

    /// Gives all of it to who runs the program.
    fn given_away(self) -> Media {
        if is_root() {
            let entries = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path());
            for path in entries.chain([self.folder()]) {
                chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
        self
    }

    fn line<'a>(&self, program: &'a str) -> Vec<&'a str> {
        let drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        if is_root() { [&drop[..], &[program]].concat() } else { vec![program] }
    }

    fn run(&self, args: &[&str]) -> Output {
        let program = self.program();
        let line = self.line(program.to_str().unwrap());
        let mut command = Command::new(line[0]);
        command.args(&line[1..]).args(args).stdin(Stdio::null()).current_dir("/");
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", "/nonexistent");
        command.env("MENTORLOG_JOURNAL", self.journal()).env("MENTORLOG_NOW", NOW).output().unwrap()
    }

    fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert!(ran.status.success(), "{args:?}: {ran:?}");
        String::from_utf8(ran.stdout).unwrap()
    }

    /// What a refusal says on standard error.
    fn refused(&self, args: &[&str], code: i32) -> String {
        let ran = self.run(args);
        assert_eq!(ran.status.code(), Some(code), "{args:?}: {ran:?}");
        String::from_utf8(ran.stderr).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Media {
    fn drop(&mut self) {
        // What cannot be written cannot be tidied up either.
        set_mode(&self.folder(), 0o755);
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

#[test]
fn everything_can_be_read_where_nothing_can_be_written() {
    // The folder, the file, both; whoever they belong to.
    for (folder, journal) in [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)] {
        for is_given_away in [false, true] {
            let media = Media::told().with_modes(folder, journal);
            let media = if is_given_away { media.given_away() } else { media };
            let before = fs::read(media.journal()).unwrap();
            assert!(media.ok(&["list"]).contains("Four faults"));
            assert!(media.ok(&["list", "meetings"]).contains("Aldo Ferri"));
            assert!(media.ok(&["show", "M1"]).contains("He was early."));
            assert!(media.ok(&["export"]).contains("He was early."));
            media.ok(&["trash"]);
            for args in [&["add", "goal", "another"][..], &["undo"], &["delete", "G1"], &["add", "note", "more"]] {
                let said = media.refused(args, 15);
                assert!(said.contains("the journal is read-only: it is a snapshot, or its file"), "{args:?}: {said}");
            }
            assert!(fs::read(media.journal()).unwrap() == before);
            assert_eq!(media.names(), ["journal.db"], "nothing is made");
        }
    }
}

#[test]
fn changes_that_stand_only_in_a_log_are_not_passed_over_in_silence() {
    let media = Media::told();
    let mut journal = media.open();
    journal.add_goal(&GoalDetails::new(Some(MentorshipId(1)), "only in the log")).unwrap();
    let log = fs::read(media.folder().join("journal.db-wal")).unwrap();
    drop(journal);
    fs::write(media.folder().join("journal.db-wal"), log).unwrap();
    set_mode(&media.folder().join("journal.db-wal"), 0o444);
    let media = media.with_modes(0o555, 0o444);
    let said = media.refused(&["list"], 15);
    assert!(said.contains("journal.db-wal") && said.contains("copy both"), "{said}");
}

#[test]
fn a_log_or_an_index_that_cannot_be_written_is_named() {
    for sidecar in ["journal.db-wal", "journal.db-shm"] {
        let media = Media::told();
        let mut journal = media.open();
        journal.add_goal(&GoalDetails::new(Some(MentorshipId(1)), "late")).unwrap();
        let kept = ["journal.db", "journal.db-wal", "journal.db-shm"]
            .map(|name| (media.folder().join(name), fs::read(media.folder().join(name)).unwrap()));
        drop(journal);
        for (path, bytes) in kept {
            fs::write(path, bytes).unwrap();
        }
        let media = media.given_away();
        set_mode(&media.folder().join(sidecar), 0o400);
        let said = media.refused(&["list"], 15);
        assert!(said.contains(sidecar) && said.contains("chmod u+rw"), "{said}");
        set_mode(&media.folder().join(sidecar), 0o600);
        assert!(media.ok(&["list", "goals"]).contains("late"));
    }
}

#[test]
fn an_earlier_schema_is_not_brought_up_to_date_there_and_says_what_to_do() {
    let media = Media::new();
    let conn = rusqlite::Connection::open(media.journal()).unwrap();
    conn.execute_batch(include_str!("../fixtures/journal-v1.sql")).unwrap();
    conn.close().unwrap();
    let media = media.with_modes(0o555, 0o444);
    let said = media.refused(&["list"], 15);
    assert!(said.contains("schema 1") && said.contains("copy it to a folder"), "{said}");
}

#[test]
fn where_no_journal_can_be_made_that_is_said() {
    let media = Media::new();
    set_mode(&media.folder(), 0o555);
    let said = media.refused(&["add", "question", "why?"], 15);
    assert!(said.contains("cannot write the journal"), "{said}");
    assert!(media.names().is_empty());
}

#[test]
fn the_screens_show_what_there_is_and_lose_no_word_that_cannot_be_saved() {
    let media = Media::told().with_modes(0o555, 0o444);
    let (program, journal) = (media.program(), media.journal());
    let elsewhere = tempfile::tempdir().unwrap();
    set_mode(elsewhere.path(), 0o777);
    let environment = [
        ("TMPDIR", elsewhere.path().to_str().unwrap()),
        ("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
        ("HOME", media.home.path().to_str().unwrap()),
        ("MENTORLOG_JOURNAL", journal.to_str().unwrap()),
        ("MENTORLOG_NOW", NOW),
    ];
    let mut session = Session::run(&media.line(program.to_str().unwrap()), 100, 30, &environment);
    session.wait_words("read-only");
    session.wait_words("Four faults");
    for key in ["2", "Enter"] {
        session.press(if key == "Enter" { "\r" } else { key });
    }
    session.wait_words("He was early.");
    session.press("\t\r");
    session.wait_words("stop writing");
    session.press(" And tired.");
    session.wait_words("NOT SAVED: the journal is read-only");
    session.wait_words("And tired.");
    session.press_key("Esc");
    session.wait_words("the same key again");
    session.wait_words("And tired.");
    session.press_key("Esc");
    session.wait_for("the list of meetings", |screen| screen.contents().contains("PLANNED"));
    session.wait_words("read-only");
    session.press("q");
    session.press("q");
    assert_eq!(session.finish(), 15);
    assert_eq!(media.names(), ["journal.db"]);
    let left: Vec<_> = fs::read_dir(elsewhere.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.len() == 1 && fs::read_to_string(&left[0]).unwrap().contains("And tired."), "{left:?}");
}

#[test]
fn whose_things_are_shown_can_be_chosen_where_that_cannot_be_written_down() {
    let media = Media::told();
    let now = Clock::fixed("2026-11-27T09:00:00+01:00").unwrap();
    let mut journal = Journal::open(&media.journal(), now).unwrap();
    journal.add_mentorship("Mira", &MentorshipDetails::of(Role::Mentor)).unwrap();
    drop(journal);
    let mut snapshot = Journal::open(&media.folder().join("journal-snapshots/2026-11-27.db"), now).unwrap();
    assert!(snapshot.is_read_only());
    assert_eq!(snapshot.chosen().unwrap(), None);
    snapshot.choose(Some(MentorshipId(1))).unwrap();
    assert_eq!(snapshot.chosen().unwrap(), Some(MentorshipId(1)));
    snapshot.choose(None).unwrap();
    assert_eq!(snapshot.chosen().unwrap(), None);
}

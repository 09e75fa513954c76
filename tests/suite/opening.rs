//! Opening: what is broken or not ours is named for what it is and left byte for byte; what a crash left is all there.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use mentorlog::clock::Clock;
use mentorlog::domain::Page;
use mentorlog::domain::goal::{GoalDetails, GoalFilter};
use mentorlog::journal::{ErrorKind, Journal};
use rusqlite::Connection;
use rustix::fs::{FlockOperation, flock};

const NOW: &str = "2026-11-26T09:00:00+01:00";

fn open(path: &Path) -> mentorlog::journal::Result<Journal> {
    Journal::open(path, Clock::fixed(NOW).unwrap())
}

/// Runs the program on a journal; gives its exit code, and what it said.
fn run(path: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mentorlog"));
    command.env_clear().env("HOME", "/nonexistent").env("MENTORLOG_JOURNAL", path).env("MENTORLOG_NOW", NOW);
    let ran = command.args(args).stdin(Stdio::null()).output().unwrap();
    (ran.status.code().unwrap(), String::from_utf8(ran.stderr).unwrap())
}

/// A journal of a few hundred kilobytes, closed: all in one file.
fn whole(folder: &Path) -> PathBuf {
    let path = folder.join("journal.db");
    let mut journal = open(&path).unwrap();
    for number in 0..60 {
        let why = format!("{number} ").repeat(1_500);
        journal.add_goal(&GoalDetails { why, ..GoalDetails::new(None, format!("goal {number}")) }).unwrap();
    }
    path
}

fn goals(path: &Path) -> usize {
    open(path).unwrap().goals(&GoalFilter::default(), &Page::first(500)).unwrap().len()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = entries.filter(|name| !name.ends_with("-snapshots")).collect();
    names.sort();
    names
}

fn add_all(path: &Path, bytes: &[u8]) {
    OpenOptions::new().append(true).open(path).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_named_and_left() {
    let home = tempfile::tempdir().unwrap();
    let bytes = fs::read(whole(home.path())).unwrap();
    let cut = home.path().join("cut.db");
    let early = [0, 1, 15, 16, 17, 50, 99, 100, 101, 4_095, 4_096, 4_097];
    let late = (1..=48).map(|part| bytes.len() * part / 48 - 1);
    let lengths: Vec<_> = early.into_iter().chain(late).collect();
    assert_eq!(lengths.len(), 60);
    for length in lengths {
        fs::write(&cut, &bytes[..length]).unwrap();
        let (code, said) = run(&cut, &["list"]);
        assert_eq!(code, 13, "{length} of {} bytes: {said}", bytes.len());
        assert!(said.contains("nothing was changed") && said.lines().count() == 1, "{said}");
        assert!(fs::read(&cut).unwrap() == bytes[..length]);
    }
    assert_eq!(names(home.path()), ["cut.db", "journal.db"]);
}

#[test]
fn a_broken_journal_names_its_newest_snapshot() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    fs::write(home.path().join("other.db"), "").unwrap();
    assert!(run(&home.path().join("other.db"), &["list"]).1.contains("there is no snapshot of it"));
    for day in ["2026-11-27", "2026-11-28"] {
        let mut journal = Journal::open(&path, Clock::fixed(day).unwrap()).unwrap();
        journal.add_goal(&GoalDetails::new(None, day)).unwrap();
    }
    fs::write(&path, "").unwrap();
    let (code, said) = run(&path, &["list"]);
    let newest = home.path().join("journal-snapshots/2026-11-28.db");
    assert_eq!(code, 13);
    assert!(said.contains(&format!("the newest snapshot is {}", newest.display())), "{said}");
    assert!(said.contains("0 bytes"), "{said}");
}

#[test]
fn damage_that_is_met_while_reading_is_said_in_the_same_words() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    let conn = Connection::open(&path).unwrap();
    let page: u32 =
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'goals'", [], |row| row.get(0)).unwrap();
    conn.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let at = (page as usize - 1) * 4_096;
    bytes[at..at + 4_096].fill(0x5a);
    fs::write(&path, &bytes).unwrap();
    for args in [&["list", "goals"][..], &["export"], &["show", "G1"], &["set", "G1", "title=other"]] {
        let (code, said) = run(&path, args);
        assert_eq!(code, 13, "{args:?}: {said}");
        assert!(said.contains("is damaged") && said.contains("nothing was changed"), "{args:?}: {said}");
        assert!(said.contains("snapshot"), "{args:?}: {said}");
    }
    assert!(fs::read(&path).unwrap() == bytes);
}

#[test]
fn what_is_no_file_is_named_and_never_waited_for() {
    let home = tempfile::tempdir().unwrap();
    let (folder, pipe) = (home.path().join("folder.db"), home.path().join("pipe.db"));
    fs::create_dir(&folder).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (path, what) in [(folder, "is a folder"), (pipe, "is a pipe"), (PathBuf::from("/dev/null"), "is a device")] {
        let (code, said) = run(&path, &["list"]);
        assert_eq!(code, 14, "{said}");
        assert!(said.contains(what), "{said}");
    }
    assert_eq!(names(home.path()), ["folder.db", "pipe.db"]);
}

#[test]
fn the_files_of_a_killed_writer_have_every_row_wherever_they_are_taken() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    let mut journal = open(&path).unwrap();
    for number in 0..10 {
        journal.add_goal(&GoalDetails::new(None, format!("late {number}"))).unwrap();
    }
    // As a kill leaves them: nobody took the log in.
    let elsewhere = home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    for name in ["journal.db", "journal.db-wal"] {
        fs::copy(home.path().join(name), elsewhere.join(name)).unwrap();
    }
    assert_eq!(goals(&elsewhere.join("journal.db")), 70);
    assert_eq!(names(&elsewhere), ["journal.db"], "the log was taken in");
}

#[test]
fn a_crash_in_the_middle_of_a_checkpoint_is_no_damage() {
    let home = tempfile::tempdir().unwrap();
    // Only the first page of the new state has come into the file, so that it is longer by its own word; the log has all.
    let (grown, lost) = (home.path().join("grown.db"), home.path().join("lost.db"));
    drop(open(&grown).unwrap());
    let small = fs::read(&grown).unwrap();
    let mut journal = open(&grown).unwrap();
    let why = "many words ".repeat(8_000);
    journal.add_goal(&GoalDetails { why, ..GoalDetails::new(None, "grown") }).unwrap();
    let log = fs::read(home.path().join("grown.db-wal")).unwrap();
    drop(journal);
    let first = fs::read(&grown).unwrap()[..4_096].to_vec();
    fs::write(&lost, [&first[..], &small[4_096..]].concat()).unwrap();
    assert_eq!(run(&lost, &["list"]).0, 13, "without the log it is cut off");
    fs::write(home.path().join("lost.db-wal"), &log).unwrap();
    assert_eq!(goals(&lost), 1, "with it all is there");
}

#[test]
fn a_cut_off_file_with_a_log_that_has_not_the_rest_is_left_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    let mut journal = open(&path).unwrap();
    journal.add_goal(&GoalDetails::new(None, "late")).unwrap();
    let log = fs::read(home.path().join("journal.db-wal")).unwrap();
    drop(journal);
    let (cut, bytes) = (home.path().join("cut.db"), fs::read(&path).unwrap()[..40 * 4_096].to_vec());
    fs::write(&cut, &bytes).unwrap();
    fs::write(home.path().join("cut.db-wal"), &log).unwrap();
    let (code, said) = run(&cut, &["list"]);
    assert_eq!(code, 13, "{said}");
    assert!(fs::read(&cut).unwrap() == bytes && fs::read(home.path().join("cut.db-wal")).unwrap() == log);
}

#[test]
fn a_longer_file_and_a_link_open_as_they_are() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    add_all(&path, &[0; 4_096]);
    assert_eq!(goals(&path), 60);
    let link = home.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut journal = Journal::open(&link, Clock::fixed("2026-11-28").unwrap()).unwrap();
    journal.add_goal(&GoalDetails::new(None, "by the link")).unwrap();
    drop(journal);
    assert_eq!(goals(&path), 61);
    assert!(home.path().join("journal-snapshots/2026-11-28.db").exists(), "beside the file itself");
    assert!(!home.path().join("link-snapshots").exists());
}

#[test]
fn a_snapshot_put_in_the_journals_place_is_a_journal() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    let mut journal = Journal::open(&path, Clock::fixed("2026-11-28").unwrap()).unwrap();
    journal.add_goal(&GoalDetails::new(None, "a mistake")).unwrap();
    drop(journal);
    fs::copy(home.path().join("journal-snapshots/2026-11-28.db"), &path).unwrap();
    assert_eq!(goals(&path), 60);
    assert_eq!(fs::read(&path).unwrap()[18..20], [2, 2], "with a write-ahead log again");
}

#[test]
fn the_trouble_has_its_kind() {
    let home = tempfile::tempdir().unwrap();
    let empty = home.path().join("empty.db");
    fs::write(&empty, "").unwrap();
    assert_eq!(open(&empty).unwrap_err().kind(), ErrorKind::Damaged);
    assert_eq!(open(home.path()).unwrap_err().kind(), ErrorKind::NotOurs);
}

#[test]
fn a_newer_step_in_the_log_of_a_killed_writer_is_seen_and_left_there() {
    let home = tempfile::tempdir().unwrap();
    let path = whole(home.path());
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    let left = home.path().join("left.db");
    fs::copy(&path, &left).unwrap();
    fs::copy(home.path().join("journal.db-wal"), home.path().join("left.db-wal")).unwrap();
    let bytes = || (fs::read(&left).unwrap(), fs::read(home.path().join("left.db-wal")).unwrap());
    let before = bytes();
    let (code, said) = run(&left, &["list"]);
    assert_eq!(code, 14, "{said}");
    assert!(said.contains("schema 99") && bytes() == before, "{said}");
}

#[test]
fn a_journal_that_is_broken_inside_is_named_with_its_newest_snapshot() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed("2026-11-26").unwrap()).unwrap();
    journal.add_goal(&GoalDetails::new(None, "keep it whole")).unwrap();
    journal.settle();
    journal.add_goal(&GoalDetails::new(None, "keep it close")).unwrap();
    drop(journal);
    let mut bytes = fs::read(&path).unwrap();
    // Where the schema goes on: what is read first of all.
    let damaged = 4096 * 5..4096 * 25;
    bytes[damaged].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let error =
        Journal::open(&path, Clock::fixed("2026-11-27").unwrap()).and_then(|journal| journal.archive()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Damaged);
    let said = error.to_string();
    assert!(said.contains("journal.db is damaged") && said.contains("snapshot"), "{said}");
}

#[test]
fn what_a_first_start_left_that_was_killed_goes_with_the_next_and_nothing_else_does() {
    let home = tempfile::tempdir().unwrap();
    let in_home = |name: &str| home.path().join(name);
    let name = |ending: &str| format!("journal.db.new-{}{ending}", uuid::Uuid::now_v7());
    let (killed, building, used, fresh) = (name(""), name(""), name(""), name(""));
    for name in [&killed, &format!("{killed}-journal"), &building, &used, &"journal.db.new-copy".to_owned()] {
        fs::write(in_home(name), "some").unwrap();
    }
    fs::write(in_home(&fresh), "").unwrap();
    let held = OpenOptions::new().write(true).open(in_home(&building)).unwrap();
    flock(&held, FlockOperation::LockExclusive).unwrap();
    // Words came into it long after it was made: it was a journal.
    let later = SystemTime::now() + Duration::from_secs(3_600);
    OpenOptions::new().write(true).open(in_home(&used)).unwrap().set_modified(later).unwrap();
    drop(open(&in_home("journal.db")).unwrap());
    let mut left = vec!["journal.db".to_owned(), "journal.db.new-copy".to_owned(), building, used, fresh];
    left.sort();
    assert_eq!(names(home.path()), left);
}

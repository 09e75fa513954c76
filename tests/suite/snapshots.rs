//! Snapshots: taken of the state before a day's first change, whole, proved, private, and never in the way of the writing.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::draft::{Draft, DraftPlace};
use mentorlog::domain::goal::GoalDetails;
use mentorlog::journal::Journal;
use rusqlite::Connection;

use crate::harness::Tui;

fn on(day: &str, path: &Path) -> Journal {
    Journal::open(path, Clock::fixed(&format!("{day}T09:00:00+01:00")).unwrap()).unwrap()
}

fn add(journal: &mut Journal, title: &str) {
    journal.add_goal(&GoalDetails::new(None, title)).unwrap();
}

/// A journal with one goal, which was added on 24 November.
fn begun(folder: &Path) -> PathBuf {
    let path = folder.join("journal.db");
    add(&mut on("2026-11-24", &path), "the first");
    path
}

fn folder(path: &Path) -> PathBuf {
    path.with_file_name("journal-snapshots")
}

fn names(path: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder(path)).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn titles(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let mut statement = conn.prepare("SELECT title FROM goals ORDER BY id").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_first_change_of_a_day_keeps_the_journal_as_it_was_before() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    assert!(names(&path).is_empty(), "an empty journal is not worth a snapshot");
    let mut journal = on("2026-11-26", &path);
    assert!(names(&path).is_empty(), "to open it is no change");
    for title in ["the second", "the third"] {
        add(&mut journal, title);
    }
    journal.settle();
    assert_eq!(journal.take_notice(), None);
    let snapshot = folder(&path).join("2026-11-26.db");
    assert_eq!(titles(&snapshot), ["the first"], "not what came after");
    assert_eq!(titles(&path), ["the first", "the second", "the third"]);

    let taken = fs::read(&snapshot).unwrap();
    add(&mut on("2026-11-26", &path), "the fourth");
    assert!(fs::read(&snapshot).unwrap() == taken, "there is one a day");
    on("2026-11-27", &path).undo().unwrap();
    assert_eq!(titles(&folder(&path).join("2026-11-27.db")).len(), 4, "to take something back is a change too");
}

#[test]
fn a_snapshot_is_one_whole_file_for_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    add(&mut on("2026-11-26", &path), "the second");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder(&path)), 0o700);
    assert_eq!(names(&path), BTreeSet::from(["2026-11-26.db".to_owned()]), "nothing lies beside it");
    let snapshot = folder(&path).join("2026-11-26.db");
    assert_eq!(mode(&snapshot), 0o600);
    let bytes = fs::read(&snapshot).unwrap();
    assert_eq!(&bytes[18..20], [1, 1], "it needs no write-ahead log");
    let mut looked_at = on("2026-11-27", &snapshot);
    assert!(looked_at.is_read_only() && looked_at.revision().unwrap() == 1);
    let refusal = looked_at.add_goal(&GoalDetails::new(None, "into the past")).unwrap_err().to_string();
    assert!(refusal.contains("read-only"), "{refusal}");
    drop(looked_at);
    assert!(fs::read(&snapshot).unwrap() == bytes, "one that is looked at stays as it was taken");
}

#[test]
fn the_state_is_pinned_before_the_change_however_much_is_written_meanwhile() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    let mut journal = on("2026-11-25", &path);
    for number in 0..40 {
        add(&mut journal, &format!("{number} {}", "many words ".repeat(4_000)));
    }
    drop(journal);
    let before = titles(&path);
    let mut journal = on("2026-11-26", &path);
    for number in 0..20 {
        add(&mut journal, &format!("more {number}"));
    }
    journal.settle();
    assert!(titles(&folder(&path).join("2026-11-26.db")) == before);
}

#[test]
fn several_at_once_take_one_snapshot() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    let ready = Barrier::new(6);
    thread::scope(|scope| {
        for number in 0..6 {
            let (path, ready) = (&path, &ready);
            scope.spawn(move || {
                let mut journal = on("2026-11-26", path);
                ready.wait();
                add(&mut journal, &format!("goal {number}"));
                journal.settle();
                assert_eq!(journal.take_notice(), None);
            });
        }
    });
    assert_eq!(names(&path), BTreeSet::from(["2026-11-26.db".to_owned()]));
    let kept = titles(&folder(&path).join("2026-11-26.db"));
    assert!(kept.starts_with(&["the first".to_owned()]) && kept.len() < 7, "{kept:?}");
    assert_eq!(titles(&path).len(), 7);
}

#[test]
fn a_snapshot_that_cannot_be_taken_stops_no_change_and_is_said_once() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    fs::write(folder(&path), "no folder").unwrap();
    let mut journal = on("2026-11-26", &path);
    add(&mut journal, "the second");
    journal.settle();
    let notice = journal.take_notice().unwrap();
    assert!(notice.contains("no snapshot could be taken"), "{notice}");
    add(&mut journal, "the third");
    journal.settle();
    assert_eq!(journal.take_notice(), None);
    assert_eq!(titles(&path).len(), 3);
}

#[test]
fn the_screens_say_so_too_once_it_is_known() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    fs::write(folder(&path), "no folder").unwrap();
    let mut tui = Tui::with(on("2026-11-26", &path));
    tui.resize(140, 30).keys("3 n").text("the second").keys("Ctrl-S");
    // What is done beside the keys has no moment of its own: each key after it may be the one that says it.
    let words = "no snapshot could be taken today";
    let is_said = (0..5_000).any(|_| {
        thread::yield_now();
        tui.screen().contains(words)
            || tui.keys("Down").screen().contains(words)
            || tui.wait(Duration::from_secs(7)).screen().contains(words)
    });
    assert!(is_said, "{}", tui.screen());
    assert_eq!(titles(&path), ["the first", "the second"]);
}

#[test]
fn a_copy_that_does_not_read_back_is_thrown_away_and_drives_no_good_one_out() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    for day in 1..=7 {
        add(&mut on(&format!("2026-11-0{day}"), &path), "another");
    }
    let good = names(&path);
    assert_eq!(good.len(), 7);
    let conn = Connection::open(&path).unwrap();
    let torn = "INSERT INTO milestones (uid, goal_id, position, text, created_at, updated_at) VALUES ('u', 99, 1, 'x', '', '')";
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {torn}")).unwrap();
    drop(conn);
    let mut journal = on("2026-11-26", &path);
    add(&mut journal, "the last");
    journal.settle();
    let notice = journal.take_notice().unwrap();
    assert!(notice.contains("may be damaged") && notice.contains("2026-11-07.db"), "{notice}");
    assert_eq!(names(&path), good);
}

#[test]
fn what_a_killed_program_left_unproved_is_swept_away_and_what_is_not_ours_stays() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    fs::create_dir(folder(&path)).unwrap();
    for name in ["2026-11-25.db.0190.part", "2026-11-25.db.0190.part-wal", "mine.txt", "2026-11-25 copy.db"] {
        fs::write(folder(&path).join(name), "half").unwrap();
    }
    add(&mut on("2026-11-26", &path), "the second");
    let left: Vec<_> = names(&path).into_iter().collect();
    assert_eq!(left, ["2026-11-25 copy.db", "2026-11-26.db", "mine.txt"]);
}

#[test]
fn a_draft_is_no_change_that_a_snapshot_is_taken_for_and_is_in_the_next_one() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    let mut journal = on("2026-11-26", &path);
    let place = DraftPlace::New { what: "goal".into(), number: 1 };
    journal.save_draft(&Draft { place, body: "half a wo".into(), caret: 0 }).unwrap();
    journal.settle();
    assert!(names(&path).is_empty());
    add(&mut journal, "the second");
    journal.settle();
    let snapshot = Connection::open(folder(&path).join("2026-11-26.db")).unwrap();
    let body: String = snapshot.query_row("SELECT body FROM drafts", [], |row| row.get(0)).unwrap();
    assert_eq!(body, "half a wo");
}

/// Runs the program where no file may grow beyond so many kibibytes, as on a disk that is full.
fn run_where_files_are_small(path: &Path, kibibytes: u32, args: &str) -> (i32, String) {
    let program = env!("CARGO_BIN_EXE_mentorlog");
    // Bash counts in kibibytes, and the signal that goes with the limit would end the program.
    let line = format!("trap '' XFSZ; ulimit -f {kibibytes}; exec {program} {args}");
    let mut command = std::process::Command::new("bash");
    command.env_clear().env("HOME", "/nonexistent").env("MENTORLOG_JOURNAL", path).env("MENTORLOG_NOW", "2026-11-26");
    let ran = command.args(["-c", &line]).output().unwrap();
    (ran.status.code().unwrap(), String::from_utf8(ran.stderr).unwrap())
}

#[test]
fn where_there_is_no_room_for_a_snapshot_the_change_is_kept_and_a_migration_is_not_begun() {
    let home = tempfile::tempdir().unwrap();
    let path = begun(home.path());
    let mut journal = on("2026-11-24", &path);
    add(&mut journal, &"many words ".repeat(30_000));
    drop(journal);
    let (code, said) = run_where_files_are_small(&path, 200, "add goal kept all the same");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("no snapshot could be taken today"), "{said}");
    assert!(titles(&path).contains(&"kept all the same".to_owned()));
    assert!(names(&path).iter().all(|name| !name.contains("2026-11-26") && !name.ends_with("part")));

    let old = home.path().join("old.db");
    let conn = Connection::open(&old).unwrap();
    conn.execute_batch(include_str!("../fixtures/journal-v1.sql")).unwrap();
    conn.close().unwrap();
    let before = fs::read(&old).unwrap();
    let (code, said) = run_where_files_are_small(&old, 200, "list");
    assert_eq!(code, 15, "{said}");
    assert!(said.contains("no snapshot could be taken before") && said.contains("nothing was changed"), "{said}");
    assert!(fs::read(&old).unwrap() == before);
}

#[test]
fn a_journal_that_is_gone_is_missed_where_its_snapshots_are_still_there() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed("2026-11-26").unwrap()).unwrap();
    let mut journal = open();
    assert_eq!(journal.take_notice(), None, "a first journal misses none");
    journal.add_goal(&GoalDetails::new(None, "one")).unwrap();
    drop(journal);
    let mut journal = Journal::open(&path, Clock::fixed("2026-11-27").unwrap()).unwrap();
    journal.add_goal(&GoalDetails::new(None, "two")).unwrap();
    drop(journal);
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(home.path().join(format!("journal.db{ending}")));
    }
    let notice = open().take_notice().unwrap();
    assert!(notice.contains("there was no journal") && notice.contains("2026-11-27.db"), "{notice}");
    assert_eq!(open().take_notice(), None, "once");
}

//! Every schema that was ever released opens, comes up to date with all it held, and can still be taken back.
//!
//! A dump of each is kept beside its export, both as the program of that time wrote them. A new schema adds a pair and a line.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use mentorlog::clock::Clock;
use mentorlog::domain::Page;
use mentorlog::journal::Journal;
use rusqlite::Connection;
use serde_json::Value;

use crate::faults::rounds;

/// The frozen schemas: the version, the dump, what an export of it holds, and how much lies in the trash. The second step changed no record, so its export is that
/// of the first.
const FROZEN: &[(u32, &str, &str, usize)] = &[
    (1, include_str!("../fixtures/journal-v1.sql"), include_str!("../fixtures/journal-v1.json"), 1),
    (2, include_str!("../fixtures/journal-v2.sql"), include_str!("../fixtures/journal-v1.json"), 2),
    (3, include_str!("../fixtures/journal-v3.sql"), include_str!("../fixtures/journal-v3.json"), 2),
];

/// The schema of today, which is frozen too: the next step takes its dump to the others.
const TODAY: (u32, &str, &str) =
    (4, include_str!("../fixtures/journal-v4.sql"), include_str!("../fixtures/journal-v4.json"));

const NOW: &str = "2026-11-26T09:00:00+01:00";

/// Makes a journal as the program of that schema left it: with a write-ahead log that was taken in on closing.
fn thaw(dump: &str, folder: &Path) -> PathBuf {
    let path = folder.join("journal.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(dump).unwrap();
    conn.pragma_update(None, "journal_mode", "wal").unwrap();
    conn.close().unwrap();
    path
}

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::fixed(NOW).unwrap()).unwrap()
}

/// The export as a value.
fn exported(journal: &Journal) -> Value {
    serde_json::to_value(journal.archive().unwrap()).unwrap()
}

/// Whether a journal holds what it held: a new column may come to a record and a new table to the journal, but what was there is there.
fn holds(now: &Value, then: &Value) -> bool {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            then.iter().all(|(name, then)| now.get(name).is_some_and(|now| holds(now, then)))
        }
        (Value::Array(now), Value::Array(then)) => {
            now.len() == then.len() && now.iter().zip(then).all(|(now, then)| holds(now, then))
        }
        _ => now == then,
    }
}

fn snapshots(path: &Path) -> Vec<String> {
    let folder = path.with_file_name("journal-snapshots");
    let entries = fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().file_name()).collect());
    let mut names: Vec<String> =
        entries.unwrap_or_else(|_| Vec::new()).into_iter().map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

fn version(path: &Path) -> u32 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn the_frozen_schema_of_today_opens_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let path = thaw(TODAY.1, home.path());
    assert_eq!(version(&path), TODAY.0);
    let journal = open(&path);
    let golden: Value = serde_json::from_str(TODAY.2).unwrap();
    assert!(exported(&journal) == golden, "the schema of today does not hold what it held");
    assert_eq!((journal.drafts().unwrap().len(), journal.trash(&Page::first(9)).unwrap().len()), (2, 2));
    drop(journal);
    assert_eq!(version(&path), TODAY.0, "a newer step has its own dump, and this one stands with the others");
    assert!(snapshots(&path).is_empty());
}

#[test]
fn each_frozen_schema_comes_up_to_date_and_keeps_all_it_held() {
    for &(number, dump, golden, trash) in FROZEN {
        let home = tempfile::tempdir().unwrap();
        let path = thaw(dump, home.path());
        assert_eq!(version(&path), number);
        let journal = open(&path);
        let golden: Value = serde_json::from_str(golden).unwrap();
        assert!(holds(&exported(&journal), &golden), "schema {number} does not hold what it held");
        assert_eq!(journal.drafts().unwrap().len(), 2, "what was being written is there");
        assert_eq!(journal.trash(&Page::first(9)).unwrap().len(), trash, "schema {number}");
        assert!(journal.chosen().unwrap().is_some());
        assert!(version(&path) > number);
        drop(journal);

        let kept = snapshots(&path);
        assert_eq!(kept.len(), 1, "{kept:?}");
        let snapshot = path.with_file_name("journal-snapshots").join(&kept[0]);
        assert_eq!(version(&snapshot), number, "the snapshot is of before");
        let others = home.path().join("put-in-place.db");
        fs::copy(snapshot, &others).unwrap();
        assert!(holds(&exported(&open(&others)), &golden), "the snapshot holds it all, and can be put in place");
    }
}

#[test]
fn what_was_done_before_a_migration_can_be_taken_back_after_it_and_done_again() {
    for (number, dump, golden, _) in FROZEN {
        let home = tempfile::tempdir().unwrap();
        let mut journal = open(&thaw(dump, home.path()));
        let golden: Value = serde_json::from_str(golden).unwrap();
        // What was taken back when the dump was made is first done again.
        let taken_back = std::iter::from_fn(|| journal.redo().unwrap()).count();
        let told = exported(&journal);
        let mut steps = 0;
        while journal.undo().unwrap().is_some() {
            steps += 1;
        }
        assert!(steps > 50, "schema {number}: {steps}");
        let empty = journal.archive().unwrap();
        assert!(empty.people.is_empty() && empty.meetings.is_empty() && empty.answers.is_empty());
        while journal.redo().unwrap().is_some() {}
        assert!(exported(&journal) == told);
        for _ in 0..taken_back {
            journal.undo().unwrap();
        }
        assert!(holds(&exported(&journal), &golden));
    }
}

#[test]
fn several_that_open_an_old_journal_at_once_bring_it_up_to_date_once() {
    let (_, dump, golden, _) = FROZEN[0];
    let home = tempfile::tempdir().unwrap();
    let path = thaw(dump, home.path());
    let golden: Value = serde_json::from_str(golden).unwrap();
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| assert!(holds(&exported(&open(&path)), &golden)));
        }
    });
    assert_eq!(snapshots(&path), [format!("2026-11-26-before-v{}.db", TODAY.0)]);
}

#[test]
fn without_a_snapshot_nothing_is_migrated() {
    let (_, dump, ..) = FROZEN[0];
    let home = tempfile::tempdir().unwrap();
    let path = thaw(dump, home.path());
    let before = fs::read(&path).unwrap();
    // Something that is no folder stands where the snapshots would go.
    fs::write(home.path().join("journal-snapshots"), "mine").unwrap();
    let refusal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap_err().to_string();
    assert!(refusal.contains("no snapshot could be taken") && refusal.contains("nothing was changed"), "{refusal}");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_to_string(home.path().join("journal-snapshots")).unwrap(), "mine");
}

#[test]
fn a_broken_old_journal_is_named_and_not_migrated() {
    let (_, dump, ..) = FROZEN[0];
    let home = tempfile::tempdir().unwrap();
    let path = thaw(dump, home.path());
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF; UPDATE milestones SET goal_id = 77 WHERE id = 1;").unwrap();
    conn.close().unwrap();
    let before = fs::read(&path).unwrap();
    let refusal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap_err();
    assert!(refusal.to_string().contains("damaged"), "{refusal}");
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(snapshots(&path), Vec::<String>::new(), "what does not read back is thrown away");
}

#[test]
fn the_snapshot_of_another_journal_of_the_same_day_stays() {
    let (_, dump, ..) = FROZEN[0];
    let home = tempfile::tempdir().unwrap();
    let path = thaw(dump, home.path());
    drop(open(&path));
    fs::remove_file(&path).unwrap();
    thaw(&dump.replace("INSERT INTO recording VALUES(1,NULL,", "INSERT INTO recording VALUES(1,NULL,9"), home.path());
    drop(open(&path));
    let before = format!("2026-11-26-before-v{}", TODAY.0);
    assert_eq!(snapshots(&path), [format!("{before}-2.db"), format!("{before}.db")]);
}

/// Kills the program somewhere on its way, and sees that the next start finds everything.
#[test]
fn a_migration_that_is_killed_loses_nothing() {
    let (number, dump, golden, _) = FROZEN[0];
    let home = tempfile::tempdir().unwrap();
    let frozen = fs::read(thaw(dump, home.path())).unwrap();
    let golden: Value = serde_json::from_str(golden).unwrap();
    let listed = list(&thawed(&frozen, &home.path().join("calm"))).wait_with_output().unwrap().stdout;
    assert!(!listed.is_empty());
    let (rounds, mut cut_short) = (rounds(10, 50), 0);
    for round in 0..rounds {
        let path = thawed(&frozen, &home.path().join(format!("round-{round}")));
        let mut child = list(&path);
        let mut looks = (round / MOMENTS).pow(2);
        // Killed as soon as it is seen to be there, or so many looks later: on any machine, however busy.
        while child.try_wait().unwrap().is_none() && (looks > 0 || !has_come_to(round % MOMENTS, &path)) {
            looks -= u32::from(looks > 0 && has_come_to(round % MOMENTS, &path));
            thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        cut_short += usize::from(version_if_readable(&path) == Some(number));
        let after = list(&path).wait_with_output().unwrap();
        assert!(after.status.success() && after.stdout == listed, "round {round}: {after:?}");
        assert!(holds(&exported(&open(&path)), &golden), "round {round}");
        let kept = snapshots(&path);
        assert_eq!(kept, [format!("2026-11-26-before-v{}.db", TODAY.0)], "round {round}");
        check(&path);
        check(&path.with_file_name("journal-snapshots").join(&kept[0]));
    }
    let told = format!("{cut_short} of {rounds} rounds were killed before anything of their migration was written\n");
    let _ = std::io::stderr().write_all(told.as_bytes());
    // Of a few rounds each may come too late where the test is kept from running.
    assert!(cut_short > 0 || rounds < 50, "none of {rounds} rounds was killed before its migration was done");
}

/// How many moments of its way there are to be seen.
const MOMENTS: u32 = 4;

/// Whether a migration has come so far: begun, at its snapshot, past it, at the log.
fn has_come_to(moment: u32, path: &Path) -> bool {
    let folder = path.with_file_name("journal-snapshots");
    match moment {
        0 => true,
        1 => folder.exists(),
        2 => folder.join("2026-11-26-before-v3.db").exists(),
        _ => fs::metadata(path.with_file_name("journal.db-wal")).is_ok_and(|log| log.len() > 0),
    }
}

fn thawed(frozen: &[u8], folder: &Path) -> PathBuf {
    fs::create_dir(folder).unwrap();
    let path = folder.join("journal.db");
    fs::write(&path, frozen).unwrap();
    path
}

fn list(path: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mentorlog"));
    command.env_clear().env("HOME", path.parent().unwrap()).env("MENTORLOG_JOURNAL", path).env("MENTORLOG_NOW", NOW);
    command.arg("list").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Looked at without touching it: what is only in the log does not count.
fn version_if_readable(path: &Path) -> Option<u32> {
    let header = fs::read(path).unwrap();
    let log = fs::metadata(path.with_file_name("journal.db-wal")).map_or(0, |log| log.len());
    (log == 0).then(|| u32::from_be_bytes(header[60..64].try_into().unwrap()))
}

fn check(path: &Path) {
    let conn = Connection::open(path).unwrap();
    let found: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(found, "ok");
}

//! The journal's file: made whole or not at all, for its owner alone, and never touched when it is not ours to write.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;

use mentorlog::clock::Clock;
use mentorlog::domain::Page;
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::goal::GoalFilter;
use mentorlog::journal::{Error, Journal};

fn open(path: &Path) -> Result<Journal, Error> {
    Journal::open(path, Clock::fixed("2026-05-14T16:00:00+02:00").unwrap())
}

/// The names in a folder, to see that nothing was left or made there.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_journal_is_for_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("share/mentorlog/journal.db");
    let mut journal = open(&path).unwrap();
    journal.add_goal(&GoalDetails::new(None, "keep it close")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for name in names(path.parent().unwrap()) {
        assert_eq!(mode(&path.with_file_name(&name)), 0o600, "{name}");
    }
}

#[test]
fn a_journal_that_others_could_read_is_closed_to_them() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    drop(open(&path).unwrap());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(open(&path).unwrap().was_open_to_others(), "it is said");
    assert!(!open(&path).unwrap().was_open_to_others(), "once");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn several_that_open_a_new_journal_at_once_share_one() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    thread::scope(|scope| {
        for number in 0..6 {
            let path = &path;
            scope.spawn(move || {
                open(path).unwrap().add_goal(&GoalDetails::new(None, format!("goal {number}"))).unwrap()
            });
        }
    });
    let goals = open(&path).unwrap().goals(&GoalFilter::default(), &Page::first(100)).unwrap();
    assert_eq!(goals.len(), 6);
    let left: Vec<_> = names(home.path()).into_iter().filter(|name| name != "journal-snapshots").collect();
    assert_eq!(left, ["journal.db"], "nothing that was being built is left");
}

#[test]
fn a_file_that_is_not_ours_to_write_is_named_and_left_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let ours = home.path().join("ours.db");
    drop(open(&ours).unwrap());
    let whole = fs::read(&ours).unwrap();
    let newer = {
        let mut bytes = whole.clone();
        bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
        bytes
    };
    let foreign = {
        let mut bytes = whole.clone();
        bytes[68..72].copy_from_slice(&7u32.to_be_bytes());
        bytes
    };
    for (name, bytes, says) in [
        ("empty.db", Vec::new(), "0 bytes"),
        ("text.db", b"Dear diary".to_vec(), "no journal of this program"),
        ("cut.db", whole[..60].to_vec(), "cut off after 60 bytes"),
        ("newer.db", newer, "schema 99"),
        ("foreign.db", foreign, "no journal of this program"),
    ] {
        let path = home.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let refusal = open(&path).unwrap_err().to_string();
        assert!(refusal.contains(says) && refusal.contains("nothing was changed"), "{name}: {refusal}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} is as it was");
    }
    assert!(names(home.path()).iter().all(|name| name.ends_with(".db")), "no write-ahead log was made");
}

#[test]
fn a_newer_step_that_stands_only_in_the_write_ahead_log_is_seen() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    drop(open(&path).unwrap());
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    let refusal = open(&path).unwrap_err().to_string();
    assert!(refusal.contains("schema 99"), "{refusal}");
}

#[test]
fn a_journal_that_another_program_holds_says_so() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    let mut journal = open(&path).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refusal = journal.add_goal(&GoalDetails::new(None, "later")).unwrap_err().to_string();
    assert!(refusal.contains("another program is writing"), "{refusal}");
    other.execute_batch("COMMIT").unwrap();
    journal.add_goal(&GoalDetails::new(None, "later")).unwrap();
}

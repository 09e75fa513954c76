//! The story of Noor and Aldo, typed key by key into the real program in a real terminal, over eight months of sittings.
//!
//! `typist` is the person at the keyboard, `sittings` is what she types on which day, `kept` is what has to be in the journal then.
//! Nothing is written but by keys.

mod kept;
mod sittings;
mod typist;

use std::path::Path;
use std::process::Command;

use mentorlog::journal::Archive;
use rusqlite::Connection;

use mentorlog::clock::Clock;
use mentorlog::journal::Journal;
use mentorlog::journal::sample::{self, story::Story};
use serde_json::Value;

use typist::Typist;

/// So many keys at most lead from the first start to the first saved note, besides the words.
const FIRST_NOTE: usize = 12;

#[test]
fn the_story_typed_by_keys_alone_is_all_there_and_can_be_taken_back_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.db");
    let story = typed_story();
    let mut played = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
    sample::play(&mut played, &story).unwrap();
    sittings::tell(&story, &played.archive().unwrap(), &journal);

    let told = export(&journal);
    let archive: Archive = serde_json::from_slice(&told).unwrap();
    as_played(&archive, &played.archive().unwrap());
    kept::in_the_export(&archive, &story);
    kept::in_the_file(&Connection::open(&journal).unwrap(), &story);
    kept::on_the_screens(&mut sittings::sit_down(&journal, "2026-09-10"), &story);

    take_all_back(&journal);
    assert!(is_empty(&export(&journal)), "something is left after every undo");
    do_all_again(&journal);
    assert!(export(&journal) == told, "the export differs after every redo");
}

#[test]
fn a_new_users_first_meeting_note_is_a_few_keys_away() {
    let home = tempfile::tempdir().unwrap();
    let environment = [("HOME", home.path().to_str().unwrap()), ("MENTORLOG_NOW", "2026-01-15T22:50:00+01:00")];
    let mut noor = Typist::at_a_terminal(&environment);
    noor.sees("A journal for one mentorship").keys("n").sees("New mentorship").text("Aldo Ferri");
    noor.keys("Ctrl-S").sees("New meeting").keys("Ctrl-S").sees("stop writing");
    noor.text("It is easy to talk to him.").stop_writing().sees("saved 22:50");
    let pressed = noor.keys;
    noor.quit();
    assert!(pressed <= FIRST_NOTE, "{pressed} keys");

    let journal = home.path().join(".local/share/mentorlog/journal.db");
    let notes: String =
        Connection::open(journal).unwrap().query_row("SELECT notes FROM meetings", [], |row| row.get(0)).unwrap();
    assert_eq!(notes, "It is easy to talk to him.");
}

/// The story of the sample, without what no key does yet.
fn typed_story() -> Story {
    let mut story = Story::read().unwrap();
    story.feedback.clear();
    story.contacts.clear();
    story.books.clear();
    story.actions.iter_mut().for_each(|promise| promise.about = None);
    story.agreements.clear();
    story.actions.iter_mut().for_each(|promise| promise.slips.clear());
    story.meetings.iter_mut().for_each(|met| met.parked.clear());
    story
}

/// Whatever is typed comes to the same as what the journal's operations make of it, record by record, on the same days.
fn as_played(typed: &Archive, played: &Archive) {
    let records = |archive: &Archive| {
        let archive = serde_json::to_value(archive).unwrap();
        let lists = archive.as_object().unwrap().clone().into_iter();
        lists.map(|(name, list)| (name, list.as_array().cloned().unwrap_or_default())).collect::<Vec<_>>()
    };
    for ((name, typed), (_, played)) in records(typed).into_iter().zip(records(played)) {
        assert_eq!(typed.len(), played.len(), "{name}");
        for (typed, played) in typed.into_iter().zip(played) {
            assert_eq!(by_day(typed), by_day(played), "{name}");
        }
    }
}

/// A record without the minute at which it was written, and without what no two journals have in common.
fn by_day(mut record: Value) -> Value {
    let fields = record.as_object_mut().unwrap();
    for name in ["uid", "updated_at"] {
        fields.remove(name);
    }
    for (_, value) in
        fields.iter_mut().filter(|(name, _)| ["created_at", "done_at", "moved_at"].contains(&name.as_str()))
    {
        *value = value.as_str().map_or(Value::Null, |at| at[..10].into());
    }
    record
}

/// Presses `u` until nothing is left to take back; each time the program says what it took back.
fn take_all_back(journal: &Path) {
    let mut noor = sittings::sit_down(journal, "2026-09-10");
    for words in steps(journal, "state = 'done' ORDER BY id DESC") {
        noor.keys("u").sees(&format!("Taken back: {words}"));
    }
    noor.keys("u").sees("there is nothing to take back").sees("A journal for one mentorship").quit();
}

/// Presses `Ctrl-R`, in another sitting, until nothing is left to do again.
fn do_all_again(journal: &Path) {
    let mut noor = sittings::sit_down(journal, "2026-09-11");
    for words in steps(journal, "state = 'undone' ORDER BY id") {
        noor.keys("Ctrl-R").sees(&format!("Done again: {words}"));
    }
    noor.keys("Ctrl-R").sees("there is nothing to do again").quit();
}

/// What each step that can be taken back or done again says, as far as it surely fits on the screen.
fn steps(journal: &Path, which: &str) -> Vec<String> {
    let conn = Connection::open(journal).unwrap();
    let mut statement = conn.prepare(&format!("SELECT words FROM change_groups WHERE {which}")).unwrap();
    let words = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    words.map(|words| words.unwrap().chars().take(60).collect()).collect()
}

/// The export as a shell gets it.
fn export(journal: &Path) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mentorlog"));
    command.env_clear().env("HOME", journal.parent().unwrap()).env("MENTORLOG_JOURNAL", journal);
    let ran = command.args(["export", "--format", "json"]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    ran.stdout
}

fn is_empty(export: &[u8]) -> bool {
    let export: serde_json::Value = serde_json::from_slice(export).unwrap();
    let lists: Vec<_> = export.as_object().unwrap().values().filter_map(|records| records.as_array()).collect();
    !lists.is_empty() && lists.into_iter().all(Vec::is_empty)
}

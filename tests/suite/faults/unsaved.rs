//! A journal that takes nothing while somebody writes: the words stay, then they are a file, then they are offered again.

use std::fs;
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use ratatui::style::Modifier;

use crate::harness::{NOW, Tui};

/// Makes every write of a draft fail, as a full disk does, until it is dropped.
const FULL: &str = "CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no room'); END";

#[test]
fn words_that_the_journal_does_not_take_are_in_a_file_at_the_end_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let mut tui = Tui::with(open());
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch(FULL).unwrap();
    tui.keys("n").text("Aldo Ferri").wait(Duration::from_secs(1)).shows("NOT SAVED");
    tui.keys("Esc").shows("the same key again leaves, and it is saved later").shows("Aldo Ferri");
    tui.keys("Esc").shows_no("New mentorship");
    tui.shows("NOT SAVED").end();
    drop(tui);
    assert_eq!(fs::read_dir(folder.path()).unwrap().filter(|entry| is_rescue(entry.as_ref().unwrap())).count(), 1);

    other.execute_batch("DROP TRIGGER full").unwrap();
    let mut tui = Tui::with(open());
    tui.wait(Duration::ZERO).keys("n").shows("Aldo Ferri").shows("as you left it");
    assert!(!fs::read_dir(folder.path()).unwrap().any(|entry| is_rescue(&entry.unwrap())));
}

fn is_rescue(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().contains("-rescued-")
}

#[test]
fn a_draft_that_could_not_be_kept_is_tried_again_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut tui = Tui::with(Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap());
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch(FULL).unwrap();
    tui.keys("n").text("Aldo Ferri").wait(Duration::from_secs(1)).shows("NOT SAVED");
    other.execute_batch("DROP TRIGGER full").unwrap();
    tui.wait(Duration::from_secs(1)).shows("draft saved");
    assert_eq!(tui.journal().drafts().unwrap().len(), 1);
}

#[test]
fn a_copy_of_the_words_goes_into_a_file_that_one_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.md");
    let mut tui = Tui::empty();
    let copy = |tui: &mut Tui| {
        tui.keys("Ctrl-P").text("copy of the words").keys("Enter Ctrl-A").text(file.to_str().unwrap()).keys("Enter");
    };
    tui.keys("n").text("Aldo Ferri").keys("Tab Tab").text("to lead");
    copy(&mut tui);
    tui.shows("a copy is in").shows("Aldo Ferri");
    let copied = fs::read_to_string(&file).unwrap();
    assert!(copied.contains("name: Aldo Ferri\n") && copied.contains("to lead"), "{copied}");
    copy(&mut tui);
    tui.shows("name another file").shows("Aldo Ferri");
    assert_eq!(fs::read_to_string(&file).unwrap(), copied, "nothing is written over");
}

#[test]
fn the_next_start_offers_what_was_left_and_takes_nothing_in_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = || Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    open().add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let start = || {
        let mut tui = Tui::with(open());
        tui.wait(Duration::ZERO);
        tui
    };
    let mut tui = start();
    tui.keys("3 n").text("Let the crew plan the winter").wait(Duration::from_secs(1));
    drop(tui);
    let revision =
        start().shows("1 text was left unsaved: Enter goes on with it, d puts it in the trash").journal().revision();
    start().keys("Enter").shows("as you left it").shows("Let the crew plan");
    start().shows("1 text was left unsaved").keys("Down q");
    start().keys("d").shows("Put in the trash").shows_no("UNSAVED").keys("u").shows("UNSAVED");
    assert_eq!(start().journal().revision().unwrap(), revision.unwrap(), "no record was changed");
}

#[test]
fn what_is_not_saved_is_not_dimmed_by_the_overlay_it_is_written_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    rusqlite::Connection::open(&path).unwrap().execute_batch(FULL).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("a").text("ask").wait(Duration::from_secs(1)).keys("Esc").shows("the same key again");
    for words in ["not saved, see below", "NOT SAVED"] {
        let screen = tui.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = line[..line.find(words).unwrap()].chars().count();
        let cell = &tui.drawn()[(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())];
        assert!(!cell.modifier.contains(Modifier::DIM), "{words}");
    }
}

#[test]
fn a_line_that_is_asked_for_is_a_draft_within_a_second_too() {
    let mut journal = crate::harness::journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("2 Enter Tab Tab Tab n").shows("What do you take from it");
    tui.text("Ask first, spanner last").wait(Duration::from_secs(1));
    let bodies = |tui: &Tui| -> Vec<String> {
        tui.journal().drafts().unwrap().into_iter().map(|saved| saved.draft.body).collect()
    };
    assert!(bodies(&tui).concat().contains("Ask first, spanner last"), "{:?}", bodies(&tui));
    tui.keys("Enter").shows("Ask first, spanner last");
    assert_eq!(bodies(&tui), Vec::<String>::new(), "it is a takeaway now");
}

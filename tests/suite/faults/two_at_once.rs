//! Two at once: commands beside each other, two screens on one record, and another program that holds the journal.

use std::process::Stdio;
use std::thread;
use std::time::Duration;

use mentorlog::domain::MeetingId;
use mentorlog::domain::meeting::MeetingDetails;
use rusqlite::Connection;

use super::desk::{BINARY, Desk};
use super::rounds;
use super::sound::{is_sound, is_whole};
use crate::harness::Tui;
use crate::pty::Session;

/// A desk with a meeting of today, whose notes say this.
fn with_notes(notes: &str) -> Desk {
    let desk = Desk::with_aldo();
    let mut journal = desk.open();
    let aldo = journal.find_mentorship("aldo").unwrap();
    let details = MeetingDetails { notes: notes.into(), ..MeetingDetails::on(Some(aldo), journal.today()) };
    journal.add_meeting(&details).unwrap();
    desk
}

fn notes(desk: &Desk) -> String {
    desk.open().meeting(MeetingId(1)).unwrap().meeting.details.notes
}

/// The screens, in the notes of that meeting, writing. They are wide enough for all that is said in the end.
fn writing(desk: &Desk) -> Session {
    let mut session = desk.wide_screens();
    session.wait_words("Today");
    session.press("2");
    session.wait_words("Enter open");
    session.press("\r");
    session.wait_words("Enter write");
    session.press("\r");
    session.wait_words("Esc stop");
    session
}

fn type_in(session: &mut Session, text: &str) {
    session.press(text);
    session.wait_words(text);
}

/// What another program does that holds the journal for itself.
fn held(desk: &Desk) -> Connection {
    let conn = Connection::open(desk.journal()).unwrap();
    conn.execute_batch("BEGIN EXCLUSIVE").unwrap();
    conn
}

#[test]
fn four_processes_that_add_at_once_lose_nothing() {
    let (desk, each) = (Desk::with_aldo(), rounds(25, 250));
    let add = |process: u32| {
        for number in 0..each {
            let text = format!("promise {process}.{number};");
            let added = desk.command(BINARY, &["add", "action", &text]).stdout(Stdio::null()).status().unwrap();
            assert_eq!(added.code(), Some(0), "{text}");
        }
    };
    thread::scope(|scope| (0..4).for_each(|process| drop(scope.spawn(move || add(process)))));
    let mut texts: Vec<_> = desk.archive().actions.into_iter().map(|action| action.details.text).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 4 * each as usize, "every one of them is stored, once");
    is_sound(&desk.journal(), "four at once");
}

#[test]
fn two_screens_that_save_the_same_notes_keep_the_words_of_both() {
    let desk = with_notes("Brakes.");
    let (mut one, mut other) = (writing(&desk), writing(&desk));
    type_in(&mut one, " He showed me the third bay.");
    type_in(&mut other, " I asked about the winter.");
    one.press("\x1b");
    one.wait_words("wrote the notes");
    other.press("\x1b");
    other.wait_words("what was added meanwhile follows");
    let kept = notes(&desk);
    assert!(kept.contains("third bay") && kept.contains("the winter"), "{kept}");
    // Nobody presses a key there, and nobody closes the file.
    one.wait_words("the winter");
    is_sound(&desk.journal(), "two screens");
}

#[test]
fn two_screens_that_save_the_same_form_keep_the_fields_of_both() {
    let desk = Desk::with_aldo();
    desk.ok(&["add", "goal", "Clear four faults in five", "--with", "S1"]);
    let form = || {
        let mut session = desk.screens(&[]);
        session.wait_words("Today");
        session.press("3");
        session.wait_words("Clear four");
        session.press("e");
        session.wait_words("Ctrl-S save");
        session
    };
    let (mut one, mut other) = (form(), form());
    type_in(&mut one, " before winter");
    other.press("\t");
    type_in(&mut other, "so that I can go home");
    one.press_key("Ctrl-S");
    one.wait_words("Changed");
    other.press_key("Ctrl-S");
    other.wait_words("Changed");
    let goal = desk.archive().goals.remove(0).details;
    assert_eq!((&*goal.title, &*goal.why), ("Clear four faults in five before winter", "so that I can go home"));
}

#[test]
fn a_command_that_finds_the_journal_held_says_so_and_changes_nothing() {
    let desk = Desk::with_aldo();
    let before = desk.archive();
    let holder = held(&desk);
    let ran = desk.run(&["add", "action", "write to the director"]);
    assert_eq!((ran.code, ran.out.as_str()), (11, ""), "{}", ran.err);
    assert!(ran.err.contains("another program is writing to the journal; try again"), "{}", ran.err);
    drop(holder);
    assert_eq!(desk.archive(), before);
    desk.ok(&["add", "action", "write to the director"]);
}

#[test]
fn held_by_another_program_a_text_stays_on_the_screen_and_is_saved_afterwards() {
    let desk = with_notes("");
    let mut session = writing(&desk);
    let holder = held(&desk);
    type_in(&mut session, "He listened first,");
    session.wait_words("NOT SAVED: another program");
    // It can be written on, past more autosaves that fail.
    type_in(&mut session, " and then he asked.");
    session.press_key("Ctrl-S");
    session.wait_words("the same key again");
    session.wait_words("He listened first, and then he asked.");
    session.wait_words("NOT SAVED: another program");
    drop(holder);
    session.press_key("Ctrl-S");
    session.wait_words("wrote the notes");
    session.wait_for("no failure any more", |screen| !screen.contents().contains("NOT SAVED"));
    assert_eq!(notes(&desk), "He listened first, and then he asked.");
    session.press("q");
    is_whole(&desk.journal(), "held by another program");
}

#[test]
fn a_change_by_a_command_shows_by_itself_where_nobody_presses_a_key() {
    let desk = Desk::with_aldo();
    let mut session = desk.screens(&[]);
    session.wait_words("Today");
    // What comes right after the first draw must not be missed, nor what comes when all is quiet.
    for text in ["write to the director", "order the tools", "ring the depot"] {
        desk.ok(&["add", "action", text]);
        session.wait_words(text);
    }
    desk.ok(&["undo"]);
    session.wait_for("what was undone goes", |screen| !screen.contents().contains("ring the depot"));
}

#[test]
fn what_another_process_saves_does_not_make_what_is_written_here_saved() {
    let desk = Desk::with_aldo();
    let mut tui = Tui::with(desk.open());
    let other_writes = |tui: &mut Tui| {
        desk.ok(&["add", "action", "write to the director"]);
        let (app, at) = tui.app();
        app.journal_was_written(at);
        tui.draw();
    };
    tui.keys("3 n").text("Half a thou");
    other_writes(&mut tui);
    tui.shows("not saved yet").wait(Duration::from_secs(1)).shows("draft saved");
    other_writes(&mut tui);
    tui.shows("draft saved");
    // A letter that is taken away again leaves the draft a draft.
    tui.text("g").shows("not saved yet").keys("Backspace").shows("draft saved");
    tui.keys("Ctrl-S").shows("saved").shows_no("draft saved");
}

#[test]
fn what_one_text_cannot_keep_is_not_hidden_by_another_that_can() {
    let desk = Desk::with_aldo();
    let mut tui = Tui::with(desk.open());
    let conn = Connection::open(desk.journal()).unwrap();
    let refuses = "CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no room'); END";
    conn.execute_batch(refuses).unwrap();
    tui.keys("3 n").text("Half a thought").wait(Duration::from_secs(1)).shows("NOT SAVED");
    // The help lies over it, and has nothing to keep.
    tui.keys("F1").wait(Duration::from_secs(1)).keys("Esc").shows("NOT SAVED").wait(Duration::from_secs(1));
    tui.shows("NOT SAVED");
    conn.execute_batch("DROP TRIGGER full").unwrap();
    tui.wait(Duration::from_secs(1)).shows("draft saved");
}

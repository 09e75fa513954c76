//! Pastes, of any size, with brackets round them or as keys: in a text they are text, elsewhere an offer, and never keys.

use mentorlog::domain::MeetingId;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use mentorlog::tui::command::chain;

use super::Desk;
use crate::harness::{Tui, journal};
use crate::pty::Session;
use crate::states::STATES;

/// What would delete and leave, were it keys.
const KEYS: &str = "dd:q!\n";

/// What pasted text is like: several scripts, tabs, blanks, quotes.
const LINE: &str = "Kemal – \"he\" showed\ttwo new ones\u{301} how 漢字 go; ok? 👍 dd:q! ";

fn lines(bytes: usize) -> String {
    format!("{LINE}\n").repeat(bytes / (LINE.len() + 1))
}

/// As a terminal sends it: each line break as Enter does.
fn sent(text: &str) -> String {
    text.replace('\n', "\r")
}

fn bracketed(text: &str) -> String {
    format!("\x1b[200~{}\x1b[201~", sent(text))
}

/// All of it in a release build; a program that is built for tests takes its time with many megabytes.
fn size(few: usize, all: usize) -> usize {
    if cfg!(debug_assertions) { few } else { all }
}

#[test]
fn a_paste_of_megabytes_is_stored_byte_for_byte() {
    for text in [lines(size(1_000_000, 10_000_000)), LINE.repeat(size(300_000, 3_000_000) / LINE.len())] {
        let desk = Desk::new();
        let mut session = desk.writing();
        session.press(&bracketed(&format!("{text}the end")));
        session.wait_words("the end");
        session.press_key("!");
        session.wait_words("the end!");
        session.press_key("Esc");
        session.wait_words("wrote the notes");
        assert!(desk.notes() == format!("{text}the end!"), "what was pasted is not what is stored");
    }
}

#[test]
fn a_paste_without_brackets_is_stored_as_if_it_had_them() {
    let desk = Desk::new();
    let mut session = desk.writing();
    let text = lines(100_000);
    session.press(&sent(&format!("{text}the end")));
    session.wait_words("the end");
    session.press_key("Esc");
    session.wait_words("wrote the notes");
    assert!(desk.notes() == format!("{text}the end"), "what was pasted is not what is stored");
}

#[test]
fn line_breaks_become_line_feeds_and_controls_stay() {
    let mut tui = Tui::with(journal_of_a_meeting());
    tui.keys("2 Enter Enter").paste("a\r\nb\rc\nd\0e\x1b[31mf\u{202e}g\u{9b}h").shows("d^@e^[[31mf<U+202E>g<U+009B>h");
    tui.keys("Esc");
    let notes = tui.journal().meeting(MeetingId(1)).unwrap().meeting.details.notes;
    assert_eq!(notes, "a\nb\nc\nd\0e\x1b[31mf\u{202e}g\u{9b}h");
}

#[test]
fn in_a_line_the_line_breaks_of_a_paste_become_blanks() {
    let mut tui = Tui::empty();
    tui.keys("n").paste("Aldo\r\nmaria\nFerri\n").shows("Aldo maria Ferri");
}

#[test]
fn on_every_page_a_paste_is_an_offer_and_never_keys() {
    for state in STATES {
        let mut tui = state.at((80, 24));
        let (before, is_written) = (tui.journal().revision().unwrap(), chain::takes_text(tui.chain()));
        tui.paste(&KEYS.repeat(50));
        assert_eq!(tui.journal().revision().unwrap(), before, "{}-{}", state.screen, state.state);
        assert!(!tui.has_quit());
        let screen = tui.screen();
        let is_offered = screen.contains("Esc keep as a draft") || screen.contains("kept what was pasted");
        assert!(is_written || is_offered, "{}-{}:\n{screen}", state.screen, state.state);
    }
}

#[test]
fn keys_that_come_too_fast_to_be_pressed_do_nothing_on_any_list() {
    for (way, words) in [
        ("1", "NEXT MEETING"),
        ("2", "PAST"),
        ("3", "ACTIVE"),
        ("4", "QUESTION OF THE WEEK"),
        ("5", "Aldo Ferri  my mentor"),
        ("2 Enter", "Agenda"),
        ("3 Enter", "log two lines"),
        ("5 Enter", "WHAT IT IS FOR"),
    ] {
        let desk = Desk::new();
        crate::sample::write(&desk.path());
        let mut session = Session::start(&desk.path(), &[]);
        session.wait_words("Today");
        for key in way.split(' ') {
            session.press_key(key);
            session.wait_words("? keys");
        }
        session.wait_words(words);
        let before = desk.journal().revision().unwrap();
        session.press(&KEYS.repeat(50));
        session.wait_words("pasted: Enter adds it");
        assert_eq!(desk.journal().revision().unwrap(), before, "on {way}");
        session.press_key("Esc");
        session.wait_for("the page", |screen| !screen.contents().contains("Esc keep as a draft"));
        assert_eq!(desk.journal().revision().unwrap(), before, "on {way}");
        session.press(&sent(&KEYS.repeat(20)));
        session.wait_words("pasted: Enter adds it");
    }
}

#[test]
fn a_pasted_text_is_added_as_a_note_with_its_lines() {
    let mut tui = Tui::with(journal_of_a_meeting());
    tui.keys("2 Enter").paste("what he said\r\nand then:\r\nnothing\n");
    tui.shows("Note").shows("what he said").shows("and then:").keys("Enter").shows_no("Esc keep as a draft");
    let notes = tui.journal().meeting(MeetingId(1)).unwrap().meeting.details.notes;
    assert_eq!(notes, "what he said\nand then:\nnothing");
}

#[test]
fn a_pasted_text_may_become_another_line_and_is_a_draft_until_it_does() {
    let mut tui = Tui::with(journal_of_a_meeting());
    tui.paste("ring the depot\nabout the lift").keys("Shift-Tab").text("a").shows("ring the depot about the lift");
    tui.keys("Esc");
    assert_eq!(tui.journal().drafts().unwrap().len(), 1);
    tui.paste("another\nthing").shows("another").shows_no("ring the depot about the lift").keys("Esc");
    let bodies: Vec<_> = tui.journal().drafts().unwrap().into_iter().map(|saved| saved.draft.body).collect();
    assert_eq!(bodies.len(), 2, "one draft must not take the place of another");
    assert!(bodies.iter().any(|body| body.contains("another\\nthing")));
}

#[test]
fn a_pasted_note_that_was_left_has_its_lines_when_it_is_gone_on_with() {
    let mut tui = Tui::with(journal_of_a_meeting());
    tui.paste("another\nthing").keys("Esc c").shows("another").shows("thing").shows_no("another^Jthing");
    tui.paste(" or two").keys("Enter");
    let notes = tui.journal().meeting(MeetingId(1)).unwrap().meeting.details.notes;
    assert_eq!(notes, "another\nthing or two");
}

#[test]
fn with_nothing_to_capture_yet_a_paste_waits_for_a_text() {
    let mut tui = Tui::empty();
    tui.paste("Aldo Ferri").shows("kept what was pasted: Ctrl-V").shows("begin with a name first");
    tui.keys("n Ctrl-V").shows("Aldo Ferri");
    assert!(!tui.copies(), "it came from the terminal and need not go there");
}

fn journal_of_a_meeting() -> Journal {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
    journal
}

//! Every way out gives the terminal back as it was, answers with its own code, and keeps what was being written.

use std::fs;

use rustix::process::Signal;

use super::desk::Desk;
use super::sound::is_whole;
use crate::pty::Session;

/// A word to type; it is one, so that no line break falls into it.
const WORD: &str = "brakes-and-bays";

/// F12, at which a test build panics where it was asked to.
const F12: &str = "\x1b[24~";

/// The screens, on the form for a new goal with a word in it.
fn writing(desk: &Desk, environment: &[(&str, &str)]) -> Session {
    let mut session = desk.screens(environment);
    session.wait_words("Today");
    session.press("3");
    session.wait_words("n new");
    session.press("n");
    session.wait_words("New goal");
    session.press(WORD);
    session.wait_words(WORD);
    session
}

/// Sees the end, the terminal as it was, and these words on its normal screen.
fn ends(mut session: Session, code: i32, words: &str) {
    assert_eq!(session.finish(), code, "{words}");
    session.is_given_back();
    let shown = session.screen().contents();
    assert!(shown.contains(words), "no \"{words}\" on the normal screen:\n{shown}");
}

/// What the next start finds.
fn is_kept(desk: &Desk) {
    let mut journal = desk.open();
    journal.take_in_rescued().unwrap();
    let drafts = journal.drafts().unwrap();
    assert!(drafts.len() == 1 && drafts[0].draft.body.contains(WORD), "{drafts:?}");
    drop(journal);
    is_whole(&desk.journal(), "after a way out");
}

#[test]
fn leaving_by_a_key_ends_quietly() {
    for keys in [&["q"][..], &["\x03", "q"], &[":", "quit", "\r"]] {
        let desk = Desk::with_aldo();
        let mut session = desk.screens(&[]);
        session.wait_words("Today");
        for key in keys {
            session.press(key);
            match *key {
                "\x03" => session.wait_words("q leaves, and nothing is lost"),
                ":" => session.wait_words("Enter do it"),
                "quit" => session.wait_words(": quit"),
                _ => {}
            }
        }
        ends(session, 0, "");
    }
}

#[test]
fn leaving_in_the_middle_of_writing_keeps_the_words() {
    let desk = Desk::with_aldo();
    let mut session = writing(&desk, &[]);
    session.press_key("Ctrl-P");
    session.wait_words("Enter do it");
    session.press("quit");
    session.wait_words("quit");
    session.press("\r");
    ends(session, 0, "");
    is_kept(&desk);
}

#[test]
fn a_signal_says_that_the_words_are_kept_and_answers_with_its_number() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let desk = Desk::with_aldo();
        let session = writing(&desk, &[]);
        session.signal(signal);
        ends(session, 128 + signal.as_raw(), "ended by a signal; what was being written is kept");
        is_kept(&desk);
    }
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release cannot be asked to panic")]
fn a_panic_in_the_middle_of_writing_keeps_the_words_on_whatever_thread() {
    for (place, words) in [("loop", "asked to panic in the loop"), ("worker", "asked to panic on a worker")] {
        let desk = Desk::with_aldo();
        let mut session = writing(&desk, &[("MENTORLOG_TEST_PANIC", place), ("RUST_BACKTRACE", "0")]);
        session.press(F12);
        ends(session, 70, words);
        is_kept(&desk);
    }
}

#[test]
fn an_error_at_the_start_is_said_on_the_normal_screen() {
    let desk = Desk::with_aldo();
    let bytes = fs::read(desk.journal()).unwrap();
    for (damaged, code, words) in [(&bytes[..bytes.len() / 2], 13, "is damaged"), (b"a text", 14, "is no journal")] {
        fs::write(desk.journal(), damaged).unwrap();
        let session = desk.screens(&[]);
        ends(session, code, words);
        assert_eq!(fs::read(desk.journal()).unwrap(), damaged, "left as it was");
    }
}

#[test]
fn a_journal_whose_folder_is_moved_away_is_saved_to_again_once_it_is_back() {
    let (desk, beside) = (Desk::with_aldo(), tempfile::tempdir().unwrap());
    let mut session = writing(&desk, &[]);
    fs::rename(desk.folder(), beside.path().join("moved")).unwrap();
    session.press_key("Ctrl-S");
    session.wait_words("NOT SAVED: its file is not there any more; bring it back");
    session.wait_words(WORD);
    fs::rename(beside.path().join("moved"), desk.folder()).unwrap();
    session.press_key("Ctrl-S");
    session.wait_for("no failure any more", |screen| !screen.contents().contains("NOT SAVED"));
    session.press("q");
    session.press("q");
    ends(session, 0, "");
    assert_eq!(desk.archive().goals[0].details.title, WORD);
    is_whole(&desk.journal(), "moved away and back");
}

#[test]
fn a_journal_whose_folder_is_gone_for_good_leaves_the_words_where_it_says() {
    let (desk, elsewhere) = (Desk::with_aldo(), tempfile::tempdir().unwrap());
    let mut session = writing(&desk, &[("TMPDIR", elsewhere.path().to_str().unwrap())]);
    fs::remove_dir_all(desk.folder()).unwrap();
    session.wait_words("NOT SAVED: its file is not there any more; bring it back");
    session.press("\x1b");
    session.wait_words("the same key again leaves, and it is saved later");
    session.press("\x1b");
    session.wait_words("No goal is set");
    session.press("q");
    ends(session, 15, "what was being written is in ");
    let left: Vec<_> = fs::read_dir(elsewhere.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.len() == 1 && fs::read_to_string(&left[0]).unwrap().contains(WORD), "{left:?}");
    fs::create_dir(desk.folder()).unwrap();
}

#[test]
fn an_editor_that_is_missing_leaves_the_text_and_the_terminal_as_they_were() {
    let desk = Desk::with_aldo();
    let mut session = writing(&desk, &[("EDITOR", "no-such-editor-here")]);
    session.press_key("Ctrl-E");
    session.wait_words("no-such-editor-here");
    session.wait_words(WORD);
    assert!(session.screen().alternate_screen() && session.screen().bracketed_paste());
    session.press("\x1b");
    session.wait_words("n new");
    session.press("q");
    ends(session, 0, "");
    is_kept(&desk);
}

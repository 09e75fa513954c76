//! Ways in which the program is ended while somebody types ten characters a second: nothing of it is lost, the process is gone
//! within a second, and the terminal is as it was.

use std::path::{Path, PathBuf};
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use rustix::process::Signal;
use tempfile::TempDir;

use super::rounds;
use crate::pty::Session;

/// Between two characters of somebody who types ten a second.
const BETWEEN: Duration = Duration::from_millis(100);

/// How long the process may live on.
const SECOND: Duration = Duration::from_secs(1);

/// A line to type; no part of it stands in it twice, so what is kept of it can be told.
const LINE: &str = "Kemal showed two new ones how brakes go, and nobody had asked him to.";

/// The column a text begins in.
const MARGIN: usize = 2;

/// How it ends.
#[derive(Clone, Copy, Debug)]
enum End {
    By(Signal),
    TerminalClosed,
    Killed,
}

/// Somebody who writes notes of a meeting in a real terminal.
struct Writer {
    session: Session,
    folder: TempDir,
}

impl Writer {
    fn begin() -> Writer {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut journal = open(&path);
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
        drop(journal);
        let mut session = Session::start(&path, &[]);
        session.wait_words("Today");
        session.press("2");
        session.wait_words("Aldo");
        session.press("\r");
        session.wait_words("Enter write");
        session.press("\r");
        session.wait_words("Esc stop");
        Writer { session, folder }
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    /// Types the beginning of the line; the last character is on the screen in the end.
    fn types(&mut self, characters: usize) -> &'static str {
        let typed = &LINE[..characters];
        for character in typed.chars() {
            self.session.press(character.encode_utf8(&mut [0; 4]));
            while self.session.shows_more(BETWEEN) {}
        }
        // The caret tells that a blank at the end has arrived, which is nothing to see.
        let end = MARGIN + typed.len();
        let is_typed = |screen: &vt100::Screen| {
            screen.contents().contains(typed.trim_end()) && usize::from(screen.cursor_position().1) == end
        };
        self.session.wait_for(typed, is_typed);
        typed
    }
}

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::System).unwrap()
}

/// What the next start finds of the notes.
fn kept(path: &Path) -> String {
    let mut journal = open(path);
    journal.take_in_rescued().unwrap();
    journal.drafts().unwrap().into_iter().map(|saved| saved.draft.body).collect()
}

fn ends(end: End, round: u32) {
    let mut writer = Writer::begin();
    // Lengths far apart in turn, so that an end falls before, into and after an autosave in a few rounds too.
    let typed = writer.types(3 + round as usize * 23 % (LINE.len() - 3));
    let expected = match end {
        End::By(signal) => {
            writer.session.signal(signal);
            Some(128 + signal.as_raw())
        }
        End::TerminalClosed => {
            writer.session.hang_up();
            Some(128 + Signal::HUP.as_raw())
        }
        End::Killed => {
            writer.session.signal(Signal::KILL);
            Some(128 + Signal::KILL.as_raw())
        }
    };
    if let End::By(_) = end {
        while writer.session.shows_more(SECOND) {}
        writer.session.is_given_back();
    }
    assert_eq!(writer.session.ends_within(SECOND), expected, "{end:?}, round {round}: gone within a second");
    let kept = kept(&writer.journal());
    let lost = typed.len() - kept.len();
    let may_be_lost = if let End::Killed = end { 10 } else { 0 };
    assert!(typed.starts_with(&kept) && lost <= may_be_lost, "{end:?}, round {round}: \"{kept}\" of \"{typed}\"");
}

#[test]
fn a_signal_that_ends_the_program_loses_no_character() {
    for round in 0..rounds(2, 50) {
        for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
            ends(End::By(signal), round);
        }
    }
}

#[test]
fn keys_that_are_on_their_way_when_a_signal_comes_are_kept() {
    for _ in 0..rounds(3, 50) {
        let mut writer = Writer::begin();
        // No paste, for which keys that are held are too much alike.
        let typed = "x".repeat(1500);
        writer.session.press(&typed);
        writer.session.signal(Signal::TERM);
        while writer.session.shows_more(SECOND) {}
        assert_eq!(writer.session.ends_within(SECOND), Some(128 + Signal::TERM.as_raw()));
        writer.session.is_given_back();
        let kept = kept(&writer.journal());
        assert!(kept == typed, "{} of {} characters are kept", kept.len(), typed.len());
    }
}

#[test]
fn a_signal_while_a_save_waits_for_another_program_ends_it_and_keeps_the_words() {
    let mut writer = Writer::begin();
    let typed = writer.types(26);
    let other = rusqlite::Connection::open(writer.journal()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    writer.session.press("\x1b");
    writer.session.signal(Signal::TERM);
    while writer.session.shows_more(SECOND) {}
    writer.session.is_given_back();
    assert_eq!(writer.session.ends_within(SECOND), Some(128 + Signal::TERM.as_raw()));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(kept(&writer.journal()), typed);
}

#[test]
fn a_closed_terminal_ends_a_program_that_was_started_to_outlive_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let environment = [("HOME", folder.path().to_str().unwrap()), ("MENTORLOG_JOURNAL", path.to_str().unwrap())];
    let mut session = Session::shell("trap '' HUP; exec \"$0\"", &environment);
    session.wait_words("Today");
    session.press("n");
    session.wait_words("Ctrl-S save");
    session.press("Aldo");
    session.wait_words("Aldo");
    session.hang_up();
    assert_eq!(session.ends_within(3 * SECOND), Some(128 + Signal::HUP.as_raw()));
    assert!(kept(&path).contains("Aldo"));
}

#[test]
fn a_closed_terminal_loses_no_character() {
    (0..rounds(3, 50)).for_each(|round| ends(End::TerminalClosed, round));
}

#[test]
fn a_kill_loses_at_most_a_second_of_typing() {
    (0..rounds(3, 50)).for_each(|round| ends(End::Killed, round));
}

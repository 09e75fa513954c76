//! What only a real terminal can show: it is given back whatever happens, and a resize redraws.

use std::fs;
use std::time::Duration;

use chrono::Timelike;
use mentorlog::clock::Clock;
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::faults::rounds;
use crate::pty::Session;

/// A journal of Aldo, whose form one fills in, and an editor for it.
struct Lender {
    folder: TempDir,
    session: Session,
}

impl Lender {
    /// With an editor that does this. It can wait in a pipe by the name of `go`.
    fn to(script: &str) -> Lender {
        let folder = tempfile::tempdir().unwrap();
        // A shell by the name of an editor that is known to work in the terminal.
        std::os::unix::fs::symlink("/bin/sh", folder.path().join("vim")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, folder.path().join("go"), 0o600.into()).unwrap();
        fs::write(folder.path().join("script"), format!("cd '{}'\n{script}\n", folder.path().display())).unwrap();
        let editor = format!("'{0}/vim' '{0}/script'", folder.path().display());
        let mut session = Session::start(&folder.path().join("journal.db"), &[("EDITOR", &editor)]);
        session.wait_words("Today");
        session.press_key("n");
        session.wait_words("Ctrl-S save");
        session.press("Aldo Ferri");
        session.wait_words("Aldo Ferri");
        session.press("\t\t");
        session.raw.clear();
        session.press_key("Ctrl-E");
        Lender { folder, session }
    }

    /// Lets the editor go on, if it still waits: nobody is waited for who does not read.
    fn lets_go(&self) {
        let flags = rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::NONBLOCK;
        drop(rustix::fs::open(self.folder.path().join("go"), flags, rustix::fs::Mode::empty()));
    }
}

#[test]
fn a_signal_right_after_the_terminal_was_taken_gives_it_back() {
    for round in 0..rounds(10, 60) {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::start(&folder.path().join("journal.db"), &[]);
        while session.modes() == session.modes_before {
            std::thread::yield_now();
        }
        session.signal([Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT][round as usize % 4]);
        assert!(session.finish() > 128, "round {round}");
        session.is_given_back();
    }
}

#[test]
fn an_editor_that_ends_just_as_a_signal_ends_the_program_leaves_the_terminal_as_it_was() {
    for round in 0..rounds(10, 100) {
        let mut lender = Lender::to("printf 'THE EDITOR IS OPEN'; cat go > /dev/null");
        lender.session.wait_output("THE EDITOR IS OPEN");
        lender.session.signal(Signal::TERM);
        // The program waits for so long; what is looked for lies right there.
        lender.session.shows_more(Duration::from_millis(395 + u64::from(round % 10)));
        lender.lets_go();
        assert_eq!(lender.session.finish(), 128 + Signal::TERM.as_raw(), "round {round}");
        lender.session.is_given_back();
    }
}

#[test]
fn an_editor_that_breaks_down_leaves_none_of_its_modes_behind() {
    let mut lender = Lender::to("stty raw -echo; kill -9 $$");
    lender.session.wait_taken(1);
    lender.session.press_key("Esc");
    lender.session.wait_words("Every command, by name");
    lender.session.press_key("q");
    assert_eq!(lender.session.finish(), 0);
    lender.session.is_given_back();
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release cannot be asked to panic")]
fn a_panic_on_another_thread_says_what_became_of_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let environment = [("MENTORLOG_TEST_PANIC", "worker"), ("RUST_BACKTRACE", "0")];
    let mut session = Session::start(&folder.path().join("journal.db"), &environment);
    session.wait_words("Today");
    session.press("\x1b[24~");
    assert_eq!(session.finish(), 70);
    session.is_given_back();
    let shown = session.screen().contents();
    assert!(shown.contains("error of its own; what was being written is kept"), "{shown}");
}

#[test]
fn a_tab_in_a_form_is_a_key_however_fast_it_is_pressed() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&folder.path().join("journal.db"), &[]);
    session.wait_words("Today");
    session.press_key("n");
    session.wait_words("Ctrl-S save");
    session.press("Aldo Ferri\t\tto lead a crew");
    session.wait_words("lead a crew");
    session.press_key("Esc");
    session.wait_words("Every command, by name");
    let journal = Journal::open(&folder.path().join("journal.db"), Clock::System).unwrap();
    let body = &journal.drafts().unwrap()[0].draft.body;
    assert!(body.contains("\"Aldo Ferri\"") && body.contains("\"to lead a crew\""), "{body}");
}

#[test]
fn starting_and_leaving_give_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&folder.path().join("journal.db"), &[]);
    session.wait_words("Today");
    assert!(session.screen().alternate_screen());
    assert!(session.screen().bracketed_paste());
    session.press("q");
    assert_eq!(session.finish(), 0);
    session.is_given_back();
    assert_eq!(session.screen().contents().trim(), "", "nothing is said where there is nothing to say");
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_what_happened_on_the_normal_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut session =
        Session::start(&folder.path().join("journal.db"), &[("MENTORLOG_TEST_PANIC", "1"), ("RUST_BACKTRACE", "0")]);
    assert_ne!(session.finish(), 0);
    session.is_given_back();
    let shown = session.screen().contents();
    assert!(shown.contains("asked to panic"), "{shown}");
}

#[test]
fn a_resize_draws_the_screen_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&folder.path().join("journal.db"), &[]);
    session.wait_words("Today");
    session.resize(120, 36);
    session.wait_words("Mentorlog");
    session.resize(30, 5);
    session.wait_words("text is safe");
    session.press("q");
    assert_eq!(session.finish(), 0);
    session.is_given_back();
}

#[test]
fn what_is_no_terminal_of_its_own_gets_a_line_that_names_what_needs_none() {
    let folder = tempfile::tempdir().unwrap();
    let (home, path) = (folder.path().to_str().unwrap(), std::env::var("PATH").unwrap());
    for line in [
        "{ \"$0\"; echo code $?; } | cat",
        "\"$0\" </dev/null; echo code $?",
        "TERM=dumb \"$0\"; echo code $?",
        "TERM= \"$0\"; echo code $?",
        "unset TERM; \"$0\"; echo code $?",
        "setsid -w \"$0\"; echo code $?",
        "setsid -w \"$0\" </dev/null >out 2>&1; code=$?; cat out; echo code $code",
    ] {
        let mut session = Session::shell(&format!("cd \"$HOME\"; {line}"), &[("HOME", home), ("PATH", &path)]);
        assert_eq!(session.finish(), 0, "{line}");
        let said = String::from_utf8_lossy(&session.raw).into_owned();
        let lines: Vec<_> = said.lines().map(str::trim_end).collect();
        assert!(lines.len() <= 4 && lines.last() == Some(&"code 2"), "{line}: {said}");
        assert!(said.contains("mentorlog list") && said.contains("mentorlog add note -"), "{line}: {said}");
        assert!(!session.raw.contains(&0x1b), "{line}: an escape sequence");
    }
    assert!(!folder.path().join(".local").exists(), "a journal was made for nobody");
}

#[test]
fn a_faulty_configuration_opens_the_journal_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    std::fs::write(&config, "colour = no\n[keys]\nleave = \"Q\"\n").unwrap();
    let mut session =
        Session::start(&folder.path().join("journal.db"), &[("MENTORLOG_CONFIG", config.to_str().unwrap())]);
    session.wait_words("! config line 1");
    session.wait_words("mentorlog config check");
    session.press("q");
    session.press("Q");
    assert_eq!(session.finish(), 0);
    session.is_given_back();
}

#[test]
fn glyphs_and_colour_are_as_the_configuration_says_and_the_environment_has_the_last_word_on_colour() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    for (text, environment, has_colour, has_bar) in [
        ("", &[][..], true, true),
        ("colour = false\nglyphs = \"ascii\"\n", &[], false, false),
        ("colour = true\nglyphs = \"unicode\"\n", &[("NO_COLOR", "1"), ("LANG", "C")], false, true),
    ] {
        std::fs::write(&config, text).unwrap();
        let named = [("MENTORLOG_CONFIG", config.to_str().unwrap())];
        let mut session = Session::start(&folder.path().join("journal.db"), &[&named[..], environment].concat());
        session.wait_words("Today");
        session.press_key("Ctrl-P");
        session.wait_words(if has_bar { "┌" } else { "+--" });
        session.press_key("Esc");
        session.wait_for("the page below", |screen| !screen.contents().contains("do it"));
        session.press("q");
        assert_eq!(session.finish(), 0);
        let said = String::from_utf8_lossy(&session.raw).into_owned();
        assert_eq!(said.contains("\u{1b}[38;5;6"), has_colour, "{text}");
    }
}

#[test]
fn without_a_terminal_it_says_so_in_one_line() {
    for term in ["dumb", ""] {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::start(&folder.path().join("journal.db"), &[("TERM", term)]);
        assert_eq!(session.finish(), 2);
        assert!(!session.raw.contains(&0x1b), "an escape sequence on a terminal that has none");
        assert_eq!(String::from_utf8_lossy(&session.raw).trim_end().lines().count(), 1);
    }
}

/// The page of a meeting that began some time ago by the real clock, in a terminal.
fn in_a_meeting(folder: &TempDir) -> Session {
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::System).unwrap();
    let begun = (Clock::System.utc() - chrono::TimeDelta::minutes(23)).naive_utc();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let details = MeetingDetails {
        starts_at: Some(begun.time()),
        minutes: Some(600),
        status: MeetingStatus::Held,
        ..MeetingDetails::on(Some(aldo), begun.date())
    };
    let id = journal.add_meeting(&details).unwrap();
    journal.write_notes(id, "Seventy-one in a hundred.", false).unwrap();
    drop(journal);
    let mut session = Session::start(&path, &[]);
    session.wait_words("Today");
    session.press_key("2");
    session.wait_words("PAST");
    session.press_key("Enter");
    session.wait_words(" of 600 min");
    session
}

#[test]
fn between_two_minutes_of_a_meeting_nothing_is_written_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = in_a_meeting(&folder);
    // What is looked at once after the start is over by then, and no minute ends while one listens.
    while session.shows_more(SETTLED) {}
    let left = || 60 - u64::from(Clock::System.now().time().second());
    if left() <= SILENCE.as_secs() + 1 {
        session.wait_words(&format!("{} of 600 min", minutes_gone(&session) + 1));
        while session.shows_more(SETTLED) {}
    }
    let written = session.raw.len();
    assert!(!session.shows_more(SILENCE) && session.raw.len() == written, "{:?}", &session.raw[written..]);
}

#[test]
fn a_line_is_turned_into_an_action_in_a_terminal_however_fast_the_two_keys_come() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = in_a_meeting(&folder);
    session.press_key("Enter");
    session.wait_words("stop writing");
    session.press("\rAldo: sit in on a shift by tomorrow");
    session.wait_words("by tomorrow");
    session.press("\x14a");
    session.wait_words("action for Aldo: sit in on a shift, by");
    session.press("\rask Sami\x14\r");
    session.wait_words("Actions 2");
    session.press_key("Esc");
    session.wait_words("wrote the notes");
}

/// Longer than anything is looked at again after a start or a draw.
const SETTLED: Duration = Duration::from_millis(300);

/// How long one listens.
const SILENCE: Duration = Duration::from_secs(3);

fn minutes_gone(session: &Session) -> u32 {
    let shown = session.screen().contents();
    let (before, _) = shown.split_once(" of 600 min").unwrap();
    before.rsplit(' ').next().unwrap().parse().unwrap()
}

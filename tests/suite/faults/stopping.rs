//! Stopped and continued in a real shell's job: the terminal is the shell's meanwhile, and the screen and the text are back after.

use std::time::Duration;

use rustix::process::Signal;

use super::rounds;
use crate::pty::Session;

const QUIET: Duration = Duration::from_millis(300);

/// What an empty journal shows.
const GREETING: &str = "Every command, by name";

fn in_a_shell(journal: &std::path::Path) -> Session {
    let home = journal.parent().unwrap().to_str().unwrap();
    let environment = [("HOME", home), ("MENTORLOG_JOURNAL", journal.to_str().unwrap()), ("PS1", "shell> ")];
    let mut session = Session::run(&["bash", "--norc", "--noprofile", "-i"], 80, 24, &environment);
    session.waits("shell> ");
    session.press(&format!("{}\r", env!("CARGO_BIN_EXE_mentorlog")));
    session
}

#[test]
fn a_stopped_program_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = in_a_shell(&folder.path().join("journal.db"));
    session.wait_words("Today");
    session.press("n");
    session.wait_words("Ctrl-S save");
    session.press("Aldo");
    session.wait_words("Aldo");
    session.press("\x1b");
    session.wait_words(GREETING);
    for round in 0..rounds(4, 20) {
        let columns = 80 + u16::try_from(round % 3).unwrap() * 20;
        session.press("\x1a");
        session.waits("Stopped");
        session.press("stty -a\r");
        session.waits(" icanon");
        session.waits(" echo ");
        session.resize(columns, 24);
        session.press("fg\r");
        session.wait_words(GREETING);
        while session.shows_more(QUIET) {}
        let shown = session.screen().contents();
        session.press("\x0c");
        while session.shows_more(QUIET) {}
        assert_eq!(session.screen().contents(), shown, "round {round}: a fresh draw shows the same");
        assert!(session.screen().alternate_screen() && session.screen().bracketed_paste());
    }
    session.press("n");
    session.wait_words("as you left it");
    session.wait_words("Aldo");
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = in_a_shell(&folder.path().join("journal.db"));
    session.wait_words("Today");
    let job = session.foreground();
    rustix::process::kill_process_group(job, Signal::TSTP).unwrap();
    session.waits("Stopped");
    assert!(!session.screen().alternate_screen());
    session.press("fg\r");
    session.wait_words("Today");
    session.press("q");
    session.waits("shell> ");
}

#[test]
fn alone_in_its_terminal_it_says_that_nothing_would_bring_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(&folder.path().join("journal.db"), &[]);
    session.wait_words("Today");
    session.press("\x1a");
    session.wait_words("no shell here");
    session.signal(Signal::TSTP);
    session.press("q");
    assert_eq!(session.finish(), 0, "it was not stopped");
}

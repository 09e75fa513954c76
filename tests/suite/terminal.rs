//! What only a real terminal can show: it is given back whatever happens, and a resize redraws.

use crate::pty::Session;

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
fn without_a_terminal_it_says_so_in_one_line() {
    for term in ["dumb", ""] {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::start(&folder.path().join("journal.db"), &[("TERM", term)]);
        assert_eq!(session.finish(), 2);
        assert!(!session.raw.contains(&0x1b), "an escape sequence on a terminal that has none");
        assert_eq!(String::from_utf8_lossy(&session.raw).trim_end().lines().count(), 1);
    }
}

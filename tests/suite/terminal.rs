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

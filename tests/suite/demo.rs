//! `mentorlog demo`: alive on every place, labelled wherever one looks, and nothing of it is ever on a disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use mentorlog::clock::Clock;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::{Journal, sample};
use mentorlog::tui::command::{Command as Key, Place, Scope};
use mentorlog::tui::keymap::Keymap;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::harness::{NOW, Tui, journal};
use crate::pty::Session;
use crate::states::{SIZES, STATES};

const BINARY: &str = env!("CARGO_BIN_EXE_mentorlog");
const NOTHING_KEPT: &str = "demo, nothing is kept";
const GOODBYE: &str = "that was the demo; your own journal begins with mentorlog";

fn demo() -> Tui {
    Tui::demo(sample::journal(Clock::fixed(NOW).unwrap()).unwrap())
}

/// The keys of the places that show what is in the journal, as one presses them.
fn places() -> impl Iterator<Item = String> {
    let keymap = Keymap::default();
    // The Guide is the same in every journal.
    let told = Place::ALL.into_iter().filter(|place| *place != Place::Guide);
    told.map(move |place| keymap.key_of(&[Scope::Anywhere], Key::Go(place)).unwrap().to_string())
}

/// A journal in which there is nothing but a name.
fn begun() -> Journal {
    let mut journal = journal();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal
}

#[test]
fn every_place_of_the_demo_is_alive_at_both_sizes() {
    let mut missing = 0;
    for (columns, rows) in SIZES {
        for place in places() {
            let on = |mut tui: Tui| tui.resize(columns, rows).keys(&place).screen();
            let (told, empty) = (on(demo()), on(Tui::with(journal())) + "\n" + &on(Tui::with(begun())));
            let where_nothing_is = empty.lines().map(|line| line.trim_start_matches([' ', '▐']));
            for sentence in
                where_nothing_is.filter(|line| ["No ", "Nothing ", "Nobody "].iter().any(|no| line.starts_with(no)))
            {
                let said = sentence.split('.').next().unwrap();
                assert!(!told.contains(said), "{place} at {columns}x{rows}:\n{told}");
                missing += 1;
            }
            let own = told.lines().filter(|line| !line.trim().is_empty() && !empty.contains(line.trim())).count();
            assert!(own >= 3, "{own} lines of its own in {place} at {columns}x{rows}:\n{told}");
        }
    }
    assert!(missing >= 8, "only {missing} sentences on what is missing were looked for");
}

#[test]
fn it_says_demo_on_every_screen_and_over_every_overlay_at_every_size() {
    let way = "? Esc : Esc 2 Enter ? Esc Esc n Esc 3 n F1 Esc Esc 1 a Esc c Esc . Esc 4 Enter Esc Esc 5 Enter q";
    for (columns, rows) in [(200, 60), (120, 40), (99, 29), (80, 24), (60, 12), (40, 10)] {
        let mut tui = demo();
        tui.resize(columns, rows);
        for key in way.split(' ') {
            tui.keys(key);
            let screen = tui.screen();
            let at_the_top = screen.lines().take(2).any(|line| line.contains("DEMO"));
            assert!(at_the_top, "after {key} at {columns}x{rows}:\n{screen}");
            assert_eq!(screen.matches("DEMO").count(), 1, "after {key} at {columns}x{rows}:\n{screen}");
        }
        tui.keys("1");
        tui.shows(NOTHING_KEPT).shows_no("saved");
    }
    demo().resize(39, 9).shows("DEMO: make it larger").shows_no("safe");
}

#[test]
fn no_other_journal_ever_says_that_it_is_a_demo() {
    for state in STATES {
        state.at(SIZES[1]).shows_no("DEMO").shows_no(NOTHING_KEPT);
    }
}

#[test]
fn what_is_written_and_what_fails_in_the_demo_is_told_apart_from_what_is_kept() {
    let mut tui = demo();
    tui.keys("3 n").text("Half a thought").wait(Duration::from_secs(1)).shows(NOTHING_KEPT).shows_no("draft saved");
    // It is offered again all the same, for as long as the program runs.
    tui.keys("Esc 1").shows("Half a thought").keys("3 n").shows("Half a thought");
}

#[test]
fn all_of_the_story_can_be_taken_back_and_done_again_by_keys() {
    let mut tui = demo();
    let told = tui.journal().archive().unwrap();
    let end = "there is nothing to take back";
    while !tui.keys("u").screen().contains(end) {}
    assert_eq!(tui.journal().archive().unwrap().meetings.len(), 0);
    tui.shows("A journal for one mentorship").shows("DEMO");
    while !tui.keys("Ctrl-R").screen().contains("there is nothing to do again") {}
    assert_eq!(tui.journal().archive().unwrap(), told);
    tui.keys("1").shows("Aldo Ferri");
}

/// Everything a person has, beside a folder for temporary files.
struct Home {
    folder: TempDir,
    temporary: TempDir,
    before: Vec<Seen>,
}

/// What a file or a folder was like: where, when it was changed, how long it is or what is in it.
type Seen = (PathBuf, SystemTime, Vec<u8>);

impl Home {
    /// With a journal, a configuration and an editor that adds a line to each text.
    fn lived_in() -> Home {
        let (folder, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let home = folder.path();
        let data = home.join(".local/share/mentorlog");
        fs::create_dir_all(&data).unwrap();
        fs::create_dir_all(home.join(".config/mentorlog")).unwrap();
        fs::write(home.join(".config/mentorlog/config.toml"), "[keys]\n\"goals.new\" = [\"n\", \"N\"]\n").unwrap();
        // A shell by the name of an editor that is known to work in the terminal.
        std::os::unix::fs::symlink("/bin/sh", home.join("vim")).unwrap();
        fs::write(home.join("script"), "for file; do :; done\nprintf '\\nFrom my own editor.' >> \"$file\"\n").unwrap();
        let mut own = Journal::open(&data.join("journal.db"), Clock::fixed(NOW).unwrap()).unwrap();
        sample::tell(&mut own).unwrap();
        drop(own);
        let before = seen_below(home);
        assert!(before.len() > 6, "a journal, its snapshots, the configuration, the editor");
        Home { folder, temporary, before }
    }

    fn start(&self, args: &[&str]) -> Session {
        let home = self.folder.path().to_str().unwrap();
        let editor = format!("'{home}/vim' '{home}/script'");
        let journal = format!("{home}/.local/share/mentorlog/journal.db");
        let environment = [
            ("HOME", home),
            ("EDITOR", &editor),
            ("TMPDIR", self.temporary.path().to_str().unwrap()),
            ("MENTORLOG_JOURNAL", &journal),
        ];
        Session::run(&[&[BINARY], args].concat(), 120, 40, &environment)
    }

    fn is_untouched(&self) {
        assert_eq!(seen_below(self.folder.path()), self.before);
        assert_eq!(seen_below(self.temporary.path()).len(), 1, "the folder for temporary files itself");
    }
}

fn seen_below(folder: &Path) -> Vec<Seen> {
    let changed = |path: &Path| fs::symlink_metadata(path).unwrap().modified().unwrap();
    let mut seen = vec![(folder.to_owned(), changed(folder), Vec::new())];
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            seen.extend(seen_below(&path));
        } else {
            seen.push((path.clone(), changed(&path), fs::read(&path).unwrap()));
        }
    }
    seen
}

/// Writes, deletes, takes back, edits elsewhere, and is in the middle of a sentence.
fn live_in(session: &mut Session) {
    session.wait_words("DEMO");
    session.press_key("d");
    session.wait_words("u undo");
    session.press_key("u");
    session.wait_words("Taken back");
    session.press_key("Space");
    session.wait_words("done: ");
    for key in ["2", "j", "Enter"] {
        session.press_key(key);
        session.wait_words("? keys");
    }
    session.wait_words("PRIVATE");
    session.raw.clear();
    session.press_key("Ctrl-E");
    session.wait_taken(1);
    session.wait_words("wrote the notes");
    session.press_key("Esc");
    session.wait_words("f filter");
    session.press_key("3");
    session.wait_words("four faults in five");
    session.press_key("N");
    session.wait_words("New goal");
    session.press("Half a thought");
    session.wait_words("Half a thought");
    session.wait_words(NOTHING_KEPT);
}

#[test]
fn a_demo_that_is_left_has_touched_no_file_and_says_where_the_own_journal_is() {
    let home = Home::lived_in();
    let mut session = home.start(&["demo"]);
    live_in(&mut session);
    session.press_key("Esc");
    session.wait_words("l log");
    session.press_key("q");
    assert_eq!(session.finish(), 0);
    session.is_given_back();
    assert!(session.screen().contents().contains(GOODBYE), "{}", session.screen().contents());
    home.is_untouched();
}

#[test]
fn a_demo_that_is_killed_has_touched_no_file_and_does_not_say_that_anything_is_kept() {
    let home = Home::lived_in();
    let mut session = home.start(&["demo"]);
    live_in(&mut session);
    session.signal(Signal::TERM);
    assert_eq!(session.finish(), 128 + Signal::TERM.as_raw());
    session.is_given_back();
    let said = session.screen().contents();
    assert!(said.contains("nothing is kept") && !said.contains("written is kept"), "{said}");
    home.is_untouched();
}

#[test]
fn the_demo_is_told_for_the_day_that_counts_as_today() {
    let home = Home::lived_in();
    for args in [["--now", "2031-02-12T09:00", "demo"], ["demo", "--now", "2031-02-12T09:00"]] {
        let mut session = home.start(&args);
        session.wait_words("Wednesday 12 February");
        session.wait_words("Thu 13 Feb");
        session.press_key("q");
        assert_eq!(session.finish(), 0);
    }
}

#[test]
fn a_named_journal_beside_the_demo_is_a_mistake_and_without_a_terminal_there_is_no_demo() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.db");
    let run = |args: &[&str]| {
        let mut command = Command::new(BINARY);
        command.env_clear().env("HOME", folder.path()).env("MENTORLOG_JOURNAL", &own).env("TERM", "xterm-256color");
        let ran = command.args(args).stdin(Stdio::null()).output().unwrap();
        assert_eq!(ran.stdout, b"", "{args:?}");
        (ran.status.code().unwrap(), String::from_utf8(ran.stderr).unwrap())
    };
    for args in [["demo", "--journal", "x.db"], ["--journal", "x.db", "demo"]] {
        let (code, said) = run(&args);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("leave --journal out") && said.lines().count() == 1, "{said}");
    }
    let (code, said) = run(&["demo"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.starts_with("mentorlog: ") && said.lines().count() == 1, "{said}");
    let (code, said) = run(&["demo", "--now", "soon"]);
    assert_eq!((code, said.lines().count()), (2, 1), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

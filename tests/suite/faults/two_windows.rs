//! Two windows on one journal that write at the same place: each keeps its own draft, whatever the other does with its own.

use std::path::PathBuf;
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use tempfile::TempDir;

use crate::harness::{NOW, Tui};

const SECOND: Duration = Duration::from_secs(1);

/// A journal with a meeting today, and windows on it.
struct Case {
    folder: TempDir,
}

impl Case {
    fn new() -> Case {
        let case = Case { folder: tempfile::tempdir().unwrap() };
        let mut journal = case.journal();
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
        case
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    fn journal(&self) -> Journal {
        Journal::open(&self.path(), Clock::fixed(NOW).unwrap()).unwrap()
    }

    fn window(&self) -> Tui {
        Tui::with(self.journal())
    }

    /// What is being written, however it is told apart.
    fn drafts(&self) -> Vec<String> {
        let mut bodies: Vec<_> = self.journal().drafts().unwrap().into_iter().map(|saved| saved.draft.body).collect();
        bodies.sort();
        bodies
    }

    fn holds(&self, words: &[&str]) {
        let drafts = self.drafts();
        for word in words {
            assert_eq!(drafts.iter().filter(|body| body.contains(word)).count(), 1, "{word} in {drafts:?}");
        }
        assert_eq!(drafts.len(), words.len(), "{drafts:?}");
    }
}

/// Ends a window as a signal does.
fn end(mut tui: Tui) {
    tui.end();
}

#[test]
fn a_text_that_is_saved_in_one_window_leaves_the_draft_of_the_other() {
    let case = Case::new();
    let (mut one, mut other) = (case.window(), case.window());
    one.keys("2 Enter Enter");
    other.keys("2 Enter Enter").text("of another mind").wait(SECOND);
    one.text("what he said").wait(SECOND);
    case.holds(&["what he said", "of another mind"]);
    one.keys("Esc");
    case.holds(&["of another mind"]);
    end(other);
    case.holds(&["of another mind"]);
}

#[test]
fn a_draft_that_another_window_took_over_and_saved_is_there_again_at_the_end() {
    let case = Case::new();
    let mut one = case.window();
    one.keys("2 Enter Enter").text("what he said").wait(SECOND).shows("draft saved");
    let mut other = case.window();
    other.keys("2 Enter").shows("not saved yet; Enter goes on").keys("Enter").shows("what he said").keys("Ctrl-S");
    case.holds(&[]);
    end(one);
    case.holds(&["what he said"]);
}

#[test]
fn two_new_goals_that_are_written_at_once_are_two() {
    let case = Case::new();
    let (mut one, mut other) = (case.window(), case.window());
    one.keys("3 n").text("Say no once a week").wait(SECOND);
    other.keys("3 n").text("Clear four faults").wait(SECOND);
    one.text(" at least").wait(SECOND);
    other.text(" in five").wait(SECOND);
    case.holds(&["Say no once a week at least", "Clear four faults in five"]);
}

#[test]
fn a_text_that_is_gone_on_with_is_still_one() {
    let case = Case::new();
    let mut tui = case.window();
    tui.keys("3 n").text("Say no").wait(SECOND).keys("Esc n").shows("Say no").text(" once").wait(SECOND);
    case.holds(&["Say no once"]);
    tui.keys("Ctrl-S");
    case.holds(&[]);
    tui.keys("2 Enter Enter").text("half a sen").wait(SECOND);
    drop(tui);
    let mut tui = case.window();
    tui.keys("2 Enter Enter").shows("half a sen").text("tence").wait(SECOND);
    case.holds(&["half a sentence"]);
    tui.keys("Esc");
    case.holds(&[]);
}

#[test]
fn two_new_things_that_find_no_room_are_both_there_when_there_is() {
    let case = Case::new();
    let other = rusqlite::Connection::open(case.path()).unwrap();
    other
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no room'); END")
        .unwrap();
    let mut tui = case.window();
    tui.keys("3 n").text("Say no once a week").keys("Esc Esc n").text("Clear four faults").keys("Esc Esc");
    other.execute_batch("DROP TRIGGER full").unwrap();
    tui.wait(2 * SECOND);
    case.holds(&["Say no once a week", "Clear four faults"]);
}

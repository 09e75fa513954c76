//! What is written is never lost: a save that fails, a second terminal that writes too, a record that goes while one writes.

use std::path::Path;
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::answer::AnswerFilter;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{MeetingId, Page};
use mentorlog::journal::Journal;
use mentorlog::tui::app::Request;

use crate::harness::{NOW, Tui};

/// A journal in a file, so that others can open it too, with a meeting of today that has notes.
struct Case {
    folder: tempfile::TempDir,
    tui: Tui,
    meeting: MeetingId,
}

impl Case {
    /// The takeaways of the meeting and the lines of its agenda.
    fn lines(&self) -> usize {
        let page = self.tui.journal().meeting(self.meeting).unwrap();
        page.takeaways.len() + page.agenda.len()
    }

    /// On the page of the meeting.
    fn on_a_meeting() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = open(&folder.path().join("journal.db"));
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let day = "2026-09-09".parse().unwrap();
        let details = MeetingDetails { notes: "old".into(), ..MeetingDetails::on(Some(aldo), day) };
        let meeting = journal.add_meeting(&details).unwrap();
        let mut tui = Tui::with(journal);
        tui.resize(120, 36).keys("2 Enter");
        Case { folder, tui, meeting }
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        self.tui.keys(keys);
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.tui.text(text);
        self
    }

    fn shows(&mut self, words: &str) -> &mut Self {
        self.tui.shows(words);
        self
    }

    /// Chooses a command in the palette.
    fn palette(&mut self, words: &str) -> &mut Self {
        self.keys("Ctrl-P").text(words).keys("Enter")
    }

    /// The journal in a second terminal.
    fn elsewhere(&self) -> Journal {
        open(&self.folder.path().join("journal.db"))
    }

    /// Lets every change of a table fail from now on.
    fn refuse(&mut self, table: &str) -> &mut Self {
        let refusal = "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;";
        let before = |change: &str| format!("CREATE TRIGGER no_{table}_{change} BEFORE {change} ON {table} {refusal}");
        self.sql(&format!("{}{}", before("UPDATE"), before("INSERT")))
    }

    fn allow(&mut self, table: &str) -> &mut Self {
        self.sql(&format!("DROP TRIGGER no_{table}_UPDATE; DROP TRIGGER no_{table}_INSERT;"))
    }

    fn sql(&mut self, sql: &str) -> &mut Self {
        let other = rusqlite::Connection::open(self.folder.path().join("journal.db")).unwrap();
        other.execute_batch(sql).unwrap();
        self
    }

    fn notes(&self) -> String {
        self.tui.journal().meeting(self.meeting).unwrap().meeting.details.notes
    }

    fn drafts(&self) -> Vec<String> {
        self.tui.journal().drafts().unwrap().into_iter().map(|saved| saved.draft.body).collect()
    }
}

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::fixed(NOW).unwrap()).unwrap()
}

#[test]
fn a_save_that_fails_holds_one_once_on_a_text_with_a_stop_key_of_its_own() {
    for key in ["Esc", "Ctrl-S"] {
        let mut case = Case::on_a_meeting();
        case.keys("Enter").text(" words").refuse("meetings").keys(key);
        case.shows("the same key again keeps it as a draft and leaves").shows("old words");
        // The draft is kept already, so the footer is not the place for the cause.
        case.shows("the disk is full; the same key").shows("draft saved");
        case.keys(key).shows("kept as a draft");
        assert_eq!(case.drafts(), ["old words"], "{key}");
        case.allow("meetings").keys("Enter Enter").shows("continued what you were writing").keys("Ctrl-S");
        assert_eq!((case.notes().as_str(), case.drafts().len()), ("old words", 0), "{key}");
    }
}

#[test]
fn the_hold_gives_way_to_the_same_key_only_and_saves_if_that_works_again() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words").refuse("meetings").keys("Esc").text(" more").keys("Esc");
    case.shows("the same key again").shows("old words more");
    case.allow("meetings").keys("Esc").shows("wrote the notes");
    assert_eq!(case.notes(), "old words more");
}

#[test]
fn leaving_through_the_palette_gives_way_the_second_time() {
    for (words, seen) in [("goals", "No goal"), ("quit", "")] {
        let mut case = Case::on_a_meeting();
        case.keys("Enter").text(" words").refuse("meetings").palette(words).shows("the same key again");
        assert!(!case.tui.has_quit());
        case.palette(words).shows(seen);
        assert_eq!(case.tui.has_quit(), words == "quit");
        assert_eq!(case.drafts(), ["old words"]);
    }
}

#[test]
fn one_is_told_before_words_go_that_cannot_even_be_a_draft() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words").refuse("meetings").refuse("drafts").keys("Esc");
    case.shows("leaves, and it is saved later").shows("old words");
    case.allow("drafts").keys("Esc").shows("kept as a draft");
    assert_eq!(case.drafts(), ["old words"]);
}

#[test]
fn what_was_left_and_could_not_be_a_draft_is_one_as_soon_as_it_can() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words").refuse("meetings").refuse("drafts").keys("Esc Esc Esc").shows("NOT SAVED");
    assert!(case.drafts().is_empty());
    // The same text is opened again before anything else happens.
    case.allow("drafts").keys("Enter Enter").shows("old words");
    assert_eq!(case.drafts(), ["old words"]);
}

#[test]
fn a_meeting_that_goes_while_one_writes_leaves_the_text_in_sight() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words");
    case.elsewhere().delete(case.meeting.into()).unwrap();
    case.text(" and more").shows("not in the journal any more").shows("old words and more");
    case.palette("trash").keys("Enter Esc").shows("old words and more").keys("Esc");
    assert_eq!(case.notes(), "old words and more");
}

#[test]
fn nobody_is_held_on_a_meeting_that_is_gone() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words");
    case.elsewhere().delete(case.meeting.into()).unwrap();
    case.keys("Esc Esc");
    assert_eq!(case.drafts(), ["old words"]);
    case.keys("1").shows("UNSAVED").keys("q");
    assert!(case.tui.has_quit());
}

#[test]
fn a_note_captured_for_the_text_one_writes_stays_in_it() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words").palette("capture").text("n").text("and a note").keys("Enter");
    assert_eq!(case.notes(), "old\n\nand a note");
    case.keys("Esc").shows("what was added meanwhile follows");
    assert_eq!(case.notes(), "old words\n\nand a note");
}

#[test]
fn a_note_from_a_second_terminal_stays_in_the_text_one_writes() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words");
    case.elsewhere().append_note(case.meeting, "from a shell", false).unwrap();
    case.keys("Esc");
    assert_eq!(case.notes(), "old words\n\nfrom a shell");
    case.keys("u");
    assert_eq!(case.notes(), "old\n\nfrom a shell");
}

#[test]
fn two_texts_that_do_not_fit_together_are_both_kept() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words");
    case.elsewhere().write_notes(case.meeting, "quite another text", false).unwrap();
    case.keys("Esc").shows("changed elsewhere too, that is below").shows("old words").shows("quite another text");
    assert!(case.notes().contains("changed elsewhere meanwhile"), "{}", case.notes());
}

#[test]
fn a_draft_is_gone_on_with_over_what_was_added_since() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words").refuse("meetings").keys("Esc Esc").allow("meetings");
    let later = Clock::fixed("2026-09-09T15:00:00+02:00").unwrap();
    let mut other = Journal::open(&case.folder.path().join("journal.db"), later).unwrap();
    other.append_note(case.meeting, "from a shell", false).unwrap();
    case.keys("Enter Enter").shows("what was added meanwhile follows").keys("Ctrl-S");
    assert_eq!(case.notes(), "old words\n\nfrom a shell");
}

#[test]
fn an_answer_changed_in_a_second_terminal_is_kept_too() {
    let mut case = Case::on_a_meeting();
    case.keys("4 Enter").text("first").keys("Esc e").text(" and last");
    let mut other = case.elsewhere();
    let answers = other.answers(&AnswerFilter::default(), &Page::first(5)).unwrap();
    let (id, details) = (answers[0].item.answer.id, answers[0].item.answer.details.clone());
    other.save_answer(id, &details.text, "first, from a shell").unwrap();
    case.keys("Esc");
    let text = case.tui.journal().answer(id).unwrap().details.text;
    assert!(text.contains("first and last") && text.contains("from a shell"), "{text}");
}

#[test]
fn what_comes_back_from_the_editor_and_cannot_be_saved_is_being_written() {
    let mut case = Case::on_a_meeting();
    case.keys("Ctrl-E").refuse("meetings").tui.edited(|_| "an hour of work".to_owned());
    case.shows("the disk is full").shows("an hour of work").shows("stop writing");
    case.tui.wait(Duration::from_secs(2));
    assert_eq!(case.drafts(), ["an hour of work"]);
    case.allow("meetings").keys("Esc");
    assert_eq!((case.notes().as_str(), case.drafts().len()), ("an hour of work", 0));
}

#[test]
fn an_answer_that_comes_back_and_cannot_be_saved_is_being_written() {
    let mut case = Case::on_a_meeting();
    case.keys("4 Enter").text("first").keys("Esc Ctrl-E").refuse("answers").tui.edited(|_| "an hour".to_owned());
    case.shows("an hour").shows("stop writing").allow("answers").keys("Esc").shows("answer changed");
    assert_eq!(case.drafts().len(), 0);
}

#[test]
fn a_note_on_a_person_that_cannot_be_saved_is_a_draft_which_the_editor_gets_again() {
    let mut case = Case::on_a_meeting();
    case.keys("5 Enter Ctrl-E").refuse("people").tui.edited(|_| "likes tables".to_owned());
    case.shows("the disk is full").tui.wait(Duration::from_secs(2));
    assert_eq!(case.drafts(), ["likes tables"]);
    case.keys("Esc").shows("the same key again").keys("Esc").allow("people").keys("Enter").shows("not saved yet");
    case.keys("Ctrl-E").tui.edited(|text| format!("{text} and charts"));
    case.shows("likes tables and charts");
    assert_eq!(case.drafts().len(), 0);
}

#[test]
fn a_line_that_the_journal_refuses_stays_with_its_words() {
    for (keys, table) in [("Tab*3 n", "takeaways"), ("Shift-Tab n", "agenda_lines")] {
        let mut case = Case::on_a_meeting();
        let before = case.lines();
        case.keys(keys)
            .text("five breaths")
            .refuse(table)
            .keys("Enter")
            .shows("the disk is full")
            .shows("five breaths");
        case.text(" and more").allow(table).keys("Enter").shows("five breaths and more");
        assert_eq!(case.lines(), before + 1, "{table}");
    }
}

#[test]
fn a_line_left_by_esc_is_one_key_away() {
    for keys in ["Tab*3 n", "Shift-Tab n"] {
        let mut case = Case::on_a_meeting();
        let before = case.lines();
        case.keys(keys).text("five breaths").keys("Esc").shows("The line is put away");
        case.tui.shows_no("five breaths");
        case.keys("u").shows("five breaths").keys("Enter").shows("five breaths");
        assert_eq!(case.lines(), before + 1, "{keys}");
    }
}

#[test]
fn an_empty_line_left_by_esc_leaves_nothing_to_say() {
    let mut case = Case::on_a_meeting();
    case.keys("Tab*3 n Esc").tui.shows_no("put away");
}

#[test]
fn leaving_by_any_way_saves_what_is_being_written() {
    let ways: [(&str, &[&str]); 9] = [
        ("Esc", &[]),
        ("Ctrl-S", &[]),
        ("Tab", &[]),
        ("Shift-Tab", &[]),
        ("", &["quit"]),
        ("", &["goals"]),
        ("", &["next place"]),
        ("", &["trash", "today"]),
        ("", &["suspend", "quit"]),
    ];
    for (keys, commands) in ways {
        let mut case = Case::on_a_meeting();
        case.keys("Enter").text(" words");
        if !keys.is_empty() {
            case.keys(keys);
        }
        for command in commands {
            case.palette(command);
        }
        assert_eq!(case.notes(), "old words", "{keys} {commands:?}\n{}", case.tui.screen());
        assert!(case.drafts().is_empty(), "{keys} {commands:?}");
    }
}

#[test]
fn taking_back_an_older_change_leaves_what_is_being_written() {
    let mut case = Case::on_a_meeting();
    case.keys("Tab*3 n").text("five breaths").keys("Enter Shift-Tab*3 Enter").text(" words").palette("trash");
    case.keys("u Esc").shows("old words").shows("stop writing").keys("Esc");
    assert!(case.tui.journal().meeting(case.meeting).unwrap().takeaways.is_empty());
    assert_eq!(case.notes(), "old words");
}

#[test]
fn a_suspend_keeps_what_is_being_written_as_a_draft() {
    let mut case = Case::on_a_meeting();
    case.keys("Enter").text(" words").palette("suspend");
    assert_eq!(case.tui.request(), Some(Request::Suspend));
    assert_eq!(case.drafts(), ["old words"]);
}

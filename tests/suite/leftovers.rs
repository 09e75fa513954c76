//! What an editor left that was open when the program was killed: the next start keeps it as a draft, and overwrites nothing by it.

use std::fs;
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::MeetingId;
use mentorlog::domain::draft::{Draft, DraftPlace};
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{NOW, Tui};

/// Said once what was left is a draft.
const KEPT: &str = "what was open in your editor is kept as a draft";

/// A journal in a file, in the state in which the program was killed.
struct Case {
    folder: TempDir,
    journal: Journal,
    meeting: MeetingId,
}

impl Case {
    fn new() -> Case {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = open(&folder);
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let day = "2026-09-09".parse().unwrap();
        let details = MeetingDetails { notes: "old".into(), ..MeetingDetails::on(Some(aldo), day) };
        let meeting = journal.add_meeting(&details).unwrap();
        Case { folder, journal, meeting }
    }

    /// Puts down what an editor left of what it was given.
    fn left(&self, place: Option<&str>, field: Option<&str>, given: &str, left: &str) -> &Self {
        let folder = self.folder.path().join(format!("journal-editing/{:08x}", self.count()));
        fs::create_dir_all(&folder).unwrap();
        let about =
            json!({"place": place, "field": field, "at": "2026-09-09T10:00:00Z", "file": "x.md", "text": given});
        fs::write(folder.join("given.json"), about.to_string()).unwrap();
        fs::write(folder.join("x.md"), left).unwrap();
        self
    }

    fn left_of_the_notes(&self, left: &str) -> &Self {
        self.left(Some("M1 notes"), None, "old", left)
    }

    fn draft(&self, place: &str, body: &str) -> &Self {
        self.journal.save_draft(&Draft { place: place.parse().unwrap(), body: body.into(), caret: 0 }).unwrap();
        self
    }

    /// Starts the program on it.
    fn start(&self) -> Tui {
        let mut tui = Tui::with(open(&self.folder));
        tui.wait(Duration::ZERO);
        tui
    }

    fn drafts(&self) -> Vec<(String, String)> {
        let drafts = self.journal.drafts().unwrap().into_iter().map(|saved| saved.draft);
        let mut drafts: Vec<_> = drafts.map(|draft| (draft.place.to_string(), draft.body)).collect();
        drafts.sort();
        drafts
    }

    /// How many folders there are.
    fn count(&self) -> usize {
        fs::read_dir(self.folder.path().join("journal-editing")).map_or(0, Iterator::count)
    }
}

fn open(folder: &TempDir) -> Journal {
    Journal::open(&folder.path().join("journal.db"), Clock::fixed(NOW).unwrap()).unwrap()
}

fn notes(body: &str) -> (String, String) {
    ("M1 notes".to_owned(), body.to_owned())
}

/// The words of a captured line.
fn note(body: &str) -> String {
    serde_json::from_str::<Value>(body).unwrap()["note"].as_str().unwrap().to_owned()
}

#[test]
fn it_stands_in_its_place_and_is_gone_on_with_there() {
    let case = Case::new();
    let mut tui = case.left_of_the_notes("old and new").start();
    tui.shows(KEPT).shows("3 words of notes").shows("2 hours ago");
    assert_eq!((case.drafts(), case.count()), (vec![notes("old and new")], 0));
    tui.keys("2 Enter Enter").shows("continued what you were writing").shows("old and new").keys("Ctrl-S");
    assert_eq!(case.journal.meeting(case.meeting).unwrap().meeting.details.notes, "old and new");
    assert!(case.drafts().is_empty());
}

#[test]
fn the_draft_that_the_editor_was_given_gives_way_to_it() {
    let case = Case::new();
    case.draft("M1 notes", "old").left_of_the_notes("old and new").start().shows(KEPT);
    assert_eq!(case.drafts(), [notes("old and new")]);
}

#[test]
fn a_draft_with_other_words_stays_and_it_is_a_line_beside_it() {
    let case = Case::new();
    case.draft("M1 notes", "written since").left_of_the_notes("old\n\nand new").start().shows(KEPT).shows("a new note");
    let drafts = case.drafts();
    assert_eq!((drafts.len(), &drafts[0]), (2, &notes("written since")));
    assert_eq!((drafts[1].0.as_str(), note(&drafts[1].1).as_str()), ("new captured line 1", "old\n\nand new"));
}

#[test]
fn two_that_were_left_of_one_text_are_both_kept() {
    let case = Case::new();
    case.left_of_the_notes("one").left_of_the_notes("two").left_of_the_notes("three").start().shows(KEPT);
    let mut words: Vec<_> = case.drafts().into_iter().map(|(_, body)| body).collect();
    words[1..].iter_mut().for_each(|body| *body = note(body));
    words.sort();
    assert_eq!((words, case.count()), (vec!["one".to_owned(), "three".into(), "two".into()], 0));
}

#[test]
fn what_was_written_into_the_record_since_is_kept_with_it() {
    let mut case = Case::new();
    case.journal.append_note(case.meeting, "added since", false).unwrap();
    case.left_of_the_notes("old and new").start().keys("2 Enter Enter Ctrl-S");
    assert_eq!(case.journal.meeting(case.meeting).unwrap().meeting.details.notes, "old and new\n\nadded since");
}

#[test]
fn what_is_saved_already_or_was_not_touched_is_not_offered() {
    let mut case = Case::new();
    case.journal.write_notes(case.meeting, "saved", false).unwrap();
    let person = case.journal.mentorship_page(mentorship(&case)).unwrap().person.id;
    case.journal.save_text(person.into(), "note", "", "saved too").unwrap();
    case.left_of_the_notes("saved").left(Some("S1 note"), None, "", "saved too");
    case.left(Some("M1 private_notes"), None, "same", "same").left(Some("M1 notes"), None, "words", "").start();
    assert_eq!((case.drafts(), case.count()), (vec![], 0));
}

fn mentorship(case: &Case) -> mentorlog::domain::MentorshipId {
    case.journal.meeting(case.meeting).unwrap().meeting.details.mentorship_id.unwrap()
}

#[test]
fn a_field_of_a_form_goes_back_into_the_draft_of_the_form() {
    let mut case = Case::new();
    case.journal.add_goal(&GoalDetails::new(None, "speak up")).unwrap();
    let body = json!({"title": "speak up", "why": "as it was given"}).to_string();
    case.draft("G1 form", &body).left(Some("G1 form"), Some("why"), "as it was given", "because").start().shows(KEPT);
    let drafts = case.drafts();
    let form: Value = serde_json::from_str(&drafts[0].1).unwrap();
    assert_eq!((drafts.len(), &form["title"], &form["why"]), (1, &json!("speak up"), &json!("because")));
}

#[test]
fn a_field_that_says_something_else_by_now_stays_and_so_does_what_was_left() {
    for form in [json!({"why": "written since"}).to_string(), String::new()] {
        let case = Case::new();
        if !form.is_empty() {
            case.draft("new goal 1", &form);
        }
        case.left(Some("new goal 1"), Some("why"), "as it was given", "because").start().shows(KEPT);
        let drafts = case.drafts();
        assert_eq!(note(&drafts[0].1), "because");
        assert_eq!(drafts.get(1).map_or("", |draft| draft.1.as_str()), form);
    }
}

#[test]
fn with_nobody_to_note_it_for_it_is_an_action() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(&folder);
    let edit = folder.path().join("journal-editing/1a2b3c4d");
    fs::create_dir_all(&edit).unwrap();
    fs::write(edit.join("x.md"), "words of nobody knows what").unwrap();
    let mut tui = Tui::with(journal);
    tui.wait(Duration::ZERO).shows(KEPT).shows("a new action: words of nobody knows what");
    tui.keys("c").shows("words of nobody knows what").keys("Ctrl-S").shows("Added");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn a_deleted_record_does_not_keep_it_from_being_offered() {
    let mut case = Case::new();
    case.journal.delete(case.meeting.into()).unwrap();
    case.left_of_the_notes("old and new").draft("M1 private_notes", "other words");
    case.left(Some("M1 private_notes"), None, "", "more").start().shows(KEPT);
    let drafts = case.drafts();
    assert_eq!(drafts[0], notes("old and new"));
    assert_eq!((drafts.len(), note(&drafts[2].1)), (3, "more".to_owned()));
    let place: DraftPlace = drafts[2].0.parse().unwrap();
    assert!(matches!(place, DraftPlace::New { .. }));
}

#[test]
fn while_one_writes_it_waits() {
    let case = Case::new();
    case.left_of_the_notes("old and new");
    let mut tui = Tui::with(open(&case.folder));
    tui.keys("2 Enter Enter").text(" words").wait(Duration::from_secs(2)).shows("old words");
    assert_eq!((case.drafts(), case.count()), (vec![notes("old words")], 1));
    tui.keys("Esc").wait(Duration::from_secs(2)).shows(KEPT);
    assert_eq!((case.drafts(), case.count()), (vec![notes("old and new")], 0));
}

#[test]
fn what_can_not_be_kept_stays_for_the_next_start() {
    let case = Case::new();
    let other = rusqlite::Connection::open(case.folder.path().join("journal.db")).unwrap();
    other
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;",
        )
        .unwrap();
    case.left_of_the_notes("old and new").start().shows("the disk is full");
    assert_eq!((case.drafts(), case.count()), (vec![], 1));
    other.execute_batch("DROP TRIGGER full").unwrap();
    case.start().shows(KEPT);
    assert_eq!((case.drafts(), case.count()), (vec![notes("old and new")], 0));
}

#[test]
fn what_names_a_file_is_shown_whole_and_for_long_and_fits_every_size() {
    let case = Case::new();
    case.left_of_the_notes("");
    fs::write(case.folder.path().join("journal-editing/00000000/x.md"), b"Gespr\xe4ch").unwrap();
    let mut tui = case.start();
    let said = |tui: &Tui| tui.screen().split_whitespace().collect::<String>();
    let path = case.folder.path().join("journal-editing/00000000/x.md").display().to_string();
    assert!(said(&tui).contains(&format!("theoriginalisin{path}")), "{}", tui.screen());
    tui.wait(Duration::from_secs(30));
    for (columns, rows) in [(1, 1), (40, 10), (80, 5), (80, 17), (120, 36), (200, 60)] {
        tui.resize(columns, rows);
    }
    assert!(said(&tui).contains(&path), "{}", tui.screen());
    tui.wait(Duration::from_secs(60)).shows_no("UTF-8");
    assert_eq!((case.drafts(), case.count()), (vec![notes("Gespräch")], 1));
    case.start().shows_no("UTF-8");
}

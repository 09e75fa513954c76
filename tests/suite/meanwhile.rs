//! Two that write the same record at the same time: neither's words are dropped, and the earlier text can be found again.

use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;

use mentorlog::clock::Clock;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, PersonDetails, Role};
use mentorlog::domain::question::{QuestionDetails, Theme};
use mentorlog::domain::{MeetingId, MentorshipId, PersonId, QuestionId};
use mentorlog::journal::{Edit, Journal};
use mentorlog::text::meanwhile::{ELSEWHERE, Meanwhile};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::harness::{NOW, Tui};

const MEETING: MeetingId = MeetingId(1);
const ALDO: MentorshipId = MentorshipId(1);

/// A journal with a mentorship and a meeting, in a file that several open.
struct Shared {
    home: TempDir,
}

impl Shared {
    fn new() -> Shared {
        let shared = Shared { home: tempfile::tempdir().unwrap() };
        let mut journal = shared.open();
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
        shared
    }

    fn path(&self) -> PathBuf {
        self.home.path().join("journal.db")
    }

    fn open(&self) -> Journal {
        open(&self.path())
    }
}

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::fixed(NOW).unwrap()).unwrap()
}

fn notes(journal: &Journal) -> String {
    journal.meeting(MEETING).unwrap().meeting.details.notes
}

#[test]
fn two_that_save_the_same_notes_keep_both_and_the_earlier_text_stands_in_the_change_log() {
    let shared = Shared::new();
    let (mut one, mut other) = (shared.open(), shared.open());
    one.write_notes(MEETING, "We talked.", false).unwrap();
    one.save_notes(MEETING, "We talked.", "We talked of brakes.", false).unwrap();
    let said = other.save_notes(MEETING, "We talked.", "We talked about trust.", false).unwrap();
    assert_eq!(said, "changed elsewhere too, that is below; wrote the notes of the meeting of 9 September");
    let both = notes(&one);
    assert_eq!(both, format!("We talked about trust.\n\n{ELSEWHERE}\n\nWe talked of brakes."));
    let conn = Connection::open(shared.path()).unwrap();
    let sql =
        "SELECT group_concat(before ->> '$.notes', '|') FROM changes WHERE table_name = 'meetings' AND kind = 'update'";
    let earlier: String = conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert!(earlier.ends_with("We talked.|We talked of brakes."), "{earlier}");
    other.undo().unwrap();
    assert_eq!(notes(&one), "We talked of brakes.");
}

#[test]
fn nobody_slips_in_between_the_reading_and_the_writing() {
    let shared = Shared::new();
    for round in 0..40 {
        let began = notes(&shared.open());
        let ready = Barrier::new(4);
        thread::scope(|scope| {
            for writer in 0..4 {
                let (path, began, ready) = (shared.path(), &began, &ready);
                scope.spawn(move || {
                    let mut journal = open(&path);
                    ready.wait();
                    let words = format!("round {round} writer {writer}.");
                    let written = format!("{began}\n\n{words}");
                    journal.save_notes(MEETING, began, written.trim_start(), false).unwrap();
                });
            }
        });
        let kept = notes(&shared.open());
        for writer in 0..4 {
            let words = format!("round {round} writer {writer}.");
            assert!(kept.contains(&words), "{words} is lost in round {round}:\n{kept}");
        }
        shared.open().write_notes(MEETING, &format!("round {round}"), false).unwrap();
    }
}

#[test]
fn an_answer_and_the_note_on_a_person_keep_both_too() {
    let shared = Shared::new();
    let (mut one, mut other) = (shared.open(), shared.open());
    let (question, mentorship_id, answered_on) = (QuestionId(7), Some(ALDO), one.today());
    let answer = AnswerDetails { question, mentorship_id, answered_on, text: "yes".into(), to_meeting_id: None };
    let id = one.add_answer(&answer).unwrap();
    assert_eq!(one.save_answer(id, "yes", "yes, mostly").unwrap(), Meanwhile::Nothing);
    assert_eq!(other.save_answer(id, "yes", "no").unwrap(), Meanwhile::Added);
    assert_eq!(one.answer(id).unwrap().details.text, "no\n\n, mostly");

    let person = PersonId(1).into();
    one.save_text(person, "note", "", "likes trains").unwrap();
    assert_eq!(other.save_text(person, "note", "", "early riser").unwrap(), Meanwhile::Added);
    assert_eq!(one.person(PersonId(1)).unwrap().details.note, "early riser\n\nlikes trains");
    assert!(other.save_text(person, "colour", "", "red").is_err());
}

#[test]
fn each_of_two_edits_writes_only_what_it_changed() {
    let shared = Shared::new();
    let (mut one, mut other) = (shared.open(), shared.open());
    let goal = one.add_goal(&GoalDetails::new(Some(ALDO), "Four faults in five")).unwrap();
    let before = one.goal(goal).unwrap().line.goal.details;
    let (why, measure) = ("so that I can go home".to_owned(), "faults".to_owned());
    one.edit_goal(goal, Edit::of(&before, &GoalDetails { why: why.clone(), ..before.clone() })).unwrap();
    other.edit_goal(goal, Edit::of(&before, &GoalDetails { measure: measure.clone(), ..before.clone() })).unwrap();
    let kept = one.goal(goal).unwrap().line.goal.details;
    assert_eq!((kept.why, kept.measure), (why, measure));

    let person = one.person(PersonId(1)).unwrap().details;
    let before = one.mentorship(ALDO).unwrap().mentorship.details;
    let renamed = PersonDetails { name: "Aldo F.".into(), ..person.clone() };
    one.edit_mentorship(ALDO, Edit::of(&person, &renamed), Edit::of(&before, &before)).unwrap();
    let purpose = MentorshipDetails { purpose: "to lead".into(), ..before.clone() };
    other.edit_mentorship(ALDO, Edit::of(&person, &person), Edit::of(&before, &purpose)).unwrap();
    let line = one.mentorship(ALDO).unwrap();
    assert_eq!((line.name.as_str(), line.mentorship.details.purpose.as_str()), ("Aldo F.", "to lead"));
}

#[test]
fn the_forms_of_a_mentorship_and_of_a_question_leave_alone_what_they_did_not_change() {
    let shared = Shared::new();
    let mut elsewhere = shared.open();
    let question = elsewhere.add_question(&QuestionDetails::new("What else?")).unwrap();
    let mut tui = Tui::with(shared.open());

    tui.keys("5 Enter e").shows("What it is for").text(" F");
    let (person, before) =
        (elsewhere.person(PersonId(1)).unwrap().details, elsewhere.mentorship(ALDO).unwrap().mentorship.details);
    let changed = MentorshipDetails { purpose: "to lead".into(), channel: "by video".into(), ..before };
    elsewhere.edit_mentorship(ALDO, &person, &changed).unwrap();
    tui.keys("Ctrl-S");
    let line = elsewhere.mentorship(ALDO).unwrap();
    assert_eq!(line.name, "Aldo Ferri F");
    assert_eq!(line.mentorship.details, changed);

    tui.keys("Esc 4 G e").shows("A question of your own").text(" More?");
    let details = QuestionDetails { theme: Theme::BlindSpots, ..elsewhere.own_question(question).unwrap() };
    elsewhere.edit_question(question, &details).unwrap();
    tui.keys("Ctrl-S");
    let kept = elsewhere.own_question(question).unwrap();
    assert_eq!((kept.text.as_str(), kept.theme), ("What else? More?", Theme::BlindSpots));
}

#[test]
fn what_became_of_the_other_text_is_said_whole_at_eighty_columns() {
    let shared = Shared::new();
    let mut elsewhere = shared.open();
    let before = elsewhere.meeting(MEETING).unwrap().meeting.details;
    let title = "The figures of the autumn, and who shows them to the director".into();
    elsewhere.edit_meeting(MEETING, &MeetingDetails { title, notes: "We".into(), ..before }).unwrap();
    for (written, said) in [
        ("We\n\nAdded.", "what was added meanwhile follows; wrote the notes"),
        ("Other.", "changed elsewhere too, that is below; wrote the notes"),
    ] {
        let mut tui = Tui::with(shared.open());
        tui.keys("2 Enter").shows("NOTES").keys("Enter").text(" talked");
        elsewhere.write_notes(MEETING, written, false).unwrap();
        tui.keys("Esc").shows(said);
    }
}

#[test]
fn a_form_that_writes_over_a_line_from_elsewhere_says_so_and_undo_brings_it_back() {
    let shared = Shared::new();
    let mut elsewhere = shared.open();
    let goal = elsewhere.add_goal(&GoalDetails::new(Some(ALDO), "Four faults in five")).unwrap();
    let why = |journal: &Journal| journal.goal(goal).unwrap().line.goal.details.why;
    let mut tui = Tui::with(shared.open());
    tui.keys("3 e").shows("Ctrl-S save").keys("Tab").text("to go home");
    let before = elsewhere.goal(goal).unwrap().line.goal.details;
    elsewhere.edit_goal(goal, &GoalDetails { why: "to rest".into(), ..before }).unwrap();
    tui.keys("Ctrl-S").shows("changed elsewhere too, undo brings that back");
    assert_eq!(why(&elsewhere), "to go home");
    elsewhere.undo().unwrap();
    assert_eq!(why(&elsewhere), "to rest");
}

#[test]
fn a_question_that_two_have_written_keeps_both() {
    let shared = Shared::new();
    let mut elsewhere = shared.open();
    let question = elsewhere.add_question(&QuestionDetails::new("What else?")).unwrap();
    let mut tui = Tui::with(shared.open());
    tui.keys("4 G e").shows("A question of your own").text(" More?");
    elsewhere.edit_question(question, &QuestionDetails::new("And then?")).unwrap();
    tui.keys("Ctrl-S").shows("changed elsewhere too, that is below; question changed");
    let kept = elsewhere.own_question(question).unwrap().text;
    assert_eq!(kept, format!("What else? More?\n\n{ELSEWHERE}\n\nAnd then?"));
}

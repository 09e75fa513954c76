//! Reflecting: a question is answered, answered again months later, read side by side, and taken to a meeting.

use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;
use mentorlog::clock::Clock;
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::answer::{AnswerDetails, AnswerFilter, AnswerLine};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Phase, Role};
use mentorlog::domain::question::{Offer, QuestionDetails};
use mentorlog::domain::{MentorshipId, Page, QuestionId};
use mentorlog::journal::Journal;

use crate::harness::{self, NOW, Tui};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn aldo(journal: &mut Journal, role: Role) -> MentorshipId {
    let details = MentorshipDetails { phase: Phase::Grow, ..MentorshipDetails::of(role) };
    journal.add_mentorship("Aldo Ferri", &details).unwrap()
}

fn with_aldo() -> (Journal, MentorshipId) {
    let mut journal = harness::journal();
    let id = aldo(&mut journal, Role::Mentee);
    (journal, id)
}

fn answer(journal: &mut Journal, question: i64, mentorship: Option<MentorshipId>, on: &str, text: &str) {
    let details = AnswerDetails {
        question: QuestionId(question),
        mentorship_id: mentorship,
        answered_on: day(on),
        text: text.to_owned(),
        to_meeting_id: None,
    };
    journal.add_answer(&details).unwrap();
}

fn answers(journal: &Journal) -> Vec<AnswerLine> {
    let all = journal.answers(&AnswerFilter::default(), &Page::first(50)).unwrap();
    all.into_iter().map(|line| line.item).collect()
}

#[test]
fn the_offered_question_is_answered_at_once_and_the_next_is_on_another_theme() {
    let (journal, id) = with_aldo();
    let mut tui = Tui::with(journal);
    let first = tui.journal().offered_question().unwrap().unwrap();
    tui.resize(120, 36).keys("4").shows("for Aldo Ferri; fits the grow phase, not asked yet");
    tui.shows("one of the seven core questions");
    tui.keys("Enter").shows("TODAY").shows("0 words").text("Ask first.\nThen wait.").shows("4 words");
    tui.keys("Esc").shows("answer kept   u undo").shows("Then wait.").keys("Esc");
    let kept = answers(tui.journal());
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].answer.details.text, "Ask first.\nThen wait.");
    assert_eq!((kept[0].answer.details.question, kept[0].answer.details.mentorship_id), (first.question.id, Some(id)));
    assert!(tui.journal().drafts().unwrap().is_empty());
    let next = tui.journal().offered_question().unwrap().unwrap();
    assert_ne!(next.question.theme, first.question.theme);
    tui.shows("9 September").keys("u").shows_no("9 September");
    assert!(answers(tui.journal()).is_empty());
}

#[test]
fn an_empty_answer_is_not_kept() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("4 Enter").text("  ").keys("Esc").shows("Not answered yet. Enter begins an answer.");
    assert!(answers(tui.journal()).is_empty());
    assert!(tui.wait(Duration::from_secs(2)).journal().drafts().unwrap().is_empty());
    tui.keys("n").shows("Enter writes the first answer").keys("e").shows("there is no answer yet");
    tui.keys("Enter").text("Now I know.").keys("Ctrl-S").shows("Now I know.");
    assert_eq!(answers(tui.journal()).len(), 1);
}

fn reopened(path: &Path, now: &str) -> Tui {
    let mut tui = Tui::with(Journal::open(path, Clock::fixed(now).unwrap()).unwrap());
    tui.resize(120, 36).keys("4");
    tui
}

#[test]
fn the_old_answer_is_seen_beside_the_new_one_only_when_that_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let id = aldo(&mut Journal::open(&path, Clock::fixed("2026-04-08").unwrap()).unwrap(), Role::Mentee);
    let mut tui = reopened(&path, "2026-04-08T20:00");
    let offered = tui.journal().offered_question().unwrap().unwrap().question.id;
    tui.keys("Enter").text("That we meet every four weeks.").keys("Esc q q");
    assert!(tui.has_quit());
    drop(tui);

    let mut journal = Journal::open(&path, Clock::fixed("2026-07-17T20:00").unwrap()).unwrap();
    for question in (1..=58).filter(|question| QuestionId(*question) != offered) {
        answer(&mut journal, question, Some(id), "2026-07-16", "Lately.");
    }
    for (on, title) in [("2026-04-08", "Before"), ("2026-06-11", "The third bay"), ("2026-07-09", "")] {
        let held = MeetingDetails::on(Some(id), day(on));
        journal.add_meeting(&MeetingDetails { title: title.into(), status: MeetingStatus::Held, ..held }).unwrap();
    }
    drop(journal);

    let mut tui = reopened(&path, "2026-07-17T20:00");
    tui.shows("last answered 8 April; fits the grow phase, least").shows_no("That we meet");
    tui.keys("Enter").shows_no("That we meet").text("One goal, in the same words.").shows_no("That we meet");
    tui.keys("Esc").shows("That we meet every four weeks.").shows("One goal, in the same words.");
    tui.shows("WEDNESDAY 8 APRIL").shows("TODAY").shows("14 weeks later").shows("3 months ago");
    tui.shows("BETWEEN THE TWO").shows("11 Jun    The third bay").shows(" 9 Jul    regular meeting").shows_no("Before");
    tui.keys("h").shows("3 months ago").shows_no("One goal").keys("h").shows("this is the first answer");
    tui.keys("Right").shows("One goal").keys("l").shows("this is the newest answer");
    tui.resize(80, 24).shows("8 April   TODAY").shows("One goal").shows_no("That we meet");
    tui.keys("Left").shows("17 July").shows("That we meet").shows_no("One goal");
}

#[test]
fn a_question_of_ones_own_is_added_filtered_answered_changed_and_deleted() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("4 n").shows("New question").text("What did I not say?");
    tui.keys("Tab g Tab").text("grow, party").keys("Ctrl-S").shows("party");
    tui.keys("Backspace*7").keys("Ctrl-S").shows("question added, under your own   u undo");
    let own = QuestionId(101);
    let details = tui.journal().own_question(own).unwrap();
    assert_eq!((details.text.as_str(), details.theme.as_str()), ("What did I not say?", "goals"));
    assert_eq!(details.phases.0, [Phase::Grow]);

    tui.keys("f m")
        .shows("MINE")
        .shows("What did I not say?")
        .shows("goals, a question of your own, for the grow phase");
    tui.shows("Not answered yet. Enter begins an answer.").keys("Enter").text("That I am tired.").keys("Esc Esc");
    tui.shows("ANSWERED 9 SEPTEMBER").shows("That I am tired.");
    tui.keys("e").shows("A question of your own").keys("End").text(" And why?").keys("Esc");
    tui.shows("What did I not say? And why?");
    tui.keys("d").shows("deleted the question").shows("No question is your own. x shows all of them.");
    assert!(answers(tui.journal()).is_empty());
    tui.keys("u").shows("What did I not say? And why?").shows("That I am tired.");
    assert_eq!(answers(tui.journal()).len(), 1);
    tui.keys("x g").shows("CORE").keys("d").shows("it is built in and stays as it is");
}

#[test]
fn a_half_written_question_is_offered_again() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    tui.keys("4 n")
        .text("What if")
        .keys("Esc")
        .shows("draft saved")
        .keys("n")
        .shows("What if")
        .shows("as you left it")
        .text(" not?");
    tui.keys("Ctrl-S").shows("question added");
    assert_eq!(tui.journal().own_question(QuestionId(101)).unwrap().text, "What if not?");
    tui.keys("n").shows_no("What if not").keys("Esc");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn an_answer_is_taken_to_the_next_meeting_once_there_is_one() {
    let (journal, id) = with_aldo();
    let folder = tempfile::tempdir().unwrap();
    drop((journal, id));
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let id = aldo(&mut journal, Role::Mentee);
    let mut tui = Tui::with(journal);
    tui.keys("4 Enter").text("What if I want it?").keys("Esc m").shows("no meeting is planned; plan one first");
    assert_eq!(answers(tui.journal())[0].answer.details.to_meeting_id, None);

    let mut beside = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
    let meeting = beside.add_meeting(&MeetingDetails::on(Some(id), day("2026-10-08"))).unwrap();
    tui.wait(Duration::from_secs(1)).keys("j m").shows("taken to Thu 8 October");
    let agenda = tui.journal().meeting(meeting).unwrap().agenda;
    let taken = answers(tui.journal())[0].answer.id;
    assert!(agenda.iter().any(|shown| shown.line.details.subject() == AgendaSubject::Answer(taken)));
    tui.wait(Duration::from_secs(10)).shows("taken to Thu 8 October");
    tui.keys("m").shows("it stands on that agenda already").keys("u").shows_no("taken to Thu");
}

#[test]
fn an_answer_for_oneself_goes_to_no_meeting() {
    let mut tui = Tui::empty();
    tui.resize(120, 36).keys("4").shows("for yourself; not asked yet").keys("Enter").text("Mine alone.").keys("Esc m");
    tui.shows("this answer is for yourself; there is nobody to take it to");
    assert_eq!(answers(tui.journal())[0].answer.details.mentorship_id, None);
}

#[test]
fn a_draft_of_an_answer_survives_and_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut tui = reopened(&path, NOW);
    tui.keys("Enter").text("Half a thou").wait(Duration::from_secs(2)).shows("draft saved 14:03");
    drop(tui);
    let mut tui = reopened(&path, "2026-09-09T15:30:00+02:00");
    tui.keys("Enter").shows("continued what you were writing at 14:03").shows("Half a thou").text("ght");
    tui.keys("Ctrl-P")
        .text("goals")
        .keys("Enter 4 Enter")
        .shows("Half a thought")
        .keys("Esc")
        .shows("it is still a draft");
    assert!(answers(tui.journal()).is_empty(), "nobody has asked to save it");
    tui.keys("Enter").shows("Half a thought").keys("Ctrl-S").shows_no("continued");
    assert_eq!(answers(tui.journal())[0].answer.details.text, "Half a thought");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn an_answer_is_edited_here_and_in_an_editor_and_deleted() {
    let (mut journal, id) = with_aldo();
    answer(&mut journal, 5, Some(id), "2026-04-08", "The old one.");
    answer(&mut journal, 5, Some(id), "2026-09-01", "The new one.");
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("4 f a Enter").shows("TUESDAY 1 SEPTEMBER").shows("The old one.");
    tui.keys("e")
        .shows_no("The old one.")
        .text(" Longer.")
        .keys("Esc")
        .shows("answer changed")
        .shows("The new one. Longer.");
    tui.keys("Ctrl-E").edited(|text| format!("{text}\n\nAnd more.")).shows("And more.");
    tui.keys("e Ctrl-A Backspace Esc").shows("so the old one stays").shows("And more.");
    tui.keys("h d")
        .shows("deleted the answer")
        .wait(Duration::from_secs(9))
        .shows_no("The old one.")
        .shows("And more.");
    tui.keys("u").shows("The old one.");
    assert_eq!(answers(tui.journal())[0].answer.details.text, "The new one. Longer.\n\nAnd more.");
}

#[test]
fn a_change_of_an_answer_that_was_cut_off_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut tui = reopened(&path, NOW);
    tui.keys("Enter").text("One").keys("Esc e").text(" two").wait(Duration::from_secs(2));
    drop(tui);
    let mut tui = reopened(&path, NOW);
    tui.keys("f a Enter").shows("One").shows_no("One two").keys("e").shows("continued what you were writing at 14:03");
    tui.shows("One two").keys("Ctrl-Z").shows_no("One two").keys("Ctrl-Y Esc").shows("it is still a draft");
    tui.keys("e").shows("One two").keys("Ctrl-S").shows_no("still a draft");
    assert!(tui.journal().drafts().unwrap().is_empty());
    assert_eq!(answers(tui.journal())[0].answer.details.text, "One two");
}

#[test]
fn a_mentor_is_asked_in_the_words_for_a_mentor() {
    let mut journal = harness::journal();
    aldo(&mut journal, Role::Mentor);
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("4 f t d").shows("Would the two of you describe the aim in the same wor…");
    tui.shows_no("From memory, write what you two agreed.").keys("Enter").shows("describe the aim in the same words?");
}

#[test]
fn the_bank_is_narrowed_by_theme_phase_and_what_is_answered() {
    let (mut journal, id) = with_aldo();
    answer(&mut journal, 5, Some(id), "2026-09-01", "We agreed.");
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("4 f t").shows("On which theme").keys("d").shows("Reflect  goals");
    tui.shows("CORE").shows("From memory").shows("GOALS").shows_no("TRUST");
    tui.keys("f n").shows("Reflect  goals, not answered").shows_no("CORE").shows("GOALS");
    tui.keys("f p").shows("For which phase").keys("d").shows("goals, for the close phase, not answered");
    tui.keys("x").shows("CORE").keys("x").shows("every question is shown already");
    tui.keys("f a").shows("From memory").shows_no("GOALS").shows("We agreed.");
}

#[test]
fn all_answered_lately_an_old_answer_is_read_again() {
    let (mut journal, id) = with_aldo();
    for question in 1..=58 {
        answer(&mut journal, question, Some(id), "2026-09-01", "Lately.");
    }
    let mut tui = Tui::with(journal);
    assert!(matches!(tui.journal().offered_question().unwrap().unwrap().offer, Offer::ReadAgain(_)));
    tui.keys("4").shows("all were answered lately: an old answer to read again");
    tui.keys("Enter").shows("TUESDAY 1 SEPTEMBER").shows("Lately.");
}

#[test]
fn reflecting_works_at_every_size() {
    let (mut journal, id) = with_aldo();
    journal.add_question(&QuestionDetails::new("Why? ".repeat(60))).unwrap();
    answer(&mut journal, 101, Some(id), "2026-04-08", &"A long answer. ".repeat(200));
    answer(&mut journal, 101, Some(id), "2026-09-01", &"Another long one. ".repeat(90));
    let mut tui = Tui::with(journal);
    for size in [(40, 10), (60, 16), (80, 24), (100, 24), (120, 36), (200, 60), (1, 1), (0, 0)] {
        tui.resize(size.0, size.1).keys("4 G k G Enter PgDn*20 g h PgDn l e Esc n Esc Esc Tab ? Esc n Esc x");
    }
    tui.resize(40, 10).keys("4 G").shows("Why?").keys("Enter").shows("1 SEPTEMBER").keys("G").shows("long one.");
}

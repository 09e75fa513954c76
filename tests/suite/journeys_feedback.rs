//! Feedback and advice by keys: written down in a line or by its parts, answered, looked back on, told, and back on the agenda.

use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackFilter, FeedbackKind, Response};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{FeedbackId, MeetingId, MentorshipId, Page};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

/// Aldo, my mentor, whom I met on 2 September; and Mira, my mentee.
fn two_people() -> (Journal, MentorshipId, MentorshipId) {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let mira = journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let held =
        MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(aldo), "2026-09-02".parse().unwrap()) };
    journal.add_meeting(&held).unwrap();
    (journal, aldo, mira)
}

fn details(tui: &Tui, id: i64) -> FeedbackDetails {
    tui.journal().feedback(FeedbackId(id)).unwrap().feedback.details
}

fn count(journal: &Journal) -> usize {
    journal.feedbacks(&FeedbackFilter::default(), &Page::first(99)).unwrap().len()
}

/// Advice of Aldo's that is open, on its page.
fn on_the_page() -> Tui {
    let (mut journal, aldo, _) = two_people();
    journal.choose(Some(aldo)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("v").text("Wait five breaths").keys("Ctrl-S 5 Enter Tab Enter").shows("Advice from Aldo Ferri");
    tui
}

#[test]
fn advice_is_written_down_with_one_key_and_its_words() {
    let (mut journal, aldo, _) = two_people();
    journal.choose(Some(aldo)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("v").shows("New feedback or advice").shows("from Aldo to me").shows("The advice");
    tui.shows_no("What they saw").shows_no("What came of it").shows_no("They know");
    tui.text("Wait five breaths").keys("Ctrl-S").shows("added the advice \"Wait five breaths\"");
    let advice = details(&tui, 1);
    assert_eq!((advice.direction, advice.kind), (Direction::Received, FeedbackKind::Advice));
    assert_eq!((advice.mentorship_id, advice.meeting_id), (Some(aldo), None));
    assert_eq!((advice.next_time.as_str(), advice.act.as_str()), ("Wait five breaths", ""));
    assert_eq!((advice.given_on, advice.response), (tui.journal().today(), Response::Open));
    tui.keys("u").shows("Taken back: added the advice \"Wait five breaths\"");
    assert_eq!(count(tui.journal()), 0);
}

#[test]
fn the_title_names_the_meeting_only_while_it_is_kept_with_it() {
    let (journal, aldo, mira) = two_people();
    let mut tui = Tui::with(journal);
    let (in_it, title) = ("in the meeting of 2 September", "New feedback or advice");
    tui.keys("2 Enter v").shows(in_it).text("Ask first").keys("Shift-Tab*3 Space");
    tui.shows("from Mira to me").shows(title).shows_no(in_it).keys("Space*2").shows(in_it).keys("Space Ctrl-S");
    assert_eq!((details(&tui, 1).mentorship_id, details(&tui, 1).meeting_id), (Some(mira), None));
    tui.keys("v").text("Ask again").keys("Ctrl-S");
    assert_eq!((details(&tui, 2).mentorship_id, details(&tui, 2).meeting_id), (Some(aldo), Some(MeetingId(1))));
}

#[test]
fn from_a_meeting_it_knows_the_meeting_its_day_and_with_whom() {
    let (journal, aldo, _) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("2 Enter v").shows("in the meeting of 2 September").text("Ask first").keys("Ctrl-S");
    tui.shows("added the advice \"Ask first\"").shows("NOTES");
    let advice = details(&tui, 1);
    assert_eq!((advice.mentorship_id, advice.meeting_id), (Some(aldo), Some(MeetingId(1))));
    assert_eq!(advice.given_on, "2026-09-02".parse().unwrap());
    tui.keys("Enter").text("v is a letter").keys("Esc");
    assert_eq!(tui.journal().meeting(MeetingId(1)).unwrap().meeting.details.notes, "v is a letter");
    assert_eq!(count(tui.journal()), 1);
}

#[test]
fn a_mentor_gives_by_moment_act_effect_and_next_time() {
    let (journal, _, mira) = two_people();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("5 j Enter v").shows("from me to Mira").shows("My advice");
    tui.keys("Shift-Tab*4 Space").shows("feedback, something to change").shows("What I saw").shows("Their view");
    tui.shows_no("My advice");
    tui.keys("Tab*3").text("Parents' evening").keys("Tab").text("You answered for the girl");
    tui.keys("Tab").text("She said nothing more").keys("Tab").text("Count to five").keys("Ctrl-S");
    let said = details(&tui, 1);
    assert_eq!((said.direction, said.kind, said.mentorship_id), (Direction::Given, FeedbackKind::Change, Some(mira)));
    assert_eq!((said.moment.as_str(), said.act.as_str()), ("Parents' evening", "You answered for the girl"));
    assert_eq!((said.effect.as_str(), said.next_time.as_str()), ("She said nothing more", "Count to five"));
    tui.shows("FEEDBACK ").shows("received 0, given 1").shows("You answered for the girl").shows("not answered yet");
}

#[test]
fn what_is_to_be_kept_asks_for_no_answer() {
    let (journal, ..) = two_people();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40)
        .keys("5 Enter v Shift-Tab*4 Space*2")
        .shows("feedback, something to keep")
        .shows_no("What I make of it");
    tui.keys("Tab*4").text("You said what you did not know").keys("Ctrl-S Tab").shows("to keep");
    tui.keys("Enter").shows("Feedback from Aldo Ferri").shows_no("WHAT I MAKE OF IT");
    tui.keys("Space").shows("what is to be kept needs no answer");
    tui.keys("l")
        .shows("what is to be kept needs no answer")
        .keys("w")
        .shows("only advice you were given is told back");
}

#[test]
fn an_empty_form_says_what_is_missing_and_one_that_is_left_is_offered_again() {
    let (mut journal, aldo, mira) = two_people();
    journal.choose(Some(aldo)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("v Ctrl-S").shows("Needs a few words").text("Half a thought").keys("Esc");
    tui.keys("1")
        .shows("a new piece of feedback: Half a thought")
        .keys("v")
        .shows("Half a thought")
        .shows("as you left it");
    tui.keys("Ctrl-S").shows("added the advice");
    assert_eq!(tui.journal().drafts().unwrap(), []);
    // What was begun in a meeting is gone on with from Today, and still knows the meeting.
    tui.keys("2 Enter v").text("Ask first").keys("Esc 1 g Enter").shows("in the meeting of 2 September");
    tui.keys("Ctrl-S");
    assert_eq!(details(&tui, 2).meeting_id, Some(MeetingId(1)));
    // With somebody else it was said in no meeting of theirs.
    tui.keys("2 Enter v").text("Speak last").keys("Shift-Tab*3 Space").shows("Mira Okafor").keys("Ctrl-S");
    let said = details(&tui, 3);
    assert_eq!((said.mentorship_id, said.meeting_id), (Some(mira), None));
}

#[test]
fn advice_is_taken_looked_back_on_and_told() {
    let mut tui = on_the_page();
    tui.shows("to answer").shows("Not decided yet; Space says whether you use it");
    tui.keys("l").shows("only what is in use is looked back on");
    tui.keys("Space u").shows("in use the advice").shows("I use it.").shows("to look back on");
    tui.keys("l").text("Both times somebody else spoke").keys("Enter").shows("looked back on Wed 9 September");
    tui.shows("Both times somebody else spoke").shows("tell them").shows("Aldo does not know yet");
    tui.keys("w").shows("Aldo knows what came of it.").shows("used").shows_no("tell them");
    let advice = details(&tui, 1);
    assert_eq!((advice.looked_back_on, advice.told), (Some(tui.journal().today()), true));
    tui.keys("w").shows("Aldo does not know yet");
    for taken_back in ["not told yet", "told them what came of", "looked back on", "in use", "added"] {
        tui.keys("u").shows(&format!("Taken back: {taken_back}"));
    }
    tui.shows("It is in the trash. Esc goes back.").keys("Ctrl-R").shows("Wait five breaths");
}

#[test]
fn it_is_parked_or_declined_with_a_reason_and_opened_again() {
    let mut tui = on_the_page();
    tui.keys(". p").text("too early").keys("Enter").shows("I park it, not now: too early").shows("parked");
    tui.keys("Space d")
        .shows("Why not?")
        .keys("Ctrl-W*2")
        .text("he is wrong")
        .keys("Enter")
        .shows("I decline it: he is wrong");
    assert!(!details(&tui, 1).is_open());
    tui.keys("Space o").shows("Not decided yet");
    assert_eq!(details(&tui, 1).response_why, "");
    tui.keys("Space o");
    assert_eq!(tui.journal().last_change().unwrap().as_deref(), Some("open again the advice \"Wait five breaths\""));
}

#[test]
fn it_is_answered_edited_and_deleted_from_the_page_of_the_mentorship_too() {
    let mut tui = on_the_page();
    tui.keys("Esc").shows("FEEDBACK 1 OPEN").keys("Space u").shows("to look back on");
    tui.keys("Enter e Shift-Tab").shows("They know").keys("Ctrl-S").shows("Advice from Aldo Ferri");
    tui.keys("e").text(" twice").keys("Esc").shows("Wait five breaths");
    tui.keys("d").shows("deleted the advice").shows_no("FEEDBACK");
    tui.keys(":").text("trash").keys("Enter").shows("the advice \"Wait five breaths\"").keys("Enter Esc");
    tui.shows("Feedback 1 open");
}

#[test]
fn a_line_of_an_agenda_leads_to_what_it_is_about() {
    let (mut journal, aldo, _) = two_people();
    journal.add_meeting(&MeetingDetails::on(Some(aldo), "2026-09-10".parse().unwrap())).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter v").text("Wait five breaths").keys("Ctrl-S 2 g Enter").shows("Wait five breaths");
    tui.keys("G k Enter").shows("Advice from Aldo Ferri").keys("Space u Esc").shows("AGENDA");
}

#[test]
fn without_anybody_there_is_nobody_to_hear_it_from() {
    let mut tui = Tui::empty();
    tui.keys("v").shows("begin with a name first: n");
    tui.keys("3 v").shows("there is nobody yet it could be from or to");
}

#[test]
fn a_form_that_is_open_is_not_opened_over_itself() {
    let (journal, ..) = two_people();
    let mut tui = Tui::with(journal);
    tui.keys("v").text("one").keys("Ctrl-P").text("add feedback").shows("a form is open").keys("Enter Esc");
    tui.shows("New feedback or advice").shows("one");
    tui.keys("Ctrl-P").text("templates of").keys("Enter").shows("BUILT IN").keys("v").shows("a form is open");
    tui.keys("Esc").shows("one");
}

#[test]
fn a_hundred_pieces_are_walked_page_by_page() {
    let (mut journal, aldo, _) = two_people();
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    for at in 0..150 {
        let day = journal.today() - chrono::Days::new(at);
        let said = FeedbackDetails {
            mentorship_id: Some(aldo),
            next_time: format!("piece {at}."),
            ..FeedbackDetails::on(day, Direction::Received, FeedbackKind::Advice, person)
        };
        journal.add_feedback(&said).unwrap();
    }
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter Tab").shows("piece 0.").keys("G").shows("piece 149.").keys("Enter").shows("piece 149.");
    tui.keys("Esc g").shows("piece 0.").keys("Down*149").shows("piece 149.");
    tui.resize(120, 40).shows("last 100: received 100, given 0");
}

#[test]
fn a_text_of_several_lines_keeps_them_in_the_form() {
    let (mut journal, aldo, _) = two_people();
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    let said = FeedbackDetails {
        mentorship_id: Some(aldo),
        moment: "Monday\nand Tuesday".into(),
        next_time: "Wait".into(),
        response: Response::Use,
        response_why: "it worked\nonce".into(),
        outcome: "first\nsecond".into(),
        ..FeedbackDetails::on(journal.today(), Direction::Received, FeedbackKind::Advice, person)
    };
    let id = journal.add_feedback(&said).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40).keys("5 Enter Tab Enter e").text("x").keys("Ctrl-S");
    assert_eq!(details(&tui, id.0), said, "a choice takes no letter, and nothing else was changed");
    tui.keys("l").shows("Looked back on").keys("Esc");
    assert_eq!(details(&tui, id.0), said);
}

//! The ledger of feedback and advice by keys: its balance, its filters, the ledger of advice, and what was heard twice.

use chrono::Days;
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, Response};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipStatus, Role};
use mentorlog::domain::{FeedbackId, MentorshipId, Page, PersonId};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

/// Aldo, my mentor.
fn with_aldo() -> (Journal, MentorshipId) {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    (journal, aldo)
}

/// What Aldo, or whoever is named, said so many days ago.
fn said(journal: &Journal, days_ago: u64, direction: Direction, kind: FeedbackKind, words: &str) -> FeedbackDetails {
    let on = journal.today() - Days::new(days_ago);
    let begun = FeedbackDetails::on(on, direction, kind, PersonId(1));
    match kind {
        FeedbackKind::Advice => FeedbackDetails { next_time: words.into(), ..begun },
        FeedbackKind::Keep | FeedbackKind::Change => FeedbackDetails { act: words.into(), ..begun },
    }
}

fn add(journal: &mut Journal, name: &str, details: &FeedbackDetails) -> FeedbackId {
    journal.add_feedback_of(name, details).unwrap()
}

fn details(tui: &Tui, id: i64) -> FeedbackDetails {
    tui.journal().feedback(FeedbackId(id)).unwrap().feedback.details
}

fn in_the_ledger(tui: &mut Tui) -> &mut Tui {
    tui.keys(":").text("all of it").keys("Enter").shows("Feedback and advice")
}

#[test]
fn the_page_of_a_mentorship_opens_its_ledger_and_what_is_written_there_is_of_it() {
    let (mut journal, aldo) = with_aldo();
    journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter").shows("Aldo Ferri").keys("F").shows("Feedback and advice  with Aldo Ferri");
    tui.shows("Nothing is written down yet. n writes down what was said.");
    tui.keys("f").shows("nothing is written down yet").keys("x").shows("all of it is shown");
    tui.keys("n").shows("from Aldo to me").text("Wait five breaths").keys("Ctrl-S");
    tui.shows("Received 1, given 0").shows("to keep 0, to change 0, advice 1").shows("Wait five breaths");
    assert_eq!(details(&tui, 1).mentorship_id, Some(aldo));
    tui.keys("Esc").shows("Aldo Ferri").resize(120, 40).shows("received 1, given 0   F all");
}

#[test]
fn a_piece_is_answered_looked_back_on_told_edited_and_deleted_in_the_list() {
    let (mut journal, _) = with_aldo();
    let advice = said(&journal, 9, Direction::Received, FeedbackKind::Advice, "Wait five breaths");
    add(&mut journal, "Aldo Ferri", &advice);
    let mut tui = Tui::with(journal);
    in_the_ledger(&mut tui).shows("to answer").keys("l").shows("only what is in use is looked back on");
    tui.keys("Space u").shows("to look back on").keys("w").shows("told them what came of");
    tui.keys("w").shows("not told yet").keys("l").text("Both spoke first").keys("Enter").shows("tell them");
    tui.keys("f a").shows("tried 9 Sep").shows("Both spoke first").shows("not told yet");
    tui.keys("w").shows("told them what came of").shows("told them").shows_no("not told yet");
    tui.keys("Enter").shows("Advice from Aldo Ferri").shows("Aldo knows what came of it.").keys("Esc");
    tui.keys("e Tab*5").text(", or six").keys("Ctrl-S").shows("Wait five breaths, or six");
    tui.keys("d").shows("deleted the advice").shows("Nothing is like that. x shows all of it.");
    tui.keys("x").shows("Nothing is written down yet");
    tui.keys("u").shows("Wait five breaths, or six");
}

#[test]
fn it_is_filtered_and_the_filter_is_cleared() {
    let (mut journal, _) = with_aldo();
    for (at, direction, kind, words) in [
        (1, Direction::Received, FeedbackKind::Keep, "You let her finish"),
        (2, Direction::Given, FeedbackKind::Change, "You looked at the clock"),
        (3, Direction::Received, FeedbackKind::Advice, "Wait five breaths"),
        (4, Direction::Given, FeedbackKind::Advice, "Walk round the yard"),
    ] {
        let details = said(&journal, at, direction, kind, words);
        add(&mut journal, "Aldo Ferri", &details);
    }
    let all = ["You let her finish", "You looked at the clock", "Wait five breaths", "Walk round the yard"];
    let mut tui = Tui::with(journal);
    in_the_ledger(&mut tui).shows("NEWEST FIRST").shows("Received 2, given 2");
    for (letter, heading, shown) in [
        ("r", "RECEIVED", &[0, 2][..]),
        ("g", "GIVEN", &[1, 3]),
        ("o", "TO COME BACK TO", &[1, 2, 3]),
        ("a", "ADVICE", &[2, 3]),
        ("l", "NEWEST FIRST", &[0, 1, 2, 3]),
    ] {
        tui.keys("f").keys(letter).shows(heading);
        for (at, words) in all.iter().enumerate() {
            if shown.contains(&at) {
                tui.shows(words)
            } else {
                tui.shows_no(words)
            };
        }
    }
    tui.keys("f g x").shows("NEWEST FIRST").shows("Wait five breaths");
}

#[test]
fn the_ledger_of_advice_says_what_was_tried_what_happened_and_whether_they_know() {
    let (mut journal, _) = with_aldo();
    let advice =
        |journal: &Journal, at, direction, words: &str| said(journal, at, direction, FeedbackKind::Advice, words);
    let looked_back_on = Some(journal.today() - Days::new(1));
    let used = |details| FeedbackDetails { response: Response::Use, ..details };
    for details in [
        FeedbackDetails {
            looked_back_on,
            outcome: "She found it herself".into(),
            ..used(advice(&journal, 9, Direction::Received, "Ask first"))
        },
        used(advice(&journal, 8, Direction::Received, "Wait five breaths")),
        FeedbackDetails {
            response: Response::Decline,
            response_why: "it is not my post".into(),
            ..advice(&journal, 7, Direction::Received, "Write to the director")
        },
        advice(&journal, 6, Direction::Given, "Walk round the yard"),
    ] {
        add(&mut journal, "Aldo Ferri", &details);
    }
    let mut tui = Tui::with(journal);
    in_the_ledger(tui.resize(120, 40)).keys("f a");
    tui.shows("TRIED ON").shows("WHAT HAPPENED").shows("TOLD");
    let row = |tui: &Tui, words: &str| tui.screen().lines().find(|line| line.contains(words)).unwrap().to_owned();
    for (words, said) in [
        ("Ask first", &["8 Sep", "She found it herself", "not told yet"][..]),
        ("Wait five breaths", &["not tried yet"]),
        ("Write to the director", &["declined", "it is not my post"]),
        ("Walk round the yard", &["me", "not heard yet"]),
    ] {
        let row = row(&tui, words);
        assert!(said.iter().all(|said| row.contains(said)), "{row}");
    }
    tui.resize(80, 24).shows_no("TRIED ON").shows("tried 8 Sep").shows("She found it herself").shows("not tried yet");
    tui.resize(60, 20).shows("tell them").shows("to look back on").shows("declined");
}

#[test]
fn what_is_plainly_missing_is_said_in_a_sentence() {
    let (mut journal, aldo) = with_aldo();
    for days_ago in [90, 60, 30] {
        let day = journal.today() - Days::new(days_ago);
        let held = MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(aldo), day) };
        journal.add_meeting(&held).unwrap();
    }
    let received = said(&journal, 5, Direction::Received, FeedbackKind::Keep, "You let her finish");
    add(&mut journal, "Aldo Ferri", &received);
    let mut tui = Tui::with(journal);
    in_the_ledger(&mut tui).shows("Nothing given in the last three meetings.");
    tui.keys("n Shift-Tab*5 Space Tab*5").text("Walk round the yard").keys("Ctrl-S").shows("Received 1, given 1");
    tui.shows_no("Nothing given");
}

#[test]
fn two_people_with_one_word_are_named_on_the_page_and_in_the_ledger() {
    let (journal, aldo) = with_aldo();
    let mut tui = Tui::with(journal);
    let hint = "Bea and Aldo both said something about";
    tui.keys("v").text("Let them find it").keys("Tab").shows("A word for it").text("delegating").keys("Ctrl-S");
    in_the_ledger(&mut tui).shows_no(hint);
    // From somebody who is in no mentorship, by name.
    tui.keys("n").text("Give it away and stay away").keys("Tab").text(" Delegating").keys("Shift-Tab*4 Space");
    tui.shows("somebody else").keys("Tab").text("Bea Lind").shows("from Bea to me").keys("Ctrl-S");
    let said = details(&tui, 2);
    assert_eq!((said.mentorship_id, said.tag.as_str()), (None, " Delegating"));
    assert_eq!(tui.journal().person(said.person_id).unwrap().details.name, "Bea Lind");
    tui.shows(hint).shows("in the guide").keys("g Enter").shows("from Bea Lind").shows(hint);
    tui.keys("Esc j Enter").shows("Advice from Aldo Ferri").shows(hint).keys("Esc");
    // A word of one person alone says nothing, and neither does what I said.
    tui.keys("g e Tab*6").keys("Ctrl-W").text("tone").keys("Ctrl-S").shows_no(hint).keys("u").shows(hint);
    assert_eq!(details(&tui, 1).mentorship_id, Some(aldo));
    tui.keys("d").shows("deleted the advice").shows_no(hint);
    assert_eq!(tui.journal().people(&Page::first(9)).unwrap().len(), 1, "who said nothing else is gone with it");
    tui.keys("u").shows(hint);
}

#[test]
fn somebody_who_is_known_is_chosen_by_name_and_a_known_name_is_not_written_twice() {
    let (mut journal, aldo) = with_aldo();
    let bea = said(&journal, 5, Direction::Received, FeedbackKind::Keep, "You let her finish");
    add(&mut journal, "Bea Lind", &bea);
    let mut tui = Tui::with(journal);
    tui.keys("v").text("Speak last").keys("Shift-Tab*3 Space").shows("Bea Lind").shows("from Bea to me").keys("Ctrl-S");
    assert_eq!(details(&tui, 2).person_id, details(&tui, 1).person_id);
    tui.keys("v").text("Ask first").keys("Shift-Tab*3 Space*2 Tab").text("aldo ferri").keys("Ctrl-S");
    assert_eq!(details(&tui, 3).mentorship_id, Some(aldo), "with whom there is a mentorship it is said in it");
    assert_eq!(tui.journal().people(&Page::first(9)).unwrap().len(), 2);
    tui.keys("v").text("Ask twice").keys("Shift-Tab*3 Space*2 Ctrl-S").shows("Needs a").text("Cleo").keys("Ctrl-S");
    tui.shows("added the advice \"Ask twice\"");
    // What was written down goes to somebody else, too.
    in_the_ledger(&mut tui)
        .keys("e Tab*2 Space")
        .shows("somebody else")
        .keys("Tab")
        .text("Dora")
        .keys("Esc")
        .shows("Dora");
    assert_eq!(tui.journal().people(&Page::first(9)).unwrap().len(), 4);
}

#[test]
fn what_they_make_of_what_i_gave_is_on_its_page_and_comes_back_at_the_next_meeting() {
    let (mut journal, aldo) = with_aldo();
    let given = said(&journal, 20, Direction::Given, FeedbackKind::Advice, "Walk round the yard");
    let given = FeedbackDetails { moment: "the morning after the flood".into(), ..given };
    let id = add(&mut journal, "Aldo Ferri", &given);
    journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today() + Days::new(1))).unwrap();
    let mut tui = Tui::with(journal);
    in_the_ledger(&mut tui).keys("Enter").shows("THEIR VIEW").shows("Not heard yet");
    tui.keys("Space u").shows("They use it.").shows("WHAT THEY DID WITH IT").shows("to look back on");
    tui.keys("1").shows("1 piece of feedback").keys("2 g Enter").shows("Walk round the yard");
    let brief = tui.journal().brief(aldo).unwrap();
    assert!(brief.agenda.iter().any(|shown| shown.line.details.feedback_id == Some(id)), "it stands on the brief");
    tui.keys("Esc");
    in_the_ledger(&mut tui).keys("l").shows("What did they do with it?").text("He walks it daily").keys("Enter");
    tui.keys("Enter").shows("the morning after the flood").shows("Walk round the yard").shows("They use it.");
    tui.shows("He walks it daily").shows("looked back on Wed 9 September").shows("used");
}

#[test]
fn what_is_over_is_read_in_its_ledger_and_nothing_more_is_said_in_it() {
    let (mut journal, aldo) = with_aldo();
    let advice = said(&journal, 9, Direction::Received, FeedbackKind::Advice, "Wait five breaths");
    add(&mut journal, "Aldo Ferri", &advice);
    journal.set_mentorship_status(aldo, MentorshipStatus::Closed).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("5 Enter F").shows("Wait five breaths").keys("n").shows("the mentorship is closed");
    for key in ["Space", "e", "d"] {
        tui.keys(key).shows("only to be read");
    }
    // What he says afterwards is said in no mentorship.
    tui.keys("v").text("Begin with the worst").keys("Ctrl-S").shows("added the advice");
    assert_eq!((details(&tui, 2).person_id, details(&tui, 2).mentorship_id), (details(&tui, 1).person_id, None));
}

#[test]
fn it_is_not_opened_over_itself_or_over_a_form() {
    let (journal, _) = with_aldo();
    let mut tui = Tui::with(journal);
    in_the_ledger(&mut tui).keys(":").text("all of it").shows("it is open; go back to it").keys("Esc Esc");
    tui.keys("v").text("one").keys("Ctrl-P").text("all of it").shows("a form is open");
}

#[test]
fn a_long_ledger_is_walked_page_by_page() {
    let (mut journal, _) = with_aldo();
    for at in 0..150 {
        let details = said(&journal, at, Direction::Received, FeedbackKind::Advice, &format!("piece {at}."));
        add(&mut journal, "Aldo Ferri", &details);
    }
    let mut tui = Tui::with(journal);
    in_the_ledger(&mut tui).shows("piece 0.").shows("Last 100: received 100, given 0");
    for filter in ["f l", "f a", "f r", "f o"] {
        tui.keys(filter).keys("G").shows("piece 149.").keys("g").shows("piece 0.").keys("Down*149").shows("piece 149.");
    }
}

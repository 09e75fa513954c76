//! What is private stays here: with a mark in every field that is nobody else's, the mark is in nothing that is shared, unless it was
//! asked for by name.
//!
//! Something new that can be given away gets a line in [`GIVEN`], something new that is private a mark in [`marked`].

use mentorlog::domain::agreement::AgreementDetails;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::check_in::{CheckInDetails, Item};
use mentorlog::domain::contact::ContactDetails;
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, Response};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::review::{Include, Period};
use mentorlog::domain::{MentorshipId, PersonId, QuestionId};
use mentorlog::journal::review::words::shared;
use mentorlog::journal::{Journal, Sharing};

use crate::harness::{Tui, journal};

/// The marks, by what they are in: each begins with the word by which its kind is asked for.
const MARKS: [&str; 10] = [
    "private-QZQ-notes",
    "never-QZQ-debrief",
    "never-QZQ-pulse",
    "never-QZQ-person",
    "never-QZQ-contact",
    "never-QZQ-drafted",
    "never-QZQ-lift",
    "answers-QZQ-first",
    "answers-QZQ-learned",
    "feedback-QZQ-act",
];

const ALDO: MentorshipId = MentorshipId(1);

/// A journal in which every private field has its mark.
fn marked() -> Journal {
    let mut journal = journal();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.save_text(PersonId(1).into(), "note", "", "never-QZQ-person").unwrap();
    for (day, said) in [("2026-06-11", "2026-05-01"), ("2026-08-06", "2026-08-01")] {
        meeting_and_check_in(&mut journal, day.parse().unwrap());
        answer(&mut journal, 5, said, "answers-QZQ-first");
    }
    [47, 50, 51, 52, 53, 54, 56, 57, 58]
        .iter()
        .for_each(|n| answer(&mut journal, *n, "2026-08-20", "answers-QZQ-learned"));
    feedback(&mut journal);
    let contact = ContactDetails {
        differs_from_me: "never-QZQ-contact".into(),
        next_step: "never-QZQ-contact".into(),
        ..ContactDetails::of(PersonId(0))
    };
    journal.add_contact("Karin Vogt", "Aldo Ferri", &contact).unwrap();
    agreements(&mut journal);
    journal
}

fn meeting_and_check_in(journal: &mut Journal, day: chrono::NaiveDate) {
    let meeting = MeetingDetails {
        status: MeetingStatus::Held,
        notes: "what both of us may read".into(),
        private_notes: "private-QZQ-notes".into(),
        debrief_what: "never-QZQ-debrief".into(),
        debrief_so_what: "never-QZQ-debrief".into(),
        debrief_now_what: "never-QZQ-debrief".into(),
        pulse: Some(4),
        pulse_note: "never-QZQ-pulse".into(),
        ..MeetingDetails::on(Some(ALDO), day)
    };
    let meeting = journal.add_meeting(&meeting).unwrap();
    journal.add_takeaway(meeting, "what I took from it").unwrap();
    let mut check_in = CheckInDetails::on(ALDO, Side::Me, day);
    Item::ALL.iter().for_each(|item| check_in.say(*item, Some(4)));
    check_in.lift = "never-QZQ-lift".into();
    journal.add_check_in(&check_in).unwrap();
}

fn feedback(journal: &mut Journal) {
    for direction in Direction::ALL {
        let feedback = FeedbackDetails {
            mentorship_id: Some(ALDO),
            moment: "feedback-QZQ-act".into(),
            act: "feedback-QZQ-act".into(),
            effect: "feedback-QZQ-act".into(),
            next_time: "feedback-QZQ-act".into(),
            response: Response::Use,
            response_why: "feedback-QZQ-act".into(),
            outcome: "feedback-QZQ-act".into(),
            ..FeedbackDetails::on("2026-06-11".parse().unwrap(), *direction, FeedbackKind::Change, PersonId(1))
        };
        journal.add_feedback(&feedback).unwrap();
    }
}

fn answer(journal: &mut Journal, question: i64, on: &str, text: &str) {
    let details = AnswerDetails {
        question: QuestionId(question),
        mentorship_id: Some(ALDO),
        answered_on: on.parse().unwrap(),
        text: text.into(),
        to_meeting_id: None,
    };
    journal.add_answer(&details).unwrap();
}

/// One that was agreed on, and a draft of the next.
fn agreements(journal: &mut Journal) {
    let agreed = AgreementDetails {
        agreed_on: "2026-06-11".parse().ok(),
        purpose: "what we agreed on".into(),
        ..AgreementDetails::draft(ALDO)
    };
    journal.add_agreement(&agreed).unwrap();
    let words = "never-QZQ-drafted".to_owned();
    let draft = AgreementDetails {
        purpose: words.clone(),
        goals: words.clone(),
        ending: words,
        ..AgreementDetails::draft(ALDO)
    };
    journal.add_agreement(&draft).unwrap();
}

/// Something that is given away when nothing was asked for by name.
type Given = (&'static str, fn(&Journal) -> String);

const GIVEN: &[Given] = &[
    ("the review of the whole", |journal| review(journal, Some(ALDO), Period::Whole, &[])),
    ("the review of the year with everybody", |journal| review(journal, None, Period::Year, &[])),
    ("the review of the quarter", |journal| review(journal, Some(ALDO), Period::Quarter, &[])),
    ("the agreement", |journal| {
        let current = journal.current_agreement(ALDO).unwrap().unwrap();
        journal.agreement_as_markdown(current.id).unwrap()
    }),
    ("a blank check-in", |journal| journal.blank_check_in(ALDO, Side::Them).unwrap()),
];

fn review(journal: &Journal, who: Option<MentorshipId>, period: Period, include: &[Include]) -> String {
    let page = journal.review_of(who, period, journal.today()).unwrap();
    let is_private = include.contains(&Include::Private);
    let private_notes = if is_private { journal.private_notes_of(&page).unwrap() } else { Vec::new() };
    shared(&page, &Sharing { include: include.to_vec(), private_notes, without_names: None })
}

#[test]
fn nothing_private_is_in_anything_that_is_shared() {
    let journal = marked();
    for (name, words) in GIVEN {
        let words = words(&journal);
        assert!(words.len() > 40, "{name} says something: {words}");
        for mark in MARKS {
            assert!(!words.contains(mark), "{mark} is in {name}:\n{words}");
        }
    }
}

#[test]
fn what_is_asked_for_by_name_comes_and_nothing_else_does() {
    let journal = marked();
    for include in Include::ALL {
        let words = review(&journal, Some(ALDO), Period::Whole, &[*include]);
        for mark in MARKS {
            let is_asked_for = mark.starts_with(include.as_str());
            assert_eq!(words.contains(mark), is_asked_for, "{mark} with {include}:\n{words}");
        }
        let has_scores = words.contains("Trust: 4");
        assert_eq!(has_scores, *include == Include::CheckIns, "with {include}:\n{words}");
        let line = "not a tested instrument";
        assert_eq!(words.contains(line), has_scores, "a check-in is never shown without saying what it is");
    }
}

#[test]
fn edited_words_hold_only_what_somebody_wrote_and_what_is_asked_for_comes_behind_them() {
    let mut tui = Tui::with(marked());
    tui.resize(120, 40).keys("6 e Ctrl-End").text("\nMy own last word.").keys("Esc");
    for mark in MARKS {
        let words = review(tui.journal(), Some(ALDO), Period::Whole, &[]);
        assert!(words.contains("My own last word.") && !words.contains(mark), "{mark}:\n{words}");
    }
    let with = review(tui.journal(), Some(ALDO), Period::Whole, &[Include::Answers]);
    let (mine, asked_for) = with.split_once("My own last word.").unwrap();
    assert!(!mine.contains("QZQ") && asked_for.contains("answers-QZQ-learned") && !asked_for.contains("feedback-QZQ"));
}

#[test]
fn the_page_shows_it_all_to_oneself_and_copies_only_what_is_for_others() {
    let mut tui = Tui::with(marked());
    tui.resize(120, 200).keys("6").shows("answers-QZQ-first").shows("feedback-QZQ-act").shows("Karin Vogt");
    tui.shows_no("private-QZQ").keys("y").shows("copied the words; what is private is left out");
    tui.keys("3 n Ctrl-V").shows("Was the hour of use?");
    let draft = tui.wait(std::time::Duration::from_secs(1)).journal().drafts().unwrap().remove(0).draft.body;
    assert!(draft.contains("We met twice.") || draft.contains("Eight weeks"), "{draft}");
    assert!(!draft.contains("QZQ"), "{draft}");
}

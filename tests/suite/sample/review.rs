//! The sample on the way to its end: what he told of the two, somebody she came to know, last words.

use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::check_in::{CheckInDetails, Item};
use mentorlog::domain::contact::ContactDetails;
use mentorlog::domain::{MentorshipId, PersonId, QuestionId, Side};
use mentorlog::journal::Journal;

const ALDO: MentorshipId = MentorshipId(1);

/// Adds it to the told journal.
pub fn tell(journal: &mut Journal) {
    check_in(journal, Side::Them, "2026-09-02", [4, 4, 5, 5, 3, 4, 3, 4, 5, 4]);
    let contact = ContactDetails::of(PersonId(0));
    journal.add_contact("Karin Vogt", "Aldo Ferri", &contact).unwrap();
    for (question, text) in [
        (50, "Five breaths. I will still count them when I am sixty."),
        (53, "He brought the paper. He never said that I had been slow to ask for it.\n\nI have not told him."),
        (56, "Somebody I ring when the fourth breath gets long."),
    ] {
        let details = AnswerDetails {
            question: QuestionId(question),
            mentorship_id: Some(ALDO),
            answered_on: "2026-09-07".parse().unwrap(),
            text: text.into(),
            to_meeting_id: None,
        };
        journal.add_answer(&details).unwrap();
    }
}

fn check_in(journal: &mut Journal, said_by: Side, on: &str, values: [u8; 10]) {
    let mut details = CheckInDetails::on(ALDO, said_by, on.parse().unwrap());
    for (item, value) in Item::ALL.iter().zip(values) {
        details.say(*item, Some(value));
    }
    journal.add_check_in(&details).unwrap();
}

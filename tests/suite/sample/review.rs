//! The sample on the way to its end: an agreement, a check-in of both in spring and in autumn, people she came to know, last words.

use mentorlog::domain::agreement::AgreementDetails;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::check_in::{CheckInDetails, Item};
use mentorlog::domain::contact::ContactDetails;
use mentorlog::domain::review::Period;
use mentorlog::domain::{MentorshipId, PersonId, QuestionId, Side};
use mentorlog::journal::Journal;

const ALDO: MentorshipId = MentorshipId(1);

/// Adds it to the told journal, as far as the sample does not hold it itself.
pub fn tell(journal: &mut Journal) {
    if journal.current_agreement(ALDO).unwrap().is_none() {
        agree(journal);
    }
    let page = journal.review_of(Some(ALDO), Period::Whole, journal.today()).unwrap();
    if page.summary.check_ins.is_empty() {
        check_in(journal, Side::Me, "2026-04-08", [4, 3, 2, 4, 2, 2, 3, 3, 3, 2]);
        check_in(journal, Side::Me, "2026-09-01", [5, 4, 5, 4, 3, 3, 4, 5, 4, 4]);
    }
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

fn agree(journal: &mut Journal) {
    let agreed = AgreementDetails {
        agreed_on: "2026-04-16".parse().ok(),
        purpose: "We are doing this so that the shift runs on the evening Noor is not there.".into(),
        ..AgreementDetails::draft(ALDO)
    };
    journal.add_agreement(&agreed).unwrap();
}

fn check_in(journal: &mut Journal, said_by: Side, on: &str, values: [u8; 10]) {
    let mut details = CheckInDetails::on(ALDO, said_by, on.parse().unwrap());
    for (item, value) in Item::ALL.iter().zip(values) {
        details.say(*item, Some(value));
    }
    journal.add_check_in(&details).unwrap();
}

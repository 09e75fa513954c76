//! More of what Aldo said to Noor than the sample tells, so that there is some in every state, and two templates of her own.

use mentorlog::domain::MentorshipId;
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, Response};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::template::TemplateDetails;
use mentorlog::journal::Journal;

/// Tells it into the sample.
pub fn tell(journal: &mut Journal) {
    use Direction::Received;
    use FeedbackKind::{Advice, Keep};

    let aldo = MentorshipId(1);
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    let on = |day: &str, direction, kind| FeedbackDetails {
        mentorship_id: Some(aldo),
        ..FeedbackDetails::on(day.parse().unwrap(), direction, kind, person)
    };
    for said in [
        FeedbackDetails {
            next_time: "Write to the regional director at once".into(),
            response: Response::Decline,
            response_why: "I am not after his post".into(),
            ..on("2026-03-12", Received, Advice)
        },
        FeedbackDetails { act: "You said what you did not know".into(), ..on("2026-04-16", Received, Keep) },
        FeedbackDetails {
            moment: "I said that I know the answer before they have asked".into(),
            next_time: "Write the answer on your hand, and show it when they have found theirs".into(),
            response: Response::Use,
            looked_back_on: "2026-06-01".parse().ok(),
            outcome: "My hand was full twice. Theirs was better once.".into(),
            ..on("2026-05-14", Received, Advice)
        },
        FeedbackDetails {
            moment: "I asked who should cover the holidays".into(),
            next_time: "Ask the two youngest first, and write down what they say before you say a word".into(),
            ..on("2026-09-02", Received, Advice)
        },
    ] {
        journal.add_feedback(&said).unwrap();
    }
    keep_templates(journal, aldo);
}

/// What Bea Lind, a colleague with whom there is no mentorship, said about the same as Aldo, and what Noor told her.
pub fn tell_of_bea(journal: &mut Journal) {
    use FeedbackKind::{Advice, Change};

    let aldo = journal.mentorship(MentorshipId(1)).unwrap().mentorship.details.person_id;
    let on = |day: &str, direction, kind| FeedbackDetails::on(day.parse().unwrap(), direction, kind, aldo);
    let seen = FeedbackDetails {
        act: "You had the ladder in your hand before the two had said a word".into(),
        tag: "Letting go".into(),
        ..on("2026-08-20", Direction::Received, Change)
    };
    journal.add_feedback_of("Bea Lind", &seen).unwrap();
    let advice = FeedbackDetails {
        next_time: "Ring the workshop before the shift and not after it".into(),
        response: Response::Use,
        ..on("2026-08-27", Direction::Given, Advice)
    };
    journal.add_feedback_of("Bea Lind", &advice).unwrap();
    let same = FeedbackDetails {
        mentorship_id: Some(MentorshipId(1)),
        act: "You answered for Karin".into(),
        tag: "letting go".into(),
        ..on("2026-08-13", Direction::Received, Change)
    };
    journal.add_feedback(&same).unwrap();
}

fn keep_templates(journal: &mut Journal, aldo: MentorshipId) {
    let river = TemplateDetails {
        name: "By the river".into(),
        purpose: "walk, and let the hard thing come up by itself".into(),
        before: "Leave the papers at home".into(),
        lines: "(10) What is on top today?\n(20) The one thing we keep walking round\n{actions}\n(5) The next date"
            .into(),
        after: "Write three lines on the bench before going home".into(),
    };
    let river = journal.add_template(&river).unwrap();
    let short = TemplateDetails {
        name: "Fifteen minutes on the phone".into(),
        lines: "{actions}\n(15) One question each".into(),
        ..TemplateDetails::default()
    };
    journal.add_template(&short).unwrap();
    let walk = MeetingDetails {
        title: "Along the canal".into(),
        template_id: Some(river),
        status: MeetingStatus::Held,
        notes: "We walked as far as the lock and back.".into(),
        ..MeetingDetails::on(Some(aldo), "2026-09-03".parse().unwrap())
    };
    journal.add_meeting(&walk).unwrap();
}

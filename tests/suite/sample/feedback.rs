//! What Noor and Aldo said to one another, in every state it can be in, and two templates of her own.

use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, Response};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus};
use mentorlog::domain::template::TemplateDetails;
use mentorlog::domain::{MeetingId, MentorshipId};
use mentorlog::journal::Journal;

/// Tells it into the told journal.
pub fn tell(journal: &mut Journal) {
    let aldo = MentorshipId(1);
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    let on = |day: &str, direction, kind| FeedbackDetails {
        mentorship_id: Some(aldo),
        ..FeedbackDetails::on(day.parse().unwrap(), direction, kind, person)
    };
    use Direction::{Given, Received};
    use FeedbackKind::{Advice, Change, Keep};
    for said in [
        FeedbackDetails {
            next_time: "Write to the regional director at once".into(),
            response: Response::Decline,
            response_why: "I am not after his post".into(),
            ..on("2026-03-12", Received, Advice)
        },
        FeedbackDetails { act: "You said what you did not know".into(), ..on("2026-04-16", Received, Keep) },
        FeedbackDetails {
            moment: "the crew looked at me whenever there was a silence".into(),
            next_time: "Wait five breaths before you answer, then wait again".into(),
            response: Response::Use,
            looked_back_on: "2026-07-02".parse().ok(),
            outcome: "I counted to five twice on Tuesday. Both times somebody else spoke.".into(),
            meeting_id: Some(MeetingId(4)),
            ..on("2026-06-11", Received, Advice)
        },
        FeedbackDetails {
            moment: "Night shift, third bay".into(),
            act: "You stood behind them with the spanner in your hand".into(),
            effect: "They looked at you and not at the brake".into(),
            next_time: "Stand three bays away, and put it down".into(),
            response: Response::Use,
            ..on("2026-06-25", Received, Change)
        },
        FeedbackDetails {
            moment: "Two sheets of paper".into(),
            act: "You answered before I had finished the question".into(),
            effect: "I stopped asking for a while".into(),
            next_time: "Ask me first what I would do".into(),
            meeting_id: Some(MeetingId(5)),
            ..on("2026-08-06", Given, Change)
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

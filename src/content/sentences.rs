//! Sentences the program may say about how things stand: calm, with something to do, never scolding.
//!
//! The rules of when are in the domain; every screen and the command line say them in these words.

use chrono::NaiveDate;

use super::check_in;
use crate::domain::agreement::Reread;
use crate::domain::alert::{self, Alert, Matter};
use crate::domain::check_in::{Concern, Due, Fall};
use crate::domain::goal::MOST_ACTIVE;
use crate::domain::meeting::MeetingKind;
use crate::domain::mentorship::{MentorshipLine, Phase, PhaseReason};
use crate::text::when;

/// What to say about something that is worth a look.
#[must_use]
pub fn on(alert: &Alert, today: NaiveDate) -> String {
    match alert.matter {
        Matter::Carried { times } => on_carries(times),
        Matter::Lapsed { .. } | Matter::Drifting { .. } => on_rhythm(alert.matter),
        Matter::WasItHeld { on } => {
            format!("It was planned for {}. Was it held, moved or cancelled?", when::heading(on, today))
        }
        Matter::NoDebrief { on } => {
            format!(
                "You met on {}. Three lines are enough: what happened, what it means, what now.",
                when::heading(on, today)
            )
        }
        Matter::Reread { why } => on_rereading(why, today),
        Matter::Stalled { last_entry_on } => {
            let since = match last_entry_on {
                Some(day) => format!("No entry since {}.", when::plain(day, today)),
                None => "No entry yet.".to_owned(),
            };
            format!("{since} Still yours? Shrink it, re-plan it, or drop it with a reason.")
        }
        Matter::CheckInFell { fall } => on_concern(Concern::Fell(fall)),
        Matter::CheckInDue { due } => on_due(due, today),
        Matter::WelcomeBack => "Welcome back. Nothing is lost. Begin with the date of your next meeting.".to_owned(),
        Matter::Phase { to, reason } => on_phase(to, reason, today),
    }
}

/// What to say about a mentorship that drifts or has lapsed; nothing where a date stands, for that is the answer already.
#[must_use]
pub fn on_rhythm_of(line: &MentorshipLine, today: NaiveDate) -> Option<String> {
    alert::of_rhythm(line, today).map(on_rhythm)
}

fn on_rhythm(matter: Matter) -> String {
    match matter {
        Matter::Drifting { days, agreed } => {
            let (gone, agreed) = when::against(days, agreed.into());
            format!("It has been {gone}; you agreed on {agreed}. Propose a date, change the rhythm, or pause?")
        }
        Matter::Lapsed { days } => format!(
            "This mentorship has been quiet for {}. A good ending is one short talk away: see the closing template.",
            when::weeks(days)
        ),
        _ => String::new(),
    }
}

/// What is worth a word after a check-in, and what one might open with.
#[must_use]
pub fn on_concern(concern: Concern) -> String {
    format!("{} You might open with: “{}”", what_stands(concern), check_in::opener(concern.dimension()))
}

/// What fell or stands low, without the opener: `Direction went from 4 to 2.`
#[must_use]
pub fn what_stands(concern: Concern) -> String {
    match concern {
        Concern::Fell(Fall { dimension, from, to }) => format!("{} went from {from} to {to}.", dimension.name()),
        Concern::Low { dimension, at } if dimension.is_single() => format!("{} stands at {at}.", dimension.name()),
        Concern::Low { dimension, at } => format!("One answer to {dimension} is {at}."),
    }
}

fn on_due(due: Due, today: NaiveDate) -> String {
    match due {
        Due::ThirdMeeting => "Three meetings in. A check-in takes three minutes: how is it between you?".to_owned(),
        Due::Again { last_on } => {
            let last = when::plain(last_on, today);
            format!("The last check-in was on {last}. Three minutes tell what has moved since.")
        }
        Due::Before { kind, on } => {
            let meeting = if kind == MeetingKind::Closing { "The closing meeting" } else { "Half-time" };
            format!("{meeting} is on {}. A check-in before it takes three minutes.", when::heading(on, today))
        }
    }
}

/// Why what the two agreed is worth reading again.
#[must_use]
pub fn on_rereading(why: Reread, today: NaiveDate) -> String {
    let when = match why {
        Reread::ThirdMeeting => "Three meetings in.".to_owned(),
        Reread::HalfTime => "Half of the time is over.".to_owned(),
        Reread::ReviewDay { on } => format!("You named {} for it.", when::heading(on, today)),
    };
    format!("{when} Worth five minutes: is the agreement still true?")
}

/// Why a mentorship seems to be in another phase by now.
#[must_use]
pub fn on_phase(to: Phase, reason: PhaseReason, today: NaiveDate) -> String {
    match reason {
        PhaseReason::HasMet => {
            format!("The first meeting was held. Is it time to {to} on what for, how often and how?")
        }
        PhaseReason::HasAgreed => format!("You have agreed, and there is a goal. Has the time to {to} begun?"),
        PhaseReason::EndsSoon { on } => {
            let (day, away) = when::both(on, today);
            let ends = if on < today { "It was to end on" } else { "It ends on" };
            format!("{ends} {day}, {away}. Is it time to look back and {to}?")
        }
        PhaseReason::NoGoalOpen => format!("No goal is open any more. Set the next one, or {to}?"),
    }
}

/// What to ask before one goal more becomes active than is good.
#[must_use]
pub fn which_rests(active: usize) -> String {
    let many = if active == MOST_ACTIVE { "Three" } else { "More than three" };
    format!("{many} are active. Which one rests while this one runs?")
}

/// What to ask about the notes of a mentorship that is closed; what the two agreed follows it, if they did.
#[must_use]
pub fn on_notes(have_agreed: bool) -> String {
    let agreed = if have_agreed { " You agreed:" } else { "" };
    format!("Keep, export or delete the notes?{agreed}")
}

/// What to say about an action that came back again and again.
#[must_use]
pub fn on_carries(carried: u32) -> String {
    let times = match carried {
        ..=3 => "Third time on the list.".to_owned(),
        4 => "Fourth time on the list.".to_owned(),
        times => format!("{times} times on the list."),
    };
    format!("{times} Do it now, make it smaller, hand it over, or let it go?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check_in::{CheckInDetails, Dimension, concerns};
    use crate::domain::{ActionId, MentorshipId, Side};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 9).unwrap()
    }

    fn said(matter: Matter) -> String {
        on(&Alert { about: ActionId(1).into(), title: String::new(), matter }, today())
    }

    /// From five to one, or to one and a half where there are two items.
    fn fall_of(dimension: Dimension) -> Fall {
        let mut before = CheckInDetails::on(MentorshipId(1), Side::Me, today());
        dimension.items().for_each(|item| before.say(item, Some(5)));
        let mut now = before.clone();
        dimension.items().zip([1, 2]).for_each(|(item, value)| now.say(item, Some(value)));
        let [Concern::Fell(fall)] = concerns(Some(&before), &now)[..] else { panic!("it fell") };
        fall
    }

    #[test]
    fn what_stands_low_or_fell_is_said_with_what_one_might_open_with() {
        let fell = on_concern(Concern::Fell(fall_of(Dimension::Commitment)));
        assert_eq!(fell, "Commitment went from 5 to 1.5. You might open with: “Is our rhythm still right for you?”");
        let low = |dimension| what_stands(Concern::Low { dimension, at: 2 });
        assert_eq!(low(Dimension::Direction), "Direction stands at 2.");
        assert_eq!(low(Dimension::Trust), "One answer to trust is 2.");
    }

    #[test]
    fn each_moment_has_its_sentence_with_the_numbers_filled_in() {
        for (matter, sentence) in [
            (
                Matter::Drifting { days: 50, agreed: 28 },
                "It has been 7 weeks; you agreed on 4. Propose a date, change the rhythm, or pause?",
            ),
            (
                Matter::Drifting { days: 17, agreed: 10 },
                "It has been 17 days; you agreed on 10. Propose a date, change the rhythm, or pause?",
            ),
            (
                Matter::Lapsed { days: 80 },
                "This mentorship has been quiet for 11 weeks. A good ending is one short talk away: see the closing template.",
            ),
            (
                Matter::Carried { times: 3 },
                "Third time on the list. Do it now, make it smaller, hand it over, or let it go?",
            ),
            (
                Matter::Stalled { last_entry_on: NaiveDate::from_ymd_opt(2026, 7, 1) },
                "No entry since 1 July. Still yours? Shrink it, re-plan it, or drop it with a reason.",
            ),
            (
                Matter::Reread { why: Reread::ThirdMeeting },
                "Three meetings in. Worth five minutes: is the agreement still true?",
            ),
            (
                Matter::Reread { why: Reread::ReviewDay { on: today() } },
                "You named Wed 9 September for it. Worth five minutes: is the agreement still true?",
            ),
            (Matter::WelcomeBack, "Welcome back. Nothing is lost. Begin with the date of your next meeting."),
        ] {
            assert_eq!(said(matter), sentence);
        }
        assert_eq!(which_rests(3), "Three are active. Which one rests while this one runs?");
    }

    #[test]
    fn no_sentence_scolds_or_is_too_long_for_two_lines() {
        let on = today() - chrono::Days::new(400);
        let phases =
            [PhaseReason::HasMet, PhaseReason::HasAgreed, PhaseReason::EndsSoon { on }, PhaseReason::NoGoalOpen];
        let phases = phases.into_iter().map(|reason| Matter::Phase { to: Phase::Close, reason });
        let others = [
            Matter::Carried { times: 12 },
            Matter::Lapsed { days: 4000 },
            Matter::Drifting { days: 4000, agreed: 1600 },
            Matter::WasItHeld { on },
            Matter::NoDebrief { on },
            Matter::Stalled { last_entry_on: None },
            Matter::Stalled { last_entry_on: Some(on) },
            Matter::Reread { why: Reread::HalfTime },
            Matter::Reread { why: Reread::ReviewDay { on } },
        ];
        let falls = Dimension::ALL.iter().map(|dimension| Matter::CheckInFell { fall: fall_of(*dimension) });
        let dues = [
            Due::ThirdMeeting,
            Due::Again { last_on: on },
            Due::Before { kind: MeetingKind::Midpoint, on },
            Due::Before { kind: MeetingKind::Closing, on },
        ];
        let dues = dues.map(|due| Matter::CheckInDue { due });
        for matter in phases.chain(others).chain(falls).chain(dues) {
            let sentence = said(matter);
            let is_ended = ["?", ".", "?”"].iter().any(|end| sentence.ends_with(end));
            assert!(is_ended && sentence.chars().count() <= 120, "{sentence}");
            assert!(
                !["!", "should", "must", "fail", "overdue"].iter().any(|word| sentence.contains(word)),
                "{sentence}"
            );
        }
    }
}

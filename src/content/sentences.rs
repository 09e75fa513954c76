//! Sentences the program may say about how things stand: calm, with something to do, never scolding.
//!
//! The rules of when are in the domain; every screen and the command line say them in these words.

use chrono::NaiveDate;

use crate::domain::agreement::Reread;
use crate::domain::alert::{self, Alert, Matter};
use crate::domain::goal::MOST_ACTIVE;
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
    use crate::domain::ActionId;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 9).unwrap()
    }

    fn said(matter: Matter) -> String {
        on(&Alert { about: ActionId(1).into(), title: String::new(), matter }, today())
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
        for matter in phases.chain(others) {
            let sentence = said(matter);
            assert!(sentence.ends_with(['?', '.']) && sentence.chars().count() <= 120, "{sentence}");
            assert!(
                !["!", "should", "must", "fail", "overdue"].iter().any(|word| sentence.contains(word)),
                "{sentence}"
            );
        }
    }
}

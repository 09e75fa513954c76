//! Which card of the Guide tells more about what is worth a look.

use super::title_of;
use crate::domain::alert::Matter;
use crate::domain::check_in::Dimension;
use crate::domain::mentorship::Phase;

/// The card of an alert: its slug, to open it by, and what it is called.
#[must_use]
pub fn card_of(matter: &Matter) -> (&'static str, &'static str) {
    let slug = slug_of(matter);
    (slug, title_of(slug).unwrap_or_default())
}

fn slug_of(matter: &Matter) -> &'static str {
    match matter {
        Matter::Carried { .. } => "fading-commitment",
        Matter::Lapsed { .. } => "ending-early",
        Matter::Drifting { .. } | Matter::WasItHeld { .. } | Matter::WelcomeBack => "how-often",
        Matter::NoDebrief { .. } => "looking-back-while-it-is-fresh",
        Matter::Stalled { .. } => "a-goal-worth-having",
        Matter::Reread { .. } => "expectations",
        Matter::CheckInDue { .. } => "is-it-working",
        Matter::CheckInFell { fall } => match fall.dimension {
            Dimension::Trust => "trust",
            Dimension::Direction => "two-different-expectations",
            Dimension::Fairness => "differences-between-you",
            Dimension::Commitment => "fading-commitment",
            Dimension::Dialogue => "poor-communication",
            Dimension::Growth => "fit-the-help-to-the-person",
        },
        Matter::Phase { to, .. } => match to {
            Phase::Prepare => "getting-ready",
            Phase::Agree => "expectations",
            Phase::Grow => "write-the-progress-down",
            Phase::Close => "ending-well",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::guide::page;
    use crate::domain::guide::Subject;
    use crate::domain::mentorship::PhaseReason;

    #[test]
    fn every_alert_has_a_card() {
        let on = chrono::NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let phases = Phase::ALL.iter().map(|to| Matter::Phase { to: *to, reason: PhaseReason::HasMet });
        let others = [
            Matter::Carried { times: 3 },
            Matter::Lapsed { days: 90 },
            Matter::Drifting { days: 60, agreed: 28 },
            Matter::WasItHeld { on },
            Matter::NoDebrief { on },
            Matter::Stalled { last_entry_on: None },
            Matter::WelcomeBack,
        ];
        for matter in phases.chain(others) {
            let (slug, title) = card_of(&matter);
            let page = page(slug).unwrap_or_else(|| panic!("{matter:?} has no card: {slug}"));
            assert!(matches!(page.subject, Subject::Card { .. }), "{slug}");
            assert_eq!(page.title, title);
        }
    }
}

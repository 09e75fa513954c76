//! When a check-in is due: after the third meeting, again after two months, and before a meeting that looks back.

use chrono::{Days, NaiveDate};

use crate::domain::meeting::MeetingKind;

/// So many meetings were held before the first one.
pub const FIRST_AFTER_MEETINGS: u32 = 3;

/// Eight weeks after the last one there is something new to say.
const AGAIN_DAYS: Days = Days::new(56);

/// So long before a meeting that looks back it is time for one, unless there is one that is newer than that.
pub const BEFORE_MEETING_DAYS: Days = Days::new(7);
const STILL_NEW_DAYS: Days = Days::new(28);

/// How a mentorship stands, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// The day of the third meeting that was held.
    pub third_held_on: Option<NaiveDate>,
    /// The last check-in of mine.
    pub last_on: Option<NaiveDate>,
    /// The next meeting that looks back on the two: half-time or closing.
    pub looks_back: Option<(MeetingKind, NaiveDate)>,
}

/// Why one is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The third meeting was held, and there has been none.
    ThirdMeeting,
    /// The last one lies far back.
    Again { last_on: NaiveDate },
    /// A meeting that looks back is near.
    Before { kind: MeetingKind, on: NaiveDate },
}

/// A reason is told apart by its day.
impl std::fmt::Display for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Due::ThirdMeeting => f.write_str("third-meeting"),
            Due::Again { last_on } => write!(f, "after-{last_on}"),
            Due::Before { on, .. } => write!(f, "before-{on}"),
        }
    }
}

/// Whether a check-in is due, and why. A meeting that is near comes first: it is over soon.
pub fn due(stand: &Stand, today: NaiveDate) -> Option<Due> {
    let before = stand.looks_back.and_then(|(kind, on)| {
        let since = on.checked_sub_days(BEFORE_MEETING_DAYS)?;
        let is_new = stand.last_on.is_some_and(|last| last.checked_add_days(STILL_NEW_DAYS).is_none_or(|old| old > on));
        (since <= today && today <= on && !is_new).then_some(Due::Before { kind, on })
    });
    before.or_else(|| match (stand.last_on, stand.third_held_on) {
        (Some(last_on), _) => {
            let since = last_on.checked_add_days(AGAIN_DAYS)?;
            (since <= today).then_some(Due::Again { last_on })
        }
        (None, Some(third)) => (third <= today).then_some(Due::ThirdMeeting),
        (None, None) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn why(stand: Stand, today: &str) -> Option<Due> {
        due(&stand, on(today))
    }

    #[test]
    fn the_first_one_comes_after_the_third_meeting() {
        assert_eq!(why(Stand::default(), "2026-09-09"), None);
        let third = Stand { third_held_on: Some(on("2026-04-16")), ..Stand::default() };
        assert_eq!(why(third, "2026-04-15"), None);
        assert_eq!(why(third, "2026-05-01"), Some(Due::ThirdMeeting));
    }

    #[test]
    fn the_next_one_comes_eight_weeks_after_the_last() {
        let last_on = on("2026-07-16");
        let stand = Stand { last_on: Some(last_on), third_held_on: Some(on("2026-04-16")), ..Stand::default() };
        assert_eq!(why(stand, "2026-09-09"), None);
        assert_eq!(why(stand, "2026-09-10"), Some(Due::Again { last_on }));
    }

    #[test]
    fn before_a_meeting_that_looks_back_there_is_a_new_one() {
        let meets_on = on("2026-10-08");
        let looks_back = Some((MeetingKind::Closing, meets_on));
        let before = Some(Due::Before { kind: MeetingKind::Closing, on: meets_on });
        let stand = Stand { looks_back, ..Stand::default() };
        assert_eq!(why(stand, "2026-09-30"), None);
        assert_eq!(why(stand, "2026-10-01"), before);
        assert_eq!(why(stand, "2026-10-09"), None);
        assert_eq!(why(Stand { last_on: Some(on("2026-09-11")), ..stand }, "2026-10-07"), None, "it is new enough");
        assert_eq!(why(Stand { last_on: Some(on("2026-09-10")), ..stand }, "2026-10-07"), before);
    }

    #[test]
    fn no_calendar_ends_in_a_panic() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let stand =
                Stand { third_held_on: Some(day), last_on: Some(day), looks_back: Some((MeetingKind::Midpoint, day)) };
            due(&stand, day);
        }
    }
}

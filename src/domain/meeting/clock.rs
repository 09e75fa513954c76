//! The clock of a meeting: how much of the planned time is gone, and until when there is something to say about it.
//!
//! A pure rule over the meeting and a local moment, in whole minutes. A meeting floats, so its start is taken as local time wherever
//! one is; in a night that changes the hour it may be an hour off. What it looks like is no business of it.

use chrono::{NaiveDateTime, TimeDelta, Timelike};

use super::{MeetingDetails, MeetingStatus};

/// So long before a meeting its page says when it begins.
const AHEAD: TimeDelta = TimeDelta::hours(2);

/// So long after its planned end nobody sits in it any more.
const AFTER: TimeDelta = TimeDelta::hours(3);

/// What the clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingClock {
    /// It begins in so many minutes.
    Ahead(i64),
    /// So many minutes are gone, of those that were planned, if that is known.
    On { gone: i64, planned: Option<u32> },
}

impl MeetingClock {
    /// What it says now; nothing for a meeting that is cancelled or written up, has no time, or is not about now, and nothing before
    /// one that was held already. `usual` is how long the two meet
    /// where the meeting itself does not say.
    pub fn of(meeting: &MeetingDetails, usual: Option<u32>, now: NaiveDateTime) -> Option<Self> {
        let (start, planned) = (start(meeting)?, planned(meeting, usual));
        let gone = (to_the_minute(now)? - start).num_minutes();
        if gone >= 0 {
            let is_over = now >= end(start, planned)?;
            return (!is_over).then_some(MeetingClock::On { gone, planned });
        }
        let is_near = gone >= -AHEAD.num_minutes() && meeting.status == MeetingStatus::Planned;
        is_near.then_some(MeetingClock::Ahead(-gone))
    }

    /// When it next says something else though nobody presses a key: at a full minute, or when it first speaks; never again once it
    /// has fallen silent.
    pub fn changes_at(meeting: &MeetingDetails, usual: Option<u32>, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let start = start(meeting)?;
        let is_planned = meeting.status == MeetingStatus::Planned;
        let first = if is_planned { start.checked_sub_signed(AHEAD)? } else { start };
        if now < first {
            return Some(first);
        }
        let next = to_the_minute(now)?.checked_add_signed(TimeDelta::minutes(1))?;
        (now < end(start, planned(meeting, usual))?).then_some(next)
    }

    /// Whether it takes longer than was planned.
    pub fn is_over_time(self) -> bool {
        matches!(self, MeetingClock::On { gone, planned: Some(planned) } if gone > i64::from(planned))
    }
}

/// When it begins, to the minute; nothing where that is not known or will not be.
fn start(meeting: &MeetingDetails) -> Option<NaiveDateTime> {
    let start = meeting.meets_on.and_time(meeting.starts_at?);
    to_the_minute(start).filter(|_| meeting.status != MeetingStatus::Cancelled && !meeting.is_debriefed())
}

fn planned(meeting: &MeetingDetails, usual: Option<u32>) -> Option<u32> {
    meeting.minutes.or(usual).filter(|minutes| *minutes > 0)
}

/// When nothing is said any more.
fn end(start: NaiveDateTime, planned: Option<u32>) -> Option<NaiveDateTime> {
    let planned = TimeDelta::try_minutes(planned.unwrap_or(0).into())?;
    start.checked_add_signed(planned)?.checked_add_signed(AFTER)
}

fn to_the_minute(moment: NaiveDateTime) -> Option<NaiveDateTime> {
    moment.with_second(0)?.with_nanosecond(0)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};
    use proptest::prelude::*;

    use super::*;

    fn meeting(starts_at: &str, minutes: Option<u32>) -> MeetingDetails {
        let day = NaiveDate::from_ymd_opt(2026, 9, 10).unwrap();
        MeetingDetails { starts_at: starts_at.parse().ok(), minutes, ..MeetingDetails::on(None, day) }
    }

    fn said(meeting: &MeetingDetails, now: &str) -> Option<MeetingClock> {
        MeetingClock::of(meeting, Some(45), now.parse().unwrap())
    }

    fn on(gone: i64, planned: u32) -> Option<MeetingClock> {
        Some(MeetingClock::On { gone, planned: Some(planned) })
    }

    #[test]
    fn it_says_when_it_begins_then_what_is_gone_and_then_nothing() {
        let at_four = meeting("16:00:00", Some(60));
        for (now, says) in [
            ("2026-09-09T16:23:00", None),
            ("2026-09-10T13:59:59", None),
            ("2026-09-10T14:00:00", Some(MeetingClock::Ahead(120))),
            ("2026-09-10T15:48:00", Some(MeetingClock::Ahead(12))),
            ("2026-09-10T15:59:59", Some(MeetingClock::Ahead(1))),
            ("2026-09-10T16:00:00", on(0, 60)),
            ("2026-09-10T16:23:59", on(23, 60)),
            ("2026-09-10T17:00:00", on(60, 60)),
            ("2026-09-10T17:10:00", on(70, 60)),
            ("2026-09-10T19:59:59", on(239, 60)),
            ("2026-09-10T20:00:00", None),
            ("2026-09-11T16:23:00", None),
        ] {
            assert_eq!(said(&at_four, now), says, "{now}");
        }
        assert!(!on(60, 60).unwrap().is_over_time() && on(61, 60).unwrap().is_over_time());
    }

    #[test]
    fn a_meeting_without_minutes_takes_as_long_as_the_two_meet() {
        let at_four = meeting("16:00:00", None);
        assert_eq!(said(&at_four, "2026-09-10T16:23:00"), on(23, 45));
        let unknown = MeetingClock::of(&at_four, None, "2026-09-10T18:59:00".parse().unwrap());
        assert_eq!(unknown, Some(MeetingClock::On { gone: 179, planned: None }));
        assert!(!unknown.unwrap().is_over_time());
    }

    #[test]
    fn one_that_is_cancelled_or_has_no_time_has_no_clock_and_one_that_is_held_has() {
        let now = "2026-09-10T16:23:00";
        assert_eq!(said(&meeting("none", Some(60)), now), None);
        let with = |status| MeetingDetails { status, ..meeting("16:00:00", Some(60)) };
        assert_eq!(said(&with(MeetingStatus::Cancelled), now), None);
        assert_eq!(said(&with(MeetingStatus::Held), now), on(23, 60));
    }

    #[test]
    fn one_that_is_held_does_not_begin_and_one_that_is_written_up_has_no_clock() {
        let held = MeetingDetails { status: MeetingStatus::Held, ..meeting("16:00:00", Some(60)) };
        let changes =
            |meeting: &MeetingDetails, now: &str| MeetingClock::changes_at(meeting, None, now.parse().unwrap());
        assert_eq!(said(&held, "2026-09-10T15:48:00"), None);
        assert_eq!(changes(&held, "2026-09-10T15:48:00"), "2026-09-10T16:00:00".parse().ok());
        let written = MeetingDetails { debrief_now_what: "Wait longer.".into(), ..held };
        for now in ["2026-09-10T15:48:00", "2026-09-10T16:23:00"] {
            assert_eq!((said(&written, now), changes(&written, now)), (None, None));
        }
    }

    #[test]
    fn it_goes_on_over_midnight() {
        let late = meeting("23:30:00", Some(60));
        assert_eq!(said(&late, "2026-09-11T00:10:00"), on(40, 60));
        assert_eq!(said(&meeting("00:15:00", Some(60)), "2026-09-09T23:30:00"), Some(MeetingClock::Ahead(45)));
    }

    fn any_meeting(days: &'static [NaiveDate]) -> impl Strategy<Value = MeetingDetails> {
        let time = (0u32..86_400).prop_map(|s| NaiveTime::from_num_seconds_from_midnight_opt(s, 0));
        let status = proptest::sample::select(MeetingStatus::ALL);
        let parts =
            (proptest::sample::select(days), time, proptest::option::of(any::<u32>()), status, "(|It was good.)");
        parts.prop_map(|(day, starts_at, minutes, status, debrief_what)| MeetingDetails {
            starts_at,
            minutes,
            status,
            debrief_what,
            ..MeetingDetails::on(None, day)
        })
    }

    const fn on_day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Those a meeting can be on, and those nobody can write.
    const DAYS: &[NaiveDate] = &[on_day(1, 1, 1), on_day(2024, 2, 29), on_day(2026, 9, 10), on_day(9999, 12, 31)];
    const NO_DAYS: &[NaiveDate] = &[NaiveDate::MIN, NaiveDate::MAX];

    proptest! {
        #[test]
        fn between_two_changes_it_says_the_same(meeting in any_meeting(DAYS), off in -20_000i64..40_000, usual in proptest::option::of(0u32..300)) {
            let start = meeting.meets_on.and_time(meeting.starts_at.unwrap_or_default());
            let Some(now) = start.checked_add_signed(TimeDelta::seconds(off)) else { return Ok(()) };
            let says = MeetingClock::of(&meeting, usual, now);
            match MeetingClock::changes_at(&meeting, usual, now) {
                Some(at) => {
                    prop_assert!(at > now && (at.second(), at.nanosecond()) == (0, 0));
                    let before = at - TimeDelta::seconds(1);
                    prop_assert_eq!(MeetingClock::of(&meeting, usual, before), says);
                    prop_assert_ne!(MeetingClock::of(&meeting, usual, at), says);
                }
                None => prop_assert_eq!(says, None),
            }
        }

        #[test]
        fn the_ends_of_the_calendar_give_no_panic(meeting in any_meeting(NO_DAYS), off in -20_000i64..40_000) {
            let start = meeting.meets_on.and_time(meeting.starts_at.unwrap_or_default());
            for now in start.checked_add_signed(TimeDelta::seconds(off)).into_iter().chain([NaiveDateTime::MIN, NaiveDateTime::MAX]) {
                let _ = (MeetingClock::of(&meeting, None, now), MeetingClock::changes_at(&meeting, None, now));
            }
        }
    }
}

//! What time it is. The only place that asks the system.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};

use crate::domain::Invalid;

/// The system's clock, or one that stands still for tests and demonstrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    System,
    Fixed(DateTime<FixedOffset>),
    /// One that a test sets on by hand.
    #[cfg(test)]
    ByHand,
}

#[cfg(test)]
thread_local! {
    static HAND: std::cell::Cell<DateTime<FixedOffset>> = std::cell::Cell::new(DateTime::UNIX_EPOCH.fixed_offset());
}

impl Clock {
    /// A clock that stands still, from RFC 3339 (`2026-09-09T14:00:00+02:00`), a local time (`2026-09-09T14:00`) or a day
    /// (`2026-09-09`, at noon).
    pub fn fixed(text: &str) -> Result<Clock, Invalid> {
        let text = text.trim();
        if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
            return Ok(Clock::Fixed(moment));
        }
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S")
            .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M"))
            .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M"))
            .ok()
            .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(12, 0, 0));
        let local =
            local.ok_or_else(|| Invalid::new("now", format!("\"{text}\" is no moment; try 2026-09-09T14:00")))?;
        // In the hour that a change to summer time leaves out there is no local time: then UTC is as good as any.
        let moment = Local.from_local_datetime(&local).earliest().map(|moment| moment.fixed_offset());
        Ok(Clock::Fixed(moment.unwrap_or_else(|| local.and_utc().fixed_offset())))
    }

    /// The moment, with the offset in force, to the second.
    pub fn now(self) -> DateTime<FixedOffset> {
        let now = match self {
            Clock::System => Local::now().fixed_offset(),
            Clock::Fixed(moment) => moment,
            #[cfg(test)]
            Clock::ByHand => HAND.get(),
        };
        now.with_nanosecond(0).unwrap_or(now)
    }

    /// Whether time passes.
    pub fn is_running(self) -> bool {
        !matches!(self, Clock::Fixed(_))
    }

    /// Sets the clock of this test to a moment, as [`Clock::fixed`] reads one.
    #[cfg(test)]
    pub fn set_by_hand(text: &str) {
        HAND.set(Clock::fixed(text).unwrap().now());
    }

    /// The moment in UTC, as records keep it.
    pub fn utc(self) -> DateTime<Utc> {
        self.now().to_utc()
    }

    /// The local day.
    pub fn today(self) -> NaiveDate {
        self.now().date_naive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_reads_a_moment_a_local_time_or_a_day() {
        let moment = Clock::fixed("2026-09-09T23:30:00+02:00").unwrap();
        assert_eq!(moment.today().to_string(), "2026-09-09");
        assert_eq!(moment.utc().to_rfc3339(), "2026-09-09T21:30:00+00:00");
        for text in ["2026-09-09", "2026-09-09T14:00", "2026-09-09 14:00"] {
            assert_eq!(Clock::fixed(text).unwrap().today().to_string(), "2026-09-09", "{text}");
        }
        assert!(Clock::fixed("soon").unwrap_err().what.contains("try"));
    }
}

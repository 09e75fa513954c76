//! When an agreement is worth reading again: after the third meeting, at half-time, on the day that was named. A pure function.

use chrono::NaiveDate;

use super::super::AgreementId;

/// What is known of the version in force, as far as a reminder hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    pub id: AgreementId,
    pub agreed_on: NaiveDate,
    pub review_on: Option<NaiveDate>,
    pub reread_on: Option<NaiveDate>,
    /// The day of the third meeting that was held after it was agreed on.
    pub third_met_on: Option<NaiveDate>,
}

/// Why it is worth reading again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reread {
    ThirdMeeting,
    HalfTime,
    /// The day that was named for it.
    ReviewDay {
        on: NaiveDate,
    },
}

impl std::fmt::Display for Reread {
    /// In a word, to remember that it was told; another day that is named is another reason.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reread::ThirdMeeting => f.write_str("third-meeting"),
            Reread::HalfTime => f.write_str("half-time"),
            Reread::ReviewDay { on } => write!(f, "review-day-{on}"),
        }
    }
}

impl InForce {
    /// The reasons there are today, the most binding first: the day that was named, half-time between `span`, the third meeting. One that
    /// lies before the day it was agreed on or read again is none any more.
    pub fn reasons(&self, span: Option<(NaiveDate, NaiveDate)>, today: NaiveDate) -> Vec<Reread> {
        let half = span.map(|(start, end)| start + (end - start) / 2);
        let read_on = self.reread_on.unwrap_or(self.agreed_on);
        let has_come = |day: Option<NaiveDate>| day.filter(|day| *day <= today && *day > read_on);
        let review = has_come(self.review_on).map(|on| Reread::ReviewDay { on });
        let half = has_come(half).map(|_| Reread::HalfTime);
        // What was read again on the day of the meeting was read in it.
        let third = has_come(self.third_met_on).map(|_| Reread::ThirdMeeting);
        [review, half, third].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> NaiveDate {
        format!("2026-{day}").parse().unwrap()
    }

    fn in_force() -> InForce {
        let third_met_on = Some(day("07-09"));
        let (agreed_on, review_on) = (day("04-16"), Some(day("10-08")));
        InForce { id: AgreementId(1), agreed_on, review_on, reread_on: None, third_met_on }
    }

    #[test]
    fn each_reason_comes_on_its_day_and_the_day_that_was_named_first() {
        let span = Some((day("01-01"), day("12-27")));
        for (today, reasons) in [
            ("06-29", vec![]),
            ("06-30", vec![Reread::HalfTime]),
            ("07-09", vec![Reread::HalfTime, Reread::ThirdMeeting]),
            ("10-08", vec![Reread::ReviewDay { on: day("10-08") }, Reread::HalfTime, Reread::ThirdMeeting]),
        ] {
            assert_eq!(in_force().reasons(span, day(today)), reasons, "{today}");
        }
        assert_eq!(in_force().reasons(None, day("07-08")), [], "without an end there is no half-time");
    }

    #[test]
    fn what_was_read_again_since_is_no_reason() {
        let span = Some((day("01-01"), day("12-27")));
        let read = InForce { reread_on: Some(day("07-09")), ..in_force() };
        assert_eq!(read.reasons(span, day("09-09")), []);
        let late = InForce { agreed_on: day("07-01"), third_met_on: None, ..in_force() };
        assert_eq!(late.reasons(span, day("09-09")), [], "half-time was over when it was agreed on");
    }
}

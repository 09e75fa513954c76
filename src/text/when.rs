//! Days, times and spans in the words people use: `in 6 days`, `2 days late`, `Thu 11 June`.
//!
//! Every screen and every line of output says its dates through these functions. They are told what day it
//! is and never ask a clock; reading dates back is `written`.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::plural::count;

/// From here on weeks are said instead of a date, and after that months, both in days.
const WEEKS_FROM: i64 = 21;
const MONTHS_FROM: i64 = 63;

/// A day seen from today: `today`, `tomorrow`, `in 6 days`, `Fri 18 Sep`, `in 3 weeks`; behind,
/// `yesterday`, `a week ago`, `5 weeks ago`, `3 months ago`.
#[must_use]
pub fn relative(day: NaiveDate, today: NaiveDate) -> String {
    match days_between(today, day) {
        7..WEEKS_FROM => short_heading(day, today),
        _ => away(day, today),
    }
}

/// How far a day is from today, never as a date: `in 9 days`, `in 3 weeks`, `2 days ago`.
#[must_use]
pub fn away(day: NaiveDate, today: NaiveDate) -> String {
    match days_between(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        ahead @ 2..WEEKS_FROM => format!("in {ahead} days"),
        WEEKS_FROM.. => format!("in {}", span(today, day)),
        _ => format!("{} ago", span(day, today)),
    }
}

/// [`relative`] for what should be done by a day: behind, `2 days late`, `5 weeks late`.
#[must_use]
pub fn due(day: NaiveDate, today: NaiveDate) -> String {
    if day >= today { relative(day, today) } else { late(day, today) }
}

/// `Thu 11 June`, with the year if it is not this one: `Wed 11 June 2025`.
#[must_use]
pub fn heading(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day, today, "%a %-d %B")
}

/// A day as it was understood, and how far away it is: `Thu 10 September, tomorrow`.
#[must_use]
pub fn told(day: NaiveDate, today: NaiveDate) -> String {
    format!("{}, {}", heading(day, today), away(day, today))
}

/// [`heading`] in ten columns: `Thu 11 Jun`; with another year fifteen.
#[must_use]
pub fn short_heading(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day, today, "%a %-d %b")
}

/// `Thu 11 Jun`, the day right-aligned: `Thu  9 Jul`. Ten columns, with the year of another year fifteen.
#[must_use]
pub fn column(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day, today, "%a %e %b")
}

/// ` 9 Jul`: six columns, with the year of another year eleven.
#[must_use]
pub fn short_column(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day, today, "%e %b")
}

/// `Wednesday 9 September`.
#[must_use]
pub fn long(day: NaiveDate) -> String {
    day.format("%A %-d %B").to_string()
}

/// `Wednesday 9 September 2026`.
#[must_use]
pub fn full(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// `9 July 2026`, as in a document that is dated.
#[must_use]
pub fn dated(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// `30 September`, with the year if it is not this one.
#[must_use]
pub fn plain(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day, today, "%-d %B")
}

/// The date and how far it is, for where the date decides something: `30 September` and `in 3 weeks`.
#[must_use]
pub fn both(day: NaiveDate, today: NaiveDate) -> (String, String) {
    (plain(day, today), away(day, today))
}

/// [`both`] for what should be done by then: `30 September` and, behind, `5 weeks late`.
#[must_use]
pub fn both_due(day: NaiveDate, today: NaiveDate) -> (String, String) {
    let (date, away) = both(day, today);
    if day >= today { (date, away) } else { (date, late(day, today)) }
}

/// `January`, with the year if it is not this one: what something goes on since.
#[must_use]
pub fn month(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day, today, "%B")
}

/// `September 2026`, as the name of a month that is shown.
#[must_use]
pub fn month_of(day: NaiveDate) -> String {
    day.format("%B %Y").to_string()
}

/// `16:00`.
#[must_use]
pub fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `3 minutes ago`, `2 hours ago`, `5 days ago`; `just now` below a minute, and when a clock was set back.
#[must_use]
pub fn ago(minutes: i64) -> String {
    match minutes {
        ..=0 => "just now".to_owned(),
        1..60 => format!("{} ago", count(minutes, "minute", "minutes")),
        60..1440 => format!("{} ago", count(minutes / 60, "hour", "hours")),
        _ => format!("{} ago", count(minutes / 1440, "day", "days")),
    }
}

/// A span that went by, in full weeks from two weeks on: `10 days`, `4 weeks`.
#[must_use]
pub fn weeks(days: i64) -> String {
    match days.max(0) {
        7 => "1 week".to_owned(),
        days @ 0..14 => count(days, "day", "days"),
        days => count(days / 7, "week", "weeks"),
    }
}

/// A span as it was agreed, exactly: `4 weeks`, `10 days`, `30 days`.
#[must_use]
pub fn rhythm(days: i64) -> String {
    match days.max(0) {
        days if days > 0 && days % 7 == 0 => count(days / 7, "week", "weeks"),
        days => count(days, "day", "days"),
    }
}

/// What went by and what was agreed, in the same unit: weeks, or days where weeks would hide that one is more than the other: `5 weeks`
/// and `4`.
#[must_use]
pub fn against(gone: i64, agreed: i64) -> (String, String) {
    let is_whole = agreed % 7 == 0 && gone >= 14;
    if is_whole && (gone / 7 != agreed / 7 || gone == agreed) {
        (weeks(gone), (agreed / 7).to_string())
    } else {
        (count(gone, "day", "days"), agreed.to_string())
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn with_year(day: NaiveDate, today: NaiveDate, format: &str) -> String {
    let text = day.format(format).to_string();
    if day.year() == today.year() { text } else { format!("{text} {}", day.format("%Y")) }
}

/// From the earlier day to the later: `3 days`, `a week`, `5 weeks`, `3 months`, `a year`, `2 years`.
fn span(from: NaiveDate, to: NaiveDate) -> String {
    match days_between(from, to) {
        days @ ..7 => count(days, "day", "days"),
        7..14 => "a week".to_owned(),
        days @ 14..MONTHS_FROM => count(days / 7, "week", "weeks"),
        _ => match months_between(from, to) {
            12 => "a year".to_owned(),
            months @ ..24 => count(months, "month", "months"),
            months => count(months / 12, "year", "years"),
        },
    }
}

/// Days are counted for two weeks here: what is nine days late is not "a week late".
fn late(day: NaiveDate, today: NaiveDate) -> String {
    let span = match days_between(day, today) {
        days @ ..14 => count(days, "day", "days"),
        _ => span(day, today),
    };
    format!("{span} late")
}

/// Full months from the earlier day to the later.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    month(to) - month(from) - i64::from(to.day() < from.day())
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        on("2026-09-09")
    }

    #[test]
    fn days_ahead_go_from_words_to_dates_to_weeks() {
        let said = [
            ("2026-09-09", "today"),
            ("2026-09-10", "tomorrow"),
            ("2026-09-11", "in 2 days"),
            ("2026-09-15", "in 6 days"),
            ("2026-09-16", "Wed 16 Sep"),
            ("2026-09-18", "Fri 18 Sep"),
            ("2026-09-29", "Tue 29 Sep"),
            ("2026-09-30", "in 3 weeks"),
            ("2026-11-10", "in 8 weeks"),
            ("2026-12-09", "in 3 months"),
            ("2027-09-09", "in a year"),
            ("2029-01-01", "in 2 years"),
        ];
        for (day, words) in said {
            assert_eq!(relative(on(day), today()), words, "{day}");
            assert_eq!(due(on(day), today()), words, "{day}");
        }
        assert_eq!(relative(on("2027-01-08"), on("2026-12-30")), "Fri 8 Jan 2027");
    }

    #[test]
    fn days_behind_are_ago_or_late() {
        let said = [
            ("2026-09-08", "yesterday", "1 day late"),
            ("2026-09-07", "2 days ago", "2 days late"),
            ("2026-09-02", "a week ago", "7 days late"),
            ("2026-08-31", "a week ago", "9 days late"),
            ("2026-08-05", "5 weeks ago", "5 weeks late"),
            ("2026-06-09", "3 months ago", "3 months late"),
            ("2025-09-09", "a year ago", "a year late"),
            ("2024-09-01", "2 years ago", "2 years late"),
        ];
        for (day, ago, late) in said {
            assert_eq!(relative(on(day), today()), ago, "{day}");
            assert_eq!(due(on(day), today()), late, "{day}");
        }
    }

    #[test]
    fn headings_and_columns_name_the_year_only_if_it_is_another() {
        assert_eq!(heading(on("2026-06-11"), today()), "Thu 11 June");
        assert_eq!(heading(on("2025-06-11"), today()), "Wed 11 June 2025");
        assert_eq!(told(on("2026-09-10"), today()), "Thu 10 September, tomorrow");
        assert_eq!(told(on("2027-09-09"), today()), "Thu 9 September 2027, in a year");
        assert_eq!(short_heading(on("2026-07-09"), today()), "Thu 9 Jul");
        assert_eq!(column(on("2026-06-11"), today()), "Thu 11 Jun");
        assert_eq!(column(on("2026-07-09"), today()), "Thu  9 Jul");
        assert_eq!(short_column(on("2026-07-09"), today()), " 9 Jul");
        assert_eq!(month(on("2026-01-15"), today()), "January");
        assert_eq!(month(on("2025-01-15"), today()), "January 2025");
        assert_eq!(long(today()), "Wednesday 9 September");
        assert_eq!(full(today()), "Wednesday 9 September 2026");
    }

    #[test]
    fn both_gives_the_date_and_how_far_it_is() {
        assert_eq!(both(on("2026-09-30"), today()), ("30 September".into(), "in 3 weeks".into()));
        assert_eq!(both(on("2026-09-18"), today()), ("18 September".into(), "in 9 days".into()));
        assert_eq!(both_due(on("2026-08-05"), today()), ("5 August".into(), "5 weeks late".into()));
    }

    #[test]
    fn spans_are_said_in_the_unit_that_fits() {
        assert_eq!(time(NaiveTime::from_hms_opt(9, 5, 59).unwrap()), "09:05");
        let said = [
            (-5, "just now"),
            (0, "just now"),
            (1, "1 minute ago"),
            (3, "3 minutes ago"),
            (150, "2 hours ago"),
            (9000, "6 days ago"),
        ];
        for (minutes, words) in said {
            assert_eq!(ago(minutes), words);
        }
        assert_eq!(
            [weeks(1), weeks(7), weeks(10), weeks(28), weeks(30)],
            ["1 day", "1 week", "10 days", "4 weeks", "4 weeks"]
        );
        assert_eq!([rhythm(7), rhythm(10), rhythm(28), rhythm(30)], ["1 week", "10 days", "4 weeks", "30 days"]);
    }

    #[test]
    fn what_went_by_and_what_was_agreed_are_said_in_one_unit() {
        for (gone, agreed, said) in [
            (35, 28, ("5 weeks", "4")),
            (28, 28, ("4 weeks", "4")),
            (34, 28, ("34 days", "28")),
            (3, 28, ("3 days", "28")),
            (12, 10, ("12 days", "10")),
            (43, 28, ("6 weeks", "4")),
        ] {
            let (gone, agreed) = against(gone, agreed);
            assert_eq!((gone.as_str(), agreed.as_str()), said);
        }
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        let all = NaiveDate::MIN.num_days_from_ce()..=NaiveDate::MAX.num_days_from_ce();
        prop_oneof![
            all.prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap_or(NaiveDate::MAX)),
            (0u64..2000).prop_map(|n| on("2024-02-27") + Days::new(n)),
            Just(NaiveDate::MIN),
            Just(NaiveDate::MAX),
            Just(on("0001-01-01")),
            Just(on("9999-12-31")),
        ]
    }

    proptest! {
        #[test]
        fn no_two_days_give_a_panic_or_a_negative_age(day in any_day(), today in any_day()) {
            for words in [relative(day, today), away(day, today), due(day, today), both_due(day, today).1] {
                prop_assert!(!words.contains("in -") && !words.starts_with('-'), "{}", words);
                prop_assert!(!words.starts_with("0 ") && !words.contains(" 0 "), "{}", words);
            }
            for words in [heading(day, today), column(day, today), short_column(day, today), long(day), full(day)] {
                prop_assert!(!words.is_empty());
            }
        }
    }
}

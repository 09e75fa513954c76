//! Days and times as people write them: `next friday`, `30 sep`, `in 2 weeks`, `tomorrow 16:00`.
//!
//! Forms and the command line read every date through here. What is not sure is refused with words that help,
//! never guessed; saying dates is `when`, and asking a clock has no place here.
//!
//! It is a parser of our own because the crates for it misread too much. Of 43 inputs, seen from Wednesday
//! 9 September 2026, `parse_datetime` 0.17.0 got 26 right and 7 silently wrong (`wednesday` is today, `next friday`
//! in two days, `3 June` and `april 1` in the past, `3/4` is 4 March, nothing at all is today), and
//! `human-date-parser` 0.3.1 got 28 right and 5 silently wrong (`next month` is in five days, `3 June` in the past,
//! `tomorrow 9am` and `fri 9am` lose the time). Neither reads `end of month`, `30.9.2026` or `noon`.

mod days;
mod spans;
mod times;

use std::fmt;

use chrono::{Days, NaiveDate, NaiveTime};

use super::width::shorten;

/// Days before which a date without a year is no longer the nearest.
const HALF_A_YEAR: Days = Days::new(183);

/// No day or time is written with more words than this.
const WORDS: usize = 9;

/// Why a text is no day, or no time of a day. Shown as `wrong; right`, or on two lines under a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADay {
    /// What is wrong, from what was understood: `September has 30 days`.
    pub wrong: String,
    /// What would be right: `try 30 sep, thursday, in 4 weeks`.
    pub right: String,
}

impl NotADay {
    fn new(wrong: impl Into<String>, right: impl Into<String>) -> Self {
        NotADay { wrong: wrong.into(), right: right.into() }
    }
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.wrong, self.right)
    }
}

impl std::error::Error for NotADay {}

/// The day a text means, seen from `today`; always in the years 1 to 9999.
///
/// A weekday is the next one after today, `next friday` the one in the calendar week after this one (weeks
/// begin on Monday), and a date without a year the next such day, today included.
///
/// # Errors
/// When it is no day, no day of the calendar, or could be two.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    let text = text.to_lowercase();
    days::read(&words_of(&text), today)
}

/// The day a text means in a field of this name. What is due or ends lies ahead; other days are mostly past, so that there a date
/// without a year is the nearest such day, before or behind.
///
/// # Errors
/// As [`day`].
pub fn day_in(field: &str, text: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    if matches!(field, "due_on" | "ends_on") {
        return day(text, today);
    }
    let text = text.to_lowercase();
    let half_a_year_ago = today.checked_sub_days(HALF_A_YEAR).unwrap_or(today);
    days::read_from(&words_of(&text), today, half_a_year_ago)
}

/// The time of day a text means: `16:00`, `9am`, `9 pm`, `noon`.
///
/// # Errors
/// When it is no time, or could be morning or evening.
pub fn time(text: &str) -> Result<NaiveTime, NotADay> {
    let text = text.to_lowercase();
    let words = words_of(&text);
    match words.strip_prefix(&["at"]).unwrap_or(&words) {
        [] => Err(NotADay::new("there is no time yet", times::TRY)),
        [one] => times::read(one),
        [number, half @ ("am" | "pm")] => times::read(&format!("{number}{half}")),
        _ => Err(NotADay::new(format!("{} is no time", quoted(&words)), times::TRY)),
    }
}

/// A day with a time after it or before it (`tomorrow 16:00`, `9am fri`), a day alone, or a time alone, which
/// is today's.
///
/// # Errors
/// As [`day`] and [`time`].
pub fn day_and_time(text: &str, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveTime>), NotADay> {
    let text = iso_in_two_words(text.to_lowercase());
    let words = words_of(&text);
    let (first, last) = (times::length_at_start(&words), times::length_at_end(&words));
    let (day_words, time_words) = match (first, last) {
        (0, 0) => return days::read(&words, today).map(|day| (day, None)),
        (0, last) => words.split_at(words.len() - last),
        (first, _) => (&words[first..], &words[..first]),
    };
    let time = time(&time_words.join(" "))?;
    let day = if day_words.is_empty() { today } else { days::read(day_words, today)? };
    Ok((day, Some(time)))
}

/// How many days a span has: `4 weeks`, `every 10 days`, `2w`.
///
/// # Errors
/// When it is none, or in months, which differ.
pub fn span(text: &str) -> Result<u32, NotADay> {
    let text = text.to_lowercase();
    spans::read(&words_of(&text))
}

/// Words without commas; too many to be a date are cut, and then they are none.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).take(WORDS).collect()
}

/// `2026-09-30t16:00` with a blank in the middle.
fn iso_in_two_words(text: String) -> String {
    match text.trim().split_once('t') {
        Some((day, time)) if day.len() == 10 && day.parse::<NaiveDate>().is_ok() => format!("{day} {time}"),
        _ => text,
    }
}

fn quoted(words: &[&str]) -> String {
    format!("\"{}\"", shorten(&words.join(" "), 30))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::when;

    /// A Wednesday.
    fn today() -> NaiveDate {
        on("2026-09-09")
    }

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_that_is_mostly_past_is_the_nearest_and_one_that_is_due_lies_ahead() {
        for (field, text, day) in [
            ("meets_on", "20 aug", "2026-08-20"),
            ("meets_on", "20 sep", "2026-09-20"),
            ("started_on", "1 sep", "2026-09-01"),
            ("started_on", "1.2.", "2027-02-01"),
            ("logged_on", "friday", "2026-09-11"),
            ("due_on", "20 aug", "2027-08-20"),
            ("ends_on", "1 sep", "2027-09-01"),
            ("meets_on", "20 aug 2025", "2025-08-20"),
        ] {
            assert_eq!(day_in(field, text, today()), Ok(on(day)), "{field}: {text}");
        }
        assert!(day_in("meets_on", "31 sep", today()).unwrap_err().wrong.contains("30 days"));
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        #[rustfmt::skip]
        let table = [
            ("2026-09-30", "2026-09-30"), ("2026/09/30", "2026-09-30"), ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"),
            ("today", "2026-09-09"), ("tomorrow", "2026-09-10"), ("yesterday", "2026-09-08"), ("  ToMorrow ", "2026-09-10"),
            ("day after tomorrow", "2026-09-11"), ("the day before yesterday", "2026-09-07"),
            ("friday", "2026-09-11"), ("fri", "2026-09-11"), ("Thurs", "2026-09-10"), ("wednesday", "2026-09-16"), ("on tuesday", "2026-09-15"),
            ("next friday", "2026-09-18"), ("next monday", "2026-09-14"), ("next wed", "2026-09-16"), ("friday next week", "2026-09-18"),
            ("this friday", "2026-09-11"), ("this wednesday", "2026-09-09"), ("this sunday", "2026-09-13"),
            ("last friday", "2026-09-04"), ("last wednesday", "2026-09-02"), ("last tue", "2026-09-08"),
            ("in 3 days", "2026-09-12"), ("in  3  DAYS", "2026-09-12"), ("in 2 weeks", "2026-09-23"), ("in a month", "2026-10-09"),
            ("in a week", "2026-09-16"), ("in one year", "2027-09-09"), ("in two months", "2026-11-09"), ("in a fortnight", "2026-09-23"),
            ("3 days ago", "2026-09-06"), ("two days ago", "2026-09-07"), ("a week ago", "2026-09-02"), ("2 years ago", "2024-09-09"),
            ("a week from now", "2026-09-16"), ("10 days from today", "2026-09-19"), ("in 0 days", "2026-09-09"),
            ("next week", "2026-09-16"), ("next month", "2026-10-09"), ("next year", "2027-09-09"), ("last week", "2026-09-02"), ("last month", "2026-08-09"),
            ("end of month", "2026-09-30"), ("end of the month", "2026-09-30"), ("end of next month", "2026-10-31"),
            ("end of february", "2027-02-28"), ("end of sep", "2026-09-30"), ("end of year", "2026-12-31"), ("end of next year", "2027-12-31"),
            ("3 June", "2027-06-03"), ("June 3", "2027-06-03"), ("3 jun 2027", "2027-06-03"), ("june 3, 2027", "2027-06-03"),
            ("30 sep", "2026-09-30"), ("9 september", "2026-09-09"), ("8 sept", "2027-09-08"), ("1 april", "2027-04-01"), ("by 30 September", "2026-09-30"),
            ("3rd of june", "2027-06-03"), ("the 22nd of November", "2026-11-22"), ("nov 1st", "2026-11-01"), ("30. sep.", "2026-09-30"),
            ("29 feb", "2028-02-29"), ("29 feb 2028", "2028-02-29"), ("11 June 2025", "2025-06-11"), ("1 jan 0900", "0900-01-01"),
            ("Fri 18 Sep", "2026-09-18"), ("Thu 11 June", "2026-06-11"), ("Thu  9 Jul", "2026-07-09"), ("Wed 11 June 2025", "2025-06-11"),
            ("Wednesday, 9 September", "2026-09-09"), ("Friday 11 June", "2027-06-11"),
            ("30.9.", "2026-09-30"), ("30.9", "2026-09-30"), ("30.9.2026", "2026-09-30"), ("3.4.", "2027-04-03"), ("03.04.2027", "2027-04-03"),
            ("30/9", "2026-09-30"), ("9/30/2026", "2026-09-30"), ("30-9-2026", "2026-09-30"), ("10/10", "2026-10-10"),
        ];
        for (text, day_meant) in table {
            assert_eq!(day(text, today()), Ok(on(day_meant)), "{text}");
            assert_eq!(day_and_time(text, today()), Ok((on(day_meant), None)), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused_with_what_would_be_right() {
        #[rustfmt::skip]
        let table = [
            ("31 sep", "September has 30 days; try 30 sep, thursday, in 4 weeks"),
            ("29 feb 2027", "February 2027 has 28 days; try 28 feb 2027, thursday, in 4 weeks"),
            ("30 feb", "February has 28 days, 29 in a leap year; try 28 feb, thursday, in 4 weeks"),
            ("2026-02-30", "February 2026 has 28 days; try 28 feb 2026, thursday, in 4 weeks"),
            ("31.9.", "September has 30 days; try 30 sep, thursday, in 4 weeks"),
            ("0 sep", "days of a month begin at 1; try 1 sep, thursday, in 4 weeks"),
            ("2026-13-01", "there is no month 13; try 2026-12-01, thursday, in 4 weeks"),
            ("3.14.", "there is no month 14; try 3 dec, thursday, in 4 weeks"),
            ("14/15", "14/15 has no month; try 14 sep, thursday, in 4 weeks"),
            ("3/4", "3/4 could be 3 April or 4 March; try 3 apr or 4 mar"),
            ("3/4/2027", "3/4/2027 could be 3 April or 4 March; try 3 apr 2027 or 4 mar 2027"),
            ("3 jun 27", "a year has four digits; try 3 jun 2027"),
            ("30.9.26", "a year has four digits; try 30 sep 2026"),
            ("june 2027", "June 2027 needs a day; try 1 jun 2027, end of june"),
            ("september", "September needs a day; try 1 sep, end of september"),
            ("fri 19 sep", "19 September 2026 is a Saturday; try sat 19 sep, 19 sep"),
            ("this monday", "this week's Monday is past; try last monday, next monday"),
            ("12", "12 alone is no day; try 12 sep, in 12 days"),
            ("in 3 hours", "hours are no days; try 30 sep, thursday, in 4 weeks"),
            ("in 99999999999 years", "that is too far away; try 30 sep, thursday, in 4 weeks"),
            ("0000-01-01", "years go from 1 to 9999; try 30 sep, thursday, in 4 weeks"),
            ("morgen", "\"morgen\" is no day; try 30 sep, thursday, in 4 weeks"),
            ("tomorrow perhaps", "\"tomorrow\" is a day, \"perhaps\" is not; try 30 sep, thursday, in 4 weeks"),
            ("", "there is no day yet; try 30 sep, thursday, in 4 weeks"),
            ("--", "\"--\" is no day; try 30 sep, thursday, in 4 weeks"),
        ];
        for (text, says) in table {
            assert_eq!(day(text, today()).map_err(|error| error.to_string()), Err(says.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_time_may_stand_after_the_day_before_it_or_alone() {
        let table = [
            ("tomorrow 16:00", "2026-09-10", "16:00"),
            ("tomorrow at 4pm", "2026-09-10", "16:00"),
            ("fri 9am", "2026-09-11", "09:00"),
            ("9 AM fri", "2026-09-11", "09:00"),
            ("30 sep 9:30 pm", "2026-09-30", "21:30"),
            ("2026-09-30 18:30", "2026-09-30", "18:30"),
            ("2026-09-30T18:30:00", "2026-09-30", "18:30"),
            ("16:00", "2026-09-09", "16:00"),
            ("at 16", "2026-09-09", "16:00"),
            ("9pm", "2026-09-09", "21:00"),
            ("noon", "2026-09-09", "12:00"),
            ("thursday noon", "2026-09-10", "12:00"),
            ("12am, 3 october", "2026-10-03", "00:00"),
            ("Thu 21 May 16:00", "2026-05-21", "16:00"),
        ];
        for (text, day, time) in table {
            let read = day_and_time(text, today());
            assert_eq!(read, Ok((on(day), Some(format!("{time}:00").parse().unwrap()))), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused_with_what_would_be_right() {
        let table = [
            ("25:00", "hours go from 0 to 23; try 16:00, 9am, noon"),
            ("16:75", "minutes go from 0 to 59; try 16:00, 9am, noon"),
            ("13pm", "13pm is no time; try 1pm, 13:00"),
            ("9", "9 could be morning or evening; try 9am, 9pm"),
            ("midnight", "midnight could begin the day or end it; try 0:00, 23:59"),
            ("soon", "\"soon\" is no time; try 16:00, 9am, noon"),
            ("16:00 or so", "\"16:00 or so\" is no time; try 16:00, 9am, noon"),
            (" ", "there is no time yet; try 16:00, 9am, noon"),
        ];
        for (text, says) in table {
            assert_eq!(time(text).map_err(|error| error.to_string()), Err(says.to_owned()), "{text}");
        }
        assert_eq!(day_and_time("tomorrow at 9", today()).unwrap_err(), time("9").unwrap_err());
        assert_eq!(day_and_time("tomorrow 25:00", today()).unwrap_err(), time("25:00").unwrap_err());
        assert_eq!(day_and_time("31 sep 9am", today()).unwrap_err(), day("31 sep", today()).unwrap_err());
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (1i32..=9999, 1u32..=366).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
    }

    const NEARLY: &str = "((in|next|last|end of|a|an|this|ago|at|from now|fri|friday|june|sep|feb|am|pm|noon|week|months|days|years|\
        [0-9]{1,4}|[0-9]{1,2}[:./-][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{0,5}|[0-9]{10,20}|[0-9]{1,2}(am|pm|th|\\.)|,|[.:/-]) ?){0,6}";

    proptest! {
        #[test]
        fn nothing_one_can_type_gives_a_panic(text in "\\PC{0,24}", today in any_day()) {
            let _ = (day_and_time(&text, today), time(&text));
        }

        #[test]
        fn what_is_nearly_a_day_is_one_or_is_refused_in_words(text in NEARLY, n in any::<i32>()) {
            for today in [today(), NaiveDate::MIN, NaiveDate::MAX, on("2024-02-29"), NaiveDate::from_num_days_from_ce_opt(n / 30).unwrap()] {
                let _ = time(&text);
                if let Err(error) = day_and_time(&text, today) {
                    prop_assert!(!error.wrong.is_empty() && error.right.starts_with("try "), "{}", error);
                }
            }
        }

        #[test]
        fn every_day_that_is_printed_reads_back(far in any_day(), ahead in -800i64..800, today in any_day()) {
            let near = today + chrono::TimeDelta::days(ahead);
            for wanted in [far, near] {
                if !(1..=9999).contains(&chrono::Datelike::year(&wanted)) { continue; }
                for text in [wanted.to_string(), when::heading(wanted, today), when::column(wanted, today), when::full(wanted)] {
                    prop_assert_eq!(day(&text, today), Ok(wanted), "{}", text);
                }
            }
            if (0..21).contains(&ahead) && chrono::Datelike::year(&near) <= 9999 {
                prop_assert_eq!(day(&when::relative(near, today), today), Ok(near));
                prop_assert_eq!(day(&when::away(near, today), today), Ok(near));
            }
        }
    }
}

//! What is read as which day and time, and what is refused with which words.

use proptest::prelude::*;

use super::*;
use crate::text::when;

/// A day that somebody plans something on.
fn day_and_time(text: &str, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveTime>), NotADay> {
    day_and_time_in("due_on", text, today)
}

/// A Wednesday.
fn today() -> NaiveDate {
    on("2026-09-09")
}

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_day_is_read_as_lying_where_the_days_of_its_field_lie() {
    for (field, text, day) in [
        ("meets_on", "20 aug", "2026-08-20"),
        ("planned_on", "20 aug", "2027-08-20"),
        ("planned_on", "9 sep", "2026-09-09"),
        ("meets_on", "20 sep", "2026-09-20"),
        ("started_on", "1 sep", "2026-09-01"),
        ("started_on", "1.2.", "2027-02-01"),
        ("logged_on", "friday", "2026-09-04"),
        ("logged_on", "this monday", "2026-09-07"),
        ("done_on", "2 weeks", "2026-08-26"),
        ("done_on", "20 sep", "2025-09-20"),
        ("done_on", "9 sep", "2026-09-09"),
        ("done_on", "the 15th", "2026-08-15"),
        ("done_on", "end of june", "2026-06-30"),
        ("done_on", "Fri 25 December", "2026-12-25"),
        ("held_on", "mid-june", "2026-06-15"),
        ("meets_on", "friday", "2026-09-11"),
        ("meets_on", "this monday", "2026-09-07"),
        ("meets_on", "2 weeks", "2026-09-23"),
        ("meets_on", "the 3rd", "2026-09-03"),
        ("meets_on", "the 15th", "2026-09-15"),
        ("meets_on", "end of may", "2026-05-31"),
        ("started_on", "first of may", "2026-05-01"),
        ("due_on", "the 3rd", "2026-10-03"),
        ("due_on", "first monday of the month", "2026-10-05"),
        ("meets_on", "first monday of the month", "2026-09-07"),
        ("due_on", "20 aug", "2027-08-20"),
        ("ends_on", "1 sep", "2027-09-01"),
        ("meets_on", "20 aug 2025", "2025-08-20"),
    ] {
        assert_eq!(day_in(field, text, today()), Ok(on(day)), "{field}: {text}");
    }
    assert!(day_in("meets_on", "31 sep", today()).unwrap_err().wrong.contains("30 days"));
    assert_eq!(day_in("meets_on", "wed 30 dec", on("2026-03-01")), Ok(on("2026-12-30")), "not the one last winter");
    assert_eq!(day_in("done_on", "", today()).unwrap_err().right, "try 30 sep, yesterday, 2 weeks ago");
}

/// Days as they are written on 9 September 2026, a Wednesday, and which they are.
#[rustfmt::skip]
const DAYS: &[(&str, &str)] = &[
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
    ("2 weeks", "2026-09-23"), ("2w", "2026-09-23"), ("in 10d", "2026-09-19"), ("fortnight", "2026-09-23"), ("a month from now", "2026-10-09"),
    ("in half a year", "2027-03-09"), ("in a couple of weeks", "2026-09-23"), ("in fifteen days", "2026-09-24"), ("in two weeks' time", "2026-09-23"),
    ("within 2 weeks", "2026-09-23"), ("a week from friday", "2026-09-18"), ("a week on tuesday", "2026-09-22"), ("a week tomorrow", "2026-09-17"),
    ("friday week", "2026-09-18"), ("2 days before 30 sep", "2026-09-28"), ("the day before friday", "2026-09-10"),
    ("the week after 3 june", "2027-06-10"), ("a week after 3 june", "2027-06-10"), ("the week after next", "2026-09-23"),
    ("the friday after next", "2026-09-25"), ("this coming friday", "2026-09-11"), ("next week friday", "2026-09-18"), ("weds", "2026-09-16"),
    ("mid-June", "2027-06-15"), ("middle of october", "2026-10-15"), ("start of next month", "2026-10-01"), ("beginning of october", "2026-10-01"),
    ("first week of June", "2027-06-04"), ("first week of sep 2026", "2026-09-04"), ("second week of october", "2026-10-09"), ("last week of sep", "2026-09-25"),
    ("first monday in october", "2026-10-05"), ("last friday of the month", "2026-09-25"), ("second tuesday of next month", "2026-10-13"),
    ("the 15th", "2026-09-15"), ("the 31st", "2026-10-31"), ("1st of next month", "2026-10-01"), ("friday the 11th", "2026-09-11"), ("first of october", "2026-10-01"),
    ("end of week", "2026-09-11"), ("end of next week", "2026-09-18"), ("this week", "2026-09-11"), ("weekend", "2026-09-12"), ("next weekend", "2026-09-19"),
    ("eom", "2026-09-30"), ("end of 2027", "2027-12-31"), ("start of next year", "2027-01-01"), ("3 june next year", "2027-06-03"), ("3 june last year", "2025-06-03"),
    ("3-jun-2027", "2027-06-03"), ("3jun", "2027-06-03"), ("30/sep", "2026-09-30"), ("20260930", "2026-09-30"), ("2026.9.30", "2026-09-30"), ("tomorrow!", "2026-09-10"),
    ("30/9", "2026-09-30"), ("9/30/2026", "2026-09-30"), ("30-9-2026", "2026-09-30"), ("10/10", "2026-10-10"),
];

#[test]
fn days_are_read_as_people_write_them() {
    for (text, day_meant) in DAYS {
        assert_eq!(day(text, today()), Ok(on(day_meant)), "{text}");
        assert_eq!(day_and_time(text, today()), Ok((on(day_meant), None)), "{text}");
    }
}

/// What is no day, and what is said of it.
#[rustfmt::skip]
const NO_DAYS: &[(&str, &str)] = &[
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
    ("tomorow", "\"tomorow\" is no day; try tomorrow"),
    ("next wensday", "\"next wensday\" is no day; try next wednesday"),
    ("3 setpember", "\"3 setpember\" is no day; try 3 september"),
    ("soon", "soon is no day; try 30 sep, thursday, in 4 weeks"),
    ("in a few weeks", "a few says no number of weeks; try in 2 weeks, in 3 weeks"),
    ("fifth monday of october", "October 2026 has no fifth Monday; try end of october"),
    ("the 32nd", "January has 31 days; try 31 jan, thursday, in 4 weeks"),
    ("next june", "June needs a day; try 1 jun, end of june"),
    ("late june", "June needs a day; try 1 jun, end of june"),
    ("2027", "2027 needs a month and a day; try 1 jan 2027, end of 2027"),
    ("2026-09", "September 2026 needs a day; try 1 sep 2026, end of september"),
    ("friday 16:00", "16:00 is a time, and here a day is asked for; try 11 sep 2026"),
    // A part of a day is no slip of the finger, and the day it stands with was understood.
    ("tonight", "tonight is a time, and here a day is asked for; try 9 sep 2026"),
    ("this evening", "evening is a time, and here a day is asked for; try 9 sep 2026"),
    ("friday evening", "evening is a time, and here a day is asked for; try 11 sep 2026"),
    ("tomorrow midnight", "midnight is a time, and here a day is asked for; try 10 sep 2026"),
    ("after lunch", "\"after lunch\" is no day; try 30 sep, thursday, in 4 weeks"),
    ("one night", "\"one night\" is no day; try 30 sep, thursday, in 4 weeks"),
    ("friday the 12th", "12 September 2026 is a Saturday; try sat 12 sep, 12 sep"),
    ("--", "\"--\" is no day; try 30 sep, thursday, in 4 weeks"),
];

#[test]
fn what_is_no_day_is_refused_with_what_would_be_right() {
    for (text, says) in NO_DAYS {
        assert_eq!(day(text, today()).map_err(|error| error.to_string()), Err((*says).to_owned()), "{text}");
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
        ("4 p.m.", "2026-09-09", "16:00"),
        ("friday 16h30", "2026-09-11", "16:30"),
        ("tomorrow at 1600", "2026-09-10", "16:00"),
        ("fri 4pm", "2026-09-11", "16:00"),
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
        ("24:00", "24:00 is 0:00 of the next day; try 0:00, 23:59"),
        ("half past 3", "3:30 could be morning or evening; try 3:30am, 3:30pm"),
        ("quarter to 1", "12:45 could be morning or evening; try 12:45am, 12:45pm"),
        ("4 o'clock", "4 could be morning or evening; try 4am, 4pm"),
        ("evening", "evening has many hours; try 6pm, 18:00"),
        ("16:00-17:00", "\"16:00-17:00\" has two times; try 16:00"),
        ("18:30z", "\"18:30z\" names a zone, and times are told without one; try 18:30"),
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

const NEARLY: &str = "((in|next|last|end of|first|second|15th|mid|half|couple|few|before|after|2w|weekend|past|24:00|16h|a|an|this|ago|at|from now|fri|friday|june|sep|feb|am|pm|noon|week|months|days|years|\
    [0-9]{1,4}|[0-9]{1,2}[:./-][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{0,5}|[0-9]{10,20}|[0-9]{1,2}(am|pm|th|\\.)|,|[.:/-]) ?){0,6}";

proptest! {
    #[test]
    fn nothing_one_can_type_gives_a_panic(text in "\\PC{0,24}", today in any_day()) {
        let _ = (day_and_time(&text, today), time(&text));
    }

    #[test]
    fn what_is_nearly_a_day_is_one_or_is_refused_in_words(text in NEARLY, n in any::<i32>()) {
        for today in [today(), NaiveDate::MIN, NaiveDate::MAX, on("2024-02-29"), NaiveDate::from_num_days_from_ce_opt(n / 30).unwrap()] {
            let _ = (time(&text), day_in("done_on", &text, today), day_in("meets_on", &text, today), span(&text));
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
                for field in ["due_on", "meets_on", "done_on"] {
                    prop_assert_eq!(day_in(field, &text, today), Ok(wanted), "{} in {}", text, field);
                }
            }
        }
        if (0..21).contains(&ahead) && chrono::Datelike::year(&near) <= 9999 {
            prop_assert_eq!(day(&when::relative(near, today), today), Ok(near));
            prop_assert_eq!(day(&when::away(near, today), today), Ok(near));
        }
    }
}

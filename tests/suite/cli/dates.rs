//! Dates as people write them, through the real binary: what each means, in time zones far apart and around the days on which
//! clocks are changed, and what is said of a text that is no date.

use std::cell::Cell;
use std::process::Stdio;

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::{Home, Ran};

/// From fourteen hours before Greenwich to nearly twelve behind.
const ZONES: [&str; 6] =
    ["UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago"];

/// Times of a day at which one zone or another is still on the day before, or already on the next.
const TIMES: [&str; 3] = ["00:30", "12:00", "23:59"];

/// What a date is for.
#[derive(Clone, Copy, Debug)]
enum For {
    /// `add action --due`
    Due,
    /// `add meeting --on`
    Meets,
    /// `add meeting --held --on`
    Held,
    /// `add person --started`
    Started,
    /// `set I1 done_on=`
    Reached,
}
use For::{Due, Held, Meets, Reached, Started};

/// A Wednesday; and days on which something ends or is left out.
const WED: &str = "2026-09-09";
const MON: &str = "2026-09-07";
const SUN: &str = "2026-09-13";
const NEW_YEARS_EVE: &str = "2026-12-31";
const LEAP_DAY: &str = "2028-02-29";

/// What was written, for which field, on which day, and what it means.
#[rustfmt::skip]
const MEANINGS: &[(&str, For, &str, &str)] = &[
    ("today", Due, WED, "2026-09-09"),
    ("tomorrow", Due, WED, "2026-09-10"),
    ("Tomorrow", Due, NEW_YEARS_EVE, "2027-01-01"),
    ("tomorrow", Due, "2028-02-28", "2028-02-29"),
    ("yesterday", Reached, WED, "2026-09-08"),
    ("day after tomorrow", Due, WED, "2026-09-11"),
    ("friday", Due, WED, "2026-09-11"),
    ("friday", Meets, WED, "2026-09-11"),
    ("friday", Held, WED, "2026-09-04"),
    ("friday", Reached, WED, "2026-09-04"),
    ("wednesday", Due, WED, "2026-09-16"),
    ("wednesday", Held, WED, "2026-09-02"),
    ("on Monday", Meets, WED, "2026-09-14"),
    ("on monday", Held, WED, "2026-09-07"),
    ("this friday", Due, WED, "2026-09-11"),
    ("this monday", Held, WED, "2026-09-07"),
    ("next tuesday", Meets, MON, "2026-09-15"),
    ("next tuesday", Meets, WED, "2026-09-15"),
    ("next tuesday", Meets, SUN, "2026-09-15"),
    ("next friday", Due, WED, "2026-09-18"),
    ("last Monday", Held, WED, "2026-09-07"),
    ("last monday", Reached, MON, "2026-08-31"),
    ("the friday after next", Due, WED, "2026-09-25"),
    ("friday week", Meets, WED, "2026-09-18"),
    ("in 2 weeks", Due, WED, "2026-09-23"),
    ("2 weeks", Due, WED, "2026-09-23"),
    ("2w", Meets, WED, "2026-09-23"),
    ("in a fortnight", Due, WED, "2026-09-23"),
    ("a month from now", Due, WED, "2026-10-09"),
    ("in a month", Due, "2026-01-31", "2026-02-28"),
    ("in a year", Due, LEAP_DAY, "2029-02-28"),
    ("in half a year", Due, WED, "2027-03-09"),
    ("a week on tuesday", Meets, WED, "2026-09-22"),
    ("a week ago", Held, WED, "2026-09-02"),
    ("3 days ago", Started, WED, "2026-09-06"),
    ("next week", Due, WED, "2026-09-16"),
    ("next month", Due, WED, "2026-10-09"),
    ("3 June", Due, WED, "2027-06-03"),
    ("3 June", Held, WED, "2026-06-03"),
    ("3 June", Started, WED, "2026-06-03"),
    ("June 3rd", Due, WED, "2027-06-03"),
    ("3 Jun 2027", Due, WED, "2027-06-03"),
    ("3.6.", Due, WED, "2027-06-03"),
    ("3.6.2027", Due, WED, "2027-06-03"),
    ("30/9", Due, WED, "2026-09-30"),
    ("1 sep", Started, WED, "2026-09-01"),
    ("1 sep", Due, WED, "2027-09-01"),
    ("29 feb", Due, WED, "2028-02-29"),
    ("Fri 18 Sep", Meets, WED, "2026-09-18"),
    ("friday the 11th", Meets, WED, "2026-09-11"),
    ("the 15th", Due, WED, "2026-09-15"),
    ("the 31st", Due, WED, "2026-10-31"),
    ("end of month", Due, WED, "2026-09-30"),
    ("end of month", Due, LEAP_DAY, "2028-02-29"),
    ("end of June", Due, WED, "2027-06-30"),
    ("end of year", Due, NEW_YEARS_EVE, "2026-12-31"),
    ("end of the week", Due, WED, "2026-09-11"),
    ("first week of June", Due, WED, "2027-06-04"),
    ("mid-June", Due, WED, "2027-06-15"),
    ("first monday of the month", Meets, WED, "2026-10-05"),
    ("last friday of october", Meets, WED, "2026-10-30"),
    ("2026-09-30", Due, WED, "2026-09-30"),
    ("20260930", Due, WED, "2026-09-30"),
    // What is planned lies ahead, what was held behind; the year decides otherwise.
    ("3 June", Meets, WED, "2027-06-03"),
    ("3 June", Held, WED, "2026-06-03"),
    ("3 June 2026", Meets, WED, "2026-06-03"),
    ("friday 16:00", Meets, WED, "2026-09-11 16:00"),
    ("tomorrow at 4pm", Meets, WED, "2026-09-10 16:00"),
    ("fri 4pm", Meets, WED, "2026-09-11 16:00"),
    ("4 p.m. on friday", Meets, WED, "2026-09-11 16:00"),
    ("noon", Meets, WED, "2026-09-09 12:00"),
    ("16:00", Meets, WED, "2026-09-09 16:00"),
    ("yesterday 9:30", Held, WED, "2026-09-08 09:30"),
    ("fri 16h30", Held, WED, "2026-09-04 16:30"),
    ("2026-09-30T18:30", Meets, WED, "2026-09-30 18:30"),
    ("2026-09-30 00:00", Meets, WED, "2026-09-30 00:00"),
];

/// What is no date, for which field, and the words of the answer.
#[rustfmt::skip]
const NONSENSE: &[(&str, For, &str)] = &[
    ("03/04", Due, "03/04 could be 3 April or 4 March; try 3 apr or 4 mar"),
    ("3/4/2027", Meets, "3/4/2027 could be 3 April or 4 March; try 3 apr 2027 or 4 mar 2027"),
    ("31 sep", Due, "September has 30 days; try 30 sep"),
    ("30 feb", Due, "February has 28 days, 29 in a leap year; try 28 feb"),
    ("29 feb 2027", Due, "February 2027 has 28 days; try 28 feb 2027"),
    ("2026-02-30", Due, "February 2026 has 28 days; try 28 feb 2026"),
    ("2026-13-01", Due, "there is no month 13; try 2026-12-01"),
    ("0 sep", Due, "days of a month begin at 1; try 1 sep"),
    ("the 32nd", Due, "January has 31 days; try 31 jan"),
    ("14/15", Due, "14/15 has no month; try 14 sep"),
    ("3 jun 27", Due, "a year has four digits; try 3 jun 2027"),
    ("june 2027", Due, "June 2027 needs a day; try 1 jun 2027, end of june"),
    ("2027", Due, "2027 needs a month and a day; try 1 jan 2027"),
    ("12", Due, "12 alone is no day; try 12 sep, in 12 days"),
    ("fri 19 sep", Meets, "19 September 2026 is a Saturday; try sat 19 sep"),
    ("this monday", Due, "this week's Monday is past; try last monday, next monday"),
    ("in 3 hours", Due, "hours are no days"),
    ("in a few weeks", Due, "a few says no number of weeks; try in 2 weeks"),
    ("in 99999999999 years", Due, "that is too far away"),
    ("0000-01-01", Due, "years go from 1 to 9999"),
    ("fifth monday of october", Meets, "October 2026 has no fifth Monday"),
    ("tomorow", Due, "\"tomorow\" is no day; try tomorrow"),
    ("next wensday", Meets, "\"next wensday\" is no day; try next wednesday"),
    ("soon", Due, "soon is no day; try 30 sep"),
    ("morgen", Due, "\"morgen\" is no day; try 30 sep, thursday, in 4 weeks"),
    ("tomorrow perhaps", Due, "\"tomorrow\" is a day, \"perhaps\" is not"),
    ("friday or monday", Meets, "\"friday\" is a day, \"or monday\" is not"),
    ("--", Reached, "\"--\" is no day; try 30 sep, yesterday, 2 weeks ago"),
    ("\u{1b}[2J", Due, "is no day"),
    ("👩‍👩‍👧", Due, "is no day"),
    ("friday 16:00", Due, "16:00 is a time, and here a day is asked for; try 11 sep 2026"),
    ("tonight", Due, "tonight is a time, and here a day is asked for; try 9 sep 2026"),
    ("friday evening", Due, "evening is a time, and here a day is asked for; try 11 sep 2026"),
    ("friday at 4", Meets, "4 could be morning or evening; try 4am, 4pm"),
    ("friday 25:00", Meets, "hours go from 0 to 23; try 16:00"),
    ("friday 16:75", Meets, "minutes go from 0 to 59; try 16:00"),
    ("friday 24:00", Meets, "24:00 is 0:00 of the next day; try 0:00, 23:59"),
    ("friday 13pm", Meets, "13pm is no time; try 1pm, 13:00"),
    ("tomorrow midnight", Meets, "midnight could begin the day or end it; try 0:00, 23:59"),
    ("tomorrow evening", Meets, "evening has many hours; try 6pm, 18:00"),
    ("friday 16:00-17:00", Meets, "has two times; try 16:00"),
    ("2026-09-30T18:30Z", Meets, "names a zone, and times are told without one; try 18:30"),
];

/// A home in a zone, with a goal and a milestone of it.
struct Desk {
    home: Home,
    zone: &'static str,
    people: Cell<u32>,
}

impl Desk {
    fn in_zone(zone: &'static str) -> Desk {
        let home = Home::with_aldo();
        home.ok(&["add", "goal", "Learn the brakes"]);
        assert_eq!(home.ok(&["add", "milestone", "G1", "The front ones"]), "I1\n");
        Desk { home, zone, people: Cell::new(0) }
    }

    fn run(&self, now: &str, args: &[&str]) -> Ran {
        let mut command = self.home.command();
        command.env("TZ", self.zone).args(args).args(["--now", now]);
        Ran::of(&command.stdin(Stdio::null()).output().unwrap())
    }

    /// Writes a date where it is for.
    fn write(&self, written: &str, what: For, now: &str) -> Ran {
        let name = format!("Nobody the {}", self.people.replace(self.people.get() + 1));
        let done_on = format!("done_on={written}");
        match what {
            Due => self.run(now, &["add", "action", "x", "--with", "S1", &format!("--due={written}"), "--json"]),
            Meets => self.run(now, &["add", "meeting", "--with", "S1", &format!("--on={written}"), "--json"]),
            Held => self.run(now, &["add", "meeting", "--held", "--with", "S1", &format!("--on={written}"), "--json"]),
            Started => {
                let started = format!("--started={written}");
                self.run(now, &["add", "person", &name, "--my-role", "peer", &started, "--json"])
            }
            Reached => match self.run(now, &["set", "I1", &done_on]) {
                ran if ran.code == 0 => self.run(now, &["export"]),
                refused => refused,
            },
        }
    }

    /// The day the program made of it, with the time if there is one.
    fn meaning(&self, written: &str, what: For, now: &str) -> String {
        let ran = self.write(written, what, now);
        assert_eq!(ran.code, 0, "{written} for {what:?} at {now} in {}: {}", self.zone, ran.err);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        let (plural, field) = match what {
            Due => ("actions", "due_on"),
            Meets | Held => ("meetings", "meets_on"),
            Started => ("mentorships", "started_on"),
            Reached => ("milestones", "done_on"),
        };
        let record = &told[plural][0];
        let day = record[field].as_str().unwrap_or_else(|| panic!("no {field} in {told}")).to_owned();
        record["starts_at"].as_str().map_or(day.clone(), |time| format!("{day} {time}"))
    }
}

/// Every row of the table in one zone. Each is read at another time of its day.
fn all_mean_what_they_say(zones: &[&'static str]) {
    for zone in zones {
        let desk = Desk::in_zone(zone);
        for ((written, what, today, expected), time) in MEANINGS.iter().zip(TIMES.iter().cycle()) {
            let now = format!("{today}T{time}");
            assert_eq!(desk.meaning(written, *what, &now), *expected, "{written} for {what:?} at {now} in {zone}");
        }
    }
}

#[test]
fn written_dates_mean_the_same_in_the_east() {
    assert!(MEANINGS.len() >= 60, "{} rows", MEANINGS.len());
    all_mean_what_they_say(&ZONES[..3]);
}

#[test]
fn written_dates_mean_the_same_in_the_west() {
    all_mean_what_they_say(&ZONES[3..]);
}

/// Days on which clocks go forward or back, some of them at midnight, one of them left out of the calendar, one by half an hour.
const CHANGES: [(&str, &str); 13] = [
    ("Europe/Berlin", "2026-03-29"),
    ("Europe/Berlin", "2026-10-25"),
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("America/St_Johns", "2026-03-08"),
    ("America/Santiago", "2026-09-06"),
    ("America/Santiago", "2026-04-04"),
    ("Asia/Beirut", "2026-03-29"),
    ("Asia/Beirut", "2026-10-24"),
    ("Africa/Cairo", "2026-04-24"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Pacific/Apia", "2011-12-30"),
];

#[test]
fn around_a_change_of_the_clock_days_are_days() {
    for (zone, change) in CHANGES {
        let desk = Desk::in_zone(zone);
        let change: NaiveDate = change.parse().unwrap();
        for (today, time) in
            [-1, 0, 1].iter().flat_map(|by| ["00:30", "02:30", "23:59"].map(|time| (moved(change, *by), time)))
        {
            let now = format!("{today}T{time}");
            for (written, what, days) in [("today", Meets, 0), ("in 2 weeks", Due, 14), ("yesterday", Held, -1)] {
                let expected = moved(today, days).to_string();
                assert_eq!(desk.meaning(written, what, &now), expected, "{written} at {now} in {zone}");
            }
            // A meeting floats: an hour that the clock leaves out is as good as any.
            let expected = format!("{} 02:30", moved(today, 1));
            assert_eq!(desk.meaning("tomorrow 2:30am", Meets, &now), expected, "at {now} in {zone}");
        }
    }
}

fn moved(day: NaiveDate, by: i64) -> NaiveDate {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day - days } else { day + days }
}

#[test]
fn a_text_that_is_no_date_gets_an_answer_that_says_why_and_what_would_be_one() {
    assert!(NONSENSE.len() >= 25, "{} rows", NONSENSE.len());
    let desk = Desk::in_zone("Europe/Berlin");
    for (written, what, says) in NONSENSE {
        let ran = desk.write(written, *what, "2026-09-09T14:03");
        assert_eq!(ran.code, 2, "{written} for {what:?}: {}{}", ran.out, ran.err);
        assert_eq!(ran.out, "", "{written}");
        assert!(ran.err.contains(says), "{written} for {what:?}: {}", ran.err);
        assert!(ran.err.contains("; try "), "{written} names nothing that would be right: {}", ran.err);
        assert!(!ran.err.contains('\u{1b}'), "{written} acts on the terminal: {:?}", ran.err);
    }
}

/// What is printed of a date is one that can be written: the day of a heading, of a row, of a question.
#[test]
fn what_is_shown_of_a_day_can_be_written_again() {
    let desk = Desk::in_zone("Asia/Kathmandu");
    let now = "2026-09-09T23:59";
    for day in ["2026-01-01", "2026-09-08", "2026-09-30", "2026-12-31", "2027-02-28", "2024-02-29"] {
        assert_eq!(desk.meaning(day, Meets, now), day);
    }
    let shown = desk.run(now, &["list", "meetings", "--json"]);
    let told: Value = serde_json::from_str(&shown.out).unwrap();
    let days: Vec<_> = told["meetings"].as_array().unwrap().iter().map(|one| one["meets_on"].clone()).collect();
    assert_eq!(days.len(), 6);
    for day in days {
        assert_eq!(desk.meaning(day.as_str().unwrap(), Due, now), day);
        assert_eq!(desk.meaning(day.as_str().unwrap(), Held, now), day);
    }
}

//! Odd moments and odd time zones: nothing panics, nothing is out of order, and nothing is a negative time ago.

use std::process::Stdio;

use super::{Home, Ran};

/// Moments, with the zone they are told in; nothing where none is set.
const INSTANTS: [(&str, Option<&str>); 30] = [
    ("2026-03-29T02:30", Some("Europe/Berlin")),
    ("2026-03-29T01:59:59", Some("Europe/Berlin")),
    ("2026-10-25T02:30", Some("Europe/Berlin")),
    ("2026-10-25T02:30:00+02:00", Some("Europe/Berlin")),
    ("2026-10-25T02:30:00+01:00", Some("Europe/Berlin")),
    ("2026-03-08T02:30", Some("America/New_York")),
    ("0001-01-01", None),
    ("0001-01-01T00:00", Some("Asia/Kathmandu")),
    ("0001-01-01T00:00:00+14:00", Some("UTC")),
    ("0001-01-01T23:59:59-12:00", Some("UTC")),
    ("9999-12-31T23:59", Some("UTC")),
    ("9999-12-31T23:59", Some("America/Los_Angeles")),
    ("9999-12-31T23:59:59-12:00", Some("UTC")),
    ("9999-12-31T00:00:00+14:00", Some("UTC")),
    ("2024-02-29", Some("UTC")),
    ("2028-02-29T23:59", Some("Asia/Kathmandu")),
    ("2000-02-29T00:00", None),
    ("2011-12-30T12:00", Some("Pacific/Apia")),
    ("2011-12-29T23:59:59", Some("Pacific/Apia")),
    ("2011-12-31T00:00", Some("Pacific/Apia")),
    ("2026-09-09T14:03:00+05:45", Some("Asia/Kathmandu")),
    ("2026-09-09T14:03", Some("Asia/Kathmandu")),
    ("2026-09-09T14:03", Some("Pacific/Chatham")),
    ("2026-09-09T14:03", Some("garbage")),
    ("2026-09-09T14:03", Some(":/no/such/file")),
    ("2026-09-09T14:03", Some("")),
    ("2026-09-09T14:03", None),
    ("2016-12-31T23:59:60Z", Some("UTC")),
    ("1969-12-31T23:59:59Z", Some("UTC")),
    ("2038-01-19T03:14:08Z", Some("UTC")),
];

/// A home at some moment, in some zone.
struct Moment {
    home: Home,
    zone: Option<&'static str>,
}

impl Moment {
    fn run(&self, now: &str, args: &[&str]) -> Ran {
        let mut command = self.home.command();
        match self.zone {
            Some(zone) => command.env("TZ", zone),
            None => command.env_remove("TZ"),
        };
        let ran = Ran::of(&command.args(args).args(["--now", now]).stdin(Stdio::null()).output().unwrap());
        assert!(!ran.err.contains("panicked"), "{now} in {:?}: {}", self.zone, ran.err);
        ran
    }

    fn ok(&self, now: &str, args: &[&str]) -> String {
        let ran = self.run(now, args);
        assert_eq!(ran.code, 0, "{args:?} at {now} in {:?}: {}", self.zone, ran.err);
        assert_no_negative_age(&ran.out);
        ran.out
    }

    /// Adds one of each; gives the number that the things got.
    fn add_all(&self, now: &str, round: usize) {
        let id = |letter: &str| format!("{letter}{round}\n");
        let text = format!("number {round}");
        for (args, letter) in [
            (["add", "meeting", &text], "M"),
            (["add", "goal", &text], "G"),
            (["add", "action", &text], "A"),
            (["add", "topic", &text], "T"),
        ] {
            assert_eq!(self.ok(now, &[&args[..], &["--with", "S1"]].concat()), id(letter), "at {now}");
        }
        self.ok(now, &["log", id("G").trim_end(), &text]);
    }

    fn looks_right(&self, now: &str) {
        for list in ["mentorships", "meetings", "goals", "actions"] {
            self.ok(now, &["list", list]);
        }
        for args in [&["list"][..], &["trash"], &["show", "M1"], &["show", "A1"]] {
            self.ok(now, args);
        }
        let export: serde_json::Value = serde_json::from_str(&self.ok(now, &["export"])).unwrap();
        for kind in ["meetings", "goals", "actions", "topics"] {
            let ids: Vec<_> = export[kind].as_array().unwrap().iter().map(|one| one["id"].as_i64()).collect();
            assert!(ids.is_sorted(), "{kind} at {now}: {ids:?}");
        }
    }
}

/// Sees no "-3 days ago", and nothing that is late or ahead by less than nothing.
fn assert_no_negative_age(text: &str) {
    let words: Vec<_> = text.split_whitespace().collect();
    let is_negative = |word: &str| word.strip_prefix('-').is_some_and(|rest| rest.parse::<u64>().is_ok());
    let units = ["minute", "hour", "day", "week", "month", "year"];
    let found =
        words.windows(2).find(|pair| is_negative(pair[0]) && units.iter().any(|unit| pair[1].starts_with(unit)));
    assert_eq!(found, None, "{text}");
}

#[test]
fn at_no_moment_and_in_no_zone_does_anything_go_wrong() {
    let days = ["yesterday", "tomorrow", "in 3 weeks", "in 2 years", "2 years ago", "friday", "29 feb", "31 dec"];
    for ((now, zone), day) in INSTANTS.into_iter().zip(days.into_iter().cycle()) {
        let at = Moment { home: Home::empty(), zone };
        at.ok(now, &["add", "person", "Aldo Ferri", "--my-role", "mentee", "--started", "today"]);
        for round in 1..=2 {
            at.add_all(now, round);
        }
        // There are days before the first and after the last; that is said, and is no mishap.
        at.run(now, &["add", "action", "x", "--with", "S1", "--by", day]);
        at.run(now, &["set", "M1", &format!("meets_on={day}")]);
        at.run(now, &["set", "S1", &format!("ends_on={day}")]);
        at.ok(now, &["done", "A1"]);
        at.ok(now, &["delete", "T2"]);
        at.looks_right(now);
    }
}

#[test]
fn when_the_clock_goes_back_numbers_and_order_go_on() {
    let at = Moment { home: Home::empty(), zone: Some("Europe/Berlin") };
    let moments = [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:10:00+01:00",
        "2025-10-25T12:00",
        "2026-10-26T12:00",
        "0001-01-01",
        "9999-12-31",
    ];
    at.ok(moments[0], &["add", "person", "Aldo Ferri", "--my-role", "mentee"]);
    for (round, now) in (1..).zip(moments) {
        at.add_all(now, round);
        at.looks_right(now);
        let json: serde_json::Value = serde_json::from_str(&at.ok(now, &["list", "topics", "--json"])).unwrap();
        let texts: Vec<_> = json["topics"].as_array().unwrap().iter().map(|topic| topic["text"].clone()).collect();
        assert_eq!(texts, (1..=round).map(|round| format!("number {round}")).collect::<Vec<_>>());
    }
    at.ok("2025-01-01", &["delete", "A1"]);
    at.ok("2024-01-01", &["trash"]);
    at.ok("2023-01-01", &["undo"]);
    for now in moments {
        at.looks_right(now);
    }
}

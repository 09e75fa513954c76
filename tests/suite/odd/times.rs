//! A clock that is set back a year while the program runs, and moments at the ends of the calendar.

use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::MentorshipId;
use mentorlog::domain::topic::TopicDetails;
use mentorlog::journal::Journal;

use crate::harness::Tui;
use crate::sample;

/// Every place and page, by keys.
const WAYS: [&str; 12] = [
    "1",
    "2",
    "2 Enter",
    "2 j Enter",
    "3",
    "3 Enter",
    "4",
    "4 Tab j*4 Enter",
    "5",
    "5 Enter",
    ": t r a s h Enter",
    "a",
];

fn goes_round(tui: &mut Tui) {
    for way in WAYS {
        tui.keys(way);
        let screen = tui.screen();
        let is_negative = |words: &str| words.contains(" -") && words.contains("ago");
        assert!(!screen.lines().any(is_negative), "{way}:\n{screen}");
        tui.keys("Esc Esc 1");
    }
}

#[test]
fn what_was_written_when_the_clock_was_a_year_ahead_breaks_no_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let at = |moment: &str| Journal::open(&path, Clock::fixed(moment).unwrap()).unwrap();
    let mut ahead = at("2027-09-09T14:03:00+02:00");
    mentorlog::journal::sample::tell(&mut ahead).unwrap();
    let mut tui = Tui::with(at("2026-09-09T14:03:00+02:00"));
    tui.keys("t").text("Said after").keys("Enter");
    goes_round(&mut tui);
    // Something comes from ahead while it runs, and something is kept as a draft there.
    ahead.add_topic(&TopicDetails::new(MentorshipId(1), "From ahead")).unwrap();
    ahead.delete(mentorlog::domain::Record::Goal(mentorlog::domain::GoalId(1))).unwrap();
    tui.keys("2 j Enter Enter").text("Half a thought").wait(Duration::from_secs(1));
    drop(tui);
    let mut tui = Tui::with(at("2025-01-01T00:00:00+14:00"));
    goes_round(&mut tui);
    let topics = tui.journal().archive().unwrap().topics;
    assert!(topics.is_sorted_by_key(|topic| topic.id), "{topics:?}");
    let texts: Vec<_> = topics.iter().rev().take(2).map(|topic| topic.details.text.clone()).collect();
    assert_eq!(texts, ["From ahead", "Said after"]);
}

#[test]
fn at_the_ends_of_the_calendar_every_screen_opens() {
    for moment in ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2028-02-29T23:59:59+05:45"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        sample::write(&path);
        let journal = Journal::open(&path, Clock::fixed(moment).unwrap()).unwrap();
        let mut tui = Tui::with(journal);
        tui.keys("t").text("To the end").keys("Enter");
        goes_round(&mut tui);
        tui.keys("2 n Esc 3 n").text("A goal").keys("Ctrl-S").wait(Duration::from_secs(100_000));
    }
}

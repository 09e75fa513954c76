//! What a person does with dates: writes them and sees what was understood, or chooses them in a month.

use chrono::{Days, Months, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionFilter;
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{MentorshipId, Page};
use mentorlog::journal::Journal;
use mentorlog::text::{when, written};
use mentorlog::tui::app::App;
use mentorlog::tui::command::{Scope, chain};
use mentorlog::tui::theme::Theme;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::harness::{Tui, journal};
use crate::states::STATES;

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// A journal with Aldo, and meetings planned with him on these days.
fn planned(days: &[&str]) -> Journal {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    for day in days {
        journal.add_meeting(&MeetingDetails::on(Some(aldo), on(day))).unwrap();
    }
    journal
}

fn newest(tui: &Tui) -> MeetingDetails {
    let lines = tui.journal().meetings(&MeetingFilter::default(), &Page::first(9)).unwrap();
    let newest = lines.iter().map(|line| line.item.id).max().unwrap();
    tui.journal().meeting(newest).unwrap().meeting.details
}

/// A new meeting with the field for its day in focus.
fn at_the_day(journal: Journal) -> Tui {
    let mut tui = Tui::with(journal);
    tui.resize(120, 36).keys("2 n Tab");
    tui
}

#[test]
fn a_day_in_words_says_what_it_means_while_one_types() {
    let mut tui = at_the_day(planned(&[]));
    for (typed, understood) in [
        ("next tuesday", "Tue 15 September, in 6 days"),
        ("friday", "Fri 11 September, in 2 days"),
        ("first week of june", "Fri 4 June 2027, in 8 months"),
        ("mid-october", "Thu 15 October, in 5 weeks"),
        ("fri 4pm", "Fri 11 September, in 2 days, 16:00"),
    ] {
        tui.keys("Ctrl-A").text(typed).shows(understood);
    }
    // What is half written, or could be two, is not guessed; leaving the field says what it is.
    tui.keys("Ctrl-A").text("03/04").shows_no("April").shows("friday, 30 sep, in 2 weeks");
    tui.keys("Tab").shows("03/04 could be 3 April or 4 March.").shows("Try 3 apr or 4 mar.");
}

#[test]
fn every_field_for_a_day_says_what_it_means() {
    let mut tui = Tui::with(planned(&[]));
    tui.resize(80, 24);
    // A meeting, a goal, a milestone, an entry of the log, a person, an action, a captured one.
    tui.keys("2 n Tab Ctrl-A").text("tomorrow").shows("Thu 10 September, tomorrow").keys("Esc");
    tui.keys("3 n").text("Learn the brakes").keys("Ctrl-S n").text("The front ones").keys("Tab").text("tomorrow");
    tui.shows("Thu 10 September, tomorrow").keys("Ctrl-S l Shift-Tab Ctrl-A").text("friday");
    tui.shows("Fri 4 September, 5 days ago").keys("Esc Esc 5 n").shows("Wed 9 September, today").keys("Esc");
    tui.keys("1 a").text("Write to the director").keys("Tab*2").text("tomorrow").shows("Thu 10 September, tomorrow");
}

#[test]
fn a_new_meeting_lies_ahead_and_what_is_said_of_its_day_is_what_is_kept() {
    let mut tui = at_the_day(planned(&[]));
    tui.keys("Ctrl-A").text("3 june").shows("Thu 3 June 2027, in 8 months").keys("Ctrl-S");
    assert_eq!(newest(&tui).meets_on, on("2027-06-03"));
    assert_eq!(newest(&tui).status, MeetingStatus::Planned);
    // The day of one that exists is put right, and may lie either way.
    let mut tui = Tui::with(planned(&["2026-09-24"]));
    tui.resize(120, 36).keys("2 e Tab Ctrl-A").text("20 aug").shows("Thu 20 August, 2 weeks ago");
    // One that is moved lies ahead.
    let mut tui = Tui::with(planned(&["2026-09-24"]));
    tui.resize(120, 36).keys("2 . m Ctrl-A").text("3 june").shows("Thu 3 June 2027, in 8 months");
}

#[test]
fn a_narrow_form_still_says_which_day_was_understood() {
    let mut tui = at_the_day(planned(&[]));
    tui.resize(40, 10).keys("Ctrl-A").text("next tuesday").shows("Tue 15 Sep");
}

#[test]
fn a_time_that_is_written_with_the_day_goes_to_the_field_for_it() {
    let mut tui = at_the_day(planned(&[]));
    tui.keys("Ctrl-A").text("friday 16:00").keys("Ctrl-S");
    let meeting = newest(&tui);
    assert_eq!((meeting.meets_on, meeting.starts_at.map(when::time)), (on("2026-09-11"), Some("16:00".to_owned())));
    let mut tui = at_the_day(planned(&[]));
    tui.keys("Ctrl-A").text("tomorrow at 4pm").keys("Tab").shows("2026-09-10").shows("16:00");
    // One that has no such field says so.
    tui.keys("Esc a").text("Ring").keys("Tab*2").text("friday 16:00").keys("Tab").shows("16:00 is a time");
}

#[test]
fn a_day_is_chosen_in_the_month_and_the_time_is_left_alone() {
    let mut tui = at_the_day(planned(&["2026-09-24"]));
    tui.keys("Tab").text("16:00").keys("Shift-Tab Ctrl-A").text("next tuesday").keys("Ctrl-O");
    tui.shows("September 2026").shows("Tue 15 September, in 6 days").shows("▐15").shows("24◦");
    tui.keys("Down Right*2").shows("▐24◦").shows("you meet Aldo Ferri that day");
    tui.keys("PgDn").shows("October 2026").shows("Sat 24 October, in 6 weeks").shows_no("◦");
    tui.keys("g").shows("Wed 9 September, today").keys("Right Enter");
    tui.shows_no("September 2026").shows("2026-09-10").shows("Thu 10 September, tomorrow").keys("Ctrl-S");
    let meeting = newest(&tui);
    assert_eq!((meeting.meets_on, meeting.starts_at.map(when::time)), (on("2026-09-10"), Some("16:00".to_owned())));
}

#[test]
fn the_month_opens_on_today_where_no_day_is_written_and_esc_leaves_all_as_it_was() {
    for written in ["", "31 sep", "next tuesday"] {
        let mut tui = at_the_day(planned(&["2026-09-24"]));
        tui.keys("Ctrl-A Backspace").text(written);
        let before = tui.sight();
        let opens_on = if written.starts_with("next") { "Tue 15 September" } else { "Wed 9 September, today" };
        tui.keys("Ctrl-O").shows(opens_on).keys("Down PgDn Left Esc");
        assert_eq!(tui.sight(), before, "{written}");
        tui.keys("Ctrl-O PgUp q");
        assert_eq!(tui.sight(), before, "{written}");
    }
}

#[test]
fn what_is_chosen_in_the_month_is_one_step_of_the_typing_to_take_back() {
    let mut tui = at_the_day(planned(&[]));
    tui.keys("Ctrl-A").text("friday").keys("Ctrl-O Down Enter").shows("2026-09-18");
    tui.keys("Ctrl-Z").shows("Fri 11 September").shows_no("2026-09-18");
}

#[test]
fn the_key_for_the_month_is_shown_and_works_only_where_a_day_is_asked_for() {
    let mut tui = Tui::with(planned(&["2026-09-24"]));
    tui.resize(120, 36).keys("2 n").shows_no("Ctrl-O").keys("Ctrl-O").shows_no("September 2026");
    tui.keys("Tab").shows("Ctrl-O month").keys("Tab").shows_no("Ctrl-O").keys("Esc a").shows_no("Ctrl-O");
    tui.keys("Esc 2 n Tab Ctrl-P").text("month").keys("Enter").shows("September 2026").keys("Esc Esc a");
    tui.text("Ring").keys("Tab*2").shows("Ctrl-O month").keys("Ctrl-O").shows("September 2026").keys("Esc Esc");
    tui.keys("2 . m").shows("Ctrl-O month").keys("Ctrl-O").shows("To which day is it moved?");
}

#[test]
fn a_meeting_is_moved_to_a_day_that_is_chosen_in_the_month() {
    let mut tui = Tui::with(planned(&["2026-09-10"]));
    tui.resize(120, 36).keys("2 . m Ctrl-O").shows("To which day is it moved?").shows("10◦");
    // It begins at the day that is proposed, a week later.
    tui.keys("Down Left Enter").shows("Who moved it?").keys("t");
    assert_eq!(newest(&tui).meets_on, on("2026-09-23"));
    tui.keys("u");
    assert_eq!(newest(&tui).meets_on, on("2026-09-10"));
}

#[test]
fn an_action_is_due_or_put_off_to_a_day_that_is_chosen_in_the_month() {
    let mut tui = Tui::with(planned(&[]));
    let due = |tui: &Tui| {
        let lines = tui.journal().actions(&ActionFilter::default(), &Page::first(1)).unwrap();
        lines[0].item.action.details.due_on.unwrap()
    };
    tui.resize(120, 36).keys("a").text("Write to the director").keys("Tab*2 Ctrl-O Down Enter Ctrl-S");
    assert_eq!(due(&tui), on("2026-09-16"));
    tui.keys("1 Down . p Ctrl-O ] Enter");
    assert_eq!(due(&tui), on("2026-10-09"));
}

#[test]
fn only_what_is_still_planned_is_marked_whoever_it_is_with() {
    let mut journal = planned(&["2026-09-15", "2026-09-15", "2026-10-01", "2026-08-31"]);
    let mira = journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    for (day, status, with) in [
        ("2026-09-17", MeetingStatus::Cancelled, Some(mira)),
        ("2026-09-03", MeetingStatus::Held, Some(mira)),
        ("2026-09-22", MeetingStatus::Planned, Some(mira)),
        ("2026-09-23", MeetingStatus::Planned, None::<MentorshipId>),
    ] {
        journal.add_meeting(&MeetingDetails { status, ..MeetingDetails::on(with, on(day)) }).unwrap();
    }
    let mut tui = at_the_day(journal);
    tui.keys("Ctrl-A").text("15 sep").keys("Ctrl-O").shows("2 meetings that day");
    let marks = |tui: &Tui| tui.screen().matches('◦').count();
    // Three days, and what the mark means.
    assert_eq!(marks(&tui), 4, "{}", tui.screen());
    tui.keys("Down").shows("you meet Mira Okafor that day").keys("Right").shows("a group meets that day");
    tui.keys("PgDn");
    assert_eq!(marks(&tui), 2, "{}", tui.screen());
}

#[test]
fn every_field_of_every_form_that_takes_a_day_opens_the_month() {
    let mut days = 0;
    for state in STATES.iter().filter(|state| state.screen.ends_with("-form")) {
        let mut tui = state.at((120, 40));
        // As many steps as no form has fields.
        for _ in 0..14 {
            tui.keys("Ctrl-A").text("tomorrow");
            if tui.screen().lines().any(|row| row.contains('▐') && row.contains("10 September")) {
                days += 1;
                assert!(tui.chain().contains(&Scope::Day), "{}-{}: {}", state.screen, state.state, tui.screen());
                tui.keys("Ctrl-O").shows("Mo  Tu  We  Th  Fr  Sa  Su").keys("Esc");
            }
            tui.keys("Tab");
        }
    }
    assert!(days > 9, "only {days} fields took a day");
}

/// The rows of a month, as a terminal without Unicode and colour shows them.
fn in_ascii(journal: Journal, columns: u16, rows: u16) -> String {
    let at = std::time::Instant::now();
    let mut app = App::new(journal, Theme::plain(), false, at).unwrap();
    for key in ["2", "n", "Tab", "Ctrl-O", "Right"] {
        let key: mentorlog::tui::keymap::Key = key.parse().unwrap();
        app.handle(crossterm::event::Event::Key(key.event()), at);
    }
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| app.draw(frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
    (0..rows).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn without_unicode_and_colour_the_month_says_the_same() {
    for (columns, rows) in [(40, 10), (80, 24), (120, 40)] {
        let screen = in_ascii(planned(&["2026-09-24"]), columns, rows);
        assert!(screen.is_ascii(), "{screen}");
        assert!(screen.contains(">10 ") && screen.contains(" 24o"), "{screen}");
        assert!(screen.contains("Thu 10 September, tomorrow"), "{screen}");
    }
}

#[test]
fn at_forty_by_ten_every_week_of_every_month_is_in_sight() {
    let mut tui = at_the_day(planned(&[]));
    tui.resize(40, 10).keys("Ctrl-A").text("1 jan 2026").keys("Ctrl-O");
    for month in 1..=24 {
        let first = on("2026-01-01") + Months::new(month - 1);
        let last = first + Months::new(1) - Days::new(1);
        let day = last.format("%-d").to_string();
        let screen = tui.screen();
        assert!(screen.contains(&first.format("%a %-d %B").to_string()), "{screen}");
        assert!(screen.contains("Mo  Tu  We  Th  Fr  Sa  Su"), "{screen}");
        assert!(screen.split(|c: char| !c.is_ascii_digit()).any(|word| word == day), "no {day}: {screen}");
        tui.keys("PgDn");
    }
}

#[test]
fn at_the_ends_of_the_calendar_the_month_stays_where_days_can_be_written() {
    for (moment, keys) in [("0001-01-01T12:00:00Z", "Left Up PgUp"), ("9999-12-31T12:00:00Z", "Right Down PgDn")] {
        let mut journal = Journal::in_memory(Clock::fixed(moment).unwrap()).unwrap();
        journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let mut tui = at_the_day(journal);
        tui.keys("Ctrl-A").text("today").keys("Ctrl-O").keys(keys).shows("today").keys("Enter Ctrl-S");
        assert_eq!(newest(&tui).meets_on.to_string(), moment[..10]);
    }
}

/// What each key of the month does to the day.
fn moved(day: NaiveDate, key: &str) -> NaiveDate {
    match key {
        "Left" | "h" => day - Days::new(1),
        "Right" | "l" => day + Days::new(1),
        "Up" | "k" => day - Days::new(7),
        "Down" | "j" => day + Days::new(7),
        "PgUp" | "[" => day - Months::new(1),
        "PgDn" | "]" => day + Months::new(1),
        _ => on("2026-09-09"),
    }
}

const MOVES: &[&str] =
    &["Left", "h", "Right", "l", "Up", "k", "Down", "j", "PgUp", "[", "PgDn", "]", "g", "Home", "PgDn", "Down"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The month goes where its keys say, shows the day it is on, and what it gives is read back as that day in every field.
    #[test]
    fn a_day_the_month_gives_is_the_day_that_is_read(keys in proptest::collection::vec(0..MOVES.len(), 0..24)) {
        let mut tui = at_the_day(planned(&["2026-09-24"]));
        tui.keys("Ctrl-A").text("today").keys("Ctrl-O");
        let today = on("2026-09-09");
        let mut day = today;
        for key in keys.into_iter().map(|at| MOVES[at]) {
            day = moved(day, key);
            tui.keys(key).shows(&when::told(day, today)).shows(&when::month_of(day));
            prop_assert_eq!(tui.chain(), chain::MONTH);
        }
        tui.keys("Enter").shows(&day.to_string()).shows(&when::told(day, today)).keys("Ctrl-S");
        prop_assert_eq!(newest(&tui).meets_on, day);
        for field in ["due_on", "ends_on", "meets_on", "started_on", "done_on", "logged_on"] {
            prop_assert_eq!(written::day_in(field, &day.to_string(), today), Ok(day));
        }
    }
}

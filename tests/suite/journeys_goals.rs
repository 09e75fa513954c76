//! A person's tasks with goals, by keys: setting one, logging, milestones, settling, and what happens when there are too many.

use std::time::Duration;

use chrono::NaiveDate;
use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionDetails;
use mentorlog::domain::goal::{GoalDetails, GoalFilter, GoalLine, GoalStatus, ProgressDetails};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::{GoalId, Page};
use mentorlog::journal::Journal;

use crate::harness::{Tui, journal};

fn goals(tui: &Tui) -> Vec<GoalLine> {
    let lines = tui.journal().goals(&GoalFilter::default(), &Page::first(99)).unwrap();
    lines.into_iter().map(|line| line.item).collect()
}

fn status_of(tui: &Tui, title: &str) -> GoalStatus {
    let line = goals(tui).into_iter().find(|line| line.goal.details.title == title).expect(title);
    line.goal.details.status
}

fn active(title: &str) -> GoalDetails {
    GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(None, title) }
}

/// A program with these active goals in it.
fn with_active(titles: &[&str]) -> Tui {
    let mut journal = journal();
    for title in titles {
        journal.add_goal(&active(title)).unwrap();
    }
    Tui::with(journal)
}

fn wide(mut tui: Tui) -> Tui {
    tui.resize(120, 36);
    tui
}

#[test]
fn a_title_is_enough_to_set_a_goal_and_its_page_opens() {
    let mut tui = Tui::empty();
    tui.keys("3").shows("No goal is set yet.").keys("n").shows("New goal");
    tui.text("Say the hard thing the same day").keys("Ctrl-S");
    tui.shows("emerging, mine").shows("Nothing is logged yet.").keys("Esc").shows("EMERGING").shows("no measure yet");
    assert_eq!(goals(&tui)[0].goal.details, GoalDetails::new(None, "Say the hard thing the same day"));
}

#[test]
fn a_goal_without_a_title_is_not_kept_and_says_so() {
    let mut tui = Tui::empty();
    tui.keys("3 n Ctrl-S").shows("! Needs a few words.");
    assert!(goals(&tui).is_empty());
}

#[test]
fn the_measure_is_asked_once_a_goal_is_active() {
    let mut tui = Tui::empty();
    tui.resize(120, 40).keys("3 n").text("Four faults in five").shows_no("Measure");
    tui.keys("Tab*5").text("a").shows("Measure").keys("Tab").text("By the fault book").keys("Tab").text("41");
    tui.keys("Tab").text("80").keys("Tab").text("30 sep").shows("30 September, in 3 weeks").keys("Ctrl-S");
    tui.shows("By the fault book").shows("from 41 to 80").shows("by Wed 30 September, in 3 weeks");
    let details = goals(&tui).remove(0).goal.details;
    assert_eq!((details.status, details.measure.as_str()), (GoalStatus::Active, "By the fault book"));
    assert_eq!(details.due_on, NaiveDate::from_ymd_opt(2026, 9, 30));
}

#[test]
fn four_entries_make_a_log_newest_first_with_a_chart() {
    let mut journal = journal();
    let details = GoalDetails { start_value: "41".into(), target_value: "80".into(), ..active("Four faults in five") };
    journal.add_goal(&details).unwrap();
    let mut tui = wide(Tui::with(journal));
    tui.keys("3 Enter");
    for (moved, value, feel, day) in [
        ("counted March", "41", "2", "16.4.2026"),
        ("Kemal signs", "58", "3", "14.5.2026"),
        ("mended two", "55", "2", "11.6.2026"),
        ("half a crew", "66 %", "4", "today"),
    ] {
        tui.keys("l").text(moved).keys("Tab").text("count on").keys("Tab").text(value).keys("Tab").text(feel);
        tui.keys("Tab Ctrl-A").text(day).keys("Enter").shows(&format!("Logged: {moved}"));
    }
    let screen = tui.shows("4 entries").shows("then: count on").shows("HOW IT FELT").shows("2 3 2 4").screen();
    let row_of = |words: &str| screen.lines().position(|line| line.contains(words)).expect(words);
    assert!(row_of("half a crew") < row_of("mended two") && row_of("mended two") < row_of("counted March"));
    assert!(screen.contains("April") && screen.contains("September"), "{screen}");
    for label in [" 80", " 66 %", " 41"] {
        assert!(screen.lines().any(|line| line.trim_end().ends_with(label)), "no {label} beside the chart:\n{screen}");
    }
    tui.keys("Esc").shows("66 %").shows("━");
    assert_eq!(goals(&tui)[0].last_value, "66 %");
}

#[test]
fn the_newest_entry_is_in_sight_after_it_is_logged_however_long_the_log_is() {
    let mut tui = with_active(&["Latin"]);
    tui.keys("3 Enter");
    for number in 1..=40 {
        tui.keys("l").text(&format!("step {number}.")).keys("Ctrl-S").shows(&format!("step {number}."));
    }
    tui.keys("G").shows("step 1.").keys("g").shows("step 40.");
}

#[test]
fn an_entry_is_edited_by_leaving_its_form_and_deleted_with_a_way_back() {
    let mut tui = with_active(&["Latin"]);
    tui.keys("3 Enter l").text("amo amas").keys("Ctrl-S e End").text(" amat").keys("Esc").shows("amo amas amat");
    tui.keys("d").shows("deleted the log entry \"amo amas amat\"").shows("Nothing is logged yet.");
    tui.keys("u").shows_no("Nothing is logged yet.").keys("u");
    assert_eq!(tui.journal().progress(GoalId(1), &Page::first(9)).unwrap()[0].item.details.moved, "amo amas");
}

#[test]
fn five_milestones_are_enough_and_the_sixth_is_refused_in_words() {
    let mut tui = wide(with_active(&["Latin"]));
    tui.keys("3 Enter");
    for text in ["one", "two", "three", "four", "five"] {
        tui.keys("n").text(text).keys("Ctrl-S").shows(&format!("Added: {text}"));
    }
    tui.shows("0 of 5").keys("n").shows("there are five milestones already");
    let screen = tui.keys("Tab*2 Space").shows("1 of 5").keys("J").screen();
    let row_of = |words: &str| screen.lines().position(|line| line.contains(words)).expect(words);
    assert!(row_of("✓ one") > row_of("two"), "{screen}");
    tui.keys("Space").shows("0 of 5").keys("d").shows("deleted the milestone \"one\"").shows("0 of 4");
    tui.keys("u").shows("0 of 5");
}

#[test]
fn a_milestone_past_its_day_is_late_in_words() {
    let mut tui = wide(with_active(&["Latin"]));
    tui.keys("3 Enter n").text("the third chapter").keys("Tab").text("5 days ago").keys("Ctrl-S").shows("5 days late");
    tui.keys("Tab*2 e Tab Ctrl-A").text("in 4 days").keys("Ctrl-S").shows("in 4 days");
}

#[test]
fn the_actions_for_a_goal_stand_on_its_page_and_are_done_and_edited_there() {
    let mut journal = journal();
    let goal_id = Some(journal.add_goal(&active("Latin")).unwrap());
    journal.add_action(&ActionDetails { goal_id, ..ActionDetails::new(None, "learn ten words") }).unwrap();
    let mut tui = wide(Tui::with(journal));
    tui.keys("3 Enter").shows("ACTIONS").shows("learn ten words").keys("Tab*2 Space").shows("✓ me    learn ten words");
    tui.keys("Space e End").text(" a day").keys("Ctrl-S").shows("learn ten words a day");
}

#[test]
fn a_changed_entry_that_was_not_saved_is_offered_when_it_is_opened() {
    let mut tui = with_active(&["Latin"]);
    tui.keys("3 Enter l").text("amo").keys("Ctrl-S e Ctrl-A").text(" ").wait(Duration::from_secs(2));
    tui.keys("Esc").shows("the same key again keeps it as a draft").keys("Esc").shows("amo");
    tui.keys("e").shows("as you left it").text("amas").keys("Ctrl-S").shows("Changed:  amas");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn a_goal_is_dropped_with_a_reason_and_not_without() {
    let mut tui = with_active(&["Learn Italian"]);
    tui.keys("3 .").shows("dropped, with a reason").keys("d").shows("Why is it dropped?");
    tui.keys("Enter").shows("a few words are needed");
    assert_eq!(status_of(&tui, "Learn Italian"), GoalStatus::Active);
    tui.text("the evenings belong to the crew").keys("Enter").shows("SETTLED");
    tui.shows("the evenings belong to the crew").shows("u undo");
    assert_eq!(status_of(&tui, "Learn Italian"), GoalStatus::Dropped);
    tui.keys("u").shows("ACTIVE").shows_no("the evenings belong to the crew");
}

#[test]
fn a_fourth_active_goal_asks_which_one_rests_before_it_is_set() {
    let mut tui = with_active(&["Latin", "Greek", "Welsh"]);
    tui.keys("3 n").text("Basque").keys("Tab*5").text("a").keys("Ctrl-S");
    tui.shows("Three are active. Which one rests while this one runs?").shows("None, keep four");
    assert_eq!(goals(&tui).len(), 3, "nothing is saved before the answer");
    tui.text("gre").keys("Enter").shows("Basque").shows("active, mine");
    assert_eq!((status_of(&tui, "Greek"), status_of(&tui, "Basque")), (GoalStatus::Emerging, GoalStatus::Active));
    tui.keys("u").shows("This goal was deleted.");
    assert_eq!(status_of(&tui, "Greek"), GoalStatus::Active);
}

#[test]
fn a_resting_goal_that_is_made_the_fourth_asks_too_and_four_may_be_kept() {
    let mut journal = journal();
    for title in ["Latin", "Greek", "Welsh"] {
        journal.add_goal(&active(title)).unwrap();
    }
    journal.add_goal(&GoalDetails::new(None, "Basque")).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("3 G . a").shows("Which one rests").text("none").keys("Enter").shows("active: Basque");
    assert_eq!(goals(&tui).iter().filter(|line| line.goal.details.status == GoalStatus::Active).count(), 4);
}

#[test]
fn a_form_that_was_left_is_offered_again_by_the_same_key() {
    let mut tui = Tui::empty();
    tui.keys("3 n").text("Half a thought").keys("Tab").text("because").keys("Esc").shows("No goal is set yet.");
    tui.keys("n").shows("Half a thought").shows("because").shows("as you left it").keys("Ctrl-S");
    assert_eq!(goals(&tui)[0].goal.details.why, "because");
    tui.keys("Esc n").shows_no("Half a thought").shows_no("as you left it");
    assert!(tui.journal().drafts().unwrap().is_empty());
}

#[test]
fn an_entry_that_was_left_is_offered_to_its_own_goal_alone() {
    let mut tui = with_active(&["Latin", "Greek"]);
    tui.keys("3 l").text("amo, amas").keys("Esc j l").shows_no("amo, amas").keys("Esc k l").shows("amo, amas");
    tui.keys("Ctrl-S");
    assert_eq!(tui.journal().progress(GoalId(1), &Page::first(9)).unwrap().len(), 1);
}

#[test]
fn a_goal_that_is_edited_is_saved_by_leaving_and_says_who_it_is_with() {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.add_goal(&GoalDetails::new(Some(aldo), "Latin")).unwrap();
    let mut tui = wide(Tui::with(journal));
    tui.keys("3 e").shows("Aldo Ferri").keys("End").text(" and Greek").keys("Tab*2 Down").keys("Esc");
    tui.shows("Latin and Greek").keys("u");
    assert_eq!(goals(&tui)[0].goal.details.title, "Latin");
    tui.keys("e Tab*3 Space Ctrl-S").shows("Aldo Ferri’s");
}

#[test]
fn a_deleted_goal_comes_back_with_its_log() {
    let mut tui = with_active(&["Latin"]);
    tui.keys("3 l").text("amo").keys("Ctrl-S d").shows("deleted the goal \"Latin\"").shows("No goal is set yet.");
    tui.keys("u Enter").shows("amo");
    tui.keys("Tab d").shows("No goal is set yet.").keys("u").shows("Latin");
}

#[test]
fn the_list_is_filtered_by_status_and_says_so() {
    let mut journal = journal();
    journal.add_goal(&active("Latin")).unwrap();
    journal.add_goal(&GoalDetails::new(None, "Greek")).unwrap();
    let mut tui = Tui::with(journal);
    tui.keys("3 x").shows("all goals are shown").keys("f e").shows("only emerging").shows("Greek").shows_no("Latin");
    tui.keys("f m").shows("No goal is like that.").keys("x").shows("Latin").shows("Greek");
    tui.keys("Tab").shows("Enter opens the goal");
}

#[test]
fn after_45_days_without_an_entry_a_goal_is_stalled_and_offers_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut then = Journal::open(&path, Clock::fixed("2026-07-25T12:00:00+02:00").unwrap()).unwrap();
    let goal = then.add_goal(&active("Latin")).unwrap();
    let entry = ProgressDetails { moved: "amo".into(), ..ProgressDetails::on(goal, then.today()) };
    then.log_progress(&entry).unwrap();
    drop(then);
    for (now, is_stalled) in [("2026-09-07T12:00:00+02:00", false), ("2026-09-08T12:00:00+02:00", true)] {
        let mut tui = Tui::with(Journal::open(&path, Clock::fixed(now).unwrap()).unwrap());
        let screen = tui.keys("3").shows("Latin").screen();
        assert_eq!(screen.contains("stalled"), is_stalled, "{now}:\n{screen}");
        let screen = tui.keys("Enter").screen();
        assert_eq!(screen.contains("No entry since 25 July. Still yours?"), is_stalled, "{now}:\n{screen}");
    }
}

#[test]
fn every_pane_is_reached_and_every_size_is_drawn() {
    let mut journal = journal();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let goal = journal.add_goal(&GoalDetails { mentorship_id: Some(aldo), ..active("Latin") }).unwrap();
    for (day, value) in [(1, "41"), (5, "58 %"), (9, "no idea")] {
        let logged_on = NaiveDate::from_ymd_opt(2026, 9, day).unwrap();
        let entry = ProgressDetails {
            moved: "amo ".repeat(60),
            next: "amas ".repeat(60),
            ..ProgressDetails::on(goal, logged_on)
        };
        journal.log_progress(&ProgressDetails { value: value.into(), feel: Some(3), ..entry }).unwrap();
    }
    let mut tui = Tui::with(journal);
    for (columns, rows) in [(0, 0), (1, 1), (40, 10), (60, 12), (80, 24), (99, 30), (100, 12), (120, 36), (300, 90)] {
        tui.resize(columns, rows).keys("3 Enter Tab Tab n e Esc Esc e Esc l Esc . Esc 3 n Esc f Esc");
    }
    tui.resize(80, 24).keys("3 Enter").shows("LOG   Measure").keys("Tab").shows("MEASURE").keys("Tab").shows("LOG");
}

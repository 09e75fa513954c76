//! To the end of a mentorship by keys: what is settled before it, what happens to the notes, and that it is only to be read then.

use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionStatus;
use mentorlog::domain::goal::GoalStatus;
use mentorlog::domain::meeting::MeetingStatus;
use mentorlog::domain::mentorship::MentorshipStatus;
use mentorlog::domain::topic::TopicStatus;
use mentorlog::journal::{Archive, Journal, sample};

use crate::harness::Tui;

/// The case, on the day of its last meeting.
fn case() -> Tui {
    let journal = sample::journal(Clock::fixed("2026-09-09T14:03:00+02:00").unwrap()).unwrap();
    let mut tui = Tui::with(journal);
    tui.resize(120, 40);
    tui
}

fn archive(tui: &Tui) -> Archive {
    tui.journal().archive().unwrap()
}

#[test]
fn what_is_unfinished_is_finished_kept_or_let_go_and_then_it_is_closed_in_one_change() {
    let mut tui = case();
    tui.keys("5 Enter . c").shows("Closing with Aldo Ferri").shows("LOOK BACK").shows("UNFINISHED").shows("THE END");
    let before = archive(&tui);
    let open: Vec<_> = before.actions.iter().filter(|it| it.details.status == ActionStatus::Open).collect();
    assert!(open.len() > 2);
    // The first one is done, the next is kept, the third let go with a reason.
    tui.keys("j Space")
        .shows("done:")
        .keys("j . k")
        .shows("yours from now on:")
        .keys(". l")
        .text("no time")
        .keys("Enter");
    let after = archive(&tui);
    let by = |status| after.actions.iter().filter(|it| it.details.status == status).count();
    assert_eq!(
        by(ActionStatus::Done),
        before.actions.iter().filter(|it| it.details.status == ActionStatus::Done).count() + 1
    );
    assert_eq!(after.actions.iter().filter(|it| it.details.mentorship_id.is_none()).count(), 1);
    assert!(after.actions.iter().any(|it| it.details.drop_reason == "no time"));
    tui.keys("G").shows("It becomes an archive").shows("is called off").keys("Enter");
    tui.shows("closed: the mentorship with Aldo Ferri").shows("closed");
    let closed = archive(&tui);
    let details = &closed.mentorships[0].details;
    assert_eq!((details.status, details.closed_on), (MentorshipStatus::Closed, Some(tui.journal().today())));
    assert!(closed.meetings.iter().all(|it| it.details.status != MeetingStatus::Planned));
    tui.keys("u");
    assert!(archive(&tui) == after, "the end was one change");
}

#[test]
fn a_goal_is_met_or_let_go_and_a_topic_too() {
    let mut tui = case();
    tui.keys("5 Enter . c");
    let goals = archive(&tui).goals.into_iter().filter(|it| it.details.status == GoalStatus::Active).count();
    assert!(goals >= 1);
    while !tui.screen().lines().any(|line| line.contains('▐') && line.contains("The crew clears")) {
        tui.keys("j");
    }
    tui.keys(". l Enter").shows("a few words are needed").text("the autumn is short").keys("Enter");
    assert!(archive(&tui).goals.iter().any(|it| it.details.status_reason == "the autumn is short"));
    while !tui.screen().lines().any(|line| line.contains('▐') && line.contains("manager's post: what if")) {
        tui.keys("j");
    }
    tui.keys(". l");
    assert!(archive(&tui).topics.iter().any(|it| it.details.status == TopicStatus::Dropped));
}

#[test]
fn the_notes_are_kept_written_into_a_file_or_deleted_and_what_was_agreed_about_them_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.md");
    let mut tui = case();
    let notes = archive(&tui).meetings.iter().find(|it| !it.details.notes.is_empty()).unwrap().details.notes.clone();
    tui.keys("5 Enter . c G k k").shows("Keep, export or delete the notes?");
    tui.keys("Enter").text(&file.display().to_string()).keys("Enter").shows("wrote ");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(
        written.starts_with("# Notes on the meetings with Aldo Ferri") && written.contains("private notes included")
    );
    assert!(written.contains(notes.lines().next().unwrap()));
    // Never over a file that is there: another name is asked for.
    tui.keys("Enter").text(&file.display().to_string()).keys("Enter").shows("is there already; name another file");
    tui.keys("Esc j Space G").shows("meetings are deleted.").keys("Enter").shows("deleted the notes of 5 meetings");
    let emptied = |journal: &Journal| {
        let archive = journal.archive().unwrap();
        archive.meetings.iter().all(|it| it.details.notes.is_empty() && it.details.private_notes.is_empty())
    };
    assert!(emptied(tui.journal()));
    tui.keys("u");
    assert!(!emptied(tui.journal()));
}

#[test]
fn what_is_over_says_so_before_anything_is_written_into_it() {
    let mut tui = case();
    tui.keys("5 Enter . c G Enter").shows("closed: the mentorship with Aldo Ferri");
    let before = archive(&tui);
    let why = "its mentorship is closed, and only to be read";
    tui.keys("2 Enter").shows_no("e edit").keys("Tab Enter").shows(why);
    for keys in ["e", "Space", "r", ".", "d", "Ctrl-E"] {
        tui.keys(keys).shows(why);
    }
    tui.keys("Esc Esc 3 f");
    tui.keys("Esc 5 Enter . g").shows("active again");
    assert!(archive(&tui).meetings == before.meetings);
}

#[test]
fn what_is_closed_offers_what_works_and_asks_for_nothing() {
    let mut tui = case();
    tui.keys("5 Enter . c G Enter").shows("closed: the mentorship with Aldo Ferri");
    tui.shows(". go on with it").shows_no("e edit").shows_no("To be looked at again").shows_no("worth a word");
    for key in ["e", "a", "t"] {
        tui.keys(key).shows("it is closed and only to be read; . goes on with it");
    }
    tui.keys("A Left").shows("Replaced by version 2 on ").keys("Right Tab").shows("Tab back").shows_no(". agree");
    tui.keys("Esc 2").shows("CANCELLED").shows_no("PLANNED");
}

#[test]
fn at_every_size_the_list_is_in_sight_and_says_how_it_goes_on() {
    let mut tui = case();
    for (columns, rows) in [(40, 10), (60, 20), (80, 24)] {
        tui.resize(columns, rows).keys("1 5 Enter . c").shows("LOOK BACK").shows("UNFINISHED").shows("lines more");
        tui.shows("to the ").keys("G").shows("THE END").shows("Close the mentorship").shows_no("lines more");
        let lines = (0..60).filter(|_| tui.keys("k").screen().lines().any(|line| line.contains('▐'))).count();
        assert_eq!(lines, 60, "what is selected is always in sight at {columns}x{rows}");
    }
    tui.resize(80, 24).keys("1 5 Enter . c").shows("opens it, to be read");
    tui.resize(40, 10).shows_no("opens it, to be read");
}

#[test]
fn the_other_one_is_thanked_in_the_last_meeting() {
    let mut tui = case();
    tui.keys("5 Enter . c");
    while !tui.screen().lines().any(|line| line.contains('▐') && line.contains("in the last meeting")) {
        tui.keys("j");
    }
    tui.keys("Space").shows("a topic for the last meeting: Thank Aldo").shows("It waits there as a topic");
    tui.keys("Space").shows("it waits for the last meeting already");
    let topics = archive(&tui).topics;
    assert_eq!(topics.iter().filter(|it| it.details.text == "Thank Aldo").count(), 1);
    tui.keys("u").shows("takes it there as a topic");
}

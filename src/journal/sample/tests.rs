//! What the story has to have in it, on whatever day it is told.

use chrono::{Datelike, Weekday};

use super::*;
use crate::domain::Page;
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::agenda::AgendaLineShown;
use crate::domain::feedback::{Direction, FeedbackKind};
use crate::domain::goal::GoalFilter;
use crate::domain::meeting::{MeetingFilter, MeetingLine};

fn told_on(day: &str) -> Journal {
    journal(Clock::fixed(day).unwrap()).unwrap()
}

fn meetings(journal: &Journal) -> Vec<MeetingLine> {
    let all = journal.meetings(&MeetingFilter::default(), &Page::first(50)).unwrap();
    all.into_iter().map(|line| line.item).collect()
}

fn actions(journal: &Journal) -> Vec<ActionLine> {
    let all = journal.actions(&ActionFilter::default(), &Page::first(50)).unwrap();
    all.into_iter().map(|line| line.item).collect()
}

#[test]
fn whichever_day_it_is_the_story_is_alive() {
    // Seven days of a week, the ends of a year, a leap day, summer time beginning and ending.
    for day in [
        "2026-09-07",
        "2026-09-08",
        "2026-09-09",
        "2026-09-10",
        "2026-09-11",
        "2026-09-12",
        "2026-09-13",
        "2026-12-31",
        "2027-01-01",
        "2028-02-29",
        "2027-03-28",
        "2027-10-31",
        "1971-06-01",
        "2480-01-01",
        "0001-01-03",
        "9999-12-31",
    ] {
        let journal = told_on(day);
        let today = journal.today();
        let (mut held, mut planned) = (Vec::new(), Vec::new());
        for meeting in meetings(&journal) {
            let list = if meeting.status == MeetingStatus::Held { &mut held } else { &mut planned };
            list.push(meeting.meets_on);
        }
        let ahead = (planned[0] - today).num_days();
        assert_eq!((held.len(), planned.len()), (5, 1), "{day}");
        assert!((1..=7).contains(&ahead), "{day}: the next meeting is in {ahead} days");
        assert!(held.iter().chain(&planned).all(|day| day.weekday() == Weekday::Thu), "{day}");
        assert!(held.iter().all(|day| *day < today), "{day}");
        let late: Vec<_> = actions(&journal).into_iter().filter(|action| action.is_overdue(today)).collect();
        assert_eq!(late.len(), 1, "{day}");
        let goals = journal.goals(&GoalFilter::default(), &Page::first(9)).unwrap();
        assert!(goals[0].item.last_logged_on.is_some_and(|on| on < today), "{day}");
    }
}

#[test]
fn each_thing_was_written_on_the_day_it_is_told_of_and_never_in_the_future() {
    let journal = told_on("2026-09-09T14:03:00+02:00");
    let archive = journal.archive().unwrap();
    let first = archive.people[0].created_at.to_rfc3339();
    assert_eq!(first, "2026-01-12T18:00:00+00:00");
    let letter = &archive.actions[0];
    let days = [letter.created_at, letter.details.done_at.unwrap()].map(|at| at.date_naive().to_string());
    assert_eq!(days, ["2026-01-15", "2026-06-25"]);
    let moves = archive.meeting_moves.iter().map(|moved| moved.details.moved_at.date_naive().to_string());
    assert_eq!(moves.collect::<Vec<_>>(), ["2026-02-18", "2026-03-04"]);
    let now = journal.now().to_utc();
    assert!(archive.meetings.iter().all(|meeting| meeting.created_at < now && meeting.updated_at < now));
    assert_eq!(journal.now().to_rfc3339(), "2026-09-09T14:03:00+02:00", "the clock is given back");
}

#[test]
fn all_that_the_case_needs_is_in_it() {
    let journal = told_on("2026-09-09");
    let carried = |text: &str| {
        let all = actions(&journal);
        let action = all.into_iter().find(|line| line.action.details.text == text).unwrap();
        (action.carried, action.action.details.status)
    };
    // What is settled is carried no more; the lines that it stood in stay.
    assert_eq!(carried("Write to the regional director"), (0, ActionStatus::Done));
    let letters = journal.archive().unwrap().agenda_lines;
    assert_eq!(letters.iter().filter(|line| line.details.action_id == Some(ActionId(1))).count(), 3);
    assert_eq!(carried("One shift without the phone"), (3, ActionStatus::Open));
    let dropped = actions(&journal);
    let dropped = dropped.iter().find(|line| line.action.details.status == ActionStatus::Dropped).unwrap();
    assert!(!dropped.action.details.drop_reason.is_empty());
    let moved: Vec<_> = meetings(&journal).iter().map(|meeting| meeting.moves).filter(|moves| *moves > 0).collect();
    assert_eq!(moved, [2]);
    let archive = journal.archive().unwrap();
    assert!(archive.answers.iter().any(|answer| answer.details.to_meeting_id.is_some()));
    let answers = |question| archive.answers.iter().filter(|answer| answer.details.question == question).count();
    assert_eq!((answers(QuestionId(5)), answers(QuestionId(101))), (2, 1));
}

#[test]
fn the_notes_are_long_enough_to_be_read_and_short_enough_to_be_written() {
    for met in Story::read().unwrap().meetings {
        let words = met.notes.split_whitespace().count();
        assert!((80..=250).contains(&words), "{} has {words} words", met.title);
    }
}

#[test]
fn each_agenda_built_itself_and_was_gone_through() {
    let (journal, story) = (told_on("2026-09-09"), Story::read().unwrap());
    let agenda_of = |title: &str| {
        let meeting = meetings(&journal).into_iter().find(|meeting| meeting.title == title).unwrap();
        journal.meeting(meeting.id).unwrap().agenda
    };
    for met in &story.meetings {
        let agenda = agenda_of(&met.title);
        for left in &met.left {
            let line = agenda.iter().find(|shown| shown.words.starts_with(left));
            assert!(line.is_some_and(|shown| !shown.line.details.ticked), "{}: {left}", met.title);
        }
        assert!(agenda.iter().any(|shown| shown.line.details.ticked), "{}", met.title);
        assert!(agenda.iter().all(|shown| !met.parked.contains(&shown.words)), "{}", met.title);
    }
    let slipped = agenda_of("The third bay").into_iter().map(|shown| shown.line.details.slip_reason);
    assert_eq!(slipped.filter(|why| !why.is_empty()).count(), 2);

    let next = agenda_of(&story.next.title);
    let came_back: Vec<_> = next.iter().filter(|shown| shown.line.details.from_meeting_id.is_some()).collect();
    assert_eq!(came_back.iter().map(|shown| shown.words.as_str()).collect::<Vec<_>>(), ["How he is"]);
    let sources: Vec<_> = next.iter().map(AgendaLineShown::noun).filter(|source| !source.is_empty()).collect();
    assert_eq!(sources, ["action", "action", "action", "action", "topic", "topic", "goal", "feedback", "question"]);
}

#[test]
fn feedback_and_advice_are_in_it_and_something_is_still_to_be_looked_at() {
    let archive = told_on("2026-09-09").archive().unwrap();
    let remarks = archive.feedback.iter().map(|remark| {
        let details = &remark.details;
        (details.direction, details.kind, details.outcome.is_empty(), details.told, details.is_open())
    });
    assert_eq!(
        remarks.collect::<Vec<_>>(),
        [
            (Direction::Received, FeedbackKind::Change, false, false, false),
            (Direction::Received, FeedbackKind::Advice, false, true, false),
            (Direction::Given, FeedbackKind::Change, true, false, true),
        ]
    );
}

#[test]
fn no_word_of_it_is_tied_to_a_time_of_the_year() {
    let words = story::words();
    for month in [
        "January",
        "February",
        "March",
        "April",
        "May ",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "autumn",
        "spring",
        "summer",
        "winter",
    ] {
        assert!(!words.contains(month), "{month}");
    }
}

#[test]
fn every_step_can_be_taken_back_and_done_again() {
    let mut journal = told_on("2026-09-09");
    let told = journal.archive().unwrap();
    let mut taken_back = 0;
    while journal.undo().unwrap().is_some() {
        taken_back += 1;
    }
    assert!(taken_back > 60 && journal.archive().unwrap().people.is_empty(), "{taken_back}");
    while journal.redo().unwrap().is_some() {}
    assert_eq!(journal.archive().unwrap(), told);
}

#[test]
fn at_the_end_of_the_calendar_it_says_that_it_cannot_be_told() {
    let end = Clock::Fixed(DateTime::<chrono::Utc>::MAX_UTC.fixed_offset());
    assert!(journal(end).is_err());
}

//! The trash as a list: deleted records and drafts that were put away together, newest first, by pages.

use mentorlog::clock::Clock;
use mentorlog::domain::draft::{Draft, DraftPlace};
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::{Key, Listed, Page, Start};
use mentorlog::journal::Journal;
use tempfile::TempDir;

/// What is deleted and put away in one minute after another, twice a minute each: the moment alone tells nothing apart.
fn full(minutes: u32) -> (TempDir, Journal) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("journal.db");
    let at = |minute: u32| {
        let clock = Clock::fixed(&format!("2026-09-09T14:{:02}:00+02:00", minute % 60)).unwrap();
        Journal::open(&path, clock).unwrap()
    };
    for minute in 0..minutes {
        let mut journal = at(minute);
        for number in 0..2 {
            let goal = journal.add_goal(&GoalDetails::new(None, format!("goal {minute} {number}"))).unwrap();
            journal.delete(goal.into()).unwrap();
            let place = DraftPlace::New { what: "goal".into(), number: 2 * minute + number };
            let draft = Draft { place: place.clone(), body: "half".into(), caret: 0 };
            journal.save_draft(&draft).unwrap();
            journal.put_draft_away(&draft).unwrap().unwrap();
        }
    }
    let journal = at(minutes);
    (home, journal)
}

fn named(lines: &[Listed<mentorlog::domain::trash::TrashLine>]) -> Vec<String> {
    lines.iter().map(|line| line.item.named()).collect()
}

#[test]
fn its_pages_hold_everything_once_in_either_direction() {
    let (_home, journal) = full(12);
    let all = journal.trash(&Page::first(500)).unwrap();
    let names = named(&all);
    assert_eq!(names.len(), 48);
    assert!(all.windows(2).all(|pair| pair[0].item.deleted_at >= pair[1].item.deleted_at), "newest first");
    let turn = |from: Start, rows: usize| journal.trash(&Page { from, rows }).unwrap();
    for rows in [1, 2, 3, 5, 7, 47, 48, 49] {
        let (mut down, mut page) = (Vec::new(), turn(Start::First, rows));
        while let Some(last) = page.last().map(|line| line.key.clone()) {
            down.extend(named(&page));
            page = turn(Start::After(last), rows);
        }
        assert_eq!(down, names, "down by {rows}");
        let (mut up, mut page) = (Vec::new(), turn(Start::Last, rows));
        while let Some(first) = page.first().map(|line| line.key.clone()) {
            up.splice(0..0, named(&page));
            page = turn(Start::Before(first), rows);
        }
        assert_eq!(up, names, "up by {rows}");
    }
    for (place, line) in all.iter().enumerate() {
        assert_eq!(named(&turn(Start::At(line.key.clone()), 1)), names[place..=place]);
    }
}

#[test]
fn a_page_costs_as_much_however_much_was_done_since_and_lies_behind() {
    let cost = |minutes: u32, changes: u32| {
        let (_home, mut journal) = full(minutes);
        for number in 0..changes {
            journal.add_goal(&GoalDetails::new(None, format!("kept {number}"))).unwrap();
        }
        let middle = Key { order: format!("2026-09-09T12:{:02}:00Z", minutes / 2), id: i64::MAX };
        let before = (journal.rows_read(), journal.steps_taken());
        for from in [Start::First, Start::After(middle), Start::Last] {
            assert_eq!(journal.trash(&Page { from, rows: 10 }).unwrap().len(), 10);
        }
        (journal.rows_read() - before.0, journal.steps_taken() - before.1)
    };
    let (few, many) = (cost(12, 5), cost(55, 400));
    assert_eq!(few.0, many.0, "rows");
    assert!(many.1 < few.1 + 200, "steps: {} to {}", few.1, many.1);
}

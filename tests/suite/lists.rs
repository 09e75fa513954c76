//! Lists as windows: pages put together give the whole list, and one page costs the same in a large journal as in a small one.

use std::path::Path;

use chrono::{Days, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::answer::AnswerFilter;
use mentorlog::domain::goal::{GoalDetails, GoalFilter, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipFilter, Role};
use mentorlog::domain::topic::TopicFilter;
use mentorlog::domain::{GoalId, Key, Listed, MeetingId, MentorshipId, Page, Start};
use mentorlog::journal::Journal;

use crate::harness::{NOW, Tui};
use crate::large;

fn journal() -> Journal {
    Journal::in_memory(Clock::fixed("2026-05-14T16:00:00+02:00").unwrap()).unwrap()
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number)
}

/// Reads a list page by page from each end, and from its middle both ways: the same rows in the same order.
fn pages_make_the_whole<T: Clone + PartialEq + std::fmt::Debug>(read: impl Fn(Page) -> Vec<Listed<T>>) {
    let whole = read(Page::first(1000));
    assert!(whole.len() > 20, "the list is long enough to have pages");
    for rows in [1, 3, 7] {
        let mut forward = read(Page::first(rows));
        while let Some(last) = forward.last() {
            let next = read(Page { from: Start::After(last.key.clone()), rows });
            if next.is_empty() {
                break;
            }
            forward.extend(next);
        }
        assert_eq!(forward, whole, "forward by {rows}");

        let mut backward = read(Page { from: Start::Last, rows });
        while let Some(first) = backward.first() {
            let mut before = read(Page { from: Start::Before(first.key.clone()), rows });
            if before.is_empty() {
                break;
            }
            before.append(&mut backward);
            backward = before;
        }
        assert_eq!(backward, whole, "backward by {rows}");
    }
    let middle = &whole[whole.len() / 2];
    let from_middle = read(Page { from: Start::At(middle.key.clone()), rows: 5 });
    assert_eq!(from_middle, whole[whole.len() / 2..][..5]);
}

#[test]
fn pages_of_every_list_make_the_whole() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    for number in 0..30u64 {
        // Days repeat, and some things have none: order falls back on the id.
        let due_on = (number % 4 != 0).then(|| day(number / 3));
        journal.add_mentorship(format!("Person {number}").as_str(), &MentorshipDetails::of(Role::Peer)).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(id), day(number / 3))).unwrap();
        journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(Some(id), "act") }).unwrap();
        journal.add_goal(&GoalDetails { due_on, ..GoalDetails::new(Some(id), "goal") }).unwrap();
    }
    pages_make_the_whole(|page| journal.meetings(&MeetingFilter::default(), &page).unwrap());
    pages_make_the_whole(|page| {
        journal.meetings(&MeetingFilter { mentorship: Some(id), status: None }, &page).unwrap()
    });
    pages_make_the_whole(|page| journal.actions(&ActionFilter::default(), &page).unwrap());
    pages_make_the_whole(|page| journal.goals(&GoalFilter::default(), &page).unwrap());
    pages_make_the_whole(|page| journal.mentorships(&MentorshipFilter::default(), &page).unwrap());
}

#[test]
fn an_action_counts_the_later_held_meetings_it_stood_open_on() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let meeting = |journal: &mut Journal, on: u64, status| {
        journal.add_meeting(&MeetingDetails { status, ..MeetingDetails::on(Some(id), day(on)) }).unwrap()
    };
    let agreed_in = meeting(&mut journal, 10, MeetingStatus::Held);
    let action = journal
        .add_action(&ActionDetails {
            meeting_id: Some(agreed_in),
            ..ActionDetails::new(Some(id), "write to the director")
        })
        .unwrap();
    let earlier = meeting(&mut journal, 5, MeetingStatus::Held);
    let later = [20, 30, 40].map(|on| meeting(&mut journal, on, MeetingStatus::Held));
    let cancelled = meeting(&mut journal, 50, MeetingStatus::Cancelled);
    let planned = meeting(&mut journal, 60, MeetingStatus::Planned);
    for meeting in [agreed_in, earlier, later[0], later[1], later[2], cancelled, planned] {
        journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
    }
    assert_eq!(journal.action(action).unwrap().carried, 3);
    journal.toggle_action(action).unwrap();
    assert_eq!(journal.action(action).unwrap().carried, 0, "what is done is carried no more");
}

#[test]
fn a_goal_counts_the_meetings_since_its_last_entry() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let goal =
        journal.add_goal(&GoalDetails { started_on: Some(day(0)), ..GoalDetails::new(Some(id), "goal") }).unwrap();
    journal
        .log_progress(&ProgressDetails {
            moved: "a bit".into(),
            value: "41".into(),
            ..ProgressDetails::on(goal, day(10))
        })
        .unwrap();
    for on in [5, 10, 11, 12] {
        journal
            .add_meeting(&MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(id), day(on)) })
            .unwrap();
    }
    let line = journal.goal(goal).unwrap().line;
    assert_eq!((line.last_logged_on, line.last_value.as_str(), line.meetings_since), (Some(day(10)), "41", 2));
}

/// A page from the beginning, from the middle and from the end of a list.
fn pages(middle: &str) -> [Page; 3] {
    let middle = Key { order: middle.into(), id: 50 };
    [Page::first(32), Page { from: Start::After(middle), rows: 32 }, Page { from: Start::Last, rows: 32 }]
}

/// Something that a key makes the program read.
type Reading = Box<dyn Fn(&Journal)>;

fn list_readings(mentorship: Option<MentorshipId>) -> Vec<(String, Reading)> {
    let mut readings: Vec<(String, Reading)> = Vec::new();
    for status in [None, Some(MeetingStatus::Planned), Some(MeetingStatus::Cancelled), Some(MeetingStatus::Held)] {
        for page in pages("2026-04-01") {
            let (name, filter) = (format!("meetings {status:?} {page:?}"), MeetingFilter { mentorship, status });
            readings.push((name, Box::new(move |journal| drop(journal.meetings(&filter, &page).unwrap()))));
        }
    }
    for is_open in [true, false] {
        let actions = ActionFilter { mentorship, is_open, ..ActionFilter::default() };
        let goals = GoalFilter { mentorship, is_open, ..GoalFilter::default() };
        let topics = TopicFilter { mentorship, is_waiting: is_open };
        let answers = AnswerFilter { mentorship, ..AnswerFilter::default() };
        for page in pages("02026-04-01") {
            let (actions, goals, topics, answers) = (actions.clone(), goals.clone(), topics.clone(), answers.clone());
            let [for_actions, for_goals, for_topics, for_answers] = [(); 4].map(|()| page.clone());
            let name = |what: &str| format!("{what} open {is_open} {page:?}");
            readings.push((name("actions"), Box::new(move |j| drop(j.actions(&actions, &for_actions).unwrap()))));
            readings.push((name("goals"), Box::new(move |j| drop(j.goals(&goals, &for_goals).unwrap()))));
            readings.push((name("topics"), Box::new(move |j| drop(j.topics(&topics, &for_topics).unwrap()))));
            readings.push((name("answers"), Box::new(move |j| drop(j.answers(&answers, &for_answers).unwrap()))));
        }
    }
    readings
}

fn page_readings(mentorship: Option<MentorshipId>) -> Vec<(String, Reading)> {
    let newest = MeetingId(1);
    vec![
        ("a meeting".into(), Box::new(move |journal| drop(journal.meeting(newest).unwrap()))),
        ("what may stand on an agenda".into(), Box::new(move |journal| drop(journal.agenda_offers(newest).unwrap()))),
        ("a goal".into(), Box::new(|journal| drop(journal.goal(GoalId(1)).unwrap()))),
        ("the next meeting".into(), Box::new(move |journal| drop(journal.next_meeting(mentorship).unwrap()))),
        ("the last takeaway".into(), Box::new(move |journal| drop(journal.last_takeaway(mentorship).unwrap()))),
        ("active goals".into(), Box::new(|journal| drop(journal.too_many_active(None).unwrap()))),
        ("the question".into(), Box::new(|journal| drop(journal.offered_question().unwrap()))),
        ("the bank".into(), Box::new(|journal| drop(journal.question_bank().unwrap()))),
        (
            "people".into(),
            Box::new(|journal| {
                journal.mentorships(&MentorshipFilter::default(), &Page::first(32)).unwrap();
            }),
        ),
    ]
}

#[test]
fn what_a_key_reads_costs_as_much_in_a_large_journal_as_in_a_small_one() {
    let folder = tempfile::tempdir().unwrap();
    let [small, large] = [1000, 100_000].map(|meetings| {
        let path = folder.path().join(format!("{meetings}.db"));
        large::write(&path, meetings);
        Journal::open(&path, Clock::fixed("2026-05-14").unwrap()).unwrap()
    });
    let mut grown = Vec::new();
    for person in [None, Some(MentorshipId(1))] {
        for (name, read) in list_readings(person).into_iter().chain(page_readings(person)) {
            let [few, many] = [&small, &large].map(|journal| {
                let before = (journal.rows_read(), journal.steps_taken());
                read(journal);
                (journal.rows_read() - before.0, journal.steps_taken() - before.1)
            });
            if few.0 != many.0 || many.1 > few.1 * 5 / 4 + 200 {
                grown.push(format!("{name} {person:?}: rows {} to {}, steps {} to {}", few.0, many.0, few.1, many.1));
            }
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

/// Rows read for each of these keys, on a journal of so many meetings.
fn rows_for_keys(path: &Path, keys: &[&str]) -> Vec<u64> {
    let mut tui = Tui::with(Journal::open(path, Clock::fixed(NOW).unwrap()).unwrap());
    tui.resize(120, 40);
    keys.iter()
        .map(|key| {
            let before = tui.journal().rows_read();
            tui.keys(key);
            tui.journal().rows_read() - before
        })
        .collect()
}

#[test]
fn a_key_in_a_list_reads_as_many_rows_among_a_hundred_thousand_meetings_as_among_a_thousand() {
    let folder = tempfile::tempdir().unwrap();
    let mut keys = Vec::new();
    for place in ["2", "3", "4", "5"] {
        keys.push(place);
        keys.extend(["Down"; 40]);
        keys.extend(["PgDn", "PgDn", "Up", "G", "Up", "PgUp", "g", "Down"]);
    }
    let [small, large] = [1000, 100_000].map(|meetings| {
        let path = folder.path().join(format!("{meetings}.db"));
        large::write(&path, meetings);
        rows_for_keys(&path, &keys)
    });
    for ((key, small), large) in keys.iter().zip(small).zip(large) {
        assert_eq!(small, large, "{key}");
    }
}

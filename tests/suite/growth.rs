//! What things cost in a large journal, without a clock: rows read and steps of the engine are the same among a hundred thousand
//! meetings as among a thousand, whatever one does. The newest thousand meetings are the same in both.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter};
use mentorlog::domain::answer::AnswerFilter;
use mentorlog::domain::feedback::{Direction, FeedbackFilter, FeedbackKind};
use mentorlog::domain::goal::GoalFilter;
use mentorlog::domain::meeting::{MeetingFilter, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipFilter, Role};
use mentorlog::domain::review::Period;
use mentorlog::domain::topic::TopicFilter;
use mentorlog::domain::{GoalId, Key, MeetingId, MentorshipId, Page, Start};
use mentorlog::journal::{Journal, ReviewPage};

use crate::harness::Tui;
use crate::journals;

/// How many meetings the two have.
const SIZES: [u32; 2] = [1000, 100_000];

/// Both, made once for all tests of the process. A test that writes takes a copy.
static JOURNALS: LazyLock<(tempfile::TempDir, [PathBuf; 2])> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let paths = SIZES.map(|meetings| {
        let path = folder.path().join(format!("{meetings}.db"));
        journals::write(&path, meetings, 3).unwrap();
        path
    });
    (folder, paths)
});

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::fixed(journals::TODAY).unwrap()).unwrap()
}

/// Rows and steps.
type Cost = (u64, u64);

fn cost_so_far(journal: &Journal) -> Cost {
    (journal.rows_read(), journal.steps_taken())
}

fn since(before: Cost, journal: &Journal) -> Cost {
    let now = cost_so_far(journal);
    (now.0 - before.0, now.1 - before.1)
}

/// The same rows, and hardly more steps: an index that is one page deeper takes none, a look at every row takes many.
fn has_grown(few: Cost, many: Cost) -> bool {
    few.0 != many.0 || many.1 > few.1 * 5 / 4 + 200
}

/// Requires that each of the named things costs the same in both journals.
fn nothing_grows(names: &[String], [few, many]: [Vec<Cost>; 2]) {
    assert_eq!(names.len(), few.len());
    let grown = names.iter().zip(few.into_iter().zip(many)).filter(|(_, (few, many))| has_grown(*few, *many));
    let grown: Vec<_> = grown.map(|(name, (few, many))| format!("{name}: {few:?} to {many:?}")).collect();
    assert!(grown.is_empty(), "{}", grown.join("\n"));
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
        for page in pages("2026-06-01") {
            let (name, filter) = (format!("meetings {status:?} {page:?}"), MeetingFilter { mentorship, status });
            readings.push((name, Box::new(move |journal| drop(journal.meetings(&filter, &page).unwrap()))));
        }
    }
    for is_open in [true, false] {
        let actions = ActionFilter { mentorship, is_open, ..ActionFilter::default() };
        let goals = GoalFilter { mentorship, is_open, ..GoalFilter::default() };
        let topics = TopicFilter { mentorship, is_waiting: is_open };
        let answers = AnswerFilter { mentorship, ..AnswerFilter::default() };
        for page in pages("02026-06-01") {
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
    vec![
        ("a meeting".into(), Box::new(move |journal| drop(journal.meeting(newest(journal)).unwrap()))),
        (
            "what may stand on an agenda".into(),
            Box::new(move |journal| drop(journal.agenda_offers(newest(journal)).unwrap())),
        ),
        ("a goal".into(), Box::new(|journal| drop(journal.goal(GoalId(1)).unwrap()))),
        ("a mentorship".into(), Box::new(|journal| drop(journal.mentorship_page(MentorshipId(1)).unwrap()))),
        ("today".into(), Box::new(move |journal| drop(journal.today_for(mentorship).unwrap()))),
        ("what is overdue".into(), Box::new(move |journal| drop(journal.overdue(mentorship).unwrap()))),
        ("a brief".into(), Box::new(|journal| drop(journal.brief(MentorshipId(1)).unwrap()))),
        (
            "what kind of meeting suits".into(),
            Box::new(|journal| {
                journal.suggested_kind(MentorshipId(1), journal.today()).unwrap();
            }),
        ),
        ("who meets next".into(), Box::new(|journal| assert!(journal.who_meets_next().unwrap().is_some()))),
        ("the next meeting".into(), Box::new(move |journal| drop(journal.next_meeting(mentorship).unwrap()))),
        ("the last takeaway".into(), Box::new(move |journal| drop(journal.last_takeaway(mentorship).unwrap()))),
        (
            "the planned days of a month".into(),
            Box::new(|journal| {
                let [first, last] = ["2026-09-01", "2026-09-30"].map(|day| day.parse().unwrap());
                journal.planned_days(first, last).unwrap();
            }),
        ),
        ("the review of a quarter".into(), Box::new(move |journal| drop(review(journal, mentorship, Period::Quarter)))),
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

fn relationship_readings(mentorship: Option<MentorshipId>) -> Vec<(String, Reading)> {
    vec![
        ("the check-ins".into(), Box::new(|journal| drop(journal.check_in_page(MentorshipId(1)).unwrap()))),
        (
            "the list of check-ins".into(),
            Box::new(move |journal| drop(journal.check_ins(mentorship, &Page::first(32)).unwrap())),
        ),
        ("an agreement".into(), Box::new(|journal| drop(journal.agreement_page(MentorshipId(1)).unwrap()))),
        ("the network".into(), Box::new(|journal| drop(journal.network().unwrap()))),
        ("the reading list".into(), Box::new(|journal| drop(journal.readings(&Page::first(32)).unwrap()))),
    ]
}

fn review(journal: &Journal, mentorship: Option<MentorshipId>, period: Period) -> ReviewPage {
    journal.review_of(mentorship, period, journal.today()).unwrap()
}

fn newest(journal: &Journal) -> MeetingId {
    journal.meetings(&MeetingFilter::default(), &Page::first(1)).unwrap()[0].item.id
}

#[test]
fn what_a_key_reads_costs_as_much_in_a_large_journal_as_in_a_small_one() {
    let [small, large] = JOURNALS.1.each_ref().map(|path| open(path));
    for person in [None, Some(MentorshipId(1))] {
        let readings: Vec<_> =
            [list_readings, page_readings, relationship_readings].into_iter().flat_map(|all| all(person)).collect();
        let names: Vec<_> = readings.iter().map(|(name, _)| format!("{name} {person:?}")).collect();
        let costs = [&small, &large].map(|journal| {
            let cost = |(_, read): &(String, Reading)| {
                let before = cost_so_far(journal);
                read(journal);
                since(before, journal)
            };
            readings.iter().map(cost).collect()
        });
        nothing_grows(&names, costs);
    }
}

/// The screen over a journal, and what its start cost.
fn start(path: &Path) -> (Tui, Cost) {
    let mut tui = Tui::with(open(path));
    let cost = cost_so_far(tui.journal());
    tui.resize(120, 40);
    (tui, cost)
}

/// What each key costs, as far as it reads.
fn costs_of(path: &Path, keys: &[&str]) -> Vec<Cost> {
    let (mut tui, _) = start(path);
    keys.iter()
        .map(|key| {
            let before = cost_so_far(tui.journal());
            tui.keys(key);
            since(before, tui.journal())
        })
        .collect()
}

#[test]
fn the_first_screen_costs_as_much_in_a_large_journal_as_in_a_small_one() {
    nothing_grows(&["start".to_owned()], JOURNALS.1.each_ref().map(|path| vec![start(path).1]));
}

#[test]
fn a_key_in_a_list_or_on_a_page_costs_as_much_among_a_hundred_thousand_meetings_as_among_a_thousand() {
    let mut keys = Vec::new();
    for place in ["1", "2", "3", "4", "5"] {
        keys.push(place);
        keys.extend(["Down"; 40]);
        keys.extend(["PgDn", "PgDn", "Up", "G", "Up", "PgUp", "g", "Down"]);
        if place != "1" {
            keys.push("Enter");
            keys.extend(["Down", "Down", "Up", "Tab", "Down", "PgDn", "Tab", "Down", "Esc"]);
        }
    }
    let names: Vec<_> = keys.iter().enumerate().map(|(at, key)| format!("{key}, the {at}th")).collect();
    nothing_grows(&names, JOURNALS.1.each_ref().map(|path| costs_of(path, &keys)));
}

#[test]
fn a_key_on_the_review_of_a_quarter_costs_what_lies_in_it() {
    // What the place shows first, a year or the whole, may grow with what lies in it.
    let mut keys = vec!["6 f q"];
    keys.extend(["Down"; 20]);
    keys.extend(["PgDn", "G", "g", "Tab", "h", "l", "e", "Down", "x", "Esc", "s", "Down", "Esc"]);
    let names: Vec<_> = keys.iter().enumerate().skip(1).map(|(at, key)| format!("{key}, the {at}th")).collect();
    nothing_grows(&names, JOURNALS.1.each_ref().map(|path| costs_of(path, &keys).split_off(1)));
}

/// A copy that may be written to.
fn copies() -> (tempfile::TempDir, [PathBuf; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let paths = JOURNALS.1.each_ref().map(|path| {
        let copy = folder.path().join(path.file_name().unwrap());
        std::fs::copy(path, &copy).unwrap();
        copy
    });
    (folder, paths)
}

#[test]
fn a_character_reads_as_little_in_a_large_journal_and_a_draft_or_a_save_costs_the_same() {
    let (_folder, paths) = copies();
    let names = ["to the text", "a character", "a draft", "leaving it"].map(str::to_owned);
    let costs = paths.map(|path| {
        let (mut tui, _) = start(&path);
        let steps: [fn(&mut Tui) -> &mut Tui; 4] = [
            |tui| tui.keys("2 Down*12 Enter Enter"),
            |tui| tui.text("x"),
            |tui| tui.wait(Duration::from_secs(1)),
            |tui| tui.keys("Esc"),
        ];
        let costs: Vec<Cost> = steps
            .iter()
            .map(|step| {
                let before = cost_so_far(tui.journal());
                step(&mut tui);
                since(before, tui.journal())
            })
            .collect();
        let saved = tui.journal().last_change().unwrap().unwrap_or_default();
        assert!(saved.starts_with("wrote the notes"), "it was typed into the notes: {saved}");
        assert!(costs[1].0 <= 1, "a character reads the revision and nothing else: {:?}", costs[1]);
        costs
    });
    nothing_grows(&names, costs);
}

#[test]
fn adding_and_taking_back_cost_as_much_in_a_large_journal_as_in_a_small_one() {
    let (_folder, paths) = copies();
    let names = ["an action", "undo", "redo", "notes"].map(str::to_owned);
    let costs = paths.map(|path| {
        let mut journal = open(&path);
        let newest = newest(&journal);
        let steps: [&dyn Fn(&mut Journal); 4] = [
            &|journal| {
                let action = ActionDetails::new(Some(MentorshipId(1)), "write to the director");
                journal.add_action(&action).unwrap();
            },
            &|journal| drop(journal.undo().unwrap()),
            &|journal| drop(journal.redo().unwrap()),
            &|journal| drop(journal.write_notes(newest, "what we agreed on", false).unwrap()),
        ];
        let cost = |step: &&dyn Fn(&mut Journal)| {
            let before = cost_so_far(&journal);
            step(&mut journal);
            since(before, &journal)
        };
        steps.iter().map(cost).collect()
    });
    nothing_grows(&names, costs);
}

#[test]
fn a_page_amid_many_of_the_same_order_costs_no_more_than_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = open(&path);
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    // None has a day, so that all of them stand at the same place of the order; by SQL, for it is about reading.
    for (table, more, values) in [
        ("actions", "owner, status, text", "'me', 'open', 'Promise'"),
        ("goals", "owner, area, status, title", "'me', 'work', 'emerging', 'Goal'"),
    ] {
        let sql = format!(
            "INSERT INTO {table} (uid, mentorship_id, {more}, created_at, updated_at)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
             SELECT printf('0190a000-0000-7000-8000-%012d', i), 1, {values}, '2026-05-14T10:00:00Z', '2026-05-14T10:00:00Z' FROM n"
        );
        rusqlite::Connection::open(&path).unwrap().execute(&sql, []).unwrap();
    }
    for mentorship in [None, Some(aldo)] {
        let actions = ActionFilter { mentorship, is_open: true, ..ActionFilter::default() };
        let goals = GoalFilter { mentorship, is_open: true, ..GoalFilter::default() };
        let read_actions = |page: &Page| journal.actions(&actions, page).unwrap().pop().map(|line| line.key);
        let read_goals = |page: &Page| journal.goals(&goals, page).unwrap().pop().map(|line| line.key);
        for read in [&read_actions as &dyn Fn(&Page) -> Option<Key>, &read_goals] {
            let steps = |page: Page| {
                let before = cost_so_far(&journal);
                let last = read(&page).unwrap();
                (last, since(before, &journal).1)
            };
            let (key, of_the_first) = steps(Page::first(32));
            for from in [Start::After, Start::Before, Start::At] {
                let middle = Page { from: from(Key { id: 10_000, ..key.clone() }), rows: 32 };
                let (_, amid) = steps(middle.clone());
                assert!(
                    amid < 3 * of_the_first,
                    "{mentorship:?} {middle:?}: {amid} steps, {of_the_first} for the first"
                );
            }
        }
    }
}

/// A journal with so much feedback.
fn with_feedback(count: u32) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = open(&path);
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    // By SQL, for it is about reading: a hundred pieces are open, on as many days as there are pieces; of other sorts there are a few
    // hundred, and all the newest ones have a word.
    let every = count / 100;
    let sql = format!(
        "INSERT INTO feedback (uid, direction, kind, person_id, mentorship_id, given_on, next_time, response, tag,
             created_at, updated_at)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
         SELECT printf('0190a000-0000-7000-8000-%012d', i), CASE WHEN i > 300 AND i % {every} = 7 THEN 'given' ELSE 'received' END,
                CASE WHEN i % {every} < 9 THEN 'advice' ELSE 'change' END, 1, 1, date('2026-01-01', -i || ' days'), 'Advice',
                CASE WHEN i % {every} = 0 THEN 'open' ELSE 'park' END,
                CASE WHEN i % {every} = 5 OR i < 300 THEN 'tone' ELSE '' END, '2026-05-14T10:00:00Z', '2026-05-14T10:00:00Z' FROM n"
    );
    rusqlite::Connection::open(&path).unwrap().execute(&sql, []).unwrap();
    (folder, path)
}

/// Every filter of the ledger and of the shell, for one person and for all.
fn feedback_filters() -> impl Iterator<Item = FeedbackFilter> {
    [None, Some(MentorshipId(1))].into_iter().flat_map(|mentorship| {
        let all = FeedbackFilter { mentorship, ..FeedbackFilter::default() };
        [
            FeedbackFilter { is_open: true, ..all.clone() },
            FeedbackFilter { direction: Some(Direction::Given), ..all.clone() },
            FeedbackFilter { direction: Some(Direction::Received), ..all.clone() },
            FeedbackFilter { kind: Some(FeedbackKind::Advice), ..all.clone() },
            FeedbackFilter { tag: Some("Tone".into()), ..all.clone() },
            FeedbackFilter { is_open: true, direction: Some(Direction::Given), ..all.clone() },
            all,
        ]
    })
}

#[test]
fn feedback_costs_no_more_where_there_is_much_of_it() {
    let journals = [with_feedback(10_000), with_feedback(50_000)];
    let lists: Vec<_> =
        feedback_filters().flat_map(|filter| pages("2016-01-01").map(|page| (filter.clone(), page))).collect();
    let mut names: Vec<_> = lists.iter().map(|(filter, page)| format!("{filter:?} {page:?}")).collect();
    let page = ["5", "Enter", "Tab", "PgDn", "G", "Up", "g", "Enter", "Space", "Esc", "Esc", "v", "Esc"];
    let ledger = [
        "F", "Down", "PgDn", "G", "Up", "g", "f a", "PgDn", "G", "Up", "f r", "G", "f g", "G", "f o", "G", "x", "Enter",
    ];
    let keys = [&page[..], &ledger].concat();
    names.extend(["the page of the mentorship".to_owned()]);
    names.extend(keys.iter().map(|key| format!("key {key}")));
    let costs = journals.each_ref().map(|(_, path)| {
        let journal = open(path);
        let cost = |read: &dyn Fn()| {
            let before = cost_so_far(&journal);
            read();
            since(before, &journal)
        };
        let mut costs: Vec<_> =
            lists.iter().map(|(filter, page)| cost(&|| drop(journal.feedbacks(filter, page).unwrap()))).collect();
        costs.push(cost(&|| drop(journal.mentorship_page(MentorshipId(1)).unwrap())));
        costs.extend(costs_of(path, &keys));
        costs
    });
    nothing_grows(&names, costs);
}

#[test]
fn a_generated_journal_is_whole_and_has_the_size_it_says() {
    let conn = rusqlite::Connection::open(&JOURNALS.1[0]).unwrap();
    let one = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let faults = "SELECT count(*) FROM (SELECT 1 FROM pragma_foreign_key_check UNION ALL
                  SELECT 1 FROM pragma_integrity_check WHERE integrity_check <> 'ok')";
    assert_eq!(one(faults), 0);
    assert_eq!(one("SELECT count(*) FROM meetings"), 1000);
    let bytes = one(
        "SELECT CAST(avg(length(CAST(title || notes || debrief_what AS BLOB))) AS INTEGER) FROM meetings WHERE status = 'held'",
    );
    assert!((500..=700).contains(&bytes), "{bytes} bytes each");
    assert_eq!(one("SELECT count(*) FROM actions WHERE status = 'open'"), 60);
}

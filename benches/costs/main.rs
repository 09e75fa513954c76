//! What a person waits for, on journals of a hundred to a hundred thousand meetings: `cargo bench`.
//!
//! Criterion measures and compares with the run before; at the end stands a table of cost against size. A million meetings take part
//! with `MENTORLOG_BENCH_LARGE=1`, and a word after `--` picks rows: `cargo bench -- Meetings`.

#![expect(clippy::expect_used, reason = "a measurement that can't go on has failed")]

#[path = "../journals/mod.rs"]
mod journals;
mod screen;
mod table;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionDetails;
use mentorlog::domain::meeting::MeetingFilter;
use mentorlog::domain::{Key, MeetingId, MentorshipId, Page, Start};
use mentorlog::journal::Journal;

use screen::Screen;
use table::Table;

const SIZES: &[u32] = &[100, 1000, 10_000, 100_000];
const LARGE: u32 = 1_000_000;

/// The lists and the pages, and the keys that lead to each.
const SCREENS: &[(&str, &str)] = &[
    ("Today", "1"),
    ("Meetings", "2"),
    ("Goals", "3"),
    ("Reflect", "4"),
    ("People", "5"),
    ("a meeting", "2 Down*12 Enter"),
    ("a goal", "3 Enter"),
    ("a question", "4 Enter"),
    ("a mentorship", "5 Enter"),
];

fn main() {
    let mut criterion = Criterion::default()
        .without_plots()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(500))
        .configure_from_args();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the journals");
    let is_large = std::env::var_os("MENTORLOG_BENCH_LARGE").is_some_and(|value| value == "1");
    let mut bench = Bench { criterion: &mut criterion, table: Table::default(), meetings: 0, path: PathBuf::new() };
    for &meetings in SIZES.iter().chain(is_large.then_some(&LARGE)) {
        let path = folder.path().join(format!("{meetings}.db"));
        journals::write(&path, meetings, 3).expect("a journal");
        bench.meetings = meetings;
        bench.path = path;
        bench.all();
    }
    bench.table.print();
    criterion.final_summary();
}

/// The measurements on one journal after the other.
struct Bench<'c> {
    criterion: &'c mut Criterion,
    table: Table,
    meetings: u32,
    path: PathBuf,
}

impl Bench<'_> {
    fn all(&mut self) {
        let path = self.path.clone();
        self.measure("start: open, load, first screen", || drop(Screen::open(&path)));
        for (name, way) in SCREENS {
            let mut walk = Screen::open(&path);
            walk.keys(way);
            let mut keys = ["Down"; 20].into_iter().chain(["Up"; 20]).cycle();
            self.measure(&format!("one key in {name}"), || walk.keys(keys.next().expect("a cycle")));
        }
        let mut held = Screen::open(&path);
        held.keys("2");
        let mut keys = ["Down", "Up"].into_iter().cycle();
        self.measure("30 held keys in Meetings", || held.keys_at_once(keys.next().expect("a cycle"), 30));
        self.paging();
        for (name, bytes) in [("2 KB", 2_000), ("200 KB", 200_000)] {
            self.typing(name, bytes);
        }
        self.saving();
    }

    fn paging(&mut self) {
        let journal = open(&self.path);
        let deep = MeetingId(i64::from(self.meetings / 10).max(1));
        let day = journal.meeting(deep).expect("a meeting").meeting.details.meets_on;
        let page = Page { from: Start::After(Key { order: day.to_string(), id: deep.0 }), rows: 40 };
        self.measure("a page of 40 meetings, nine tenths down", || {
            drop(journal.meetings(&MeetingFilter::default(), &page).expect("a page"));
        });
    }

    fn typing(&mut self, name: &str, bytes: usize) {
        let mut journal = open(&self.path);
        let meeting = oldest(&journal);
        let text = "We agreed to stop avoiding the talk with the director.\n".repeat(bytes / 55);
        journal.write_notes(meeting, &text, false).expect("notes");
        let mut screen = Screen::over(journal);
        screen.keys("2 G Enter Enter");
        assert!(screen.takes_text(), "the notes are open");
        let mut keys = ["x", "Backspace"].into_iter().cycle();
        self.measure(&format!("a character in a text of {name}"), || screen.keys(keys.next().expect("a cycle")));
    }

    /// Durable, each of them.
    fn saving(&mut self) {
        let mut journal = open(&self.path);
        let meeting = oldest(&journal);
        let mut numbers = 0..;
        let mut text = || format!("Something that was agreed on for the {}th time", numbers.next().unwrap_or(0));
        self.measure("save changed notes", || {
            journal.write_notes(meeting, &text(), false).expect("notes");
        });
        self.measure("add an action", || {
            journal.add_action(&ActionDetails::new(Some(MentorshipId(1)), text())).expect("an action");
        });
    }

    fn measure(&mut self, what: &str, mut work: impl FnMut()) {
        let (table, meetings) = (&mut self.table, self.meetings);
        let mut group = self.criterion.benchmark_group(what.replace(':', ""));
        group.bench_function(BenchmarkId::from_parameter(meetings), |bencher| {
            bencher.iter_custom(|times| {
                let start = Instant::now();
                (0..times).for_each(|_| work());
                let taken = start.elapsed();
                table.add(what, meetings, taken.as_secs_f64() / times.max(1) as f64);
                taken
            });
        });
        group.finish();
    }
}

fn open(path: &Path) -> Journal {
    Journal::open(path, clock()).expect("the journal opens")
}

fn clock() -> Clock {
    Clock::fixed(journals::TODAY).expect("a day")
}

fn oldest(journal: &Journal) -> MeetingId {
    let last = journal.meetings(&MeetingFilter::default(), &Page { from: Start::Last, rows: 1 });
    last.expect("the last meeting").first().expect("a meeting").item.id
}

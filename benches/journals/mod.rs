//! Journals of any size, for the benchmarks, for the tests that compare a large one with a small one, and for trying by hand.
//!
//! Rows are written straight into the tables, oldest first and with their changes in the log, as years of use would have left
//! them. Only the newest [`OPEN`] of each kind are still open: a journal of ten years has more behind it, not more to do.

mod words;

use std::error::Error;
use std::path::Path;

use chrono::{Days, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use rusqlite::{Connection, params};

use words::Words;

/// The day on which such a journal is read.
pub const TODAY: &str = "2026-09-09";

/// So many things of each kind are still open.
const OPEN: u32 = 60;

/// So many of the meetings are planned, one every third day from tomorrow on. The others were held, four a day.
const PLANNED: u32 = 8;

/// The questions that ship.
const QUESTIONS: u32 = 58;

/// Those whom the meetings are with, in turn.
const NAMES: &[&str] = &["Aldo Ferri", "Ines Okafor", "Noor Haddad", "Jørgen Vik", "Sofia Żak"];

/// Writes a new journal of so many meetings of about 600 bytes each with so many people, and of everything else in proportion.
pub fn write(path: &Path, meetings: u32, people: usize) -> Result<(), Box<dyn Error>> {
    let mut journal = Journal::open(path, Clock::fixed(TODAY)?)?;
    for name in NAMES.iter().take(people) {
        let details = MentorshipDetails { rhythm_days: Some(14), ..MentorshipDetails::of(Role::Mentee) };
        journal.add_mentorship(*name, &details)?;
    }
    let people = u32::try_from(journal.mentorships(&Default::default(), &mentorlog::domain::Page::first(9))?.len())?;
    drop(journal);
    let mut conn = Connection::open(path)?;
    // Nobody reads a journal that is half written.
    conn.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536",
    )?;
    conn.set_prepared_statement_cache_capacity(32);
    let transaction = conn.transaction()?;
    let taken = take_triggers_and_indexes(&transaction)?;
    let today = TODAY.parse()?;
    for number in 0..meetings {
        Rows { conn: &transaction, today, meetings, people }.write_meeting(number)?;
    }
    transaction.execute("UPDATE recording SET revision = revision + ?1", [meetings])?;
    transaction.execute_batch(&taken)?;
    transaction.commit()?;
    conn.execute_batch("PRAGMA journal_mode = WAL")?;
    Ok(())
}

/// Takes away what would look at every row as it comes, and gives the SQL that makes it again: an index is made quicker at once.
fn take_triggers_and_indexes(conn: &Connection) -> rusqlite::Result<String> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL";
    let mut statement = conn.prepare(sql)?;
    let taken: Vec<(String, String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    for (kind, name, _) in &taken {
        conn.execute_batch(&format!("DROP {kind} {name}"))?;
    }
    Ok(taken.into_iter().map(|(_, _, sql)| sql + ";").collect())
}

/// Writes what belongs to one meeting after the other. Numbers count from the oldest; what happened in a meeting depends on how many
/// are newer, so that the newest thousand are the same in a journal of any size.
struct Rows<'c> {
    conn: &'c Connection,
    today: NaiveDate,
    meetings: u32,
    people: u32,
}

/// One meeting of the row.
#[derive(Clone, Copy)]
struct Turn {
    number: u32,
    newer: u32,
    day: NaiveDate,
    person: u32,
    is_planned: bool,
}

impl Rows<'_> {
    fn write_meeting(&self, number: u32) -> rusqlite::Result<()> {
        let newer = self.meetings - 1 - number;
        let (day, person) = (self.day(newer), 1 + newer % self.people);
        let turn = Turn { number, newer, day, person, is_planned: newer < PLANNED };
        let words = &mut Words::of(newer.into());
        self.meeting(turn, words)?;
        self.agenda(turn, words)?;
        self.entries(turn, words)?;
        self.action(turn, words)?;
        if newer.is_multiple_of(2) {
            self.topic(turn, words)?;
        }
        if newer.is_multiple_of(5) {
            self.answer(turn, words)?;
            self.goal(turn, words)?;
        }
        self.change(turn)
    }

    fn day(&self, newer: u32) -> NaiveDate {
        match newer.checked_sub(PLANNED) {
            None => self.today + Days::new(u64::from(PLANNED - newer) * 3 - 2),
            Some(back) => self.today - Days::new(u64::from(back) / 4 + 1),
        }
    }

    fn meeting(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql =
            "INSERT INTO meetings (uid, mentorship_id, title, meets_on, starts_at, minutes, kind, status, cancelled_by,
                       notes, debrief_what, pulse, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, '16:00', 60, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)";
        let (status, by) = match turn.newer {
            ..PLANNED => ("planned", None),
            ..1000 if turn.newer % 25 == 24 => ("cancelled", Some("them")),
            _ => ("held", None),
        };
        let kind = if turn.newer.is_multiple_of(9) { "feedback" } else { "regular" };
        let title = if turn.newer.is_multiple_of(2) { words.title() } else { String::new() };
        let notes = if turn.is_planned { String::new() } else { words.paragraphs(460) };
        let debrief = if turn.is_planned { String::new() } else { words.sentence() };
        let pulse = (!turn.is_planned).then_some(1 + turn.newer % 5);
        let (uid, day) = (uid(0, turn.number), turn.day.to_string());
        let values = params![uid, turn.person, title, day, kind, status, by, notes, debrief, pulse, moment(turn.day)];
        self.row(sql, values)
    }

    /// A line of its own, and every other time what was promised in the meeting before.
    fn agenda(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql =
            "INSERT INTO agenda_lines (uid, meeting_id, position, ticked, text, action_id, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
        let (meeting, ticked, at) = (turn.number + 1, !turn.is_planned, moment(turn.day));
        self.row(sql, params![uid(3, turn.number), meeting, 1, ticked, words.title(), None::<u32>, at])?;
        match turn.number.checked_sub(self.people) {
            Some(before) if turn.newer.is_multiple_of(2) => {
                self.row(sql, params![uid(4, turn.number), meeting, 2, ticked, "", before + 1, at])
            }
            _ => Ok(()),
        }
    }

    /// What was taken from it, and sometimes what was decided.
    fn entries(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql = |table| {
            format!(
                "INSERT INTO {table} (uid, meeting_id, position, text, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
            )
        };
        let (meeting, at) = (turn.number + 1, moment(turn.day));
        if turn.is_planned {
            return Ok(());
        }
        self.row(&sql("takeaways"), params![uid(1, turn.number), meeting, 1, words.sentence(), at])?;
        if turn.newer.is_multiple_of(3) {
            self.row(&sql("takeaways"), params![uid(2, turn.number), meeting, 2, words.sentence(), at])?;
        }
        if turn.newer.is_multiple_of(4) {
            self.row(&sql("decisions"), params![uid(0, turn.number), meeting, 1, words.sentence(), at])?;
        }
        Ok(())
    }

    fn action(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO actions (uid, mentorship_id, text, owner, due_on, meeting_id, status, done_at, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)";
        let due_on = turn.day + Days::new(14);
        let (status, done_at) = match (turn.newer < OPEN, turn.newer % 12) {
            (true, _) => ("open", None),
            (_, 0) => ("dropped", None),
            _ => ("done", Some(moment(due_on))),
        };
        let owner = if (turn.newer / self.people).is_multiple_of(3) { "them" } else { "me" };
        let (uid, text, due_on, meeting) = (uid(0, turn.number), words.deed(), due_on.to_string(), turn.number + 1);
        let values = params![uid, turn.person, text, owner, due_on, meeting, status, done_at, moment(turn.day)];
        self.row(sql, values)
    }

    fn topic(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO topics (uid, mentorship_id, text, status, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
        let status = if turn.newer < 2 * OPEN { "waiting" } else { "raised" };
        self.row(sql, params![uid(0, turn.number), turn.person, words.title(), status, moment(turn.day)])
    }

    fn answer(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO answers (uid, question, mentorship_id, answered_on, text, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
        let (question, on) = (1 + turn.newer / 5 % QUESTIONS, turn.day.min(self.today));
        let (uid, text) = (uid(0, turn.number), words.paragraphs(200));
        self.row(sql, params![uid, question, turn.person, on.to_string(), text, moment(on)])
    }

    /// A goal with two milestones and four entries of its log.
    fn goal(&self, turn: Turn, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO goals (uid, mentorship_id, title, why, owner, area, status, measure, start_value, target_value,
                       started_on, due_on, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, 'work', ?6, 'talks given', '0', '6', ?7, ?8, ?9, ?9)";
        let newer = turn.newer / 5;
        let status = match newer {
            0..3 => "active",
            3..OPEN => "emerging",
            _ if newer.is_multiple_of(7) => "dropped",
            _ => "met",
        };
        let owner = if newer.is_multiple_of(4) { "them" } else { "me" };
        let day = turn.day.min(self.today);
        let due_on = (day + Days::new(90)).to_string();
        let (uid, title, why, at) = (uid(0, turn.number), words.title(), words.sentence(), moment(day));
        self.row(sql, params![uid, turn.person, title, why, owner, status, day.to_string(), due_on, at])?;
        self.course(turn.number, self.conn.last_insert_rowid(), day, newer >= OPEN, words)
    }

    fn course(&self, number: u32, goal: i64, day: NaiveDate, is_over: bool, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO milestones (uid, goal_id, position, text, due_on, done_on, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
        let due_on = (day + Days::new(60)).to_string();
        for position in 1..=2 {
            let done_on = (is_over || position == 1).then(|| day.to_string());
            let values = params![uid(position, number), goal, position, words.title(), due_on, done_on, moment(day)];
            self.row(sql, values)?;
        }
        let sql = "INSERT INTO progress (uid, goal_id, logged_on, moved, next, value, feel, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)";
        for entry in 1..=4 {
            let on = day - Days::new(u64::from(4 - entry) * 7);
            let (moved, next, uid) = (words.sentence(), words.deed(), uid(entry, number));
            let values = params![uid, goal, on.to_string(), moved, next, entry.to_string(), 3, moment(on)];
            self.row(sql, values)?;
        }
        Ok(())
    }

    /// That the meeting was added, as the log knows it.
    fn change(&self, turn: Turn) -> rusqlite::Result<()> {
        let sql = "INSERT INTO change_groups (at, utc_offset_min, words) VALUES (?1, 120, 'added a meeting')";
        self.row(sql, params![moment(turn.day)])?;
        let group = self.conn.last_insert_rowid();
        let sql = "INSERT INTO changes (group_id, table_name, row_id, kind) VALUES (?1, 'meetings', ?2, 'insert')";
        self.row(sql, params![group, turn.number + 1])
    }

    fn row(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<()> {
        self.conn.prepare_cached(sql)?.execute(values).map(|_| ())
    }
}

/// A uid of its own for each row of a table: the which-th that hangs on the meeting of this number.
fn uid(which: u32, number: u32) -> String {
    format!("0190a000-0000-7000-8{which:03}-{number:012}")
}

fn moment(day: NaiveDate) -> String {
    format!("{day}T10:00:00Z")
}

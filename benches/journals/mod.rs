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
pub const OPEN: u32 = 60;

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

/// Writes what belongs to one meeting after the other; numbers count from the oldest.
struct Rows<'c> {
    conn: &'c Connection,
    today: NaiveDate,
    meetings: u32,
    people: u32,
}

impl Rows<'_> {
    fn write_meeting(&self, number: u32) -> rusqlite::Result<()> {
        let newer = self.meetings - 1 - number;
        let is_planned = newer < PLANNED;
        let day = self.day(newer);
        let words = &mut Words::of(number.into());
        self.meeting(number, day, is_planned, words)?;
        self.agenda(number, day, is_planned, words)?;
        if !is_planned {
            for position in 1..=1 + u32::from(number.is_multiple_of(3)) {
                self.entry("takeaways", number, position, &day, &words.sentence())?;
            }
            if number.is_multiple_of(4) {
                self.entry("decisions", number, 1, &day, &words.sentence())?;
            }
        }
        self.action(number, newer, day, words)?;
        if number.is_multiple_of(2) {
            let status = if newer < 2 * OPEN { "waiting" } else { "raised" };
            let sql = "INSERT INTO topics (uid, mentorship_id, text, status, created_at, updated_at)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
            self.row(sql, params![uid(4, number), self.person(number), words.title(), status, moment(day)])?;
        }
        if number.is_multiple_of(5) {
            let sql = "INSERT INTO answers (uid, question, mentorship_id, answered_on, text, created_at, updated_at)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
            let (question, on) = (1 + number / 5 % QUESTIONS, day.min(self.today));
            let (person, text) = (self.person(number), words.paragraphs(200));
            self.row(sql, params![uid(5, number), question, person, on.to_string(), text, moment(on)])?;
        }
        if number.is_multiple_of(10) {
            self.goal(number / 10, day.min(self.today), words)?;
        }
        self.change(number, day)
    }

    fn day(&self, newer: u32) -> NaiveDate {
        match newer.checked_sub(PLANNED) {
            None => self.today + Days::new(u64::from(PLANNED - newer) * 3 - 2),
            Some(back) => self.today - Days::new(u64::from(back) / 4 + 1),
        }
    }

    fn person(&self, number: u32) -> u32 {
        1 + number % self.people
    }

    fn meeting(&self, number: u32, day: NaiveDate, is_planned: bool, words: &mut Words) -> rusqlite::Result<()> {
        let sql =
            "INSERT INTO meetings (uid, mentorship_id, title, meets_on, starts_at, minutes, kind, status, cancelled_by,
                       notes, debrief_what, pulse, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, '16:00', 60, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)";
        let (status, by) = match (is_planned, number % 25) {
            (true, _) => ("planned", None),
            (_, 24) => ("cancelled", Some("them")),
            _ => ("held", None),
        };
        let kind = if number.is_multiple_of(9) { "feedback" } else { "regular" };
        let title = if number.is_multiple_of(2) { words.title() } else { String::new() };
        let notes = if is_planned { String::new() } else { words.paragraphs(460) };
        let debrief = if is_planned { String::new() } else { words.sentence() };
        let pulse = (!is_planned).then_some(1 + number % 5);
        let person = self.person(number);
        let day_text = day.to_string();
        self.row(
            sql,
            params![uid(0, number), person, title, day_text, kind, status, by, notes, debrief, pulse, moment(day)],
        )
    }

    /// A line of its own, and every other time what was promised in the meeting before.
    fn agenda(&self, number: u32, day: NaiveDate, is_planned: bool, words: &mut Words) -> rusqlite::Result<()> {
        let sql =
            "INSERT INTO agenda_lines (uid, meeting_id, position, ticked, text, action_id, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
        let none: Option<u32> = None;
        self.row(sql, params![uid(3, number), number + 1, 1, !is_planned, words.title(), none, moment(day)])?;
        match number.checked_sub(self.people) {
            Some(before) if number.is_multiple_of(2) => {
                self.row(sql, params![uid(8, number), number + 1, 2, !is_planned, "", before + 1, moment(day)])
            }
            _ => Ok(()),
        }
    }

    fn action(&self, number: u32, newer: u32, day: NaiveDate, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO actions (uid, mentorship_id, text, owner, due_on, meeting_id, status, done_at, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)";
        let due_on = day + Days::new(14);
        let (status, done_at) = match (newer < OPEN, number % 12) {
            (true, _) => ("open", None),
            (_, 0) => ("dropped", None),
            _ => ("done", Some(moment(due_on))),
        };
        let owner = if number.is_multiple_of(3) { "them" } else { "me" };
        let (person, text) = (self.person(number), words.deed());
        let due_on = due_on.to_string();
        let values = params![uid(2, number), person, text, owner, due_on, number + 1, status, done_at, moment(day)];
        self.row(sql, values)
    }

    /// A goal with three milestones and six entries of its log.
    fn goal(&self, number: u32, day: NaiveDate, words: &mut Words) -> rusqlite::Result<()> {
        let sql = "INSERT INTO goals (uid, mentorship_id, title, why, owner, area, status, measure, start_value, target_value,
                       started_on, due_on, created_at, updated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, 'work', ?6, 'talks given', '0', '6', ?7, ?8, ?9, ?9)";
        let newer = (self.meetings - 1) / 10 - number;
        let status = match newer {
            0..3 => "active",
            3..OPEN => "emerging",
            _ if number.is_multiple_of(7) => "dropped",
            _ => "met",
        };
        let owner = if number.is_multiple_of(4) { "them" } else { "me" };
        let due_on = (day + Days::new(90)).to_string();
        let (title, why, person) = (words.title(), words.sentence(), self.person(number));
        let values = params![uid(1, number), person, title, why, owner, status, day.to_string(), due_on, moment(day)];
        self.row(sql, values)?;
        for position in 1..=3 {
            let done_on = (newer >= OPEN || position == 1).then(|| day.to_string());
            let sql = "INSERT INTO milestones (uid, goal_id, position, text, due_on, done_on, created_at, updated_at)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
            let (text, uid) = (words.title(), uid(6, number * 3 + position));
            self.row(sql, params![uid, number + 1, position, text, due_on, done_on, moment(day)])?;
        }
        for entry in 1..=6 {
            let sql = "INSERT INTO progress (uid, goal_id, logged_on, moved, next, value, feel, created_at, updated_at)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)";
            let on = day - Days::new(u64::from(6 - entry) * 7);
            let (moved, next, uid) = (words.sentence(), words.deed(), uid(7, number * 6 + entry));
            let values = params![uid, number + 1, on.to_string(), moved, next, entry.to_string(), 3, moment(on)];
            self.row(sql, values)?;
        }
        Ok(())
    }

    fn entry(&self, table: &str, number: u32, position: u32, day: &NaiveDate, text: &str) -> rusqlite::Result<()> {
        let kind = if table == "decisions" { 10 } else { 8 + position };
        let sql = match table {
            "decisions" => {
                "INSERT INTO decisions (uid, meeting_id, position, text, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
            }
            _ => {
                "INSERT INTO takeaways (uid, meeting_id, position, text, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
            }
        };
        self.row(sql, params![uid(kind, number), number + 1, position, text, moment(*day)])
    }

    /// That the meeting was added, as the log knows it.
    fn change(&self, number: u32, day: NaiveDate) -> rusqlite::Result<()> {
        let sql = "INSERT INTO change_groups (at, utc_offset_min, words) VALUES (?1, 120, 'added a meeting')";
        self.row(sql, params![moment(day)])?;
        let group = self.conn.last_insert_rowid();
        let sql = "INSERT INTO changes (group_id, table_name, row_id, kind) VALUES (?1, 'meetings', ?2, 'insert')";
        self.row(sql, params![group, number + 1])
    }

    fn row(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<()> {
        self.conn.prepare_cached(sql)?.execute(values).map(|_| ())
    }
}

/// A uid of its own for each thing of each kind.
fn uid(kind: u32, number: u32) -> String {
    format!("0190a000-0000-7000-8{kind:03}-{number:012}")
}

fn moment(day: NaiveDate) -> String {
    format!("{day}T10:00:00Z")
}

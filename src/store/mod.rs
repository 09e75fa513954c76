//! The repository layer over one SQLite file: the only code that says rusqlite.
//!
//! [`Store::read`] lends repositories that read, [`Store::write`] lends ones that also change rows, inside one transaction
//! that is one group of the change log. There is one database, so this is a struct; the fake for tests is the same in memory.

mod column;
mod db;
mod error;
mod page;
mod table;

mod changes;
mod header;
mod migrate;
mod open;
mod snapshot;
mod trash;

mod actions;
mod agenda;
mod agreements;
mod answers;
mod check_ins;
mod closed;
mod closing;
mod contacts;
mod drafts;
mod feedback;
mod goals;
mod lives;
mod meetings;
mod mentorships;
mod people;
mod questions;
mod reading;
mod reviews;
mod settings;
mod templates;
mod topics;

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior};

use db::{Db, Tally};
use error::Doing;
use snapshot::Daily;
use table::Rows;

pub use actions::Actions;
pub use agenda::AgendaLines;
pub use agreements::Agreements;
pub use answers::Answers;
pub use check_ins::CheckIns;
pub use contacts::Contacts;
pub use drafts::save_drafts_apart;
pub use error::{Result, StoreError};
pub use feedback::Feedbacks;
pub use goals::{Goals, Milestones, Progress};
pub use lives::EarlierAction;
pub use meetings::{Decisions, MeetingMoves, Meetings, Takeaways};
pub use mentorships::Mentorships;
pub use people::People;
pub use questions::Questions;
pub use reading::Readings;
pub use reviews::{Kept, Reviews, Within};
pub use table::{Read, Write};
pub use templates::Templates;
pub use topics::Topics;

/// The journal's file, open.
#[derive(Debug)]
pub struct Store {
    // Dropped first: the one that closes the file last takes its log in.
    daily: Daily,
    conn: Connection,
    path: Option<PathBuf>,
    /// Which file stood at the path when it was opened.
    file: Option<FileId>,
    tally: Tally,
    was_open_to_others: bool,
    is_read_only: bool,
    patience: Duration,
    /// Why it could only be opened to be read, if that may pass.
    no_room: Option<String>,
}

/// The repositories, borrowed from one connection or from one transaction.
#[derive(Clone, Copy, Debug)]
pub struct Repos<'c, A> {
    db: Db<'c>,
    access: A,
}

macro_rules! repositories {
    ($($(#[$meta:meta])* $name:ident: $table:ident),+ $(,)?) => {
        impl<'c, A: Copy> Repos<'c, A> {
            $($(#[$meta])* pub fn $name(&self) -> Rows<'c, $table, A> { Rows::over(self.db, self.access) })+
        }
    };
}

repositories! {
    people: People,
    mentorships: Mentorships,
    meetings: Meetings,
    meeting_moves: MeetingMoves,
    topics: Topics,
    goals: Goals,
    milestones: Milestones,
    progress: Progress,
    actions: Actions,
    questions: Questions,
    answers: Answers,
    agenda: AgendaLines,
    takeaways: Takeaways,
    decisions: Decisions,
    feedback: Feedbacks,
    templates: Templates,
    agreements: Agreements,
    check_ins: CheckIns,
    contacts: Contacts,
    reading: Readings,
    reviews: Reviews,
}

impl Store {
    /// Repositories that read.
    pub fn read(&self) -> Repos<'_, Read> {
        Repos { db: self.db(), access: Read }
    }

    /// All of `work` happens, or none of it; `words` say what was done, for undo. Where nothing was changed in the end,
    /// nothing is kept for undo either.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        now: DateTime<FixedOffset>,
        words: &str,
        work: impl FnOnce(Repos<'_, Write>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.see_it_is_there()?;
        self.daily.before_a_change(now.date_naive());
        let (tally, path) = (&self.tally, self.path.as_deref());
        let transaction =
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).doing("beginning to write")?;
        let db = Db { conn: &transaction, tally, path };
        let group = changes::begin(db, now, words)?;
        let done = work(Repos { db, access: Write { now: now.to_utc() } })?;
        changes::finish(db, group)?;
        transaction.commit().doing("saving")?;
        Ok(done)
    }

    /// A number that moves with every change of every process, and with undo and redo; drafts leave it alone.
    pub fn revision(&self) -> Result<i64> {
        changes::revision(self.db())
    }

    /// How long a change waits for another writer from now on.
    pub fn wait_at_most(&mut self, span: Duration) -> Result<()> {
        self.patience = span;
        self.conn.busy_timeout(span).doing("setting the busy timeout")
    }

    /// The file it is kept in; none if it lives in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the file's mode let others read it when it was opened.
    pub fn was_open_to_others(&self) -> bool {
        self.was_open_to_others
    }

    /// Whether nothing can be written, because of where the file lies.
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// What went wrong with the snapshot of the day, once it is known, and once.
    pub fn take_notice(&mut self) -> Option<String> {
        self.daily.take_notice()
    }

    /// Waits for the snapshot of the day, if one is being taken.
    pub fn settle(&mut self) {
        self.daily.wait();
    }

    /// How many rows were read since the file was opened.
    pub fn rows_read(&self) -> u64 {
        self.tally.rows()
    }

    /// How many steps the engine took to read and to write, rows that were passed over included, since the file was opened.
    pub fn steps_taken(&self) -> u64 {
        self.tally.steps()
    }

    /// Holds the file against every other writer until the store is dropped.
    #[cfg(test)]
    pub fn hold_the_lock(&self) {
        self.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    }

    /// A file that was moved or deleted while it is open takes writes all the same, and nobody would find them again.
    fn see_it_is_there(&self) -> Result<()> {
        if let Some(why) = &self.no_room {
            return Err(StoreError::CannotWrite(why.clone()));
        }
        if self.path.as_deref().and_then(file_at) == self.file {
            return Ok(());
        }
        Err(StoreError::CannotWrite("its file is not there any more; bring it back and try again".into()))
    }

    fn db(&self) -> Db<'_> {
        Db { conn: &self.conn, tally: &self.tally, path: self.path.as_deref() }
    }
}

/// Device and number: what a file is, wherever it stands.
type FileId = (u64, u64);

fn file_at(path: &Path) -> Option<FileId> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

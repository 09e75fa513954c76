//! Unsaved text, outside the change log: saving a draft is no change of a record.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row, TransactionBehavior};

use super::Store;
use super::column::Column;
use super::db::{Db, Tally, column};
use super::error::{Doing, Result};
use super::open::{BUSY_TIMEOUT, set_pragmas};
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};

/// How long a draft waits for another writer. Drafts are kept while somebody types: rather tried again than waited for.
const DRAFT_TIMEOUT: Duration = Duration::from_millis(100);

impl Store {
    /// Keeps what is being written, over what was kept of it before. Waits for another writer only a moment.
    pub fn save_draft(&self, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
        self.see_it_is_there()?;
        self.conn.busy_timeout(DRAFT_TIMEOUT).doing("keeping a draft")?;
        let saved = save(self.db(), draft, now);
        self.conn.busy_timeout(BUSY_TIMEOUT).doing("keeping a draft")?;
        saved
    }

    /// Takes in drafts that were kept elsewhere, all or none. Where the journal has a newer one, that stays.
    pub fn take_in_drafts(&mut self, drafts: &[SavedDraft]) -> Result<()> {
        let tally = &self.tally;
        let transaction =
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).doing("taking in drafts")?;
        let db = Db { conn: &transaction, tally };
        for SavedDraft { draft, saved_at } in drafts {
            let values = [(":place", Value::Text(draft.place.to_string())), (":saved_at", saved_at.to_sql())];
            let sql = "SELECT 1 FROM drafts WHERE place = :place AND saved_at > :saved_at";
            if db.row("looking for a newer draft", sql, &values, |_| Ok(()))?.is_none() {
                save(db, draft, *saved_at)?;
            }
        }
        transaction.commit().doing("taking in drafts")
    }

    /// Lets a draft go, because its text was saved or thrown away.
    pub fn forget_draft(&self, place: &DraftPlace) -> Result<()> {
        let values = [(":place", Value::Text(place.to_string()))];
        self.db().execute("forgetting a draft", "DELETE FROM drafts WHERE place = :place", &values).map(|_| ())
    }

    /// What was being written, newest first. A place that this program does not know is left where it is.
    pub fn drafts(&self) -> Result<Vec<SavedDraft>> {
        let sql = "SELECT place, body, caret, saved_at FROM drafts ORDER BY saved_at DESC, place";
        Ok(self.db().rows("reading drafts", sql, &[], draft_from_row)?.into_iter().flatten().collect())
    }
}

fn draft_from_row(row: &Row<'_>) -> rusqlite::Result<Option<SavedDraft>> {
    let Ok(place) = column::<String>(row, "place")?.parse::<DraftPlace>() else { return Ok(None) };
    let caret = usize::try_from(column::<i64>(row, "caret")?).unwrap_or(0);
    let draft = Draft { place, body: column(row, "body")?, caret };
    Ok(Some(SavedDraft { draft, saved_at: column(row, "saved_at")? }))
}

/// Keeps drafts through a connection of its own, all or none: for a thread that may not wait for the one that writes.
pub fn save_drafts_apart(path: &Path, drafts: &[Draft], now: DateTime<Utc>) -> Result<()> {
    let doing = "keeping what is being written";
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).doing(doing)?;
    set_pragmas(&conn)?;
    conn.busy_timeout(DRAFT_TIMEOUT).doing(doing)?;
    conn.execute_batch("BEGIN IMMEDIATE").doing(doing)?;
    let db = Db { conn: &conn, tally: &Tally::default() };
    drafts.iter().try_for_each(|draft| save(db, draft, now))?;
    conn.execute_batch("COMMIT").doing(doing)
}

fn save(db: Db<'_>, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO drafts (place, body, caret, saved_at) VALUES (:place, :body, :caret, :now)
               ON CONFLICT (place) DO UPDATE SET body = :body, caret = :caret, saved_at = :now";
    let values = [
        (":place", Value::Text(draft.place.to_string())),
        (":body", Value::Text(draft.body.clone())),
        (":caret", Value::Integer(i64::try_from(draft.caret).unwrap_or(0))),
        (":now", now.to_sql()),
    ];
    db.execute("keeping a draft", sql, &values).map(|_| ())
}

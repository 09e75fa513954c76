//! Unsaved text, outside the change log: saving a draft is no change of a record.
//!
//! A draft is known by its place and its words, so that two windows which write at one place each keep their own. What is put away
//! goes to the trash and can come back from there.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::Store;
use super::column::Column;
use super::db::{Db, Row, Tally, column};
use super::error::{Doing, Result, StoreError};
use super::open::set_pragmas;
use super::page::List;
use crate::domain::draft::{Draft, DraftId, DraftPlace, SavedDraft, Unkept};
use crate::domain::trash::{TrashLine, Trashed};
use crate::domain::{Listed, Page};

/// How long a draft waits for another writer. Drafts are kept while somebody types: rather tried again than waited for.
const DRAFT_TIMEOUT: Duration = Duration::from_millis(100);

impl Store {
    /// Keeps what is being written, in place of what was kept of it before. What another window keeps at the same place stays. Waits
    /// for another writer only a moment.
    pub fn save_draft(&self, draft: &Draft, before: Option<&Draft>, now: DateTime<Utc>) -> Result<()> {
        self.conn.busy_timeout(DRAFT_TIMEOUT).doing("keeping a draft")?;
        let saved = self.in_one_piece("keeping a draft", |db| keep(db, draft, before, now));
        self.conn.busy_timeout(self.patience).doing("keeping a draft")?;
        saved
    }

    fn in_one_piece<T>(&self, doing: &'static str, work: impl FnOnce(Db<'_>) -> Result<T>) -> Result<T> {
        self.see_it_is_there()?;
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).doing(doing)?;
        let done = work(Db { conn: &transaction, ..self.db() })?;
        transaction.commit().doing(doing)?;
        Ok(done)
    }

    /// Takes in drafts that were kept elsewhere, all or none. Of two different ones at a place the newer goes on, and the other one is
    /// in the trash.
    pub fn take_in_drafts(&self, drafts: &[SavedDraft], now: DateTime<Utc>) -> Result<()> {
        self.in_one_piece("taking in drafts", |db| {
            for SavedDraft { draft, saved_at } in drafts {
                let there = newest(db, &draft.place)?.filter(|there| there.draft.body != draft.body);
                match there {
                    Some(there) if there.saved_at > *saved_at => insert(db, draft, *saved_at, Some(now))?,
                    Some(there) => {
                        put_away(db, &there.draft, now)?;
                        keep(db, draft, None, *saved_at)?;
                    }
                    None => keep(db, draft, None, *saved_at)?,
                }
            }
            Ok(())
        })
    }

    /// Lets a draft go, because its text was saved. What else is being written at its place stays.
    pub fn forget_draft(&self, place: &DraftPlace, body: &str) -> Result<()> {
        self.in_one_piece("forgetting a draft", |db| {
            let Some(id) = find(db, place, body)? else { return Ok(()) };
            let values = [(":id", Value::Integer(id.0))];
            db.execute("forgetting a draft", "DELETE FROM drafts WHERE id = :id", &values).map(|_| ())
        })
    }

    /// Puts a draft into the trash. Nothing, if it is not there.
    pub fn put_draft_away(&self, draft: &Draft, now: DateTime<Utc>) -> Result<Option<DraftId>> {
        self.in_one_piece("putting a draft away", |db| put_away(db, draft, now))
    }

    /// Brings a draft back from the trash, to where it was being written. Refused where something is being written there again.
    pub fn bring_draft_back(&self, id: DraftId) -> Result<()> {
        let doing = "bringing a draft back";
        let values = [(":id", Value::Integer(id.0))];
        let sql = "UPDATE drafts SET put_away_at = NULL WHERE id = :id AND put_away_at IS NOT NULL AND NOT EXISTS (
                       SELECT 1 FROM drafts live WHERE live.place = drafts.place AND live.put_away_at IS NULL)";
        if self.db().execute(doing, sql, &values)? > 0 {
            return Ok(());
        }
        let is_there = "SELECT 1 FROM drafts WHERE id = :id AND put_away_at IS NOT NULL";
        let is_there = self.db().row(doing, is_there, &values, |_| Ok(()))?.is_some();
        Err(if is_there { StoreError::WrittenAgain } else { StoreError::NoDraft(id) })
    }

    /// What was being written, newest first. A place that this program does not know is left where it is.
    pub fn drafts(&self) -> Result<Vec<SavedDraft>> {
        let sql =
            "SELECT place, body, caret, saved_at FROM drafts WHERE put_away_at IS NULL ORDER BY saved_at DESC, place";
        Ok(self.db().rows("reading drafts", sql, &[], draft_from_row)?.into_iter().flatten().collect())
    }
}

/// A page of the drafts in the trash, newest first.
pub(super) fn trashed(db: Db<'_>, page: &Page) -> Result<Vec<Listed<TrashLine>>> {
    let select = "SELECT d.id, d.place, d.body, d.caret, d.put_away_at FROM drafts d WHERE d.put_away_at IS NOT NULL";
    let (order, id) = (Some("d.trash_order"), "d.id");
    let list = List { doing: "listing the trash", select: select.into(), order, id, newest_first: true, within: None };
    list.page(db, &[], page, trash_line_from_row)
}

fn trash_line_from_row(row: &Row<'_>) -> rusqlite::Result<TrashLine> {
    let words = column::<String>(row, "place")?;
    // What a newer program wrote is listed too; it is gone on with there.
    let unknown = || DraftPlace::New { what: words.clone(), number: 1 };
    let place = words.parse().unwrap_or_else(|_| unknown());
    let what = Trashed::Draft { id: DraftId(column(row, "id")?), draft: draft_at(place, row)? };
    Ok(TrashLine { what, words, deleted_at: column(row, "put_away_at")? })
}

fn draft_from_row(row: &Row<'_>) -> rusqlite::Result<Option<SavedDraft>> {
    let Ok(place) = column::<String>(row, "place")?.parse::<DraftPlace>() else { return Ok(None) };
    Ok(Some(SavedDraft { draft: draft_at(place, row)?, saved_at: column(row, "saved_at")? }))
}

fn draft_at(place: DraftPlace, row: &Row<'_>) -> rusqlite::Result<Draft> {
    let caret = usize::try_from(column::<i64>(row, "caret")?).unwrap_or(0);
    Ok(Draft { place, body: column(row, "body")?, caret })
}

/// Keeps drafts through a connection of its own, all or none: for a thread that may not wait for the one that writes.
pub fn save_drafts_apart(path: &Path, drafts: &[Unkept], now: DateTime<Utc>) -> Result<()> {
    let doing = "keeping what is being written";
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).doing(doing)?;
    set_pragmas(&conn)?;
    conn.busy_timeout(DRAFT_TIMEOUT).doing(doing)?;
    conn.execute_batch("BEGIN IMMEDIATE").doing(doing)?;
    let db = Db { conn: &conn, tally: &Tally::default(), path: Some(path) };
    drafts.iter().try_for_each(|unkept| keep(db, &unkept.draft, unkept.before.as_deref(), now))?;
    conn.execute_batch("COMMIT").doing(doing)
}

/// Writes a draft over what was kept of it before. Where that is not there any more, as when another window has taken it over, or
/// where nothing was, it stands beside what else is at the place.
fn keep(db: Db<'_>, draft: &Draft, before: Option<&Draft>, now: DateTime<Utc>) -> Result<()> {
    let there = match before {
        Some(before) => find(db, &before.place, &before.body)?,
        None => None,
    };
    let Some(id) = there.map_or_else(|| find(db, &draft.place, &draft.body), |id| Ok(Some(id)))? else {
        return insert(db, draft, now, None);
    };
    if before == Some(draft) {
        return Ok(());
    }
    let sql = "UPDATE drafts SET place = :place, body = :body, caret = :caret, saved_at = :now WHERE id = :id";
    let mut values = values_of(draft, now).to_vec();
    values.push((":id", Value::Integer(id.0)));
    db.execute("keeping a draft", sql, &values).map(|_| ())
}

fn insert(db: Db<'_>, draft: &Draft, saved_at: DateTime<Utc>, put_away_at: Option<DateTime<Utc>>) -> Result<()> {
    let sql =
        "INSERT INTO drafts (place, body, caret, saved_at, put_away_at) VALUES (:place, :body, :caret, :now, :away)";
    let mut values = values_of(draft, saved_at).to_vec();
    values.push((":away", put_away_at.to_sql()));
    db.execute("keeping a draft", sql, &values).map(|_| ())
}

fn values_of(draft: &Draft, now: DateTime<Utc>) -> [(&'static str, Value); 4] {
    [
        (":place", Value::Text(draft.place.to_string())),
        (":body", Value::Text(draft.body.clone())),
        (":caret", Value::Integer(i64::try_from(draft.caret).unwrap_or(0))),
        (":now", now.to_sql()),
    ]
}

fn put_away(db: Db<'_>, draft: &Draft, now: DateTime<Utc>) -> Result<Option<DraftId>> {
    let Some(id) = find(db, &draft.place, &draft.body)? else { return Ok(None) };
    let values = [(":id", Value::Integer(id.0)), (":now", now.to_sql())];
    db.execute("putting a draft away", "UPDATE drafts SET put_away_at = :now WHERE id = :id", &values)?;
    Ok(Some(id))
}

/// The draft with these words that is live at a place.
fn find(db: Db<'_>, place: &DraftPlace, body: &str) -> Result<Option<DraftId>> {
    let sql =
        "SELECT id FROM drafts WHERE place = :place AND body = :body AND put_away_at IS NULL ORDER BY id DESC LIMIT 1";
    let values = [(":place", Value::Text(place.to_string())), (":body", Value::Text(body.to_owned()))];
    db.row("looking for a draft", sql, &values, |row| column(row, "id").map(DraftId))
}

fn newest(db: Db<'_>, place: &DraftPlace) -> Result<Option<SavedDraft>> {
    let sql = "SELECT place, body, caret, saved_at FROM drafts WHERE place = :place AND put_away_at IS NULL
               ORDER BY saved_at DESC, id DESC LIMIT 1";
    let found = db.row("reading a draft", sql, &[(":place", Value::Text(place.to_string()))], draft_from_row)?;
    Ok(found.flatten())
}

//! Unsaved text, outside the change log: saving a draft is no change of a record.
//!
//! A place has one draft that is live. What is put away goes to the trash and can come back from there.

use chrono::{DateTime, Utc};
use rusqlite::Row;
use rusqlite::types::Value;

use super::Store;
use super::column::Column;
use super::db::{Db, column};
use super::error::{Result, StoreError};
use super::page::List;
use crate::domain::draft::{Draft, DraftId, DraftPlace, SavedDraft};
use crate::domain::trash::{TrashLine, Trashed};
use crate::domain::{Listed, Page};

impl Store {
    /// Keeps what is being written, over what was kept of it before.
    pub fn save_draft(&self, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
        let sql = "INSERT INTO drafts (place, body, caret, saved_at) VALUES (:place, :body, :caret, :now)
                   ON CONFLICT (place) WHERE put_away_at IS NULL DO UPDATE SET body = :body, caret = :caret, saved_at = :now";
        let values = [
            (":place", Value::Text(draft.place.to_string())),
            (":body", Value::Text(draft.body.clone())),
            (":caret", Value::Integer(i64::try_from(draft.caret).unwrap_or(0))),
            (":now", now.to_sql()),
        ];
        self.db().execute("keeping a draft", sql, &values).map(|_| ())
    }

    /// Lets a draft go, because its text was saved or thrown away.
    pub fn forget_draft(&self, place: &DraftPlace) -> Result<()> {
        let sql = "DELETE FROM drafts WHERE place = :place AND put_away_at IS NULL";
        let values = [(":place", Value::Text(place.to_string()))];
        self.db().execute("forgetting a draft", sql, &values).map(|_| ())
    }

    /// Puts the draft of a place into the trash. Nothing, if there is none.
    pub fn put_draft_away(&self, place: &DraftPlace, now: DateTime<Utc>) -> Result<Option<DraftId>> {
        let sql = "UPDATE drafts SET put_away_at = :now WHERE place = :place AND put_away_at IS NULL RETURNING id";
        let values = [(":place", Value::Text(place.to_string())), (":now", now.to_sql())];
        self.db().row("putting a draft away", sql, &values, |row| column(row, "id").map(DraftId))
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
    let list = List { doing: "listing the trash", select: select.into(), order, id, newest_first: true };
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

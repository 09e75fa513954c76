//! Unsaved text, outside the change log: saving a draft is no change of a record.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;

use super::Store;
use super::column::Column;
use super::db::{Row, column};
use super::error::Result;
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};

impl Store {
    /// Keeps what is being written, over what was kept of it before.
    pub fn save_draft(&self, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
        let sql = "INSERT INTO drafts (place, body, caret, saved_at) VALUES (:place, :body, :caret, :now)
                   ON CONFLICT (place) DO UPDATE SET body = :body, caret = :caret, saved_at = :now";
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

//! The trash: the groups of the change log that deleted a record which has not come back, and the drafts that were put away.

use rusqlite::ffi;
use rusqlite::types::Value;

use super::changes::{columns_of, image_of, put_image};
use super::column::Column;
use super::db::{Db, Row, column};
use super::error::{Result, StoreError};
use super::page::List;
use super::table::Write;
use super::{Repos, Store, drafts};
use crate::domain::trash::{TrashLine, Trashed};
use crate::domain::{Listed, Page, Record, Start};

struct Image {
    table: String,
    row: i64,
    kind: String,
    before: Option<String>,
}

impl Store {
    /// A page of what was deleted or put away, newest first.
    pub fn trash(&self, page: &Page) -> Result<Vec<Listed<TrashLine>>> {
        let mut lines = self.deleted(page)?;
        lines.extend(drafts::trashed(self.db(), page)?);
        lines.sort_by(|one, other| other.key.cmp(&one.key));
        // Each of the two has a whole page: what is too much stands at the end that one reads away from.
        let too_many = lines.len().saturating_sub(page.rows);
        match page.from {
            Start::First | Start::At(_) | Start::After(_) => lines.truncate(page.rows),
            Start::Last | Start::Before(_) => drop(lines.drain(..too_many)),
        }
        Ok(lines)
    }

    /// The plus and the CROSS JOIN keep the engine at the few groups that deleted something, from the newest back.
    fn deleted(&self, page: &Page) -> Result<Vec<Listed<TrashLine>>> {
        let select = "
            SELECT g.id, g.words, g.at, g.deleted_table, g.deleted_row FROM change_groups g
            WHERE g.deleted_table IS NOT NULL AND +g.state = 'done' AND NOT EXISTS (
                SELECT 1 FROM changes c CROSS JOIN change_groups later ON later.id = c.group_id
                WHERE c.table_name = g.deleted_table AND c.row_id = g.deleted_row AND c.kind = 'insert'
                AND later.state = 'done' AND later.id > g.id)";
        let (select, order) = (select.to_owned(), Some("g.at"));
        let list = List { doing: "listing the trash", select, order, id: "g.id", newest_first: true, within: None };
        list.page(self.db(), &[], page, line_from_row)
    }
}

impl Repos<'_, Write> {
    /// Puts back what a group deleted, under the same ids. A reference that the deletion emptied is set again only where it is
    /// still empty.
    pub fn restore(&self, group: i64) -> Result<()> {
        for image in images_of(self.db, group)? {
            let columns = columns_of(self.db.conn, &image.table)?;
            let is_there = image_of(self.db, &image.table, &columns, image.row)?.is_some();
            match (image.kind.as_str(), is_there) {
                ("delete", false) => {
                    let put = put_image(self.db, &image.table, &columns, image.row, image.before.as_deref());
                    put.map_err(|error| in_the_way(error, &image))?;
                }
                ("update", true) => refill_references(self.db, &image, &columns)?,
                _ => {}
            }
        }
        Ok(())
    }
}

fn images_of(db: Db<'_>, group: i64) -> Result<Vec<Image>> {
    let sql = "SELECT table_name, row_id, kind, before FROM changes WHERE group_id = :group ORDER BY id DESC";
    db.rows("reading what was deleted", sql, &[(":group", Value::Integer(group))], |row| {
        Ok(Image {
            table: column(row, "table_name")?,
            row: column(row, "row_id")?,
            kind: column(row, "kind")?,
            before: column(row, "before")?,
        })
    })
}

fn refill_references(db: Db<'_>, image: &Image, columns: &[String]) -> Result<()> {
    let refill: Vec<_> = columns
        .iter()
        .filter(|name| name.ends_with("_id"))
        .map(|name| format!("{name} = coalesce({name}, :image ->> '$.{name}')"))
        .collect();
    if refill.is_empty() {
        return Ok(());
    }
    let sql = format!("UPDATE {} SET {} WHERE id = :id", image.table, refill.join(", "));
    let values = [(":image", image.before.to_sql()), (":id", Value::Integer(image.row))];
    db.execute("setting a reference again", &sql, &values).map(|_| ())
}

/// A child cannot come back before its parent, nor where the same thing stands again already.
fn in_the_way(error: StoreError, image: &Image) -> StoreError {
    let StoreError::Sqlite { source, .. } = &error else { return error };
    let record = Record::of_table(&image.table, image.row);
    let named = record.map_or_else(|| image.table.clone(), |record| record.to_string());
    match source.sqlite_error().map(|sqlite| sqlite.extended_code) {
        Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => StoreError::ParentGone(named),
        Some(ffi::SQLITE_CONSTRAINT_UNIQUE) => StoreError::ThereAlready(named),
        _ => error,
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<TrashLine> {
    let (table, number): (String, i64) = (column(row, "deleted_table")?, column(row, "deleted_row")?);
    let record = Record::of_table(&table, number).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let what = Trashed::Record { group: column(row, "id")?, record };
    Ok(TrashLine { what, words: column(row, "words")?, deleted_at: column(row, "at")? })
}

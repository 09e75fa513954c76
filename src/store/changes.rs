//! The change log: undo and redo of every change of every record, with no code for any of them.
//!
//! Triggers, generated for every table that has a `uid`, write before-images while a group is open. Undo and redo run with no
//! group open: they go through the group's changes backwards or forwards and swap each image with the row.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior};

use super::Store;
use super::column::Column;
use super::db::{Db, column};
use super::error::{Doing, Result, StoreError};
use super::table::Write;
use crate::domain::Record;

/// What was undone or redone, in the words of the one who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub words: String,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Swap {
    Undo,
    Redo,
}

struct Change {
    id: i64,
    table: String,
    row: i64,
    kind: String,
    before: Option<String>,
    left_as: Option<String>,
}

impl Store {
    /// Takes back the newest group of changes, of whichever process. Nothing if there is none.
    pub fn undo(&mut self, today: NaiveDate) -> Result<Option<Undone>> {
        self.swap(Swap::Undo, today)
    }

    /// Does again what was undone last. Nothing if there is nothing, or if something was changed since.
    pub fn redo(&mut self, today: NaiveDate) -> Result<Option<Undone>> {
        self.swap(Swap::Redo, today)
    }

    /// The moment of the newest group of changes.
    pub fn last_written_at(&self) -> Result<Option<DateTime<Utc>>> {
        let sql = "SELECT at FROM change_groups ORDER BY id DESC LIMIT 1";
        self.db().row("reading the last change", sql, &[], |row| column(row, "at"))
    }

    /// The newest group that is not undone, and its words.
    pub fn last_change(&self) -> Result<Option<(i64, String)>> {
        let sql = "SELECT id, words FROM change_groups WHERE state = 'done' ORDER BY id DESC LIMIT 1";
        self.db().row("reading the last change", sql, &[], |row| Ok((column(row, "id")?, column(row, "words")?)))
    }

    fn swap(&mut self, swap: Swap, today: NaiveDate) -> Result<Option<Undone>> {
        self.see_it_is_there()?;
        self.daily.before_a_change(today);
        let (tally, path) = (&self.tally, self.path.as_deref());
        let transaction =
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).doing("beginning to undo")?;
        let db = Db { conn: &transaction, tally, path };
        let (pick, order, state) = match swap {
            Swap::Undo => ("state = 'done' ORDER BY id DESC", "DESC", "undone"),
            Swap::Redo => ("state = 'undone' ORDER BY id", "ASC", "done"),
        };
        let sql = format!("SELECT id, words, at FROM change_groups WHERE {pick} LIMIT 1");
        let group = db.row("looking for what to undo", &sql, &[], |row| {
            Ok((column::<i64>(row, "id")?, Undone { words: column(row, "words")?, at: column(row, "at")? }))
        })?;
        let Some((group, undone)) = group else { return Ok(None) };
        // Rows come back one by one; the references between them are checked when all are there.
        transaction.execute_batch("PRAGMA defer_foreign_keys = ON").doing("undoing")?;
        let mut seen = HashSet::new();
        for change in changes_of(db, group, order)? {
            let is_first = seen.insert((change.table.clone(), change.row));
            swap_row(db, &change, swap, is_first).map_err(|error| conflict(error, &undone.words, &change))?;
        }
        note_what_is_left(db, group)?;
        let values = [(":state", Value::Text(state.into())), (":id", Value::Integer(group))];
        db.execute("noting what was undone", "UPDATE change_groups SET state = :state WHERE id = :id", &values)?;
        move_revision(db)?;
        transaction.commit().doing("undoing")?;
        Ok(Some(undone))
    }
}

fn changes_of(db: Db<'_>, group: i64, order: &str) -> Result<Vec<Change>> {
    let sql = format!(
        "SELECT id, table_name, row_id, kind, before, left_as FROM changes WHERE group_id = :group ORDER BY id {order}"
    );
    db.rows("reading what was changed", &sql, &[(":group", Value::Integer(group))], |row| {
        Ok(Change {
            id: column(row, "id")?,
            table: column(row, "table_name")?,
            row: column(row, "row_id")?,
            kind: column(row, "kind")?,
            before: column(row, "before")?,
            left_as: column(row, "left_as")?,
        })
    })
}

/// Puts the image of a change into its row's place and keeps what stood there. Refuses where the row is not as the group left it,
/// which the first change of a row can tell.
fn swap_row(db: Db<'_>, change: &Change, swap: Swap, is_first: bool) -> Result<()> {
    let columns = columns_of(db.conn, &change.table)?;
    let present = image_of(db, &change.table, &columns, change.row)?;
    let should_be_there =
        matches!((change.kind.as_str(), swap), ("update", _) | ("insert", Swap::Undo) | ("delete", Swap::Redo));
    let is_as_left =
        change.left_as.as_ref().is_none_or(|left_as| !is_first || *left_as == fingerprint(present.as_deref()));
    if present.is_some() != should_be_there || !is_as_left {
        return Err(StoreError::Conflict { words: String::new(), record: named(change) });
    }
    put_image(db, &change.table, &columns, change.row, change.before.as_deref())?;
    let values = [(":before", present.to_sql()), (":id", Value::Integer(change.id))];
    db.execute("keeping what was replaced", "UPDATE changes SET before = :before WHERE id = :id", &values)?;
    Ok(())
}

pub(super) fn image_of(db: Db<'_>, table: &str, columns: &[String], row: i64) -> Result<Option<String>> {
    let sql = format!("SELECT {} AS image FROM {table} WHERE id = :id", image(columns, table));
    db.row("reading a row", &sql, &[(":id", Value::Integer(row))], |row| column(row, "image"))
}

pub(super) fn put_image(db: Db<'_>, table: &str, columns: &[String], row: i64, image: Option<&str>) -> Result<()> {
    let Some(image) = image else {
        let sql = format!("DELETE FROM {table} WHERE id = :id");
        db.execute("taking a row back", &sql, &[(":id", Value::Integer(row))])?;
        return Ok(());
    };
    // A column that is younger than the image has its default.
    let defaults = defaults_of(db, table)?;
    let values: Vec<_> = columns
        .iter()
        .map(|name| match defaults.iter().find(|(column, _)| column == name) {
            Some((_, default)) => format!("coalesce(:image ->> '$.{name}', {default})"),
            None => format!(":image ->> '$.{name}'"),
        })
        .collect();
    let updates: Vec<_> = columns.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    // WHERE true: without it the parser takes ON CONFLICT for a join.
    let sql = format!(
        "INSERT INTO {table} ({}) SELECT {} WHERE true ON CONFLICT (id) DO UPDATE SET {}",
        columns.join(", "),
        values.join(", "),
        updates.join(", ")
    );
    db.execute("putting a row back", &sql, &[(":image", Value::Text(image.into()))])?;
    Ok(())
}

/// Opens a group: from here on the triggers write to it.
pub(super) fn begin(db: Db<'_>, now: DateTime<FixedOffset>, words: &str) -> Result<i64> {
    let sql = "INSERT INTO change_groups (at, utc_offset_min, words) VALUES (:at, :offset, :words)";
    let offset = i64::from(now.offset().local_minus_utc() / 60);
    let values =
        [(":at", now.to_utc().to_sql()), (":offset", Value::Integer(offset)), (":words", Value::Text(words.into()))];
    db.execute("opening a group of changes", sql, &values)?;
    let group = db.last_id();
    let open = "UPDATE recording SET group_id = :group";
    db.execute("opening a group of changes", open, &[(":group", Value::Integer(group))])?;
    Ok(group)
}

/// Closes the group. A group that changed nothing leaves no trace; one that did clears what could be redone.
pub(super) fn finish(db: Db<'_>, group: i64) -> Result<()> {
    let doing = "closing a group of changes";
    db.execute(doing, "UPDATE recording SET group_id = NULL", &[])?;
    let values = [(":group", Value::Integer(group))];
    let sql = "DELETE FROM change_groups WHERE id = :group
               AND NOT EXISTS (SELECT 1 FROM changes WHERE group_id = :group)";
    if db.execute(doing, sql, &values)? == 0 {
        db.execute(doing, "DELETE FROM change_groups WHERE state = 'undone'", &[])?;
        note_what_is_left(db, group)?;
        move_revision(db)?;
    }
    Ok(())
}

/// Keeps how each row of a group stands now, so that undo and redo can tell whether something else has changed it since.
fn note_what_is_left(db: Db<'_>, group: i64) -> Result<()> {
    let doing = "noting how rows were left";
    let values = [(":group", Value::Integer(group))];
    let sql = "SELECT DISTINCT table_name, row_id FROM changes WHERE group_id = :group";
    let rows =
        db.rows(doing, sql, &values, |row| Ok((column::<String>(row, "table_name")?, column::<i64>(row, "row_id")?)))?;
    for (table, row) in rows {
        let image = image_of(db, &table, &columns_of(db.conn, &table)?, row)?;
        let sql = "UPDATE changes SET left_as = :left_as
                   WHERE table_name = :table AND row_id = :row AND group_id = :group";
        let values = [
            (":left_as", Value::Text(fingerprint(image.as_deref()))),
            (":table", Value::Text(table)),
            (":row", Value::Integer(row)),
            (":group", Value::Integer(group)),
        ];
        db.execute(doing, sql, &values)?;
    }
    Ok(())
}

/// A short text that differs where images differ (64-bit FNV-1a); the file keeps it, so it must not change between versions.
fn fingerprint(image: Option<&str>) -> String {
    let Some(image) = image else { return "gone".to_owned() };
    let hash = image
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

impl super::Repos<'_, Write> {
    /// Says that this group deletes a record: it will be in the trash.
    pub fn trash(&self, record: Record) -> Result<()> {
        let sql = "UPDATE change_groups SET deleted_table = :table, deleted_row = :row
                   WHERE id = (SELECT group_id FROM recording)";
        let values = [(":table", Value::Text(record.table().into())), (":row", Value::Integer(record.number()))];
        self.db.execute("noting what was deleted", sql, &values)?;
        Ok(())
    }

    /// Says in better words what this group does, once they are known.
    pub fn say(&self, words: &str) -> Result<()> {
        let sql = "UPDATE change_groups SET words = :words WHERE id = (SELECT group_id FROM recording)";
        self.db.execute("naming a group of changes", sql, &[(":words", Value::Text(words.into()))])?;
        Ok(())
    }
}

pub(super) fn revision(db: Db<'_>) -> Result<i64> {
    let revision =
        db.row("reading the revision", "SELECT revision FROM recording", &[], |row| column(row, "revision"))?;
    Ok(revision.unwrap_or(0))
}

fn move_revision(db: Db<'_>) -> Result<()> {
    db.execute("moving the revision", "UPDATE recording SET revision = revision + 1", &[]).map(|_| ())
}

/// Makes the triggers of every table that has a `uid`. A migration may have given rows another shape: how they were left is not
/// compared with before.
pub(super) fn make_triggers(conn: &Connection) -> Result<()> {
    let doing = "making the change log's triggers";
    conn.execute("UPDATE changes SET left_as = NULL", []).doing(doing)?;
    let sql = "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'uid'";
    let mut statement = conn.prepare(sql).doing(doing)?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).doing(doing)?;
    for table in tables {
        let image = image(&columns_of(conn, &table)?, "OLD");
        let mut sql = String::new();
        for (kind, row, before) in [("insert", "NEW", "NULL"), ("update", "OLD", &*image), ("delete", "OLD", &*image)] {
            sql += &format!(
                "DROP TRIGGER IF EXISTS {table}_{kind};
                 CREATE TRIGGER {table}_{kind} AFTER {kind} ON {table}
                 WHEN (SELECT group_id FROM recording) IS NOT NULL
                 BEGIN
                     INSERT INTO changes (group_id, table_name, row_id, kind, before)
                     SELECT group_id, '{table}', {row}.id, '{kind}', {before} FROM recording;
                 END;"
            );
        }
        conn.execute_batch(&sql).doing(doing)?;
    }
    Ok(())
}

/// The columns of a table, in order.
pub(super) fn columns_of(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare_cached("SELECT name FROM pragma_table_info(?1)").doing("reading a table's columns")?;
    statement.query_map([table], |row| row.get(0)).and_then(Iterator::collect).doing("reading a table's columns")
}

/// The columns that cannot be empty and have a default, with it.
fn defaults_of(db: Db<'_>, table: &str) -> Result<Vec<(String, String)>> {
    let sql = r#"SELECT name, dflt_value FROM pragma_table_info(:table) WHERE "notnull" AND dflt_value IS NOT NULL"#;
    db.rows("reading a table's columns", sql, &[(":table", Value::Text(table.into()))], |row| {
        Ok((column(row, "name")?, column(row, "dflt_value")?))
    })
}

/// The SQL of a row's image: an object with a member for each column.
pub(super) fn image(columns: &[String], row: &str) -> String {
    let members: Vec<_> = columns.iter().map(|name| format!("'{name}', {row}.{name}")).collect();
    format!("json_object({})", members.join(", "))
}

fn named(change: &Change) -> String {
    Record::of_table(&change.table, change.row).map_or_else(|| change.table.clone(), |record| record.to_string())
}

/// A row that the engine would not put back, or that is not as it was left, is named to the user.
fn conflict(error: StoreError, words: &str, change: &Change) -> StoreError {
    match error {
        StoreError::Conflict { record, .. } => StoreError::Conflict { words: words.into(), record },
        StoreError::Sqlite { source, .. }
            if source.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            StoreError::Conflict { words: words.into(), record: named(change) }
        }
        other => other,
    }
}

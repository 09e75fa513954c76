//! The one way to run SQL: prepared once, values by name, rows counted, errors with what was being done.

use std::cell::Cell;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, StatementStatus, ToSql};

use super::column::Column;
use super::error::{Doing, Result, StoreError};

/// Values by name: `(":id", …)`.
pub(super) type Values<'v> = &'v [(&'v str, Value)];

/// A connection that is lent, with the tally of rows read through it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Db<'c> {
    pub(super) conn: &'c Connection,
    pub(super) tally: &'c Tally,
    /// The journal's file, to name it if it is broken.
    pub(super) path: Option<&'c Path>,
}

/// What was done: rows that came back, and steps of the engine, which see what was passed over too. A test compares them
/// between a small journal and a large one.
#[derive(Debug, Default)]
pub(super) struct Tally {
    rows: Cell<u64>,
    steps: Cell<u64>,
}

impl Tally {
    pub(super) fn rows(&self) -> u64 {
        self.rows.get()
    }

    pub(super) fn steps(&self) -> u64 {
        self.steps.get()
    }

    fn add(&self, rows: usize, steps: i32) {
        self.rows.set(self.rows.get() + rows as u64);
        self.steps.set(self.steps.get() + u64::from(steps.unsigned_abs()));
    }
}

impl Db<'_> {
    /// Runs a statement; gives how many rows it changed.
    pub(super) fn execute(&self, doing: &'static str, sql: &str, values: Values<'_>) -> Result<usize> {
        let run = || {
            let mut statement = self.conn.prepare_cached(sql)?;
            let changed = statement.execute(&*borrowed(values))?;
            self.tally.add(0, statement.reset_status(StatementStatus::VmStep));
            Ok(changed)
        };
        run().doing(doing).map_err(|error| self.named(error))
    }

    /// Every row of a query.
    pub(super) fn rows<T>(
        &self,
        doing: &'static str,
        sql: &str,
        values: Values<'_>,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut run = || {
            let mut statement = self.conn.prepare_cached(sql)?;
            let rows: Vec<T> = statement
                .query_map(&*borrowed(values), |row| map(&Row { row, next: Cell::new(0) }))
                .and_then(Iterator::collect)?;
            self.tally.add(rows.len(), statement.reset_status(StatementStatus::VmStep));
            Ok(rows)
        };
        run().doing(doing).map_err(|error| self.named(error))
    }

    /// The first row of a query, if there is one.
    pub(super) fn row<T>(
        &self,
        doing: &'static str,
        sql: &str,
        values: Values<'_>,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.rows(doing, sql, values, map)?.into_iter().next())
    }

    fn named(&self, error: StoreError) -> StoreError {
        match self.path {
            Some(path) => error.about(path),
            None => error,
        }
    }

    /// The number of the row that was inserted last.
    pub(super) fn last_id(&self) -> i64 {
        self.conn.last_insert_rowid()
    }
}

fn borrowed<'v>(values: &'v [(&'v str, Value)]) -> Vec<(&'v str, &'v dyn ToSql)> {
    values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
}

/// A row as a query gives it. Columns are mostly read in their order, so each is first looked for behind the one before it.
#[derive(Debug)]
pub(super) struct Row<'r> {
    row: &'r rusqlite::Row<'r>,
    next: Cell<usize>,
}

impl Row<'_> {
    /// Where a column stands, from 0.
    fn place(&self, name: &str) -> rusqlite::Result<usize> {
        let statement = self.row.as_ref();
        let columns = statement.column_count();
        let from = self.next.get();
        for step in 0..columns {
            let place = (from + step) % columns;
            if statement.column_name(place)? == name {
                self.next.set(place + 1);
                return Ok(place);
            }
        }
        Err(rusqlite::Error::InvalidColumnName(name.to_owned()))
    }
}

/// The column of a row, by name.
pub(super) fn column<T: Column>(row: &Row<'_>, name: &str) -> rusqlite::Result<T> {
    let place = row.place(name)?;
    let value = row.row.get_ref(place)?;
    T::from_sql(value)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(place, value.data_type(), Box::new(error)))
}

//! What every table can do: insert, update, delete, get. A repository is this plus its own lists.
//!
//! A record's columns have the names of its fields, so [`table!`] takes them once and makes the SQL and the mapping from
//! them. Whether rows may be changed is part of the type: only [`Write`] has the methods that do.

use std::marker::PhantomData;

use rusqlite::types::Value;
use uuid::{NoContext, Timestamp, Uuid};

use chrono::{DateTime, Utc};

use super::column::Column;
use super::db::{Db, Row, column};
use super::error::{Result, StoreError};
use crate::domain::{Details, Record, Stored};

/// A borrowed repository that only reads.
#[derive(Clone, Copy, Debug)]
pub struct Read;

/// A borrowed repository inside a write; it stamps what it changes with the moment of the write.
#[derive(Clone, Copy, Debug)]
pub struct Write {
    pub(super) now: DateTime<Utc>,
}

/// A table with its records.
pub trait Table {
    type Id: Copy + Into<Record>;
    type Details: Details;
    const INSERT: &'static str;
    const UPDATE: &'static str;
    const DELETE: &'static str;
    const GET: &'static str;
    const ALL: &'static str;
}

/// The half of a table that says SQL.
pub(super) trait Mapped: Table {
    fn values(details: &Self::Details) -> Vec<(&'static str, Value)>;
    fn details(row: &Row<'_>) -> rusqlite::Result<Self::Details>;
    fn id(number: i64) -> Self::Id;
    fn number(id: Self::Id) -> i64;
}

/// A table's rows, borrowed from one connection or from one transaction.
#[derive(Debug)]
pub struct Rows<'c, T, A> {
    pub(super) db: Db<'c>,
    pub(super) access: A,
    table: PhantomData<T>,
}

impl<'c, T, A> Rows<'c, T, A> {
    pub(super) fn over(db: Db<'c>, access: A) -> Self {
        Rows { db, access, table: PhantomData }
    }
}

#[expect(private_bounds, reason = "every table is mapped here, and only here")]
impl<T: Mapped> Rows<'_, T, Write> {
    /// Keeps a new record and gives its id.
    pub fn insert(&self, details: &T::Details) -> Result<T::Id> {
        let mut values = T::values(details);
        values.push((":uid", new_uid(self.access.now).to_sql()));
        values.push((":now", self.access.now.to_sql()));
        self.db.execute("adding a record", T::INSERT, &values)?;
        Ok(T::id(self.db.last_id()))
    }

    /// Changes a record; the same details again change nothing.
    pub fn update(&self, id: T::Id, details: &T::Details) -> Result<()> {
        if self.get(id)?.details == *details {
            return Ok(());
        }
        let mut values = T::values(details);
        values.push((":id", Value::Integer(T::number(id))));
        values.push((":now", self.access.now.to_sql()));
        self.db.execute("changing a record", T::UPDATE, &values)?;
        Ok(())
    }

    /// Deletes a record, and with it what belongs to it.
    pub fn delete(&self, id: T::Id) -> Result<()> {
        let deleted = self.db.execute("deleting a record", T::DELETE, &[(":id", Value::Integer(T::number(id)))])?;
        if deleted == 0 { Err(StoreError::NotFound(id.into())) } else { Ok(()) }
    }
}

#[expect(private_bounds, reason = "every table is mapped here, and only here")]
impl<T: Mapped, A> Rows<'_, T, A> {
    /// The record; an error if there is none.
    pub fn get(&self, id: T::Id) -> Result<Stored<T::Id, T::Details>> {
        self.find(id)?.ok_or_else(|| StoreError::NotFound(id.into()))
    }

    /// The record, if there is one.
    pub fn find(&self, id: T::Id) -> Result<Option<Stored<T::Id, T::Details>>> {
        self.db.row("reading a record", T::GET, &[(":id", Value::Integer(T::number(id)))], stored::<T>)
    }

    /// Every record in the order of ids: for an export, never for a screen.
    pub fn all(&self) -> Result<Vec<Stored<T::Id, T::Details>>> {
        self.db.rows("reading a table", T::ALL, &[], stored::<T>)
    }
}

/// A record from a row that holds all its columns under their own names.
pub(super) fn stored<T: Mapped>(row: &Row<'_>) -> rusqlite::Result<Stored<T::Id, T::Details>> {
    Ok(Stored {
        id: T::id(column(row, "id")?),
        uid: column(row, "uid")?,
        details: T::details(row)?,
        created_at: column(row, "created_at")?,
        updated_at: column(row, "updated_at")?,
    })
}

/// A uid that sorts by the moment it was made.
fn new_uid(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
}

/// Declares a table: its name, its id, its details, and the fields of the details, which are its columns.
macro_rules! table {
    ($table:ident, $name:literal, $id:ident, $details:ident { $($field:ident),+ $(,)? }) => {
        /// The table's name as a type.
        #[derive(Debug)]
        pub enum $table {}

        impl $crate::store::table::Table for $table {
            type Id = $id;
            type Details = $details;
            const INSERT: &'static str = concat!(
                "INSERT INTO ", $name, " (uid", $(", ", stringify!($field),)+ ", created_at, updated_at) ",
                "VALUES (:uid", $(", :", stringify!($field),)+ ", :now, :now)");
            const UPDATE: &'static str = concat!(
                "UPDATE ", $name, " SET updated_at = :now", $(", ", stringify!($field), " = :", stringify!($field),)+ " WHERE id = :id");
            const DELETE: &'static str = concat!("DELETE FROM ", $name, " WHERE id = :id");
            const GET: &'static str = concat!("SELECT * FROM ", $name, " WHERE id = :id");
            const ALL: &'static str = concat!("SELECT * FROM ", $name, " ORDER BY id");
        }

        impl $crate::store::table::Mapped for $table {
            fn values(details: &$details) -> Vec<(&'static str, rusqlite::types::Value)> {
                vec![$((concat!(":", stringify!($field)), $crate::store::column::Column::to_sql(&details.$field)),)+]
            }

            fn details(row: &$crate::store::db::Row<'_>) -> rusqlite::Result<$details> {
                Ok($details { $($field: $crate::store::db::column(row, stringify!($field))?,)+ })
            }

            fn id(number: i64) -> $id { $id(number) }

            fn number(id: $id) -> i64 { id.0 }
        }
    };
}

pub(super) use table;

//! Lists as windows: a page of rows beside a key, never the whole table.
//!
//! A list is ordered by one text and then by id, so a [`Key`] says exactly where a row stands and the next page is found
//! through an index, whatever the depth.

/// Where a row stands in its list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub order: String,
    pub id: i64,
}

/// A row of a list, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    pub key: Key,
    pub item: T,
}

/// From where a page is read. Rows always come back in the list's own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    First,
    Last,
    /// The row that stands at the key, or where it would stand, and those behind it.
    At(Key),
    After(Key),
    Before(Key),
}

/// One page of a list: at most `rows` rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub from: Start,
    pub rows: usize,
}

impl Page {
    /// The first rows of a list.
    pub fn first(rows: usize) -> Self {
        Page { from: Start::First, rows }
    }
}

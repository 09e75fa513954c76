//! Pages of a list, found by key through an index: the cost of a page is the same at every depth.

use rusqlite::types::Value;

use super::db::{Db, Row, Values, column};
use super::error::Result;
use crate::domain::{Key, Listed, Page, Start};

/// A list's SQL: static text, put together by what is asked. Values are always bound.
pub(super) struct List {
    pub(super) doing: &'static str,
    /// `SELECT … FROM … WHERE …` with an alias for the table whose rows are listed.
    pub(super) select: String,
    /// What the list is ordered by before the id: a text column or expression that an index holds; nothing where the id is all.
    pub(super) order: Option<&'static str>,
    /// The id's column: `m.id`.
    pub(super) id: &'static str,
    pub(super) newest_first: bool,
    /// The part of the order that is listed, where it is not all of it.
    pub(super) within: Option<Within>,
}

/// A part of an order: text constants of ours, never what a person wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Below(&'static str),
    From(&'static str),
}

impl List {
    /// One page. `map` gets rows that also have the columns of the key.
    pub(super) fn page<T>(
        &self,
        db: Db<'_>,
        values: Values<'_>,
        page: &Page,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<Listed<T>>> {
        let (forward, key, includes) = match &page.from {
            Start::First => (true, None, false),
            Start::Last => (false, None, false),
            Start::At(key) => (true, Some(key), true),
            Start::After(key) => (true, Some(key), false),
            Start::Before(key) => (false, Some(key), false),
        };
        let sql = self.sql(forward, key.is_some(), includes);
        let mut values = values.to_vec();
        values.push((":list_rows", Value::Integer(i64::try_from(page.rows).unwrap_or(i64::MAX))));
        if let Some(key) = key {
            values.extend(self.order.map(|_| (":list_order", Value::Text(key.order.clone()))));
            values.push((":list_id", Value::Integer(key.id)));
        }
        let mut rows = db.rows(self.doing, &sql, &values, |row| {
            let key = Key { order: column(row, "list_order")?, id: column(row, "list_id")? };
            Ok(Listed { key, item: map(row)? })
        })?;
        if !forward {
            rows.reverse();
        }
        Ok(rows)
    }

    fn sql(&self, forward: bool, has_key: bool, includes: bool) -> String {
        let List { select, id, .. } = self;
        let order = self.order.unwrap_or("''");
        let select = select.replacen("SELECT ", &format!("SELECT {order} AS list_order, {id} AS list_id, "), 1);
        let down = self.newest_first == forward;
        let (compare, direction) = if down { ("<", "DESC") } else { (">", "ASC") };
        let equal = if includes { "=" } else { "" };
        // A constant in the comparison would keep the engine from finding the key through an index.
        let by_id = format!("{id} {direction}");
        let by = self.order.map_or_else(|| by_id.clone(), |order| format!("{order} {direction}, {by_id}"));
        let within = match self.within {
            Some(Within::Below(end)) => format!(" AND {order} < '{end}'"),
            Some(Within::From(start)) => format!(" AND {order} >= '{start}'"),
            None => String::new(),
        };
        // A key is within the part. A second bound at the same end would be the one that the engine goes by.
        let is_bounded = matches!((self.within, down), (Some(Within::Below(_)), true) | (Some(Within::From(_)), false));
        let beyond = if is_bounded { "" } else { &*within };
        let part = |from: &str, by: &str| format!("{select}{from} ORDER BY {by} LIMIT :list_rows");
        match self.order.filter(|_| has_key) {
            // Two searches of the index. In one, as a comparison of pairs, the engine would pass over all rows of the same order that
            // stand before the key where the order is an expression.
            Some(order) => format!(
                "SELECT * FROM ({}) UNION ALL SELECT * FROM ({})
                 ORDER BY list_order {direction}, list_id {direction} LIMIT :list_rows",
                part(&format!(" AND {order} = :list_order AND {id} {compare}{equal} :list_id"), &by_id),
                part(&format!("{beyond} AND {order} {compare} :list_order"), &by),
            ),
            None if has_key => part(&format!("{within} AND {id} {compare}{equal} :list_id"), &by),
            None => part(&within, &by),
        }
    }
}

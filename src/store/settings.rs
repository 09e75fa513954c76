//! Small remembered things: the chosen person, the last place. Not in the change log.

use std::time::Duration;

use rusqlite::types::Value;

use super::Store;
use super::db::column;
use super::error::{Doing, Result};

impl Store {
    /// The remembered value, if there is one.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let values = [(":key", Value::Text(key.into()))];
        self.db().row("reading a setting", "SELECT value FROM settings WHERE key = :key", &values, |row| {
            column(row, "value")
        })
    }

    /// Remembers a value if that can be done at once; whoever holds the file is not waited for.
    pub fn try_setting(&self, key: &str, value: &str) -> Result<()> {
        self.conn.busy_timeout(Duration::ZERO).doing("remembering a setting")?;
        let done = self.set_setting(key, Some(value));
        self.conn.busy_timeout(self.patience).doing("remembering a setting")?;
        done
    }

    /// Remembers a value, or forgets it.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        let mut values = vec![(":key", Value::Text(key.into()))];
        let sql = match value {
            Some(value) => {
                values.push((":value", Value::Text(value.into())));
                "INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = :value"
            }
            None => "DELETE FROM settings WHERE key = :key",
        };
        self.db().execute("remembering a setting", sql, &values).map(|_| ())
    }
}

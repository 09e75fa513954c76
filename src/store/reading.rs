//! What is read: what is being read first, then what is wanted, then what is done.

use rusqlite::types::Value;

use super::column::Column;
use super::db::column;
use super::error::Result;
use super::page::List;
use super::table::{Rows, stored, table};
use crate::domain::reading::{Reading, ReadingDetails, ReadingStatus};
use crate::domain::{Listed, MentorshipId, Page, ReadingId, TopicId};

table! { Readings, "reading", ReadingId, ReadingDetails { title, author, status, why, idea, question, goal_id } }

/// The same expression stands in the index `reading_by_status`.
const ORDER: &str = "(CASE r.status WHEN 'reading' THEN '0' WHEN 'want' THEN '1' ELSE '2' END)";

impl<A> Rows<'_, Readings, A> {
    /// A page of the reading list.
    pub fn page(&self, page: &Page) -> Result<Vec<Listed<Reading>>> {
        let list = List {
            doing: "listing what is read",
            select: "SELECT r.* FROM reading r WHERE true".into(),
            order: Some(ORDER),
            id: "r.id",
            newest_first: false,
            within: None,
        };
        list.page(self.db, &[], page, stored::<Readings>)
    }

    /// Whether something of this title is on the list, in whatever case.
    pub fn has(&self, title: &str) -> Result<bool> {
        let sql = "SELECT 1 AS there FROM reading WHERE lower(trim(title)) = lower(trim(:title)) LIMIT 1";
        let values = [(":title", Value::Text(title.to_owned()))];
        let there = self.db.row("looking for a book", sql, &values, |row| column::<i64>(row, "there"))?;
        Ok(there.is_some())
    }

    /// Those with a question for others that stand so, the oldest first.
    pub fn asking(&self, status: ReadingStatus, most: u32) -> Result<Vec<Reading>> {
        let sql = "SELECT * FROM reading WHERE question <> '' AND status = :status ORDER BY id LIMIT :most";
        let values = [(":status", status.to_sql()), (":most", most.to_sql())];
        self.db.rows("reading the questions for others", sql, &values, stored::<Readings>)
    }

    /// The topic of exactly these words with one person, if it was ever one.
    pub fn topic_of(&self, words: &str, with: MentorshipId) -> Result<Option<TopicId>> {
        let sql = "SELECT id FROM topics WHERE mentorship_id = :with AND text = :words ORDER BY id DESC LIMIT 1";
        let values = [(":with", with.to_sql()), (":words", Value::Text(words.to_owned()))];
        self.db.row("looking for a topic", sql, &values, |row| column(row, "id"))
    }
}

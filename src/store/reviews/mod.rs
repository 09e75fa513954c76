//! Reviews whose words somebody has edited, and what a review reads of its span.
//!
//! Each reading is bounded by the days of the span through an index; what is counted is counted here, and of what is listed no more than
//! is shown leaves the store. No notes are read.

mod met;
mod promised;
mod said;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;

use super::column::Column;
use super::db::column;
use super::error::Result;
use super::table::{Rows, stored, table};
use crate::domain::review::{Period, Review, ReviewDetails, Span};
use crate::domain::{MentorshipId, ReviewId};

pub use met::Kept;

table! { Reviews, "reviews", ReviewId, ReviewDetails { mentorship_id, period, from_on, body } }

/// What a review looks at: with whom, or all; from which day to which; and the moments between which these days lie here.
#[derive(Clone, Copy, Debug)]
pub struct Within {
    pub who: Option<MentorshipId>,
    pub span: Span,
    /// The moment at which its first day begins, and the one at which its last is over.
    pub begins: DateTime<Utc>,
    pub ends: DateTime<Utc>,
}

impl Within {
    /// The condition that it is of the one mentorship, if it is one, for a table of this alias.
    fn of_one(&self, alias: &str) -> String {
        if self.who.is_some() { format!(" AND {alias}.mentorship_id = :who") } else { String::new() }
    }

    fn who(&self) -> Vec<(&'static str, Value)> {
        self.who.iter().map(|id| (":who", id.to_sql())).collect()
    }

    fn days(&self) -> Vec<(&'static str, Value)> {
        let mut values = self.who();
        values.extend([(":from", self.span.from.to_sql()), (":to", self.span.to.to_sql())]);
        values
    }

    fn moments(&self) -> Vec<(&'static str, Value)> {
        let mut values = self.who();
        values.extend(self.ends());
        values
    }

    fn ends(&self) -> [(&'static str, Value); 2] {
        [(":begins", self.begins.to_sql()), (":ends", self.ends.to_sql())]
    }
}

impl<A> Rows<'_, Reviews, A> {
    /// The words of a period that somebody edited, if there are any.
    pub fn of(&self, who: Option<MentorshipId>, period: Period, from_on: NaiveDate) -> Result<Option<Review>> {
        let sql = "SELECT * FROM reviews WHERE mentorship_id IS :who AND period = :period AND from_on = :from_on
            ORDER BY id LIMIT 1";
        let values = [(":who", who.to_sql()), (":period", period.to_sql()), (":from_on", from_on.to_sql())];
        self.db.row("looking for the words of a review", sql, &values, stored::<Reviews>)
    }

    /// The words of the whole, whichever day it began on when they were edited: the newest.
    pub fn of_the_whole(&self, who: Option<MentorshipId>) -> Result<Option<Review>> {
        let sql = "SELECT * FROM reviews WHERE mentorship_id IS :who AND period = 'whole' ORDER BY from_on DESC, id DESC LIMIT 1";
        self.db.row("looking for the words of a review", sql, &[(":who", who.to_sql())], stored::<Reviews>)
    }

    /// Every review whose words were edited, newest first, up to a number.
    pub fn newest(&self, most: u32) -> Result<Vec<Review>> {
        let sql = "SELECT * FROM reviews ORDER BY id DESC LIMIT :most";
        self.db.rows("listing reviews", sql, &[(":most", most.to_sql())], stored::<Reviews>)
    }

    /// The first day on which anything happened, with one or with anybody.
    pub fn begins_on(&self, who: Option<MentorshipId>) -> Result<Option<NaiveDate>> {
        let of_one = if who.is_some() { "mentorship_id = :who" } else { "true" };
        let days = [
            ("meetings", "meets_on"),
            ("answers", "answered_on"),
            ("feedback", "given_on"),
            ("check_ins", "checked_on"),
        ];
        let firsts = days.map(|(table, day)| {
            format!("SELECT (SELECT {day} FROM {table} WHERE {of_one} ORDER BY {day} LIMIT 1) AS day")
        });
        let started = if who.is_some() { "id = :who" } else { "true" };
        let sql = format!(
            "SELECT min(day) AS day FROM ({}
                 UNION ALL SELECT min(coalesce(started_on, substr(created_at, 1, 10))) FROM mentorships WHERE {started})",
            firsts.join(" UNION ALL ")
        );
        let values: Vec<_> = who.iter().map(|id| (":who", id.to_sql())).collect();
        Ok(self.db.row("looking for the first day", &sql, &values, |row| column(row, "day"))?.flatten())
    }
}

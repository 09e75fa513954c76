//! Check-ins: mine, and theirs as told.

use super::column::Column;
use super::db::{Row, column};
use super::error::Result;
use super::page::List;
use super::table::{Rows, stored, table};
use crate::domain::check_in::{CheckIn, CheckInDetails, CheckInLine};
use crate::domain::{CheckInId, Listed, MentorshipId, Page, Side};

table! {
    CheckIns, "check_ins", CheckInId, CheckInDetails {
        mentorship_id, said_by, checked_on, openness, confidence_kept, direction, fairness, meeting_as_planned, promises_kept,
        listening, honest_remarks, doing_differently, own_judgement, lift,
    }
}

const SELECT: &str = "SELECT c.*, p.name AS person_name FROM check_ins c JOIN mentorships s ON s.id = c.mentorship_id
    JOIN people p ON p.id = s.person_id WHERE true";

impl<A> Rows<'_, CheckIns, A> {
    /// A page of check-ins, newest first; those of one mentorship, or all.
    pub fn page(&self, mentorship: Option<MentorshipId>, page: &Page) -> Result<Vec<Listed<CheckInLine>>> {
        let mut select = SELECT.to_owned();
        let mut values = Vec::new();
        if let Some(mentorship) = mentorship {
            select += " AND c.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        let list = List {
            doing: "listing check-ins",
            select,
            order: Some("c.checked_on"),
            id: "c.id",
            newest_first: true,
            within: None,
        };
        list.page(self.db, &values, page, line_from_row)
    }

    /// The first one of one side.
    pub fn first_of(&self, mentorship: MentorshipId, said_by: Side) -> Result<Option<CheckIn>> {
        let sql = "SELECT * FROM check_ins WHERE mentorship_id = :mentorship AND said_by = :said_by
            ORDER BY checked_on, id LIMIT 1";
        let values = [(":mentorship", mentorship.to_sql()), (":said_by", said_by.to_sql())];
        self.db.row("reading the first check-in", sql, &values, stored::<CheckIns>)
    }

    /// The last ones of one side, newest first.
    pub fn last_of(&self, mentorship: MentorshipId, said_by: Side, most: u32) -> Result<Vec<CheckIn>> {
        let sql = "SELECT * FROM check_ins WHERE mentorship_id = :mentorship AND said_by = :said_by
            ORDER BY checked_on DESC, id DESC LIMIT :most";
        let values = [(":mentorship", mentorship.to_sql()), (":said_by", said_by.to_sql()), (":most", most.to_sql())];
        self.db.rows("reading the last check-ins", sql, &values, stored::<CheckIns>)
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<CheckInLine> {
    Ok(CheckInLine { check_in: stored::<CheckIns>(row)?, name: column(row, "person_name")? })
}

//! Check-ins: mine, and theirs as told.

use super::column::Column;
use super::error::Result;
use super::page::List;
use super::table::{Rows, stored, table};
use crate::domain::check_in::{CheckIn, CheckInDetails};
use crate::domain::{CheckInId, Listed, MentorshipId, Page, Side};

table! {
    CheckIns, "check_ins", CheckInId, CheckInDetails {
        mentorship_id, said_by, checked_on, openness, confidence_kept, direction, fairness, meeting_as_planned, promises_kept,
        listening, honest_remarks, doing_differently, own_judgement, lift,
    }
}

impl<A> Rows<'_, CheckIns, A> {
    /// A page of check-ins, newest first; those of one mentorship, or all.
    pub fn page(&self, mentorship: Option<MentorshipId>, page: &Page) -> Result<Vec<Listed<CheckIn>>> {
        let mut select = "SELECT c.* FROM check_ins c WHERE true".to_owned();
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
        list.page(self.db, &values, page, stored::<CheckIns>)
    }

    /// The last ones of one side, newest first.
    pub fn last_of(&self, mentorship: MentorshipId, said_by: Side, most: u32) -> Result<Vec<CheckIn>> {
        let sql = "SELECT * FROM check_ins WHERE mentorship_id = :mentorship AND said_by = :said_by
            ORDER BY checked_on DESC, id DESC LIMIT :most";
        let values = [(":mentorship", mentorship.to_sql()), (":said_by", said_by.to_sql()), (":most", most.to_sql())];
        self.db.rows("reading the last check-ins", sql, &values, stored::<CheckIns>)
    }
}

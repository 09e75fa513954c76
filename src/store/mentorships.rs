//! Mentorships, with their person's name and the days their rhythm is read from.

use chrono::NaiveDate;

use super::column::Column;
use super::db::{Row, column};
use super::error::{Result, StoreError};
use super::page::List;
use super::table::{Rows, stored, table};
use crate::domain::mentorship::{MentorshipDetails, MentorshipFilter, MentorshipLine};
use crate::domain::{Listed, MentorshipId, Page};

table! {
    Mentorships, "mentorships", MentorshipId, MentorshipDetails {
        person_id, my_role, kind, purpose, phase, status, started_on, ends_on, rhythm_days, length_min, channel,
        closed_on,
    }
}

/// One text for every filter: there are few mentorships to look at, and a statement is planned once.
const SELECT: &str = "
    SELECT s.*, p.name AS person_name,
        (SELECT max(m.meets_on) FROM meetings m WHERE m.mentorship_id = s.id AND m.status = 'held') AS last_held_on,
        (SELECT min(m.meets_on) FROM meetings m
            WHERE m.mentorship_id = s.id AND m.status = 'planned' AND m.meets_on >= :today) AS next_on,
        (SELECT count(*) FROM (SELECT 1 FROM actions a WHERE a.mentorship_id = s.id AND a.status = 'open' LIMIT 99))
            AS open_actions,
        (SELECT count(*) FROM (SELECT 1 FROM topics t WHERE t.mentorship_id = s.id AND t.status = 'waiting' LIMIT 99))
            AS waiting_topics
    FROM mentorships s JOIN people p ON p.id = s.person_id
    WHERE (:mentorship IS NULL OR s.id = :mentorship) AND (:person IS NULL OR s.person_id = :person)
        AND (:status IS NULL OR s.status = :status)";

/// Active ones first, then paused, then closed; within each by the person's name.
const ORDER: &str = "(CASE s.status WHEN 'active' THEN '0' WHEN 'paused' THEN '1' ELSE '2' END || p.name)";

impl<A> Rows<'_, Mentorships, A> {
    /// A page of mentorships, as they stand on `today`.
    pub fn page(
        &self,
        filter: &MentorshipFilter,
        today: NaiveDate,
        page: &Page,
    ) -> Result<Vec<Listed<MentorshipLine>>> {
        let values = [
            (":today", today.to_sql()),
            (":mentorship", filter.mentorship.to_sql()),
            (":person", filter.person.to_sql()),
            (":status", filter.status.to_sql()),
        ];
        let select = SELECT.to_owned();
        let list = List {
            doing: "listing mentorships",
            select,
            order: Some(ORDER),
            id: "s.id",
            newest_first: false,
            within: None,
        };
        list.page(self.db, &values, page, line_from_row)
    }

    /// One mentorship as the lists show it.
    pub fn line(&self, id: MentorshipId, today: NaiveDate) -> Result<MentorshipLine> {
        let filter = MentorshipFilter { mentorship: Some(id), ..MentorshipFilter::default() };
        let line = self.page(&filter, today, &Page::first(1))?.pop();
        line.map(|line| line.item).ok_or(StoreError::NotFound(id.into()))
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<MentorshipLine> {
    Ok(MentorshipLine {
        mentorship: stored::<Mentorships>(row)?,
        name: column(row, "person_name")?,
        last_held_on: column(row, "last_held_on")?,
        next_on: column(row, "next_on")?,
        open_actions: column(row, "open_actions")?,
        waiting_topics: column(row, "waiting_topics")?,
    })
}

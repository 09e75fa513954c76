//! Feedback and advice.

use super::column::Column;
use super::db::{Row, column};
use super::error::{Result, StoreError};
use super::page::List;
use super::table::{Rows, stored, table};
use crate::domain::feedback::{FeedbackDetails, FeedbackFilter, FeedbackLine};
use crate::domain::{FeedbackId, Listed, MeetingId, MentorshipId, Page};

table! {
    Feedbacks, "feedback", FeedbackId, FeedbackDetails {
        direction, kind, person_id, mentorship_id, meeting_id, given_on, moment, act, effect, next_time, response, response_why,
        looked_back_on, outcome, told, tag,
    }
}

const SELECT: &str = "SELECT f.*, p.name AS person_name FROM feedback f JOIN people p ON p.id = f.person_id WHERE true";

/// The same condition, in the same words, stands in the indexes `feedback_open` and `feedback_open_of_mentorship`.
const OPEN: &str = "f.kind <> 'keep' AND (f.response = 'open' OR (f.response = 'use'
    AND (f.looked_back_on IS NULL OR (f.kind = 'advice' AND f.direction = 'received' AND f.told = 0))))";

impl<A> Rows<'_, Feedbacks, A> {
    /// A page of feedback, newest first.
    pub fn page(&self, filter: &FeedbackFilter, page: &Page) -> Result<Vec<Listed<FeedbackLine>>> {
        let mut select = SELECT.to_owned();
        let mut values = Vec::new();
        if let Some(mentorship) = filter.mentorship {
            select += " AND f.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        if let Some(meeting) = filter.meeting {
            select += " AND f.meeting_id = :meeting";
            values.push((":meeting", meeting.to_sql()));
        }
        if filter.is_open {
            select += &format!(" AND {OPEN}");
        }
        let list = List {
            doing: "listing feedback",
            select,
            order: Some("f.given_on"),
            id: "f.id",
            newest_first: true,
            within: None,
        };
        list.page(self.db, &values, page, line_from_row)
    }

    /// What there is to come back to with one person, the oldest first.
    pub fn open_with(&self, mentorship: MentorshipId, most: u32) -> Result<Vec<FeedbackLine>> {
        let sql =
            format!("{SELECT} AND f.mentorship_id = :mentorship AND {OPEN} ORDER BY f.given_on, f.id LIMIT :most");
        let values = [(":mentorship", mentorship.to_sql()), (":most", most.to_sql())];
        self.db.rows("reading what feedback is open", &sql, &values, line_from_row)
    }

    /// Those that stand on the agenda of a meeting.
    pub fn on_agenda(&self, meeting: MeetingId) -> Result<Vec<FeedbackLine>> {
        let sql =
            format!("{SELECT} AND f.id IN (SELECT l.feedback_id FROM agenda_lines l WHERE l.meeting_id = :meeting)");
        self.db.rows("reading the feedback of an agenda", &sql, &[(":meeting", meeting.to_sql())], line_from_row)
    }

    /// One of them as the lists show it.
    pub fn line(&self, id: FeedbackId) -> Result<FeedbackLine> {
        let line = self.db.row(
            "reading feedback",
            &format!("{SELECT} AND f.id = :id"),
            &[(":id", id.to_sql())],
            line_from_row,
        )?;
        line.ok_or(StoreError::NotFound(id.into()))
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<FeedbackLine> {
    Ok(FeedbackLine { feedback: stored::<Feedbacks>(row)?, name: column(row, "person_name")? })
}

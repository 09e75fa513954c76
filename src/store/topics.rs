//! Topics: what waits to be raised.

use super::column::Column;
use super::db::{Row, column};
use super::error::Result;
use super::page::{List, Within};
use super::table::{Rows, stored, table};
use crate::domain::topic::{TopicDetails, TopicFilter, TopicLine, TopicStatus};
use crate::domain::{Listed, MeetingId, Page, TopicId};

table! { Topics, "topics", TopicId, TopicDetails { mentorship_id, text, status } }

/// The same expression stands in the index `topics_by_status`.
const ORDER: &str = "(CASE t.status WHEN 'waiting' THEN '0' ELSE '1' END)";

impl<A> Rows<'_, Topics, A> {
    /// A page of topics: waiting ones first, the oldest first.
    pub fn page(&self, filter: &TopicFilter, page: &Page) -> Result<Vec<Listed<TopicLine>>> {
        let mut select = "
            SELECT t.*, p.name AS person_name FROM topics t
            JOIN mentorships s ON s.id = t.mentorship_id JOIN people p ON p.id = s.person_id WHERE true"
            .to_owned();
        let mut values = Vec::new();
        if let Some(mentorship) = filter.mentorship {
            select += " AND t.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        let within = filter.is_waiting.then_some(Within::Below("1"));
        let list =
            List { doing: "listing topics", select, order: Some(ORDER), id: "t.id", newest_first: false, within };
        list.page(self.db, &values, page, line_from_row)
    }

    /// Where the topics stand that are on the agenda of a meeting.
    pub fn status_on_agenda(&self, meeting: MeetingId) -> Result<Vec<(TopicId, TopicStatus)>> {
        let sql = "
            SELECT t.id, t.status FROM agenda_lines l JOIN topics t ON t.id = l.topic_id WHERE l.meeting_id = :meeting";
        self.db.rows("reading the topics of an agenda", sql, &[(":meeting", meeting.to_sql())], |row| {
            Ok((column(row, "id")?, column(row, "status")?))
        })
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<TopicLine> {
    Ok(TopicLine { topic: stored::<Topics>(row)?, name: column(row, "person_name")? })
}

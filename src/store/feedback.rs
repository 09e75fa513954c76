//! Feedback and advice.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::column::Column;
use super::db::{Row, column};
use super::error::{Result, StoreError};
use super::page::List;
use super::table::{Rows, stored, table};
use crate::domain::feedback::balance::{Balance, Said};
use crate::domain::feedback::heard_twice::Tagged;
use crate::domain::feedback::{FeedbackDetails, FeedbackFilter, FeedbackLine};
use crate::domain::{FeedbackId, Listed, MeetingId, MentorshipId, Page};

table! {
    Feedbacks, "feedback", FeedbackId, FeedbackDetails {
        direction, kind, person_id, mentorship_id, meeting_id, given_on, moment, act, effect, next_time, response, response_why,
        looked_back_on, outcome, told, tag,
    }
}

pub(super) const SELECT: &str =
    "SELECT f.*, p.name AS person_name FROM feedback f JOIN people p ON p.id = f.person_id WHERE true";

/// So many pieces with a word are looked through for what was heard twice: more than anybody hears in a year.
const MOST_TAGGED: u32 = 200;

/// The same condition, in the same words, stands in the indexes `feedback_open` and `feedback_open_of_mentorship`.
const OPEN: &str = "f.kind <> 'keep' AND (f.response = 'open' OR (f.response = 'use'
    AND (f.looked_back_on IS NULL OR (f.kind = 'advice' AND f.direction = 'received' AND f.told = 0))))";

impl<A> Rows<'_, Feedbacks, A> {
    /// A page of feedback, newest first.
    pub fn page(&self, filter: &FeedbackFilter, page: &Page) -> Result<Vec<Listed<FeedbackLine>>> {
        let mut select = SELECT.to_owned();
        let mut values = Vec::new();
        // What is rarest is looked up by its index, and the rest asked of what that finds: a plus keeps other indexes out of it.
        let beside_tag = if filter.tag.is_some() { "+" } else { "" };
        let beside = if filter.is_open { "+" } else { beside_tag };
        if let Some(mentorship) = filter.mentorship {
            select += &format!(" AND {beside_tag}f.mentorship_id = :mentorship");
            values.push((":mentorship", mentorship.to_sql()));
        }
        if let Some(meeting) = filter.meeting {
            select += " AND f.meeting_id = :meeting";
            values.push((":meeting", meeting.to_sql()));
        }
        if filter.is_open {
            select += &format!(" AND {OPEN}");
        }
        if let Some(direction) = filter.direction {
            select += &format!(" AND {beside}f.direction = :direction");
            values.push((":direction", direction.to_sql()));
        }
        if let Some(kind) = filter.kind {
            // A word in the text and no value, for that of advice is an index of its own.
            select += &format!(" AND {beside}f.kind = '{kind}'");
        }
        if let Some(tag) = &filter.tag {
            select += &with_tag(tag, &mut values);
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

    /// The newest of one mentorship or of all, as far as a balance is about them.
    pub fn newest(&self, mentorship: Option<MentorshipId>) -> Result<Vec<Said>> {
        let whose = if mentorship.is_some() { "WHERE mentorship_id = :mentorship" } else { "" };
        let sql = format!(
            "SELECT direction, kind, given_on FROM feedback {whose} ORDER BY given_on DESC, id DESC LIMIT {}",
            Balance::MOST
        );
        let values = mentorship.map(|id| (":mentorship", id.to_sql()));
        self.db.rows("counting feedback", &sql, values.as_slice(), |row| {
            Ok(Said {
                direction: column(row, "direction")?,
                kind: column(row, "kind")?,
                given_on: column(row, "given_on")?,
            })
        })
    }

    /// What was received since a day and has a word of one's own, this one or any; the newest first.
    pub fn tagged(&self, tag: Option<&str>, since: NaiveDate) -> Result<Vec<Tagged>> {
        let mut values = vec![(":since", since.to_sql())];
        let with = tag.map(|tag| with_tag(tag, &mut values)).unwrap_or_default();
        let sql = format!(
            "SELECT f.person_id, p.name AS person_name, f.tag FROM feedback f JOIN people p ON p.id = f.person_id
             WHERE f.tag <> '' AND f.direction = 'received' AND f.given_on >= :since{with}
             ORDER BY f.given_on DESC, f.id DESC LIMIT {MOST_TAGGED}"
        );
        self.db.rows("looking for what was heard twice", &sql, &values, |row| {
            Ok(Tagged {
                person_id: column(row, "person_id")?,
                name: column(row, "person_name")?,
                tag: column(row, "tag")?,
            })
        })
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

/// The condition that a piece has this word. The index folds the case of Latin letters only, so that a word is looked up as it is mostly
/// written: in small letters, in capitals, and with a capital first.
fn with_tag(tag: &str, values: &mut Vec<(&'static str, Value)>) -> String {
    let small = tag.trim().to_lowercase();
    let mut letters = small.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    for (name, written) in
        [(":small", small.clone()), (":capitals", small.to_uppercase()), (":first", first + letters.as_str())]
    {
        values.push((name, Value::Text(written.to_ascii_lowercase())));
    }
    " AND f.tag <> '' AND lower(trim(f.tag)) IN (:small, :capitals, :first)".to_owned()
}

pub(super) fn line_from_row(row: &Row<'_>) -> rusqlite::Result<FeedbackLine> {
    Ok(FeedbackLine { feedback: stored::<Feedbacks>(row)?, name: column(row, "person_name")? })
}

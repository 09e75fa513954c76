//! Answers, dated, for a mentorship or for oneself.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::column::Column;
use super::db::{Row, column};
use super::error::Result;
use super::page::List;
use super::table::{Rows, Write, stored, table};
use crate::domain::answer::{AnswerDetails, AnswerFilter, AnswerLine};
use crate::domain::question::LastAnswered;
use crate::domain::{AnswerId, Listed, MeetingId, MentorshipId, Page, QuestionId};

table! { Answers, "answers", AnswerId, AnswerDetails { question, mentorship_id, answered_on, text, to_meeting_id } }

impl Rows<'_, Answers, Write> {
    /// Deletes what hangs on a question: the schema does not, as built-in questions are no rows.
    pub fn delete_of(&self, question: QuestionId) -> Result<()> {
        let sql = "DELETE FROM answers WHERE question = :question";
        self.db.execute("deleting what hangs on a question", sql, &[(":question", question.to_sql())]).map(|_| ())
    }
}

impl<A> Rows<'_, Answers, A> {
    /// A page of answers, newest first.
    pub fn page(&self, filter: &AnswerFilter, page: &Page) -> Result<Vec<Listed<AnswerLine>>> {
        let mut select = "
            SELECT r.*, coalesce(p.name, '') AS person_name, m.meets_on AS taken_to_on FROM answers r
            LEFT JOIN mentorships s ON s.id = r.mentorship_id LEFT JOIN people p ON p.id = s.person_id
            LEFT JOIN meetings m ON m.id = r.to_meeting_id WHERE true"
            .to_owned();
        let mut values = Vec::new();
        if let Some(question) = filter.question {
            select += " AND r.question = :question";
            values.push((":question", question.to_sql()));
        }
        if let Some(mentorship) = filter.mentorship {
            select += " AND r.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        let list = List {
            doing: "listing answers",
            select,
            order: Some("r.answered_on"),
            id: "r.id",
            newest_first: true,
            within: None,
        };
        list.page(self.db, &values, page, line_from_row)
    }

    /// The answers that are to be taken to a meeting.
    pub fn taken_to(&self, meeting: MeetingId) -> Result<Vec<AnswerId>> {
        let sql = "SELECT id FROM answers WHERE to_meeting_id = :meeting ORDER BY id";
        self.db.rows("reading what is taken along", sql, &[(":meeting", meeting.to_sql())], |row| column(row, "id"))
    }

    /// When each of these questions was last answered, in one mentorship or in any: one look-up in an index for each question.
    pub fn last_answered(
        &self,
        questions: &[QuestionId],
        mentorship: Option<MentorshipId>,
    ) -> Result<Vec<LastAnswered>> {
        let of_one = if mentorship.is_some() { "AND mentorship_id = :mentorship" } else { "" };
        let sql = format!(
            "SELECT value AS question, (SELECT max(answered_on) FROM answers WHERE question = value {of_one}) AS answered_on
             FROM json_each(:questions)"
        );
        let numbers: Vec<_> = questions.iter().map(|question| question.0.to_string()).collect();
        let mut values = vec![(":questions", Value::Text(format!("[{}]", numbers.join(","))))];
        values.extend(mentorship.map(|id| (":mentorship", id.to_sql())));
        let last = self.db.rows("reading when questions were answered", &sql, &values, |row| {
            Ok((column(row, "question")?, column::<Option<NaiveDate>>(row, "answered_on")?))
        })?;
        Ok(last.into_iter().filter_map(|(question, on)| Some(LastAnswered { question, on: on? })).collect())
    }
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<AnswerLine> {
    Ok(AnswerLine {
        answer: stored::<Answers>(row)?,
        name: column(row, "person_name")?,
        taken_to_on: column(row, "taken_to_on")?,
    })
}

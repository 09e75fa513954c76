//! What was said in a span: feedback and advice, check-ins, and answers.

use super::super::column::Column;
use super::super::db::column;
use super::super::error::Result;
use super::super::feedback;
use super::super::table::{Rows, stored};
use super::{Reviews, Within};
use crate::domain::answer::Answer;
use crate::domain::check_in::CheckIn;
use crate::domain::feedback::FeedbackLine;
use crate::domain::review::summary::{CheckInsOf, FeedbackCount};
use crate::domain::{MentorshipId, QuestionId, Side};
use crate::store::{Answers, CheckIns};

impl<A> Rows<'_, Reviews, A> {
    /// How much feedback of each sort there was.
    pub fn feedback_counts(&self, within: &Within) -> Result<Vec<FeedbackCount>> {
        let sql = format!(
            "SELECT f.direction, f.kind, f.response, count(*) AS pieces FROM feedback f
             WHERE f.given_on BETWEEN :from AND :to{} GROUP BY f.direction, f.kind, f.response",
            within.of_one("f")
        );
        self.db.rows("counting feedback", &sql, &within.days(), |row| {
            Ok(FeedbackCount {
                direction: column(row, "direction")?,
                kind: column(row, "kind")?,
                response: column(row, "response")?,
                count: column(row, "pieces")?,
            })
        })
    }

    /// The newest feedback of the span, in the order of its days.
    pub fn feedback(&self, within: &Within, most: u32) -> Result<Vec<FeedbackLine>> {
        let sql = format!(
            "{} AND f.given_on BETWEEN :from AND :to{} ORDER BY f.given_on DESC, f.id DESC LIMIT :most",
            feedback::SELECT,
            within.of_one("f")
        );
        let mut values = within.days();
        values.push((":most", most.to_sql()));
        let mut lines = self.db.rows("reading the feedback of a review", &sql, &values, feedback::line_from_row)?;
        lines.reverse();
        Ok(lines)
    }

    /// The check-ins of one side in the span: the first, and up to a number of the latest.
    pub fn check_ins(&self, who: MentorshipId, side: Side, within: &Within, most: u32) -> Result<Option<CheckInsOf>> {
        let read = |direction: &str, most: u32| -> Result<Vec<CheckIn>> {
            let sql = format!(
                "SELECT * FROM check_ins WHERE mentorship_id = :who AND said_by = :side AND checked_on BETWEEN :from AND :to
                 ORDER BY checked_on {direction}, id {direction} LIMIT :most"
            );
            let values = [
                (":who", who.to_sql()),
                (":side", side.to_sql()),
                (":from", within.span.from.to_sql()),
                (":to", within.span.to.to_sql()),
                (":most", most.to_sql()),
            ];
            self.db.rows("reading the check-ins of a review", &sql, &values, stored::<CheckIns>)
        };
        let Some(first) = read("ASC", 1)?.pop() else { return Ok(None) };
        let mut series = read("DESC", most)?;
        series.reverse();
        Ok(Some(CheckInsOf { side, first, series }))
    }

    /// The questions that were answered more than once in the span: each with its first day and its last.
    pub fn answered_again(&self, within: &Within) -> Result<Vec<(QuestionId, chrono::NaiveDate, chrono::NaiveDate)>> {
        // The sign keeps the engine from going through all answers in the order of their questions.
        let sql = format!(
            "SELECT r.question, min(r.answered_on) AS first_on, max(r.answered_on) AS last_on FROM answers r
             WHERE r.answered_on BETWEEN :from AND :to{} GROUP BY +r.question HAVING min(r.answered_on) < max(r.answered_on)",
            within.of_one("r")
        );
        self.db.rows("looking for what was answered again", &sql, &within.days(), |row| {
            Ok((column(row, "question")?, column(row, "first_on")?, column(row, "last_on")?))
        })
    }

    /// The first and the latest answer to a question in the span.
    pub fn answers_to(&self, question: QuestionId, within: &Within) -> Result<Option<(Answer, Answer)>> {
        let read = |direction: &str| -> Result<Option<Answer>> {
            let sql = format!(
                "SELECT r.* FROM answers r WHERE r.question = :question AND r.answered_on BETWEEN :from AND :to{}
                 ORDER BY r.answered_on {direction}, r.id {direction} LIMIT 1",
                within.of_one("r")
            );
            let mut values = within.days();
            values.push((":question", question.to_sql()));
            self.db.row("reading an answer", &sql, &values, stored::<Answers>)
        };
        Ok(read("ASC")?.zip(read("DESC")?))
    }
}

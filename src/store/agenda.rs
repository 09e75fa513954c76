//! Agenda lines: appearances of things in meetings.

use super::column::Column;
use super::db::{Row, column};
use super::error::Result;
use super::table::{Rows, Write, stored, table};
use crate::domain::agenda::{AgendaLine, AgendaLineDetails, AgendaLineWorded};
use crate::domain::{AgendaLineId, MeetingId, QuestionId};

table! {
    AgendaLines, "agenda_lines", AgendaLineId, AgendaLineDetails {
        meeting_id, position, ticked, text, topic_id, action_id, goal_id, question_id, answer_id, feedback_id,
        slip_reason, minutes, from_template, from_meeting_id, put_off,
    }
}

impl Rows<'_, AgendaLines, Write> {
    /// Deletes what hangs on a question: the schema does not, as built-in questions are no rows.
    pub fn delete_of(&self, question: QuestionId) -> Result<()> {
        let sql = "DELETE FROM agenda_lines WHERE question_id = :question";
        self.db.execute("deleting what hangs on a question", sql, &[(":question", question.to_sql())]).map(|_| ())
    }
}

impl<A> Rows<'_, AgendaLines, A> {
    /// The lines of a meeting, in order, parked ones too, without the words of what they are about.
    pub fn of(&self, meeting: MeetingId) -> Result<Vec<AgendaLine>> {
        let sql = "SELECT * FROM agenda_lines WHERE meeting_id = :meeting ORDER BY position, id";
        self.db.rows("reading an agenda", sql, &[(":meeting", meeting.to_sql())], stored::<AgendaLines>)
    }

    /// The lines of a meeting, in order, in the words of what they are about. Built-in questions are content: their words are
    /// asked of `question`.
    pub fn worded(&self, meeting: MeetingId, question: impl Fn(QuestionId) -> String) -> Result<Vec<AgendaLineWorded>> {
        let sql = "
            SELECT l.*, u.meets_on AS left_open_on, coalesce(t.text, a.text, g.title, q.text, r.text,
                CASE f.kind WHEN 'advice' THEN nullif(f.next_time, '') END, nullif(f.act, ''), nullif(f.next_time, ''),
                nullif(f.effect, ''), f.moment, l.text) AS words
            FROM agenda_lines l
            LEFT JOIN topics t ON t.id = l.topic_id
            LEFT JOIN actions a ON a.id = l.action_id
            LEFT JOIN goals g ON g.id = l.goal_id
            LEFT JOIN questions q ON q.id = l.question_id
            LEFT JOIN answers r ON r.id = l.answer_id
            LEFT JOIN feedback f ON f.id = l.feedback_id
            LEFT JOIN meetings u ON u.id = l.from_meeting_id
            WHERE l.meeting_id = :meeting AND l.put_off = 0 ORDER BY l.position, l.id";
        let mut lines = self.db.rows("reading an agenda", sql, &[(":meeting", meeting.to_sql())], worded_from_row)?;
        for worded in lines.iter_mut().filter(|worded| worded.words.is_empty()) {
            worded.words = worded.line.details.question_id.map(&question).unwrap_or_default();
        }
        Ok(lines)
    }
}

fn worded_from_row(row: &Row<'_>) -> rusqlite::Result<AgendaLineWorded> {
    Ok(AgendaLineWorded {
        line: stored::<AgendaLines>(row)?,
        words: column(row, "words")?,
        left_open_on: column(row, "left_open_on")?,
    })
}

//! What is asked about the meetings of a mentorship, all of them, when it is closed: once in its life.

use super::column::Column;
use super::db::column;
use super::error::Result;
use super::meetings::Meetings;
use super::table::{Rows, Write, stored};
use crate::domain::meeting::Meeting;
use crate::domain::{MeetingId, MentorshipId};

impl Rows<'_, Meetings, Write> {
    /// Empties the notes of all meetings of a mentorship, the private ones too. Gives of how many.
    pub fn empty_notes(&self, mentorship: MentorshipId) -> Result<usize> {
        let sql = "UPDATE meetings SET notes = '', private_notes = '', updated_at = :now
            WHERE mentorship_id = :mentorship AND (notes <> '' OR private_notes <> '')";
        let values = [(":mentorship", mentorship.to_sql()), (":now", self.access.now.to_sql())];
        self.db.execute("deleting notes", sql, &values)
    }
}

impl<A> Rows<'_, Meetings, A> {
    /// How many meetings of a mentorship have notes, private ones too.
    pub fn count_with_notes(&self, mentorship: MentorshipId) -> Result<u32> {
        let sql = "SELECT count(*) AS count FROM meetings
            WHERE mentorship_id = :mentorship AND (notes <> '' OR private_notes <> '')";
        let count =
            self.db.row("counting notes", sql, &[(":mentorship", mentorship.to_sql())], |row| column(row, "count"))?;
        Ok(count.unwrap_or(0))
    }

    /// The meetings of a mentorship that were held, in the order they were held in.
    pub fn held_with(&self, mentorship: MentorshipId) -> Result<Vec<Meeting>> {
        let sql = "SELECT * FROM meetings WHERE mentorship_id = :mentorship AND status = 'held' ORDER BY meets_on, id";
        self.db.rows("reading what was written", sql, &[(":mentorship", mentorship.to_sql())], stored::<Meetings>)
    }

    /// The meetings of a mentorship that are planned, the last one first.
    pub fn planned_with(&self, mentorship: MentorshipId) -> Result<Vec<MeetingId>> {
        let sql = "SELECT id FROM meetings WHERE mentorship_id = :mentorship AND status = 'planned'
            ORDER BY meets_on DESC, id DESC";
        self.db
            .rows("looking for planned meetings", sql, &[(":mentorship", mentorship.to_sql())], |row| column(row, "id"))
    }
}

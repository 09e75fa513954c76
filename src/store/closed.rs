//! What is over is only to be read: no change may touch what belongs to a closed mentorship, whichever operation makes it.
//!
//! The change log names every row of the open group, so two questions to it answer for every operation. A review is not among what is
//! over: it is read out of it, later too.

use super::Repos;
use super::changes::{columns_of, image};
use super::db::column;
use super::error::Result;
use super::table::Write;
use crate::domain::MentorshipId;

/// The tables whose rows belong to a mentorship themselves.
const OWN: &[&str] = &["meetings", "topics", "goals", "actions", "answers", "feedback", "agreements", "check_ins"];

/// The tables whose rows belong to a meeting or a goal, and with it to a mentorship: table, column, the other table.
const BY_ANOTHER: &[(&str, &str, &str)] = &[
    ("meeting_moves", "meeting_id", "meetings"),
    ("agenda_lines", "meeting_id", "meetings"),
    ("takeaways", "meeting_id", "meetings"),
    ("decisions", "meeting_id", "meetings"),
    ("milestones", "goal_id", "goals"),
    ("progress", "goal_id", "goals"),
];

/// The changes of the open group. CROSS JOIN and the index: from the one group to its few changes, and from those to their rows.
const OPEN_GROUP: &str = "recording r CROSS JOIN changes c INDEXED BY changes_of_group ON c.group_id = r.group_id";

impl Repos<'_, Write> {
    /// A closed mentorship that what was done so far in this write has touched, if there is one. One that the write itself closes, goes
    /// on with or deletes is none.
    pub fn touched_closed(&self) -> Result<Option<MentorshipId>> {
        let sql = format!(
            "WITH belongs (mentorship) AS ({})
             SELECT s.id AS id FROM mentorships s WHERE s.status = 'closed' AND s.id IN (SELECT mentorship FROM belongs)
                 AND s.id NOT IN (SELECT c.row_id FROM {OPEN_GROUP} WHERE c.table_name = 'mentorships')
             UNION ALL {}
             LIMIT 1",
            belongs(&columns_of(self.db.conn, "actions")?),
            edited(&columns_of(self.db.conn, "mentorships")?),
        );
        self.db.row("looking at what is over", &sql, &[], |row| column(row, "id").map(MentorshipId))
    }
}

/// The mentorships of the rows that were changed, as they were and as they are. A contact may go, whatever was promised about it.
fn belongs(of_actions: &[String]) -> String {
    let only_the_contact = format!(
        " AND NOT EXISTS (SELECT 1 FROM actions a WHERE a.id = c.row_id AND c.kind = 'update'
             AND json_remove(c.before, '$.contact_id') = json_remove({}, '$.contact_id'))",
        image(of_actions, "a")
    );
    let own = OWN.iter().map(|table| {
        let besides = if *table == "actions" { only_the_contact.as_str() } else { "" };
        format!(
            "SELECT c.before ->> '$.mentorship_id' FROM {OPEN_GROUP} WHERE c.table_name = '{table}'{besides}
             UNION ALL SELECT x.mentorship_id FROM {OPEN_GROUP} CROSS JOIN {table} x ON x.id = c.row_id
             WHERE c.table_name = '{table}'{besides}"
        )
    });
    let by_another = BY_ANOTHER.iter().map(|(table, by, other)| {
        format!(
            "SELECT o.mentorship_id FROM {OPEN_GROUP} CROSS JOIN {other} o ON o.id = c.before ->> '$.{by}' WHERE c.table_name = '{table}'
             UNION ALL SELECT o.mentorship_id FROM {OPEN_GROUP} CROSS JOIN {table} x ON x.id = c.row_id CROSS JOIN {other} o ON o.id = x.{by}
             WHERE c.table_name = '{table}'"
        )
    });
    own.chain(by_another).collect::<Vec<_>>().join("\nUNION ALL ")
}

/// The mentorships that were closed before and after, and say something else. Whose they are may change: two rows of one person are joined.
fn edited(columns: &[String]) -> String {
    let besides = "'$.person_id', '$.updated_at'";
    format!(
        "SELECT s.id AS id FROM {OPEN_GROUP} CROSS JOIN mentorships s ON s.id = c.row_id
         WHERE c.table_name = 'mentorships' AND s.status = 'closed' AND c.before ->> '$.status' = 'closed'
             AND json_remove(c.before, {besides}) <> json_remove({}, {besides})",
        image(columns, "s")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::store::db::column;

    /// Whatever belongs to a mentorship is watched: a new table gets its line above, or is named here as one that may be written later.
    #[test]
    fn every_table_that_belongs_to_a_mentorship_is_watched() {
        let store = Store::in_memory().unwrap();
        let sql = r#"SELECT DISTINCT t.name AS of_table, f."table" AS other FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table' AND f."table" IN ('mentorships', 'meetings', 'goals')"#;
        let referring = store.db().rows("looking at the schema", sql, &[], |row| {
            Ok((column::<String>(row, "of_table")?, column::<String>(row, "other")?))
        });
        for (table, other) in referring.unwrap() {
            let is_watched = OWN.contains(&table.as_str()) || BY_ANOTHER.iter().any(|(name, ..)| *name == table);
            let may_be_written = ["reviews", "reading"].contains(&table.as_str());
            assert!(is_watched || may_be_written, "{table} refers to {other}");
        }
    }
}

//! Actions, with how often each was carried: counted from the agendas it stood on, never stored.

use super::column::Column;
use super::db::{Row, column};
use super::error::{Result, StoreError};
use super::page::{List, Within};
use super::table::{Rows, stored, table};
use crate::domain::action::{ActionDetails, ActionFilter, ActionLine, Kept, Owner};
use crate::domain::{ActionId, Listed, MeetingId, MentorshipId, Page};

table! {
    Actions, "actions", ActionId, ActionDetails {
        mentorship_id, text, owner, owner_name, due_on, meeting_id, goal_id, contact_id, status, done_at, drop_reason,
    }
}

/// CROSS JOIN: from the few agendas an action stood on to their meetings, never from all the meetings that were held.
pub(super) const SELECT: &str = "
    SELECT a.*, coalesce(p.name, '') AS person_name, coalesce(s.status <> 'active', 0) AS is_paused,
        (SELECT count(*) FROM agenda_lines l CROSS JOIN meetings m ON m.id = l.meeting_id
            LEFT JOIN meetings agreed ON agreed.id = a.meeting_id
            WHERE l.action_id = a.id AND l.put_off = 0 AND m.status = 'held' AND a.status = 'open'
            AND (agreed.id IS NULL OR (m.meets_on, m.id) > (agreed.meets_on, agreed.id))) AS carried,
        (SELECT max(m.meets_on) FROM agenda_lines l CROSS JOIN meetings m ON m.id = l.meeting_id
            LEFT JOIN meetings agreed ON agreed.id = a.meeting_id
            WHERE l.action_id = a.id AND l.put_off = 0 AND m.status = 'held' AND a.status = 'open'
            AND (agreed.id IS NULL OR (m.meets_on, m.id) > (agreed.meets_on, agreed.id))) AS last_carried_on
    FROM actions a
    LEFT JOIN mentorships s ON s.id = a.mentorship_id
    LEFT JOIN people p ON p.id = s.person_id
    WHERE true";

/// The same expression stands in the index `actions_by_due`.
pub(super) const ORDER: &str = "(CASE a.status WHEN 'open' THEN '0' ELSE '1' END || coalesce(a.due_on, '9999-12-31'))";

impl<A> Rows<'_, Actions, A> {
    /// A page of actions: open ones first, the nearest day first, those without a day last.
    pub fn page(&self, filter: &ActionFilter, page: &Page) -> Result<Vec<Listed<ActionLine>>> {
        let mut select = SELECT.to_owned();
        let mut values = Vec::new();
        if let Some(mentorship) = filter.mentorship {
            select += " AND a.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        if let Some(meeting) = filter.meeting {
            select += " AND a.meeting_id = :meeting";
            values.push((":meeting", meeting.to_sql()));
        }
        if let Some(goal) = filter.goal {
            select += " AND a.goal_id = :goal";
            values.push((":goal", goal.to_sql()));
        }
        if let Some(contact) = filter.contact {
            select += " AND a.contact_id = :contact";
            values.push((":contact", contact.to_sql()));
        }
        if filter.is_running {
            select += " AND (s.id IS NULL OR s.status = 'active')";
        }
        if filter.is_on_many_agendas {
            // Counted no further than is asked, before anything else is looked up.
            select += " AND (SELECT count(*) FROM (SELECT 1 FROM agenda_lines l WHERE l.action_id = a.id LIMIT :often)) = :often";
            values.push((":often", ActionLine::OFTEN.to_sql()));
        }
        // The order begins with the status, so that the index is left where the settled ones begin.
        let within = filter.is_open.then_some(Within::Below("1"));
        let list =
            List { doing: "listing actions", select, order: Some(ORDER), id: "a.id", newest_first: false, within };
        list.page(self.db, &values, page, line_from_row)
    }

    /// One action as the lists show it.
    pub fn line(&self, id: ActionId) -> Result<ActionLine> {
        let sql = format!("{SELECT} AND a.id = :id");
        let line = self.db.row("reading an action", &sql, &[(":id", id.to_sql())], line_from_row)?;
        line.ok_or(StoreError::NotFound(id.into()))
    }

    /// The actions that stand on the agenda of a meeting.
    pub fn on_agenda(&self, meeting: MeetingId) -> Result<Vec<ActionLine>> {
        let sql =
            format!("{SELECT} AND a.id IN (SELECT l.action_id FROM agenda_lines l WHERE l.meeting_id = :meeting)");
        self.db.rows("reading the actions of an agenda", &sql, &[(":meeting", meeting.to_sql())], line_from_row)
    }

    /// How many promises of one side were settled in a mentorship, and how many of them kept, among those made last.
    pub fn kept(&self, mentorship: MentorshipId, owner: Owner) -> Result<Kept> {
        // Each half follows the index from its newest end and stops.
        let newest = |status| {
            format!(
                "SELECT * FROM (SELECT id, status FROM actions
                     WHERE mentorship_id = :mentorship AND status = '{status}' AND owner = :owner ORDER BY id DESC LIMIT :most)"
            )
        };
        let sql = format!(
            "SELECT count(*) AS settled, count(*) FILTER (WHERE status = 'done') AS done
             FROM ({} UNION ALL {} ORDER BY id DESC LIMIT :most)",
            newest("done"),
            newest("dropped")
        );
        let values = [(":mentorship", mentorship.to_sql()), (":owner", owner.to_sql()), (":most", Kept::MOST.to_sql())];
        let kept = self.db.row("counting actions", &sql, &values, |row| {
            Ok(Kept { done: column(row, "done")?, settled: column(row, "settled")? })
        })?;
        Ok(kept.unwrap_or_default())
    }
}

pub(super) fn line_from_row(row: &Row<'_>) -> rusqlite::Result<ActionLine> {
    Ok(ActionLine {
        action: stored::<Actions>(row)?,
        name: column(row, "person_name")?,
        carried: column(row, "carried")?,
        last_carried_on: column(row, "last_carried_on")?,
        is_paused: column(row, "is_paused")?,
    })
}

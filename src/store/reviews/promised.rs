//! What became of the promises and the goals of a span, and who was met in it.

use super::super::actions::{self, line_from_row};
use super::super::column::Column;
use super::super::db::{Row, column};
use super::super::error::Result;
use super::super::goals;
use super::super::table::{Rows, stored};
use super::{Reviews, Within};
use crate::domain::action::{ActionLine, ActionStatus, Owner};
use crate::domain::goal::{GoalLine, ProgressEntry};
use crate::domain::review::summary::{Few, Introduced, Met};
use crate::domain::{GoalId, PersonId};
use crate::store::Progress;

/// When a promise was settled: the same expression stands in the indexes.
const SETTLED_IN_IT: &str =
    "a.status <> 'open' AND coalesce(a.done_at, a.updated_at) >= :begins AND coalesce(a.done_at, a.updated_at) < :ends";

/// How often a promise that is settled had come back: on the agendas of held meetings between the one it was agreed in and its end.
const CARRIED: &str = "(SELECT count(*) FROM agenda_lines l CROSS JOIN meetings m ON m.id = l.meeting_id
    LEFT JOIN meetings agreed ON agreed.id = a.meeting_id
    WHERE l.action_id = a.id AND l.put_off = 0 AND m.status = 'held'
        AND m.meets_on < substr(coalesce(a.done_at, a.updated_at), 1, 10)
        AND (agreed.id IS NULL OR (m.meets_on, m.id) > (agreed.meets_on, agreed.id)))";

impl<A> Rows<'_, Reviews, A> {
    /// How many promises of each side were kept and let go in the span, and how many are open, where that is asked.
    pub fn promises(&self, within: &Within, with_open: bool) -> Result<Vec<(Owner, ActionStatus, u32)>> {
        let of_one = within.of_one("a");
        let mut sql = format!(
            "SELECT a.owner, a.status, count(*) AS actions FROM actions a WHERE {SETTLED_IN_IT}{of_one} GROUP BY a.owner, a.status"
        );
        if with_open {
            // Those of one are found by their status, all of them by the order that begins with it.
            let open =
                if within.who.is_some() { "a.status = 'open'".to_owned() } else { format!("{} < '1'", actions::ORDER) };
            sql += &format!(
                " UNION ALL SELECT a.owner, a.status, count(*) AS actions FROM actions a WHERE {open}{of_one} GROUP BY a.owner, a.status"
            );
        }
        self.db.rows("counting promises", &sql, &within.moments(), |row| {
            Ok((column(row, "owner")?, column(row, "status")?, column(row, "actions")?))
        })
    }

    /// The promises settled in the span that had come back most often, each with how often.
    pub fn carried(&self, within: &Within, most: u32) -> Result<Vec<ActionLine>> {
        let sql = format!(
            "SELECT * FROM (SELECT *, {CARRIED} AS came_back FROM ({} AND {SETTLED_IN_IT}{}
                 AND (SELECT count(*) FROM (SELECT 1 FROM agenda_lines l WHERE l.action_id = a.id LIMIT :often)) = :often) a)
             WHERE came_back >= :often ORDER BY came_back DESC, id LIMIT :most",
            actions::SELECT,
            within.of_one("a")
        );
        let mut values = within.moments();
        values.extend([(":often", ActionLine::OFTEN.to_sql()), (":most", most.to_sql())]);
        self.db.rows("looking for what came back", &sql, &values, |row| {
            Ok(ActionLine { carried: column(row, "came_back")?, ..line_from_row(row)? })
        })
    }

    /// The promises that were let go in the span, the newest.
    pub fn let_go(&self, within: &Within, most: u32) -> Result<Vec<ActionLine>> {
        self.settled(within, "a.status = 'dropped'", most)
    }

    /// The introductions that were made in the span, the newest.
    pub fn introduced(&self, within: &Within, most: u32) -> Result<Vec<Introduced>> {
        let sql = format!(
            "SELECT a.id, a.text, p.name FROM actions a CROSS JOIN contacts c ON c.id = a.contact_id JOIN people p ON p.id = c.person_id
             WHERE {SETTLED_IN_IT} AND a.status = 'done'{} ORDER BY coalesce(a.done_at, a.updated_at) DESC, a.id DESC LIMIT :most",
            within.of_one("a")
        );
        let mut values = within.moments();
        values.push((":most", most.to_sql()));
        let mut made = self.db.rows("reading who was introduced", &sql, &values, |row| {
            Ok(Introduced { action: column(row, "id")?, text: column(row, "text")?, contact: column(row, "name")? })
        })?;
        made.reverse();
        Ok(made)
    }

    fn settled(&self, within: &Within, which: &str, most: u32) -> Result<Vec<ActionLine>> {
        let sql = format!(
            "{} AND {SETTLED_IN_IT} AND {which}{} ORDER BY coalesce(a.done_at, a.updated_at) DESC, a.id DESC LIMIT :most",
            actions::SELECT,
            within.of_one("a")
        );
        let mut values = within.moments();
        values.push((":most", most.to_sql()));
        let mut lines = self.db.rows("reading what was settled", &sql, &values, line_from_row)?;
        lines.reverse();
        Ok(lines)
    }

    /// The goals of the span, open ones first: those with a line logged in it, those settled in it, and, where that is asked, those that
    /// are open.
    pub fn goals(&self, within: &Within, with_open: bool, most: u32) -> Result<Vec<GoalLine>> {
        let of_one = within.of_one("g");
        let order = goals::ORDER;
        let open = if with_open {
            format!(
                " UNION SELECT id FROM (SELECT g.id FROM goals g WHERE {order} < '{}'{of_one} ORDER BY {order} LIMIT :most)",
                goals::SETTLED
            )
        } else {
            String::new()
        };
        let sql = format!(
            "{} AND g.id IN (
                 SELECT e.goal_id FROM progress e CROSS JOIN goals g ON g.id = e.goal_id
                     WHERE e.logged_on BETWEEN :from AND :to{of_one}
                 UNION SELECT g.id FROM goals g INDEXED BY goals_by_settling WHERE g.status IN ('met', 'changed', 'dropped')
                     AND g.updated_at >= :begins AND g.updated_at < :ends{of_one}{open})
             ORDER BY {order}, g.id LIMIT :most",
            goals::SELECT
        );
        let mut values = within.days();
        values.extend(within.ends());
        values.push((":most", most.to_sql()));
        self.db.rows("reading the goals of a review", &sql, &values, goals::line_from_row)
    }

    /// The first line of a goal's log in the span, and up to a number of the newest, in order.
    pub fn log_of(
        &self,
        goal: GoalId,
        within: &Within,
        most: u32,
    ) -> Result<(Option<ProgressEntry>, Vec<ProgressEntry>)> {
        let sql = |direction: &str| {
            format!(
                "SELECT * FROM progress WHERE goal_id = :goal AND logged_on BETWEEN :from AND :to
                 ORDER BY logged_on {direction}, id {direction} LIMIT :most"
            )
        };
        let read = |direction: &str, most: u32| {
            let values = [
                (":goal", goal.to_sql()),
                (":from", within.span.from.to_sql()),
                (":to", within.span.to.to_sql()),
                (":most", most.to_sql()),
            ];
            self.db.rows("reading a goal's log", &sql(direction), &values, stored::<Progress>)
        };
        let first = read("ASC", 1)?.pop();
        let mut newest = read("DESC", most)?;
        newest.reverse();
        Ok((first, newest))
    }

    /// Who was written down in the span: those known through one person, or all; the newest, and how many. Whom one was in touch with
    /// last before the mentorship with that person began, one did not come to know in it.
    pub fn met(&self, within: &Within, through: Option<PersonId>, most: u32) -> Result<Few<Met>> {
        let which = "c.created_at >= :begins AND c.created_at < :ends AND NOT coalesce(c.last_contact_on <
            (SELECT min(s.started_on) FROM mentorships s WHERE s.person_id = c.through_id), 0)";
        self.contacts(which, within.ends().to_vec(), through, most)
    }

    /// Who has not been thanked: those known through one person, or all.
    pub fn to_thank(&self, through: Option<PersonId>, most: u32) -> Result<Few<Met>> {
        self.contacts("c.thanked_on IS NULL", Vec::new(), through, most)
    }

    fn contacts(
        &self,
        which: &str,
        mut values: Vec<(&'static str, rusqlite::types::Value)>,
        through: Option<PersonId>,
        most: u32,
    ) -> Result<Few<Met>> {
        let through_one = if through.is_some() { " AND c.through_id = :through" } else { "" };
        values.extend(through.map(|person| (":through", person.to_sql())));
        let from = format!("FROM contacts c WHERE {which}{through_one}");
        let all = self.db.row("counting contacts", &format!("SELECT count(*) AS contacts {from}"), &values, |row| {
            column::<u32>(row, "contacts")
        })?;
        values.push((":most", most.to_sql()));
        let sql = format!(
            "SELECT c.id, p.name, coalesce(t.name, '') AS through_name
             FROM (SELECT c.* {from} ORDER BY c.created_at DESC, c.id DESC LIMIT :most) c
             JOIN people p ON p.id = c.person_id LEFT JOIN people t ON t.id = c.through_id ORDER BY c.created_at, c.id"
        );
        let shown = self.db.rows("reading who was met", &sql, &values, met_from_row)?;
        Ok(Few { shown, all: usize::try_from(all.unwrap_or(0)).unwrap_or(usize::MAX) })
    }
}

fn met_from_row(row: &Row<'_>) -> rusqlite::Result<Met> {
    Ok(Met { contact: column(row, "id")?, name: column(row, "name")?, through: column(row, "through_name")? })
}

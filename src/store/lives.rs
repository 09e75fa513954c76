//! What the life of an action is told from: the agendas it stood on, and what the change log kept of how it was before.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use rusqlite::types::Value;

use super::actions::Actions;
use super::column::Column;
use super::db::{Row, column};
use super::error::Result;
use super::table::Rows;
use crate::domain::action::{ActionStatus, Owner};
use crate::domain::life::{Appearance, MeetingNamed};
use crate::domain::{ActionId, MeetingId};

const NAMED: &str = "m.id AS meeting, m.meets_on, m.title, m.kind, m.status";

/// How an action was until a moment: of each thing its life tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierAction {
    pub until: DateTime<FixedOffset>,
    pub text: String,
    pub owner: Owner,
    pub owner_name: String,
    pub due_on: Option<NaiveDate>,
    pub status: ActionStatus,
}

impl<A> Rows<'_, Actions, A> {
    /// The newest agendas an action stood on, in the order of their days, and how many stand before those. Whether it stayed open
    /// there is for the journal to say.
    pub fn appearances(&self, id: ActionId, most: u32) -> Result<(Vec<Appearance>, u32)> {
        let values = [(":id", id.to_sql()), (":most", most.to_sql())];
        let sql = format!(
            "SELECT l.id AS line, l.slip_reason, {NAMED} FROM agenda_lines l JOIN meetings m ON m.id = l.meeting_id
             WHERE l.action_id = :id AND l.put_off = 0 ORDER BY m.meets_on DESC, m.id DESC LIMIT :most"
        );
        let mut newest = self.db.rows("reading where an action stood", &sql, &values, appearance_from_row)?;
        newest.reverse();
        let sql = "SELECT count(*) AS lines FROM agenda_lines WHERE action_id = :id AND put_off = 0";
        let all: u32 =
            self.db.row("counting agendas", sql, &values[..1], |row| column(row, "lines"))?.unwrap_or_default();
        let left_out = all.saturating_sub(u32::try_from(newest.len()).unwrap_or(u32::MAX));
        Ok((newest, left_out))
    }

    /// A meeting by what it is called.
    pub fn meeting_named(&self, id: MeetingId) -> Result<Option<MeetingNamed>> {
        let sql = format!("SELECT {NAMED} FROM meetings m WHERE m.id = :id");
        self.db.row("reading a meeting", &sql, &[(":id", id.to_sql())], named_from_row)
    }

    /// How an action was before its last changes, as far as they are kept, the oldest first.
    pub fn earlier(&self, id: ActionId, most: u32) -> Result<Vec<EarlierAction>> {
        let sql = "
            SELECT g.at, g.utc_offset_min, c.before ->> '$.text' AS text, c.before ->> '$.owner' AS owner,
                c.before ->> '$.owner_name' AS owner_name, c.before ->> '$.due_on' AS due_on,
                c.before ->> '$.status' AS status
            FROM changes c JOIN change_groups g ON g.id = c.group_id
            WHERE c.table_name = 'actions' AND c.row_id = :id AND c.kind = 'update' AND g.state = 'done'
            AND c.before IS NOT NULL ORDER BY c.group_id DESC, c.id DESC LIMIT :most";
        let values = [(":id", Value::Integer(id.0)), (":most", most.to_sql())];
        let mut newest = self.db.rows("reading how an action was", sql, &values, earlier_from_row)?;
        newest.reverse();
        Ok(newest)
    }
}

fn earlier_from_row(row: &Row<'_>) -> rusqlite::Result<EarlierAction> {
    let at: DateTime<Utc> = column(row, "at")?;
    let minutes: i64 = column(row, "utc_offset_min")?;
    let offset = i32::try_from(minutes * 60).ok().and_then(FixedOffset::east_opt);
    Ok(EarlierAction {
        until: offset.map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset)),
        text: column(row, "text")?,
        owner: column(row, "owner")?,
        owner_name: column(row, "owner_name")?,
        due_on: column(row, "due_on")?,
        status: column(row, "status")?,
    })
}

fn appearance_from_row(row: &Row<'_>) -> rusqlite::Result<Appearance> {
    Ok(Appearance {
        line: column(row, "line")?,
        meeting: named_from_row(row)?,
        slip_reason: column(row, "slip_reason")?,
        stayed_open: false,
    })
}

fn named_from_row(row: &Row<'_>) -> rusqlite::Result<MeetingNamed> {
    Ok(MeetingNamed {
        id: column(row, "meeting")?,
        meets_on: column(row, "meets_on")?,
        title: column(row, "title")?,
        kind: column(row, "kind")?,
        status: column(row, "status")?,
    })
}

//! Goals, their milestones and their log.

use chrono::NaiveDate;

use super::column::Column;
use super::db::{Row, column};
use super::error::{Result, StoreError};
use super::page::{List, Within};
use super::table::{Rows, stored, table};
use crate::domain::goal::{
    GoalDetails, GoalFilter, GoalLine, Milestone, MilestoneDetails, ProgressDetails, ProgressEntry,
};
use crate::domain::mentorship::GoalsSet;
use crate::domain::{GoalId, Listed, MeetingId, MentorshipId, MilestoneId, Page, ProgressId};

table! {
    Goals, "goals", GoalId, GoalDetails {
        mentorship_id, title, why, owner, area, status, status_reason, measure, start_value, target_value, started_on, due_on, help,
        obstacle, if_then,
    }
}
table! { Milestones, "milestones", MilestoneId, MilestoneDetails { goal_id, position, text, due_on, done_on } }
table! { Progress, "progress", ProgressId, ProgressDetails { goal_id, logged_on, moved, next, value, feel } }

/// Meetings since the last entry are counted up to two: that is all the rule for a stalled goal asks.
pub(super) const SELECT: &str = "
    SELECT g.*, coalesce(p.name, '') AS person_name,
        (SELECT e.logged_on FROM progress e WHERE e.goal_id = g.id ORDER BY e.logged_on DESC, e.id DESC LIMIT 1) AS last_logged_on,
        coalesce((SELECT e.value FROM progress e WHERE e.goal_id = g.id AND e.value <> ''
            ORDER BY e.logged_on DESC, e.id DESC LIMIT 1), '') AS last_value,
        (SELECT count(*) FROM (SELECT 1 FROM meetings m
            WHERE m.mentorship_id = g.mentorship_id AND m.status = 'held' AND m.meets_on > coalesce(
                (SELECT max(e.logged_on) FROM progress e WHERE e.goal_id = g.id), g.started_on, substr(g.created_at, 1, 10))
            LIMIT 2)) AS meetings_since,
        coalesce(s.status <> 'active', 0) AS is_paused
    FROM goals g
    LEFT JOIN mentorships s ON s.id = g.mentorship_id
    LEFT JOIN people p ON p.id = s.person_id
    WHERE true";

/// What the order of a settled goal begins with.
pub(super) const SETTLED: &str = "2";

/// The same expression stands in the index `goals_by_status`.
pub(super) const ORDER: &str =
    "(CASE g.status WHEN 'active' THEN '0' WHEN 'emerging' THEN '1' ELSE '2' END || coalesce(g.due_on, '9999-12-31'))";

impl<A> Rows<'_, Goals, A> {
    /// A page of goals: active, emerging, settled; within each the nearest day first.
    pub fn page(&self, filter: &GoalFilter, page: &Page) -> Result<Vec<Listed<GoalLine>>> {
        let mut select = SELECT.to_owned();
        let mut values = Vec::new();
        if let Some(mentorship) = filter.mentorship {
            select += " AND g.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        if let Some(status) = filter.status {
            select += " AND g.status = :status";
            values.push((":status", status.to_sql()));
        }
        if filter.is_running {
            select += " AND (s.id IS NULL OR s.status = 'active')";
        }
        // The order begins with the status, so that a part of the index is enough for some of them.
        let within = match filter.status {
            _ if filter.is_open => Some(Within::Below(SETTLED)),
            Some(status) if status.is_open() => Some(Within::Below(SETTLED)),
            Some(_) => Some(Within::From(SETTLED)),
            None => None,
        };
        let list = List { doing: "listing goals", select, order: Some(ORDER), id: "g.id", newest_first: false, within };
        list.page(self.db, &values, page, line_from_row)
    }

    /// One goal as the lists show it.
    pub fn line(&self, id: GoalId) -> Result<GoalLine> {
        let sql = format!("{SELECT} AND g.id = :id");
        let line = self.db.row("reading a goal", &sql, &[(":id", id.to_sql())], line_from_row)?;
        line.ok_or(StoreError::NotFound(id.into()))
    }

    /// What is known of the goals of a mentorship, as far as its phase hangs on it.
    pub fn set_in(&self, mentorship: MentorshipId) -> Result<GoalsSet> {
        let is_one = |below: &str| {
            format!("EXISTS (SELECT 1 FROM goals g WHERE g.mentorship_id = :mentorship AND {ORDER} < '{below}')")
        };
        let sql = format!("SELECT {} AS of_any, {} AS open", is_one("3"), is_one(SETTLED));
        let values = [(":mentorship", mentorship.to_sql())];
        let set = self.db.row("looking for goals", &sql, &values, |row| {
            Ok(GoalsSet { is_one_set: column(row, "of_any")?, is_one_open: column(row, "open")? })
        })?;
        Ok(set.unwrap_or_default())
    }

    /// The goals that stand on the agenda of a meeting.
    pub fn on_agenda(&self, meeting: MeetingId) -> Result<Vec<GoalLine>> {
        let sql = format!("{SELECT} AND g.id IN (SELECT l.goal_id FROM agenda_lines l WHERE l.meeting_id = :meeting)");
        self.db.rows("reading the goals of an agenda", &sql, &[(":meeting", meeting.to_sql())], line_from_row)
    }

    /// The goals that are active, other than one.
    pub fn active_beside(&self, id: Option<GoalId>) -> Result<Vec<GoalLine>> {
        let sql =
            format!("{SELECT} AND g.owner = 'me' AND g.id IS NOT :id AND {ORDER} < '1' ORDER BY {ORDER}, g.id LIMIT 9");
        self.db.rows("counting active goals", &sql, &[(":id", id.to_sql())], line_from_row)
    }
}

impl<A> Rows<'_, Milestones, A> {
    /// The milestones of a goal, in order.
    pub fn of(&self, goal: GoalId) -> Result<Vec<Milestone>> {
        let sql = "SELECT * FROM milestones WHERE goal_id = :goal ORDER BY position, id";
        self.db.rows("reading milestones", sql, &[(":goal", goal.to_sql())], stored::<Milestones>)
    }

    /// The nearest day of a milestone that is not reached, for each goal on the agenda of a meeting that has one.
    pub fn due_on_agenda(&self, meeting: MeetingId) -> Result<Vec<(GoalId, NaiveDate)>> {
        let sql = "
            SELECT l.goal_id, min(s.due_on) AS due_on FROM agenda_lines l JOIN milestones s ON s.goal_id = l.goal_id
            WHERE l.meeting_id = :meeting AND s.done_on IS NULL AND s.due_on IS NOT NULL GROUP BY l.goal_id";
        self.db.rows("reading the milestones of an agenda", sql, &[(":meeting", meeting.to_sql())], |row| {
            Ok((column(row, "goal_id")?, column(row, "due_on")?))
        })
    }
}

impl<A> Rows<'_, Progress, A> {
    /// A page of a goal's log, newest first.
    pub fn page(&self, goal: GoalId, page: &Page) -> Result<Vec<Listed<ProgressEntry>>> {
        let list = List {
            doing: "reading a goal's log",
            select: "SELECT e.* FROM progress e WHERE e.goal_id = :goal".into(),
            order: Some("e.logged_on"),
            id: "e.id",
            newest_first: true,
            within: None,
        };
        list.page(self.db, &[(":goal", goal.to_sql())], page, stored::<Progress>)
    }
}

pub(super) fn line_from_row(row: &Row<'_>) -> rusqlite::Result<GoalLine> {
    Ok(GoalLine {
        goal: stored::<Goals>(row)?,
        name: column(row, "person_name")?,
        last_logged_on: column(row, "last_logged_on")?,
        last_value: column(row, "last_value")?,
        meetings_since: column(row, "meetings_since")?,
        is_paused: column(row, "is_paused")?,
    })
}

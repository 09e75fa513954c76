//! The meetings of a span, what was kept of them, and how much happened in each week.

use chrono::NaiveDate;

use super::super::column::Column;
use super::super::db::{Row, column};
use super::super::error::Result;
use super::super::table::{Rows, stored};
use super::{Reviews, Within};
use crate::domain::agreement::Agreement;
use crate::domain::review::figures::MeetingDay;
use crate::domain::review::summary::{Few, FromMeeting};
use crate::domain::{MeetingId, MentorshipId};
use crate::store::Agreements;

/// What is kept of a meeting line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Takeaways,
    Decisions,
}

impl<A> Rows<'_, Reviews, A> {
    /// The meetings of the span, in order; no texts.
    pub fn meetings(&self, within: &Within) -> Result<Vec<MeetingDay>> {
        let sql = format!(
            "SELECT m.meets_on, m.status, m.cancelled_by, m.pulse,
                 (SELECT count(*) FROM meeting_moves v WHERE v.meeting_id = m.id) AS moves
             FROM meetings m WHERE m.meets_on BETWEEN :from AND :to{} ORDER BY m.meets_on, m.id",
            within.of_one("m")
        );
        self.db.rows("reading the meetings of a review", &sql, &within.days(), |row| {
            Ok(MeetingDay {
                on: column(row, "meets_on")?,
                status: column(row, "status")?,
                cancelled_by: column(row, "cancelled_by")?,
                pulse: column(row, "pulse")?,
                moves: column(row, "moves")?,
            })
        })
    }

    /// The next days after the span for which a meeting is planned.
    pub fn planned_after(&self, within: &Within, most: u32) -> Result<Vec<NaiveDate>> {
        let sql = format!(
            "SELECT m.meets_on FROM meetings m WHERE m.status = 'planned' AND m.meets_on > :to{} ORDER BY m.meets_on LIMIT :most",
            within.of_one("m")
        );
        let mut values = within.who();
        values.extend([(":to", within.span.to.to_sql()), (":most", most.to_sql())]);
        self.db.rows("reading what is planned", &sql, &values, |row| column(row, "meets_on"))
    }

    /// The newest takeaways or decisions of the span in the order of their meetings, and how many there are.
    pub fn kept(&self, within: &Within, what: Kept, most: u32) -> Result<Few<FromMeeting>> {
        let table = match what {
            Kept::Takeaways => "takeaways",
            Kept::Decisions => "decisions",
        };
        let from = format!(
            "FROM meetings m CROSS JOIN {table} k ON k.meeting_id = m.id
             WHERE m.status = 'held' AND m.meets_on BETWEEN :from AND :to{}",
            within.of_one("m")
        );
        let mut values = within.days();
        let all =
            self.db.row("counting what was kept", &format!("SELECT count(*) AS kept {from}"), &values, |row| {
                column::<u32>(row, "kept")
            })?;
        values.push((":most", most.to_sql()));
        let sql = format!(
            "SELECT k.text, m.id AS meeting_id, m.meets_on {from}
             ORDER BY m.meets_on DESC, m.id DESC, k.position DESC, k.id DESC LIMIT :most"
        );
        let mut shown = self.db.rows("reading what was kept", &sql, &values, kept_from_row)?;
        shown.reverse();
        Ok(Few { shown, all: usize::try_from(all.unwrap_or(0)).unwrap_or(usize::MAX) })
    }

    /// The private notes of the meetings of the span, in order: for who asks for them by name.
    pub fn private_notes(&self, within: &Within) -> Result<Vec<FromMeeting>> {
        let sql = format!(
            "SELECT m.private_notes AS text, m.id AS meeting_id, m.meets_on FROM meetings m
             WHERE m.meets_on BETWEEN :from AND :to{} AND trim(m.private_notes) <> '' ORDER BY m.meets_on, m.id",
            within.of_one("m")
        );
        self.db.rows("reading private notes", &sql, &within.days(), kept_from_row)
    }

    /// How much there was in each week: meetings held, lines logged, questions answered, check-ins; each week by its Monday.
    pub fn weeks(&self, within: &Within) -> Result<Vec<(NaiveDate, u32)>> {
        let of_goal = if within.who.is_some() { " AND g.mentorship_id = :who" } else { "" };
        let [meetings, answers, check_ins] = ["m", "r", "c"].map(|alias| within.of_one(alias));
        let sql = format!(
            "SELECT date(day, '-6 days', 'weekday 1') AS week, sum(things) AS things FROM (
                 SELECT m.meets_on AS day, count(*) AS things FROM meetings m
                     WHERE m.status = 'held' AND m.meets_on BETWEEN :from AND :to{meetings} GROUP BY m.meets_on
                 UNION ALL SELECT e.logged_on, count(*) FROM progress e CROSS JOIN goals g ON g.id = e.goal_id
                     WHERE e.logged_on BETWEEN :from AND :to{of_goal} GROUP BY e.logged_on
                 UNION ALL SELECT r.answered_on, count(*) FROM answers r
                     WHERE r.answered_on BETWEEN :from AND :to{answers} GROUP BY r.answered_on
                 UNION ALL SELECT c.checked_on, count(*) FROM check_ins c
                     WHERE c.checked_on BETWEEN :from AND :to{check_ins} GROUP BY c.checked_on
             ) GROUP BY week ORDER BY week"
        );
        self.db
            .rows("counting by weeks", &sql, &within.days(), |row| Ok((column(row, "week")?, column(row, "things")?)))
    }

    /// How many meetings were held in the span, how many lines logged, questions answered and check-ins made.
    pub fn new_in(&self, within: &Within) -> Result<[u32; 4]> {
        let of_goal = if within.who.is_some() { " AND g.mentorship_id = :who" } else { "" };
        let [meetings, answers, check_ins] = ["m", "r", "c"].map(|alias| within.of_one(alias));
        let sql = format!(
            "SELECT (SELECT count(*) FROM meetings m WHERE m.status = 'held' AND m.meets_on BETWEEN :from AND :to{meetings}) AS meetings,
                 (SELECT count(*) FROM progress e CROSS JOIN goals g ON g.id = e.goal_id
                     WHERE e.logged_on BETWEEN :from AND :to{of_goal}) AS entries,
                 (SELECT count(*) FROM answers r WHERE r.answered_on BETWEEN :from AND :to{answers}) AS answers,
                 (SELECT count(*) FROM check_ins c WHERE c.checked_on BETWEEN :from AND :to{check_ins}) AS check_ins"
        );
        let new = self.db.row("counting what is new", &sql, &within.days(), |row| {
            Ok([column(row, "meetings")?, column(row, "entries")?, column(row, "answers")?, column(row, "check_ins")?])
        })?;
        Ok(new.unwrap_or_default())
    }

    /// The first version of an agreement that the two agreed on before the span was over, and how many there were by then.
    pub fn first_agreement(&self, who: MentorshipId, to: NaiveDate) -> Result<(Option<Agreement>, usize)> {
        let sql = "SELECT * FROM agreements WHERE mentorship_id = :who AND coalesce(agreed_on, '9999-12-31') <= :to
            AND agreed_on IS NOT NULL ORDER BY coalesce(agreed_on, '9999-12-31'), id";
        let values = [(":who", who.to_sql()), (":to", to.to_sql())];
        let versions = self.db.rows("reading what was agreed first", sql, &values, stored::<Agreements>)?;
        let count = versions.len();
        Ok((versions.into_iter().next(), count))
    }
}

fn kept_from_row(row: &Row<'_>) -> rusqlite::Result<FromMeeting> {
    Ok(FromMeeting {
        text: column(row, "text")?,
        meeting: column::<MeetingId>(row, "meeting_id")?,
        on: column(row, "meets_on")?,
    })
}

//! Meetings, and what belongs to each: its moves, takeaways and decisions.

use chrono::NaiveDate;

use super::column::Column;
use super::db::{Db, Row, Values, column};
use super::error::{Result, StoreError};
use super::page::List;
use super::table::{Mapped, Rows, stored, table};
use crate::domain::meeting::{
    Decision, MeetingDetails, MeetingEntry, MeetingFilter, MeetingKind, MeetingLine, MeetingMove, MeetingMoveDetails,
    MeetingStatus, PlannedDay, Takeaway,
};
use crate::domain::{DecisionId, Listed, MeetingId, MeetingMoveId, MentorshipId, Page, Stored, TakeawayId};

table! {
    Meetings, "meetings", MeetingId, MeetingDetails {
        mentorship_id, title, meets_on, starts_at, zone, minutes, kind, template_id, status, cancelled_by, notes, private_notes,
        debrief_what, debrief_so_what, debrief_now_what, pulse, pulse_note, talk,
    }
}
table! { MeetingMoves, "meeting_moves", MeetingMoveId, MeetingMoveDetails { meeting_id, from_on, to_on, moved_by, moved_at } }
table! { Takeaways, "takeaways", TakeawayId, MeetingEntry { meeting_id, position, text } }
table! { Decisions, "decisions", DecisionId, MeetingEntry { meeting_id, position, text } }

/// No notes: a row shows one line of what came of a meeting, and they may be long.
const SELECT: &str = "
    SELECT m.id, m.mentorship_id, coalesce(p.name, '') AS person_name, m.title, m.meets_on, m.starts_at, m.minutes, m.kind,
        m.status, m.cancelled_by,
        coalesce((SELECT k.text FROM takeaways k WHERE k.meeting_id = m.id ORDER BY k.position, k.id LIMIT 1),
            m.debrief_what) AS gist,
        (SELECT count(*) FROM meeting_moves v WHERE v.meeting_id = m.id) AS moves,
        (SELECT count(*) FROM agenda_lines l WHERE l.meeting_id = m.id AND l.ticked = 0 AND l.put_off = 0) AS open_lines
    FROM meetings m
    LEFT JOIN mentorships s ON s.id = m.mentorship_id
    LEFT JOIN people p ON p.id = s.person_id
    WHERE true";

impl<A> Rows<'_, Meetings, A> {
    /// A page of meetings, newest first.
    pub fn page(&self, filter: &MeetingFilter, page: &Page) -> Result<Vec<Listed<MeetingLine>>> {
        let mut select = SELECT.to_owned();
        let mut values = Vec::new();
        if let Some(mentorship) = filter.mentorship {
            select += " AND m.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        if let Some(status) = filter.status {
            select += " AND m.status = :status";
            values.push((":status", status.to_sql()));
        }
        let list = List {
            doing: "listing meetings",
            select,
            order: Some("m.meets_on"),
            id: "m.id",
            newest_first: true,
            within: None,
        };
        list.page(self.db, &values, page, line_from_row)
    }

    /// One meeting as the lists show it.
    pub fn line(&self, id: MeetingId) -> Result<MeetingLine> {
        let sql = format!("{SELECT} AND m.id = :id");
        let line = self.db.row("reading a meeting", &sql, &[(":id", id.to_sql())], line_from_row)?;
        line.ok_or(StoreError::NotFound(id.into()))
    }

    /// The nearest planned meeting on `today` or later, of a mentorship however it stands or of all that runs.
    pub fn next(&self, mentorship: Option<MentorshipId>, today: NaiveDate) -> Result<Option<MeetingLine>> {
        let mut values = vec![(":today", today.to_sql())];
        let mut sql = format!("{SELECT} AND m.status = 'planned' AND m.meets_on >= :today");
        if let Some(mentorship) = mentorship {
            sql += " AND m.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        } else {
            sql += " AND (s.id IS NULL OR s.status = 'active')";
        }
        sql += " ORDER BY m.meets_on, m.starts_at, m.id LIMIT 1";
        self.db.row("looking for the next meeting", &sql, &values, line_from_row)
    }

    /// Meetings of what runs that were planned for a day before `today` and not too long ago, and of which nobody has said what became,
    /// the newest first.
    pub fn undecided(
        &self,
        mentorship: Option<MentorshipId>,
        since: NaiveDate,
        today: NaiveDate,
        most: u32,
    ) -> Result<Vec<MeetingLine>> {
        let until = today.pred_opt().unwrap_or(today);
        self.running("looking for what was planned", "AND m.status = 'planned'", mentorship, [since, until], most)
    }

    /// Meetings of what runs that were held between two days and have no debrief, the newest first. A takeaway may be enough of one.
    pub fn without_debrief(
        &self,
        mentorship: Option<MentorshipId>,
        [since, until]: [NaiveDate; 2],
        is_taken_enough: bool,
        most: u32,
    ) -> Result<Vec<MeetingLine>> {
        let mut unwritten = "AND m.status = 'held' AND m.pulse IS NULL
            AND trim(m.debrief_what || m.debrief_so_what || m.debrief_now_what) = ''"
            .to_owned();
        if is_taken_enough {
            unwritten += " AND NOT EXISTS (SELECT 1 FROM takeaways k WHERE k.meeting_id = m.id)";
        }
        self.running("looking for a meeting without a debrief", &unwritten, mentorship, [since, until], most)
    }

    fn running(
        &self,
        doing: &'static str,
        which: &str,
        mentorship: Option<MentorshipId>,
        [since, until]: [NaiveDate; 2],
        most: u32,
    ) -> Result<Vec<MeetingLine>> {
        let mut values = vec![(":since", since.to_sql()), (":until", until.to_sql()), (":most", most.to_sql())];
        let mut sql = format!("{SELECT} {which} AND m.meets_on BETWEEN :since AND :until");
        if let Some(mentorship) = mentorship {
            sql += " AND m.mentorship_id = :mentorship";
            values.push((":mentorship", mentorship.to_sql()));
        }
        sql += " AND (s.id IS NULL OR s.status = 'active') ORDER BY m.meets_on DESC, m.id DESC LIMIT :most";
        self.db.rows(doing, &sql, &values, line_from_row)
    }

    /// The last meeting with a mentorship before a day and an id that was held or cancelled and had an agenda: what it left unfinished
    /// comes next. A few that had none, such as a call that was noted, are passed over.
    pub fn last_agenda(&self, mentorship: MentorshipId, before: (NaiveDate, MeetingId)) -> Result<Option<MeetingId>> {
        let last = |status: &str| {
            format!(
                "SELECT * FROM (SELECT id, meets_on FROM meetings
                     WHERE mentorship_id = :mentorship AND status = '{status}' AND (meets_on, id) < (:day, :id)
                     ORDER BY meets_on DESC, id DESC LIMIT 20)"
            )
        };
        let sql = format!(
            "SELECT id FROM ({} UNION ALL {}) m WHERE EXISTS (SELECT 1 FROM agenda_lines l WHERE l.meeting_id = m.id)
             ORDER BY meets_on DESC, id DESC LIMIT 1",
            last("held"),
            last("cancelled")
        );
        let values = [(":mentorship", mentorship.to_sql()), (":day", before.0.to_sql()), (":id", before.1.to_sql())];
        self.db.row("looking for the last agenda", &sql, &values, |row| column(row, "id"))
    }

    /// The meeting held with the same person before this one.
    pub fn before(&self, id: MeetingId) -> Result<Option<Stored<MeetingId, MeetingDetails>>> {
        let sql = "
            SELECT b.* FROM meetings m JOIN meetings b ON b.mentorship_id = m.mentorship_id
            WHERE m.id = :id AND b.status = 'held' AND (b.meets_on, b.id) < (m.meets_on, m.id)
            ORDER BY b.meets_on DESC, b.id DESC LIMIT 1";
        self.db.row("looking for the last time", sql, &[(":id", id.to_sql())], stored::<Meetings>)
    }

    /// The nearest meeting with a mentorship that is planned for `today` or later, behind another one if that is named by its day and
    /// id.
    pub fn planned_from(
        &self,
        mentorship: MentorshipId,
        today: NaiveDate,
        behind: Option<(NaiveDate, MeetingId)>,
    ) -> Result<Option<MeetingId>> {
        let sql = "
            SELECT id FROM meetings WHERE mentorship_id = :mentorship AND status = 'planned' AND meets_on >= :today
            AND (:behind_on IS NULL OR (meets_on, id) > (:behind_on, :behind)) ORDER BY meets_on, id LIMIT 1";
        let values = [
            (":mentorship", mentorship.to_sql()),
            (":today", today.to_sql()),
            (":behind_on", behind.map(|(day, _)| day).to_sql()),
            (":behind", behind.map(|(_, id)| id).to_sql()),
        ];
        self.db.row("looking for the next meeting", sql, &values, |row| column(row, "id"))
    }

    /// The nearest meeting with a mentorship that is planned for `today` or later, other than this one.
    pub fn planned_beside(
        &self,
        mentorship: MentorshipId,
        today: NaiveDate,
        id: MeetingId,
    ) -> Result<Option<MeetingId>> {
        let sql = "
            SELECT id FROM meetings WHERE mentorship_id = :mentorship AND status = 'planned' AND meets_on >= :today
            AND id <> :id ORDER BY meets_on, id LIMIT 1";
        let values = [(":mentorship", mentorship.to_sql()), (":today", today.to_sql()), (":id", id.to_sql())];
        self.db.row("looking for the next meeting", sql, &values, |row| column(row, "id"))
    }

    /// The meeting of a mentorship on a day that was not cancelled; of several, one in the state that is wanted.
    pub fn on(&self, mentorship: MentorshipId, day: NaiveDate, wanted: MeetingStatus) -> Result<Option<MeetingId>> {
        let sql = "
            SELECT id FROM meetings WHERE mentorship_id = :mentorship AND meets_on = :day AND status <> 'cancelled'
            ORDER BY status = :wanted DESC, id DESC LIMIT 1";
        let values = [(":mentorship", mentorship.to_sql()), (":day", day.to_sql()), (":wanted", wanted.to_sql())];
        self.db.row("looking for today's meeting", sql, &values, |row| column(row, "id"))
    }

    /// The first meetings held with a mentorship after one day and up to another, in order, and how many there are in all.
    pub fn held_between(
        &self,
        mentorship: MentorshipId,
        after: NaiveDate,
        until: NaiveDate,
        most: u32,
    ) -> Result<(Vec<MeetingLine>, u32)> {
        let of_those =
            "m.mentorship_id = :mentorship AND m.status = 'held' AND m.meets_on > :after AND m.meets_on <= :until";
        let mut values =
            vec![(":mentorship", mentorship.to_sql()), (":after", after.to_sql()), (":until", until.to_sql())];
        let sql = format!("SELECT count(*) AS meetings FROM meetings m WHERE {of_those}");
        let all = self.db.row("counting meetings", &sql, &values, |row| column(row, "meetings"))?;
        values.push((":most", most.to_sql()));
        let sql = format!("{SELECT} AND {of_those} ORDER BY m.meets_on, m.id LIMIT :most");
        let first = self.db.rows("listing what was held in between", &sql, &values, line_from_row)?;
        Ok((first, all.unwrap_or(0)))
    }

    /// The days between two, both included, for which meetings are planned, in order: with whom, if it is one, and how many.
    pub fn planned_between(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<PlannedDay>> {
        let sql = "
            SELECT m.meets_on, count(*) AS meetings, coalesce(min(p.name), '') AS person_name
            FROM meetings m
            LEFT JOIN mentorships s ON s.id = m.mentorship_id
            LEFT JOIN people p ON p.id = s.person_id
            WHERE m.status = 'planned' AND m.meets_on BETWEEN :from AND :until
            GROUP BY m.meets_on ORDER BY m.meets_on";
        let values = [(":from", from.to_sql()), (":until", until.to_sql())];
        self.db.rows("looking for planned days", sql, &values, |row| {
            Ok(PlannedDay {
                meets_on: column(row, "meets_on")?,
                meetings: column(row, "meetings")?,
                name: column(row, "person_name")?,
            })
        })
    }

    /// Whether a mentorship has a meeting of a kind that was not cancelled.
    pub fn has_kind(&self, mentorship: MentorshipId, kind: MeetingKind) -> Result<bool> {
        let sql = "SELECT 1 AS found FROM meetings
            WHERE mentorship_id = :mentorship AND kind = :kind AND status <> 'cancelled' LIMIT 1";
        let values = [(":mentorship", mentorship.to_sql()), (":kind", kind.to_sql())];
        Ok(self.db.row("looking for a kind of meeting", sql, &values, |row| column::<i64>(row, "found"))?.is_some())
    }

    /// The day of the meeting of a mentorship that was held as the so-manyth, counted from 1.
    pub fn nth_held_on(&self, mentorship: MentorshipId, nth: u32) -> Result<Option<NaiveDate>> {
        let sql = "
            SELECT meets_on FROM meetings WHERE mentorship_id = :mentorship AND status = 'held'
            ORDER BY meets_on LIMIT 1 OFFSET :passed";
        let values = [(":mentorship", mentorship.to_sql()), (":passed", nth.saturating_sub(1).to_sql())];
        self.db.row("counting meetings", sql, &values, |row| column(row, "meets_on"))
    }

    /// The nearest meeting between two days that is planned to look back: half-time, or the closing one.
    pub fn looks_back_between(
        &self,
        mentorship: MentorshipId,
        [since, until]: [NaiveDate; 2],
    ) -> Result<Option<(MeetingKind, NaiveDate)>> {
        let sql = "
            SELECT kind, meets_on FROM meetings WHERE mentorship_id = :mentorship AND status = 'planned'
            AND meets_on BETWEEN :since AND :until AND kind IN ('midpoint', 'closing') ORDER BY meets_on, id LIMIT 1";
        let values = [(":mentorship", mentorship.to_sql()), (":since", since.to_sql()), (":until", until.to_sql())];
        let kind_and_day = |row: &Row<'_>| Ok((column(row, "kind")?, column(row, "meets_on")?));
        self.db.row("looking for a meeting that looks back", sql, &values, kind_and_day)
    }

    /// The days on which meetings of a mentorship were held, newest first.
    pub fn held_on(&self, mentorship: MentorshipId, most: u32) -> Result<Vec<NaiveDate>> {
        let sql = "
            SELECT meets_on FROM meetings WHERE mentorship_id = :mentorship AND status = 'held'
            ORDER BY meets_on DESC LIMIT :most";
        let values = [(":mentorship", mentorship.to_sql()), (":most", most.to_sql())];
        self.db.rows("reading the rhythm", sql, &values, |row| column(row, "meets_on"))
    }
}

impl<A> Rows<'_, MeetingMoves, A> {
    /// Where a meeting has been, in order.
    pub fn of(&self, meeting: MeetingId) -> Result<Vec<MeetingMove>> {
        of_meeting::<MeetingMoves>(
            self.db,
            "SELECT * FROM meeting_moves WHERE meeting_id = :meeting ORDER BY id",
            meeting,
        )
    }
}

impl<A> Rows<'_, Takeaways, A> {
    /// What was taken from a meeting, in order.
    pub fn of(&self, meeting: MeetingId) -> Result<Vec<Takeaway>> {
        of_meeting::<Takeaways>(
            self.db,
            "SELECT * FROM takeaways WHERE meeting_id = :meeting ORDER BY position, id",
            meeting,
        )
    }

    /// The newest takeaway of the last few held meetings, with the day of its meeting.
    pub fn newest(&self, mentorship: Option<MentorshipId>) -> Result<Option<(String, NaiveDate)>> {
        let of_one = if mentorship.is_some() { "AND m.mentorship_id = :mentorship" } else { "" };
        let sql = format!(
            "SELECT k.text, m.meets_on FROM (
                 SELECT m.id, m.meets_on FROM meetings m WHERE m.status = 'held' {of_one}
                 ORDER BY m.meets_on DESC, m.id DESC LIMIT 6
             ) m JOIN takeaways k ON k.meeting_id = m.id
             ORDER BY m.meets_on DESC, m.id DESC, k.position LIMIT 1"
        );
        let values: Vec<_> = mentorship.iter().map(|id| (":mentorship", id.to_sql())).collect();
        self.db
            .row("reading the last takeaway", &sql, &values, |row| Ok((column(row, "text")?, column(row, "meets_on")?)))
    }
}

impl<A> Rows<'_, Decisions, A> {
    /// What was decided in a meeting, in order.
    pub fn of(&self, meeting: MeetingId) -> Result<Vec<Decision>> {
        of_meeting::<Decisions>(
            self.db,
            "SELECT * FROM decisions WHERE meeting_id = :meeting ORDER BY position, id",
            meeting,
        )
    }
}

fn of_meeting<T: Mapped>(db: Db<'_>, sql: &str, meeting: MeetingId) -> Result<Vec<Stored<T::Id, T::Details>>> {
    let values: Values<'_> = &[(":meeting", meeting.to_sql())];
    db.rows("reading what belongs to a meeting", sql, values, stored::<T>)
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<MeetingLine> {
    Ok(MeetingLine {
        id: column(row, "id")?,
        mentorship_id: column(row, "mentorship_id")?,
        name: column(row, "person_name")?,
        title: column(row, "title")?,
        meets_on: column(row, "meets_on")?,
        starts_at: column(row, "starts_at")?,
        minutes: column(row, "minutes")?,
        kind: column(row, "kind")?,
        status: column(row, "status")?,
        cancelled_by: column(row, "cancelled_by")?,
        gist: column(row, "gist")?,
        moves: column(row, "moves")?,
        open_lines: column(row, "open_lines")?,
    })
}

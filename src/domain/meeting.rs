//! Meetings: planned, held, moved or cancelled; their notes, debrief, takeaways and decisions.

pub mod clock;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::{must_be_one_to_five, must_say_something};
use super::mentorship::{MentorshipDetails, Phase};
use super::stored::Details;
use super::{DecisionId, Invalid, MeetingId, MeetingMoveId, MentorshipId, Stored, TakeawayId, TemplateId};

/// At most so many takeaways of one meeting: the cap is the feature.
pub const MOST_TAKEAWAYS: usize = 3;

closed_set! {
    /// What a meeting is for.
    MeetingKind, "kind" {
        First = "first", Regular = "regular", Goals = "goals", Feedback = "feedback",
        Midpoint = "midpoint", Closing = "closing", ClearAir = "clear-air", Group = "group",
    }
}

impl MeetingKind {
    /// What suits a mentorship on a day: the first meeting, the closing one in the phase of closing, half-time once half of the agreed
    /// span is over and nobody has had it, or a regular one.
    pub fn suggested(mentorship: &MentorshipDetails, has_met: bool, has_had_half_time: bool, day: NaiveDate) -> Self {
        if !has_met {
            return MeetingKind::First;
        }
        if mentorship.phase == Phase::Close {
            return MeetingKind::Closing;
        }
        let is_half_over = match (mentorship.started_on, mentorship.ends_on) {
            (Some(start), Some(end)) => (day - start) * 2 >= end - start,
            _ => false,
        };
        if is_half_over && !has_had_half_time { MeetingKind::Midpoint } else { MeetingKind::Regular }
    }
}

closed_set! {
    /// Whether a meeting is still to come, was held, or will not be.
    MeetingStatus, "status" { Planned = "planned", Held = "held", Cancelled = "cancelled" }
}

closed_set! {
    /// One of the two sides.
    Side, "side" { Me = "me", Them = "them" }
}

/// The day for the next meeting that follows from one that was held and from the days the two agreed on: never a day behind, and not a
/// weekend unless they met on one. Where the rhythm has lapsed it stays with the same day of the week.
pub fn proposed_next(held_on: NaiveDate, rhythm_days: u32, today: NaiveDate) -> Option<NaiveDate> {
    if rhythm_days == 0 {
        return None;
    }
    let is_weekend = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let by_rhythm = held_on.checked_add_days(Days::new(rhythm_days.into()))?;
    let weeks_behind = (today - by_rhythm).num_days().max(0).unsigned_abs().div_ceil(7);
    let day = by_rhythm.checked_add_days(Days::new(weeks_behind * 7))?;
    if is_weekend(held_on) { Some(day) } else { day.iter_days().find(|day| !is_weekend(*day)) }
}

closed_set! {
    /// Who did most of the talking.
    Talk, "talk" { Me = "me", Even = "even", Them = "them" }
}

/// One meeting. Moved to another day it stays the same record.
pub type Meeting = Stored<MeetingId, MeetingDetails>;

/// What a person edits of a [`Meeting`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// Nothing for a meeting of a group.
    pub mentorship_id: Option<MentorshipId>,
    pub title: String,
    pub meets_on: NaiveDate,
    /// Local time as agreed: it floats, and nothing is computed with it.
    #[serde(with = "clock_time", default)]
    pub starts_at: Option<NaiveTime>,
    /// An IANA zone, where the two live in different ones.
    pub zone: Option<String>,
    pub minutes: Option<u32>,
    pub kind: MeetingKind,
    /// A template of one's own, where it is not that of the kind.
    #[serde(default)]
    pub template_id: Option<TemplateId>,
    pub status: MeetingStatus,
    pub cancelled_by: Option<Side>,
    pub notes: String,
    /// Left out whenever something is shared, unless asked for by name.
    pub private_notes: String,
    pub debrief_what: String,
    pub debrief_so_what: String,
    pub debrief_now_what: String,
    /// "Was this hour of use?", 1 to 5.
    pub pulse: Option<u8>,
    pub pulse_note: String,
    pub talk: Option<Talk>,
}

impl MeetingDetails {
    /// A planned regular meeting on a day.
    pub fn on(mentorship_id: Option<MentorshipId>, meets_on: NaiveDate) -> Self {
        MeetingDetails {
            mentorship_id,
            title: String::new(),
            meets_on,
            starts_at: None,
            zone: None,
            minutes: None,
            kind: MeetingKind::Regular,
            template_id: None,
            status: MeetingStatus::Planned,
            cancelled_by: None,
            notes: String::new(),
            private_notes: String::new(),
            debrief_what: String::new(),
            debrief_so_what: String::new(),
            debrief_now_what: String::new(),
            pulse: None,
            pulse_note: String::new(),
            talk: None,
        }
    }

    /// What is written about it.
    fn texts(&self) -> [&str; 6] {
        [
            &self.notes,
            &self.private_notes,
            &self.debrief_what,
            &self.debrief_so_what,
            &self.debrief_now_what,
            &self.pulse_note,
        ]
    }

    /// Whether something is said of it afterwards.
    pub fn is_debriefed(&self) -> bool {
        let lines = [&self.debrief_what, &self.debrief_so_what, &self.debrief_now_what, &self.pulse_note];
        self.pulse.is_some() || lines.iter().any(|line| !line.trim().is_empty())
    }

    /// When it began, if it is of today and its time has come.
    pub fn began_at(&self, now: NaiveDateTime) -> Option<NaiveTime> {
        self.starts_at.filter(|starts_at| self.meets_on == now.date() && *starts_at <= now.time())
    }

    /// Whether something else is written about it than `before`.
    pub fn is_written_otherwise(&self, before: &Self) -> bool {
        (self.texts(), self.pulse) != (before.texts(), before.pulse)
    }

    /// What is written about a planned meeting whose day has come says that it was held. Gives whether it did so now.
    pub fn hold_if_written(&mut self, today: NaiveDate) -> bool {
        let is_written = self.pulse.is_some() || self.texts().iter().any(|text| !text.trim().is_empty());
        let is_held = is_written && self.status == MeetingStatus::Planned && self.meets_on <= today;
        if is_held {
            self.status = MeetingStatus::Held;
        }
        is_held
    }
}

impl Details for MeetingDetails {
    const TEXTS: &'static [&'static str] =
        &["notes", "private_notes", "debrief_what", "debrief_so_what", "debrief_now_what"];

    fn follow(&mut self, before: &Self, _now: DateTime<FixedOffset>) {
        if self.status != before.status && self.status != MeetingStatus::Cancelled {
            self.cancelled_by = None;
        }
    }

    fn check(&self) -> Result<(), Invalid> {
        if self.minutes == Some(0) {
            return Err(Invalid::new("minutes", "is how long you meet, such as 60; leave it empty if you do not know"));
        }
        must_be_one_to_five("pulse", self.pulse)
    }
}

/// A meeting in a list: no notes, only what a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLine {
    pub id: MeetingId,
    pub mentorship_id: Option<MentorshipId>,
    /// With whom; empty for a group.
    pub name: String,
    pub title: String,
    pub meets_on: NaiveDate,
    pub starts_at: Option<NaiveTime>,
    pub minutes: Option<u32>,
    pub kind: MeetingKind,
    pub status: MeetingStatus,
    pub cancelled_by: Option<Side>,
    /// The first takeaway, or what happened; empty if neither was written.
    pub gist: String,
    pub moves: u32,
    /// Lines of the agenda that are not ticked.
    pub open_lines: u32,
}

impl MeetingLine {
    /// Its day has gone by, and nobody has said whether it was held.
    pub fn is_undecided(&self, today: NaiveDate) -> bool {
        self.status == MeetingStatus::Planned && self.meets_on < today
    }
}

/// A day for which something is planned already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedDay {
    pub meets_on: NaiveDate,
    pub meetings: u32,
    /// With whom, if it is one meeting; empty for a group.
    pub name: String,
}

/// Which meetings a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingFilter {
    pub mentorship: Option<MentorshipId>,
    pub status: Option<MeetingStatus>,
}

/// One change of a meeting's day.
pub type MeetingMove = Stored<MeetingMoveId, MeetingMoveDetails>;

/// Where a meeting was moved from and to, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingMoveDetails {
    pub meeting_id: MeetingId,
    pub from_on: NaiveDate,
    pub to_on: NaiveDate,
    pub moved_by: Side,
    pub moved_at: DateTime<Utc>,
}

impl Details for MeetingMoveDetails {}

/// What one takes from a meeting; at most [`MOST_TAKEAWAYS`] of each.
pub type Takeaway = Stored<TakeawayId, MeetingEntry>;

/// What was decided in a meeting.
pub type Decision = Stored<DecisionId, MeetingEntry>;

/// A line that belongs to a meeting and has a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingEntry {
    pub meeting_id: MeetingId,
    /// Counted from 1.
    pub position: u32,
    pub text: String,
}

/// A clock time as `16:00`, seconds only where there are any.
mod clock_time {
    use chrono::{NaiveTime, Timelike};
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
    pub(super) fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) if time.second() == 0 => serializer.collect_str(&time.format("%H:%M")),
            Some(time) => serializer.collect_str(&time.format("%H:%M:%S")),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        let time = NaiveTime::parse_from_str(&text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S"));
        time.map(Some).map_err(|_| serde::de::Error::custom(format!("\"{text}\" is no time; one looks like 16:00")))
    }
}

impl Details for MeetingEntry {
    fn check(&self) -> Result<(), Invalid> {
        must_say_something("text", &self.text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_a_planned_meeting_whose_day_has_come_is_held_by_being_written_up() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let written = |on: NaiveDate, status| {
            let notes = "Seventy-one in a hundred.".to_owned();
            let mut details = MeetingDetails { status, notes, ..MeetingDetails::on(None, on) };
            details.hold_if_written(today)
        };
        assert!(written(today, MeetingStatus::Planned));
        assert!(written(today - chrono::Days::new(9), MeetingStatus::Planned));
        assert!(!written(today + chrono::Days::new(1), MeetingStatus::Planned));
        assert!(!written(today, MeetingStatus::Held));
        assert!(!written(today, MeetingStatus::Cancelled));
        assert!(!MeetingDetails::on(None, today).hold_if_written(today));
    }

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn the_next_day_follows_from_the_rhythm() {
        for (held, rhythm, today, next) in [
            ("2026-09-10", 28, "2026-09-10", Some("2026-10-08")),
            // Ten days after a Thursday is a Sunday.
            ("2026-09-10", 10, "2026-09-10", Some("2026-09-21")),
            ("2026-09-12", 28, "2026-09-12", Some("2026-10-10")),
            // Written up when the rhythm has lapsed: the next Thursday.
            ("2026-06-11", 28, "2026-09-09", Some("2026-09-10")),
            ("2026-08-12", 28, "2026-09-09", Some("2026-09-09")),
            ("2026-09-10", 0, "2026-09-10", None),
        ] {
            assert_eq!(proposed_next(on(held), rhythm, on(today)), next.map(on), "{held} and {rhythm} days");
        }
        assert_eq!(proposed_next(NaiveDate::MAX, 28, on("2026-09-10")), None);
    }

    proptest! {
        #[test]
        fn a_day_that_is_proposed_lies_ahead_and_is_a_weekend_only_if_the_last_was(
            held in 0u64..4000,
            rhythm in 1u32..200,
            gone in 0u64..900,
        ) {
            let held = on("2020-01-01") + Days::new(held);
            let today = held + Days::new(gone);
            let next = proposed_next(held, rhythm, today).unwrap();
            let is_weekend = |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            prop_assert!(next >= today && next >= held + Days::new(rhythm.into()));
            prop_assert!(is_weekend(held) || !is_weekend(next));
            let earliest = today.max(held + Days::new(rhythm.into()));
            prop_assert!((next - earliest).num_days() < 9, "no later than needed: {next}");
        }
    }
}

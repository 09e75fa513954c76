//! Meetings: planned, held, moved or cancelled; their notes, debrief, takeaways and decisions.

pub mod clock;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
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

    /// What is written about a planned meeting whose day has come says that it was held. Gives whether it did so now.
    pub fn hold_if_written(&mut self, today: NaiveDate) -> bool {
        let texts = [
            &self.notes,
            &self.private_notes,
            &self.debrief_what,
            &self.debrief_so_what,
            &self.debrief_now_what,
            &self.pulse_note,
        ];
        let is_written = self.pulse.is_some() || texts.iter().any(|text| !text.trim().is_empty());
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

impl MeetingEntry {}

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
}

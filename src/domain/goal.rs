//! Goals: what one wants to change, how one would see it, and a log of two lines at a time.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::{must_be_one_to_five, must_say_something};
use super::stored::Details;
use super::{GoalId, Invalid, MentorshipId, MilestoneId, ProgressId, Side as Owner, Stored};

/// So many goals may run at once before the program asks which one rests.
pub const MOST_ACTIVE: usize = 3;

/// At most so many milestones of one goal.
pub const MOST_MILESTONES: usize = 5;

/// An active goal without an entry for so many days is stalled, or without one for [`STALLED_AFTER_MEETINGS`].
pub const STALLED_AFTER_DAYS: i64 = 45;

/// See [`STALLED_AFTER_DAYS`].
pub const STALLED_AFTER_MEETINGS: u32 = 2;

closed_set! {
    /// Work, or oneself.
    Area, "area" { Work = "work", OneSelf = "self" }
}

closed_set! {
    /// An emerging goal needs no measure; changed and dropped ones keep a reason.
    GoalStatus, "status" {
        Emerging = "emerging", Active = "active", Met = "met", Changed = "changed", Dropped = "dropped",
    }
}

impl GoalStatus {
    /// Emerging or active: still worked on.
    pub fn is_open(self) -> bool {
        matches!(self, GoalStatus::Emerging | GoalStatus::Active)
    }

    /// Changed and dropped say why.
    pub fn needs_reason(self) -> bool {
        matches!(self, GoalStatus::Changed | GoalStatus::Dropped)
    }
}

closed_set! {
    /// Which help is wanted from the other.
    Help, "help" { Show = "show", Encourage = "encourage", Stretch = "stretch", Leave = "leave" }
}

/// One goal.
pub type Goal = Stored<GoalId, GoalDetails>;

/// What a person edits of a [`Goal`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalDetails {
    pub mentorship_id: Option<MentorshipId>,
    pub title: String,
    pub why: String,
    pub owner: Owner,
    pub area: Area,
    pub status: GoalStatus,
    /// Why it was changed or dropped.
    pub status_reason: String,
    /// How one would see it.
    pub measure: String,
    pub start_value: String,
    pub target_value: String,
    pub started_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub help: Option<Help>,
    pub obstacle: String,
    /// "When …, then I …".
    pub if_then: String,
}

impl GoalDetails {
    /// A goal of mine that is still emerging.
    pub fn new(mentorship_id: Option<MentorshipId>, title: impl Into<String>) -> Self {
        GoalDetails {
            mentorship_id,
            title: title.into(),
            why: String::new(),
            owner: Owner::Me,
            area: Area::Work,
            status: GoalStatus::Emerging,
            status_reason: String::new(),
            measure: String::new(),
            start_value: String::new(),
            target_value: String::new(),
            started_on: None,
            due_on: None,
            help: None,
            obstacle: String::new(),
            if_then: String::new(),
        }
    }
}

impl Details for GoalDetails {
    fn check(&self) -> Result<(), Invalid> {
        if self.status.needs_reason() {
            must_say_something("status_reason", &self.status_reason)?;
        }
        must_say_something("title", &self.title)
    }

    /// A goal begins on the day it becomes active, so that one that was emerging for months is not stalled at once.
    fn follow(&mut self, before: &Self, now: DateTime<FixedOffset>) {
        if before.status != GoalStatus::Active {
            self.begin(now.date_naive());
        }
    }
}

impl GoalDetails {
    /// An active goal has a day on which it began.
    pub fn begin(&mut self, today: NaiveDate) {
        if self.status == GoalStatus::Active {
            self.started_on.get_or_insert(today);
        }
    }
}

/// A goal in a list, with its last entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalLine {
    pub goal: Goal,
    /// The other person's name; empty without a mentorship.
    pub name: String,
    pub last_logged_on: Option<NaiveDate>,
    /// The newest value that was logged; empty if none was.
    pub last_value: String,
    /// Meetings held since the last entry (or since the goal began).
    pub meetings_since: u32,
    /// Whether its mentorship is paused or over: then it does not stall.
    pub is_paused: bool,
}

impl GoalLine {
    /// An active goal without an entry for 45 days or two held meetings, unless its mentorship is paused or over.
    pub fn is_stalled(&self, today: NaiveDate) -> bool {
        self.goal.details.status == GoalStatus::Active
            && !self.is_paused
            && ((today - self.quiet_since()).num_days() >= STALLED_AFTER_DAYS
                || self.meetings_since >= STALLED_AFTER_MEETINGS)
    }

    /// The day of the last entry, or on which the goal began.
    pub fn quiet_since(&self) -> NaiveDate {
        let began_on = self.goal.details.started_on.unwrap_or_else(|| self.goal.created_at.date_naive());
        self.last_logged_on.unwrap_or(began_on)
    }

    /// How much of the way from the start to the aim is behind, from 0 to 1, where all three values are numbers.
    pub fn share_of_the_way(&self) -> Option<f64> {
        let details = &self.goal.details;
        let [start, target, last] =
            [&details.start_value, &details.target_value, &self.last_value].map(|value| number_in(value));
        let way = target? - start?;
        (way != 0.0).then_some(((last? - start?) / way).clamp(0.0, 1.0))
    }
}

/// The number that a value begins with, if a unit is all that follows it: 58 of `58 %`, 4.5 of `4,5 hours`, none of `4 in 5`.
pub fn number_in(value: &str) -> Option<f64> {
    let value = value.trim();
    let end = value.find(|c: char| !(c.is_ascii_digit() || "+-.,".contains(c))).unwrap_or(value.len());
    let (digits, unit) = value.split_at(end);
    if unit.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // In English a comma parts thousands; with any other number of digits behind it, it was meant for the decimal point.
    let parts_thousands = digits.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|g| g.len() == 3));
    let digits = digits.replace(',', if parts_thousands { "" } else { "." });
    digits.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Which goals a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalFilter {
    pub mentorship: Option<MentorshipId>,
    pub status: Option<GoalStatus>,
    /// Only emerging and active ones.
    pub is_open: bool,
    /// Only where nothing is paused or over: those of a mentorship that runs, and those of none.
    pub is_running: bool,
}

/// A step on the way to a goal.
pub type Milestone = Stored<MilestoneId, MilestoneDetails>;

/// What a person edits of a [`Milestone`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneDetails {
    pub goal_id: GoalId,
    /// Counted from 1.
    pub position: u32,
    pub text: String,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

impl MilestoneDetails {
    /// A step that is still ahead, behind the others.
    pub fn new(goal_id: GoalId, text: impl Into<String>) -> Self {
        MilestoneDetails { goal_id, position: 0, text: text.into(), due_on: None, done_on: None }
    }
}

/// An entry of a goal's log.
pub type ProgressEntry = Stored<ProgressId, ProgressDetails>;

/// What a person edits of a [`ProgressEntry`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressDetails {
    pub goal_id: GoalId,
    pub logged_on: NaiveDate,
    /// What moved.
    pub moved: String,
    /// What is next.
    pub next: String,
    /// The measure's value on that day, as text.
    pub value: String,
    /// How it felt, 1 to 5.
    pub feel: Option<u8>,
}

impl Details for MilestoneDetails {
    fn check(&self) -> Result<(), Invalid> {
        must_say_something("text", &self.text)
    }
}

impl ProgressDetails {
    /// An empty entry of a day.
    pub fn on(goal_id: GoalId, logged_on: NaiveDate) -> Self {
        ProgressDetails {
            goal_id,
            logged_on,
            moved: String::new(),
            next: String::new(),
            value: String::new(),
            feel: None,
        }
    }
}

impl Details for ProgressDetails {
    fn check(&self) -> Result<(), Invalid> {
        must_be_one_to_five("feel", self.feel)?;
        must_say_something("moved", &self.moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Utc;

    fn line(status: GoalStatus, logged_days_ago: i64, meetings_since: u32) -> (GoalLine, NaiveDate) {
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let details = GoalDetails { status, ..GoalDetails::new(None, "Clear four faults in five") };
        let goal =
            Goal { id: GoalId(1), uid: uuid::Uuid::nil(), details, created_at: Utc::now(), updated_at: Utc::now() };
        let last_logged_on = Some(today - chrono::Duration::days(logged_days_ago));
        (
            GoalLine {
                goal,
                name: String::new(),
                last_logged_on,
                last_value: String::new(),
                meetings_since,
                is_paused: false,
            },
            today,
        )
    }

    #[test]
    fn an_active_goal_stalls_after_45_days_or_two_meetings() {
        for (days, meetings, stalled) in [(44, 0, false), (45, 0, true), (3, 1, false), (3, 2, true)] {
            let (goal, today) = line(GoalStatus::Active, days, meetings);
            assert_eq!(goal.is_stalled(today), stalled, "{days} days, {meetings} meetings");
        }
        let (resting, today) = line(GoalStatus::Active, 400, 9);
        assert!(!GoalLine { is_paused: true, ..resting }.is_stalled(today));
        let (emerging, today) = line(GoalStatus::Emerging, 400, 9);
        assert!(!emerging.is_stalled(today));
    }

    #[test]
    fn a_value_is_a_number_if_only_a_unit_follows() {
        for (value, number) in [
            ("41", 41.0),
            (" 58 % ", 58.0),
            ("58%", 58.0),
            ("-3.5 kg", -3.5),
            ("4,5 hours", 4.5),
            ("1,200", 1200.0),
            ("1,200.5", 1200.5),
        ] {
            assert_eq!(number_in(value), Some(number), "{value}");
        }
        for value in ["", "four", "4 in 5", "2026-09-09", "1.2.3", "-", "%", "inf", "1e9"] {
            assert_eq!(number_in(value), None, "{value}");
        }
    }

    #[test]
    fn the_share_of_the_way_is_between_none_and_all_of_it() {
        for (start, target, last, share) in [
            ("40", "80", "70", Some(0.75)),
            ("40 %", "80 %", "90 %", Some(1.0)),
            ("40", "80", "30", Some(0.0)),
            ("10", "2", "4", Some(0.75)),
            ("40", "40", "40", None),
            ("", "80", "70", None),
            ("40", "80", "", None),
            ("40", "four in five", "70", None),
        ] {
            let (mut goal, _) = line(GoalStatus::Active, 3, 0);
            goal.goal.details.start_value = start.into();
            goal.goal.details.target_value = target.into();
            goal.last_value = last.into();
            assert_eq!(goal.share_of_the_way(), share, "{start} to {target}, at {last}");
        }
    }

    #[test]
    fn a_goal_begins_when_it_becomes_active() {
        let now = Utc::now().fixed_offset();
        let before = GoalDetails::new(None, "Learn Latin");
        let mut details = GoalDetails { status: GoalStatus::Active, ..before.clone() };
        details.follow(&before, now);
        assert_eq!(details.started_on, Some(now.date_naive()));
        details.started_on = NaiveDate::from_ymd_opt(2026, 1, 1);
        details.follow(&before, now);
        assert_eq!(details.started_on, NaiveDate::from_ymd_opt(2026, 1, 1));
    }

    #[test]
    fn a_dropped_goal_says_why() {
        let mut details = GoalDetails { status: GoalStatus::Dropped, ..GoalDetails::new(None, "Learn Latin") };
        assert_eq!(details.check().unwrap_err().field, "status_reason");
        details.status_reason = "no time".into();
        assert_eq!(details.check(), Ok(()));
    }
}

//! The people, and me with each of them: role, phase, rhythm.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::meeting::proposed_next;
use super::names;
use super::stored::Details;
use super::{Invalid, MentorshipId, PersonId, Stored};

/// Somebody in the journal. One row for each, whatever they are in it: mentor, mentee, owner of an action.
pub type Person = Stored<PersonId, PersonDetails>;

/// What a person edits of a [`Person`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetails {
    pub name: String,
    pub note: String,
}

impl From<&str> for PersonDetails {
    /// Somebody of whom only the name is known.
    fn from(name: &str) -> Self {
        PersonDetails { name: name.trim().to_owned(), note: String::new() }
    }
}

closed_set! {
    /// What I am in a mentorship; it picks the wording of questions.
    Role, "my_role" { Mentor = "mentor", Mentee = "mentee", Peer = "peer" }
}

impl Role {
    /// What the other one is to me: "my mentor".
    pub fn theirs(self) -> &'static str {
        match self {
            Role::Mentor => "my mentee",
            Role::Mentee => "my mentor",
            Role::Peer => "my peer",
        }
    }
}

impl Details for PersonDetails {
    const TEXTS: &'static [&'static str] = &["note"];

    fn check(&self) -> Result<(), Invalid> {
        must_say_something("name", &self.name)
    }
}

closed_set! {
    /// Who arranged it.
    Arrangement, "kind" { Programme = "programme", Own = "own" }
}

closed_set! {
    /// Where a mentorship stands; set by the user, never by the program.
    Phase, "phase" { Prepare = "prepare", Agree = "agree", Grow = "grow", Close = "close" }
}

/// Some phases; none means that it fits them all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phases(pub Vec<Phase>);

impl std::fmt::Display for Phases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<_> = self.0.iter().map(|phase| phase.as_str()).collect();
        f.pad(&words.join(", "))
    }
}

impl std::str::FromStr for Phases {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        words.map(str::parse).collect::<Result<_, _>>().map(Phases)
    }
}

closed_set! {
    /// A paused mentorship raises no alert.
    MentorshipStatus, "status" { Active = "active", Paused = "paused", Closed = "closed" }
}

/// Me and one person.
pub type Mentorship = Stored<MentorshipId, MentorshipDetails>;

/// What a person edits of a [`Mentorship`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentorshipDetails {
    pub person_id: PersonId,
    pub my_role: Role,
    pub kind: Arrangement,
    pub purpose: String,
    pub phase: Phase,
    pub status: MentorshipStatus,
    pub started_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    /// How many days lie between two meetings, as the two agreed.
    pub rhythm_days: Option<u32>,
    pub length_min: Option<u32>,
    pub channel: String,
    /// The day it was closed; nothing while it runs or rests.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

impl MentorshipDetails {
    /// A mentorship as it begins: four weeks of rhythm, an hour each, as most pairs find right. With whom is said when it is kept.
    pub fn of(my_role: Role) -> Self {
        MentorshipDetails {
            person_id: PersonId(0),
            my_role,
            kind: Arrangement::Own,
            purpose: String::new(),
            phase: Phase::Prepare,
            status: MentorshipStatus::Active,
            started_on: None,
            ends_on: None,
            rhythm_days: Some(28),
            length_min: Some(60),
            channel: String::new(),
            closed_on: None,
        }
    }
}

impl Details for MentorshipDetails {
    fn follow(&mut self, before: &Self, now: DateTime<FixedOffset>) {
        // What is not over was not closed on any day, whatever is typed there: a review would end on it.
        self.closed_on = match self.status {
            MentorshipStatus::Closed if before.status != MentorshipStatus::Closed => Some(now.date_naive()),
            MentorshipStatus::Closed => self.closed_on,
            _ => None,
        };
    }

    fn check(&self) -> Result<(), Invalid> {
        if self.rhythm_days == Some(0) {
            return Err(Invalid::new("rhythm_days", "is a number of days, such as 28; leave it empty for none"));
        }
        match (self.started_on, self.ends_on) {
            (Some(start), Some(end)) if end < start => Err(Invalid::new("ends_on", "lies before the start")),
            _ => Ok(()),
        }
    }
}

/// Which mentorships a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentorshipFilter {
    /// Only this one: the person who was chosen to be looked at.
    pub mentorship: Option<MentorshipId>,
    pub person: Option<PersonId>,
    pub status: Option<MentorshipStatus>,
}

/// A mentorship in a list, with its person's name and the days the rhythm is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorshipLine {
    pub mentorship: Mentorship,
    pub name: String,
    pub last_held_on: Option<NaiveDate>,
    pub next_on: Option<NaiveDate>,
    pub open_actions: u32,
    pub waiting_topics: u32,
}

impl MentorshipLine {
    /// Over: nothing is planned with them any more.
    pub fn is_closed(&self) -> bool {
        self.mentorship.details.status == MentorshipStatus::Closed
    }

    /// The other's first name: enough in a row.
    pub fn first_name(&self) -> &str {
        names::first_name(&self.name)
    }

    /// How many days ago the last meeting was.
    pub fn days_gone(&self, today: NaiveDate) -> Option<i64> {
        Some((today - self.last_held_on?).num_days().max(0))
    }

    /// The day the next meeting is due by the rhythm the two agreed; `today` where there is none.
    pub fn due_on(&self, today: NaiveDate) -> NaiveDate {
        self.last_held_on.and_then(|held| self.due_after(held, today)).unwrap_or(today)
    }

    /// The same after a day on which they met or will meet; nothing without a rhythm.
    pub fn due_after(&self, last: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        proposed_next(last, self.mentorship.details.rhythm_days?, today)
    }

    /// The phase it seems to be in by now, and why, if that is the next one. Nothing while it is paused or over.
    pub fn suggested_phase(&self, has_agreed: bool, goals: GoalsSet, today: NaiveDate) -> Option<(Phase, PhaseReason)> {
        let details = &self.mentorship.details;
        if details.status != MentorshipStatus::Active {
            return None;
        }
        match details.phase {
            Phase::Prepare => self.last_held_on.map(|_| (Phase::Agree, PhaseReason::HasMet)),
            Phase::Agree => (has_agreed && goals.is_one_open).then_some((Phase::Grow, PhaseReason::HasAgreed)),
            Phase::Grow => {
                let ends_soon = details.ends_on.filter(|end| (*end - today).num_days() <= CLOSES_BEFORE_DAYS);
                let reason = ends_soon.map(|on| PhaseReason::EndsSoon { on });
                let is_all_settled = goals.is_one_set && !goals.is_one_open;
                let reason = reason.or(is_all_settled.then_some(PhaseReason::NoGoalOpen));
                reason.map(|reason| (Phase::Close, reason))
            }
            Phase::Close => None,
        }
    }

    /// How the agreed rhythm stands on `today`.
    pub fn rhythm(&self, today: NaiveDate) -> Option<Rhythm> {
        Rhythm::of(&self.mentorship.details, self.last_held_on, today)
    }
}

/// So long before its end there is time enough to close a mentorship.
const CLOSES_BEFORE_DAYS: i64 = 42;

/// What is known of the goals of a mentorship, as far as its phase hangs on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoalsSet {
    /// Whether there is any, settled ones too.
    pub is_one_set: bool,
    pub is_one_open: bool,
}

/// Why a mentorship seems to be in another phase than it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseReason {
    /// The first meeting was held.
    HasMet,
    /// The two have agreed, and there is a goal.
    HasAgreed,
    /// The end that was planned is near, or behind.
    EndsSoon { on: NaiveDate },
    /// There were goals, and none is open any more.
    NoGoalOpen,
}

closed_set! {
    /// How the days since the last meeting stand against the rhythm the two agreed.
    Rhythm, "rhythm" { OnTime = "on time", Due = "due", Drifting = "drifting", Lapsed = "lapsed" }
}

impl Rhythm {
    /// On time up to 1.0 of the agreed days, due up to 1.5, drifting up to 2.5, lapsed beyond. Nothing while paused or closed,
    /// without a rhythm, or before the first meeting.
    pub fn of(details: &MentorshipDetails, last_held_on: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        if details.status != MentorshipStatus::Active {
            return None;
        }
        let agreed = i64::from(details.rhythm_days.filter(|days| *days > 0)?);
        let gone = (today - last_held_on?).num_days().max(0);
        let within = |tenths: i64| gone * 10 <= agreed * tenths;
        Some(if within(10) {
            Rhythm::OnTime
        } else if within(15) {
            Rhythm::Due
        } else if within(25) {
            Rhythm::Drifting
        } else {
            Rhythm::Lapsed
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rhythm_after(days: i64) -> Option<Rhythm> {
        let details = MentorshipDetails::of(Role::Mentee);
        let held = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        Rhythm::of(&details, Some(held), held + chrono::Days::new(u64::try_from(days).unwrap()))
    }

    #[test]
    fn the_rhythm_is_read_from_the_days_since_the_last_meeting() {
        for (days, expected) in [
            (0, Rhythm::OnTime),
            (28, Rhythm::OnTime),
            (29, Rhythm::Due),
            (42, Rhythm::Due),
            (43, Rhythm::Drifting),
            (70, Rhythm::Drifting),
            (71, Rhythm::Lapsed),
            (4000, Rhythm::Lapsed),
        ] {
            assert_eq!(rhythm_after(days), Some(expected), "after {days} days");
        }
    }

    #[test]
    fn a_paused_mentorship_and_one_without_a_meeting_have_no_rhythm() {
        let today = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let mut details = MentorshipDetails::of(Role::Mentor);
        assert_eq!(Rhythm::of(&details, None, today), None);
        details.status = MentorshipStatus::Paused;
        assert_eq!(Rhythm::of(&details, Some(today), today), None);
    }

    #[test]
    fn a_phase_is_suggested_when_there_is_reason_to_and_never_two_at_once() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let ends = |days: u64| Some(today + chrono::Days::new(days));
        let (none, settled) = (GoalsSet::default(), GoalsSet { is_one_set: true, ..GoalsSet::default() });
        let open = GoalsSet { is_one_open: true, ..settled };
        let ends_soon = Some((Phase::Close, PhaseReason::EndsSoon { on: ends(42).unwrap() }));
        for (phase, has_met, has_agreed, goals, ends_on, expected) in [
            (Phase::Prepare, false, true, open, ends(1), None),
            (Phase::Prepare, true, true, open, ends(1), Some((Phase::Agree, PhaseReason::HasMet))),
            (Phase::Agree, true, false, open, ends(1), None),
            (Phase::Agree, true, true, settled, ends(1), None),
            (Phase::Agree, false, true, open, None, Some((Phase::Grow, PhaseReason::HasAgreed))),
            (Phase::Grow, true, true, none, ends(43), None),
            (Phase::Grow, true, true, open, None, None),
            (Phase::Grow, true, false, settled, None, Some((Phase::Close, PhaseReason::NoGoalOpen))),
            (Phase::Grow, true, true, open, ends(42), ends_soon),
            (Phase::Close, true, true, settled, ends(0), None),
        ] {
            let mut details = MentorshipDetails { phase, ends_on, ..MentorshipDetails::of(Role::Mentee) };
            for status in MentorshipStatus::ALL.iter().copied() {
                details.status = status;
                let line = line_of(&details, has_met.then_some(today));
                let expected = expected.filter(|_| status == MentorshipStatus::Active);
                assert_eq!(line.suggested_phase(has_agreed, goals, today), expected, "{phase}, {status}, {goals:?}");
            }
        }
    }

    fn line_of(details: &MentorshipDetails, last_held_on: Option<NaiveDate>) -> MentorshipLine {
        let (created_at, uid) = (chrono::Utc::now(), uuid::Uuid::nil());
        let mentorship =
            Mentorship { id: MentorshipId(1), uid, details: details.clone(), created_at, updated_at: created_at };
        let name = "Aldo Ferri".to_owned();
        MentorshipLine { mentorship, name, last_held_on, next_on: None, open_actions: 0, waiting_topics: 0 }
    }

    #[test]
    fn the_next_one_is_due_by_the_rhythm_and_never_on_a_weekend_by_chance() {
        let on = |day: &str| day.parse::<NaiveDate>().unwrap();
        for (held, rhythm_days, today, due) in [
            (Some("2026-09-10"), Some(28), "2026-09-10", "2026-10-08"),
            // Ten days after a Thursday is a Sunday.
            (Some("2026-09-10"), Some(10), "2026-09-10", "2026-09-21"),
            // The rhythm has lapsed: the next Thursday.
            (Some("2026-08-06"), Some(28), "2026-09-09", "2026-09-10"),
            (Some("2026-08-06"), None, "2026-09-09", "2026-09-09"),
            (None, Some(28), "2026-09-09", "2026-09-09"),
        ] {
            let details = MentorshipDetails { rhythm_days, ..MentorshipDetails::of(Role::Mentee) };
            let line = line_of(&details, held.map(on));
            assert_eq!(line.due_on(on(today)), on(due), "{held:?} and {rhythm_days:?} days on {today}");
        }
    }

    #[test]
    fn a_meeting_in_the_future_is_no_negative_age() {
        let details = MentorshipDetails::of(Role::Mentor);
        let today = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        assert_eq!(Rhythm::of(&details, today.succ_opt(), today), Some(Rhythm::OnTime));
    }
}

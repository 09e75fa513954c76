//! The people, and me with each of them: role, phase, rhythm.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
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
        }
    }
}

impl Details for MentorshipDetails {
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
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }

    /// How many days ago the last meeting was.
    pub fn days_gone(&self, today: NaiveDate) -> Option<i64> {
        Some((today - self.last_held_on?).num_days().max(0))
    }

    /// How the agreed rhythm stands on `today`.
    pub fn rhythm(&self, today: NaiveDate) -> Option<Rhythm> {
        Rhythm::of(&self.mentorship.details, self.last_held_on, today)
    }
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
    fn a_meeting_in_the_future_is_no_negative_age() {
        let details = MentorshipDetails::of(Role::Mentor);
        let today = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        assert_eq!(Rhythm::of(&details, today.succ_opt(), today), Some(Rhythm::OnTime));
    }
}

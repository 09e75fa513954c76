//! Somebody who helps: with the work, with moving on, with keeping steady.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::names;
use super::stored::Details;
use super::{ContactId, Invalid, MentorshipId, PersonId, Stored};

closed_set! {
    /// What somebody helps with.
    Help, "help" { Work = "work", MovingOn = "moving on", Steady = "steady" }
}

/// Whoever was not in touch for so many months is worth a line.
const QUIET_MONTHS: Months = Months::new(6);

/// Somebody who helps.
pub type Contact = Stored<ContactId, ContactDetails>;

/// What a person edits of a [`Contact`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDetails {
    pub person_id: PersonId,
    /// Through whom one came to know them.
    pub through_id: Option<PersonId>,
    pub helps_work: bool,
    pub helps_moving: bool,
    pub helps_steady: bool,
    /// From 1, known by name, to 3, close.
    pub closeness: Option<u8>,
    /// In what they are unlike me, in a free word.
    pub differs_from_me: String,
    /// Whether they might be a mentor.
    pub is_candidate: bool,
    pub last_contact_on: Option<NaiveDate>,
    pub next_step: String,
    pub thanked_on: Option<NaiveDate>,
}

impl ContactDetails {
    /// Somebody of whom nothing is known yet but who they are.
    pub fn of(person_id: PersonId) -> Self {
        ContactDetails {
            person_id,
            through_id: None,
            helps_work: false,
            helps_moving: false,
            helps_steady: false,
            closeness: None,
            differs_from_me: String::new(),
            is_candidate: false,
            last_contact_on: None,
            next_step: String::new(),
            thanked_on: None,
        }
    }

    /// Whether they help with something.
    pub fn helps_with(&self, help: Help) -> bool {
        match help {
            Help::Work => self.helps_work,
            Help::MovingOn => self.helps_moving,
            Help::Steady => self.helps_steady,
        }
    }

    /// Says whether they help with something.
    pub fn set_help(&mut self, help: Help, helps: bool) {
        *match help {
            Help::Work => &mut self.helps_work,
            Help::MovingOn => &mut self.helps_moving,
            Help::Steady => &mut self.helps_steady,
        } = helps;
    }

    /// What they help with, in the order of the columns.
    pub fn helps(&self) -> Vec<Help> {
        Help::ALL.iter().copied().filter(|help| self.helps_with(*help)).collect()
    }

    /// Whether nobody was in touch for half a year; nothing is said where no day is known.
    pub fn is_quiet(&self, today: NaiveDate) -> bool {
        self.last_contact_on.is_some_and(|day| day < quiet_before(today))
    }

    /// What two rows of one person say together: all they help with, the nearer, the later, and both texts.
    #[must_use]
    pub fn joined_with(&self, other: &Self) -> Self {
        ContactDetails {
            person_id: self.person_id,
            through_id: self.through_id.or(other.through_id),
            helps_work: self.helps_work || other.helps_work,
            helps_moving: self.helps_moving || other.helps_moving,
            helps_steady: self.helps_steady || other.helps_steady,
            closeness: self.closeness.max(other.closeness),
            differs_from_me: joined(&self.differs_from_me, &other.differs_from_me),
            is_candidate: self.is_candidate || other.is_candidate,
            last_contact_on: self.last_contact_on.max(other.last_contact_on),
            next_step: joined(&self.next_step, &other.next_step),
            thanked_on: self.thanked_on.max(other.thanked_on),
        }
    }
}

/// Whoever was last in touch before this day has been quiet for half a year.
pub fn quiet_before(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(QUIET_MONTHS).unwrap_or(NaiveDate::MIN)
}

/// Two lines in one; the same line twice is one.
fn joined(kept: &str, other: &str) -> String {
    match (kept.trim(), other.trim()) {
        (kept, "") => kept.to_owned(),
        ("", other) => other.to_owned(),
        (kept, other) if kept == other => kept.to_owned(),
        (kept, other) => format!("{kept}; {other}"),
    }
}

impl Help {
    /// What it is, in a sentence: "helps with …".
    pub fn in_words(self) -> &'static str {
        match self {
            Help::Work => "the work",
            Help::MovingOn => "moving on",
            Help::Steady => "keeping steady",
        }
    }
}

/// What the nearness of a contact is called.
#[must_use]
pub fn closeness_in_words(closeness: u8) -> &'static str {
    match closeness {
        1 => "known by name",
        2 => "known well",
        _ => "close",
    }
}

/// Which contacts a list holds, and what it is ordered by: the closest first, or the longest quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Who helps with this.
    Helps(Help),
    /// Of whom it is not said yet what they help with.
    Unsaid,
    /// With whom nobody was in touch for half a year.
    Quiet,
    /// Who might be a mentor.
    Candidates,
    /// Who was never thanked.
    ToThank,
    /// Who was met through this person.
    Through(PersonId),
    All,
}

/// Somebody who helps, as the lists show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactLine {
    pub contact: Contact,
    pub name: String,
    /// The name of the one through whom they were met; empty if there is none.
    pub through: String,
    /// The mentorship there is with them, one that runs before one that is over.
    pub mentorship_id: Option<MentorshipId>,
}

impl ContactLine {
    /// What they are called in a row.
    pub fn first_name(&self) -> &str {
        names::other(&self.name)
    }

    /// The words a promised introduction begins with: what one asks for is met through somebody, what one gives begins with whoever
    /// is known.
    pub fn introduction(&self) -> String {
        let details = &self.contact.details;
        match names::first_name(&self.through) {
            _ if details.last_contact_on.is_some() => format!("introduce {} to ", self.name),
            "" => format!("ask for an introduction to {}", self.name),
            through => format!("ask {through} for an introduction to {}", self.name),
        }
    }
}

impl Details for ContactDetails {
    fn check(&self) -> Result<(), Invalid> {
        if self.closeness.is_some_and(|closeness| !(1..=3).contains(&closeness)) {
            return Err(Invalid::new("closeness", "goes from 1, known by name, to 3, close"));
        }
        if self.through_id == Some(self.person_id) {
            return Err(Invalid::new("through", "nobody is known through themselves; leave it empty or name another"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_year_without_a_word_is_quiet() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut contact = ContactDetails::of(PersonId(1));
        assert!(!contact.is_quiet(day("2026-09-09")), "no day, no reproach");
        contact.last_contact_on = Some(day("2026-03-09"));
        assert!(!contact.is_quiet(day("2026-09-09")));
        assert!(contact.is_quiet(day("2026-09-10")));
    }

    #[test]
    fn each_kind_of_help_is_a_field_of_its_own() {
        for help in Help::ALL.iter().copied() {
            let mut contact = ContactDetails::of(PersonId(1));
            contact.set_help(help, true);
            for other in Help::ALL.iter().copied() {
                assert_eq!(contact.helps_with(other), other == help);
            }
        }
    }

    #[test]
    fn nobody_is_known_through_themselves_and_closeness_ends_at_three() {
        let mut contact = ContactDetails { closeness: Some(4), ..ContactDetails::of(PersonId(1)) };
        assert_eq!(contact.check().unwrap_err().field, "closeness");
        contact.closeness = Some(3);
        contact.through_id = Some(PersonId(1));
        assert_eq!(contact.check().unwrap_err().field, "through");
    }
}

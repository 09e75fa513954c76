//! Somebody who helps: with the work, with moving on, with keeping steady.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::stored::Details;
use super::{ContactId, Invalid, PersonId, Stored};

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
    pub helps_moving_on: bool,
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
            helps_moving_on: false,
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
            Help::MovingOn => self.helps_moving_on,
            Help::Steady => self.helps_steady,
        }
    }

    /// Says whether they help with something.
    pub fn set_help(&mut self, help: Help, helps: bool) {
        *match help {
            Help::Work => &mut self.helps_work,
            Help::MovingOn => &mut self.helps_moving_on,
            Help::Steady => &mut self.helps_steady,
        } = helps;
    }

    /// Whether nobody was in touch for half a year; nothing is said where no day is known.
    pub fn is_quiet(&self, today: NaiveDate) -> bool {
        let until = self.last_contact_on.and_then(|day| day.checked_add_months(QUIET_MONTHS));
        until.is_some_and(|until| until < today)
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

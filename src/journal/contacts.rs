//! The network: people who help.

use super::records::brief;
use super::{Edit, Journal, Result};
use crate::domain::contact::{Contact, ContactDetails};
use crate::domain::mentorship::PersonDetails;
use crate::domain::{ContactId, Details, PersonId};
use crate::store::{Repos, Write};
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// Adds somebody who helps. Who is in the journal already, under exactly that name, is not written twice; `details.person_id` is
    /// set here, and who introduced them is found or added by name in the same way.
    pub fn add_contact(&mut self, name: &str, through: &str, details: &ContactDetails) -> Result<ContactId> {
        let person = PersonDetails::from(name);
        person.check()?;
        self.write(&format!("added the contact {}", brief(&person.name)), |repos| {
            let person_id = person_called(repos, name)?;
            let through_id = if through.trim().is_empty() { None } else { Some(person_called(repos, through)?) };
            let details = ContactDetails { person_id, through_id, ..details.clone() };
            details.check()?;
            Ok(repos.contacts().insert(&details)?)
        })
    }

    /// Changes what is known of somebody who helps.
    pub fn edit_contact<'d>(&mut self, id: ContactId, edit: impl Into<Edit<'d, ContactDetails>>) -> Result<Meanwhile> {
        let words = format!("changed {}", self.called(id.into())?);
        let edit = edit.into();
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.contacts().get(id)?.details)?;
            repos.contacts().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Somebody who helps.
    pub fn contact(&self, id: ContactId) -> Result<Contact> {
        Ok(self.store.read().contacts().get(id)?)
    }
}

/// The person of exactly this name, who is added if there is none.
pub(super) fn person_called(repos: Repos<'_, Write>, name: &str) -> Result<PersonId> {
    match repos.people().of_name(name)?.into_iter().next() {
        Some(known) => Ok(known.id),
        None => Ok(repos.people().insert(&PersonDetails::from(name))?),
    }
}

//! The network: people who help, who introduced whom, and what was promised about them.
//!
//! A contact is a row beside a person; the person goes with it only where nothing else in the journal refers to them.

use super::records::brief;
use super::{Edit, Error, Journal, Result};
use crate::domain::contact::{Contact, ContactDetails, ContactLine, Group, Help};
use crate::domain::mentorship::{Person, PersonDetails};
use crate::domain::{ContactId, Details, Invalid, Listed, MentorshipId, Page, PersonId};
use crate::store::{Repos, Write};
use crate::text::meanwhile::Meanwhile;

/// So many names of each kind of help stand in the overview.
const NAMES: usize = 6;

/// Counted no further than this.
const MOST: u32 = 99;

/// So many of those who were met through somebody are shown on their page.
const MET: usize = 40;

/// So many people whose names begin alike are looked at for the one that is meant.
const ALIKE: usize = 20;

/// The network at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// For each kind of help, in the order of the columns, how many there are and the names of the closest.
    pub columns: Vec<Helpers>,
    /// Of how many it is not said yet what they help with.
    pub unsaid: u32,
    pub quiet: u32,
    pub all: u32,
}

/// Who helps with one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helpers {
    pub help: Help,
    pub count: u32,
    pub names: Vec<String>,
}

/// Everything the page of a contact shows but the promises about them, which are a list of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactPage {
    pub line: ContactLine,
    pub person: Person,
    /// Who was met through them.
    pub met: Vec<ContactLine>,
    /// With whom a promise about them would be: with the one through whom they were met.
    pub asked: Option<MentorshipId>,
}

/// Names as somebody wrote them in the form of a contact; what is not said stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names<'a> {
    pub name: Option<&'a str>,
    /// Empty says that they were met through nobody.
    pub through: Option<&'a str>,
}

/// Who a name stands for that is written through whom somebody was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    Known(Person),
    /// Several begin so, and none is called exactly that.
    Several,
    Nobody,
}

impl Journal {
    /// Adds somebody who helps. Who is in the journal already, under exactly that name, is not written twice; `details.person_id` is
    /// set here, and who introduced them is found or added by name.
    pub fn add_contact(&mut self, name: &str, through: &str, details: &ContactDetails) -> Result<ContactId> {
        let person = PersonDetails::from(name.trim());
        person.check()?;
        self.write(&format!("added the contact {}", brief(&person.name)), |repos| {
            let person_id = match repos.people().of_name(&person.name)?.into_iter().next() {
                Some(known) => known.id,
                None => repos.people().insert(&person)?,
            };
            if let Some(known) = repos.contacts().of_person(person_id)?.first() {
                let words = format!("{} is among your contacts already: {}", brief(&person.name), known.id);
                return Err(Invalid::new("name", words).into());
            }
            let through_id = through_called(repos, through)?;
            let details = ContactDetails { person_id, through_id, ..details.clone() };
            details.check()?;
            Ok(repos.contacts().insert(&details)?)
        })
    }

    /// Changes what is known of somebody who helps, and what they are called.
    pub fn edit_contact<'d>(
        &mut self,
        id: ContactId,
        names: Names<'_>,
        edit: impl Into<Edit<'d, ContactDetails>>,
    ) -> Result<Meanwhile> {
        let words = format!("changed {}", self.called(id.into())?);
        let edit = edit.into();
        self.write(&words, |repos| {
            let before = repos.contacts().get(id)?.details;
            let (mut details, meanwhile) = edit.over(&before)?;
            if let Some(name) = names.name {
                let person = repos.people().get(before.person_id)?.details;
                let person = PersonDetails { name: name.trim().to_owned(), ..person };
                person.check()?;
                repos.people().update(before.person_id, &person)?;
            }
            if let Some(through) = names.through {
                details.through_id = through_called(repos, through)?;
            }
            details.check()?;
            repos.contacts().update(id, &details)?;
            tidy(repos, id, &before)?;
            Ok(meanwhile)
        })
    }

    /// Says that one was in touch with them today. Gives the words for a toast.
    pub fn touch_contact(&mut self, id: ContactId) -> Result<String> {
        let today = Some(self.today());
        self.change_contact(id, |details, name| {
            if details.last_contact_on == today {
                return Err(Invalid::new("last_contact_on", "it is written down for today already").into());
            }
            details.last_contact_on = today;
            Ok(format!("in touch today: {name}"))
        })
    }

    /// Says that they were thanked today; or, if that is said already, that they were not. Gives the words for a toast.
    pub fn thank_contact(&mut self, id: ContactId) -> Result<String> {
        let today = Some(self.today());
        self.change_contact(id, |details, name| {
            let is_thanked = details.thanked_on == today;
            details.thanked_on = today.filter(|_| !is_thanked);
            Ok(if is_thanked { format!("not thanked yet: {name}") } else { format!("thanked today: {name}") })
        })
    }

    /// Says whether they might be a mentor. Gives the words for a toast.
    pub fn toggle_candidate(&mut self, id: ContactId) -> Result<String> {
        self.change_contact(id, |details, name| {
            details.is_candidate = !details.is_candidate;
            let words = if details.is_candidate { "might be a mentor" } else { "no candidate for a mentor" };
            Ok(format!("{words}: {name}"))
        })
    }

    fn change_contact(
        &mut self,
        id: ContactId,
        change: impl FnOnce(&mut ContactDetails, &str) -> Result<String>,
    ) -> Result<String> {
        self.write("", |repos| {
            let mut details = repos.contacts().get(id)?.details;
            let name = repos.people().get(details.person_id)?.details.name;
            let words = change(&mut details, &brief(&name))?;
            repos.say(&words)?;
            repos.contacts().update(id, &details)?;
            Ok(words)
        })
    }

    /// Somebody who helps.
    pub fn contact(&self, id: ContactId) -> Result<ContactLine> {
        Ok(self.store.read().contacts().line(id)?)
    }

    /// Contacts of a group: the closest first, or the longest quiet.
    pub fn contacts(&self, group: Group, page: &Page) -> Result<Vec<Listed<ContactLine>>> {
        Ok(self.store.read().contacts().page(group, self.today(), page)?)
    }

    /// How many there are in a group, counted as far as 99.
    pub fn count_contacts(&self, group: Group) -> Result<u32> {
        Ok(self.store.read().contacts().count(group, self.today(), MOST)?)
    }

    /// The network at a glance.
    pub fn network(&self) -> Result<Network> {
        let column = |help: &Help| {
            let group = Group::Helps(*help);
            let names = self.contacts(group, &Page::first(NAMES))?.into_iter().map(|line| line.item.name).collect();
            Ok(Helpers { help: *help, count: self.count_contacts(group)?, names })
        };
        Ok(Network {
            columns: Help::ALL.iter().map(column).collect::<Result<_>>()?,
            unsaid: self.count_contacts(Group::Unsaid)?,
            quiet: self.count_contacts(Group::Quiet)?,
            all: self.count_contacts(Group::All)?,
        })
    }

    /// Everything the page of a contact shows.
    pub fn contact_page(&self, id: ContactId) -> Result<ContactPage> {
        let line = self.contact(id)?;
        let details = &line.contact.details;
        let met = self.contacts(Group::Through(details.person_id), &Page::first(MET))?;
        let asked = details.through_id.map(|person| self.mentorship_with(person)).transpose()?.flatten();
        Ok(ContactPage {
            person: self.person(details.person_id)?,
            met: met.into_iter().map(|line| line.item).collect(),
            asked,
            line,
        })
    }

    /// What somebody of exactly this name is as a contact, if they are one.
    pub fn contact_called(&self, name: &str) -> Result<Option<ContactId>> {
        let repos = self.store.read();
        let Some(person) = repos.people().of_name(name)?.into_iter().next() else { return Ok(None) };
        Ok(repos.contacts().of_person(person.id)?.first().map(|contact| contact.id))
    }

    /// Who is meant by a name that is written through whom somebody was met: the one of exactly that name, or else the only one whose
    /// name begins with those words.
    pub fn meant_by(&self, name: &str) -> Result<Meant> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(Meant::Nobody);
        }
        Ok(of_those(self.store.read().people().beginning(name, ALIKE)?, name))
    }
}

/// The one of these people whom a name means.
fn of_those(mut people: Vec<Person>, name: &str) -> Meant {
    let wanted = name.to_lowercase();
    let called = |person: &Person| person.details.name.trim().to_lowercase();
    if let Some(at) = people.iter().position(|person| called(person) == wanted) {
        return Meant::Known(people.swap_remove(at));
    }
    people.retain(|person| called(person).strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(' ')));
    match (people.len(), people.pop()) {
        (1, Some(person)) => Meant::Known(person),
        (0, _) => Meant::Nobody,
        _ => Meant::Several,
    }
}

/// The person of exactly this name, who is added if there is none.
pub(super) fn person_called(repos: Repos<'_, Write>, name: &str) -> Result<PersonId> {
    match repos.people().of_name(name)?.into_iter().next() {
        Some(known) => Ok(known.id),
        None => Ok(repos.people().insert(&PersonDetails::from(name))?),
    }
}

/// Through whom somebody was met: whom the name means, or somebody new.
fn through_called(repos: Repos<'_, Write>, name: &str) -> Result<Option<PersonId>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(known) = repos.people().of_name(name)?.into_iter().next() {
        return Ok(Some(known.id));
    }
    Ok(Some(match of_those(repos.people().beginning(name, ALIKE)?, name) {
        Meant::Known(person) => person.id,
        Meant::Several | Meant::Nobody => repos.people().insert(&PersonDetails::from(name))?,
    }))
}

/// After a contact has changed: nobody is a contact twice, and whom nothing refers to any more is gone.
pub(super) fn tidy(repos: Repos<'_, Write>, id: ContactId, before: &ContactDetails) -> Result<()> {
    let details = repos.contacts().get(id)?.details;
    if details.person_id != before.person_id {
        let others = repos.contacts().of_person(details.person_id)?;
        if let Some(other) = others.iter().find(|contact| contact.id != id) {
            let name = repos.people().get(details.person_id)?.details.name;
            let words = format!("{} is among your contacts already: {}", brief(&name), other.id);
            return Err(Error::from(Invalid::new("person_id", words)));
        }
    }
    forget_if_alone(repos, before)
}

/// Whom a contact that is gone, or another one now, left with nothing that refers to them.
pub(super) fn forget_if_alone(repos: Repos<'_, Write>, contact: &ContactDetails) -> Result<()> {
    let people = [Some(contact.person_id), contact.through_id];
    people.into_iter().flatten().try_for_each(|person| Ok(repos.people().delete_if_alone(person)?))
}

/// After two rows of a person were joined: what both were as contacts becomes one, with the promises about it, and nobody is met through
/// themselves.
pub(super) fn join(repos: Repos<'_, Write>, person: PersonId) -> Result<()> {
    repos.contacts().part_from_themselves(person)?;
    let contacts: Vec<Contact> = repos.contacts().of_person(person)?;
    let Some((kept, others)) = contacts.split_first() else { return Ok(()) };
    let mut details = kept.details.clone();
    for other in others {
        details = details.joined_with(&other.details);
        repos.contacts().hand_over(other.id, kept.id)?;
        repos.contacts().delete(other.id)?;
    }
    Ok(repos.contacts().update(kept.id, &details)?)
}

#[cfg(test)]
#[path = "contacts_tests.rs"]
mod tests;

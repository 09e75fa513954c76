//! Mentorships and the people in them.

use super::records::brief;
use super::{Error, FEW, Journal, Result};
use crate::domain::mentorship::{MentorshipDetails, MentorshipFilter, MentorshipLine, Person, PersonDetails};
use crate::domain::{Details, Invalid, Listed, MentorshipId, Page, PersonId};

impl Journal {
    /// Begins a mentorship with somebody, by name. Who is in the journal already, under exactly that name, is not written twice;
    /// `details.person_id` is set here.
    pub fn add_mentorship(&mut self, name: &str, details: &MentorshipDetails) -> Result<MentorshipId> {
        let person = PersonDetails { name: name.trim().to_owned(), note: String::new() };
        person.check()?;
        details.check()?;
        self.write(&format!("began the mentorship with {}", brief(name)), |repos| {
            let person_id = match repos.people().of_name(name)?.first() {
                Some(known) => known.id,
                None => repos.people().insert(&person)?,
            };
            Ok(repos.mentorships().insert(&MentorshipDetails { person_id, ..details.clone() })?)
        })
    }

    /// Changes a mentorship and the name of the one it is with.
    pub fn edit_mentorship(&mut self, id: MentorshipId, name: &str, details: &MentorshipDetails) -> Result<()> {
        details.check()?;
        self.write(&format!("changed the mentorship with {}", brief(name)), |repos| {
            let mut person = repos.people().get(details.person_id)?.details;
            name.trim().clone_into(&mut person.name);
            person.check()?;
            repos.people().update(details.person_id, &person)?;
            Ok(repos.mentorships().update(id, details)?)
        })
    }

    /// Joins two rows of one person: everything of `from` goes to `to`, and `from` goes to the trash.
    pub fn merge_people(&mut self, from: PersonId, to: PersonId) -> Result<()> {
        if from == to {
            return Err(Invalid::new("id", format!("{from} and {to} are the same person")).into());
        }
        let repos = self.store.read();
        let (gone, kept) = (repos.people().get(from)?.details, repos.people().get(to)?.details);
        let words = format!("merged {} into {}", brief(&gone.name), brief(&kept.name));
        self.write(&words, |repos| {
            repos.people().hand_over(from, to)?;
            if !gone.note.trim().is_empty() && gone.note != kept.note {
                let notes = [kept.note.as_str(), gone.note.as_str()];
                let note = notes.into_iter().filter(|note| !note.trim().is_empty()).collect::<Vec<_>>().join("\n\n");
                repos.people().update(to, &PersonDetails { note, ..kept.clone() })?;
            }
            Ok(repos.people().delete(from)?)
        })
    }

    /// People by name.
    pub fn people(&self, page: &Page) -> Result<Vec<Listed<Person>>> {
        Ok(self.store.read().people().page(page)?)
    }

    /// Mentorships: active, paused, closed; within each by name.
    pub fn mentorships(&self, filter: &MentorshipFilter, page: &Page) -> Result<Vec<Listed<MentorshipLine>>> {
        Ok(self.store.read().mentorships().page(filter, self.today(), page)?)
    }

    /// One mentorship, as it stands today.
    pub fn mentorship(&self, id: MentorshipId) -> Result<MentorshipLine> {
        Ok(self.store.read().mentorships().line(id, self.today())?)
    }

    /// The mentorship that a name, an unambiguous part of one, or an id means.
    pub fn find_mentorship(&self, named: &str) -> Result<MentorshipId> {
        if let Ok(id) = named.parse::<MentorshipId>() {
            return Ok(self.store.read().mentorships().get(id)?.id);
        }
        let person = named.parse::<PersonId>().ok();
        let all = self.mentorships(&MentorshipFilter { person, status: None }, &FEW)?;
        let wanted = named.trim().to_lowercase();
        let name_of = |line: &MentorshipLine| line.name.to_lowercase();
        let exact: Vec<_> = all.iter().filter(|line| person.is_some() || name_of(&line.item) == wanted).collect();
        let partly: Vec<_> = all.iter().filter(|line| name_of(&line.item).contains(&wanted)).collect();
        let found = if exact.is_empty() { partly } else { exact };
        match found.as_slice() {
            [] => Err(Error::no("person", named.trim())),
            [one] => Ok(one.item.mentorship.id),
            several => Err(ambiguous(named, several)),
        }
    }

    /// The mentorship that is meant when none is named: the only one that is not closed.
    pub fn only_mentorship(&self) -> Result<Option<MentorshipId>> {
        let all = self.mentorships(&MentorshipFilter::default(), &Page::first(2))?;
        // Closed ones come last, so that two rows are enough to know.
        let is_only_one = all.len() == 1 || all.get(1).is_some_and(|second| second.item.is_closed());
        Ok(all.first().filter(|_| is_only_one).map(|line| line.item.mentorship.id))
    }
}

fn ambiguous(named: &str, several: &[&Listed<MentorshipLine>]) -> Error {
    let names: Vec<_> = several
        .iter()
        .take(6)
        .map(|line| {
            let mentorship = &line.item.mentorship;
            format!("{} ({}, I am the {})", line.item.name, mentorship.id, mentorship.details.my_role)
        })
        .collect();
    let what = format!("\"{}\" may be {}; say which by its id", named.trim(), names.join(" or "));
    Invalid::new("with", what).into()
}

//! Whom feedback can be from or to: everybody there is a mentorship with, others the journal knows, and somebody else by name.

use crate::domain::mentorship::MentorshipLine;
use crate::domain::names::first_name;
use crate::domain::{MentorshipId, Page, PersonId};
use crate::journal::{self, Journal};
use crate::text::sanitise::shown_line;

/// The choice of somebody who is asked for by name.
pub const SOMEBODY_ELSE: &str = "somebody else";

/// So many who are in no mentorship are offered; anybody is found by name.
const MOST_OTHERS: usize = 200;

/// Those to choose from.
#[derive(Debug, Default)]
pub struct Known {
    in_mentorships: Vec<MentorshipLine>,
    others: Vec<(PersonId, String)>,
}

impl Known {
    /// Everybody who is offered, and the one it is from or to already.
    pub fn load(already: Option<PersonId>, journal: &Journal) -> journal::Result<Self> {
        let in_mentorships = journal.everybody()?;
        let is_in_one =
            |person: PersonId| in_mentorships.iter().any(|line| line.mentorship.details.person_id == person);
        let people = journal.people(&Page::first(MOST_OTHERS))?.into_iter().map(|line| line.item);
        let mut others: Vec<_> =
            people.filter(|person| !is_in_one(person.id)).map(|person| (person.id, person.details.name)).collect();
        if let Some(id) = already.filter(|id| !is_in_one(*id) && others.iter().all(|(other, _)| other != id)) {
            others.push((id, journal.person(id)?.details.name));
        }
        Ok(Known { in_mentorships, others })
    }

    /// The mentorship that is meant before anything is chosen: this one, or the first.
    pub fn first(&self, with: Option<MentorshipId>) -> Option<&MentorshipLine> {
        let known = with.and_then(|id| self.in_mentorships.iter().find(|line| line.mentorship.id == id));
        known.or(self.in_mentorships.first())
    }

    /// The first of those who are in no mentorship.
    pub fn first_other(&self) -> Option<PersonId> {
        self.others.first().map(|(id, _)| *id)
    }

    /// The values of the field and the names shown for them, each person once.
    pub fn choices(&self) -> Vec<(String, String)> {
        let mut names: Vec<(String, String)> = Vec::new();
        let theirs = self.in_mentorships.iter().map(|line| (line.mentorship.details.person_id, &line.name));
        for (id, name) in theirs.chain(self.others.iter().map(|(id, name)| (*id, name))) {
            let id = id.to_string();
            if !names.iter().any(|(known, _)| *known == id) {
                names.push((id, shown_line(name)));
            }
        }
        names.push((SOMEBODY_ELSE.to_owned(), SOMEBODY_ELSE.to_owned()));
        names
    }

    /// The first name of one who was chosen.
    pub fn first_name_of(&self, chosen: &str) -> Option<String> {
        let choices = self.choices();
        let (_, name) = choices.iter().find(|(id, _)| id == chosen && id != SOMEBODY_ELSE)?;
        Some(first_name(name).to_owned()).filter(|name| !name.is_empty())
    }

    /// The mentorship with somebody: the one it was said in, or else one that runs. What is said after the end is said in none.
    pub fn mentorship(&self, person: PersonId, said_in: Option<MentorshipId>) -> Option<MentorshipId> {
        let theirs = || self.in_mentorships.iter().filter(|line| line.mentorship.details.person_id == person);
        let said_in = theirs().find(|line| Some(line.mentorship.id) == said_in);
        let found = said_in.or_else(|| theirs().find(|line| !line.is_closed()));
        found.map(|line| line.mentorship.id)
    }
}

//! The fields an action is made of, for its form and for the line that captures one.

use super::super::widgets::form::{Field, Form};
use crate::domain::action::{ActionDetails, Owner};
use crate::domain::goal::GoalFilter;
use crate::domain::{GoalId, MentorshipId, Page};
use crate::journal::{self, Journal};
use crate::text::sanitise::shown_line;
use crate::text::width::shorten;

/// How long the line of an action is.
pub(super) const LINE: u16 = 60;

/// The names of fields that depend on one another.
pub(super) const OWNER: &str = "owner";
pub(super) const OWNER_NAME: &str = "owner_name";
pub(super) const WITH: &str = "mentorship_id";

/// So many of a kind are offered to choose from.
const OFFERED: usize = 40;

/// So much of a title is shown in a field.
const TITLE: usize = 46;

/// The mentorship that is meant when none is named: the chosen one, or the only one.
pub(super) fn usual_mentorship(journal: &Journal) -> journal::Result<Option<MentorshipId>> {
    match journal.chosen()? {
        Some(chosen) => Ok(Some(chosen)),
        None => journal.only_mentorship(),
    }
}

/// The mentorships that run, by the names of their people, and one that is meant already though it may be closed.
pub(super) fn people(journal: &Journal, meant: Option<MentorshipId>) -> journal::Result<Vec<(String, String)>> {
    let people = journal.people_to_choose_from(meant)?.into_iter();
    Ok(people.map(|line| (line.mentorship.id.to_string(), shown_line(&line.name))).collect())
}

/// With whom it is; it may be with nobody.
pub(super) fn with(journal: &Journal, meant: Option<MentorshipId>) -> journal::Result<Field> {
    let nobody = (String::new(), "nobody in particular".to_owned());
    let choices = std::iter::once(nobody).chain(people(journal, meant)?).collect();
    Ok(Field::pick(WITH, "With", choices))
}

/// Whose promise it is. The other side gets its name by [`name_owners`].
pub(super) fn whose() -> Field {
    Field::pick(OWNER, "Whose", owners("them"))
}

/// The name of somebody else, asked only then.
pub(super) fn their_name() -> Field {
    Field::line(OWNER_NAME, "Name").hidden()
}

/// Calls the other side by the name of the one the action is with.
pub(super) fn name_owners(form: &mut Form, with: &str, journal: &Journal) -> journal::Result<()> {
    let name = match with.parse() {
        Ok(id) => journal.mentorship(id)?.first_name().to_owned(),
        Err(_) => "them".to_owned(),
    };
    let owner = form.value(OWNER);
    form.offer(OWNER, owners(&shown_line(&name)), &owner);
    Ok(())
}

fn owners(them: &str) -> Vec<(String, String)> {
    let names = [Owner::Me.as_str(), them, "somebody else"];
    Owner::ALL.iter().zip(names).map(|(owner, name)| (owner.to_string(), name.to_owned())).collect()
}

/// The open goals an action can be for, and one that it is for already.
pub(super) fn goals(
    journal: &Journal,
    with: Option<MentorshipId>,
    meant: Option<GoalId>,
) -> journal::Result<Vec<(String, String)>> {
    let filter = GoalFilter { mentorship: with, is_open: true, ..GoalFilter::default() };
    let lines = journal.goals(&filter, &Page::first(OFFERED))?;
    let mut goals: Vec<_> = lines.into_iter().map(|line| line.item.goal).collect();
    if let Some(id) = meant.filter(|id| goals.iter().all(|goal| goal.id != *id)) {
        goals.push(journal.goal(id)?.line.goal);
    }
    let title = |title: &str| shorten(&shown_line(title), TITLE).into_owned();
    let choices = goals.into_iter().map(|goal| (goal.id.to_string(), title(&goal.details.title)));
    Ok(std::iter::once((String::new(), "none".to_owned())).chain(choices).collect())
}

/// The name of somebody else belongs to somebody else's promise alone.
pub(super) fn tidy(details: &mut ActionDetails) {
    if details.owner != Owner::Other {
        details.owner_name.clear();
    }
}

//! Closing a mentorship: what is to be settled before, what happens to the notes, and the end itself.

use super::consequences::follow_mentorship;
use super::records::with_whom;
use super::{FEW, Journal, MentorshipPage, Result};
use crate::domain::action::ActionFilter;
use crate::domain::agreement::Section;
use crate::domain::contact::{ContactLine, Group};
use crate::domain::mentorship::{MentorshipDetails, MentorshipStatus, Phase};
use crate::domain::{ActionId, Details, GoalId, Invalid, MentorshipId, Page, Record};
use crate::store::{Repos, Write};
use crate::text::plural;
use crate::transfer::markdown::notes::{MeetingNotes, document};

/// What happens to the notes of the meetings when a mentorship is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// They stay, to be read.
    #[default]
    Keep,
    /// Those of every meeting are emptied, the private ones too.
    Delete,
}

/// Everything that is looked at before a mentorship is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingPage {
    /// With what is open in it.
    pub page: MentorshipPage,
    /// What the two agreed about notes, in their words; empty where they did not.
    pub agreed_about_notes: String,
    /// Whom one met through them, and has not thanked yet.
    pub to_thank: Vec<ContactLine>,
    /// How many meetings have notes, private ones too.
    pub meetings_with_notes: u32,
    /// How many meetings are planned still.
    pub planned: u32,
}

/// So many people one met through somebody are named at most.
const MOST_TO_THANK: usize = 20;

impl Journal {
    /// What is looked at before a mentorship is closed.
    pub fn closing(&self, id: MentorshipId) -> Result<ClosingPage> {
        let repos = self.store.read();
        let agreed = repos.agreements().current(id)?;
        let agreed_about_notes =
            agreed.map(|agreement| agreement.details.section(Section::BetweenUs).trim().to_owned());
        let page = self.mentorship_page(id)?;
        let met = self.contacts(Group::Through(page.person.id), &Page::first(MOST_TO_THANK))?;
        let to_thank = met.into_iter().map(|line| line.item).filter(|line| line.contact.details.thanked_on.is_none());
        Ok(ClosingPage {
            to_thank: to_thank.collect(),
            page,
            agreed_about_notes: agreed_about_notes.unwrap_or_default(),
            meetings_with_notes: repos.meetings().count_with_notes(id)?,
            planned: u32::try_from(repos.meetings().planned_with(id)?.len()).unwrap_or(u32::MAX),
        })
    }

    /// Closes a mentorship: nothing is planned with them any more, and all of it is only to be read. One change, which undo takes back
    /// whole. Gives the words for a toast.
    pub fn close_mentorship(&mut self, id: MentorshipId, notes: Notes) -> Result<String> {
        let (today, now) = (self.today(), self.now());
        self.write("", |repos| {
            let before = repos.mentorships().get(id)?.details;
            let mut words = format!("closed: the mentorship with {}", with_whom(repos, id)?);
            if notes == Notes::Delete {
                let emptied = repos.meetings().empty_notes(id)?;
                words = format!("{words}; deleted the notes of {}", plural::count(emptied, "meeting", "meetings"));
            }
            let mut details =
                MentorshipDetails { status: MentorshipStatus::Closed, phase: Phase::Close, ..before.clone() };
            details.follow(&before, now);
            repos.mentorships().update(id, &details)?;
            follow_mentorship(repos, id, &before, today)?;
            repos.say(&words)?;
            Ok(words)
        })
    }

    /// Takes an action or a goal out of its mentorship: it is one's own from now on, whatever becomes of that. Gives the words for a toast.
    pub fn keep_as_ones_own(&mut self, record: Record) -> Result<String> {
        let words = format!("yours from now on: {}", self.called(record)?);
        self.write(&words, |repos| match record {
            Record::Action(id) => keep_action(repos, id),
            Record::Goal(id) => keep_goal(repos, id),
            _ => Err(Invalid::new("id", "only an action or a goal can be kept as your own").into()),
        })?;
        Ok(words)
    }

    /// All that was written about the meetings of a mentorship, private notes too: for oneself, and it says so.
    pub fn notes_as_markdown(&self, id: MentorshipId) -> Result<String> {
        let repos = self.store.read();
        let mut meetings = Vec::new();
        for details in repos.meetings().held_with(id)? {
            meetings.push(MeetingNotes {
                takeaways: repos.takeaways().of(details.id)?,
                decisions: repos.decisions().of(details.id)?,
                meeting: details.details,
            });
        }
        Ok(document(&self.mentorship(id)?.name, &meetings))
    }
}

/// A goal that is kept takes along what is promised for it and open: a promise left behind could never be kept.
fn keep_goal(repos: Repos<'_, Write>, id: GoalId) -> Result<()> {
    let mut details = repos.goals().get(id)?.details;
    details.mentorship_id = None;
    repos.goals().update(id, &details)?;
    let promised = ActionFilter { goal: Some(id), is_open: true, ..ActionFilter::default() };
    repos.actions().page(&promised, &FEW)?.into_iter().try_for_each(|line| keep_action(repos, line.item.action.id))
}

fn keep_action(repos: Repos<'_, Write>, id: ActionId) -> Result<()> {
    let mut details = repos.actions().get(id)?.details;
    details.mentorship_id = None;
    Ok(repos.actions().update(id, &details)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::action::{ActionDetails, ActionStatus};
    use crate::domain::goal::GoalDetails;
    use crate::domain::mentorship::Role;

    #[test]
    fn a_goal_that_is_kept_takes_along_what_is_promised_for_it_and_can_be_kept_still() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let with = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let goal = journal.add_goal(&GoalDetails::new(Some(with), "lead the crew")).unwrap();
        let promise =
            |text: &str, status| ActionDetails { goal_id: Some(goal), status, ..ActionDetails::new(Some(with), text) };
        let open = journal.add_action(&promise("ask first", ActionStatus::Open)).unwrap();
        let done = journal.add_action(&promise("count the faults", ActionStatus::Done)).unwrap();
        assert_eq!(journal.keep_as_ones_own(goal.into()).unwrap(), "yours from now on: the goal \"lead the crew\"");
        journal.close_mentorship(with, Notes::Keep).unwrap();
        journal.toggle_action(open).unwrap();
        let whose = |id| journal.store.read().actions().get(id).unwrap().details.mentorship_id;
        assert_eq!([whose(open), whose(done)], [None, Some(with)]);
    }
}

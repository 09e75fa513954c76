//! What Today shows, as it was loaded: a little of everything that is next, due or waiting.
//!
//! Nothing here is longer than the screen shows. What was settled a moment ago is kept in its place among the open ones, so that a
//! list does not jump under the hand that ticks it.

use chrono::NaiveDate;

use super::unsaved::Unsaved;
use super::worth_a_look::{self, Alert};
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::goal::{GoalFilter, GoalLine};
use crate::domain::meeting::MeetingLine;
use crate::domain::mentorship::{MentorshipFilter, MentorshipLine, MentorshipStatus};
use crate::domain::{ActionId, MentorshipId, Page};
use crate::journal::{self, Journal, Offered};

/// So much of each is shown, and loaded.
pub(super) const MOST_ACTIONS: usize = 20;
const MOST_GOALS: usize = 8;
pub(super) const MOST_DRAFTS: usize = 5;
const MOST_PEOPLE: usize = 12;

/// Everything on Today.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub drafts: Vec<Unsaved>,
    /// How many drafts are not shown.
    pub older_drafts: usize,
    pub next: Option<MeetingLine>,
    /// The one whom the next meeting is with, or would be.
    pub with: Option<MentorshipLine>,
    pub actions: Vec<ActionLine>,
    pub question: Option<Offered>,
    pub goals: Vec<GoalLine>,
    /// How many goals are open with the one whom the next meeting is with.
    pub goals_waiting: usize,
    pub taken: Option<(String, NaiveDate)>,
    pub alerts: Vec<Alert>,
    /// Whether it is of several people, so that each thing says whose it is.
    pub is_mixed: bool,
}

impl Contents {
    /// Loads it for the person that is chosen, or for everybody.
    pub fn load(journal: &Journal) -> journal::Result<Self> {
        let whose = journal.chosen()?;
        let drafts = journal.drafts()?;
        let next = journal.next_meeting(whose)?;
        let with =
            match next.as_ref().map_or_else(|| journal.mentorship_to_reflect_on(), |next| Ok(next.mentorship_id))? {
                Some(id) => Some(journal.mentorship(id)?),
                None => None,
            };
        let actions = open_actions(journal, whose)?;
        let goals = open_goals(journal, whose)?;
        let people = active(journal, whose)?;
        Ok(Contents {
            older_drafts: drafts.len().saturating_sub(MOST_DRAFTS),
            drafts: drafts
                .into_iter()
                .take(MOST_DRAFTS)
                .map(|saved| Unsaved::of(saved, journal))
                .collect::<journal::Result<_>>()?,
            goals_waiting: goals_with(&goals, with.as_ref().map(|line| line.mentorship.id)),
            taken: journal.last_takeaway(whose)?,
            alerts: worth_a_look::alerts(&actions, &goals, &people, journal.today()),
            is_mixed: people.len() > 1,
            question: journal.offered_question()?,
            next,
            with,
            actions,
            goals,
        })
    }

    /// Puts what was settled a moment ago back where it stood.
    pub fn keep_settled(&mut self, settled: &[ActionId], before: &[ActionLine], journal: &Journal) {
        for (at, old) in before.iter().enumerate().filter(|(_, old)| settled.contains(&old.action.id)) {
            let is_there = self.actions.iter().any(|line| line.action.id == old.action.id);
            if !is_there && let Ok(line) = journal.action(old.action.id) {
                self.actions.insert(at.min(self.actions.len()), line);
            }
        }
    }

    /// An action that is shown.
    pub fn action(&self, id: ActionId) -> Option<&ActionLine> {
        self.actions.iter().find(|line| line.action.id == id)
    }
}

fn open_actions(journal: &Journal, mentorship: Option<MentorshipId>) -> journal::Result<Vec<ActionLine>> {
    let filter = ActionFilter { mentorship, is_open: true, ..ActionFilter::default() };
    Ok(journal.actions(&filter, &Page::first(MOST_ACTIONS))?.into_iter().map(|line| line.item).collect())
}

fn open_goals(journal: &Journal, mentorship: Option<MentorshipId>) -> journal::Result<Vec<GoalLine>> {
    let filter = GoalFilter { mentorship, is_open: true, status: None };
    Ok(journal.goals(&filter, &Page::first(MOST_GOALS))?.into_iter().map(|line| line.item).collect())
}

/// The mentorships whose rhythm is worth a look: only active ones have one.
fn active(journal: &Journal, whose: Option<MentorshipId>) -> journal::Result<Vec<MentorshipLine>> {
    if let Some(id) = whose {
        return Ok(vec![journal.mentorship(id)?]);
    }
    let filter = MentorshipFilter { status: Some(MentorshipStatus::Active), ..MentorshipFilter::default() };
    Ok(journal.mentorships(&filter, &Page::first(MOST_PEOPLE))?.into_iter().map(|line| line.item).collect())
}

fn goals_with(goals: &[GoalLine], with: Option<MentorshipId>) -> usize {
    goals.iter().filter(|line| with.is_some() && line.goal.details.mentorship_id == with).count()
}

//! What Today shows, as it was loaded: a little of everything that is next, due or waiting, and what was left unsaved.
//!
//! What was settled a moment ago is kept in its place among the open ones, so that a list does not jump under the hand that ticks it.

use super::unsaved::Unsaved;
use crate::domain::action::ActionLine;
use crate::domain::{ActionId, Record};
use crate::journal::{self, Journal, Today};

/// So many drafts are shown, and loaded.
pub(super) const MOST_DRAFTS: usize = 5;

/// Everything on the screen.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub drafts: Vec<Unsaved>,
    /// How many drafts are not shown.
    pub older_drafts: usize,
    pub today: Today,
    /// What is worth a look and stands so far down that it is not among the actions.
    looked_at: Vec<ActionLine>,
}

impl Contents {
    /// Loads it for the person that is chosen, or for everybody.
    pub fn load(journal: &Journal) -> journal::Result<Self> {
        let drafts = journal.drafts()?;
        let today = journal.today_for(journal.chosen()?)?;
        let is_shown = |id: &ActionId| today.actions.iter().any(|line| line.action.id == *id);
        let looked_at = today.alerts.iter().filter_map(|alert| match alert.about {
            Record::Action(id) => Some(id),
            _ => None,
        });
        let looked_at = looked_at.filter(|id| !is_shown(id)).map(|id| journal.action(id)).collect::<Result<_, _>>()?;
        Ok(Contents {
            looked_at,
            older_drafts: drafts.len().saturating_sub(MOST_DRAFTS),
            drafts: drafts
                .into_iter()
                .take(MOST_DRAFTS)
                .map(|saved| Unsaved::of(saved, journal))
                .collect::<journal::Result<_>>()?,
            today,
        })
    }

    /// Puts what was settled a moment ago back where it stood.
    pub fn keep_settled(&mut self, settled: &[ActionId], before: &[ActionLine], journal: &Journal) {
        let actions = &mut self.today.actions;
        for (at, old) in before.iter().enumerate().filter(|(_, old)| settled.contains(&old.action.id)) {
            let is_there = actions.iter().any(|line| line.action.id == old.action.id);
            if !is_there && let Ok(line) = journal.action(old.action.id) {
                actions.insert(at.min(actions.len()), line);
            }
        }
    }

    /// An action that is shown, or that an alert is about.
    pub fn action(&self, id: ActionId) -> Option<&ActionLine> {
        self.today.actions.iter().chain(&self.looked_at).find(|line| line.action.id == id)
    }
}

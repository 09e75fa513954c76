//! Actions: promised, done, reopened, dropped with a reason.

use super::records::brief;
use super::{Journal, Result};
use crate::domain::action::{ActionDetails, ActionFilter, ActionLine, ActionStatus};
use crate::domain::{ActionId, Listed, Page};

impl Journal {
    /// Writes down a promise.
    pub fn add_action(&mut self, details: &ActionDetails) -> Result<ActionId> {
        let words = format!("added the action \"{}\"", brief(&details.text));
        self.keep(&words, details, |repos| repos.actions().insert(details))
    }

    /// Changes a promise.
    pub fn edit_action(&mut self, id: ActionId, details: &ActionDetails) -> Result<()> {
        let words = format!("changed the action \"{}\"", brief(&details.text));
        self.keep(&words, details, |repos| repos.actions().update(id, details))
    }

    /// Says whether a promise is open, done, or dropped and why. Gives the words for a toast.
    pub fn set_action_status(&mut self, id: ActionId, status: ActionStatus, why: &str) -> Result<String> {
        let done_at = (status == ActionStatus::Done).then(|| self.clock.utc());
        let drop_reason = if status == ActionStatus::Dropped { why.to_owned() } else { String::new() };
        self.write("", |repos| {
            let details = repos.actions().get(id)?.details;
            let done = match status {
                ActionStatus::Open => "reopened",
                ActionStatus::Done => "done",
                ActionStatus::Dropped => "dropped",
            };
            let words = format!("{done}: {}", brief(&details.text));
            repos.say(&words)?;
            repos.actions().update(id, &ActionDetails { status, done_at, drop_reason, ..details })?;
            Ok(words)
        })
    }

    /// Done, or open again. Gives the words for a toast.
    pub fn toggle_action(&mut self, id: ActionId) -> Result<String> {
        let status = match self.store.read().actions().get(id)?.details.status {
            ActionStatus::Open => ActionStatus::Done,
            ActionStatus::Done | ActionStatus::Dropped => ActionStatus::Open,
        };
        self.set_action_status(id, status, "")
    }

    /// Actions: open ones first, the nearest day first.
    pub fn actions(&self, filter: &ActionFilter, page: &Page) -> Result<Vec<Listed<ActionLine>>> {
        Ok(self.store.read().actions().page(filter, page)?)
    }

    /// One action, with how often it was carried.
    pub fn action(&self, id: ActionId) -> Result<ActionLine> {
        Ok(self.store.read().actions().line(id)?)
    }
}

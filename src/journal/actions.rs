//! Actions: promised, done, reopened, dropped with a reason.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::agenda::filling::join_next;
use super::consequences::Reopened;
use super::records::brief;
use super::{Edit, Journal, Result};
use crate::domain::action::{ActionDetails, ActionFilter, ActionLine, ActionStatus, Owner};
use crate::domain::agenda::AgendaSubject;
use crate::domain::{ActionId, Details, Invalid, Listed, Page};
use crate::store::{Repos, Write};
use crate::text::meanwhile::Meanwhile;
use crate::text::when;

impl Journal {
    /// Writes down a promise; it comes onto the agenda of the meeting after the one it was agreed in, if that is planned.
    pub fn add_action(&mut self, details: &ActionDetails) -> Result<ActionId> {
        let words = format!("added the action \"{}\"", brief(&details.text));
        let today = self.today();
        details.check()?;
        self.write(&words, |repos| {
            let id = repos.actions().insert(details)?;
            if details.status == ActionStatus::Open {
                join_next(repos, details.mentorship_id, AgendaSubject::Action(id), details.meeting_id, today)?;
            }
            Ok(id)
        })
    }

    /// Changes a promise.
    pub fn edit_action<'d>(&mut self, id: ActionId, edit: impl Into<Edit<'d, ActionDetails>>) -> Result<Meanwhile> {
        let (now, edit) = (self.now(), edit.into());
        let words = format!("changed the action \"{}\"", brief(&edit.after.text));
        self.write(&words, |repos| {
            let stored = repos.actions().get(id)?.details;
            let (mut details, meanwhile) = edit.over(&stored)?;
            if edit.is_in_part() {
                details.follow(&stored, now);
            }
            repos.actions().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Says whether a promise is open, done, or dropped and why. Gives the words for a toast.
    pub fn set_action_status(&mut self, id: ActionId, status: ActionStatus, why: &str) -> Result<String> {
        let now = self.now();
        self.write("", |repos| settle(repos, id, |_| status, why, now))
    }

    /// Done, or open again. Gives the words for a toast.
    pub fn toggle_action(&mut self, id: ActionId) -> Result<String> {
        let now = self.now();
        let other = |status| if status == ActionStatus::Open { ActionStatus::Done } else { ActionStatus::Open };
        self.write("", |repos| settle(repos, id, other, "", now))
    }

    /// To be done now: today is its day. Like the three that follow, it changes an open promise and gives the words for a toast; let go
    /// of is one with [`Journal::set_action_status`].
    pub fn do_action_now(&mut self, id: ActionId) -> Result<String> {
        let today = self.today();
        self.turn(id, |details, _| {
            details.due_on = Some(today);
            "due today".to_owned()
        })
    }

    /// Makes it smaller: the same promise in fewer words.
    pub fn make_action_smaller(&mut self, id: ActionId, text: &str) -> Result<String> {
        self.turn(id, |details, _| {
            text.clone_into(&mut details.text);
            "made smaller".to_owned()
        })
    }

    /// Hands it over to somebody by a name: me, the other, or anybody.
    pub fn hand_over_action(&mut self, id: ActionId, to: &str) -> Result<String> {
        self.turn(id, |details, other| {
            (details.owner, details.owner_name) = Owner::named(to, other);
            format!("handed over to {}", brief(to.trim()))
        })
    }

    /// Puts it off to another day.
    pub fn put_off_action(&mut self, id: ActionId, day: NaiveDate) -> Result<String> {
        let today = self.today();
        if day < today {
            return Err(Invalid::new("due_on", "that day is behind; put it off to one ahead").into());
        }
        self.turn(id, |details, _| {
            details.due_on = Some(day);
            format!("put off to {}", when::heading(day, today))
        })
    }

    /// Changes an open promise and says so, in one step of undo.
    fn turn(&mut self, id: ActionId, change: impl FnOnce(&mut ActionDetails, &str) -> String) -> Result<String> {
        self.write("", |repos| {
            let ActionLine { action, name, .. } = repos.actions().line(id)?;
            let mut details = action.details;
            if details.status != ActionStatus::Open {
                return Err(Invalid::new("status", "it is settled; open it again first").into());
            }
            let done = change(&mut details, &name);
            details.check()?;
            let words = format!("{done}: {}", brief(&details.text));
            repos.say(&words)?;
            repos.actions().update(id, &details)?;
            Ok(words)
        })
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

fn settle(
    repos: Repos<'_, Write>,
    id: ActionId,
    status: impl FnOnce(ActionStatus) -> ActionStatus,
    why: &str,
    now: DateTime<FixedOffset>,
) -> Result<String> {
    let before = repos.actions().get(id)?.details;
    let mut details = ActionDetails { status: status(before.status), drop_reason: why.to_owned(), ..before.clone() };
    details.follow(&before, now);
    let done = match details.status {
        ActionStatus::Open => "reopened",
        ActionStatus::Done => "done",
        ActionStatus::Dropped => "let go",
    };
    let words = format!("{done}: {}", brief(&details.text));
    repos.say(&words)?;
    repos.actions().update(id, &details)?;
    if details.status != before.status {
        Reopened::Action(id).join(repos, now.date_naive())?;
    }
    Ok(words)
}

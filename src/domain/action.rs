//! A promise: who does what by when, and how it comes back until it is settled.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::names;
use super::stored::Details;
use super::{ActionId, ContactId, GoalId, Invalid, MeetingId, MentorshipId, Stored};

closed_set! {
    /// Whose promise it is.
    Owner, "owner" { Me = "me", Them = "them", Other = "other" }
}

closed_set! {
    /// Whether a promise still stands.
    ActionStatus, "status" { Open = "open", Done = "done", Dropped = "dropped" }
}

impl Owner {
    /// Whose promise it is: `me`, the first name of the other, or the name that was given.
    pub fn in_words<'a>(self, owner_name: &'a str, other: &'a str) -> &'a str {
        match self {
            Owner::Me => "me",
            Owner::Them => names::other(other),
            Owner::Other => owner_name,
        }
    }

    /// Whose promise a name makes it: mine, the other's by the whole name or the first, or somebody else's.
    pub fn named(name: &str, other: &str) -> (Owner, String) {
        let wanted = name.trim().to_lowercase();
        let first = names::first_name(other).to_lowercase();
        if wanted == "me" {
            (Owner::Me, String::new())
        } else if !first.is_empty() && (wanted == first || wanted == other.to_lowercase()) {
            (Owner::Them, String::new())
        } else {
            (Owner::Other, name.trim().to_owned())
        }
    }
}

/// One promise. Carried into the next meeting it stays this record; nothing is copied.
pub type Action = Stored<ActionId, ActionDetails>;

/// What a person edits of an [`Action`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionDetails {
    pub mentorship_id: Option<MentorshipId>,
    pub text: String,
    pub owner: Owner,
    /// The name, where the owner is neither of the two.
    pub owner_name: String,
    pub due_on: Option<NaiveDate>,
    /// The meeting it was agreed in.
    pub meeting_id: Option<MeetingId>,
    pub goal_id: Option<GoalId>,
    /// Who is to be introduced, where that is what was promised.
    #[serde(default)]
    pub contact_id: Option<ContactId>,
    pub status: ActionStatus,
    pub done_at: Option<DateTime<Utc>>,
    pub drop_reason: String,
}

impl ActionDetails {
    /// An open promise of mine.
    pub fn new(mentorship_id: Option<MentorshipId>, text: impl Into<String>) -> Self {
        ActionDetails {
            mentorship_id,
            text: text.into(),
            owner: Owner::Me,
            owner_name: String::new(),
            due_on: None,
            meeting_id: None,
            goal_id: None,
            contact_id: None,
            status: ActionStatus::Open,
            done_at: None,
            drop_reason: String::new(),
        }
    }
}

impl Details for ActionDetails {
    fn check(&self) -> Result<(), Invalid> {
        if self.owner == Owner::Other {
            must_say_something("owner_name", &self.owner_name)?;
        }
        must_say_something("text", &self.text)
    }

    fn follow(&mut self, before: &Self, now: DateTime<FixedOffset>) {
        if self.status != before.status {
            self.done_at = (self.status == ActionStatus::Done).then_some(now.to_utc());
        }
        if self.status != ActionStatus::Dropped {
            self.drop_reason.clear();
        }
    }
}

/// Which actions a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionFilter {
    pub mentorship: Option<MentorshipId>,
    /// Agreed in this meeting.
    pub meeting: Option<MeetingId>,
    /// For this goal.
    pub goal: Option<GoalId>,
    /// About this contact: introductions.
    pub contact: Option<ContactId>,
    pub is_open: bool,
    /// Only where nothing is paused or over: those of a mentorship that runs, and those of none.
    pub is_running: bool,
    /// Only what stood on [`ActionLine::OFTEN`] agendas or more: whatever was carried often is among them.
    pub is_on_many_agendas: bool,
}

/// How many promises of one side are settled, and how many of those were kept; the others were dropped. Of those that were made last:
/// what was kept ten years ago says little, and counting it would take longer each year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub done: u32,
    pub settled: u32,
}

impl Kept {
    /// So many are counted at most.
    pub const MOST: u32 = 100;
}

/// An action in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    pub action: Action,
    /// The other person's name; empty without a mentorship.
    pub name: String,
    /// Held meetings later than the one it was agreed in on whose agenda it stood and stayed open.
    pub carried: u32,
    /// The day of the last of those meetings.
    pub last_carried_on: Option<NaiveDate>,
    /// Whether its mentorship is paused or over: then nothing is overdue.
    pub is_paused: bool,
}

impl ActionLine {
    /// Carried so often, it is worth another thought: do it now, make it smaller, hand it over, or let it go.
    pub const OFTEN: u32 = 3;

    /// An open promise that came back [`ActionLine::OFTEN`] times or more.
    pub fn is_carried_often(&self) -> bool {
        self.action.details.status == ActionStatus::Open && self.carried >= Self::OFTEN
    }

    /// Carried often, and not touched since it was carried last: the choice is still to be made. A choice of the same day counts. Days
    /// are those of the clock with this offset.
    pub fn awaits_choice(&self, offset: FixedOffset) -> bool {
        let changed_at = Some(self.action.updated_at).filter(|at| *at > self.action.created_at);
        let changed_on = changed_at.map(|at| at.with_timezone(&offset).date_naive());
        let is_untouched = changed_on.is_none_or(|changed_on| Some(changed_on) < self.last_carried_on);
        self.is_carried_often() && !self.is_paused && is_untouched
    }

    /// An open promise past its day, unless its mentorship is paused or over.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        let details = &self.action.details;
        details.status == ActionStatus::Open && !self.is_paused && details.due_on.is_some_and(|due| due < today)
    }

    /// Who promised, in one word.
    pub fn owner(&self) -> &str {
        self.action.details.owner.in_words(&self.action.details.owner_name, &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_promise_it_is() {
        for (name, owner) in [("me", Owner::Me), ("Aldo", Owner::Them), ("aldo ferri", Owner::Them)] {
            assert_eq!(Owner::named(name, "Aldo Ferri"), (owner, String::new()), "{name}");
        }
        assert_eq!(Owner::named(" Kemal ", "Aldo Ferri"), (Owner::Other, "Kemal".to_owned()));
        assert_eq!(Owner::named("Aldo", ""), (Owner::Other, "Aldo".to_owned()));
    }
}

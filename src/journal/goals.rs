//! Goals, their milestones and their log.

use chrono::{DateTime, FixedOffset};

use super::meetings::after;
use super::records::brief;
use super::{Edit, FEW, Journal, Result};
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::goal::{
    GoalDetails, GoalFilter, GoalLine, GoalStatus, MOST_ACTIVE, MOST_MILESTONES, Milestone, MilestoneDetails,
    ProgressDetails, ProgressEntry,
};
use crate::domain::{Details, GoalId, Invalid, Listed, MilestoneId, Page, ProgressId, Side};
use crate::store::{Repos, Write};
use crate::text::meanwhile::Meanwhile;

/// Everything the page of a goal shows but its log, which is read by pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalPage {
    pub line: GoalLine,
    pub milestones: Vec<Milestone>,
    /// Actions for this goal.
    pub actions: Vec<ActionLine>,
}

impl Journal {
    /// Sets a goal.
    pub fn add_goal(&mut self, details: &GoalDetails) -> Result<GoalId> {
        let words = format!("added the goal \"{}\"", brief(&details.title));
        let details = self.begun(details);
        self.keep(&words, &details, |repos| repos.goals().insert(&details))
    }

    /// An active goal begins today where no other day is said.
    fn begun(&self, details: &GoalDetails) -> GoalDetails {
        let mut details = details.clone();
        details.begin(self.today());
        details
    }

    /// Changes a goal.
    pub fn edit_goal<'d>(&mut self, id: GoalId, edit: impl Into<Edit<'d, GoalDetails>>) -> Result<Meanwhile> {
        let (now, edit) = (self.now(), edit.into());
        let words = format!("changed the goal \"{}\"", brief(&edit.after.title));
        self.write(&words, |repos| keep_goal(repos, id, &edit, now))
    }

    /// Sets a goal or changes one, while another of mine rests: both are one change.
    pub fn keep_goal_while_resting<'d>(
        &mut self,
        id: Option<GoalId>,
        edit: impl Into<Edit<'d, GoalDetails>>,
        rests: GoalId,
    ) -> Result<(GoalId, Meanwhile)> {
        let edit = edit.into();
        edit.after.check()?;
        let words = format!("made the goal \"{}\" active while another rests", brief(&edit.after.title));
        let (now, begun) = (self.now(), self.begun(edit.after));
        self.write(&words, |repos| {
            let resting = GoalDetails { status: GoalStatus::Emerging, ..repos.goals().get(rests)?.details };
            repos.goals().update(rests, &resting)?;
            match id {
                Some(id) => Ok((id, keep_goal(repos, id, &edit, now)?)),
                None => Ok((repos.goals().insert(&begun)?, Meanwhile::Nothing)),
            }
        })
    }

    /// Says how a goal stands; changed and dropped need a reason. Gives the words for a toast.
    pub fn set_goal_status(&mut self, id: GoalId, status: GoalStatus, reason: &str) -> Result<String> {
        let now = self.now();
        self.write("", |repos| {
            let mut details = repos.goals().get(id)?.details;
            details.status = status;
            reason.trim().clone_into(&mut details.status_reason);
            details.check()?;
            let words = format!("{status}: {}", brief(&details.title));
            repos.say(&words)?;
            keep_goal(repos, id, &Edit::from(&details), now)?;
            Ok(words)
        })
    }

    /// The goals of mine that are active beside this one, if one more would be too many: then ask which one rests.
    pub fn too_many_active(&self, id: Option<GoalId>) -> Result<Option<Vec<GoalLine>>> {
        let active = self.store.read().goals().active_beside(id)?;
        Ok((active.len() >= MOST_ACTIVE).then_some(active))
    }

    /// Whether a goal would count among the active ones.
    pub fn counts_as_active(details: &GoalDetails) -> bool {
        details.status == GoalStatus::Active && details.owner == Side::Me
    }

    /// Logs what moved and what is next.
    pub fn log_progress(&mut self, details: &ProgressDetails) -> Result<ProgressId> {
        let words = format!("logged \"{}\"", brief(&details.moved));
        self.keep(&words, details, |repos| repos.progress().insert(details))
    }

    /// Changes an entry of a goal's log.
    pub fn edit_progress<'d>(
        &mut self,
        id: ProgressId,
        edit: impl Into<Edit<'d, ProgressDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed the log entry \"{}\"", brief(&edit.after.moved));
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.progress().get(id)?.details)?;
            repos.progress().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Adds a milestone behind the others; at most five. Its position is set here.
    pub fn add_milestone(&mut self, details: &MilestoneDetails) -> Result<MilestoneId> {
        let words = format!("added the milestone \"{}\"", brief(&details.text));
        details.check()?;
        self.write(&words, |repos| {
            let present = repos.milestones().of(details.goal_id)?;
            if present.len() >= MOST_MILESTONES {
                return Err(Invalid::new("milestone", "there are five already; change one of them instead").into());
            }
            let position = after(present.iter().map(|milestone| milestone.details.position));
            Ok(repos.milestones().insert(&MilestoneDetails { position, ..details.clone() })?)
        })
    }

    /// Changes a milestone.
    pub fn edit_milestone<'d>(
        &mut self,
        id: MilestoneId,
        edit: impl Into<Edit<'d, MilestoneDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed the milestone \"{}\"", brief(&edit.after.text));
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.milestones().get(id)?.details)?;
            repos.milestones().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Moves a milestone up (negative) or down by so many places; at an end it stays.
    pub fn move_milestone(&mut self, id: MilestoneId, by: i32) -> Result<()> {
        self.write("moved a milestone", |repos| {
            let mut all = repos.milestones().of(repos.milestones().get(id)?.details.goal_id)?;
            let from = all.iter().position(|milestone| milestone.id == id).unwrap_or(0);
            let to = from.saturating_add_signed(by as isize).min(all.len() - 1);
            let milestone = all.remove(from);
            all.insert(to, milestone);
            for (position, milestone) in (1..).zip(all) {
                repos.milestones().update(milestone.id, &MilestoneDetails { position, ..milestone.details })?;
            }
            Ok(())
        })
    }

    /// One milestone.
    pub fn milestone(&self, id: MilestoneId) -> Result<Milestone> {
        Ok(self.store.read().milestones().get(id)?)
    }

    /// Reached today, or open again. Gives the words for a toast.
    pub fn toggle_milestone(&mut self, id: MilestoneId) -> Result<String> {
        let today = self.today();
        self.write("", |repos| {
            let mut details = repos.milestones().get(id)?.details;
            details.done_on = if details.done_on.is_none() { Some(today) } else { None };
            let done = if details.done_on.is_some() { "reached" } else { "open again" };
            let words = format!("{done}: {}", brief(&details.text));
            repos.say(&words)?;
            repos.milestones().update(id, &details)?;
            Ok(words)
        })
    }

    /// Goals: active, emerging, settled; within each the nearest day first.
    pub fn goals(&self, filter: &GoalFilter, page: &Page) -> Result<Vec<Listed<GoalLine>>> {
        Ok(self.store.read().goals().page(filter, page)?)
    }

    /// Everything the page of a goal shows but its log.
    pub fn goal(&self, id: GoalId) -> Result<GoalPage> {
        let repos = self.store.read();
        let for_goal = ActionFilter { goal: Some(id), ..ActionFilter::default() };
        let actions = repos.actions().page(&for_goal, &FEW)?.into_iter().map(|line| line.item).collect();
        Ok(GoalPage { line: repos.goals().line(id)?, milestones: repos.milestones().of(id)?, actions })
    }

    /// One entry of a goal's log.
    pub fn progress_entry(&self, id: ProgressId) -> Result<ProgressEntry> {
        Ok(self.store.read().progress().get(id)?)
    }

    /// A goal's log, newest first.
    pub fn progress(&self, goal: GoalId, page: &Page) -> Result<Vec<Listed<ProgressEntry>>> {
        Ok(self.store.read().progress().page(goal, page)?)
    }
}

/// Writes a goal as it was changed, with what follows from that.
fn keep_goal(
    repos: Repos<'_, Write>,
    id: GoalId,
    edit: &Edit<'_, GoalDetails>,
    now: DateTime<FixedOffset>,
) -> Result<Meanwhile> {
    let stored = repos.goals().get(id)?.details;
    let (mut details, meanwhile) = edit.over(&stored)?;
    details.follow(&stored, now);
    repos.goals().update(id, &details)?;
    Ok(meanwhile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    fn journal() -> Journal {
        Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap()
    }

    fn active(title: &str) -> GoalDetails {
        GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(None, title) }
    }

    #[test]
    fn one_goal_rests_while_another_runs_and_one_undo_takes_both_back() {
        let mut journal = journal();
        let rests = journal.add_goal(&active("Latin")).unwrap();
        let status = |journal: &Journal, id| journal.goal(id).unwrap().line.goal.details.status;
        let (runs, _) = journal.keep_goal_while_resting(None, &active("Greek"), rests).unwrap();
        assert_eq!((status(&journal, rests), status(&journal, runs)), (GoalStatus::Emerging, GoalStatus::Active));
        journal.undo().unwrap();
        assert_eq!(status(&journal, rests), GoalStatus::Active);
        assert!(journal.goal(runs).is_err());
    }

    #[test]
    fn a_goal_that_becomes_active_begins_that_day() {
        let mut journal = journal();
        let id = journal.add_goal(&GoalDetails::new(None, "Latin")).unwrap();
        journal.set_goal_status(id, GoalStatus::Active, "").unwrap();
        assert_eq!(journal.goal(id).unwrap().line.goal.details.started_on, Some(journal.today()));
    }

    #[test]
    fn milestones_move_and_stop_at_the_ends() {
        let mut journal = journal();
        let goal_id = journal.add_goal(&active("Latin")).unwrap();
        let ids = ["a", "b", "c"].map(|text| {
            let details = MilestoneDetails::new(goal_id, text);
            journal.add_milestone(&details).unwrap()
        });
        journal.move_milestone(ids[0], 1).unwrap();
        journal.move_milestone(ids[2], 9).unwrap();
        let texts: Vec<_> = journal.goal(goal_id).unwrap().milestones.into_iter().map(|m| m.details.text).collect();
        assert_eq!(texts, ["b", "a", "c"]);
    }
}

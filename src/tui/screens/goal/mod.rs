//! The page of a goal: its log, where the measure stands, how it felt, milestones, and the actions for it.
//!
//! This file keeps the panes and answers the keys; `drawing` puts them on the page, `rows` says what is in them, `course` is what the
//! charts are drawn from, and `parts` draws what the page and the preview in the list have in common.

mod course;
mod drawing;
mod parts;
mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::{ListCursor, Motion};
use super::action::ActionScreen;
use super::action_form::ActionFormScreen;
use super::goal_form::GoalFormScreen;
use super::goal_status;
use super::milestone_form::MilestoneFormScreen;
use super::progress_form::ProgressFormScreen;
use crate::domain::action::ActionLine;
use crate::domain::goal::{GoalLine, MOST_MILESTONES, Milestone, ProgressEntry};
use crate::domain::{GoalId, Record};
use crate::journal::{self, ErrorKind, Journal};
use course::Course;

pub(super) use parts::{draw_if_then, draw_obstacle};
pub(super) use rows::milestone_item;

/// What can have the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Log,
    /// The goal itself: what it is measured by, what it needs.
    Goal,
    Milestones,
    Actions,
}

/// The page of one goal.
#[derive(Debug)]
pub struct GoalScreen {
    id: GoalId,
    /// Nothing once the goal is deleted.
    line: Option<GoalLine>,
    log: ListCursor<ProgressEntry>,
    course: Course,
    milestones: ListCursor<Milestone>,
    milestones_count: usize,
    milestones_reached: usize,
    actions: ListCursor<ActionLine>,
    actions_count: usize,
    pane: Pane,
    /// An entry is being written: when it is there, it is the one to look at.
    awaits_entry: bool,
}

impl GoalScreen {
    /// The page of this goal.
    pub fn of(id: GoalId) -> Self {
        GoalScreen {
            id,
            line: None,
            log: ListCursor::default(),
            course: Course::default(),
            milestones: ListCursor::default(),
            milestones_count: 0,
            milestones_reached: 0,
            actions: ListCursor::default(),
            actions_count: 0,
            pane: Pane::Log,
            awaits_entry: false,
        }
    }

    /// The panes that have something in them, in the order of Tab.
    fn panes(&self) -> Vec<Pane> {
        let all = [Pane::Log, Pane::Goal, Pane::Milestones, Pane::Actions];
        let is_there = |pane: &Pane| match pane {
            Pane::Log | Pane::Goal => true,
            Pane::Milestones => !self.milestones.is_empty(),
            Pane::Actions => !self.actions.is_empty(),
        };
        all.into_iter().filter(is_there).collect()
    }

    fn step_pane(&mut self, forward: bool) {
        let panes = self.panes();
        let here = panes.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let by = if forward { 1 } else { panes.len() - 1 };
        self.pane = panes[(here + by) % panes.len()];
    }

    /// What the pane with the keys has selected.
    fn selected(&self) -> Option<Record> {
        match self.pane {
            Pane::Log => self.log.selected().map(|entry| entry.id.into()),
            Pane::Goal => Some(self.id.into()),
            Pane::Milestones => self.milestones.selected().map(|milestone| milestone.id.into()),
            Pane::Actions => self.actions.selected().map(|line| line.action.id.into()),
        }
    }

    fn walk(&mut self, motion: Motion, journal: &Journal) -> journal::Result<()> {
        match self.pane {
            Pane::Log => self.log.walk(motion, |page| journal.progress(self.id, page))?,
            Pane::Goal => {}
            Pane::Milestones => self.milestones.step(motion),
            Pane::Actions => self.actions.step(motion),
        }
        Ok(())
    }

    /// An action has a page; the other lines are opened to be edited.
    fn open(&self, journal: &Journal) -> journal::Result<Step> {
        match (self.pane, self.actions.selected()) {
            (Pane::Actions, Some(line)) => Ok(Step::Push(Box::new(ActionScreen::of(line.action.id)))),
            _ => self.edit(journal),
        }
    }

    fn edit(&self, journal: &Journal) -> journal::Result<Step> {
        Ok(match self.pane {
            Pane::Log => match self.log.selected() {
                Some(entry) => Step::Push(Box::new(ProgressFormScreen::of(entry, journal)?)),
                None => Step::Stay,
            },
            Pane::Goal => Step::Push(Box::new(GoalFormScreen::of(self.id, journal)?)),
            Pane::Milestones => match self.milestones.selected() {
                Some(milestone) => Step::Push(Box::new(MilestoneFormScreen::of(milestone, journal)?)),
                None => Step::Stay,
            },
            Pane::Actions => match self.actions.selected() {
                Some(line) => Step::Push(Box::new(ActionFormScreen::of(line.action.id))),
                None => Step::Stay,
            },
        })
    }

    fn toggle(&self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        Ok(match self.selected() {
            Some(Record::Milestone(id)) => Step::Say(cx.journal.toggle_milestone(id)?),
            Some(Record::Action(id)) => Step::Say(cx.journal.toggle_action(id)?),
            _ => Step::Stay,
        })
    }

    fn delete(&self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(record) = self.selected() else { return Ok(Step::Stay) };
        let words = cx.journal.delete(record)?;
        Ok(if record == Record::Goal(self.id) { Step::Done(words) } else { Step::Say(words) })
    }

    fn move_milestone(&self, by: i32, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(Record::Milestone(id)) = self.selected() {
            cx.journal.move_milestone(id, by)?;
        }
        Ok(Step::Stay)
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match command {
            Command::NextPane => self.step_pane(true),
            Command::PreviousPane => self.step_pane(false),
            Command::Log => {
                self.awaits_entry = true;
                return Ok(Step::Push(Box::new(ProgressFormScreen::blank(self.id, cx.journal)?)));
            }
            Command::New => return Ok(Step::Push(Box::new(MilestoneFormScreen::blank(self.id, cx.journal)?))),
            Command::State => return Ok(self.line.as_ref().map_or(Step::Stay, goal_status::ask)),
            Command::Open => return self.open(cx.journal),
            Command::Edit => return self.edit(cx.journal),
            Command::Toggle => return self.toggle(cx),
            Command::Delete => return self.delete(cx),
            Command::MoveUp => return self.move_milestone(-1, cx),
            Command::MoveDown => return self.move_milestone(1, cx),
            _ => {
                if let Some(motion) = command.motion() {
                    self.walk(motion, cx.journal)?;
                }
            }
        }
        Ok(Step::Stay)
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        let page = journal.goal(self.id)?;
        let entries = self.course.entries();
        self.course = Course::load(self.id, journal)?;
        self.log.reload(|page| journal.progress(self.id, page))?;
        if self.awaits_entry && self.course.entries() > entries {
            self.awaits_entry = false;
            self.pane = Pane::Log;
            self.walk(Motion::First, journal)?;
        }
        self.milestones_count = page.milestones.len();
        self.milestones_reached = page.milestones.iter().filter(|step| step.details.done_on.is_some()).count();
        self.actions_count = page.actions.len();
        let is_first = self.milestones.is_empty();
        let ahead = page.milestones.iter().find(|step| step.details.done_on.is_none()).map(|step| step.id.0);
        self.milestones.keep(page.milestones, |milestone| milestone.id.0);
        if let Some(ahead) = ahead.filter(|_| is_first) {
            self.milestones.select(ahead);
        }
        self.actions.keep(page.actions, |line| line.action.id.0);
        self.line = Some(page.line);
        if !self.panes().contains(&self.pane) {
            self.pane = Pane::Log;
        }
        Ok(())
    }
}

impl Screen for GoalScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::GOAL
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        match self.load(journal) {
            // Undone or deleted elsewhere: the page says so, and undo may bring the goal back.
            Err(error) if error.kind() == ErrorKind::NothingFound && self.line.is_some() => {
                *self = GoalScreen::of(self.id);
                Ok(())
            }
            done => done,
        }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.command(command, cx),
            Input::Answer(answer @ (Answer::Chosen(..) | Answer::Line(..) | Answer::Picked(..))) => {
                goal_status::answered(&answer, cx)
            }
            _ => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        drawing::draw(self, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        self.line.as_ref().map_or_else(|| Title::new("A goal"), |line| drawing::title(line, cx))
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{Delete, Edit, Log, MoveDown, MoveUp, New, Open, State, Toggle};
        let is_ours = matches!(command, Delete | Edit | Log | MoveDown | MoveUp | New | Open | State | Toggle);
        let nothing_selected = self.selected().is_none();
        match (command, self.pane) {
            _ if !is_ours => None,
            _ if self.line.is_none() => Some("the goal was deleted"),
            (New, _) => (self.milestones_count >= MOST_MILESTONES)
                .then_some("there are five milestones already; change one of them instead"),
            (Log | State, _) => None,
            (Toggle, Pane::Log | Pane::Goal) => Some("there is nothing to tick here; Tab goes to the milestones"),
            (MoveUp | MoveDown, Pane::Log | Pane::Goal | Pane::Actions) => Some("only milestones are moved"),
            _ => nothing_selected.then_some("nothing is logged yet"),
        }
    }

    fn about(&self) -> Option<Record> {
        Some(self.id.into())
    }
}

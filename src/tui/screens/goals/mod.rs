//! The goals: active, emerging, settled. A preview stands beside the list where there is room.
//!
//! This file keeps the list and its filter; what a row says is `goal_row`, how a goal's state changes `goal_status`.

mod preview;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_pane::ListPane;
use super::choice::{ChoiceScreen, MenuLine};
use super::goal::GoalScreen;
use super::goal_form::GoalFormScreen;
use super::progress_form::ProgressFormScreen;
use super::{goal_row, goal_status};
use crate::domain::goal::{GoalFilter, GoalLine, GoalStatus};
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::{Page, Record};
use crate::journal::{self, Journal};
use preview::Preview;

/// The question of this screen.
const WHICH: &str = "which goals are shown";

const ALL: &str = "all";
const OPEN: &str = "open";

const FILTERS: &[MenuLine] = &[
    MenuLine { letter: 'l', word: ALL, meaning: "all" },
    MenuLine { letter: 'o', word: OPEN, meaning: "open: active and emerging" },
    MenuLine { letter: 'a', word: "active", meaning: "active" },
    MenuLine { letter: 'e', word: "emerging", meaning: "emerging" },
    MenuLine { letter: 'm', word: "met", meaning: "met" },
    MenuLine { letter: 'c', word: "changed", meaning: "changed" },
    MenuLine { letter: 'd', word: "dropped", meaning: "dropped" },
];

/// The list of goals.
#[derive(Debug)]
pub struct GoalsScreen {
    list: ListCursor<GoalLine>,
    /// One of the words of [`FILTERS`].
    shown: &'static str,
    has_several_people: bool,
    preview: Option<Preview>,
}

impl Default for GoalsScreen {
    fn default() -> Self {
        GoalsScreen { list: ListCursor::default(), shown: ALL, has_several_people: false, preview: None }
    }
}

impl GoalsScreen {
    fn filter(&self, journal: &Journal) -> journal::Result<GoalFilter> {
        let status = self.shown.parse().ok();
        Ok(GoalFilter { mentorship: journal.chosen()?, status, is_open: self.shown == OPEN, ..GoalFilter::default() })
    }

    fn show(&mut self, which: &'static str, journal: &Journal) -> journal::Result<Step> {
        self.shown = which;
        self.list = ListCursor::default();
        self.refresh(journal)?;
        Ok(Step::Stay)
    }

    fn load_preview(&mut self, journal: &Journal) -> journal::Result<()> {
        self.preview = self.list.selected().map(|line| Preview::load(line, journal)).transpose()?;
        Ok(())
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match command {
            Command::New => return Ok(Step::Push(Box::new(GoalFormScreen::blank(cx.journal)?))),
            Command::Filter => {
                let menu = ChoiceScreen::new(Asked::plain(WHICH), "Which goals?", FILTERS).at(self.shown);
                return Ok(Step::Push(Box::new(menu)));
            }
            Command::ClearFilter => return self.show(ALL, cx.journal),
            _ => {}
        }
        if let Some(motion) = command.motion() {
            let filter = self.filter(cx.journal)?;
            self.list.walk(motion, |page| cx.journal.goals(&filter, page))?;
            self.load_preview(cx.journal)?;
            return Ok(Step::Stay);
        }
        let Some(line) = self.list.selected() else { return Ok(Step::Stay) };
        let id = line.goal.id;
        Ok(match command {
            Command::Open => Step::Push(Box::new(GoalScreen::of(id))),
            Command::Edit => Step::Push(Box::new(GoalFormScreen::of(id, cx.journal)?)),
            Command::Log => Step::Push(Box::new(ProgressFormScreen::blank(id, cx.journal)?)),
            Command::State => goal_status::ask(line),
            Command::Delete => Step::Say(cx.journal.delete(id.into())?),
            _ => Step::Stay,
        })
    }

    /// What stands where there is no goal, with the key that changes it.
    fn empty(&self, cx: &ViewCx<'_>) -> Line<'static> {
        let (before, command, after) = match self.shown {
            ALL => ("No goal is set yet. ", Command::New, " sets one: a title is enough."),
            _ => ("No goal is like that. ", Command::ClearFilter, " shows them all."),
        };
        Line::from(vec![Span::raw(before), Span::styled(cx.key(chain::GOALS, command), cx.theme.key), Span::raw(after)])
    }
}

impl Screen for GoalsScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::GOALS
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let filter = self.filter(journal)?;
        self.list.reload(|page| journal.goals(&filter, page))?;
        self.has_several_people = journal.mentorships(&MentorshipFilter::default(), &Page::first(2))?.len() > 1;
        self.load_preview(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.command(command, cx),
            Input::Answer(Answer::Chosen(asked, which)) if asked.what == WHICH => self.show(which, cx.journal),
            Input::Answer(answer) => goal_status::answered(&answer, cx),
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let (left, right) = match cx.grid.split(area, 3) {
            Some([left, right]) => (left, Some(right)),
            None => (area, None),
        };
        ListPane::new(&self.list, |line| goal_row::item(line, self.has_several_people, cx.today))
            .sections(|line| section(line.goal.details.status).to_owned())
            .empty(self.empty(cx))
            .short(cx.grid.is_short)
            .render(frame.buffer_mut(), left, cx.theme);
        if let (Some(preview), Some(right)) = (&self.preview, right) {
            preview.draw(frame.buffer_mut(), right, cx);
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new("Goals").aside(if self.shown == ALL { String::new() } else { format!("only {}", self.shown) })
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{ClearFilter, Delete, Edit, Filter, Log, NextPane, Open, PreviousPane, State};
        let is_empty = self.list.is_empty();
        match command {
            NextPane | PreviousPane => Some("the list is the only pane; Enter opens the goal"),
            ClearFilter if self.shown == ALL => Some("all goals are shown"),
            Filter if is_empty && self.shown == ALL => Some("there is no goal yet"),
            Open | Log | State | Edit | Delete if is_empty => Some("no goal is selected"),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.list.selected().map(|line| line.goal.id.into())
    }
}

fn section(status: GoalStatus) -> &'static str {
    match status {
        GoalStatus::Active => "active",
        GoalStatus::Emerging => "emerging",
        GoalStatus::Met | GoalStatus::Changed | GoalStatus::Dropped => "settled",
    }
}

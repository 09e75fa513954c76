//! The network: who helps, in three columns by what they help with, the empty one named. Below 100 columns the three stand under one
//! another.
//!
//! Whoever helps with several things stands in several columns. This file keeps the lists and their filter; the drawing is `view`, what
//! stands of it beside the mentorships `overview`.

pub mod overview;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::{ListCursor, Motion};
use super::super::widgets::row::styled;
use super::choice::{ChoiceScreen, MenuLine};
use super::contact::ContactScreen;
use super::contact_form::ContactFormScreen;
use crate::domain::contact::{ContactLine, Group, Help};
use crate::domain::{ContactId, Record};
use crate::journal::{self, Journal, Network};

/// The question of this screen.
const WHICH: &str = "which contacts are shown";

const ALL: &str = "all";

const FILTERS: &[MenuLine] = &[
    MenuLine { letter: 'l', word: ALL, meaning: "all, by what they help with" },
    MenuLine { letter: 'q', word: "quiet", meaning: "quiet for half a year" },
    MenuLine { letter: 'c', word: "candidates", meaning: "candidates for a mentor" },
    MenuLine { letter: 't', word: "to thank", meaning: "not thanked yet" },
];

/// One list with what its contacts have in common.
#[derive(Debug)]
struct Column {
    group: Group,
    list: ListCursor<ContactLine>,
    /// How many there are, counted as far as 99.
    count: u32,
}

/// The network.
#[derive(Debug)]
pub struct NetworkScreen {
    columns: Vec<Column>,
    focus: usize,
    /// One of the words of [`FILTERS`].
    shown: &'static str,
    network: Network,
    /// The newest contact there was, so that a new one is selected; nothing before the first are loaded.
    newest: Option<i64>,
}

impl Default for NetworkScreen {
    fn default() -> Self {
        NetworkScreen { columns: Vec::new(), focus: 0, shown: ALL, network: Network::default(), newest: None }
    }
}

impl NetworkScreen {
    fn selected(&self) -> Option<&ContactLine> {
        self.columns.get(self.focus)?.list.selected()
    }

    /// The lists that are shown now, in their order.
    fn groups(&self) -> Vec<Group> {
        match self.shown {
            "quiet" => vec![Group::Quiet],
            "candidates" => vec![Group::Candidates],
            "to thank" => vec![Group::ToThank],
            _ => {
                let helps = Help::ALL.iter().map(|help| Group::Helps(*help));
                helps.chain((self.network.unsaid > 0).then_some(Group::Unsaid)).collect()
            }
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        self.network = journal.network()?;
        let groups = self.groups();
        let here = self.columns.get(self.focus).map(|column| column.group);
        let mut old = std::mem::take(&mut self.columns);
        for group in groups {
            let known = old.iter().position(|column| column.group == group).map(|at| old.swap_remove(at).list);
            let mut list = known.unwrap_or_default();
            list.reload(|page| journal.contacts(group, page))?;
            self.columns.push(Column { group, list, count: journal.count_contacts(group)? });
        }
        let still = self.columns.iter().position(|column| Some(column.group) == here);
        let filled = self.columns.iter().position(|column| !column.list.is_empty());
        self.focus = still.or(filled).unwrap_or(0);
        self.select_newest();
        Ok(())
    }

    /// Selects a contact that was added meanwhile, in the first list it stands in.
    fn select_newest(&mut self) {
        let ids = self.columns.iter().flat_map(|column| column.list.items()).map(|line| line.contact.id.0);
        let newest = ids.max().unwrap_or(0);
        let before = self.newest.replace(newest.max(self.newest.unwrap_or(0)));
        if before.is_none_or(|before| newest <= before) {
            return;
        }
        let at = self.columns.iter_mut().position(|column| column.list.select(newest));
        self.focus = at.unwrap_or(self.focus);
    }

    fn step(&mut self, forward: bool) {
        let count = self.columns.len().max(1);
        self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
    }

    /// Walks down a list, and on into the next one that has something in it.
    fn walk(&mut self, motion: Motion, journal: &Journal) -> journal::Result<()> {
        let Some(column) = self.columns.get_mut(self.focus) else { return Ok(()) };
        let (group, before) = (column.group, column.list.selected_key().cloned());
        column.list.walk(motion, |page| journal.contacts(group, page))?;
        let has_moved = before.is_some() && column.list.selected_key().cloned() != before;
        let filled = |at: &usize| !self.columns[*at].list.is_empty();
        match motion {
            _ if has_moved => {}
            Motion::Down => {
                let next = (self.focus + 1..self.columns.len()).find(filled);
                self.focus = next.unwrap_or(self.focus);
            }
            Motion::Up => self.focus = (0..self.focus).rev().find(filled).unwrap_or(self.focus),
            _ => {}
        }
        Ok(())
    }

    fn show(&mut self, which: &'static str, journal: &Journal) -> journal::Result<Step> {
        (self.shown, self.focus) = (which, 0);
        self.columns.clear();
        self.load(journal)?;
        Ok(Step::Stay)
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.walk(motion, cx.journal)?;
            return Ok(Step::Stay);
        }
        match command {
            Command::NextPane | Command::Later => self.step(true),
            Command::PreviousPane | Command::Earlier => self.step(false),
            Command::New => return Ok(Step::Push(Box::new(self.blank()))),
            Command::Filter => {
                let menu = ChoiceScreen::new(Asked::plain(WHICH), "Who is shown?", FILTERS).at(self.shown);
                return Ok(Step::Push(Box::new(menu)));
            }
            Command::ClearFilter => return self.show(ALL, cx.journal),
            _ => {
                let id = self.selected().map(|line| line.contact.id);
                return id.map_or(Ok(Step::Stay), |id| with_one(command, id, cx.journal));
            }
        }
        Ok(Step::Stay)
    }

    /// The form for a new one, who helps with what the column is for.
    fn blank(&self) -> ContactFormScreen {
        match self.columns.get(self.focus).map(|column| column.group) {
            Some(Group::Helps(help)) if self.network.all > 0 => ContactFormScreen::blank().helping_with(help),
            _ => ContactFormScreen::blank(),
        }
    }
}

/// What can be done with one of them.
fn with_one(command: Command, id: ContactId, journal: &mut Journal) -> journal::Result<Step> {
    Ok(match command {
        Command::Open => Step::Push(Box::new(ContactScreen::of(id))),
        Command::Edit => Step::Push(Box::new(ContactFormScreen::of(id))),
        Command::Log => Step::Say(journal.touch_contact(id)?),
        Command::Told => Step::Say(journal.thank_contact(id)?),
        Command::State => Step::Say(journal.toggle_candidate(id)?),
        Command::Delete => Step::Say(journal.delete(id.into())?),
        _ => Step::Stay,
    })
}

impl Screen for NetworkScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::NETWORK
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.load(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.command(command, cx),
            Input::Answer(Answer::Chosen(asked, which)) if asked.what == WHICH => self.show(which, cx.journal),
            Input::Answer(_) | Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        view::draw(self, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let aside = FILTERS.iter().find(|line| line.word == self.shown && self.shown != ALL);
        let title = Title::new("Network").aside(aside.map_or("who helps, and with what", |line| line.meaning));
        match self.network.quiet {
            quiet if quiet > 0 && self.shown == ALL => {
                title.right(styled(format!("{quiet} quiet for half a year"), cx.theme.text))
            }
            _ => title,
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{
            ClearFilter, Delete, Earlier, Edit, Filter, Later, Log, NextPane, Open, PreviousPane, State, Told,
        };
        match command {
            ClearFilter if self.shown == ALL => Some("all of them are shown"),
            Filter | NextPane | PreviousPane | Earlier | Later if self.network.all == 0 => {
                Some("nobody is written down yet")
            }
            NextPane | PreviousPane | Earlier | Later if self.columns.len() < 2 => Some("there is one list here"),
            Open | Edit | Log | Told | State | Delete if self.selected().is_none() => Some("nobody is selected"),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.selected().map(|line| line.contact.id.into())
    }
}

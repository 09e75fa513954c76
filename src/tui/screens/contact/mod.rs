//! The page of somebody who helps: what is known of them, the introductions that were promised, and who was met through them.
//!
//! A promised introduction is an action like any other and has its own page; here are those about this one. The drawing is `view`.

mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::{ListCursor, Motion};
use super::action::ActionScreen;
use super::action_form::ActionFormScreen;
use super::choice::{ChoiceScreen, MenuLine};
use super::contact_form::ContactFormScreen;
use super::mentorship_form::{self, MentorshipFormScreen};
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::contact::ContactLine;
use crate::domain::{ContactId, Record};
use crate::journal::{self, ContactPage, ErrorKind, Journal};

/// The question of the menu, and the word of what somebody else promised.
const WHOSE: &str = "whose promise an introduction is";
const THEIRS: &str = "theirs";

const PROMISES: &[MenuLine] = &[
    MenuLine { letter: 'i', word: "mine", meaning: "I introduce them, or ask for it" },
    MenuLine { letter: 't', word: THEIRS, meaning: "Somebody promised to introduce me to them" },
];

/// What has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Promises,
    Met,
}

/// The page of a contact.
#[derive(Debug)]
pub struct ContactScreen {
    id: ContactId,
    /// Nothing, if it has been deleted meanwhile.
    page: Option<ContactPage>,
    promises: ListCursor<ActionLine>,
    met: ListCursor<ContactLine>,
    focus: Pane,
}

impl ContactScreen {
    /// The page of this one.
    pub fn of(id: ContactId) -> Self {
        ContactScreen {
            id,
            page: None,
            promises: ListCursor::default(),
            met: ListCursor::default(),
            focus: Pane::Promises,
        }
    }

    fn filter(&self) -> ActionFilter {
        ActionFilter { contact: Some(self.id), ..ActionFilter::default() }
    }

    /// The lists that have something in them.
    fn panes(&self) -> Vec<Pane> {
        let is_filled = |pane: &Pane| match pane {
            Pane::Promises => !self.promises.is_empty(),
            Pane::Met => !self.met.is_empty(),
        };
        [Pane::Promises, Pane::Met].into_iter().filter(is_filled).collect()
    }

    /// What Enter opens: a line of the list with the keys.
    fn selected(&self) -> Option<Record> {
        match self.focus {
            Pane::Promises => self.promises.selected().map(|line| line.action.id.into()),
            Pane::Met => self.met.selected().map(|line| line.contact.id.into()),
        }
    }

    fn walk(&mut self, motion: Motion, journal: &Journal) -> journal::Result<()> {
        let (filter, before) = (self.filter(), self.selected());
        match self.focus {
            Pane::Promises => self.promises.walk(motion, |page| journal.actions(&filter, page))?,
            Pane::Met => self.met.step(motion),
        }
        let has_moved = self.selected() != before;
        match (motion, self.focus) {
            _ if has_moved || self.panes().len() < 2 => {}
            (Motion::Down, Pane::Promises) => self.focus = Pane::Met,
            (Motion::Up, Pane::Met) => self.focus = Pane::Promises,
            _ => {}
        }
        Ok(())
    }

    fn step(&mut self) {
        if self.panes().len() > 1 {
            self.focus = if self.focus == Pane::Met { Pane::Promises } else { Pane::Met };
        }
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.walk(motion, cx.journal)?;
            return Ok(Step::Stay);
        }
        let Some(page) = &self.page else { return Ok(Step::Stay) };
        Ok(match command {
            Command::NextPane | Command::PreviousPane => {
                self.step();
                Step::Stay
            }
            Command::Open => match self.selected() {
                Some(Record::Action(id)) => Step::Push(Box::new(ActionScreen::of(id))),
                Some(Record::Contact(id)) => Step::Push(Box::new(ContactScreen::of(id))),
                _ => Step::Push(Box::new(ContactFormScreen::of(self.id))),
            },
            Command::Toggle => match self.selected() {
                Some(Record::Action(id)) => Step::Say(cx.journal.toggle_action(id)?),
                _ => Step::Stay,
            },
            Command::New => {
                let title = format!("An introduction: {}", page.line.name);
                Step::Push(Box::new(ChoiceScreen::new(Asked::about(self.id.into(), WHOSE), title, PROMISES)))
            }
            Command::Begin => Step::Push(Box::new(MentorshipFormScreen::with(&page.line.name, self.id))),
            Command::Edit => Step::Push(Box::new(ContactFormScreen::of(self.id))),
            Command::Log => Step::Say(cx.journal.touch_contact(self.id)?),
            Command::Told => Step::Say(cx.journal.thank_contact(self.id)?),
            Command::State => Step::Say(cx.journal.toggle_candidate(self.id)?),
            Command::Delete => Step::Done(cx.journal.delete(self.id.into())?),
            _ => Step::Stay,
        })
    }
}

impl Screen for ContactScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::CONTACT
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.page = match journal.contact_page(self.id) {
            Ok(page) => Some(page),
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        let filter = self.filter();
        self.promises.reload(|page| journal.actions(&filter, page))?;
        let met = self.page.as_ref().map(|page| page.met.clone()).unwrap_or_default();
        self.met.keep(met, |line| line.contact.id.0);
        if let [only] = self.panes()[..] {
            self.focus = only;
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some((_, words)) = mentorship_form::begun(&input, cx.journal)? {
            return Ok(Step::Say(words));
        }
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(Answer::Chosen(asked, word)) if asked.what == WHOSE => {
                Ok(self.page.as_ref().map_or(Step::Stay, |page| {
                    let form = if word == THEIRS { ActionFormScreen::promised } else { ActionFormScreen::about };
                    Step::Push(Box::new(form(page)))
                }))
            }
            Input::Answer(_) | Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        view::draw(self, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        self.page.as_ref().map_or_else(|| Title::new("A contact that is gone"), |page| view::title(&page.line, cx))
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{Begin, Delete, Edit, Log, New, NextPane, Open, PreviousPane, State, Toggle, Told};
        let Some(page) = &self.page else {
            let is_ours =
                matches!(command, Begin | Delete | Edit | Log | New | Open | State | Toggle | Told | NextPane);
            return is_ours.then_some("it is in the trash");
        };
        match command {
            NextPane | PreviousPane if self.panes().len() < 2 => Some("there is one list here"),
            Toggle if !matches!(self.selected(), Some(Record::Action(_))) => Some("no introduction is selected"),
            Begin if page.line.mentorship_id.is_some() => Some("there is a mentorship with them already, in People"),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.page.as_ref().map(|_| self.id.into())
    }
}

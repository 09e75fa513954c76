//! The page of an action: what was promised and how it stands, and beside it its life, from the meeting it was agreed in through every
//! agenda it stood on.
//!
//! An action is one thing, however often it comes back, and this is where all of it is. The words of its life are in `words`, the
//! drawing in `view`.

mod outside;
mod view;
mod words;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::{ListCursor, Motion};
use super::action_form::ActionFormScreen;
use super::action_state;
use super::ask::AskScreen;
use super::meeting::MeetingScreen;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::draft::Draft;
use crate::domain::life::{Appearance, Happened, LifeEvent};
use crate::domain::{ActionId, Record};
use crate::journal::{self, ErrorKind, Journal};
use outside::Outside;

/// The question.
pub(super) const WHY_IT_SLIPPED: &str = "why an action slipped";

/// The page of one action.
#[derive(Debug)]
pub struct ActionScreen {
    id: ActionId,
    /// Nothing, if it has been deleted meanwhile.
    line: Option<ActionLine>,
    /// The title of the goal it is for.
    goal: Option<String>,
    /// The name of the contact it is about.
    about: Option<String>,
    life: ListCursor<LifeEvent>,
    left_out: u32,
    /// Its words, while they are in `$EDITOR` and until they are saved.
    outside: Option<Outside>,
    greeting: Option<String>,
}

impl ActionScreen {
    /// The page of this action.
    pub fn of(id: ActionId) -> Self {
        ActionScreen {
            id,
            line: None,
            goal: None,
            about: None,
            life: ListCursor::default(),
            left_out: 0,
            outside: None,
            greeting: None,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        let line = journal.action(self.id)?;
        let life = journal.action_life(self.id)?;
        self.goal = match line.action.details.goal_id {
            Some(id) => Some(journal.goal(id)?.line.goal.details.title),
            None => None,
        };
        self.about = match line.action.details.contact_id {
            Some(id) => Some(journal.contact(id)?.name),
            None => None,
        };
        let is_first = self.life.is_empty();
        if is_first && outside::is_left(self.id, journal)? {
            self.greeting = Some("words of it are not saved yet; Ctrl-E goes on with them".to_owned());
        }
        let mut number = 0;
        self.life.keep(life.events, |_| {
            number += 1;
            number
        });
        if is_first {
            // What happened last tells most.
            self.life.step(Motion::Last);
        }
        self.left_out = life.left_out;
        self.line = Some(line);
        Ok(())
    }

    /// The selected line, if it is of an agenda that the action was left open on: a reason belongs to it.
    fn slipped(&self) -> Option<&Appearance> {
        self.life.selected().and_then(stayed_open)
    }

    /// Lends the words to `$EDITOR`: what could not be saved last time, or else what is stored.
    fn lend(&mut self, journal: &Journal) -> journal::Result<Step> {
        let unsaved = self.outside.take().filter(|outside| outside.draft().is_some());
        let outside = unsaved.map_or_else(|| Outside::lend(self.id, journal), Ok)?;
        let lent = outside.lent();
        self.outside = Some(outside);
        Ok(Step::Edit(lent))
    }

    /// Saves the words that came back, if they were changed. What can't be saved stays.
    fn save_words(&mut self, journal: &mut Journal) -> journal::Result<Option<String>> {
        let written = self.outside.as_ref().filter(|outside| outside.draft().is_some());
        let said = written.map(|outside| outside.save(journal)).transpose()?;
        self.outside = None;
        Ok(said)
    }

    fn is_open(&self) -> bool {
        self.line.as_ref().is_some_and(|line| line.action.details.status == ActionStatus::Open)
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.life.step(motion);
            return Ok(Step::Stay);
        }
        let Some(line) = &self.line else { return Ok(Step::Stay) };
        Ok(match command {
            Command::Open => match self.life.selected().and_then(|event| event.what.meeting()) {
                Some(meeting) => Step::Push(Box::new(MeetingScreen::of(meeting.id))),
                None => Step::Stay,
            },
            Command::Toggle => Step::Say(cx.journal.toggle_action(self.id)?),
            Command::State => action_state::ask(line),
            Command::EditOutside => return self.lend(cx.journal),
            Command::Edit => Step::Push(Box::new(ActionFormScreen::of(self.id))),
            Command::Why => self
                .slipped()
                .map_or(Step::Stay, |appearance| ask_why(Record::AgendaLine(appearance.line), &appearance.slip_reason)),
            Command::Delete => Step::Done(cx.journal.delete(self.id.into())?),
            _ => Step::Stay,
        })
    }
}

fn stayed_open(event: &LifeEvent) -> Option<&Appearance> {
    match &event.what {
        Happened::Stood(appearance) => Some(appearance).filter(|appearance| appearance.stayed_open()),
        _ => None,
    }
}

/// Asks why an action slipped past a meeting; nobody has to say.
pub(super) fn ask_why(line: Record, said: &str) -> Step {
    let asked = Asked::about(line, WHY_IT_SLIPPED);
    Step::Push(Box::new(AskScreen::words_if_any(asked, "Why did it slip? One line, if you like").starting(said)))
}

/// Takes the answer to [`ask_why`], if it is one.
pub(super) fn said_why(answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Option<Step>> {
    let Answer::Line(Asked { what: WHY_IT_SLIPPED, about: Some(Record::AgendaLine(id)) }, why) = answer else {
        return Ok(None);
    };
    cx.journal.say_why_it_slipped(*id, why)?;
    Ok(Some(Step::Say(if why.trim().is_empty() { "no reason is kept" } else { "the reason is kept" }.to_owned())))
}

impl Screen for ActionScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::ACTION
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        match self.load(journal) {
            Err(error) if error.kind() == ErrorKind::NothingFound && self.line.is_some() => {
                *self = ActionScreen::of(self.id);
                Ok(())
            }
            loaded => loaded,
        }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(Answer::Text(text)) => {
                if self.outside.as_mut().is_some_and(|outside| !outside.take(&text)) {
                    self.outside = None;
                    return Ok(Step::Say("an action needs a few words, so it keeps those it has".to_owned()));
                }
                Ok(self.save_words(cx.journal)?.map_or(Step::Stay, Step::Say))
            }
            Input::Answer(answer) => match said_why(&answer, cx)? {
                Some(step) => Ok(step),
                None => action_state::answered(&answer, cx),
            },
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        view::draw(self, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        self.line.as_ref().map_or_else(|| Title::new("An action that is gone"), |line| view::title(line, cx))
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        self.outside.as_ref().and_then(Outside::draft)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        self.save_words(cx.journal).map(|_| ())
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{Delete, Edit, EditOutside, Open, State, Toggle, Why};
        match command {
            Open | Toggle | State | Edit | EditOutside | Why | Delete if self.line.is_none() => {
                Some("it is in the trash")
            }
            Open if self.life.selected().is_none_or(|event| event.what.meeting().is_none()) => {
                Some("that happened outside of a meeting; there is nothing to open")
            }
            State if !self.is_open() => Some("it is settled; Space opens it again"),
            Why if self.slipped().is_some() => None,
            Why if self.life.items().any(|event| stayed_open(event).is_some()) => {
                Some("select a meeting after which it stayed open")
            }
            Why => Some("no meeting has left it open yet"),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.line.as_ref().map(|_| self.id.into())
    }
}

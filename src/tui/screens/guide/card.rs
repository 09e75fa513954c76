//! One page of the Guide over whatever one was doing: an alert opens its card here, and Esc goes back to it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::{Command, Scope, chain};
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::mentorship_form;
use super::page::{self, Link};
use super::reading::Reading;
use super::{doors, refusal};
use crate::domain::guide::{Door, GuidePage};
use crate::journal::{self, Journal};

/// A page alone.
#[derive(Debug)]
pub(super) struct CardScreen {
    reading: Reading,
    /// The door that waits until one has said with whom.
    waits: Option<Door>,
}

impl CardScreen {
    pub fn of(page: &'static GuidePage) -> Self {
        CardScreen { reading: Reading::of(page), waits: None }
    }

    fn follow(&mut self, journal: &Journal) -> journal::Result<Step> {
        match self.reading.link() {
            Some(Link::Door(door)) => {
                self.waits = Some(door);
                doors::open_door(door, None, journal)
            }
            // One goes back the way one came, page by page.
            Some(Link::Page(page)) => Ok(Step::Push(Box::new(CardScreen::of(page)))),
            None => Ok(Step::Say(refusal::NO_LINK.to_owned())),
        }
    }
}

impl Screen for CardScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::CARD
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some((_, words)) = mentorship_form::begun(&input, cx.journal)? {
            return Ok(Step::Say(words));
        }
        let command = match input {
            Input::Command(command) => command,
            Input::Answer(answer) => {
                return Ok(doors::answered(&answer, self.waits, cx.journal)?.unwrap_or(Step::Stay));
            }
            Input::Key(_) | Input::Paste(_) => return Ok(Step::Stay),
        };
        if let Some(motion) = command.motion() {
            self.reading.step(motion);
            return Ok(Step::Stay);
        }
        Ok(match command {
            Command::Open => self.follow(cx.journal)?,
            Command::New => self.reading.start_group(),
            Command::Copy => self.reading.copy(cx),
            _ => Step::Stay,
        })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        self.reading.draw(frame.buffer_mut(), area, false, true, cx);
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new(self.reading.page.title).aside(page::kind_of(self.reading.page))
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::New if self.reading.format().is_none() => Some(refusal::NO_FORMAT),
            _ => None,
        }
    }
}

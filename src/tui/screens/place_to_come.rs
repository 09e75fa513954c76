//! A place that is not built yet.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Place, Scope, chain};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::row::{draw_line, styled};
use crate::journal::{self, Journal};

/// The name of a place, and nothing under it.
#[derive(Debug)]
pub struct PlaceToCome {
    place: Place,
}

impl PlaceToCome {
    /// Stands in for a place.
    pub fn of(place: Place) -> Self {
        PlaceToCome { place }
    }
}

impl Screen for PlaceToCome {
    fn scopes(&self) -> &'static [Scope] {
        match self.place {
            Place::Today => chain::TODAY,
            Place::Meetings => chain::MEETINGS,
            Place::Goals => chain::GOALS,
            Place::Reflect => chain::REFLECT,
            Place::People => chain::PEOPLE,
        }
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, _input: Input, _cx: &mut Cx<'_>) -> journal::Result<Step> {
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        draw_line(frame.buffer_mut(), area, styled("Nothing is here yet.", cx.theme.text));
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new(self.place.name())
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        matches!(command, Command::Open | Command::New | Command::Toggle | Command::State | Command::Delete)
            .then_some("nothing is selected")
    }
}

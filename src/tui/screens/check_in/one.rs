//! One check-in, to read: the ten sentences with what was said to each, dimension by dimension, and the line on the lowest.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::{Command, Scope, chain};
use super::super::super::grid::READING;
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::super::widgets::row::styled;
use super::super::gone::draw_gone;
use super::form::CheckInFormScreen;
use super::{OVER, standing};
use crate::content::check_in;
use crate::domain::check_in::{CheckIn, Dimension};
use crate::domain::mentorship::MentorshipLine;
use crate::domain::{CheckInId, Record, Side};
use crate::journal::{self, ErrorKind, Journal};
use crate::text::when;

/// The page of this one.
#[derive(Debug)]
pub struct CheckInScreen {
    id: CheckInId,
    /// Nothing, if it has been deleted meanwhile.
    shown: Option<(CheckIn, MentorshipLine)>,
    reader: Reader,
}

impl CheckInScreen {
    /// The page of one that was written.
    pub fn of(id: CheckInId) -> Self {
        CheckInScreen { id, shown: None, reader: Reader::default() }
    }
}

/// Every item in the words it was answered in, by dimension.
fn page<'a>((check_in, line): &(CheckIn, MentorshipLine), columns: u16, cx: &ViewCx<'a>) -> Paragraphs<'a> {
    let mut page = Paragraphs::new(columns, cx.theme);
    let details = &check_in.details;
    let role = check_in::role_of(details.said_by, line.mentorship.details.my_role);
    for dimension in Dimension::ALL {
        let score = details.score(*dimension).map_or_else(String::new, |score| score.to_string());
        page.heading(dimension.name(), &score);
        for item in dimension.items() {
            let value = details.item(item);
            let style = if value.is_some() { cx.theme.text } else { cx.theme.dim };
            page.line(check_in::wording(item, role), &check_in::in_words(value), style);
        }
    }
    if !details.lift.trim().is_empty() {
        page.heading(check_in::lift(), "");
        page.text(details.lift.trim_end(), cx.theme.note);
    }
    page
}

impl Screen for CheckInScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::CHECK_IN
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.shown = match journal.check_in(self.id) {
            Ok(check_in) => {
                let line = journal.mentorship(check_in.details.mentorship_id)?;
                Some((check_in, line))
            }
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Input::Command(command) = input else { return Ok(Step::Stay) };
        if let Some(motion) = command.motion() {
            self.reader.step(motion);
            return Ok(Step::Stay);
        }
        Ok(match command {
            Command::Edit => Step::Push(Box::new(CheckInFormScreen::of(self.id))),
            Command::Delete => Step::Done(cx.journal.delete(self.id.into())?),
            _ => Step::Stay,
        })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let area = cx.grid.prose(area, READING);
        let below = standing::draw(frame.buffer_mut(), area, cx.theme);
        let rest = Rect { height: area.height.saturating_sub(below), ..area };
        match &self.shown {
            Some(shown) => page(shown, rest.width, cx).render(frame.buffer_mut(), rest, &self.reader),
            None => draw_gone(frame.buffer_mut(), rest, cx),
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let Some((check_in, line)) = &self.shown else { return Title::new("A check-in that is gone") };
        let details = &check_in.details;
        let (them, day) = if cx.grid.is_short {
            (line.first_name(), when::short_heading(details.checked_on, cx.today))
        } else {
            (line.name.as_str(), when::heading(details.checked_on, cx.today))
        };
        let name = match details.said_by {
            Side::Me => format!("Check-in with {them}"),
            Side::Them => format!("Check-in of {them}, as told"),
        };
        Title::new(name).right(styled(day, cx.theme.dim))
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match (command, &self.shown) {
            (Command::Edit | Command::Delete, None) => Some("it is in the trash"),
            (Command::Edit | Command::Delete, Some((_, line))) if line.is_closed() => Some(OVER),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.shown.as_ref().map(|_| self.id.into())
    }
}

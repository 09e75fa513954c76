//! The check-ins of a mentorship: how it stands by dimension, mine and theirs, what is worth a word, and the list of them.
//!
//! One of them is read in `one` and written in `form`. The dimensions are drawn by `dimensions`, here and on the page of the
//! mentorship; `standing` draws what is said with all of them; what the left pane reads is put together in `reading`.

pub mod dimensions;
pub mod form;
pub mod one;
mod reading;
mod standing;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_item::ListItem;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::paragraphs::Reader;
use super::super::widgets::row::{draw_line, styled};
use super::super::widgets::section::draw_section;
use super::super::widgets::strip::draw_strip;
use super::gone::draw_gone;
use super::{opening, sharing};
use crate::content::check_in;
use crate::domain::check_in::{CheckIn, CheckInLine, Concern, Course};
use crate::domain::names;
use crate::domain::{Listed, MentorshipId, Page, Record, Side};
use crate::journal::{self, CheckInPage, ErrorKind, Journal};
use crate::text::when;
use form::CheckInFormScreen;

/// The question for the file a blank form goes into, and its title.
const BLANK: &str = "the file of a blank check-in";
const A_BLANK: &str = "A blank form for them, into which file?";

/// Said of a mentorship that is over.
const OVER: &str = "the mentorship is closed and only to be read; go on with it first, on its page";

/// From so many rows on the line that says what this is stands below, whatever one reads.
const ROOMY: u16 = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Dimensions,
    List,
}

/// The check-ins of a mentorship.
#[derive(Debug)]
pub struct CheckInsScreen {
    id: MentorshipId,
    /// Nothing, if the mentorship has been deleted meanwhile.
    page: Option<CheckInPage>,
    list: ListCursor<CheckInLine>,
    focus: Pane,
    reader: Reader,
}

impl CheckInsScreen {
    /// Those of this one.
    pub fn of(id: MentorshipId) -> Self {
        CheckInsScreen {
            id,
            page: None,
            list: ListCursor::default(),
            focus: Pane::Dimensions,
            reader: Reader::default(),
        }
    }

    /// The one that a key is about: the selected one, or the newest of mine while one reads the dimensions.
    fn meant(&self) -> Option<&CheckIn> {
        match self.focus {
            Pane::List => self.list.selected().map(|line| &line.check_in),
            Pane::Dimensions => {
                let page = self.page.as_ref()?;
                page.mine.latest().or(page.theirs.latest())
            }
        }
    }

    /// What is worth a word and does not wait to be raised yet.
    fn concern(&self) -> Option<Concern> {
        let page = self.page.as_ref()?;
        page.mine.concerns().into_iter().find(|concern| !page.waiting.contains(&concern.dimension()))
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            match self.focus {
                Pane::Dimensions => self.reader.step(motion),
                Pane::List => self.list.walk(motion, all(cx.journal, self.id))?,
            }
            return Ok(Step::Stay);
        }
        Ok(match (command, self.meant().map(|check_in| check_in.id)) {
            (Command::NextPane | Command::PreviousPane, _) => {
                self.focus = if self.focus == Pane::List { Pane::Dimensions } else { Pane::List };
                Step::Stay
            }
            (Command::Share, _) => match &self.page {
                Some(page) => {
                    sharing::ask(Asked::plain(BLANK), A_BLANK, &sharing::name_for("check-in", &page.line.name))
                }
                None => Step::Stay,
            },
            (Command::New, _) => Step::Push(Box::new(CheckInFormScreen::blank(self.id))),
            (Command::Open, Some(id)) => opening::of_record(id.into()).map_or(Step::Stay, Step::Push),
            (Command::Edit, Some(id)) => Step::Push(Box::new(CheckInFormScreen::of(id))),
            (Command::Delete, Some(id)) => Step::Say(cx.journal.delete(id.into())?),
            _ => Step::Stay,
        })
    }

    fn draw_dimensions(&self, frame: &mut Frame<'_>, area: Rect, page: &CheckInPage, cx: &ViewCx<'_>) {
        let is_roomy = area.height >= ROOMY;
        let below = if is_roomy { standing::draw(frame.buffer_mut(), area, cx.theme) } else { 0 };
        let area = Rect { height: area.height.saturating_sub(below), ..area };
        let has_keys = self.focus == Pane::Dimensions;
        let mut text = reading::page(page, area.width, has_keys, cx);
        if !is_roomy {
            text.gap();
            text.text(check_in::about(), cx.theme.dim);
        }
        text.render(frame.buffer_mut(), area, &self.reader);
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, page: &CheckInPage, cx: &ViewCx<'_>) {
        let them = names::other(&page.line.name).to_owned();
        let pane = ListPane::new(&self.list, move |line| item(&line.check_in, &them, cx));
        let pane = if self.focus == Pane::List { pane } else { pane.preview() };
        pane.render(frame.buffer_mut(), area, cx.theme);
    }
}

/// Newest first, a page at a time.
fn all(journal: &Journal, id: MentorshipId) -> impl FnMut(&Page) -> journal::Result<Vec<Listed<CheckInLine>>> + '_ {
    move |page| journal.check_ins(Some(id), page)
}

/// Who said it and when, and what would lift the lowest, or where that stands.
fn item(check_in: &CheckIn, them: &str, cx: &ViewCx<'_>) -> ListItem {
    let details = &check_in.details;
    let who = match details.said_by {
        Side::Me => "me",
        Side::Them => them,
    };
    let course = Course { first: None, last: vec![check_in.clone()] };
    let lowest = course.extremes().map(|extremes| {
        let (dimension, score) = extremes.lowest;
        format!("lowest {} {score}", dimension.name())
    });
    let words = if details.lift.trim().is_empty() { lowest.unwrap_or_default() } else { details.lift.clone() };
    ListItem::new(words).owner(who).right(when::column(details.checked_on, cx.today))
}

impl Screen for CheckInsScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::CHECK_INS
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.page = match journal.check_in_page(self.id) {
            Ok(page) => Some(page),
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        self.list.reload(all(journal, self.id))?;
        if self.list.is_empty() {
            self.focus = Pane::Dimensions;
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(Answer::Line(asked, named)) if asked.what == BLANK => {
                let blank = cx.journal.blank_check_in(self.id, Side::Them)?;
                Ok(sharing::write(&asked, A_BLANK, &named, &blank))
            }
            Input::Key(_) | Input::Paste(_) | Input::Answer(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some(page) = &self.page else {
            return draw_gone(frame.buffer_mut(), area, cx);
        };
        if self.list.is_empty() {
            return draw_none(frame, area, page, cx);
        }
        match cx.grid.split(area, 3) {
            Some([left, right]) => {
                self.draw_dimensions(frame, left, page, cx);
                let heading = "All of them";
                let rest = draw_section(frame.buffer_mut(), right, heading, "", self.focus == Pane::List, cx.theme);
                self.draw_list(frame, rest, page, cx);
            }
            None => {
                let names = ["Dimensions".to_owned(), "All of them".to_owned()];
                let rest = draw_strip(frame.buffer_mut(), area, &names, self.focus as usize, "", cx.theme);
                match self.focus {
                    Pane::Dimensions => self.draw_dimensions(frame, rest, page, cx),
                    Pane::List => self.draw_list(frame, rest, page, cx),
                }
            }
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        match &self.page {
            Some(page) => Title::new("Check-ins").aside(format!("with {}", page.line.name)),
            None => Title::new("Check-ins that are gone"),
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{Delete, Edit, New, NextPane, Open, PreviousPane, Share};
        let is_over = self.page.as_ref().is_some_and(|page| page.line.is_closed());
        match command {
            New | Edit | Delete | Open | Share if self.page.is_none() => Some("it is in the trash"),
            New | Edit | Delete if is_over => Some(OVER),
            Open | Edit | Delete if self.list.is_empty() => Some("there is none yet; n begins one"),
            Delete if self.focus == Pane::Dimensions => Some("none is selected here; Tab goes to the list of them"),
            NextPane | PreviousPane if self.list.is_empty() => Some("there is one pane here"),
            _ => None,
        }
    }

    fn to_raise(&self) -> Option<&'static str> {
        self.concern().map(|concern| check_in::opener(concern.dimension()))
    }

    fn about(&self) -> Option<Record> {
        self.page.as_ref().map(|_| self.id.into())
    }
}

/// What is said before there is any.
fn draw_none(frame: &mut Frame<'_>, area: Rect, page: &CheckInPage, cx: &ViewCx<'_>) {
    standing::draw(frame.buffer_mut(), area, cx.theme);
    let line = if page.line.is_closed() {
        styled("There is none.", cx.theme.text)
    } else {
        Line::from(vec![
            Span::styled("None yet. ", cx.theme.text),
            Span::styled(cx.key(chain::CHECK_INS, Command::New), cx.theme.key),
            Span::styled(" begins one; it takes three minutes.", cx.theme.text),
        ])
    };
    draw_line(frame.buffer_mut(), area, line);
}

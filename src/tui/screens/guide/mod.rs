//! The Guide: cards by theme, questions people ask, related topics, the reading list, a case and formats for a group. Beside the list,
//! where there is room, the page is read; else it is read alone, and Esc goes back to the list.
//!
//! `page` sets a page, `reading` is one that is read, `doors` says where it leads, `card` is one over another screen, `find` the search.

mod card;
mod doors;
mod filter;
mod find;
mod page;
mod reading;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_item::ListItem;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::row::styled;
use super::choice::ChoiceScreen;
use super::mentorship_form;
use crate::content::guide::search::section_of;
use crate::content::guide::{page, pages};
use crate::domain::guide::{Door, GuidePage};
use crate::journal::{self, Journal};
use filter::{CardFilter, KINDS};
use find::FindScreen;
use page::Link;
use reading::Reading;

/// The question of the menus.
const FILTER: &str = "filter";

/// The question of the search.
const FIND: &str = "find";

/// Why a key does nothing on a page.
mod refusal {
    pub(super) const NO_LINK: &str = "nothing to follow is in sight; read on, or back";
    pub(super) const NO_FORMAT: &str = "only a format starts a group meeting; they stand at the end of the Guide";
}

/// The page with this slug over whatever one is doing, if there is one.
pub fn card_screen(slug: &str) -> Option<Box<dyn Screen>> {
    page(slug).map(|page| Box::new(card::CardScreen::of(page)) as Box<dyn Screen>)
}

/// The place.
#[derive(Debug, Default)]
pub struct GuideScreen {
    list: ListCursor<&'static GuidePage>,
    filter: CardFilter,
    reading: Option<Reading>,
    /// Whether the page has the keys, and not the list.
    is_reading: bool,
    /// The pages one has come by, from link to link.
    trail: Vec<&'static GuidePage>,
    /// The door that waits until one has said with whom.
    waits: Option<Door>,
}

impl GuideScreen {
    /// Brings the list in line with the filter, and the page in line with the list.
    fn show(&mut self) {
        let shown = pages().iter().filter(|page| self.filter.holds(page)).collect();
        self.list.keep(shown, id_of);
        self.follow_list();
    }

    /// What is selected in the list is what is read.
    fn follow_list(&mut self) {
        let selected = self.list.selected().copied();
        if self.reading.as_ref().map(|reading| reading.page.slug) != selected.map(|page| page.slug) {
            self.reading = selected.map(Reading::of);
        }
        self.is_reading &= self.reading.is_some();
    }

    /// Goes to a page, whatever the list is narrowed to.
    fn go_to(&mut self, page: &'static GuidePage) {
        if !self.filter.holds(page) {
            self.filter = CardFilter::default();
            self.show();
        }
        self.list.select(id_of(&page));
        self.follow_list();
    }

    /// Reads a page that was found or followed from another one.
    fn read(&mut self, page: &'static GuidePage) {
        if self.is_reading {
            self.trail.extend(self.reading.as_ref().map(|reading| reading.page));
        }
        self.go_to(page);
        self.is_reading = true;
    }

    /// Back to the page one came from; from the first one to the list.
    fn step_back(&mut self) {
        match self.trail.pop() {
            Some(page) => self.go_to(page),
            None => self.is_reading = false,
        }
    }

    fn open(&mut self, journal: &Journal) -> journal::Result<Step> {
        if !self.is_reading {
            self.is_reading = self.reading.is_some();
            self.trail.clear();
            return Ok(Step::Stay);
        }
        match self.reading.as_ref().and_then(Reading::link) {
            Some(Link::Door(door)) => {
                self.waits = Some(door);
                return doors::open_door(door, None, journal);
            }
            Some(Link::Page(page)) => self.read(page),
            None => return Ok(Step::Say(refusal::NO_LINK.to_owned())),
        }
        Ok(Step::Stay)
    }

    fn narrow(&mut self, word: &str) -> Step {
        if let Some((title, lines)) = self.filter.take(word) {
            return Step::Push(Box::new(ChoiceScreen::new(Asked::plain(FILTER), title, lines)));
        }
        self.is_reading = false;
        self.show();
        Step::Stay
    }

    fn answered(&mut self, answer: &Answer, journal: &Journal) -> journal::Result<Step> {
        match answer {
            Answer::Chosen(asked, word) if asked.what == FILTER => return Ok(self.narrow(word)),
            Answer::Chosen(asked, slug) if asked.what == FIND => {
                if let Some(page) = page(slug) {
                    self.read(page);
                }
                return Ok(Step::Stay);
            }
            _ => {}
        }
        Ok(doors::answered(answer, self.waits, journal)?.unwrap_or(Step::Stay))
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            match self.reading.as_mut().filter(|_| self.is_reading) {
                Some(reading) => reading.step(motion),
                None => {
                    self.list.step(motion);
                    self.follow_list();
                }
            }
            return Ok(Step::Stay);
        }
        match (command, &self.reading) {
            (Command::Open, _) => return self.open(cx.journal),
            (Command::New, Some(reading)) => return Ok(reading.start_group()),
            (Command::Copy, Some(reading)) => return Ok(reading.copy(cx)),
            (Command::Find, _) => return Ok(Step::Push(Box::new(FindScreen::new(Asked::plain(FIND))))),
            (Command::Filter, _) => {
                return Ok(Step::Push(Box::new(ChoiceScreen::new(Asked::plain(FILTER), "Show the cards", KINDS))));
            }
            (Command::ClearFilter, _) => {
                self.filter = CardFilter::default();
                self.show();
            }
            (Command::PreviousPane, _) if self.is_reading => self.step_back(),
            (Command::NextPane | Command::PreviousPane, _) => {
                self.trail.clear();
                self.is_reading = !self.is_reading && self.reading.is_some();
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let key = cx.key(chain::GUIDE, Command::ClearFilter);
        let empty = format!("No card is {}. {key} shows all of them.", self.filter.words());
        ListPane::new(&self.list, |page| ListItem::new(page.title))
            .sections(|page| section_of(page))
            .empty(styled(empty, cx.theme.text))
            .has_keys(!self.is_reading)
            .render(frame.buffer_mut(), area, cx.theme);
    }
}

/// Pages have no number of their own; they are told apart by their place.
fn id_of(page: &&'static GuidePage) -> i64 {
    let at = pages().iter().position(|other| other.slug == page.slug);
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
}

impl Screen for GuideScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.is_reading { chain::GUIDE_PAGE } else { chain::GUIDE }
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        // What is shown ships with the program: no change of the journal is one of it.
        if self.list.is_empty() && self.filter.is_clear() {
            self.show();
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some((_, words)) = mentorship_form::begun(&input, cx.journal)? {
            return Ok(Step::Say(words));
        }
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(answer) => self.answered(&answer, cx.journal),
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let beside = cx.grid.split(area, 2).filter(|_| !self.list.is_empty());
        if let Some([list, _]) = beside {
            self.draw_list(frame, list, cx);
        } else if !self.is_reading {
            self.draw_list(frame, area, cx);
        }
        let place = beside.map_or(area, |[_, right]| right);
        if let Some(reading) = self.reading.as_ref().filter(|_| self.is_reading || beside.is_some()) {
            reading.draw(frame.buffer_mut(), place, beside.is_some(), self.is_reading, cx);
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        match self.reading.as_ref().filter(|_| self.is_reading && cx.grid.is_one_pane) {
            Some(reading) => Title::new(reading.page.title).aside(page::kind_of(reading.page)),
            None => Title::new("Guide").aside(self.filter.words()),
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let reading = self.reading.as_ref();
        match command {
            Command::Open | Command::Copy | Command::NextPane | Command::PreviousPane if reading.is_none() => {
                Some("no page is selected")
            }
            Command::New if reading.is_none_or(|reading| reading.format().is_none()) => Some(refusal::NO_FORMAT),
            Command::ClearFilter if self.filter.is_clear() => Some("every page is shown already"),
            _ => None,
        }
    }
}

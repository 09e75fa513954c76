//! One page of the Guide that is being read, wherever it stands: beside the list, alone in the place, or over another screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::screen::{Cx, Step, ViewCx};
use super::super::super::widgets::list::Motion;
use super::super::super::widgets::paragraphs::LinkReader;
use super::super::meeting_form::MeetingFormScreen;
use super::page::{self, Link, Setting};
use crate::content::guide;
use crate::domain::guide::{Door, GroupFormat, GuidePage, Subject};

/// From so many rows on there is room for two blank rows between the sections.
const ROOMY: u16 = 24;

/// A page, and how far it is read.
#[derive(Debug)]
pub(super) struct Reading {
    pub page: &'static GuidePage,
    links: LinkReader,
}

impl Reading {
    /// Reads a page from its beginning.
    pub fn of(page: &'static GuidePage) -> Self {
        Reading { page, links: LinkReader::default() }
    }

    pub fn step(&mut self, motion: Motion) {
        self.links.step(motion);
    }

    /// The link that Enter follows.
    pub fn link(&self) -> Option<Link> {
        page::links(self.page).nth(self.links.selected()?)
    }

    /// The format that a group meeting can be started by from here.
    pub fn format(&self) -> Option<GroupFormat> {
        let by_a_door = || {
            self.page.from_here.iter().find_map(|door| match door {
                Door::Group(slug) => guide::format(slug),
                _ => None,
            })
        };
        match self.page.subject {
            Subject::Format(format) => Some(format),
            Subject::Case { .. } => by_a_door(),
            _ => None,
        }
    }

    /// Opens the form of a group meeting.
    pub fn start_group(&self) -> Step {
        self.format().map_or(Step::Stay, |format| Step::Push(Box::new(MeetingFormScreen::by_format(format))))
    }

    /// Copies its words.
    pub fn copy(&self, cx: &mut Cx<'_>) -> Step {
        cx.clipboard.copy(page::copied(self.page));
        Step::Say(format!("copied \"{}\"", self.page.title))
    }

    /// Draws it; `has_keys` says whether its links can be followed.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, has_title: bool, has_keys: bool, cx: &ViewCx<'_>) {
        let apart = if area.height >= ROOMY { 2 } else { 1 };
        let mut setting = Setting { columns: area.width, has_title, apart };
        let mut text = page::set(self.page, setting, cx.theme);
        if text.height() > area.height {
            setting.apart = 1;
            text = page::set(self.page, setting, cx.theme);
        }
        self.links.render(&text, buffer, area, has_keys);
    }
}

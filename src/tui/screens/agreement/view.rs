//! Draws the page of an agreement, and says which keys can't do anything on it now.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::{Command, chain};
use super::super::super::grid::{READING, WRITING};
use super::super::super::screen::{Title, ViewCx};
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::super::writing;
use super::super::gone::draw_gone;
use super::page::Document;
use super::writing_section::WritingSection;
use super::{AgreementScreen, Item, changed, page};
use crate::content::agreement::heading;
use crate::domain::agreement::{Agreement, Section, blanks};
use crate::journal::AgreementPage;
use crate::text::plural::count;
use crate::text::when;

/// With fewer rows than this nothing stays empty.
const TIGHT: u16 = 14;

impl AgreementScreen {
    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let column = cx.grid.prose(area, READING);
        let Some(page) = &self.page else { return draw_gone(frame.buffer_mut(), column, cx) };
        let Some(shown) = self.shown() else {
            let key = cx.key(chain::AGREEMENT, Command::Open);
            let words = match page.with.is_closed() {
                true => "The two of you wrote no agreement.".to_owned(),
                false => {
                    format!("Nothing is agreed on in writing yet. {key} begins a draft, with words to start from.")
                }
            };
            return say(frame, column, &words, &key, cx);
        };
        if let Some(writing) = &self.writing {
            return self.draw_writing(writing, page, frame, area, cx);
        }
        if self.shows_changes
            && let Some(before) = self.before()
        {
            let rows = changed::document(&page.with, before, shown, column.width, cx);
            return rows.render(frame.buffer_mut(), column, &self.reader);
        }
        let document = page::document(page, shown, column.width, cx);
        if shown.details.is_draft() {
            self.draw_draft(&document, frame, column, cx);
        } else {
            document.rows.render(frame.buffer_mut(), column, &self.reader);
        }
    }

    /// With the bar beside what Enter writes in, brought into sight where it has moved.
    fn draw_draft(&self, document: &Document<'_>, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some((from, to)) = document.items.get(self.item).copied() else { return };
        // What stands above the first and below the last one is seen with it.
        let above = if self.item == 0 { 0 } else { from };
        let end = if self.item + 1 == Item::COUNT { document.rows.height() } else { to };
        let lowest = document.rows.height().saturating_sub(area.height);
        let top = self.reader.top_for(above, end, area.height).min(lowest);
        self.top.set(top);
        document.rows.render_from(frame.buffer_mut(), area, &self.reader, top);
        self.hides.set(self.reader.hides(from, to, top));
        let is_in_sight = |(from, to): &&(u16, u16)| self.reader.hides(*from, *to, top) == [false; 2];
        self.in_sight.set(document.items.iter().filter(is_in_sight).count());
        let (first, last) = (from.saturating_sub(top), to.saturating_sub(top));
        draw_cursor(frame.buffer_mut(), area, first, last.saturating_sub(first), cx.theme.cursor);
    }

    /// The section alone, and beside it what the version in force says there.
    fn draw_writing(
        &self,
        writing: &WritingSection,
        page: &AgreementPage,
        frame: &mut Frame<'_>,
        area: Rect,
        cx: &ViewCx<'_>,
    ) {
        let split = cx.grid.split(area, 4);
        let left = split.map_or(area, |[left, _]| left);
        let column = cx.grid.prose(left, WRITING);
        let name = self.heading_of(writing.section, page);
        let text = writing.editor.text();
        let left_over = match blanks(&text) {
            0 => count(writing.editor.words(), "word", "words"),
            blanks => count(blanks, "blank", "blanks"),
        };
        draw_section(frame.buffer_mut(), column, &name, &left_over, true, cx.theme);
        let mut head = if area.height < TIGHT { 1 } else { 2 };
        if let Some(at) = writing.continued {
            let minutes = cx.now.to_utc().signed_duration_since(at).num_minutes();
            let words = format!("continued what you were writing {}", when::ago(minutes));
            draw_line(frame.buffer_mut(), below(column, 1), styled(words, cx.theme.dim));
            head = 3;
        }
        writing::draw(&writing.editor, true, frame, below(cx.grid.prose(left, WRITING + 1), head), cx);
        if let (Some([_, right]), Some(before)) = (split, self.before()) {
            self.draw_before(before, writing.section, frame, right, cx);
        }
    }

    fn draw_before(&self, before: &Agreement, section: Section, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let name = format!("Version {}", self.place().unwrap_or(0));
        let rest = draw_section(frame.buffer_mut(), area, &name, "", false, cx.theme);
        let mut rows = Paragraphs::new(area.width, cx.theme);
        rows.text(before.details.section(section), cx.theme.dim);
        rows.render(frame.buffer_mut(), below(rest, 1), &Reader::default());
    }

    fn heading_of(&self, section: Section, page: &AgreementPage) -> String {
        let number = Section::ALL.iter().position(|one| *one == section).unwrap_or(0) + 1;
        format!("{number}. {}", heading(section, page.with.mentorship.details.my_role))
    }

    pub(super) fn titled(&self, cx: &ViewCx<'_>) -> Title {
        let Some(page) = &self.page else { return Title::new("An agreement that is gone") };
        let title = Title::new("Agreement").aside(format!("with {}", page.with.name));
        let (Some(shown), Some(place)) = (self.shown(), self.place()) else { return title };
        let number = place + 1;
        let right = match shown.details.agreed_on {
            _ if self.shows_changes => format!("what changed in version {number} since version {place}"),
            Some(day) if cx.grid.is_short => format!("version {number}, {}", when::short_heading(day, cx.today)),
            Some(day) => format!("version {number}, agreed on {}", when::heading(day, cx.today)),
            None => format!("draft of version {number}"),
        };
        let style = if shown.details.is_draft() { cx.theme.strong } else { cx.theme.text };
        title.right(styled(right, style))
    }

    pub(super) fn refused(&self, command: Command) -> Option<&'static str> {
        use Command::{Copy, Delete, Earlier, Edit, EditOutside, Later, New, NextPane, Open};
        use Command::{Share, State, TakeToMeeting};
        if let Some(writing) = &self.writing {
            return refused_while_writing(command, writing.has_blanks());
        }
        let changes = matches!(command, Open | Edit | EditOutside | New | State | TakeToMeeting | Delete);
        let Some(page) = &self.page else {
            let is_ours = changes || matches!(command, Copy | Earlier | Later | NextPane | Share);
            return is_ours.then_some("it is in the trash");
        };
        if changes && page.with.is_closed() {
            return Some("the mentorship is closed and only to be read");
        }
        let Some(shown) = self.shown() else {
            let is_begun = matches!(command, Edit | EditOutside | State | TakeToMeeting | Delete | Copy | Share);
            let has_none = is_begun || matches!(command, Earlier | Later | NextPane);
            return has_none.then_some("there is no agreement yet; Enter begins one");
        };
        let is_draft = shown.details.is_draft();
        let is_last = self.place().map(|place| place + 1) == Some(page.versions.len());
        let in_force = page.versions.iter().rfind(|version| !version.details.is_draft());
        match command {
            Open | EditOutside if !is_draft => Some("it is agreed on and stays as it is; e begins the next version"),
            Open | EditOutside if self.shows_changes => Some("this is what changed; Tab goes back to the draft"),
            EditOutside if !matches!(Item::at(self.item), Some(Item::Section(_))) => Some("a dial has no text"),
            Edit if is_draft => Some("Enter writes in the section where the bar is"),
            State if self.shows_changes => Some("this is what changed; Tab goes back"),
            New => Some("there is one already; e begins the next version"),
            State if !is_draft && in_force.map(|version| version.id) != Some(shown.id) => {
                Some("a later version is in force")
            }
            TakeToMeeting => self.refused_to_take(page, shown),
            Earlier if self.place() == Some(0) => Some("this is the first version"),
            Later if is_last => Some("this is the newest version"),
            NextPane if self.place() == Some(0) => Some("this is the first version; nothing changed before it"),
            _ => None,
        }
    }

    fn refused_to_take(&self, page: &AgreementPage, shown: &Agreement) -> Option<&'static str> {
        let apart = shown.details.dials_apart();
        if apart.is_empty() {
            return Some("no two marks are two or more apart");
        }
        let is_waiting = apart.iter().all(|dial| page.waiting.contains(dial));
        is_waiting.then_some("what is apart waits to be raised already")
    }
}

fn say(frame: &mut Frame<'_>, area: Rect, words: &str, key: &str, cx: &ViewCx<'_>) {
    let mut rows = Paragraphs::new(area.width, cx.theme);
    rows.sentence_with(key, words, cx.theme.text);
    rows.render(frame.buffer_mut(), area, &Reader::default());
}

/// Why a command can't run while one writes in a section.
fn refused_while_writing(command: Command, has_blanks: bool) -> Option<&'static str> {
    match command {
        Command::NextPane if !has_blanks => Some("no blank is left in this text"),
        Command::PreviousPane => Some("there is one text here; Tab goes on to its next blank"),
        _ => None,
    }
}

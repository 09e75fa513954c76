//! Draws the page of a meeting: lines at the left, texts at the right; below 100 columns one pane under the names of all.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::grid::WRITING;
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::paragraph::{draw_sentence, draw_text, rows_of};
use super::super::super::widgets::row::draw_row;
use super::super::super::widgets::row::styled;
use super::super::super::widgets::section::below;
use super::super::super::widgets::strip::draw_strip;
use super::super::action_row;
use super::MeetingScreen;
use super::agenda_pane::AgendaPane;
use super::debrief;
use super::entries::{self, Entry};
use super::layout::stack;
use super::pane::Pane;
use super::prose_pane::ProsePane;
use crate::domain::Record;
use crate::domain::action::ActionStatus;
use crate::domain::meeting::MeetingStatus;
use crate::journal::MeetingPage;
use crate::text::when;
use crate::text::width::shorten;

/// From so many rows on there is room for a blank one.
const ROOMY: u16 = 12;

/// So much of the last notes is shown where nothing shorter was kept.
const BEGINNING: usize = 180;

/// One draw of a page that is loaded.
pub(super) struct PageView<'a> {
    pub(super) screen: &'a MeetingScreen,
    pub(super) page: &'a MeetingPage,
    pub(super) cx: &'a ViewCx<'a>,
}

impl PageView<'_> {
    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect) {
        // What stands under the title keeps its distance from the panes.
        let has_line_above = !self.page.moves.is_empty() && area.height >= ROOMY;
        let area = below(area, u16::from(has_line_above));
        match self.cx.grid.split(area, if self.is_preparing() { 3 } else { 2 }) {
            Some([left, right]) => {
                let around = &self.screen.around;
                let left = around.draw_before(frame.buffer_mut(), left, self.cx);
                self.draw_column(frame, left, &Pane::LEFT);
                let right = around.draw_after(frame.buffer_mut(), right, self.cx);
                self.draw_column(frame, right, &Pane::RIGHT);
            }
            None => self.draw_one(frame, area),
        }
    }

    /// Before the meeting the agenda is what one works on, and it gets half of the screen; from the first word on the notes do.
    fn is_preparing(&self) -> bool {
        let is_planned = self.page.meeting.details.status == MeetingStatus::Planned;
        is_planned && !self.screen.is_writing() && self.is_empty(Pane::Notes) && self.is_empty(Pane::Private)
    }

    fn draw_column(&self, frame: &mut Frame<'_>, area: Rect, column: &[Pane]) {
        let shown = Pane::of(self.page);
        let panes: Vec<_> = column.iter().copied().filter(|pane| shown.contains(pane)).collect();
        let wanted: Vec<_> = panes.iter().map(|pane| self.rows(*pane, area)).collect();
        let focus = panes.iter().position(|pane| *pane == self.screen.pane);
        for (pane, place) in panes.iter().zip(stack(area, &wanted, focus)) {
            if !place.is_empty() {
                self.draw_heading(frame, place, *pane);
                self.draw_body(frame, below(place, 1), *pane);
            }
        }
    }

    fn draw_one(&self, frame: &mut Frame<'_>, area: Rect) {
        let panes = Pane::of(self.page);
        let here = panes.iter().position(|pane| *pane == self.screen.pane).unwrap_or(0);
        let names: Vec<_> = panes.iter().map(|pane| self.name_in_strip(*pane)).collect();
        let right = match self.screen.pane {
            Pane::Private => self.aside(Pane::Private),
            pane @ (Pane::Notes | Pane::LastTime) => self.right(pane),
            _ => String::new(),
        };
        let body = draw_strip(frame.buffer_mut(), area, &names, here, &right, self.cx.theme);
        let body = self.screen.around.draw_with(self.screen.pane, frame.buffer_mut(), body, self.cx);
        self.draw_body(frame, body, self.screen.pane);
    }

    /// The rows a pane would like, with its heading.
    fn rows(&self, pane: Pane, area: Rect) -> u16 {
        let (page, height) = (self.page, area.height);
        let has_focus = self.has_focus(pane);
        let lines = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let content = match pane {
            Pane::Agenda => self.agenda().rows(area.width),
            Pane::Actions => lines(page.actions.len()),
            Pane::Taken | Pane::Decided => entries::rows(&self.entries(pane), area.width),
            Pane::LastTime => rows_of(&self.last_words(), area.width).clamp(1, 6),
            // The notes take what the others leave.
            Pane::Notes => {
                let others = [Pane::Private, Pane::Debrief].map(|pane| self.rows(pane, area).saturating_add(2));
                return height.saturating_sub(others.iter().sum()).max(4);
            }
            Pane::Private if has_focus && self.screen.is_writing() => height / 2,
            Pane::Private if self.is_empty(pane) => 0,
            Pane::Private if has_focus => self.screen.private.rows(area.width).min(height / 2 + 1),
            Pane::Private => self.screen.private.rows(area.width).min(height / 5 + 1),
            Pane::Debrief => debrief::rows(&debrief::lines(page), area.width).min(height / 3 + 1),
        };
        content.saturating_add(1)
    }

    fn draw_heading(&self, frame: &mut Frame<'_>, area: Rect, pane: Pane) {
        let theme = self.cx.theme;
        let mut left = vec![Span::styled(pane.name().to_uppercase(), theme.heading(self.has_focus(pane)))];
        let aside = self.aside(pane);
        if !aside.is_empty() {
            left.push(Span::styled(format!("  {aside}"), theme.dim));
        }
        draw_row(frame.buffer_mut(), area, Line::from(left), styled(self.right(pane), theme.dim));
    }

    fn draw_body(&self, frame: &mut Frame<'_>, area: Rect, pane: Pane) {
        let theme = self.cx.theme;
        let has_keys = self.has_focus(pane) && !self.screen.is_writing();
        if pane == Pane::Agenda && self.screen.lines.missing > 0 {
            return self.agenda().draw(frame.buffer_mut(), area);
        }
        if self.is_empty(pane) {
            if has_keys && (self.cx.grid.is_one_pane || pane == Pane::Notes) {
                draw_sentence(frame.buffer_mut(), area, pane.empty(), theme.text);
            }
            return;
        }
        let lines = &self.screen.lines;
        match pane {
            Pane::Agenda => self.agenda().draw(frame.buffer_mut(), area),
            Pane::Actions => {
                let list = ListPane::new(&lines.actions, |line| action_row::item(line, when::relative, self.cx.today));
                with_keys(list, has_keys).render(frame.buffer_mut(), area, theme);
            }
            Pane::Taken | Pane::Decided => {
                let selected: Option<Record> = lines.selected(pane).filter(|_| has_keys);
                let area = self.cx.grid.prose(area, WRITING);
                entries::draw(frame.buffer_mut(), area, &self.entries(pane), selected, theme);
            }
            Pane::LastTime => {
                draw_text(frame.buffer_mut(), area, &self.last_words(), theme.note, theme.dim);
            }
            Pane::Notes => self.screen.notes.draw(frame, area, self.cx),
            Pane::Private => self.screen.private.draw(frame, area, self.cx),
            Pane::Debrief => debrief::draw(frame, area, &debrief::lines(self.page), self.cx),
        }
    }

    fn agenda(&self) -> AgendaPane<'_> {
        let has_focus = self.has_focus(Pane::Agenda);
        let has_keys = has_focus && !self.screen.is_writing();
        AgendaPane { lines: &self.screen.lines, has_focus, has_keys, cx: self.cx }
    }

    fn is_empty(&self, pane: Pane) -> bool {
        match pane {
            Pane::Agenda => self.page.agenda.is_empty(),
            Pane::Actions => self.page.actions.is_empty(),
            Pane::Taken => self.page.takeaways.is_empty(),
            Pane::Decided => self.page.decisions.is_empty(),
            Pane::LastTime => self.last_words().is_empty(),
            Pane::Notes => self.screen.notes.is_empty(),
            Pane::Private => self.screen.private.is_empty(),
            Pane::Debrief => debrief::lines(self.page).is_empty(),
        }
    }

    fn has_focus(&self, pane: Pane) -> bool {
        self.screen.pane == pane
    }

    fn entries(&self, pane: Pane) -> Vec<Entry> {
        match pane {
            Pane::Taken => self.page.takeaways.iter().map(Entry::of).collect(),
            _ => self.page.decisions.iter().map(Entry::of).collect(),
        }
    }

    /// What was taken from the last time, or else what happened then, or what was noted.
    fn last_words(&self) -> String {
        let taken: Vec<_> = self.page.last_takeaways.iter().map(|takeaway| takeaway.details.text.as_str()).collect();
        let last = self.page.last_time.as_ref();
        if taken.is_empty() {
            let said = last.into_iter().flat_map(|last| [&last.details.debrief_what, &last.details.notes]);
            said.map(|words| words.trim_start()).find(|words| !words.is_empty()).map(beginning).unwrap_or_default()
        } else {
            taken.join("\n")
        }
    }

    /// What stands in dim behind a heading.
    fn aside(&self, pane: Pane) -> String {
        let words = match pane {
            // Its key stands in no footer while one writes.
            Pane::LastTime if self.screen.is_writing() => {
                return self.cx.key(chain::MEETING_WRITING, Command::LastTime);
            }
            Pane::Private => "left out when you share",
            Pane::Debrief if self.is_empty(pane) => "after the meeting, in three lines",
            _ => "",
        };
        words.to_owned()
    }

    /// What stands flush right of a heading.
    fn right(&self, pane: Pane) -> String {
        let page = self.page;
        match pane {
            Pane::Agenda if !page.agenda.is_empty() => format!("{} of {}", self.ticked(), page.agenda.len()),
            Pane::Actions if !page.actions.is_empty() => {
                let is_done = |status| status == ActionStatus::Done;
                let done = page.actions.iter().filter(|line| is_done(line.action.details.status)).count();
                if done > 0 { format!("{done} of {} kept", page.actions.len()) } else { page.actions.len().to_string() }
            }
            Pane::LastTime => page
                .last_time
                .as_ref()
                .map(|last| when::column(last.details.meets_on, self.cx.today))
                .unwrap_or_default(),
            Pane::Notes if !self.is_empty(pane) => self.screen.notes.words(),
            Pane::Private if !self.is_empty(pane) => self.screen.private.words(),
            _ if self.has_focus(pane) && self.is_empty(pane) && pane != Pane::Notes => pane.hint().to_owned(),
            _ => String::new(),
        }
    }

    fn ticked(&self) -> usize {
        self.page.agenda.iter().filter(|shown| shown.line.details.ticked).count()
    }

    fn name_in_strip(&self, pane: Pane) -> String {
        let page = self.page;
        let counted = |name: &str, count: usize| {
            if count == 0 { name.to_owned() } else { format!("{name} {count}") }
        };
        match pane {
            Pane::Agenda if !page.agenda.is_empty() => format!("Agenda {}/{}", self.ticked(), page.agenda.len()),
            Pane::Actions => counted("Actions", page.actions.len()),
            Pane::Taken => counted("Taken", page.takeaways.len()),
            Pane::Decided => counted("Decided", page.decisions.len()),
            pane => pane.name().to_owned(),
        }
    }
}

/// Where the meeting was: how it comes back, and the text that is being written all the same.
pub(super) fn draw_gone(writing: Option<&ProsePane>, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let words = match writing {
        None => "This meeting is not in the journal any more. Esc goes back; Ctrl-R or the trash brings it back.",
        Some(_) => {
            "This meeting is not in the journal any more. Ctrl-P and trash brings it back; Esc twice keeps what you \
             write as a draft."
        }
    };
    let taken = draw_sentence(frame.buffer_mut(), area, words, cx.theme.text);
    if let Some(prose) = writing {
        prose.draw(frame, below(area, taken + 1), cx);
    }
}

/// The beginning of a text of any size, which is not wrapped as a whole at every draw.
fn beginning(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    let cut = first.floor_char_boundary(2 * BEGINNING);
    shorten(&first[..cut], BEGINNING).into_owned()
}

/// One of several short lists shows what is selected only while it has the keys.
fn with_keys<T>(list: ListPane<'_, T>, has_keys: bool) -> ListPane<'_, T> {
    if has_keys { list } else { list.preview() }
}

//! A new line for an agenda: words of one's own, or something that is open with the same person.
//!
//! What one types is the first row of the list and Enter takes it, so writing a line costs no choice; below it stands what is open
//! and found by the same words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::super::chrome::hints_line;
use super::super::super::command::{Command, Scope, chain};
use super::super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::matching::{self, Found};
use super::super::super::widgets::overlay::{self, Width};
use super::super::super::widgets::prose::ProseEditor;
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::below;
use super::super::super::writing;
use crate::journal::{self, AgendaOffer, Journal};

/// Rows of the list at most, and what stands round them: title, blank, the line, blank; blank, keys.
const LIST_ROWS: u16 = 10;
const FIXED_ROWS: u16 = 6;

/// The overlay. Answers with [`Answer::Line`] or [`Answer::Picked`].
#[derive(Debug)]
pub(super) struct AgendaLineScreen {
    asked: Asked,
    offers: Vec<AgendaOffer>,
    line: ProseEditor,
    found: Vec<Found>,
    /// Counted over one's own words, if there are any, and then what is found.
    selected: usize,
}

impl AgendaLineScreen {
    pub(super) fn new(asked: Asked, offers: Vec<AgendaOffer>) -> Self {
        let line = ProseEditor::one_line("");
        let mut screen = AgendaLineScreen { asked, offers, line, found: Vec::new(), selected: 0 };
        screen.find();
        screen
    }

    fn find(&mut self) {
        self.found = matching::find(&self.line.text(), self.offers.iter().map(|offer| offer.words.as_str()));
        self.selected = 0;
    }

    fn own_words(&self) -> Option<String> {
        let words = self.line.text().trim().to_owned();
        (!words.is_empty()).then_some(words)
    }

    fn rows(&self) -> usize {
        usize::from(self.own_words().is_some()) + self.found.len()
    }

    fn answer(&self) -> Option<Answer> {
        let own = self.own_words();
        match (own, self.selected) {
            (Some(words), 0) => Some(Answer::Line(self.asked.clone(), words)),
            (own, at) => {
                let found = self.found.get(at - usize::from(own.is_some()))?;
                Some(Answer::Picked(self.asked.clone(), Some(self.offers.get(found.index)?.record)))
            }
        }
    }

    /// One row of the list: what it says, and what kind of thing it is.
    fn row(&self, at: usize, cx: &ViewCx<'_>) -> Option<(Line<'static>, Line<'static>)> {
        let style = if at == self.selected { cx.theme.strong } else { cx.theme.text };
        let own = self.own_words();
        if at == 0
            && let Some(words) = own
        {
            return Some((styled(words, style), styled("your words", cx.theme.dim)));
        }
        let found = self.found.get(at - usize::from(own.is_some()))?;
        let offer = self.offers.get(found.index)?;
        let words = Line::from(matching::marked(&offer.words, &found.marks, style, cx.theme.mark));
        Some((words, styled(offer.record.noun(), cx.theme.dim)))
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        if self.rows() == 0 {
            let words = if self.offers.is_empty() { "Nothing else is open with them." } else { "" };
            return draw_line(frame.buffer_mut(), area, styled(words, cx.theme.dim));
        }
        let first = (self.selected + 1).saturating_sub(area.height.into());
        for (row, at) in area.rows().zip(first..) {
            let Some((words, kind)) = self.row(at, cx) else { break };
            draw_row(frame.buffer_mut(), row, words, kind);
            if at == self.selected {
                draw_cursor(frame.buffer_mut(), row, 0, 1, cx.theme.cursor);
            }
        }
    }
}

impl Screen for AgendaLineScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::PROMPT
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let last = self.rows().saturating_sub(1);
        let page = usize::from(LIST_ROWS);
        match input {
            Input::Command(Command::Open) => {
                return Ok(self.answer().map_or_else(|| Step::Say("a few words are needed".to_owned()), Step::Answer));
            }
            Input::Command(Command::Down) => self.selected = (self.selected + 1).min(last),
            Input::Command(Command::Up) => self.selected = self.selected.saturating_sub(1),
            Input::Command(Command::PageDown) => self.selected = (self.selected + page).min(last),
            Input::Command(Command::PageUp) => self.selected = self.selected.saturating_sub(page),
            _ => {
                let before = self.line.version();
                let step = writing::write(&mut self.line, &input, cx);
                if self.line.version() != before {
                    self.find();
                }
                return Ok(step.unwrap_or(Step::Stay));
            }
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let wanted = u16::try_from(self.offers.len() + 1).unwrap_or(LIST_ROWS).min(LIST_ROWS);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, wanted + FIXED_ROWS, cx.theme);
        draw_line(frame.buffer_mut(), inner, styled("A line for the agenda", cx.theme.title));
        let line = Rect { height: 1, ..below(inner, 2) }.intersection(inner);
        frame.buffer_mut().set_style(line, cx.theme.field);
        writing::draw(&self.line, true, frame, line, cx);
        let list = below(inner, 4);
        self.draw_list(frame, Rect { height: list.height.saturating_sub(2), ..list }, cx);
        let mut keys = cx.hints(chain::PROMPT, &[(Command::Open, "put it on"), (Command::Back, "back")]);
        if self.rows() > 1 {
            keys.insert(
                1,
                (format!("{} {}", cx.key(chain::PROMPT, Command::Up), cx.key(chain::PROMPT, Command::Down)), "choose"),
            );
        }
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, hints_line(&keys, cx.theme));
    }

    fn has_words(&self) -> bool {
        self.own_words().is_some()
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

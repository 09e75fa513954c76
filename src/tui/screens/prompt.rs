//! A line to type in over a list of what it finds: the frame that the palette and the picker share.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::Command;
use super::super::glyph;
use super::super::screen::{Cx, Input, ViewCx};
use super::super::widgets::matching::{self, Found};
use super::super::widgets::overlay::{self, Width};
use super::super::widgets::prose::ProseEditor;
use super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::widgets::section::below;
use super::super::writing;

/// Lines of the list at most, and what stands round them: the prompt and a blank above, a blank and the keys below.
const LIST_ROWS: u16 = 12;
const FIXED_ROWS: u16 = 4;

/// A question above the prompt, and a blank.
const QUESTION_ROWS: u16 = 2;

/// What is typed, what it finds, and which of that is selected.
#[derive(Debug)]
pub(super) struct Prompt {
    sign: &'static str,
    question: Option<String>,
    typed: ProseEditor,
    lines: Vec<String>,
    /// Where lines stand for more than they say, what finds them.
    finder: Option<fn(&str) -> Vec<Found>>,
    nothing: &'static str,
    found: Vec<Found>,
    selected: usize,
}

/// How a line of the list is drawn beside its words.
pub(super) struct PromptRow {
    pub right: Line<'static>,
    pub is_dim: bool,
}

impl Prompt {
    /// A prompt over lines, all of them found.
    pub(super) fn new(sign: &'static str, lines: Vec<String>) -> Self {
        let mut prompt = Prompt {
            sign,
            question: None,
            typed: ProseEditor::one_line(""),
            lines,
            finder: None,
            nothing: "Nothing is called that.",
            found: Vec::new(),
            selected: 0,
        };
        prompt.find();
        prompt
    }

    /// With another way to find the lines, and what is said where nothing is found.
    pub(super) fn found_by(mut self, finder: fn(&str) -> Vec<Found>, nothing: &'static str) -> Self {
        (self.finder, self.nothing) = (Some(finder), nothing);
        self.find();
        self
    }

    /// With a question above the line.
    pub(super) fn asking(mut self, question: String) -> Self {
        self.question = Some(question);
        self
    }

    /// Which line is selected, if any is found.
    pub(super) fn selected(&self) -> Option<usize> {
        self.found.get(self.selected).map(|found| found.index)
    }

    /// Moves, or types.
    pub(super) fn update(&mut self, input: &Input, cx: &mut Cx<'_>) {
        let page = usize::from(LIST_ROWS);
        match input {
            Input::Command(Command::Down) => self.select(self.selected + 1),
            Input::Command(Command::Up) => self.select(self.selected.saturating_sub(1)),
            Input::Command(Command::PageDown) => self.select(self.selected + page),
            Input::Command(Command::PageUp) => self.select(self.selected.saturating_sub(page)),
            _ => {
                if writing::write(&mut self.typed, input, cx).is_some() {
                    self.find();
                }
            }
        }
    }

    fn select(&mut self, at: usize) {
        self.selected = at.min(self.found.len().saturating_sub(1));
    }

    fn find(&mut self) {
        let typed = self.typed.text();
        self.found = match self.finder {
            Some(finder) => finder(&typed),
            None => matching::find(&typed, self.lines.iter().map(String::as_str)),
        };
        self.selected = 0;
    }

    /// Draws the overlay. `row` says what stands beside a line, `keys` is the last row.
    pub(super) fn view(
        &self,
        frame: &mut Frame<'_>,
        screen: Rect,
        cx: &ViewCx<'_>,
        row: impl Fn(usize) -> PromptRow,
        keys: Line<'static>,
    ) {
        let wanted = u16::try_from(self.lines.len()).unwrap_or(LIST_ROWS).clamp(1, LIST_ROWS);
        let rows = wanted + FIXED_ROWS + if self.question.is_some() { QUESTION_ROWS } else { 0 };
        let inner = overlay::open(frame.buffer_mut(), screen, cx.grid, Width::Narrow, rows, cx.theme);
        let inner = self.draw_question(frame, inner, cx);
        self.draw_line(frame, inner, cx);
        let shown = usize::from(inner.height.saturating_sub(FIXED_ROWS));
        let first = (self.selected + 1).saturating_sub(shown);
        for (down, (at, found)) in (2u16..).zip(self.found.iter().enumerate().skip(first).take(shown)) {
            let area = Rect { y: inner.y.saturating_add(down), height: 1, ..inner };
            self.draw_found(frame, area, found, at == self.selected, &row(found.index), cx);
        }
        if self.found.is_empty() {
            let area = Rect { y: inner.y.saturating_add(2), height: inner.height.min(1), ..inner };
            draw_line(frame.buffer_mut(), area.intersection(inner), styled(self.nothing, cx.theme.text));
        }
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, keys);
    }

    /// The question, if there is one; gives back what is left under it.
    fn draw_question(&self, frame: &mut Frame<'_>, inner: Rect, cx: &ViewCx<'_>) -> Rect {
        let Some(question) = &self.question else { return inner };
        draw_line(frame.buffer_mut(), inner, styled(question.clone(), cx.theme.title));
        below(inner, QUESTION_ROWS)
    }

    fn draw_line(&self, frame: &mut Frame<'_>, inner: Rect, cx: &ViewCx<'_>) {
        let count = format!("{} of {}", self.found.len(), self.lines.len());
        let sign = styled(self.sign, cx.theme.cursor);
        let indent = u16::try_from(sign.width()).unwrap_or(0) + 1;
        let taken = indent.saturating_add(u16::try_from(count.len()).unwrap_or(0)).saturating_add(2);
        draw_row(frame.buffer_mut(), inner, sign, styled(count, cx.theme.dim));
        let line = Rect {
            x: inner.x.saturating_add(indent),
            width: inner.width.saturating_sub(taken),
            height: inner.height.min(1),
            ..inner
        };
        writing::draw(&self.typed, true, frame, line, cx);
    }

    fn draw_found(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        found: &Found,
        is_selected: bool,
        row: &PromptRow,
        cx: &ViewCx<'_>,
    ) {
        let style = match (row.is_dim, is_selected) {
            (true, _) => cx.theme.dim,
            (false, true) => cx.theme.strong,
            (false, false) => cx.theme.text,
        };
        let words = self.lines.get(found.index).map_or("", String::as_str);
        let spans: Vec<Span<'static>> = matching::marked(words, &found.marks, style, cx.theme.mark);
        draw_row(frame.buffer_mut(), area, Line::from(spans), row.right.clone());
        if is_selected {
            let bar = Rect { x: area.x.saturating_sub(2), width: 1, ..area };
            draw_line(frame.buffer_mut(), bar, styled(glyph::CURSOR, cx.theme.cursor));
        }
    }
}

//! A small menu of states: held, moved, cancelled. A letter or Enter chooses.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::glyph;
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::overlay::{self, Width};
use super::super::widgets::paragraph::{draw_sentence, rows_of};
use super::super::widgets::row::{draw_line, styled};
use super::super::widgets::section::below;
use crate::journal::{self, Journal};

/// The title and a blank above, a blank and the keys below.
const FIXED_ROWS: u16 = 4;

/// One line of a menu: its letter, the word it answers with, and what that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuLine {
    pub letter: char,
    pub word: &'static str,
    pub meaning: &'static str,
}

/// A menu. Answers with [`Answer::Chosen`] and the word of the line.
#[derive(Debug)]
pub struct ChoiceScreen {
    asked: Asked,
    title: String,
    /// What is said about it, below the title.
    sentence: String,
    lines: &'static [MenuLine],
    selected: usize,
}

impl ChoiceScreen {
    /// Asks for one of the lines.
    pub fn new(asked: Asked, title: impl Into<String>, lines: &'static [MenuLine]) -> Self {
        ChoiceScreen { asked, title: title.into(), sentence: String::new(), lines, selected: 0 }
    }

    /// With a sentence below the title.
    pub fn saying(mut self, sentence: impl Into<String>) -> Self {
        self.sentence = sentence.into();
        self
    }

    /// With the line of this word selected: the state that holds now.
    pub fn at(mut self, word: &str) -> Self {
        self.selected = self.lines.iter().position(|line| line.word == word).unwrap_or(0);
        self
    }

    fn choose(&self, at: usize) -> Step {
        self.lines.get(at).map_or(Step::Stay, |line| Step::Answer(Answer::Chosen(self.asked.clone(), line.word)))
    }
}

impl Screen for ChoiceScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::MENU
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, _cx: &mut Cx<'_>) -> journal::Result<Step> {
        let last = self.lines.len().saturating_sub(1);
        match input {
            Input::Command(Command::Down) => self.selected = (self.selected + 1).min(last),
            Input::Command(Command::Up) => self.selected = self.selected.saturating_sub(1),
            Input::Command(Command::Open) => return Ok(self.choose(self.selected)),
            Input::Key(key) => {
                if let Some(at) = self.lines.iter().position(|line| key.code == KeyCode::Char(line.letter)) {
                    return Ok(self.choose(at));
                }
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let wide = overlay::content_width(area, cx.grid, Width::Narrow);
        let said = if self.sentence.is_empty() { 0 } else { rows_of(&self.sentence, wide).saturating_add(1) };
        let fixed = FIXED_ROWS.saturating_add(said);
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_add(fixed);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, rows, cx.theme);
        draw_line(frame.buffer_mut(), inner, styled(self.title.clone(), cx.theme.title));
        // Where there is little room, the lines come before what is said about them.
        let said = if inner.height < rows { 0 } else { said };
        if said > 0 {
            draw_sentence(frame.buffer_mut(), below(inner, 2), &self.sentence, cx.theme.text);
        }
        let room = usize::from(inner.height.saturating_sub(FIXED_ROWS.saturating_add(said)));
        let first = (self.selected + 1).saturating_sub(room);
        for (down, (at, line)) in (2 + said..).zip(self.lines.iter().enumerate().skip(first).take(room)) {
            let row = Rect { y: inner.y.saturating_add(down), height: 1, ..inner };
            let words = if at == self.selected { cx.theme.strong } else { cx.theme.text };
            let spans =
                vec![Span::styled(format!("{}   ", line.letter), cx.theme.key), Span::styled(line.meaning, words)];
            draw_line(frame.buffer_mut(), row, Line::from(spans));
            if at == self.selected {
                let bar = Rect { x: row.x.saturating_sub(2), width: 1, ..row };
                draw_line(frame.buffer_mut(), bar, styled(glyph::CURSOR, cx.theme.cursor));
            }
        }
        let keys = cx.hints(chain::MENU, &[(Command::Open, "take it"), (Command::Back, "back")]);
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

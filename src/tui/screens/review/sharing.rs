//! Gives the words of a review away as a page: what is private is ticked one by one, then the file is named.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::chrome::hints_line;
use super::super::super::command::{Command, Scope, chain};
use super::super::super::glyph;
use super::super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::super::widgets::overlay::{self, Width};
use super::super::super::widgets::paragraph::{draw_sentence, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::below;
use super::super::sharing;
use super::writing::in_words;
use crate::domain::review::{Include, Period};
use crate::journal::review::words::names::Names;
use crate::journal::review::words::{Sharing, shared};
use crate::journal::{self, Journal, ReviewPage, left_out};

/// The question that follows the ticks.
const WHERE: &str = "the file of the page";
const FILE: &str = "The file for the page";

const SENTENCE: &str = "Private notes, check-ins, answers and feedback stay here unless you tick them.";
const NOTHING_OUT: &str = "Nothing in it is private.";

/// Title and a blank above the sentence, a blank behind it, a blank and the keys below.
const FIXED_ROWS: u16 = 5;

/// Something that can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tick {
    With(Include),
    WithoutNames,
}

/// What goes with it, ticked one by one.
#[derive(Debug)]
pub(super) struct ShareScreen {
    page: ReviewPage,
    ticks: Vec<(Tick, bool)>,
    selected: usize,
}

impl ShareScreen {
    pub(super) fn of(page: ReviewPage) -> Self {
        let with = left_out(&page).into_iter().map(Tick::With);
        let ticks = with.chain([Tick::WithoutNames]).map(|tick| (tick, false)).collect();
        ShareScreen { page, ticks, selected: 0 }
    }

    fn toggle(&mut self, at: usize) {
        if let Some((_, is_ticked)) = self.ticks.get_mut(at) {
            *is_ticked = !*is_ticked;
            self.selected = at;
        }
    }

    fn letter(&mut self, c: char) {
        if c == ' ' {
            return self.toggle(self.selected);
        }
        if let Some(at) = self.ticks.iter().position(|(tick, _)| tick.letter() == c) {
            self.toggle(at);
        }
    }

    fn is_ticked(&self, wanted: Tick) -> bool {
        self.ticks.iter().any(|(tick, is_ticked)| *tick == wanted && *is_ticked)
    }

    fn words(&self, journal: &Journal) -> journal::Result<String> {
        let include: Vec<_> = Include::ALL.iter().copied().filter(|one| self.is_ticked(Tick::With(*one))).collect();
        let private_notes =
            if include.contains(&Include::Private) { journal.private_notes_of(&self.page)? } else { Vec::new() };
        let without_names = match self.is_ticked(Tick::WithoutNames) {
            true => Some(Names::of_review(&self.page, journal.names()?)),
            false => None,
        };
        Ok(shared(&self.page, &Sharing { include, private_notes, without_names }))
    }

    /// The file that is offered.
    fn offered(&self) -> String {
        let name = match &self.page.who {
            Some(line) if !self.is_ticked(Tick::WithoutNames) => line.name.as_str(),
            _ => "",
        };
        let from = self.page.span.from;
        sharing::name_for(
            &match self.page.period {
                Period::Whole => "review".to_owned(),
                Period::Year => from.format("review-%Y").to_string(),
                Period::Quarter => from.format("review-%Y-%m").to_string(),
            },
            name,
        )
    }

    fn write(&self, file: &str, journal: &Journal) -> journal::Result<Step> {
        let unnamed = if self.is_ticked(Tick::WithoutNames) { "; read it once more for names" } else { "" };
        Ok(match sharing::write(&Asked::plain(WHERE), FILE, file, &self.words(journal)?) {
            Step::Say(words) => Step::Done(format!("{words}{unnamed}")),
            again => again,
        })
    }

    fn sentence(&self) -> &'static str {
        if self.ticks.len() > 1 { SENTENCE } else { NOTHING_OUT }
    }
}

impl Tick {
    fn letter(self) -> char {
        match self {
            Tick::With(Include::CheckIns) => 'c',
            Tick::With(Include::Answers) => 'a',
            Tick::With(Include::Feedback) => 'f',
            Tick::With(Include::Private) => 'p',
            Tick::WithoutNames => 'n',
        }
    }

    fn in_words(self) -> String {
        match self {
            Tick::With(include) => format!("with {}", in_words(include)),
            Tick::WithoutNames => "without names, as for a programme".to_owned(),
        }
    }
}

impl Screen for ShareScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::MENU
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let last = self.ticks.len().saturating_sub(1);
        match input {
            Input::Command(Command::Down) => self.selected = (self.selected + 1).min(last),
            Input::Command(Command::Up) => self.selected = self.selected.saturating_sub(1),
            Input::Command(Command::Open) => return Ok(sharing::ask(Asked::plain(WHERE), FILE, &self.offered())),
            Input::Answer(Answer::Line(asked, file)) if asked == Asked::plain(WHERE) => {
                return self.write(&file, cx.journal);
            }
            Input::Key(key) => {
                if let KeyCode::Char(c) = key.code {
                    self.letter(c);
                }
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let wide = overlay::content_width(area, cx.grid, Width::Narrow);
        let said = rows_of(self.sentence(), wide);
        let rows = u16::try_from(self.ticks.len()).unwrap_or(0).saturating_add(FIXED_ROWS + said);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, rows, cx.theme);
        let buffer = frame.buffer_mut();
        draw_line(buffer, inner, styled("Share as a page", cx.theme.title));
        let said = if inner.height < rows { 0 } else { said + 1 };
        if said > 0 {
            draw_sentence(buffer, below(inner, 2), self.sentence(), cx.theme.text);
        }
        for (down, (at, (tick, is_ticked))) in (2 + said..).zip(self.ticks.iter().enumerate()) {
            let row = Rect { height: 1, ..below(inner, down.min(inner.height.saturating_sub(2))) };
            let style = if at == self.selected { cx.theme.strong } else { cx.theme.text };
            let mark = if *is_ticked { glyph::DONE } else { glyph::OPEN };
            let spans = vec![
                Span::styled(format!("{}   ", tick.letter()), cx.theme.key),
                Span::styled(format!("{mark} "), cx.theme.text),
                Span::styled(tick.in_words(), style),
            ];
            draw_line(buffer, row, Line::from(spans));
            if at == self.selected {
                let bar = Rect { x: row.x.saturating_sub(2), width: 1, ..row };
                draw_line(buffer, bar, styled(glyph::CURSOR, cx.theme.cursor));
            }
        }
        let mut keys = vec![("Space".to_owned(), "tick")];
        keys.extend(cx.hints(chain::MENU, &[(Command::Open, "name the file"), (Command::Back, "back")]));
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(buffer, last, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

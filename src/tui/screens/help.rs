//! The keys that work on the screen below, computed from the one table.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::keymap::Keymap;
use super::super::screen::{Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::overlay::{self, Width};
use super::super::widgets::row::{draw_line, draw_row, styled};
use crate::journal::{self, Journal};
use crate::text::width::{pad_right, width};

/// Where the words stand behind the keys.
const WORDS_AT: usize = 14;

/// Rows that are no keys: the title and its blank above, a blank and the hint below.
const FIXED_ROWS: u16 = 4;

/// From this width on there is room for two columns.
const IN_TWO: u16 = 118;

/// The headings of the help, in the order of reading; each goes to the shorter of two columns.
const HEADINGS: [&str; 7] = ["HERE", "MOVE", "IN A FORM", "IN A TEXT", "ANYWHERE", "CHANGE", "LEAVE"];

/// The keys of a screen.
#[derive(Debug)]
pub struct HelpScreen {
    of: &'static [Scope],
    first_row: Cell<usize>,
}

/// One row of the help: a heading, or keys with their words, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum HelpRow {
    Heading(&'static str),
    Key(String, String),
    Blank,
}

impl HelpScreen {
    /// The help for a screen with these scopes.
    pub fn over(of: &'static [Scope]) -> Self {
        HelpScreen { of, first_row: Cell::new(0) }
    }

    fn title(&self) -> String {
        self.of.first().map_or_else(|| "Keys".to_owned(), |scope| format!("Keys in {}", scope.name()))
    }

    fn hint(&self, is_scrolled: bool, cx: &ViewCx<'_>) -> Line<'static> {
        let (dim, key) = (cx.theme.dim, cx.theme.key);
        if is_scrolled {
            let keys = [Command::Down, Command::Up].map(|command| cx.key(chain::READING, command));
            return Line::from(vec![Span::styled(keys.join("  "), key), Span::styled(" for more", dim)]);
        }
        // The last of its keys is the one that works in a text too.
        let palette = cx.keymap.live(self.of).find(|binding| binding.row.command == Command::Palette);
        let Some(palette) = palette.and_then(|binding| binding.keys.last()) else { return Line::default() };
        Line::from(vec![
            Span::styled("Every key is a command too: press ", dim),
            Span::styled(palette.to_string(), key),
            Span::styled(" and type what you want to do.", dim),
        ])
    }

    fn scroll(&self, by: isize) {
        self.first_row.set(self.first_row.get().saturating_add_signed(by));
    }
}

impl Screen for HelpScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::READING
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, _cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(Command::Down) => self.scroll(1),
            Input::Command(Command::Up) => self.scroll(-1),
            Input::Command(Command::PageDown) => self.scroll(10),
            Input::Command(Command::PageUp) => self.scroll(-10),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let columns = columns(cx.keymap, self.of, area.width >= IN_TWO);
        let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
        let rows = u16::try_from(longest).unwrap_or(u16::MAX).saturating_add(FIXED_ROWS);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Wide, rows, cx.theme);
        let shown = usize::from(inner.height.saturating_sub(FIXED_ROWS));
        let first = self.first_row.get().min(longest.saturating_sub(shown));
        self.first_row.set(first);
        let back = hints_line(&cx.hints(chain::READING, &[(Command::Back, "back")]), cx.theme);
        draw_row(frame.buffer_mut(), inner, styled(self.title(), cx.theme.title), back);
        let wide = if columns.len() > 1 { inner.width.saturating_sub(4) / 2 } else { inner.width };
        for (at, column) in (0u16..).zip(&columns) {
            for (down, row) in (2u16..).zip(column.iter().skip(first).take(shown)) {
                let x = inner.x.saturating_add(at.saturating_mul(wide + 4));
                draw_help_row(frame, Rect { x, y: inner.y + down, width: wide, height: 1 }, row, cx);
            }
        }
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, self.hint(shown < longest, cx));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

fn draw_help_row(frame: &mut Frame<'_>, area: Rect, row: &HelpRow, cx: &ViewCx<'_>) {
    let line = match row {
        HelpRow::Heading(words) => styled(*words, cx.theme.label),
        HelpRow::Key(keys, words) => {
            let keys = if width(keys) < WORDS_AT { pad_right(keys, WORDS_AT) } else { format!("{keys}  ") };
            Line::from(vec![Span::styled(keys, cx.theme.key), Span::styled(words.clone(), cx.theme.text)])
        }
        HelpRow::Blank => return,
    };
    draw_line(frame.buffer_mut(), area, line);
}

/// The help in one column, or in two of about the same length.
fn columns(keymap: &Keymap, of: &[Scope], in_two: bool) -> Vec<Vec<HelpRow>> {
    let mut columns = vec![Vec::new(); if in_two { 2 } else { 1 }];
    for heading in HEADINGS {
        let rows = section(keymap, of, heading);
        let Some(shortest) = columns.iter_mut().min_by_key(|column| column.len()).filter(|_| !rows.is_empty()) else {
            continue;
        };
        if !shortest.is_empty() {
            shortest.push(HelpRow::Blank);
        }
        shortest.push(HelpRow::Heading(heading));
        shortest.extend(rows);
    }
    columns
}

fn section(keymap: &Keymap, of: &[Scope], heading: &str) -> Vec<HelpRow> {
    let live = keymap.live(of).filter(|binding| binding.row.scope.heading() == heading && !binding.keys.is_empty());
    let mut rows: Vec<HelpRow> = Vec::new();
    for binding in live {
        let is_place = matches!(binding.row.command, Command::Go(_));
        let row = if is_place { HelpRow::Key(places(keymap), "places".to_owned()) } else { help_of(binding) };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

fn help_of(binding: &super::super::keymap::Binding) -> HelpRow {
    HelpRow::Key(binding.shown_keys(), lower_first(binding.row.words))
}

/// `1 … 5`: the places stand in one row.
fn places(keymap: &Keymap) -> String {
    let keys: Vec<_> = keymap
        .live(&[Scope::Anywhere])
        .filter(|binding| matches!(binding.row.command, Command::Go(_)))
        .filter_map(|binding| binding.keys.first().map(ToString::to_string))
        .collect();
    match (keys.first(), keys.last()) {
        (Some(first), Some(last)) => format!("{first} … {last}"),
        _ => String::new(),
    }
}

fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_live_row_with_a_key_is_in_the_help() {
        let keymap = Keymap::default();
        for of in chain::ALL {
            let rows: Vec<_> = columns(&keymap, of, true).concat();
            for binding in keymap.live(of).filter(|binding| !binding.keys.is_empty()) {
                let is_place = matches!(binding.row.command, Command::Go(_));
                let expected = if is_place { "places".to_owned() } else { lower_first(binding.row.words) };
                let is_there = rows.iter().any(|row| matches!(row, HelpRow::Key(_, words) if *words == expected));
                assert!(is_there, "{} is missing", binding.row.name);
            }
        }
    }
}

//! How many of their promises two people kept, in bars of one scale.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::theme::Theme;
use super::super::bar::draw_bar;
use super::super::row::{draw_row, styled};
use super::{cells, put};
use crate::text::width::{pad_left, pad_right, shorten, width};

/// From here on a bar stands beside its figures, below it under them.
const BESIDE: u16 = 36;

/// Columns of a short name, and up to a bar beside it.
const NAME: usize = 6;
const BAR: u16 = 18;

/// At most so many columns for each promise.
const PROMISE: u32 = 3;

/// One of the two.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub who: &'a str,
    pub kept: u32,
    pub of: u32,
}

/// Both sides. One without a promise is left out.
#[derive(Clone, Copy, Debug)]
pub struct KeptBars<'a> {
    pub sides: &'a [Side<'a>],
}

impl KeptBars<'_> {
    /// How many rows it takes: none where nobody promised anything.
    pub fn rows(&self, width: u16) -> u16 {
        let sides = cells(self.shown().count());
        if width >= BESIDE { sides } else { (sides * 3).saturating_sub(1) }
    }

    /// Draws it at the top of `area`; with too few rows for bars under the figures, only the figures.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buffer.area);
        let is_beside = area.width >= BESIDE;
        let has_bars = area.height >= self.rows(area.width);
        for (n, side) in self.shown().enumerate() {
            let y = cells(n) * if is_beside || !has_bars { 1 } else { 3 };
            if y >= area.height {
                break;
            }
            let row = Rect { y: area.y + y, height: 1, ..area };
            if is_beside {
                self.draw_beside(buffer, row, side, theme);
            } else {
                let of = vec![
                    Span::styled(side.kept.to_string(), theme.strong),
                    Span::styled(format!(" of {}", side.of), theme.dim),
                ];
                draw_row(buffer, row, styled(side.who, theme.text), Line::from(of));
            }
            if !is_beside && has_bars {
                self.draw_bar(buffer, Rect { y: row.y + 1, ..row }, side, theme);
            }
        }
    }

    fn shown(&self) -> impl Iterator<Item = &Side<'_>> {
        self.sides.iter().filter(|side| side.of > 0)
    }

    /// The most promises of one side: the length of both scales.
    fn most(&self) -> u32 {
        self.shown().map(|side| side.of).max().unwrap_or(1)
    }

    /// `me      9 of 12   ━━━━━━───`.
    fn draw_beside(&self, buffer: &mut Buffer, row: Rect, side: &Side<'_>, theme: &Theme) {
        let digits = self.most().to_string().len();
        let longest = self.shown().map(|side| width(side.who)).max().unwrap_or(0);
        let name = longest.clamp(NAME, usize::from(row.width / 3));
        let words = Line::from(vec![
            Span::styled(pad_right(&shorten(side.who, name), name + 1), theme.text),
            Span::styled(pad_left(&side.kept.to_string(), digits), theme.strong),
            Span::styled(format!(" of {}", pad_left(&side.of.to_string(), digits)), theme.dim),
        ]);
        let bar = BAR.max(cells(words.width()) + 3).min(row.width);
        put(buffer, row, (0, 0), words);
        self.draw_bar(buffer, Rect { x: row.x + bar, width: row.width - bar, ..row }, side, theme);
    }

    fn draw_bar(&self, buffer: &mut Buffer, room: Rect, side: &Side<'_>, theme: &Theme) {
        let most = self.most();
        let whole = f64::from(room.width).min(f64::from(PROMISE) * f64::from(most));
        let long = (whole * f64::from(side.of) / f64::from(most)).round().max(1.0) as u16;
        let bar = Rect { width: long.min(room.width), ..room };
        draw_bar(buffer, bar, side.kept.into(), side.of.into(), None, theme);
    }
}

//! Small lines side by side, one for each dimension, all with one time and a scale from 1 to 5.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::row::{draw_row, fitted, styled};
use super::axis::Span;
use super::dots::Dots;
use super::{HIGHEST, LOWEST, SKIPPED, cells, figure, latest, put, scaled, share_of_scale};
use crate::text::width::width;

/// So many stand side by side, if they have room.
const ACROSS: [u16; 2] = [6, 3];
const GUTTER: u16 = 6;

/// Rows of the picture, and of all with the name, the hairline and the first value.
const PLOT: u16 = 3;
const TALL: u16 = PLOT + 3;

/// Columns of a figure in a row of the list, and the least and the most for a line in it.
const FIGURE: u16 = 5;
const SHORTEST: u16 = 6;
const LONGEST: u16 = 20;

/// One dimension over time, from the first day to the last. A value that was skipped is left out.
#[derive(Clone, Copy, Debug)]
pub struct Multiple<'a> {
    pub name: &'a str,
    pub values: &'a [(NaiveDate, f64)],
}

/// All of them.
#[derive(Clone, Copy, Debug)]
pub struct SmallMultiples<'a> {
    pub lines: &'a [Multiple<'a>],
    /// Where each of six begins and how wide it is, as the grid has it; chosen here if there is none, or where not all six fit.
    pub grid: Option<(u16, u16)>,
}

impl SmallMultiples<'_> {
    /// How many rows it takes: side by side, or one for each in a list.
    pub fn rows(&self, width: u16) -> u16 {
        let lines = cells(self.lines.len());
        match self.across(width) {
            _ if lines == 0 => 0,
            Some((across, ..)) => lines.div_ceil(across).saturating_mul(TALL + 1) - 1,
            None => lines,
        }
    }

    /// Draws them at the top of `area`, as a list where there are too few rows for pictures.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buffer.area);
        match self.across(area.width).filter(|_| area.height >= self.rows(area.width)) {
            Some((across, pitch, wide)) => {
                for (n, line) in self.lines.iter().enumerate() {
                    let (x, y) = (cells(n) % across * pitch, cells(n) / across * (TALL + 1));
                    let block = Rect { x: area.x + x, y: area.y + y, width: wide, height: TALL };
                    self.draw_block(buffer, block, line, theme);
                }
            }
            None => self.draw_list(buffer, area, theme),
        }
    }

    /// How many stand side by side, from one to the next, and how wide each is.
    fn across(&self, width: u16) -> Option<(u16, u16, u16)> {
        let least = self.names() + 1 + cells("4.5".len());
        let lines = cells(self.lines.len());
        let own = self.grid.map(|(pitch, wide)| (ACROSS[0], pitch, wide));
        let equal = ACROSS.map(|across| {
            let pitch = (width + GUTTER) / across;
            (across, pitch, pitch.saturating_sub(GUTTER))
        });
        own.into_iter().chain(equal).find(|(across, pitch, wide)| {
            let end = pitch.saturating_mul(across.min(&lines).saturating_sub(1)).saturating_add(*wide);
            *wide >= least && wide < pitch && end <= width
        })
    }

    fn names(&self) -> u16 {
        cells(self.lines.iter().map(|line| width(line.name)).max().unwrap_or(0))
    }

    /// The time of all lines: what happened at once stands one above the other.
    fn span(&self) -> Option<Span> {
        let days = || self.lines.iter().flat_map(|line| line.values).map(|(day, _)| *day);
        Some(Span::of(days().min()?, days().max()?))
    }

    fn draw_block(&self, buffer: &mut Buffer, block: Rect, line: &Multiple<'_>, theme: &Theme) {
        let value = last(line, theme);
        let room = usize::from(block.width).saturating_sub(value.width() + 1);
        put(buffer, block, (0, 0), fitted(styled(line.name, theme.text), room));
        put(buffer, block, (block.width.saturating_sub(cells(value.width())), 0), value);
        self.draw_dots(buffer, Rect { y: block.y + 1, height: PLOT, ..block }, line, theme);
        let hairline = glyph::LINE.repeat(block.width.into());
        put(buffer, block, (0, 1 + PLOT), styled(hairline, theme.chart_rest));
        put(buffer, block, (0, 2 + PLOT), styled(from(line).unwrap_or_default(), theme.dim));
    }

    fn draw_list(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let names = self.names().min(area.width / 2);
        let figures = names + 2 * FIGURE + 2;
        for (y, line) in (0..area.height).zip(self.lines) {
            let row = Rect { y: area.y + y, height: 1, ..area };
            let value = last(line, theme);
            if figures > area.width {
                draw_row(buffer, row, styled(line.name, theme.text), value);
                continue;
            }
            put(buffer, row, (0, 0), fitted(styled(line.name, theme.text), names.into()));
            if line.values.len() > 1 {
                let first = figure(line.values[0].1);
                put(buffer, row, (names + FIGURE - cells(width(&first)), 0), styled(first, theme.dim));
            }
            put(buffer, row, (names + 2 * FIGURE - cells(value.width()), 0), value);
            let plot = Rect { x: row.x + figures, width: (area.width - figures).min(LONGEST), ..row };
            if plot.width >= SHORTEST {
                self.draw_dots(buffer, plot, line, theme);
            }
        }
    }

    fn draw_dots(&self, buffer: &mut Buffer, plot: Rect, line: &Multiple<'_>, theme: &Theme) {
        let Some(span) = self.span() else { return };
        let points: Vec<_> = line
            .values
            .iter()
            .filter(|(_, value)| value.is_finite())
            .map(|(day, value)| (day.signed_duration_since(span.from).num_days() as f64, *value))
            .collect();
        let all = span.days() as f64;
        let across = |time: f64, wide: usize| scaled(if all > 0.0 { time / all } else { 1.0 }, wide);
        let down = |value: f64, high: usize| scaled(1.0 - share_of_scale(value.clamp(LOWEST, HIGHEST)), high);
        if let [(time, value)] = points[..] {
            let place = (across(time, plot.width.into()), down(value, plot.height.into()));
            put(buffer, plot, (cells(place.0), cells(place.1)), styled(glyph::HELD, latest(theme)));
            return;
        }
        let mut dots = Dots::new(plot);
        let wide = dots.wide();
        dots.connect(&points, |time| across(time, wide), down);
        dots.draw(buffer, theme.chart);
    }
}

/// The latest value, or that there is none.
fn last(line: &Multiple<'_>, theme: &Theme) -> Line<'static> {
    match line.values.last() {
        Some((_, value)) => styled(figure(*value), theme.strong),
        None => styled(SKIPPED, theme.dim),
    }
}

/// `from 3.5`; nothing where there is no earlier value.
fn from(line: &Multiple<'_>) -> Option<String> {
    let (_, first) = line.values.first().filter(|_| line.values.len() > 1)?;
    Some(format!("from {}", figure(*first)))
}

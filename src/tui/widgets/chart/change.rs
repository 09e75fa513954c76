//! From an earlier value to the latest, for each dimension: both figures, and the way between them on a scale from 1 to 5.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::row::{fitted, styled};
use super::{HIGHEST, LOWEST, SKIPPED, cells, figure, latest, put, scaled, share_of_scale};
use crate::text::width::width;

/// Columns from one whole number of the scale to the next, at most and at least; with fewer there is no scale.
const STEP: u16 = 7;
const SHORT_STEP: u16 = 2;

/// Columns of a figure, and of air between columns.
const FIGURE: usize = 3;
const AIR: u16 = 2;
const WIDE_AIR: u16 = 4;

/// What is left to the names at least.
const NAME: u16 = 5;

/// One dimension. No value means that its questions were skipped.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    pub name: &'a str,
    pub earlier: Option<f64>,
    pub latest: Option<f64>,
}

/// The dimensions, one to a row, never added up.
#[derive(Clone, Copy, Debug)]
pub struct DimensionChange<'a> {
    pub changes: &'a [Change<'a>],
    /// When the earlier values are from, as in `Apr`: empty if there was only one time.
    pub earlier: &'a str,
    pub latest: &'a str,
    /// Whether a blank row stands between two.
    pub is_airy: bool,
}

/// Where things stand in a row.
struct Layout {
    name: u16,
    /// The right ends of both figures.
    earlier: u16,
    latest: u16,
    scale: u16,
    /// Columns of a step; 0 if there is no scale.
    step: u16,
}

impl DimensionChange<'_> {
    /// How many rows it takes, with that of the heading.
    pub fn rows(&self, _width: u16) -> u16 {
        let changes = cells(self.changes.len());
        match changes {
            0 => 0,
            _ if self.is_airy => changes.saturating_mul(2).saturating_add(1),
            _ => changes.saturating_add(1),
        }
    }

    /// Draws it at the top of `area`, without the blank rows where there are too few.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buffer.area);
        if self.changes.is_empty() {
            return;
        }
        let layout = self.layout(area.width);
        self.draw_heading(buffer, area, &layout, theme);
        let is_airy = self.is_airy && area.height >= self.rows(area.width);
        for (n, change) in self.changes.iter().enumerate() {
            let y = cells(n).saturating_mul(1 + u16::from(is_airy)).saturating_add(1 + u16::from(is_airy));
            if y < area.height {
                let row = Rect { y: area.y + y, height: 1, ..area };
                self.draw_change(buffer, row, change, &layout, theme);
            }
        }
    }

    fn layout(&self, columns: u16) -> Layout {
        let figures = |label: &str, values: &mut dyn Iterator<Item = Option<f64>>| {
            let widest = values.map(|value| width(&said(value))).max().unwrap_or(0);
            cells(widest.max(width(label)).max(FIGURE))
        };
        let earlier = match self.earlier {
            "" => 0,
            label => figures(label, &mut self.changes.iter().map(|change| change.earlier)) + AIR,
        };
        let latest = figures(self.latest, &mut self.changes.iter().map(|change| change.latest)) + AIR;
        let names = cells(self.changes.iter().map(|change| width(change.name)).max().unwrap_or(0));
        let name = names.min(columns.saturating_sub(earlier + latest)).max(NAME.min(columns));
        let ends = (name.saturating_add(earlier), name.saturating_add(earlier + latest));
        let room = |air: u16| columns.saturating_sub(ends.1 + air + 1) / 4;
        let (air, step) = if room(WIDE_AIR) >= STEP { (WIDE_AIR, STEP) } else { (AIR, room(AIR).min(STEP)) };
        let step = if step >= SHORT_STEP { step } else { 0 };
        Layout { name, earlier: ends.0, latest: ends.1, scale: ends.1.saturating_add(air), step }
    }

    fn draw_heading(&self, buffer: &mut Buffer, area: Rect, layout: &Layout, theme: &Theme) {
        put_before(buffer, area, layout.earlier, self.earlier, theme.dim);
        put_before(buffer, area, layout.latest, self.latest, theme.dim);
        if layout.step > 0 {
            for n in 0..=4 {
                put(buffer, area, (layout.scale + n * layout.step, 0), styled((n + 1).to_string(), theme.dim));
            }
        }
    }

    fn draw_change(&self, buffer: &mut Buffer, row: Rect, change: &Change<'_>, layout: &Layout, theme: &Theme) {
        put(buffer, row, (0, 0), fitted(styled(change.name, theme.text), layout.name.into()));
        if !self.earlier.is_empty() {
            put_before(buffer, row, layout.earlier, &said(change.earlier), theme.dim);
        }
        let style = if usable(change.latest).is_some() { theme.strong } else { theme.dim };
        put_before(buffer, row, layout.latest, &said(change.latest), style);
        if layout.step > 0 {
            self.draw_way(buffer, row, change, layout, theme);
        }
    }

    /// `◦━━━━●`.
    fn draw_way(&self, buffer: &mut Buffer, row: Rect, change: &Change<'_>, layout: &Layout, theme: &Theme) {
        let long = 4 * layout.step + 1;
        let at = |value: f64| layout.scale + cells(scaled(share_of_scale(value), long.into()));
        for n in 0..=4 {
            put(buffer, row, (layout.scale + n * layout.step, 0), styled(glyph::TICK, theme.chart_rest));
        }
        let earlier = usable(change.earlier).filter(|_| !self.earlier.is_empty()).map(at);
        let latest_at = usable(change.latest).map(at);
        if let (Some(earlier), Some(latest)) = (earlier, latest_at) {
            let (left, right) = (earlier.min(latest), earlier.max(latest));
            put(buffer, row, (left, 0), styled(glyph::BAR.repeat(usize::from(right - left)), theme.chart));
        }
        if let Some(earlier) = earlier {
            put(buffer, row, (earlier, 0), styled(glyph::OPEN, theme.text));
        }
        if let Some(at) = latest_at {
            put(buffer, row, (at, 0), styled(glyph::HELD, latest(theme)));
        }
    }
}

/// Draws words that end before a column.
fn put_before(buffer: &mut Buffer, row: Rect, end: u16, words: &str, style: Style) {
    let start = end.saturating_sub(cells(width(words)));
    put(buffer, row, (start, 0), styled(words, style));
}

/// A value that has a place on the scale.
fn usable(value: Option<f64>) -> Option<f64> {
    value.filter(|value| (LOWEST..=HIGHEST).contains(value))
}

fn said(value: Option<f64>) -> String {
    usable(value).map_or_else(|| SKIPPED.to_owned(), figure)
}

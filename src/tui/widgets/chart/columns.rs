//! Values from 1 to 5 as small columns, each over its digit and its label. Where one is missing, its place is empty.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::row::styled;
use super::super::section::below;
use super::{cells, latest, put};
use crate::text::width::width as text_width;

/// Columns from one value to the next at least, and with labels at most, if these are not longer.
const NARROWEST: u16 = 2;
const WIDEST: u16 = 5;

/// From so many columns on, a column is three wide.
const THICK_FROM: u16 = 4;
const THICK: u16 = 3;

/// Columns between two labels.
const APART: u16 = 2;

/// One of the values.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    pub value: Option<u8>,
    /// When it was: `Jan`. One that is the same as the one before is not said again.
    pub label: &'a str,
}

/// All of them in the order of time.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    pub columns: &'a [Column<'a>],
}

impl Columns<'_> {
    /// How many rows it takes: the columns, the digits, and where there are any the labels, and that some had no room.
    pub fn rows(&self, width: u16) -> u16 {
        if self.columns.is_empty() {
            return 0;
        }
        let is_cut = self.shown(width) < self.columns.len();
        2 + u16::from(self.has_labels()) + u16::from(self.has_labels() && is_cut)
    }

    /// Draws it at the top of `area`. What does not fit drops from the left.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let mut area = area.intersection(buffer.area);
        let all = self.columns.len();
        let shown = &self.columns[all - self.shown(area.width)..];
        if self.has_labels() && shown.len() < all && area.height >= self.rows(area.width) {
            put(buffer, area, (0, 0), styled(format!("the last {} of {all}", shown.len()), theme.dim));
            area = below(area, 1);
        }
        let pitch = self.pitch(area.width, shown.len());
        let thick = if pitch >= THICK_FROM { THICK } else { 1 };
        let last = shown.iter().rposition(|column| column.value.is_some());
        for (n, column) in shown.iter().enumerate() {
            let Some(value) = column.value.map(|value| usize::from(value).clamp(1, 5)) else { continue };
            let (x, is_last) = (cells(n) * pitch, Some(n) == last);
            // 1 to 5 on eight eighths: two rows of pixels a step, beginning at the lowest.
            let sign = glyph::COLUMNS[(value - 1) * 7 / 4].repeat(thick.into());
            put(buffer, area, (x, 0), styled(sign, if is_last { latest(theme) } else { theme.text }));
            let digit = styled(value.to_string(), if is_last { theme.strong } else { theme.dim });
            put(buffer, area, (x + thick / 2, 1), digit);
        }
        draw_labels(buffer, area, shown, pitch, theme);
    }

    fn has_labels(&self) -> bool {
        self.columns.iter().any(|column| !column.label.is_empty())
    }

    /// How many have room.
    fn shown(&self, width: u16) -> usize {
        self.columns.len().min(width.div_ceil(NARROWEST).into())
    }

    /// As many columns for each as there are, up to where labels have air.
    fn pitch(&self, width: u16, count: usize) -> u16 {
        if !self.has_labels() || count < 2 {
            return if self.has_labels() { WIDEST } else { NARROWEST };
        }
        let longest = self.columns.iter().map(|column| text_width(column.label)).max();
        let most = WIDEST.max(cells(longest.unwrap_or(0)).saturating_add(APART));
        let gaps = cells(count - 1);
        match width.saturating_sub(THICK) / gaps {
            thick @ THICK_FROM.. => thick.min(most),
            _ => (width.saturating_sub(1) / gaps).clamp(NARROWEST, THICK_FROM - 1),
        }
    }
}

/// As many labels as have room, from the left.
fn draw_labels(buffer: &mut Buffer, area: Rect, shown: &[Column<'_>], pitch: u16, theme: &Theme) {
    let (mut free, mut before) = (0, "");
    for (n, column) in shown.iter().enumerate() {
        let (x, wide) = (cells(n) * pitch, cells(text_width(column.label)));
        let is_new = column.label != before;
        if is_new && x >= free && x.saturating_add(wide) <= area.width {
            put(buffer, area, (x, 2), styled(column.label, theme.dim));
            free = x + wide + APART;
            before = column.label;
        }
    }
}

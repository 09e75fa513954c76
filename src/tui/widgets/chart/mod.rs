//! Charts: each says its numbers first and draws their picture after them, without frame, legend or gridline.
//!
//! They get plain days and numbers and know nothing of what these are records of. Each tells how many rows it takes at a width, and
//! draws nothing outside its area at any size; where the picture has no room, the numbers stay. Scales of 1 to 5 run from 1 to 5.

mod activity;
mod axis;
mod change;
mod columns;
mod dots;
mod kept;
mod line;
mod meetings;
mod multiples;
#[cfg(test)]
mod pictures;

pub use activity::Activity;
pub use change::{Change, DimensionChange};
pub use columns::{Column, Columns};
pub use kept::{KeptBars, Side};
pub use line::{CHART_ROWS, LineChart};
pub use meetings::{Agreed, MeetingLine, in_weeks};
pub use multiples::{Multiple, SmallMultiples};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::theme::Theme;
use super::row::draw_line;

/// The ends of every scale of answers.
const LOWEST: f64 = 1.0;
const HIGHEST: f64 = 5.0;

/// What stands for a value that was not given.
const SKIPPED: &str = "skipped";

/// Draws words at a place counted from the corner of an area, as far as the area reaches. A sign set on a line takes nothing of its
/// style: what was held is not as dim as the hairline under it.
fn put(buffer: &mut Buffer, area: Rect, (x, y): (u16, u16), words: Line<'static>) {
    if x < area.width && y < area.height {
        let (left, top) = (area.x.saturating_add(x), area.y.saturating_add(y));
        let row = Rect { x: left, y: top, width: area.width - x, height: 1 };
        buffer.set_style(Rect { width: row.width.min(cells(words.width())), ..row }, Style::reset());
        draw_line(buffer, row, words);
    }
}

/// The style of the latest value of a series: what is read first in a picture.
fn latest(theme: &Theme) -> Style {
    theme.strong.patch(theme.chart)
}

/// A value as it is said: with one decimal where it has one, `3.5`, `4`.
fn figure(value: f64) -> String {
    let said = format!("{value:.1}");
    said.strip_suffix(".0").map_or_else(|| said.clone(), str::to_owned)
}

/// A share from 0 to 1 as one of so many steps, counted from 0.
fn scaled(share: f64, steps: usize) -> usize {
    let last = steps.saturating_sub(1);
    ((share.clamp(0.0, 1.0) * last as f64).round() as usize).min(last)
}

/// How far up its scale a value of 1 to 5 stands, from 0 to 1.
fn share_of_scale(value: f64) -> f64 {
    (value - LOWEST) / (HIGHEST - LOWEST)
}

/// A number of columns or rows as areas count them.
fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

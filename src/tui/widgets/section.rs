//! The heading of a section: capitals at the left, a count or a date flush right, and nothing between it and its content.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::theme::Theme;
use super::row::{draw_row, styled};

/// Draws a heading and gives back the rest of the area. Exactly one heading on a screen has the keys.
pub fn draw_section(
    buffer: &mut Buffer,
    area: Rect,
    heading: &str,
    right: &str,
    has_keys: bool,
    theme: &Theme,
) -> Rect {
    let line = styled(heading.to_uppercase(), theme.heading(has_keys));
    draw_row(buffer, area, line, styled(right.to_owned(), theme.dim));
    below(area, 1)
}

/// What is left of an area under so many rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

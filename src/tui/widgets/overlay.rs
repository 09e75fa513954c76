//! The frame of an overlay: the only border there is.
//!
//! The rows it covers are cleared over the whole width, so that no torn words stand beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::widgets::{Block, Clear, Widget};

use super::super::grid::Grid;
use super::super::theme::Theme;

/// Columns between the frame and what it holds.
const INSET: u16 = 2;

/// How wide an overlay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// From the second column on, four of them: commands, choices, a line.
    Narrow,
    /// Most of the screen: something to read.
    Wide,
}

/// Draws the frame for content of so many rows, and gives back where the content goes: two columns off the frame, which is where the
/// bar beside a selected line stands.
pub fn open(buffer: &mut Buffer, screen: Rect, grid: Grid, width: Width, rows: u16, theme: &Theme) -> Rect {
    let top = if screen.height >= 30 { 3 } else { 1 };
    let top = top.min(screen.height.saturating_sub(rows.saturating_add(2)));
    let height = rows.saturating_add(2).min(screen.height.saturating_sub(top));
    let (left, wide) = across(screen, grid, width);
    let frame = Rect { x: screen.x + left, y: screen.y + top, width: wide, height }.intersection(screen);
    let cleared = Rect { y: frame.y.saturating_sub(1), height: frame.height.saturating_add(2), ..screen };
    Clear.render(cleared.intersection(screen), buffer);
    Block::bordered().border_style(theme.border).merge_borders(MergeStrategy::Replace).render(frame, buffer);
    Rect {
        x: frame.x.saturating_add(1 + INSET),
        y: frame.y.saturating_add(1),
        width: frame.width.saturating_sub(2 * (1 + INSET)),
        height: frame.height.saturating_sub(2),
    }
    .intersection(screen)
}

/// How wide the content of an overlay is, for whoever has to know how many rows it takes.
pub fn content_width(screen: Rect, grid: Grid, width: Width) -> u16 {
    across(screen, grid, width).1.saturating_sub(2 * (1 + INSET))
}

fn across(screen: Rect, grid: Grid, width: Width) -> (u16, u16) {
    let widest = screen.width.saturating_sub(2 * grid.margin);
    if grid.is_one_pane {
        return (grid.margin, widest);
    }
    let frame = 2 * (1 + INSET);
    match width {
        Width::Narrow => {
            (grid.margin.saturating_add(grid.offset(2)).saturating_sub(1 + INSET), grid.span(4).saturating_add(frame))
        }
        Width::Wide => {
            let wide = grid.span(6).saturating_sub(15);
            (grid.margin.saturating_add(grid.width().saturating_sub(wide) / 2), wide)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_of_a_narrow_overlay_stands_on_the_second_column() {
        let screen = Rect::new(0, 0, 120, 36);
        let mut buffer = Buffer::empty(screen);
        let inner = open(&mut buffer, screen, Grid::of(120), Width::Narrow, 13, &Theme::plain());
        assert_eq!((inner.x, inner.y, inner.width, inner.height), (23, 4, 74, 13));
    }

    #[test]
    fn no_size_puts_it_outside_the_screen() {
        for (columns, rows) in [(0, 0), (1, 1), (3, 9), (40, 10), (80, 24), (500, 200)] {
            let screen = Rect::new(0, 0, columns, rows);
            let mut buffer = Buffer::empty(screen);
            for width in [Width::Narrow, Width::Wide] {
                let inner = open(&mut buffer, screen, Grid::of(columns), width, 99, &Theme::plain());
                assert_eq!(inner.width, content_width(screen, Grid::of(columns), width).min(inner.width));
                assert_eq!(inner.intersection(screen).area(), inner.area());
            }
        }
    }
}

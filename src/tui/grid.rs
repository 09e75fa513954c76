//! Where things stand: margins, six columns, panes, and the rows of a page, at every size of terminal.
//!
//! All of it saturates: no size, not even 0 by 0, gives a rectangle outside the screen.

use ratatui::layout::Rect;

/// Below this a screen cannot be used, and says so.
pub const SMALLEST: (u16, u16) = (40, 10);

/// Prose is never wider than this when it is read, and than this in the editor.
pub const READING: u16 = 76;
pub const WRITING: u16 = 72;

/// The six columns of a terminal of some width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    pub margin: u16,
    pitch: u16,
    gutter: u16,
    /// Below 100 columns there is one pane.
    pub is_one_pane: bool,
    /// Below 80 columns the places have short names and second lines go.
    pub is_short: bool,
    width: u16,
}

impl Grid {
    /// The grid of a terminal so many columns wide.
    pub fn of(columns: u16) -> Self {
        // Even the narrowest keeps a column for the bar beside the selected line.
        let margin = match columns {
            ..80 => 1,
            80..120 => 2,
            120.. => 3,
        };
        let gutter = 6;
        let inner = columns.saturating_sub(2 * margin);
        let pitch = (inner.saturating_add(gutter) / 6).min(24);
        let is_one_pane = columns < 100;
        let width = if is_one_pane { inner } else { (6 * pitch).saturating_sub(gutter) };
        Grid { margin, pitch, gutter, is_one_pane, is_short: columns < 80, width }
    }

    /// How far the six columns reach.
    pub fn width(self) -> u16 {
        self.width
    }

    /// How far the `n`th column, counted from 1, stands from the left edge of the first.
    pub fn offset(self, n: u16) -> u16 {
        self.pitch.saturating_mul(n.saturating_sub(1))
    }

    /// The width of so many columns with the gutters between them.
    pub fn span(self, columns: u16) -> u16 {
        self.pitch.saturating_mul(columns).saturating_sub(self.gutter)
    }

    /// The part of `area` that begins at a column and spans some; the whole of it where there is one pane.
    pub fn columns(self, area: Rect, from: u16, span: u16) -> Rect {
        if self.is_one_pane {
            return area;
        }
        let left = self.offset(from).min(area.width);
        Rect { x: area.x.saturating_add(left), width: self.span(span).min(area.width - left), ..area }
    }

    /// Two panes, the first spanning so many of the six columns; nothing where there is room for one only.
    pub fn split(self, area: Rect, first: u16) -> Option<[Rect; 2]> {
        let rest = 6u16.saturating_sub(first);
        (!self.is_one_pane).then(|| [self.columns(area, 1, first), self.columns(area, first + 1, rest)])
    }

    /// A column for prose in `area`, no wider than `widest`.
    pub fn prose(self, area: Rect, widest: u16) -> Rect {
        Rect { width: area.width.min(widest), ..area }
    }
}

/// The rows of a page. Each is as wide as the six columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    pub places: Rect,
    pub title: Rect,
    pub body: Rect,
    pub toast: Rect,
    pub footer: Rect,
}

impl Rows {
    /// Places, blank, title, blank, body, blank, footer; from 30 rows on one blank above and below. Very short screens do without
    /// the blanks. A toast never covers the body: where it has no blank row of its own, the body ends above it.
    pub fn of(screen: Rect, grid: Grid, toast_rows: u16) -> Self {
        let is_tall = screen.height >= 30;
        let is_tight = screen.height < 16;
        let edge = u16::from(is_tall);
        let step = if is_tight { 1 } else { 2 };
        let row = |y: u16| Rect {
            x: screen.x.saturating_add(grid.margin),
            y: screen.y.saturating_add(y),
            width: grid.width().min(screen.width.saturating_sub(grid.margin)),
            height: u16::from(y < screen.height),
        };
        let footer = screen.height.saturating_sub(1 + edge);
        let extra = toast_rows.saturating_sub(1);
        let toast = footer.saturating_sub(1 + edge + extra);
        let body_top = edge + 2 * step;
        let covered = toast_rows > 0 && (is_tall || is_tight);
        let body_end = footer.saturating_sub(if is_tight { 0 } else { 1 }).saturating_sub(u16::from(covered) + extra);
        let body = Rect { height: body_end.saturating_sub(body_top), ..row(body_top.min(screen.height)) };
        let toast = Rect { height: (1 + extra).min(screen.height.saturating_sub(toast)), ..row(toast) };
        Rows { places: row(edge), title: row(edge + step), body, toast, footer: row(footer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_table() {
        for (columns, margin, spans) in [
            (100, 2, [11, 28, 45, 62, 96]),
            (120, 3, [14, 34, 54, 74, 114]),
            (144, 3, [18, 42, 66, 90, 138]),
            (500, 3, [18, 42, 66, 90, 138]),
        ] {
            let grid = Grid::of(columns);
            assert_eq!(grid.margin, margin, "at {columns}");
            assert_eq!([1, 2, 3, 4, 6].map(|n| grid.span(n)), spans, "at {columns}");
        }
        assert_eq!(Grid::of(80).width(), 76);
        assert!(Grid::of(99).is_one_pane && !Grid::of(100).is_one_pane);
    }

    #[test]
    fn a_page_of_36_rows_has_the_rows_of_the_pictures() {
        let rows = Rows::of(Rect::new(0, 0, 120, 36), Grid::of(120), 0);
        assert_eq!((rows.places.y, rows.title.y, rows.body.y, rows.footer.y), (1, 3, 5, 34));
        assert_eq!(rows.body.bottom(), 33);
        let rows = Rows::of(Rect::new(0, 0, 80, 24), Grid::of(80), 1);
        assert_eq!((rows.places.y, rows.title.y, rows.body.y, rows.toast.y, rows.footer.y), (0, 2, 4, 22, 23));
        assert_eq!(rows.body.bottom(), 22);
    }

    #[test]
    fn nothing_lies_outside_the_screen_at_any_size() {
        for columns in 0..=200 {
            for height in 0..=60 {
                let screen = Rect::new(0, 0, columns, height);
                let grid = Grid::of(columns);
                for toast_rows in [0, 1, 3] {
                    let rows = Rows::of(screen, grid, toast_rows);
                    for part in [rows.places, rows.title, rows.body, rows.toast, rows.footer] {
                        assert_eq!(part.intersection(screen).area(), part.area(), "{columns}x{height}: {part:?}");
                    }
                    for pane in grid.split(rows.body, 3).into_iter().flatten() {
                        assert_eq!(pane.intersection(screen).area(), pane.area(), "{columns}x{height}");
                    }
                }
            }
        }
    }
}

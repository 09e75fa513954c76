//! A page of sections one below the other: headings, rows, sentences and bars, some of which can be selected.
//!
//! It is built anew for each draw from the little that a page shows; long lists are `list_pane`. If it is taller than its place it is
//! scrolled so that the selected item and the heading above it are in sight.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::theme::Theme;
use super::bar::draw_bar;
use super::list_item::ListItem;
use super::list_pane::{draw_cursor, lines_of};
use super::row::{draw_row, styled};
use crate::text::plural::count;
use crate::text::sanitise::shown;
use crate::text::width::wrap_balanced;

/// How far a sheet is scrolled: only a draw knows how much there is room for.
#[derive(Debug, Default)]
pub struct Scrolled(Cell<u16>);

#[derive(Debug)]
enum Row {
    Heading(Line<'static>),
    Words(Line<'static>, Line<'static>),
    Bar(f64),
}

impl Row {
    /// Whether it is more than air or a heading.
    fn says_something(&self) -> bool {
        match self {
            Row::Heading(_) => false,
            Row::Words(left, right) => left.width() + right.width() > 0,
            Row::Bar(_) => true,
        }
    }
}

/// Rows from the top down, for a width that is known.
#[derive(Debug)]
pub struct Sheet<'a> {
    theme: &'a Theme,
    columns: u16,
    rows: Vec<Row>,
    /// The rows of the selected item, and where its section begins.
    selected: Option<(usize, usize)>,
    section: usize,
}

impl<'a> Sheet<'a> {
    /// An empty sheet so many columns wide.
    pub fn new(columns: u16, theme: &'a Theme) -> Self {
        Sheet { theme, columns, rows: Vec::new(), selected: None, section: 0 }
    }

    /// How many rows it has.
    pub fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    /// Begins a section, so many blank rows below the one before.
    pub fn section(&mut self, heading: &str, has_keys: bool, apart: u16) {
        if !self.rows.is_empty() {
            (0..apart).for_each(|_| self.blank());
        }
        if self.selected.is_none() {
            self.section = self.rows.len();
        }
        self.rows.push(Row::Heading(styled(heading.to_uppercase(), self.theme.heading(has_keys))));
    }

    /// What `build` adds is one item; if it is the selected one, the bar stands beside it.
    pub fn item(&mut self, is_selected: bool, build: impl FnOnce(&mut Self)) {
        let from = self.rows.len();
        build(self);
        if is_selected {
            self.selected = Some((from, self.rows.len()));
        }
    }

    /// A row: what is cut if it must be, and what stands flush right.
    pub fn row(&mut self, left: Line<'static>, right: Line<'static>) {
        self.rows.push(Row::Words(left, right));
    }

    /// An item of one row in the shape it has in every list.
    pub fn list_item(&mut self, item: &ListItem, is_selected: bool) {
        let (left, right) = lines_of(item, is_selected, self.columns, self.theme);
        self.item(is_selected, |sheet| sheet.row(left, right));
    }

    /// The row of an item with something of several styles flush right.
    pub fn list_row(&mut self, item: ListItem, is_selected: bool, right: Line<'static>) {
        let (left, _) = lines_of(&item.right(right.to_string()), is_selected, self.columns, self.theme);
        self.row(left, right);
    }

    /// A sentence or a few, wrapped.
    pub fn words(&mut self, text: &str, style: Style) {
        for line in wrap_balanced(&shown(text), self.columns.into()) {
            self.row(styled(line.to_owned(), style), Line::default());
        }
    }

    /// A line filled up to a share of the way to an aim.
    pub fn bar(&mut self, share: f64) {
        self.rows.push(Row::Bar(share));
    }

    /// An empty row.
    pub fn blank(&mut self) {
        self.row(Line::default(), Line::default());
    }

    /// Blank rows until it is so high.
    pub fn pad_to(&mut self, rows: u16) {
        while self.height() < rows {
            self.blank();
        }
    }

    /// Draws it from the top of `area`, with the bar two columns to the left of the selected item.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, scrolled: &Scrolled) {
        let area = area.intersection(buffer.area);
        let first = self.settle(area.height, scrolled);
        let end = self.end(first, area.height);
        for (row, area) in self.rows[..end].iter().skip(first.into()).zip(area.rows()) {
            match row {
                Row::Heading(words) => draw_row(buffer, area, words.clone(), Line::default()),
                Row::Words(left, right) => draw_row(buffer, area, left.clone(), right.clone()),
                Row::Bar(share) => draw_bar(buffer, area, *share, 1.0, Some(1.0), self.theme),
            }
        }
        if end < self.rows.len()
            && let Some(row) = area.rows().nth(end - usize::from(first))
        {
            let more = self.rows[end..].iter().filter(|row| row.says_something()).count();
            draw_row(
                buffer,
                row,
                styled(format!("… {} more", count(more, "line", "lines")), self.theme.dim),
                Line::default(),
            );
        }
        if let Some((from, to)) = self.selected {
            let above = usize::from(first).saturating_sub(from);
            let down = u16::try_from(from.saturating_sub(first.into())).unwrap_or(u16::MAX);
            let tall = u16::try_from((to - from).saturating_sub(above)).unwrap_or(0);
            draw_cursor(buffer, area, down, tall, self.theme.cursor);
        }
    }

    /// Where the rows in sight end. If more follow, one row is left to say so, unless the selected item needs it, and none is a
    /// heading with nothing below it.
    fn end(&self, first: u16, height: u16) -> usize {
        let full = usize::from(first.saturating_add(height));
        let selected = self.selected.map_or(0, |(_, to)| to);
        if full >= self.rows.len() || height == 0 {
            return self.rows.len();
        }
        let mut end = full - 1;
        while end > usize::from(first) && !self.rows[end - 1].says_something() {
            end -= 1;
        }
        if end < selected { full } else { end }
    }

    /// The first row in sight: as before, moved as little as is needed.
    fn settle(&self, height: u16, scrolled: &Scrolled) -> u16 {
        let last_first = self.height().saturating_sub(height);
        let mut first = scrolled.0.get().min(last_first);
        if let Some((from, to)) = self.selected {
            let row = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
            first = first.max(row(to).saturating_sub(height));
            let with_heading = row(self.section).max(row(to).saturating_sub(height));
            first = first.min(if from == self.section + 1 { with_heading } else { row(from) });
        }
        scrolled.0.set(first);
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(selected: usize, columns: u16, rows: u16, scrolled: &Scrolled) -> Vec<String> {
        let theme = Theme::plain();
        let mut sheet = Sheet::new(columns.saturating_sub(2), &theme);
        let mut at = 0;
        for section in ["actions", "goals"] {
            sheet.section(section, false, 1);
            for _ in 0..3 {
                sheet.list_item(&ListItem::new(format!("item {at}")).right("soon"), at == selected);
                at += 1;
            }
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let area = Rect { x: 2.min(columns), width: columns.saturating_sub(2), ..buffer.area };
        sheet.render(&mut buffer, area, scrolled);
        let row =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        (0..rows).map(row).collect()
    }

    #[test]
    fn sections_stand_apart_and_the_bar_is_beside_the_selected_item() {
        let rows = drawn(4, 16, 10, &Scrolled::default());
        assert_eq!(rows[0], "  ACTIONS");
        assert_eq!(rows[1], "  item 0    soon");
        assert_eq!(rows[4..6], ["", "  GOALS"]);
        assert_eq!(rows[7], "▐ item 4    soon");
    }

    #[test]
    fn the_selected_item_is_in_sight_and_so_is_the_heading_above_the_first() {
        let scrolled = Scrolled::default();
        assert_eq!(drawn(5, 16, 4, &scrolled)[3], "▐ item 5    soon");
        assert_eq!(drawn(4, 16, 4, &scrolled)[2], "▐ item 4    soon");
        assert_eq!(drawn(0, 16, 4, &scrolled)[..2], ["  ACTIONS", "▐ item 0    soon"]);
        assert_eq!(drawn(3, 16, 4, &scrolled)[3], "▐ item 3    soon");
    }

    #[test]
    fn no_size_panics() {
        for (columns, rows) in [(0, 0), (1, 1), (2, 1), (3, 9), (200, 2)] {
            for selected in 0..7 {
                drawn(selected, columns, rows, &Scrolled::default());
            }
        }
    }
}

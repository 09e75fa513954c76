//! A long text to read: made safe to show once, wrapped once for each width, and scrolled.
//!
//! [`super::paragraph`] is for texts of a few lines; it wraps them at every draw, which a note of any size cannot afford.

use std::cell::{Cell, RefCell};
use std::fmt;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::list::Motion;
use super::row::{draw_line, styled};
use crate::text::plural::count;
use crate::text::sanitise::shown;
use crate::text::width::wrap;

/// A text, and how far down it one has read. Only a draw knows the width and the height, and it has no `&mut`.
#[derive(Default)]
pub struct ReadingText {
    text: String,
    wrapped: RefCell<Wrapped>,
    top: Cell<usize>,
    room: Cell<usize>,
}

/// The lines of a text at a width.
#[derive(Default)]
struct Wrapped {
    width: u16,
    lines: Vec<String>,
}

/// Says how much there is and not what: a journal has no business in a log.
impl fmt::Debug for ReadingText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadingText").field("bytes", &self.text.len()).field("top", &self.top).finish_non_exhaustive()
    }
}

impl ReadingText {
    /// A text, read from its first line on.
    pub fn new(text: &str) -> Self {
        ReadingText { text: shown(text).into_owned(), ..ReadingText::default() }
    }

    /// How many rows it takes at this width.
    pub fn rows(&self, width: u16) -> usize {
        self.wrap(width);
        self.wrapped.borrow().lines.len()
    }

    /// Reads on, or back.
    pub fn step(&mut self, motion: Motion) {
        let (top, page) = (self.top.get(), self.room.get().saturating_sub(2).max(1));
        let wrapped = self.wrapped.get_mut();
        // Before the first draw nobody knows how far down it goes.
        let lowest = if wrapped.width == 0 { usize::MAX } else { wrapped.lines.len().saturating_sub(self.room.get()) };
        let top = match motion {
            Motion::Up => top.saturating_sub(1),
            Motion::Down => top.saturating_add(1),
            Motion::First => 0,
            Motion::Last => usize::MAX,
            Motion::PageUp => top.saturating_sub(page),
            Motion::PageDown => top.saturating_add(page),
        };
        self.top.set(top.min(lowest));
    }

    /// Draws what is in sight. What follows below is counted in the last row.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, style: Style, more: Style) {
        let area = area.intersection(buffer.area);
        let (total, room) = (self.rows(area.width), usize::from(area.height));
        self.room.set(room);
        let top = self.top.get().min(total.saturating_sub(room));
        self.top.set(top);
        let rest = total - top;
        let whole = if rest > room { room.saturating_sub(1) } else { rest };
        let wrapped = self.wrapped.borrow();
        for (row, line) in area.rows().zip(wrapped.lines.iter().skip(top).take(whole)) {
            draw_line(buffer, row, styled(line.clone(), style));
        }
        if rest > whole
            && let Some(row) = area.rows().next_back()
        {
            draw_line(buffer, row, styled(format!("… {} more", count(rest - whole, "line", "lines")), more));
        }
    }

    fn wrap(&self, width: u16) {
        let mut wrapped = self.wrapped.borrow_mut();
        if wrapped.width != width {
            let lines = wrap(&self.text, width.into()).into_iter().map(str::to_owned).collect();
            *wrapped = Wrapped { width, lines };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &ReadingText, columns: u16, rows: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let area = buffer.area;
        text.render(&mut buffer, area, Style::new(), Style::new());
        let row =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        (0..rows).map(row).collect()
    }

    #[test]
    fn it_is_read_down_to_its_last_line_and_back() {
        let mut text = ReadingText::new("one\ntwo\nthree\nfour\nfive");
        assert_eq!(drawn(&text, 20, 3), ["one", "two", "… 3 lines more"]);
        text.step(Motion::Down);
        assert_eq!(drawn(&text, 20, 3), ["two", "three", "… 2 lines more"]);
        text.step(Motion::Last);
        assert_eq!(drawn(&text, 20, 3), ["three", "four", "five"]);
        text.step(Motion::Down);
        text.step(Motion::Up);
        assert_eq!(drawn(&text, 20, 3), ["two", "three", "… 2 lines more"]);
        text.step(Motion::First);
        assert_eq!(drawn(&text, 20, 5), ["one", "two", "three", "four", "five"]);
    }

    #[test]
    fn another_width_wraps_it_anew_and_no_size_panics() {
        let text = ReadingText::new("one two three four");
        assert_eq!(drawn(&text, 9, 3), ["one two", "three", "four"]);
        assert_eq!(drawn(&text, 18, 1), ["one two three four"]);
        assert_eq!(text.rows(40), 1);
        for (columns, rows) in [(0, 0), (1, 1), (0, 5), (5, 0)] {
            drawn(&text, columns, rows);
        }
    }
}

//! How a page with links in it is read: from link to link as far as they are in sight, and line by line where none is.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::super::list::Motion;
use super::super::list_pane::draw_cursor;
use super::{Paragraphs, Reader};

/// How far a page is read, and which of its links is selected. Only a draw knows where the links stand.
#[derive(Debug, Default)]
pub struct LinkReader {
    reader: Reader,
    selected: Cell<Option<usize>>,
    links: RefCell<Vec<Range<u16>>>,
}

impl LinkReader {
    /// The selected link, counted from 0; none where none is in sight.
    pub fn selected(&self) -> Option<usize> {
        self.selected.get().filter(|at| self.is_in_sight(*at))
    }

    /// Goes to the next link or the one before, if that is in sight; else reads on, or back.
    pub fn step(&mut self, motion: Motion) {
        let last = self.links.borrow().len().checked_sub(1);
        let next = match (motion, self.selected()) {
            (Motion::Down, Some(at)) => Some(at + 1),
            (Motion::Up, Some(at)) => at.checked_sub(1),
            _ => None,
        };
        if let Some(next) = next.filter(|next| self.is_in_sight(*next)) {
            self.selected.set(Some(next));
            return;
        }
        let before = self.reader.top.get();
        self.reader.step(motion);
        let has_stayed = self.reader.top.get() == before;
        match motion {
            // A page that goes no further has its ends at the links.
            Motion::First => self.selected.set(None),
            Motion::PageUp if has_stayed => self.selected.set(None),
            Motion::Last => self.selected.set(last),
            Motion::PageDown if has_stayed => self.selected.set(last),
            _ => {}
        }
        self.settle(motion == Motion::Up || (motion == Motion::PageUp && !has_stayed));
    }

    /// Draws the page as far as it is read. With the keys, a bar stands beside the selected link, and its heading has the accent.
    pub fn render(&self, page: &Paragraphs<'_>, buffer: &mut Buffer, area: Rect, has_keys: bool) {
        let area = area.intersection(buffer.area);
        page.render(buffer, area, &self.reader);
        *self.links.borrow_mut() = page.links.iter().map(|(rows, _)| rows.clone()).collect();
        self.settle(false);
        let Some((rows, heading)) = self.selected().filter(|_| has_keys).and_then(|at| page.links.get(at)) else {
            return;
        };
        let top = self.reader.top.get();
        let (down, tall) = (rows.start.saturating_sub(top), rows.end.saturating_sub(rows.start));
        let link = Rect { y: area.y.saturating_add(down), height: tall, ..area }.intersection(area);
        buffer.set_style(link, Modifier::BOLD);
        draw_cursor(buffer, area, down, tall, page.theme.cursor);
        if let Some(down) = heading.checked_sub(top) {
            let heading = Rect { y: area.y.saturating_add(down), height: 1, ..area }.intersection(area);
            buffer.set_style(heading, page.theme.label_focus.remove_modifier(Modifier::DIM));
        }
    }

    /// Has a link selected that is in sight: the nearest to where one came from.
    fn settle(&self, from_below: bool) {
        if self.selected().is_none() {
            let mut in_sight = (0..self.links.borrow().len()).filter(|at| self.is_in_sight(*at));
            self.selected.set(if from_below { in_sight.next_back() } else { in_sight.next() });
        }
    }

    fn is_in_sight(&self, at: usize) -> bool {
        let (top, room) = (self.reader.top.get(), self.reader.room.get());
        // The last row says how much more there is, as long as there is more.
        let is_cut = top < self.reader.lowest.get();
        let end = top.saturating_add(room).saturating_sub(u16::from(is_cut));
        self.links.borrow().get(at).is_some_and(|rows| rows.start >= top && rows.end <= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;
    use ratatui::style::Style;

    /// Draws a page of five lines of text and two sections of links; gives the rows and which link is selected.
    fn drawn(reader: &LinkReader, rows: u16) -> (Vec<String>, Option<usize>) {
        let theme = Theme::plain();
        let mut page = Paragraphs::new(20, &theme);
        page.text("one\ntwo\nthree\nfour\nfive", Style::new());
        page.heading("from here", "");
        page.link("write it down");
        page.link("ask");
        page.heading("see also", "");
        page.link("blind spots");
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, rows));
        let area = Rect { x: 2, width: 20, ..buffer.area };
        reader.render(&page, &mut buffer, area, true);
        let row = |y| (0..24).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        ((0..rows).map(row).collect(), reader.selected())
    }

    #[test]
    fn where_all_is_in_sight_one_goes_from_link_to_link() {
        let mut reader = LinkReader::default();
        let (rows, selected) = drawn(&reader, 20);
        assert_eq!((rows[7].as_str(), selected), ("▐ write it down", Some(0)));
        for (motion, expected) in [
            (Motion::PageDown, 2),
            (Motion::PageUp, 0),
            (Motion::Down, 1),
            (Motion::Down, 2),
            (Motion::Down, 2),
            (Motion::Up, 1),
            (Motion::First, 0),
            (Motion::Last, 2),
        ] {
            reader.step(motion);
            assert_eq!(drawn(&reader, 20).1, Some(expected), "{motion:?}");
        }
    }

    #[test]
    fn where_no_link_is_in_sight_one_reads_on_until_there_is() {
        let mut reader = LinkReader::default();
        assert_eq!(drawn(&reader, 6).1, None);
        reader.step(Motion::Down);
        let (rows, selected) = drawn(&reader, 6);
        assert_eq!((rows[0].as_str(), selected), ("  two", None));
        for _ in 0..2 {
            reader.step(Motion::Down);
            drawn(&reader, 6);
        }
        assert_eq!(drawn(&reader, 6).1, Some(0));
        for _ in 0..9 {
            reader.step(Motion::Down);
            drawn(&reader, 6);
        }
        let (rows, selected) = drawn(&reader, 6);
        assert_eq!((rows[5].as_str(), selected), ("▐ blind spots", Some(2)));
        for _ in 0..9 {
            reader.step(Motion::Up);
            drawn(&reader, 6);
        }
        assert_eq!(drawn(&reader, 6).0[0], "  one");
        reader.step(Motion::PageDown);
        reader.step(Motion::PageDown);
        assert!(drawn(&reader, 6).1.is_some());
    }

    #[test]
    fn no_size_panics() {
        for rows in 0..14 {
            let mut reader = LinkReader::default();
            for motion in [Motion::Down, Motion::Last, Motion::Up, Motion::PageUp, Motion::First] {
                drawn(&reader, rows);
                reader.step(motion);
            }
        }
    }
}

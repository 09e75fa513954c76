//! A page to read: headings and paragraphs, each in a style of its own, scrolled as one.
//!
//! It is built anew for each draw; how far it is read stays in a [`Reader`]. A text of one style is `reading`.

mod links;

use std::cell::Cell;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::theme::Theme;
use super::list::Motion;
use super::row::{draw_row, styled};
use crate::text::plural::count;
use crate::text::sanitise::shown;
use crate::text::width::{width, wrap, wrap_balanced};

pub use links::LinkReader;

/// Columns between a text and what stands flush right of its first line.
const APART: u16 = 2;

/// How far a page is read. Only a draw knows how much of it there is, and how much in sight.
#[derive(Debug, Default)]
pub struct Reader {
    top: Cell<u16>,
    room: Cell<u16>,
    lowest: Cell<u16>,
}

impl Reader {
    /// Reads on, or back.
    pub fn step(&mut self, motion: Motion) {
        let (top, page) = (self.top.get().min(self.lowest.get()), self.room.get().saturating_sub(2).max(1));
        let top = match motion {
            Motion::Up => top.saturating_sub(1),
            Motion::Down => top.saturating_add(1),
            Motion::First => 0,
            Motion::Last => u16::MAX,
            Motion::PageUp => top.saturating_sub(page),
            Motion::PageDown => top.saturating_add(page),
        };
        self.top.set(top.min(self.lowest.get()));
    }

    /// The first row to draw in an area so high, so that a thing is in sight; the end of one that is too tall, once it is read on to.
    pub fn top_for(&self, from: u16, to: u16, height: u16) -> u16 {
        // The last row may count what follows.
        let lowest = to.saturating_sub(height.saturating_sub(1).max(1));
        let [first, last] = if lowest < from { [lowest, from] } else { [from, lowest] };
        self.top.get().clamp(first, last)
    }

    /// Reads on from a row.
    pub fn go_to(&mut self, top: u16) {
        self.top.set(top);
    }

    /// Whether rows of a thing lie above what was drawn last from `top`, or below it.
    pub fn hides(&self, from: u16, to: u16, top: u16) -> [bool; 2] {
        let (top, room) = (top.min(self.lowest.get()), self.room.get());
        let is_last = top >= self.lowest.get();
        let bottom = top.saturating_add(if is_last { room } else { room.saturating_sub(1) });
        [from < top, to > bottom]
    }
}

/// Rows from the top down, for a width that is known.
#[derive(Debug)]
pub struct Paragraphs<'a> {
    theme: &'a Theme,
    columns: u16,
    rows: Vec<(Line<'static>, Line<'static>)>,
    /// The rows of each link, and of the heading it stands under.
    links: Vec<(Range<u16>, u16)>,
    last_heading: u16,
}

impl<'a> Paragraphs<'a> {
    /// An empty page so many columns wide.
    pub fn new(columns: u16, theme: &'a Theme) -> Self {
        Paragraphs { theme, columns, rows: Vec::new(), links: Vec::new(), last_heading: 0 }
    }

    /// The heading of a section, below a blank row, with something dim flush right.
    pub fn heading(&mut self, words: &str, right: &str) {
        self.gap();
        self.last_heading = self.height();
        self.rows.push((styled(words.to_uppercase(), self.theme.label), styled(right.to_owned(), self.theme.dim)));
    }

    /// The heading of the section that has the keys.
    pub fn heading_in_focus(&mut self, words: &str, right: &str) {
        self.gap();
        let heading = styled(words.to_uppercase(), self.theme.label_focus);
        self.rows.push((heading, styled(right.to_owned(), self.theme.dim)));
    }

    /// A row of several styles, which is cut if it is too long.
    pub fn row(&mut self, row: Line<'static>) {
        self.rows.push((row, Line::default()));
    }

    /// A text as it was written.
    pub fn text(&mut self, text: &str, style: Style) {
        for line in wrap(&shown(text), self.columns.into()) {
            self.rows.push((styled(line.to_owned(), style), Line::default()));
        }
    }

    /// A text in runs of several styles, wrapped as one and narrowed rather than left with one word on its last line.
    pub fn runs(&mut self, runs: &[(&str, Style)]) {
        let runs: Vec<_> = runs.iter().map(|(words, style)| (shown(words), *style)).collect();
        let text: String = runs.iter().map(|(words, _)| words.as_ref()).collect();
        for line in wrap_balanced(&text, self.columns.into()) {
            // Each line is a slice of the text, so that its place in it says which runs it is made of.
            let from = line.as_ptr() as usize - text.as_ptr() as usize;
            let (mut at, mut spans) = (0, Vec::new());
            for (words, style) in &runs {
                let begin = from.clamp(at, at + words.len());
                let end = (from + line.len()).clamp(at, at + words.len());
                if begin < end {
                    spans.push(Span::styled(text[begin..end].to_owned(), *style));
                }
                at += words.len();
            }
            self.rows.push((Line::from(spans), Line::default()));
        }
    }

    /// A sentence or two, narrowed rather than left with one word on the last line.
    pub fn sentence(&mut self, text: &str, style: Style) {
        for line in wrap_balanced(&shown(text), self.columns.into()) {
            self.rows.push((styled(line.to_owned(), style), Line::default()));
        }
    }

    /// [`Paragraphs::sentence`] with the key in it that it speaks of.
    pub fn sentence_with(&mut self, key: &str, text: &str, style: Style) {
        for line in wrap_balanced(&shown(text), self.columns.into()) {
            // Blanks round it tell the key `l` from the letter.
            let at = format!("{line} ").find(&format!(" {key} ")).map(|at| at + 1);
            let (before, rest) = line.split_at(at.unwrap_or(line.len()));
            let (key, after) = rest.split_at(if at.is_some() { key.len() } else { 0 });
            let spans = [(before, style), (key, self.theme.key), (after, style)];
            let spans = spans.map(|(words, style)| Span::styled(words.to_owned(), style));
            self.rows.push((Line::from(spans.to_vec()), Line::default()));
        }
    }

    /// A line that may take several rows, with a word flush right of the first.
    pub fn line(&mut self, text: &str, right: &str, style: Style) {
        let taken = u16::try_from(width(right)).unwrap_or(u16::MAX).saturating_add(APART);
        let room = if right.is_empty() { self.columns } else { self.columns.saturating_sub(taken) };
        for (at, line) in wrap(&shown(text), room.into()).into_iter().enumerate() {
            let right = if at == 0 { right } else { "" };
            self.rows.push((styled(line.to_owned(), style), styled(right.to_owned(), self.theme.dim)));
        }
    }

    /// So many rows of something that is drawn, such as a chart.
    pub fn picture(&mut self, rows: u16, draw: impl FnOnce(&mut Buffer, Rect)) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.columns, rows));
        let area = buffer.area;
        draw(&mut buffer, area);
        let row = |row: Rect| -> Line<'static> {
            row.columns()
                .map(|at| &buffer[(at.x, at.y)])
                .map(|cell| Span::styled(cell.symbol().to_owned(), cell.style()))
                .collect()
        };
        self.rows.extend(area.rows().map(|area| (row(area), Line::default())));
    }

    /// A text behind a sign or a number, with the sign alone at its left.
    pub fn item(&mut self, sign: &str, text: &str, style: Style) {
        let indent = width(sign);
        let room = usize::from(self.columns).saturating_sub(indent);
        for (at, line) in wrap(&shown(text), room).into_iter().enumerate() {
            let lead = if at == 0 { sign.to_owned() } else { " ".repeat(indent) };
            let spans = vec![Span::styled(lead, self.theme.dim), Span::styled(line.to_owned(), style)];
            self.rows.push((Line::from(spans), Line::default()));
        }
    }

    /// Words that Enter follows, once a [`LinkReader`] reads the page.
    pub fn link(&mut self, words: &str) {
        let from = self.height();
        self.sentence(words, self.theme.link);
        self.links.push((from..self.height(), self.last_heading));
    }

    /// A blank row, where something stands above it.
    pub fn gap(&mut self) {
        if !self.rows.is_empty() {
            self.rows.push((Line::default(), Line::default()));
        }
    }

    /// How many rows it has.
    pub fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    /// Draws it as far as it is read. What follows below is counted in the last row.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, reader: &Reader) {
        self.render_from(buffer, area, reader, reader.top.get());
    }

    /// [`Paragraphs::render`] from another row than it is read from. How far it is read stays, so that it is found again in another size.
    pub fn render_from(&self, buffer: &mut Buffer, area: Rect, reader: &Reader, top: u16) {
        let area = area.intersection(buffer.area);
        reader.room.set(area.height);
        reader.lowest.set(self.height().saturating_sub(area.height));
        let rest = self.rows.get(usize::from(top.min(reader.lowest.get()))..).unwrap_or_default();
        let room = usize::from(area.height);
        let whole = if rest.len() > room { room.saturating_sub(1) } else { rest.len() };
        for ((left, right), row) in rest[..whole].iter().zip(area.rows()) {
            draw_row(buffer, row, left.clone(), right.clone());
        }
        if whole < rest.len()
            && let Some(row) = area.rows().next_back()
        {
            let words = format!("… {} more", count(rest.len() - whole, "line", "lines"));
            draw_row(buffer, row, styled(words, self.theme.dim), Line::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(reader: &Reader, columns: u16, rows: u16) -> Vec<String> {
        let theme = Theme::plain();
        let mut page = Paragraphs::new(columns, &theme);
        page.line("one two three", "5 min", Style::new());
        page.heading("after", "soon");
        page.text("four\nfive", Style::new());
        page.sentence("six seven", Style::new());
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let area = buffer.area;
        page.render(&mut buffer, area, reader);
        let row =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        (0..rows).map(row).collect()
    }

    #[test]
    fn a_line_wraps_beside_the_word_at_its_right_and_the_rest_is_counted() {
        let reader = Reader::default();
        assert_eq!(drawn(&reader, 15, 4), ["one two   5 min", "three", "", "… 4 lines more"]);
        assert_eq!(drawn(&reader, 15, 7)[3..], ["AFTER      soon", "four", "five", "six seven"]);
    }

    #[test]
    fn a_text_of_several_styles_is_wrapped_as_one() {
        let theme = Theme::plain();
        let mut page = Paragraphs::new(10, &theme);
        page.runs(&[("We meet ", theme.text), ("[every 8 weeks]", theme.dim), ("every 4\nor", theme.mark)]);
        let rows: Vec<_> = page.rows.iter().map(|(left, _)| left.to_string()).collect();
        assert_eq!(rows, ["We meet", "[every 8", "weeks]ever", "y 4", "or"]);
        let styles: Vec<_> = page.rows[2].0.spans.iter().map(|span| (&*span.content, span.style)).collect();
        assert_eq!(styles, [("weeks]", theme.dim), ("ever", theme.mark)]);
    }

    #[test]
    fn a_thing_is_brought_into_sight_and_what_is_hidden_of_it_is_known() {
        let mut reader = Reader::default();
        drawn(&reader, 15, 4);
        assert_eq!(reader.top_for(3, 6, 4), 3, "its last row stands above the one that counts");
        assert_eq!(reader.hides(3, 6, 3), [false, false]);
        assert_eq!(
            (reader.top_for(0, 6, 4), reader.hides(0, 6, 0)),
            (0, [false, true]),
            "from the first row of what is tall"
        );
        reader.go_to(9);
        assert_eq!((reader.top_for(0, 6, 4), reader.hides(0, 6, 3)), (3, [true, false]), "to the last one");
        assert_eq!(reader.top_for(1, 2, 4), 1, "back to what lies above");
    }

    #[test]
    fn the_key_in_a_sentence_stands_out_and_no_letter_does() {
        let theme = Theme::plain();
        for (columns, lines) in [(40, vec!["all of it; l asks"]), (9, vec!["all of", "it; l", "asks"])] {
            let mut page = Paragraphs::new(columns, &theme);
            page.sentence_with("l", "all of it; l asks", Style::new());
            let rows: Vec<_> = page.rows.iter().map(|(left, _)| left.to_string()).collect();
            assert_eq!(rows, lines);
            let keys: Vec<_> = page.rows.iter().flat_map(|(left, _)| left.spans.clone()).collect();
            let keys: Vec<_> = keys.iter().filter(|span| span.style == theme.key && !span.content.is_empty()).collect();
            assert_eq!(keys.iter().map(|span| &*span.content).collect::<Vec<_>>(), ["l"]);
        }
    }

    #[test]
    fn it_is_read_down_to_its_last_line_and_back_and_no_size_panics() {
        let mut reader = Reader::default();
        drawn(&reader, 15, 4);
        reader.step(Motion::Last);
        assert_eq!(drawn(&reader, 15, 4), ["AFTER      soon", "four", "five", "six seven"]);
        reader.step(Motion::Down);
        reader.step(Motion::Up);
        assert_eq!(drawn(&reader, 15, 4)[0], "");
        reader.step(Motion::First);
        assert_eq!(drawn(&reader, 15, 4)[0], "one two   5 min");
        for (columns, rows) in [(0, 0), (1, 1), (0, 5), (5, 0), (3, 2)] {
            drawn(&reader, columns, rows);
        }
    }
}

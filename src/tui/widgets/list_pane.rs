//! Draws a list: the items in sight, the bar beside the selected one, headings where a section begins.
//!
//! Only what is shown is built, and what is needed to find out how far to scroll. The heading of the section at the top stays in
//! sight, so that a list with the keys always shows the one heading in the accent.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::glyph;
use super::super::theme::Theme;
use super::bar::draw_bar;
use super::list::ListCursor;
use super::list_item::{ListItem, Mark};
use super::row::{AIR, draw_line, draw_row, fitted, styled};
use super::section::below;
use crate::text::plural::count;
use crate::text::width::{pad_right, shorten, width};

/// Widths of the columns before the text.
const MARK: u16 = 2;
const OWNER: u16 = 6;
const DATE: u16 = 14;

/// With less room than this a text is not cut further for the word behind it.
const ENOUGH: usize = 10;

/// From so many rows on one can be spared to say how many more there are.
const TALKATIVE: u16 = 4;

/// What a list is told about its rows.
type Told<'a, T, R> = Box<dyn Fn(&T) -> R + 'a>;

/// A list, ready to be drawn.
#[expect(missing_debug_implementations, reason = "it lives for one draw, and closures have nothing to show")]
pub struct ListPane<'a, T> {
    cursor: &'a ListCursor<T>,
    build: Told<'a, T, ListItem>,
    section: Option<Told<'a, T, String>>,
    empty: Line<'static>,
    has_keys: bool,
    is_short: bool,
    is_preview: bool,
    says_more: bool,
}

/// Where an item goes: its row of the window, how far down, and whether a heading stands above it.
struct Placed {
    index: usize,
    down: u16,
    has_heading: bool,
}

impl<'a, T> ListPane<'a, T> {
    /// A list that has the keys, with a function that says what a row looks like.
    pub fn new(cursor: &'a ListCursor<T>, build: impl Fn(&T) -> ListItem + 'a) -> Self {
        ListPane {
            cursor,
            build: Box::new(build),
            section: None,
            empty: Line::default(),
            has_keys: true,
            is_short: false,
            is_preview: false,
            says_more: false,
        }
    }

    /// With a heading above the first row of each section.
    pub fn sections(mut self, section: impl Fn(&T) -> String + 'a) -> Self {
        self.section = Some(Box::new(section));
        self
    }

    /// What is said where there is nothing.
    pub fn empty(mut self, sentence: impl Into<Line<'static>>) -> Self {
        self.empty = sentence.into();
        self
    }

    /// Whether the list has the keys: without them its bar is dim.
    pub fn has_keys(mut self, has_keys: bool) -> Self {
        self.has_keys = has_keys;
        self
    }

    /// Without second lines, where there is little room.
    pub fn short(mut self, is_short: bool) -> Self {
        self.is_short = is_short;
        self
    }

    /// To be looked at only, or while another list has the keys: nothing in it stands out as selected.
    pub fn preview(mut self) -> Self {
        self.is_preview = true;
        self
    }

    /// Of a list kept whole, the last row says how many more there are where it goes on out of sight.
    pub fn says_more(mut self) -> Self {
        self.says_more = true;
        self
    }

    /// Whether all of a list kept whole has room in so many rows.
    pub fn fits(&self, height: u16) -> bool {
        let many = self.cursor.loaded().len();
        many <= usize::from(height) && {
            let placed = self.place(0, height, &mut BTreeMap::new());
            placed.len() == many && placed.last().is_none_or(|last| last.down < height)
        }
    }

    /// Draws it. The bar stands in the margin, two columns left of `area` or as far as there is room.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buffer.area);
        self.cursor.drawn.built.set(0);
        if self.cursor.is_empty() {
            let style = Style { add_modifier: self.empty.style.add_modifier, ..theme.text };
            draw_line(buffer, area, self.empty.clone().style(style));
            return;
        }
        let mut built = BTreeMap::new();
        let (placed, more) = self.settle_saying(area.height, &mut built);
        self.cursor.drawn.shown.set(placed.len());
        self.cursor.drawn.built.set(built.len());
        for place in &placed {
            if let Some(item) = built.get(&place.index) {
                self.draw_item(buffer, area, place, item, theme);
            }
        }
        if more > 0 {
            let down = placed.last().map_or(0, |place| place.down + self.tall(place.index, &mut built));
            let words = format!("… {} more", count(more, "line", "lines"));
            draw_line(buffer, below(area, down.min(area.height - 1)), styled(words, theme.dim));
        }
    }

    /// [`settle`](Self::settle), with a row left for how many more there are below, if it is to say so.
    fn settle_saying(&self, height: u16, built: &mut BTreeMap<usize, ListItem>) -> (Vec<Placed>, usize) {
        let many = self.cursor.loaded().len();
        let more = |placed: &[Placed]| placed.last().map_or(0, |place| many - 1 - place.index);
        let placed = self.settle(height, built);
        if !self.says_more || height < TALKATIVE || more(&placed) == 0 {
            return (placed, 0);
        }
        let fewer = self.settle(height - 1, built);
        // Moved on by that, it may have come to its end.
        let whole = self.place(self.cursor.drawn.top.get(), height, built);
        if more(&whole) == 0 {
            return (whole, 0);
        }
        let more = more(&fewer);
        (fewer, more)
    }

    /// Scrolls as little as is needed to have the selected item in sight, and says where each item goes.
    fn settle(&self, height: u16, built: &mut BTreeMap<usize, ListItem>) -> Vec<Placed> {
        let (selected, top) = (self.cursor.selected_index(), &self.cursor.drawn.top);
        if selected < top.get() {
            top.set(selected);
        }
        let mut placed = self.place(top.get(), height, built);
        if !placed.iter().any(|place| place.index == selected) {
            top.set(self.top_for(selected, height, built));
            placed = self.place(top.get(), height, built);
        }
        self.fill_up(placed, height, built)
    }

    /// No room is left empty under the last row while there are rows above the first in sight, as after a list has grown.
    fn fill_up(&self, placed: Vec<Placed>, height: u16, built: &mut BTreeMap<usize, ListItem>) -> Vec<Placed> {
        let (last, top) = (self.cursor.loaded().len().saturating_sub(1), &self.cursor.drawn.top);
        if top.get() == 0 || placed.last().is_none_or(|place| place.index < last) {
            return placed;
        }
        let highest = self.top_for(last, height, built);
        if highest >= top.get() {
            return placed;
        }
        top.set(highest);
        self.place(highest, height, built)
    }

    fn place(&self, top: usize, height: u16, built: &mut BTreeMap<usize, ListItem>) -> Vec<Placed> {
        let mut placed = Vec::new();
        let mut down = u16::from(self.section.is_some());
        for index in top..self.cursor.loaded().len() {
            let is_first = index == top;
            let (gap, has_heading) = if is_first { (0, self.section.is_some()) } else { self.gap(index, built) };
            let tall = self.tall(index, built);
            down += gap;
            if down + tall > height && !is_first {
                break;
            }
            placed.push(Placed { index, down, has_heading });
            down += tall;
        }
        placed
    }

    /// The first row in sight so that this one is the last.
    fn top_for(&self, last: usize, height: u16, built: &mut BTreeMap<usize, ListItem>) -> usize {
        let mut taken = u16::from(self.section.is_some()) + self.tall(last, built);
        let mut top = last;
        while top > 0 {
            taken += self.gap(top, built).0 + self.tall(top - 1, built);
            if taken > height {
                break;
            }
            top -= 1;
        }
        top
    }

    /// The rows between an item and the one before it, and whether a heading is among them.
    fn gap(&self, index: usize, built: &mut BTreeMap<usize, ListItem>) -> (u16, bool) {
        let rows = self.cursor.loaded();
        let begins = self
            .section
            .as_ref()
            .is_some_and(|section| index == 0 || section(&rows[index - 1].item) != section(&rows[index].item));
        if begins {
            return (2, true);
        }
        let is_airy = self.tall(index - 1, built) > 1 || self.tall(index, built) > 1;
        (u16::from(is_airy), false)
    }

    fn tall(&self, index: usize, built: &mut BTreeMap<usize, ListItem>) -> u16 {
        let item = built.entry(index).or_insert_with(|| (self.build)(&self.cursor.loaded()[index].item));
        if self.is_short {
            return 1;
        }
        let lines = u16::try_from(item.lines.len()).unwrap_or(u16::MAX);
        lines.saturating_add(1 + u16::from(item.share.is_some()) + u16::from(item.second.is_some()))
    }

    fn draw_item(&self, buffer: &mut Buffer, area: Rect, place: &Placed, item: &ListItem, theme: &Theme) {
        let is_selected = place.index == self.cursor.selected_index() && !self.is_preview;
        let row = |down: u16| Rect { y: area.y.saturating_add(down), height: 1, ..area }.intersection(area);
        if place.has_heading {
            self.draw_heading(buffer, row(place.down.saturating_sub(1)), place.index, theme);
        }
        // What is selected where the keys are not does not ask to be read first.
        let is_strong = is_selected && self.has_keys;
        let lead = lead_of(item, is_strong, theme);
        let indent = u16::try_from(lead.iter().map(|span| width(&span.content)).sum::<usize>()).unwrap_or(0);
        let (left, right) = lines_of(item, is_strong, area.width, theme);
        draw_row(buffer, row(place.down), left, right);
        let below = |down: u16| {
            let line = row(place.down + down);
            Rect { x: line.x.saturating_add(indent), width: line.width.saturating_sub(indent), ..line }
        };
        let tall =
            if self.is_short { 1 } else { draw_below(buffer, below, item, text_style(item, is_strong, theme), theme) };
        if is_selected {
            let style = if self.has_keys { theme.cursor } else { theme.dim };
            draw_cursor(buffer, area, place.down, tall, style);
        }
    }

    /// The heading of the selected item's section is the one in the accent.
    fn draw_heading(&self, buffer: &mut Buffer, row: Rect, index: usize, theme: &Theme) {
        let Some(section) = &self.section else { return };
        let rows = self.cursor.loaded();
        let words = section(&rows[index].item);
        let is_here = self.has_keys && self.cursor.selected().is_some_and(|item| section(item) == words);
        draw_line(buffer, row, styled(words.to_uppercase(), theme.heading(is_here)));
    }
}

/// The first row of an item: its text, cut so that the word behind it stays, and what stands flush right.
pub fn lines_of(item: &ListItem, is_selected: bool, columns: u16, theme: &Theme) -> (Line<'static>, Line<'static>) {
    let right = if item.has_strong_right { theme.strong } else { theme.dim };
    let right = styled(item.right.clone(), right);
    let mut left = Line::from(lead_of(item, is_selected, theme));
    let mut text = Line::from(text_of(item, is_selected, theme));
    if !item.tail.is_empty() {
        let tail = Span::styled(format!(" {}", item.tail), theme.dim);
        let taken = left.width() + tail.width() + if item.right.is_empty() { 0 } else { right.width() + AIR };
        let room = usize::from(columns).saturating_sub(taken);
        if room >= ENOUGH {
            text = fitted(text, room);
        }
        text.push_span(tail);
    }
    left.spans.extend(text.spans);
    (left, right)
}

/// The bar beside what is selected, as tall as it is.
pub fn draw_cursor(buffer: &mut Buffer, area: Rect, down: u16, tall: u16, style: Style) {
    for y in area.y.saturating_add(down)..area.y.saturating_add(down).saturating_add(tall).min(area.bottom()) {
        let bar = Rect { x: area.x.saturating_sub(2), y, width: 1, height: 1 };
        draw_line(buffer, bar, styled(glyph::CURSOR, style));
    }
}

fn lead_of(item: &ListItem, is_selected: bool, theme: &Theme) -> Vec<Span<'static>> {
    let mut lead = Vec::new();
    let column = |text: &str, columns: u16| {
        let columns = usize::from(columns);
        pad_right(&shorten(text, columns.saturating_sub(1)), columns)
    };
    if let Some(mark) = item.mark {
        let (sign, style) = match mark {
            Mark::Open => (glyph::OPEN, theme.text),
            Mark::Done => (glyph::DONE, theme.dim),
            Mark::Late => (glyph::LATE, theme.strong),
            Mark::Held => (glyph::HELD, theme.text),
            Mark::None => (" ", theme.text),
        };
        lead.push(Span::styled(column(sign, MARK), style));
    }
    if let Some(owner) = &item.owner {
        lead.push(Span::styled(column(owner, OWNER), theme.dim));
    }
    if let Some(date) = &item.date {
        let columns = DATE.max(u16::try_from(width(date)).unwrap_or(DATE).saturating_add(2));
        lead.push(Span::styled(column(date, columns), if is_selected { theme.text } else { theme.dim }));
    }
    if let Some((figure, columns)) = &item.figure {
        lead.push(Span::styled(column(figure, *columns), theme.strong));
    }
    lead
}

/// Draws what stands below the first line of an item; gives back the rows of all of it.
fn draw_below(buffer: &mut Buffer, row: impl Fn(u16) -> Rect, item: &ListItem, text: Style, theme: &Theme) -> u16 {
    let mut tall = 1;
    for (words, is_dim) in &item.lines {
        draw_line(buffer, row(tall), styled(words.clone(), if *is_dim { theme.dim } else { text }));
        tall += 1;
    }
    if let Some(share) = item.share {
        draw_bar(buffer, row(tall), share, 1.0, Some(1.0), theme);
        tall += 1;
    }
    if let Some((words, right)) = &item.second {
        let style = if item.has_strong_second { theme.strong } else { theme.dim };
        let late = if item.is_second_late { theme.strong } else { theme.dim };
        draw_row(buffer, row(tall), styled(words.clone(), late), styled(right.clone(), style));
        tall += 1;
    }
    tall
}

fn text_style(item: &ListItem, is_selected: bool, theme: &Theme) -> Style {
    match (is_selected, item.is_done) {
        (true, _) => theme.strong,
        (false, true) => theme.dim,
        (false, false) => theme.text,
    }
}

fn text_of(item: &ListItem, is_selected: bool, theme: &Theme) -> Vec<Span<'static>> {
    let base = text_style(item, is_selected, theme);
    item.text.iter().map(|span| Span::styled(span.content.clone(), base.patch(span.style))).collect()
}

#[cfg(test)]
#[path = "list_pane_tests.rs"]
mod tests;

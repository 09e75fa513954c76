//! Sets the page of a review: sections under each other, or side by side on the six columns, drawn as one long page of which a part
//! is in sight.
//!
//! What can be stopped at is marked by the bar; the page follows it. Only a draw knows how long the page is and where each stop stands.

use std::cell::{Cell, RefCell};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Words, Span};

use super::super::super::grid::READING;
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::below;
use super::contents::{Line, Part, Section, Voice};
use super::figures::Figure;
use crate::domain::review::Look;
use crate::journal::ReviewPage;
use crate::text::plural::count;
use crate::text::width::width;

/// At most so many rows of one line: what it opens has all of it.
const LINE_ROWS: u16 = 4;

/// The widest column for days and names before a line, and the air behind it.
const LEAD: usize = 16;
const AIR: u16 = 2;

/// What a heading has in the first row of a picture.
const BESIDE: u16 = 13;

/// Below so many rows of body one blank row stands between two sections, from there on two.
const ROOMY: u16 = 24;

/// From so many rows on one can be spared to say how much follows.
const TALKATIVE: u16 = 6;

/// Sections that stand side by side on a wide page. A section that has nothing to say leaves its place to the next.
const BANDS: &[&[Section]] = &[
    &[Section::SetOut],
    &[Section::Meetings],
    &[Section::Course, Section::Promises, Section::Pulse],
    &[Section::CheckIns],
    &[Section::Twice],
    &[Section::Goals, Section::Unfinished],
    &[Section::Takeaways, Section::Decisions],
    &[Section::Feedback, Section::Learned],
    &[Section::People, Section::Thanks],
    &[Section::FromHere, Section::Weeks],
];

/// Which of the stops is selected: a section, and in it a stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct At {
    pub part: usize,
    pub stop: usize,
}

/// Where the stops stood when the page was drawn last, and what was in sight.
#[derive(Debug, Default)]
pub(super) struct Sight {
    first: Cell<u16>,
    room: Cell<u16>,
    stops: RefCell<Vec<(At, u16)>>,
    /// The sections whose picture and lines are drawn as one thing.
    whole: RefCell<Vec<usize>>,
}

impl Sight {
    /// Whether the picture of a section and its lines have one bar.
    pub(super) fn is_whole(&self, part: usize) -> bool {
        self.whole.borrow().contains(&part)
    }

    /// The stop about a screen further down or up.
    pub(super) fn a_screen_from(&self, at: At, is_down: bool) -> Option<At> {
        let stops = self.stops.borrow();
        let here = stops.iter().find(|(stop, _)| *stop == at)?.1;
        let page = self.room.get().saturating_sub(2).max(1);
        if is_down {
            let beyond = here.saturating_add(page);
            let next = stops.iter().find(|(stop, y)| *y >= beyond && is_after(*stop, at));
            next.or(stops.last()).map(|(stop, _)| *stop)
        } else {
            let beyond = here.saturating_sub(page);
            let before = stops.iter().rev().find(|(stop, y)| *y <= beyond && is_after(at, *stop));
            before.or(stops.first()).map(|(stop, _)| *stop)
        }
    }
}

fn is_after(one: At, other: At) -> bool {
    (one.part, one.stop) > (other.part, other.stop)
}

/// A stop on the drawn page.
struct Placed {
    at: At,
    area: Rect,
    /// Whether it goes on with what the stop before it speaks of.
    goes_on: bool,
}

/// The page while it is set.
pub(super) struct Canvas<'a> {
    pub page: &'a ReviewPage,
    pub parts: &'a [Part],
    pub selected: At,
    pub cx: &'a ViewCx<'a>,
}

impl Canvas<'_> {
    /// Draws the part of the page that is in sight.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, sight: &Sight) {
        let bands = self.bands();
        let gap = if area.height >= ROOMY { 2 } else { 1 };
        let rows: Vec<_> = bands.iter().map(|band| self.band_rows(band, area)).collect();
        let all = rows.iter().map(|rows| rows + gap).fold(0, u16::saturating_add);
        let mut sheet = Buffer::empty(Rect { x: 0, y: 0, width: area.right(), height: all });
        let mut placed = Vec::new();
        let mut y = 0;
        for (band, rows) in bands.iter().zip(rows) {
            for (slot, part) in band.iter().enumerate() {
                let column = self.column(area, band.len(), slot);
                let column = Rect { y, height: rows, ..column };
                self.draw_part(*part, &mut sheet, column, area.height, &mut placed);
            }
            y = y.saturating_add(rows).saturating_add(gap);
        }
        self.scroll(&placed, all.saturating_sub(gap), area.height, sight);
        copy(&sheet, sight.first.get(), buffer, area);
        self.say_what_follows(&sheet, all.saturating_sub(gap), buffer, area, sight);
        let whole = (0..self.parts.len()).filter(|part| self.is_whole(&self.parts[*part], area));
        sight.whole.replace(whole.collect());
        sight.stops.replace(placed.into_iter().map(|placed| (placed.at, placed.area.y)).collect());
    }

    /// Counts in the last row what follows below it.
    fn say_what_follows(&self, sheet: &Buffer, all: u16, buffer: &mut Buffer, area: Rect, sight: &Sight) {
        let end = sight.first.get().saturating_add(area.height);
        if end >= all || area.height < TALKATIVE {
            return;
        }
        let says_something =
            |y: &u16| (0..area.right()).any(|x| sheet.cell((x, *y)).is_some_and(|cell| cell.symbol() != " "));
        let more = (end - 1..all).filter(says_something).count();
        let row = Rect { x: 0, y: area.bottom() - 1, width: area.right(), height: 1 };
        row.positions().for_each(|at| {
            if let Some(cell) = buffer.cell_mut(at) {
                cell.reset();
            }
        });
        let words = format!("… {} more", count(more, "line", "lines"));
        draw_line(buffer, Rect { x: area.x, width: area.width, ..row }, styled(words, self.cx.theme.dim));
    }

    /// Whether its picture and what is said below it have room together, so that they are one thing.
    fn is_whole(&self, part: &Part, area: Rect) -> bool {
        part.is_one_thing() && self.part_rows(part, area.width, area.height) < area.height
    }

    /// Which sections stand side by side, by their place among the parts.
    fn bands(&self) -> Vec<Vec<usize>> {
        let place = |section: &Section| self.parts.iter().position(|part| part.section == *section);
        if self.cx.grid.is_one_pane {
            return (0..self.parts.len()).map(|part| vec![part]).collect();
        }
        let bands = BANDS.iter().map(|band| band.iter().filter_map(place).collect::<Vec<_>>());
        bands.filter(|band| !band.is_empty()).collect()
    }

    fn column(&self, area: Rect, side_by_side: usize, slot: usize) -> Rect {
        let slot = u16::try_from(slot).unwrap_or(0);
        match side_by_side {
            ..=1 => area,
            2 => self.cx.grid.columns(area, 1 + 3 * slot, 3),
            _ => self.cx.grid.columns(area, 1 + 2 * slot, 2),
        }
    }

    fn band_rows(&self, band: &[usize], area: Rect) -> u16 {
        let rows = band.iter().enumerate().map(|(slot, part)| {
            let width = self.column(area, band.len(), slot).width;
            self.part_rows(&self.parts[*part], width, area.height)
        });
        rows.max().unwrap_or(0)
    }

    fn part_rows(&self, part: &Part, width: u16, room: u16) -> u16 {
        let figure = self.figure(part);
        let heading = u16::from(part.figure.is_none() || !figure.has_heading_inside(width));
        let rows = self.figure_rows(part, width, room);
        let lead = lead(part);
        let lines: u16 = part.lines.iter().map(|line| line_rows(line, lead, width)).sum();
        heading + rows + u16::from(rows > 0 && lines > 0 && room >= ROOMY) + lines
    }

    fn figure<'p>(&'p self, part: &Part) -> Figure<'p> {
        Figure { section: part.section, page: self.page, cx: self.cx }
    }

    /// A picture that would fill more than the screen gives way to its figures.
    fn figure_rows(&self, part: &Part, width: u16, room: u16) -> u16 {
        if part.figure.is_none() {
            return 0;
        }
        let rows = self.figure(part).rows(width);
        if part.section == Section::Twice { rows } else { rows.min(room.saturating_sub(1)).max(1) }
    }

    fn draw_part(&self, at: usize, sheet: &mut Buffer, area: Rect, room: u16, placed: &mut Vec<Placed>) {
        let part = &self.parts[at];
        let figure = self.figure(part);
        let mut rest = area;
        let mut top = area.y;
        let stop = |stop: usize| At { part: at, stop };
        if part.figure.is_some() && figure.has_heading_inside(area.width) {
            self.draw_figure(part, sheet, Rect { height: self.figure_rows(part, area.width, room), ..area });
            self.draw_heading(part, at, sheet, Rect { width: BESIDE.min(area.width), ..area });
        } else {
            self.draw_heading(part, at, sheet, area);
            rest = below(area, 1);
            if part.figure.is_some() {
                self.draw_figure(part, sheet, Rect { height: self.figure_rows(part, area.width, room), ..rest });
            }
        }
        if part.is_one_thing() && self.part_rows(part, area.width, room) < room {
            let whole = Rect { height: self.part_rows(part, area.width, room), ..area };
            self.draw_whole(at, sheet, whole, rest, room, placed);
            return;
        }
        let mut index = 0;
        if part.figure.is_some() {
            let rows = self.figure_rows(part, area.width, room);
            let height = rest.y.saturating_add(rows) - top;
            placed.push(Placed { at: stop(0), area: Rect { y: top, height, ..area }, goes_on: false });
            self.draw_bar(stop(0), sheet, Rect { height: rows, ..rest });
            rest = below(rest, rows + u16::from(room >= ROOMY && !part.lines.is_empty()));
            index = 1;
            top = rest.y;
        }
        self.draw_lines(stop(index), sheet, rest, top, placed);
    }

    /// The lines of a section, each a stop from this one on; `top` is where the first begins, with its heading.
    fn draw_lines(&self, first: At, sheet: &mut Buffer, area: Rect, top: u16, placed: &mut Vec<Placed>) {
        let part = &self.parts[first.part];
        let (mut rest, mut top) = (area, top);
        let lead = lead(part);
        for (at_line, line) in part.lines.iter().enumerate() {
            let stop = At { stop: first.stop + at_line, ..first };
            let rows = line_rows(line, lead, area.width);
            draw_text_line(line, lead, sheet, Rect { height: rows, ..rest }, self.cx);
            let height = rest.y.saturating_add(rows) - top;
            placed.push(Placed { at: stop, area: Rect { y: top, height, ..area }, goes_on: part.goes_on(at_line) });
            self.draw_bar(stop, sheet, Rect { height: rows, ..rest });
            rest = below(rest, rows);
            top = rest.y;
        }
    }

    /// The lines under a picture that is drawn already, and one bar beside both.
    fn draw_whole(&self, at: usize, sheet: &mut Buffer, whole: Rect, rest: Rect, room: u16, placed: &mut Vec<Placed>) {
        let part = &self.parts[at];
        placed.push(Placed { at: At { part: at, stop: 0 }, area: whole, goes_on: false });
        if self.selected.part == at {
            draw_cursor(
                sheet,
                Rect { height: whole.bottom() - rest.y, ..rest },
                0,
                whole.bottom() - rest.y,
                self.cx.theme.cursor,
            );
        }
        let rows = self.figure_rows(part, whole.width, room);
        let mut rest = below(rest, rows + u16::from(room >= ROOMY && !part.lines.is_empty()));
        let lead = lead(part);
        for line in &part.lines {
            let rows = line_rows(line, lead, whole.width);
            draw_text_line(line, lead, sheet, Rect { height: rows, ..rest }, self.cx);
            rest = below(rest, rows);
        }
    }

    fn draw_figure(&self, part: &Part, sheet: &mut Buffer, area: Rect) {
        self.figure(part).draw(sheet, area);
    }

    fn draw_heading(&self, part: &Part, at: usize, sheet: &mut Buffer, area: Rect) {
        let theme = self.cx.theme;
        let style = theme.heading(self.selected.part == at && self.cx.is_on_top);
        let mut spans = vec![Span::styled(part.section.heading().to_uppercase(), style)];
        if !part.aside.is_empty() {
            spans.push(Span::styled(format!("  {}", part.aside), theme.dim));
        }
        let heading = Words::from(spans);
        let fits = |look: &&str| heading.width() + width(look) + usize::from(AIR) <= usize::from(area.width);
        let look = part.section.look().map(Look::as_str).filter(fits);
        draw_row(sheet, area, heading, styled(look.unwrap_or_default(), theme.dim));
    }

    fn draw_bar(&self, at: At, sheet: &mut Buffer, area: Rect) {
        if self.selected == at {
            draw_cursor(sheet, area, 0, area.height, self.cx.theme.cursor);
        }
    }

    /// Brings what is selected into sight, with its heading if it is the first of its section.
    fn scroll(&self, placed: &[Placed], all: u16, room: u16, sight: &Sight) {
        sight.room.set(room);
        let lowest = all.saturating_sub(room);
        let mut first = sight.first.get().min(lowest);
        // The last row may count what follows.
        let seen = if room < TALKATIVE { room } else { room - 1 };
        if let Some(stop) = placed.iter().find(|placed| placed.at == self.selected) {
            let (top, bottom) = (stop.area.y, stop.area.bottom());
            // Whoever comes to a section sees all of it, if it has room.
            let of_it = placed.iter().filter(|placed| placed.at.part == self.selected.part);
            let end = of_it.map(|placed| placed.area.bottom()).max().unwrap_or(bottom);
            let wanted = if self.selected.stop == 0 { end.min(top.saturating_add(seen)) } else { bottom };
            if wanted > first.saturating_add(seen) {
                first = (wanted - seen).min(lowest);
            }
            first = whole_from(placed, first.min(top), top);
        }
        let is_first = placed.first().is_some_and(|placed| placed.at == self.selected);
        sight.first.set(if is_first { 0 } else { first });
    }
}

/// The first row from `first` to `top` at which something begins and nothing is cut.
fn whole_from(placed: &[Placed], first: u16, top: u16) -> u16 {
    let is_cut = |y: &u16| placed.iter().any(|placed| placed.area.y < *y && *y < placed.area.bottom());
    let whole = |y: &u16| !is_cut(y) && placed.iter().any(|placed| placed.area.y == *y);
    let fresh = |y: &u16| whole(y) && !placed.iter().any(|placed| placed.area.y == *y && placed.goes_on);
    (first..=top).find(fresh).or_else(|| (first..=top).find(whole)).unwrap_or(first)
}

/// The column before the lines of a part; none where nothing stands in it.
fn lead(part: &Part) -> u16 {
    let widest = part.lines.iter().map(|line| width(&line.lead)).max().unwrap_or(0).min(LEAD);
    u16::try_from(widest).ok().filter(|widest| *widest > 0).map_or(0, |widest| widest + AIR)
}

/// A title stands at the edge, whatever stands before the lines under it.
fn lead_of(line: &Line, lead: u16) -> u16 {
    if line.voice == Voice::Strong { 0 } else { lead }
}

/// How wide the words of a line may be.
fn text_width(line: &Line, lead: u16, columns: u16) -> u16 {
    let lead = lead_of(line, lead);
    // What is said in passing has one row where it fits into one.
    let is_aside = line.voice == Voice::Dim && line.right.is_empty();
    if is_aside && width(&line.text) <= usize::from(columns.saturating_sub(lead)) {
        return columns.saturating_sub(lead).max(1);
    }
    let right = u16::try_from(width(&line.right)).unwrap_or(0);
    let right = if right == 0 { 0 } else { right + AIR };
    columns.min(READING + lead).saturating_sub(lead).saturating_sub(right).max(1)
}

fn line_rows(line: &Line, lead: u16, columns: u16) -> u16 {
    rows_of(&line.text, text_width(line, lead, columns)).clamp(1, LINE_ROWS)
}

fn draw_text_line(line: &Line, lead: u16, sheet: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let theme = cx.theme;
    let style: Style = match line.voice {
        Voice::Text => theme.text,
        Voice::Note => theme.note,
        Voice::Strong => theme.title,
        Voice::Dim => theme.dim,
    };
    let set = Rect { width: area.width.min(READING + lead), ..area };
    let lead = lead_of(line, lead);
    draw_row(sheet, set, Words::default(), styled(line.right.clone(), theme.dim));
    draw_line(
        sheet,
        Rect { width: lead.saturating_sub(AIR).min(set.width), ..set },
        styled(line.lead.clone(), theme.dim),
    );
    let x = set.x.saturating_add(lead.min(set.width));
    let text = Rect { x, width: text_width(line, lead, area.width).min(area.right().saturating_sub(x)), ..set };
    draw_text(sheet, text, &line.text, style, theme.dim);
}

fn copy(sheet: &Buffer, first: u16, buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in 0..area.height {
        for x in 0..area.right() {
            let from = (x, first.saturating_add(y));
            if let (Some(cell), Some(to)) = (sheet.cell(from), buffer.cell_mut((x, area.y + y))) {
                *to = cell.clone();
            }
        }
    }
}

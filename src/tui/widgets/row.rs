//! One row: something at the left that is cut if it must be, something flush right that never is.
//!
//! Every row of every screen is drawn here, so this is where stored text is made safe to show; longer texts pass `paragraph`.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::glyph;
use crate::text::sanitise::shown;
use crate::text::width::{shorten, width};

/// Columns of air before what stands flush right.
pub const AIR: usize = 2;

/// Draws `left` from the left edge of `area`, cut with `…` so that `right`, flush right, keeps its air.
pub fn draw_row(buffer: &mut Buffer, area: Rect, left: Line<'static>, right: Line<'static>) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let columns = usize::from(area.width);
    let right = cut_line(safe(right), columns);
    let taken = right.width();
    let room = columns.saturating_sub(if taken == 0 { 0 } else { taken + AIR });
    let left = cut_line(safe(left), room);
    buffer.set_line(area.x, area.y, &left, area.width);
    let indent = u16::try_from(columns.saturating_sub(taken)).unwrap_or(area.width);
    buffer.set_line(area.x.saturating_add(indent), area.y, &right, area.width.saturating_sub(indent));
}

/// A row with nothing flush right.
pub fn draw_line(buffer: &mut Buffer, area: Rect, line: Line<'static>) {
    draw_row(buffer, area, line, Line::default());
}

/// Words in one style, as one side of a row. Unlike a `Line` made from a text, it keeps a line break, to be drawn as a blank.
pub fn styled(text: impl Into<String>, style: Style) -> Line<'static> {
    Line::from(Span::styled(text.into(), style))
}

/// A text cut to so many columns, with `…` where it goes on.
pub fn cut(text: &str, columns: usize) -> String {
    shorten(text, columns).into_owned()
}

/// A line cut to so many columns, for what stands behind it in the same row.
pub fn fitted(line: Line<'static>, columns: usize) -> Line<'static> {
    cut_line(safe(line), columns)
}

/// The line with nothing in it that acts on a terminal, hides, or breaks the row.
fn safe(mut line: Line<'static>) -> Line<'static> {
    for span in &mut line.spans {
        if span.content.contains('\n') {
            span.content = Cow::Owned(span.content.replace('\n', " "));
        }
        if let Cow::Owned(clean) = shown(&span.content) {
            span.content = Cow::Owned(clean);
        }
    }
    line
}

fn cut_line(line: Line<'static>, columns: usize) -> Line<'static> {
    if spans_width(&line) <= columns {
        return line;
    }
    let mut kept: Vec<Span<'static>> = Vec::with_capacity(line.spans.len());
    let mut room = columns;
    for span in line.spans {
        let wide = width(&span.content);
        if wide < room {
            room -= wide;
            kept.push(span);
            continue;
        }
        let cut = if wide == room { glued(&span.content, room) } else { shorten(&span.content, room).into_owned() };
        kept.push(Span::styled(cut, span.style));
        break;
    }
    Line { spans: kept, style: line.style, alignment: line.alignment }
}

/// A span that just fits, though more follows: its last character gives way to the sign that says so.
fn glued(text: &str, room: usize) -> String {
    let longer = format!("{text}{}", glyph::MORE);
    shorten(&longer, room).into_owned()
}

fn spans_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(columns: u16, left: &str, right: &str) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        let area = buffer.area;
        draw_row(&mut buffer, area, styled(left, Style::new()), styled(right, Style::new()));
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn the_text_is_cut_and_the_date_is_not() {
        assert_eq!(drawn(24, "write to the director", "2 days"), "write to the di…  2 days");
        assert_eq!(drawn(24, "write", "tomorrow"), "write           tomorrow");
        assert_eq!(drawn(6, "write", "tomorrow"), "tomor…");
        assert_eq!(drawn(0, "write", "tomorrow"), "");
    }

    #[test]
    fn a_line_of_several_spans_is_cut_across_them() {
        let spans = vec![Span::raw("one "), Span::raw("two "), Span::raw("three")];
        let cut: String = cut_line(Line::from(spans), 8).spans.iter().map(|span| span.content.to_string()).collect();
        assert_eq!(cut, "one two…");
    }

    #[test]
    fn what_acts_on_a_terminal_is_shown_by_name() {
        let row = drawn(40, "a\u{1b}[2Jb\nc", "\u{202e}x");
        assert!(row.starts_with("a^[[2Jb c"), "{row}");
        assert!(row.trim_end().ends_with("<U+202E>x"), "{row}");
    }
}

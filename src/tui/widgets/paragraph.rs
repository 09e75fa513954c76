//! Text to read: wrapped, made safe to show, and cut with a word on how much more there is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row::{draw_line, styled};
use crate::text::plural::count;
use crate::text::sanitise::shown;
use crate::text::width::{wrap, wrap_balanced};

/// Draws a text from the top of `area`; what does not fit is counted in its last row. Gives back the rows it took.
pub fn draw_text(buffer: &mut Buffer, area: Rect, text: &str, style: Style, more: Style) -> u16 {
    draw_text_from(buffer, area, text, 0, style, more)
}

/// [`draw_text`] from a later line on, for a text that is scrolled.
pub fn draw_text_from(buffer: &mut Buffer, area: Rect, text: &str, first: u16, style: Style, more: Style) -> u16 {
    let text = shown(text);
    let lines = wrap(&text, area.width.into());
    let rest = lines.get(usize::from(first)..).unwrap_or_default();
    draw_lines(buffer, area, rest, style, more)
}

/// [`draw_text`] for a sentence or two, narrowed rather than left with one word on the last line.
pub fn draw_sentence(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let text = shown(text);
    let lines = wrap_balanced(&text, area.width.into());
    draw_lines(buffer, area, &lines, style, style)
}

/// How many rows a text takes at this width.
pub fn rows_of(text: &str, width: u16) -> u16 {
    u16::try_from(wrap(&shown(text), width.into()).len()).unwrap_or(u16::MAX)
}

fn draw_lines(buffer: &mut Buffer, area: Rect, lines: &[&str], style: Style, more: Style) -> u16 {
    let area = area.intersection(buffer.area);
    let room = usize::from(area.height);
    let is_cut = lines.len() > room;
    let whole = if is_cut { room.saturating_sub(1) } else { lines.len() };
    for (row, line) in area.rows().zip(&lines[..whole]) {
        draw_line(buffer, row, styled((*line).to_owned(), style));
    }
    if is_cut && let Some(row) = area.rows().next_back() {
        let rest = lines.len() - whole;
        draw_line(buffer, row, styled(format!("… {} more", count(rest, "line", "lines")), more));
    }
    u16::try_from(lines.len().min(room)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, columns: u16, rows: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let area = buffer.area;
        draw_text(&mut buffer, area, text, Style::new(), Style::new());
        let row =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        (0..rows).map(row).collect()
    }

    #[test]
    fn a_long_text_says_how_much_more_there_is() {
        assert_eq!(drawn("one two three four five six seven eight", 14, 2), ["one two three", "… 2 lines more"]);
        assert_eq!(drawn("one two three", 16, 2), ["one two three", ""]);
    }

    #[test]
    fn nothing_in_a_text_acts_on_the_terminal() {
        assert_eq!(drawn("a\u{1b}]0;x\u{7}b", 20, 1), ["a^[]0;x^Gb"]);
    }
}

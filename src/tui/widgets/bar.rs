//! Small pictures beside a number: a bar with its aim, and a column for each value of a scale from 1 to 5.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::glyph;
use super::super::theme::Theme;
use super::row::{draw_line, styled};

/// Draws a line filled up to `value` of `whole`, with a tick at the aim.
pub fn draw_bar(buffer: &mut Buffer, area: Rect, value: f64, whole: f64, aim: Option<f64>, theme: &Theme) {
    let columns = usize::from(area.width);
    let column_of = |value: f64| {
        let share = if whole > 0.0 { (value / whole).clamp(0.0, 1.0) } else { 0.0 };
        (share * f64::from(area.width)).round() as usize
    };
    let full = column_of(value).min(columns);
    let spans = vec![
        Span::styled(glyph::BAR.repeat(full), theme.text),
        Span::styled(glyph::LINE.repeat(columns - full), theme.chart_rest),
    ];
    draw_line(buffer, area, Line::from(spans));
    if let Some(aim) = aim {
        let at = u16::try_from(column_of(aim)).unwrap_or(0).min(area.width.saturating_sub(1));
        let tick = Rect { x: area.x.saturating_add(at), width: area.width.min(1), ..area };
        draw_line(buffer, tick, styled(glyph::UPRIGHT, theme.strong));
    }
}

/// Draws values from 1 to 5 as small columns with their digits below, the last of them bold. What does not fit drops from the left.
pub fn draw_feel(buffer: &mut Buffer, area: Rect, values: &[u8], theme: &Theme) {
    let room = usize::from(area.width.div_ceil(2));
    let values = &values[values.len().saturating_sub(room)..];
    let (mut columns, mut digits) = (Vec::new(), Vec::new());
    for (at, value) in (1..).zip(values) {
        let value = usize::from(*value).clamp(1, 5);
        // 1 to 5 on eight eighths: two rows of pixels a step, beginning at the lowest.
        let glyph = glyph::COLUMNS[(value - 1) * 7 / 4];
        let style = if at == values.len() { theme.strong } else { theme.dim };
        columns.push(Span::styled(format!("{glyph} "), if at == values.len() { theme.chart } else { theme.text }));
        digits.push(Span::styled(format!("{value} "), style));
    }
    draw_line(buffer, area, Line::from(columns));
    draw_line(buffer, super::section::below(area, 1), Line::from(digits));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(buffer: &Buffer) -> Vec<String> {
        let area = buffer.area;
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
        (0..area.height).map(row).collect()
    }

    #[test]
    fn a_bar_is_filled_to_its_value_with_a_tick_at_the_aim() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        let area = buffer.area;
        draw_bar(&mut buffer, area, 50.0, 100.0, Some(80.0), &Theme::plain());
        assert_eq!(rows(&buffer), ["━━━━━───│─"]);
        draw_bar(&mut buffer, area, f64::NAN, 0.0, Some(f64::INFINITY), &Theme::plain());
    }

    #[test]
    fn feel_runs_from_one_to_five_with_digits_below() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 2));
        let area = buffer.area;
        draw_feel(&mut buffer, area, &[2, 1, 3, 5], &Theme::plain());
        assert_eq!(rows(&buffer), ["▁ ▄ █ ", "1 3 5 "]);
    }
}

//! A bar beside a number, with its aim.

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
}

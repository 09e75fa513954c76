//! The line that names the panes of a page where there is room for one only; the one in sight stands in capitals.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::glyph;
use super::super::theme::Theme;
use super::row::{draw_row, styled};
use super::section::below;
use crate::text::width::width;

/// Between two names.
const GAP: &str = "   ";

/// Draws the names with the pane at `here` in the accent, and something flush right. Gives back the rest of the area, under a blank
/// row. Where not all names fit, the first ones go, so that the one in sight is always named, and then the last; none is cut.
pub fn draw_strip(buffer: &mut Buffer, area: Rect, names: &[String], here: usize, right: &str, theme: &Theme) -> Rect {
    let right = styled(right.to_owned(), theme.dim);
    let beside = if right.width() > 0 { right.width() + 2 } else { 0 };
    let room = usize::from(area.width).saturating_sub(beside);
    let from = (0..=here).find(|from| line_of(names, *from, here, here, theme).width() <= room).unwrap_or(here);
    let fits = |to: &usize| with_more(names, from, *to, here, theme).width() <= room;
    let to = (here..names.len()).rev().find(fits).unwrap_or(here);
    draw_row(buffer, area, with_more(names, from, to, here, theme), right);
    below(area, 2)
}

/// Whether all names fit beside each other, with nothing flush right.
pub fn fits(names: &[String], columns: u16) -> bool {
    let gaps = GAP.len() * names.len().saturating_sub(1);
    names.iter().map(|name| width(name)).sum::<usize>() + gaps <= columns.into()
}

/// The names from one to another; a sign says that more follow.
fn with_more(names: &[String], from: usize, to: usize, here: usize, theme: &Theme) -> Line<'static> {
    let mut line = line_of(names, from, to, here, theme);
    if to + 1 < names.len() {
        line.push_span(Span::styled(format!("{GAP}{}", glyph::MORE), theme.dim));
    }
    line
}

/// The names from one to another, both counted from 0.
fn line_of(names: &[String], from: usize, to: usize, here: usize, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    for (at, name) in names.iter().enumerate().skip(from).take_while(|(at, _)| *at <= to) {
        if !spans.is_empty() {
            spans.push(Span::raw(GAP));
        }
        spans.push(if at == here {
            Span::styled(name.to_uppercase(), theme.label_focus)
        } else {
            Span::styled(name.clone(), theme.dim)
        });
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(columns: u16, here: usize) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        let area = buffer.area;
        let names = ["Agenda 3/7", "Notes", "Private", "Actions 2"].map(str::to_owned);
        draw_strip(&mut buffer, area, &names, here, "92 words", &Theme::plain());
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn the_pane_in_sight_is_named_in_capitals() {
        assert_eq!(drawn(60, 1), "Agenda 3/7   NOTES   Private   Actions 2            92 words");
    }

    #[test]
    fn the_pane_in_sight_is_named_where_not_all_fit() {
        assert_eq!(drawn(30, 3), "Private   ACTIONS 2   92 words");
        assert_eq!(drawn(40, 1), "Agenda 3/7   NOTES   …          92 words");
        for columns in 0..60 {
            for here in 0..5 {
                drawn(columns, here);
            }
        }
    }
}

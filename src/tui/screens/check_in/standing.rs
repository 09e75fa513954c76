//! What stands with every check-in: the words of the scale, and the line that says what this is and what it is not.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::theme::Theme;
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::draw_line;
use super::super::super::widgets::section::below;
use crate::content::check_in;
use crate::text::width::width;

/// Columns between two words of the scale.
const APART: &str = "   ";

/// So many rows at least are left to what is answered.
const LEAST: u16 = 3;

/// From so many rows on a blank one stands above.
const ROOMY: u16 = 14;

/// Draws the line that says what a check-in is at the bottom of `area`; gives back the rows it took, with a blank one above where there
/// is room for one.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, theme: &Theme) -> u16 {
    let rows = rows_of(check_in::about(), area.width).min(area.height);
    draw_text(buffer, below(area, area.height - rows), check_in::about(), theme.dim, theme.dim);
    rows + air(area, rows)
}

/// [`draw`] under the words of the scale. Where hardly a row would be left for the rest, only its ends are said.
pub(super) fn draw_with_scale(buffer: &mut Buffer, area: Rect, theme: &Theme) -> u16 {
    let about = rows_of(check_in::about(), area.width);
    let whole = scale(area.width, theme);
    let taken = u16::try_from(whole.len()).unwrap_or(u16::MAX).saturating_add(about);
    let lines = if area.height < taken.saturating_add(LEAST) { vec![ends(theme)] } else { whole };
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(about).min(area.height);
    let block = below(area, area.height - rows);
    for (row, line) in block.rows().zip(&lines) {
        draw_line(buffer, row, line.clone());
    }
    let under = below(block, u16::try_from(lines.len()).unwrap_or(u16::MAX));
    draw_text(buffer, under, check_in::about(), theme.dim, theme.dim);
    rows + air(area, rows)
}

fn air(area: Rect, rows: u16) -> u16 {
    u16::from(area.height >= ROOMY).min(area.height - rows)
}

/// The scale, in as many rows as it takes.
fn scale(columns: u16, theme: &Theme) -> Vec<Line<'static>> {
    let words = check_in::scale().map(|(number, words)| (number.to_string(), words));
    let words = words.chain([("-".to_owned(), "skip")]);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (key, words) in words {
        let wide = width(&key) + 1 + width(words);
        match lines.last_mut().filter(|line| line.width() + APART.len() + wide <= usize::from(columns)) {
            Some(line) => {
                line.push_span(Span::raw(APART));
                said(line, &key, words, theme);
            }
            None => {
                let mut line = Line::default();
                said(&mut line, &key, words, theme);
                lines.push(line);
            }
        }
    }
    lines
}

/// `1 not at all   5 fully   - skip`.
fn ends(theme: &Theme) -> Line<'static> {
    let mut line = Line::default();
    for (number, words) in check_in::scale().filter(|(number, _)| matches!(number, 1 | 5)) {
        said(&mut line, &number.to_string(), words, theme);
        line.push_span(Span::raw(APART));
    }
    said(&mut line, "-", "skip", theme);
    line
}

fn said(line: &mut Line<'static>, key: &str, words: &'static str, theme: &Theme) {
    line.push_span(Span::styled(key.to_owned(), theme.key));
    line.push_span(Span::styled(format!(" {words}"), theme.dim));
}

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

/// The ten sentences need every row for longer.
const ROOMY_FORM: u16 = 20;

/// From so many rows on all of it is said, however many rows it takes.
const SPACIOUS: u16 = 20;

/// Draws the line that says what a check-in is at the bottom of `area`; gives back the rows it took, with a blank one above where there
/// is room for one.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, theme: &Theme) -> u16 {
    let about = about(area);
    let rows = rows_of(about, area.width).min(area.height);
    draw_text(buffer, below(area, area.height - rows), about, theme.dim, theme.dim);
    rows + air(area, rows, ROOMY)
}

/// [`draw`] under the words of the scale. Where hardly a row would be left for the rest, only its ends are said.
pub(super) fn draw_with_scale(buffer: &mut Buffer, area: Rect, theme: &Theme) -> u16 {
    let words = about(area);
    let about = rows_of(words, area.width);
    let whole = scale(area.width, theme);
    let taken = u16::try_from(whole.len()).unwrap_or(u16::MAX).saturating_add(about);
    let lines = if area.height < taken.saturating_add(LEAST) { vec![ends(theme)] } else { whole };
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(about).min(area.height);
    let block = below(area, area.height - rows);
    for (row, line) in block.rows().zip(&lines) {
        draw_line(buffer, row, line.clone());
    }
    let under = below(block, u16::try_from(lines.len()).unwrap_or(u16::MAX));
    draw_text(buffer, under, words, theme.dim, theme.dim);
    rows + air(area, rows, ROOMY_FORM)
}

/// What it is, in one row where there are few.
fn about(area: Rect) -> &'static str {
    let ways = [check_in::about(), check_in::about_in_short(), check_in::about_in_few_words()];
    let fits = |words: &&str| area.height >= SPACIOUS || width(words) <= usize::from(area.width);
    ways.into_iter().find(fits).unwrap_or(ways[2])
}

fn air(area: Rect, rows: u16, roomy: u16) -> u16 {
    u16::from(area.height >= roomy).min(area.height - rows)
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

//! A field of a form that is a sentence with its answer at the right: one of a row of questions with one scale.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::theme::Theme;
use super::field::Field;
use super::list_pane::draw_cursor;
use super::row::{draw_line, styled};
use crate::text::width::{width, wrap};

/// From so many columns on the answer is said in words, and a sentence is no longer than that.
const ROOMY: u16 = 60;
const SENTENCE: u16 = 86;

/// Columns between the sentence and the answer.
const APART: u16 = 2;

/// The rows it takes at this width.
pub(super) fn rows(field: &Field, columns: u16) -> u16 {
    u16::try_from(wrap(field.label, sentence_columns(field, columns).into()).len()).unwrap_or(u16::MAX)
}

/// Draws it from the top of `area`. Gives back where the caret belongs, if the field has the keys, and the rows it took.
pub(super) fn draw(
    field: &Field,
    has_focus: bool,
    buffer: &mut Buffer,
    area: Rect,
    theme: &Theme,
) -> (Option<Position>, u16) {
    let columns = sentence_columns(field, area.width);
    let style = if has_focus { theme.strong } else { theme.text };
    let lines = wrap(field.label, columns.into());
    let taken = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        draw_line(buffer, row, styled(line.to_owned(), style));
    }
    if has_focus {
        draw_cursor(buffer, area, 0, taken, theme.cursor);
    }
    let left = columns.saturating_add(APART).min(area.width);
    let answer = Rect {
        x: area.x + left,
        width: answer_columns(field, area.width).min(area.width - left),
        height: area.height.min(1),
        ..area
    };
    buffer.set_style(answer, theme.field);
    let words = if answer.width > 1 { field.shown() } else { field.text() };
    draw_line(
        buffer,
        answer,
        styled(words, if field.text().is_empty() { theme.field } else { theme.strong.patch(theme.field) }),
    );
    (has_focus.then_some(Position::new(answer.x, answer.y)).filter(|_| !answer.is_empty()), taken)
}

/// As long as the longest answer, or one figure.
fn answer_columns(field: &Field, columns: u16) -> u16 {
    let super::field::Kind::Choice(values) = &field.kind else { return 1 };
    let longest = values.iter().map(|(_, words)| width(words)).max().unwrap_or(1);
    if columns >= ROOMY { u16::try_from(longest).unwrap_or(1) } else { 1 }
}

fn sentence_columns(field: &Field, columns: u16) -> u16 {
    columns.saturating_sub(answer_columns(field, columns).saturating_add(APART)).clamp(1, SENTENCE)
}

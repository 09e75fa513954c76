//! Draws a form: labels in the first column, fields in the second, errors under their field.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::glyph;
use super::super::grid::{Grid, WRITING};
use super::super::theme::Theme;
use super::field::Shape;
use super::form::{Field, Form, Kind};
use super::form_sentence;
use super::list_pane::draw_cursor;
use super::paragraph::{draw_sentence, rows_of};
use super::prose::Styles;
use super::row::{draw_line, styled};
use crate::text::sanitise::shown_line;
use crate::text::width::width;
use crate::text::{when, written};

/// How long the line of a field is that holds little.
const SHORT: u16 = 8;
const MIDDLE: u16 = 22;

/// How long a day is in its fewest words.
const A_DAY: u16 = 15;

/// Columns between a field and the word behind it.
const APART: u16 = 3;

/// Other choices than so many are not named in a row.
const FEW_CHOICES: usize = 3;

/// A remark is cut to no fewer columns than this.
const LEAST_REMARK: usize = 12;

/// What the draw of a form needs beside the form.
#[derive(Clone, Copy, Debug)]
pub struct FormView<'a> {
    pub theme: &'a Theme,
    pub grid: Grid,
    pub today: NaiveDate,
}

impl FormView<'_> {
    /// Draws the form, scrolled so that the field in focus is in sight. Gives back where the caret belongs.
    pub fn render(&self, form: &Form, buffer: &mut Buffer, area: Rect) -> Option<Position> {
        self.render_with(form, buffer, area, true)
    }

    /// The rows it takes at this width.
    pub fn height(&self, form: &Form, columns: u16) -> u16 {
        self.talls(form, columns, true).into_iter().fold(0, u16::saturating_add).saturating_sub(1)
    }

    /// Whether it has no room even without the blank rows between its sentences.
    pub fn is_taller(&self, form: &Form, area: Rect) -> bool {
        all_of(&self.talls(form, area.width, false)) > area.height.saturating_add(1)
    }

    /// How many fields are below what was drawn last of a form that is taller than its place.
    pub fn more_below(&self, form: &Form, area: Rect) -> usize {
        let bottom = form.scrolled.get().saturating_add(area.height);
        let wide = area.width.saturating_sub(self.label_width(form).min(area.width));
        let mut top = 0u16;
        let talls = self.talls(form, area.width, false);
        let is_below = |(field, tall): &(&Field, u16)| {
            let end = top.saturating_add(self.rows_of_field(field, area.width, wide));
            top = top.saturating_add(*tall);
            !field.is_hidden && end > bottom
        };
        form.fields.iter().zip(talls).filter(is_below).count()
    }

    /// [`FormView::render`] for a form that may lie idle while something beside it has the keys.
    pub fn render_with(&self, form: &Form, buffer: &mut Buffer, area: Rect, has_keys: bool) -> Option<Position> {
        let area = area.intersection(buffer.area);
        let labels = self.label_width(form).min(area.width);
        let wide = area.width.saturating_sub(labels);
        let mut talls = self.talls(form, area.width, true);
        if all_of(&talls) > area.height.saturating_add(1) {
            talls = self.talls(form, area.width, false);
        }
        let focused = form.fields.get(form.focus).map_or(0, |field| self.rows_of_field(field, area.width, wide));
        let first = scroll(form, &talls, focused, area.height);
        form.scrolled.set(first);
        let (mut caret, mut top) = (None, 0u16);
        for (at, field) in form.fields.iter().enumerate() {
            let down = top.checked_sub(first).filter(|down| *down < area.height);
            if let Some(down) = down.filter(|_| !field.is_hidden) {
                let row = Rect { y: area.y + down, height: area.height - down, ..area };
                let found = self.draw_field(field, has_keys && at == form.focus, buffer, row, labels);
                caret = found.or(caret);
            }
            top = top.saturating_add(talls[at]);
        }
        caret
    }

    /// Fields stand on the second column of the grid, further right if a label is long, and close to the labels where it is narrow.
    fn label_width(&self, form: &Form) -> u16 {
        let beside = form.fields.iter().filter(|field| field.shape == Shape::Beside);
        let longest = beside.map(|field| width(field.label)).max().unwrap_or(0);
        let needed = u16::try_from(longest).unwrap_or(0).saturating_add(2);
        if self.grid.is_short { needed } else { needed.max(self.grid.offset(2)) }
    }

    /// The rows of each field with what is blank below it. Between two sentences that is a row only where it is airy.
    fn talls(&self, form: &Form, columns: u16, is_airy: bool) -> Vec<u16> {
        let wide = columns.saturating_sub(self.label_width(form));
        let has_sentences = form.fields.iter().any(Field::is_scale);
        let tall = |(at, field): (usize, &Field)| {
            let next = form.fields.get(at + 1);
            let is_among = field.is_scale() && next.is_some_and(Field::is_scale);
            let is_above_sentences = has_sentences && next.is_some_and(|next| next.shape == Shape::Beside);
            let rows = self.rows_of_field(field, columns, wide);
            if field.is_hidden || ((is_among || is_above_sentences) && !is_airy) {
                rows
            } else {
                rows.saturating_add(1)
            }
        };
        form.fields.iter().enumerate().map(tall).collect()
    }

    /// The rows of a field, which is so wide beside its label.
    fn rows_of_field(&self, field: &Field, columns: u16, wide: u16) -> u16 {
        if field.is_hidden {
            return 0;
        }
        let wide = if field.shape == Shape::Beside { wide } else { columns };
        let rows = match (field.shape, &field.kind) {
            (Shape::Sentence, _) => form_sentence::rows(field, wide),
            (Shape::Above, _) => 2,
            (Shape::Beside, Kind::Prose(rows)) => *rows,
            (Shape::Beside, _) => 1,
        };
        let wrong = field.wrong.as_deref().map_or(0, |wrong| {
            let (what, right) = parts(wrong);
            rows_of(&what, wide) + right.map_or(0, |right| rows_of(&right, wide))
        });
        rows.saturating_add(wrong)
    }

    fn draw_field(
        &self,
        field: &Field,
        has_focus: bool,
        buffer: &mut Buffer,
        area: Rect,
        labels: u16,
    ) -> Option<Position> {
        if field.shape == Shape::Sentence {
            let (caret, taken) = form_sentence::draw(field, has_focus, buffer, area, self.theme);
            if let Some(wrong) = &field.wrong {
                self.draw_wrong(wrong, buffer, super::section::below(area, taken));
            }
            return caret;
        }
        let label = if has_focus { self.theme.strong } else { self.theme.dim };
        let is_above = field.shape == Shape::Above;
        let left = Rect { width: if is_above { area.width } else { labels }, ..area };
        draw_line(buffer, left, styled(field.label, label));
        if has_focus {
            draw_cursor(buffer, area, 0, 1 + u16::from(is_above), self.theme.cursor);
        }
        let right = Rect { x: area.x + labels, width: area.width - labels, ..area };
        let right = if is_above { super::section::below(area, 1) } else { right };
        let rows = if let Kind::Prose(rows) = field.kind { rows } else { 1 };
        let line = Rect {
            width: Self::line_width(field, right.width).min(right.width),
            height: rows.min(right.height),
            ..right
        };
        buffer.set_style(line, self.theme.field);
        let caret = self.draw_value(field, has_focus, buffer, line);
        self.draw_remark(field, has_focus, buffer, right, line.width);
        if let Some(wrong) = &field.wrong {
            self.draw_wrong(wrong, buffer, super::section::below(right, rows));
        }
        caret
    }

    fn draw_value(&self, field: &Field, has_focus: bool, buffer: &mut Buffer, line: Rect) -> Option<Position> {
        if field.is_choice() {
            draw_line(buffer, line, styled(field.shown(), self.theme.field));
            return has_focus.then_some(Position::new(line.x, line.y)).filter(|_| !line.is_empty());
        }
        if !has_focus && !field.is_prose() {
            // While one writes elsewhere a line is read, from its beginning.
            draw_line(buffer, line, styled(field.text(), self.theme.field));
            return None;
        }
        let styles = Styles { text: self.theme.field, selected: self.theme.selected_text };
        field.editor.render(line, buffer, styles);
        let caret = field.editor.cursor_in(line).filter(|_| has_focus);
        if field.editor.is_cut_before() && caret.is_none_or(|caret| caret.x > line.x) {
            buffer[(line.x, line.y)].set_symbol(glyph::MORE);
        }
        caret
    }

    /// What stands behind a field in dim: its hint, what a day means, how to choose.
    fn draw_remark(&self, field: &Field, has_focus: bool, buffer: &mut Buffer, right: Rect, taken: u16) {
        let room = right.width.saturating_sub(taken.saturating_add(APART));
        let at = Rect { x: right.right() - room, width: room, height: right.height.min(1), ..right };
        let words = match &field.kind {
            Kind::Choice(choices) if has_focus && choices.len() > 1 => others(choices, &field.shown()),
            Kind::Day => match &field.remark {
                Some(remark) => remark.clone(),
                None => self.meaning(field, room.into()).unwrap_or_else(|| field.hint.clone()),
            },
            Kind::Time => self.meaning_of_time(field).unwrap_or_else(|| field.hint.clone()),
            _ => field.hint.clone(),
        };
        // A stump of a word says nothing.
        if usize::from(room) >= width(&words).min(LEAST_REMARK) {
            draw_line(buffer, at, styled(words, self.theme.dim));
        }
    }

    /// The day that is meant, in as many words as there is room for.
    fn meaning(&self, field: &Field, room: usize) -> Option<String> {
        let (day, time) = field.meaning(self.today)?;
        let time = time.map(|time| format!(", {}", when::time(time))).unwrap_or_default();
        let heading = when::heading(day, self.today);
        let words = [
            format!("{}{time}", when::told(day, self.today)),
            format!("{heading}{time}"),
            when::short_heading(day, self.today),
        ];
        let [.., shortest] = &words;
        let fitting = words.iter().find(|words| width(words) <= room).unwrap_or(shortest);
        Some(fitting.clone())
    }

    /// The time that is meant, where it is written otherwise than it is shown.
    fn meaning_of_time(&self, field: &Field) -> Option<String> {
        let text = field.text();
        let time = when::time(written::time(&text).ok()?);
        (time != text.trim()).then_some(time)
    }

    fn draw_wrong(&self, wrong: &str, buffer: &mut Buffer, area: Rect) {
        let (what, right) = parts(wrong);
        let taken = draw_sentence(buffer, area, &what, self.theme.error);
        if let Some(right) = right {
            draw_sentence(buffer, super::section::below(area, taken), &right, Style::new().patch(self.theme.dim));
        }
    }

    fn line_width(field: &Field, wide: u16) -> u16 {
        match &field.kind {
            Kind::Line(columns) => *columns,
            Kind::Prose(_) => WRITING,
            Kind::Time | Kind::Number => SHORT,
            // Where there is little room, what it means is worth more than a long line.
            Kind::Day => wide.saturating_sub(APART + A_DAY).clamp(SHORT + SHORT / 2, MIDDLE),
            Kind::Choice(choices) => {
                let longest = choices.iter().map(|(_, words)| width(words)).max().unwrap_or(0);
                u16::try_from(longest).unwrap_or(MIDDLE).saturating_add(1).max(MIDDLE)
            }
        }
    }
}

/// What is wrong, as a sentence with the sign; and what would be right, if it says so behind a semicolon.
fn parts(wrong: &str) -> (String, Option<String>) {
    let (what, right) = wrong.split_once("; ").map_or((wrong, None), |(what, right)| (what, Some(right)));
    (format!("{} {}", glyph::LATE, sentence(what)), right.map(sentence))
}

fn sentence(words: &str) -> String {
    let words = shown_line(words);
    let mut chars = words.chars();
    let capital: String = chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{capital}{}.", chars.as_str().trim_end_matches('.'))
}

fn all_of(talls: &[u16]) -> u16 {
    talls.iter().fold(0, |all, tall| all.saturating_add(*tall))
}

/// The first row in sight: as before, unless the field in focus with its error would be out of it.
fn scroll(form: &Form, talls: &[u16], focused: u16, height: u16) -> u16 {
    let top: u16 = talls.iter().take(form.focus).fold(0, |top, tall| top.saturating_add(*tall));
    let bottom = top.saturating_add(focused);
    let before = if form.scrolled_in.replace(height) == height { form.scrolled.get() } else { 0 };
    // No room is left empty below the last field while there are fields above the first in sight, as after a form has grown.
    let lowest = all_of(talls).saturating_sub(1).saturating_sub(height);
    let first = before.min(lowest).max(bottom.saturating_sub(height)).min(top);
    // A field is drawn from its first row or not at all, so the scroll stops at one.
    let mut row = 0u16;
    for tall in talls {
        if row >= first {
            return row;
        }
        row = row.saturating_add(*tall);
    }
    first
}

/// A label of the form's own look over a line that is only read.
pub fn draw_fact(buffer: &mut Buffer, area: Rect, label: &str, fact: Line<'static>, grid: Grid, theme: &Theme) {
    let indent = grid.offset(2).min(area.width);
    draw_line(buffer, area, styled(label.to_owned(), theme.dim));
    let rest = Rect { x: area.x + indent, width: area.width - indent, ..area };
    draw_line(buffer, rest, fact);
}

/// What Space leads to: by name where there are few.
fn others(choices: &[(String, String)], shown: &str) -> String {
    let others: Vec<_> = choices.iter().map(|(_, words)| words.as_str()).filter(|words| *words != shown).collect();
    if others.len() > FEW_CHOICES { "Space for the others".to_owned() } else { format!("Space: {}", others.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(form: &Form, columns: u16, rows: u16) -> (Vec<String>, Option<Position>) {
        let theme = Theme::plain();
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let view = FormView { theme: &theme, grid: Grid::of(columns), today };
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let area = Rect { x: 2.min(columns), width: columns.saturating_sub(2), ..buffer.area };
        let caret = view.render(form, &mut buffer, area);
        let row =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        ((0..rows).map(row).collect(), caret)
    }

    fn meeting() -> Form {
        let mut form = Form::new(vec![
            Field::line("title", "About"),
            Field::day("planned_on", "On").value("31 sep"),
            Field::choice("kind", "Kind", ["regular", "closing"]).value("closing"),
        ]);
        form.set_error("planned_on", "September has 30 days; try 30 sep, thursday");
        form
    }

    #[test]
    fn an_error_stands_under_its_field_with_what_would_be_right() {
        let (rows, caret) = drawn(&meeting(), 120, 10);
        assert_eq!(rows[0], "  About");
        assert_eq!(rows[2], "▐ On                  31 sep");
        assert_eq!(rows[3], "                      ! September has 30 days.");
        assert_eq!(rows[4], "                      Try 30 sep, thursday.");
        assert_eq!(rows[6], "  Kind                closing");
        assert_eq!(caret, Some(Position::new(28, 2)));
    }

    #[test]
    fn a_day_says_what_it_means_while_one_types() {
        let mut form = meeting();
        form.set("planned_on", "30 sep");
        let (rows, _) = drawn(&form, 120, 10);
        assert!(rows[2].contains("Wed 30 September, in 3 weeks"), "{}", rows[2]);
    }

    #[test]
    fn the_field_in_focus_is_in_sight_on_a_short_screen() {
        let mut form = meeting();
        form.focus_on("kind");
        let (rows, caret) = drawn(&form, 40, 3);
        assert!(rows.iter().any(|row| row.contains("closing")), "{rows:?}");
        assert!(caret.is_some());
    }

    #[test]
    fn a_form_that_has_grown_shows_what_it_had_scrolled_away() {
        let mut form = meeting();
        form.focus_on("kind");
        drawn(&form, 40, 3);
        let (rows, _) = drawn(&form, 120, 10);
        assert!(rows[0].contains("About"), "{rows:?}");
    }

    #[test]
    fn no_size_panics() {
        for (columns, rows) in [(0, 0), (1, 1), (2, 2), (10, 3), (40, 1), (500, 200)] {
            drawn(&meeting(), columns, rows);
        }
    }
}

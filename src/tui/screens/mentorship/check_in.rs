//! How the two see it: my check-ins by dimension, from the first to the latest, on the page of a mentorship.
//!
//! Enter opens the page of all of them. Where the picture has no room the latest figures stand in a row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::paragraph::draw_sentence;
use super::super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::super::widgets::row::draw_line;
use super::super::super::widgets::section::{below, draw_section};
use super::super::check_in::dimensions;
use super::lines::Kind;
use crate::content::{check_in, sentences};
use crate::domain::check_in::Concern;
use crate::journal::MentorshipPage;

/// Whether there is one to see, or one to begin.
pub(super) fn is_there(page: &MentorshipPage) -> bool {
    !page.check_ins.last.is_empty() || !page.line.is_closed()
}

/// The rows it takes where there is room for all of it, with the heading.
pub(super) fn tall(page: &MentorshipPage, columns: u16, cx: &ViewCx<'_>) -> u16 {
    if page.check_ins.last.is_empty() {
        return 2;
    }
    let rows = dimensions::with_chart(&page.check_ins, false, |chart| chart.rows(columns));
    rows.saturating_add(1).saturating_add(worth_a_word(page, columns, cx).map_or(0, |words| 1 + words.height()))
}

/// Draws it under its heading.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, has_keys: bool, cx: &ViewCx<'_>) {
    let span = dimensions::span(&page.check_ins, cx.today);
    let rest = draw_section(buffer, area, Kind::CheckIns.heading(), &span, has_keys, cx.theme);
    draw_body(buffer, rest, page, has_keys, cx);
}

/// Draws it alone.
pub(super) fn draw_body(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, has_keys: bool, cx: &ViewCx<'_>) {
    let course = &page.check_ins;
    if course.last.is_empty() {
        draw_none(buffer, area, has_keys, cx);
        if has_keys {
            draw_cursor(buffer, area, 0, 1, cx.theme.cursor);
        }
        return;
    }
    let rows = dimensions::with_chart(course, false, |chart| {
        let rows = chart.rows(area.width);
        if area.height < rows {
            return draw_sentence(buffer, area, &dimensions::in_a_row(course).join("  "), cx.theme.text);
        }
        chart.render(buffer, area, cx.theme);
        rows
    });
    if has_keys {
        draw_cursor(buffer, area, 0, rows, cx.theme.cursor);
    }
    let rest = below(area, rows.saturating_add(1));
    if let Some(words) = worth_a_word(page, area.width, cx).filter(|words| words.height() <= rest.height) {
        words.render(buffer, rest, &Reader::default());
    }
}

/// The dimension that fell furthest, and what one might open with.
fn worth_a_word<'a>(page: &MentorshipPage, columns: u16, cx: &ViewCx<'a>) -> Option<Paragraphs<'a>> {
    let fall = page.check_ins.deepest_fall().filter(|_| !page.line.is_closed())?;
    let lead = format!("{} You might open with: ", sentences::what_stands(Concern::Fell(fall)));
    let opener = format!("“{}”", check_in::opener(fall.dimension));
    let mut words = Paragraphs::new(columns, cx.theme);
    words.runs(&[(&lead, cx.theme.text), (&opener, cx.theme.note)]);
    Some(words)
}

fn draw_none(buffer: &mut Buffer, area: Rect, has_keys: bool, cx: &ViewCx<'_>) {
    let command = if has_keys { Command::Open } else { Command::ShowCheckIns };
    let line = Line::from(vec![
        Span::styled("None yet. ", cx.theme.text),
        Span::styled(cx.key(chain::MENTORSHIP, command), cx.theme.key),
        Span::styled(" leads to where one begins.", cx.theme.text),
    ]);
    draw_line(buffer, area, line);
}

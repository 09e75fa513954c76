//! What stands on a page whose record is in the trash.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope};
use super::super::screen::ViewCx;
use super::super::widgets::row::draw_line;

/// Says that it is gone, and which key leaves the page.
pub(super) fn draw_gone(buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let line = Line::from(vec![
        Span::styled("It is in the trash. ", cx.theme.text),
        Span::styled(cx.key(&[Scope::Page], Command::Back), cx.theme.key),
        Span::styled(" goes back.", cx.theme.text),
    ]);
    draw_line(buffer, area, line);
}

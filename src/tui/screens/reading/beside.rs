//! The selected book, beside the list: why it is read, the idea that is kept, and the question for others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::rows::Row;
use crate::domain::guide::Book;
use crate::domain::reading::Reading;

/// Draws it; for what is only offered, what it is.
pub fn draw(buffer: &mut Buffer, area: Rect, row: &Row, goal: Option<&str>, cx: &ViewCx<'_>) {
    let mut page = Paragraphs::new(area.width, cx.theme);
    match row {
        Row::Book(book) => set_book(&mut page, book, goal, cx),
        Row::Suggested(book) => set_suggested(&mut page, book, cx),
        Row::More(_) => return,
    }
    page.render(buffer, area, &Reader::default());
}

fn set_book(page: &mut Paragraphs<'_>, book: &Reading, goal: Option<&str>, cx: &ViewCx<'_>) {
    let (details, theme) = (&book.details, cx.theme);
    page.text(&details.title, theme.title);
    if !details.author.trim().is_empty() {
        page.text(&details.author, theme.dim);
    }
    let parts = [
        ("Why", details.why.trim_end(), theme.text),
        ("The idea I keep", details.idea.trim_end(), theme.note),
        ("A question for others", details.question.trim_end(), theme.text),
        ("For the goal", goal.unwrap_or_default(), theme.text),
    ];
    for (heading, text, style) in parts.into_iter().filter(|(_, text, _)| !text.trim().is_empty()) {
        page.gap();
        page.heading(heading, "");
        page.text(text, style);
    }
    if details.idea.trim().is_empty() {
        let key = cx.key(chain::BOOKS, Command::Edit);
        page.gap();
        page.gap();
        page.sentence_with(&key, &format!("No idea is kept of it yet; {key} writes one down."), theme.text);
    }
}

fn set_suggested(page: &mut Paragraphs<'_>, book: &Book, cx: &ViewCx<'_>) {
    page.text(book.title, cx.theme.title);
    page.text(book.author, cx.theme.dim);
    if !book.note.is_empty() {
        page.gap();
        page.sentence(&format!("{}.", book.note), cx.theme.text);
    }
    let key = cx.key(chain::BOOKS, Command::Open);
    page.gap();
    page.sentence_with(&key, &format!("Not on your list; {key} takes it up."), cx.theme.text);
}

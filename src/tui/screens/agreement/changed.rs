//! What changed since the version before: words that went in brackets, words that came underlined.

use ratatui::style::Style;

use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraphs::Paragraphs;
use crate::content::agreement::heading;
use crate::domain::agreement::{Agreement, Change, Marks, Piece, Section, changes, diff};
use crate::domain::mentorship::MentorshipLine;
use crate::journal::dial_in_words;

/// How the two sorts of words are told apart, in words.
const LEGEND: &str = "Words in [brackets] went, underlined words came.";

/// Sets what changed between two versions.
pub(super) fn document<'a>(
    with: &MentorshipLine,
    before: &Agreement,
    after: &Agreement,
    columns: u16,
    cx: &ViewCx<'a>,
) -> Paragraphs<'a> {
    let mut rows = Paragraphs::new(columns, cx.theme);
    let changes = changes(&before.details, &after.details);
    if changes.is_empty() {
        rows.sentence("Every word and every mark is as it was.", cx.theme.text);
        return rows;
    }
    rows.sentence(LEGEND, cx.theme.dim);
    let mut has_marks = false;
    for change in changes {
        match change {
            Change::Words { section, pieces } => {
                let number = Section::ALL.iter().position(|one| *one == section).unwrap_or(0) + 1;
                rows.heading(&format!("{number}. {}", heading(section, with.mentorship.details.my_role)), "");
                add_pieces(&mut rows, &pieces, cx);
            }
            Change::Marks { dial, before, after } => {
                if !std::mem::replace(&mut has_marks, true) {
                    rows.heading("What each of us expects", "");
                }
                let said = |marks: Marks| dial_in_words(dial, marks, &with.name);
                let (before, after) = (said(before), said(after));
                add_pieces(&mut rows, &diff(&before, &after), cx);
            }
        }
    }
    rows
}

/// Adds a text with what went and what came in it.
fn add_pieces(rows: &mut Paragraphs<'_>, pieces: &[Piece<'_>], cx: &ViewCx<'_>) {
    let mut runs: Vec<(&str, Style)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Same(words) => runs.push((words, cx.theme.text)),
            Piece::New(words) => runs.push((words, cx.theme.mark)),
            Piece::Gone(words) => {
                let kept = words.trim();
                let (lead, rest) = words.split_at(words.len() - words.trim_start().len());
                runs.extend([(lead, cx.theme.text), ("[", cx.theme.dim), (kept, cx.theme.dim), ("]", cx.theme.dim)]);
                // A word that came in its place stands apart from it; else the blank behind it does.
                let is_word =
                    |next: &Piece<'_>| matches!(next, Piece::New(words) if words.starts_with(char::is_alphanumeric));
                let is_replaced = pieces.get(at + 1).is_some_and(is_word);
                runs.push((if is_replaced { " " } else { &rest[kept.len()..] }, cx.theme.text));
            }
        }
    }
    rows.runs(&runs);
}

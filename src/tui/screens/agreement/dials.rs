//! A dial on the page: what the two marked in words, and under it the scale with both marks.

use ratatui::text::{Line, Span};

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::super::widgets::paragraphs::Paragraphs;
use crate::content::agreement::{dial_name, ends};
use crate::domain::agreement::{Dial, Marks};
use crate::domain::mentorship::MentorshipLine;
use crate::journal::dial_in_words;
use crate::text::width::{pad_right, width};

/// What is marked goes from here to there.
const SCALE: std::ops::RangeInclusive<u8> = 1..=5;

/// Columns between two places of the scale, and between the scale and its ends.
const STEP: &str = "   ";

/// Adds a dial: two rows. What is apart is said in words.
pub(super) fn add(page: &mut Paragraphs<'_>, dial: Dial, marks: Marks, is_waiting: bool, with: &Shown<'_>) {
    let apart = match (marks.are_apart(), is_waiting) {
        (true, true) => "waits to be raised",
        (true, false) => "worth a word",
        (false, _) => "",
    };
    let style = if marks.are_apart() { with.theme.strong } else { with.theme.text };
    let words = match marks {
        Marks { mine: None, theirs: None } => format!("{}: not marked yet", dial_name(dial)),
        _ => dial_in_words(dial, marks, &with.line.name),
    };
    page.line(&words, apart, style);
    page.row(scale(dial, marks, with));
}

/// What the two signs stand for: `◦ me   ● Aldo, and both`.
pub(super) fn legend(them: &str) -> String {
    format!("{} me   {} {them}, or both", glyph::OPEN, glyph::HELD)
}

/// For whom and how it is drawn.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub line: &'a MentorshipLine,
    pub theme: &'a Theme,
    pub columns: u16,
}

/// `gently   ·   ◦   ·   ●   ·   bluntly`: an open sign for mine, a full one for theirs and for both.
fn scale(dial: Dial, marks: Marks, with: &Shown<'_>) -> Line<'static> {
    let role = with.line.mentorship.details.my_role;
    let [low, high] = ends(dial, role);
    let mut spans = Vec::new();
    for place in SCALE {
        let (sign, style) = if marks.theirs == Some(place) {
            (glyph::HELD, with.theme.chart)
        } else if marks.mine == Some(place) {
            (glyph::OPEN, with.theme.text)
        } else {
            ("·", with.theme.dim)
        };
        let before = if spans.is_empty() { "" } else { STEP };
        spans.push(Span::styled(format!("{before}{sign}"), style));
    }
    // The scales stand under one another.
    let all = Dial::ALL.iter().map(|dial| width(ends(*dial, role)[0])).max().unwrap_or(0);
    let needed = all + width(high) + spans.iter().map(|span| width(&span.content)).sum::<usize>() + 2 * STEP.len();
    if needed <= usize::from(with.columns) {
        spans.insert(0, Span::styled(format!("{}{STEP}", pad_right(low, all)), with.theme.dim));
        spans.push(Span::styled(format!("{STEP}{high}"), with.theme.dim));
    }
    Line::from(spans)
}

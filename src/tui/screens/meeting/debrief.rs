//! The debrief as the page of a meeting shows it: three lines, whether the hour was of use, who talked most. `after` writes it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::below;
use crate::domain::meeting::Talk;
use crate::domain::names;
use crate::journal::MeetingPage;

/// How far the words stand from their label.
const INDENT: u16 = 16;

/// Columns of a line of the debrief.
pub(super) const LINE: u16 = 72;

pub(super) fn who_talked(talk: Talk, name: &str) -> String {
    match talk {
        Talk::Me => "mostly me".to_owned(),
        Talk::Even => "both alike".to_owned(),
        Talk::Them => format!("mostly {}", names::other(name)),
    }
}

/// The lines that say something, each under its label.
pub(super) fn lines(page: &MeetingPage) -> Vec<(&'static str, String)> {
    let details = &page.meeting.details;
    let pulse = details.pulse.map(|pulse| format!("{pulse} of 5")).unwrap_or_default();
    let talk = details.talk.map(|talk| who_talked(talk, &page.name)).unwrap_or_default();
    let lines = [
        ("What happened", details.debrief_what.clone()),
        ("What it means", details.debrief_so_what.clone()),
        ("What now", details.debrief_now_what.clone()),
        ("Of use", pulse),
        ("Better with", details.pulse_note.clone()),
        ("Who talked", talk),
    ];
    lines.into_iter().filter(|(_, words)| !words.trim().is_empty()).collect()
}

/// The rows these lines take in so many columns.
pub(super) fn rows(lines: &[(&'static str, String)], columns: u16) -> u16 {
    lines.iter().map(|(_, words)| rows_of(words, words_width(columns))).fold(0, u16::saturating_add)
}

/// Draws the lines.
pub(super) fn draw(frame: &mut Frame<'_>, mut area: Rect, lines: &[(&'static str, String)], cx: &ViewCx<'_>) {
    for (label, words) in lines {
        if area.is_empty() {
            return;
        }
        draw_line(frame.buffer_mut(), area, styled(*label, cx.theme.dim));
        let indent = INDENT.min(area.width);
        let right = Rect { x: area.x + indent, width: words_width(area.width), ..area };
        let taken = draw_text(frame.buffer_mut(), right, words, cx.theme.text, cx.theme.dim);
        area = below(area, taken);
    }
}

fn words_width(columns: u16) -> u16 {
    columns.saturating_sub(INDENT).min(LINE)
}

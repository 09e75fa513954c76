//! What the two agreed, on the page of their mentorship: which version, when it is looked at again, and what is worth a word.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::{Step, ViewCx};
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::paragraph::draw_sentence;
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::agreement::AgreementScreen;
use crate::domain::MentorshipId;
use crate::domain::agreement::Agreement;
use crate::journal::{self, AgreementStanding, Journal, MentorshipPage, dial_in_words};
use crate::text::plural::count;
use crate::text::{capitalised, when};

/// So many dials are named; the page of the agreement has them all.
const MOST_DIALS: usize = 2;

/// Opens the agreement; where there is none yet, a draft begins.
pub(super) fn open(id: MentorshipId, page: &MentorshipPage, journal: &mut Journal) -> journal::Result<Step> {
    let is_new = page.agreement.is_nothing() && !page.line.is_closed();
    Ok(Step::Push(Box::new(match is_new {
        true => AgreementScreen::begun(journal.begin_agreement(id)?),
        false => AgreementScreen::with(id),
    })))
}

/// Draws it under its heading. Gives back what is left of the area; all of it where a closed mentorship has no agreement.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, has_keys: bool, cx: &ViewCx<'_>) -> Rect {
    let standing = &page.agreement;
    if standing.is_nothing() && page.line.is_closed() {
        return area;
    }
    let rest = draw_section(buffer, area, "Agreement", &dated(standing, cx), has_keys, cx.theme);
    let rows = draw_body(buffer, rest, page, has_keys, cx);
    if has_keys {
        draw_cursor(buffer, rest, 0, rows, cx.theme.cursor);
    }
    below(rest, rows)
}

/// Draws it where a strip names it already.
pub(super) fn draw_alone(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, cx: &ViewCx<'_>) {
    let dated = dated(&page.agreement, cx);
    let head = u16::from(!dated.is_empty());
    draw_line(buffer, area, styled(capitalised(&dated), cx.theme.text));
    let rows = draw_body(buffer, below(area, head), page, true, cx);
    draw_cursor(buffer, area, 0, head + rows, cx.theme.cursor);
}

/// `version 2, Thu 9 July`.
fn dated(standing: &AgreementStanding, cx: &ViewCx<'_>) -> String {
    let agreed_on = standing.in_force.as_ref().and_then(|version| version.details.agreed_on);
    agreed_on.map(|day| format!("version {}, {}", standing.agreed, when::heading(day, cx.today))).unwrap_or_default()
}

/// Gives the rows it took.
fn draw_body(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, has_keys: bool, cx: &ViewCx<'_>) -> u16 {
    let standing = &page.agreement;
    if standing.is_nothing() {
        // Enter is for what has the keys; from everywhere else on the page another key leads there.
        let (command, does) = match has_keys {
            true => (Command::Open, " begins it."),
            false => (Command::ShowAgreement, " leads to where it begins."),
        };
        let key = Span::styled(cx.key(chain::MENTORSHIP, command), cx.theme.key);
        draw_line(buffer, area, Line::from(vec![Span::raw("Nothing is written down yet; "), key, Span::raw(does)]));
        return 1;
    }
    let mut taken = 0;
    if let Some(version) = &standing.in_force {
        taken += draw_version(buffer, area, version, page, cx);
    }
    if let Some(draft) = &standing.draft {
        let words = match draft.details.blanks() {
            0 => format!("A draft of version {} is not agreed on yet.", standing.agreed + 1),
            blanks => {
                let left = count(blanks, "blank", "blanks");
                format!("A draft of version {} is not agreed on yet, {left} left.", standing.agreed + 1)
            }
        };
        taken += draw_sentence(buffer, below(area, taken), &words, cx.theme.text);
    }
    taken
}

fn draw_version(buffer: &mut Buffer, area: Rect, version: &Agreement, page: &MentorshipPage, cx: &ViewCx<'_>) -> u16 {
    let mut rows = Vec::new();
    let is_closed = page.line.is_closed();
    if let Some(day) = version.details.review_on.filter(|_| !is_closed) {
        let style = if day <= cx.today { cx.theme.strong } else { cx.theme.text };
        rows.push((styled("To be looked at again", cx.theme.text), styled(when::heading(day, cx.today), style)));
    }
    let apart = version.details.dials_apart();
    for dial in apart.iter().take(MOST_DIALS) {
        let words = dial_in_words(*dial, version.details.marks(*dial), &page.line.name);
        rows.push((styled(words, cx.theme.text), styled(if is_closed { "" } else { "worth a word" }, cx.theme.dim)));
    }
    if apart.len() > MOST_DIALS {
        let more = count(apart.len() - MOST_DIALS, "dial more", "dials more");
        rows.push((styled(format!("and {more}"), cx.theme.dim), Line::default()));
    }
    if rows.is_empty() {
        let words =
            if is_closed { "It stands as it stood at the end." } else { "No day is named to look at it again." };
        rows.push((styled(words, cx.theme.text), Line::default()));
    }
    let taken = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    for (down, (left, right)) in (0..).zip(rows) {
        draw_row(buffer, below(area, down), left, right);
    }
    taken
}

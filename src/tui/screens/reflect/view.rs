//! Draws Reflect: what is offered in bold, the bank under it, and beside the bank what was answered last.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_item::ListItem;
use super::super::super::widgets::list_pane::{ListPane, draw_cursor};
use super::super::super::widgets::paragraph::{draw_sentence, draw_text};
use super::super::super::widgets::row::styled;
use super::super::super::widgets::section::{below, draw_section};
use super::super::question::CARD;
use super::{ReflectScreen, kind_of};
use crate::domain::question::{Offer, Question};
use crate::journal::{BankLine, Offered};
use crate::text::plural::list_of;
use crate::text::when;

/// Below so many rows of body there is room for what is offered or for the bank, not for both.
const BOTH: u16 = 14;

/// Below so many there is one blank row between them, not two.
const ROOMY: u16 = 20;

impl ReflectScreen {
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let has_both = area.height >= BOTH;
        let mut rest = area;
        if let Some(offered) = self.offered.as_ref().filter(|_| has_both || self.is_on_offer()) {
            let taken = self.draw_offer(offered, buffer, area, cx);
            rest = below(area, taken + if area.height < ROOMY { 1 } else { 2 });
        }
        if has_both || !self.is_on_offer() {
            self.draw_bank(buffer, rest, cx);
        }
    }

    fn draw_offer(&self, offered: &Offered, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> u16 {
        let is_here = self.is_on_offer();
        let rest = draw_section(buffer, area, "question of the week", "", is_here, cx.theme);
        let card = Rect { width: rest.width.min(CARD), ..rest };
        let taken = draw_sentence(buffer, card, &offered.wording, cx.theme.strong);
        let taken = taken + draw_sentence(buffer, below(rest, taken), &self.why(offered, cx.today), cx.theme.dim);
        if is_here {
            draw_cursor(buffer, area, 1, taken, cx.theme.cursor);
        }
        taken + 1
    }

    /// What the question is, for whom, when it was answered last, and why it is this one.
    fn why(&self, offered: &Offered, today: NaiveDate) -> String {
        let whom = self.with.as_ref().map_or("yourself", |line| line.name.as_str());
        let last = offered.last_answered_on.map(|day| format!(", {}", last_answered(day, today))).unwrap_or_default();
        let reason = match &self.with {
            Some(line) => reason(offered, line.mentorship.details.phase.as_str()),
            None => reason_for_oneself(offered).to_owned(),
        };
        format!("{}, for {whom}{last}; {reason}", kind_of(&offered.question))
    }

    fn draw_bank(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let (list, beside) = cx.grid.split(area, 3).map_or((area, None), |[list, beside]| (list, Some(beside)));
        // Where the list is narrow, the day alone leaves room for the question; the page says what it is the day of.
        let say = if beside.is_some() || cx.grid.is_short { when::plain } else { last_answered };
        let item = |line: &BankLine| {
            let last = line.last_answered_on.map(|day| say(day, cx.today));
            ListItem::new(line.wording.clone()).right(last.unwrap_or_default())
        };
        let empty = format!("No question is {}. x shows all of them.", self.filter.words());
        ListPane::new(&self.cursor, item)
            .sections(|line| section_of(&line.question))
            .empty(styled(empty, cx.theme.text))
            .has_keys(!self.is_on_offer())
            .render(buffer, list, cx.theme);
        if let Some((beside, line)) = beside.filter(|_| !self.is_on_offer()).zip(self.cursor.selected()) {
            self.draw_beside(line, buffer, beside, cx);
        }
    }

    /// The selected question in full, and its newest answer; or what Enter does where there is none.
    fn draw_beside(&self, line: &BankLine, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let mut rest = below(area, draw_sentence(buffer, area, &line.wording, cx.theme.title));
        rest = below(rest, draw_sentence(buffer, rest, &fitting(&line.question), cx.theme.dim) + 1);
        match &self.newest {
            Some(newest) => {
                let details = &newest.answer.details;
                let day = when::plain(details.answered_on, cx.today);
                let away = when::away(details.answered_on, cx.today);
                rest = draw_section(buffer, rest, &format!("answered {day}"), &away, false, cx.theme);
                draw_text(buffer, rest, &details.text, cx.theme.text, cx.theme.dim);
            }
            None => {
                draw_sentence(buffer, rest, "Not answered yet. Enter begins an answer.", cx.theme.text);
            }
        }
    }
}

fn last_answered(day: NaiveDate, today: NaiveDate) -> String {
    format!("last answered {}", when::plain(day, today))
}

fn section_of(question: &Question) -> String {
    if question.is_core {
        "Core".to_owned()
    } else if question.is_mine {
        "Mine".to_owned()
    } else {
        question.theme.to_string()
    }
}

/// Theme and phases: `goals, for the agree and grow phases`.
fn fitting(question: &Question) -> String {
    let phases: Vec<_> = question.phases.iter().map(|phase| phase.as_str()).collect();
    let phases = match phases.as_slice() {
        [] => "every phase".to_owned(),
        [one] => format!("the {one} phase"),
        several => format!("the {} phases", list_of(several)),
    };
    format!("{}, for {phases}", kind_of(question))
}

/// Why it is this one, where the mentorship has a phase to fit.
fn reason(offered: &Offered, phase: &str) -> String {
    let asked = match offered.last_answered_on {
        Some(_) => "least recently answered",
        None => "not asked yet",
    };
    match offered.offer {
        Offer::Fits(_) => format!("fits the {phase} phase, {asked}"),
        Offer::SameTheme(_) => format!("fits the {phase} phase, {asked}, the theme of last time again"),
        Offer::OtherPhase(_) => format!("{asked}, from another phase: all of the {phase} phase were answered lately"),
        Offer::ReadAgain(_) => READ_AGAIN.to_owned(),
    }
}

const READ_AGAIN: &str = "all were answered lately: an old answer to read again";

/// Why it is this one, where there is no mentorship.
fn reason_for_oneself(offered: &Offered) -> &'static str {
    match (offered.offer, offered.last_answered_on) {
        (Offer::ReadAgain(_), _) => READ_AGAIN,
        (_, None) => "not asked yet",
        (_, Some(_)) => "least recently answered",
    }
}

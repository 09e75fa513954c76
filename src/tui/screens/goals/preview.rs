//! The goal that is selected in the list, beside it: why, how far, and what was written last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_pane::lines_of;
use super::super::super::widgets::paragraph::draw_sentence;
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::goal::{draw_if_then, draw_obstacle, milestone_item};
use super::super::goal_row::whose;
use crate::domain::Page;
use crate::domain::goal::{GoalLine, Milestone, ProgressEntry};
use crate::journal::{self, Journal};
use crate::text::when;

/// So many entries of the log are shown.
const ENTRIES: usize = 3;

/// Columns before the words of an entry.
const DATE_COLUMNS: u16 = 10;

/// What is shown of a goal beside the list.
#[derive(Debug)]
pub(super) struct Preview {
    line: GoalLine,
    entries: Vec<ProgressEntry>,
    milestones: Vec<Milestone>,
}

impl Preview {
    /// Reads what the list does not know.
    pub(super) fn load(line: &GoalLine, journal: &Journal) -> journal::Result<Self> {
        let milestones = journal.goal(line.goal.id)?.milestones;
        let entries = journal.progress(line.goal.id, &Page::first(ENTRIES))?.into_iter().map(|entry| entry.item);
        Ok(Preview { line: line.clone(), entries: entries.collect(), milestones })
    }

    /// Draws it; what has nothing to say is left out.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let (details, theme) = (&self.line.goal.details, cx.theme);
        let mut rest = below(area, draw_sentence(buffer, area, &details.title, theme.title));
        draw_line(buffer, rest, styled(format!("{}, {}", details.status, whose(&self.line)), theme.dim));
        rest = below(rest, 1);
        for words in [&details.why, &details.status_reason].into_iter().filter(|words| !words.is_empty()) {
            rest = below(rest, 1);
            rest = below(rest, draw_sentence(buffer, rest, words, theme.text));
        }
        rest = self.draw_measure(buffer, below(rest, 1), cx);
        for draw in [draw_if_then, draw_obstacle] {
            let taken = draw(buffer, rest, details, theme);
            rest = below(rest, if taken > 0 { taken + 1 } else { 0 });
        }
        rest = self.draw_log(buffer, rest, cx);
        self.draw_milestones(buffer, rest, cx);
    }

    fn draw_milestones(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        // A heading alone says nothing.
        if self.milestones.is_empty() || area.height < 2 {
            return;
        }
        let reached = self.milestones.iter().filter(|milestone| milestone.details.done_on.is_some()).count();
        let right = format!("{reached} of {}", self.milestones.len());
        let rest = draw_section(buffer, area, "milestones", &right, false, cx.theme);
        for (milestone, row) in self.milestones.iter().zip(rest.rows()) {
            let (left, right) = lines_of(&milestone_item(milestone, cx.today), false, row.width, cx.theme);
            draw_row(buffer, row, left, right);
        }
    }

    fn draw_measure(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> Rect {
        let details = &self.line.goal.details;
        if details.measure.is_empty() && self.line.last_value.is_empty() && details.target_value.is_empty() {
            return area;
        }
        let rest = draw_section(buffer, area, "measure", "", false, cx.theme);
        let rest = below(rest, draw_sentence(buffer, rest, &details.measure, cx.theme.text));
        let values =
            [("from", &details.start_value), ("now", &self.line.last_value), ("towards", &details.target_value)];
        let mut spans = Vec::new();
        for (word, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            let style = if word == "now" { cx.theme.strong } else { cx.theme.text };
            spans.push(Span::styled(format!("{word} "), cx.theme.dim));
            spans.extend([Span::styled(value.clone(), style), Span::raw("   ")]);
        }
        let taken = u16::from(!spans.is_empty());
        draw_line(buffer, rest, Line::from(spans));
        below(rest, taken + 1)
    }

    fn draw_log(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> Rect {
        if self.entries.is_empty() {
            return area;
        }
        let mut rest = draw_section(buffer, area, "log", "", false, cx.theme);
        for ProgressEntry { details, .. } in &self.entries {
            draw_line(buffer, rest, styled(when::short_column(details.logged_on, cx.today), cx.theme.dim));
            let indent = DATE_COLUMNS.min(rest.width);
            let words = Rect { x: rest.x + indent, width: rest.width - indent, ..rest };
            let taken = draw_sentence(buffer, words, &details.moved, cx.theme.text);
            rest = below(rest, taken.max(1));
        }
        below(rest, 1)
    }
}

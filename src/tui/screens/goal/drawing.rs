//! The page of a goal as it is drawn: the log at the left, the measure, the feel, milestones and actions at the right.
//!
//! Where there is room for one pane only, a strip names the four and the one with the keys is shown.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::glyph;
use super::super::super::grid::READING;
use super::super::super::screen::{Title, ViewCx};
use super::super::super::widgets::chart::{CHART_ROWS, Column, Columns, LineChart};
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::paragraph::{draw_sentence, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::super::widgets::strip::draw_strip;
use super::super::action_row;
use super::super::goal_row::whose;
use super::course::ends;
use super::parts::{draw_if_then, draw_obstacle, if_then_rows, obstacle_rows};
use super::rows::{LogColumns, entry_item, milestone_item, soon};
use super::{GoalScreen, Pane};
use crate::domain::goal::{GoalDetails, GoalLine, GoalStatus, number_in};
use crate::text::plural::count;
use crate::text::when;
use crate::text::width::width;

/// How few rows the log makes do with.
const LEAST_LOG: u16 = 8;

/// Rows of the columns of feel with their heading.
const FEEL_ROWS: u16 = 3;

/// Columns of the feel where it stands beside the chart, and between the two.
const FEEL_COLUMNS: u16 = 22;
const APART: u16 = 6;

/// From so many rows on sections stand two rows apart.
const ROOMY: u16 = 24;

/// The row above the page.
pub(super) fn title(line: &GoalLine, cx: &ViewCx<'_>) -> Title {
    let details = &line.goal.details;
    Title::new(details.title.as_str()).under(under(line)).right(by(details, cx))
}

/// `active, mine, with Aldo Ferri: so that the shift runs when I am not there`.
fn under(line: &GoalLine) -> String {
    let details = &line.goal.details;
    let said = if details.status_reason.is_empty() { &details.why } else { &details.status_reason };
    format!("{}, {}{}{said}", details.status, whose(line), if said.is_empty() { "" } else { ": " })
}

/// `by Wed 30 September, in 3 weeks`.
fn by(details: &GoalDetails, cx: &ViewCx<'_>) -> Line<'static> {
    let Some(due) = details.due_on.filter(|_| details.status.is_open()) else { return Line::default() };
    let is_late = due < cx.today;
    let (date, away) = when::both_due(due, cx.today);
    if cx.grid.is_one_pane && is_late {
        return styled(format!("{} {away}", glyph::LATE), cx.theme.strong);
    }
    let date = if cx.grid.is_one_pane { date } else { when::heading(due, cx.today) };
    let away = match (cx.grid.is_one_pane, is_late) {
        (true, _) => Span::raw(""),
        (_, true) => Span::styled(format!(", {away}"), cx.theme.strong),
        (_, false) => Span::styled(format!(", {away}"), cx.theme.dim),
    };
    Line::from(vec![Span::styled(format!("by {date}"), cx.theme.text), away])
}

/// Draws the page into the body.
pub(super) fn draw(screen: &GoalScreen, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let buffer = frame.buffer_mut();
    let Some(line) = &screen.line else {
        let gone = Line::from(vec![
            Span::styled("This goal was deleted. ", cx.theme.text),
            Span::styled(cx.key(chain::GOAL, Command::Undo), cx.theme.key),
            Span::styled(" may bring it back.", cx.theme.text),
        ]);
        return draw_line(buffer, area, gone);
    };
    let page = Page { screen, line, cx };
    // The line under the title has a blank row below it where there is room.
    let area = below(area, u16::from(area.height > LEAST_LOG));
    match cx.grid.split(area, 4) {
        Some([left, right]) => {
            page.draw_left(buffer, left);
            page.draw_right(buffer, right);
        }
        None => page.draw_one(buffer, area),
    }
}

struct Page<'a> {
    screen: &'a GoalScreen,
    line: &'a GoalLine,
    cx: &'a ViewCx<'a>,
}

impl Page<'_> {
    fn details(&self) -> &GoalDetails {
        &self.line.goal.details
    }

    fn has_keys(&self, pane: Pane) -> bool {
        self.screen.pane == pane
    }

    fn draw_one(&self, buffer: &mut Buffer, area: Rect) {
        let panes = self.screen.panes();
        let names: Vec<_> = panes.iter().map(|pane| self.name(*pane)).collect();
        let here = panes.iter().position(|pane| self.has_keys(*pane)).unwrap_or(0);
        let rest = draw_strip(buffer, area, &names, here, "", self.cx.theme);
        match self.screen.pane {
            Pane::Log => {
                let rest = self.draw_stalled(buffer, rest);
                self.draw_entries(buffer, rest);
            }
            Pane::Goal => self.draw_goal(buffer, rest),
            Pane::Milestones => self.draw_milestones(buffer, rest),
            Pane::Actions => self.draw_actions(buffer, rest),
        }
    }

    fn name(&self, pane: Pane) -> String {
        match pane {
            Pane::Log => "Log".to_owned(),
            Pane::Goal => "Measure".to_owned(),
            Pane::Milestones => format!("Milestones {}", self.reached()),
            Pane::Actions => format!("Actions {}", self.screen.actions_count),
        }
    }

    /// The pane of the goal where it has the page to itself: all that is known of it. The pictures give way where rows are few.
    fn draw_goal(&self, buffer: &mut Buffer, area: Rect) {
        let area = self.cx.grid.prose(area, READING);
        // Why it matters stands under the title, if it is short enough for one line.
        let area = if width(&under(self.line)) > usize::from(area.width) {
            below(area, draw_sentence(buffer, area, &self.details().why, self.cx.theme.text) + 1)
        } else {
            area
        };
        let words = self.measure_rows(area.width)
            + [if_then_rows(self.details(), area.width), obstacle_rows(self.details(), area.width)]
                .map(|r| r + 1)
                .iter()
                .sum::<u16>();
        let has_pictures = area.height >= words + CHART_ROWS;
        let taken = self.draw_measure(buffer, area, false);
        let mut rest = below(area, taken + 1);
        if has_pictures {
            rest = self.draw_pictures(buffer, rest);
        }
        let taken = draw_if_then(buffer, rest, self.details(), self.cx.theme);
        draw_obstacle(buffer, below(rest, taken + u16::from(taken > 0)), self.details(), self.cx.theme);
    }

    /// The chart and the feel side by side. Gives back the rest of the area.
    fn draw_pictures(&self, buffer: &mut Buffer, area: Rect) -> Rect {
        let has_chart = self.screen.course.values().len() > 1;
        let has_feel = !self.screen.course.feel().is_empty();
        let wide = if has_feel { area.width.saturating_sub(FEEL_COLUMNS + APART) } else { area.width };
        if has_chart {
            self.draw_chart(buffer, Rect { width: wide, ..area });
        }
        if has_feel {
            let left = if has_chart { wide + APART } else { 0 };
            self.draw_feel(buffer, Rect { x: area.x + left, width: FEEL_COLUMNS.min(area.width - left), ..area });
        }
        match (has_chart, has_feel) {
            (true, _) => below(area, CHART_ROWS + 1),
            (false, true) => below(area, FEEL_ROWS + 1),
            (false, false) => area,
        }
    }

    fn draw_left(&self, buffer: &mut Buffer, area: Rect) {
        let area = self.draw_stalled(buffer, area);
        let (if_then, obstacle) = (if_then_rows(self.details(), area.width), obstacle_rows(self.details(), area.width));
        let apart = if area.height < ROOMY { 1 } else { 2 };
        let block = [if_then, obstacle].into_iter().filter(|rows| *rows > 0).map(|rows| rows + apart).sum::<u16>();
        let wanted = self.log_rows(area);
        let has_room = area.height >= block.saturating_add(wanted.min(LEAST_LOG));
        let log_rows = if has_room { wanted.min(area.height - block) } else { area.height };
        let log = Rect { height: log_rows, ..area };
        let heading = draw_section(buffer, log, "log", &self.entries(), self.has_keys(Pane::Log), self.cx.theme);
        self.draw_entries(buffer, heading);
        if has_room {
            let rest = below(area, log_rows + apart);
            let taken = draw_if_then(buffer, rest, self.details(), self.cx.theme);
            let rest = if taken > 0 { below(rest, taken + apart) } else { rest };
            draw_obstacle(buffer, rest, self.details(), self.cx.theme);
        }
    }

    fn log_columns(&self, area: Rect) -> LogColumns {
        LogColumns { all: area.width, values: self.screen.course.value_columns(), is_short: self.cx.grid.is_short }
    }

    /// The rows of the log with its heading, as far as they can matter: a blank one stands between two entries.
    fn log_rows(&self, area: Rect) -> u16 {
        let columns = self.log_columns(area);
        let entries = self.screen.course.newest().take(area.height.into());
        let rows = entries.map(|entry| columns.rows_of(entry) + 1).sum::<usize>();
        u16::try_from(rows.max(2)).unwrap_or(u16::MAX)
    }

    fn entries(&self) -> String {
        match self.screen.course.entries() {
            0 => String::new(),
            _ if self.screen.course.has_earlier() => String::new(),
            entries => count(entries, "entry", "entries"),
        }
    }

    /// What is offered when nothing was written for long. Gives back the rest of the area.
    fn draw_stalled(&self, buffer: &mut Buffer, area: Rect) -> Rect {
        if !self.line.is_stalled(self.cx.today) {
            return area;
        }
        let since = when::plain(self.line.quiet_since(), self.cx.today);
        let words = format!("No entry since {since}. Still yours? Shrink it, re-plan it, or drop it with a reason.");
        let sentence = self.cx.grid.prose(area, READING);
        below(area, draw_sentence(buffer, sentence, &words, self.cx.theme.strong) + 1)
    }

    fn draw_entries(&self, buffer: &mut Buffer, area: Rect) {
        let columns = self.log_columns(area);
        let empty = Line::from(vec![
            Span::styled("Nothing is logged yet. ", self.cx.theme.text),
            Span::styled(self.cx.key(chain::GOAL, Command::Log), self.cx.theme.key),
            Span::styled(" writes two lines: what moved, what is next.", self.cx.theme.text),
        ]);
        ListPane::new(&self.screen.log, |entry| entry_item(entry, columns, self.cx.today))
            .empty(empty)
            .has_keys(self.has_keys(Pane::Log))
            .short(self.cx.grid.is_short)
            .render(buffer, area, self.cx.theme);
    }

    /// Charts give way to what can be worked with where there is no room for all of it.
    fn draw_right(&self, buffer: &mut Buffer, area: Rect) {
        let list = |rows: usize| if rows == 0 { 0 } else { u16::try_from(rows + 1).unwrap_or(u16::MAX) };
        let milestones = list(self.screen.milestones_count);
        let actions = list(self.screen.actions_count).min(area.height / 3);
        let measure = 1 + self.measure_rows(area.width);
        let chart = if self.screen.course.values().len() < 2 { 0 } else { CHART_ROWS + 1 };
        let feel = if self.screen.course.feel().is_empty() { 0 } else { FEEL_ROWS };
        let fits = |parts: &[u16], apart: u16| {
            let parts = parts.iter().filter(|rows| **rows > 0);
            parts.map(|rows| rows + apart).sum::<u16>() <= area.height + apart
        };
        let (has_chart, has_feel) = match () {
            () if fits(&[measure + chart, feel, milestones, actions], 1) => (true, true),
            () if fits(&[measure + chart, milestones, actions], 1) => (true, false),
            () => (false, fits(&[measure, feel, milestones, actions], 1)),
        };
        let chart = if has_chart { chart } else { 0 };
        let feel = if has_feel { feel } else { 0 };
        let apart = if fits(&[measure + chart, feel, milestones, actions], 2) { 2 } else { 1 };
        let mut rest = below(area, self.draw_measure(buffer, area, has_chart) + apart);
        if feel > 0 {
            rest = below(self.draw_feel(buffer, rest), apart);
        }
        if milestones > 0 {
            let pane = Rect { height: milestones.min(rest.height), ..rest };
            let has_keys = self.has_keys(Pane::Milestones);
            let list = draw_section(buffer, pane, "milestones", &self.reached(), has_keys, self.cx.theme);
            self.draw_milestones(buffer, list);
            rest = below(rest, milestones + apart);
        }
        if actions > 0 {
            let list = draw_section(buffer, rest, "actions", "", self.has_keys(Pane::Actions), self.cx.theme);
            self.draw_actions(buffer, list);
        }
    }

    fn measure_words(&self) -> &str {
        match (self.details().measure.as_str(), self.details().status) {
            ("", GoalStatus::Emerging) => "An emerging goal needs no measure yet.",
            ("", _) => "No measure yet: how would you see it?",
            (measure, _) => measure,
        }
    }

    fn measure_rows(&self, width: u16) -> u16 {
        rows_of(self.measure_words(), width) + u16::from(!self.way().is_empty())
    }

    /// `from 41 to 80`, where there is no chart to say it.
    fn way(&self) -> String {
        let GoalDetails { start_value, target_value, .. } = self.details();
        match (start_value.as_str(), target_value.as_str()) {
            _ if self.screen.course.values().len() > 1 => String::new(),
            ("", "") => String::new(),
            ("", target) => format!("towards {target}"),
            (start, "") => format!("from {start}"),
            (start, target) => format!("from {start} to {target}"),
        }
    }

    /// The measure with its chart; gives back the rows it took.
    fn draw_measure(&self, buffer: &mut Buffer, area: Rect, has_chart: bool) -> u16 {
        let theme = self.cx.theme;
        let rest = if self.cx.grid.is_one_pane {
            area
        } else {
            draw_section(buffer, area, "measure", "", self.has_keys(Pane::Goal), theme)
        };
        let mut taken = area.height - rest.height;
        taken += draw_sentence(buffer, rest, self.measure_words(), theme.text);
        let way = self.way();
        if !way.is_empty() {
            draw_line(buffer, below(area, taken), styled(way, theme.dim));
            taken += 1;
        }
        if has_chart && self.screen.course.values().len() > 1 {
            self.draw_chart(buffer, below(area, taken + 1));
            taken += 1 + CHART_ROWS;
        }
        taken
    }

    fn draw_chart(&self, buffer: &mut Buffer, area: Rect) {
        let values = self.screen.course.values();
        let (Some(first), Some(last)) = (values.first(), values.last()) else { return };
        let days = |on: NaiveDate| on.signed_duration_since(first.on).num_days() as f64;
        let points: Vec<_> = values.iter().map(|value| (days(value.on), value.number)).collect();
        let (from, to) = ends(first.on, last.on, self.cx.today);
        let target = &self.details().target_value;
        let chart = LineChart {
            points: &points,
            first: first.written,
            last: last.written,
            aim: number_in(target).map(|number| (number, target.as_str())),
            from: &from,
            to: &to,
        };
        chart.render(buffer, area, self.cx.theme);
    }

    /// How each entry felt; gives back the rest of the area.
    fn draw_feel(&self, buffer: &mut Buffer, area: Rect) -> Rect {
        let rest = draw_section(buffer, area, "how it felt", "1 to 5", false, self.cx.theme);
        let columns: Vec<_> =
            self.screen.course.feel().into_iter().map(|feel| Column { value: Some(feel), label: "" }).collect();
        Columns { columns: &columns }.render(buffer, rest, self.cx.theme);
        below(rest, FEEL_ROWS - 1)
    }

    /// `3 of 5`.
    fn reached(&self) -> String {
        format!("{} of {}", self.screen.milestones_reached, self.screen.milestones_count)
    }

    fn draw_milestones(&self, buffer: &mut Buffer, area: Rect) {
        ListPane::new(&self.screen.milestones, |milestone| milestone_item(milestone, self.cx.today))
            .has_keys(self.has_keys(Pane::Milestones))
            .render(buffer, area, self.cx.theme);
    }

    fn draw_actions(&self, buffer: &mut Buffer, area: Rect) {
        ListPane::new(&self.screen.actions, |line| action_row::item(line, soon, self.cx.today))
            .has_keys(self.has_keys(Pane::Actions))
            .render(buffer, area, self.cx.theme);
    }
}

//! The pictures of a review, each from the widget that draws it, with its figures beside it.

use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::grid::READING;
use super::super::super::screen::ViewCx;
use super::super::super::widgets::chart::{
    Activity, Agreed, CHART_ROWS, Change, Column, Columns, DimensionChange, KeptBars, LineChart, MeetingLine, Multiple,
    Side, SmallMultiples,
};
use super::super::super::widgets::paragraph::{draw_sentence, draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::below;
use super::contents::{Section, drawn_goal, values};
use crate::domain::answer::Answer;
use crate::domain::check_in::{Dimension, Score};
use crate::domain::goal::number_in;
use crate::domain::names::other;
use crate::domain::review::figures::Settled;
use crate::domain::review::summary::{CheckInsOf, GoalCourse};
use crate::journal::ReviewPage;
use crate::text::{capitalised, when};

/// From here on the time line has its heading in its own first row.
const WIDE: u16 = 60;

/// At most so many rows of an answer: the page of its question has all of it.
const ANSWER: u16 = 8;

/// At most so many rows of the name of a goal.
const TITLE: u16 = 2;

/// The picture of a section, for a width.
pub(super) struct Figure<'a> {
    pub section: Section,
    pub page: &'a ReviewPage,
    pub cx: &'a ViewCx<'a>,
}

impl Figure<'_> {
    /// Whether its heading stands in its own first row.
    pub(super) fn has_heading_inside(&self, width: u16) -> bool {
        self.section == Section::Meetings && width >= WIDE
    }

    /// How many rows it takes.
    pub(super) fn rows(&self, width: u16) -> u16 {
        let summary = &self.page.summary;
        match self.section {
            Section::Meetings => self.with_time_line(|line| line.rows(width)),
            Section::Course => drawn_goal(self.page).map_or(0, |course| self.course_rows(course, width)),
            Section::Promises => self.with_bars(|bars| bars.rows(width)),
            Section::Pulse => 2 + self.with_columns(&summary.meetings.pulses, |columns| columns.rows(width)),
            Section::CheckIns => self.check_in_rows(width),
            Section::Twice => self.twice_rows(width),
            Section::Weeks => self.activity().rows(width),
            _ => 0,
        }
    }

    /// Draws it at the top of the area; where it has too few rows, its widget leaves the picture out and says the figures.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect) {
        let (summary, theme) = (&self.page.summary, self.cx.theme);
        match self.section {
            Section::Meetings => self.with_time_line(|line| line.render(buffer, area, theme)),
            Section::Course => {
                if let Some(course) = drawn_goal(self.page) {
                    self.draw_course(course, buffer, area);
                }
            }
            Section::Promises => self.with_bars(|bars| bars.render(buffer, area, theme)),
            Section::Pulse => {
                draw_row(buffer, area, styled(self.last_pulses(), theme.text), styled("1 to 5", theme.dim));
                self.with_columns(&summary.meetings.pulses, |columns| columns.render(buffer, below(area, 2), theme));
            }
            Section::CheckIns => self.draw_check_ins(buffer, area),
            Section::Twice => self.draw_twice(buffer, area),
            Section::Weeks => self.activity().render(buffer, area, theme),
            _ => {}
        }
    }

    fn with_time_line<T>(&self, work: impl FnOnce(&MeetingLine<'_>) -> T) -> T {
        let meetings = &self.page.summary.meetings;
        let planned: Vec<_> = meetings.planned.iter().chain(&self.page.planned_after).copied().collect();
        let last = planned.last().copied().unwrap_or(self.page.span.from);
        let agreed = meetings.held.first().zip(meetings.agreed);
        work(&MeetingLine {
            from: self.page.span.from,
            to: self.page.until().max(last.checked_add_days(Days::new(7)).unwrap_or(last)),
            agreed: agreed.map(|(from, days)| Agreed { from: *from, days }),
            held: &meetings.held,
            planned: &planned,
            lead: self.cx.grid.offset(2),
        })
    }

    fn with_bars<T>(&self, work: impl FnOnce(&KeptBars<'_>) -> T) -> T {
        let promises = self.page.summary.promises;
        let them = self.page.who.as_ref().map_or("them", |line| other(&line.name));
        let side = |who, settled: Settled| Side { who, kept: settled.kept, of: settled.settled() };
        let sides = [side("me", promises.mine), side(them, promises.theirs), side("others", promises.others)];
        work(&KeptBars { sides: &sides })
    }

    fn with_columns<T>(&self, values: &[(NaiveDate, u8)], work: impl FnOnce(&Columns<'_>) -> T) -> T {
        let labels: Vec<_> = values.iter().map(|(day, _)| day.format("%b").to_string()).collect();
        let columns: Vec<_> =
            values.iter().zip(&labels).map(|((_, value), label)| Column { value: Some(*value), label }).collect();
        work(&Columns { columns: &columns })
    }

    fn last_pulses(&self) -> String {
        let pulses = &self.page.summary.meetings.pulses;
        let last: Vec<_> = pulses.iter().rev().take(3).rev().map(|(_, pulse)| pulse.to_string()).collect();
        let which = match last.len() {
            1 => "The last",
            2 => "The last two",
            _ => "The last three",
        };
        format!("{which}: {}", last.join(", "))
    }

    fn course_rows(&self, course: &GoalCourse, width: u16) -> u16 {
        let title = rows_of(&course.line.goal.details.title, width).min(TITLE);
        title
            + if values(course).len() > 1 {
                CHART_ROWS
            } else {
                1 + self.with_columns(&feel(course), |columns| columns.rows(width))
            }
    }

    fn draw_course(&self, course: &GoalCourse, buffer: &mut Buffer, area: Rect) {
        let details = &course.line.goal.details;
        let title = Rect { height: area.height.min(TITLE), ..area };
        let taken = draw_text(buffer, title, &details.title, self.cx.theme.text, self.cx.theme.dim);
        let rest = below(area, taken);
        let values = values(course);
        let (Some(first), Some(last)) = (values.first(), values.last()) else {
            return self.draw_feel(course, buffer, rest);
        };
        if values.len() < 2 {
            return self.draw_feel(course, buffer, rest);
        }
        let days = |on: NaiveDate| (on - first.0).num_days() as f64;
        let points: Vec<_> = values.iter().map(|(on, value, _)| (days(*on), *value)).collect();
        let (from, to) = (when::month(first.0, self.page.today), when::month(last.0, self.page.today));
        let aim = number_in(&details.target_value).map(|value| (value, details.target_value.trim()));
        LineChart { points: &points, first: first.2, last: last.2, aim, from: &from, to: &to }.render(
            buffer,
            rest,
            self.cx.theme,
        );
    }

    fn draw_feel(&self, course: &GoalCourse, buffer: &mut Buffer, area: Rect) {
        draw_line(buffer, area, styled("how it felt, 1 to 5", self.cx.theme.dim));
        self.with_columns(&feel(course), |columns| columns.render(buffer, below(area, 1), self.cx.theme));
    }

    /// Mine, from the first to the last; side by side as small lines where the page is wide.
    fn check_in_rows(&self, width: u16) -> u16 {
        let Some(of) = self.page.summary.check_ins.first() else { return 0 };
        if self.is_drawn_as_lines(of) {
            self.with_multiples(of, |multiples| multiples.rows(width))
        } else {
            self.with_changes(of, |changes| changes.rows(width))
        }
    }

    fn draw_check_ins(&self, buffer: &mut Buffer, area: Rect) {
        let Some(of) = self.page.summary.check_ins.first() else { return };
        let theme = self.cx.theme;
        if self.is_drawn_as_lines(of) {
            self.with_multiples(of, |multiples| multiples.render(buffer, area, theme));
        } else {
            self.with_changes(of, |changes| changes.render(buffer, area, theme));
        }
    }

    fn is_drawn_as_lines(&self, of: &CheckInsOf) -> bool {
        of.is_several() && !self.cx.grid.is_one_pane
    }

    fn with_multiples<T>(&self, of: &CheckInsOf, work: impl FnOnce(&SmallMultiples<'_>) -> T) -> T {
        let courses: Vec<_> = Dimension::ALL.iter().map(|one| (capitalised(one.as_str()), of.course(*one))).collect();
        let lines: Vec<_> = courses.iter().map(|(name, values)| Multiple { name, values }).collect();
        work(&SmallMultiples { lines: &lines, grid: Some((self.cx.grid.offset(2), self.cx.grid.span(1))) })
    }

    fn with_changes<T>(&self, of: &CheckInsOf, work: impl FnOnce(&DimensionChange<'_>) -> T) -> T {
        let changes = of.changes();
        let names: Vec<_> = changes.iter().map(|change| capitalised(change.dimension.as_str())).collect();
        let changes: Vec<_> = changes
            .iter()
            .zip(&names)
            .map(|(change, name)| Change {
                name,
                earlier: change.first.filter(|_| of.is_several()).map(Score::value),
                latest: change.latest.map(Score::value),
            })
            .collect();
        let label = |day: NaiveDate| day.format("%b").to_string();
        let earlier = if of.is_several() { label(of.first.details.checked_on) } else { String::new() };
        let latest = label(of.latest().details.checked_on);
        work(&DimensionChange { changes: &changes, earlier: &earlier, latest: &latest, is_airy: false })
    }

    /// Both answers side by side, or one under the other.
    fn twice_rows(&self, width: u16) -> u16 {
        let Some(reply) = &self.page.summary.twice else { return 0 };
        let question = rows_of(&reply.question, width.min(READING));
        let answers = reply.first.iter().chain([&reply.latest]);
        let rows =
            |columns: u16| answers.clone().map(move |answer| 1 + rows_of(&answer.details.text, columns).min(ANSWER));
        match self.cx.grid.split(Rect { width, height: 1, ..Rect::default() }, 3) {
            Some([left, _]) => question + 1 + rows(left.width).max().unwrap_or(0),
            None => question + 1 + rows(width.min(READING)).map(|rows| rows + 1).sum::<u16>().saturating_sub(1),
        }
    }

    fn draw_twice(&self, buffer: &mut Buffer, area: Rect) {
        let Some(reply) = &self.page.summary.twice else { return };
        let prose = self.cx.grid.prose(area, READING);
        let taken = draw_sentence(buffer, prose, &reply.question, self.cx.theme.text);
        let rest = below(area, taken + 1);
        let Some(first) = &reply.first else { return self.draw_answer(&reply.latest, buffer, rest) };
        if let Some([left, right]) = self.cx.grid.split(rest, 3) {
            self.draw_answer(first, buffer, left);
            self.draw_answer(&reply.latest, buffer, right);
            return;
        }
        let prose = self.cx.grid.prose(rest, READING);
        self.draw_answer(first, buffer, prose);
        let taken = 2 + rows_of(&first.details.text, prose.width).min(ANSWER);
        self.draw_answer(&reply.latest, buffer, below(prose, taken));
    }

    fn draw_answer(&self, answer: &Answer, buffer: &mut Buffer, area: Rect) {
        let theme = self.cx.theme;
        let day = when::heading(answer.details.answered_on, self.page.today);
        let away = when::away(answer.details.answered_on, self.page.today);
        draw_row(buffer, area, styled(day, theme.dim), styled(away, theme.dim));
        let text = below(area, 1);
        draw_text(
            buffer,
            Rect { height: text.height.min(ANSWER), ..text },
            &answer.details.text,
            theme.note,
            theme.dim,
        );
    }

    fn activity(&self) -> Activity<'_> {
        Activity { from: self.page.span.from, to: self.page.until(), counts: &self.page.summary.weeks }
    }
}

fn feel(course: &GoalCourse) -> Vec<(NaiveDate, u8)> {
    course.feel().collect()
}

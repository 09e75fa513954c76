//! A line of values over time in dots, with its aim: the numbers stand at the right, the picture is only their shape.
//!
//! No frame, legend or gridline. The last value is bold, the first dim, the aim a dotted line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::row::{draw_line, draw_row, styled};
use super::dots::{DOWN, Dots};
use super::scaled;
use crate::text::width::width;

/// Rows of the picture, and of all with the line of times below.
const PLOT_ROWS: u16 = 5;
pub const CHART_ROWS: u16 = PLOT_ROWS + 1;

/// Columns between the picture and the numbers, and between two dots of the aim.
const APART: u16 = 1;
const AIM_STEP: usize = 2;

/// Values in the order of time, with the words for the ends.
#[derive(Clone, Copy, Debug)]
pub struct LineChart<'a> {
    /// When, on any scale, and how much.
    pub points: &'a [(f64, f64)],
    /// The first and the last value as they were written.
    pub first: &'a str,
    pub last: &'a str,
    /// How much is aimed at, and in words.
    pub aim: Option<(f64, &'a str)>,
    /// When it begins and ends.
    pub from: &'a str,
    pub to: &'a str,
}

impl LineChart<'_> {
    /// Draws it at the top of `area`: five rows and the times below. Fewer than two values give no line, so nothing.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = Rect { height: area.height.min(CHART_ROWS), ..area }.intersection(buffer.area);
        let words = [self.first, self.last, self.aim.map_or("", |(_, words)| words)];
        let labels = words.into_iter().map(width).max().unwrap_or(0);
        let labels = u16::try_from(labels).unwrap_or(u16::MAX).saturating_add(APART).min(area.width / 2);
        let plot = Rect { width: area.width - labels, height: area.height.saturating_sub(1), ..area };
        if self.points.len() < 2 || plot.is_empty() {
            return;
        }
        self.draw_aim(buffer, plot, theme.chart_rest);
        self.draw_dots(buffer, plot, theme.chart);
        self.draw_labels(buffer, Rect { x: plot.right(), width: labels, ..plot }, theme);
        let times = Rect { y: plot.bottom(), height: 1, ..plot };
        draw_row(buffer, times, styled(self.from, theme.dim), styled(self.to, theme.dim));
    }

    /// The lowest and the highest of all that is shown.
    fn range(&self) -> (f64, f64) {
        let values = self.points.iter().map(|(_, value)| *value).chain(self.aim.map(|(value, _)| value));
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    }

    /// How far down a value stands among so many steps.
    fn down(&self, value: f64, steps: usize) -> usize {
        let (low, high) = self.range();
        let share = if high > low { (high - value) / (high - low) } else { 0.5 };
        scaled(share, steps)
    }

    fn draw_aim(&self, buffer: &mut Buffer, plot: Rect, style: Style) {
        let Some((aim, _)) = self.aim else { return };
        let row = self.row_of(aim, plot);
        for x in (plot.x..plot.right()).step_by(AIM_STEP) {
            draw_line(buffer, Rect { x, y: row, width: 1, height: 1 }, styled(glyph::TICK, style));
        }
    }

    fn row_of(&self, value: f64, plot: Rect) -> u16 {
        let down = self.down(value, usize::from(plot.height) * DOWN) / DOWN;
        plot.y + u16::try_from(down).unwrap_or(0)
    }

    fn draw_dots(&self, buffer: &mut Buffer, plot: Rect, style: Style) {
        let mut dots = Dots::new(plot);
        let wide = dots.wide();
        let (from, to) = (self.points[0].0, self.points[self.points.len() - 1].0);
        let across = |time: f64| if to > from { scaled((time - from) / (to - from), wide) } else { 0 };
        dots.connect(self.points, across, |value, high| self.down(value, high));
        dots.draw(buffer, style);
    }

    /// The numbers from the highest down, each in its own row or as near to it as the others leave room. One that is said already,
    /// and all but the last value where there are too few rows, are left out.
    fn draw_labels(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let (first, last) = (self.points[0].1, self.points[self.points.len() - 1].1);
        let mut labels = vec![(last, self.last, theme.strong)];
        for (value, words) in self.aim.into_iter().chain([(first, self.first)]) {
            if labels.len() < area.height.into() && labels.iter().all(|(_, other, _)| *other != words) {
                labels.push((value, words, theme.dim));
            }
        }
        labels.sort_by(|a, b| b.0.total_cmp(&a.0));
        let own: Vec<_> = labels.iter().map(|(value, _, _)| self.row_of(*value, area)).collect();
        for ((_, words, style), y) in labels.into_iter().zip(apart(own, area.bottom())) {
            draw_row(buffer, Rect { y, height: 1, ..area }, Line::default(), styled(words, style));
        }
    }
}

/// Rows in order, moved down, and at the end up, until no two are one.
fn apart(mut rows: Vec<u16>, end: u16) -> Vec<u16> {
    for at in 1..rows.len() {
        rows[at] = rows[at].max(rows[at - 1] + 1);
    }
    let mut limit = end;
    for row in rows.iter_mut().rev() {
        limit = limit.saturating_sub(1).min(*row);
        *row = limit;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(chart: &LineChart<'_>, columns: u16, rows: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let area = buffer.area;
        chart.render(&mut buffer, area, &Theme::plain());
        let row =
            |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        (0..rows).map(row).collect()
    }

    const FAULTS: LineChart<'_> = LineChart {
        points: &[(0.0, 41.0), (28.0, 58.0), (56.0, 55.0), (112.0, 66.0)],
        first: "41",
        last: "66",
        aim: Some((80.0, "80")),
        from: "April",
        to: "August",
    };

    #[test]
    fn the_line_runs_from_the_first_value_to_the_last_under_its_aim() {
        let rows = drawn(&FAULTS, 24, 6);
        assert_eq!(rows[0], "· · · · · · · · · · · 80");
        assert!(rows[1].ends_with(" 66") || rows[2].ends_with(" 66"), "{rows:?}");
        assert!(rows[4].starts_with('⡀') || rows[4].starts_with('⡠'), "{rows:?}");
        assert!(rows[4].ends_with(" 41"), "{rows:?}");
        assert_eq!(rows[5], "April          August");
    }

    #[test]
    fn numbers_that_would_stand_in_one_row_give_way() {
        let chart = LineChart { points: &[(0.0, 79.0), (1.0, 79.5)], first: "79", last: "79.5", ..FAULTS };
        let rows = drawn(&chart, 20, 6).join("\n");
        let at = |words: &str| rows.find(words).unwrap_or_else(|| panic!("{words}:\n{rows}"));
        assert!(at(" 80") < at(" 79.5"), "{rows}");
        assert_eq!(apart(vec![4, 4, 4], 5), [2, 3, 4]);
        let reached = LineChart { points: &[(0.0, 41.0), (1.0, 80.0)], last: "80", ..FAULTS };
        assert_eq!(drawn(&reached, 20, 6).join("\n").matches("80").count(), 1);
    }

    #[test]
    fn one_value_or_no_room_gives_no_line_and_no_panic() {
        assert!(drawn(&LineChart { points: &[(0.0, 41.0)], ..FAULTS }, 20, 6).concat().is_empty());
        let flat = LineChart { points: &[(3.0, 5.0), (3.0, 5.0)], aim: None, first: "5", last: "5", ..FAULTS };
        for (columns, rows) in [(0, 0), (1, 1), (3, 2), (20, 3), (300, 80)] {
            drawn(&FAULTS, columns, rows);
            drawn(&flat, columns, rows);
        }
    }
}

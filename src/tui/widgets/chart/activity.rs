//! How much happened in each week of a span, in small columns over the names of the months.
//!
//! Where there are more weeks than columns, months are drawn, or years: it says which, and what the highest column stands for.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Words};

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::row::{AIR, draw_row, styled};
use super::axis::{Span, month_of};
use super::{cells, put};

/// Rows of the columns, and of all with the words, the hairline and the months.
const PLOT: u16 = 2;
const TALL: u16 = PLOT + 3;

/// Columns from one week to the next at most.
const WIDEST: u16 = 3;

/// Days of a week.
const WEEK: i64 = 7;

/// What happened on some days of a span, in any order, a day as often as one likes.
#[derive(Clone, Copy, Debug)]
pub struct Activity<'a> {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub counts: &'a [(NaiveDate, u32)],
}

/// What one column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Week,
    Month,
    Year,
}

impl Activity<'_> {
    /// How many rows it takes: one that says so where nothing happened.
    pub fn rows(&self, _width: u16) -> u16 {
        if self.within().next().is_some() { TALL } else { 1 }
    }

    /// Draws it at the top of `area`; with too few rows, only the words.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buffer.area);
        if self.within().next().is_none() {
            put(buffer, area, (0, 0), styled("Nothing in this time.", theme.text));
            return;
        }
        let unit = self.unit(area.width);
        let counts = self.counted(unit, area.width);
        let most = counts.iter().copied().max().unwrap_or(0);
        draw_words(buffer, area, unit, most, theme);
        if area.height >= TALL && area.width > 0 {
            let pitch = (area.width / cells(counts.len())).clamp(1, WIDEST);
            self.draw_columns(buffer, area, &counts, pitch, theme);
            self.draw_months(buffer, area, unit, (cells(counts.len()), pitch), theme);
        }
    }

    fn span(&self) -> Span {
        Span::of(self.from, self.to)
    }

    fn within(&self) -> impl Iterator<Item = &(NaiveDate, u32)> {
        let span = self.span();
        self.counts.iter().filter(move |(day, count)| *count > 0 && span.has(*day))
    }

    /// The shortest unit of which each has a column of its own.
    fn unit(&self, width: u16) -> Unit {
        let units = [Unit::Week, Unit::Month];
        units.into_iter().find(|unit| unit.count(self.span()) <= i64::from(width)).unwrap_or(Unit::Year)
    }

    /// How much there is of each; the earliest years drop where even these have no room.
    fn counted(&self, unit: Unit, width: u16) -> Vec<u64> {
        let all = unit.count(self.span());
        let count = all.min(i64::from(width.max(1)));
        let mut counts = vec![0_u64; usize::try_from(count).unwrap_or(0)];
        for (day, more) in self.within() {
            let at = unit.of(*day) - unit.of(self.span().from) - (all - count);
            if let Some(sum) = usize::try_from(at).ok().and_then(|at| counts.get_mut(at)) {
                *sum += u64::from(*more);
            }
        }
        counts
    }

    fn draw_columns(&self, buffer: &mut Buffer, area: Rect, counts: &[u64], pitch: u16, theme: &Theme) {
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        let thick = usize::from(pitch - u16::from(pitch > 1));
        let eighths = u64::from(PLOT) * 8;
        for (n, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            // Even one among many can be seen.
            let tall = (count.saturating_mul(eighths) / most).max(1);
            for row in 0..PLOT {
                let full = tall.saturating_sub(u64::from(row) * 8).min(8);
                if let Some(sign) = usize::try_from(full).ok().and_then(|full| glyph::COLUMNS.get(full.wrapping_sub(1)))
                {
                    put(buffer, area, (cells(n) * pitch, PLOT - row), styled(sign.repeat(thick), theme.chart));
                }
            }
        }
        let hairline = glyph::LINE.repeat(counts.len() * usize::from(pitch));
        put(buffer, area, (0, PLOT + 1), styled(hairline, theme.chart_rest));
    }

    /// The names of the months stand under the columns in which they begin.
    fn draw_months(&self, buffer: &mut Buffer, area: Rect, unit: Unit, (count, pitch): (u16, u16), theme: &Theme) {
        let span = self.span();
        let left_out = unit.count(span) - i64::from(count);
        let column = |day: NaiveDate| {
            let at = (unit.of(day) - unit.of(span.from) - left_out).max(0);
            u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(pitch)
        };
        for (x, name) in span.months(area.width, column) {
            put(buffer, area, (x, PLOT + 2), styled(name, theme.dim));
        }
    }
}

impl Unit {
    /// The number of the week, month or year of a day.
    fn of(self, day: NaiveDate) -> i64 {
        match self {
            // Weeks begin on Monday, as the first day of the calendar was one.
            Unit::Week => (i64::from(day.num_days_from_ce()) - 1).div_euclid(WEEK),
            Unit::Month => month_of(day),
            Unit::Year => day.year().into(),
        }
    }

    /// How many a span touches.
    fn count(self, span: Span) -> i64 {
        self.of(span.to) - self.of(span.from) + 1
    }

    fn name(self) -> &'static str {
        match self {
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }
}

/// `most in a week: 6`, and at the right `by week`.
fn draw_words(buffer: &mut Buffer, area: Rect, unit: Unit, most: u64, theme: &Theme) {
    let name = unit.name();
    let words = Line::from(vec![
        Words::styled(format!("most in a {name}: "), theme.text),
        Words::styled(most.to_string(), theme.strong),
    ]);
    let by = Line::styled(format!("by {name}"), theme.dim);
    let has_room = words.width() + AIR + by.width() <= area.width.into();
    draw_row(buffer, area, words, if has_room { by } else { Line::default() });
}

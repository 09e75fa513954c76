//! Meetings along a line of time, under the days on which the agreed rhythm would have had one, over the weeks between them.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Words};

use super::super::super::glyph;
use super::super::super::theme::Theme;
use super::super::row::{draw_row, styled};
use super::axis::Span;
use super::{cells, latest, put};
use crate::text::when;

/// From here on the words stand beside the picture, below it they stand over it.
const WIDE: u16 = 60;

/// The least columns for the words beside the picture, and their air.
const LEAD: u16 = 15;
const AIR: u16 = 2;

/// What stands before the weeks.
const WEEKS: &str = "weeks between";

/// So many of the last weeks are said where not all have room.
const LAST: usize = 3;

/// A rhythm, and a day from which it counts.
#[derive(Clone, Copy, Debug)]
pub struct Agreed {
    pub from: NaiveDate,
    pub days: u32,
}

/// The meetings of a span. Their order does not matter, and those outside of it are not shown.
#[derive(Clone, Copy, Debug)]
pub struct MeetingLine<'a> {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub agreed: Option<Agreed>,
    pub held: &'a [NaiveDate],
    pub planned: &'a [NaiveDate],
    /// Columns before the picture where it is wide, for its words: as many as put it on a column of the grid. They get what they need.
    pub lead: u16,
}

/// The weeks before a meeting: where they are said, and whether they are more than was agreed.
struct Gap {
    from: NaiveDate,
    to: NaiveDate,
    is_long: bool,
}

/// Whole weeks, rounded; less than half of one is said so.
pub fn in_weeks(days: i64) -> String {
    match weeks(days) {
        0 => "<1".to_owned(),
        weeks => weeks.to_string(),
    }
}

fn weeks(days: i64) -> i64 {
    (days.max(0) + 3) / 7
}

impl MeetingLine<'_> {
    /// How many rows it takes. Where it is wide, the left end of the first is free for a heading.
    pub fn rows(&self, width: u16) -> u16 {
        let picture = Rect { width: self.picture_width(width), ..Rect::default() };
        let has_ticks = self.agreed.is_some() && (is_wide(width) || !self.ticks(picture).is_empty());
        2 + u16::from(!is_wide(width)) + u16::from(has_ticks) + u16::from(!self.gaps().is_empty())
    }

    /// Draws it at the top of `area`; with too few rows for all, the numbers come first.
    pub fn render(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buffer.area);
        if is_wide(area.width) && area.height >= self.rows(area.width) {
            self.draw_wide(buffer, area, theme);
        } else {
            self.draw_narrow(buffer, area, theme);
        }
    }

    fn draw_wide(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let lead = area.width - self.picture_width(area.width);
        let picture = Rect { x: area.x + lead, width: area.width - lead, ..area };
        self.draw_months(buffer, picture, theme);
        let mut y = 1;
        if let Some(agreed) = self.agreed {
            put(buffer, area, (0, y), styled("agreed", theme.dim));
            if !self.draw_ticks(buffer, row_of(picture, y), theme) {
                put(buffer, picture, (0, y), styled(every(agreed), theme.dim));
            }
            y += 1;
        }
        let words = self.counted(usize::from(lead.saturating_sub(AIR)));
        put(buffer, area, (0, y), styled(words, theme.text));
        self.draw_line(buffer, row_of(picture, y), theme);
        let gaps = self.gaps();
        if !gaps.is_empty() {
            let has_all = self.draw_weeks(buffer, row_of(picture, y + 1), &gaps, theme);
            let words = if has_all { WEEKS.to_owned() } else { format!("{} weeks", range(&gaps)) };
            let beside = Rect { width: lead - AIR, ..area };
            put(buffer, beside, (0, y + 1), styled(words, theme.dim));
        }
    }

    fn draw_narrow(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let every = self.agreed.map(every);
        let words = self.counted(area.width.into());
        let every = every.filter(|every| words.len() + every.len() + usize::from(AIR) <= area.width.into());
        draw_row(buffer, row_of(area, 0), styled(words, theme.text), styled(every.unwrap_or_default(), theme.dim));
        self.draw_months(buffer, row_of(area, 1), theme);
        let has_ticks = self.draw_ticks(buffer, row_of(area, 2), theme);
        let y = 2 + u16::from(has_ticks);
        self.draw_line(buffer, row_of(area, y), theme);
        put(buffer, area, (0, y + 1), weeks_in_words(&self.gaps(), area.width.into(), theme));
    }

    fn span(&self) -> Span {
        Span::of(self.from, self.to)
    }

    fn picture_width(&self, width: u16) -> u16 {
        if is_wide(width) { width - self.lead.clamp(LEAD, width / 2) } else { width }
    }

    /// `7 held`, and where there is room `7 held, 2 planned`.
    fn counted(&self, room: usize) -> String {
        let span = self.span();
        let count = |days: &[NaiveDate]| days.iter().filter(|day| span.has(**day)).count();
        let held = match count(self.held) {
            0 => "none held".to_owned(),
            held => format!("{held} held"),
        };
        let both = format!("{held}, {} planned", count(self.planned));
        if count(self.planned) > 0 && both.len() <= room { both } else { held }
    }

    fn draw_months(&self, buffer: &mut Buffer, picture: Rect, theme: &Theme) {
        let span = self.span();
        for (x, name) in span.months(picture.width, |day| span.column(day, picture.width)) {
            put(buffer, picture, (x, 0), styled(name, theme.dim));
        }
    }

    /// Where the agreed days stand; none where they would stand so close that they say nothing.
    fn ticks(&self, picture: Rect) -> Vec<u16> {
        let Some(Agreed { from, days }) = self.agreed.filter(|agreed| agreed.days > 0) else { return Vec::new() };
        let (span, step) = (self.span(), i64::from(days));
        if span.days() / step >= i64::from(picture.width / 2) {
            return Vec::new();
        }
        let before = span.from.signed_duration_since(from).num_days().max(0);
        let first = (before + step - 1) / step;
        let day = |n: i64| TimeDelta::try_days(n * step).and_then(|gone| from.checked_add_signed(gone));
        let days = (first..).map_while(day).take_while(|day| *day <= span.to);
        days.map(|day| span.column(day, picture.width)).collect()
    }

    /// Draws the agreed days, and says whether it has.
    fn draw_ticks(&self, buffer: &mut Buffer, row: Rect, theme: &Theme) -> bool {
        let ticks = self.ticks(row);
        for x in &ticks {
            put(buffer, row, (*x, 0), styled(glyph::AGREED, theme.chart_rest));
        }
        !ticks.is_empty()
    }

    /// What is planned gives way to what was held.
    fn draw_line(&self, buffer: &mut Buffer, row: Rect, theme: &Theme) {
        let span = self.span();
        put(buffer, row, (0, 0), styled(glyph::LINE.repeat(row.width.into()), theme.chart_rest));
        let mut draw = |days: &[NaiveDate], sign: &str, style: Style| {
            let columns = days.iter().filter(|day| span.has(**day)).map(|day| span.column(*day, row.width));
            for column in columns.collect::<BTreeSet<_>>() {
                put(buffer, single(row, column), (0, 0), styled(sign, style));
            }
        };
        draw(self.planned, glyph::OPEN, theme.text);
        draw(self.held, glyph::HELD, latest(theme));
    }

    /// Both what was held and what is planned, for the next meeting ends the weeks that go by now.
    fn gaps(&self) -> Vec<Gap> {
        let span = self.span();
        let mut days: Vec<_> = self.held.iter().chain(self.planned).copied().filter(|day| span.has(*day)).collect();
        days.sort_unstable();
        days.dedup();
        let agreed = self.agreed.map(|agreed| i64::from(agreed.days));
        // Weeks that are said as many as were agreed are not made out to be more.
        let is_long = |days: i64| agreed.is_some_and(|agreed| days > agreed && weeks(days) > weeks(agreed));
        days.windows(2)
            .map(|pair| Gap { from: pair[0], to: pair[1], is_long: is_long(days_of(pair[0], pair[1])) })
            .collect()
    }

    /// Draws the weeks between their meetings; where not all have room, only those that are more than was agreed. Says whether all had.
    fn draw_weeks(&self, buffer: &mut Buffer, row: Rect, gaps: &[Gap], theme: &Theme) -> bool {
        let all = self.placed(row.width, gaps.iter());
        let has_all = all.len() == gaps.len();
        let placed = if has_all { all } else { self.placed(row.width, gaps.iter().filter(|gap| gap.is_long)) };
        for (at, gap) in placed {
            put(buffer, row, (cells(at), 0), styled(gap.words(), gap.style(theme)));
        }
        has_all
    }

    /// Where weeks stand half-way between their meetings, without those that would touch the ones before.
    fn placed<'g>(&self, columns: u16, gaps: impl Iterator<Item = &'g Gap>) -> Vec<(usize, &'g Gap)> {
        let span = self.span();
        let mut free = 0;
        gaps.filter_map(|gap| {
            let ends = [gap.from, gap.to].map(|day| usize::from(span.column(day, columns)));
            let long = gap.words().len();
            let at = usize::midpoint(ends[0], ends[1]).saturating_sub((long - 1) / 2);
            let fits = at >= free && at + long <= usize::from(columns);
            fits.then(|| {
                free = at + long + 1;
                (at, gap)
            })
        })
        .collect()
    }
}

/// `every 4 weeks`, `every week`.
fn every(agreed: Agreed) -> String {
    let rhythm = when::rhythm(agreed.days.into());
    format!("every {}", rhythm.strip_prefix("1 ").unwrap_or(&rhythm))
}

impl Gap {
    fn words(&self) -> String {
        in_weeks(days_of(self.from, self.to))
    }

    fn style(&self, theme: &Theme) -> Style {
        if self.is_long { theme.strong } else { theme.dim }
    }
}

/// `weeks between 8 5 4 4`; where not all have room, `weeks between 1 to 8, last 4 4 5`.
fn weeks_in_words(gaps: &[Gap], columns: usize, theme: &Theme) -> Line<'static> {
    let listed = |lead: String, gaps: &[Gap]| {
        let mut words = vec![Words::styled(lead, theme.dim)];
        words.extend(gaps.iter().flat_map(|gap| [Words::raw(" "), Words::styled(gap.words(), gap.style(theme))]));
        Line::from(words)
    };
    if gaps.is_empty() {
        return Line::default();
    }
    // Every figure takes two columns at least, so a long list needs no measuring.
    let all = (gaps.len() * 2 <= columns).then(|| listed(WEEKS.to_owned(), gaps));
    all.filter(|line| line.width() <= columns).unwrap_or_else(|| {
        let last = &gaps[gaps.len().saturating_sub(LAST)..];
        listed(format!("{WEEKS} {}, last", range(gaps)), last)
    })
}

/// The least and the most weeks: `1 to 8`.
fn range(gaps: &[Gap]) -> String {
    let days = || gaps.iter().map(|gap| days_of(gap.from, gap.to));
    let (least, most) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
    let (least, most) = (in_weeks(least), in_weeks(most));
    if least == most { most } else { format!("{least} to {most}") }
}

fn days_of(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn is_wide(width: u16) -> bool {
    width >= WIDE
}

/// One row of an area, counted from its top; an empty one below its end.
fn row_of(area: Rect, y: u16) -> Rect {
    let height = u16::from(y < area.height);
    Rect { y: area.y.saturating_add(y), height, ..area }
}

/// One column of a row.
fn single(row: Rect, x: u16) -> Rect {
    Rect { x: row.x.saturating_add(x), width: row.width.min(1), ..row }
}

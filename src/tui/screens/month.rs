//! A month to choose a day from, for those who would rather see one than write it.
//!
//! It opens over whatever asks for a day: a field of a form, a question. Arrows go by day and by week; the words beside the month say
//! which day it is and how far away. Days with a planned meeting are marked.

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::glyph;
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::overlay::{self, Width};
use super::super::widgets::paragraph::draw_sentence;
use super::super::widgets::row::{draw_line, styled};
use super::super::widgets::section::below;
use crate::domain::meeting::PlannedDay;
use crate::journal::{self, Journal};
use crate::text::plural::count;
use crate::text::when;
use crate::text::width::width;

/// The name of the month and a blank, the weekdays, six weeks, a blank and the keys.
const ROWS: u16 = 11;
const WEEKS: u16 = 6;

/// Columns of a day: the bar, two digits, the mark of a meeting. A week is as wide as seven of them.
const CELL: u16 = 4;
const WEEK: u16 = 7 * CELL;

/// Columns between the month and the words beside it, and how many of those there have to be.
const APART: u16 = 5;
const LEAST_WORDS: u16 = 24;

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Years that can be written.
const FIRST_YEAR: i32 = 1;
const LAST_YEAR: i32 = 9999;

/// A month with one day chosen. Answers with [`Answer::Day`].
#[derive(Debug)]
pub struct MonthScreen {
    asked: Asked,
    /// What the day is for, in the words of what asked for it.
    title: String,
    chosen: NaiveDate,
    /// Days of the month that is shown.
    planned: Vec<PlannedDay>,
}

impl MonthScreen {
    /// Asks for a day, beginning on one.
    pub fn new(asked: Asked, title: impl Into<String>, day: NaiveDate) -> Self {
        MonthScreen { asked, title: title.into(), chosen: day, planned: Vec::new() }
    }

    fn first(&self) -> NaiveDate {
        self.chosen.with_day(1).unwrap_or(self.chosen)
    }

    fn last(&self) -> NaiveDate {
        (28..=31).rev().find_map(|day| self.chosen.with_day(day)).unwrap_or(self.chosen)
    }

    /// Goes to another day, if it is one that can be written.
    fn go(&mut self, to: Option<NaiveDate>, journal: &Journal) -> journal::Result<()> {
        let Some(to) = to.filter(|to| (FIRST_YEAR..=LAST_YEAR).contains(&to.year())) else { return Ok(()) };
        let is_another_month = (to.year(), to.month()) != (self.chosen.year(), self.chosen.month());
        self.chosen = to;
        if is_another_month { self.refresh(journal) } else { Ok(()) }
    }

    fn planned_on(&self, day: NaiveDate) -> Option<&PlannedDay> {
        self.planned.iter().find(|planned| planned.meets_on == day)
    }

    /// What is planned for the chosen day already.
    fn meeting(&self) -> Option<String> {
        let planned = self.planned_on(self.chosen)?;
        Some(match (planned.meetings, planned.name.as_str()) {
            (1, "") => "a group meets that day".to_owned(),
            (1, name) => format!("you meet {name} that day"),
            (meetings, _) => format!("{} that day", count(meetings, "meeting", "meetings")),
        })
    }

    fn draw_weeks(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let at = |column: u16, row: u16| {
            Rect { x: area.x.saturating_add(column * CELL), y: area.y.saturating_add(row), width: CELL, height: 1 }
                .intersection(area)
        };
        for (column, name) in (0u16..).zip(WEEKDAYS) {
            draw_line(frame.buffer_mut(), at(column, 0), styled(format!(" {name}"), cx.theme.dim));
        }
        let first = self.first();
        for day in first.iter_days().take_while(|day| *day <= self.last()) {
            let place = first.weekday().num_days_from_monday() + day.day0();
            let (column, week) = (u16::try_from(place % 7).unwrap_or(0), u16::try_from(place / 7).unwrap_or(0));
            draw_line(frame.buffer_mut(), at(column, week + 1), self.cell(day, cx));
        }
    }

    /// A day with the bar before it if it is chosen, and behind it the mark of a meeting.
    fn cell(&self, day: NaiveDate, cx: &ViewCx<'_>) -> Line<'static> {
        let is_chosen = day == self.chosen;
        let style = match (is_chosen, day == cx.today) {
            (_, true) => cx.theme.place,
            (true, false) => cx.theme.strong,
            (false, false) => cx.theme.text,
        };
        let bar = if is_chosen { glyph::CURSOR } else { " " };
        let pad = if day.day() < 10 { " " } else { "" };
        let mark = if self.planned_on(day).is_some() { glyph::OPEN } else { " " };
        Line::from(vec![
            Span::styled(bar, cx.theme.cursor),
            Span::raw(pad),
            Span::styled(day.day().to_string(), style),
            Span::styled(mark, cx.theme.text),
        ])
    }

    /// Which day it is and how far away, what is planned for it, and at the bottom what the mark says.
    fn draw_words(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let taken = draw_sentence(frame.buffer_mut(), area, &when::told(self.chosen, cx.today), cx.theme.strong);
        if let Some(meeting) = self.meeting() {
            draw_sentence(frame.buffer_mut(), below(area, taken), &meeting, cx.theme.text);
        }
        if !self.planned.is_empty() {
            let legend = format!("{} a meeting is planned", glyph::OPEN);
            let last = below(area, area.height.saturating_sub(1));
            draw_line(frame.buffer_mut(), last, styled(legend, cx.theme.dim));
        }
    }

    /// The keys that there is room for.
    fn keys(cx: &ViewCx<'_>, room: u16) -> Line<'static> {
        let both = |one, two| format!("{} {}", cx.key(chain::MONTH, one), cx.key(chain::MONTH, two));
        let mut keys = cx.hints(chain::MONTH, &[(Command::Open, "take it"), (Command::Back, "back")]);
        keys.push((both(Command::PageUp, Command::PageDown), "month"));
        keys.push((cx.key(chain::MONTH, Command::First), "today"));
        while hints_line(&keys, cx.theme).width() > room.into() && keys.len() > 1 {
            keys.pop();
        }
        hints_line(&keys, cx.theme)
    }
}

impl Screen for MonthScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::MONTH
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.planned = journal.planned_days(self.first(), self.last())?;
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let day = self.chosen;
        let Input::Command(command) = input else { return Ok(Step::Stay) };
        let to = match command {
            Command::Open => return Ok(Step::Answer(Answer::Day(self.asked.clone(), day))),
            Command::Earlier => day.checked_sub_days(Days::new(1)),
            Command::Later => day.checked_add_days(Days::new(1)),
            Command::Up => day.checked_sub_days(Days::new(7)),
            Command::Down => day.checked_add_days(Days::new(7)),
            Command::PageUp => day.checked_sub_months(Months::new(1)),
            Command::PageDown => day.checked_add_months(Months::new(1)),
            Command::First => Some(cx.journal.today()),
            _ => None,
        };
        self.go(to, cx.journal)?;
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, ROWS, cx.theme);
        let (is_wide, is_tall) = (inner.width >= WEEK + APART + LEAST_WORDS, inner.height >= ROWS);
        let head = if is_tall { 2 } else { 1 };
        // The digits of Monday stand under the title.
        let weeks = below(inner, head);
        let weeks = Rect { x: weeks.x.saturating_sub(1), width: WEEK.min(weeks.width), ..weeks };
        if is_wide {
            draw_line(frame.buffer_mut(), inner, styled(when::month_of(self.chosen), cx.theme.title));
            let left = WEEK + APART;
            let right = Rect { x: inner.x + left, width: inner.width - left, ..inner };
            draw_line(frame.buffer_mut(), right, styled(self.title.clone(), cx.theme.dim));
            self.draw_words(frame, Rect { height: right.height.min(WEEKS), ..below(right, head) }, cx);
        } else {
            let words = when::told(self.chosen, cx.today);
            let short = when::heading(self.chosen, cx.today);
            let words = if width(&words) <= usize::from(inner.width) { words } else { short };
            draw_line(frame.buffer_mut(), inner, styled(words, cx.theme.strong));
        }
        self.draw_weeks(frame, weeks, cx);
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        let weeks_shown = (self.first().weekday().num_days_from_monday() + self.last().day()).div_ceil(7);
        let end = weeks.y.saturating_add(1 + u16::try_from(weeks_shown).unwrap_or(WEEKS));
        if keys.y >= end {
            draw_line(frame.buffer_mut(), keys, Self::keys(cx, inner.width));
        }
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

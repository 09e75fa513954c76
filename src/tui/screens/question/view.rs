//! Draws the page of a question: the sheet one writes on, or an answer beside the one before it.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::grid::{READING, WRITING};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraph::{draw_sentence, draw_text_from, rows_of};
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::super::writing;
use super::QuestionScreen;
use super::shown::Shown;
use super::writing_answer::WritingAnswer;
use crate::domain::answer::AnswerLine;
use crate::domain::meeting::MeetingLine;
use crate::text::plural::count;
use crate::text::when;

/// A question is set as on a card.
pub(in super::super) const CARD: u16 = 66;

/// Below so many rows of body one blank row stands where there would be two.
const ROOMY: u16 = 20;

/// Up to so many there is none.
const TIGHT: u16 = 9;

/// Rows of text that stay in sight before what was held in between is shown.
const TEXT_FIRST: u16 = 6;

/// Columns of a day before what was held on it.
const DAY: u16 = 10;

impl QuestionScreen {
    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        // The answer has two thirds of a short screen.
        let card = Rect { width: area.width.min(CARD), height: area.height.div_ceil(3), ..area };
        let taken = draw_sentence(frame.buffer_mut(), card, &self.wording, cx.theme.title);
        let gap = if area.height < ROOMY { u16::from(area.height > TIGHT) } else { 2 };
        let rest = below(area, taken + gap);
        match (&self.writing, &self.shown) {
            (Some(writing), _) => self.draw_writing(writing, frame, rest, cx),
            (None, None) => {
                let words = "Not answered yet. Enter begins an answer.";
                draw_sentence(frame.buffer_mut(), rest, words, cx.theme.text);
            }
            (None, Some(shown)) => self.draw_answers(shown, frame.buffer_mut(), rest, cx),
        }
    }

    fn draw_writing(&self, writing: &WritingAnswer, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let sheet = cx.grid.prose(area, WRITING + 1);
        let day = writing.changed().map_or(cx.today, |answer| answer.details.answered_on);
        let words = count(writing.editor.words(), "word", "words");
        let column = cx.grid.prose(area, WRITING);
        draw_section(frame.buffer_mut(), column, &heading_of(day, cx.today), &words, true, cx.theme);
        let mut head = if area.height < TIGHT { 1 } else { 2 };
        if let Some(at) = writing.continued {
            let words = format!("continued what you were writing {}", moment(at, cx));
            draw_line(frame.buffer_mut(), below(column, 1), styled(words, cx.theme.dim));
            head = 3;
        }
        writing::draw(&writing.editor, true, frame, below(sheet, head), cx);
    }

    fn draw_answers(&self, shown: &Shown, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let here = &shown.here.item;
        let earlier = shown.earlier.as_ref().map(|line| &line.item);
        let (columns, single) = match (earlier, cx.grid.split(area, 3)) {
            (Some(earlier), Some([left, right])) => (vec![(left, earlier), (right, here)], false),
            _ => (vec![(cx.grid.prose(area, READING), here)], true),
        };
        let head = if area.height < TIGHT { area.height.min(1) } else { 2 };
        let needed = columns.iter().map(|(column, line)| rows_needed(line, column.width)).max().unwrap_or(0);
        let (text, between) = share(area.height - head, needed, between_rows(shown));
        self.scroll.settle(needed, text);
        if single {
            self.draw_strip(shown, buffer, columns[0].0, cx);
        } else {
            self.draw_heads(shown, buffer, &columns, cx);
        }
        for (column, line) in &columns {
            let room = Rect { height: text, ..below(*column, head) };
            draw_answer(line, self.scroll.first.get(), buffer, room, cx);
        }
        if between > 0 {
            let rest = below(area, area.height.min(head + text + 2));
            draw_between(shown, buffer, cx.grid.prose(rest, READING), cx);
        }
    }

    fn draw_heads(&self, shown: &Shown, buffer: &mut Buffer, columns: &[(Rect, &AnswerLine)], cx: &ViewCx<'_>) {
        for (column, line) in columns {
            let is_here = line.answer.id == shown.here.item.answer.id;
            let right = if is_here { distance(shown) } else { ago(line, cx.today) };
            draw_section(buffer, *column, &self.heading(line, cx), &right, is_here, cx.theme);
        }
    }

    /// The days of the answers in one line, where there is room for one answer at a time.
    fn draw_strip(&self, shown: &Shown, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let day = |line: &AnswerLine| when::plain(line.answer.details.answered_on, cx.today);
        let mut spans = Vec::new();
        if let Some(earlier) = &shown.earlier {
            spans.push(Span::styled(format!("{}   ", day(&earlier.item)), cx.theme.dim));
        }
        let here = &shown.here.item;
        let is_today = here.answer.details.answered_on == cx.today;
        let heading = if cx.grid.is_short && !is_today { day(here) } else { self.heading(here, cx) };
        spans.push(Span::styled(heading.to_uppercase(), cx.theme.label_focus));
        if let Some(later) = &shown.later {
            spans.push(Span::styled(format!("   {}", day(&later.item)), cx.theme.dim));
        }
        let right = if shown.earlier.is_some() { distance(shown) } else { ago(here, cx.today) };
        draw_row(buffer, area, Line::from(spans), styled(right, cx.theme.dim));
    }

    /// The day of an answer, and whom it is for if that is somebody else than the page says.
    fn heading(&self, line: &AnswerLine, cx: &ViewCx<'_>) -> String {
        let day = heading_of(line.answer.details.answered_on, cx.today);
        if line.answer.details.mentorship_id == self.mentorship {
            return day;
        }
        let whom = if line.name.is_empty() { "yourself" } else { line.name.as_str() };
        format!("{day}, for {whom}")
    }
}

impl super::Scroll {
    /// Takes note of how much there is and how much of it fits.
    fn settle(&self, needed: u16, room: u16) {
        let last = needed.saturating_sub(room);
        self.shown.set(room);
        self.last.set(last);
        self.first.set(self.first.get().min(last));
    }
}

/// The rows of an answer: its text, a blank, and where it was taken.
fn rows_needed(line: &AnswerLine, columns: u16) -> u16 {
    let taken = if line.taken_to_on.is_some() { 2 } else { 0 };
    rows_of(&line.answer.details.text, columns).saturating_add(taken)
}

fn between_rows(shown: &Shown) -> u16 {
    match u16::try_from(shown.between.len()).unwrap_or(0) {
        0 => 0,
        some => 1 + some + u16::from(shown.more_between > 0),
    }
}

/// How many rows the text has, and how many what was held in between: the text comes first.
fn share(room: u16, needed: u16, between: u16) -> (u16, u16) {
    let left = room.saturating_sub(between + 2);
    if between > 0 && left >= needed.min(TEXT_FIRST) { (needed.min(left), between) } else { (room, 0) }
}

fn draw_answer(line: &AnswerLine, first: u16, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let rows = rows_of(&line.answer.details.text, area.width).saturating_sub(first);
    draw_text_from(buffer, area, &line.answer.details.text, first, cx.theme.text, cx.theme.dim);
    if let Some(day) = line.taken_to_on {
        let words = format!("taken to {}", when::heading(day, cx.today));
        draw_line(buffer, below(area, rows.saturating_add(1)), styled(words, cx.theme.dim));
    }
}

fn draw_between(shown: &Shown, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let mut rest = draw_section(buffer, area, "between the two", "", false, cx.theme);
    for meeting in &shown.between {
        let day = styled(when::short_column(meeting.meets_on, cx.today), cx.theme.dim);
        let indent = DAY.max(u16::try_from(day.width() + 2).unwrap_or(DAY)).min(rest.width);
        draw_line(buffer, rest, day);
        let words = Rect { x: rest.x + indent, width: rest.width - indent, ..rest };
        draw_line(buffer, words, styled(called(meeting), cx.theme.text));
        rest = below(rest, 1);
    }
    if shown.more_between > 0 {
        draw_line(buffer, rest, styled(format!("and {} more", shown.more_between), cx.theme.dim));
    }
}

/// A meeting without a title is called by its kind.
fn called(meeting: &MeetingLine) -> String {
    let title = meeting.title.trim();
    if title.is_empty() { format!("{} meeting", meeting.kind) } else { title.to_owned() }
}

fn heading_of(day: NaiveDate, today: NaiveDate) -> String {
    if day == today {
        "today".to_owned()
    } else if day.year() == today.year() {
        when::long(day)
    } else {
        when::full(day)
    }
}

/// How long ago an answer was written; its heading says so itself if that is today.
fn ago(line: &AnswerLine, today: NaiveDate) -> String {
    let day = line.answer.details.answered_on;
    if day == today { String::new() } else { when::away(day, today) }
}

/// How long after the earlier answer this one was written.
fn distance(shown: &Shown) -> String {
    let here = shown.here.item.answer.details.answered_on;
    let Some(earlier) = shown.earlier.as_ref().map(|line| line.item.answer.details.answered_on) else {
        return String::new();
    };
    match (here - earlier).num_days() {
        0 => "the same day".to_owned(),
        days => format!("{} later", when::weeks(days)),
    }
}

/// `at 14:03`, or `on 8 September` if that was another day.
fn moment(at: DateTime<Utc>, cx: &ViewCx<'_>) -> String {
    let at = at.with_timezone(cx.now.offset());
    if at.date_naive() == cx.today {
        format!("at {}", when::time(at.time()))
    } else {
        format!("on {}", when::plain(at.date_naive(), cx.today))
    }
}

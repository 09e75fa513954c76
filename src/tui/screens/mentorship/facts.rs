//! How a mentorship stands: what it is for, the rhythm, the promises kept on each side, the note on the person.
//!
//! The page draws it on its left, the list of people beside the selected one. What has nothing to say is left out.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::chart::{KeptBars, Side, in_weeks};
use super::super::super::widgets::list_pane::draw_cursor;
use super::super::super::widgets::paragraph::{draw_sentence, draw_text};
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::agreed;
use crate::content::sentences;
use crate::domain::action::Kept;
use crate::domain::mentorship::{Arrangement, MentorshipLine, MentorshipStatus, Rhythm};
use crate::journal::MentorshipPage;
use crate::text::when;
use crate::text::width::{pad_left, pad_right};

/// Columns of a word before figures.
const LEAD: u16 = 11;

/// Columns of one figure with its air.
const FIGURE: u16 = 6;

/// From so many rows on there is a blank one under the title, and two between sections.
const ROOMY: u16 = 20;

/// What they are to me: `my mentor since January`.
pub fn whose(line: &MentorshipLine, today: NaiveDate) -> String {
    let details = &line.mentorship.details;
    let theirs = details.my_role.theirs();
    match details.started_on {
        Some(day) => format!("{theirs} since {}", when::month(day, today)),
        None => theirs.to_owned(),
    }
}

/// [`whose`], and who arranged it.
pub fn arranged(line: &MentorshipLine, today: NaiveDate) -> String {
    let kind = match line.mentorship.details.kind {
        Arrangement::Own => "own arrangement",
        Arrangement::Programme => "in a programme",
    };
    format!("{}, {kind}", whose(line, today))
}

/// Where it stands, for the right end of a row: the phase, or that it rests or is over; and until when.
pub fn stands(page: &MentorshipPage, cx: &ViewCx<'_>) -> Line<'static> {
    let details = &page.line.mentorship.details;
    let mut line = match details.status {
        MentorshipStatus::Active => styled(details.phase.as_str(), cx.theme.text),
        MentorshipStatus::Paused | MentorshipStatus::Closed => styled(details.status.as_str(), cx.theme.strong),
    };
    let ends = details.ends_on.map(|day| format!(", until {}", when::heading(day, cx.today)));
    let closed = details.closed_on.map(|day| format!(" {}", when::heading(day, cx.today)));
    if let Some(words) = closed.or(ends).filter(|_| !cx.grid.is_short) {
        line.push_span(Span::styled(words, cx.theme.dim));
    }
    line
}

/// The blank rows above the body of a page.
pub fn air(area: Rect) -> u16 {
    u16::from(area.height >= ROOMY)
}

/// The blank rows between two sections.
pub fn gap(area: Rect) -> u16 {
    1 + air(area)
}

/// Which of the sections has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Nothing,
    Purpose,
    Agreement,
}

/// A section: draws itself and gives back what is left of the area.
type Section = fn(&mut Buffer, Rect, &MentorshipPage, bool, &ViewCx<'_>) -> Rect;

/// Draws the sections one under the other and gives back what is left of the area, under a gap.
pub fn draw(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, focus: Focus, cx: &ViewCx<'_>) -> Rect {
    let sections: [(Section, Option<Focus>); 6] = [
        (draw_purpose, Some(Focus::Purpose)),
        (draw_phase, None),
        (draw_rhythm, None),
        (draw_kept, None),
        (agreed::draw, Some(Focus::Agreement)),
        (draw_note, None),
    ];
    let mut rest = area;
    for (section, of) in sections {
        let (top, left) = (rest, section(buffer, rest, page, of == Some(focus), cx));
        rest = if left == top { top } else { below(left, gap(area)) };
    }
    rest
}

fn draw_purpose(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, has_keys: bool, cx: &ViewCx<'_>) -> Rect {
    // Under a strip of panes it is the strip that says where one is.
    let is_marked = has_keys && !cx.grid.is_one_pane;
    let rest = draw_section(buffer, area, "What it is for", "", is_marked, cx.theme);
    let purpose = page.line.mentorship.details.purpose.trim();
    let rows = if purpose.is_empty() && page.line.is_closed() {
        draw_sentence(buffer, rest, "It was not written down.", cx.theme.text)
    } else if purpose.is_empty() {
        let spans = [
            Span::raw("Not written down yet; press "),
            Span::styled(cx.key(chain::MENTORSHIP, Command::Edit), cx.theme.key),
            Span::raw("."),
        ];
        draw_line(buffer, rest, Line::from(spans.to_vec()));
        1
    } else {
        draw_sentence(buffer, rest, purpose, cx.theme.text)
    };
    if has_keys {
        draw_cursor(buffer, rest, 0, rows, cx.theme.cursor);
    }
    below(rest, rows)
}

/// The phase, where it seems to be another one by now.
fn draw_phase(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, _: bool, cx: &ViewCx<'_>) -> Rect {
    let Some((to, reason)) = page.suggested else { return area };
    let here = page.line.mentorship.details.phase.as_str();
    let rest = draw_section(buffer, area, "Phase", here, false, cx.theme);
    let rest = below(rest, draw_sentence(buffer, rest, &sentences::on_phase(to, reason, cx.today), cx.theme.text));
    let spans = vec![
        Span::styled(cx.key(chain::MENTORSHIP, Command::NextPhase), cx.theme.key),
        Span::styled(format!(" goes on to {to}"), cx.theme.dim),
    ];
    draw_line(buffer, rest, Line::from(spans));
    below(rest, 1)
}

fn draw_rhythm(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, _: bool, cx: &ViewCx<'_>) -> Rect {
    let line = &page.line;
    if line.last_held_on.is_none() && line.next_on.is_none() && line.mentorship.details.rhythm_days.is_none() {
        return area;
    }
    let mut rest = draw_section(buffer, area, "Rhythm", &agreed(line), false, cx.theme);
    let gone = match line.days_gone(cx.today) {
        Some(0) => "the last one was today".to_owned(),
        Some(days) => {
            let agreed = line.mentorship.details.rhythm_days;
            let gone = agreed.map_or_else(|| when::weeks(days), |agreed| when::against(days, agreed.into()).0);
            format!("{gone} since the last one")
        }
        None => "no meeting yet".to_owned(),
    };
    draw_row(buffer, rest, styled(gone, cx.theme.text), how_it_is_kept(line, cx));
    rest = below(rest, 1);
    rest = draw_weeks(buffer, rest, page, cx);
    if let Some(sentence) = sentences::on_rhythm_of(line, cx.today) {
        let rows = draw_sentence(buffer, below(rest, 1), &sentence, cx.theme.text);
        rest = below(rest, 1 + rows);
    }
    rest
}

/// `every 4 weeks, 60 minutes`.
fn agreed(line: &MentorshipLine) -> String {
    let details = &line.mentorship.details;
    let every = details.rhythm_days.map(|days| format!("every {}", when::rhythm(days.into())));
    let long = details.length_min.map(|minutes| format!("{minutes} minutes"));
    [every, long].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `due, next tomorrow`.
fn how_it_is_kept(line: &MentorshipLine, cx: &ViewCx<'_>) -> Line<'static> {
    let next = line.next_on.map(|day| format!("next {}", when::relative(day, cx.today)));
    let mut spans = Vec::new();
    if let Some(rhythm) = line.rhythm(cx.today) {
        let style = if rhythm == Rhythm::OnTime { cx.theme.text } else { cx.theme.strong };
        spans.push(Span::styled(rhythm.as_str(), style));
    }
    if let Some(next) = next {
        spans.push(Span::styled(if spans.is_empty() { next } else { format!(", {next}") }, cx.theme.dim));
    }
    Line::from(spans)
}

/// The weeks before each of the last meetings, over the month of the meeting; more than were agreed stand out.
fn draw_weeks(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, cx: &ViewCx<'_>) -> Rect {
    let room = usize::from(area.width.saturating_sub(LEAD) / FIGURE);
    let agreed = page.line.mentorship.details.rhythm_days.map(i64::from);
    let pairs: Vec<_> = page.days_held.windows(2).take(room).collect();
    if pairs.is_empty() {
        return area;
    }
    let lead = |word: &str| Span::styled(pad_right(word, usize::from(LEAD) - 1), cx.theme.dim);
    let (mut weeks, mut months) = (vec![lead("weeks")], vec![lead("before")]);
    for pair in pairs.iter().rev() {
        let days = (pair[0] - pair[1]).num_days();
        let is_long = agreed.is_some_and(|agreed| days > agreed);
        let style = if is_long { cx.theme.strong } else { cx.theme.text };
        weeks.push(Span::styled(pad_left(&in_weeks(days), FIGURE.into()), style));
        months.push(Span::styled(pad_left(&pair[0].format("%b").to_string(), FIGURE.into()), cx.theme.dim));
    }
    draw_line(buffer, below(area, 1), Line::from(weeks));
    draw_line(buffer, below(area, 2), Line::from(months));
    below(area, 3)
}

fn draw_kept(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, _: bool, cx: &ViewCx<'_>) -> Rect {
    let sides = [("me", page.kept_by_me), (page.line.first_name(), page.kept_by_them)];
    let most = sides.iter().map(|(_, kept)| kept.settled).max().unwrap_or(0);
    if most == 0 {
        return area;
    }
    let since = match page.line.mentorship.details.started_on {
        _ if most >= Kept::MOST => Some(format!("the last {most}")),
        started_on => started_on.map(|day| format!("since {}", when::month(day, cx.today))),
    };
    let rest = draw_section(buffer, area, "Actions kept", &since.unwrap_or_default(), false, cx.theme);
    let sides = sides.map(|(who, kept)| Side { who, kept: kept.done, of: kept.settled });
    let chart = KeptBars { sides: &sides };
    chart.render(buffer, rest, cx.theme);
    below(rest, chart.rows(rest.width))
}

fn draw_note(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, _: bool, cx: &ViewCx<'_>) -> Rect {
    let note = page.person.details.note.trim();
    if note.is_empty() || area.height < 2 {
        return area;
    }
    let heading = format!("Note on {}", page.line.first_name());
    let rest = draw_section(buffer, area, &heading, "", false, cx.theme);
    let rows = draw_text(buffer, rest, note, cx.theme.text, cx.theme.dim);
    below(rest, rows)
}

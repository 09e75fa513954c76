//! What stands round every screen: the line of places, the title, the toast and the footer.
//!
//! The footer is computed from the table of keys, so it shows every key that works and none that does not.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::app::{SaveState, Toast};
use super::command::{Command, Place, Scope, chain};
use super::glyph;
use super::grid::{Grid, Rows};
use super::keymap::Keymap;
use super::screen::{Title, ViewCx};
use super::theme::Theme;
use super::widgets::paragraph::rows_of;
use super::widgets::row::{cut, draw_line, draw_row, styled};
use crate::text::sanitise::shown_line;
use crate::text::width::{width, wrap};

/// Keys the footer shows at most.
const FOOTER_KEYS: usize = 8;

/// Columns between two keys of the footer.
const APART: usize = 3;

/// Columns that the words of a toast have at the least, before what stands beside them.
const LEAST_WORDS: usize = 16;

/// What stands over every screen of a journal that is made up.
const DEMO: &str = "DEMO";

/// Said there instead of when something was saved.
const NOTHING_KEPT: &str = "demo, nothing is kept";

/// What the chrome has to say about the page on top.
pub(super) struct Page<'a> {
    pub place: Place,
    pub person: Option<&'a str>,
    pub title: &'a Title,
    pub toast: Option<&'a Toast>,
    pub chain: &'a [Scope],
    pub refusal: &'a dyn Fn(Command) -> Option<&'static str>,
    /// Its word in the footer, where it is another than that of the table.
    pub word: &'a dyn Fn(Command) -> Option<&'static str>,
    pub saving: &'a SaveState,
    pub is_demo: bool,
    pub is_on_a_place: bool,
}

/// Draws the four rows.
pub(super) fn draw(frame: &mut Frame<'_>, rows: &Rows, page: &Page<'_>, cx: &ViewCx<'_>) {
    draw_places(frame.buffer_mut(), rows.places, page, cx);
    draw_title(frame.buffer_mut(), rows, page, cx);
    draw_footer(frame.buffer_mut(), rows.footer, page, cx);
    draw_news(frame.buffer_mut(), rows, page, cx);
}

/// What has to be read even where an overlay dims the page: what was said just now, and that something is not saved.
pub(super) fn draw_news(buffer: &mut Buffer, rows: &Rows, page: &Page<'_>, cx: &ViewCx<'_>) {
    if let Some(toast) = page.toast {
        buffer.set_style(rows.toast, Style::reset());
        draw_toast(buffer, rows.toast, toast, page.chain, cx);
    }
    if page.saving.is_failed() {
        let words = saving_line(rows.footer, page, cx);
        let keys = rows.footer.width.saturating_sub(u16::try_from(words.width()).unwrap_or(u16::MAX));
        buffer.set_style(
            Rect { x: rows.footer.x + keys, width: rows.footer.width - keys, ..rows.footer },
            Style::reset(),
        );
        draw_row(buffer, rows.footer, Line::default(), words);
    }
}

fn draw_places(buffer: &mut Buffer, area: Rect, page: &Page<'_>, cx: &ViewCx<'_>) {
    let is_wide = area.width >= 114;
    let mark = if page.is_demo { DEMO.len() + APART } else { 0 };
    let area = Rect { width: area.width.saturating_sub(u16::try_from(mark).unwrap_or_default()), ..area };
    let mut line = area;
    if !cx.grid.is_one_pane {
        let person = styled(page.person.map(shown_line).unwrap_or_default(), cx.theme.dim);
        draw_row(buffer, area, Line::default(), person);
        if is_wide {
            buffer.set_stringn(area.x, area.y, "Mentorlog", area.width.into(), cx.theme.dim);
            let indent = cx.grid.offset(2);
            line = Rect { x: area.x + indent, width: area.width - indent, ..area };
        }
    }
    let apart = if cx.grid.is_one_pane { 2 } else { 3 };
    // Where not all names fit, they move together; where they still do not, only the place one is in is named.
    let ways = [(apart, true), (1, true), (1, false)].map(|(apart, has_names)| places_line(page, apart, has_names, cx));
    let [.., narrowest] = &ways;
    let fitting = ways.iter().find(|way| way.width() <= usize::from(line.width)).unwrap_or(narrowest);
    draw_line(buffer, line, fitting.clone());
}

/// The places, so many columns apart: with the names of all, or of the one one is in.
fn places_line(page: &Page<'_>, apart: usize, has_names: bool, cx: &ViewCx<'_>) -> Line<'static> {
    let mut spans = Vec::new();
    for place in Place::ALL {
        if !spans.is_empty() {
            spans.push(Span::raw(" ".repeat(apart)));
        }
        let key = cx.keymap.key_of(&[Scope::Anywhere], Command::Go(place)).map(|key| key.to_string());
        let short = if cx.grid.is_short { 3 } else { usize::MAX };
        let name: String = place.name().chars().take(short).collect();
        let (key, is_here) = (key.unwrap_or_default(), place == page.place);
        let gap = if key.is_empty() { "" } else { " " };
        match (is_here, has_names || key.is_empty()) {
            (true, _) => spans.push(Span::styled(format!("{key}{gap}{name}"), cx.theme.place)),
            (false, true) => {
                spans.extend([Span::styled(format!("{key}{gap}"), cx.theme.dim), Span::styled(name, cx.theme.text)]);
            }
            (false, false) => spans.push(Span::styled(key, cx.theme.dim)),
        }
    }
    Line::from(spans)
}

fn draw_title(buffer: &mut Buffer, rows: &Rows, page: &Page<'_>, cx: &ViewCx<'_>) {
    let Title { name, aside, right, under } = page.title;
    let mut left = vec![Span::styled(shown_line(name), cx.theme.title)];
    if !aside.is_empty() {
        left.push(Span::styled(format!("  {}", shown_line(aside)), cx.theme.dim));
    }
    let person = page.person.filter(|_| cx.grid.is_one_pane && right.spans.is_empty());
    let right = person.map_or_else(|| right.clone(), |person| styled(shown_line(person), cx.theme.dim));
    draw_row(buffer, rows.title, Line::from(left), right);
    let blank = Rect { y: rows.title.bottom(), ..rows.title };
    if blank.y < rows.body.y {
        draw_line(buffer, blank, styled(shown_line(under), cx.theme.dim));
    }
}

/// Rows a toast takes at most.
const TOAST_ROWS: u16 = 3;

/// How many rows a toast takes: one, unless it names a file or says as much, and there is room.
pub(super) fn toast_rows(toast: &Toast, screen: Rect, grid: Grid) -> u16 {
    let rows =
        if toast.offers.is_some() { 1 } else { rows_of(&shown_line(&toast.words), grid.width().saturating_sub(2)) };
    rows.clamp(1, TOAST_ROWS.min(screen.height / 6).max(1))
}

fn draw_toast(buffer: &mut Buffer, area: Rect, toast: &Toast, chain: &[Scope], cx: &ViewCx<'_>) {
    let mut spans: Vec<Span<'_>> = Vec::new();
    if toast.is_error {
        spans.push(Span::styled(format!("{} ", glyph::LATE), cx.theme.error));
    } else if toast.offers.is_some() {
        spans.push(Span::styled(format!("{} ", glyph::DONE), cx.theme.cursor));
    }
    let offer = toast.offers.and_then(|command| offer(command, chain, cx));
    let aside = offer.unwrap_or_else(|| vec![Span::styled(toast.aside.clone(), cx.theme.text)]);
    let wide = Line::from(aside.clone()).width();
    // Where there is no room for both, what happened is the one to read.
    let aside = Some(aside).filter(|_| wide > 0 && wide + LEAST_WORDS < area.width.into());
    let room = usize::from(area.width).saturating_sub(2 + aside.as_ref().map_or(0, |_| APART + wide));
    let words = shown_line(&toast.words);
    let indent = u16::from(!spans.is_empty()) * 2;
    let lines = if area.height > 1 { wrap(&words, room) } else { vec![words.as_str()] };
    let (first, rest) = lines.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    spans.push(Span::styled(cut(first, room), cx.theme.text));
    for (down, line) in (1..area.height).zip(rest) {
        let row = Rect { x: area.x + indent, y: area.y + down, width: area.width.saturating_sub(indent), height: 1 };
        draw_line(buffer, row, styled((*line).to_owned(), cx.theme.text));
    }
    if let Some(aside) = aside {
        spans.push(Span::raw(" ".repeat(APART)));
        spans.extend(aside);
    }
    draw_line(buffer, area, Line::from(spans));
}

/// `u undo`, where the key works. Where something was made of a line that is being written, it takes the key for that first.
fn offer(command: Command, chain: &[Scope], cx: &ViewCx<'_>) -> Option<Vec<Span<'static>>> {
    let live = |chain, command| cx.keymap.live(chain).find(|binding| binding.row.command == command);
    let (keys, word) = match (live(chain, command), live(chain, Command::Turn)) {
        (Some(binding), _) => (binding.keys.first()?.to_string(), binding.row.words.to_lowercase()),
        (None, Some(turn)) if command == Command::Undo => {
            let back = live(chain::TURNING, Command::TurnBack)?;
            (format!("{} {}", turn.keys.first()?, back.keys.first()?), back.row.short.to_owned())
        }
        _ => return None,
    };
    Some(vec![Span::styled(keys, cx.theme.key), Span::styled(format!(" {word}"), cx.theme.dim)])
}

fn draw_footer(buffer: &mut Buffer, area: Rect, page: &Page<'_>, cx: &ViewCx<'_>) {
    let saving = saving_line(area, page, cx);
    let room = usize::from(area.width).saturating_sub(saving.width() + 2);
    let hints = footer_hints(cx.keymap, page, room);
    draw_row(buffer, area, hints_line(&hints, cx.theme), saving);
}

fn saving_line(area: Rect, page: &Page<'_>, cx: &ViewCx<'_>) -> Line<'static> {
    let is_failed = page.saving.is_failed();
    let style = if is_failed { cx.theme.error } else { cx.theme.dim };
    let words = if page.is_demo && !is_failed { NOTHING_KEPT.to_owned() } else { page.saving.words() };
    styled(cut(&shown_line(&words), area.width.into()), style)
}

/// The keys of the footer that fit: in the order of the table, the help always last. What does not fit drops from the right, but
/// the help stays, for it names all the others.
fn footer_hints(keymap: &Keymap, page: &Page<'_>, room: usize) -> Vec<(String, &'static str)> {
    let hint = |binding: &super::keymap::Binding| {
        let is_quitting = page.is_on_a_place && binding.row.command == Command::Leave;
        (
            binding.keys.first().map(ToString::to_string).unwrap_or_default(),
            if is_quitting { "quit" } else { (page.word)(binding.row.command).unwrap_or(binding.row.short) },
        )
    };
    let (help, others): (Vec<_>, Vec<_>) = keymap
        .live(page.chain)
        .filter(|binding| !binding.keys.is_empty() && !binding.row.short.is_empty())
        .filter(|binding| (page.refusal)(binding.row.command).is_none())
        .filter(|binding| page.is_on_a_place || binding.row.command != Command::Leave)
        .partition(|binding| binding.row.command == Command::Help);
    let help: Vec<_> = help.into_iter().map(hint).collect();
    let mut hints: Vec<_> = others.into_iter().map(hint).take(FOOTER_KEYS - help.len().min(1)).collect();
    while !hints.is_empty() && hints_width(&hints) + APART + hints_width(&help) > room {
        hints.pop();
    }
    hints.extend(help);
    hints.retain(|_| room > 0);
    hints
}

fn hints_width(hints: &[(String, &str)]) -> usize {
    let words: usize = hints.iter().map(|(key, word)| width(key) + 1 + width(word)).sum();
    words + APART * hints.len().saturating_sub(1)
}

/// Keys with their words: `Enter open   n new`.
pub(super) fn hints_line(hints: &[(String, &'static str)], theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    for (key, word) in hints {
        if !spans.is_empty() {
            spans.push(Span::raw(" ".repeat(APART)));
        }
        spans.extend([Span::styled(key.clone(), theme.key), Span::styled(format!(" {word}"), theme.dim)]);
    }
    Line::from(spans)
}

/// Makes all that is drawn so far dim, for an overlay to lie on.
pub(super) fn fade(buffer: &mut Buffer, theme: &Theme) {
    for cell in &mut buffer.content {
        cell.set_style(Style::reset());
        cell.set_style(theme.faded);
    }
}

/// Says over everything else, at the right end of the line of places, that the journal is made up. The frame of an overlay that
/// reaches so high goes on beside it.
pub(super) fn draw_demo(buffer: &mut Buffer, places: Rect, theme: &Theme) {
    let last = (places.right().saturating_sub(1), places.y);
    let is_covered = buffer.cell(last).is_some_and(|cell| cell.symbol() != " ");
    let (words, inset) = if is_covered { (format!(" {DEMO} "), 2) } else { (DEMO.to_owned(), 0) };
    let wide = u16::try_from(words.len()).unwrap_or_default();
    let x = places.right().saturating_sub(wide + inset).max(places.x);
    buffer.set_style(Rect { x, width: wide, ..places }.intersection(buffer.area), Style::reset());
    buffer.set_stringn(x, places.y, words, wide.into(), theme.cursor);
}

/// All there is to say in a terminal too small to work in.
pub(super) fn draw_too_small(frame: &mut Frame<'_>, screen: Rect, is_demo: bool, theme: &Theme) {
    let words = if is_demo { "DEMO: make it larger" } else { "make it larger; text is safe" };
    let words = cut(words, screen.width.into());
    let middle = Rect { y: screen.y + screen.height / 2, height: screen.height.min(1), ..screen };
    draw_line(frame.buffer_mut(), middle, styled(words, theme.text));
}

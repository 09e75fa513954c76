//! Draws the network: a column for each kind of help, each under its heading, and who helps with nothing named below them.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_item::ListItem;
use super::super::super::widgets::list_pane::{ListPane, draw_cursor};
use super::super::super::widgets::paragraph::{draw_sentence, rows_of};
use super::super::super::widgets::row::draw_line;
use super::super::super::widgets::section::{below, draw_section};
use super::super::super::widgets::strip::draw_strip;
use super::{Column, NetworkScreen};
use crate::domain::contact::{ContactLine, Group, Help};
use crate::domain::names;
use crate::text::when;

/// From so many rows on there is room for a blank one under the title.
const ROOMY: u16 = 20;

/// With fewer rows than this for each list, there is one list at a time.
const FEWEST: u16 = 4;

/// Draws it.
pub(super) fn draw(screen: &NetworkScreen, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let buffer = frame.buffer_mut();
    let area = below(area, u16::from(area.height >= ROOMY));
    if screen.network.all == 0 {
        return draw_nobody(buffer, area, cx);
    }
    if screen.columns.len() < 2 {
        return draw_filtered(screen, buffer, area, cx);
    }
    if cx.grid.is_one_pane {
        return draw_under_one_another(screen, buffer, area, cx);
    }
    let (columns, unsaid) = screen.columns.split_at(3.min(screen.columns.len()));
    let foot = unsaid.first().map_or(0, |column| (tall(column, area.width, cx) + 2).min(area.height / 2));
    // Two rows below the longest column, or at the bottom.
    let longest = columns.iter().map(|column| tall(column, cx.grid.span(2), cx)).max().unwrap_or(0);
    let top = Rect { height: (area.height - foot).min(if foot == 0 { area.height } else { longest }), ..area };
    for ((at, column), from) in columns.iter().enumerate().zip([1, 3, 5]) {
        draw_column(buffer, cx.grid.columns(top, from, 2), column, at == screen.focus, cx);
    }
    for column in unsaid {
        let foot = below(area, top.height + 2);
        draw_column(buffer, cx.grid.columns(foot, 1, 2), column, screen.focus == 3, cx);
    }
}

/// Before anybody is written down.
fn draw_nobody(buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let key = cx.key(chain::NETWORK, Command::New);
    let line = vec![
        Span::raw("Nobody is written down yet who helps you. "),
        Span::styled(key, cx.theme.key),
        Span::raw(" begins with a name."),
    ];
    let area = cx.grid.prose(area, 76);
    draw_line(buffer, area, Line::from(line));
    let why = "One mentor does not cover everything. Some help with the work, some with moving on, some keep one steady; the column that \
               stays empty says where to look.";
    draw_sentence(buffer, below(area, 2), why, cx.theme.dim);
}

/// One list, of those that were filtered.
fn draw_filtered(screen: &NetworkScreen, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let Some(column) = screen.columns.first() else { return };
    if column.list.is_empty() {
        let line = vec![
            Span::raw("Nobody is like that. "),
            Span::styled(cx.key(chain::NETWORK, Command::ClearFilter), cx.theme.key),
            Span::raw(" shows them all."),
        ];
        return draw_line(buffer, area, Line::from(line));
    }
    draw_list(buffer, cx.grid.columns(area, 1, 4), column, true, cx);
}

fn draw_under_one_another(screen: &NetworkScreen, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let lists = u16::try_from(screen.columns.len()).unwrap_or(u16::MAX);
    if area.height < lists.saturating_mul(FEWEST) {
        return draw_one(screen, buffer, area, cx);
    }
    let wants: Vec<_> = screen.columns.iter().map(|column| tall(column, area.width, cx)).collect();
    let mut rest = area;
    for ((at, column), rows) in screen.columns.iter().enumerate().zip(shares(&wants, screen.focus, area.height)) {
        draw_column(buffer, Rect { height: rows.min(rest.height), ..rest }, column, at == screen.focus, cx);
        rest = below(rest, rows + 1);
    }
}

/// The list with the keys alone, under the names of all.
fn draw_one(screen: &NetworkScreen, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
    let Some(column) = screen.columns.get(screen.focus) else { return };
    let names: Vec<_> =
        screen.columns.iter().map(|column| format!("{} {}", name(column.group), column.count)).collect();
    let rest = draw_strip(buffer, area, &names, screen.focus, "", cx.theme);
    if column.list.is_empty() {
        draw_sentence(buffer, rest, &nobody(column.group), cx.theme.text);
    } else {
        draw_list(buffer, rest, column, true, cx);
    }
}

fn draw_column(buffer: &mut Buffer, area: Rect, column: &Column, has_keys: bool, cx: &ViewCx<'_>) {
    let count = if column.count == 0 { String::new() } else { column.count.to_string() };
    let rest = draw_section(buffer, area, heading(column.group), &count, has_keys, cx.theme);
    if column.list.is_empty() {
        let rows = draw_sentence(buffer, rest, &nobody(column.group), cx.theme.text);
        if has_keys {
            draw_cursor(buffer, rest, 0, rows, cx.theme.cursor);
        }
        return;
    }
    draw_list(buffer, rest, column, has_keys, cx);
}

fn draw_list(buffer: &mut Buffer, area: Rect, column: &Column, has_keys: bool, cx: &ViewCx<'_>) {
    let pane = ListPane::new(&column.list, |line| item(line, column.group, cx)).short(cx.grid.is_short);
    let pane = if has_keys { pane } else { pane.preview() };
    pane.render(buffer, area, cx.theme);
}

/// Their name and when one was last in touch; below it what comes next, or through whom they were met.
fn item(line: &ContactLine, group: Group, cx: &ViewCx<'_>) -> ListItem {
    let details = &line.contact.details;
    let is_candidate = details.is_candidate && group != Group::Candidates;
    let candidate = if is_candidate { "candidate" } else { "" };
    let item = ListItem::new(line.name.clone());
    let item = match details.last_contact_on {
        Some(day) if details.is_quiet(cx.today) => item.right(when::away(day, cx.today)).strong(),
        Some(day) => item.right(when::away(day, cx.today)),
        None => item,
    };
    let thanked = details
        .thanked_on
        .map(|day| format!("thanked {}", when::short_column(day, cx.today).trim_start()))
        .unwrap_or_default();
    let through = if thanked.is_empty() { line.through.as_str() } else { names::first_name(&line.through) };
    let through = if line.through.is_empty() { String::new() } else { format!("through {through}") };
    let next = details.next_step.trim();
    let second = if next.is_empty() { through } else { next.to_owned() };
    // One word alone makes no second line.
    match second.is_empty() {
        true => item.tail(candidate),
        false => item.second(second, if is_candidate { candidate.to_owned() } else { thanked }),
    }
}

/// How many rows a list wants with its heading.
fn tall(column: &Column, width: u16, cx: &ViewCx<'_>) -> u16 {
    if column.list.is_empty() {
        return 1 + rows_of(&nobody(column.group), width);
    }
    let count = u16::try_from(column.list.len()).unwrap_or(u16::MAX);
    // Items of two rows have a blank one between them.
    if cx.grid.is_short { count.saturating_add(1) } else { count.saturating_mul(3) }
}

/// How many rows each list gets: what it wants, as long as there is room; else the one with the keys what the others leave.
fn shares(wants: &[u16], here: usize, height: u16) -> Vec<u16> {
    let gaps = u16::try_from(wants.len().saturating_sub(1)).unwrap_or(0);
    let room = height.saturating_sub(gaps);
    if wants.iter().map(|want| u32::from(*want)).sum::<u32>() <= u32::from(room) {
        return wants.to_vec();
    }
    let mut shares: Vec<_> = wants.iter().map(|want| (*want).min(3)).collect();
    let others: u16 = shares.iter().enumerate().filter(|(at, _)| *at != here).map(|(_, rows)| *rows).sum();
    if let Some(share) = shares.get_mut(here) {
        *share = wants[here].min(room.saturating_sub(others).max(3));
    }
    shares
}

/// The heading of a list.
fn heading(group: Group) -> &'static str {
    match group {
        Group::Helps(Help::Work) => "Work",
        Group::Helps(Help::MovingOn) => "Moving on",
        Group::Helps(Help::Steady) => "Keeping steady",
        _ => "Not said yet with what",
    }
}

/// Its name where there is room for a word or two.
fn name(group: Group) -> &'static str {
    if group == Group::Unsaid { "Not said" } else { heading(group) }
}

fn nobody(group: Group) -> String {
    match group {
        Group::Helps(help) => {
            format!("Nobody yet who helps you with {}: see Your network in the Guide.", help.in_words())
        }
        _ => "Nobody.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn the_list_with_the_keys_gets_what_the_others_leave() {
        assert_eq!(shares(&[3, 4, 2], 0, 20), [3, 4, 2]);
        assert_eq!(shares(&[40, 9, 2], 0, 20), [13, 3, 2]);
        assert_eq!(shares(&[40, 9, 2], 1, 20), [3, 9, 2]);
        assert!(shares(&[], 0, 0).is_empty());
    }
}

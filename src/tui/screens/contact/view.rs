//! Draws the page of a contact: what is known of them at the left; promised introductions, and who was met through them, at the right.
//! Below 100 columns one under the other.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::{Title, ViewCx};
use super::super::super::widgets::list_item::ListItem;
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::action_row;
use super::super::gone::draw_gone;
use super::{ContactScreen, Pane};
use crate::domain::contact::{ContactLine, Help, closeness_in_words};
use crate::journal::ContactPage;
use crate::text::{plural, when};

/// Columns of a label.
const LABEL: u16 = 16;

/// From so many rows on there is room for blank ones.
const ROOMY: u16 = 20;

/// So many rows the lists keep where all stands under one another.
const LISTS: u16 = 5;

/// The title row: their name, what they are here, and that they might be a mentor.
pub(super) fn title(line: &ContactLine, cx: &ViewCx<'_>) -> Title {
    let details = &line.contact.details;
    let title = Title::new(&line.name).aside(format!("contact {}", line.contact.id));
    match (line.mentorship_id, details.is_candidate) {
        (None, true) => title.right(styled("might be a mentor", cx.theme.text)),
        _ => title,
    }
}

/// Draws the page.
pub(super) fn draw(screen: &ContactScreen, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let buffer = frame.buffer_mut();
    let Some(page) = &screen.page else {
        return draw_gone(buffer, area, cx);
    };
    let area = below(area, u16::from(area.height >= ROOMY));
    match cx.grid.split(area, 3) {
        Some([left, right]) => {
            draw_facts(buffer, left, page, cx);
            draw_lists(screen, buffer, right, page, cx);
        }
        None => {
            let top = Rect { height: area.height.saturating_sub(LISTS).max(area.height / 2), ..area };
            let taken = draw_facts(buffer, top, page, cx);
            draw_lists(screen, buffer, below(area, taken.saturating_add(1)), page, cx);
        }
    }
}

/// Gives the rows it took.
fn draw_facts(buffer: &mut Buffer, area: Rect, page: &ContactPage, cx: &ViewCx<'_>) -> u16 {
    let mut rest = area;
    for (label, fact, style) in facts(page, cx) {
        let indent = LABEL.min(rest.width);
        let right = Rect { x: rest.x + indent, width: rest.width - indent, ..rest };
        if rows_of(&fact, right.width) > rest.height {
            break;
        }
        draw_line(buffer, rest, styled(label, cx.theme.dim));
        rest = below(rest, draw_text(buffer, right, &fact, style, cx.theme.dim).max(1));
    }
    let is_open_to_more = page.line.contact.details.is_candidate && page.line.mentorship_id.is_none();
    if is_open_to_more && rest.height > 1 {
        rest = below(rest, 1);
        let key = Span::styled(cx.key(chain::CONTACT, Command::Begin), cx.theme.key);
        draw_line(buffer, rest, Line::from(vec![key, Span::styled(" begins a mentorship with them", cx.theme.dim)]));
        rest = below(rest, 1);
    }
    area.height - rest.height
}

fn facts(page: &ContactPage, cx: &ViewCx<'_>) -> Vec<(&'static str, String, Style)> {
    let (line, theme) = (&page.line, cx.theme);
    let details = &line.contact.details;
    let helps: Vec<_> = details.helps().into_iter().map(Help::in_words).collect();
    let mut facts = match helps.is_empty() {
        true => vec![("Helps with", "not said yet".to_owned(), theme.dim)],
        false => vec![("Helps with", plural::list_of(&helps), theme.strong)],
    };
    let mut add = |label, fact: &str| {
        if !fact.trim().is_empty() {
            facts.push((label, fact.to_owned(), theme.text));
        }
    };
    add("Met through", &line.through);
    add("How close", details.closeness.map_or("", closeness_in_words));
    add("Unlike me in", &details.differs_from_me);
    add("Next step", &details.next_step);
    if line.mentorship_id.is_some() {
        add("Mentorship", "there is one with them, in People");
    }
    facts.push(match details.last_contact_on {
        Some(day) if details.is_quiet(cx.today) => ("In touch", in_words(day, cx), theme.strong),
        Some(day) => ("In touch", in_words(day, cx), theme.text),
        None => ("In touch", "not written down yet".to_owned(), theme.dim),
    });
    facts.push(match details.thanked_on {
        Some(day) => ("Thanked", in_words(day, cx), theme.text),
        None => ("Thanked", "not yet".to_owned(), theme.dim),
    });
    if !page.person.details.note.trim().is_empty() {
        facts.push(("Note", page.person.details.note.clone(), theme.text));
    }
    facts
}

/// `Thu 9 July, 2 months ago`.
fn in_words(day: chrono::NaiveDate, cx: &ViewCx<'_>) -> String {
    let (date, away) = when::both(day, cx.today);
    if day == cx.today { away } else { format!("{date}, {away}") }
}

fn draw_lists(screen: &ContactScreen, buffer: &mut Buffer, area: Rect, page: &ContactPage, cx: &ViewCx<'_>) {
    if area.height < 2 {
        return;
    }
    let met = u16::try_from(screen.met.len()).unwrap_or(u16::MAX);
    let air = 1 + u16::from(area.height >= ROOMY);
    let foot = if met == 0 { 0 } else { (met + 1 + air).min(area.height / 2) };
    let top = Rect { height: area.height - foot, ..area };
    let has_keys = screen.focus == Pane::Promises;
    let rest = draw_section(buffer, top, "Introductions", "", has_keys, cx.theme);
    if screen.promises.is_empty() {
        draw_line(buffer, rest, nothing_promised(page, cx));
    } else {
        let pane = ListPane::new(&screen.promises, |line| action_row::item(line, when::relative, cx.today));
        let pane = if has_keys { pane } else { pane.preview() };
        pane.render(buffer, rest, cx.theme);
    }
    if foot > air {
        // Directly under what stands above, with the rows that are not needed left below.
        let promised = u16::try_from(screen.promises.len()).unwrap_or(u16::MAX).max(1);
        let down = (1 + promised.min(rest.height)).saturating_add(air);
        let has_keys = screen.focus == Pane::Met;
        let rest = draw_section(buffer, below(area, down), "Met through them", &met.to_string(), has_keys, cx.theme);
        let pane = ListPane::new(&screen.met, |line: &ContactLine| ListItem::new(line.name.clone()));
        let pane = if has_keys { pane } else { pane.preview() };
        pane.render(buffer, rest, cx.theme);
    }
}

fn nothing_promised(page: &ContactPage, cx: &ViewCx<'_>) -> Line<'static> {
    let what = if page.line.contact.details.last_contact_on.is_some() { "promises one" } else { "asks for one" };
    Line::from(vec![
        Span::raw("None yet. "),
        Span::styled(cx.key(chain::CONTACT, Command::New), cx.theme.key),
        Span::raw(format!(" {what}.")),
    ])
}

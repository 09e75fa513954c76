//! Draws the page of an action: the promise at the left and its life at the right; below 100 columns one under the other.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::super::command::{Command, chain};
use super::super::super::screen::{Title, ViewCx};
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::paragraph::{draw_sentence, draw_text};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::gone::draw_gone;
use super::ActionScreen;
use super::words;
use crate::content::sentences;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::text::plural::count;
use crate::text::when;

/// Columns of a label.
const LABEL: u16 = 14;

/// From so many rows on there is room for blank ones.
const ROOMY: u16 = 20;

/// The title row: what it is, with whom, and how it stands.
pub(super) fn title(line: &ActionLine, cx: &ViewCx<'_>) -> Title {
    let with = if line.name.is_empty() { String::new() } else { format!(", with {}", line.name) };
    Title::new("Action").aside(format!("{}{with}", line.action.id)).right(stands(line, cx))
}

fn stands(line: &ActionLine, cx: &ViewCx<'_>) -> Line<'static> {
    let details = &line.action.details;
    match details.status {
        ActionStatus::Done => styled("done", cx.theme.dim),
        ActionStatus::Dropped => styled("let go", cx.theme.dim),
        ActionStatus::Open => match details.due_on.filter(|_| line.is_overdue(cx.today)) {
            Some(due) => styled(format!("! {}", when::due(due, cx.today)), cx.theme.strong),
            None => styled("open", cx.theme.text),
        },
    }
}

/// Draws the page.
pub(super) fn draw(screen: &ActionScreen, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let Some(line) = &screen.line else {
        return draw_gone(frame.buffer_mut(), area, cx);
    };
    let area = below(area, u16::from(area.height >= ROOMY));
    match cx.grid.split(area, 3) {
        Some([left, right]) => {
            draw_promise(screen, line, frame, left, cx);
            draw_life(screen, line, frame, right, cx);
        }
        None => {
            let taken = draw_promise(screen, line, frame, area, cx);
            let air = if area.height >= ROOMY { 2 } else { 1 };
            draw_life(screen, line, frame, below(area, taken.saturating_add(air)), cx);
        }
    }
}

/// The words in full, then what goes with them. Gives the rows it took.
fn draw_promise(screen: &ActionScreen, line: &ActionLine, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) -> u16 {
    let theme = cx.theme;
    let mut rest = below(area, draw_text(frame.buffer_mut(), area, &line.action.details.text, theme.title, theme.dim));
    rest = below(rest, 1);
    for (label, fact, style) in facts(screen, line, cx) {
        draw_line(frame.buffer_mut(), rest, styled(label, theme.dim));
        let indent = LABEL.min(rest.width);
        let right = Rect { x: rest.x + indent, width: rest.width - indent, ..rest };
        rest = below(rest, draw_text(frame.buffer_mut(), right, &fact, style, theme.dim).max(1));
    }
    if line.is_carried_often() {
        rest = below(rest, 1);
        let sentence = sentences::on_carries(line.carried);
        rest = below(rest, draw_sentence(frame.buffer_mut(), rest, &sentence, theme.text));
        let key = Span::styled(cx.key(chain::ACTION, Command::State), theme.key);
        draw_line(frame.buffer_mut(), rest, Line::from(vec![key, Span::styled(" chooses", theme.dim)]));
        rest = below(rest, 1);
    }
    area.height - rest.height
}

fn facts(screen: &ActionScreen, line: &ActionLine, cx: &ViewCx<'_>) -> Vec<(&'static str, String, Style)> {
    let details = &line.action.details;
    let mut facts = vec![("Whose", line.owner().to_owned(), cx.theme.text)];
    if let Some(due) = details.due_on {
        let is_open = details.status == ActionStatus::Open;
        let (date, away) =
            if is_open && !line.is_paused { when::both_due(due, cx.today) } else { when::both(due, cx.today) };
        let style = if line.is_overdue(cx.today) { cx.theme.strong } else { cx.theme.text };
        facts.push(("By", if is_open { format!("{date}, {away}") } else { date }, style));
    }
    if let Some(goal) = &screen.goal {
        facts.push(("For the goal", goal.clone(), cx.theme.text));
    }
    if let Some(name) = &screen.about {
        facts.push(("About", name.clone(), cx.theme.text));
    }
    if line.carried > 0 {
        facts.push(("Carried", count(line.carried, "time", "times"), cx.theme.text));
    }
    facts
}

fn draw_life(screen: &ActionScreen, line: &ActionLine, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    if area.height < 2 {
        return;
    }
    let left_out = match screen.left_out {
        0 => String::new(),
        agendas => format!("{} before these", count(agendas, "agenda", "agendas")),
    };
    let body = draw_section(frame.buffer_mut(), area, "Its life", &left_out, true, cx.theme);
    ListPane::new(&screen.life, |event| words::item(event, line, cx.today)).render(frame.buffer_mut(), body, cx.theme);
}

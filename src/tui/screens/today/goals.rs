//! The goals on Today: how far each is, by when, and when it was last looked at.

use ratatui::text::{Line, Span};

use super::super::goal_row;
use super::contents::Contents;
use super::selection::Item;
use crate::domain::goal::GoalLine;
use crate::domain::names::first_name;
use crate::text::when;
use crate::tui::screen::ViewCx;
use crate::tui::widgets::list_item::ListItem;
use crate::tui::widgets::row::styled;
use crate::tui::widgets::sheet::Sheet;

/// Adds the goals that are shown.
pub(super) fn draw_goals(sheet: &mut Sheet<'_>, contents: &Contents, selected: &Item, cx: &ViewCx<'_>) {
    for (at, line) in contents.today.goals.iter().enumerate() {
        if at > 0 && !cx.grid.is_one_pane {
            sheet.blank();
        }
        let is_selected = *selected == Item::Goal(line.goal.id);
        sheet.item(is_selected, |sheet| draw_goal(sheet, line, is_selected, contents.today.is_mixed, cx));
    }
}

fn draw_goal(sheet: &mut Sheet<'_>, line: &GoalLine, is_selected: bool, is_mixed: bool, cx: &ViewCx<'_>) {
    let right = if cx.grid.is_one_pane { brief(line, cx) } else { value_or_status(line, cx) };
    let with = Some(first_name(&line.name)).filter(|name| !name.is_empty() && is_mixed);
    let with = with.map(|name| format!("({name})")).unwrap_or_default();
    sheet.list_row(ListItem::new(line.goal.details.title.clone()).tail(with), is_selected, right);
    if let Some(share) = line.share_of_the_way() {
        sheet.bar(share);
    }
    if !cx.grid.is_one_pane {
        let whose = goal_row::whose_if_asked(line, false);
        let said = whose.into_iter().chain([goal_row::aim(line, cx.today)]).collect::<Vec<_>>().join(", ");
        let right = match goal_row::warning(line, cx.today) {
            Some(warning) => styled(warning, cx.theme.strong),
            None => styled(goal_row::last_entry(line, cx.today), cx.theme.dim),
        };
        sheet.row(styled(said, cx.theme.dim), right);
    }
}

fn value_or_status(line: &GoalLine, cx: &ViewCx<'_>) -> Line<'static> {
    if line.last_value.trim().is_empty() {
        styled(line.goal.details.status.as_str(), cx.theme.dim)
    } else {
        styled(line.last_value.clone(), cx.theme.strong)
    }
}

/// `71 of 80 by 30 Sep`, all there is room for in one column.
fn brief(line: &GoalLine, cx: &ViewCx<'_>) -> Line<'static> {
    let details = &line.goal.details;
    let mut right = value_or_status(line, cx);
    let mut add = |words: String| right.push_span(Span::styled(words, cx.theme.dim));
    if !line.last_value.trim().is_empty() && !details.target_value.trim().is_empty() {
        add(format!(" of {}", details.target_value));
    }
    if let Some(day) = details.due_on {
        add(format!(" by {}", when::short_column(day, cx.today).trim()));
    }
    right
}

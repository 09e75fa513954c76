//! How Today looks: two columns of sections, or one where there is no room for two.
//!
//! Sections that stand side by side begin on the same row while there is room for that; where it is short they move together.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action_row;
use super::goals::draw_goals;
use super::next::draw_next;
use super::selection::{Item, Section};
use super::worth_a_look::draw_alerts;
use super::{TodayScreen, sentence_with_key};
use crate::domain::action::{ActionLine, Owner};
use crate::domain::names::first_name;
use crate::journal::Today;
use crate::text::when;
use crate::tui::command::Command;
use crate::tui::screen::ViewCx;
use crate::tui::widgets::list_item::ListItem;
use crate::tui::widgets::row::styled;
use crate::tui::widgets::sheet::Sheet;

/// So often carried, it is said beside the action.
const SEVERAL: u32 = 2;

/// How the sections are laid out, the airiest first.
const LAYOUTS: [Layout; 4] = [
    Layout { apart: 2, is_aligned: true, agenda: 5, names_cards: true },
    Layout { apart: 2, is_aligned: true, agenda: 0, names_cards: true },
    Layout { apart: 2, is_aligned: false, agenda: 0, names_cards: true },
    Layout { apart: 1, is_aligned: false, agenda: 0, names_cards: false },
];

#[derive(Clone, Copy)]
struct Layout {
    /// Blank rows between two sections.
    apart: u16,
    /// Whether sections side by side begin on the same row.
    is_aligned: bool,
    /// So many lines of the agenda are shown; else it is counted.
    agenda: usize,
    /// Whether what is worth a look names its card of the Guide; the key that opens it is in the help, too.
    names_cards: bool,
}

impl TodayScreen {
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let columns = cx.grid.split(area, 3);
        self.drawn.has_two_columns.set(columns.is_some());
        match columns {
            Some([left, right]) => self.draw_two(buffer, left, right, cx),
            None => {
                let sheets = LAYOUTS.map(|layout| self.one(layout, area.width, cx));
                let sheet = sheets.iter().find(|sheet| sheet.height() <= area.height).unwrap_or(&sheets[3]);
                sheet.render(buffer, area, &self.drawn.left);
            }
        }
    }

    fn draw_two(&self, buffer: &mut Buffer, left: Rect, right: Rect, cx: &ViewCx<'_>) {
        let pairs = LAYOUTS.map(|layout| self.two(layout, left.width, right.width, cx));
        let fits = |sheets: &&[Sheet<'_>; 2]| sheets.iter().all(|sheet| sheet.height() <= left.height);
        let [at_left, at_right] = pairs.iter().find(fits).unwrap_or(&pairs[3]);
        at_left.render(buffer, left, &self.drawn.left);
        at_right.render(buffer, right, &self.drawn.right);
    }

    fn one<'a>(&self, layout: Layout, columns: u16, cx: &ViewCx<'a>) -> Sheet<'a> {
        let mut sheet = Sheet::new(columns, cx.theme);
        for section in Section::one_column(&self.contents) {
            self.add(&mut sheet, section, layout, cx);
        }
        sheet
    }

    fn two<'a>(&self, layout: Layout, left: u16, right: u16, cx: &ViewCx<'a>) -> [Sheet<'a>; 2] {
        let mut sheets = [left, right].map(|columns| Sheet::new(columns, cx.theme));
        self.add(&mut sheets[0], Section::Unsaved, layout, cx);
        // The left column has one section more, and what is unsaved has no neighbour.
        for (left, right) in Section::LEFT.into_iter().skip(1).zip(Section::RIGHT) {
            if layout.is_aligned {
                let top = sheets[0].height().max(sheets[1].height());
                sheets.iter_mut().for_each(|sheet| sheet.pad_to(top));
            }
            self.add(&mut sheets[0], left, layout, cx);
            self.add(&mut sheets[1], right, layout, cx);
        }
        sheets
    }

    /// Adds a section, unless it has nothing to say.
    fn add(&self, sheet: &mut Sheet<'_>, section: Section, layout: Layout, cx: &ViewCx<'_>) {
        let Layout { apart, .. } = layout;
        let has_keys = self.selected.section() == section;
        let contents = &self.contents;
        match section {
            Section::Unsaved if !contents.drafts.is_empty() => {
                sheet.section("unsaved", has_keys, apart);
                self.add_unsaved(sheet, cx);
            }
            Section::Next => {
                sheet.section("next meeting", has_keys, apart);
                draw_next(sheet, &self.contents.today, &self.selected, layout.agenda, cx);
            }
            Section::Actions => {
                sheet.section("actions", has_keys, apart);
                self.add_actions(sheet, cx);
            }
            Section::Goals if !contents.today.goals.is_empty() => {
                sheet.section(if contents.today.goals.len() == 1 { "goal" } else { "goals" }, has_keys, apart);
                draw_goals(sheet, contents, &self.selected, cx);
            }
            Section::Question if contents.today.question.is_some() => {
                sheet.section("question of the week", has_keys, apart);
                sheet.item(self.selected == Item::Question, |sheet| self.add_question(sheet, cx));
            }
            Section::Look if !contents.today.alerts.is_empty() => {
                sheet.section("worth a look", has_keys, apart);
                draw_alerts(sheet, contents, &self.selected, layout.names_cards, cx);
            }
            Section::Taken if contents.today.taken.is_some() => {
                sheet.section("last takeaway", has_keys, apart);
                self.add_taken(sheet, cx);
            }
            _ => {}
        }
    }

    fn add_unsaved(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        for draft in &self.contents.drafts {
            let is_selected = self.selected == Item::Draft(draft.saved.draft.place.clone());
            sheet.list_item(&ListItem::new(draft.words.clone()).right(draft.ago.clone()), is_selected);
        }
        if self.contents.older_drafts > 0 {
            sheet.words(&format!("and {} older", self.contents.older_drafts), cx.theme.dim);
        }
    }

    fn add_actions(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        for line in &self.contents.today.actions {
            let item = action_item(line, self.contents.today.is_mixed, cx.today);
            sheet.list_item(&item, self.selected == Item::Action(line.action.id));
        }
        if self.contents.today.actions.is_empty() {
            sheet.row(
                sentence_with_key("Nothing is promised.", Command::NewAction, "adds an action.", cx),
                Line::default(),
            );
        } else if self.contents.today.actions.len() >= Today::MOST_ACTIONS {
            sheet.words("These are the nearest; the others follow when they are settled.", cx.theme.dim);
        }
    }

    fn add_question(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        let Some(offered) = &self.contents.today.question else { return };
        let style = if self.selected == Item::Question { cx.theme.strong } else { cx.theme.text };
        sheet.words(&offered.wording, style);
        let last = offered.last_answered_on.map(|day| format!("last answered {}", when::plain(day, cx.today)));
        let theme = styled(offered.question.theme.to_string().replace('-', " "), cx.theme.dim);
        sheet.row(theme, styled(last.unwrap_or_default(), cx.theme.dim));
    }

    fn add_taken(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        if let Some((words, day)) = &self.contents.today.taken {
            sheet.words(words, cx.theme.note);
            sheet.words(&when::heading(*day, cx.today), cx.theme.dim);
        }
    }
}

/// An action as it stands on Today: both sides' in one shape.
fn action_item(line: &ActionLine, is_mixed: bool, today: NaiveDate) -> ListItem {
    let times = (line.carried >= SEVERAL).then(|| format!("x{}", line.carried));
    // The other side's own promises say the name already.
    let with = Some(first_name(&line.name))
        .filter(|name| !name.is_empty() && is_mixed && line.action.details.owner != Owner::Them);
    let tail: Vec<_> = with.map(|name| format!("({name})")).into_iter().chain(times).collect();
    action_row::item(line, when::due, today).tail(tail.join(" "))
}

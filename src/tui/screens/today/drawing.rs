//! How Today looks: two columns of sections, or one where there is no room for two.
//!
//! Sections that stand side by side begin on the same row while there is room for that; where it is short they move together.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::TodayScreen;
use super::contents::MOST_ACTIONS;
use super::goals::draw_goals;
use super::selection::{Item, Section};
use crate::domain::action::{ActionLine, ActionStatus, Owner};
use crate::domain::meeting::{MeetingKind, MeetingLine};
use crate::domain::mentorship::{MentorshipLine, Rhythm};
use crate::text::plural::{count, counts};
use crate::text::when;
use crate::tui::command::{Command, chain};
use crate::tui::screen::ViewCx;
use crate::tui::widgets::list_item::{ListItem, Mark};
use crate::tui::widgets::row::styled;
use crate::tui::widgets::sheet::Sheet;

/// So often carried, it is said beside the action.
const SEVERAL: u32 = 2;

/// How the sections are laid out, the airiest first.
const LAYOUTS: [Layout; 3] = [
    Layout { apart: 2, is_aligned: true },
    Layout { apart: 2, is_aligned: false },
    Layout { apart: 1, is_aligned: false },
];

#[derive(Clone, Copy)]
struct Layout {
    /// Blank rows between two sections.
    apart: u16,
    /// Whether sections side by side begin on the same row.
    is_aligned: bool,
}

impl TodayScreen {
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let columns = cx.grid.split(area, 3);
        self.drawn.has_two_columns.set(columns.is_some());
        match columns {
            Some([left, right]) => self.draw_two(buffer, left, right, cx),
            None => {
                let sheets = LAYOUTS.map(|layout| self.one(layout, area.width, cx));
                let sheet = sheets.iter().find(|sheet| sheet.height() <= area.height).unwrap_or(&sheets[2]);
                sheet.render(buffer, area, &self.drawn.left);
            }
        }
    }

    fn draw_two(&self, buffer: &mut Buffer, left: Rect, right: Rect, cx: &ViewCx<'_>) {
        let pairs = LAYOUTS.map(|layout| self.two(layout, left.width, right.width, cx));
        let fits = |sheets: &&[Sheet<'_>; 2]| sheets.iter().all(|sheet| sheet.height() <= left.height);
        let [at_left, at_right] = pairs.iter().find(fits).unwrap_or(&pairs[2]);
        at_left.render(buffer, left, &self.drawn.left);
        at_right.render(buffer, right, &self.drawn.right);
    }

    fn one<'a>(&self, layout: Layout, columns: u16, cx: &ViewCx<'a>) -> Sheet<'a> {
        let mut sheet = Sheet::new(columns, cx.theme);
        for section in Section::ONE_COLUMN {
            self.add(&mut sheet, section, layout.apart, cx);
        }
        sheet
    }

    fn two<'a>(&self, layout: Layout, left: u16, right: u16, cx: &ViewCx<'a>) -> [Sheet<'a>; 2] {
        let mut sheets = [left, right].map(|columns| Sheet::new(columns, cx.theme));
        self.add(&mut sheets[0], Section::Unsaved, layout.apart, cx);
        // The left column has one section more, and what is unsaved has no neighbour.
        for (left, right) in Section::LEFT.into_iter().skip(1).zip(Section::RIGHT) {
            if layout.is_aligned {
                let top = sheets[0].height().max(sheets[1].height());
                sheets.iter_mut().for_each(|sheet| sheet.pad_to(top));
            }
            self.add(&mut sheets[0], left, layout.apart, cx);
            self.add(&mut sheets[1], right, layout.apart, cx);
        }
        sheets
    }

    /// Adds a section, unless it has nothing to say.
    fn add(&self, sheet: &mut Sheet<'_>, section: Section, apart: u16, cx: &ViewCx<'_>) {
        let has_keys = self.selected.section() == section;
        let contents = &self.contents;
        match section {
            Section::Unsaved if !contents.drafts.is_empty() => {
                sheet.section("unsaved", has_keys, apart);
                self.add_unsaved(sheet, cx);
            }
            Section::Next => {
                sheet.section("next meeting", has_keys, apart);
                sheet.item(self.selected == Item::Next, |sheet| self.add_next(sheet, cx));
            }
            Section::Actions => {
                sheet.section("actions", has_keys, apart);
                self.add_actions(sheet, cx);
            }
            Section::Goals if !contents.goals.is_empty() => {
                sheet.section(if contents.goals.len() == 1 { "goal" } else { "goals" }, has_keys, apart);
                draw_goals(sheet, contents, &self.selected, cx);
            }
            Section::Question if contents.question.is_some() => {
                sheet.section("question of the week", has_keys, apart);
                sheet.item(self.selected == Item::Question, |sheet| self.add_question(sheet, cx));
            }
            Section::Look if !contents.alerts.is_empty() => {
                sheet.section("worth a look", has_keys, apart);
                self.add_alerts(sheet, cx);
            }
            Section::Taken if contents.taken.is_some() => {
                sheet.section("taken from last time", has_keys, apart);
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

    fn add_next(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        let with = self.contents.with.as_ref();
        let rhythm = with.map(|line| rhythm(line, cx.today, cx.grid.is_one_pane)).unwrap_or_default();
        let Some(next) = &self.contents.next else {
            sheet.row(sentence_with_key("No meeting is planned.", Command::New, "plans one.", cx), Line::default());
            return sheet.words(&rhythm, cx.theme.dim);
        };
        let right = styled(when::column(next.meets_on, cx.today), cx.theme.dim);
        let when = vec![
            Span::styled(moment(next, cx.today), cx.theme.strong),
            Span::styled(format!(", {}", about(next)), cx.theme.text),
        ];
        sheet.row(Line::from(when), right);
        let waiting = with.map(|line| waiting(line, self.contents.goals_waiting)).unwrap_or_default();
        if cx.grid.is_short {
            return;
        }
        if cx.grid.is_one_pane {
            sheet.row(styled(waiting, cx.theme.dim), styled(rhythm, cx.theme.dim));
        } else {
            for words in [waiting, rhythm].iter().filter(|words| !words.is_empty()) {
                sheet.words(words, cx.theme.dim);
            }
        }
    }

    fn add_actions(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        for line in &self.contents.actions {
            let item = action_item(line, self.contents.is_mixed, cx.today);
            sheet.list_item(&item, self.selected == Item::Action(line.action.id));
        }
        if self.contents.actions.is_empty() {
            sheet.row(
                sentence_with_key("Nothing is promised.", Command::NewAction, "adds an action.", cx),
                Line::default(),
            );
        } else if self.contents.actions.len() >= MOST_ACTIONS {
            sheet.words("These are the nearest; the others follow when they are settled.", cx.theme.dim);
        }
    }

    fn add_question(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        let Some(offered) = &self.contents.question else { return };
        let style = if self.selected == Item::Question { cx.theme.strong } else { cx.theme.text };
        sheet.words(&offered.wording, style);
        let last = offered.last_answered_on.map(|day| format!("last answered {}", when::plain(day, cx.today)));
        let theme = styled(offered.question.theme.to_string().replace('-', " "), cx.theme.dim);
        sheet.row(theme, styled(last.unwrap_or_default(), cx.theme.dim));
    }

    fn add_alerts(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        for (at, alert) in self.contents.alerts.iter().enumerate() {
            if at > 0 {
                sheet.blank();
            }
            sheet.item(self.selected == Item::Look(alert.about), |sheet| {
                sheet.row(styled(capitalised(&alert.title), cx.theme.strong), Line::default());
                sheet.words(&alert.sentence, cx.theme.text);
            });
        }
    }

    fn add_taken(&self, sheet: &mut Sheet<'_>, cx: &ViewCx<'_>) {
        if let Some((words, day)) = &self.contents.taken {
            sheet.words(words, cx.theme.note);
            sheet.words(&when::heading(*day, cx.today), cx.theme.dim);
        }
    }
}

/// `Tomorrow at 16:00`.
fn moment(next: &MeetingLine, today: NaiveDate) -> String {
    let day = capitalised(&when::away(next.meets_on, today));
    next.starts_at.map_or(day.clone(), |time| format!("{day} at {}", when::time(time)))
}

/// With whom, or else what it is called or what it is for.
fn about(next: &MeetingLine) -> String {
    let kind = if next.kind == MeetingKind::Regular { "a meeting" } else { next.kind.as_str() };
    let names = [next.name.as_str(), next.title.as_str(), kind];
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default().to_owned()
}

/// `3 actions, 1 goal and 1 topic are waiting.`
fn waiting(with: &MentorshipLine, goals: usize) -> String {
    let [actions, topics] = [with.open_actions, with.waiting_topics].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
    let things = counts(&[(actions, "action", "actions"), (goals, "goal", "goals"), (topics, "topic", "topics")]);
    match actions.saturating_add(goals).saturating_add(topics) {
        0 => String::new(),
        1 => format!("{things} is waiting."),
        _ => format!("{things} are waiting."),
    }
}

/// `5 weeks since the last one, 4 agreed.`, with the word for it when it is not on time; `5 weeks gone, 4 agreed` beside something.
fn rhythm(with: &MentorshipLine, today: NaiveDate, is_brief: bool) -> String {
    let Some(held) = with.last_held_on else { return String::new() };
    if held >= today {
        return if is_brief { String::new() } else { "The last one was today.".to_owned() };
    }
    let (gone, agreed) = spans((today - held).num_days(), with.mentorship.details.rhythm_days.map(i64::from));
    let agreed = agreed.map(|agreed| format!(", {agreed} agreed")).unwrap_or_default();
    let word = match with.rhythm(today) {
        Some(rhythm) if rhythm != Rhythm::OnTime => format!(": {rhythm}"),
        _ => String::new(),
    };
    if is_brief { format!("{gone} gone{agreed}{word}") } else { format!("{gone} since the last one{agreed}{word}.") }
}

/// What went by and what was agreed, in the same unit: weeks, or days where weeks would hide that one is more than the other.
fn spans(gone: i64, agreed: Option<i64>) -> (String, Option<String>) {
    let Some(agreed) = agreed else { return (when::weeks(gone), None) };
    let is_whole = agreed % 7 == 0 && gone >= 14;
    if is_whole && (gone / 7 != agreed / 7 || gone == agreed) {
        (when::weeks(gone), Some((agreed / 7).to_string()))
    } else {
        (count(gone, "day", "days"), Some(agreed.to_string()))
    }
}

/// An action as it stands on Today: both sides' in one shape.
fn action_item(line: &ActionLine, is_mixed: bool, today: NaiveDate) -> ListItem {
    let details = &line.action.details;
    let times = (line.carried >= SEVERAL).then(|| format!("x{}", line.carried));
    // The other side's own promises say the name already.
    let with = line.name.split_whitespace().next().filter(|_| is_mixed && details.owner != Owner::Them);
    let tail: Vec<_> = with.map(|name| format!("({name})")).into_iter().chain(times).collect();
    let tail = tail.join(" ");
    let item = ListItem::new(details.text.clone()).owner(line.owner().to_owned()).tail(tail);
    let due = details.due_on.map(|day| when::due(day, today)).unwrap_or_default();
    match details.status {
        ActionStatus::Open if line.is_overdue(today) => item.mark(Mark::Late).right(due).late(),
        ActionStatus::Open => item.mark(Mark::Open).right(due),
        ActionStatus::Done => item.mark(Mark::Done).right("done").done(),
        ActionStatus::Dropped => item.mark(Mark::None).right("let go").done(),
    }
}

fn sentence_with_key(sentence: &str, command: Command, does: &str, cx: &ViewCx<'_>) -> Line<'static> {
    Line::from(vec![
        Span::styled(format!("{sentence} "), cx.theme.text),
        Span::styled(cx.key(chain::TODAY, command), cx.theme.key),
        Span::styled(format!(" {does}"), cx.theme.text),
    ])
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_by_and_what_was_agreed_are_said_in_one_unit() {
        for (gone, agreed, said) in [
            (35, Some(28), ("5 weeks", Some("4"))),
            (28, Some(28), ("4 weeks", Some("4"))),
            (34, Some(28), ("34 days", Some("28"))),
            (3, Some(28), ("3 days", Some("28"))),
            (12, Some(10), ("12 days", Some("10"))),
            (35, None, ("5 weeks", None)),
        ] {
            let (gone, agreed) = spans(gone, agreed);
            assert_eq!((gone.as_str(), agreed.as_deref()), said);
        }
    }
}

//! The rows of a goal's page: entries and milestones.

use chrono::NaiveDate;

use super::super::super::widgets::list_item::{ListItem, Mark};
use super::super::super::widgets::row::cut;
use crate::domain::goal::{Milestone, ProgressEntry};
use crate::text::sanitise::shown_line;
use crate::text::when;
use crate::text::width::wrap;

/// Columns before the words of an entry, beside those of its value.
const DATE_COLUMNS: u16 = 14;

/// Lines of one entry at most: what moved, what is next.
const MOST_MOVED: usize = 3;
const MOST_NEXT: usize = 2;

/// The columns of the log: all of them, and those of the values if there are any. Where there are few, day and value stand at the
/// right, close together.
#[derive(Clone, Copy, Debug)]
pub(super) struct LogColumns {
    pub all: u16,
    pub values: Option<u16>,
    pub is_short: bool,
}

impl LogColumns {
    fn words(self) -> usize {
        usize::from(self.all.saturating_sub(DATE_COLUMNS + self.values.unwrap_or(0)))
    }

    /// The rows of an entry.
    pub(super) fn rows_of(self, entry: &ProgressEntry) -> usize {
        let next = lines(&next_words(entry), self.words(), MOST_NEXT).len();
        lines(&entry.details.moved, self.words(), MOST_MOVED).len().max(1) + next
    }
}

/// An entry of the log: day, value, what moved, what is next.
pub(super) fn entry_item(entry: &ProgressEntry, columns: LogColumns, today: NaiveDate) -> ListItem {
    let details = &entry.details;
    let day = when::short_column(details.logged_on, today);
    if columns.is_short {
        return ListItem::new(details.moved.as_str()).right(format!("{}  {day}", details.value));
    }
    let mut moved = lines(&details.moved, columns.words(), MOST_MOVED).into_iter();
    let item = ListItem::new(moved.next().unwrap_or_default()).date(day);
    let item = match columns.values {
        Some(columns) => item.figure(details.value.as_str(), columns),
        None => item,
    };
    let item = moved.fold(item, ListItem::line);
    lines(&next_words(entry), columns.words(), MOST_NEXT).into_iter().fold(item, ListItem::dim_line)
}

fn next_words(entry: &ProgressEntry) -> String {
    let next = &entry.details.next;
    if next.is_empty() { String::new() } else { format!("then: {next}") }
}

/// A text in lines; the last of the most there may be says that more follows.
fn lines(text: &str, columns: usize, most: usize) -> Vec<String> {
    let text = shown_line(text);
    let mut lines: Vec<_> = wrap(&text, columns.max(1)).into_iter().map(str::to_owned).collect();
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(cut(&rest, columns));
    }
    lines
}

/// A milestone: reached, open or late.
pub(in super::super) fn milestone_item(milestone: &Milestone, today: NaiveDate) -> ListItem {
    let details = &milestone.details;
    let item = ListItem::new(details.text.as_str());
    match (details.done_on, details.due_on) {
        (Some(done), _) => item.mark(Mark::Done).right(when::short_column(done, today).trim_start()).done(),
        (None, Some(due)) if due < today => item.mark(Mark::Late).right(when::due(due, today)).late(),
        (None, Some(due)) => item.mark(Mark::Open).right(soon(due, today)),
        (None, None) => item.mark(Mark::Open),
    }
}

/// `in 6 days`, then `25 Sep`: a pane this narrow needs its room for words.
pub(super) fn soon(due: NaiveDate, today: NaiveDate) -> String {
    let is_near = due.signed_duration_since(today).num_days() < 7;
    if is_near { when::due(due, today) } else { when::short_column(due, today).trim_start().to_owned() }
}

//! The rows of the ledger. Of advice each says what became of it: in columns where there is room, else in a second line.

use ratatui::style::Style;
use ratatui::text::Span;

use super::super::super::grid::Grid;
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list_item::{ListItem, Mark};
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, FeedbackLine, Response};
use crate::domain::names;
use crate::text::sanitise::shown_line;
use crate::text::when;
use crate::text::width::{pad_right, shorten, wrap};

/// The columns before the advice: its mark, and who gave it.
const LEAD: u16 = 8;

/// So many lines of an advice and of what happened are shown at most.
const MOST_LINES: usize = 3;

/// Where the columns of the advice ledger begin, and how wide they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) tried: u16,
    pub(super) happened: u16,
    pub(super) told: u16,
    advice_width: u16,
    happened_width: u16,
}

impl Columns {
    /// The words above them.
    pub(super) const TRIED: &'static str = "Tried on";
    pub(super) const HAPPENED: &'static str = "What happened";
    pub(super) const TOLD: &'static str = "Told";

    /// On a grid whose columns have room for a day; nothing on a narrower one.
    pub(super) fn of(grid: Grid) -> Option<Self> {
        let [tried, happened, told] = [3, 4, 6].map(|column| grid.offset(column));
        let is_wide = !grid.is_one_pane && grid.span(1) >= 14;
        is_wide.then(|| Columns {
            tried,
            happened,
            told,
            advice_width: tried.saturating_sub(LEAD + 4),
            happened_width: grid.span(2),
        })
    }
}

/// What became of an advice, in words; what is missing is said, too.
#[derive(Debug, PartialEq, Eq)]
struct Course {
    tried: String,
    happened: String,
    told: &'static str,
    is_tried: bool,
}

impl Course {
    fn of(details: &FeedbackDetails, cx: &ViewCx<'_>) -> Self {
        let is_given = details.direction == Direction::Given;
        let tried = match (details.looked_back_on, details.response) {
            (Some(day), _) => when::plain(day, cx.today),
            (None, Response::Use) => "not tried yet".to_owned(),
            (None, Response::Park) => "parked".to_owned(),
            (None, Response::Decline) => "declined".to_owned(),
            (None, Response::Open) => if is_given { "not heard yet" } else { "to answer" }.to_owned(),
        };
        let is_tried = details.looked_back_on.is_some();
        let written = [&details.outcome, &details.response_why].map(|text| shown_line(text).trim().to_owned());
        let happened = written.into_iter().find(|text| !text.is_empty());
        let happened = happened.unwrap_or_else(|| if is_tried { "nothing was written" } else { "" }.to_owned());
        let told = match (details.is_told_back(), details.told) {
            (true, true) => "told them",
            (true, false) if is_tried && details.response == Response::Use => "not told yet",
            _ => "",
        };
        Course { tried, happened, told, is_tried }
    }
}

/// Who gave it; where several people are shown, to whom I gave it stands behind its words.
fn begun(item: ListItem, line: &FeedbackLine, is_mixed: bool) -> ListItem {
    let details = &line.feedback.details;
    let mark = if details.is_open() { Mark::Open } else { Mark::None };
    match details.direction {
        Direction::Received => item.mark(mark).owner(names::other(&line.name)),
        Direction::Given if is_mixed => item.mark(mark).owner("me").tail(format!("(to {})", names::other(&line.name))),
        Direction::Given => item.mark(mark).owner("me"),
    }
}

/// A row of the whole ledger: the day, the words, and where it stands.
pub(super) fn piece(line: &FeedbackLine, is_mixed: bool, cx: &ViewCx<'_>) -> ListItem {
    let details = &line.feedback.details;
    let stands = match details.kind {
        _ if cx.grid.is_one_pane => details.stands().to_owned(),
        FeedbackKind::Keep => details.stands().to_owned(),
        FeedbackKind::Change => format!("to change, {}", details.stands()),
        FeedbackKind::Advice => format!("advice, {}", details.stands()),
    };
    let item = begun(ListItem::new(details.words()), line, is_mixed).right(stands);
    let item = if cx.grid.is_short { item } else { item.date(when::column(details.given_on, cx.today)) };
    if details.is_open() { item.strong() } else { item.done() }
}

/// A row of the advice ledger.
pub(super) fn advice(line: &FeedbackLine, is_mixed: bool, columns: Option<Columns>, cx: &ViewCx<'_>) -> ListItem {
    let details = &line.feedback.details;
    let course = Course::of(details, cx);
    if let Some(columns) = columns {
        return in_columns(line, &course, is_mixed, columns, cx);
    }
    let item = begun(ListItem::new(details.words()), line, is_mixed);
    if cx.grid.is_short {
        let item = item.right(details.stands());
        return if details.is_open() { item.strong() } else { item };
    }
    let tried = if course.is_tried { format!("tried {}", course.tried) } else { course.tried };
    let item = item.right(tried);
    let has_more = !course.happened.is_empty() || !course.told.is_empty();
    let item = if has_more { item.second(course.happened, course.told) } else { item };
    match (details.is_open(), course.is_tried) {
        (true, true) => item.strong_second(),
        (true, false) => item.strong(),
        (false, _) => item,
    }
}

fn in_columns(line: &FeedbackLine, course: &Course, is_mixed: bool, columns: Columns, cx: &ViewCx<'_>) -> ListItem {
    let details = &line.feedback.details;
    let to = match details.direction {
        Direction::Given if is_mixed => format!(" (to {})", names::other(&line.name)),
        _ => String::new(),
    };
    let words = cells(&format!("{}{to}", shown_line(details.words()).trim()), columns.advice_width);
    let happened = cells(&course.happened, columns.happened_width);
    let row = |at: usize, tried: &str, told: &str| {
        let cell = |cells: &[String]| cells.get(at).cloned().unwrap_or_default();
        let pad = |text: &str, columns: u16| pad_right(text, columns.into());
        [
            pad(&cell(&words), columns.tried.saturating_sub(LEAD)),
            pad(tried, columns.happened.saturating_sub(columns.tried)),
            pad(&cell(&happened), columns.told.saturating_sub(columns.happened)),
            told.to_owned(),
        ]
    };
    let (ask, plain) = (cx.theme.strong, Style::new());
    let is_untried = details.is_open() && !course.is_tried;
    let is_untold = details.is_open() && course.is_tried;
    let styles = [plain, if is_untried { ask } else { plain }, plain, if is_untold { ask } else { plain }];
    let spans = row(0, &course.tried, course.told).into_iter().zip(styles);
    let spans = spans.map(|(words, style)| Span::styled(words, style)).collect();
    let from = if details.direction == Direction::Given { "me" } else { names::other(&line.name) };
    let mark = if details.is_open() { Mark::Open } else { Mark::None };
    let first = ListItem::spans(spans).mark(mark).owner(from);
    (1..words.len().max(happened.len()))
        .fold(first, |item, at| item.line(row(at, "", "").concat().trim_end().to_owned()))
}

/// A text in lines of a column; what does not fit is cut in the last.
fn cells(text: &str, columns: u16) -> Vec<String> {
    let lines = wrap(text, columns.into());
    let mut cells: Vec<_> = lines.iter().take(MOST_LINES).map(|line| (*line).to_owned()).collect();
    if let Some(last) = cells.last_mut().filter(|_| lines.len() > MOST_LINES) {
        let rest = lines[MOST_LINES - 1..].join(" ");
        *last = shorten(&rest, columns.into()).into_owned();
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_in_its_last_line_and_a_short_one_is_whole() {
        assert_eq!(cells("one two three", 5), ["one", "two", "three"]);
        assert_eq!(cells("one two three four", 5), ["one", "two", "thre…"]);
        assert!(cells("", 5).concat().is_empty());
    }

    #[test]
    fn columns_stand_on_the_grid_where_there_is_room_for_a_day() {
        for columns in 0..200 {
            let Some(found) = Columns::of(Grid::of(columns)) else {
                assert!(columns < 118, "{columns}");
                continue;
            };
            assert!(columns >= 118);
            assert!(found.tried + 14 <= found.happened && found.happened + found.happened_width < found.told);
            assert!(found.told + 12 <= Grid::of(columns).width());
        }
    }
}

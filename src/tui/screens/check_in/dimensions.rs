//! The six dimensions of the check-ins of one side, each by itself: from the first to the latest, and each time in figures.

use chrono::NaiveDate;

use super::super::super::theme::Theme;
use super::super::super::widgets::chart::{Change, DimensionChange};
use crate::domain::check_in::{Course, Dimension, Score};
use crate::text::when;

/// `16 April to 3 September`: when the figures are from.
pub fn span(course: &Course, today: NaiveDate) -> String {
    let day = |check_in: &crate::domain::check_in::CheckIn| when::plain(check_in.details.checked_on, today);
    let latest = course.latest().map(day).unwrap_or_default();
    course.earlier().map_or_else(|| latest.clone(), |earlier| format!("{} to {latest}", day(earlier)))
}

/// Hands the dimensions to something that draws them or asks how tall they are.
pub fn with_chart<T>(course: &Course, is_airy: bool, take: impl FnOnce(DimensionChange<'_>) -> T) -> T {
    let value = |score: Option<Score>| score.map(Score::value);
    let changes = course.changes();
    let changes: Vec<_> = changes
        .iter()
        .map(|change| Change {
            name: change.dimension.name(),
            earlier: value(change.earlier),
            latest: value(change.latest),
        })
        .collect();
    let [earlier, latest] = [course.earlier(), course.latest()].map(|check_in| {
        check_in.map(|check_in| check_in.details.checked_on.format("%b").to_string()).unwrap_or_default()
    });
    take(DimensionChange { changes: &changes, earlier: &earlier, latest: &latest, is_airy })
}

/// `Trust 4.5   Direction 5`: where there is room for no picture.
pub fn in_a_row(course: &Course) -> Vec<String> {
    let latest = course.changes().into_iter().filter_map(|change| Some((change.dimension, change.latest?)));
    latest.map(|(dimension, score)| format!("{} {score}", dimension.name())).collect()
}

/// The dimensions that hang on one sentence, as a sentence.
pub fn singles() -> String {
    let singles: Vec<_> = Dimension::ALL.iter().filter(|it| it.is_single()).map(|it| it.name()).collect();
    format!("{} hang on one answer each, the others on two.", crate::text::plural::list_of(&singles))
}

/// Columns of a name, and of a figure with its air.
const NAME: usize = 12;
const FIGURE: usize = 6;

/// Each time in figures, as many of the last ones as there is room for: the months, then a row for each dimension. The last figure is
/// the one to read first.
pub fn each_time(course: &Course, columns: u16, theme: &Theme) -> Vec<ratatui::text::Line<'static>> {
    use ratatui::text::{Line, Span};

    use crate::text::width::{pad_left, pad_right};

    let room = usize::from(columns).saturating_sub(NAME) / FIGURE;
    let all: Vec<_> = course.in_order().collect();
    let shown = &all[all.len().saturating_sub(room)..];
    let cell = |words: &str, is_last: bool| {
        Span::styled(pad_left(words, FIGURE), if is_last { theme.strong } else { theme.dim })
    };
    let months = shown
        .iter()
        .map(|it| Span::styled(pad_left(&it.details.checked_on.format("%b").to_string(), FIGURE), theme.dim));
    let head = std::iter::once(Span::raw(" ".repeat(NAME))).chain(months);
    let rows = Dimension::ALL.iter().map(|dimension| {
        let figures = shown.iter().enumerate().map(|(at, it)| {
            let score = it.details.score(*dimension).map_or_else(|| "-".to_owned(), |score| score.to_string());
            cell(&score, at + 1 == shown.len())
        });
        Line::from_iter(std::iter::once(Span::styled(pad_right(dimension.name(), NAME), theme.text)).chain(figures))
    });
    std::iter::once(Line::from_iter(head)).chain(rows).collect()
}

//! What a span is called: `Eight months with Aldo Ferri`, `July to September 2026`.

use chrono::{Datelike, NaiveDate};

use super::super::ReviewPage;
use crate::domain::review::{Period, Span};
use crate::text::plural::count;

/// Days of a month on average, in hundredths.
const MONTH: i64 = 3044;

/// The name of a review; `with` is whom it is with, if it is one.
pub fn title(page: &ReviewPage, with: Option<&str>) -> String {
    let span = match page.period {
        Period::Whole => lasted(page.span),
        Period::Year => page.span.from.format("%Y").to_string(),
        Period::Quarter => {
            let year = if page.span.to.year() == page.today.year() { "" } else { " %Y" };
            format!("{} to {}", page.span.from.format("%B"), page.span.to.format(&format!("%B{year}")))
        }
    };
    match (with, page.period) {
        (Some(name), _) => format!("{span} with {name}"),
        (None, Period::Whole) => format!("{span} of mentoring"),
        (None, _) => span,
    }
}

/// From which day to which it has come, with the year where it is said once: `15 January to 9 September 2026`.
pub fn days(span: Span) -> String {
    let from =
        if span.from.year() == span.to.year() { span.from.format("%-d %B") } else { span.from.format("%-d %B %Y") };
    if span.from == span.to {
        return span.to.format("%-d %B %Y").to_string();
    }
    format!("{from} to {}", span.to.format("%-d %B %Y"))
}

/// How long it was, rounded as one says it: `Eight months`.
fn lasted(span: Span) -> String {
    let days = span.days();
    let months = (days * 200 + MONTH) / (2 * MONTH);
    let (n, one, many) = match days {
        ..14 => (days, "day", "days"),
        14..60 => (days / 7, "week", "weeks"),
        _ if months < 24 => (months, "month", "months"),
        _ => (months / 12, "year", "years"),
    };
    match (n, one) {
        (12, "month") => "A year".to_owned(),
        _ => match in_words(n) {
            Some(word) => {
                let noun = if n == 1 { one } else { many };
                format!("{} {noun}", crate::text::capitalised(word))
            }
            None => count(n, one, many),
        },
    }
}

/// A small number as a word.
pub(super) fn in_words(n: i64) -> Option<&'static str> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(usize::try_from(n).ok()?.checked_sub(1)?).copied()
}

/// A day in the words of a document: with the year, where it is not that of the last day.
pub(super) fn on(day: NaiveDate, last: NaiveDate) -> String {
    crate::text::when::plain(day, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str) -> Span {
        Span { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn a_span_is_called_by_its_length_as_one_says_it() {
        for (from, to, words) in [
            ("2026-09-09", "2026-09-09", "One day"),
            ("2026-08-12", "2026-09-09", "Four weeks"),
            ("2026-01-15", "2026-09-09", "Eight months"),
            ("2025-09-10", "2026-09-09", "A year"),
            ("2025-05-10", "2026-09-09", "16 months"),
            ("2023-09-10", "2026-09-09", "Three years"),
        ] {
            assert_eq!(lasted(span(from, to)), words, "{from} {to}");
        }
    }

    #[test]
    fn the_year_is_said_once() {
        assert_eq!(days(span("2026-01-15", "2026-09-09")), "15 January to 9 September 2026");
        assert_eq!(days(span("2025-01-15", "2026-09-09")), "15 January 2025 to 9 September 2026");
        assert_eq!(days(span("2026-09-09", "2026-09-09")), "9 September 2026");
    }
}

//! Spans as people agree on them: `4 weeks`, `every 10 days`, `2w`, `weekly`.
//!
//! Only `written` uses it. A month is no number of days, so it is refused with what would be right.

use super::NotADay;

const TRY: &str = "try 4 weeks, 10 days";

/// Nobody agrees to meet less often than every ten years.
const LONGEST: u32 = 3660;

/// The days of a span, from words in lower case.
pub(super) fn read(words: &[&str]) -> Result<u32, NotADay> {
    let span = words.strip_prefix(&["every"]).unwrap_or(words);
    let days = match span {
        ["daily" | "day"] => Some(1),
        ["weekly" | "week"] => Some(7),
        ["fortnightly" | "fortnight"] => Some(14),
        [one] => glued(one),
        [number, unit] => number_of(number).zip(days_of(unit)).and_then(|(number, days)| number.checked_mul(days)),
        _ => None,
    };
    days.filter(|days| (1..=LONGEST).contains(days)).ok_or_else(|| {
        let wrong = match span {
            [] => "there is no span yet".to_owned(),
            _ => format!("{} is no span in weeks or days", super::quoted(span)),
        };
        NotADay::new(wrong, TRY)
    })
}

/// `4w`, `28d`, `28`.
fn glued(word: &str) -> Option<u32> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = word.split_at(digits);
    number.parse::<u32>().ok()?.checked_mul(if unit.is_empty() { 1 } else { days_of(unit)? })
}

fn number_of(word: &str) -> Option<u32> {
    if matches!(word, "a" | "one") { Some(1) } else { word.parse().ok() }
}

fn days_of(unit: &str) -> Option<u32> {
    match unit {
        "d" | "day" | "days" => Some(1),
        "w" | "wk" | "wks" | "week" | "weeks" => Some(7),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::span;
    use crate::text::when;

    #[test]
    fn a_span_is_read_in_weeks_or_days() {
        let read = [
            ("4 weeks", 28),
            ("every 4 weeks", 28),
            ("10 days", 10),
            ("a week", 7),
            ("Weekly", 7),
            ("fortnight", 14),
            ("4w", 28),
            ("2W", 14),
            ("10 d", 10),
            ("28d", 28),
            ("28", 28),
        ];
        for (text, days) in read {
            assert_eq!(span(text), Ok(days), "{text}");
        }
        for days in [1, 7, 10, 28, 30, 3660] {
            assert_eq!(span(&when::rhythm(days.into())), Ok(days), "what is said reads back");
        }
    }

    #[test]
    fn what_is_no_span_says_what_would_be_one() {
        for text in ["", "w", "0", "-4w", "4x", "a month", "99999999999w", "4000000000w", "3661 days", "now and then"] {
            assert!(span(text).unwrap_err().to_string().contains("try 4 weeks"), "{text}");
        }
    }
}

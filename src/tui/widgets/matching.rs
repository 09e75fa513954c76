//! Finds the lines that what a person has typed could mean, best first, and where it stands in them.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// A line that matches: which it is, and the characters that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub index: usize,
    pub marks: Vec<u32>,
}

/// The lines that match what was typed, those that begin with it first: "trash" shows the trash, and moves nothing there. Nothing typed matches all, in their own order.
pub fn find<'a>(typed: &str, lines: impl IntoIterator<Item = &'a str>) -> Vec<Found> {
    let pattern = Pattern::parse(typed.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut buffer = Vec::new();
    let mut found = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        let mut marks = Vec::new();
        if let Some(score) = pattern.indices(Utf32Str::new(line, &mut buffer), &mut matcher, &mut marks) {
            marks.sort_unstable();
            marks.dedup();
            found.push((score, Found { index, marks }));
        }
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, found)| found).collect()
}

/// The words with the found characters marked.
pub fn marked(words: &str, marks: &[u32], style: Style, mark: Style) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (position, grapheme) in (0u32..).zip(words.graphemes(true)) {
        let style = if marks.binary_search(&position).is_ok() { mark } else { style };
        match spans.last_mut().filter(|span| span.style == style) {
            Some(span) => span.content.to_mut().push_str(grapheme),
            None => spans.push(Span::styled(grapheme.to_owned(), style)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_finds_lines_best_first() {
        let lines = ["New meeting", "Add an action", "Take to the meeting"];
        let found = find("act", lines);
        assert_eq!(found[0].index, 1);
        assert_eq!(found[0].marks, [7, 8, 9]);
        assert_eq!(find("", lines).iter().map(|found| found.index).collect::<Vec<_>>(), [0, 1, 2]);
        assert!(find("xyz", lines).is_empty());
        assert_eq!(find("trash", ["Delete, to the trash", "Trash: what was deleted"])[0].index, 1);
    }

    #[test]
    fn found_characters_are_marked() {
        let mark = Style::new().bold();
        let spans = marked("action", &[0, 1], Style::new(), mark);
        assert_eq!(spans, [Span::styled("ac", mark), Span::styled("tion", Style::new())]);
    }
}

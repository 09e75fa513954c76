//! How many columns a text takes, and text cut, padded and wrapped to a number of columns.
//!
//! Screens, widgets and the command line use it for everything they line up. It takes text that is already
//! safe to show (`sanitise`) and knows no styles; the prose editor has a wrap of its own, with a cursor.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A paragraph of more lines than this is not narrowed: its last line matters less.
const BALANCED_LINES: usize = 6;

/// The columns a line takes on the screen, which draws it grapheme by grapheme.
#[must_use]
pub fn width(text: &str) -> usize {
    let plain = plain_bytes(text);
    if plain == text.len() {
        return plain;
    }
    // The last of them may be joined by what follows.
    let before = plain.saturating_sub(1);
    before + text[before..].graphemes(true).map(grapheme_width).sum::<usize>()
}

/// The text if it fits, else as much of it as leaves room for a `…`. Never wider than `columns`.
#[must_use]
pub fn shorten(text: &str, columns: usize) -> Cow<'_, str> {
    shorten_with(text, columns, "…")
}

/// [`shorten`] with another sign for what is left out, for terminals without `…`.
#[must_use]
pub fn shorten_with<'a>(text: &'a str, columns: usize, more: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(width(more)) else {
        return Cow::Borrowed("");
    };
    let kept = &text[..fitting(text, room)];
    Cow::Owned(format!("{}{more}", kept.trim_end()))
}

/// The text with blanks after it up to `columns`; a wider text stays as it is.
#[must_use]
pub fn pad_right(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text with blanks before it up to `columns`; a wider text stays as it is.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text in lines of at most `columns`, broken between words, between ideographs, and inside a word only
/// when it alone is too long. Blank lines and the indent of a paragraph stay; blanks at the end of a line go.
///
/// Each line is a slice of `text`, in order. Only a single grapheme wider than `columns` makes a wider line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<&str> {
    text.lines().flat_map(|paragraph| wrap_paragraph(paragraph, columns)).collect()
}

/// [`wrap`], but a short paragraph whose last line would hold one word is set narrower instead, when that
/// costs no further line.
#[must_use]
pub fn wrap_balanced(text: &str, columns: usize) -> Vec<&str> {
    text.lines().flat_map(|paragraph| balance(paragraph, columns)).collect()
}

fn balance(paragraph: &str, columns: usize) -> Vec<&str> {
    let wide = wrap_paragraph(paragraph, columns);
    let longest_word = paragraph.split_whitespace().map(width).max().unwrap_or(0);
    if wide.len() < 2 || wide.len() > BALANCED_LINES || !ends_in_one_word(&wide) {
        return wide;
    }
    (longest_word.max(columns / 2)..columns)
        .rev()
        .map(|narrower| wrap_paragraph(paragraph, narrower))
        .take_while(|lines| lines.len() == wide.len())
        .find(|lines| !ends_in_one_word(lines))
        .unwrap_or(wide)
}

fn ends_in_one_word(lines: &[&str]) -> bool {
    lines.last().is_some_and(|line| line.split_whitespace().nth(1).is_none())
}

/// The screen gives the voicing marks of half-width kana one column more each than their width says; a text
/// measured without it would lose its end there.
fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.len() == 1 && plain_bytes(grapheme) == 1 {
        return 1;
    }
    grapheme.width() + grapheme.matches(['\u{FF9E}', '\u{FF9F}']).count()
}

/// How many of the first bytes are printable ASCII: one column each, each a grapheme unless what follows the last joins it.
fn plain_bytes(text: &str) -> usize {
    text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count()
}

/// The graphemes and where each begins. Where all are one byte long, nobody has to look for their ends.
fn graphemes(text: &str) -> Box<dyn Iterator<Item = (usize, &str)> + '_> {
    if plain_bytes(text) == text.len() {
        return Box::new((0..text.len()).map(|at| (at, &text[at..=at])));
    }
    Box::new(text.grapheme_indices(true))
}

/// The length in bytes of the longest beginning that takes at most `columns`.
fn fitting(text: &str, columns: usize) -> usize {
    let plain = plain_bytes(text);
    if plain > columns {
        return columns;
    }
    let before = plain.saturating_sub(1);
    let mut taken = before;
    for (at, grapheme) in text[before..].grapheme_indices(true) {
        taken += grapheme_width(grapheme);
        if taken > columns {
            return before + at;
        }
    }
    text.len()
}

fn wrap_paragraph(paragraph: &str, columns: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut column) = (0, 0);
    // Where the next line could begin; and whether this line has more than blanks so far.
    let (mut break_at, mut has_words) = (None, false);
    let mut previous = " ";
    for (at, grapheme) in graphemes(paragraph) {
        let is_blank = grapheme == " ";
        if has_words && may_break_between(previous, grapheme) {
            break_at = Some(at);
        }
        let wide = grapheme_width(grapheme);
        while !is_blank && column + wide > columns && at > start {
            let cut = break_at.take().filter(|cut| *cut > start).unwrap_or(at);
            let line = paragraph[start..cut].trim_end_matches(' ');
            if !line.is_empty() {
                lines.push(line);
            }
            start = cut;
            column = width(&paragraph[start..at]);
        }
        column += wide;
        has_words |= !is_blank;
        previous = grapheme;
    }
    let last = paragraph[start..].trim_end_matches(' ');
    if !last.is_empty() || lines.is_empty() {
        lines.push(last);
    }
    lines
}

/// Whether a line may end after the one and the next begin with the other: after blanks, and around wide
/// characters unless that would tear punctuation from its word.
fn may_break_between(before: &str, after: &str) -> bool {
    const NOT_FIRST: &str = "、。，．・：；？！）」』】〕〉》…ー々,.!?;:)]}%”’";
    const NOT_LAST: &str = "（「『【〔〈《([{“‘";
    if after == " " {
        return false;
    }
    if before == " " {
        return true;
    }
    (is_ideograph(before) || is_ideograph(after))
        && !after.starts_with(|c| NOT_FIRST.contains(c))
        && !before.starts_with(|c| NOT_LAST.contains(c))
}

/// A wide character by itself, and not a cluster of narrow ones, such as a joined Hindi letter, that is two columns wide.
fn is_ideograph(grapheme: &str) -> bool {
    grapheme.chars().next().and_then(UnicodeWidthChar::width).is_some_and(|columns| columns > 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MIXED: &str = "([a-z]{1,9}|[ ]{1,3}|[目標学习、。]{1,4}|e\u{301}|👩\u{200D}👧|[שלום]{2,4}|\n){0,40}";

    #[test]
    fn wide_narrow_and_joined_characters_take_their_columns() {
        assert_eq!(width("journal"), 7);
        assert_eq!(width("目標"), 4);
        assert_eq!(width("e\u{301}tude"), 5);
        assert_eq!(width("👩\u{200D}👩\u{200D}👧"), 2);
        assert_eq!(width("🇩🇪"), 2);
        assert_eq!(width("ﾊﾞﾊﾟ"), 6);
    }

    #[test]
    fn a_word_of_joined_letters_is_not_broken_inside() {
        assert_eq!(wrap("ab क्षक्षक्ष", 7), ["ab", "क्षक्षक्ष"]);
    }

    #[test]
    fn a_cut_text_ends_in_dots_and_never_in_a_blank_before_them() {
        assert_eq!(shorten("write to the director", 30), "write to the director");
        assert_eq!(shorten("write to the director", 10), "write to…");
        assert_eq!(shorten("write to the director", 1), "…");
        assert_eq!(shorten("write to the director", 0), "");
        assert_eq!(shorten("目標目標", 6), "目標…");
        assert_eq!(shorten_with("write to the director", 7, "~"), "write~");
    }

    #[test]
    fn a_mark_joins_the_plain_letter_before_it_wherever_the_text_is_cut() {
        assert_eq!(width("cafe\u{301} noir"), 9);
        for (columns, kept) in [(9, "cafe\u{301} noir"), (5, "cafe\u{301}…"), (4, "caf…")] {
            assert_eq!(shorten("cafe\u{301} noir", columns), kept);
        }
    }

    #[test]
    fn padding_fills_up_to_the_column() {
        assert_eq!(pad_right("目", 4), "目  ");
        assert_eq!(pad_left("7", 3), "  7");
        assert_eq!(pad_left("1234", 3), "1234");
    }

    #[test]
    fn words_wrap_and_blank_lines_and_indents_stay() {
        let text = "one two three four\n\n  five six seven\n";
        assert_eq!(wrap(text, 9), ["one two", "three", "four", "", "  five", "six seven"]);
        assert_eq!(wrap("a  b   c ", 1), ["a", "b", "c"]);
        assert!(wrap("", 9).is_empty());
    }

    #[test]
    fn a_long_word_breaks_inside_and_ideographs_between() {
        assert_eq!(wrap("so unbelievable", 6), ["so", "unbeli", "evable"]);
        assert_eq!(wrap("今日は目標について。", 6), ["今日は", "目標に", "つい", "て。"]);
    }

    #[test]
    fn one_word_is_not_left_alone_on_the_last_line() {
        let text = "A sentence that is a little too long";
        assert_eq!(wrap(text, 32), ["A sentence that is a little too", "long"]);
        assert_eq!(wrap_balanced(text, 32), ["A sentence that is a little", "too long"]);
        assert_eq!(wrap_balanced("unbelievable thing", 14), ["unbelievable", "thing"]);
    }

    proptest! {
        #[test]
        fn a_shortened_text_never_passes_its_columns(text in "\\PC{0,40}", columns in 0usize..30) {
            prop_assert!(width(&shorten(&text, columns)) <= columns);
            prop_assert!(width(&shorten_with(&text, columns, "~")) <= columns);
        }

        #[test]
        fn wrapped_lines_fit_and_lose_no_word(text in MIXED, columns in 1usize..30) {
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            for lines in [wrap(&text, columns), wrap_balanced(&text, columns)] {
                prop_assert_eq!(letters(&lines.concat()), letters(&text));
                for line in lines {
                    prop_assert!(width(line) <= columns || line.trim().graphemes(true).count() == 1, "{:?}", line);
                }
            }
        }

        #[test]
        fn anything_wraps_without_a_panic(text in "\\PC{0,60}", columns in 0usize..20) {
            let _ = wrap_balanced(&text, columns);
        }
    }
}

//! Where the rows of one line begin at a given width.
//!
//! Rows are found from the front and only as far as somebody looks, so that a keystroke in a line of megabytes pays
//! for the rows on the screen and not for the line. An edit throws away the rows from shortly before it.

use unicode_segmentation::UnicodeSegmentation;

use super::glyph::{Class, glyph};

/// The width of a line that is never broken.
pub(super) const UNBROKEN: usize = usize::MAX;

/// The beginnings of the rows of one line, as far as they are known.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) width: usize,
    starts: Vec<usize>,
    is_done: bool,
}

impl Rows {
    pub(super) fn new(width: usize) -> Self {
        Self { width, starts: vec![0], is_done: width == UNBROKEN }
    }

    /// The row in which a byte of the line stands.
    pub(super) fn row_of(&mut self, line: &str, byte: usize) -> usize {
        while !self.is_done && self.last() <= byte {
            self.find_one(line);
        }
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// First byte of a row and of the one after it; `None` if the line has not that many.
    pub(super) fn bounds(&mut self, line: &str, row: usize) -> Option<(usize, Option<usize>)> {
        while !self.is_done && self.starts.len() < row.saturating_add(2) {
            self.find_one(line);
        }
        self.starts.get(row).map(|start| (*start, self.starts.get(row + 1).copied()))
    }

    /// The number of the last row; this is the one question that looks at the whole line.
    pub(super) fn last_row(&mut self, line: &str) -> usize {
        while !self.is_done {
            self.find_one(line);
        }
        self.starts.len() - 1
    }

    /// Forgets what an edit at this byte may have changed.
    ///
    /// Where a row ends depends at most on the row after it and on the first grapheme of the next. The edit may
    /// change the grapheme before it too, which may be a row of its own; hence three rows back.
    pub(super) fn forget_from(&mut self, byte: usize) {
        let known = self.starts.partition_point(|start| *start <= byte);
        self.starts.truncate(known.saturating_sub(3).max(1));
        self.is_done = self.width == UNBROKEN;
    }

    fn last(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    fn find_one(&mut self, line: &str) {
        match row_end(line, self.last(), self.width) {
            Some(end) => self.starts.push(end),
            None => self.is_done = true,
        }
    }
}

/// Where the row that begins at `start` ends and the next begins, or `None` if it is the last of the line.
///
/// Words go to the next row whole; a word longer than a row is broken between graphemes. One blank may hang over the
/// edge, in the column that the view keeps free for the caret; the row after it exists even when it is still empty.
fn row_end(line: &str, start: usize, width: usize) -> Option<usize> {
    let rest = line.get(start..)?;
    let mut column = 0;
    let mut good = None;
    let mut before: Option<Class> = None;
    for (offset, grapheme) in rest.grapheme_indices(true) {
        let here = start + offset;
        let glyph = glyph(grapheme, column);
        if before.is_some_and(|class| class.may_end_before(glyph.class)) {
            good = Some(here);
        }
        if column + glyph.columns > width {
            if glyph.class == Class::Blank {
                return Some(here + grapheme.len());
            }
            // Something wider than a whole row stands alone on one.
            if here > start {
                return Some(good.unwrap_or(here));
            }
        }
        column += glyph.columns;
        before = Some(match glyph.class {
            // A hyphen parts only what it joins: not in "-5", and not in "2030-01-07".
            Class::Hyphen if before != Some(Class::Letter) => Class::Other,
            class => class,
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(line: &str, width: usize) -> Vec<&str> {
        let mut rows = Rows::new(width);
        let last = rows.last_row(line);
        (0..=last)
            .map(|row| {
                let (start, end) = rows.bounds(line, row).unwrap();
                &line[start..end.unwrap_or(line.len())]
            })
            .collect()
    }

    #[test]
    fn words_go_to_the_next_row_whole() {
        assert_eq!(rows("the quick brown fox", 10), ["the quick ", "brown fox"]);
        assert_eq!(rows("", 10), [""]);
        assert_eq!(rows("a well-known thing", 8), ["a well-", "known ", "thing"]);
        assert_eq!(rows("since 2030-01-07", 11), ["since ", "2030-01-07"]);
        assert_eq!(rows("no\u{a0}break here", 6), ["no\u{a0}bre", "ak ", "here"]);
    }

    #[test]
    fn one_blank_hangs_over_the_edge() {
        assert_eq!(rows("hello world", 5), ["hello ", "world"]);
        assert_eq!(rows("hello ", 5), ["hello ", ""]);
        assert_eq!(rows("hello   world", 5), ["hello ", "  ", "world"]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_broken_between_graphemes() {
        assert_eq!(rows("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(rows("see abcdefghij", 4), ["see ", "abcd", "efgh", "ij"]);
        assert_eq!(rows("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn wide_characters_never_straddle_the_edge() {
        assert_eq!(rows("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(rows("a漢字漢字", 4), ["a漢", "字漢", "字"]);
        assert_eq!(rows("👨‍👩‍👧👨‍👩‍👧🇯🇵", 3), ["👨‍👩‍👧", "👨‍👩‍👧", "🇯🇵"]);
        assert_eq!(rows("漢字", 1), ["漢", "字"]);
        assert_eq!(rows("यक्ष क्षक्ष", 6), ["यक्ष ", "क्षक्ष"], "letters joined to two columns stay a word");
    }

    #[test]
    fn closing_punctuation_does_not_begin_a_row() {
        assert_eq!(rows("漢字漢。", 6), ["漢字", "漢。"]);
        assert_eq!(rows("漢字「漢", 6), ["漢字", "「漢"]);
    }

    #[test]
    fn tabs_and_placeholders_take_their_columns() {
        assert_eq!(rows("a\tb\tc", 8), ["a\tb\t", "c"]);
        assert_eq!(rows("ab\u{202e}cd", 10), ["ab\u{202e}", "cd"]);
        assert_eq!(rows("ab\u{202e}cd", 4), ["ab", "\u{202e}", "cd"]);
    }

    #[test]
    fn after_an_edit_anywhere_the_rows_are_those_of_a_fresh_start() {
        let pieces = [
            "a", "bc def", " ", "漢", "。", "「", "\u{301}", "🇯", "🇵", "\u{202e}", "\t", "-", "\u{200d}", "👨", "ק",
            "xxxxxxxx",
        ];
        let mut state = 7_u64;
        let mut below = move |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % limit
        };
        for round in 0..300 {
            let width = 1 + round % 12;
            let mut line: String = (0..30).map(|_| pieces[below(pieces.len())]).collect();
            let mut kept = Rows::new(width);
            for _ in 0..20 {
                kept.row_of(&line, below(line.len() + 1));
                let edges: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
                let from = edges[below(edges.len())];
                let to = edges.iter().copied().find(|at| *at >= from + below(4)).unwrap_or(line.len());
                line.replace_range(from..to, pieces[below(pieces.len())]);
                kept.forget_from(from);
                if below(2) == 0 {
                    let mut fresh = Rows::new(width);
                    assert_eq!(kept.last_row(&line), fresh.last_row(&line), "{line:?} at {width}");
                    assert_eq!(kept.starts, fresh.starts, "{line:?} at {width}");
                }
            }
        }
    }
}

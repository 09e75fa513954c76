//! What one grapheme looks like on the screen, how many columns it takes and how it behaves at the end of a row.
//!
//! What a terminal would obey or swallow (controls, bidi marks, zero-width characters) is named the way `text` names it
//! everywhere; the text itself is never changed here.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use crate::text::sanitise::shown;
use crate::text::width::width;

/// Distance of the tab stops, counted from the start of a row.
const TAB: usize = 4;

/// What could stand left or right of a place where a row may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Blank,
    Letter,
    Hyphen,
    /// Two columns wide: CJK and emoji, which may be parted anywhere.
    Wide,
    /// Opening punctuation, never the last on a row of CJK.
    Open,
    /// Closing punctuation and small kana, never the first on a row of CJK.
    Close,
    Other,
}

impl Class {
    /// Whether a row may end between a grapheme of this class and one of the next.
    pub(super) fn may_end_before(self, next: Self) -> bool {
        match (self, next) {
            (Self::Blank, _) => true,
            (_, Self::Blank | Self::Close) | (Self::Open, _) => false,
            (Self::Wide, _) | (_, Self::Wide) | (Self::Hyphen, Self::Letter) => true,
            _ => false,
        }
    }
}

/// One grapheme as it is drawn.
#[derive(Debug)]
pub(super) struct Glyph<'a> {
    /// Borrowed if the grapheme is drawn as it is, owned if something stands in for it.
    pub(super) shown: Cow<'a, str>,
    pub(super) columns: usize,
    pub(super) class: Class,
}

/// The look of a grapheme that begins in the given column of its row.
pub(super) fn glyph(grapheme: &str, column: usize) -> Glyph<'_> {
    if let &[byte @ b' '..=b'~'] = grapheme.as_bytes() {
        return Glyph { shown: Cow::Borrowed(grapheme), columns: 1, class: class_of(char::from(byte)) };
    }
    if grapheme == "\t" {
        let columns = TAB - column % TAB;
        return Glyph { shown: " ".repeat(columns).into(), columns, class: Class::Blank };
    }
    let shown = visible(grapheme);
    let columns = width(&shown);
    let first = grapheme.chars().next().unwrap_or(' ');
    let class = match class_of(first) {
        _ if matches!(shown, Cow::Owned(_)) => Class::Other,
        // Letters of Hindi or Thai can take two columns together and still belong to a word.
        Class::Letter if columns > 1 && first.width() == Some(2) => Class::Wide,
        Class::Other if columns > 1 => Class::Wide,
        class => class,
    };
    Glyph { shown, columns, class }
}

fn visible(grapheme: &str) -> Cow<'_, str> {
    // A line feed gets here only where it doesn't part lines; a lone mark has no letter to stand on.
    if grapheme.contains('\n') {
        return Cow::Owned(shown(&grapheme.replace('\n', "^J")).into_owned());
    }
    if width(grapheme) == 0 {
        return Cow::Owned(grapheme.chars().map(|c| format!("<U+{:04X}>", u32::from(c))).collect());
    }
    shown(grapheme)
}

/// Blanks at which a row may end; the no-break ones are not among them.
pub(super) fn is_blank(c: char) -> bool {
    c == '\t'
        || (c.is_whitespace()
            && !c.is_control()
            && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2028}' | '\u{2029}'))
}

fn class_of(c: char) -> Class {
    const OPEN: &str = "([{«“‘（［｛「『【〈《〔〖";
    const CLOSE: &str =
        ")]}»”’,.!?:;%、。，．・：；？！）］｝」』】〉》〕〗ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…";
    match c {
        _ if is_blank(c) => Class::Blank,
        '-' | '‐' | '–' | '—' => Class::Hyphen,
        _ if OPEN.contains(c) => Class::Open,
        _ if CLOSE.contains(c) => Class::Close,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(grapheme: &str) -> (String, usize) {
        let glyph = glyph(grapheme, 0);
        (glyph.shown.into_owned(), glyph.columns)
    }

    #[test]
    fn controls_bidi_marks_and_zero_width_characters_become_visible() {
        assert_eq!(look("\x1b"), ("^[".into(), 2));
        assert_eq!(look("\0"), ("^@".into(), 2));
        assert_eq!(look("\r"), ("^M".into(), 2));
        assert_eq!(look("\x7f"), ("^?".into(), 2));
        assert_eq!(look("\u{9b}"), ("<U+009B>".into(), 8));
        assert_eq!(look("\u{202e}"), ("<U+202E>".into(), 8));
        assert_eq!(look("\u{200b}"), ("<U+200B>".into(), 8));
        assert_eq!(look("\u{feff}"), ("<U+FEFF>".into(), 8));
        assert_eq!(look("\u{301}"), ("<U+0301>".into(), 8));
        assert_eq!(look("\r\n"), ("^M^J".into(), 4));
    }

    #[test]
    fn clusters_are_measured_whole() {
        for (grapheme, columns) in [("é", 1), ("e\u{301}", 1), ("漢", 2), ("👨‍👩‍👧", 2), ("🇯🇵", 2), ("ש", 1)]
        {
            assert_eq!(look(grapheme), (grapheme.into(), columns));
        }
    }

    #[test]
    fn a_tab_reaches_to_the_next_stop() {
        assert_eq!(glyph("\t", 0).columns, 4);
        assert_eq!(glyph("\t", 3).columns, 1);
        assert_eq!(glyph("\t", 4).columns, 4);
    }
}

//! What counts as a word, for the count and for moving by words.
//!
//! Plain functions over characters and graphemes; they know nothing of lines or carets.

use super::glyph::is_blank;

/// What kind of thing a grapheme is when one moves by words: a word is a run of one of the kinds that name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Mark,
    Word,
    Kana,
    Han,
}

/// The kind of a grapheme, judged by its first character.
pub(super) fn kind(grapheme: &str) -> Kind {
    match grapheme.chars().next().unwrap_or(' ') {
        c if is_blank(c) || c.is_whitespace() => Kind::Blank,
        c if is_han(c) => Kind::Han,
        c if is_kana(c) => Kind::Kana,
        '_' | '\'' | '’' => Kind::Word,
        c if c.is_alphanumeric() => Kind::Word,
        _ => Kind::Mark,
    }
}

/// How many words a text has.
///
/// A word is what stands between blanks or dashes (`–`, `—`) and has a letter or digit in it: `don't` and `well-known`
/// are one each, a lone `-` is none. Each Han character and each kana is a word by itself, as they stand without
/// blanks; Korean is counted by its blanks. Other scripts without blanks (Thai, Khmer) count a run as one.
pub(super) fn count(text: &str) -> usize {
    let mut words = 0;
    let mut inside = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if parts(c) {
            words += usize::from(is_han(c) || is_kana(c));
            inside = false;
        } else if !inside && c.is_alphanumeric() {
            words += 1;
            inside = true;
        }
    }
    words
}

/// Whether what stands before a character has no say in how many words there are from it on.
pub(super) fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, '–' | '—') || is_han(c) || is_kana(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_people_count_them() {
        for (text, words) in [
            ("", 0),
            (" \n\t", 0),
            ("one", 1),
            ("I don't know - a well-known thing.", 6),
            ("then—suddenly", 2),
            ("on 2030-01-07 at 16:00", 4),
            ("שלום עולם", 2),
            ("漢字かな", 4),
            ("Rust を学ぶ", 4),
            ("한국어 공부", 2),
            ("👍 ok", 1),
        ] {
            assert_eq!(count(text), words, "{text:?}");
        }
    }
}

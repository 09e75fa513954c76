//! The signs the screens are drawn with, and what stands for them in a terminal without Unicode.
//!
//! Everything draws with these names; one pass over the finished screen puts in the ASCII forms, so no widget has to ask.

use ratatui::buffer::Buffer;

/// Beside the selected line.
pub const CURSOR: &str = "▐";
/// Open, planned, an earlier value.
pub const OPEN: &str = "◦";
pub const DONE: &str = "✓";
/// Late, or wrong.
pub const LATE: &str = "!";
/// Held; the latest value.
pub const HELD: &str = "●";
/// Cut here, more follows.
pub const MORE: &str = "…";
/// A hairline; what is not filled of a bar.
pub const LINE: &str = "─";
pub const UPRIGHT: &str = "│";
/// A step of a scale; an aim.
pub const TICK: &str = "·";
/// Where a meeting was agreed, on the line of time.
pub const AGREED: &str = "╵";
/// The filled part of a bar.
pub const BAR: &str = "━";
/// Small columns, from 1 to 8 eighths.
pub const COLUMNS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

const PLAIN: &[(&str, &str)] = &[
    (CURSOR, ">"),
    (OPEN, "o"),
    (DONE, "x"),
    (HELD, "@"),
    (MORE, "~"),
    (LINE, "-"),
    (UPRIGHT, "|"),
    (BAR, "="),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    (AGREED, "'"),
    (TICK, "."),
    ("’", "'"),
    ("‘", "'"),
    ("“", "\""),
    ("”", "\""),
    ("–", "-"),
    ("▁", "."),
    ("▂", "."),
    ("▃", ":"),
    ("▄", ":"),
    ("▅", "|"),
    ("▆", "|"),
    ("▇", "#"),
    ("█", "#"),
];

/// Puts the ASCII forms into a finished screen. Letters a person wrote stay as they are.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some(dots) = dots_of(cell.symbol()) {
            cell.set_symbol(plain_dots(dots));
        } else if let Some((_, plain)) = PLAIN.iter().find(|(glyph, _)| *glyph == cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}

/// A character of dots, two across and four down, from the bits of its number.
pub fn braille(dots: u8) -> char {
    char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' ')
}

/// The bits of a character of dots.
fn dots_of(symbol: &str) -> Option<u8> {
    u8::try_from(u32::from(symbol.chars().next()?).checked_sub(0x2800)?).ok()
}

/// Dots without Unicode: above, below, or both.
fn plain_dots(dots: u8) -> &'static str {
    let (above, below) = (dots & 0b0001_1011, dots & 0b1110_0100);
    match (above, below) {
        (0, 0) => " ",
        (_, 0) => "'",
        (0, _) => ".",
        _ => ":",
    }
}

/// Whether the names of a locale, most binding first, ask for UTF-8. An environment that names none is taken for a modern one.
pub fn locale_has_unicode<'a>(names: impl IntoIterator<Item = &'a str>) -> bool {
    names.into_iter().find(|name| !name.is_empty()).is_none_or(|name| {
        let name = name.to_ascii_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn every_glyph_has_an_ascii_form_of_one_column() {
        for (glyph, plain) in PLAIN {
            assert!(plain.is_ascii() && plain.len() == 1, "{glyph}");
            assert_eq!(crate::text::width::width(glyph), 1, "{glyph}");
        }
        for glyph in [CURSOR, OPEN, DONE, HELD, MORE, LINE, UPRIGHT, TICK, AGREED, BAR].iter().chain(&COLUMNS) {
            assert!(PLAIN.iter().any(|(known, _)| known == glyph), "{glyph}");
        }
    }

    #[test]
    fn letters_stay_in_a_screen_without_unicode() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer.set_string(0, 0, "✓é…x", ratatui::style::Style::new());
        to_ascii(&mut buffer);
        let row: String = buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect();
        assert_eq!(row, "xé~x");
    }

    #[test]
    fn dots_without_unicode_say_whether_they_are_high_or_low() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let dots = ["⠁", "⡀", "⡁", "⠀"];
        buffer.set_string(0, 0, dots.concat(), ratatui::style::Style::new());
        to_ascii(&mut buffer);
        let row: String = buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect();
        assert_eq!(row, "'.: ");
    }

    #[test]
    fn the_first_name_of_the_locale_that_says_something_decides() {
        assert!(locale_has_unicode(["", "de_DE.UTF-8", "C"]));
        assert!(!locale_has_unicode(["", "C", "en_GB.UTF-8"]));
        assert!(!locale_has_unicode(["POSIX"]));
        assert!(locale_has_unicode([]));
    }
}

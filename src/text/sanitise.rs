//! Text made safe and honest for a terminal, and serialised JSON made free of raw control bytes.
//!
//! Every path that puts words on a screen or on stdout goes through here; what is stored stays as it was
//! typed. Nothing that changes what is kept may come in, and nothing that knows a screen.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use super::width::width;

/// How many marks may stand on one letter. More than any script needs; from there on it is a pile.
const MARKS_KEPT: usize = 8;

/// Columns between two tab stops.
const TAB: usize = 4;

/// The black flag that begins the flags of England, Scotland and Wales, and the tags that follow it there.
/// Only these three are told from text hidden in tag characters.
const FLAG: char = '\u{1F3F4}';
const FLAG_TAGS: [&str; 3] = [
    "\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
];

/// The text as it may be drawn: line breaks stay, tabs become blanks up to the next stop of four columns,
/// and whatever would act on the terminal, hide or turn words round stands there as a name.
///
/// C0 and DEL are shown as `^[` and `^?`, other characters as `<U+202E>`, the surplus of a pile of marks as
/// `<+12 marks>`. Showing a shown text changes nothing.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if next_odd(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let (mut column, mut measured) = (0, 0);
    let mut rest = text;
    while let Some(spot) = next_odd(rest) {
        out.push_str(&rest[..spot.at]);
        rest = &rest[spot.at + spot.len..];
        match spot.odd {
            Odd::Char('\t') => {
                column = if let Some(broken) = out[measured..].rfind('\n') {
                    width(&out[measured + broken + 1..])
                } else {
                    column + width(&out[measured..])
                };
                let blanks = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
                measured = out.len();
            }
            Odd::Char(c) => name(c, &mut out),
            Odd::Marks(count) => out.push_str(&format!("<+{count} marks>")),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// [`shown`] for a row of one line: each run of line breaks, with the blanks round it, becomes one blank,
/// and those at the ends go.
#[must_use]
pub fn shown_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split('\n').map(str::trim).filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    match shown(&line) {
        Cow::Owned(safe) => safe,
        Cow::Borrowed(_) => line,
    }
}

/// JSON that is already serialised, with DEL, C1, invisible and bidi characters and piles of marks written
/// as `\uXXXX` (in pairs of surrogates above U+FFFF). It parses to the same value and has no raw control
/// byte but the line breaks a pretty printer sets.
#[must_use]
pub fn escape_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 16);
    let mut rest = json;
    while let Some(spot) = next_odd(rest) {
        out.push_str(&rest[..spot.at]);
        let odd = &rest[spot.at..spot.at + spot.len];
        if odd == "\t" {
            out.push('\t');
        } else {
            let mut units = [0; 2];
            for unit in odd.chars().flat_map(|c| c.encode_utf16(&mut units).to_vec()) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
        rest = &rest[spot.at + spot.len..];
    }
    out.push_str(rest);
    out
}

/// A place in a text that can't be shown as it is.
struct Spot {
    at: usize,
    len: usize,
    odd: Odd,
}

enum Odd {
    Char(char),
    /// This many marks more than a letter carries.
    Marks(usize),
}

fn next_odd(text: &str) -> Option<Spot> {
    // Nothing is odd about the letters that most text is made of.
    let plain = text.bytes().take_while(|byte| matches!(byte, b'\n' | b' '..=b'~')).count();
    let mut marks = 0;
    let mut resume = plain;
    for (at, c) in text[plain..].char_indices().map(|(at, c)| (plain + at, c)).filter(|(_, c)| !matches!(c, '\n')) {
        if at < resume {
            continue;
        }
        let after = &text[at + c.len_utf8()..];
        if c == FLAG {
            let tags = FLAG_TAGS.iter().find(|tags| after.starts_with(**tags));
            resume = at + c.len_utf8() + tags.map_or(0, |tags| tags.len());
        }
        if is_hidden(c) {
            return Some(Spot { at, len: c.len_utf8(), odd: Odd::Char(c) });
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS_KEPT {
            let pile = text[at..].chars().take_while(|c| is_mark(*c) && !is_hidden(*c));
            let (count, len) = pile.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
            return Some(Spot { at, len, odd: Odd::Marks(count) });
        }
    }
    None
}

/// Takes no column of its own (the voicing marks of half-width kana do). Joiners and variation selectors
/// count too: a run of them hides text.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && c.width() == Some(0) && !matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

/// Control characters but the line break, and every character that is drawn as nothing or steers the
/// direction of its neighbours. The two joiners (U+200C, U+200D) and variation selectors are not among
/// them: Persian, Indic scripts and emoji need them.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}'
        )
}

fn name(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1F}' | '\u{7F}' => {
            out.push('^');
            out.push(char::from(c as u8 ^ 0x40));
        }
        _ => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The bodies of sequences that act on a terminal: title, clipboard, clear, modes, reports, queries.
    const BODIES: [&str; 20] = [
        "]0;owned\u{7}",
        "]2;owned\u{1b}\\",
        "]52;c;cm0gLXJm\u{7}",
        "]52;c;?\u{7}",
        "]8;;http://x\u{1b}\\a",
        "]1337;File=a\u{7}",
        "]777;notify;a;b\u{7}",
        "]10;?\u{7}",
        "P$q\"p\u{1b}\\",
        "P+q544e\u{1b}\\",
        "_G\u{1b}\\",
        "^pm\u{1b}\\",
        "Xsos\u{1b}\\",
        "[2J",
        "[H\u{1b}[3J",
        "[6n",
        "[?1049h",
        "[31;7m",
        "c",
        "[5i",
    ];

    fn is_clean(text: &str) -> bool {
        text.chars().all(|c| c == '\n' || !c.is_control())
    }

    #[test]
    fn sixty_payloads_leave_no_control_byte_and_stay_readable() {
        for body in BODIES {
            let c1 = body.chars().next().map(|c| char::from_u32(c as u32 ^ 0xC0).unwrap_or('\u{9B}'));
            let forms = [
                format!("Aldo\u{1b}{body}Ferri"),
                format!("{}{}", c1.unwrap_or('\u{9B}'), &body[1..]),
                format!("\u{8}\r\u{1b}{}", &body[..body.len() - 1]),
            ];
            for payload in forms {
                let safe = shown(&payload);
                assert!(is_clean(&safe), "{payload:?} gave {safe:?}");
                assert!(is_clean(&shown_line(&payload)));
                let json = escape_json(&serde_json::to_string(&payload).unwrap());
                assert!(json.chars().all(|c| !c.is_control()), "{json}");
                assert_eq!(serde_json::from_str::<String>(&json).unwrap(), payload);
            }
        }
    }

    #[test]
    fn controls_have_the_usual_names() {
        assert_eq!(shown("\u{1b}[2J\u{7f}\0\r\u{9b}"), "^[[2J^?^@^M<U+009B>");
    }

    #[test]
    fn hidden_and_turning_characters_are_named() {
        let hidden = "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200B}\u{200E}\u{200F}\
                      \u{FEFF}\u{2028}\u{2029}\u{E0041}\u{E0001}\u{AD}\u{2060}\u{3164}";
        assert_eq!(hidden.chars().count(), 20);
        for c in hidden.chars() {
            let name = format!("<U+{:04X}>", u32::from(c));
            assert_eq!(shown(&format!("a{c}b")), format!("a{name}b"));
        }
    }

    #[test]
    fn ordinary_writing_is_not_touched() {
        let texts = [
            "",
            "plain\ntext",
            "שלום, מה שלומך?",
            "السلام عليكم، لا بأس",
            "می\u{200C}خواهم",
            "क्षत्रिय",
            "สวัสดี",
            "👩\u{200D}👩\u{200D}👧\u{200D}👦 👍🏽 ❤\u{FE0F}",
            "🇩🇪🇯🇵",
            "🏳\u{FE0F}\u{200D}🌈",
            "e\u{301}tude Zu\u{308}rich",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            "今日は目標について",
            "葛\u{E0100}",
            "1️⃣",
        ];
        for text in texts {
            assert!(matches!(shown(text), Cow::Borrowed(_)), "{text:?} became {:?}", shown(text));
        }
    }

    #[test]
    fn words_hidden_behind_a_black_flag_are_named() {
        assert_eq!(shown("🏴\u{E0041}\u{E007F}"), "🏴<U+E0041><U+E007F>");
    }

    #[test]
    fn a_pile_of_marks_ends_after_eight() {
        let pile = format!("e{}!", "\u{301}".repeat(20));
        assert_eq!(shown(&pile), format!("e{}<+12 marks>!", "\u{301}".repeat(8)));
        assert_eq!(shown(&format!("e{}", "\u{301}".repeat(8))), format!("e{}", "\u{301}".repeat(8)));
    }

    #[test]
    fn tabs_go_to_the_next_stop_of_four_columns() {
        assert_eq!(shown("\ta\tbcd\tefgh\ti"), "    a   bcd efgh    i");
        assert_eq!(shown("目\t1\n\u{1b}\t2\n\t3"), "目  1\n^[  2\n    3");
    }

    #[test]
    fn a_row_of_one_line_folds_its_breaks() {
        assert_eq!(shown_line("one\n\n  two \nthree\n"), "one two three");
        assert_eq!(shown_line("one\u{1b}\ntwo"), "one^[ two");
    }

    proptest! {
        #[test]
        fn whatever_is_shown_is_clean_and_stays_as_it_is(text in "(\\PC|[\\x00-\\xa0]|[\u{300}-\u{303}]|[\u{2000}-\u{206f}]|[\u{E0060}-\u{E0080}]|\u{1F3F4}){0,60}") {
            let safe = shown(&text).into_owned();
            prop_assert!(is_clean(&safe));
            prop_assert!(safe.chars().all(|c| !is_hidden(c)) || safe.contains(FLAG));
            prop_assert_eq!(shown(&safe), safe.as_str());
            prop_assert_eq!(safe.matches('\n').count(), text.matches('\n').count());
            let line = shown_line(&text);
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(shown_line(&line), line.clone());
        }

        #[test]
        fn json_says_the_same_after_escaping(text in "(\\PC|[\\x00-\\xa0]|[\u{300}-\u{303}]|[\u{2000}-\u{206f}]|[\u{E0060}-\u{E0080}]){0,60}") {
            for json in [serde_json::to_string(&text).unwrap(), serde_json::to_string_pretty(&[&text]).unwrap()] {
                let safe = escape_json(&json);
                prop_assert!(is_clean(&safe));
                prop_assert_eq!(
                    serde_json::from_str::<serde_json::Value>(&safe).unwrap(),
                    serde_json::from_str::<serde_json::Value>(&json).unwrap()
                );
            }
        }
    }
}

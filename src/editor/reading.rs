//! What an editor left in a file, as a text: line ends as they were given, no mark at the beginning, nothing lost.

/// A byte order mark, which some editors put before a text.
const MARK: char = '\u{feff}';

/// A text as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub text: String,
    /// How many bytes were no UTF-8. Each stands in the text as the Latin-1 character that it would be.
    pub odd_bytes: usize,
}

/// Reads what an editor made of `given`.
pub(super) fn read(bytes: &[u8], given: &str) -> Read {
    let (mut text, odd_bytes) = decode(bytes);
    if text.starts_with(MARK) && !given.starts_with(MARK) {
        text.remove(0);
    }
    if !given.contains('\r') && text.contains("\r\n") {
        text = text.replace("\r\n", "\n");
    }
    Read { text: as_it_was_ended(text, given), odd_bytes }
}

/// The same text with the bytes that are no UTF-8 read as Latin-1: an editor set to that leaves no others.
fn decode(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len());
    let mut odd_bytes = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().copied().map(char::from));
        odd_bytes += chunk.invalid().len();
    }
    (text, odd_bytes)
}

/// Most editors end a file with a line break; one that the text did not have is not part of it.
fn as_it_was_ended(mut edited: String, given: &str) -> String {
    if !given.ends_with('\n') && edited.ends_with('\n') {
        edited.pop();
        if given.contains('\r') && edited.ends_with('\r') {
            edited.pop();
        }
    }
    edited
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(bytes: impl AsRef<[u8]>, given: &str) -> String {
        let read = read(bytes.as_ref(), given);
        assert_eq!(read.odd_bytes, 0);
        read.text
    }

    #[test]
    fn a_text_that_nobody_touched_reads_back_as_it_was() {
        for given in ["", "one line", "two\nlines\n", "\r\n", "dos\r\nlines\r\n", "\u{feff}marked", "  é 目標", "nul\0"]
        {
            assert_eq!(text(given, given), given);
        }
    }

    #[test]
    fn the_line_break_that_an_editor_adds_is_not_kept() {
        assert_eq!(text("new\n", "old"), "new");
        assert_eq!(text("new\n", "old\n"), "new\n");
        assert_eq!(text("a\r\nb\r\n", "a\r\nb"), "a\r\nb");
        assert_eq!(text("new\n\n", "old"), "new\n");
    }

    #[test]
    fn line_ends_are_as_they_were_given() {
        assert_eq!(text("a\r\nb\rc\r\n", "a\nb"), "a\nb\rc");
        assert_eq!(text("a\r\nb", "a\r\n"), "a\r\nb");
    }

    #[test]
    fn a_mark_that_the_text_did_not_begin_with_is_left_out() {
        assert_eq!(text("\u{feff}new", "old"), "new");
    }

    proptest! {
        #[test]
        fn what_an_editor_writes_and_ends_with_a_line_break_comes_back(edited in "[^\r\u{feff}]*", given in "[^\r\n]*") {
            prop_assert_eq!(read(format!("{edited}\n").as_bytes(), &given), Read { text: edited, odd_bytes: 0 });
        }

        #[test]
        fn no_byte_is_lost(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let (text, odd_bytes) = decode(&bytes);
            prop_assert_eq!(odd_bytes == 0, std::str::from_utf8(&bytes).is_ok());
            let valid: usize = bytes.utf8_chunks().map(|chunk| chunk.valid().chars().count()).sum();
            prop_assert_eq!(text.chars().count(), valid + odd_bytes);
        }
    }

    #[test]
    fn control_characters_are_kept_as_they_are() {
        assert_eq!(text("one\0two\x1b[31m", "one"), "one\0two\x1b[31m");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_read_as_latin_1_and_counted() {
        assert_eq!(read(b"Gespr\xe4ch \xc3\xa9\n", ""), Read { text: "Gespräch é".into(), odd_bytes: 1 });
        assert_eq!(read(b"cut \xe7\x9b", ""), Read { text: "cut \u{e7}\u{9b}".into(), odd_bytes: 2 });
    }
}

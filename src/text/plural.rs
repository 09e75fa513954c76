//! Numbers with their nouns, and lists as a sentence has them.
//!
//! Used wherever the program says how many. English only; nothing that formats dates may come in.

use std::fmt::Display;

/// `1 word`, `214 words`, `0 words`.
#[must_use]
pub fn count<N: Copy + Display + PartialEq + From<u8>>(n: N, one: &str, many: &str) -> String {
    let noun = if n == N::from(1) { one } else { many };
    format!("{n} {noun}")
}

/// `a`, `a and b`, `a, b and c`; nothing for nothing.
#[must_use]
pub fn list_of(parts: &[impl AsRef<str>]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// `3 actions, 1 goal and 1 topic`, from numbers with both forms of their noun. What there is none of is
/// left out.
#[must_use]
pub fn counts(parts: &[(usize, &str, &str)]) -> String {
    let some = parts.iter().filter(|(n, ..)| *n > 0);
    list_of(&some.map(|(n, one, many)| count(*n, one, many)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_all_else_is_plural() {
        assert_eq!(count(1_usize, "word", "words"), "1 word");
        assert_eq!(count(214_i64, "word", "words"), "214 words");
        assert_eq!(count(0_u32, "entry", "entries"), "0 entries");
    }

    #[test]
    fn a_list_reads_as_a_sentence_does() {
        assert_eq!(list_of(&[""; 0]), "");
        assert_eq!(list_of(&["a"]), "a");
        assert_eq!(list_of(&["a", "b"]), "a and b");
        let parts = [(3, "action", "actions"), (0, "note", "notes"), (1, "goal", "goals"), (1, "topic", "topics")];
        assert_eq!(counts(&parts), "3 actions, 1 goal and 1 topic");
        assert_eq!(counts(&parts[1..2]), "");
    }
}

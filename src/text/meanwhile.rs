//! A text that was written here and changed elsewhere at the same time: nobody's words are dropped.
//!
//! Mostly the other side only added to the end, as a captured note does; then both follow each other as if written in turn. Any
//! other change is kept whole below what was written, under a line that says so.

/// Stands above the other text where the two could not be put together.
pub const ELSEWHERE: &str = "(This was changed elsewhere meanwhile. There it reads:)";

/// What had happened to the stored text while one wrote. Of several texts that of the greatest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meanwhile {
    Nothing,
    Added,
    Changed,
    /// It was changed, and as a line or a choice that holds one thing it is written over: only undo brings it back.
    Replaced,
}

impl Meanwhile {
    /// The words of a toast, with what became of the other text. That stands first: a toast may be cut off.
    pub fn told(self, words: &str) -> String {
        match self {
            Meanwhile::Nothing => words.to_owned(),
            Meanwhile::Added => format!("what was added meanwhile follows; {words}"),
            Meanwhile::Changed => format!("changed elsewhere too, that is below; {words}"),
            Meanwhile::Replaced => format!("changed elsewhere too, undo brings that back; {words}"),
        }
    }
}

/// What to save of a text that began as `began`, if `stored` is what stands in the journal now.
pub fn joined(began: &str, written: &str, stored: &str) -> (String, Meanwhile) {
    if stored == began || has_lines(written, stored) {
        return (written.to_owned(), Meanwhile::Nothing);
    }
    match stored.strip_prefix(began) {
        Some(added) => (followed_by(written, added), Meanwhile::Added),
        None => (followed_by(&followed_by(written, ELSEWHERE), stored), Meanwhile::Changed),
    }
}

/// The same for a text that was left as a draft, of which it is not known how it began. `stored` has changed since.
pub fn joined_with_a_draft(draft: &str, stored: &str) -> (String, Meanwhile) {
    let alike = draft.chars().zip(stored.chars()).take_while(|(ours, theirs)| ours == theirs);
    let (began, rest) = stored.split_at(alike.map(|(c, _)| c.len_utf8()).sum());
    // A draft that goes on behind the last word of it was written on it.
    let is_written_on = rest.is_empty() && !draft[began.len()..].starts_with(char::is_alphanumeric);
    let is_added = began.is_empty() || is_written_on || rest.starts_with("\n\n");
    joined(if is_added { began } else { draft }, draft, stored)
}

/// Whether all lines of `part` stand in a text, one after the other. A few letters of a longer line are another text.
fn has_lines(text: &str, part: &str) -> bool {
    let part = part.trim_matches('\n');
    let is_whole = |at: usize| {
        let (before, after) = (&text[..at], &text[at + part.len()..]);
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
    };
    part.is_empty() || text.match_indices(part).any(|(at, _)| is_whole(at))
}

/// Two texts with a blank line between them.
fn followed_by(text: &str, more: &str) -> String {
    let (text, more) = (text.trim_end_matches('\n'), more.trim_start_matches('\n'));
    if text.is_empty() { more.to_owned() } else { format!("{text}\n\n{more}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_else_touched_is_saved_as_it_was_written() {
        for (began, written, stored) in [("", "new\n", ""), ("old", "", "old"), ("old", "old\n\nnote", "old\n\nnote")] {
            assert_eq!(joined(began, written, stored), (written.to_owned(), Meanwhile::Nothing));
        }
    }

    #[test]
    fn a_short_text_from_elsewhere_is_not_taken_for_a_part_of_what_was_written() {
        for (began, written, stored) in
            [("yes", "I know", "no"), ("We", "We talked", "talked"), ("yes", "no idea", "no")]
        {
            let (text, meanwhile) = joined(began, written, stored);
            assert_eq!((text, meanwhile), (format!("{written}\n\n{ELSEWHERE}\n\n{stored}"), Meanwhile::Changed));
        }
        for (began, written, stored) in
            [("yes", "one\nno\nmore", "no"), ("yes", "no no\n\nno", "no\n"), ("yes", "I", "")]
        {
            assert_eq!(joined(began, written, stored), (written.to_owned(), Meanwhile::Nothing), "all lines are there");
        }
    }

    #[test]
    fn what_was_added_meanwhile_follows_what_was_written() {
        let added = |text: &str| (text.to_owned(), Meanwhile::Added);
        assert_eq!(joined("old", "old words", "old\n\nnote"), added("old words\n\nnote"));
        assert_eq!(joined("", "words", "note"), added("words\n\nnote"));
        assert_eq!(joined("old", "", "old\n\nnote"), added("note"));
    }

    #[test]
    fn any_other_change_is_kept_below_with_a_line_that_says_so() {
        let (text, meanwhile) = joined("old", "old words", "Older");
        assert_eq!((text, meanwhile), (format!("old words\n\n{ELSEWHERE}\n\nOlder"), Meanwhile::Changed));
    }

    #[test]
    fn a_draft_finds_what_was_added_since() {
        let text = |draft, stored| joined_with_a_draft(draft, stored).0;
        assert_eq!(text("old words", "old\n\nnote"), "old words\n\nnote");
        assert_eq!(text("old words", "old"), "old words");
        assert_eq!(text("older", "old"), format!("older\n\n{ELSEWHERE}\n\nold"));
        assert_eq!(text("words", "note"), "words\n\nnote");
        assert_eq!(text("é one", "é two"), format!("é one\n\n{ELSEWHERE}\n\né two"));
        assert_eq!(text("é", "è"), "é\n\nè");
    }
}

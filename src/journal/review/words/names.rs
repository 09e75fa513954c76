//! Words that name nobody: whoever is in the journal becomes a word for what they are.
//!
//! It finds the names the journal knows, whole words as they are written there. Others that stand in a text it cannot know.

use super::super::ReviewPage;

/// Names, and what stands in their place.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The longest first, so that a whole name goes before its first word.
    hidden: Vec<(String, String)>,
}

impl Names {
    /// The name of the other one becomes `theirs`, everybody else's `somebody`.
    pub fn hiding(other: Option<(&str, &str)>, everybody: impl IntoIterator<Item = String>) -> Self {
        let mut hidden = Vec::new();
        let mut add = |name: &str, word: &str| {
            let parts: Vec<_> = name.split_whitespace().collect();
            // Between the first and the last also stand words that are no names, such as "van der".
            let ends = [parts.first(), parts.last()].into_iter().flatten().copied();
            let middle = parts.iter().copied().filter(|part| part.starts_with(char::is_uppercase));
            for part in [name.trim()].into_iter().chain(ends).chain(middle) {
                let is_name = part.chars().next().is_some_and(char::is_alphabetic);
                if is_name && !hidden.iter().any(|(known, _): &(String, String)| known == part) {
                    hidden.push((part.to_owned(), word.to_owned()));
                }
            }
        };
        if let Some((name, theirs)) = other {
            add(name, theirs);
        }
        everybody.into_iter().for_each(|name| add(&name, "somebody"));
        hidden.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Names { hidden }
    }

    /// For the words of a review: the other one becomes what they are to me.
    pub fn of_review(page: &ReviewPage, everybody: Vec<String>) -> Self {
        let other = page.who.as_ref().map(|line| (line.name.as_str(), line.mentorship.details.my_role.theirs()));
        Names::hiding(other, everybody)
    }

    /// The text without the names.
    pub fn out_of(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let begins_word = !out.chars().next_back().is_some_and(char::is_alphanumeric);
            let found = self.hidden.iter().find(|(name, _)| {
                let behind = rest.strip_prefix(name.as_str());
                behind.is_some_and(|behind| {
                    !is_parted_by_blanks(name) || (begins_word && !behind.starts_with(char::is_alphanumeric))
                })
            });
            match found {
                Some((name, word)) => {
                    out += &if begins_sentence(&out) { crate::text::capitalised(word) } else { word.clone() };
                    rest = &rest[name.len()..];
                }
                None => {
                    out.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        out
    }
}

/// Whether a name is of a script that parts its words: those without capitals write a name and what follows it in one.
fn is_parted_by_blanks(name: &str) -> bool {
    name.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// Whether a sentence begins behind what was written so far.
fn begins_sentence(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let before = line.trim_end_matches([' ', '"', '-', '>', '#', '*']);
    before.is_empty()
        || before.ends_with(['.', '!', '?', ':'])
        || line.trim_start_matches([' ', '-', '>', '#', '*']).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out_of(text: &str) -> String {
        let everybody = ["Aldo Ferri", "Karin Vogt", "Zoë", "Al"].map(str::to_owned);
        Names::hiding(Some(("Aldo Ferri", "my mentor")), everybody).out_of(text)
    }

    #[test]
    fn a_name_becomes_a_word_for_what_one_is() {
        assert_eq!(
            out_of("Send Aldo the figures, and Aldo Ferri's list"),
            "Send my mentor the figures, and my mentor's list"
        );
        assert_eq!(out_of("Zoë took it. Aldo did not."), "Somebody took it. My mentor did not.");
        assert_eq!(out_of("- Karin: ring Mrs Vogt"), "- Somebody: ring Mrs somebody");
    }

    #[test]
    fn each_part_of_a_name_goes_and_one_that_is_written_with_what_follows_it_too() {
        let names = ["Ana Maria van der Berg", "田中 健", "민수"].map(str::to_owned);
        let names = Names::hiding(None, names);
        assert_eq!(names.out_of("to Maria Berg, and Ana Maria"), "to somebody somebody, and somebody somebody");
        assert_eq!(names.out_of("It was van der Valk"), "It was van der Valk");
        assert_eq!(names.out_of("昨日田中さんと、민수는"), "昨日somebodyさんと、somebody는");
    }

    #[test]
    fn a_part_of_another_word_stays() {
        assert_eq!(out_of("Also an algorithm by Alina, aldo"), "Also an algorithm by Alina, aldo");
        assert_eq!(Names::default().out_of("Aldo"), "Aldo");
    }
}

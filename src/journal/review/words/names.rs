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
            let first = name.split_whitespace().next().unwrap_or_default();
            let last = name.split_whitespace().next_back().unwrap_or_default();
            for part in [name.trim(), first, last] {
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
            let found = self.hidden.iter().filter(|_| begins_word).find(|(name, _)| {
                rest.strip_prefix(name.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
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
    fn a_part_of_another_word_stays() {
        assert_eq!(out_of("Also an algorithm by Alina, aldo"), "Also an algorithm by Alina, aldo");
        assert_eq!(Names::default().out_of("Aldo"), "Aldo");
    }
}

//! What was heard from two people: perhaps a blind spot. Found by the word one gave the pieces oneself.

use chrono::{Months, NaiveDate};

use crate::domain::PersonId;
use crate::domain::names::first_name;

/// What was heard longer ago is no news.
const MONTHS: Months = Months::new(12);

/// A received piece that has a word of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// From whom.
    pub person_id: PersonId,
    pub name: String,
    pub tag: String,
}

/// A word that stands on pieces from several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeardTwice {
    /// As it was written last.
    pub tag: String,
    /// Those who said it, the last one first; each once.
    pub people: Vec<PersonId>,
    names: Vec<String>,
}

impl HeardTwice {
    /// The first day that counts.
    pub fn since(today: NaiveDate) -> NaiveDate {
        today.checked_sub_months(MONTHS).unwrap_or(NaiveDate::MIN)
    }

    /// Every word that was heard from two people or more among pieces in the order of their days, newest first.
    pub fn among(tagged: &[Tagged]) -> Vec<HeardTwice> {
        let mut heard: Vec<HeardTwice> = Vec::new();
        for piece in tagged.iter().filter(|piece| !folded(&piece.tag).is_empty()) {
            let known = heard.iter().position(|it| is_same(&it.tag, &piece.tag));
            let at = known.unwrap_or_else(|| {
                heard.push(HeardTwice { tag: piece.tag.trim().to_owned(), people: Vec::new(), names: Vec::new() });
                heard.len() - 1
            });
            let it = &mut heard[at];
            if !it.people.contains(&piece.person_id) {
                it.people.push(piece.person_id);
                it.names.push(piece.name.clone());
            }
        }
        heard.retain(|it| it.people.len() > 1);
        heard
    }

    /// What they are called: by their first names, or in full where two have the same.
    pub fn names(&self) -> Vec<&str> {
        let first: Vec<_> = self.names.iter().map(|name| first_name(name)).collect();
        let is_clear = first.iter().enumerate().all(|(at, name)| !first[..at].contains(name));
        if is_clear { first } else { self.names.iter().map(|name| name.trim()).collect() }
    }
}

/// Whether two words are one, apart from case and blanks round them.
pub fn is_same(word: &str, other: &str) -> bool {
    folded(word) == folded(other)
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tagged(person: i64, name: &str, tag: &str) -> Tagged {
        Tagged { person_id: PersonId(person), name: name.to_owned(), tag: tag.to_owned() }
    }

    #[test]
    fn two_people_and_one_word_are_heard_twice_whatever_its_case() {
        let said = [tagged(1, "Mira Okafor", " Delegating"), tagged(2, "Aldo Ferri", "delegating ")];
        let heard = HeardTwice::among(&said);
        assert_eq!(heard.len(), 1);
        assert_eq!((heard[0].tag.as_str(), heard[0].names()), ("Delegating", vec!["Mira", "Aldo"]));
        assert_eq!(HeardTwice::among(&[tagged(1, "Mira", "ÄNGSTE"), tagged(2, "Aldo", "ängste")]).len(), 1);
    }

    #[test]
    fn one_person_twice_or_two_words_are_none() {
        assert_eq!(HeardTwice::among(&[tagged(1, "Mira", "tone"), tagged(1, "Mira", "tone")]), []);
        assert_eq!(HeardTwice::among(&[tagged(1, "Mira", "tone"), tagged(2, "Aldo", "delegating")]), []);
        assert_eq!(
            HeardTwice::among(&[tagged(1, "Mira", " "), tagged(2, "Aldo", "")]),
            [],
            "no word is none in common"
        );
    }

    #[test]
    fn two_of_the_same_first_name_are_told_apart() {
        let said = [tagged(1, "Mira Okafor", "tone"), tagged(2, "Mira Lind", "tone")];
        assert_eq!(HeardTwice::among(&said)[0].names(), ["Mira Okafor", "Mira Lind"]);
    }

    #[test]
    fn a_year_back_counts_and_no_day_more() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        assert_eq!(HeardTwice::since(today), NaiveDate::from_ymd_opt(2025, 9, 9).unwrap());
        assert_eq!(HeardTwice::since(NaiveDate::MIN), NaiveDate::MIN);
    }

    proptest! {
        #[test]
        fn only_words_of_different_people_are_heard_twice(said in prop::collection::vec((1..4i64, 0..4usize), 0..12)) {
            let words = ["", "tone", "Tone ", "delegating"];
            let tagged: Vec<_> = said.iter().map(|(person, word)| tagged(*person, "Somebody", words[*word])).collect();
            let heard = HeardTwice::among(&tagged);
            for word in ["tone", "delegating"] {
                let mut people: Vec<_> =
                    tagged.iter().filter(|it| is_same(&it.tag, word)).map(|it| it.person_id).collect();
                people.sort_unstable();
                people.dedup();
                let found = heard.iter().find(|it| is_same(&it.tag, word));
                prop_assert_eq!(found.is_some(), people.len() > 1);
                if let Some(found) = found {
                    let mut theirs = found.people.clone();
                    theirs.sort_unstable();
                    prop_assert_eq!(theirs, people);
                }
            }
            prop_assert!(heard.iter().all(|it| !it.tag.is_empty()));
        }
    }
}

//! Finds pages of the Guide by words that stand in them. The words are few and ship with the program, so all are looked through.

use super::pages;
use crate::domain::guide::{GuidePage, Subject};

/// A page that was found: where it stands among all, and which characters of its title are those one looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub page: usize,
    pub marks: Vec<u32>,
}

/// How well a page fits; the best comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    TitleBegins,
    Title,
    PartOfTheTitle,
    Text,
}

/// The pages in which every word stands, those first that have them in the title. Nothing typed finds all, in their own order.
#[must_use]
pub fn find(typed: &str) -> Vec<Hit> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let hits = pages().iter().enumerate().filter_map(|(at, page)| {
        let fit = fit(page, &words)?;
        Some((fit, Hit { page: at, marks: marks(page.title, &words) }))
    });
    let mut hits: Vec<_> = hits.collect();
    hits.sort_by_key(|(fit, _)| *fit);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

fn fit(page: &GuidePage, words: &[String]) -> Option<Fit> {
    let title = page.title.to_lowercase();
    let in_title = words.iter().filter(|word| stands_in(&title, word)).count();
    if in_title == words.len() {
        let begins = words.first().is_none_or(|first| title.starts_with(first.as_str()));
        return Some(if begins { Fit::TitleBegins } else { Fit::Title });
    }
    // What it stands under in the list is one of its words.
    let text = format!("{}\n\n{}", section_of(page), text_of(page)).to_lowercase();
    let all = words.iter().all(|word| stands_in(&title, word) || stands_in(&text, word));
    all.then_some(if in_title > 0 { Fit::PartOfTheTitle } else { Fit::Text })
}

/// Whether some word of a text begins like this.
fn stands_in(text: &str, word: &str) -> bool {
    begins(text, word).next().is_some()
}

/// Where words of a text begin like this.
fn begins<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_begun = |at: &usize| !text[..*at].chars().next_back().is_some_and(char::is_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).filter(is_begun)
}

/// All that a page says below its title.
#[must_use]
pub fn text_of(page: &GuidePage) -> String {
    let more: Vec<&str> = match &page.subject {
        Subject::Topic { meets } => vec![meets],
        Subject::Case { questions, frame } => [*questions, *frame].concat(),
        Subject::Format(format) => format.lines.to_vec(),
        Subject::Reading => super::books().iter().flat_map(|book| [book.title, book.author, book.note]).collect(),
        Subject::Card { .. } | Subject::Asked => Vec::new(),
    };
    page.paragraphs.iter().copied().chain(more).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The section of the list a page stands in.
#[must_use]
pub fn section_of(page: &GuidePage) -> String {
    match &page.subject {
        Subject::Card { themes, .. } => {
            themes.first().map(|theme| theme.as_str().replace('-', " ")).unwrap_or_default()
        }
        Subject::Asked => "questions people ask".to_owned(),
        Subject::Topic { .. } => "related topics".to_owned(),
        Subject::Reading => "reading".to_owned(),
        Subject::Case { .. } => "case study".to_owned(),
        Subject::Format(_) => "group formats".to_owned(),
    }
}

fn marks(title: &str, words: &[String]) -> Vec<u32> {
    let lower = title.to_lowercase();
    let mut marks: Vec<u32> = Vec::new();
    for (word, at) in words.iter().flat_map(|word| begins(&lower, word).map(move |at| (word, at))) {
        let from = u32::try_from(lower[..at].chars().count()).unwrap_or(u32::MAX);
        marks.extend((from..).take(word.chars().count()));
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(typed: &str) -> Vec<&'static str> {
        find(typed).iter().map(|hit| pages()[hit.page].title).collect()
    }

    #[test]
    fn titles_come_before_texts_and_every_word_has_to_stand_somewhere() {
        assert_eq!(titles("").len(), pages().len());
        let feedback = titles("feedback");
        assert_eq!(feedback[..3], ["Feedback and appraisal", "Giving feedback", "Receiving feedback"]);
        assert!(feedback.len() > 4, "and those that speak of it");
        assert_eq!(titles("giv feed")[0], "Giving feedback");
        assert_eq!(titles("franklin"), ["Involve, do not only tell"]);
        assert_eq!(titles("spanner bay"), ["The spanner"]);
        assert_eq!(titles("zachary"), ["Reading list"]);
        assert!(titles("feedback xyzzy").is_empty());
    }

    #[test]
    fn a_word_is_found_by_its_beginning_and_marked_in_the_title() {
        assert!(!titles("eedback").contains(&"Giving feedback"));
        let hit = find("FEED giv").into_iter().next().unwrap();
        assert_eq!(hit.marks, [0, 1, 2, 7, 8, 9, 10]);
    }
}

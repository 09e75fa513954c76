//! Which feedback and advice the ledger shows.

use super::super::choice::MenuLine;
use crate::domain::MentorshipId;
use crate::domain::feedback::{Direction, FeedbackFilter, FeedbackKind};

/// What the ledger is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    All,
    Open,
    Received,
    Given,
    /// The ledger of advice: what was tried, what happened, whether they know.
    Advice,
}

/// The menu of the filter.
pub(super) const FILTERS: &[MenuLine] = &[
    MenuLine { letter: 'l', word: "all", meaning: "all" },
    MenuLine { letter: 'o', word: "open", meaning: "to come back to" },
    MenuLine { letter: 'r', word: "received", meaning: "received" },
    MenuLine { letter: 'g', word: "given", meaning: "given" },
    MenuLine { letter: 'a', word: "advice", meaning: "advice, and what came of it" },
];

impl Shown {
    const EVERY: [Shown; 5] = [Shown::All, Shown::Open, Shown::Received, Shown::Given, Shown::Advice];

    /// The word of the menu.
    pub(super) fn word(self) -> &'static str {
        match self {
            Shown::All => "all",
            Shown::Open => "open",
            Shown::Received => "received",
            Shown::Given => "given",
            Shown::Advice => "advice",
        }
    }

    /// By a word of the menu; all of it by any other.
    pub(super) fn by_word(word: &str) -> Self {
        Self::EVERY.into_iter().find(|shown| shown.word() == word).unwrap_or_default()
    }

    /// The heading of the list.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Shown::All => "Newest first",
            Shown::Open => "To come back to",
            Shown::Received => "Received",
            Shown::Given => "Given",
            Shown::Advice => "Advice",
        }
    }

    /// The filter of the journal, for a mentorship or for all.
    pub(super) fn filter(self, mentorship: Option<MentorshipId>) -> FeedbackFilter {
        let all = FeedbackFilter { mentorship, ..FeedbackFilter::default() };
        match self {
            Shown::All => all,
            Shown::Open => FeedbackFilter { is_open: true, ..all },
            Shown::Received => FeedbackFilter { direction: Some(Direction::Received), ..all },
            Shown::Given => FeedbackFilter { direction: Some(Direction::Given), ..all },
            Shown::Advice => FeedbackFilter { kind: Some(FeedbackKind::Advice), ..all },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_menu_is_a_filter_of_its_own() {
        let words: Vec<_> = Shown::EVERY.map(Shown::word).to_vec();
        assert_eq!(FILTERS.iter().map(|line| line.word).collect::<Vec<_>>(), words);
        for (at, shown) in Shown::EVERY.into_iter().enumerate() {
            assert_eq!(Shown::by_word(shown.word()), shown);
            assert!(Shown::EVERY[..at].iter().all(|other| other.filter(None) != shown.filter(None)));
        }
        assert_eq!(Shown::by_word("something"), Shown::All);
    }
}

//! Which questions of the bank are in sight: by phase, theme, answered or not, one's own.

use std::sync::LazyLock;

use super::super::choice::MenuLine;
use crate::domain::mentorship::Phase;
use crate::domain::question::Theme;
use crate::journal::BankLine;

const PHASE: &str = "phase";
const THEME: &str = "theme";
const ANSWERED: &str = "answered";
const UNANSWERED: &str = "not answered";
const MINE: &str = "your own";

/// What can be filtered by.
pub(super) const KINDS: &[MenuLine] = &[
    MenuLine { letter: 'p', word: PHASE, meaning: "for a phase" },
    MenuLine { letter: 't', word: THEME, meaning: "on a theme" },
    MenuLine { letter: 'a', word: ANSWERED, meaning: ANSWERED },
    MenuLine { letter: 'n', word: UNANSWERED, meaning: UNANSWERED },
    MenuLine { letter: 'm', word: MINE, meaning: "my own" },
];

static PHASES: LazyLock<Vec<MenuLine>> =
    LazyLock::new(|| menu(Phase::ALL.iter().map(|phase| (phase.as_str(), phase.as_str()))));
static THEMES: LazyLock<Vec<MenuLine>> =
    LazyLock::new(|| menu(Theme::ALL.iter().map(|theme| (theme.as_str(), theme.in_words()))));

/// A menu of words, lettered through.
fn menu(words: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<MenuLine> {
    ('a'..='z').zip(words).map(|(letter, (word, meaning))| MenuLine { letter, word, meaning }).collect()
}

/// What the bank is narrowed to. What is set holds together.
#[derive(Debug, Default)]
pub(super) struct BankFilter {
    phase: Option<Phase>,
    theme: Option<Theme>,
    is_answered: Option<bool>,
    is_mine: bool,
}

impl BankFilter {
    /// Takes a word of a menu. Gives the menu that has to be asked next, if the word is not enough.
    pub(super) fn take(&mut self, word: &str) -> Option<(&'static str, &'static [MenuLine])> {
        match word {
            PHASE => return Some(("For which phase", &PHASES)),
            THEME => return Some(("On which theme", &THEMES)),
            ANSWERED => self.is_answered = Some(true),
            UNANSWERED => self.is_answered = Some(false),
            MINE => self.is_mine = true,
            _ => {
                self.phase = word.parse().ok().or(self.phase);
                self.theme = word.parse().ok().or(self.theme);
            }
        }
        None
    }

    /// Whether every question is in sight.
    pub(super) fn is_clear(&self) -> bool {
        matches!(self, BankFilter { phase: None, theme: None, is_answered: None, is_mine: false })
    }

    /// Whether a question is in sight.
    pub(super) fn holds(&self, line: &BankLine) -> bool {
        self.phase.is_none_or(|phase| line.question.fits(phase))
            && self.theme.is_none_or(|theme| line.question.theme == theme)
            && self.is_answered.is_none_or(|is_answered| line.last_answered_on.is_some() == is_answered)
            && (line.question.is_mine || !self.is_mine)
    }

    /// What is in sight, in words: `goals, for the grow phase, not answered`.
    pub(super) fn words(&self) -> String {
        let theme = self.theme.map(|theme| theme.to_string());
        let phase = self.phase.map(|phase| format!("for the {phase} phase"));
        let answered = self.is_answered.map(|yes| if yes { ANSWERED } else { UNANSWERED }.to_owned());
        let mine = self.is_mine.then(|| MINE.to_owned());
        [theme, phase, answered, mine].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

//! Which pages of the Guide are in sight: the cards on a theme, of a phase, for one side; or all pages.

use std::sync::LazyLock;

use super::super::choice::MenuLine;
use super::page::{for_whom, when};
use crate::domain::guide::{GuidePage, Reader, Subject};
use crate::domain::mentorship::Phase;
use crate::domain::question::Theme;

const THEME: &str = "theme";
const PHASE: &str = "phase";
const MENTOR: &str = "mentor";
const MENTEE: &str = "mentee";

/// What can be filtered by.
pub(super) const KINDS: &[MenuLine] = &[
    MenuLine { letter: 't', word: THEME, meaning: "on a theme" },
    MenuLine { letter: 'p', word: PHASE, meaning: "for a phase" },
    MenuLine { letter: 'm', word: MENTOR, meaning: "for the mentor" },
    MenuLine { letter: 'e', word: MENTEE, meaning: "for the mentee" },
];

static PHASES: LazyLock<Vec<MenuLine>> =
    LazyLock::new(|| menu(Phase::ALL.iter().map(|phase| (phase.as_str(), phase.as_str()))));
static THEMES: LazyLock<Vec<MenuLine>> =
    LazyLock::new(|| menu(Theme::ALL.iter().map(|theme| (theme.as_str(), theme.in_words()))));

/// A menu of words, lettered through.
fn menu(words: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<MenuLine> {
    ('a'..='z').zip(words).map(|(letter, (word, meaning))| MenuLine { letter, word, meaning }).collect()
}

/// What the cards are narrowed to. What is set holds together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CardFilter {
    theme: Option<Theme>,
    phase: Option<Phase>,
    reader: Option<Reader>,
}

impl CardFilter {
    /// Takes a word of a menu. Gives the menu that has to be asked next, if the word is not enough.
    pub fn take(&mut self, word: &str) -> Option<(&'static str, &'static [MenuLine])> {
        match word {
            THEME => return Some(("On which theme", &THEMES)),
            PHASE => return Some(("For which phase", &PHASES)),
            MENTOR | MENTEE => self.reader = word.parse().ok(),
            _ => {
                self.theme = word.parse().ok().or(self.theme);
                self.phase = word.parse().ok().or(self.phase);
            }
        }
        None
    }

    /// Whether every page is in sight.
    pub fn is_clear(self) -> bool {
        self == CardFilter::default()
    }

    /// Whether a page is in sight: what is no card is on no theme.
    pub fn holds(self, page: &GuidePage) -> bool {
        let Subject::Card { reader, phase, themes } = &page.subject else { return self.is_clear() };
        self.theme.is_none_or(|theme| themes.contains(&theme))
            && self.phase.is_none_or(|wanted| wanted == *phase)
            && self.reader.is_none_or(|wanted| reader.includes(wanted))
    }

    /// What is in sight, in words: `on goals, for the mentee, while you grow`.
    pub fn words(self) -> String {
        let theme = self.theme.map(|theme| format!("on {}", theme.in_words()));
        let reader = self.reader.map(|reader| for_whom(reader).to_owned());
        let phase = self.phase.map(|phase| when(phase).to_owned());
        [theme, reader, phase].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

//! The questions that ship with the program, from `assets/questions.toml` by way of a table that `build.rs` makes of it.
//!
//! The journal offers them and the command line lists them. Questions of one's own are records and never
//! come in here.

use std::sync::OnceLock;

use crate::domain::QuestionId;
use crate::domain::mentorship::Phase;
use crate::domain::question::{Question, Theme};

/// What the asset says of each question, as the build found it.
const ENTRIES: &[Entry] = include!(concat!(env!("OUT_DIR"), "/questions.rs"));

/// The built-in questions, in the order of their numbers; question 1 has the id 1. Made at the first call.
#[must_use]
pub fn questions() -> &'static [Question] {
    static QUESTIONS: OnceLock<Vec<Question>> = OnceLock::new();
    // The asset is compiled in and a test reads it, so there is never a broken one to report here.
    QUESTIONS.get_or_init(|| read(ENTRIES).unwrap_or_default())
}

/// The built-in question with this id, if it is one.
#[must_use]
pub fn question(id: QuestionId) -> Option<&'static Question> {
    questions().iter().find(|question| question.id == id)
}

#[derive(Clone, Copy)]
struct Entry {
    /// Where it stands in the asset.
    line: u32,
    number: i64,
    core: bool,
    phases: &'static [&'static str],
    theme: &'static str,
    both: Option<&'static str>,
    mentor: Option<&'static str>,
    mentee: Option<&'static str>,
}

/// The error says the line and the number of the question that is wrong.
fn read(entries: &[Entry]) -> Result<Vec<Question>, String> {
    entries.iter().zip(1..).map(|(entry, number)| entry.to_question(number)).collect()
}

impl Entry {
    fn to_question(self, number: i64) -> Result<Question, String> {
        let wrong = |what: &str| Err(format!("questions.toml:{}: question {}: {what}", self.line, self.number));
        if self.number != number {
            return wrong(&format!("question {number} should stand here"));
        }
        let Ok(phases) = self.phases.iter().map(|phase| phase.parse()).collect::<Result<Vec<Phase>, _>>() else {
            return wrong("it has a phase that is none");
        };
        if phases.is_empty() {
            return wrong("it has no phase");
        }
        let Ok(theme) = self.theme.parse::<Theme>() else { return wrong("it has a theme that is none") };
        let (mentor, mentee) = match (self.both, self.mentor, self.mentee) {
            (Some(both), None, None) => (both, both),
            (None, mentor, mentee) if mentor.is_some() || mentee.is_some() => {
                (mentor.unwrap_or_default(), mentee.unwrap_or_default())
            }
            (None, ..) => return wrong("it is asked of nobody"),
            (Some(_), ..) => return wrong("`both` stands beside `mentor` or `mentee`"),
        };
        Ok(Question {
            id: QuestionId(number),
            is_core: self.core,
            is_mine: false,
            phases,
            theme,
            mentor: mentor.to_owned(),
            mentee: mentee.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::mentorship::Role;

    fn checked() -> Vec<Question> {
        read(ENTRIES).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn the_fifty_eight_questions_are_there_once_each() {
        let numbers: Vec<i64> = checked().iter().map(|question| question.id.0).collect();
        assert_eq!(numbers, (1..=58).collect::<Vec<_>>());
        assert_eq!(questions(), checked());
        assert_eq!(question(QuestionId(58)).map(|question| question.theme), Some(Theme::Inclusion));
        assert_eq!(question(QuestionId(101)), None);
    }

    #[test]
    fn the_first_seven_are_the_core_and_are_asked_of_both_in_words_of_their_own() {
        for question in checked() {
            assert_eq!(question.is_core, question.id.0 <= 7, "{}", question.id);
            if question.is_core {
                assert!(question.is_for(Role::Mentor) && question.is_for(Role::Mentee), "{}", question.id);
                assert_ne!(question.mentor, question.mentee, "{}", question.id);
            }
        }
    }

    #[test]
    fn every_theme_is_used_and_every_phase_has_questions_for_every_role() {
        let all = checked();
        for theme in Theme::ALL {
            assert!(all.iter().any(|question| question.theme == *theme), "{theme}");
        }
        for phase in Phase::ALL {
            for role in Role::ALL {
                let some = all.iter().filter(|question| question.phases.contains(phase) && question.is_for(*role));
                assert!(some.count() >= 5, "{phase} {role}");
            }
        }
    }

    #[test]
    fn no_wording_is_too_long_or_untidy() {
        for question in checked() {
            assert!(!question.mentor.is_empty() || !question.mentee.is_empty(), "{}", question.id);
            for wording in [&question.mentor, &question.mentee] {
                assert!(wording.chars().count() <= 220, "{}: {wording}", question.id);
                assert_eq!(wording, &wording.split_whitespace().collect::<Vec<_>>().join(" "), "{}", question.id);
                assert!(wording.is_empty() || wording.ends_with(['?', '.']), "{}: {wording}", question.id);
            }
        }
    }

    #[test]
    fn a_broken_asset_is_named_by_the_number_of_its_question() {
        type Change = fn(&mut Entry);
        let broken = |number: usize, change: Change| {
            let mut entries = ENTRIES.to_vec();
            change(&mut entries[number - 1]);
            read(&entries).unwrap_err()
        };
        let cases: [(usize, Change, &str); 6] = [
            (9, |entry| entry.number = 8, "question 8: question 9 should stand here"),
            (50, |entry| entry.phases = &[], "question 50: it has no phase"),
            (50, |entry| entry.phases = &["clsoe"], "question 50: it has a phase that is none"),
            (12, |entry| entry.theme = "gaols", "question 12: it has a theme that is none"),
            (8, |entry| entry.both = None, "question 8: it is asked of nobody"),
            (8, |entry| entry.mentor = Some("a"), "question 8: `both` stands beside"),
        ];
        for (number, change, says) in cases {
            let error = broken(number, change);
            assert!(error.contains(says), "{error}");
        }
    }
}

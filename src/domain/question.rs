//! Reflection questions, and which one is offered next.
//!
//! The rule is a pure function of what was asked and answered: [`offer`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::mentorship::{Phase, Phases, Role};
use super::stored::Details;
use super::{Invalid, QuestionId, Stored};

/// A question comes back after so many days at the earliest.
pub const RESTS_FOR_DAYS: i64 = 90;

closed_set! {
    /// What a question is about.
    Theme, "theme" {
        Purpose = "purpose", Trust = "trust", Listening = "listening", Goals = "goals", Feedback = "feedback",
        Challenge = "challenge", Inclusion = "inclusion", Network = "network", BlindSpots = "blind-spots",
        Boundaries = "boundaries", Commitment = "commitment", Learning = "learning", Independence = "independence",
        Leading = "leading", Ending = "ending",
    }
}

impl Theme {
    /// As it is read: `blind spots`.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Theme::BlindSpots => "blind spots",
            other => other.as_str(),
        }
    }
}

/// A question as it is asked: built in, or one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    pub id: QuestionId,
    /// One of the seven that come first.
    pub is_core: bool,
    pub is_mine: bool,
    /// Where it fits; one's own may fit everywhere, and then this is empty.
    pub phases: Vec<Phase>,
    pub theme: Theme,
    /// Asked of a mentor; empty if it is none for them.
    pub mentor: String,
    /// Asked of a mentee; empty if it is none for them.
    pub mentee: String,
}

impl Question {
    /// The wording for a role: a peer is asked in the mentee's words, or else in the mentor's.
    pub fn wording(&self, role: Role) -> &str {
        match role {
            Role::Mentor => &self.mentor,
            Role::Peer if self.mentee.is_empty() => &self.mentor,
            Role::Mentee | Role::Peer => &self.mentee,
        }
    }

    /// Whether it is asked of somebody in this role.
    pub fn is_for(&self, role: Role) -> bool {
        !self.wording(role).is_empty()
    }

    /// Whether it fits a phase.
    pub fn fits(&self, phase: Phase) -> bool {
        self.phases.is_empty() || self.phases.contains(&phase)
    }
}

/// A question of one's own.
pub type OwnQuestion = Stored<QuestionId, QuestionDetails>;

/// What a person edits of a question of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionDetails {
    pub text: String,
    /// Where it fits.
    pub phases: Phases,
    pub theme: Theme,
}

impl QuestionDetails {
    /// A question that fits every phase.
    pub fn new(text: impl Into<String>) -> Self {
        QuestionDetails { text: text.into(), phases: Phases::default(), theme: Theme::Learning }
    }

    /// The question as it is asked, in every role.
    pub fn into_question(self, id: QuestionId) -> Question {
        Question {
            id,
            is_core: false,
            is_mine: true,
            phases: self.phases.0,
            theme: self.theme,
            mentor: self.text.clone(),
            mentee: self.text,
        }
    }
}

impl Details for QuestionDetails {
    const TEXTS: &'static [&'static str] = &["text"];

    fn check(&self) -> Result<(), Invalid> {
        must_say_something("text", &self.text)
    }
}

/// When a question was last answered in a mentorship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastAnswered {
    pub question: QuestionId,
    pub on: NaiveDate,
}

/// What is offered, and why it is this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It fits role and phase, and its theme is not the last one.
    Fits(QuestionId),
    /// Nothing else fitted, so the last theme is asked again.
    SameTheme(QuestionId),
    /// Nothing else fitted, so it is one of another phase.
    OtherPhase(QuestionId),
    /// All were answered lately: an old answer to read again.
    ReadAgain(QuestionId),
}

impl Offer {
    /// The question.
    pub fn question(self) -> QuestionId {
        match self {
            Offer::Fits(id) | Offer::SameTheme(id) | Offer::OtherPhase(id) | Offer::ReadAgain(id) => id,
        }
    }
}

/// A theme is one that comes back from so many of its questions on, answered within so many days.
const COMES_BACK_FROM: usize = 3;
const COMES_BACK_WITHIN_DAYS: i64 = 183;

/// The theme that comes back in what was answered lately, and in how many of its questions: the one with the most, if it is one alone.
pub fn recurring(answered: impl Iterator<Item = (Theme, NaiveDate)>, today: NaiveDate) -> Option<(Theme, usize)> {
    let lately: Vec<_> = answered.filter(|(_, on)| (today - *on).num_days() <= COMES_BACK_WITHIN_DAYS).collect();
    let count = |theme: Theme| lately.iter().filter(|(other, _)| *other == theme).count();
    let most = Theme::ALL.iter().map(|theme| (*theme, count(*theme))).max_by_key(|(_, count)| *count)?;
    let is_alone = Theme::ALL.iter().filter(|theme| count(**theme) == most.1).count() == 1;
    Some(most).filter(|(_, count)| is_alone && *count >= COMES_BACK_FROM)
}

/// Picks the question to offer: role and phase fit, core ones first, least recently answered, not the last theme, none answered
/// within 90 days. If that leaves nothing: relax theme, then phase; if nothing still, an old answer to read again.
///
/// `answered` holds each question at most once, with its newest answer. Nothing comes back only where no question is for the
/// role, or none is left and none was ever answered.
pub fn offer(
    questions: &[Question],
    answered: &[LastAnswered],
    role: Role,
    phase: Phase,
    today: NaiveDate,
) -> Option<Offer> {
    let last_on = |id: QuestionId| answered.iter().find(|last| last.question == id).map(|last| last.on);
    let last_theme = answered
        .iter()
        .max_by_key(|last| (last.on, last.question))
        .and_then(|last| questions.iter().find(|question| question.id == last.question))
        .map(|question| question.theme);
    let is_rested =
        |question: &&Question| last_on(question.id).is_none_or(|on| (today - on).num_days() >= RESTS_FOR_DAYS);
    let first_of = |fits: &dyn Fn(&Question) -> bool| {
        let fitting = questions
            .iter()
            .filter(|question| question.is_for(role))
            .filter(is_rested)
            .filter(|question| fits(question));
        fitting
            .min_by_key(|question| (!question.is_core, last_on(question.id), question.id))
            .map(|question| question.id)
    };
    first_of(&|question| question.fits(phase) && Some(question.theme) != last_theme)
        .map(Offer::Fits)
        .or_else(|| first_of(&|question| question.fits(phase)).map(Offer::SameTheme))
        .or_else(|| first_of(&|_| true).map(Offer::OtherPhase))
        .or_else(|| {
            answered.iter().min_by_key(|last| (last.on, last.question)).map(|last| Offer::ReadAgain(last.question))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 9).unwrap()
    }

    fn question(number: i64, phase: Phase, theme: Theme) -> Question {
        let text = format!("question {number}");
        Question {
            id: QuestionId(number),
            is_core: number <= 2,
            is_mine: false,
            phases: vec![phase],
            theme,
            mentor: text.clone(),
            mentee: text,
        }
    }

    fn answered(number: i64, days_ago: i64) -> LastAnswered {
        LastAnswered { question: QuestionId(number), on: today() - chrono::Duration::days(days_ago) }
    }

    #[test]
    fn core_questions_come_first_and_then_those_never_answered() {
        let bank: Vec<_> = (1..=4)
            .zip([Theme::Trust, Theme::Goals, Theme::Trust, Theme::Goals])
            .map(|(n, t)| question(n, Phase::Grow, t))
            .collect();
        let next = |answers: &[LastAnswered]| offer(&bank, answers, Role::Mentee, Phase::Grow, today());
        assert_eq!(next(&[]), Some(Offer::Fits(QuestionId(1))));
        assert_eq!(next(&[answered(1, 200)]), Some(Offer::Fits(QuestionId(2))));
        // Both core ones were answered, the second lately and last: its theme rests, and the first comes back after 90 days.
        assert_eq!(next(&[answered(1, 200), answered(2, 8)]), Some(Offer::Fits(QuestionId(1))));
        assert_eq!(next(&[answered(1, 20), answered(2, 8)]), Some(Offer::Fits(QuestionId(3))));
    }

    #[test]
    fn the_theme_is_relaxed_then_the_phase_and_then_an_old_answer_is_read_again() {
        let bank = vec![
            question(3, Phase::Grow, Theme::Trust),
            question(4, Phase::Grow, Theme::Trust),
            question(5, Phase::Close, Theme::Ending),
        ];
        let next = |answers: &[LastAnswered]| offer(&bank, answers, Role::Peer, Phase::Grow, today());
        assert_eq!(next(&[answered(3, 1)]), Some(Offer::SameTheme(QuestionId(4))));
        assert_eq!(next(&[answered(3, 1), answered(4, 2)]), Some(Offer::OtherPhase(QuestionId(5))));
        assert_eq!(next(&[answered(3, 1), answered(4, 2), answered(5, 3)]), Some(Offer::ReadAgain(QuestionId(5))));
        assert_eq!(offer(&[], &[], Role::Mentor, Phase::Grow, today()), None);
    }

    #[test]
    fn a_peer_is_asked_in_the_mentees_words_or_else_in_the_mentors() {
        let mut asked = question(9, Phase::Grow, Theme::Trust);
        asked.mentor = "as a mentor".into();
        assert_eq!(asked.wording(Role::Peer), "question 9");
        asked.mentee.clear();
        assert_eq!(asked.wording(Role::Peer), "as a mentor");
        assert!(!asked.is_for(Role::Mentee));
    }

    #[test]
    fn a_theme_comes_back_from_three_of_its_questions_on_lately_if_it_is_one_alone() {
        let lately = |themes: &[(Theme, i64)]| {
            recurring(themes.iter().map(|(theme, age)| (*theme, today() - chrono::TimeDelta::days(*age))), today())
        };
        let (trust, goals) = (Theme::Trust, Theme::Goals);
        assert_eq!(lately(&[(trust, 1), (trust, 90), (goals, 2), (trust, 183)]), Some((trust, 3)));
        assert_eq!(lately(&[(trust, 1), (trust, 90), (goals, 2), (trust, 184)]), None, "one of them is too long ago");
        assert_eq!(lately(&[(trust, 1), (trust, 2), (trust, 3), (goals, 4), (goals, 5), (goals, 6)]), None);
        assert_eq!(lately(&[]), None);
    }

    proptest! {
        #[test]
        fn what_is_offered_as_fitting_fits(
            themes in prop::collection::vec((0usize..15, 0usize..4), 1..12),
            ages in prop::collection::vec(prop::option::of(0i64..400), 12),
            phase in 0usize..4,
        ) {
            let bank: Vec<_> = (1..).zip(&themes).map(|(n, (t, p))| question(n, Phase::ALL[*p], Theme::ALL[*t])).collect();
            let answers: Vec<_> = bank.iter().zip(&ages).filter_map(|(q, age)| age.map(|age| answered(q.id.0, age))).collect();
            let phase = Phase::ALL[phase];
            let Some(offered) = offer(&bank, &answers, Role::Mentor, phase, today()) else {
                return Err(TestCaseError::fail("something is always offered where there are questions"));
            };
            let chosen = bank.iter().find(|question| question.id == offered.question()).unwrap();
            let age = answers.iter().find(|last| last.question == chosen.id).map(|last| (today() - last.on).num_days());
            let last = answers.iter().max_by_key(|last| (last.on, last.question));
            let last_theme = last.and_then(|last| bank.iter().find(|question| question.id == last.question)).map(|q| q.theme);
            let rests = age.is_some_and(|age| age < RESTS_FOR_DAYS);
            // Each relaxation is made only where nothing else was left, and among those that fit the least recently answered comes first.
            let rested: Vec<_> = bank.iter().filter(|q| {
                answers.iter().find(|last| last.question == q.id).is_none_or(|last| (today() - last.on).num_days() >= RESTS_FOR_DAYS)
            }).collect();
            let others: Vec<_> = match offered {
                Offer::Fits(_) => rested.iter().filter(|q| q.fits(phase) && Some(q.theme) != last_theme).collect(),
                Offer::SameTheme(_) => {
                    prop_assert!(!rested.iter().any(|q| q.fits(phase) && Some(q.theme) != last_theme));
                    rested.iter().filter(|q| q.fits(phase)).collect()
                }
                Offer::OtherPhase(_) => {
                    prop_assert!(!rested.iter().any(|q| q.fits(phase)));
                    rested.iter().collect()
                }
                Offer::ReadAgain(_) => {
                    prop_assert!(rested.is_empty());
                    Vec::new()
                }
            };
            let age_of = |q: &Question| answers.iter().find(|last| last.question == q.id).map(|last| last.on);
            for other in others.iter().filter(|other| other.is_core == chosen.is_core) {
                prop_assert!(age_of(chosen) <= age_of(other), "{} was answered longer ago than {}", other.id, chosen.id);
            }
            prop_assert!(chosen.is_core || !others.iter().any(|other| other.is_core));
            match offered {
                Offer::Fits(_) => prop_assert!(chosen.fits(phase) && Some(chosen.theme) != last_theme && !rests),
                Offer::SameTheme(_) => prop_assert!(chosen.fits(phase) && Some(chosen.theme) == last_theme && !rests),
                Offer::OtherPhase(_) => prop_assert!(!chosen.fits(phase) && !rests),
                Offer::ReadAgain(_) => prop_assert!(rests),
            }
        }
    }
}

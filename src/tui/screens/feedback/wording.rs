//! What the parts of feedback and advice are called: by who gave it, and by what it is. The form and the page say the same.

use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, Response};

/// Which way it went and what it is: that decides the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub direction: Direction,
    pub kind: FeedbackKind,
}

impl Sort {
    /// That of something written down.
    pub fn of(details: &FeedbackDetails) -> Self {
        Sort { direction: details.direction, kind: details.kind }
    }

    fn is_given(self) -> bool {
        self.direction == Direction::Given
    }

    fn is_advice(self) -> bool {
        self.kind == FeedbackKind::Advice
    }

    /// `Advice from Aldo`, `Feedback to Aldo`.
    pub fn called(self, name: &str) -> String {
        let what = if self.is_advice() { "Advice" } else { "Feedback" };
        format!("{what} {} {name}", if self.is_given() { "to" } else { "from" })
    }

    pub fn moment(self) -> &'static str {
        if self.is_advice() { "It came up when" } else { "Where it was" }
    }

    pub fn act(self) -> &'static str {
        if self.is_given() { "What I saw" } else { "What they saw" }
    }

    pub fn next_time(self) -> &'static str {
        match (self.is_advice(), self.is_given()) {
            (false, _) => "Next time",
            (true, false) => "The advice",
            (true, true) => "My advice",
        }
    }

    pub fn response(self) -> &'static str {
        if self.is_given() { "Their view" } else { "What I make of it" }
    }

    pub fn outcome(self) -> &'static str {
        if self.is_advice() && self.is_given() { "What they did with it" } else { "What came of it" }
    }

    /// The same as a question.
    pub fn asking_outcome(self) -> &'static str {
        if self.is_advice() && self.is_given() { "What did they do with it?" } else { "What came of it?" }
    }

    /// Who received it, as the page says what they make of it.
    pub fn who(self) -> &'static str {
        if self.is_given() { "They" } else { "I" }
    }

    /// A response as the one of the two says it who received it.
    pub fn answer(self, response: Response) -> &'static str {
        match (self.is_given(), response) {
            (false, Response::Open) => "not decided yet",
            (true, Response::Open) => "not heard yet",
            (_, Response::Use) => "use it",
            (_, Response::Park) => "park it, not now",
            (_, Response::Decline) => "decline it",
        }
    }

    /// What was made of it, as a sentence with its reason: `I use it: it was about time`.
    pub fn said(self, details: &FeedbackDetails) -> String {
        let sentence = format!("{} {}", self.who(), self.answer(details.response));
        match details.response_why.trim() {
            "" => sentence + ".",
            why => format!("{sentence}: {why}"),
        }
    }

    /// Whether a part belongs to it, given what was made of it.
    pub fn asks(self, part: Part, response: Response) -> bool {
        let is_kept = self.kind == FeedbackKind::Keep;
        match part {
            Part::Act => !self.is_advice(),
            Part::Response => !is_kept,
            Part::Why => !is_kept && response != Response::Open,
            Part::Outcome => !is_kept && response == Response::Use,
            Part::Told => self.is_advice() && !self.is_given() && response == Response::Use,
        }
    }
}

/// What is not asked of every sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The act, and what it led to.
    Act,
    Response,
    Why,
    /// What came of it, and when that was looked at.
    Outcome,
    Told,
}

pub const EFFECT: &str = "What it led to";
pub const WHY: &str = "Why";
pub const LOOKED_BACK: &str = "Looked back on";
pub const TAG: &str = "A word for it";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_applies_is_asked() {
        let received = |kind| Sort { direction: Direction::Received, kind };
        let given = |kind| Sort { direction: Direction::Given, kind };
        assert!(!received(FeedbackKind::Advice).asks(Part::Act, Response::Open), "advice is about no act");
        assert!(received(FeedbackKind::Change).asks(Part::Act, Response::Open));
        for part in [Part::Response, Part::Why, Part::Outcome, Part::Told] {
            assert!(!received(FeedbackKind::Keep).asks(part, Response::Use), "what is kept needs nothing: {part:?}");
        }
        assert!(received(FeedbackKind::Advice).asks(Part::Told, Response::Use));
        assert!(!received(FeedbackKind::Change).asks(Part::Told, Response::Use), "only advice is told back");
        assert!(!given(FeedbackKind::Advice).asks(Part::Told, Response::Use), "there is nobody to tell but me");
        assert!(!given(FeedbackKind::Change).asks(Part::Outcome, Response::Park));
        assert!(given(FeedbackKind::Change).asks(Part::Why, Response::Decline));
    }
}

//! Feedback and advice: what was said about one act, what became of it.
//!
//! It is written by moment, act, effect and next time, so that it stays with what was done and not with who did it.

pub mod balance;
pub mod heard_twice;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_say_something;
use super::mentorship::Role;
use super::stored::Details;
use super::{FeedbackId, Invalid, MeetingId, MentorshipId, PersonId, Stored};

pub use balance::{Balance, OneSided};
pub use heard_twice::HeardTwice;

closed_set! {
    /// Who gave it.
    Direction, "direction" { Given = "given", Received = "received" }
}

impl Direction {
    /// What is likelier in a role: a mentor gives, a mentee receives, and so does a peer who writes it down.
    pub fn usual(my_role: Role) -> Self {
        if my_role == Role::Mentor { Direction::Given } else { Direction::Received }
    }
}

closed_set! {
    /// Whether the act should stay or change, or whether it is advice for what is ahead.
    FeedbackKind, "kind" { Keep = "keep", Change = "change", Advice = "advice" }
}

closed_set! {
    /// What the one who received it makes of it.
    Response, "response" { Open = "open", Use = "use", Park = "park", Decline = "decline" }
}

/// One piece of feedback or advice.
pub type Feedback = Stored<FeedbackId, FeedbackDetails>;

/// What a person edits of a [`Feedback`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackDetails {
    pub direction: Direction,
    pub kind: FeedbackKind,
    /// From whom, or to whom.
    pub person_id: PersonId,
    pub mentorship_id: Option<MentorshipId>,
    /// The meeting it was given in.
    pub meeting_id: Option<MeetingId>,
    pub given_on: NaiveDate,
    /// Where and when it was.
    pub moment: String,
    /// What was done.
    pub act: String,
    /// What it led to.
    pub effect: String,
    /// What to do next time; the advice itself, where it is advice.
    pub next_time: String,
    pub response: Response,
    pub response_why: String,
    /// When one looked at what came of it.
    pub looked_back_on: Option<NaiveDate>,
    /// What came of it.
    pub outcome: String,
    /// Whether the one who gave it was told what came of it.
    pub told: bool,
    /// A word of one's own to find what belongs together, such as what two people said.
    #[serde(default)]
    pub tag: String,
}

impl FeedbackDetails {
    /// Feedback of a day that nobody has answered yet.
    pub fn on(given_on: NaiveDate, direction: Direction, kind: FeedbackKind, person_id: PersonId) -> Self {
        FeedbackDetails {
            direction,
            kind,
            person_id,
            mentorship_id: None,
            meeting_id: None,
            given_on,
            moment: String::new(),
            act: String::new(),
            effect: String::new(),
            next_time: String::new(),
            response: Response::Open,
            response_why: String::new(),
            looked_back_on: None,
            outcome: String::new(),
            told: false,
            tag: String::new(),
        }
    }

    /// Something to come back to: not answered yet, or in use while nobody has looked at what came of it; advice I took is open
    /// until I have told the one who gave it. What is to be kept needs nothing more. The same rule stands in the store, for its lists
    /// and indexes.
    pub fn is_open(&self) -> bool {
        self.standing().1
    }

    /// Where it stands, in a few words, the same wherever it is shown: what is open says what is missing.
    pub fn stands(&self) -> &'static str {
        self.standing().0
    }

    /// Where it stands, and whether there is something to come back to.
    fn standing(&self) -> (&'static str, bool) {
        match self.response {
            _ if self.kind == FeedbackKind::Keep => ("to keep", false),
            Response::Open if self.direction == Direction::Given => ("not answered yet", true),
            Response::Open => ("to answer", true),
            Response::Use if self.looked_back_on.is_none() => ("to look back on", true),
            Response::Use if self.is_told_back() && !self.told => ("tell them", true),
            Response::Use => ("used", false),
            Response::Park => ("parked", false),
            Response::Decline => ("declined", false),
        }
    }

    /// Whether what comes of it is to be told: only advice I was given is.
    pub fn is_told_back(&self) -> bool {
        self.kind == FeedbackKind::Advice && self.direction == Direction::Received
    }

    /// What it is called: advice, or feedback.
    pub fn noun(&self) -> &'static str {
        if self.kind == FeedbackKind::Advice { "advice" } else { "feedback" }
    }

    /// The words it is known by: the advice, or the act.
    pub fn words(&self) -> &str {
        let in_order = match self.kind {
            FeedbackKind::Advice => [&self.next_time, &self.act, &self.effect, &self.moment],
            FeedbackKind::Keep | FeedbackKind::Change => [&self.act, &self.next_time, &self.effect, &self.moment],
        };
        in_order.into_iter().map(String::as_str).find(|text| !text.trim().is_empty()).unwrap_or_default()
    }
}

impl Details for FeedbackDetails {
    const TEXTS: &'static [&'static str] = &["moment", "act", "effect", "next_time", "outcome"];

    fn check(&self) -> Result<(), Invalid> {
        if self.looked_back_on.is_some_and(|day| day < self.given_on) {
            return Err(Invalid::new("looked_back_on", "lies before the day it was given"));
        }
        match self.kind {
            FeedbackKind::Advice => must_say_something("next_time", self.words()),
            FeedbackKind::Keep | FeedbackKind::Change => must_say_something("act", self.words()),
        }
    }
}

/// Which feedback a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedbackFilter {
    pub mentorship: Option<MentorshipId>,
    pub meeting: Option<MeetingId>,
    /// Only what there is to come back to.
    pub is_open: bool,
    /// Only what went one way.
    pub direction: Option<Direction>,
    pub kind: Option<FeedbackKind>,
    /// Only what has this word, apart from case.
    pub tag: Option<String>,
}

/// Feedback in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackLine {
    pub feedback: Feedback,
    /// From whom, or to whom.
    pub name: String,
}

#[cfg(test)]
impl FeedbackDetails {
    /// Each way in which feedback can stand: kind by direction by response by whether it was looked back on and told.
    pub(crate) fn every(day: NaiveDate) -> Vec<Self> {
        let mut every = Vec::new();
        for (direction, kind) in
            Direction::ALL.iter().flat_map(|it| FeedbackKind::ALL.iter().map(move |kind| (*it, *kind)))
        {
            for (response, at) in Response::ALL.iter().flat_map(|response| (0..4).map(move |at| (*response, at))) {
                let (looked_back_on, told) = ((at & 1 == 1).then_some(day), at & 2 == 2);
                let begun = Self::on(day, direction, kind, PersonId(1));
                every.push(FeedbackDetails { response, looked_back_on, told, ..begun });
            }
        }
        every
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feedback(direction: Direction, kind: FeedbackKind, response: Response) -> FeedbackDetails {
        let day = NaiveDate::from_ymd_opt(2026, 6, 11).unwrap();
        FeedbackDetails { response, ..FeedbackDetails::on(day, direction, kind, PersonId(1)) }
    }

    #[test]
    fn what_is_kept_parked_or_declined_is_not_come_back_to() {
        for direction in Direction::ALL.iter().copied() {
            for response in Response::ALL.iter().copied() {
                assert!(!feedback(direction, FeedbackKind::Keep, response).is_open());
            }
            for kind in [FeedbackKind::Change, FeedbackKind::Advice] {
                assert!(feedback(direction, kind, Response::Open).is_open());
                assert!(feedback(direction, kind, Response::Use).is_open());
                assert!(!feedback(direction, kind, Response::Park).is_open());
                assert!(!feedback(direction, kind, Response::Decline).is_open());
            }
        }
    }

    #[test]
    fn advice_i_took_is_open_until_i_have_told_what_came_of_it() {
        let mut advice = feedback(Direction::Received, FeedbackKind::Advice, Response::Use);
        advice.looked_back_on = Some(advice.given_on);
        assert!(advice.is_open());
        advice.told = true;
        assert!(!advice.is_open());
        advice.direction = Direction::Given;
        advice.told = false;
        assert!(!advice.is_open(), "there is nobody to tell but me");
    }

    #[test]
    fn what_is_open_says_what_is_missing() {
        let missing = ["to answer", "not answered yet", "to look back on", "tell them"];
        let every = FeedbackDetails::every(NaiveDate::from_ymd_opt(2026, 6, 11).unwrap());
        assert_eq!(every.len(), 96);
        for it in every {
            assert_eq!(missing.contains(&it.stands()), it.is_open(), "{it:?}: {}", it.stands());
        }
    }

    #[test]
    fn it_says_something_and_is_looked_back_on_later() {
        let mut details = feedback(Direction::Received, FeedbackKind::Advice, Response::Open);
        assert_eq!(details.check().unwrap_err().field, "next_time");
        details.next_time = "Wait five breaths.".into();
        assert_eq!(details.check(), Ok(()));
        details.looked_back_on = details.given_on.pred_opt();
        assert_eq!(details.check().unwrap_err().field, "looked_back_on");
    }
}

//! How the relationship stands: ten items from 1 to 5, read as six dimensions, never as a total.
//!
//! What a row of them says over time is in `course`, when the next one is due in `due`.

mod course;
mod due;

pub use course::{Change, Course, Extremes};
pub use due::{BEFORE_MEETING_DAYS, Due, FIRST_AFTER_MEETINGS, Stand, due};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::invalid::must_be_one_to_five;
use super::stored::Details;
use super::{CheckInId, Invalid, MentorshipId, Side, Stored};

closed_set! {
    /// What a check-in looks at. Each is shown by itself; nothing adds them up.
    Dimension, "dimension" {
        Trust = "trust", Direction = "direction", Fairness = "fairness", Commitment = "commitment", Dialogue = "dialogue",
        Growth = "growth",
    }
}

closed_set! {
    /// One of the ten sentences, by the name of its field; its wording for each role is content.
    Item, "item" {
        Openness = "openness", ConfidenceKept = "confidence_kept", Direction = "direction", Fairness = "fairness",
        MeetingAsPlanned = "meeting_as_planned", PromisesKept = "promises_kept", Listening = "listening",
        HonestRemarks = "honest_remarks", DoingDifferently = "doing_differently", OwnJudgement = "own_judgement",
    }
}

impl Item {
    /// The dimension it belongs to.
    pub fn dimension(self) -> Dimension {
        match self {
            Item::Openness | Item::ConfidenceKept => Dimension::Trust,
            Item::Direction => Dimension::Direction,
            Item::Fairness => Dimension::Fairness,
            Item::MeetingAsPlanned | Item::PromisesKept => Dimension::Commitment,
            Item::Listening | Item::HonestRemarks => Dimension::Dialogue,
            Item::DoingDifferently | Item::OwnJudgement => Dimension::Growth,
        }
    }
}

impl Dimension {
    /// Its items, in their order.
    pub fn items(self) -> impl Iterator<Item = Item> {
        Item::ALL.iter().copied().filter(move |item| item.dimension() == self)
    }

    /// Whether it hangs on one item alone.
    pub fn is_single(self) -> bool {
        self.items().count() == 1
    }

    /// Its name with a capital, as a heading and at the beginning of a sentence have it.
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Trust => "Trust",
            Dimension::Direction => "Direction",
            Dimension::Fairness => "Fairness",
            Dimension::Commitment => "Commitment",
            Dimension::Dialogue => "Dialogue",
            Dimension::Growth => "Growth",
        }
    }
}

/// What a dimension stands at, in halves: 9 is 4.5. Of two items it is the middle, of one the item itself. It can be compared and
/// shown; nothing can be added to it, so that no total comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    halves: u8,
}

impl Score {
    /// As a number from 1 to 5, for a picture.
    pub fn value(self) -> f64 {
        f64::from(self.halves) / 2.0
    }

    /// How far it lies from another, whichever is higher.
    fn apart(self, other: Score) -> u8 {
        self.halves.abs_diff(other.halves)
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let half = if self.halves % 2 == 1 { ".5" } else { "" };
        f.pad(&format!("{}{half}", self.halves / 2))
    }
}

/// A fall of a whole point is worth a word: so many halves.
const FALL: u8 = 2;

/// An item at or below this is worth a word, whatever it was before.
const LOW: u8 = 2;

/// What a person answered to the ten items on one day.
pub type CheckIn = Stored<CheckInId, CheckInDetails>;

/// A check-in in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInLine {
    pub check_in: CheckIn,
    /// With whom the mentorship is.
    pub name: String,
}

/// What a person edits of a [`CheckIn`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInDetails {
    pub mentorship_id: MentorshipId,
    /// Mine, or theirs as told.
    pub said_by: Side,
    pub checked_on: NaiveDate,
    pub openness: Option<u8>,
    pub confidence_kept: Option<u8>,
    pub direction: Option<u8>,
    pub fairness: Option<u8>,
    pub meeting_as_planned: Option<u8>,
    pub promises_kept: Option<u8>,
    pub listening: Option<u8>,
    pub honest_remarks: Option<u8>,
    pub doing_differently: Option<u8>,
    pub own_judgement: Option<u8>,
    /// What would lift the lowest by one, in a line.
    pub lift: String,
}

impl CheckInDetails {
    /// A check-in of a day, with every item skipped.
    pub fn on(mentorship_id: MentorshipId, said_by: Side, checked_on: NaiveDate) -> Self {
        CheckInDetails {
            mentorship_id,
            said_by,
            checked_on,
            openness: None,
            confidence_kept: None,
            direction: None,
            fairness: None,
            meeting_as_planned: None,
            promises_kept: None,
            listening: None,
            honest_remarks: None,
            doing_differently: None,
            own_judgement: None,
            lift: String::new(),
        }
    }

    /// What was said to an item; nothing where it was skipped.
    pub fn item(&self, item: Item) -> Option<u8> {
        match item {
            Item::Openness => self.openness,
            Item::ConfidenceKept => self.confidence_kept,
            Item::Direction => self.direction,
            Item::Fairness => self.fairness,
            Item::MeetingAsPlanned => self.meeting_as_planned,
            Item::PromisesKept => self.promises_kept,
            Item::Listening => self.listening,
            Item::HonestRemarks => self.honest_remarks,
            Item::DoingDifferently => self.doing_differently,
            Item::OwnJudgement => self.own_judgement,
        }
    }

    /// Says something to an item, or skips it.
    pub fn say(&mut self, item: Item, value: Option<u8>) {
        *match item {
            Item::Openness => &mut self.openness,
            Item::ConfidenceKept => &mut self.confidence_kept,
            Item::Direction => &mut self.direction,
            Item::Fairness => &mut self.fairness,
            Item::MeetingAsPlanned => &mut self.meeting_as_planned,
            Item::PromisesKept => &mut self.promises_kept,
            Item::Listening => &mut self.listening,
            Item::HonestRemarks => &mut self.honest_remarks,
            Item::DoingDifferently => &mut self.doing_differently,
            Item::OwnJudgement => &mut self.own_judgement,
        } = value;
    }

    /// Where a dimension stands; nothing where all its items were skipped.
    pub fn score(&self, dimension: Dimension) -> Option<Score> {
        let said: Vec<u8> = self.said_to(dimension).collect();
        let count = u8::try_from(said.len()).ok().filter(|count| *count > 0)?;
        Some(Score { halves: said.iter().sum::<u8>() * 2 / count })
    }

    fn said_to(&self, dimension: Dimension) -> impl Iterator<Item = u8> {
        dimension.items().filter_map(|item| self.item(item))
    }
}

/// A dimension that is worth a word, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It fell by a point or more since the one before.
    Fell(Fall),
    /// An item of it stands at two or less.
    Low { dimension: Dimension, at: u8 },
}

/// How far a dimension fell since the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    pub dimension: Dimension,
    pub from: Score,
    pub to: Score,
}

impl Concern {
    /// What it is about.
    pub fn dimension(self) -> Dimension {
        match self {
            Concern::Fell(Fall { dimension, .. }) | Concern::Low { dimension, .. } => dimension,
        }
    }
}

/// What is worth a word after a check-in, each dimension at most once and in their order. `before` is the one before it by the same
/// side; a dimension that was skipped then or now has not fallen.
pub fn concerns(before: Option<&CheckInDetails>, now: &CheckInDetails) -> Vec<Concern> {
    let concern = |dimension: Dimension| {
        let (from, to) = (before.and_then(|before| before.score(dimension)), now.score(dimension));
        if let Some((from, to)) = from.zip(to).filter(|(from, to)| to.halves + FALL <= from.halves) {
            return Some(Concern::Fell(Fall { dimension, from, to }));
        }
        let lowest = now.said_to(dimension).min().filter(|lowest| *lowest <= LOW)?;
        Some(Concern::Low { dimension, at: lowest })
    };
    Dimension::ALL.iter().copied().filter_map(concern).collect()
}

impl Details for CheckInDetails {
    const TEXTS: &'static [&'static str] = &["lift"];

    fn check(&self) -> Result<(), Invalid> {
        for item in Item::ALL {
            must_be_one_to_five(item.as_str(), self.item(*item))?;
        }
        let is_empty = Item::ALL.iter().all(|item| self.item(*item).is_none()) && self.lift.trim().is_empty();
        if is_empty {
            return Err(Invalid::new("openness", "answer at least one of the ten, from 1 to 5"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_in(values: [Option<u8>; 10]) -> CheckInDetails {
        let day = NaiveDate::from_ymd_opt(2026, 4, 16).unwrap();
        let mut details = CheckInDetails::on(MentorshipId(1), Side::Me, day);
        for (item, value) in Item::ALL.iter().zip(values) {
            details.say(*item, value);
        }
        details
    }

    #[test]
    fn every_item_is_a_field_of_its_own_name() {
        let details = check_in([1, 2, 3, 4, 5, 5, 4, 3, 2, 1].map(Some));
        let shown = serde_json::to_value(&details).unwrap();
        for item in Item::ALL {
            assert_eq!(shown[item.as_str()], u64::from(details.item(*item).unwrap()));
        }
    }

    #[test]
    fn a_dimension_is_the_middle_of_what_was_said_and_nothing_where_all_was_skipped() {
        let said = [Some(4), Some(3), None, Some(4), Some(5), None, None, None, Some(1), Some(2)];
        let details = check_in(said);
        let score = |dimension| details.score(dimension).map(|score| score.to_string());
        assert_eq!(score(Dimension::Trust).as_deref(), Some("3.5"));
        assert_eq!(score(Dimension::Direction), None);
        assert_eq!(score(Dimension::Commitment).as_deref(), Some("5"), "the one that was said counts alone");
        assert_eq!(score(Dimension::Growth).as_deref(), Some("1.5"));
    }

    #[test]
    fn a_fall_of_a_point_and_an_item_at_two_are_worth_a_word() {
        let before = check_in([Some(5), Some(4), Some(3), Some(4), Some(4), Some(4), None, None, Some(4), Some(4)]);
        let now = check_in([Some(4), Some(3), Some(2), Some(4), Some(4), Some(3), Some(1), Some(5), Some(4), Some(4)]);
        let dimensions: Vec<_> = concerns(Some(&before), &now).into_iter().map(Concern::dimension).collect();
        assert_eq!(dimensions, [Dimension::Trust, Dimension::Direction, Dimension::Dialogue]);
        assert!(matches!(concerns(Some(&before), &now)[2], Concern::Low { at: 1, .. }), "it was skipped before");
        assert_eq!(concerns(None, &now).len(), 2, "without one before, what is low is left");
    }

    #[test]
    fn nothing_said_and_a_six_are_refused() {
        assert_eq!(check_in([None; 10]).check().unwrap_err().field, "openness");
        assert_eq!(check_in([Some(6); 10]).check().unwrap_err().field, "openness");
        let line = CheckInDetails { lift: "meet earlier in the day".into(), ..check_in([None; 10]) };
        assert_eq!(line.check(), Ok(()));
    }
}

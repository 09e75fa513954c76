//! The check-ins of one side over time, dimension by dimension.

use chrono::NaiveDate;

use super::{CheckIn, CheckInDetails, Concern, Dimension, Fall, Score, concerns};

/// The check-ins of one side: the first of all, and the last ones, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    pub first: Option<CheckIn>,
    pub last: Vec<CheckIn>,
}

/// Where a dimension stood at first and where it stands; nothing where it was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub dimension: Dimension,
    pub earlier: Option<Score>,
    pub latest: Option<Score>,
}

/// What stands out in the latest check-in. Of several that stand alike it is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extremes {
    pub highest: (Dimension, Score),
    pub lowest: (Dimension, Score),
    /// Since the one before, either way; nothing where none moved, or where there is none before.
    pub changed: Option<Fall>,
}

impl Course {
    /// The newest.
    pub fn latest(&self) -> Option<&CheckIn> {
        self.last.first()
    }

    /// The one before the newest: a fall is counted from there.
    pub fn before(&self) -> Option<&CheckIn> {
        self.last.get(1)
    }

    /// The first of all, if it is not the newest as well.
    pub fn earlier(&self) -> Option<&CheckIn> {
        self.first.as_ref().filter(|first| self.latest().is_some_and(|latest| latest.id != first.id))
    }

    /// All that are known, the oldest first.
    pub fn in_order(&self) -> impl DoubleEndedIterator<Item = &CheckIn> {
        self.last.iter().rev()
    }

    /// From the first to the newest, each dimension by itself.
    pub fn changes(&self) -> Vec<Change> {
        let score = |check_in: Option<&CheckIn>, dimension| check_in.and_then(|it| it.details.score(dimension));
        let change = |dimension: Dimension| Change {
            dimension,
            earlier: score(self.earlier(), dimension),
            latest: score(self.latest(), dimension),
        };
        Dimension::ALL.iter().copied().map(change).collect()
    }

    /// Where one dimension stood each time it was said, the oldest first.
    pub fn trend(&self, dimension: Dimension) -> Vec<(NaiveDate, Score)> {
        let said = |check_in: &CheckIn| Some((check_in.details.checked_on, check_in.details.score(dimension)?));
        self.in_order().filter_map(said).collect()
    }

    /// What is worth a word after the newest.
    pub fn concerns(&self) -> Vec<Concern> {
        let before = self.before().map(|before| &before.details);
        self.latest().map(|latest| concerns(before, &latest.details)).unwrap_or_default()
    }

    /// The dimension that fell furthest since the one before.
    pub fn deepest_fall(&self) -> Option<Fall> {
        let falls = self.concerns().into_iter().filter_map(|concern| match concern {
            Concern::Fell(fall) => Some(fall),
            Concern::Low { .. } => None,
        });
        furthest(falls)
    }

    /// What stands out in the newest.
    pub fn extremes(&self) -> Option<Extremes> {
        let latest = &self.latest()?.details;
        let scores = |details: &CheckInDetails| -> Vec<(Dimension, Score)> {
            Dimension::ALL.iter().filter_map(|dimension| Some((*dimension, details.score(*dimension)?))).collect()
        };
        let now = scores(latest);
        let highest = now.iter().copied().rev().max_by_key(|(_, score)| *score)?;
        let lowest = now.iter().copied().min_by_key(|(_, score)| *score)?;
        let before = self.before().map(|before| &before.details);
        let moves = now.iter().filter_map(|(dimension, to)| {
            let from = before?.score(*dimension)?;
            (from != *to).then_some(Fall { dimension: *dimension, from, to: *to })
        });
        Some(Extremes { highest, lowest, changed: furthest(moves) })
    }
}

/// Of those that moved furthest the first.
fn furthest(moves: impl Iterator<Item = Fall>) -> Option<Fall> {
    moves.fold(None, |furthest: Option<Fall>, next| match furthest {
        Some(before) if before.from.apart(before.to) >= next.from.apart(next.to) => Some(before),
        _ => Some(next),
    })
}

#[cfg(test)]
mod tests {
    use chrono::Utc;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::check_in::Item;
    use crate::domain::{CheckInId, MentorshipId, Side, Stored};

    type Values = [Option<u8>; 10];

    fn check_in(number: i64, day: &str, values: Values) -> CheckIn {
        let mut details = CheckInDetails::on(MentorshipId(1), Side::Me, day.parse().unwrap());
        Item::ALL.iter().zip(values).for_each(|(item, value)| details.say(*item, value));
        let now = Utc::now();
        Stored { id: CheckInId(number), uid: Uuid::nil(), details, created_at: now, updated_at: now }
    }

    const APRIL: Values = [Some(4), Some(3), Some(2), Some(4), Some(2), Some(2), Some(3), Some(3), Some(2), Some(3)];
    const JULY: Values = [Some(4), Some(4), Some(5), None, Some(4), Some(3), Some(4), Some(4), Some(4), Some(4)];
    const SEPTEMBER: Values =
        [Some(5), Some(4), Some(5), Some(4), Some(3), Some(2), Some(5), Some(4), Some(4), Some(4)];

    fn course() -> Course {
        let [first, second, third] = [(1, "2026-04-16", APRIL), (2, "2026-07-09", JULY), (3, "2026-09-03", SEPTEMBER)]
            .map(|(number, day, values)| check_in(number, day, values));
        Course { first: Some(first.clone()), last: vec![third, second, first] }
    }

    #[test]
    fn a_change_is_counted_from_the_first_and_a_fall_from_the_one_before() {
        let course = course();
        let direction = course.changes()[1];
        let said = |score: Option<Score>| score.map(|score| score.to_string()).unwrap_or_default();
        assert_eq!((said(direction.earlier), said(direction.latest)), ("2".into(), "5".into()));
        let fall = course.deepest_fall().unwrap();
        assert_eq!(
            (fall.dimension, fall.from.to_string(), fall.to.to_string()),
            (Dimension::Commitment, "3.5".into(), "2.5".into())
        );
        let trend: Vec<_> = course.trend(Dimension::Fairness).into_iter().map(|(_, score)| score.to_string()).collect();
        assert_eq!(trend, ["4", "4"], "where it was skipped there is no point");
    }

    #[test]
    fn what_stands_out_is_the_highest_the_lowest_and_what_moved_furthest() {
        let extremes = course().extremes().unwrap();
        assert_eq!(extremes.highest.0, Dimension::Direction);
        assert_eq!((extremes.lowest.0, extremes.lowest.1.to_string()), (Dimension::Commitment, "2.5".into()));
        assert_eq!(extremes.changed.unwrap().dimension, Dimension::Commitment);
        let alone = check_in(1, "2026-04-16", APRIL);
        let course = Course { first: Some(alone.clone()), last: vec![alone] };
        assert_eq!((course.extremes().unwrap().changed, course.earlier()), (None, None));
        assert_eq!(course.changes()[0].earlier, None);
        assert_eq!(Course::default().extremes(), None);
    }

    /// Nothing can be added to a score, so no total and no middle of all comes about. Were it to get a `+`, the call would be
    /// ambiguous and this would not compile.
    #[test]
    fn no_total_can_be_made_of_scores() {
        struct WithAPlus;
        trait HasNoPlus<Marker> {
            fn holds() -> bool {
                true
            }
        }
        impl<T> HasNoPlus<()> for T {}
        impl<T: std::ops::Add> HasNoPlus<WithAPlus> for T {}
        assert!(<Score as HasNoPlus<_>>::holds());
    }

    fn values() -> impl Strategy<Value = Values> {
        prop::array::uniform10(prop::option::of(1..=5_u8))
    }

    proptest! {
        #[test]
        fn a_score_lies_between_the_least_and_the_most_of_its_items(values in values()) {
            let details = check_in(1, "2026-04-16", values).details;
            for dimension in Dimension::ALL {
                let said: Vec<_> = dimension.items().filter_map(|item| details.item(item)).map(f64::from).collect();
                let score = details.score(*dimension).map(Score::value);
                prop_assert_eq!(score.is_some(), !said.is_empty());
                if let Some(score) = score {
                    prop_assert!(said.iter().any(|said| *said <= score) && said.iter().any(|said| *said >= score));
                }
            }
        }

        #[test]
        fn each_dimension_is_a_concern_once_at_most_and_none_that_was_skipped(before in values(), now in values()) {
            let [before, now] = [(1, before), (2, now)].map(|(number, values)| check_in(number, "2026-04-16", values));
            let course = Course { first: Some(before.clone()), last: vec![now.clone(), before] };
            let dimensions: Vec<_> = course.concerns().into_iter().map(Concern::dimension).collect();
            prop_assert!(dimensions.is_sorted_by(|one, next| one < next), "{:?}", dimensions);
            prop_assert!(dimensions.iter().all(|dimension| now.details.score(*dimension).is_some()));
            let fall = course.deepest_fall();
            prop_assert!(fall.is_none_or(|fall| fall.from.halves >= fall.to.halves + 2));
        }

        #[test]
        fn what_stands_out_stands_nowhere_beyond(before in values(), now in values()) {
            let [before, now] = [(1, before), (2, now)].map(|(number, values)| check_in(number, "2026-04-16", values));
            let course = Course { first: Some(before.clone()), last: vec![now.clone(), before] };
            if let Some(extremes) = course.extremes() {
                let scores = Dimension::ALL.iter().filter_map(|dimension| now.details.score(*dimension));
                prop_assert!(scores.into_iter().all(|score| (extremes.lowest.1..=extremes.highest.1).contains(&score)));
            } else {
                prop_assert!(now.details.score(Dimension::Trust).is_none());
            }
        }
    }
}

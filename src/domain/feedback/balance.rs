//! How feedback and advice are balanced: what went which way, and of what sort. It counts what was said, and scores nobody.

use chrono::NaiveDate;

use super::{Direction, FeedbackKind};

/// One piece, as far as a balance is about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub direction: Direction,
    pub kind: FeedbackKind,
    pub given_on: NaiveDate,
}

/// How many pieces there are of each sort among the newest ones, and whether something is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    given: Sorts,
    received: Sorts,
    /// Whether older ones were left out.
    pub is_of_the_newest: bool,
    /// What is missing, if something plainly is.
    pub one_sided: Option<OneSided>,
}

/// Pieces by what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sorts {
    keep: u32,
    change: u32,
    advice: u32,
}

/// What is plainly missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneSided {
    /// Nothing went this way in the last meetings, though they were held.
    Nothing(Direction),
    /// Only things to change went this way, and nothing to keep.
    OnlyToChange(Direction),
}

impl Sorts {
    fn add(&mut self, kind: FeedbackKind) {
        *match kind {
            FeedbackKind::Keep => &mut self.keep,
            FeedbackKind::Change => &mut self.change,
            FeedbackKind::Advice => &mut self.advice,
        } += 1;
    }

    fn of(self, kind: FeedbackKind) -> u32 {
        match kind {
            FeedbackKind::Keep => self.keep,
            FeedbackKind::Change => self.change,
            FeedbackKind::Advice => self.advice,
        }
    }

    fn all(self) -> u32 {
        self.keep + self.change + self.advice
    }
}

impl Balance {
    /// So many of the newest pieces are counted.
    pub const MOST: usize = 100;

    /// So many held meetings without a word one way, or so many things to change without one to keep, are worth a sentence.
    pub const ENOUGH: usize = 3;

    /// The balance of some pieces, with the days of the last held meetings, newest first.
    pub fn of(said: &[Said], held_on: &[NaiveDate]) -> Self {
        let mut balance = Balance { is_of_the_newest: said.len() >= Self::MOST, ..Balance::default() };
        for piece in said {
            balance.sorts_mut(piece.direction).add(piece.kind);
        }
        balance.one_sided = balance.missing(said, held_on);
        balance
    }

    /// How many went one way.
    pub fn count(&self, direction: Direction) -> u32 {
        self.sorts(direction).all()
    }

    /// How many are of a kind, both ways.
    pub fn of_kind(&self, kind: FeedbackKind) -> u32 {
        self.given.of(kind) + self.received.of(kind)
    }

    /// Whether nothing was said at all.
    pub fn is_empty(&self) -> bool {
        self.given.all() + self.received.all() == 0
    }

    fn sorts(&self, direction: Direction) -> Sorts {
        if direction == Direction::Given { self.given } else { self.received }
    }

    fn sorts_mut(&mut self, direction: Direction) -> &mut Sorts {
        if direction == Direction::Given { &mut self.given } else { &mut self.received }
    }

    /// What one gives oneself comes first: that is what one can change.
    fn missing(&self, said: &[Said], held_on: &[NaiveDate]) -> Option<OneSided> {
        if self.is_empty() {
            return None;
        }
        let ways = [Direction::Given, Direction::Received];
        let since = held_on.get(Self::ENOUGH - 1);
        let is_silent =
            |way: Direction| since.is_some_and(|day| !said.iter().any(|it| it.direction == way && it.given_on >= *day));
        let is_only_to_change = |way: Direction| {
            let sorts = self.sorts(way);
            sorts.keep == 0 && usize::try_from(sorts.change).is_ok_and(|change| change >= Self::ENOUGH)
        };
        let nothing = ways.into_iter().find(|way| is_silent(*way)).map(OneSided::Nothing);
        nothing.or_else(|| ways.into_iter().find(|way| is_only_to_change(*way)).map(OneSided::OnlyToChange))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(number)
    }

    fn pieces() -> impl Strategy<Value = Vec<Said>> {
        let piece = (0..2usize, 0..3usize, 0..300u64).prop_map(|(direction, kind, on)| Said {
            direction: Direction::ALL[direction],
            kind: FeedbackKind::ALL[kind],
            given_on: day(on),
        });
        prop::collection::vec(piece, 0..40)
    }

    proptest! {
        #[test]
        fn every_piece_is_counted_once_by_its_way_and_once_by_its_kind(said in pieces()) {
            let balance = Balance::of(&said, &[]);
            for direction in Direction::ALL.iter().copied() {
                let there = said.iter().filter(|it| it.direction == direction).count();
                prop_assert_eq!(balance.count(direction) as usize, there);
            }
            for kind in FeedbackKind::ALL.iter().copied() {
                prop_assert_eq!(balance.of_kind(kind) as usize, said.iter().filter(|it| it.kind == kind).count());
            }
            prop_assert_eq!(balance.is_empty(), said.is_empty());
        }

        #[test]
        fn what_it_calls_missing_is_missing(said in pieces(), met in prop::collection::vec(0..300u64, 0..6)) {
            let mut met: Vec<_> = met.into_iter().map(day).collect();
            met.sort_unstable_by(|a, b| b.cmp(a));
            match Balance::of(&said, &met).one_sided {
                Some(OneSided::Nothing(way)) => {
                    prop_assert!(met.len() >= Balance::ENOUGH);
                    prop_assert!(!said.iter().any(|it| it.direction == way && it.given_on >= met[2]));
                }
                Some(OneSided::OnlyToChange(way)) => {
                    let of = |kind| said.iter().filter(|it| it.direction == way && it.kind == kind).count();
                    prop_assert!(of(FeedbackKind::Keep) == 0 && of(FeedbackKind::Change) >= Balance::ENOUGH);
                }
                None => {}
            }
        }
    }

    #[test]
    fn three_meetings_without_a_word_given_are_named_and_two_are_not() {
        let received = |on| Said { direction: Direction::Received, kind: FeedbackKind::Keep, given_on: day(on) };
        let given = |on| Said { direction: Direction::Given, ..received(on) };
        let met = [day(90), day(60), day(30)];
        let one_sided = |said: &[Said], met: &[NaiveDate]| Balance::of(said, met).one_sided;
        assert_eq!(one_sided(&[received(90)], &met), Some(OneSided::Nothing(Direction::Given)));
        assert_eq!(one_sided(&[received(90)], &met[..2]), None, "two meetings are soon gone by");
        assert_eq!(one_sided(&[received(90), given(29)], &met), Some(OneSided::Nothing(Direction::Given)));
        assert_eq!(one_sided(&[received(90), given(30)], &met), None);
        assert_eq!(one_sided(&[given(90)], &met), Some(OneSided::Nothing(Direction::Received)));
        assert_eq!(one_sided(&[], &met), None, "an empty list says so itself");
    }

    #[test]
    fn three_things_to_change_and_nothing_to_keep_are_named() {
        let change = Said { direction: Direction::Given, kind: FeedbackKind::Change, given_on: day(1) };
        let keep = Said { kind: FeedbackKind::Keep, ..change };
        assert_eq!(Balance::of(&[change; 2], &[]).one_sided, None);
        assert_eq!(Balance::of(&[change; 3], &[]).one_sided, Some(OneSided::OnlyToChange(Direction::Given)));
        assert_eq!(Balance::of(&[change, change, change, keep], &[]).one_sided, None);
        let received = Said { direction: Direction::Received, ..change };
        assert_eq!(Balance::of(&[received; 3], &[]).one_sided, Some(OneSided::OnlyToChange(Direction::Received)));
    }
}

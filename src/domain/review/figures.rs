//! What is counted in a review: the meetings and the time between them, the promises of each side, the check-ins by dimension, and
//! which question says most. All of it is computed from plain slices, and nothing of it is added up to a mark.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::super::action::{ActionStatus, Owner};
use super::super::check_in::{CheckInDetails, Dimension, Score};
use super::super::meeting::MeetingStatus;
use super::super::{QuestionId, Side};

/// A meeting as a review counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDay {
    pub on: NaiveDate,
    pub status: MeetingStatus,
    pub cancelled_by: Option<Side>,
    /// How often it was moved.
    pub moves: u32,
    /// "Was this hour of use?"
    pub pulse: Option<u8>,
}

/// The days between two meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Gap {
    /// How many.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days()
    }
}

/// How often the two met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings {
    /// The days of those that were held, in order.
    pub held: Vec<NaiveDate>,
    /// The days of those that are still to come.
    pub planned: Vec<NaiveDate>,
    pub cancelled: u32,
    /// Of those, how many each side cancelled.
    pub cancelled_by_me: u32,
    pub cancelled_by_them: u32,
    /// Those that stood on another day first.
    pub moved: u32,
    /// The longest time between two that were held; none of several people, whose meetings have nothing to do with each other.
    pub longest: Option<Gap>,
    /// The middle one of the times between two, in days.
    pub usual: Option<i64>,
    /// What the two agreed on, in days.
    pub agreed: Option<u32>,
    /// What each hour was worth, by its day.
    pub pulses: Vec<(NaiveDate, u8)>,
}

impl Meetings {
    /// Counted, from meetings in the order of their days. `agreed` is the rhythm of the one mentorship they are of.
    pub fn of(meetings: &[MeetingDay], agreed: Option<u32>, is_of_one: bool) -> Self {
        let with = |status| meetings.iter().filter(move |meeting| meeting.status == status);
        let days = |status| with(status).map(|meeting| meeting.on).collect::<Vec<_>>();
        let cancelled = |by: Option<Side>| {
            count(with(MeetingStatus::Cancelled).filter(|meeting| by.is_none() || meeting.cancelled_by == by))
        };
        let held = days(MeetingStatus::Held);
        let gaps = if is_of_one { gaps(&held) } else { Vec::new() };
        Meetings {
            planned: days(MeetingStatus::Planned),
            cancelled: cancelled(None),
            cancelled_by_me: cancelled(Some(Side::Me)),
            cancelled_by_them: cancelled(Some(Side::Them)),
            moved: count(meetings.iter().filter(|meeting| meeting.moves > 0)),
            longest: gaps.iter().copied().rev().max_by_key(Gap::days),
            usual: middle(gaps.iter().map(Gap::days)),
            agreed: agreed.filter(|_| is_of_one),
            pulses: with(MeetingStatus::Held).filter_map(|meeting| Some((meeting.on, meeting.pulse?))).collect(),
            held,
        }
    }
}

fn gaps(days: &[NaiveDate]) -> Vec<Gap> {
    days.windows(2).map(|pair| Gap { from: pair[0], to: pair[1] }).collect()
}

/// Of an even number the greater of the two in the middle: rather a little longer than a day that was none.
fn middle(days: impl Iterator<Item = i64>) -> Option<i64> {
    let mut days: Vec<_> = days.collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

/// What became of the promises of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    pub kept: u32,
    pub let_go: u32,
    pub open: u32,
}

impl Settled {
    /// How many are settled: what is open is not kept yet, and not broken either. The page of a mentorship counts the same.
    pub fn settled(self) -> u32 {
        self.kept.saturating_add(self.let_go)
    }

    /// How many there were.
    pub fn all(self) -> u32 {
        self.kept.saturating_add(self.let_go).saturating_add(self.open)
    }
}

/// The promises of each side. Each counts where it was kept or let go; what is open counts in a span that is not over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    pub mine: Settled,
    pub theirs: Settled,
    /// Those of people who are neither of the two.
    pub others: Settled,
}

impl Promises {
    /// Counted from how many there are of each side in each state.
    pub fn of(counted: &[(Owner, ActionStatus, u32)]) -> Self {
        let mut promises = Promises::default();
        for (owner, status, count) in counted {
            let side = match owner {
                Owner::Me => &mut promises.mine,
                Owner::Them => &mut promises.theirs,
                Owner::Other => &mut promises.others,
            };
            let counter = match status {
                ActionStatus::Done => &mut side.kept,
                ActionStatus::Dropped => &mut side.let_go,
                ActionStatus::Open => &mut side.open,
            };
            *counter = counter.saturating_add(*count);
        }
        promises
    }

    /// Those of all sides.
    pub fn all(self) -> Settled {
        let sides = [self.mine, self.theirs, self.others];
        let sum = |of: fn(&Settled) -> u32| sides.iter().map(of).fold(0, u32::saturating_add);
        Settled { kept: sum(|side| side.kept), let_go: sum(|side| side.let_go), open: sum(|side| side.open) }
    }
}

/// Where a dimension stood first and where it stands now. What was skipped stands nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub dimension: Dimension,
    pub first: Option<Score>,
    pub latest: Option<Score>,
}

/// Every dimension that was answered at all, from the first check-in to the latest; never a total.
pub fn changes(first: &CheckInDetails, latest: &CheckInDetails) -> Vec<Change> {
    let change =
        |dimension: Dimension| Change { dimension, first: first.score(dimension), latest: latest.score(dimension) };
    let changes = Dimension::ALL.iter().copied().map(change);
    changes.filter(|change| change.first.is_some() || change.latest.is_some()).collect()
}

/// A question that was answered more than once: on which day first, and on which last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    pub question: QuestionId,
    pub is_core: bool,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
}

/// The question of which both answers are shown side by side: a core one before the others, and of those the one with the longest time
/// between. One that was answered twice on the same day says nothing about time.
pub fn most_telling(answered: &[Answered]) -> Option<Answered> {
    let apart = answered.iter().filter(|answered| answered.last_on > answered.first_on);
    apart.copied().max_by_key(|one| (one.is_core, one.last_on - one.first_on, Reverse(one.question)))
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::MentorshipId;
    use crate::domain::check_in::Item;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn held(text: &str) -> MeetingDay {
        MeetingDay { on: day(text), status: MeetingStatus::Held, cancelled_by: None, moves: 0, pulse: None }
    }

    #[test]
    fn the_longest_time_between_two_is_the_first_of_several_as_long() {
        let days = ["2026-01-15", "2026-03-12", "2026-04-16", "2026-06-11"].map(held);
        let meetings = Meetings::of(&days, Some(28), true);
        assert_eq!(meetings.longest, Some(Gap { from: day("2026-01-15"), to: day("2026-03-12") }));
        assert_eq!((meetings.usual, meetings.agreed), (Some(56), Some(28)));
        let of_several = Meetings::of(&days, Some(28), false);
        assert_eq!((of_several.longest, of_several.usual, of_several.agreed), (None, None, None));
        assert_eq!(Meetings::of(&days[..1], None, true).longest, None, "of one there is no time between");
    }

    #[test]
    fn a_core_question_comes_first_and_then_the_longest_time_between() {
        let answered = |question, is_core, first: &str, last: &str| Answered {
            question: QuestionId(question),
            is_core,
            first_on: day(first),
            last_on: day(last),
        };
        let own = answered(101, false, "2026-01-01", "2026-09-01");
        let (short, long) =
            (answered(3, true, "2026-03-01", "2026-04-01"), answered(5, true, "2026-03-01", "2026-08-01"));
        let same_day = answered(1, true, "2026-09-01", "2026-09-01");
        assert_eq!(most_telling(&[own, short, long, same_day]), Some(long));
        assert_eq!(most_telling(&[same_day, own]), Some(own));
        assert_eq!(most_telling(&[same_day]), None);
    }

    #[test]
    fn a_dimension_that_was_never_answered_is_left_out() {
        let mut first = CheckInDetails::on(MentorshipId(1), Side::Me, day("2026-04-08"));
        let mut latest = CheckInDetails::on(MentorshipId(1), Side::Me, day("2026-09-01"));
        first.say(Item::Direction, Some(2));
        latest.say(Item::Direction, Some(5));
        latest.say(Item::Openness, Some(4));
        let changes = changes(&first, &latest);
        let words = |score: Option<Score>| score.map(|score| score.to_string());
        let said: Vec<_> =
            changes.iter().map(|change| (change.dimension, words(change.first), words(change.latest))).collect();
        let score = |words: &str| Some(words.to_owned());
        assert_eq!(said, [(Dimension::Trust, None, score("4")), (Dimension::Direction, score("2"), score("5"))]);
    }

    fn a_meeting() -> impl Strategy<Value = MeetingDay> {
        let status = prop::sample::select(MeetingStatus::ALL);
        let by = prop::option::of(prop::sample::select(Side::ALL));
        let start = day("2025-01-01");
        (0..700u64, status, by, 0..3u32, prop::option::of(1..6u8)).prop_map(
            move |(days, status, cancelled_by, moves, pulse)| MeetingDay {
                on: start + Days::new(days),
                status,
                cancelled_by: cancelled_by.filter(|_| status == MeetingStatus::Cancelled),
                moves,
                pulse,
            },
        )
    }

    proptest! {
        #[test]
        fn every_meeting_is_counted_once_and_the_times_between_add_up(
            mut meetings in prop::collection::vec(a_meeting(), 0..40),
        ) {
            meetings.sort_by_key(|meeting| meeting.on);
            let summed = Meetings::of(&meetings, None, true);
            let all = summed.held.len() + summed.planned.len() + summed.cancelled as usize;
            prop_assert_eq!(all, meetings.len());
            prop_assert!(summed.cancelled_by_me + summed.cancelled_by_them <= summed.cancelled);
            prop_assert_eq!(summed.moved as usize, meetings.iter().filter(|meeting| meeting.moves > 0).count());
            let longest = summed.longest.map(|gap| gap.days());
            prop_assert_eq!(longest, summed.held.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).max());
            prop_assert!(summed.usual <= longest);
        }

        #[test]
        fn no_promise_is_lost_among_the_sides(
            counted in prop::collection::vec(
                (prop::sample::select(Owner::ALL), prop::sample::select(ActionStatus::ALL), 0..50u32), 0..20,
            ),
        ) {
            let promises = Promises::of(&counted);
            let of = |wanted: ActionStatus| {
                counted.iter().filter(|(_, status, _)| *status == wanted).map(|(.., count)| count).sum::<u32>()
            };
            let all = promises.all();
            prop_assert_eq!(all.kept, of(ActionStatus::Done));
            prop_assert_eq!(all.let_go, of(ActionStatus::Dropped));
            prop_assert_eq!(all.open, of(ActionStatus::Open));
            prop_assert_eq!(all.all(), promises.mine.all() + promises.theirs.all() + promises.others.all());
        }
    }
}

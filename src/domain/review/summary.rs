//! A span summed up: what a review says of it, section by section, from what was read.

use chrono::NaiveDate;

use super::super::action::ActionLine;
use super::super::agreement::Agreement;
use super::super::answer::Answer;
use super::super::check_in::{CheckIn, Dimension};
use super::super::feedback::{Direction, FeedbackKind, FeedbackLine, Response};
use super::super::goal::{GoalLine, ProgressEntry};
use super::super::topic::TopicLine;
use super::super::{ActionId, ContactId, MeetingId, MentorshipId, Side};
use super::figures::{Change, Meetings, Promises, changes};

/// The first of many, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<T> {
    pub shown: Vec<T>,
    pub all: usize,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few { shown: Vec::new(), all: 0 }
    }
}

impl<T> Few<T> {
    /// How many are not among those that are shown.
    pub fn more(&self) -> usize {
        self.all.saturating_sub(self.shown.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all == 0 && self.shown.is_empty()
    }
}

/// What one mentorship was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    pub mentorship: MentorshipId,
    pub name: String,
    pub purpose: String,
    /// The first version the two agreed on.
    pub agreement: Option<Agreement>,
    /// How many versions they agreed on until the end of the span.
    pub versions: usize,
}

/// A goal, and what its log says of the span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalCourse {
    pub line: GoalLine,
    pub first: Option<ProgressEntry>,
    /// The last entry, where it is another than the first.
    pub last: Option<ProgressEntry>,
    /// What was logged, up to a number of the newest, in order.
    pub entries: Vec<ProgressEntry>,
}

impl GoalCourse {
    /// How it felt, entry by entry.
    pub fn feel(&self) -> impl Iterator<Item = (NaiveDate, u8)> {
        self.entries.iter().filter_map(|entry| Some((entry.details.logged_on, entry.details.feel?)))
    }
}

/// A line that was kept of a meeting: a takeaway or a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromMeeting {
    pub meeting: MeetingId,
    pub on: NaiveDate,
    pub text: String,
}

/// How much feedback there was of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedbackCount {
    pub direction: Direction,
    pub kind: FeedbackKind,
    pub response: Response,
    pub count: u32,
}

/// Feedback and advice of the span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedbackSummed {
    pub counts: Vec<FeedbackCount>,
    /// The newest, in the order of their days.
    pub lines: Vec<FeedbackLine>,
}

impl FeedbackSummed {
    /// How many there were in a direction.
    pub fn in_direction(&self, direction: Direction) -> u32 {
        self.sum(|count| count.direction == direction)
    }

    /// How many of those that were received are in use.
    pub fn used(&self) -> u32 {
        self.sum(|count| count.direction == Direction::Received && count.response == Response::Use)
    }

    /// How many there were.
    pub fn all(&self) -> u32 {
        self.sum(|_| true)
    }

    fn sum(&self, which: impl Fn(&FeedbackCount) -> bool) -> u32 {
        self.counts.iter().filter(|count| which(count)).map(|count| count.count).fold(0, u32::saturating_add)
    }
}

/// The check-ins of one side in the span, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInsOf {
    pub side: Side,
    pub first: CheckIn,
    /// Up to a number of the latest; the last of them is the latest.
    pub series: Vec<CheckIn>,
}

impl CheckInsOf {
    /// The latest of them.
    pub fn latest(&self) -> &CheckIn {
        self.series.last().unwrap_or(&self.first)
    }

    /// Whether there is more than one, so that something can have changed.
    pub fn is_several(&self) -> bool {
        self.latest().id != self.first.id
    }

    /// Each dimension, from the first to the latest.
    pub fn changes(&self) -> Vec<Change> {
        changes(&self.first.details, &self.latest().details)
    }

    /// Where a dimension stood, day by day.
    pub fn course(&self, dimension: Dimension) -> Vec<(NaiveDate, f64)> {
        let is_first_in_it = self.series.first().is_none_or(|one| one.id == self.first.id);
        let before = (!is_first_in_it).then_some(&self.first);
        let all = before.into_iter().chain(&self.series);
        all.filter_map(|one| Some((one.details.checked_on, one.details.score(dimension)?.value()))).collect()
    }
}

/// A question with one answer, or with the first and the latest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// In the wording for the role.
    pub question: String,
    pub first: Option<Answer>,
    pub latest: Answer,
}

/// Somebody one came to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    pub contact: ContactId,
    pub name: String,
    /// Through whom.
    pub through: String,
}

/// An introduction that was promised and made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduced {
    pub action: ActionId,
    pub text: String,
    /// Whose door it was.
    pub contact: String,
}

/// What is left when the span is over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    pub actions: Few<ActionLine>,
    pub goals: Vec<GoalLine>,
    pub topics: Few<TopicLine>,
    /// What one wrote about it.
    pub reply: Option<Reply>,
}

/// A span summed up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub aims: Vec<Aim>,
    pub meetings: Meetings,
    pub goals: Vec<GoalCourse>,
    pub promises: Promises,
    /// What came back three times or more, the most often first: its words, how often, and what became of it.
    pub carried: Vec<ActionLine>,
    pub let_go: Vec<ActionLine>,
    pub takeaways: Few<FromMeeting>,
    pub decisions: Few<FromMeeting>,
    pub feedback: FeedbackSummed,
    /// Mine first.
    pub check_ins: Vec<CheckInsOf>,
    pub twice: Option<Reply>,
    /// What I wrote about what I learned.
    pub learned: Vec<Reply>,
    /// What I wrote about what they learned, and what they made use of.
    pub they_learned: Vec<Reply>,
    pub met: Few<Met>,
    /// Introductions that were promised and made.
    pub introduced: Vec<Introduced>,
    pub unfinished: Unfinished,
    /// Who helped and was not thanked yet.
    pub to_thank: Few<Met>,
    pub thanks: Option<Reply>,
    pub from_here: Option<Reply>,
    /// How much there was to write down in each week, by its Monday.
    pub weeks: Vec<(NaiveDate, u32)>,
}

impl Summary {
    /// Whether nothing lies in the span.
    pub fn is_empty(&self) -> bool {
        let Summary { meetings, goals, promises, feedback, check_ins, unfinished, .. } = self;
        meetings.held.is_empty()
            && meetings.planned.is_empty()
            && meetings.cancelled == 0
            && goals.is_empty()
            && promises.all().all() == 0
            && feedback.all() == 0
            && check_ins.is_empty()
            && unfinished.topics.is_empty()
            && self.weeks.is_empty()
            && self.met.is_empty()
    }

    /// What they made use of, of what I gave them.
    pub fn they_used(&self) -> impl Iterator<Item = &FeedbackLine> {
        self.feedback.lines.iter().filter(|line| {
            let details = &line.feedback.details;
            details.direction == Direction::Given && details.response == Response::Use
        })
    }
}

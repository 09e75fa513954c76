//! What can be selected on Today, and how one moves among it: line by line, or from section to section.

use super::contents::Contents;
use crate::domain::alert::{Alert, Matter};
use crate::domain::draft::DraftPlace;
use crate::domain::{ActionId, GoalId, MeetingId, MentorshipId, Record};
use crate::tui::widgets::list::Motion;

/// How far a page is: the sections are short.
const PAGE: usize = 8;

/// The sections, in the order of one column. In two, what stands at the right comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Unsaved,
    Next,
    Actions,
    Goals,
    Question,
    Look,
    Taken,
}

impl Section {
    /// One below the other, what is due first. What is only suggested stands further down.
    pub fn one_column(contents: &Contents) -> [Section; 7] {
        use Section::{Actions, Goals, Look, Next, Question, Taken, Unsaved};
        let is_urgent = |alert: &Alert| !matches!(alert.matter, Matter::Phase { .. } | Matter::CheckInDue { .. });
        if contents.today.alerts.iter().any(is_urgent) {
            [Unsaved, Next, Actions, Look, Goals, Question, Taken]
        } else {
            [Unsaved, Next, Actions, Goals, Question, Look, Taken]
        }
    }
    /// What one does, and what one thinks about.
    pub const LEFT: [Section; 4] = [Section::Unsaved, Section::Next, Section::Actions, Section::Look];
    pub const RIGHT: [Section; 3] = [Section::Question, Section::Goals, Section::Taken];

    fn items(self, contents: &Contents) -> Vec<Item> {
        let today = &contents.today;
        match self {
            Section::Unsaved => contents.drafts.iter().map(|it| Item::Draft(it.saved.draft.place.clone())).collect(),
            Section::Next => {
                let held = today.to_debrief.iter().map(|line| Item::Debrief(line.id));
                held.chain([Item::Next]).collect()
            }
            Section::Actions => today.actions.iter().map(|line| Item::Action(line.action.id)).collect(),
            Section::Goals => today.goals.iter().map(|line| Item::Goal(line.goal.id)).collect(),
            Section::Question => today.question.iter().map(|_| Item::Question).collect(),
            Section::Look => today.alerts.iter().map(|alert| Item::Look(alert.about)).collect(),
            Section::Taken => Vec::new(),
        }
    }
}

/// One thing that can be selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Item {
    Draft(DraftPlace),
    /// The meeting of today that nothing is written about.
    Debrief(MeetingId),
    #[default]
    Next,
    Action(ActionId),
    Goal(GoalId),
    Question,
    Look(Record),
}

impl Item {
    /// The section it stands in.
    pub fn section(&self) -> Section {
        match self {
            Item::Draft(_) => Section::Unsaved,
            Item::Debrief(_) | Item::Next => Section::Next,
            Item::Action(_) => Section::Actions,
            Item::Goal(_) => Section::Goals,
            Item::Question => Section::Question,
            Item::Look(_) => Section::Look,
        }
    }
}

/// The mentorship that an item is of, if it is of one and that stands here.
pub(super) fn person(item: &Item, contents: &Contents) -> Option<MentorshipId> {
    let today = &contents.today;
    let of_action = |id| contents.action(id).and_then(|line| line.action.details.mentorship_id);
    let of_goal = |id| today.goals.iter().find(|line| line.goal.id == id).and_then(|it| it.goal.details.mentorship_id);
    match item {
        Item::Draft(_) | Item::Question => None,
        Item::Debrief(id) => today.to_debrief.iter().find(|line| line.id == *id)?.mentorship_id,
        Item::Next => today.next.as_ref()?.mentorship_id,
        Item::Action(id) | Item::Look(Record::Action(id)) => of_action(*id),
        Item::Goal(id) | Item::Look(Record::Goal(id)) => of_goal(*id),
        Item::Look(Record::Mentorship(id)) => Some(*id),
        Item::Look(_) => None,
    }
}

/// Which of these mentorships a key is about: the one of what is selected; or the only one there is, while nothing about a person is
/// selected. An alert is always about somebody, even where it does not say here about whom.
pub(super) fn meant(item: &Item, contents: &Contents, among: &[MentorshipId]) -> Option<MentorshipId> {
    match (person(item, contents), item, among) {
        (Some(with), _, _) => among.iter().copied().find(|id| *id == with),
        (None, Item::Look(_), _) => None,
        (None, _, [only]) => Some(*only),
        (None, ..) => None,
    }
}

/// All items in the order in which they stand.
fn all(contents: &Contents, has_two_columns: bool) -> Vec<Item> {
    let order = if has_two_columns {
        [&Section::LEFT[..], &Section::RIGHT[..]].concat()
    } else {
        Section::one_column(contents).to_vec()
    };
    order.into_iter().flat_map(|section| section.items(contents)).collect()
}

/// What is selected when Today is opened: what was left unsaved, else the debrief of a meeting of today, else the first action, else
/// the next meeting.
pub(super) fn first(contents: &Contents) -> Item {
    let [unsaved, actions] = [Section::Unsaved, Section::Actions].map(|section| section.items(contents));
    let held = contents.today.to_debrief.iter().map(|line| Item::Debrief(line.id));
    unsaved.into_iter().chain(held).chain(actions).next().unwrap_or(Item::Next)
}

/// The selection among reloaded things: the same item, or the one that stands in its place in the section, or the first.
pub(super) fn kept(old: &Item, before: &Contents, contents: &Contents) -> Item {
    let now = old.section().items(contents);
    if now.contains(old) {
        return old.clone();
    }
    let place = old.section().items(before).iter().position(|item| item == old).unwrap_or(0);
    let neighbour = now.get(place).or(now.last()).cloned();
    neighbour.unwrap_or_else(|| first(contents))
}

/// The selection after a step within and across the sections.
pub(super) fn moved(from: &Item, motion: Motion, contents: &Contents, has_two_columns: bool) -> Item {
    let all = all(contents, has_two_columns);
    let last = all.len().saturating_sub(1);
    let here = all.iter().position(|item| item == from).unwrap_or(0);
    let to = match motion {
        Motion::Up => here.saturating_sub(1),
        Motion::Down => (here + 1).min(last),
        Motion::First => 0,
        Motion::Last => last,
        Motion::PageUp => here.saturating_sub(PAGE),
        Motion::PageDown => (here + PAGE).min(last),
    };
    all.get(to).unwrap_or(from).clone()
}

/// The first item of the next section or the one before, round the end.
pub(super) fn in_next_section(from: &Item, forward: bool, contents: &Contents, has_two_columns: bool) -> Item {
    let mut firsts = all(contents, has_two_columns);
    firsts.dedup_by_key(|item| item.section());
    let here = firsts.iter().position(|item| item.section() == from.section()).unwrap_or(0);
    let by = if forward { 1 } else { firsts.len().saturating_sub(1) };
    firsts.get((here + by) % firsts.len().max(1)).unwrap_or(from).clone()
}

//! The order of the story: each step with the moment at which it was taken.
//!
//! A day has one evening. What was done during the day comes first, then the meeting is written up, then the next is planned.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::story::{Move, Story, Turn};

/// One sitting at the journal. Numbers count from 0 in the lists of the story.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    Begin,
    /// Done or dropped: an action.
    Settle(usize),
    /// A milestone of a goal.
    Reach(usize, usize),
    Move(usize, Move),
    Aim(usize),
    /// An entry of a goal's log.
    Log(usize, usize),
    /// At what came of feedback.
    LookBack(usize),
    Hold(usize),
    /// A version of the agreement.
    Agree(usize),
    /// The one who gave the advice.
    Tell(usize),
    Turn(Turn),
    Plan(usize),
    PlanNext,
    Ask,
    Answer(usize),
    Raise(usize),
    CheckIn(usize),
    /// Somebody who helps.
    Meet(usize),
    Read(usize),
}

impl Step {
    /// When in the evening.
    fn minutes(self) -> u32 {
        match self {
            Step::Begin | Step::Settle(_) => 0,
            Step::Reach(..) | Step::Move(..) | Step::LookBack(_) => 5,
            Step::Aim(_) => 10,
            Step::Log(..) => 15,
            // Whoever a promise is about is known before it is made.
            Step::Meet(_) => 80,
            Step::Hold(_) => 90,
            Step::Agree(_) => 95,
            Step::Tell(_) | Step::Turn(_) => 100,
            Step::Plan(_) | Step::PlanNext => 110,
            Step::Ask | Step::Answer(_) => 120,
            Step::Raise(_) => 130,
            Step::CheckIn(_) => 140,
            Step::Read(_) => 140,
        }
    }
}

/// Every step, in order.
pub fn of(story: &Story) -> Vec<(NaiveDateTime, Step)> {
    let mut steps = vec![
        (story.mentorship.begun_on, Step::Begin),
        (story.next.planned_on, Step::PlanNext),
        (story.own_question.on, Step::Ask),
    ];
    steps.extend(story.mentorship.phases.iter().map(|turn| (turn.on, Step::Turn(*turn))));
    for (number, met) in story.meetings.iter().enumerate() {
        steps.extend([(met.planned_on, Step::Plan(number)), (met.on, Step::Hold(number))]);
        steps.extend(met.moves.iter().map(|moved| (moved.on, Step::Move(number, *moved))));
    }
    for (number, aim) in story.goals.iter().enumerate() {
        steps.push((aim.set_on, Step::Aim(number)));
        let milestones = aim.milestones.iter().enumerate();
        steps.extend(milestones.filter_map(|(at, milestone)| Some((milestone.done_on?, Step::Reach(number, at)))));
        steps.extend(aim.log.iter().enumerate().map(|(at, logged)| (logged.on, Step::Log(number, at))));
    }
    for (number, promise) in story.actions.iter().enumerate() {
        steps.extend(promise.done_on.or(promise.dropped_on).map(|day| (day, Step::Settle(number))));
    }
    for (number, remark) in story.feedback.iter().enumerate() {
        steps.extend(remark.looked_back_on.map(|day| (day, Step::LookBack(number))));
        steps.extend(remark.told_on.map(|day| (day, Step::Tell(number))));
    }
    steps.extend(story.answers.iter().enumerate().map(|(number, reply)| (reply.on, Step::Answer(number))));
    steps.extend(story.agreements.iter().enumerate().map(|(number, agreed)| (agreed.agreed_on, Step::Agree(number))));
    steps.extend(story.check_ins.iter().enumerate().map(|(number, checked)| (checked.on, Step::CheckIn(number))));
    steps.extend(story.topics.iter().enumerate().map(|(number, topic)| (topic.on, Step::Raise(number))));
    steps.extend(story.contacts.iter().enumerate().map(|(number, helper)| (helper.on, Step::Meet(number))));
    steps.extend(story.books.iter().enumerate().map(|(number, book)| (book.on, Step::Read(number))));
    let mut steps: Vec<_> = steps.into_iter().map(|(day, step)| (evening(day, step), step)).collect();
    // Steps of one moment stay in the order of the story.
    steps.sort_by_key(|(at, _)| *at);
    steps
}

fn evening(day: NaiveDate, step: Step) -> NaiveDateTime {
    let minutes = 20 * 60 + step.minutes();
    let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap_or_default();
    day.and_time(time)
}

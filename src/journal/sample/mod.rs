//! The case study as a journal: for `mentorlog demo`, for tests, pictures and benchmarks.
//!
//! The story is played with the operations that a person has, step by step, each on the evening of its day, so that what the
//! program records by itself (when it was written, moved or done, the change log) is as true as in a journal that was kept.
//! [`play`] plays it, [`steps`] puts it in order, [`story`] has the words.

pub mod steps;
pub mod story;
#[cfg(test)]
mod tests;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta};

use super::{Journal, Result};
use crate::clock::Clock;
use crate::domain::action::{ActionDetails, ActionStatus};
use crate::domain::agenda::AgendaSubject;
use crate::domain::agreement::Marks;
use crate::domain::answer::AnswerDetails;
use crate::domain::check_in::{CheckInDetails, Item};
use crate::domain::contact::ContactDetails;
use crate::domain::feedback::FeedbackDetails;
use crate::domain::goal::{GoalDetails, MilestoneDetails, ProgressDetails};
use crate::domain::meeting::{MeetingDetails, MeetingStatus, Side};
use crate::domain::mentorship::{MentorshipDetails, PersonDetails};
use crate::domain::question::QuestionDetails;
use crate::domain::reading::ReadingDetails;
use crate::domain::topic::TopicDetails;
use crate::domain::{
    ActionId, ContactId, FeedbackId, GoalId, Invalid, MeetingId, MentorshipId, PersonId, QuestionId, TopicId,
};
use steps::Step;
use story::Story;

/// The story as a journal in memory.
pub fn journal(clock: Clock) -> Result<Journal> {
    let mut journal = Journal::in_memory(clock)?;
    tell(&mut journal)?;
    Ok(journal)
}

/// Tells the story in an empty journal.
pub fn tell(journal: &mut Journal) -> Result<()> {
    play(journal, &Story::read()?)
}

/// Plays a story in an empty journal. Its clock runs through the months meanwhile, and is as before in the end.
pub fn play(journal: &mut Journal, story: &Story) -> Result<()> {
    let (clock, now) = (journal.clock, journal.now());
    let mut teller = Teller::of(journal, story, now);
    let told = steps::of(story).into_iter().try_for_each(|(at, step)| teller.play(at, step));
    journal.clock = clock;
    told
}

/// Noor at the keyboard.
struct Teller<'t> {
    journal: &'t mut Journal,
    story: &'t Story,
    offset: FixedOffset,
    /// How far each day of the story is moved.
    shift: TimeDelta,
    aldo: MentorshipId,
    // What there is so far, in the order of the story.
    meetings: Vec<MeetingId>,
    goals: Vec<GoalId>,
    actions: Vec<ActionId>,
    topics: Vec<TopicId>,
    feedback: Vec<FeedbackId>,
    /// Each by its place in the story: they were not met in its order.
    contacts: Vec<Option<ContactId>>,
}

impl<'t> Teller<'t> {
    fn of(journal: &'t mut Journal, story: &'t Story, now: DateTime<FixedOffset>) -> Self {
        Teller {
            journal,
            story,
            offset: *now.offset(),
            shift: shift(story.told_on, now.date_naive()),
            aldo: MentorshipId(0),
            meetings: Vec::new(),
            goals: Vec::new(),
            actions: Vec::new(),
            topics: Vec::new(),
            feedback: Vec::new(),
            contacts: vec![None; story.contacts.len()],
        }
    }

    fn play(&mut self, at: NaiveDateTime, step: Step) -> Result<()> {
        let moment = at.checked_add_signed(self.shift).and_then(|at| at.and_local_timezone(self.offset).single());
        self.journal.clock = Clock::Fixed(moment.ok_or_else(too_far)?);
        match step {
            Step::Begin => self.begin(),
            Step::Turn(turn) => self.journal.set_phase(self.aldo, turn.phase).map(|_| ()),
            Step::Plan(met) => self.plan(met),
            Step::Move(meeting, moved) => {
                let to_on = self.day(moved.to)?;
                self.journal.move_meeting(self.meetings[meeting], to_on, Side::Me).map(|_| ())
            }
            Step::LookBack(remark) => {
                let outcome = &self.story.feedback[remark].outcome;
                self.journal.look_back_on_feedback(self.feedback[remark], outcome).map(|_| ())
            }
            Step::Hold(meeting) => self.hold(meeting),
            Step::Agree(version) => self.agree_on(version),
            Step::Tell(remark) => self.journal.tell_of_feedback(self.feedback[remark], true).map(|_| ()),
            Step::PlanNext => self.plan_next(),
            Step::Aim(aim) => self.aim(aim),
            Step::Reach(goal, milestone) => self.reach(goal, milestone),
            Step::Log(goal, entry) => self.log(goal, entry),
            Step::Settle(action) => self.settle(action),
            Step::Ask => self.ask(),
            Step::Answer(reply) => self.answer(reply),
            Step::CheckIn(number) => self.check_in(number),
            Step::Meet(helper) => self.meet(helper),
            Step::Read(book) => self.read(book),
            Step::Raise(topic) => {
                let topic = TopicDetails::new(self.aldo, self.story.topics[topic].text.clone());
                self.topics.push(self.journal.add_topic(&topic)?);
                Ok(())
            }
        }
    }
}

impl Teller<'_> {
    /// A day of the story as it is told now.
    fn day(&self, day: NaiveDate) -> Result<NaiveDate> {
        day.checked_add_signed(self.shift).ok_or_else(|| too_far().into())
    }

    fn begin(&mut self) -> Result<()> {
        let told = &self.story.mentorship;
        let person = PersonDetails { name: told.person.clone(), note: told.note.clone() };
        let details = MentorshipDetails {
            purpose: told.purpose.clone(),
            started_on: Some(self.day(told.started_on)?),
            ends_on: Some(self.day(told.ends_on)?),
            rhythm_days: Some(told.rhythm_days),
            length_min: Some(told.minutes),
            channel: told.channel.clone(),
            ..MentorshipDetails::of(told.my_role)
        };
        self.aldo = self.journal.add_mentorship(person, &details)?;
        Ok(())
    }

    fn plan(&mut self, meeting: usize) -> Result<()> {
        let met = &self.story.meetings[meeting];
        let details = MeetingDetails {
            title: met.title.clone(),
            kind: met.kind,
            minutes: Some(met.minutes),
            ..MeetingDetails::on(Some(self.aldo), self.day(met.set_for)?)
        };
        let id = self.journal.add_meeting(&details)?;
        for line in &met.agenda {
            let line = self.journal.add_agenda_line(id, AgendaSubject::Text(line.clone()))?;
            // The template has the last word: who does what, and the next date.
            self.journal.move_agenda_line(line, -1)?;
        }
        self.meetings.push(id);
        Ok(())
    }

    fn plan_next(&mut self) -> Result<()> {
        let next = &self.story.next;
        let details = MeetingDetails {
            title: next.title.clone(),
            starts_at: Some(next.starts_at),
            minutes: Some(next.minutes),
            ..MeetingDetails::on(Some(self.aldo), self.day(next.on)?)
        };
        self.journal.add_meeting(&details).map(|_| ())
    }

    /// Writes a meeting up, the same evening.
    fn hold(&mut self, meeting: usize) -> Result<()> {
        let (id, met) = (self.meetings[meeting], &self.story.meetings[meeting]);
        self.journal.set_meeting_status(id, MeetingStatus::Held, None)?;
        self.go_through_the_agenda(meeting)?;
        self.journal.write_notes(id, &met.notes, false)?;
        if !met.private_notes.is_empty() {
            self.journal.write_notes(id, &met.private_notes, true)?;
        }
        self.agree(meeting)?;
        self.give(meeting)?;
        for text in &met.takeaways {
            self.journal.add_takeaway(id, text)?;
        }
        for text in &met.decisions {
            self.journal.add_decision(id, text)?;
        }
        let before = self.journal.meeting(id)?.meeting.details;
        let debrief = MeetingDetails {
            debrief_what: met.debrief_what.clone(),
            debrief_so_what: met.debrief_so_what.clone(),
            debrief_now_what: met.debrief_now_what.clone(),
            pulse: Some(met.pulse),
            ..before
        };
        self.journal.wrap_up(id, &debrief, &[], None).map(|_| ())
    }

    /// Ticks what was dealt with, says of an action that is open still why it slipped, and parks what was put off.
    fn go_through_the_agenda(&mut self, meeting: usize) -> Result<()> {
        let met = &self.story.meetings[meeting];
        for shown in self.journal.meeting(self.meetings[meeting])?.agenda {
            let (id, subject) = (shown.line.id, shown.line.details.subject());
            if met.parked.contains(&shown.words) {
                self.journal.park_agenda_line(id)?;
                continue;
            }
            if let AgendaSubject::Action(action) = subject
                && let Some(why) = self.why_it_slipped(action, meeting)?
            {
                self.journal.say_why_it_slipped(id, &why)?;
                continue;
            }
            let is_left = match subject {
                AgendaSubject::Topic(topic) => !self.is_raised(topic, meeting),
                _ => met.left.iter().any(|left| shown.words.starts_with(left)),
            };
            if !is_left {
                self.journal.tick_agenda_line(id)?;
            }
        }
        Ok(())
    }

    /// Why an action that stood on the agenda was not done; nothing if it was.
    fn why_it_slipped(&self, id: ActionId, meeting: usize) -> Result<Option<String>> {
        if self.journal.action(id)?.action.details.status != ActionStatus::Open {
            return Ok(None);
        }
        let told = self.actions.iter().zip(&self.story.actions).find(|(action, _)| **action == id);
        Ok(told.and_then(|(_, promise)| promise.slips.get(meeting - promise.agreed_in - 1)).cloned())
    }

    fn is_raised(&self, id: TopicId, meeting: usize) -> bool {
        let told = self.topics.iter().zip(&self.story.topics).find(|(topic, _)| **topic == id);
        told.is_some_and(|(_, topic)| topic.raised_in == Some(meeting))
    }

    /// The actions of a meeting, and other days for some that are open still.
    fn agree(&mut self, meeting: usize) -> Result<()> {
        for promise in self.story.actions.iter().filter(|promise| promise.agreed_in == meeting) {
            let details = ActionDetails {
                owner: promise.owner,
                owner_name: promise.owner_name.clone(),
                due_on: Some(self.day(promise.due_on)?),
                meeting_id: Some(self.meetings[meeting]),
                goal_id: promise.for_goal.map(|goal| self.goals[goal]),
                contact_id: promise.about.and_then(|helper| self.contacts[helper]),
                ..ActionDetails::new(Some(self.aldo), promise.text.clone())
            };
            self.actions.push(self.journal.add_action(&details)?);
        }
        for (id, promise) in self.actions.clone().into_iter().zip(&self.story.actions) {
            if let Some(put_off) = promise.put_off.iter().find(|put_off| put_off.at == meeting) {
                let due_on = Some(self.day(put_off.to)?);
                let details = ActionDetails { due_on, ..self.journal.action(id)?.action.details };
                self.journal.edit_action(id, &details)?;
            }
        }
        Ok(())
    }

    /// Writes a version down, and both say yes to it.
    fn agree_on(&mut self, version: usize) -> Result<()> {
        let agreed = &self.story.agreements[version];
        let id = self.journal.begin_agreement(self.aldo)?;
        let mut details = self.journal.agreement(id)?.details;
        for (section, words) in &agreed.words {
            details.section_mut(*section).clone_from(words);
        }
        for (dial, [mine, theirs]) in &agreed.marks {
            details.mark(*dial, Marks { mine: Some(*mine), theirs: Some(*theirs) });
        }
        self.journal.edit_agreement(id, &details)?;
        let days = [self.day(agreed.agreed_on)?, self.day(agreed.review_on)?];
        self.journal.agree(id, days[0], days[1]).map(|_| ())
    }

    /// Done, or dropped with a reason.
    fn settle(&mut self, action: usize) -> Result<()> {
        let promise = &self.story.actions[action];
        let status = if promise.dropped_on.is_some() { ActionStatus::Dropped } else { ActionStatus::Done };
        self.journal.set_action_status(self.actions[action], status, &promise.why).map(|_| ())
    }

    /// The feedback and the advice of a meeting.
    fn give(&mut self, meeting: usize) -> Result<()> {
        let aldo = self.journal.mentorship_page(self.aldo)?.person.id;
        for remark in self.story.feedback.iter().filter(|remark| remark.given_in == meeting) {
            let details = FeedbackDetails {
                mentorship_id: Some(self.aldo),
                meeting_id: Some(self.meetings[meeting]),
                moment: remark.moment.clone(),
                act: remark.act.clone(),
                effect: remark.effect.clone(),
                next_time: remark.next_time.clone(),
                ..FeedbackDetails::on(self.journal.today(), remark.direction, remark.kind, aldo)
            };
            let id = self.journal.add_feedback(&details)?;
            self.journal.answer_feedback(id, remark.response, &remark.response_why)?;
            self.feedback.push(id);
        }
        Ok(())
    }

    fn meet(&mut self, helper: usize) -> Result<()> {
        let told = &self.story.contacts[helper];
        let last_contact_on = told.last_contact_on.map(|day| self.day(day)).transpose()?;
        let mut details = ContactDetails {
            closeness: told.closeness,
            differs_from_me: told.differs_from_me.clone(),
            is_candidate: told.is_candidate,
            last_contact_on,
            next_step: told.next_step.clone(),
            // The journal finds the person by the name, or adds one.
            ..ContactDetails::of(PersonId(0))
        };
        told.helps.iter().for_each(|help| details.set_help(*help, true));
        self.contacts[helper] = Some(self.journal.add_contact(&told.name, &told.through, &details)?);
        Ok(())
    }

    fn read(&mut self, book: usize) -> Result<()> {
        let told = &self.story.books[book];
        let details = ReadingDetails {
            status: told.status,
            why: told.why.clone(),
            idea: told.idea.clone(),
            question: told.question.clone(),
            ..ReadingDetails::new(&told.title, &told.author)
        };
        self.journal.add_reading(&details).map(|_| ())
    }

    fn aim(&mut self, goal: usize) -> Result<()> {
        let aim = &self.story.goals[goal];
        let details = GoalDetails {
            why: aim.why.clone(),
            status: aim.status,
            area: aim.area,
            measure: aim.measure.clone(),
            start_value: aim.start_value.clone(),
            target_value: aim.target_value.clone(),
            due_on: aim.due_on.map(|due| self.day(due)).transpose()?,
            obstacle: aim.obstacle.clone(),
            if_then: aim.if_then.clone(),
            ..GoalDetails::new(Some(self.aldo), aim.title.clone())
        };
        let id = self.journal.add_goal(&details)?;
        for milestone in &aim.milestones {
            let due_on = Some(self.day(milestone.due_on)?);
            let details = MilestoneDetails { due_on, ..MilestoneDetails::new(id, milestone.text.clone()) };
            self.journal.add_milestone(&details)?;
        }
        self.goals.push(id);
        Ok(())
    }

    fn reach(&mut self, goal: usize, milestone: usize) -> Result<()> {
        let id = self.journal.goal(self.goals[goal])?.milestones[milestone].id;
        self.journal.toggle_milestone(id).map(|_| ())
    }

    fn log(&mut self, goal: usize, entry: usize) -> Result<()> {
        let logged = &self.story.goals[goal].log[entry];
        let details = ProgressDetails {
            moved: logged.moved.clone(),
            next: logged.next.clone(),
            value: logged.value.clone(),
            feel: Some(logged.feel),
            ..ProgressDetails::on(self.goals[goal], self.journal.today())
        };
        self.journal.log_progress(&details).map(|_| ())
    }

    fn check_in(&mut self, number: usize) -> Result<()> {
        let checked = &self.story.check_ins[number];
        let mut details = CheckInDetails::on(self.aldo, Side::Me, self.journal.today());
        for (item, value) in Item::ALL.iter().zip(checked.said) {
            details.say(*item, Some(value).filter(|value| *value > 0));
        }
        details.lift.clone_from(&checked.lift);
        self.journal.add_check_in(&details).map(|_| ())
    }

    fn ask(&mut self) -> Result<()> {
        let asked = &self.story.own_question;
        let (text, phases, theme) = (asked.text.clone(), asked.phases.clone(), asked.theme);
        self.journal.add_question(&QuestionDetails { text, phases, theme }).map(|_| ())
    }

    fn answer(&mut self, reply: usize) -> Result<()> {
        let reply = &self.story.answers[reply];
        let details = AnswerDetails {
            question: QuestionId(reply.question),
            mentorship_id: Some(self.aldo),
            answered_on: self.journal.today(),
            text: reply.text.clone(),
            to_meeting_id: None,
        };
        let id = self.journal.add_answer(&details)?;
        if reply.is_taken {
            self.journal.take_to_meeting(id)?;
        }
        Ok(())
    }
}

/// How far to move the story, in whole weeks: the day on which it is told is today, or the next one of that week day.
fn shift(told_on: NaiveDate, today: NaiveDate) -> TimeDelta {
    let behind = (today - told_on).num_days();
    TimeDelta::days(behind + (-behind).rem_euclid(7))
}

fn too_far() -> Invalid {
    Invalid::new("now", "is too near the end of the calendar for eight months to be told")
}

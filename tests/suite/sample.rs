//! The case of Noor and Aldo as a journal, told in `tests/fixtures/story.toml`: what snapshots and pictures show.

pub mod feedback;

use chrono::NaiveDate;
use mentorlog::domain::action::{ActionDetails, ActionStatus, Owner};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::goal::{GoalDetails, GoalStatus, MilestoneDetails, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, Phase, Role};
use mentorlog::domain::topic::TopicDetails;
use mentorlog::domain::{GoalId, MeetingId, MentorshipId, QuestionId, Record};
use mentorlog::journal::Journal;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Story {
    pub mentorship: Told,
    pub meetings: Vec<Met>,
    pub goal: Aim,
    pub actions: Vec<Promise>,
    pub answers: Vec<Reply>,
    pub topics: Vec<Topic>,
}

#[derive(Deserialize)]
pub struct Told {
    pub person: String,
    pub purpose: String,
    pub rhythm: String,
    pub minutes: u32,
    pub started_on: NaiveDate,
    pub ends_on: NaiveDate,
}

#[derive(Deserialize)]
pub struct Met {
    pub title: String,
    pub on: NaiveDate,
    #[serde(default)]
    pub moved_from: Vec<NaiveDate>,
    pub kind: MeetingKind,
    pub minutes: u32,
    pub agenda: Vec<String>,
    pub notes: String,
    pub private_notes: String,
    pub debrief_what: String,
    pub debrief_so_what: String,
    pub debrief_now_what: String,
    pub takeaways: Vec<String>,
    pub decisions: Vec<String>,
    pub pulse: u8,
}

#[derive(Deserialize)]
pub struct Aim {
    pub title: String,
    pub why: String,
    pub measure: String,
    pub start_value: String,
    pub target_value: String,
    pub due_on: NaiveDate,
    pub obstacle: String,
    pub if_then: String,
    pub milestones: Vec<Step>,
    pub log: Vec<Logged>,
}

#[derive(Deserialize)]
pub struct Step {
    pub text: String,
    pub due_on: NaiveDate,
}

#[derive(Deserialize)]
pub struct Logged {
    pub on: NaiveDate,
    pub moved: String,
    pub next: String,
    pub value: String,
    pub feel: u8,
}

#[derive(Deserialize)]
pub struct Promise {
    pub text: String,
    pub owner: Owner,
    pub due_on: NaiveDate,
    pub agreed_in: usize,
    #[serde(default)]
    pub carried_on: Vec<usize>,
    pub state: ActionStatus,
}

#[derive(Deserialize)]
pub struct Reply {
    pub question: i64,
    pub on: NaiveDate,
    pub text: String,
}

#[derive(Deserialize)]
pub struct Topic {
    pub text: String,
}

/// The story as it is told.
pub fn story() -> Story {
    let mut story: Story = toml::from_str(include_str!("../fixtures/story.toml")).unwrap();
    for meeting in &mut story.meetings {
        meeting.notes = meeting.notes.trim().to_owned();
    }
    story
}

/// Writes the story into a journal, and plans the meeting of 10 September.
pub fn tell(journal: &mut Journal) {
    let story = story();
    let aldo = begin(journal, &story.mentorship);
    let meetings: Vec<_> = story.meetings.iter().map(|met| meet(journal, aldo, met)).collect();
    let goal = aim(journal, aldo, &story.goal);
    for promise in &story.actions {
        keep_promise(journal, aldo, goal, &meetings, promise);
    }
    for reply in &story.answers {
        let question = QuestionId(reply.question);
        let (mentorship_id, answered_on, text) = (Some(aldo), reply.on, reply.text.clone());
        journal.add_answer(&AnswerDetails { question, mentorship_id, answered_on, text, to_meeting_id: None }).unwrap();
    }
    for topic in &story.topics {
        journal.add_topic(&TopicDetails::new(aldo, topic.text.clone())).unwrap();
    }
    let next = NaiveDate::from_ymd_opt(2026, 9, 10).unwrap();
    let starts_at = chrono::NaiveTime::from_hms_opt(16, 0, 0);
    let (title, minutes) = ("Figures, and autumn".to_owned(), Some(60));
    journal.add_meeting(&MeetingDetails { title, starts_at, minutes, ..MeetingDetails::on(Some(aldo), next) }).unwrap();
}

fn begin(journal: &mut Journal, told: &Told) -> MentorshipId {
    let details = MentorshipDetails {
        purpose: told.purpose.clone(),
        phase: Phase::Grow,
        started_on: Some(told.started_on),
        ends_on: Some(told.ends_on),
        ..MentorshipDetails::of(Role::Mentee)
    };
    journal.add_mentorship(told.person.as_str(), &details).unwrap()
}

fn meet(journal: &mut Journal, aldo: MentorshipId, met: &Met) -> MeetingId {
    let first_set_for = *met.moved_from.first().unwrap_or(&met.on);
    let details = MeetingDetails {
        title: met.title.clone(),
        kind: met.kind,
        minutes: Some(met.minutes),
        notes: met.notes.clone(),
        private_notes: met.private_notes.clone(),
        debrief_what: met.debrief_what.clone(),
        debrief_so_what: met.debrief_so_what.clone(),
        debrief_now_what: met.debrief_now_what.clone(),
        pulse: Some(met.pulse),
        ..MeetingDetails::on(Some(aldo), first_set_for)
    };
    let id = journal.add_meeting(&details).unwrap();
    for day in met.moved_from.iter().skip(1).chain([&met.on]).filter(|_| !met.moved_from.is_empty()) {
        journal.move_meeting(id, *day, Side::Me).unwrap();
    }
    journal.set_meeting_status(id, MeetingStatus::Held, None).unwrap();
    for line in &met.agenda {
        journal.add_agenda_line(id, AgendaSubject::Text(line.clone())).unwrap();
    }
    for text in &met.takeaways {
        journal.add_takeaway(id, text).unwrap();
    }
    for text in &met.decisions {
        journal.add_decision(id, text).unwrap();
    }
    id
}

fn aim(journal: &mut Journal, aldo: MentorshipId, aim: &Aim) -> GoalId {
    let details = GoalDetails {
        why: aim.why.clone(),
        status: GoalStatus::Active,
        measure: aim.measure.clone(),
        start_value: aim.start_value.clone(),
        target_value: aim.target_value.clone(),
        started_on: aim.log.first().map(|logged| logged.on),
        due_on: Some(aim.due_on),
        obstacle: aim.obstacle.clone(),
        if_then: aim.if_then.clone(),
        ..GoalDetails::new(Some(aldo), aim.title.clone())
    };
    let goal_id = journal.add_goal(&details).unwrap();
    for step in &aim.milestones {
        let (text, due_on) = (step.text.clone(), Some(step.due_on));
        journal.add_milestone(&MilestoneDetails { goal_id, position: 0, text, due_on, done_on: None }).unwrap();
    }
    for logged in &aim.log {
        let (moved, next, value) = (logged.moved.clone(), logged.next.clone(), logged.value.clone());
        let feel = Some(logged.feel);
        let entry = ProgressDetails { moved, next, value, feel, ..ProgressDetails::on(goal_id, logged.on) };
        journal.log_progress(&entry).unwrap();
    }
    goal_id
}

fn keep_promise(journal: &mut Journal, aldo: MentorshipId, goal: GoalId, meetings: &[MeetingId], promise: &Promise) {
    let details = ActionDetails {
        owner: promise.owner,
        due_on: Some(promise.due_on),
        meeting_id: Some(meetings[promise.agreed_in]),
        goal_id: (promise.agreed_in >= 2).then_some(goal),
        ..ActionDetails::new(Some(aldo), promise.text.clone())
    };
    let id = journal.add_action(&details).unwrap();
    for later in &promise.carried_on {
        journal.add_agenda_line(meetings[*later], AgendaSubject::Action(id)).unwrap();
    }
    if promise.state == ActionStatus::Done {
        journal.set(Record::Action(id), &[("status".into(), "done".into())]).unwrap();
    }
}

#[test]
fn the_story_is_long_enough_to_be_a_trial() {
    let story = story();
    assert_eq!((story.meetings.len(), story.actions.len(), story.answers.len(), story.goal.log.len()), (5, 6, 4, 4));
    assert!(story.meetings.iter().all(|met| met.notes.split_whitespace().count() >= 150));
    let mut journal = Journal::in_memory(mentorlog::clock::Clock::fixed("2026-09-09").unwrap()).unwrap();
    tell(&mut journal);
    assert_eq!(journal.archive().unwrap().meetings.len(), 6);
    assert_eq!(story.mentorship.rhythm, "4 weeks");
    assert_eq!(story.mentorship.minutes, 60);
}

//! Every change is undone and redone: random sequences of everything a person can do, every state reached again both ways.

use chrono::{Days, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter, ActionStatus, Owner};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::answer::{AnswerDetails, AnswerFilter};
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackFilter, FeedbackKind, Response};
use mentorlog::domain::goal::{GoalDetails, GoalFilter, GoalStatus, MilestoneDetails, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipFilter, Role};
use mentorlog::domain::question::QuestionDetails;
use mentorlog::domain::template::TemplateDetails;
use mentorlog::domain::topic::{TopicDetails, TopicFilter};
use mentorlog::domain::{
    ActionId, AnswerId, FeedbackId, GoalId, Listed, MeetingId, MentorshipId, Page, QuestionId, Record, TopicId,
};
use mentorlog::journal::{Archive, Error, Journal};
use proptest::prelude::*;

const PAGE: Page = Page { from: mentorlog::domain::Start::First, rows: 100 };

/// Something a person does: which of the deeds below, and two numbers that pick what it is done to.
type Deed = (u8, usize, u32);

fn picked<T>(items: &[Listed<T>], pick: usize) -> Option<&T> {
    items.get(pick % items.len().max(1)).map(|line| &line.item)
}

/// Everything there is to do something to, and the one of each kind that a deed is about.
struct Present {
    mentorship: Option<MentorshipId>,
    meeting: Option<MeetingId>,
    goal: Option<GoalId>,
    action: Option<ActionId>,
    topic: Option<TopicId>,
    answer: Option<AnswerId>,
    feedback: Option<FeedbackId>,
    text: String,
    day: NaiveDate,
}

impl Present {
    fn of(journal: &Journal, pick: usize, number: u32) -> Present {
        let mentorships = journal.mentorships(&MentorshipFilter::default(), &PAGE).unwrap();
        let meetings = journal.meetings(&MeetingFilter::default(), &PAGE).unwrap();
        let goals = journal.goals(&GoalFilter::default(), &PAGE).unwrap();
        let actions = journal.actions(&ActionFilter::default(), &PAGE).unwrap();
        let topics = journal.topics(&TopicFilter::default(), &PAGE).unwrap();
        let answers = journal.answers(&AnswerFilter::default(), &PAGE).unwrap();
        let feedback = journal.feedbacks(&FeedbackFilter::default(), &PAGE).unwrap();
        Present {
            mentorship: picked(&mentorships, pick).map(|line| line.mentorship.id),
            meeting: picked(&meetings, pick).map(|line| line.id),
            goal: picked(&goals, pick).map(|line| line.goal.id),
            action: picked(&actions, pick).map(|line| line.action.id),
            topic: picked(&topics, pick).map(|line| line.topic.id),
            answer: picked(&answers, pick).map(|line| line.answer.id),
            feedback: picked(&feedback, pick).map(|line| line.feedback.id),
            text: format!("text {number} é目\"\\ \u{202e} \u{0} 👨‍👩‍👧"),
            day: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(u64::from(number % 400)),
        }
    }

    fn records(&self) -> Vec<Record> {
        let (people, things) = ((self.mentorship, self.meeting, self.goal), (self.action, self.topic, self.answer));
        let people = [people.0.map(Record::from), people.1.map(Record::from), people.2.map(Record::from)];
        let things = [things.0.map(Record::from), things.1.map(Record::from), things.2.map(Record::from)];
        people.into_iter().chain(things).chain([self.feedback.map(Record::from)]).flatten().collect()
    }
}

/// Does one deed; nothing where there is nothing to do it to, or where it is refused. A refusal is a fine outcome of a random
/// deed: it has to leave everything as it was, and the states are compared.
fn act(journal: &mut Journal, (deed, pick, number): Deed) {
    let present = Present::of(journal, pick, number);
    let _refused = match deed % 38 {
        deed @ 0..8 => meet(journal, &present, deed, number),
        deed @ 8..16 => promise(journal, &present, deed),
        deed @ 16..20 => reflect(journal, &present, deed, number),
        20 => put_on_agenda(journal, &present, number),
        21 => tick_and_move(journal, &present),
        deed @ 24..28 => say(journal, &present, deed, number),
        deed @ 28..34 => go_round(journal, &present, deed, number),
        deed @ 34.. => choose(journal, &present, deed),
        22 => picked_record(&present, number).and_then(|record| journal.delete(record).err()),
        _ => {
            let trash = journal.trash(&PAGE).unwrap();
            trash.get(pick % trash.len().max(1)).and_then(|line| journal.restore(&line.item).err())
        }
    };
}

fn meet(journal: &mut Journal, present: &Present, deed: u8, number: u32) -> Option<Error> {
    let (text, day) = (&present.text, present.day);
    match deed {
        0 => journal
            .add_mentorship(format!("Person {}", number % 5).as_str(), &MentorshipDetails::of(Role::Mentee))
            .err(),
        1 | 2 => {
            let notes = text.clone();
            journal.add_meeting(&MeetingDetails { notes, ..MeetingDetails::on(present.mentorship, day) }).err()
        }
        3 => journal.move_meeting(present.meeting?, day, Side::Them).err(),
        4 => journal.set_meeting_status(present.meeting?, MeetingStatus::Held, None).err(),
        5 => journal.add_takeaway(present.meeting?, text).err(),
        6 => journal.add_decision(present.meeting?, text).err(),
        _ => journal.write_notes(present.meeting?, text, true).err(),
    }
}

fn say(journal: &mut Journal, present: &Present, deed: u8, number: u32) -> Option<Error> {
    let (text, day, mentorship) = (present.text.clone(), present.day, present.mentorship);
    match deed {
        24 | 25 => {
            let person = journal.mentorship(mentorship?).unwrap().mentorship.details.person_id;
            let kind = if number.is_multiple_of(2) { FeedbackKind::Advice } else { FeedbackKind::Change };
            let said = FeedbackDetails {
                mentorship_id: mentorship,
                meeting_id: present.meeting,
                next_time: text,
                ..FeedbackDetails::on(day, Direction::Received, kind, person)
            };
            journal.add_feedback(&said).err()
        }
        26 if number.is_multiple_of(2) => journal.answer_feedback(present.feedback?, Response::Use, &text).err(),
        26 => journal.look_back_on_feedback(present.feedback?, &text).err(),
        _ => {
            let lines = "(10) Walk\n{actions}\n{feedback}".to_owned();
            let template = TemplateDetails { name: text, lines, ..TemplateDetails::default() };
            let template_id = journal.add_template(&template).ok();
            journal.add_meeting(&MeetingDetails { template_id, ..MeetingDetails::on(mentorship, day) }).err()
        }
    }
}

/// The loop of a meeting: begun, its agenda filled, a line of it parked or explained, wrapped up, another planned instead.
fn go_round(journal: &mut Journal, present: &Present, deed: u8, number: u32) -> Option<Error> {
    let line = |journal: &Journal, id| {
        let agenda = journal.meeting(id).unwrap().agenda;
        agenda.get(number as usize % agenda.len().max(1)).map(|shown| shown.line.id)
    };
    match deed {
        28 => journal.begin_meeting(present.mentorship?).err(),
        29 => journal.fill_agenda(present.meeting?).err(),
        30 => journal.park_agenda_line(line(journal, present.meeting?)?).err(),
        31 => journal.say_why_it_slipped(line(journal, present.meeting?)?, &present.text).err(),
        32 => {
            let id = present.meeting?;
            let before = journal.meeting(id).unwrap().meeting.details;
            let after = MeetingDetails { debrief_what: present.text.clone(), status: MeetingStatus::Held, ..before };
            journal.wrap_up(id, &after, &[], None).err()
        }
        _ => {
            let id = present.meeting?;
            let refused = journal.set_meeting_status(id, MeetingStatus::Cancelled, Some(Side::Them)).err();
            refused.or_else(|| journal.plan_instead(id, present.day).err())
        }
    }
}

/// What becomes of an action that was carried too often.
fn choose(journal: &mut Journal, present: &Present, deed: u8) -> Option<Error> {
    let action = present.action?;
    match deed {
        34 => journal.do_action_now(action).err(),
        35 => journal.make_action_smaller(action, &present.text).err(),
        36 => journal.hand_over_action(action, "Kemal").err(),
        _ => journal.set_action_status(action, ActionStatus::Dropped, &present.text).err(),
    }
}

fn promise(journal: &mut Journal, present: &Present, deed: u8) -> Option<Error> {
    let (text, day, mentorship) = (present.text.clone(), present.day, present.mentorship);
    match deed {
        8 => journal.add_goal(&GoalDetails { due_on: Some(day), ..GoalDetails::new(mentorship, text) }).err(),
        9 => journal.set_goal_status(present.goal?, GoalStatus::Changed, "another one").err(),
        10 => {
            let entry = ProgressDetails { moved: text, feel: Some(4), ..ProgressDetails::on(present.goal?, day) };
            journal.log_progress(&entry).err()
        }
        11 => {
            let goal_id = present.goal?;
            journal
                .add_milestone(&MilestoneDetails { goal_id, position: 0, text, due_on: Some(day), done_on: None })
                .err()
        }
        12 | 13 => {
            let (meeting_id, goal_id) = (present.meeting, present.goal);
            let owner = Owner::Them;
            journal
                .add_action(&ActionDetails { meeting_id, goal_id, owner, ..ActionDetails::new(mentorship, text) })
                .err()
        }
        14 => journal.set_action_status(present.action?, ActionStatus::Dropped, "no time").err(),
        _ => journal.toggle_action(present.action?).err(),
    }
}

fn reflect(journal: &mut Journal, present: &Present, deed: u8, number: u32) -> Option<Error> {
    let (text, mentorship_id) = (present.text.clone(), present.mentorship);
    match deed {
        16 => journal.add_topic(&TopicDetails::new(mentorship_id?, text)).err(),
        17 => journal.add_question(&QuestionDetails::new(text)).err(),
        18 => {
            let question = QuestionId(i64::from(number % 58) + 1);
            let answered_on = present.day;
            journal.add_answer(&AnswerDetails { question, mentorship_id, answered_on, text, to_meeting_id: None }).err()
        }
        _ => journal.take_to_meeting(present.answer?).err(),
    }
}

fn put_on_agenda(journal: &mut Journal, present: &Present, number: u32) -> Option<Error> {
    let subject = match (present.action, present.topic) {
        (Some(action), _) if number.is_multiple_of(2) => AgendaSubject::Action(action),
        (_, Some(topic)) => AgendaSubject::Topic(topic),
        _ => AgendaSubject::Text(present.text.clone()),
    };
    journal.add_agenda_line(present.meeting?, subject).err()
}

fn tick_and_move(journal: &mut Journal, present: &Present) -> Option<Error> {
    let agenda = journal.meeting(present.meeting?).unwrap().agenda;
    let line = agenda.first()?.line.id;
    journal.tick_agenda_line(line).err().or_else(|| journal.move_agenda_line(line, 1).err())
}

fn picked_record(present: &Present, number: u32) -> Option<Record> {
    let records = present.records();
    records.get(number as usize % records.len().max(1)).copied()
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((any::<u8>(), any::<usize>(), any::<u32>()), 1..most)
}

fn fresh() -> Journal {
    let mut journal = Journal::in_memory(Clock::fixed("2026-05-14T16:00:00+02:00").unwrap()).unwrap();
    journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal
}

/// Goes back to the first state and forward to the last, comparing at each step.
fn goes_back_and_forth(journal: &mut Journal, states: &[Archive]) -> Result<(), TestCaseError> {
    for state in states[..states.len() - 1].iter().rev() {
        prop_assert!(journal.undo().unwrap().is_some());
        prop_assert_eq!(&journal.archive().unwrap(), state);
    }
    for state in &states[1..] {
        prop_assert!(journal.redo().unwrap().is_some());
        prop_assert_eq!(&journal.archive().unwrap(), state);
    }
    prop_assert_eq!(journal.redo().unwrap(), None);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_state_is_reached_again_by_undo_and_by_redo(deeds in deeds(60)) {
        let mut journal = fresh();
        let mut states = vec![journal.archive().unwrap()];
        for deed in deeds {
            let revision = journal.revision().unwrap();
            act(&mut journal, deed);
            // A deed may be two changes (ticked, then moved): each is a state of its own only when it stands alone.
            let steps = journal.revision().unwrap() - revision;
            if steps > 1 {
                journal.undo().unwrap();
                states.push(journal.archive().unwrap());
                journal.redo().unwrap();
            }
            if steps > 0 {
                states.push(journal.archive().unwrap());
            }
        }
        goes_back_and_forth(&mut journal, &states)?;
    }
}

#[test]
fn a_deleted_mentorship_comes_back_from_the_trash_with_all_that_belongs_to_it() {
    let mut journal = fresh();
    for deed in
        [(1, 0, 3), (5, 0, 7), (8, 0, 9), (10, 0, 11), (12, 0, 13), (16, 0, 1), (18, 0, 2), (20, 0, 4), (20, 0, 5)]
    {
        act(&mut journal, deed);
    }
    let before = journal.archive().unwrap();
    let id = journal.find_mentorship("aldo").unwrap();
    assert_eq!(journal.delete(id.into()).unwrap(), "deleted the mentorship with Aldo Ferri");
    let gone = journal.archive().unwrap();
    assert!(
        gone.people.is_empty() && gone.meetings.is_empty() && gone.actions.is_empty() && gone.agenda_lines.is_empty()
    );

    let trash = journal.trash(&PAGE).unwrap();
    assert_eq!(trash.len(), 1);
    journal.restore(&trash[0].item).unwrap();
    assert_eq!(journal.archive().unwrap(), before);
    assert!(journal.trash(&PAGE).unwrap().is_empty());

    journal.undo().unwrap();
    assert_eq!(journal.archive().unwrap(), gone);
    assert_eq!(journal.trash(&PAGE).unwrap().len(), 1, "what was brought back and undone is in the trash again");
}

#[test]
fn a_reference_is_set_again_only_where_it_is_still_empty() {
    let mut journal = fresh();
    let id = journal.find_mentorship("aldo").unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
    let meeting = journal.add_meeting(&MeetingDetails::on(Some(id), day)).unwrap();
    let other = journal.add_meeting(&MeetingDetails::on(Some(id), day)).unwrap();
    let agreed = |text: &str| ActionDetails { meeting_id: Some(meeting), ..ActionDetails::new(Some(id), text) };
    let (kept, moved) = (journal.add_action(&agreed("kept")).unwrap(), journal.add_action(&agreed("moved")).unwrap());
    journal.delete(meeting.into()).unwrap();
    let details = journal.action(moved).unwrap().action.details;
    journal.edit_action(moved, &ActionDetails { meeting_id: Some(other), ..details }).unwrap();

    let trash = journal.trash(&PAGE).unwrap();
    journal.restore(&trash[0].item).unwrap();
    assert_eq!(journal.action(kept).unwrap().action.details.meeting_id, Some(meeting));
    assert_eq!(journal.action(moved).unwrap().action.details.meeting_id, Some(other));
}

#[test]
fn a_child_waits_in_the_trash_until_its_parent_is_back() {
    let mut journal = fresh();
    let id = journal.find_mentorship("aldo").unwrap();
    let topic = journal.add_topic(&TopicDetails::new(id, "the spanner")).unwrap();
    journal.delete(topic.into()).unwrap();
    journal.delete(id.into()).unwrap();
    let trash = journal.trash(&PAGE).unwrap();
    let refusal = journal.restore(&trash[1].item).unwrap_err().to_string();
    assert!(refusal.contains("bring that back first"), "{refusal}");
    journal.restore(&trash[0].item).unwrap();
    journal.restore(&trash[1].item).unwrap();
    assert_eq!(journal.archive().unwrap().topics.len(), 1);
}

#[test]
fn a_new_change_clears_what_could_be_redone() {
    let mut journal = fresh();
    act(&mut journal, (8, 0, 1));
    assert_eq!(journal.undo().unwrap().unwrap().split(" \"").next(), Some("added the goal"));
    act(&mut journal, (1, 0, 1));
    assert_eq!(journal.redo().unwrap(), None);
}

#[test]
fn saving_the_same_again_is_no_step_to_undo() {
    let mut journal = fresh();
    act(&mut journal, (8, 0, 1));
    let goal = journal.archive().unwrap().goals.remove(0);
    let revision = journal.revision().unwrap();
    journal.edit_goal(goal.id, &goal.details).unwrap();
    assert_eq!(journal.revision().unwrap(), revision);
    journal.undo().unwrap();
    assert!(journal.archive().unwrap().goals.is_empty());
}

#[test]
fn two_people_become_one_and_two_again() {
    let mut journal = fresh();
    journal.add_mentorship("Aldo F.", &MentorshipDetails::of(Role::Peer)).unwrap();
    let before = journal.archive().unwrap();
    let (kept, gone) = (before.people[0].id, before.people[1].id);
    journal.merge_people(gone, kept).unwrap();
    let merged = journal.archive().unwrap();
    assert_eq!(merged.people.len(), 1);
    assert!(merged.mentorships.iter().all(|mentorship| mentorship.details.person_id == kept));
    journal.undo().unwrap();
    assert_eq!(journal.archive().unwrap(), before);
}

#[test]
fn undo_does_not_overwrite_what_something_else_has_changed_since() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed("2026-05-14").unwrap()).unwrap();
    let goal = journal.add_goal(&GoalDetails::new(None, "four faults in five")).unwrap();
    let details = journal.goal(goal).unwrap().line.goal.details;
    journal.edit_goal(goal, &GoalDetails { why: "so that I can go home".into(), ..details }).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute("UPDATE goals SET why = 'written by hand'", []).unwrap();
    let refusal = journal.undo().unwrap_err().to_string();
    assert!(refusal.contains("G1") && refusal.contains("changed"), "{refusal}");
    assert_eq!(journal.goal(goal).unwrap().line.goal.details.why, "written by hand");

    other.execute("UPDATE goals SET why = 'so that I can go home'", []).unwrap();
    journal.undo().unwrap();
    other.execute("UPDATE goals SET title = 'five in five'", []).unwrap();
    assert!(journal.redo().unwrap_err().to_string().contains("G1"));
}

#[test]
fn what_comes_back_from_the_trash_keeps_to_the_caps() {
    let mut journal = fresh();
    let id = journal.find_mentorship("aldo").unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
    let meeting = journal.add_meeting(&MeetingDetails::on(Some(id), day)).unwrap();
    let first = journal.add_takeaway(meeting, "one").unwrap();
    journal.delete(first.into()).unwrap();
    for text in ["two", "three", "four"] {
        journal.add_takeaway(meeting, text).unwrap();
    }
    let trash = journal.trash(&PAGE).unwrap();
    assert!(journal.restore(&trash[0].item).unwrap_err().to_string().contains("as many as there may be"));
    assert_eq!(journal.meeting(meeting).unwrap().takeaways.len(), 3);
}

#[test]
fn a_line_whose_thing_stands_on_the_agenda_again_says_so() {
    let mut journal = fresh();
    let id = journal.find_mentorship("aldo").unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
    let meeting = journal.add_meeting(&MeetingDetails::on(Some(id), day)).unwrap();
    let topic = journal.add_topic(&TopicDetails::new(id, "the spanner")).unwrap();
    let line = journal.add_agenda_line(meeting, AgendaSubject::Topic(topic)).unwrap();
    journal.delete(line.into()).unwrap();
    journal.add_agenda_line(meeting, AgendaSubject::Topic(topic)).unwrap();
    let trash = journal.trash(&PAGE).unwrap();
    assert!(journal.restore(&trash[0].item).unwrap_err().to_string().contains("there again already"));
}

#[test]
fn a_held_meeting_is_corrected_and_not_moved() {
    let mut journal = fresh();
    let id = journal.find_mentorship("aldo").unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
    let held = MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(id), day) };
    let meeting = journal.add_meeting(&held).unwrap();
    assert!(journal.move_meeting(meeting, day + Days::new(7), Side::Me).unwrap_err().to_string().contains("was held"));
}

#[test]
fn a_goal_begins_on_the_local_day_it_becomes_active() {
    for (now, day) in [("2026-05-14T00:30:00+02:00", "2026-05-14"), ("2026-05-14T23:30:00-05:00", "2026-05-14")] {
        let mut journal = Journal::in_memory(Clock::fixed(now).unwrap()).unwrap();
        let active = GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(None, "at once") };
        let at_once = journal.add_goal(&active).unwrap();
        let later = journal.add_goal(&GoalDetails::new(None, "later")).unwrap();
        journal.set_goal_status(later, GoalStatus::Active, "").unwrap();
        for goal in [at_once, later] {
            let started_on = journal.goal(goal).unwrap().line.goal.details.started_on;
            assert_eq!(started_on.unwrap().to_string(), day, "{now}");
        }
    }
}

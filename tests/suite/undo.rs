//! Every change is undone and redone: random sequences of everything a person can do, every state reached again both ways.

use chrono::{Days, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter, ActionStatus, Owner};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::answer::{AnswerDetails, AnswerFilter};
use mentorlog::domain::goal::{GoalDetails, GoalFilter, GoalStatus, MilestoneDetails, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipFilter, Role};
use mentorlog::domain::question::QuestionDetails;
use mentorlog::domain::topic::{TopicDetails, TopicFilter};
use mentorlog::domain::{Page, QuestionId, Record};
use mentorlog::journal::{Archive, Journal};
use proptest::prelude::*;

const PAGE: Page = Page { from: mentorlog::domain::Start::First, rows: 100 };

/// Something a person does: which of the deeds below, and two numbers that pick what it is done to.
type Deed = (u8, usize, u32);

fn picked<T: Copy>(items: &[T], pick: usize) -> Option<T> {
    if items.is_empty() { None } else { Some(items[pick % items.len()]) }
}

/// Does one deed; nothing where there is nothing to do it to, or where it is refused.
fn act(journal: &mut Journal, (deed, pick, number): Deed) {
    let text = format!("text {number} é目\"\\ \u{202e} \u{0} 👨‍👩‍👧");
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(u64::from(number % 400));
    let mentorships: Vec<_> = journal
        .mentorships(&MentorshipFilter::default(), &PAGE)
        .unwrap()
        .iter()
        .map(|l| l.item.mentorship.id)
        .collect();
    let meetings: Vec<_> =
        journal.meetings(&MeetingFilter::default(), &PAGE).unwrap().iter().map(|l| l.item.id).collect();
    let goals: Vec<_> = journal.goals(&GoalFilter::default(), &PAGE).unwrap().iter().map(|l| l.item.goal.id).collect();
    let actions: Vec<_> =
        journal.actions(&ActionFilter::default(), &PAGE).unwrap().iter().map(|l| l.item.action.id).collect();
    let topics: Vec<_> =
        journal.topics(&TopicFilter::default(), &PAGE).unwrap().iter().map(|l| l.item.topic.id).collect();
    let answers: Vec<_> =
        journal.answers(&AnswerFilter::default(), &PAGE).unwrap().iter().map(|l| l.item.answer.id).collect();
    let mentorship = picked(&mentorships, pick);
    let meeting = picked(&meetings, pick);
    let goal = picked(&goals, pick);
    // A refusal is a fine outcome of a random deed: it has to leave everything as it was, and the states are compared.
    let _refused = match deed % 24 {
        0 => journal
            .add_mentorship(format!("Person {}", number % 5).as_str(), &MentorshipDetails::of(Role::Mentee))
            .err(),
        1 | 2 => {
            let notes = text;
            journal.add_meeting(&MeetingDetails { notes, ..MeetingDetails::on(mentorship, day) }).err()
        }
        3 => meeting.and_then(|id| journal.move_meeting(id, day, Side::Them).err()),
        4 => meeting.and_then(|id| journal.set_meeting_status(id, MeetingStatus::Held, None).err()),
        5 => meeting.and_then(|id| journal.add_takeaway(id, &text).err()),
        6 => meeting.and_then(|id| journal.add_decision(id, &text).err()),
        7 => meeting.and_then(|id| journal.write_text(Record::Meeting(id), "private_notes", &text).err()),
        8 => journal.add_goal(&GoalDetails { due_on: Some(day), ..GoalDetails::new(mentorship, text) }).err(),
        9 => goal.and_then(|id| journal.set_goal_status(id, GoalStatus::Changed, "another one").err()),
        10 => goal.and_then(|id| {
            journal.log_progress(&ProgressDetails { moved: text, feel: Some(4), ..ProgressDetails::on(id, day) }).err()
        }),
        11 => goal.and_then(|goal_id| {
            let milestone = MilestoneDetails { goal_id, position: 0, text, due_on: Some(day), done_on: None };
            journal.add_milestone(&milestone).err()
        }),
        12 | 13 => {
            let details = ActionDetails {
                meeting_id: meeting,
                goal_id: goal,
                owner: Owner::Them,
                ..ActionDetails::new(mentorship, text)
            };
            journal.add_action(&details).err()
        }
        14 => {
            picked(&actions, pick).and_then(|id| journal.set_action_status(id, ActionStatus::Dropped, "no time").err())
        }
        15 => picked(&actions, pick).and_then(|id| journal.toggle_action(id).err()),
        16 => mentorship.and_then(|id| journal.add_topic(&TopicDetails::new(id, text)).err()),
        17 => journal.add_question(&QuestionDetails::new(text)).err(),
        18 => {
            let question = QuestionId(i64::from(number % 58) + 1);
            let answer =
                AnswerDetails { question, mentorship_id: mentorship, answered_on: day, text, to_meeting_id: None };
            journal.add_answer(&answer).err()
        }
        19 => picked(&answers, pick).and_then(|id| journal.take_to_meeting(id).err()),
        20 => meeting.and_then(|id| {
            let subject = match picked(&actions, pick) {
                Some(action) if number % 2 == 0 => AgendaSubject::Action(action),
                _ => picked(&topics, pick).map_or(AgendaSubject::Text(text), AgendaSubject::Topic),
            };
            journal.add_agenda_line(id, subject).err()
        }),
        21 => meeting.and_then(|id| {
            let lines = journal.meeting(id).unwrap().agenda;
            let line = lines.first()?.line.id;
            journal.tick_agenda_line(line).err().or_else(|| journal.move_agenda_line(line, 1).err())
        }),
        22 => {
            let everything = [
                mentorship.map(Record::from),
                meeting.map(Record::from),
                goal.map(Record::from),
                picked(&actions, pick).map(Record::from),
                picked(&topics, pick).map(Record::from),
                picked(&answers, pick).map(Record::from),
            ];
            everything[number as usize % everything.len()].and_then(|record| journal.delete(record).err())
        }
        _ => {
            let trash = journal.trash(&PAGE).unwrap();
            trash.get(pick % trash.len().max(1)).and_then(|line| journal.restore(&line.item).err())
        }
    };
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

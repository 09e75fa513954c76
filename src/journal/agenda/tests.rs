//! Agendas in a journal: what joins them, what stays, and that one undo takes back all of it.

use chrono::NaiveDate;

use super::super::{Edit, Journal};
use crate::clock::Clock;
use crate::domain::action::ActionDetails;
use crate::domain::agenda::AgendaSubject;
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus, Side};
use crate::domain::mentorship::{MentorshipDetails, Role};
use crate::domain::template::TemplateDetails;
use crate::domain::topic::{TopicDetails, TopicStatus};
use crate::domain::{MeetingId, MentorshipId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A journal on 9 September in which I am Aldo's mentee.
fn journal() -> (Journal, MentorshipId) {
    let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
    let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    (journal, aldo)
}

/// A meeting with a template of its own that has two lines.
fn plan(journal: &mut Journal, aldo: MentorshipId, on: &str) -> MeetingId {
    let lines = "Arrive\n{topics}\nWho does what".to_owned();
    let template_id = Some(
        journal.add_template(&TemplateDetails { name: "Short".into(), lines, ..TemplateDetails::default() }).unwrap(),
    );
    journal.add_meeting(&MeetingDetails { template_id, ..MeetingDetails::on(Some(aldo), day(on)) }).unwrap()
}

fn agenda(journal: &Journal, meeting: MeetingId) -> Vec<String> {
    let shown = journal.meeting(meeting).unwrap().agenda;
    // The question that is offered is no matter here.
    shown.into_iter().filter(|shown| shown.line.details.question_id.is_none()).map(|shown| shown.words).collect()
}

#[test]
fn what_opens_after_a_meeting_was_planned_comes_onto_its_agenda_in_the_same_step() {
    let (mut journal, aldo) = journal();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    let before = journal.archive().unwrap();
    journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
    journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    let advice = FeedbackDetails::on(day("2026-09-09"), Direction::Received, FeedbackKind::Advice, person);
    journal
        .add_feedback(&FeedbackDetails { mentorship_id: Some(aldo), next_time: "wait five breaths".into(), ..advice })
        .unwrap();
    let expected = ["Arrive", "the spanner", "write to the director", "wait five breaths", "Who does what"];
    assert_eq!(agenda(&journal, meeting), expected);
    (0..3).for_each(|_| assert!(journal.undo().unwrap().is_some()));
    assert_eq!(journal.archive().unwrap(), before);
}

#[test]
fn a_promise_of_a_meeting_comes_onto_the_agenda_of_the_next_one_and_not_onto_its_own() {
    let (mut journal, aldo) = journal();
    let today = plan(&mut journal, aldo, "2026-09-09");
    let next = plan(&mut journal, aldo, "2026-10-08");
    let details = ActionDetails { meeting_id: Some(today), ..ActionDetails::new(Some(aldo), "sit in on a shift") };
    journal.add_action(&details).unwrap();
    assert_eq!(agenda(&journal, today), ["Arrive", "Who does what"]);
    assert_eq!(agenda(&journal, next), ["Arrive", "sit in on a shift", "Who does what"]);
}

#[test]
fn what_a_meeting_leaves_unfinished_comes_onto_the_next_agenda_when_it_was_held() {
    let (mut journal, aldo) = journal();
    let today = plan(&mut journal, aldo, "2026-09-09");
    let next = plan(&mut journal, aldo, "2026-10-08");
    journal.add_agenda_line(today, AgendaSubject::Text("the roster".into())).unwrap();
    assert_eq!(agenda(&journal, next), ["Arrive", "Who does what"]);
    journal.set_meeting_status(today, MeetingStatus::Held, None).unwrap();
    assert_eq!(agenda(&journal, next), ["Arrive", "the roster", "Who does what"]);
    journal.undo().unwrap();
    assert_eq!(agenda(&journal, next), ["Arrive", "Who does what"]);
}

#[test]
fn words_that_are_parked_wait_as_a_topic_and_things_stay_what_they_are() {
    let (mut journal, aldo) = journal();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    journal.add_agenda_line(meeting, AgendaSubject::Text("the roster".into())).unwrap();
    let topic = journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
    let line = |journal: &Journal, words: &str| {
        let agenda = journal.meeting(meeting).unwrap().agenda;
        agenda.into_iter().find(|shown| shown.words == words).unwrap().line.id
    };
    let spanner = line(&journal, "the spanner");
    journal.tick_agenda_line(spanner).unwrap();
    assert_eq!(journal.topic(topic).unwrap().details.status, TopicStatus::Raised);
    journal.park_agenda_line(spanner).unwrap();
    assert_eq!(journal.topic(topic).unwrap().details.status, TopicStatus::Waiting);
    let roster = line(&journal, "the roster");
    assert!(journal.park_agenda_line(roster).unwrap().contains("waits with the topics"));
    assert_eq!(agenda(&journal, meeting), ["Arrive", "Who does what"]);
    let offered: Vec<_> = journal.agenda_offers(meeting).unwrap().into_iter().map(|offer| offer.words).collect();
    assert_eq!(offered, ["the spanner", "the roster"], "they wait with the topics");
}

#[test]
fn what_was_parked_comes_back_by_nothing_but_a_choice() {
    let (mut journal, aldo) = journal();
    let today = plan(&mut journal, aldo, "2026-09-09");
    let next = plan(&mut journal, aldo, "2026-10-08");
    let action = journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
    journal.fill_agenda(next).unwrap();
    let lines = journal.meeting(next).unwrap().agenda;
    let line = lines.into_iter().find(|shown| shown.line.details.action_id == Some(action)).unwrap().line;
    journal.park_agenda_line(line.id).unwrap();
    assert_eq!((journal.missing_on_agenda(next).unwrap(), journal.fill_agenda(next).unwrap()), (0, 0));
    journal.begin_planned_meeting(today).unwrap();
    journal.set_meeting_status(today, MeetingStatus::Held, None).unwrap();
    assert_eq!(agenda(&journal, next), ["Arrive", "Who does what"]);
    journal.add_agenda_line(next, AgendaSubject::Action(action)).unwrap();
    assert_eq!(agenda(&journal, next), ["Arrive", "Who does what", "write to the director"]);
    assert_eq!(
        journal.archive().unwrap().agenda_lines.iter().filter(|line| line.details.action_id == Some(action)).count(),
        2
    );
}

#[test]
fn what_stood_on_the_agenda_of_a_meeting_that_is_cancelled_deleted_or_overtaken_comes_onto_the_one_that_is_next() {
    type Away = fn(&mut Journal, MeetingId);
    let away: [Away; 5] = [
        |journal, id| drop(journal.set_meeting_status(id, MeetingStatus::Cancelled, Some(Side::Me)).unwrap()),
        |journal, id| drop(journal.delete(id.into()).unwrap()),
        |journal, id| drop(journal.move_meeting(id, day("2026-10-20"), Side::Them).unwrap()),
        |journal, id| journal.set(id.into(), &[("meets_on".into(), "2026-10-20".into())]).unwrap(),
        |journal, id| journal.set(id.into(), &[("status".into(), "cancelled".into())]).unwrap(),
    ];
    for away in away {
        let (mut journal, aldo) = journal();
        let first = plan(&mut journal, aldo, "2026-09-10");
        let next = plan(&mut journal, aldo, "2026-10-08");
        journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
        journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
        journal.add_agenda_line(first, AgendaSubject::Text("the roster".into())).unwrap();
        assert_eq!(agenda(&journal, next), ["Arrive", "Who does what"]);
        let before = journal.archive().unwrap();
        away(&mut journal, first);
        let mut lines = agenda(&journal, next);
        lines.sort();
        assert_eq!(lines, ["Arrive", "Who does what", "the roster", "the spanner", "write to the director"]);
        journal.undo().unwrap();
        assert_eq!(journal.archive().unwrap(), before);
    }
}

#[test]
fn a_call_that_was_noted_between_two_meetings_loses_no_unfinished_line() {
    let (mut journal, aldo) = journal();
    let held = plan(&mut journal, aldo, "2026-09-01");
    journal.add_agenda_line(held, AgendaSubject::Text("the roster".into())).unwrap();
    journal.set_meeting_status(held, MeetingStatus::Held, None).unwrap();
    journal.append_note_today(aldo, "he rang", false).unwrap();
    let next = plan(&mut journal, aldo, "2026-10-08");
    assert!(agenda(&journal, next).contains(&"the roster".to_owned()));
}

#[test]
fn a_meeting_that_is_with_somebody_else_now_has_their_agenda() {
    let (mut journal, aldo) = journal();
    let bea = journal.add_mentorship("Bea Lind", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    journal.add_topic(&TopicDetails::new(aldo, "between the two of us")).unwrap();
    journal.add_topic(&TopicDetails::new(bea, "the board")).unwrap();
    journal.add_agenda_line(meeting, AgendaSubject::Text("the roster".into())).unwrap();
    journal.set(meeting.into(), &[("mentorship_id".into(), bea.to_string())]).unwrap();
    let mut lines = agenda(&journal, meeting);
    lines.sort();
    assert_eq!(lines, ["Arrive", "Who does what", "the board", "the roster"]);
}

#[test]
fn what_is_opened_again_comes_onto_the_next_agenda() {
    let (mut journal, aldo) = journal();
    let action = journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
    let topic = journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
    journal.toggle_action(action).unwrap();
    journal.drop_topic(topic).unwrap();
    let next = plan(&mut journal, aldo, "2026-10-08");
    assert_eq!(agenda(&journal, next), ["Arrive", "Who does what"]);
    journal.set(action.into(), &[("status".into(), "open".into())]).unwrap();
    journal.toggle_topic(topic).unwrap();
    assert_eq!(agenda(&journal, next), ["Arrive", "write to the director", "the spanner", "Who does what"]);
}

#[test]
fn a_meeting_that_is_ahead_was_not_held_and_the_second_one_is_no_first() {
    let (mut journal, aldo) = journal();
    let ahead = plan(&mut journal, aldo, "2026-10-08");
    let refusal = journal.set_meeting_status(ahead, MeetingStatus::Held, None).unwrap_err().to_string();
    assert!(refusal.contains("still to come"), "{refusal}");
    assert!(journal.set(ahead.into(), &[("status".into(), "held".into())]).is_err());
    let kind = journal.suggested_kind(aldo, day("2026-09-10")).unwrap();
    let first = MeetingDetails { kind, ..MeetingDetails::on(Some(aldo), day("2026-09-10")) };
    journal.add_meeting(&first).unwrap();
    assert_eq!(
        (kind, journal.suggested_kind(aldo, day("2026-11-10")).unwrap()),
        (MeetingKind::First, MeetingKind::Regular)
    );
}

#[test]
fn of_two_meetings_of_a_day_the_planned_one_begins_and_the_held_one_takes_a_note() {
    let (mut journal, aldo) = journal();
    let morning = plan(&mut journal, aldo, "2026-09-09");
    journal.set_meeting_status(morning, MeetingStatus::Held, None).unwrap();
    let evening = plan(&mut journal, aldo, "2026-09-09");
    assert_eq!(journal.append_note_today(aldo, "what we said this morning", false).unwrap(), morning);
    assert_eq!(journal.begin_meeting(aldo).unwrap(), evening);
}

#[test]
fn a_meeting_that_becomes_one_for_a_single_thing_puts_the_rest_off() {
    let (mut journal, aldo) = journal();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
    let set = |journal: &mut Journal, kind: &str| {
        let fields = [("template_id".to_owned(), String::new()), ("kind".to_owned(), kind.to_owned())];
        journal.set(meeting.into(), &fields).unwrap();
    };
    set(&mut journal, "clear-air");
    let lines = agenda(&journal, meeting);
    assert!(lines.len() == 7 && !lines.contains(&"the spanner".to_owned()), "{lines:?}");
}

#[test]
fn another_template_changes_its_words_only() {
    let (mut journal, aldo) = journal();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
    let first = journal.meeting(meeting).unwrap().agenda[0].line.id;
    journal.tick_agenda_line(first).unwrap();
    let before = journal.meeting(meeting).unwrap().meeting.details;
    let closing = MeetingDetails { kind: MeetingKind::Closing, template_id: None, ..before.clone() };
    journal.edit_meeting(meeting, Edit::of(&before, &closing)).unwrap();
    let agenda = agenda(&journal, meeting);
    assert_eq!(agenda.first().unwrap(), "The first page: what we wanted, in our words of then");
    assert_eq!(agenda.last().unwrap(), "Who is next: to whom will each of us offer this?");
    assert!(agenda.contains(&"Arrive".to_owned()), "it was spoken of: {agenda:?}");
    assert!(agenda.contains(&"the spanner".to_owned()) && !agenda.contains(&"Who does what".to_owned()));
    let positions: Vec<_> =
        journal.meeting(meeting).unwrap().agenda.iter().map(|shown| shown.line.details.position).collect();
    assert_eq!(positions, (1..=u32::try_from(positions.len()).unwrap()).collect::<Vec<_>>());
}

#[test]
fn a_meeting_that_is_begun_now_is_the_one_of_today_or_a_new_one() {
    let (mut journal, aldo) = journal();
    let first = journal.begin_meeting(aldo).unwrap();
    let details = journal.meeting(first).unwrap().meeting.details;
    assert_eq!((details.kind, details.minutes), (MeetingKind::First, Some(60)));
    assert_eq!(details.starts_at.map(|time| time.to_string()).as_deref(), Some("14:00:00"));
    assert!(!journal.meeting(first).unwrap().agenda.is_empty());
    assert_eq!(journal.begin_meeting(aldo).unwrap(), first);
    journal.undo().unwrap();
    assert!(journal.meeting(first).is_err());
}

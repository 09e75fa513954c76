//! Agendas in a journal: what joins them, what stays, and that one undo takes back all of it.

use chrono::NaiveDate;

use super::super::{Edit, Journal};
use super::AgendaOffer;
use crate::clock::Clock;
use crate::domain::action::ActionDetails;
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus};
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
    journal.add_agenda_line(today, crate::domain::agenda::AgendaSubject::Text("the roster".into())).unwrap();
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
    journal.add_agenda_line(meeting, crate::domain::agenda::AgendaSubject::Text("the roster".into())).unwrap();
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
    assert_eq!(journal.missing_on_agenda(meeting).unwrap(), 2);
    assert_eq!(journal.fill_agenda(meeting).unwrap(), 2);
    assert_eq!(agenda(&journal, meeting), ["Arrive", "the spanner", "the roster", "Who does what"]);
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

#[test]
fn feedback_stands_on_an_agenda_by_the_words_it_is_known_by() {
    let (mut journal, aldo) = journal();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    let seen = FeedbackDetails {
        mentorship_id: Some(aldo),
        act: "you reached for the spanner".into(),
        ..FeedbackDetails::on(day("2026-09-09"), Direction::Received, FeedbackKind::Change, person)
    };
    let id = journal.add_feedback(&seen).unwrap();
    assert_eq!(agenda(&journal, meeting), ["Arrive", "you reached for the spanner", "Who does what"]);
    let fields = [("act", "  "), ("next_time", "hands in pockets")];
    journal.set(id.into(), &fields.map(|(field, words)| (field.to_owned(), words.to_owned()))).unwrap();
    assert_eq!(agenda(&journal, meeting), ["Arrive", "hands in pockets", "Who does what"]);
    let lines = journal.meeting(meeting).unwrap().agenda;
    let line = lines.iter().find(|shown| shown.line.details.feedback_id.is_some()).unwrap().line.id;
    assert_eq!(journal.tick_agenda_line(line).unwrap(), "ticked \"hands in pockets\"");
}

#[test]
fn open_feedback_that_was_taken_off_an_agenda_is_offered_for_it() {
    let (mut journal, aldo) = journal();
    let meeting = plan(&mut journal, aldo, "2026-09-10");
    let person = journal.mentorship(aldo).unwrap().mentorship.details.person_id;
    let begun = FeedbackDetails::on(day("2026-09-09"), Direction::Received, FeedbackKind::Advice, person);
    let advice = FeedbackDetails { mentorship_id: Some(aldo), next_time: "wait five breaths".into(), ..begun };
    let id = journal.add_feedback(&advice).unwrap();
    let kept = FeedbackDetails { kind: FeedbackKind::Keep, act: "you let her finish".into(), ..advice };
    journal.add_feedback(&kept).unwrap();
    let offers = |journal: &Journal| journal.agenda_offers(meeting).unwrap();
    assert_eq!(offers(&journal), [], "it stands there");
    let lines = journal.meeting(meeting).unwrap().agenda;
    let line = lines.iter().find(|shown| shown.line.details.feedback_id.is_some()).unwrap().line.id;
    journal.delete(line.into()).unwrap();
    let offered = AgendaOffer { record: id.into(), words: "wait five breaths".into() };
    assert_eq!(offers(&journal), [offered]);
}

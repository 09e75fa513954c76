//! A mentorship that is closed is only to be read, whichever operation comes: what belongs to it stays as it is until it goes on.

use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionStatus};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::agreement::AgreementDetails;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::check_in::CheckInDetails;
use mentorlog::domain::contact::ContactDetails;
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use mentorlog::domain::goal::{GoalDetails, MilestoneDetails, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipStatus, Phase, Role};
use mentorlog::domain::review::{Period, ReviewDetails};
use mentorlog::domain::topic::TopicDetails;
use mentorlog::domain::{GoalId, MeetingId, MentorshipId, PersonId, QuestionId, Record};
use mentorlog::journal::{ErrorKind, Journal, Result};

const REFUSAL: &str = "closed: the mentorship with Aldo Ferri is over and only to be read; go on with it first: \
    `.` on its page, or `mentorlog set S1 status=active`";

/// A mentorship with one of everything, closed.
struct Closed {
    journal: Journal,
    id: MentorshipId,
    person: PersonId,
    meeting: MeetingId,
    goal: GoalId,
}

impl Closed {
    fn new() -> Self {
        let mut journal = Journal::in_memory(Clock::fixed("2026-10-08T17:00:00+02:00").unwrap()).unwrap();
        let today = journal.today();
        let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let person = journal.mentorship(id).unwrap().mentorship.details.person_id;
        let held = MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(id), today) };
        let meeting = journal.add_meeting(&held).unwrap();
        let goal = journal.add_goal(&GoalDetails::new(Some(id), "four faults in five")).unwrap();
        let mut closed = Closed { journal, id, person, meeting, goal };
        for (what, write) in writes().into_iter().chain(words()) {
            write(&mut closed).unwrap_or_else(|error| panic!("{what}: {error}"));
        }
        closed.journal.set_mentorship_status(id, MentorshipStatus::Closed).unwrap();
        closed
    }
}

type Write = fn(&mut Closed) -> Result<()>;

/// One write for each thing that belongs to a mentorship.
fn writes() -> Vec<(&'static str, Write)> {
    vec![
        ("a meeting", |it| {
            let details = MeetingDetails::on(Some(it.id), it.journal.today());
            it.journal.add_meeting(&details).map(drop)
        }),
        ("a takeaway", |it| it.journal.add_takeaway(it.meeting, "five breaths").map(drop)),
        ("a decision", |it| it.journal.add_decision(it.meeting, "the post rests").map(drop)),
        ("a line", |it| it.journal.add_agenda_line(it.meeting, AgendaSubject::Text("arrive".into())).map(drop)),
        ("a topic", |it| it.journal.add_topic(&TopicDetails::new(it.id, "the spanner")).map(drop)),
        ("an action", |it| it.journal.add_action(&ActionDetails::new(Some(it.id), "write")).map(drop)),
        ("a goal", |it| it.journal.add_goal(&GoalDetails::new(Some(it.id), "lead")).map(drop)),
        ("progress", |it| {
            let moved = ProgressDetails { moved: "asked".into(), ..ProgressDetails::on(it.goal, it.journal.today()) };
            it.journal.log_progress(&moved).map(drop)
        }),
        ("a milestone", |it| {
            let text = "a column".to_owned();
            let milestone = MilestoneDetails { goal_id: it.goal, position: 0, text, due_on: None, done_on: None };
            it.journal.add_milestone(&milestone).map(drop)
        }),
    ]
}

/// The same for what is said about the two.
fn words() -> Vec<(&'static str, Write)> {
    vec![
        ("an answer", |it| {
            let answer = AnswerDetails {
                question: QuestionId(5),
                mentorship_id: Some(it.id),
                answered_on: it.journal.today(),
                text: "one goal now".into(),
                to_meeting_id: None,
            };
            it.journal.add_answer(&answer).map(drop)
        }),
        ("feedback", |it| {
            let given = FeedbackDetails::on(it.journal.today(), Direction::Received, FeedbackKind::Change, it.person);
            let details =
                FeedbackDetails { mentorship_id: Some(it.id), act: "reached for the spanner".into(), ..given };
            it.journal.add_feedback(&details).map(drop)
        }),
        ("a check-in", |it| {
            let details =
                CheckInDetails { direction: Some(5), ..CheckInDetails::on(it.id, Side::Me, it.journal.today()) };
            it.journal.add_check_in(&details).map(drop)
        }),
        ("an agreement", |it| {
            let agreed_on = Some(it.journal.today());
            let draft = AgreementDetails::draft(it.id);
            it.journal.add_agreement(&AgreementDetails { purpose: "one shift".into(), agreed_on, ..draft }).map(drop)
        }),
        ("a name of the phase", |it| {
            let other = if it.journal.mentorship(it.id)?.mentorship.details.phase == Phase::Close {
                Phase::Grow
            } else {
                Phase::Close
            };
            it.journal.set_phase(it.id, other).map(drop)
        }),
    ]
}

#[test]
fn whatever_is_written_into_it_is_refused_and_leaves_no_trace() {
    let mut closed = Closed::new();
    let before = closed.journal.archive().unwrap();
    for (what, write) in writes().into_iter().chain(words()) {
        let error = write(&mut closed).expect_err(what);
        assert_eq!(error.to_string(), REFUSAL, "{what}");
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(closed.journal.archive().unwrap() == before, "{what} left a trace");
    }
}

#[test]
fn whatever_is_in_it_is_neither_changed_nor_deleted() {
    let mut closed = Closed::new();
    let archive = closed.journal.archive().unwrap();
    let records: Vec<Record> = [
        archive.meetings.iter().map(|it| it.id.into()).collect::<Vec<_>>(),
        archive.takeaways.iter().map(|it| it.id.into()).collect(),
        archive.decisions.iter().map(|it| it.id.into()).collect(),
        archive.agenda_lines.iter().map(|it| it.id.into()).collect(),
        archive.topics.iter().map(|it| it.id.into()).collect(),
        archive.actions.iter().map(|it| it.id.into()).collect(),
        archive.goals.iter().map(|it| it.id.into()).collect(),
        archive.progress.iter().map(|it| it.id.into()).collect(),
        archive.milestones.iter().map(|it| it.id.into()).collect(),
        archive.answers.iter().map(|it| it.id.into()).collect(),
        archive.feedback.iter().map(|it| it.id.into()).collect(),
        archive.check_ins.iter().map(|it| it.id.into()).collect(),
        archive.agreements.iter().map(|it| it.id.into()).collect(),
    ]
    .concat();
    assert!(records.len() >= 13);
    for record in records {
        assert_eq!(closed.journal.delete(record).expect_err("it is over").to_string(), REFUSAL, "{record}");
    }
    let changes = [
        (Record::Meeting(closed.meeting), ("notes", "more")),
        (Record::Goal(closed.goal), ("why", "because")),
        (Record::Mentorship(closed.id), ("purpose", "another")),
        (Record::Action(archive.actions[0].id), ("status", "done")),
    ];
    for (record, (field, value)) in changes {
        let set = closed.journal.set(record, &[(field.to_owned(), value.to_owned())]);
        assert_eq!(set.expect_err("it is over").to_string(), REFUSAL, "{record} {field}");
    }
    assert!(closed.journal.archive().unwrap() == archive);
}

#[test]
fn what_runs_was_not_closed_on_any_day_whatever_is_typed_there() {
    let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.set(id.into(), &[("closed_on".to_owned(), "2026-01-01".to_owned())]).unwrap();
    assert_eq!(journal.mentorship(id).unwrap().mentorship.details.closed_on, None);
}

#[test]
fn closing_is_taken_back_and_gone_on_with_and_then_it_is_written_again() {
    let mut closed = Closed::new();
    let day = closed.journal.today();
    assert_eq!(closed.journal.mentorship(closed.id).unwrap().mentorship.details.closed_on, Some(day));
    assert_eq!(closed.journal.undo().unwrap().as_deref(), Some("closed: the mentorship with Aldo Ferri"));
    closed.journal.toggle_action(closed.journal.archive().unwrap().actions[0].id).unwrap();
    closed.journal.undo().unwrap();
    closed.journal.redo().unwrap();
    closed.journal.set_mentorship_status(closed.id, MentorshipStatus::Closed).unwrap();
    closed.journal.set_mentorship_status(closed.id, MentorshipStatus::Active).unwrap();
    assert_eq!(closed.journal.mentorship(closed.id).unwrap().mentorship.details.closed_on, None);
    for (what, write) in writes().into_iter().chain(words()) {
        write(&mut closed).unwrap_or_else(|error| panic!("{what}: {error}"));
    }
}

#[test]
fn what_is_not_part_of_it_is_written_as_ever() {
    let mut closed = Closed::new();
    let today = closed.journal.today();
    // A promise that one keeps as one's own still names the meeting it was made in.
    let mine = ActionDetails { meeting_id: Some(closed.meeting), ..ActionDetails::new(None, "call the director") };
    let mine = closed.journal.add_action(&mine).unwrap();
    closed.journal.toggle_action(mine).unwrap();
    assert_eq!(closed.journal.action(mine).unwrap().action.details.status, ActionStatus::Done);
    let other = closed.journal.add_mentorship("Mira", &MentorshipDetails::of(Role::Mentor)).unwrap();
    closed.journal.add_meeting(&MeetingDetails::on(Some(other), today)).unwrap();
    closed.journal.add_contact("Kemal", "Aldo Ferri", &ContactDetails::of(PersonId(0))).unwrap();
    let body = "# Eight months".to_owned();
    let review = ReviewDetails { mentorship_id: Some(closed.id), period: Period::Whole, from_on: today, body };
    closed.journal.add_review(&review).unwrap();
    // Two rows of one person are joined, and the whole of it can still be deleted.
    let person = closed.journal.mentorship(other).unwrap().mentorship.details.person_id;
    closed.journal.merge_people(person, closed.person).unwrap();
    closed.journal.delete(closed.id.into()).unwrap();
}

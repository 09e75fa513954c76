//! The export is complete: whatever the schema keeps of a record stands in it.

use mentorlog::clock::Clock;
use mentorlog::domain::QuestionId;
use mentorlog::domain::action::ActionDetails;
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::agreement::AgreementDetails;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::check_in::CheckInDetails;
use mentorlog::domain::contact::ContactDetails;
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use mentorlog::domain::goal::{GoalDetails, MilestoneDetails, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::question::QuestionDetails;
use mentorlog::domain::reading::ReadingDetails;
use mentorlog::domain::review::{Period, ReviewDetails};
use mentorlog::domain::template::TemplateDetails;
use mentorlog::domain::topic::TopicDetails;
use mentorlog::journal::{Archive, Journal};

/// One record of each kind.
fn one_of_each(journal: &mut Journal) {
    let today = journal.today();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let meeting = journal.add_meeting(&MeetingDetails::on(Some(id), today)).unwrap();
    journal.move_meeting(meeting, today.succ_opt().unwrap(), Side::Me).unwrap();
    journal.add_takeaway(meeting, "five breaths").unwrap();
    journal.add_decision(meeting, "the post rests").unwrap();
    journal.add_agenda_line(meeting, AgendaSubject::Text("arrive".into())).unwrap();
    journal.add_topic(&TopicDetails::new(id, "the spanner")).unwrap();
    journal.add_action(&ActionDetails::new(Some(id), "write to the director")).unwrap();
    let goal = journal.add_goal(&GoalDetails::new(Some(id), "four faults in five")).unwrap();
    let milestone =
        MilestoneDetails { goal_id: goal, position: 0, text: "a column".into(), due_on: None, done_on: None };
    journal.add_milestone(&milestone).unwrap();
    journal.log_progress(&ProgressDetails { moved: "asked".into(), ..ProgressDetails::on(goal, today) }).unwrap();
    journal.add_question(&QuestionDetails::new("what else?")).unwrap();
    let question = QuestionId(101);
    let answer =
        AnswerDetails { question, mentorship_id: None, answered_on: today, text: "this".into(), to_meeting_id: None };
    journal.add_answer(&answer).unwrap();
    let person = journal.mentorship(id).unwrap().mentorship.details.person_id;
    let advice = FeedbackDetails::on(today, Direction::Received, FeedbackKind::Advice, person);
    journal.add_feedback(&FeedbackDetails { next_time: "wait".into(), ..advice }).unwrap();
    journal.add_template(&TemplateDetails { name: "Walk".into(), ..TemplateDetails::default() }).unwrap();
    let agreement = AgreementDetails { purpose: "one shift".into(), ..AgreementDetails::draft(id) };
    journal.add_agreement(&agreement).unwrap();
    let check_in = CheckInDetails { direction: Some(2), ..CheckInDetails::on(id, Side::Me, today) };
    journal.add_check_in(&check_in).unwrap();
    journal.add_contact("Kemal", "Aldo Ferri", &ContactDetails::of(person)).unwrap();
    journal.add_reading(&ReadingDetails::new("The Mentor's Guide", "Lois J. Zachary")).unwrap();
    let review =
        ReviewDetails { mentorship_id: Some(id), period: Period::Whole, from_on: today, body: "# Eight months".into() };
    journal.add_review(&review).unwrap();
}

#[test]
fn every_column_of_every_record_stands_in_the_export() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open(&path, Clock::fixed("2026-05-14T16:00:00+02:00").unwrap()).unwrap();
    one_of_each(&mut journal);
    let archive = serde_json::to_value(journal.archive().unwrap()).unwrap();
    let conn = rusqlite::Connection::open(&path).unwrap();
    let sql = "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
               WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) u WHERE u.name = 'uid')";
    let mut statement = conn.prepare(sql).unwrap();
    let columns: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert!(columns.len() > 100);
    for (table, column) in columns {
        let record = &archive[&table][0];
        assert!(record.get(&column).is_some(), "{table}.{column} is missing from the export");
    }
}

#[test]
fn an_export_reads_back_as_the_same_archive() {
    let mut journal = Journal::in_memory(Clock::fixed("2026-05-14T16:00:00+02:00").unwrap()).unwrap();
    one_of_each(&mut journal);
    let archive = journal.archive().unwrap();
    let text = serde_json::to_string(&archive).unwrap();
    assert_eq!(serde_json::from_str::<Archive>(&text).unwrap(), archive);
}

//! The review as a document, and its figures against those one counts oneself.

use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter, ActionStatus, Owner};
use mentorlog::domain::agreement::AgreementDetails;
use mentorlog::domain::answer::AnswerDetails;
use mentorlog::domain::contact::ContactDetails;
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use mentorlog::domain::goal::GoalDetails;
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::domain::review::summary::Summary;
use mentorlog::domain::review::{Include, Period, ReviewDetails, Span};
use mentorlog::domain::topic::TopicDetails;
use mentorlog::domain::{Listed, MentorshipId, Page, PersonId, QuestionId};

use mentorlog::journal::review::words::names::Names;
use mentorlog::journal::review::words::shared;
use mentorlog::journal::{Journal, ReviewPage, Sharing, left_out};
use proptest::prelude::*;

use crate::harness::journal;
use crate::screens::bind_snapshots;
use crate::states::told_to_look_back;

/// Where the documents are kept that these tests compare with.
fn documents() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn words(journal: &Journal, period: Period, sharing: &Sharing) -> String {
    let page = journal.review_of(Some(MentorshipId(1)), period, journal.today()).unwrap();
    shared(&page, sharing)
}

#[test]
fn the_review_of_the_whole_reads_as_a_document_one_would_send() {
    let (journal, _folder) = told_to_look_back();
    let _guard = bind_snapshots(documents());
    insta::assert_snapshot!("review-words-whole", words(&journal, Period::Whole, &Sharing::default()));
}

#[test]
fn what_is_asked_for_by_name_joins_it_in_its_place() {
    let (journal, _folder) = told_to_look_back();
    let _guard = bind_snapshots(documents());
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    let private_notes = journal.private_notes_of(&page).unwrap();
    let all = Sharing { include: Include::ALL.to_vec(), private_notes, without_names: None };
    insta::assert_snapshot!("review-words-all", shared(&page, &all));
}

#[test]
fn for_a_programme_it_names_nobody_and_leaves_the_single_hour_out() {
    let (journal, _folder) = told_to_look_back();
    let _guard = bind_snapshots(documents());
    let page = journal.review_of(Some(MentorshipId(1)), Period::Year, journal.today()).unwrap();
    let names = Names::of_review(&page, journal.names().unwrap());
    let sharing = Sharing { include: vec![Include::Feedback], without_names: Some(names), ..Sharing::default() };
    let words = shared(&page, &sharing);
    for name in ["Aldo", "Ferri", "Zoë", "Karin"] {
        assert!(!words.contains(name), "{name} is named in:\n{words}");
    }
    assert!(!words.contains("Was the hour of use"), "{words}");
    insta::assert_snapshot!("review-words-without-names", words);
}

#[test]
fn words_that_were_edited_do_not_say_of_nobody_who_they_are() {
    let (mut journal, _folder) = told_to_look_back();
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    let body = shared(&page, &Sharing::default());
    assert!(body.contains("Aldo Ferri is my mentor."), "{body}");
    let details =
        ReviewDetails { mentorship_id: page.mentorship(), period: page.period, from_on: page.span.from, body };
    journal.add_review(&details).unwrap();
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    let names = Names::of_review(&page, journal.names().unwrap());
    let words = shared(&page, &Sharing { without_names: Some(names), ..Sharing::default() });
    assert!(words.contains("with my mentor") && !words.contains("is my mentor"), "{words}");
}

/// The words of the whole with the first mentorship, edited to these and shared.
fn edited_to(journal: &mut Journal, body: &str, sharing: impl Fn(&Journal, &ReviewPage) -> Sharing) -> String {
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    let (mentorship_id, body) = (page.mentorship(), body.to_owned());
    journal.add_review(&ReviewDetails { mentorship_id, period: page.period, from_on: page.span.from, body }).unwrap();
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    shared(&page, &sharing(journal, &page))
}

#[test]
fn however_somebody_is_introduced_in_edited_words_it_is_not_said_of_nobody() {
    for (body, words) in [
        ("# With Aldo\n\nAldo Ferri is my mentor. It was a year.", "# With my mentor\n\nIt was a year.\n"),
        ("# A year\n\nAldo is my mentor.\n\nIt was good.", "# A year\n\nIt was good.\n"),
        ("# A year\n\nIt is over. Aldo was my mentor.", "# A year\n\nIt is over.\n"),
        ("Aldo said that Aldo is my mentor.", "My mentor said that my mentor is my mentor.\n"),
    ] {
        let mut journal = journal();
        journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let without_names = |journal: &Journal, page: &ReviewPage| {
            let names = Names::of_review(page, journal.names().unwrap());
            Sharing { without_names: Some(names), ..Sharing::default() }
        };
        assert_eq!(edited_to(&mut journal, body, without_names), words);
    }
}

#[test]
fn what_joins_edited_words_has_one_heading() {
    let (mut journal, _folder) = told_to_look_back();
    let include = || vec![Include::Feedback, Include::CheckIns];
    let words = edited_to(&mut journal, "Mine.", |_, _| Sharing { include: include(), ..Sharing::default() });
    let headings: Vec<_> = words.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["## Feedback and advice", "## How it is between us"], "{words}");
    assert!(words.starts_with("Mine.\n\n## Feedback and advice\n\nI received"), "{words}");
}

#[test]
fn topics_that_wait_are_shared_with_what_is_private_alone() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    journal.add_topic(&TopicDetails::new(id, "Gentle or blunt: I marked 2, Aldo 4")).unwrap();
    let page = journal.review_of(Some(id), Period::Whole, journal.today()).unwrap();
    let sharing = |include: &[Include]| Sharing { include: include.to_vec(), ..Sharing::default() };
    let others = [Include::Feedback, Include::CheckIns, Include::Answers];
    assert!(!shared(&page, &sharing(&others)).contains("Gentle"));
    let topic = "- To talk about: Gentle or blunt: I marked 2, Aldo 4";
    assert!(shared(&page, &sharing(&[Include::Private])).contains(topic));
    assert_eq!(left_out(&page), [Include::Private]);
    let words = edited_to(&mut journal, "Mine.", |_, _| sharing(&[Include::Private]));
    assert_eq!(words, format!("Mine.\n\n## Topics that wait\n\n{topic}\n"));
}

#[test]
fn a_purpose_that_the_agreement_says_too_is_said_once() {
    let mut journal = journal();
    let purpose = "Getting through a shift";
    let details = MentorshipDetails { purpose: purpose.into(), ..MentorshipDetails::of(Role::Mentee) };
    let id = journal.add_mentorship("Aldo Ferri", &details).unwrap();
    let agreed_on = Some(journal.today());
    let agreement = AgreementDetails { agreed_on, purpose: format!("{purpose}."), ..AgreementDetails::draft(id) };
    journal.add_agreement(&agreement).unwrap();
    for who in [Some(id), None] {
        let page = journal.review_of(who, Period::Whole, journal.today()).unwrap();
        let words = shared(&page, &Sharing::default());
        assert_eq!(words.matches(purpose).count(), 1, "{words}");
    }
}

#[test]
fn one_came_to_know_whoever_was_met_since_it_began() {
    let mut journal = journal();
    let today = journal.today();
    let began = today - chrono::Days::new(60);
    let details = MentorshipDetails { started_on: Some(began), ..MentorshipDetails::of(Role::Mentee) };
    let id = journal.add_mentorship("Aldo Ferri", &details).unwrap();
    let aldo = journal.mentorship(id).unwrap().mentorship.details.person_id;
    for (name, last) in [("Karin Vogt", None), ("Zoë", Some(today)), ("Al", began.pred_opt())] {
        let contact = ContactDetails { last_contact_on: last, ..ContactDetails::of(PersonId(0)) };
        let contact = journal.add_contact(name, "Aldo Ferri", &contact).unwrap();
        assert_eq!(journal.contact(contact).unwrap().contact.details.through_id, Some(aldo));
    }
    let page = journal.review_of(Some(id), Period::Whole, today).unwrap();
    let words = shared(&page, &Sharing::default());
    assert!(words.contains("Came to know through Aldo: Karin Vogt and Zoë."), "{words}");
}

#[test]
fn of_several_people_it_says_whose_goal_it_is_and_who_kept_what() {
    let mut journal = journal();
    let [aldo, mira] = ["Aldo Ferri", "Mira Okafor"]
        .map(|name| journal.add_mentorship(name, &MentorshipDetails::of(Role::Peer)).unwrap());
    journal.add_goal(&GoalDetails { owner: Side::Them, ..GoalDetails::new(Some(mira), "Lead a team") }).unwrap();
    for (with, owner, owner_name) in [(aldo, Owner::Me, ""), (aldo, Owner::Them, ""), (mira, Owner::Other, "Zoë")] {
        let details = ActionDetails { owner, owner_name: owner_name.into(), ..ActionDetails::new(Some(with), "write") };
        journal.add_action(&details).unwrap();
    }
    let page = journal.review_of(None, Period::Whole, journal.today()).unwrap();
    let words = shared(&page, &Sharing::default());
    assert!(words.contains("Mira's goal, still taking shape."), "{words}");
    let kept = "I have one promise open. Those I meet have one promise open. Others have one promise open.";
    assert!(words.contains(kept), "{words}");
    let names = Names::of_review(&page, journal.names().unwrap());
    let words = shared(&page, &Sharing { without_names: Some(names), ..Sharing::default() });
    assert!(words.contains("A goal of somebody else, still taking shape."), "{words}");
}

#[test]
fn nothing_but_what_there_is_has_a_heading() {
    let mut journal = journal();
    let id = journal.add_mentorship("Mira Okafor", &MentorshipDetails::of(Role::Mentor)).unwrap();
    let page = journal.review_of(Some(id), Period::Whole, journal.today()).unwrap();
    let words = shared(&page, &Sharing { include: Include::ALL.to_vec(), ..Sharing::default() });
    assert_eq!(words, "# One day with Mira Okafor\n\n9 September 2026. Mira Okafor is my mentee.\n");
}

#[test]
fn a_review_of_a_closed_mentorship_ends_on_the_day_it_was_closed() {
    let (mut journal, folder) = told_to_look_back();
    journal.close_mentorship(MentorshipId(1), mentorlog::journal::Notes::Keep).unwrap();
    let path = journal.path().unwrap().to_owned();
    drop(journal);
    let later = Journal::open(&path, Clock::fixed("2027-03-01T10:00:00+01:00").unwrap()).unwrap();
    let page = later.review_of(Some(MentorshipId(1)), Period::Whole, later.today()).unwrap();
    assert_eq!(page.span.to, "2026-09-09".parse().unwrap());
    let words = shared(&page, &Sharing::default());
    assert!(
        words
            .starts_with("# Eight months with Aldo Ferri\n\n15 January to 9 September 2026. Aldo Ferri was my mentor."),
        "{words}"
    );
    drop(folder);
}

/// What a random journal is made of: a day in two years counted from its beginning, and what happened on it.
#[derive(Clone, Debug)]
enum Thing {
    Meeting(u64, MeetingStatus, Option<u8>, usize),
    Action(u64, Owner, ActionStatus),
    Answer(u64, i64),
    Feedback(u64, Direction),
}

fn a_thing() -> impl Strategy<Value = Thing> {
    let day = 0..800u64;
    prop_oneof![
        (day.clone(), prop::sample::select(MeetingStatus::ALL), prop::option::of(1..6u8), 0..3usize)
            .prop_map(|(day, status, pulse, kept)| Thing::Meeting(day, status, pulse, kept)),
        (day.clone(), prop::sample::select(Owner::ALL), prop::sample::select(ActionStatus::ALL))
            .prop_map(|(day, owner, status)| Thing::Action(day, owner, status)),
        (day.clone(), 1..8i64).prop_map(|(day, question)| Thing::Answer(day, question)),
        (day, prop::sample::select(Direction::ALL)).prop_map(|(day, direction)| Thing::Feedback(day, direction)),
    ]
}

/// Two mentorships that share what happened, one after the other.
fn tell(things: &[Thing]) -> Journal {
    let mut journal = journal();
    let with = ["Aldo Ferri", "Mira Okafor"]
        .map(|name| journal.add_mentorship(name, &MentorshipDetails::of(Role::Mentee)).unwrap());
    let first: chrono::NaiveDate = "2024-07-01".parse().unwrap();
    for (at, thing) in things.iter().enumerate() {
        happen(&mut journal, thing, with[at % 2], first);
    }
    journal
}

fn happen(journal: &mut Journal, thing: &Thing, who: MentorshipId, first: chrono::NaiveDate) {
    let on = |day: &u64| first + chrono::Days::new(*day);
    match thing {
        Thing::Meeting(day, status, pulse, kept) => {
            let pulse = pulse.filter(|_| *status == MeetingStatus::Held);
            let cancelled_by = (*status == MeetingStatus::Cancelled).then_some(Side::Me);
            let details =
                MeetingDetails { status: *status, pulse, cancelled_by, ..MeetingDetails::on(Some(who), on(day)) };
            let id = journal.add_meeting(&details).unwrap();
            for n in 0..*kept {
                journal.add_takeaway(id, &format!("takeaway {n}")).unwrap();
            }
        }
        Thing::Action(day, owner, status) => promise(journal, who, on(day), *owner, *status),
        Thing::Answer(day, question) => {
            let question = QuestionId(*question);
            let (mentorship_id, answered_on) = (Some(who), on(day));
            let details =
                AnswerDetails { question, mentorship_id, answered_on, text: "an answer".into(), to_meeting_id: None };
            journal.add_answer(&details).unwrap();
        }
        Thing::Feedback(day, direction) => {
            let details = FeedbackDetails {
                act: "an act".into(),
                mentorship_id: Some(who),
                ..FeedbackDetails::on(on(day), *direction, FeedbackKind::Change, PersonId(1))
            };
            journal.add_feedback(&details).unwrap();
        }
    }
}

fn promise(journal: &mut Journal, who: MentorshipId, on: chrono::NaiveDate, owner: Owner, status: ActionStatus) {
    let noon = on.and_time(chrono::NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(12);
    let details = ActionDetails {
        owner,
        owner_name: "Zoë".into(),
        status,
        done_at: (status == ActionStatus::Done).then_some(noon),
        ..ActionDetails::new(Some(who), "a promise")
    };
    journal.add_action(&details).unwrap();
}

fn all<T>(page: Vec<Listed<T>>) -> Vec<T> {
    page.into_iter().map(|listed| listed.item).collect()
}

/// Counts everything by looking at all of it.
fn agrees(summary: &Summary, who: Option<MentorshipId>, span: Span, is_running: bool, journal: &Journal) {
    let every = Page::first(1000);
    let meetings = all(journal.meetings(&MeetingFilter { mentorship: who, status: None }, &every).unwrap());
    let within: Vec<_> = meetings.iter().filter(|meeting| span.holds(meeting.meets_on)).collect();
    let of = |status| within.iter().filter(|meeting| meeting.status == status).count();
    assert_eq!(summary.meetings.held.len(), of(MeetingStatus::Held));
    assert_eq!(summary.meetings.planned.len(), of(MeetingStatus::Planned));
    assert_eq!(summary.meetings.cancelled as usize, of(MeetingStatus::Cancelled));
    let held: Vec<_> = within.iter().filter(|meeting| meeting.status == MeetingStatus::Held).collect();
    let takeaways: usize = held.iter().map(|meeting| journal.meeting(meeting.id).unwrap().takeaways.len()).sum();
    assert_eq!(summary.takeaways.all, takeaways);
    assert!(summary.takeaways.shown.len() <= 24 && summary.takeaways.shown.len() <= takeaways);

    let actions = all(journal.actions(&ActionFilter { mentorship: who, ..ActionFilter::default() }, &every).unwrap());
    let counts = |status: ActionStatus, owner: Owner| {
        let ours = actions.iter().map(|line| &line.action).filter(|action| {
            let settled = action.details.done_at.unwrap_or(action.updated_at).date_naive();
            let is_in_it = if status == ActionStatus::Open { is_running } else { span.holds(settled) };
            action.details.status == status && action.details.owner == owner && is_in_it
        });
        ours.count()
    };
    let promises = summary.promises;
    for (owner, side) in [(Owner::Me, promises.mine), (Owner::Them, promises.theirs), (Owner::Other, promises.others)] {
        assert_eq!(side.kept as usize, counts(ActionStatus::Done, owner), "{owner} {span:?}");
        assert_eq!(side.let_go as usize, counts(ActionStatus::Dropped, owner), "{owner} {span:?}");
        assert_eq!(side.open as usize, counts(ActionStatus::Open, owner), "{owner} {span:?}");
    }
    let filter = mentorlog::domain::feedback::FeedbackFilter { mentorship: who, ..Default::default() };
    let feedback = all(journal.feedbacks(&filter, &every).unwrap());
    let pieces = feedback.iter().filter(|line| span.holds(line.feedback.details.given_on)).count();
    assert_eq!(summary.feedback.all() as usize, pieces);
    let filter = mentorlog::domain::answer::AnswerFilter { mentorship: who, question: None };
    let answers = all(journal.answers(&filter, &every).unwrap());
    let written = answers.iter().filter(|line| span.holds(line.answer.details.answered_on)).count();
    let of_weeks: u32 = summary.weeks.iter().map(|(_, things)| things).sum();
    assert_eq!(of_weeks as usize, of(MeetingStatus::Held) + written);
    assert!(summary.weeks.iter().all(|(week, _)| week.format("%u").to_string() == "1"), "weeks begin on Mondays");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_figures_are_those_one_counts_oneself(things in prop::collection::vec(a_thing(), 0..40)) {
        let journal = tell(&things);
        let today = journal.today();
        for who in [None, Some(MentorshipId(1)), Some(MentorshipId(2))] {
            for period in [Period::Quarter, Period::Year] {
                let mut page = journal.review_of(who, period, today).unwrap();
                let mut seen = 0;
                while seen < 12 {
                    agrees(&page.summary, who, page.span, page.span.holds(today), &journal);
                    seen += 1;
                    if !page.has_earlier { break }
                    let before = page.span.before(period).unwrap();
                    page = journal.review_of(who, period, before.from).unwrap();
                }
            }
            let page = journal.review_of(who, Period::Whole, today).unwrap();
            agrees(&page.summary, who, Span { from: chrono::NaiveDate::MIN, ..page.span }, true, &journal);
        }
    }
}

#[test]
fn a_thousand_meetings_are_summed_up_in_few_steps_and_listed_by_a_handful() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    crate::journals::write(&path, 1000, 1).unwrap();
    let journal = Journal::open(&path, Clock::fixed(crate::journals::TODAY).unwrap()).unwrap();
    let (rows, steps) = (journal.rows_read(), journal.steps_taken());
    let page = journal.review_of(Some(MentorshipId(1)), Period::Whole, journal.today()).unwrap();
    let held = page.summary.meetings.held.len();
    assert!(held > 900, "{held}");
    assert!(page.summary.takeaways.shown.len() == 24 && page.summary.takeaways.all > 900);
    // One row of four columns for each meeting, one for each week, and a handful of each list: no texts of meetings.
    let (rows, steps) = (journal.rows_read() - rows, journal.steps_taken() - steps);
    assert!(rows < 2 * 1000 + 1500, "{rows} rows");
    assert!(steps < 600_000, "{steps} steps");
    let before = journal.steps_taken();
    journal.review_of(Some(MentorshipId(1)), Period::Quarter, journal.today()).unwrap();
    let quarter = journal.steps_taken() - before;
    assert!(quarter < steps / 2, "a quarter costs what lies in it: {quarter} of {steps}, {rows} rows");
}

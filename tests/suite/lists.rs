//! Lists as windows: pages put together give the whole list, and one page costs the same in a large journal as in a small one.

use chrono::{Days, NaiveDate};
use mentorlog::clock::Clock;
use mentorlog::domain::action::{ActionDetails, ActionFilter};
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::contact::{ContactDetails, Group, Help};
use mentorlog::domain::feedback::{Direction, FeedbackDetails, FeedbackFilter, FeedbackKind};
use mentorlog::domain::goal::{GoalDetails, GoalFilter, ProgressDetails};
use mentorlog::domain::meeting::{MeetingDetails, MeetingFilter, MeetingStatus};
use mentorlog::domain::mentorship::{MentorshipDetails, MentorshipFilter, Role};
use mentorlog::domain::reading::ReadingDetails;
use mentorlog::domain::{Listed, MentorshipId, Page, PersonId, Start};
use mentorlog::journal::Journal;

fn journal() -> Journal {
    Journal::in_memory(Clock::fixed("2026-05-14T16:00:00+02:00").unwrap()).unwrap()
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number)
}

/// Reads a list page by page from each end, and from its middle both ways: the same rows in the same order.
fn pages_make_the_whole<T: Clone + PartialEq + std::fmt::Debug>(read: impl Fn(Page) -> Vec<Listed<T>>) {
    let whole = read(Page::first(1000));
    assert!(whole.len() > 20, "the list is long enough to have pages");
    for rows in [1, 3, 7] {
        let mut forward = read(Page::first(rows));
        while let Some(last) = forward.last() {
            let next = read(Page { from: Start::After(last.key.clone()), rows });
            if next.is_empty() {
                break;
            }
            forward.extend(next);
        }
        assert_eq!(forward, whole, "forward by {rows}");

        let mut backward = read(Page { from: Start::Last, rows });
        while let Some(first) = backward.first() {
            let mut before = read(Page { from: Start::Before(first.key.clone()), rows });
            if before.is_empty() {
                break;
            }
            before.append(&mut backward);
            backward = before;
        }
        assert_eq!(backward, whole, "backward by {rows}");
    }
    let middle = &whole[whole.len() / 2];
    let from_middle = read(Page { from: Start::At(middle.key.clone()), rows: 5 });
    assert_eq!(from_middle, whole[whole.len() / 2..][..5]);
}

/// Somebody who helps, met through Aldo, and a book.
fn help_and_read(journal: &mut Journal, number: u64) {
    let closeness = (!number.is_multiple_of(4)).then_some(1 + (number % 3) as u8);
    let details = ContactDetails {
        closeness,
        helps_work: true,
        last_contact_on: Some(day(number / 3) - Days::new(400)),
        ..ContactDetails::of(PersonId(0))
    };
    journal.add_contact(&format!("Helper {number}"), "Aldo Ferri", &details).unwrap();
    let book = journal.add_reading(&ReadingDetails::new(format!("Book {number}"), "")).unwrap();
    (0..number % 3).for_each(|_| drop(journal.go_on_with_reading(book).unwrap()));
}

#[test]
fn pages_of_every_list_make_the_whole() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    for number in 0..30u64 {
        // Days repeat, and some things have none: order falls back on the id.
        let due_on = (number % 4 != 0).then(|| day(number / 3));
        journal.add_mentorship(format!("Person {number}").as_str(), &MentorshipDetails::of(Role::Peer)).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(id), day(number / 3))).unwrap();
        journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(Some(id), "act") }).unwrap();
        journal.add_goal(&GoalDetails { due_on, ..GoalDetails::new(Some(id), "goal") }).unwrap();
        help_and_read(&mut journal, number);
        say(&mut journal, id, number);
    }
    let aldo = journal.mentorship(id).unwrap().mentorship.details.person_id;
    for group in [Group::All, Group::Helps(Help::Work), Group::Quiet, Group::ToThank, Group::Through(aldo)] {
        pages_make_the_whole(|page| journal.contacts(group, &page).unwrap());
    }
    pages_make_the_whole(|page| journal.readings(&page).unwrap());
    pages_make_the_whole(|page| journal.meetings(&MeetingFilter::default(), &page).unwrap());
    pages_make_the_whole(|page| {
        journal.meetings(&MeetingFilter { mentorship: Some(id), status: None }, &page).unwrap()
    });
    pages_make_the_whole(|page| journal.actions(&ActionFilter::default(), &page).unwrap());
    pages_make_the_whole(|page| journal.goals(&GoalFilter::default(), &page).unwrap());
    pages_make_the_whole(|page| journal.mentorships(&MentorshipFilter::default(), &page).unwrap());
    for mentorship in [None, Some(id)] {
        let all = FeedbackFilter { mentorship, ..FeedbackFilter::default() };
        for filter in [
            FeedbackFilter { direction: Some(Direction::Given), ..all.clone() },
            FeedbackFilter { kind: Some(FeedbackKind::Advice), ..all.clone() },
            FeedbackFilter { tag: Some("tone".into()), ..all.clone() },
            FeedbackFilter { is_open: true, ..all.clone() },
            all,
        ] {
            pages_make_the_whole(|page| journal.feedbacks(&filter, &page).unwrap());
        }
    }
}

/// Three pieces of a day: each way, of each kind, two of them with a word.
fn say(journal: &mut Journal, with: MentorshipId, number: u64) {
    let person = journal.mentorship(with).unwrap().mentorship.details.person_id;
    for (direction, kind, tag) in [
        (Direction::Given, FeedbackKind::Advice, "Tone"),
        (Direction::Received, FeedbackKind::Advice, ""),
        (Direction::Given, FeedbackKind::Keep, " tone"),
    ] {
        let said = FeedbackDetails {
            mentorship_id: Some(with),
            act: "this".into(),
            tag: tag.into(),
            ..FeedbackDetails::on(day(number / 3), direction, kind, person)
        };
        journal.add_feedback(&said).unwrap();
    }
}

#[test]
fn an_action_counts_the_later_held_meetings_it_stood_open_on() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let meeting = |journal: &mut Journal, on: u64, status| {
        journal.add_meeting(&MeetingDetails { status, ..MeetingDetails::on(Some(id), day(on)) }).unwrap()
    };
    let agreed_in = meeting(&mut journal, 10, MeetingStatus::Held);
    let action = journal
        .add_action(&ActionDetails {
            meeting_id: Some(agreed_in),
            ..ActionDetails::new(Some(id), "write to the director")
        })
        .unwrap();
    let earlier = meeting(&mut journal, 5, MeetingStatus::Held);
    let later = [20, 30, 40].map(|on| meeting(&mut journal, on, MeetingStatus::Held));
    let cancelled = meeting(&mut journal, 50, MeetingStatus::Cancelled);
    let planned = meeting(&mut journal, 60, MeetingStatus::Planned);
    for meeting in [agreed_in, earlier, later[0], later[1], later[2], cancelled, planned] {
        let agenda = journal.meeting(meeting).unwrap().agenda;
        // The one that is planned has taken it up by itself.
        if !agenda.iter().any(|shown| shown.line.details.action_id == Some(action)) {
            journal.add_agenda_line(meeting, AgendaSubject::Action(action)).unwrap();
        }
    }
    assert_eq!(journal.action(action).unwrap().carried, 3);
    journal.toggle_action(action).unwrap();
    assert_eq!(journal.action(action).unwrap().carried, 0, "what is done is carried no more");
}

#[test]
fn a_goal_counts_the_meetings_since_its_last_entry() {
    let mut journal = journal();
    let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
    let goal =
        journal.add_goal(&GoalDetails { started_on: Some(day(0)), ..GoalDetails::new(Some(id), "goal") }).unwrap();
    journal
        .log_progress(&ProgressDetails {
            moved: "a bit".into(),
            value: "41".into(),
            ..ProgressDetails::on(goal, day(10))
        })
        .unwrap();
    for on in [5, 10, 11, 12] {
        journal
            .add_meeting(&MeetingDetails { status: MeetingStatus::Held, ..MeetingDetails::on(Some(id), day(on)) })
            .unwrap();
    }
    let line = journal.goal(goal).unwrap().line;
    assert_eq!((line.last_logged_on, line.last_value.as_str(), line.meetings_since), (Some(day(10)), "41", 2));
}

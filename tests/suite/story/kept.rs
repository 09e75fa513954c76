//! What has to be in the journal once the story is told: field by field in the export, in the file, and to be seen on the screens.

use std::fmt::Debug;

use mentorlog::domain::action::ActionStatus;
use mentorlog::domain::goal::{Area, GoalStatus};
use mentorlog::domain::meeting::{MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipStatus, Phase, Role};
use mentorlog::domain::topic::TopicStatus;
use mentorlog::journal::Archive;
use mentorlog::journal::sample::story::{Met, Promise, Story};
use rusqlite::Connection;

use super::sittings::wording;
use super::typist::{Typist, first_words};

/// The export, field by field.
pub fn in_the_export(archive: &Archive, story: &Story) {
    mentorship(archive, story);
    assert_eq!(archive.meetings.len(), story.meetings.len() + 1, "one is ahead");
    for (at, met) in story.meetings.iter().enumerate() {
        meeting(archive, at, met);
        entries(archive, at, met);
    }
    goal(archive, story);
    actions(archive, story);
    answers_and_topics(archive, story);
    let [own] = &archive.questions[..] else { panic!("one question is her own") };
    assert_eq!(own.details.text, story.own_question.text);
}

fn mentorship(archive: &Archive, story: &Story) {
    let ([person], [kept]) = (&archive.people[..], &archive.mentorships[..]) else { panic!("one mentorship is told") };
    let (told, kept) = (&story.mentorship, &kept.details);
    assert_eq!((&person.details.name, kept.person_id, kept.my_role), (&told.person, person.id, Role::Mentee));
    assert_eq!((&kept.purpose, kept.phase, kept.status), (&told.purpose, Phase::Grow, MentorshipStatus::Active));
    assert_eq!((kept.rhythm_days, kept.length_min), (Some(told.rhythm_days), Some(told.minutes)));
    assert_eq!((&kept.channel, &person.details.note), (&told.channel, &told.note));
    assert_eq!((kept.started_on, kept.ends_on), (Some(told.started_on), Some(told.ends_on)));
}

fn meeting(archive: &Archive, at: usize, met: &Met) {
    let kept = &archive.meetings[at].details;
    assert_eq!(kept.mentorship_id, Some(archive.mentorships[0].id));
    assert_eq!((&kept.title, kept.meets_on, kept.kind), (&met.title, met.on, met.kind));
    assert_eq!((kept.minutes, kept.status), (Some(met.minutes), MeetingStatus::Held), "{}", met.title);
    assert_eq!((&kept.notes, &kept.private_notes), (&met.notes, &met.private_notes));
    assert!(kept.notes.split_whitespace().count() >= 150, "{}", met.title);
    let debrief = [&kept.debrief_what, &kept.debrief_so_what, &kept.debrief_now_what];
    assert_eq!(debrief, [&met.debrief_what, &met.debrief_so_what, &met.debrief_now_what]);
    assert_eq!(kept.pulse, Some(met.pulse));

    let here = archive.meeting_moves.iter().filter(|moved| moved.details.meeting_id == archive.meetings[at].id);
    let moves: Vec<_> =
        here.map(|moved| (moved.details.from_on, moved.details.to_on, moved.details.moved_by)).collect();
    let days: Vec<_> = [met.set_for].into_iter().chain(met.moves.iter().map(|moved| moved.to)).collect();
    let told: Vec<_> = days.windows(2).map(|days| (days[0], days[1], Side::Me)).collect();
    assert_eq!(moves, told, "{}", met.title);
}

fn entries(archive: &Archive, at: usize, met: &Met) {
    let id = archive.meetings[at].id;
    let takeaways = archive.takeaways.iter().map(|entry| &entry.details).filter(|entry| entry.meeting_id == id);
    same(takeaways.map(|entry| (entry.position, entry.text.clone())), numbered(&met.takeaways));
    let decisions = archive.decisions.iter().map(|entry| &entry.details).filter(|entry| entry.meeting_id == id);
    same(decisions.map(|entry| (entry.position, entry.text.clone())), numbered(&met.decisions));
}

fn goal(archive: &Archive, story: &Story) {
    let [kept, later] = &archive.goals[..] else { panic!("two goals are told") };
    assert_eq!((&later.details.title, later.details.status), (&story.goals[1].title, GoalStatus::Emerging));
    let (id, told, kept) = (kept.id, &story.goals[0], &kept.details);
    assert_eq!(kept.mentorship_id, Some(archive.mentorships[0].id));
    assert_eq!((&kept.title, &kept.why, &kept.measure), (&told.title, &told.why, &told.measure));
    assert_eq!((kept.owner, kept.area, kept.status), (Side::Me, Area::Work, GoalStatus::Active));
    assert_eq!((&kept.start_value, &kept.target_value), (&told.start_value, &told.target_value));
    assert_eq!((kept.started_on, kept.due_on), (Some(told.log[0].on), told.due_on));
    assert_eq!((&kept.obstacle, &kept.if_then), (&told.obstacle, &told.if_then));
    let milestones = archive.milestones.iter().map(|step| &step.details);
    same(
        milestones.map(|step| (step.goal_id, step.position, step.text.clone(), step.due_on)),
        (1..).zip(&told.milestones).map(|(position, step)| (id, position, step.text.clone(), Some(step.due_on))),
    );
    let log = archive.progress.iter().map(|entry| &entry.details);
    same(
        log.map(|entry| (entry.logged_on, [&entry.moved, &entry.next, &entry.value], entry.feel)),
        told.log.iter().map(|entry| (entry.on, [&entry.moved, &entry.next, &entry.value], Some(entry.feel))),
    );
}

fn actions(archive: &Archive, story: &Story) {
    let kept = archive.actions.iter().map(|action| &action.details);
    same(
        kept.clone().map(|action| (&action.text, action.owner, &action.owner_name, action.due_on)),
        story.actions.iter().map(|told| {
            let due_on = told.put_off.last().map_or(told.due_on, |put_off| put_off.to);
            (&told.text, told.owner, &told.owner_name, Some(due_on))
        }),
    );
    same(
        kept.clone().map(|action| (action.meeting_id, action.goal_id)),
        story.actions.iter().map(|told| {
            let goal = told.for_goal.map(|goal| archive.goals[goal].id);
            (Some(archive.meetings[told.agreed_in].id), goal)
        }),
    );
    same(
        kept.clone().map(|action| (action.status, &action.drop_reason)),
        story.actions.iter().map(|told| (status(told), &told.why)),
    );
    for action in kept {
        assert_eq!(action.mentorship_id, Some(archive.mentorships[0].id));
        assert_eq!(action.done_at.is_some(), action.status == ActionStatus::Done, "{}", action.text);
    }
}

fn status(promise: &Promise) -> ActionStatus {
    match (promise.done_on, promise.dropped_on) {
        (Some(_), _) => ActionStatus::Done,
        (_, Some(_)) => ActionStatus::Dropped,
        _ => ActionStatus::Open,
    }
}

fn answers_and_topics(archive: &Archive, story: &Story) {
    let aldo = archive.mentorships[0].id;
    let answers = archive.answers.iter().map(|answer| &answer.details);
    same(
        answers.map(|answer| (answer.question.0, answer.mentorship_id, answer.answered_on, &answer.text)),
        story.answers.iter().map(|told| (told.question, Some(aldo), told.on, &told.text)),
    );
    let topics = archive.topics.iter().map(|topic| &topic.details);
    same(
        topics.map(|topic| (topic.mentorship_id, &topic.text, topic.status)),
        story.topics.iter().map(|told| {
            let status = if told.raised_in.is_some() { TopicStatus::Raised } else { TopicStatus::Waiting };
            (aldo, &told.text, status)
        }),
    );
}

/// The file, read with nothing of the program.
pub fn in_the_file(conn: &Connection, story: &Story) {
    let (meetings, goal) = (&story.meetings, &story.goals[0]);
    let sum = |count: fn(&Met) -> usize| meetings.iter().map(count).sum::<usize>();
    let counts = [
        ("people", 1),
        ("mentorships", 1),
        ("meetings", meetings.len() + 1),
        ("meeting_moves", sum(|met| met.moves.len())),
        ("takeaways", sum(|met| met.takeaways.len())),
        ("decisions", sum(|met| met.decisions.len())),
        ("goals", story.goals.len()),
        ("milestones", goal.milestones.len()),
        ("progress", goal.log.len()),
        ("actions", story.actions.len()),
        ("questions", 1),
        ("answers", story.answers.len()),
        ("topics", story.topics.len()),
        ("drafts", 0),
    ];
    for (table, told) in counts {
        let kept: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(usize::try_from(kept), Ok(told), "rows of {table}");
    }
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    same(
        texts("SELECT notes FROM meetings WHERE status = 'held' ORDER BY meets_on"),
        meetings.iter().map(|met| met.notes.clone()),
    );
    same(
        texts("SELECT private_notes FROM meetings WHERE status = 'held' ORDER BY meets_on"),
        meetings.iter().map(|met| met.private_notes.clone()),
    );
    same(texts("SELECT moved FROM progress ORDER BY logged_on"), goal.log.iter().map(|entry| entry.moved.clone()));
    same(texts("SELECT text FROM actions ORDER BY id"), story.actions.iter().map(|promise| promise.text.clone()));
    same(texts("SELECT text FROM answers ORDER BY answered_on"), story.answers.iter().map(|reply| reply.text.clone()));
    same(texts("SELECT text FROM topics ORDER BY id"), story.topics.iter().map(|topic| topic.text.clone()));
}

/// The screens of the next start: a word of each thing, where a person would look for it.
pub fn on_the_screens(noor: &mut Typist, story: &Story) {
    // Newest first, as the list has them.
    for met in story.meetings.iter().rev() {
        noor.keys("2").sees("PAST").select(&met.title).keys("Enter").sees("PRIVATE");
        noor.sees(first_words(&met.notes)).sees(first_words(&met.private_notes)).sees(first_words(&met.debrief_what));
        noor.sees(&format!("{} of 5", met.pulse));
        for words in met.takeaways.iter().chain(&met.decisions) {
            noor.sees(first_words(words));
        }
        if !met.moves.is_empty() {
            noor.sees("moved from");
        }
    }
    let goal = &story.goals[0];
    noor.keys("3 Enter").sees("HOW IT FELT").sees(first_words(&goal.measure));
    for step in &goal.milestones {
        noor.sees(first_words(&step.text));
    }
    for entry in &goal.log {
        noor.sees(first_words(&entry.moved));
    }
    let mut replies: Vec<_> = story.answers.iter().collect();
    replies.sort_by_key(|reply| reply.question);
    for reply in replies {
        noor.keys("4").sees("CORE").select(&wording(reply, story)).keys("Enter");
        noor.sees("answer again").sees(first_words(&reply.text));
    }
    noor.keys("5 Enter").sees("ACTIONS KEPT").sees(first_words(&story.mentorship.purpose));
    let open = story.actions.iter().filter(|promise| status(promise) == ActionStatus::Open);
    let waiting = story.topics.iter().filter(|topic| topic.raised_in.is_none());
    for text in open.map(|promise| &promise.text).chain(waiting.map(|topic| &topic.text)) {
        noor.sees(first_words(text));
    }
    noor.sees_in_a_row(&["One shift without", "x3"]);
    noor.quit();
}

fn numbered(texts: &[String]) -> impl Iterator<Item = (u32, String)> {
    (1..).zip(texts.iter().cloned())
}

fn same<T: PartialEq + Debug>(kept: impl IntoIterator<Item = T>, told: impl IntoIterator<Item = T>) {
    let (kept, told): (Vec<_>, Vec<_>) = (kept.into_iter().collect(), told.into_iter().collect());
    assert_eq!(kept, told);
}

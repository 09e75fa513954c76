//! What has to be in the journal once the story is told: field by field in the export, in the file, and to be seen on the screens.

use std::fmt::Debug;

use mentorlog::domain::action::ActionStatus;
use mentorlog::domain::agenda::AgendaSubject;
use mentorlog::domain::goal::{Area, GoalStatus};
use mentorlog::domain::meeting::{MeetingStatus, Side};
use mentorlog::domain::mentorship::{MentorshipStatus, Phase, Role};
use mentorlog::domain::topic::TopicStatus;
use mentorlog::journal::Archive;
use rusqlite::Connection;

use super::sittings::wording;
use super::typist::{Typist, first_words};
use crate::sample::{Met, Story};

/// The export, field by field.
pub fn in_the_export(archive: &Archive, story: &Story) {
    mentorship(archive, story);
    assert_eq!(archive.meetings.len(), story.meetings.len());
    for (at, met) in story.meetings.iter().enumerate() {
        meeting(archive, at, met);
        entries(archive, at, met);
        agenda(archive, at, met, story);
    }
    goal(archive, story);
    actions(archive, story);
    answers_and_topics(archive, story);
    assert!(archive.questions.is_empty());
}

fn mentorship(archive: &Archive, story: &Story) {
    let ([person], [kept]) = (&archive.people[..], &archive.mentorships[..]) else { panic!("one mentorship is told") };
    let (told, kept) = (&story.mentorship, &kept.details);
    assert_eq!((&person.details.name, kept.person_id, kept.my_role), (&told.person, person.id, Role::Mentee));
    assert_eq!((&kept.purpose, kept.phase, kept.status), (&told.purpose, Phase::Grow, MentorshipStatus::Active));
    assert_eq!((kept.rhythm_days, kept.length_min), (Some(28), Some(told.minutes)));
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
    let days: Vec<_> = met.moved_from.iter().chain([&met.on]).collect();
    let told: Vec<_> = days.windows(2).map(|days| (*days[0], *days[1], Side::Me)).collect();
    assert_eq!(moves, told, "{}", met.title);
}

fn entries(archive: &Archive, at: usize, met: &Met) {
    let id = archive.meetings[at].id;
    let takeaways = archive.takeaways.iter().map(|entry| &entry.details).filter(|entry| entry.meeting_id == id);
    same(takeaways.map(|entry| (entry.position, entry.text.clone())), numbered(&met.takeaways));
    let decisions = archive.decisions.iter().map(|entry| &entry.details).filter(|entry| entry.meeting_id == id);
    same(decisions.map(|entry| (entry.position, entry.text.clone())), numbered(&met.decisions));
}

/// The lines of the agenda, and after them the actions that were open still.
fn agenda(archive: &Archive, at: usize, met: &Met, story: &Story) {
    let id = archive.meetings[at].id;
    let lines = archive.agenda_lines.iter().map(|line| &line.details).filter(|line| line.meeting_id == id);
    let own = met.agenda.iter().cloned().map(AgendaSubject::Text);
    let carried = story.actions.iter().zip(&archive.actions).filter(|(promise, _)| promise.carried_on.contains(&at));
    let told = own.chain(carried.map(|(_, action)| AgendaSubject::Action(action.id)));
    same(lines.map(|line| (line.position, line.subject())), (1..).zip(told));
}

fn goal(archive: &Archive, story: &Story) {
    let [kept] = &archive.goals[..] else { panic!("one goal is told") };
    let (id, told, kept) = (kept.id, &story.goal, &kept.details);
    assert_eq!(kept.mentorship_id, Some(archive.mentorships[0].id));
    assert_eq!((&kept.title, &kept.why, &kept.measure), (&told.title, &told.why, &told.measure));
    assert_eq!((kept.owner, kept.area, kept.status), (Side::Me, Area::Work, GoalStatus::Active));
    assert_eq!((&kept.start_value, &kept.target_value), (&told.start_value, &told.target_value));
    assert_eq!((kept.started_on, kept.due_on), (Some(told.log[0].on), Some(told.due_on)));
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
    let goal = archive.goals[0].id;
    let kept = archive.actions.iter().map(|action| &action.details);
    same(
        kept.clone().map(|action| (&action.text, action.owner, action.due_on, action.status)),
        story.actions.iter().map(|told| (&told.text, told.owner, Some(told.due_on), told.state)),
    );
    same(
        kept.clone().map(|action| (action.meeting_id, action.goal_id)),
        story
            .actions
            .iter()
            .map(|told| (Some(archive.meetings[told.agreed_in].id), Some(goal).filter(|_| told.agreed_in >= 2))),
    );
    for action in kept {
        assert_eq!(action.mentorship_id, Some(archive.mentorships[0].id));
        assert_eq!(action.done_at.is_some(), action.status == ActionStatus::Done, "{}", action.text);
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
        story.topics.iter().map(|told| (aldo, &told.text, TopicStatus::Waiting)),
    );
}

/// The file, read with nothing of the program.
pub fn in_the_file(conn: &Connection, story: &Story) {
    let (meetings, goal) = (&story.meetings, &story.goal);
    let carried: usize = story.actions.iter().map(|promise| promise.carried_on.len()).sum();
    let sum = |count: fn(&Met) -> usize| meetings.iter().map(count).sum::<usize>();
    let counts = [
        ("people", 1),
        ("mentorships", 1),
        ("meetings", meetings.len()),
        ("meeting_moves", sum(|met| met.moved_from.len())),
        ("agenda_lines", sum(|met| met.agenda.len()) + carried),
        ("takeaways", sum(|met| met.takeaways.len())),
        ("decisions", sum(|met| met.decisions.len())),
        ("goals", 1),
        ("milestones", goal.milestones.len()),
        ("progress", goal.log.len()),
        ("actions", story.actions.len()),
        ("questions", 0),
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
    same(texts("SELECT notes FROM meetings ORDER BY meets_on"), meetings.iter().map(|met| met.notes.clone()));
    same(
        texts("SELECT private_notes FROM meetings ORDER BY meets_on"),
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
        noor.keys("2").sees("HELD").select(&met.title).keys("Enter").sees("PRIVATE");
        noor.sees(first_words(&met.notes)).sees(first_words(&met.private_notes)).sees(first_words(&met.debrief_what));
        noor.sees(&format!("{} of 5", met.pulse)).sees(first_words(&met.agenda[0]));
        for words in met.takeaways.iter().chain(&met.decisions) {
            noor.sees(first_words(words));
        }
        if !met.moved_from.is_empty() {
            noor.sees("moved from");
        }
    }
    noor.keys("3 Enter").sees("HOW IT FELT").sees(first_words(&story.goal.measure));
    for step in &story.goal.milestones {
        noor.sees(first_words(&step.text));
    }
    for entry in &story.goal.log {
        noor.sees(first_words(&entry.moved));
    }
    let mut replies: Vec<_> = story.answers.iter().collect();
    replies.sort_by_key(|reply| reply.question);
    for reply in replies {
        noor.keys("4").sees("CORE").select(&wording(reply)).keys("Enter");
        noor.sees("answer again").sees(first_words(&reply.text));
    }
    noor.keys("5 Enter").sees("ACTIONS KEPT").sees(first_words(&story.mentorship.purpose));
    let open = story.actions.iter().filter(|promise| promise.state == ActionStatus::Open);
    for text in open.map(|promise| &promise.text).chain(story.topics.iter().map(|topic| &topic.text)) {
        noor.sees(first_words(text));
    }
    noor.quit();
}

fn numbered(texts: &[String]) -> impl Iterator<Item = (u32, String)> {
    (1..).zip(texts.iter().cloned())
}

fn same<T: PartialEq + Debug>(kept: impl IntoIterator<Item = T>, told: impl IntoIterator<Item = T>) {
    let (kept, told): (Vec<_>, Vec<_>) = (kept.into_iter().collect(), told.into_iter().collect());
    assert_eq!(kept, told);
}

//! What an agenda holds: cases by hand, and what is true of every one.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use uuid::Uuid;

use super::building::{Open, build, missing, place_of_new};
use super::{AgendaLineDetails, AgendaSubject};
use crate::domain::action::{Action, ActionDetails, ActionLine, ActionStatus};
use crate::domain::feedback::{Direction, Feedback, FeedbackDetails, FeedbackKind, Response};
use crate::domain::goal::{Goal, GoalDetails, GoalLine, GoalStatus, Milestone, MilestoneDetails};
use crate::domain::template::{Slot, Template, TemplateLine};
use crate::domain::{
    ActionId, AnswerId, FeedbackId, GoalId, MeetingId, MilestoneId, PersonId, QuestionId, Stored, TopicId,
};

const MEETING: MeetingId = MeetingId(7);
const LAST: MeetingId = MeetingId(6);

fn day(offset: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 9).unwrap() + chrono::Duration::days(offset)
}

fn stored<I, D>(id: I, details: D) -> Stored<I, D> {
    Stored { id, uid: Uuid::nil(), details, created_at: DateTime::UNIX_EPOCH, updated_at: DateTime::UNIX_EPOCH }
}

fn action(number: i64, due: Option<i64>, status: ActionStatus) -> ActionLine {
    let details =
        ActionDetails { due_on: due.map(day), status, ..ActionDetails::new(None, format!("promise {number}")) };
    let action: Action = stored(ActionId(number), details);
    ActionLine { action, name: "Aldo Ferri".into(), carried: 0, last_carried_on: None, is_paused: false }
}

/// An active goal, quiet for so many days, due in so many.
fn goal(number: i64, quiet: i64, due: Option<i64>) -> GoalLine {
    let details = GoalDetails {
        status: GoalStatus::Active,
        due_on: due.map(day),
        ..GoalDetails::new(None, format!("goal {number}"))
    };
    let goal: Goal = stored(GoalId(number), details);
    GoalLine {
        goal,
        name: "Aldo Ferri".into(),
        last_logged_on: Some(day(-quiet)),
        last_value: String::new(),
        meetings_since: 0,
        is_paused: false,
    }
}

fn milestone(due: i64, done: bool) -> Milestone {
    let details = MilestoneDetails {
        due_on: Some(day(due)),
        done_on: done.then(|| day(0)),
        ..MilestoneDetails::new(GoalId(1), "step")
    };
    stored(MilestoneId(1), details)
}

fn feedback(number: i64, kind: FeedbackKind, response: Response) -> Feedback {
    let details = FeedbackDetails {
        response,
        next_time: "wait".into(),
        ..FeedbackDetails::on(day(-9), Direction::Received, kind, PersonId(1))
    };
    stored(FeedbackId(number), details)
}

/// Meets tomorrow, every four weeks.
fn open() -> Open {
    Open { rhythm_days: 28, ..Open::nothing(MEETING, day(1), day(0)) }
}

fn template(lines: &[&str]) -> Template {
    Template {
        kind: None,
        own: None,
        name: "made up".into(),
        purpose: String::new(),
        before_mentor: Vec::new(),
        before_mentee: Vec::new(),
        lines: lines.iter().filter_map(|line| TemplateLine::read(line)).collect(),
        after: Vec::new(),
        is_alone: false,
    }
}

fn last_line(subject: AgendaSubject, ticked: bool) -> AgendaLineDetails {
    AgendaLineDetails { ticked, ..AgendaLineDetails::about(LAST, subject) }
}

fn text(words: &str) -> AgendaSubject {
    AgendaSubject::Text(words.to_owned())
}

fn subjects(lines: &[AgendaLineDetails]) -> Vec<AgendaSubject> {
    lines.iter().map(AgendaLineDetails::subject).collect()
}

#[test]
fn slots_are_filled_in_their_place_and_the_rest_stands_before_the_closing_line() {
    let open = Open {
        actions: vec![action(1, Some(-3), ActionStatus::Open), action(2, None, ActionStatus::Open)],
        topics: vec![TopicId(5)],
        question: Some(QuestionId(9)),
        ..open()
    };
    let agenda = build(&template(&["(5) Arrive", "{actions}", "(25) The main item", "(5) Who does what"]), &open);
    assert_eq!(
        subjects(&agenda),
        [
            text("Arrive"),
            AgendaSubject::Action(ActionId(1)),
            AgendaSubject::Action(ActionId(2)),
            text("The main item"),
            AgendaSubject::Topic(TopicId(5)),
            AgendaSubject::Question(QuestionId(9)),
            text("Who does what"),
        ]
    );
    assert_eq!(agenda[0].minutes, Some(5));
    assert!(agenda[0].from_template && !agenda[1].from_template);
}

#[test]
fn a_goal_is_spoken_of_if_it_is_due_before_the_meeting_after_this_one_or_stalled_or_a_milestone_is_due() {
    let speaks_of = |line: GoalLine, milestones: Vec<Milestone>| {
        let open = Open { goals: vec![(line, milestones)], ..open() };
        !build(&template(&[]), &open).is_empty()
    };
    assert!(!speaks_of(goal(1, 3, None), vec![]));
    assert!(!speaks_of(goal(1, 3, Some(29)), vec![]), "the meeting after this one is on that day");
    assert!(speaks_of(goal(1, 3, Some(28)), vec![]));
    assert!(speaks_of(goal(1, 3, Some(-9)), vec![]));
    assert!(speaks_of(goal(1, 45, None), vec![]));
    assert!(speaks_of(goal(1, 3, None), vec![milestone(10, false)]));
    assert!(!speaks_of(goal(1, 3, None), vec![milestone(10, true)]));
    let without_rhythm = Open { rhythm_days: 0, goals: vec![(goal(1, 3, Some(1)), vec![])], ..open() };
    assert_eq!(build(&template(&[]), &without_rhythm).len(), 1, "due on the day of the meeting");
}

#[test]
fn what_was_left_unfinished_comes_back_unless_it_is_a_templates_or_comes_back_by_itself() {
    let from_template = AgendaLineDetails { from_template: true, ..last_line(text("Arrive"), false) };
    let left_before = AgendaLineDetails { from_meeting_id: Some(MeetingId(3)), ..last_line(text("the roster"), false) };
    let last = vec![
        from_template,
        last_line(text("said"), true),
        last_line(text("the spanner"), false),
        left_before,
        last_line(AgendaSubject::Goal(GoalId(1)), false),
        last_line(AgendaSubject::Goal(GoalId(2)), false),
        last_line(AgendaSubject::Action(ActionId(4)), false),
        last_line(AgendaSubject::Topic(TopicId(4)), false),
        last_line(AgendaSubject::Question(QuestionId(12)), false),
    ];
    let open = Open { last, goals: vec![(goal(1, 3, None), vec![])], question: Some(QuestionId(9)), ..open() };
    let agenda = build(&template(&[]), &open);
    let expected = [
        text("the spanner"),
        text("the roster"),
        AgendaSubject::Goal(GoalId(1)),
        AgendaSubject::Question(QuestionId(12)),
    ];
    assert_eq!(subjects(&agenda), expected, "the second goal is settled, and one question is enough");
    assert_eq!(agenda[0].from_meeting_id, Some(LAST));
    assert_eq!(agenda[1].from_meeting_id, Some(MeetingId(3)), "it says where it was left first");
}

#[test]
fn answers_that_are_taken_along_stand_there_instead_of_a_question() {
    let open = Open { answers: vec![AnswerId(2), AnswerId(3)], question: Some(QuestionId(9)), ..open() };
    let agenda = build(&template(&["{question}"]), &open);
    assert_eq!(subjects(&agenda), [AgendaSubject::Answer(AnswerId(2)), AgendaSubject::Answer(AnswerId(3))]);
}

#[test]
fn a_question_that_was_not_asked_comes_first_and_alone_wherever_the_slots_stand() {
    let last = vec![last_line(AgendaSubject::Question(QuestionId(1)), false)];
    let open = Open { last, question: Some(QuestionId(3)), ..open() };
    for lines in [&["{question}"][..], &["{unfinished}", "{question}"], &["{question}", "{unfinished}"], &[]] {
        assert_eq!(subjects(&build(&template(lines), &open)), [AgendaSubject::Question(QuestionId(1))], "{lines:?}");
    }
}

#[test]
fn a_meeting_that_is_for_one_thing_alone_holds_nothing_else() {
    let open = Open { actions: vec![action(1, None, ActionStatus::Open)], topics: vec![TopicId(5)], ..open() };
    let alone = Template { is_alone: true, ..template(&["What this is for", "If it does not get better"]) };
    assert_eq!(subjects(&build(&alone, &open)), [text("What this is for"), text("If it does not get better")]);
}

#[test]
fn the_minutes_of_a_template_are_those_of_an_hour() {
    let open = Open { minutes: Some(30), ..open() };
    let agenda = build(&template(&["(25) The main item", "(1) Close"]), &open);
    assert_eq!(agenda.iter().map(|line| line.minutes).collect::<Vec<_>>(), [Some(12), Some(1)]);
}

#[test]
fn new_lines_stand_before_the_closing_line_while_it_is_ahead() {
    let closing = AgendaLineDetails { from_template: true, ..last_line(text("Who does what"), false) };
    let with_closing = template(&["Arrive", "{actions}", "Who does what"]);
    let place = |present: &[AgendaLineDetails]| place_of_new(Some(&with_closing), present);
    assert_eq!(place(&[last_line(text("mine"), false), closing.clone()]), 1);
    assert_eq!(place(&[closing.clone(), last_line(text("mine"), false)]), 2);
    assert_eq!(place(&[AgendaLineDetails { ticked: true, ..closing.clone() }]), 1);
    assert_eq!(place(&[]), 0);
    let open_ended = template(&["Who does what", "{actions}"]);
    assert_eq!(place_of_new(Some(&open_ended), std::slice::from_ref(&closing)), 1, "it does not close this one");
    assert_eq!(place_of_new(None, &[closing]), 1);
}

#[test]
fn nothing_comes_twice_when_an_agenda_is_filled_again_and_one_question_is_enough() {
    let before = Open { question: Some(QuestionId(9)), topics: vec![TopicId(5)], ..open() };
    let present = build(&template(&["{question}"]), &before);
    let later = Open { question: Some(QuestionId(10)), topics: vec![TopicId(5), TopicId(6)], ..before };
    assert_eq!(subjects(&missing(&later, &present)), [AgendaSubject::Topic(TopicId(6))]);
    let with_an_answer = Open { answers: vec![AnswerId(1)], ..later };
    assert!(subjects(&missing(&with_an_answer, &present)).contains(&AgendaSubject::Answer(AnswerId(1))));
}

fn any_action() -> impl Strategy<Value = ActionLine> {
    let status = prop::sample::select(ActionStatus::ALL);
    (1i64..9, prop::option::of(-40i64..40), status).prop_map(|(number, due, status)| action(number, due, status))
}

fn any_goal() -> impl Strategy<Value = (GoalLine, Vec<Milestone>)> {
    let milestones = prop::collection::vec((-40i64..60, any::<bool>()), 0..3);
    (1i64..5, 0i64..90, prop::option::of(-40i64..90), milestones).prop_map(|(number, quiet, due, milestones)| {
        (goal(number, quiet, due), milestones.into_iter().map(|(due, done)| milestone(due, done)).collect())
    })
}

fn any_feedback() -> impl Strategy<Value = Feedback> {
    let kind = prop::sample::select(FeedbackKind::ALL);
    (1i64..5, kind, prop::sample::select(Response::ALL))
        .prop_map(|(number, kind, response)| feedback(number, kind, response))
}

fn any_last_line() -> impl Strategy<Value = AgendaLineDetails> {
    let subject = prop_oneof![
        prop::sample::select(vec!["the roster", "the spanner", "Arrive"]).prop_map(text),
        (1i64..9).prop_map(|id| AgendaSubject::Action(ActionId(id))),
        (1i64..5).prop_map(|id| AgendaSubject::Goal(GoalId(id))),
        (1i64..5).prop_map(|id| AgendaSubject::Topic(TopicId(id))),
        (1i64..5).prop_map(|id| AgendaSubject::Question(QuestionId(id))),
    ];
    (subject, any::<bool>(), any::<bool>())
        .prop_map(|(subject, ticked, from_template)| AgendaLineDetails { from_template, ..last_line(subject, ticked) })
}

prop_compose! {
    fn any_open()(
        actions in prop::collection::vec(any_action(), 0..9),
        topics in prop::collection::vec(1i64..5, 0..5),
        goals in prop::collection::vec(any_goal(), 0..4),
        feedback in prop::collection::vec(any_feedback(), 0..4),
        answers in prop::collection::vec(1i64..4, 0..3),
        question in prop::option::of(1i64..5),
        last in prop::collection::vec(any_last_line(), 0..9),
        rhythm_days in prop::sample::select(vec![0u32, 7, 28]),
        minutes in prop::option::of(10u32..120),
    ) -> Open {
        Open {
            actions,
            topics: topics.into_iter().map(TopicId).collect(),
            goals,
            feedback,
            answers: answers.into_iter().map(AnswerId).collect(),
            question: question.map(QuestionId),
            last,
            rhythm_days,
            minutes,
            ..open()
        }
    }
}

fn any_template() -> impl Strategy<Value = Template> {
    let line = prop_oneof![
        prop::sample::select(vec!["(5) Arrive", "(25) The main item", "Who does what"]).prop_map(str::to_owned),
        prop::sample::select(Slot::ALL).prop_map(|slot| format!("{{{slot}}}")),
    ];
    prop::collection::vec(line, 0..8).prop_map(|lines| template(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
}

proptest! {
    #[test]
    fn an_agenda_never_holds_one_thing_twice(template in any_template(), open in any_open()) {
        let agenda = subjects(&build(&template, &open));
        for (at, subject) in agenda.iter().enumerate() {
            prop_assert!(!agenda[..at].contains(subject), "{subject:?} twice in {agenda:?}");
        }
    }

    #[test]
    fn everything_that_is_open_stands_on_it_and_nothing_else(template in any_template(), open in any_open()) {
        let agenda = subjects(&build(&template, &open));
        for line in &open.actions {
            let is_open = open.actions.iter().any(|other| {
                other.action.id == line.action.id && other.action.details.status == ActionStatus::Open
            });
            prop_assert_eq!(agenda.contains(&AgendaSubject::Action(line.action.id)), is_open);
        }
        for topic in &open.topics {
            prop_assert!(agenda.contains(&AgendaSubject::Topic(*topic)));
        }
        for feedback in &open.feedback {
            let is_open = open.feedback.iter().any(|other| other.id == feedback.id && other.details.is_open());
            prop_assert_eq!(agenda.contains(&AgendaSubject::Feedback(feedback.id)), is_open);
        }
        for (goal, milestones) in &open.goals {
            let is_called_for = open.is_due(goal.goal.details.due_on) || goal.is_stalled(open.today)
                || milestones.iter().any(|step| step.details.done_on.is_none() && open.is_due(step.details.due_on));
            if is_called_for {
                prop_assert!(agenda.contains(&AgendaSubject::Goal(goal.goal.id)));
            }
        }
        let questions = agenda.iter().filter(|subject| matches!(subject, AgendaSubject::Question(_))).count();
        prop_assert!(questions <= 1, "{agenda:?}");
    }

    #[test]
    fn filled_again_it_stays_as_it_is(template in any_template(), open in any_open()) {
        let agenda = build(&template, &open);
        prop_assert_eq!(missing(&open, &agenda), vec![]);
    }

    #[test]
    fn words_of_a_template_never_come_back_as_unfinished(template in any_template(), open in any_open()) {
        let own = template.lines.iter().filter_map(|line| match line {
            TemplateLine::Words { text, .. } => Some(text.clone()),
            TemplateLine::Slot(_) => None,
        });
        let mine = open.last.iter().filter(|line| !line.ticked && !line.from_template).map(|line| line.text.clone());
        let allowed: Vec<_> = own.chain(mine).collect();
        for line in build(&template, &open).iter().filter(|line| !line.text.is_empty()) {
            prop_assert!(allowed.contains(&line.text), "{}", line.text);
        }
    }
}

//! The rules of alerts, one by one and on journals made up at random.

use chrono::{DateTime, Days, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::action::{Action, ActionDetails, ActionStatus};
use crate::domain::check_in::{CheckInDetails, Concern, concerns};
use crate::domain::goal::{Goal, GoalDetails, GoalStatus};
use crate::domain::meeting::{MeetingKind, MeetingStatus};
use crate::domain::mentorship::{Mentorship, MentorshipDetails, Role};
use crate::domain::{ActionId, GoalId, MeetingId, MentorshipId, Side};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 9).unwrap()
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn moment(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

fn action(id: i64, carried: u32, is_paused: bool) -> ActionLine {
    let details = ActionDetails::new(Some(MentorshipId(1)), format!("promise {id}"));
    let (created_at, uid) = (moment(ago(100)), uuid::Uuid::nil());
    let action = Action { id: ActionId(id), uid, details, created_at, updated_at: created_at };
    ActionLine { action, name: "Aldo Ferri".into(), carried, last_carried_on: Some(ago(20)), is_paused }
}

fn goal(id: i64, quiet_days: u64, is_paused: bool) -> GoalLine {
    let details = GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(Some(MentorshipId(1)), "Four in five") };
    let (created_at, uid) = (moment(ago(100)), uuid::Uuid::nil());
    let goal = Goal { id: GoalId(id), uid, details, created_at, updated_at: created_at };
    let (name, last_value, last_logged_on) = ("Aldo Ferri".into(), String::new(), Some(ago(quiet_days)));
    GoalLine { goal, name, last_logged_on, last_value, meetings_since: 0, is_paused }
}

fn standing(id: i64, status: MentorshipStatus, phase: Phase, gone: Option<u64>) -> Standing {
    let details = MentorshipDetails { status, phase, ..MentorshipDetails::of(Role::Mentee) };
    let (created_at, uid) = (moment(ago(300)), uuid::Uuid::nil());
    let mentorship = Mentorship { id: MentorshipId(id), uid, details, created_at, updated_at: created_at };
    let (name, last_held_on) = (format!("Aldo {id}"), gone.map(ago));
    let line = MentorshipLine { mentorship, name, last_held_on, next_on: None, open_actions: 0, waiting_topics: 0 };
    Standing { line, goals: GoalsSet::default(), agreement: None, told: Vec::new() }
}

fn meeting(id: i64, with: i64, days_ago: u64) -> MeetingLine {
    MeetingLine {
        id: MeetingId(id),
        mentorship_id: Some(MentorshipId(with)),
        name: format!("Aldo {with}"),
        title: String::new(),
        meets_on: ago(days_ago),
        starts_at: None,
        minutes: None,
        kind: MeetingKind::Regular,
        status: MeetingStatus::Planned,
        cancelled_by: None,
        gist: String::new(),
        moves: 0,
        open_lines: 0,
    }
}

/// Everything that can be told of one journal.
#[derive(Clone, Debug, Default)]
struct Told {
    actions: Vec<ActionLine>,
    goals: Vec<GoalLine>,
    people: Vec<Standing>,
    check_ins: Vec<CheckInNews>,
    undecided: Vec<MeetingLine>,
    without_debrief: Vec<MeetingLine>,
    last_written: Option<u64>,
    has_next_meeting: bool,
}

impl Told {
    fn alerts(&self) -> Vec<Alert> {
        alerts(&Matters {
            today: today(),
            offset: FixedOffset::east_opt(7200).unwrap(),
            actions: &self.actions,
            goals: &self.goals,
            people: &self.people,
            check_ins: &self.check_ins,
            undecided: &self.undecided,
            without_debrief: &self.without_debrief,
            last_written_on: self.last_written.map(ago),
            has_next_meeting: self.has_next_meeting,
        })
    }

    fn says(&self) -> Vec<&'static str> {
        self.alerts().iter().map(|alert| alert.matter.as_str()).collect()
    }
}

const ACTIVE: MentorshipStatus = MentorshipStatus::Active;

#[test]
fn the_most_urgent_comes_first_and_there_are_two_at_most() {
    let mut told = Told {
        actions: vec![action(1, 3, false)],
        goals: vec![goal(1, 60, false)],
        people: vec![
            standing(1, ACTIVE, Phase::Prepare, Some(60)),
            standing(2, ACTIVE, Phase::Grow, Some(100)),
            standing(3, ACTIVE, Phase::Prepare, Some(2)),
        ],
        undecided: vec![meeting(7, 3, 1)],
        without_debrief: vec![meeting(8, 3, 2)],
        ..Told::default()
    };
    assert_eq!(told.says(), ["carried", "lapsed"]);
    told.actions.clear();
    assert_eq!(told.says(), ["lapsed", "drifting"]);
    told.people.remove(1);
    assert_eq!(told.says(), ["drifting", "was-it-held"]);
    told.people.remove(0);
    assert_eq!(told.says(), ["was-it-held", "no-debrief"]);
    told.undecided.clear();
    assert_eq!(told.says(), ["no-debrief", "stalled"]);
    told.without_debrief.clear();
    assert_eq!(told.says(), ["stalled", "phase"]);
    told.goals.clear();
    assert_eq!(told.says(), ["phase"]);
}

#[test]
fn what_fell_is_said_before_a_check_in_is_asked_for_and_both_before_a_phase() {
    let mut details = CheckInDetails::on(MentorshipId(4), Side::Me, ago(60));
    details.direction = Some(4);
    let now = CheckInDetails { direction: Some(2), ..details.clone() };
    let [Concern::Fell(fall)] = concerns(Some(&details), &now)[..] else { panic!("it fell") };
    let news = |number: i64, due, fell| CheckInNews {
        mentorship: MentorshipId(number),
        name: format!("Aldo {number}"),
        due,
        fell: if fell { Some((CheckInId(number), fall)) } else { None },
    };
    let mut told = Told {
        goals: vec![goal(1, 60, false)],
        people: vec![standing(3, ACTIVE, Phase::Prepare, Some(2))],
        check_ins: vec![news(1, Some(Due::ThirdMeeting), false), news(2, None, true)],
        ..Told::default()
    };
    assert_eq!(told.says(), ["check-in-fell", "stalled"]);
    told.goals.clear();
    assert_eq!(told.says(), ["check-in-fell", "check-in-due"]);
    told.check_ins.pop();
    assert_eq!(told.says(), ["check-in-due", "phase"]);
    told.people[0].line.mentorship.id = MentorshipId(1);
    assert_eq!(told.says(), ["check-in-due"], "of one person one thing is said");
}

#[test]
fn the_third_carry_asks_until_the_choice_is_made_and_again_after_the_next() {
    let mut told = Told { actions: vec![action(1, 2, false)], ..Told::default() };
    assert_eq!(told.says(), [""; 0], "twice is no matter");
    told.actions = vec![action(1, 3, false)];
    assert_eq!(told.says(), ["carried"]);
    told.actions[0].action.updated_at = moment(ago(21));
    assert_eq!(told.says(), ["carried"], "what was changed before the meeting is no choice about it");
    for days in [20, 19, 0] {
        told.actions[0].action.updated_at = moment(ago(days));
        assert_eq!(told.says(), [""; 0], "{days} days ago");
    }
    told.actions[0].carried = 4;
    told.actions[0].last_carried_on = Some(today());
    told.actions[0].action.updated_at = moment(ago(1));
    assert_eq!(told.says(), ["carried"]);
    told.actions[0].action.details.status = ActionStatus::Done;
    assert_eq!(told.says(), [""; 0]);
}

#[test]
fn a_choice_late_in_the_evening_counts_for_the_day_here() {
    let mut line = action(1, 3, false);
    line.last_carried_on = Some(ago(1));
    // Half past one in the night at two hours east: the day after, there.
    line.action.updated_at = ago(2).and_hms_opt(23, 30, 0).unwrap().and_utc();
    assert!(!line.awaits_choice(FixedOffset::east_opt(7200).unwrap()));
    assert!(line.awaits_choice(FixedOffset::east_opt(0).unwrap()));
}

#[test]
fn a_date_that_stands_answers_the_drift_and_one_that_went_by_is_asked_about_first() {
    let mut told = Told { people: vec![standing(1, ACTIVE, Phase::Close, Some(60))], ..Told::default() };
    assert_eq!(told.says(), ["drifting"]);
    told.undecided = vec![meeting(7, 1, 3)];
    assert_eq!(told.says(), ["was-it-held"]);
    told.undecided.clear();
    told.people[0].line.next_on = Some(today());
    assert_eq!(told.says(), [""; 0]);
}

#[test]
fn after_a_long_gap_one_is_welcomed_back_and_nothing_else_is_said() {
    let mut told = Told {
        actions: vec![action(1, 5, false)],
        people: vec![standing(1, ACTIVE, Phase::Grow, Some(100))],
        last_written: Some(59),
        ..Told::default()
    };
    assert_eq!(told.says(), ["carried", "lapsed"]);
    told.last_written = Some(60);
    assert_eq!(told.says(), ["welcome-back"]);
    told.has_next_meeting = true;
    assert_eq!(told.says(), ["carried", "lapsed"], "the date it would ask for stands");
    told.has_next_meeting = false;
    told.people[0].line.mentorship.details.status = MentorshipStatus::Closed;
    told.actions.clear();
    assert_eq!(told.says(), [""; 0], "nobody is waiting");
}

fn any_status() -> impl Strategy<Value = MentorshipStatus> {
    proptest::sample::select(MentorshipStatus::ALL)
}

fn any_told() -> impl Strategy<Value = Told> {
    let actions = prop::collection::vec((0..6u32, any::<bool>(), prop::option::of(0..100u64)), 0..5);
    let goals = prop::collection::vec((0..100u64, any::<bool>()), 0..4);
    let people = prop::collection::vec((any_status(), 0..4usize, prop::option::of(0..200u64)), 0..4);
    let meetings = || prop::collection::vec((1..4i64, 1..60u64), 0..3);
    let rest = (prop::option::of(0..120u64), any::<bool>());
    (actions, goals, people, meetings(), meetings(), rest).prop_map(
        |(actions, goals, people, undecided, without, (last_written, has_next_meeting))| Told {
            actions: (1..)
                .zip(actions)
                .map(|(id, (carried, is_paused, changed))| {
                    let mut line = action(id, carried, is_paused);
                    line.action.updated_at = changed.map_or(line.action.updated_at, |days| moment(ago(days)));
                    line
                })
                .collect(),
            goals: (1..).zip(goals).map(|(id, (quiet, is_paused))| goal(id, quiet, is_paused)).collect(),
            people: (1..)
                .zip(people)
                .map(|(id, (status, phase, gone))| standing(id, status, Phase::ALL[phase], gone))
                .collect(),
            undecided: (1..).zip(undecided).map(|(id, (with, days))| meeting(id, with, days)).collect(),
            without_debrief: (10..).zip(without).map(|(id, (with, days))| meeting(id, with, days)).collect(),
            last_written,
            has_next_meeting,
            ..Told::default()
        },
    )
}

proptest! {
    #[test]
    fn there_are_two_at_most_of_different_things_in_the_order_of_urgency(told in any_told()) {
        let order = ["carried", "lapsed", "drifting", "was-it-held", "no-debrief", "stalled", "phase"];
        let alerts = told.alerts();
        prop_assert!(alerts.len() <= MOST_ALERTS);
        if let [first, second] = &*alerts {
            prop_assert_ne!(first.about, second.about);
            let place = |alert: &Alert| order.iter().position(|word| *word == alert.matter.as_str());
            prop_assert!(place(first).is_some() && place(first) <= place(second), "{:?}", alerts);
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_paused_or_over(mut told in any_told()) {
        for standing in &mut told.people {
            if standing.line.mentorship.details.status == MentorshipStatus::Active {
                standing.line.mentorship.details.status = MentorshipStatus::Paused;
            }
        }
        told.actions.iter_mut().for_each(|line| line.is_paused = true);
        told.goals.iter_mut().for_each(|line| line.is_paused = true);
        told.undecided.clear();
        told.without_debrief.clear();
        prop_assert_eq!(told.alerts(), []);
        let late = |line: &ActionLine| {
            let details = ActionDetails { due_on: Some(ago(9)), ..line.action.details.clone() };
            let action = Action { details, ..line.action.clone() };
            ActionLine { action, ..line.clone() }.is_overdue(today())
        };
        prop_assert!(!told.actions.iter().any(late));
    }

    #[test]
    fn nothing_is_left_unsaid_while_there_is_room(told in any_told()) {
        let says = told.says();
        if says.len() < MOST_ALERTS && says != ["welcome-back"] {
            let offset = FixedOffset::east_opt(7200).unwrap();
            let asks = told.actions.iter().filter(|line| line.awaits_choice(offset)).count();
            prop_assert_eq!(says.iter().filter(|word| **word == "carried").count(), asks.min(MOST_ALERTS));
            let stalled = told.goals.iter().filter(|line| line.is_stalled(today())).count();
            prop_assert!(says.iter().filter(|word| **word == "stalled").count() == stalled);
        }
    }
}

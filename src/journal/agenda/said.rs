//! What stands beside a line of an agenda: where it comes from and how it is with it. The meeting page, Today and the command line
//! say it in the same words.

use chrono::NaiveDate;

use crate::domain::action::{ActionLine, ActionStatus, Owner};
use crate::domain::agenda::{AgendaLineDetails, AgendaLineShown, AgendaSource, AgendaSubject, GoalOnAgenda};
use crate::domain::feedback::FeedbackDetails;
use crate::text::plural::count;
use crate::text::when;

/// Days ahead up to which a weekday says enough.
const A_WEEK: i64 = 6;

/// A few words about a line, and how much they weigh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaSaid {
    /// Whose promise it is, where it is not mine: `Aldo`.
    pub owner: Option<String>,
    pub words: String,
    pub weight: Weight,
}

/// How much is to be read first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Plain,
    /// It asks for something: late, or carried too often.
    Late,
    /// It needs nothing more.
    Done,
}

impl AgendaSaid {
    /// What is said of a line on a day.
    pub fn of(shown: &AgendaLineShown, today: NaiveDate) -> Self {
        let left_open = shown.left_open_on.map(|day| format!("from {}", when::short_column(day, today).trim()));
        let minutes = shown.line.details.minutes.map(|minutes| format!("{minutes} min"));
        let (words, weight) = match &shown.source {
            AgendaSource::Action(line) => of_action(line, shown.line.details.ticked, today),
            AgendaSource::Goal(on_agenda) => of_goal(on_agenda, left_open, today),
            AgendaSource::Feedback(details) => of_feedback(details),
            AgendaSource::Words | AgendaSource::Template => plain(left_open.or(minutes).unwrap_or_default()),
            AgendaSource::Topic(_) => plain("topic"),
            AgendaSource::Question => plain(left_open.unwrap_or_else(|| "question".to_owned())),
            AgendaSource::Answer => plain("your answer"),
        };
        let owner = shown.action().filter(|line| line.action.details.owner != Owner::Me);
        AgendaSaid { owner: owner.map(|line| line.owner().to_owned()), words, weight }
    }
}

/// What an agenda holds, counted: `2 actions, 1 topic, 1 question`. Words of a template are no business of their own.
pub fn on_agenda(lines: &[AgendaLineDetails]) -> String {
    let subjects: Vec<_> = lines.iter().filter(|line| !line.from_template).map(AgendaLineDetails::subject).collect();
    let counted = |is: fn(&AgendaSubject) -> bool, one: &str, many: &str| {
        let number = subjects.iter().filter(|subject| is(subject)).count();
        (number > 0).then(|| count(number, one, many))
    };
    let parts = [
        counted(|subject| matches!(subject, AgendaSubject::Action(_)), "action", "actions"),
        counted(|subject| matches!(subject, AgendaSubject::Topic(_)), "topic", "topics"),
        counted(|subject| matches!(subject, AgendaSubject::Goal(_)), "goal", "goals"),
        counted(|subject| matches!(subject, AgendaSubject::Feedback(_)), "feedback", "feedback"),
        counted(|subject| matches!(subject, AgendaSubject::Question(_)), "question", "questions"),
        counted(|subject| matches!(subject, AgendaSubject::Answer(_)), "answer", "answers"),
        counted(|subject| matches!(subject, AgendaSubject::Text(_)), "line", "lines"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn plain(words: impl Into<String>) -> (String, Weight) {
    (words.into(), Weight::Plain)
}

/// Ticked, it was spoken of; done is another thing, and only then the line says so.
fn of_action(line: &ActionLine, is_ticked: bool, today: NaiveDate) -> (String, Weight) {
    let details = &line.action.details;
    match details.status {
        ActionStatus::Done => return ("done".to_owned(), Weight::Done),
        ActionStatus::Dropped => return ("let go".to_owned(), Weight::Done),
        ActionStatus::Open => {}
    }
    let carried = line.is_carried_often().then(|| format!("x{}", line.carried));
    match (details.due_on, carried) {
        _ if is_ticked => plain("still open"),
        (Some(_), Some(carried)) if line.is_overdue(today) => (format!("{carried} late"), Weight::Late),
        (Some(due), None) if line.is_overdue(today) => (when::due(due, today), Weight::Late),
        (Some(due), Some(carried)) if due >= today => (format!("{carried} {}", due_by(due, today)), Weight::Plain),
        (Some(due), None) if due >= today => plain(due_by(due, today)),
        (_, Some(carried)) => plain(carried),
        (_, None) => plain("action"),
    }
}

fn of_goal(on_agenda: &GoalOnAgenda, left_open: Option<String>, today: NaiveDate) -> (String, Weight) {
    let details = &on_agenda.goal.goal.details;
    if !details.status.is_open() {
        return (details.status.to_string(), Weight::Done);
    }
    let (goal, step) = (details.due_on, on_agenda.milestone_due_on);
    match (goal, step) {
        (_, Some(step)) if step < today => (format!("milestone {}", when::due(step, today)), Weight::Late),
        (Some(goal), _) if goal < today => (when::due(goal, today), Weight::Late),
        _ if on_agenda.goal.is_stalled(today) => plain("stalled"),
        (goal, Some(step)) if goal.is_none_or(|goal| step < goal) => {
            plain(format!("milestone {}", due_by(step, today)))
        }
        (Some(goal), _) => plain(due_by(goal, today)),
        _ => plain(left_open.unwrap_or_else(|| "goal".to_owned())),
    }
}

fn of_feedback(details: &FeedbackDetails) -> (String, Weight) {
    (details.stands().to_owned(), if details.is_open() { Weight::Plain } else { Weight::Done })
}

/// `due today`, `due tomorrow`, `due Fri`, `due 30 Sep`.
fn due_by(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "due today".to_owned(),
        1 => "due tomorrow".to_owned(),
        2..=A_WEEK => format!("due {}", day.format("%a")),
        _ => format!("due {}", when::short_column(day, today).trim()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::action::{Action, ActionDetails};
    use crate::domain::agenda::AgendaLine;
    use crate::domain::goal::{Goal, GoalDetails, GoalLine, GoalStatus};
    use crate::domain::{ActionId, AgendaLineId, FeedbackId, GoalId, MeetingId};

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn today() -> NaiveDate {
        on("2026-09-09")
    }

    fn shown(subject: AgendaSubject, source: AgendaSource) -> AgendaLineShown {
        let details = AgendaLineDetails::about(MeetingId(1), subject);
        let (created_at, updated_at) = (Utc::now(), Utc::now());
        let line = AgendaLine { id: AgendaLineId(1), uid: Uuid::nil(), details, created_at, updated_at };
        AgendaLineShown { line, words: "the line".into(), left_open_on: None, source }
    }

    fn action(due_on: Option<&str>, carried: u32, status: ActionStatus, owner: Owner) -> AgendaLineShown {
        let details = ActionDetails {
            due_on: due_on.map(on),
            status,
            owner,
            ..ActionDetails::new(None, "write to the director")
        };
        let (created_at, updated_at) = (Utc::now(), Utc::now());
        let action = Action { id: ActionId(1), uid: Uuid::nil(), details, created_at, updated_at };
        let line = ActionLine { action, name: "Aldo Ferri".into(), carried, last_carried_on: None, is_paused: false };
        shown(AgendaSubject::Action(ActionId(1)), AgendaSource::Action(Box::new(line)))
    }

    fn said(shown: &AgendaLineShown) -> (String, Weight) {
        let AgendaSaid { words, weight, .. } = AgendaSaid::of(shown, today());
        (words, weight)
    }

    #[test]
    fn an_action_says_its_day_how_late_it_is_and_how_often_it_came_back() {
        use ActionStatus::{Done, Dropped, Open};
        for (due, carried, status, words, weight) in [
            (Some("2026-08-31"), 0, Open, "9 days late", Weight::Late),
            (Some("2026-08-31"), 3, Open, "x3 late", Weight::Late),
            (Some("2026-09-11"), 1, Open, "due Fri", Weight::Plain),
            (Some("2026-09-11"), 3, Open, "x3 due Fri", Weight::Plain),
            (Some("2026-09-09"), 0, Open, "due today", Weight::Plain),
            (Some("2026-09-10"), 0, Open, "due tomorrow", Weight::Plain),
            (Some("2026-09-30"), 0, Open, "due 30 Sep", Weight::Plain),
            (None, 4, Open, "x4", Weight::Plain),
            (None, 0, Open, "action", Weight::Plain),
            (Some("2026-08-31"), 3, Done, "done", Weight::Done),
            (Some("2026-08-31"), 3, Dropped, "let go", Weight::Done),
        ] {
            let shown = action(due, carried, status, Owner::Me);
            assert_eq!(said(&shown), (words.to_owned(), weight), "{due:?} x{carried} {status}");
        }
    }

    #[test]
    fn a_tick_says_that_an_action_was_spoken_of_and_not_that_it_is_done() {
        let mut shown = action(Some("2026-08-31"), 3, ActionStatus::Open, Owner::Me);
        shown.line.details.ticked = true;
        assert_eq!(said(&shown), ("still open".to_owned(), Weight::Plain));
    }

    #[test]
    fn an_action_of_a_paused_mentorship_is_not_late() {
        let mut shown = action(Some("2026-08-31"), 0, ActionStatus::Open, Owner::Me);
        if let AgendaSource::Action(line) = &mut shown.source {
            line.is_paused = true;
        }
        assert_eq!(said(&shown), ("action".to_owned(), Weight::Plain));
    }

    #[test]
    fn only_a_promise_that_is_not_mine_names_its_owner() {
        let owner = |owner| AgendaSaid::of(&action(None, 0, ActionStatus::Open, owner), today()).owner;
        assert_eq!(owner(Owner::Me), None);
        assert_eq!(owner(Owner::Them), Some("Aldo".to_owned()));
    }

    fn goal(status: GoalStatus, due_on: Option<&str>, step: Option<&str>, logged_on: &str) -> AgendaLineShown {
        let details = GoalDetails { status, due_on: due_on.map(on), ..GoalDetails::new(None, "Four faults in five") };
        let (created_at, updated_at) = (Utc::now(), Utc::now());
        let goal = Goal { id: GoalId(1), uid: Uuid::nil(), details, created_at, updated_at };
        let last_logged_on = Some(on(logged_on));
        let goal = GoalLine {
            goal,
            name: String::new(),
            last_logged_on,
            last_value: String::new(),
            meetings_since: 0,
            is_paused: false,
        };
        let on_agenda = GoalOnAgenda { goal, milestone_due_on: step.map(on) };
        shown(AgendaSubject::Goal(GoalId(1)), AgendaSource::Goal(Box::new(on_agenda)))
    }

    #[test]
    fn a_goal_says_why_it_is_spoken_of() {
        use GoalStatus::{Active, Met};
        for (status, due, step, logged, words, weight) in [
            (Active, Some("2026-09-30"), None, "2026-09-01", "due 30 Sep", Weight::Plain),
            (Active, Some("2026-09-30"), None, "2026-07-01", "stalled", Weight::Plain),
            (Active, Some("2026-09-30"), Some("2026-09-11"), "2026-09-01", "milestone due Fri", Weight::Plain),
            (Active, Some("2026-09-30"), Some("2026-09-05"), "2026-09-01", "milestone 4 days late", Weight::Late),
            (Active, Some("2026-09-05"), None, "2026-07-01", "4 days late", Weight::Late),
            (Active, None, None, "2026-09-01", "goal", Weight::Plain),
            (Met, Some("2026-09-05"), None, "2026-07-01", "met", Weight::Done),
        ] {
            assert_eq!(said(&goal(status, due, step, logged)), (words.to_owned(), weight), "{due:?} {step:?} {logged}");
        }
    }

    #[test]
    fn words_say_how_long_they_take_or_from_which_meeting_they_were_left() {
        let mut own = shown(AgendaSubject::Text("Arrive".into()), AgendaSource::Template);
        assert_eq!(said(&own).0, "");
        own.line.details.minutes = Some(10);
        assert_eq!(said(&own).0, "10 min");
        own.left_open_on = Some(on("2026-04-16"));
        assert_eq!(said(&own).0, "from 16 Apr");
    }

    #[test]
    fn feedback_says_on_an_agenda_what_it_says_everywhere() {
        for details in FeedbackDetails::every(today()) {
            let weight = if details.is_open() { Weight::Plain } else { Weight::Done };
            let shown =
                shown(AgendaSubject::Feedback(FeedbackId(1)), AgendaSource::Feedback(Box::new(details.clone())));
            assert_eq!(said(&shown), (details.stands().to_owned(), weight), "{details:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_late_is_said_without_its_weight(days in -400i64..400, carried in 0u32..9, ticked: bool) {
            let due = (today() + chrono::Duration::days(days)).to_string();
            let mut shown = action(Some(&due), carried, ActionStatus::Open, Owner::Me);
            shown.line.details.ticked = ticked;
            let (words, weight) = said(&shown);
            prop_assert_eq!(words.contains("late"), weight == Weight::Late);
            prop_assert_eq!(weight == Weight::Late, days < 0 && !ticked);
        }
    }
}

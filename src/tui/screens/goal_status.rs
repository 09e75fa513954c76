//! How a goal stands: the menu, the reason that changed and dropped ones need, and which goal rests while a fourth one runs.
//!
//! The list and the page of a goal ask and are answered through here; the form of a goal asks only which one rests.

use super::super::screen::{Answer, Asked, Cx, Screen, Step};
use super::ask::AskScreen;
use super::choice::{ChoiceScreen, MenuLine};
use super::picker::{Choice, PickerScreen};
use crate::content::sentences;
use crate::domain::goal::{GoalDetails, GoalLine, GoalStatus, MOST_ACTIVE};
use crate::domain::{GoalId, Record};
use crate::journal::{self, Journal};

/// What is asked, in the order it may be asked.
const STATUS: &str = "the status of a goal";
const WHY_CHANGED: &str = "why a goal changed";
const WHY_DROPPED: &str = "why a goal was dropped";
const WHICH_RESTS: &str = "which goal rests";

const MENU: &[MenuLine] = &[
    MenuLine { letter: 'a', word: "active", meaning: "active: at most three run at once" },
    MenuLine { letter: 'e', word: "emerging", meaning: "emerging: resting, or not clear yet" },
    MenuLine { letter: 'm', word: "met", meaning: "met" },
    MenuLine { letter: 'c', word: "changed", meaning: "changed into something else, with a reason" },
    MenuLine { letter: 'd', word: "dropped", meaning: "dropped, with a reason" },
];

/// Asks how a goal stands.
pub(super) fn ask(line: &GoalLine) -> Step {
    let details = &line.goal.details;
    let asked = Asked::about(line.goal.id.into(), STATUS);
    Step::Push(Box::new(ChoiceScreen::new(asked, details.title.as_str(), MENU).at(details.status.as_str())))
}

/// Goes on with what was answered: asks for a reason, asks which one rests, or does it.
pub(super) fn answered(answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Step> {
    match answer {
        Answer::Chosen(Asked { what: STATUS, about: Some(Record::Goal(id)) }, word) => match word.parse() {
            Ok(status) => choose(*id, status, cx),
            Err(_) => Ok(Step::Stay),
        },
        Answer::Line(Asked { what: WHY_CHANGED, about: Some(Record::Goal(id)) }, reason) => {
            Ok(Step::Say(cx.journal.set_goal_status(*id, GoalStatus::Changed, reason)?))
        }
        Answer::Line(Asked { what: WHY_DROPPED, about: Some(Record::Goal(id)) }, reason) => {
            Ok(Step::Say(cx.journal.set_goal_status(*id, GoalStatus::Dropped, reason)?))
        }
        Answer::Picked(Asked { what: WHICH_RESTS, about: Some(Record::Goal(id)) }, rests) => {
            activate(*id, rests.as_ref(), cx)
        }
        _ => Ok(Step::Stay),
    }
}

fn choose(id: GoalId, status: GoalStatus, cx: &mut Cx<'_>) -> journal::Result<Step> {
    let before = cx.journal.goal(id)?.line.goal.details;
    let ask_why = |what, title: &str| {
        let screen = AskScreen::words(Asked::about(id.into(), what), title);
        Step::Push(Box::new(if before.status == status { screen.starting(&before.status_reason) } else { screen }))
    };
    match status {
        GoalStatus::Changed => return Ok(ask_why(WHY_CHANGED, "What did it change into, and why?")),
        GoalStatus::Dropped => return Ok(ask_why(WHY_DROPPED, "Why is it dropped?")),
        _ if status == before.status => return Ok(Step::Stay),
        GoalStatus::Active => {
            let details = GoalDetails { status, ..before };
            if let Some(active) = one_too_many(Some(id), &details, cx.journal)? {
                return Ok(Step::Push(which_rests(Some(id), &active)));
            }
        }
        GoalStatus::Emerging | GoalStatus::Met => {}
    }
    Ok(Step::Say(cx.journal.set_goal_status(id, status, "")?))
}

fn activate(id: GoalId, rests: Option<&Record>, cx: &mut Cx<'_>) -> journal::Result<Step> {
    let Some(Record::Goal(rests)) = rests else {
        return Ok(Step::Say(cx.journal.set_goal_status(id, GoalStatus::Active, "")?));
    };
    let before = cx.journal.goal(id)?.line.goal.details;
    let details = GoalDetails { status: GoalStatus::Active, status_reason: String::new(), ..before };
    cx.journal.keep_goal_while_resting(Some(id), &details, *rests)?;
    Ok(Step::Say(format!("active: {}; {}", details.title, rests_now(*rests, cx.journal)?)))
}

/// The active goals of mine, if with this one there would be more than should run at once.
pub(super) fn one_too_many(
    id: Option<GoalId>,
    details: &GoalDetails,
    journal: &Journal,
) -> journal::Result<Option<Vec<GoalLine>>> {
    if Journal::counts_as_active(details) { journal.too_many_active(id) } else { Ok(None) }
}

/// Asks which one rests while another runs; the row without a record keeps them all.
pub(super) fn which_rests(id: Option<GoalId>, active: &[GoalLine]) -> Box<dyn Screen> {
    let asked = Asked { what: WHICH_RESTS, about: id.map(Record::Goal) };
    let all = if active.len() == MOST_ACTIVE { "four" } else { "them all" };
    let goals = active.iter().map(|line| Choice {
        record: Some(line.goal.id.into()),
        words: line.goal.details.title.clone(),
        aside: line.last_value.clone(),
    });
    let none = Choice { record: None, words: format!("None, keep {all}"), aside: String::new() };
    let question = sentences::which_rests(active.len());
    Box::new(PickerScreen::new(asked, goals.chain(std::iter::once(none)).collect()).asking(question))
}

/// Which goal rests, if that is what an answer says; the outer is none if something else was asked.
pub(super) fn resting(answer: &Answer) -> Option<Option<GoalId>> {
    match answer {
        Answer::Picked(Asked { what: WHICH_RESTS, .. }, Some(Record::Goal(id))) => Some(Some(*id)),
        Answer::Picked(Asked { what: WHICH_RESTS, .. }, _) => Some(None),
        _ => None,
    }
}

fn rests_now(id: GoalId, journal: &Journal) -> journal::Result<String> {
    Ok(format!("{} rests", journal.goal(id)?.line.goal.details.title))
}

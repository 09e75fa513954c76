//! What can become of an open action beside being done: put off, handed over, made smaller, let go with a reason.
//!
//! Every screen that shows actions asks and answers through here; it pushes [`ask`] and hands its answers to [`answered`]. What is
//! asked of one that came back often is in `carried`.

use super::super::screen::{Answer, Asked, Cx, Step};
use super::ask::AskScreen;
use super::carried;
use super::choice::{ChoiceScreen, MenuLine};
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::names::first_name;
use crate::domain::{ActionId, Record};
use crate::journal::{self, Error};

pub(super) const WHAT: &str = "what becomes of an action";
const TO_WHICH_DAY: &str = "the day an action is put off to";
const TO_WHOM: &str = "to whom an action is handed over";
const SMALLER_HOW: &str = "the words of a smaller action";
const WHY: &str = "why an action is let go";

const PUT_OFF: &str = "put off";
pub(super) const NOW: &str = "now";
pub(super) const HAND_OVER: &str = "hand over";
pub(super) const SMALLER: &str = "smaller";
pub(super) const LET_GO: &str = "let go";

pub(super) const PUT_IT_OFF: MenuLine = MenuLine { letter: 'p', word: PUT_OFF, meaning: "put it off to another day" };

const LINES: &[MenuLine] = &[
    PUT_IT_OFF,
    MenuLine { letter: 's', word: SMALLER, meaning: "make it smaller: change the words" },
    MenuLine { letter: 'h', word: HAND_OVER, meaning: "hand it over to somebody" },
    MenuLine { letter: 'l', word: LET_GO, meaning: "let it go, with a reason" },
];

/// Asks what becomes of an action.
pub fn ask(line: &ActionLine) -> Step {
    if line.is_carried_often() {
        return carried::ask_or_put_off(line);
    }
    let asked = Asked::about(line.action.id.into(), WHAT);
    Step::Push(Box::new(ChoiceScreen::new(asked, line.action.details.text.clone(), LINES)))
}

/// Answers what was asked here; any other answer is left alone.
pub fn answered(answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Step> {
    let done = match answer {
        Answer::Chosen(Asked { what: WHAT, about: Some(Record::Action(id)) }, word) => {
            return ask_further(*id, word, cx);
        }
        Answer::Day(Asked { what: TO_WHICH_DAY, about: Some(Record::Action(id)) }, day) => {
            cx.journal.put_off_action(*id, *day)
        }
        Answer::Line(Asked { what: TO_WHOM, about: Some(Record::Action(id)) }, name) => {
            cx.journal.hand_over_action(*id, name)
        }
        Answer::Line(Asked { what: SMALLER_HOW, about: Some(Record::Action(id)) }, words) => {
            cx.journal.make_action_smaller(*id, words)
        }
        Answer::Line(Asked { what: WHY, about: Some(Record::Action(id)) }, why) => {
            cx.journal.set_action_status(*id, ActionStatus::Dropped, why)
        }
        _ => return Ok(Step::Stay),
    };
    match done {
        Ok(words) => Ok(Step::Say(words)),
        Err(Error::Invalid(invalid)) => Ok(Step::Say(invalid.what)),
        Err(error) => Err(error),
    }
}

fn ask_further(id: ActionId, word: &str, cx: &mut Cx<'_>) -> journal::Result<Step> {
    let about = |what| Asked::about(id.into(), what);
    Ok(match word {
        NOW => Step::Say(cx.journal.do_action_now(id)?),
        PUT_OFF => Step::Push(Box::new(AskScreen::day(about(TO_WHICH_DAY), "Put it off to which day?"))),
        HAND_OVER => {
            let name = cx.journal.action(id)?.name;
            let title = match first_name(&name) {
                "" => "Hand it over to whom? me, or a name".to_owned(),
                name => format!("Hand it over to whom? me, {name}, or another name"),
            };
            Step::Push(Box::new(AskScreen::words(about(TO_WHOM), title)))
        }
        SMALLER => {
            let text = cx.journal.action(id)?.action.details.text;
            let ask = AskScreen::words(about(SMALLER_HOW), "Make it smaller. In which words?");
            Step::Push(Box::new(ask.starting(&text)))
        }
        LET_GO => Step::Push(Box::new(AskScreen::words_if_any(about(WHY), "Let it go. Why? One line, if you like"))),
        _ => Step::Stay,
    })
}

//! What can become of an open action beside being done: put off, handed over, made smaller, let go with a reason.
//!
//! Every screen that shows actions asks and answers through here; it pushes [`ask`] and hands its answers to [`answered`].

use super::super::screen::{Answer, Asked, Cx, Step};
use super::action_form::ActionFormScreen;
use super::ask::AskScreen;
use super::choice::{ChoiceScreen, MenuLine};
use crate::domain::action::{ActionDetails, ActionLine, ActionStatus, Owner};
use crate::domain::{ActionId, Record};
use crate::journal::{self, Edit};
use crate::text::sanitise::shown_line;
use crate::text::when;

const WHAT: &str = "what becomes of an action";
const TO_WHICH_DAY: &str = "the day an action is put off to";
const TO_WHOM: &str = "to whom an action is handed over";
const WHY: &str = "why an action is let go";

const PUT_OFF: &str = "put off";
const HAND_OVER: &str = "hand over";
const SMALLER: &str = "smaller";
const LET_GO: &str = "let go";

const LINES: &[MenuLine] = &[
    MenuLine { letter: 'p', word: PUT_OFF, meaning: "put it off to another day" },
    MenuLine { letter: 's', word: SMALLER, meaning: "make it smaller: change the words" },
    MenuLine { letter: 'h', word: HAND_OVER, meaning: "hand it over to somebody" },
    MenuLine { letter: 'l', word: LET_GO, meaning: "let it go, with a reason" },
];

/// Asks what becomes of an action.
pub fn ask(line: &ActionLine) -> Step {
    let asked = Asked::about(line.action.id.into(), WHAT);
    Step::Push(Box::new(ChoiceScreen::new(asked, line.action.details.text.clone(), LINES)))
}

/// Answers what was asked here; any other answer is left alone.
pub fn answered(answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Step> {
    match answer {
        Answer::Chosen(Asked { what: WHAT, about: Some(Record::Action(id)) }, word) => ask_further(*id, word, cx),
        Answer::Day(Asked { what: TO_WHICH_DAY, about: Some(Record::Action(id)) }, day) => {
            if *day < cx.journal.today() {
                return Ok(Step::Say("that day is behind; put it off to one ahead".to_owned()));
            }
            let words = format!("put off to {}", when::heading(*day, cx.journal.today()));
            change(*id, &words, cx, |details| details.due_on = Some(*day))
        }
        Answer::Line(Asked { what: TO_WHOM, about: Some(Record::Action(id)) }, name) => hand_over(*id, name, cx),
        Answer::Line(Asked { what: WHY, about: Some(Record::Action(id)) }, why) => {
            Ok(Step::Say(cx.journal.set_action_status(*id, ActionStatus::Dropped, why)?))
        }
        _ => Ok(Step::Stay),
    }
}

fn ask_further(id: ActionId, word: &str, cx: &Cx<'_>) -> journal::Result<Step> {
    let about = |what| Asked::about(id.into(), what);
    Ok(match word {
        PUT_OFF => Step::Push(Box::new(AskScreen::day(about(TO_WHICH_DAY), "Put it off to which day?"))),
        HAND_OVER => {
            let name = cx.journal.action(id)?.name;
            let title = match name.split_whitespace().next() {
                Some(name) => format!("Hand it over to whom? me, {name}, or another name"),
                None => "Hand it over to whom? me, or a name".to_owned(),
            };
            Step::Push(Box::new(AskScreen::words(about(TO_WHOM), title)))
        }
        SMALLER => Step::Push(Box::new(ActionFormScreen::of(id))),
        LET_GO => Step::Push(Box::new(AskScreen::words_if_any(about(WHY), "Let it go. Why?"))),
        _ => Step::Stay,
    })
}

fn hand_over(id: ActionId, name: &str, cx: &mut Cx<'_>) -> journal::Result<Step> {
    let line = cx.journal.action(id)?;
    let (owner, owner_name) = owner_named(name, &line.name);
    let words = format!("handed over to {}", shown_line(name));
    change(id, &words, cx, |details| (details.owner, details.owner_name) = (owner, owner_name))
}

/// Whose promise a name makes it: mine, the other's by the whole name or the first, or somebody else's.
fn owner_named(name: &str, other: &str) -> (Owner, String) {
    let wanted = name.trim().to_lowercase();
    let first = other.split_whitespace().next().unwrap_or("").to_lowercase();
    if wanted == "me" {
        (Owner::Me, String::new())
    } else if !first.is_empty() && (wanted == first || wanted == other.to_lowercase()) {
        (Owner::Them, String::new())
    } else {
        (Owner::Other, name.trim().to_owned())
    }
}

fn change(
    id: ActionId,
    words: &str,
    cx: &mut Cx<'_>,
    change: impl FnOnce(&mut ActionDetails),
) -> journal::Result<Step> {
    let before = cx.journal.action(id)?.action.details;
    let mut details = before.clone();
    change(&mut details);
    let meanwhile = cx.journal.edit_action(id, Edit::of(&before, &details))?;
    Ok(Step::Say(meanwhile.told(&format!("{words}: {}", details.text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_promise_it_is() {
        for (name, owner) in [("me", Owner::Me), ("Aldo", Owner::Them), ("aldo ferri", Owner::Them)] {
            assert_eq!(owner_named(name, "Aldo Ferri"), (owner, String::new()), "{name}");
        }
        assert_eq!(owner_named(" Kemal ", "Aldo Ferri"), (Owner::Other, "Kemal".to_owned()));
        assert_eq!(owner_named("Aldo", ""), (Owner::Other, "Aldo".to_owned()));
    }
}

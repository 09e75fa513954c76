//! The choice at the third carry: do it now, make it smaller, hand it over, or let it go.
//!
//! Today's alert and the page of an action ask it; among all that can become of an action it stands at the top. The answers are those
//! of `action_state`.

use super::super::screen::{Asked, Step};
use super::action_state::{HAND_OVER, LET_GO, NOW, PUT_IT_OFF, SMALLER, WHAT};
use super::choice::{ChoiceScreen, MenuLine};
use crate::content::sentences;
use crate::domain::action::ActionLine;

const DO_IT_NOW: MenuLine = MenuLine { letter: 'n', word: NOW, meaning: "do it now: today is its day" };
const MAKE_IT_SMALLER: MenuLine =
    MenuLine { letter: 's', word: SMALLER, meaning: "make it smaller: the same, in less" };
const HAND_IT_OVER: MenuLine = MenuLine { letter: 'h', word: HAND_OVER, meaning: "hand it over to somebody" };
const LET_IT_GO: MenuLine = MenuLine { letter: 'l', word: LET_GO, meaning: "let it go, with a reason" };

const FOUR: &[MenuLine] = &[DO_IT_NOW, MAKE_IT_SMALLER, HAND_IT_OVER, LET_IT_GO];
const FOUR_OR_PUT_OFF: &[MenuLine] = &[DO_IT_NOW, MAKE_IT_SMALLER, HAND_IT_OVER, LET_IT_GO, PUT_IT_OFF];

/// Asks for one of the four.
pub fn ask(line: &ActionLine) -> Step {
    choice(line, FOUR)
}

/// The same, and another day for whoever has a reason.
pub(super) fn ask_or_put_off(line: &ActionLine) -> Step {
    choice(line, FOUR_OR_PUT_OFF)
}

fn choice(line: &ActionLine, lines: &'static [MenuLine]) -> Step {
    let asked = Asked::about(line.action.id.into(), WHAT);
    let choice = ChoiceScreen::new(asked, line.action.details.text.clone(), lines);
    Step::Push(Box::new(choice.saying(sentences::on_carries(line.carried))))
}

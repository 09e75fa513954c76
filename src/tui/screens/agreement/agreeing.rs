//! Two days to name: when the two agreed and when they look at it again, or when what is still true is looked at again.

use chrono::NaiveDate;

use super::super::super::screen::{Answer, Asked, Step};
use super::super::ask::AskScreen;
use crate::domain::Record;
use crate::domain::agreement::{Agreement, may_be_agreed_on, usual_review};
use crate::journal::{self, Journal};
use crate::text::plural::count;
use crate::text::when;

/// What is asked.
const AGREED: &str = "the day the two agreed";
const REVIEW: &str = "the day an agreement is looked at again";
const STILL_TRUE: &str = "the day what is still true is looked at again";

/// Asks for the day a draft was agreed on; of a version that was, for the day it is looked at again.
pub(super) fn ask(version: &Agreement, journal: &Journal) -> Step {
    let today = journal.today();
    let about = Record::from(version.id);
    if !version.details.is_draft() {
        let title = "Still true. When will you look at it again?";
        let proposed = when::dated(usual_review(today));
        let ask = AskScreen::day(Asked::about(about, STILL_TRUE), title).proposing(&proposed);
        return Step::Push(Box::new(ask));
    }
    let title = match version.details.blanks() {
        0 => "When did you both agree on it?".to_owned(),
        1 => "When did you both agree on it? One blank is left".to_owned(),
        blanks => format!("When did you both agree on it? {} are left", count(blanks, "blank", "blanks")),
    };
    Step::Push(Box::new(AskScreen::day(Asked::about(about, AGREED), title).proposing("today")))
}

/// Goes on with what was answered; nothing if something else was asked. The first of two days stays in `agreed_on` until the second is
/// named.
pub(super) fn answered(
    answer: &Answer,
    agreed_on: &mut Option<NaiveDate>,
    journal: &mut Journal,
) -> journal::Result<Option<Step>> {
    let Answer::Day(Asked { what, about: Some(Record::Agreement(id)) }, day) = answer else { return Ok(None) };
    Ok(match *what {
        AGREED => {
            may_be_agreed_on(*day, journal.today())?;
            *agreed_on = Some(*day);
            let title = "When will you look at it again?";
            let ask =
                AskScreen::day(Asked::about((*id).into(), REVIEW), title).proposing(&when::dated(usual_review(*day)));
            Some(Step::Push(Box::new(ask)))
        }
        REVIEW => {
            let agreed_on = agreed_on.take().unwrap_or(journal.today());
            Some(Step::Say(journal.agree(*id, agreed_on, *day)?))
        }
        STILL_TRUE => Some(Step::Say(journal.still_true(*id, *day)?)),
        _ => None,
    })
}

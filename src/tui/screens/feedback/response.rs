//! What is made of feedback, from its page and from lists of it: use, park or decline, and what came of it.

use super::super::super::screen::{Answer, Asked, Step};
use super::super::ask::AskScreen;
use super::super::choice::{ChoiceScreen, MenuLine};
use super::super::feedback_form::FeedbackFormScreen;
use super::wording::Sort;
use crate::domain::feedback::{Direction, Feedback, FeedbackDetails, FeedbackKind, Response};
use crate::domain::{FeedbackId, Record};
use crate::journal::{self, Journal};

/// What is asked.
const RESPONSE: &str = "what is made of feedback";
const WHY_PARKED: &str = "why it is parked";
const WHY_DECLINED: &str = "why it is declined";
const OUTCOME: &str = "what came of it";

const MINE: &[MenuLine] = &[
    MenuLine { letter: 'u', word: "use", meaning: "use it" },
    MenuLine { letter: 'p', word: "park", meaning: "park it, not now" },
    MenuLine { letter: 'd', word: "decline", meaning: "decline it" },
    MenuLine { letter: 'o', word: "open", meaning: "not decided yet" },
];

const THEIRS: &[MenuLine] = &[
    MenuLine { letter: 'u', word: "use", meaning: "they use it" },
    MenuLine { letter: 'p', word: "park", meaning: "they park it, not now" },
    MenuLine { letter: 'd', word: "decline", meaning: "they decline it" },
    MenuLine { letter: 'o', word: "open", meaning: "not heard yet" },
];

/// Why nothing can be made of it, if nothing can.
pub fn refusal(details: &FeedbackDetails) -> Option<&'static str> {
    (details.kind == FeedbackKind::Keep).then_some("what is to be kept needs no answer")
}

/// Why it can't be looked back on, if it can't.
pub fn refusal_to_look_back(details: &FeedbackDetails) -> Option<&'static str> {
    let is_in_use = details.response == Response::Use;
    refusal(details).or((!is_in_use).then_some("only what is in use is looked back on; Space says that it is"))
}

/// Why nobody has to be told, if so.
pub fn refusal_to_tell(details: &FeedbackDetails) -> Option<&'static str> {
    if !details.is_told_back() {
        return Some("only advice you were given is told back");
    }
    (details.response != Response::Use).then_some("only of what is in use is told; Space says that it is")
}

/// Asks what is made of it.
pub fn ask(feedback: &Feedback) -> Step {
    let details = &feedback.details;
    let lines = if details.direction == Direction::Given { THEIRS } else { MINE };
    let asked = Asked::about(feedback.id.into(), RESPONSE);
    Step::Push(Box::new(ChoiceScreen::new(asked, details.words(), lines).at(details.response.as_str())))
}

/// Asks what came of it, in a line. What is more than a line by now is written on in the form.
pub fn ask_outcome(feedback: &Feedback) -> Step {
    if feedback.details.outcome.contains('\n') {
        return Step::Push(Box::new(FeedbackFormScreen::looking_back_on(feedback.id)));
    }
    let asked = Asked::about(feedback.id.into(), OUTCOME);
    let details = &feedback.details;
    let sort = Sort::of(details);
    // What was said and what was made of it then, over what came of it now.
    let moment = Some(details.moment.as_str()).filter(|moment| !moment.trim().is_empty() && *moment != details.words());
    let moment = moment.map(|moment| format!("{}: {moment}", sort.moment()));
    let recalled = moment.into_iter().chain([details.words().to_owned(), sort.said(details)]);
    let ask = AskScreen::words_if_any(asked, sort.asking_outcome()).starting(&details.outcome).recalling(recalled);
    Step::Push(Box::new(ask))
}

/// Goes on with what was answered: asks for a reason, or does it; nothing if something else was asked.
pub fn answered(answer: &Answer, journal: &mut Journal) -> journal::Result<Option<Step>> {
    Ok(Some(match answer {
        Answer::Chosen(Asked { what: RESPONSE, about: Some(Record::Feedback(id)) }, word) => {
            match word.parse::<Response>()? {
                response if response == journal.feedback(*id)?.feedback.details.response => Step::Stay,
                Response::Park => ask_why(*id, WHY_PARKED, "Why not now?", journal)?,
                Response::Decline => ask_why(*id, WHY_DECLINED, "Why not?", journal)?,
                response => Step::Say(journal.answer_feedback(*id, response, "")?),
            }
        }
        Answer::Line(Asked { what: WHY_PARKED, about: Some(Record::Feedback(id)) }, why) => {
            Step::Say(journal.answer_feedback(*id, Response::Park, why)?)
        }
        Answer::Line(Asked { what: WHY_DECLINED, about: Some(Record::Feedback(id)) }, why) => {
            Step::Say(journal.answer_feedback(*id, Response::Decline, why)?)
        }
        Answer::Line(Asked { what: OUTCOME, about: Some(Record::Feedback(id)) }, outcome) => {
            Step::Say(journal.look_back_on_feedback(*id, outcome)?)
        }
        _ => return Ok(None),
    }))
}

fn ask_why(id: FeedbackId, what: &'static str, title: &str, journal: &Journal) -> journal::Result<Step> {
    let before = journal.feedback(id)?.feedback.details.response_why;
    let ask = AskScreen::words_if_any(Asked::about(id.into(), what), title).starting(&before);
    Ok(Step::Push(Box::new(ask)))
}

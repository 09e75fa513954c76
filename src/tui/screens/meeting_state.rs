//! Says what became of a meeting: held, moved to another day, cancelled, planned again.
//!
//! The list and the page of a meeting both ask through here. Some states need a second question; what was answered so far is kept
//! until the last one is.

use chrono::NaiveDate;

use super::super::screen::{Answer, Asked, Cx, Step};
use super::ask::AskScreen;
use super::choice::{ChoiceScreen, MenuLine};
use super::meeting::after::AfterScreen;
use crate::domain::meeting::{MeetingDetails, MeetingStatus, Side};
use crate::domain::{MeetingId, Record};
use crate::journal::{self, NextMeeting};
use crate::text::when;

/// The questions.
const BECAME: &str = "what became of the meeting";
const NEW_DAY: &str = "the new day of the meeting";
const MOVED_BY: &str = "who moved the meeting";
const CANCELLED_BY: &str = "who cancelled the meeting";

const INSTEAD: &str = "the day to meet instead";

const MOVED: &str = "moved";

const STATES: &[MenuLine] = &[
    MenuLine { letter: 'h', word: "held", meaning: "It was held" },
    MenuLine { letter: 'm', word: MOVED, meaning: "It is moved to another day" },
    MenuLine { letter: 'c', word: "cancelled", meaning: "It is cancelled" },
    MenuLine { letter: 'p', word: "planned", meaning: "It is planned, after all" },
];

const SIDES: &[MenuLine] = &[
    MenuLine { letter: 'm', word: "me", meaning: "By me" },
    MenuLine { letter: 't', word: "them", meaning: "By them" },
];

/// The menu of states, with what was answered on the way to a new one.
#[derive(Debug, Default)]
pub(super) struct MeetingState {
    to_on: Option<NaiveDate>,
}

impl MeetingState {
    /// Asks what became of a meeting.
    pub(super) fn ask(id: MeetingId, status: MeetingStatus) -> Step {
        let asked = Asked::about(Record::Meeting(id), BECAME);
        Step::Push(Box::new(ChoiceScreen::new(asked, "What became of the meeting?", STATES).at(status.as_str())))
    }

    /// Takes an answer, if it is to one of these questions: asks the next one, or does it.
    pub(super) fn answer(&mut self, answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Option<Step>> {
        Ok(match answer {
            Answer::Chosen(Asked { what: BECAME, about: Some(Record::Meeting(id)) }, word) => {
                Some(self.became(*id, word, cx)?)
            }
            Answer::Day(Asked { what: NEW_DAY, about: Some(Record::Meeting(id)) }, day) => {
                self.to_on = Some(*day);
                Some(ask_who(*id, MOVED_BY, "Who moved it?"))
            }
            Answer::Chosen(Asked { what: MOVED_BY, about: Some(Record::Meeting(id)) }, word) => {
                let by = side(word);
                match self.to_on.take() {
                    Some(day) => Some(Step::Say(cx.journal.move_meeting(*id, day, by)?)),
                    None => Some(Step::Stay),
                }
            }
            Answer::Chosen(Asked { what: CANCELLED_BY, about: Some(Record::Meeting(id)) }, word) => {
                let words = cx.journal.set_meeting_status(*id, MeetingStatus::Cancelled, Some(side(word)))?;
                Some(ask_when_instead(*id, words, cx)?)
            }
            Answer::Day(Asked { what: INSTEAD, about: Some(Record::Meeting(id)) }, day) => {
                Some(Step::Say(cx.journal.plan_instead(*id, *day)?))
            }
            _ => None,
        })
    }

    fn became(&mut self, id: MeetingId, word: &str, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = cx.journal.meeting(id)?.meeting.details;
        Ok(match word {
            MOVED => {
                let asked = Asked::about(Record::Meeting(id), NEW_DAY);
                let ask = AskScreen::day(asked, "To which day is it moved?");
                let day = cx.journal.proposed_move(id)?;
                Step::Push(Box::new(ask.proposing(&when::heading(day, cx.journal.today()))))
            }
            "cancelled" => ask_who(id, CANCELLED_BY, "Who cancelled it?"),
            "held" if details.meets_on > cx.journal.today() => {
                let day = when::plain(details.meets_on, cx.journal.today());
                Step::Say(format!("its day is still to come, {day}; . and m move it"))
            }
            "held" if details.status == MeetingStatus::Planned => Step::Push(Box::new(AfterScreen::of(id))),
            "held" => settle(id, &details, MeetingStatus::Held, cx)?,
            _ => settle(id, &details, MeetingStatus::Planned, cx)?,
        })
    }
}

fn settle(id: MeetingId, before: &MeetingDetails, status: MeetingStatus, cx: &mut Cx<'_>) -> journal::Result<Step> {
    if before.status == status {
        return Ok(Step::Say(format!("it counts as {status} already")));
    }
    Ok(Step::Say(cx.journal.set_meeting_status(id, status, None)?))
}

/// Asks for the day they meet instead, unless one is planned; Esc leaves it open.
fn ask_when_instead(id: MeetingId, said: String, cx: &Cx<'_>) -> journal::Result<Step> {
    let today = cx.journal.today();
    if cx.journal.meeting(id)?.meeting.details.mentorship_id.is_none() {
        return Ok(Step::Say(said));
    }
    if let NextMeeting::Planned(_, day) = cx.journal.next_planned_beside(id)? {
        return Ok(Step::Say(format!("{said}; the next is on {}", when::heading(day, today))));
    }
    let asked = Asked::about(Record::Meeting(id), INSTEAD);
    let ask = AskScreen::day(asked, "When do you meet instead? Esc leaves it open");
    let day = cx.journal.proposed_move(id)?;
    Ok(Step::Push(Box::new(ask.proposing(&when::heading(day, today)).having_said(said))))
}

fn ask_who(id: MeetingId, what: &'static str, title: &str) -> Step {
    Step::Push(Box::new(ChoiceScreen::new(Asked::about(Record::Meeting(id), what), title, SIDES)))
}

fn side(word: &str) -> Side {
    if word == "them" { Side::Them } else { Side::Me }
}

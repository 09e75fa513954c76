//! What there is of one mentorship, from wherever one is: its agreement, its check-ins.

use super::super::command::Command;
use super::super::screen::{Asked, Screen};
use super::agreement::AgreementScreen;
use super::captured::Known;
use super::check_in::CheckInsScreen;
use super::picker::PickerScreen;
use crate::domain::{MentorshipId, Record};
use crate::journal::{self, Journal};

/// The questions for the person.
const WHOSE_AGREEMENT: &str = "whose agreement is opened";
const WHOSE_CHECK_INS: &str = "whose check-ins are opened";

/// The agreement or the check-ins: with the one that `about` is of, who is chosen, or the only one there is; of several it asks for
/// one. Nothing while there is nobody.
pub fn of_somebody(
    command: Command,
    about: Option<Record>,
    journal: &Journal,
) -> journal::Result<Option<Box<dyn Screen>>> {
    let (what, question) = match command {
        Command::ShowAgreement => (WHOSE_AGREEMENT, "The agreement with whom?"),
        _ => (WHOSE_CHECK_INS, "The check-ins with whom?"),
    };
    let asked = Asked::plain(what);
    if let Some(with) = Known::of(about, journal)?.with {
        return Ok(picked(&asked, with));
    }
    let lines = journal.everybody()?;
    Ok(match lines.as_slice() {
        [] => None,
        [one] => picked(&asked, one.mentorship.id),
        _ => Some(Box::new(PickerScreen::of_people(asked, lines, question))),
    })
}

/// What is opened with the person who was picked, if that is what was asked.
pub fn picked(asked: &Asked, with: MentorshipId) -> Option<Box<dyn Screen>> {
    match asked.what {
        WHOSE_AGREEMENT => Some(Box::new(AgreementScreen::with(with))),
        WHOSE_CHECK_INS => Some(Box::new(CheckInsScreen::of(with))),
        _ => None,
    }
}

//! What is done with a whole mentorship, from the list and from its page: its phase, a pause, the end, a deletion.

use super::super::super::command::Command;
use super::super::super::screen::{Answer, Asked, Input, Step};
use super::super::choice::{ChoiceScreen, MenuLine};
use super::super::closing::ClosingScreen;
use crate::domain::mentorship::{MentorshipLine, MentorshipStatus, Phase};
use crate::domain::{MentorshipId, Record};
use crate::journal::{self, Journal, MentorshipPage};

/// The question of the menu.
const STATE: &str = "how it stands";

const PREPARE: MenuLine = MenuLine { letter: '1', word: "prepare", meaning: "Prepare: before the first real meeting" };
const AGREE: MenuLine = MenuLine { letter: '2', word: "agree", meaning: "Agree: what for, how often, how" };
const GROW: MenuLine = MenuLine { letter: '3', word: "grow", meaning: "Grow: the work itself" };
const CLOSE: MenuLine = MenuLine { letter: '4', word: "close", meaning: "Closing: looking back, the last meetings" };
const PAUSE: MenuLine = MenuLine { letter: 'p', word: "pause", meaning: "Pause: nothing is due until it goes on" };
const RESUME: MenuLine = MenuLine { letter: 'g', word: "resume", meaning: "Go on" };
const END: MenuLine =
    MenuLine { letter: 'c', word: "end", meaning: "End it: settle what is left, then it is only to be read" };

const ACTIVE: &[MenuLine] = &[PREPARE, AGREE, GROW, CLOSE, PAUSE, END];
const PAUSED: &[MenuLine] = &[RESUME, PREPARE, AGREE, GROW, CLOSE, END];
const CLOSED: &[MenuLine] = &[RESUME, PREPARE, AGREE, GROW, CLOSE];

/// Asks in which phase a mentorship is, or whether it rests or is over.
pub fn ask(line: &MentorshipLine) -> Step {
    let details = &line.mentorship.details;
    let (lines, here) = match details.status {
        MentorshipStatus::Active => (ACTIVE, details.phase.as_str()),
        MentorshipStatus::Paused => (PAUSED, RESUME.word),
        MentorshipStatus::Closed => (CLOSED, RESUME.word),
    };
    let asked = Asked::about(Record::Mentorship(line.mentorship.id), STATE);
    Step::Push(Box::new(ChoiceScreen::new(asked, line.name.clone(), lines).at(here)))
}

/// Does what was chosen in the menu, if that is what an input says.
pub fn answered(input: &Input, journal: &mut Journal) -> journal::Result<Option<Step>> {
    let Input::Answer(Answer::Chosen(asked, word)) = input else { return Ok(None) };
    let Asked { what: STATE, about: Some(Record::Mentorship(id)) } = *asked else { return Ok(None) };
    let words = match *word {
        "pause" => journal.set_mentorship_status(id, MentorshipStatus::Paused)?,
        "resume" => journal.set_mentorship_status(id, MentorshipStatus::Active)?,
        "end" => return Ok(Some(Step::Push(Box::new(ClosingScreen::of(id))))),
        phase => journal.set_phase(id, phase.parse::<Phase>()?)?,
    };
    Ok(Some(Step::Say(words)))
}

/// Goes on to the phase that is suggested.
pub fn go_on(id: MentorshipId, page: Option<&MentorshipPage>, journal: &mut Journal) -> journal::Result<Step> {
    match page.and_then(|page| page.suggested) {
        Some((phase, _)) => Ok(Step::Say(journal.set_phase(id, phase)?)),
        None => Ok(Step::Stay),
    }
}

/// Why a command of a mentorship can't run now, if it can't.
pub fn refusal(command: Command, page: Option<&MentorshipPage>) -> Option<&'static str> {
    use Command::{Begin, Edit, NewAction, NewCheckIn, NewFeedback, NewTopic};
    let is_closed = page.is_some_and(|page| page.line.is_closed());
    match command {
        Begin | Edit | NewAction | NewTopic | NewFeedback | NewCheckIn if is_closed => {
            Some("it is closed and only to be read; . goes on with it")
        }
        Command::NextPhase if page.is_none_or(|page| page.suggested.is_none()) => Some("no other phase is suggested"),
        _ => None,
    }
}

/// Deletes a mentorship with everything in it.
pub fn delete(id: MentorshipId, journal: &mut Journal) -> journal::Result<Step> {
    let words = journal.delete(Record::Mentorship(id))?;
    Ok(Step::Say(format!("{words} and all that is in it; it all comes back with u")))
}

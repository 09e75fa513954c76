//! Where the doors of the Guide lead: the one place that knows which form or page is behind each.
//!
//! A new form is put behind its door here, in [`open_door`] or, if it is of one mentorship, in [`of_mentorship`].

use super::super::super::command::{Command, Place};
use super::super::super::screen::{Answer, Asked, Step};
use super::super::agreement::AgreementScreen;
use super::super::check_in::CheckInsScreen;
use super::super::closing::ClosingScreen;
use super::super::goal_form::GoalFormScreen;
use super::super::meeting_form::MeetingFormScreen;
use super::super::mentorship::MentorshipScreen;
use super::super::mentorship_form::MentorshipFormScreen;
use super::super::picker::{Choice, PickerScreen};
use super::super::question::QuestionScreen;
use crate::content::guide;
use crate::domain::guide::Door;
use crate::domain::meeting::MeetingKind;
use crate::domain::question::Theme;
use crate::domain::{MentorshipId, Record};
use crate::journal::{self, Journal};

/// The question for the mentorship behind a door.
const WHOSE: &str = "whose door";

/// The question for one of the questions on a theme.
const WHICH: &str = "which question of the theme";

/// Opens what is behind a door. Where that is of a mentorship and nobody says of which, it is the one who is chosen, or the only one;
/// of several one is asked for, and [`answered`] goes on.
pub(super) fn open_door(door: Door, with: Option<MentorshipId>, journal: &Journal) -> journal::Result<Step> {
    if door.is_of_a_mentorship() {
        return match with {
            Some(id) => of_mentorship(door, id, journal),
            None => ask_whose(door, journal),
        };
    }
    Ok(match door {
        Door::NewGoal => Step::Push(Box::new(GoalFormScreen::blank(journal)?)),
        Door::NewFeedback => super::super::feedback(None, journal)?.map_or_else(nobody, Step::Push),
        Door::NewTopic => super::super::capture(Command::NewTopic, None, None).map_or(Step::Stay, Step::Push),
        Door::NewPerson => Step::Push(Box::new(MentorshipFormScreen::blank())),
        Door::Goals => Step::Go(Place::Goals),
        Door::Actions => Step::Go(Place::Today),
        Door::Meetings => Step::Go(Place::Meetings),
        Door::Contact => Step::Push(super::super::new_contact()),
        Door::Reading => Step::Push(super::super::reading_list()),
        Door::Review => Step::Go(Place::Review),
        // The next one is of the kind and on the day that suit the two.
        Door::Meeting(MeetingKind::Regular) => Step::Push(super::super::plan_meeting(None)),
        Door::Meeting(kind) => Step::Push(Box::new(MeetingFormScreen::of_kind(kind))),
        Door::Reflect(theme) => ask_which(theme, journal)?,
        Door::Question(id) => Step::Push(Box::new(QuestionScreen::of(id))),
        Door::Group(slug) => {
            let format = guide::format(slug);
            format.map_or(Step::Stay, |format| Step::Push(Box::new(MeetingFormScreen::by_format(format))))
        }
        Door::Agreement | Door::CheckIn | Door::Closing | Door::Mentorship => Step::Stay,
    })
}

/// What is behind a door of one mentorship. One that is over is only read: there is no new check-in in it, and it is closed already.
fn of_mentorship(door: Door, id: MentorshipId, journal: &Journal) -> journal::Result<Step> {
    let is_over = journal.mentorship(id)?.is_closed();
    Ok(match door {
        Door::Closing if !is_over => Step::Push(Box::new(ClosingScreen::of(id))),
        Door::Agreement => Step::Push(Box::new(AgreementScreen::with(id))),
        Door::CheckIn => Step::Push(Box::new(CheckInsScreen::of(id))),
        _ => Step::Push(Box::new(MentorshipScreen::of(id))),
    })
}

/// Goes on through the door that waited for an answer, if this is the answer.
pub(super) fn answered(answer: &Answer, waits: Option<Door>, journal: &Journal) -> journal::Result<Option<Step>> {
    match answer {
        Answer::Picked(Asked { what: WHOSE, .. }, Some(Record::Mentorship(id))) => {
            waits.map(|door| open_door(door, Some(*id), journal)).transpose()
        }
        Answer::Picked(Asked { what: WHICH, .. }, Some(Record::Question(id))) => {
            Ok(Some(Step::Push(Box::new(QuestionScreen::of(*id)))))
        }
        _ => Ok(None),
    }
}

fn nobody() -> Step {
    Step::Say("there is nobody yet it could be about; People has n for a name".to_owned())
}

fn ask_whose(door: Door, journal: &Journal) -> journal::Result<Step> {
    if let Some(id) = journal.chosen()? {
        return of_mentorship(door, id, journal);
    }
    let lines = journal.people_to_choose_from(None)?;
    Ok(match lines.as_slice() {
        [] => nobody(),
        [one] => of_mentorship(door, one.mentorship.id, journal)?,
        _ => Step::Push(Box::new(PickerScreen::of_people(Asked::plain(WHOSE), lines, "With whom?"))),
    })
}

fn ask_which(theme: Theme, journal: &Journal) -> journal::Result<Step> {
    let mut bank = journal.question_bank()?;
    bank.retain(|line| line.question.theme == theme);
    let choices = bank.into_iter().map(|line| Choice {
        record: Some(line.question.id.into()),
        words: line.wording,
        aside: if line.last_answered_on.is_some() { "answered".to_owned() } else { String::new() },
    });
    let question = format!("Which question on {}?", theme.as_str().replace('-', " "));
    Ok(Step::Push(Box::new(PickerScreen::new(Asked::plain(WHICH), choices.collect()).asking(question))))
}

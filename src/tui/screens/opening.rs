//! Which screen shows a record, and which one goes on with a draft: for every list in which both may be opened.
//!
//! A new page or form gets its line here, and Today, the meeting page and all the others open it.

use super::action::ActionScreen;
use super::action_form::ActionFormScreen;
use super::agreement::AgreementScreen;
use super::agreement::dials_form::{self, DialsFormScreen};
use super::capture::CaptureScreen;
use super::check_in::form::{self as check_in_form, CheckInFormScreen};
use super::check_in::one::CheckInScreen;
use super::contact::ContactScreen;
use super::contact_form::ContactFormScreen;
use super::feedback::FeedbackScreen;
use super::feedback_form::FeedbackFormScreen;
use super::goal::GoalScreen;
use super::goal_form::{self, GoalFormScreen};
use super::meeting::MeetingScreen;
use super::meeting::after::{self, AfterScreen};
use super::meeting_form::{self, MeetingFormScreen};
use super::mentorship::MentorshipScreen;
use super::mentorship_form::{self, MentorshipFormScreen};
use super::milestone_form::{self, MilestoneFormScreen};
use super::progress_form::{self, ProgressFormScreen};
use super::question::QuestionScreen;
use super::question_form::{self, QuestionFormScreen};
use super::reading_form::{self, ReadingFormScreen};
use super::review::{ReviewScreen, ReviewWordsScreen};
use super::template_form::TemplateFormScreen;
use crate::domain::action::ActionDetails;
use crate::domain::draft::DraftPlace;
use crate::domain::{GoalId, MentorshipId, Record};
use crate::journal::{self, Journal};
use crate::tui::screen::Screen;

type Opened = Option<Box<dyn Screen>>;

/// The page of a record, or the form it is changed in; nothing for what has neither.
pub fn of_record(record: Record) -> Opened {
    Some(match record {
        Record::Action(id) => Box::new(ActionScreen::of(id)),
        Record::Agreement(id) => Box::new(AgreementScreen::of(id)),
        Record::CheckIn(id) => Box::new(CheckInScreen::of(id)),
        Record::Feedback(id) => Box::new(FeedbackScreen::of(id)),
        Record::Goal(id) => Box::new(GoalScreen::of(id)),
        Record::Meeting(id) => Box::new(MeetingScreen::of(id)),
        Record::Mentorship(id) => Box::new(MentorshipScreen::of(id)),
        Record::Question(id) => Box::new(QuestionScreen::of(id)),
        Record::Contact(id) => Box::new(ContactScreen::of(id)),
        Record::Reading(id) => Box::new(ReadingFormScreen::of(id)),
        Record::Review(id) => Box::new(ReviewScreen::of(id)),
        _ => return None,
    })
}

/// The form of a meeting, today's to begin with.
pub fn new_meeting(with: Option<MentorshipId>) -> Box<dyn Screen> {
    opened(MeetingFormScreen::blank(with))
}

/// The form that plans the next meeting, by the rhythm the two agreed.
pub fn plan_meeting(with: Option<MentorshipId>) -> Box<dyn Screen> {
    opened(MeetingFormScreen::next(with))
}

/// The screen that offers a draft again, if there is one.
pub fn of_draft(place: &DraftPlace, journal: &Journal) -> journal::Result<Opened> {
    match place {
        DraftPlace::Field { record, field } => of_text(*record, field, journal),
        DraftPlace::New { what, number } => match of_form(what, *number, journal)? {
            None => Ok(CaptureScreen::for_draft(place).map(opened)),
            form => Ok(form),
        },
    }
}

/// A text of something that exists: on its page, or in its form.
fn of_text(record: Record, field: &str, journal: &Journal) -> journal::Result<Opened> {
    let form = match record {
        Record::Action(id) => opened(ActionFormScreen::of(id)),
        Record::Goal(id) => opened(GoalFormScreen::of(id, journal)?),
        Record::Meeting(id) if field == after::DRAFT => {
            return Ok(Some(opened(AfterScreen::of(id))));
        }
        Record::Meeting(id) => opened(MeetingFormScreen::of(id)),
        Record::Mentorship(id) => opened(MentorshipFormScreen::of(id)),
        Record::Question(id) => opened(QuestionFormScreen::of(id)),
        Record::Review(id) => opened(ReviewWordsScreen::of(id, journal)?),
        Record::Milestone(id) => opened(MilestoneFormScreen::of(&journal.milestone(id)?, journal)?),
        Record::Progress(id) => opened(ProgressFormScreen::of(&journal.progress_entry(id)?, journal)?),
        Record::Feedback(id) => opened(FeedbackFormScreen::of(id)),
        Record::CheckIn(id) => opened(CheckInFormScreen::of(id)),
        Record::Template(id) => opened(TemplateFormScreen::of(id)),
        Record::Agreement(id) if field == dials_form::DRAFT => return Ok(Some(opened(DialsFormScreen::of(id)))),
        Record::Agreement(id) => {
            let section = field.parse().ok().map(|section| opened(AgreementScreen::to_go_on(id, section)));
            return Ok(section.or_else(|| of_record(record)));
        }
        Record::Contact(id) => opened(ContactFormScreen::of(id)),
        Record::Reading(id) => opened(ReadingFormScreen::of(id)),
        Record::Answer(id) => return Ok(of_record(journal.answer(id)?.details.question.into())),
        _ => return Ok(of_record(record)),
    };
    Ok(match record {
        _ if field == "form" => Some(form),
        Record::Meeting(id) => Some(opened(MeetingScreen::to_go_on(id))),
        _ => of_record(record),
    })
}

/// A form for something new, by what its draft is called.
fn of_form(what: &str, number: u32, journal: &Journal) -> journal::Result<Opened> {
    let goal = GoalId(i64::from(number));
    if let Some(form) = FeedbackFormScreen::for_draft(what) {
        return Ok(Some(opened(form)));
    }
    if let Some(words) = ReviewWordsScreen::for_draft(what, number, journal)? {
        return Ok(Some(opened(words)));
    }
    if let Some(form) = MeetingFormScreen::for_draft(what) {
        return Ok(Some(opened(form)));
    }
    if let Some(form) = TemplateFormScreen::for_draft(what) {
        return Ok(Some(opened(form)));
    }
    if let Some(form) = ContactFormScreen::for_draft(what) {
        return Ok(Some(opened(form)));
    }
    if let Some(form) = MentorshipFormScreen::for_draft(what) {
        return Ok(Some(opened(form)));
    }
    Ok(Some(match what.split_once(' ').unwrap_or((what, "")) {
        ("action", about) => opened(action_form(about, journal)?),
        ("answer", question) => return Ok(question.parse().ok().and_then(|id| of_record(Record::Question(id)))),
        _ => match what {
            check_in_form::WHAT => opened(CheckInFormScreen::blank(MentorshipId(i64::from(number)))),
            goal_form::WHAT => opened(GoalFormScreen::blank(journal)?),
            progress_form::WHAT => opened(ProgressFormScreen::blank(goal, journal)?),
            milestone_form::WHAT => opened(MilestoneFormScreen::blank(goal, journal)?),
            meeting_form::NEW => opened(MeetingFormScreen::blank(None)),
            mentorship_form::NEW => opened(MentorshipFormScreen::blank()),
            question_form::NEW => opened(QuestionFormScreen::blank()),
            reading_form::NEW => opened(ReadingFormScreen::blank()),
            _ => return Ok(None),
        },
    }))
}

/// The form of an action, by what it is about: `of M7`, `about N3`.
fn action_form(about: &str, journal: &Journal) -> journal::Result<ActionFormScreen> {
    if let Some(meeting) = about.strip_prefix("of ").and_then(|meeting| meeting.parse().ok()) {
        return Ok(ActionFormScreen::agreed_in(meeting));
    }
    Ok(match about.strip_prefix("about ").and_then(|contact| contact.parse().ok()) {
        Some(contact) => ActionFormScreen::about(&journal.contact_page(contact)?),
        None => ActionFormScreen::new(ActionDetails::new(None, "")),
    })
}

fn opened(screen: impl Screen + 'static) -> Box<dyn Screen> {
    Box::new(screen)
}

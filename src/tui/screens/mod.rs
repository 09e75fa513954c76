//! The screens, one file for each, and how the app opens those it knows by a key.
//!
//! A new screen gets its `mod` line here; one with a place on the number keys gets its arm in [`place`].

pub mod action;
mod action_fields;
pub mod action_form;
mod action_row;
pub mod action_state;
pub mod agreement;
pub mod ask;
mod beginning;
pub mod capture;
mod captured;
pub mod carried;
mod check_in;
pub mod choice;
mod closing;
mod contact;
mod contact_form;
mod feedback;
mod feedback_form;
mod feedback_people;
mod feedbacks;
pub mod goal;
mod goal_form;
mod goal_row;
mod goal_status;
pub mod goals;
mod gone;
pub mod guide;
pub mod help;
pub mod meeting;
pub mod meeting_form;
mod meeting_kind;
mod meeting_state;
pub mod meetings;
pub mod mentorship;
mod mentorship_form;
mod milestone_form;
pub mod month;
mod network;
mod of_somebody;
mod opening;
pub mod palette;
pub mod people;
pub mod picker;
mod progress_form;
mod prompt;
pub mod question;
mod question_form;
mod reading;
mod reading_form;
pub mod reflect;
pub mod review;
pub mod sharing;
mod template_form;
mod templates;
pub mod today;
pub mod trash;
pub mod welcome;

use super::command::{Command, Place};
use super::screen::{Asked, Screen};
use crate::domain::draft::Draft;
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::{MentorshipId, Page, Record};
use crate::journal::{self, Journal};
use capture::CaptureScreen;
use check_in::form::CheckInFormScreen;
use picker::{Choice, PickerScreen};

pub use of_somebody::{of_somebody, picked};
pub use opening::{of_draft, of_record, plan_meeting};

/// The screen of a place.
pub fn place(place: Place) -> Box<dyn Screen> {
    match place {
        Place::Goals => Box::<goals::GoalsScreen>::default(),
        Place::Today => Box::new(welcome::WelcomeScreen::before(Box::<today::TodayScreen>::default())),
        Place::Reflect => Box::<reflect::ReflectScreen>::default(),
        Place::People => Box::<people::PeopleScreen>::default(),
        Place::Review => Box::<review::ReviewScreen>::default(),
        Place::Meetings => Box::<meetings::MeetingsScreen>::default(),
        Place::Guide => Box::<guide::GuideScreen>::default(),
    }
}

/// The screen that captures a line, wherever one is: a topic, an action, a note. `about` is what the screen below shows.
/// A topic is offered what may be raised of that.
pub fn capture(command: Command, about: Option<Record>, to_raise: Option<&'static str>) -> Option<Box<dyn Screen>> {
    Some(Box::new(match to_raise.filter(|_| command == Command::NewTopic) {
        Some(words) => CaptureScreen::offering(words, about),
        None => CaptureScreen::new(command, about),
    }))
}

/// The draft of a captured line, for a text that has no other place to go on.
pub(super) fn captured_draft(text: &str, about: Option<Record>, journal: &Journal) -> journal::Result<Draft> {
    capture::draft_of(text, about, journal)
}

/// The screen that offers a pasted text as a note, or as another line.
pub fn pasted(text: &str, about: Option<Record>) -> Box<dyn Screen> {
    Box::new(CaptureScreen::pasted(text, about))
}

/// The form for feedback or advice; `about` is what the screen below shows. Nothing while there is nobody it could be from or to.
pub fn feedback(about: Option<Record>, journal: &Journal) -> journal::Result<Option<Box<dyn Screen>>> {
    if journal.people(&Page::first(1))?.is_empty() {
        return Ok(None);
    }
    let known = captured::Known::of(about, journal)?;
    Ok(Some(Box::new(feedback_form::FeedbackFormScreen::blank(known.with, known.meeting))))
}

/// The form of a check-in with the one that `about` is of, or with the only one there is; nothing where that is not clear.
pub fn check_in(about: Option<Record>, journal: &Journal) -> journal::Result<Option<Box<dyn Screen>>> {
    let with = captured::Known::of(about, journal)?.with;
    let open = with.map(|id| journal.mentorship(id)).transpose()?.filter(|line| !line.is_closed());
    Ok(open.map(|line| Box::new(CheckInFormScreen::blank(line.mentorship.id)) as Box<dyn Screen>))
}

/// The ledger of feedback and advice, of a mentorship or of the person who is chosen.
pub fn feedback_ledger(with: Option<MentorshipId>) -> Box<dyn Screen> {
    Box::new(feedbacks::FeedbacksScreen::of(with))
}

/// The templates of meetings.
pub fn templates() -> Box<dyn Screen> {
    Box::<templates::TemplatesScreen>::default()
}

/// The network: who helps, with what.
pub fn network() -> Box<dyn Screen> {
    Box::<network::NetworkScreen>::default()
}

/// The form for somebody who helps.
pub fn new_contact() -> Box<dyn Screen> {
    Box::new(contact_form::ContactFormScreen::blank())
}

/// The reading list.
pub fn reading_list() -> Box<dyn Screen> {
    Box::<reading::ReadingScreen>::default()
}

/// The review of the whole time of a mentorship.
fn review_of_the_whole(id: MentorshipId) -> Box<dyn Screen> {
    Box::new(review::ReviewScreen::whole_of(id))
}

/// What was deleted.
pub fn trash() -> Option<Box<dyn Screen>> {
    Some(Box::new(trash::TrashScreen::default()))
}

/// Everybody there is a mentorship with, to choose whose things are shown.
pub(super) fn people_to_choose(journal: &Journal, asked: Asked) -> journal::Result<Box<dyn Screen>> {
    let everybody = Choice { record: None, words: "Everybody".to_owned(), aside: String::new() };
    let people = journal.everybody()?.into_iter().map(|line| {
        let details = &line.mentorship.details;
        let aside = format!("{}, {}", details.my_role.theirs(), details.status);
        Choice { record: Some(Record::Mentorship(line.mentorship.id)), words: line.name, aside }
    });
    let choices = std::iter::once(everybody).chain(people).collect();
    Ok(Box::new(PickerScreen::new(asked, choices).asking("With whom?")))
}

/// Whose things are shown, where there is more than one mentorship to mistake it for.
pub(super) fn whose(journal: &Journal) -> journal::Result<Option<String>> {
    if journal.mentorships(&MentorshipFilter::default(), &Page::first(2))?.len() < 2 {
        return Ok(None);
    }
    Ok(Some(match journal.chosen()? {
        Some(id) => journal.mentorship(id)?.name,
        None => "everybody".to_owned(),
    }))
}

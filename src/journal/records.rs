//! What can be done with any record, whatever it is: show it, delete it, and name it in words.

use serde::Serialize;

use super::agenda::filling::hand_on;
use super::agreements::agreement_called;
use super::contacts::forget_if_alone;
use super::feedback::feedback_called;
use super::meetings::meeting_called;
use super::review::review_called;
use super::{Error, Journal, Result};
use crate::content;
use crate::domain::meeting::MeetingStatus;
use crate::domain::mentorship::MentorshipStatus;
use crate::domain::question::Question;
use crate::domain::{Invalid, MentorshipId, PersonId, QuestionId, Record};
use crate::store::{Read, Repos, Write};
use crate::text::{sanitise, width};

/// Runs a piece of code with the repository of a record and its typed id.
macro_rules! with_table {
    ($repos:expr, $record:expr, |$rows:ident, $id:ident| $work:expr) => {
        with_table!($repos, $record, $rows, $id, $work;
            Person people, Mentorship mentorships, Meeting meetings, Topic topics, Action actions, Goal goals,
            Question questions, Answer answers, AgendaLine agenda, Takeaway takeaways, Decision decisions,
            Milestone milestones, Progress progress, MeetingMove meeting_moves, Feedback feedback, Template templates,
            Agreement agreements, CheckIn check_ins, Contact contacts, Reading reading, Review reviews)
    };
    ($repos:expr, $record:expr, $rows:ident, $id:ident, $work:expr; $($variant:ident $table:ident),+) => {
        match $record {
            $(Record::$variant($id) => {
                let $rows = $repos.$table();
                $work
            })+
        }
    };
}

pub(super) use with_table;

/// A record as JSON, its fields by the names they have everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Shown(pub serde_json::Value);

impl Journal {
    /// Any record, with all its fields. A built-in question is shown like one's own.
    pub fn show(&self, record: Record) -> Result<Shown> {
        if let Record::Question(id) = record
            && let Some(question) = content::question(id)
        {
            return shown(question);
        }
        let repos = self.store.read();
        with_table!(repos, record, |rows, id| shown(&rows.get(id)?))
    }

    /// Deletes any record, with what belongs to it; it goes to the trash, and undo brings it back. Gives the words for a toast.
    pub fn delete(&mut self, record: Record) -> Result<String> {
        if let Record::Question(id) = record
            && content::question(id).is_some()
        {
            let what = format!("{id} is built in and stays; only questions of your own can be deleted");
            return Err(Invalid::new("id", what).into());
        }
        let words = format!("deleted {}", self.called(record)?);
        let today = self.today();
        self.write(&words, |repos| {
            repos.trash(record)?;
            match record {
                Record::Question(id) => {
                    repos.answers().delete_of(id)?;
                    repos.agenda().delete_of(id)?;
                    repos.questions().delete(id)?;
                }
                Record::Mentorship(id) => delete_of(repos, record, repos.mentorships().get(id)?.details.person_id)?,
                Record::Feedback(id) => delete_of(repos, record, repos.feedback().get(id)?.details.person_id)?,
                Record::Contact(id) => {
                    let contact = repos.contacts().get(id)?.details;
                    repos.contacts().delete(id)?;
                    forget_if_alone(repos, &contact)?;
                }
                Record::Meeting(id) => {
                    if repos.meetings().get(id)?.details.status == MeetingStatus::Planned {
                        hand_on(repos, id, today)?;
                    }
                    repos.meetings().delete(id)?;
                }
                _ => with_table!(repos, record, |rows, id| rows.delete(id))?,
            }
            Ok(())
        })?;
        Ok(words)
    }

    /// Whether a record belongs to a mentorship that is closed, and is only to be read.
    pub fn is_over(&self, record: Record) -> Result<bool> {
        let repos = self.store.read();
        let of_meeting = |id| Ok::<_, Error>(repos.meetings().get(id)?.details.mentorship_id);
        let of_goal = |id| Ok::<_, Error>(repos.goals().get(id)?.details.mentorship_id);
        let mentorship = match record {
            Record::Mentorship(id) => Some(id),
            Record::Meeting(id) => of_meeting(id)?,
            Record::Goal(id) => of_goal(id)?,
            Record::Topic(id) => Some(repos.topics().get(id)?.details.mentorship_id),
            Record::Action(id) => repos.actions().get(id)?.details.mentorship_id,
            Record::Answer(id) => repos.answers().get(id)?.details.mentorship_id,
            Record::Feedback(id) => repos.feedback().get(id)?.details.mentorship_id,
            Record::Agreement(id) => Some(repos.agreements().get(id)?.details.mentorship_id),
            Record::CheckIn(id) => Some(repos.check_ins().get(id)?.details.mentorship_id),
            Record::AgendaLine(id) => of_meeting(repos.agenda().get(id)?.details.meeting_id)?,
            Record::Takeaway(id) => of_meeting(repos.takeaways().get(id)?.details.meeting_id)?,
            Record::Decision(id) => of_meeting(repos.decisions().get(id)?.details.meeting_id)?,
            Record::MeetingMove(id) => of_meeting(repos.meeting_moves().get(id)?.details.meeting_id)?,
            Record::Milestone(id) => of_goal(repos.milestones().get(id)?.details.goal_id)?,
            Record::Progress(id) => of_goal(repos.progress().get(id)?.details.goal_id)?,
            Record::Person(_)
            | Record::Question(_)
            | Record::Template(_)
            | Record::Contact(_)
            | Record::Reading(_)
            | Record::Review(_) => None,
        };
        let Some(id) = mentorship else { return Ok(false) };
        Ok(repos.mentorships().get(id)?.details.status == MentorshipStatus::Closed)
    }

    /// What a record is called in a sentence: `the meeting of 3 March`, `the goal "Ship it"`.
    pub fn called(&self, record: Record) -> Result<String> {
        let repos = self.store.read();
        let words = match record {
            Record::Person(id) => repos.people().get(id)?.details.name,
            Record::Mentorship(id) => {
                return Ok(format!("the mentorship with {}", with_whom(repos, id)?));
            }
            Record::Meeting(id) => return Ok(meeting_called(&repos.meetings().get(id)?.details, self.today())),
            Record::Topic(id) => repos.topics().get(id)?.details.text,
            Record::Action(id) => repos.actions().get(id)?.details.text,
            Record::Goal(id) => repos.goals().get(id)?.details.title,
            Record::Question(id) => self.question(id)?.mentee,
            Record::Answer(id) => repos.answers().get(id)?.details.text,
            Record::AgendaLine(id) => self.agenda_words(id)?,
            Record::Takeaway(id) => repos.takeaways().get(id)?.details.text,
            Record::Decision(id) => repos.decisions().get(id)?.details.text,
            Record::Milestone(id) => repos.milestones().get(id)?.details.text,
            Record::Progress(id) => repos.progress().get(id)?.details.moved,
            Record::Feedback(id) => return Ok(feedback_called(&repos.feedback().get(id)?.details)),
            Record::Template(id) => repos.templates().get(id)?.details.name,
            Record::Agreement(id) => return agreement_called(repos, &repos.agreements().get(id)?.details),
            Record::CheckIn(id) => return self.check_in_called(&repos.check_ins().get(id)?.details),
            Record::Contact(id) => {
                let person = repos.contacts().get(id)?.details.person_id;
                return Ok(format!("the contact {}", brief(&repos.people().get(person)?.details.name)));
            }
            Record::Reading(id) => repos.reading().get(id)?.details.title,
            Record::Review(id) => return review_called(repos, &repos.reviews().get(id)?.details),
            Record::MeetingMove(id) => return Ok(format!("a {} {id}", record.noun())),
        };
        Ok(format!("the {} \"{}\"", record.noun(), brief(&words)))
    }

    /// A question, built in or one's own.
    pub fn question(&self, id: QuestionId) -> Result<Question> {
        question(self.store.read(), id)
    }
}

/// Deletes something of a person, and the person if nothing else in the journal is about them.
fn delete_of(repos: Repos<'_, Write>, record: Record, person: PersonId) -> Result<()> {
    with_table!(repos, record, |rows, id| rows.delete(id))?;
    Ok(repos.people().delete_if_alone(person)?)
}

pub(super) fn question(repos: Repos<'_, Read>, id: QuestionId) -> Result<Question> {
    match content::question(id) {
        Some(question) => Ok(question.clone()),
        None => Ok(repos.questions().get(id)?.details.into_question(id)),
    }
}

/// The name of the one a mentorship is with, short enough for a sentence.
pub(super) fn with_whom<A: Copy>(repos: Repos<'_, A>, mentorship: MentorshipId) -> Result<String> {
    let person = repos.mentorships().get(mentorship)?.details.person_id;
    Ok(brief(&repos.people().get(person)?.details.name))
}

/// The beginning of a text, on one line: enough to know it by.
pub(super) fn brief(text: &str) -> String {
    width::shorten(&sanitise::shown_line(text), 48).into_owned()
}

fn shown(record: &impl Serialize) -> Result<Shown> {
    serde_json::to_value(record)
        .map(Shown)
        .map_err(|error| Invalid::new("record", format!("cannot be shown as JSON: {error}")).into())
}

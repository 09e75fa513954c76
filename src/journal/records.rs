//! What can be done with any record, whatever it is: show it, delete it, and name it in words.

use serde::Serialize;

use super::agenda::filling::hand_on;
use super::feedback::feedback_called;
use super::meetings::meeting_called;
use super::{Journal, Result};
use crate::content;
use crate::domain::meeting::MeetingStatus;
use crate::domain::question::Question;
use crate::domain::{Invalid, QuestionId, Record};
use crate::store::{Read, Repos};
use crate::text::{sanitise, width};

/// Runs a piece of code with the repository of a record and its typed id.
macro_rules! with_table {
    ($repos:expr, $record:expr, |$rows:ident, $id:ident| $work:expr) => {
        match $record {
            Record::Person($id) => {
                let $rows = $repos.people();
                $work
            }
            Record::Mentorship($id) => {
                let $rows = $repos.mentorships();
                $work
            }
            Record::Meeting($id) => {
                let $rows = $repos.meetings();
                $work
            }
            Record::Topic($id) => {
                let $rows = $repos.topics();
                $work
            }
            Record::Action($id) => {
                let $rows = $repos.actions();
                $work
            }
            Record::Goal($id) => {
                let $rows = $repos.goals();
                $work
            }
            Record::Question($id) => {
                let $rows = $repos.questions();
                $work
            }
            Record::Answer($id) => {
                let $rows = $repos.answers();
                $work
            }
            Record::AgendaLine($id) => {
                let $rows = $repos.agenda();
                $work
            }
            Record::Takeaway($id) => {
                let $rows = $repos.takeaways();
                $work
            }
            Record::Decision($id) => {
                let $rows = $repos.decisions();
                $work
            }
            Record::Milestone($id) => {
                let $rows = $repos.milestones();
                $work
            }
            Record::Progress($id) => {
                let $rows = $repos.progress();
                $work
            }
            Record::MeetingMove($id) => {
                let $rows = $repos.meeting_moves();
                $work
            }
            Record::Feedback($id) => {
                let $rows = $repos.feedback();
                $work
            }
            Record::Template($id) => {
                let $rows = $repos.templates();
                $work
            }
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
                Record::Mentorship(id) => {
                    let person = repos.mentorships().get(id)?.details.person_id;
                    repos.mentorships().delete(id)?;
                    // Somebody who is in no mentorship any more is no longer in the journal.
                    if !repos.mentorships().has_person(person)? {
                        repos.people().delete(person)?;
                    }
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

    /// What a record is called in a sentence: `the meeting of 3 March`, `the goal "Ship it"`.
    pub fn called(&self, record: Record) -> Result<String> {
        let repos = self.store.read();
        let words = match record {
            Record::Person(id) => repos.people().get(id)?.details.name,
            Record::Mentorship(id) => {
                let person = repos.mentorships().get(id)?.details.person_id;
                return Ok(format!("the mentorship with {}", brief(&repos.people().get(person)?.details.name)));
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
            Record::MeetingMove(id) => return Ok(format!("a {} {id}", record.noun())),
        };
        Ok(format!("the {} \"{}\"", record.noun(), brief(&words)))
    }

    /// A question, built in or one's own.
    pub fn question(&self, id: QuestionId) -> Result<Question> {
        question(self.store.read(), id)
    }
}

pub(super) fn question(repos: Repos<'_, Read>, id: QuestionId) -> Result<Question> {
    match content::question(id) {
        Some(question) => Ok(question.clone()),
        None => Ok(repos.questions().get(id)?.details.into_question(id)),
    }
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

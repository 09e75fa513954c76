//! What is read, and what is kept of it.

use super::records::brief;
use super::{Edit, Journal, Result};
use crate::content::guide;
use crate::domain::guide::Book;
use crate::domain::reading::{Reading, ReadingDetails, ReadingStatus};
use crate::domain::topic::TopicDetails;
use crate::domain::{Invalid, Listed, MentorshipId, Page, ReadingId, TopicId};
use crate::text::meanwhile::Meanwhile;

/// So many questions a group is offered to choose from.
const MOST_QUESTIONS: u32 = 20;

impl Journal {
    /// Puts something on the reading list.
    pub fn add_reading(&mut self, details: &ReadingDetails) -> Result<ReadingId> {
        let words = format!("added the book \"{}\"", brief(&details.title));
        self.keep(&words, details, |repos| repos.reading().insert(details))
    }

    /// Changes something on the reading list.
    pub fn edit_reading<'d>(&mut self, id: ReadingId, edit: impl Into<Edit<'d, ReadingDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed the book \"{}\"", brief(&edit.after.title));
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.reading().get(id)?.details)?;
            repos.reading().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Goes on with it: what is wanted is being read, what is being read is done, and what is done is read again. Gives the words for
    /// a toast.
    pub fn go_on_with_reading(&mut self, id: ReadingId) -> Result<String> {
        let status = self.reading(id)?.details.status.next();
        self.set_reading_status(id, status)
    }

    /// Says how far one is with it. Gives the words for a toast.
    pub fn set_reading_status(&mut self, id: ReadingId, status: ReadingStatus) -> Result<String> {
        let done = match status {
            ReadingStatus::Want => "to be read",
            ReadingStatus::Reading => "being read",
            ReadingStatus::Done => "read",
        };
        self.write("", |repos| {
            let mut details = repos.reading().get(id)?.details;
            details.status = status;
            let words = format!("{done}: {}", brief(&details.title));
            repos.say(&words)?;
            repos.reading().update(id, &details)?;
            Ok(words)
        })
    }

    /// Makes the idea that is kept of it a topic for the next meeting with somebody; the same idea only once. It comes onto the agenda,
    /// if a meeting is planned.
    pub fn take_idea(&mut self, id: ReadingId, with: MentorshipId) -> Result<TopicId> {
        let idea = self.reading(id)?.details.idea;
        let idea = idea.trim();
        if idea.is_empty() {
            return Err(Invalid::new("idea", "no idea is kept of it yet; write it down first").into());
        }
        if let Some(topic) = self.store.read().reading().topic_of(idea, with)? {
            return Err(Invalid::new("idea", format!("it was taken to a meeting already: {topic}")).into());
        }
        self.add_topic(&TopicDetails::new(with, idea))
    }

    /// Something on the reading list.
    pub fn reading(&self, id: ReadingId) -> Result<Reading> {
        Ok(self.store.read().reading().get(id)?)
    }

    /// The reading list: what is being read, what is wanted, what is done.
    pub fn readings(&self, page: &Page) -> Result<Vec<Listed<Reading>>> {
        Ok(self.store.read().reading().page(page)?)
    }

    /// The books that ship with the program and are not on the list, those that are offered at once first.
    pub fn suggested_books(&self) -> Result<Vec<Book>> {
        let repos = self.store.read();
        let mut books = Vec::new();
        for book in guide::books() {
            if !repos.reading().has(book.title)? {
                books.push(book);
            }
        }
        Ok(books)
    }

    /// The questions for others from the books that are being read or wanted: what a group that reads together may begin with.
    pub fn book_club_questions(&self) -> Result<Vec<Reading>> {
        let repos = self.store.read();
        let mut asking = repos.reading().asking(ReadingStatus::Reading, MOST_QUESTIONS)?;
        asking.extend(repos.reading().asking(ReadingStatus::Want, MOST_QUESTIONS)?);
        asking.truncate(MOST_QUESTIONS as usize);
        Ok(asking)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::mentorship::{MentorshipDetails, Role};

    fn journal() -> (Journal, ReadingId) {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let id = journal.add_reading(&ReadingDetails::new("Mentoring 101", "John C. Maxwell")).unwrap();
        (journal, id)
    }

    #[test]
    fn each_step_through_a_book_is_taken_back_by_name() {
        let (mut journal, id) = journal();
        for words in ["being read", "read", "being read"] {
            assert_eq!(journal.go_on_with_reading(id).unwrap(), format!("{words}: Mentoring 101"));
        }
        assert_eq!(journal.undo().unwrap().as_deref(), Some("being read: Mentoring 101"));
        assert_eq!(journal.reading(id).unwrap().details.status, ReadingStatus::Done);
    }

    #[test]
    fn an_idea_becomes_a_topic_with_one_person_once() {
        let (mut journal, id) = journal();
        let [aldo, bea] =
            ["Aldo", "Bea"].map(|name| journal.add_mentorship(name, &MentorshipDetails::of(Role::Mentee)).unwrap());
        assert!(journal.take_idea(id, aldo).unwrap_err().to_string().contains("no idea is kept"));
        journal.set(id.into(), &[("idea".into(), "Ask before you answer.".into())]).unwrap();
        let topic = journal.take_idea(id, aldo).unwrap();
        let refusal = journal.take_idea(id, aldo).unwrap_err().to_string();
        assert!(refusal.contains(&format!("already: {topic}")), "{refusal}");
        journal.take_idea(id, bea).unwrap();
        journal.delete(topic.into()).unwrap();
        journal.take_idea(id, aldo).unwrap();
    }

    #[test]
    fn a_book_that_is_on_the_list_is_not_offered_and_comes_back_when_it_goes() {
        let (mut journal, id) = journal();
        let titles =
            |journal: &Journal| journal.suggested_books().unwrap().iter().map(|book| book.title).collect::<Vec<_>>();
        assert_eq!(titles(&journal).len(), 7);
        assert!(!titles(&journal).contains(&"Mentoring 101"));
        journal.set(id.into(), &[("title".into(), " mentoring 101 ".into())]).unwrap();
        assert_eq!(titles(&journal).len(), 7);
        journal.delete(id.into()).unwrap();
        assert_eq!(titles(&journal)[2], "Mentoring 101");
    }

    #[test]
    fn the_questions_for_others_are_those_of_books_that_are_read_or_wanted() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        for (title, status, question) in [
            ("wanted", ReadingStatus::Want, "Why this one?"),
            ("silent", ReadingStatus::Reading, ""),
            ("read now", ReadingStatus::Reading, "Who does this here?"),
            ("read long ago", ReadingStatus::Done, "Was it worth it?"),
        ] {
            let details = ReadingDetails { status, question: question.into(), ..ReadingDetails::new(title, "") };
            journal.add_reading(&details).unwrap();
        }
        let asked: Vec<_> = journal.book_club_questions().unwrap().into_iter().map(|book| book.details.title).collect();
        assert_eq!(asked, ["read now", "wanted"]);
        for number in 0..30 {
            let title = format!("book {number}");
            let details = ReadingDetails { question: "?".into(), ..ReadingDetails::new(title, "") };
            journal.add_reading(&details).unwrap();
        }
        assert_eq!(journal.book_club_questions().unwrap().len(), 20);
    }
}

//! Topics: what waits to be raised with one person.

use super::agenda::filling::join_next;
use super::consequences::Reopened;
use super::records::brief;
use super::{Journal, Result};
use crate::domain::agenda::AgendaSubject;
use crate::domain::topic::{Topic, TopicDetails, TopicFilter, TopicLine, TopicStatus};
use crate::domain::{Details, Listed, MeetingId, Page, TopicId};

impl Journal {
    /// Keeps something to raise; it comes onto the next agenda, if a meeting is planned.
    pub fn add_topic(&mut self, details: &TopicDetails) -> Result<TopicId> {
        self.keep_topic(details, None)
    }

    /// Keeps something that came up in a meeting, to raise in one after it.
    pub fn add_topic_from(&mut self, meeting: MeetingId, details: &TopicDetails) -> Result<TopicId> {
        self.keep_topic(details, Some(meeting))
    }

    fn keep_topic(&mut self, details: &TopicDetails, came_up_in: Option<MeetingId>) -> Result<TopicId> {
        let words = format!("added the topic \"{}\"", brief(&details.text));
        let today = self.today();
        details.check()?;
        self.write(&words, |repos| {
            let id = repos.topics().insert(details)?;
            if details.status == TopicStatus::Waiting {
                join_next(repos, Some(details.mentorship_id), AgendaSubject::Topic(id), came_up_in, today)?;
            }
            Ok(id)
        })
    }

    /// Changes a topic.
    pub fn edit_topic(&mut self, id: TopicId, details: &TopicDetails) -> Result<()> {
        let words = format!("changed the topic \"{}\"", brief(&details.text));
        self.keep(&words, details, |repos| repos.topics().update(id, details))
    }

    /// Lets a topic go: it waits no longer. Gives the words for a toast.
    pub fn drop_topic(&mut self, id: TopicId) -> Result<String> {
        self.set_topic_status(id, TopicStatus::Dropped)
    }

    /// Raised, or waiting again. Gives the words for a toast.
    pub fn toggle_topic(&mut self, id: TopicId) -> Result<String> {
        match self.store.read().topics().get(id)?.details.status {
            TopicStatus::Waiting => self.set_topic_status(id, TopicStatus::Raised),
            TopicStatus::Raised | TopicStatus::Dropped => self.set_topic_status(id, TopicStatus::Waiting),
        }
    }

    fn set_topic_status(&mut self, id: TopicId, status: TopicStatus) -> Result<String> {
        let today = self.today();
        self.write("", |repos| {
            let details = repos.topics().get(id)?.details;
            let done = match status {
                TopicStatus::Waiting => "waiting again",
                TopicStatus::Raised => "raised",
                TopicStatus::Dropped => "dropped",
            };
            let words = format!("{done}: {}", brief(&details.text));
            repos.say(&words)?;
            repos.topics().update(id, &TopicDetails { status, ..details })?;
            Reopened::Topic(id).join(repos, today)?;
            Ok(words)
        })
    }

    /// One topic.
    pub fn topic(&self, id: TopicId) -> Result<Topic> {
        Ok(self.store.read().topics().get(id)?)
    }

    /// Topics: waiting ones first, the oldest first.
    pub fn topics(&self, filter: &TopicFilter, page: &Page) -> Result<Vec<Listed<TopicLine>>> {
        Ok(self.store.read().topics().page(filter, page)?)
    }
}

//! Topics: what waits to be raised with one person.

use super::records::brief;
use super::{Journal, Result};
use crate::domain::topic::{TopicDetails, TopicFilter, TopicLine};
use crate::domain::{Details, Listed, Page, TopicId};

impl Journal {
    /// Keeps something to raise.
    pub fn add_topic(&mut self, details: &TopicDetails) -> Result<TopicId> {
        details.check()?;
        let now = self.clock.now();
        let words = format!("added the topic \"{}\"", brief(&details.text));
        self.store.write(now, &words, |repos| Ok(repos.topics().insert(details)?))
    }

    /// Changes a topic.
    pub fn edit_topic(&mut self, id: TopicId, details: &TopicDetails) -> Result<()> {
        details.check()?;
        let now = self.clock.now();
        let words = format!("changed the topic \"{}\"", brief(&details.text));
        self.store.write(now, &words, |repos| Ok(repos.topics().update(id, details)?))
    }

    /// Topics, the oldest first.
    pub fn topics(&self, filter: &TopicFilter, page: &Page) -> Result<Vec<Listed<TopicLine>>> {
        Ok(self.store.read().topics().page(filter, page)?)
    }
}

//! What is read, and what is kept of it.

use super::records::brief;
use super::{Edit, Journal, Result};
use crate::domain::ReadingId;
use crate::domain::reading::{Reading, ReadingDetails};
use crate::text::meanwhile::Meanwhile;

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

    /// Something on the reading list.
    pub fn reading(&self, id: ReadingId) -> Result<Reading> {
        Ok(self.store.read().reading().get(id)?)
    }
}

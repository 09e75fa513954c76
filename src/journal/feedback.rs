//! Feedback and advice: written down, answered, looked back on.

use super::agenda::filling::join_next;
use super::records::brief;
use super::{Edit, Journal, Result};
use crate::domain::agenda::AgendaSubject;
use crate::domain::feedback::{FeedbackDetails, FeedbackFilter, FeedbackLine};
use crate::domain::{Details, FeedbackId, Listed, Page};
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// Writes down feedback or advice; what is open comes onto the agenda of the meeting after the one it was given in, if that is
    /// planned.
    pub fn add_feedback(&mut self, details: &FeedbackDetails) -> Result<FeedbackId> {
        let words = format!("added the {} \"{}\"", details.noun(), brief(details.words()));
        let today = self.today();
        details.check()?;
        self.write(&words, |repos| {
            let id = repos.feedback().insert(details)?;
            if details.is_open() {
                join_next(repos, details.mentorship_id, AgendaSubject::Feedback(id), details.meeting_id, today)?;
            }
            Ok(id)
        })
    }

    /// Changes feedback or advice: what one makes of it, and what came of it, too.
    pub fn edit_feedback<'d>(
        &mut self,
        id: FeedbackId,
        edit: impl Into<Edit<'d, FeedbackDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed the {} \"{}\"", edit.after.noun(), brief(edit.after.words()));
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.feedback().get(id)?.details)?;
            repos.feedback().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// One piece of feedback or advice, with from whom or to whom.
    pub fn feedback(&self, id: FeedbackId) -> Result<FeedbackLine> {
        Ok(self.store.read().feedback().line(id)?)
    }

    /// Feedback and advice, newest first.
    pub fn feedbacks(&self, filter: &FeedbackFilter, page: &Page) -> Result<Vec<Listed<FeedbackLine>>> {
        Ok(self.store.read().feedback().page(filter, page)?)
    }
}

//! Check-ins: how the relationship stands, by dimension.

use super::records::with_whom;
use super::{Edit, Journal, Result};
use crate::domain::check_in::{CheckIn, CheckInDetails};
use crate::domain::{CheckInId, Listed, MentorshipId, Page, Side};
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// Keeps a check-in, mine or theirs as told.
    pub fn add_check_in(&mut self, details: &CheckInDetails) -> Result<CheckInId> {
        let words = format!("added {}", self.check_in_called(details)?);
        self.keep(&words, details, |repos| repos.check_ins().insert(details))
    }

    /// Changes a check-in.
    pub fn edit_check_in<'d>(&mut self, id: CheckInId, edit: impl Into<Edit<'d, CheckInDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", self.check_in_called(edit.after)?);
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.check_ins().get(id)?.details)?;
            repos.check_ins().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// One check-in.
    pub fn check_in(&self, id: CheckInId) -> Result<CheckIn> {
        Ok(self.store.read().check_ins().get(id)?)
    }

    /// Check-ins, newest first; those of one mentorship, or all.
    pub fn check_ins(&self, mentorship: Option<MentorshipId>, page: &Page) -> Result<Vec<Listed<CheckIn>>> {
        Ok(self.store.read().check_ins().page(mentorship, page)?)
    }

    /// The last check-ins of one side, newest first.
    pub fn last_check_ins(&self, mentorship: MentorshipId, said_by: Side, most: u32) -> Result<Vec<CheckIn>> {
        Ok(self.store.read().check_ins().last_of(mentorship, said_by, most)?)
    }

    /// What it is called in a sentence: `the check-in with Aldo Ferri`.
    pub(super) fn check_in_called(&self, details: &CheckInDetails) -> Result<String> {
        let with = with_whom(self.store.read(), details.mentorship_id)?;
        Ok(match details.said_by {
            Side::Me => format!("the check-in with {with}"),
            Side::Them => format!("the check-in of {with}"),
        })
    }
}

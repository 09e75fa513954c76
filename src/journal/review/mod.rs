//! Reviews: a period summed up, and the words somebody made of it.

use super::records::with_whom;
use super::{Edit, Journal, Result};
use crate::domain::ReviewId;
use crate::domain::review::{Review, ReviewDetails};
use crate::store::Repos;
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// Keeps the words of a review.
    pub fn add_review(&mut self, details: &ReviewDetails) -> Result<ReviewId> {
        let words = format!("wrote {}", review_called(self.store.read(), details)?);
        self.keep(&words, details, |repos| repos.reviews().insert(details))
    }

    /// Changes the words of a review.
    pub fn edit_review<'d>(&mut self, id: ReviewId, edit: impl Into<Edit<'d, ReviewDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", review_called(self.store.read(), edit.after)?);
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.reviews().get(id)?.details)?;
            repos.reviews().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// A review whose words were edited.
    pub fn review(&self, id: ReviewId) -> Result<Review> {
        Ok(self.store.read().reviews().get(id)?)
    }
}

/// What it is called in a sentence: `the review with Aldo Ferri`.
pub(super) fn review_called<A: Copy>(repos: Repos<'_, A>, details: &ReviewDetails) -> Result<String> {
    Ok(match details.mentorship_id {
        Some(id) => format!("the review with {}", with_whom(repos, id)?),
        None => "the review with everybody".to_owned(),
    })
}

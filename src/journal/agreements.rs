//! Agreements: what the two agreed, version by version.

use super::{Edit, Journal, Result};
use crate::domain::agreement::{Agreement, AgreementDetails};
use crate::domain::{AgreementId, Details, Invalid, MentorshipId};
use crate::store::Repos;
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// Writes down a version of an agreement. There is one draft at most: what is not agreed on yet is changed, not written twice.
    pub fn add_agreement(&mut self, details: &AgreementDetails) -> Result<AgreementId> {
        details.check()?;
        let words = format!("added {}", agreement_called(self.store.read(), details)?);
        self.write(&words, |repos| {
            let versions = repos.agreements().versions(details.mentorship_id)?;
            if let Some(draft) = versions.iter().find(|version| version.details.is_draft() && details.is_draft()) {
                let wrong = format!("{} is a draft already; go on with that one, or agree on it first", draft.id);
                return Err(Invalid::new("agreed_on", wrong).into());
            }
            Ok(repos.agreements().insert(details)?)
        })
    }

    /// Changes a version of an agreement.
    pub fn edit_agreement<'d>(
        &mut self,
        id: AgreementId,
        edit: impl Into<Edit<'d, AgreementDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", agreement_called(self.store.read(), edit.after)?);
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.agreements().get(id)?.details)?;
            repos.agreements().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// One version.
    pub fn agreement(&self, id: AgreementId) -> Result<Agreement> {
        Ok(self.store.read().agreements().get(id)?)
    }

    /// The versions of a mentorship in the order the two agreed on them, a draft last.
    pub fn agreements(&self, mentorship: MentorshipId) -> Result<Vec<Agreement>> {
        Ok(self.store.read().agreements().versions(mentorship)?)
    }

    /// The version in force: the last one the two agreed on.
    pub fn current_agreement(&self, mentorship: MentorshipId) -> Result<Option<Agreement>> {
        Ok(self.store.read().agreements().current(mentorship)?)
    }
}

/// What it is called in a sentence: `the agreement with Aldo Ferri`.
pub(super) fn agreement_called<A: Copy>(repos: Repos<'_, A>, details: &AgreementDetails) -> Result<String> {
    let draft = if details.is_draft() { "the draft of " } else { "" };
    Ok(format!("{draft}the agreement with {}", super::records::with_whom(repos, details.mentorship_id)?))
}

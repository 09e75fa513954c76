//! Agreements: one row for each version.

use super::column::Column;
use super::error::Result;
use super::table::{Rows, stored, table};
use crate::domain::agreement::{Agreement, AgreementDetails};
use crate::domain::{AgreementId, MentorshipId};

table! {
    Agreements, "agreements", AgreementId, AgreementDetails {
        mentorship_id, agreed_on, review_on, purpose, mentee_brings, mentor_brings, goals, rhythm, in_between, absence, between_us,
        limits, honest_words, friction, ending, agenda_mine, agenda_theirs, advice_mine, advice_theirs, tone_mine, tone_theirs,
        scope_mine, scope_theirs, dates_mine, dates_theirs, contact_mine, contact_theirs,
    }
}

/// Nobody agrees as often as this; more versions than these are not shown.
const MOST_VERSIONS: u32 = 100;

impl<A> Rows<'_, Agreements, A> {
    /// The versions of a mentorship in the order the two agreed on them, a draft last.
    pub fn versions(&self, mentorship: MentorshipId) -> Result<Vec<Agreement>> {
        let sql = "SELECT * FROM agreements WHERE mentorship_id = :mentorship
            ORDER BY coalesce(agreed_on, '9999-12-31'), id LIMIT :most";
        let values = [(":mentorship", mentorship.to_sql()), (":most", MOST_VERSIONS.to_sql())];
        self.db.rows("reading the versions of an agreement", sql, &values, stored::<Agreements>)
    }

    /// The version that is in force: the last one the two agreed on.
    pub fn current(&self, mentorship: MentorshipId) -> Result<Option<Agreement>> {
        // The last but a draft: there is one draft at most, and it stands last.
        let sql = "SELECT * FROM (SELECT * FROM agreements WHERE mentorship_id = :mentorship
            ORDER BY coalesce(agreed_on, '9999-12-31') DESC, id DESC LIMIT 9) WHERE agreed_on IS NOT NULL LIMIT 1";
        self.db.row("reading the agreement", sql, &[(":mentorship", mentorship.to_sql())], stored::<Agreements>)
    }
}

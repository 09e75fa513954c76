//! Agreements: one row for each version.

use super::column::Column;
use super::db::column;
use super::error::Result;
use super::table::{Rows, stored, table};
use crate::domain::agreement::{Agreement, AgreementDetails, InForce};
use crate::domain::{AgreementId, MentorshipId};

table! {
    Agreements, "agreements", AgreementId, AgreementDetails {
        mentorship_id, agreed_on, review_on, reread_on, purpose, mentee_brings, mentor_brings, goals, rhythm, in_between, absence, between_us,
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

    /// How many versions the two have agreed on, and the draft if there is one.
    pub fn counted(&self, mentorship: MentorshipId) -> Result<(usize, Option<AgreementId>)> {
        let sql = "SELECT count(agreed_on) AS agreed, max(CASE WHEN agreed_on IS NULL THEN id END) AS draft
            FROM agreements WHERE mentorship_id = :mentorship";
        let counted = self.db.row("counting the versions", sql, &[(":mentorship", mentorship.to_sql())], |row| {
            let draft = column::<Option<i64>>(row, "draft")?.map(AgreementId);
            Ok((usize::try_from(column::<i64>(row, "agreed")?).unwrap_or(0), draft))
        })?;
        Ok(counted.unwrap_or_default())
    }

    /// What the reminders to read the version in force again hang on.
    pub fn in_force(&self, mentorship: MentorshipId) -> Result<Option<InForce>> {
        let Some(current) = self.current(mentorship)? else { return Ok(None) };
        let Some(agreed_on) = current.details.agreed_on else { return Ok(None) };
        // By the index of what was held; the third one is near its beginning.
        let sql =
            "SELECT meets_on FROM meetings WHERE mentorship_id = :mentorship AND status = 'held' AND meets_on > :agreed
            ORDER BY meets_on LIMIT 1 OFFSET 2";
        let values = [(":mentorship", mentorship.to_sql()), (":agreed", agreed_on.to_sql())];
        let third_met_on = self.db.row("looking for the third meeting", sql, &values, |row| column(row, "meets_on"))?;
        let (review_on, reread_on) = (current.details.review_on, current.details.reread_on);
        Ok(Some(InForce { id: current.id, agreed_on, review_on, reread_on, third_met_on }))
    }
}

//! Questions of one's own. The built-in ones are content and never rows.

use super::error::Result;
use super::table::{Rows, stored, table};
use crate::domain::QuestionId;
use crate::domain::question::{OwnQuestion, QuestionDetails};

table! { Questions, "questions", QuestionId, QuestionDetails { text, phases, theme } }

impl<A> Rows<'_, Questions, A> {
    /// Every question of one's own: they are few, and the bank shows them beside the built-in ones.
    pub fn own(&self) -> Result<Vec<OwnQuestion>> {
        self.db.rows(
            "reading your questions",
            "SELECT * FROM questions ORDER BY id LIMIT 1000",
            &[],
            stored::<Questions>,
        )
    }
}

//! Templates of one's own; the built-in ones are content.

use super::error::Result;
use super::table::{Rows, stored, table};
use crate::domain::TemplateId;
use crate::domain::template::{OwnTemplate, TemplateDetails};

table! { Templates, "templates", TemplateId, TemplateDetails { name, purpose, before, lines, after } }

impl<A> Rows<'_, Templates, A> {
    /// One's own, by name. There are few: nobody writes a hundred.
    pub fn own(&self) -> Result<Vec<OwnTemplate>> {
        let sql = "SELECT * FROM templates ORDER BY name COLLATE NOCASE, id LIMIT 500";
        self.db.rows("listing templates", sql, &[], stored::<Templates>)
    }
}

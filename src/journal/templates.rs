//! Templates of meetings: the built-in ones, and one's own.

use super::records::brief;
use super::{Edit, Journal, Result};
use crate::content;
use crate::domain::template::{OwnTemplate, Template, TemplateDetails};
use crate::domain::{Details, TemplateId};
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// All templates, the built-in ones first.
    pub fn templates(&self) -> Result<Vec<Template>> {
        let own = self.store.read().templates().own()?;
        let own = own.into_iter().map(|template| template.details.into_template(template.id));
        Ok(content::templates().iter().cloned().chain(own).collect())
    }

    /// A template of one's own, to change it.
    pub fn own_template(&self, id: TemplateId) -> Result<OwnTemplate> {
        Ok(self.store.read().templates().get(id)?)
    }

    /// Adds a template of one's own.
    pub fn add_template(&mut self, details: &TemplateDetails) -> Result<TemplateId> {
        let words = format!("added the template \"{}\"", brief(&details.name));
        self.keep(&words, details, |repos| repos.templates().insert(details))
    }

    /// Changes a template of one's own. Agendas that were made from it stay as they are.
    pub fn edit_template<'d>(
        &mut self,
        id: TemplateId,
        edit: impl Into<Edit<'d, TemplateDetails>>,
    ) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed the template \"{}\"", brief(&edit.after.name));
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.templates().get(id)?.details)?;
            details.check()?;
            repos.templates().update(id, &details)?;
            Ok(meanwhile)
        })
    }
}

//! What a meeting can be: a kind, each with its built-in template, or a template of one's own. One choice of the form of a meeting.

use super::super::widgets::form::Form;
use crate::domain::meeting::{MeetingDetails, MeetingKind};
use crate::domain::template::Template;
use crate::journal::{self, Journal};
use crate::text::sanitise::shown_line;
use crate::text::width::shorten;

/// The field of the choice: a kind by its word, or a template by its id.
pub(super) const KIND: &str = "kind";

/// So much of the name of a template is shown in the field.
const NAME: usize = 40;

/// The templates there are to choose from.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    templates: Vec<Template>,
}

impl Kinds {
    /// The built-in ones and one's own.
    pub(super) fn load(journal: &Journal) -> journal::Result<Self> {
        Ok(Kinds { templates: journal.templates()? })
    }

    /// What can be chosen: the kinds, then one's own by their names.
    pub(super) fn choices(&self) -> Vec<(String, String)> {
        let kinds = MeetingKind::ALL.iter().map(|kind| (kind.to_string(), kind.to_string()));
        let own = self.templates.iter().filter_map(|template| {
            Some((template.own?.to_string(), shorten(&shown_line(&template.name), NAME).into_owned()))
        });
        kinds.chain(own).collect()
    }

    /// The choice that a meeting stands for.
    pub(super) fn value_of(details: &MeetingDetails) -> String {
        details.template_id.map_or_else(|| details.kind.to_string(), |id| id.to_string())
    }

    /// The template that a choice means; a group has none.
    pub(super) fn template(&self, value: &str) -> Option<&Template> {
        self.templates.iter().find(|template| match (template.own, template.kind) {
            (Some(id), _) => id.to_string() == value,
            (None, kind) => kind.is_some_and(|kind| kind.as_str() == value),
        })
    }

    /// Brings the choices of a form in line. A template that is gone is no choice any more.
    pub(super) fn offer(&self, form: &mut Form, otherwise: &str) {
        let (choices, value) = (self.choices(), form.value(KIND));
        let is_there = choices.iter().any(|(choice, _)| *choice == value);
        form.offer(KIND, choices, if is_there { &value } else { otherwise });
    }

    /// The values of a form as the fields of a meeting: a template of one's own is for a regular one.
    pub(super) fn fields(form: &Form) -> Vec<(&'static str, String)> {
        let mut values = form.values();
        let Some(at) = values.iter().position(|(name, _)| *name == KIND) else { return values };
        let is_kind = values[at].1.parse::<MeetingKind>().is_ok();
        let own = if is_kind { String::new() } else { values[at].1.clone() };
        if !is_kind {
            values[at].1 = MeetingKind::Regular.to_string();
        }
        values.push(("template_id", own));
        values
    }
}

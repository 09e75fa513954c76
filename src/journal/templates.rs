//! Templates of meetings: the built-in ones, and one's own.

use super::records::brief;
use super::{Edit, Error, Journal, Result};
use crate::content;
use crate::domain::agenda::{AgendaLineDetails, AgendaSubject};
use crate::domain::template::{OwnTemplate, Slot, Template, TemplateDetails, TemplateLine};
use crate::domain::{Details, Invalid, MeetingId, TemplateId};
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

    /// The template of one's own that a name, an unambiguous part of one, or an id means.
    pub fn find_template(&self, named: &str) -> Result<OwnTemplate> {
        if let Ok(id) = named.parse() {
            return self.own_template(id);
        }
        let own = self.store.read().templates().own()?;
        let wanted = named.trim().to_lowercase();
        let name_of = |template: &OwnTemplate| template.details.name.to_lowercase();
        let exact: Vec<_> = own.iter().filter(|template| name_of(template) == wanted).collect();
        let partly: Vec<_> = own.iter().filter(|template| name_of(template).contains(&wanted)).collect();
        match if exact.is_empty() { partly } else { exact }.as_slice() {
            [] => Err(Error::no("template of your own", named.trim())),
            [one] => Ok((*one).clone()),
            several => {
                let names: Vec<_> =
                    several.iter().take(6).map(|one| format!("{} ({})", one.details.name, one.id)).collect();
                let what = format!("\"{}\" may be {}; say which by its id", named.trim(), names.join(" or "));
                Err(Invalid::new("template", what).into())
            }
        }
    }

    /// What a meeting's agenda would be as a template: its words stay, and what was open then is a slot for what is open another
    /// time. Nothing is written.
    pub fn template_of_agenda(&self, meeting: MeetingId) -> Result<TemplateDetails> {
        let repos = self.store.read();
        let details = repos.meetings().get(meeting)?.details;
        let mut lines: Vec<String> = Vec::new();
        for line in repos.agenda().of(meeting)? {
            let line = as_template(&line.details, details.minutes).to_string();
            // What is open of one sort may stand in several lines; its slot stands once.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let (before, after) = match self.template_of(&details)? {
            Some(template) => {
                (template.before(self.role_in(details.mentorship_id)?).join("\n"), template.after.join("\n"))
            }
            None => Default::default(),
        };
        Ok(TemplateDetails { name: details.title, purpose: String::new(), before, lines: lines.join("\n"), after })
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

/// A line of an agenda as a line of a template. The minutes of a template are those of an hour.
fn as_template(line: &AgendaLineDetails, planned: Option<u32>) -> TemplateLine {
    let slot = match line.subject() {
        AgendaSubject::Text(text) if line.from_meeting_id.is_none() => {
            let planned = planned.filter(|planned| *planned > 0).unwrap_or(60);
            let minutes = line.minutes.map(|minutes| (minutes.saturating_mul(60) / planned).max(1));
            return TemplateLine::Words { text, minutes };
        }
        AgendaSubject::Text(_) => Slot::Unfinished,
        AgendaSubject::Topic(_) => Slot::Topics,
        AgendaSubject::Action(_) => Slot::Actions,
        AgendaSubject::Goal(_) => Slot::Goals,
        AgendaSubject::Question(_) | AgendaSubject::Answer(_) => Slot::Question,
        AgendaSubject::Feedback(_) => Slot::Feedback,
    };
    TemplateLine::Slot(slot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::action::ActionDetails;
    use crate::domain::meeting::{MeetingDetails, MeetingKind};
    use crate::domain::mentorship::{MentorshipDetails, Role};
    use crate::domain::topic::TopicDetails;

    #[test]
    fn an_agenda_kept_as_a_template_builds_the_same_kind_of_agenda_again() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        let with = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        for text in ["the spanner", "the rota"] {
            journal.add_topic(&TopicDetails::new(with, text)).unwrap();
        }
        journal.add_action(&ActionDetails::new(Some(with), "ask first")).unwrap();
        let details = MeetingDetails {
            title: "By the river".into(),
            minutes: Some(30),
            kind: MeetingKind::Regular,
            ..MeetingDetails::on(Some(with), journal.today())
        };
        let meeting = journal.add_meeting(&details).unwrap();
        let template = journal.template_of_agenda(meeting).unwrap();
        let lines: Vec<_> = template.lines.lines().collect();
        assert_eq!(template.name, "By the river");
        assert_eq!(lines.iter().filter(|line| **line == "{topics}").count(), 1, "{lines:?}");
        assert!(lines.contains(&"{actions}") && lines.contains(&"{question}"), "{lines:?}");
        let first = "(4) Arrive: what is on top today? Listen, think along, or advise?";
        assert_eq!(lines[0], first, "two minutes of half an hour are four of an hour");
        let id = journal.add_template(&template).unwrap();
        let own = MeetingDetails { template_id: Some(id), ..details };
        let again = journal.add_meeting(&own).unwrap();
        let words = |id| -> Vec<String> {
            let page = journal.meeting(id).unwrap();
            page.agenda.into_iter().map(|shown| shown.words).collect()
        };
        assert_eq!(words(meeting), words(again));
    }

    #[test]
    fn a_template_is_found_by_a_part_of_its_name_that_means_no_other() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        for name in ["By the river", "By the sea", "River"] {
            journal.add_template(&TemplateDetails { name: name.into(), ..TemplateDetails::default() }).unwrap();
        }
        let found = |named: &str| journal.find_template(named).map(|template| template.details.name);
        assert_eq!(found("SEA").unwrap(), "By the sea");
        assert_eq!(found("river").unwrap(), "River", "the whole name comes before a part of one");
        assert_eq!(found("W1").unwrap(), "By the river");
        assert!(found("by the").unwrap_err().to_string().contains("say which by its id"));
        assert!(found("lake").unwrap_err().to_string().contains("no template of your own is called"));
    }
}

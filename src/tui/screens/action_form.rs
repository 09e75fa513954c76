//! The form of an action: its words, whose promise it is, by when, with whom, and what for.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::action_fields::{self, LINE, OWNER, OWNER_NAME, WITH};
use crate::domain::action::{ActionDetails, ActionStatus, Owner};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::{ActionId, MeetingId, Record};
use crate::journal::{self, ContactPage, Edit, Error, Journal};

/// A form for a new action, or for one that exists.
#[derive(Debug)]
pub struct ActionFormScreen {
    id: Option<ActionId>,
    /// What the form began with.
    before: ActionDetails,
    form: Form,
    place: DraftPlace,
    /// The meeting it was agreed in, in words.
    agreed_in: Option<String>,
    /// Who is to be introduced, if that is what it promises.
    about: Option<String>,
    /// The mentorship the choices were loaded for.
    with: Option<String>,
}

impl ActionFormScreen {
    /// For a new action, some of which may be known already: with whom, agreed in which meeting, for which goal.
    pub fn new(details: ActionDetails) -> Self {
        Self::at(DraftPlace::New { what: "action".to_owned(), number: 1 }, details)
    }

    /// For an action that exists.
    pub fn of(id: ActionId) -> Self {
        let place = DraftPlace::Field { record: id.into(), field: "form".to_owned() };
        ActionFormScreen { id: Some(id), ..Self::at(place, ActionDetails::new(None, "")) }
    }

    /// For a new action that is agreed in a meeting.
    pub fn agreed_in(meeting: MeetingId) -> Self {
        let place = DraftPlace::New { what: format!("action of {meeting}"), number: 1 };
        Self::at(place, ActionDetails { meeting_id: Some(meeting), ..ActionDetails::new(None, "") })
    }

    /// For the promise of an introduction, with whoever knows them.
    pub fn about(contact: &ContactPage) -> Self {
        let id = contact.line.contact.id;
        let place = DraftPlace::New { what: format!("action about {id}"), number: 1 };
        let details = ActionDetails::new(contact.asked, contact.line.introduction());
        Self::at(place, ActionDetails { contact_id: Some(id), ..details })
    }

    /// For what somebody promised me: to introduce me to them.
    pub fn promised(contact: &ContactPage) -> Self {
        let screen = Self::about(contact);
        let owner = if contact.asked.is_some() { Owner::Them } else { Owner::Other };
        let owner_name = if contact.asked.is_some() { String::new() } else { contact.line.through.clone() };
        let text = format!("introduce me to {}", contact.line.name);
        ActionFormScreen { before: ActionDetails { text, owner, owner_name, ..screen.before }, ..screen }
    }

    fn at(place: DraftPlace, details: ActionDetails) -> Self {
        let (agreed_in, about) = (None, None);
        ActionFormScreen { id: None, before: details, form: Form::new(Vec::new()), place, agreed_in, about, with: None }
    }

    fn build(&mut self, journal: &Journal) -> journal::Result<()> {
        if let Some(id) = self.id {
            self.before = journal.action(id)?.action.details;
        } else if self.before.mentorship_id.is_none() {
            self.before.mentorship_id = match self.before.meeting_id {
                Some(id) => journal.meeting(id)?.meeting.details.mentorship_id,
                None => action_fields::usual_mentorship(journal)?,
            };
        }
        let details = &self.before;
        self.agreed_in = match details.meeting_id {
            Some(id) => Some(journal.called(id.into())?),
            None => None,
        };
        self.about = match details.contact_id {
            Some(id) => Some(journal.contact(id)?.name),
            None => None,
        };
        let text = Field::new("text", "Text", Kind::Line(LINE)).value(&details.text);
        let with = action_fields::with(journal, details.mentorship_id)?.value(shown(details.mentorship_id));
        let due = Field::day("due_on", "By").value(shown(details.due_on)).hint("friday, 30 sep, in 2 weeks");
        let goal = Field::pick("goal_id", "For the goal", Vec::new());
        let whose = action_fields::whose().value(details.owner.as_str());
        let their_name = action_fields::their_name().value(&details.owner_name);
        let mut fields = vec![text, whose, their_name, due, with, goal];
        if self.id.is_some() {
            let words = [ActionStatus::Open, ActionStatus::Done, ActionStatus::Dropped].map(ActionStatus::as_str);
            fields.push(Field::choice("status", "Status", words).value(details.status.as_str()));
            fields.push(Field::new("drop_reason", "Why", Kind::Line(LINE)).value(&details.drop_reason));
        }
        self.form = Form::new(fields);
        self.with = None;
        self.follow(journal)?;
        filling::restore(&mut self.form, &self.place, journal)?;
        self.follow(journal)
    }

    /// Brings the choices in line with whom it is with, and shows only the fields that are asked.
    fn follow(&mut self, journal: &Journal) -> journal::Result<()> {
        let with = self.form.value(WITH);
        if self.with.as_ref() != Some(&with) {
            action_fields::name_owners(&mut self.form, &with, journal)?;
            let goals = action_fields::goals(journal, with.parse().ok(), self.before.goal_id)?;
            let chosen = if self.with.is_none() { shown(self.before.goal_id) } else { self.form.value("goal_id") };
            self.form.offer("goal_id", goals, &chosen);
            self.with = Some(with);
        }
        self.form.show(OWNER_NAME, self.form.value(OWNER) == "other");
        self.form.show("drop_reason", self.form.value("status") == "dropped");
        Ok(())
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<String> {
        let mut details = cx.journal.fill(self.before.clone(), &self.form.values())?;
        action_fields::tidy(&mut details);
        let done = if let Some(id) = self.id {
            let meanwhile = cx.journal.edit_action(id, Edit::of(&self.before, &details))?;
            meanwhile.told(&format!("Changed {}", cx.journal.called(id.into())?))
        } else {
            let id = cx.journal.add_action(&details)?;
            format!("Added {}", cx.journal.called(id.into())?)
        };
        Ok(done)
    }

    /// Shows under its field what is wrong, and gives the error back: one stays.
    fn refused(&mut self, error: Error) -> Error {
        if let Error::Invalid(invalid) = &error {
            self.form.set_error(&invalid.field, &invalid.what);
        }
        error
    }
}

/// The value of a field for something that may be missing.
fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

impl Screen for ActionFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    /// Loads once: what is being written is never replaced.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.with.is_none() { self.build(journal) } else { Ok(()) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => {
                self.follow(cx.journal)?;
                Ok(step)
            }
            Filled::Save if self.id.is_some() && !self.form.is_changed() => Ok(Step::Pop),
            Filled::Save => match self.save(cx) {
                Ok(words) => Ok(Step::Done(words)),
                Err(error) => filling::show_error(&mut self.form, error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        let id = self.id.map(|id| id.to_string());
        let agreed_in = self.agreed_in.as_ref().map(|meeting| format!("agreed in {meeting}"));
        let about = self.about.as_ref().map(|name| format!("about {name}"));
        let aside: Vec<_> = id.into_iter().chain(about).chain(agreed_in).collect();
        Title::new(if self.id.is_some() { "Action" } else { "New action" }).aside(aside.join(", "))
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        if self.id.is_some() && self.form.is_changed() {
            if let Err(error) = self.save(cx) {
                return Err(self.refused(error));
            }
            self.build(cx.journal)?;
        }
        Ok(())
    }

    fn about(&self) -> Option<Record> {
        self.id.map(Record::Action)
    }
}

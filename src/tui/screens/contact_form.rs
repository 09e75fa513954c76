//! The form of somebody who helps: what they are called, through whom they were met, and with what they help.
//!
//! Only the name is needed. Whoever is in the journal already under that name is not written twice, and what a name means is said beside
//! it while one writes.

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope};
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use crate::domain::contact::{ContactDetails, Help, closeness_in_words};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::{ContactId, PersonId, Record};
use crate::journal::{self, Edit, Journal, Meant, Names};
use crate::text::meanwhile::Meanwhile;

/// What the draft of a new contact is called; one that was begun in a column says in which.
const NEW: &str = "contact";

/// The names of the fields that are names of people.
const NAME: &str = "name";
const THROUGH: &str = "through";

/// Fills in a contact.
#[derive(Debug)]
pub struct ContactFormScreen {
    /// Which one is changed; none for a new one.
    id: Option<ContactId>,
    /// As it was when the form was loaded: only what is changed of it is written.
    begun: ContactDetails,
    name: String,
    through: String,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    /// Both names as they were typed when they were last looked up.
    looked_up: Option<(String, String)>,
}

impl ContactFormScreen {
    /// A new contact, or the one that was left half written.
    pub fn blank() -> Self {
        Self::at(None, DraftPlace::New { what: NEW.to_owned(), number: 1 })
    }

    /// With one kind of help said already.
    pub fn helping_with(mut self, help: Help) -> Self {
        self.begun.set_help(help, true);
        self
    }

    /// Goes on with a draft, if it is one of this form.
    pub fn for_draft(what: &str) -> Option<Self> {
        (what == NEW).then(Self::blank)
    }

    /// One that exists.
    pub fn of(id: ContactId) -> Self {
        Self::at(Some(id), DraftPlace::Field { record: id.into(), field: "form".to_owned() })
    }

    fn at(id: Option<ContactId>, place: DraftPlace) -> Self {
        ContactFormScreen {
            id,
            begun: ContactDetails::of(PersonId(0)),
            name: String::new(),
            through: String::new(),
            form: Form::new(Vec::new()),
            place,
            left_at: None,
            looked_up: None,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        if let Some(id) = self.id {
            let line = journal.contact(id)?;
            (self.begun, self.name, self.through) = (line.contact.details, line.name, line.through);
        }
        self.form = Form::new(fields(&self.begun, &self.name, &self.through, journal.today()));
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        self.remark(journal)
    }

    /// Says beside the names whom they mean.
    fn remark(&mut self, journal: &Journal) -> journal::Result<()> {
        let names = (self.form.value(NAME), self.form.value(THROUGH));
        if self.looked_up.as_ref() == Some(&names) {
            return Ok(());
        }
        let name = self.of_name(&names.0, journal)?;
        self.form.set_hint(NAME, name);
        let through = of_through(&names.1, &self.through, journal)?;
        self.form.set_hint(THROUGH, through);
        self.looked_up = Some(names);
        Ok(())
    }

    fn of_name(&self, name: &str, journal: &Journal) -> journal::Result<String> {
        let is_own = self.id.is_some() && name.trim().to_lowercase() == self.name.trim().to_lowercase();
        if is_own || name.trim().is_empty() || !journal.is_known(name)? {
            return Ok(String::new());
        }
        Ok(match journal.contact_called(name)? {
            Some(id) => format!("among your contacts already: {id}"),
            None if self.id.is_some() => "another one is called so too".to_owned(),
            None => "known".to_owned(),
        })
    }

    /// What was filled in: what no field shows stays as it is.
    fn details(&self, journal: &Journal) -> journal::Result<ContactDetails> {
        let mut values = self.form.values();
        values.retain(|(name, _)| !matches!(*name, NAME | THROUGH));
        journal.fill(self.begun.clone(), &values)
    }

    fn edit(&mut self, id: ContactId, journal: &mut Journal) -> journal::Result<Meanwhile> {
        let details = self.details(journal)?;
        let (name, through) = (self.form.value(NAME), self.form.value(THROUGH));
        let names = Names {
            name: (name != self.name).then_some(name.as_str()),
            through: (through != self.through).then_some(through.as_str()),
        };
        let meanwhile = journal.edit_contact(id, names, Edit::of(&self.begun, &details))?;
        (self.begun, self.name, self.through) = (details, name, through);
        Ok(meanwhile)
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        Ok(match self.id {
            Some(_) if !self.form.is_changed() => Step::Pop,
            Some(id) => {
                let meanwhile = self.edit(id, cx.journal)?;
                Step::Done(meanwhile.told(&format!("changed {}", cx.journal.called(id.into())?)))
            }
            None => {
                let details = self.details(cx.journal)?;
                let id = cx.journal.add_contact(&self.form.value(NAME), &self.form.value(THROUGH), &details)?;
                Step::Done(format!("added {}", cx.journal.called(id.into())?))
            }
        })
    }
}

/// Whom a name means through whom somebody was met.
fn of_through(name: &str, before: &str, journal: &Journal) -> journal::Result<String> {
    if name.trim().is_empty() || name == before {
        return Ok(String::new());
    }
    Ok(match journal.meant_by(name)? {
        Meant::Known(person) if person.details.name.trim().to_lowercase() == name.trim().to_lowercase() => {
            "known".to_owned()
        }
        Meant::Known(person) => format!("that is {}", person.details.name),
        Meant::Several => "several begin so; somebody new, if this is all".to_owned(),
        Meant::Nobody => "somebody new".to_owned(),
    })
}

impl Screen for ContactFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    /// Loads once: what is being written is never replaced.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.looked_up.is_none() { self.load(journal) } else { Ok(()) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
            Filled::Step(step) => {
                self.remark(cx.journal)?;
                Ok(step)
            }
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_some() { &self.name } else { "New contact" };
        Title::new(name).aside(filling::as_left(self.left_at, cx))
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id.filter(|_| self.form.is_changed()) else { return Ok(()) };
        let saved = self.edit(id, cx.journal).map(drop);
        filling::leave(&mut self.form, saved)
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        (command == Command::Discard && !self.form.is_changed()).then_some("nothing was written")
    }

    fn about(&self) -> Option<Record> {
        self.id.map(Record::Contact)
    }
}

fn fields(details: &ContactDetails, name: &str, through: &str, today: NaiveDate) -> Vec<Field> {
    let yes_or_no = |name, label, yes: &str, is_so| {
        let choices = [("no", "no"), ("yes", yes)].map(|(value, words)| (value.to_owned(), words.to_owned()));
        Field::pick(name, label, choices.to_vec()).value(if is_so { "yes" } else { "no" })
    };
    let near = (1..=3).map(|near| (near.to_string(), closeness_in_words(near).to_owned()));
    let near = std::iter::once((String::new(), "not said".to_owned())).chain(near).collect();
    let day = |day: NaiveDate| if day == today { "today".to_owned() } else { day.to_string() };
    vec![
        Field::new(NAME, "Name", Kind::Line(26)).value(name),
        Field::new(THROUGH, "Met through", Kind::Line(26)).value(through),
        yes_or_no("helps_work", "The work", "they help with it", details.helps_work),
        yes_or_no("helps_moving", "Moving on", "they help with it", details.helps_moving),
        yes_or_no("helps_steady", "Keeping steady", "they help with it", details.helps_steady),
        Field::pick("closeness", "How close", near)
            .value(details.closeness.map(|closeness| closeness.to_string()).unwrap_or_default()),
        Field::new("differs_from_me", "Unlike me in", Kind::Line(26))
            .value(&details.differs_from_me)
            .hint("trade, age, rank, place"),
        yes_or_no("is_candidate", "Candidate", "might be a mentor", details.is_candidate),
        Field::day("last_contact_on", "In touch")
            .value(details.last_contact_on.map(day).unwrap_or_default())
            .hint("today, 9 july"),
        Field::new("next_step", "Next step", Kind::Line(60)).value(&details.next_step),
    ]
}

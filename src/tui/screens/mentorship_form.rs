//! The form of a mentorship, new or changed: whom it is with, what I am in it, what it is for, and how often the two meet.
//!
//! Only the name is needed; all else has a default that fits most. A new one, once saved, is given to the screen below as the answer
//! to [`BEGUN`], so that each decides what comes next.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope};
use super::super::filling::{self, Filled};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::mentorship::{Arrangement, MentorshipDetails, PersonDetails, Phase, Role};
use crate::domain::{ContactId, Invalid, MentorshipId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;
use crate::text::{when, written};

/// What a saved form answers: which mentorship was begun.
pub const BEGUN: &str = "the mentorship that was begun";

/// What the draft of a new mentorship is called.
pub(super) const NEW: &str = "mentorship";

/// Fills in a mentorship.
#[derive(Debug)]
pub struct MentorshipFormScreen {
    /// Which one is changed; none for a new one.
    id: Option<MentorshipId>,
    /// As they were when the form was loaded: only what is changed of them is written.
    begun: (PersonDetails, MentorshipDetails),
    form: Form,
    place: DraftPlace,
    /// When the draft that it shows was kept, if it shows one.
    left_at: Option<DateTime<Utc>>,
    is_loaded: bool,
    /// The name as it is saved, and as it was typed when it was last looked up.
    name: String,
    looked_up: String,
}

impl MentorshipFormScreen {
    /// A new mentorship, or the one that was left half written.
    pub fn blank() -> Self {
        Self::at(None, DraftPlace::New { what: NEW.to_owned(), number: 1 })
    }

    /// A new mentorship with somebody whose name is known, from among the contacts.
    pub fn with(name: &str, contact: ContactId) -> Self {
        let place = DraftPlace::New { what: format!("{NEW} with {contact}"), number: 1 };
        MentorshipFormScreen { name: name.to_owned(), ..Self::at(None, place) }
    }

    /// Goes on with a draft, if it is one that begins with somebody from among the contacts.
    pub(super) fn for_draft(what: &str) -> Option<Self> {
        let contact = what.strip_prefix(NEW)?.strip_prefix(" with ")?.parse().ok()?;
        Some(Self::with("", contact))
    }

    /// One that exists.
    pub fn of(id: MentorshipId) -> Self {
        Self::at(Some(id), DraftPlace::Field { record: id.into(), field: "form".to_owned() })
    }

    fn at(id: Option<MentorshipId>, place: DraftPlace) -> Self {
        let (form, is_loaded) = (Form::new(Vec::new()), false);
        MentorshipFormScreen {
            id,
            begun: (PersonDetails::default(), MentorshipDetails::of(Role::Mentee)),
            form,
            place,
            left_at: None,
            is_loaded,
            name: String::new(),
            looked_up: String::new(),
        }
    }

    /// The form as the journal has it, without any draft.
    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        self.begun = self.stored(journal)?;
        self.form = form_of(&self.begun.0, &self.begun.1);
        self.name.clone_from(&self.begun.0.name);
        self.remark(journal)
    }

    fn stored(&self, journal: &Journal) -> journal::Result<(PersonDetails, MentorshipDetails)> {
        let Some(id) = self.id else {
            let started_on = Some(journal.today());
            return Ok((
                PersonDetails { name: self.name.clone(), ..PersonDetails::default() },
                MentorshipDetails { started_on, ..MentorshipDetails::of(Role::Mentee) },
            ));
        };
        let mentorship = journal.mentorship(id)?.mentorship;
        Ok((journal.person(mentorship.details.person_id)?.details, mentorship.details))
    }

    /// Shows beside the fields what they come to: a name that is known, a rhythm in words.
    fn remark(&mut self, journal: &Journal) -> journal::Result<()> {
        let name = self.form.value("name");
        if name != self.looked_up {
            let is_other = name.trim().to_lowercase() != self.name.trim().to_lowercase();
            let hint = if is_other || self.id.is_none() { self.known(&name, journal)? } else { "" };
            self.form.set_hint("name", hint);
            self.looked_up = name;
        }
        let rhythm = written::span(&self.form.value("rhythm_days"));
        let words = rhythm.map(|days| format!("every {}", when::rhythm(days.into())));
        self.form
            .set_hint("rhythm_days", words.unwrap_or_else(|_| "such as 4 weeks, 10 days; empty for none".to_owned()));
        Ok(())
    }

    /// What is said of a name that is in the journal already: some are known from a mentorship, some help in another way.
    fn known(&self, name: &str, journal: &Journal) -> journal::Result<&'static str> {
        if !journal.is_known(name)? {
            return Ok("");
        }
        let has_mentorship = journal.has_mentorship_with(name)?;
        Ok(match self.id {
            Some(_) => "another one is called so too",
            None if has_mentorship => "known: a second mentorship",
            None => "known: from your network",
        })
    }

    /// What was filled in: what no field shows stays as it is.
    fn filled(&self, journal: &Journal) -> journal::Result<(PersonDetails, MentorshipDetails)> {
        let details = self.begun.1.clone();
        let mut values = self.form.values();
        values.retain(|(name, _)| !matches!(*name, "name" | "note"));
        for (_, value) in values.iter_mut().filter(|(name, value)| *name == "rhythm_days" && !value.trim().is_empty()) {
            let days = written::span(value).map_err(|wrong| Invalid::new("rhythm_days", wrong.to_string()))?;
            *value = days.to_string();
        }
        let person = PersonDetails { name: self.form.value("name").trim().to_owned(), note: self.form.value("note") };
        Ok((person, journal.fill(details, &values)?))
    }

    fn edit(
        &self,
        id: MentorshipId,
        person: &PersonDetails,
        details: &MentorshipDetails,
        journal: &mut Journal,
    ) -> journal::Result<Meanwhile> {
        journal.edit_mentorship(id, Edit::of(&self.begun.0, person), Edit::of(&self.begun.1, details))
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let (person, details) = self.filled(cx.journal)?;
        let Some(id) = self.id else {
            let id = cx.journal.add_mentorship(person, &details)?;
            return Ok(Step::Answer(Answer::Picked(Asked::plain(BEGUN), Some(Record::Mentorship(id)))));
        };
        let meanwhile = self.edit(id, &person, &details, cx.journal)?;
        Ok(Step::Done(meanwhile.told(&format!("saved the mentorship with {}", person.name))))
    }
}

/// The words for a mentorship that was begun, if that is what an answer says.
pub fn begun(input: &Input, journal: &Journal) -> journal::Result<Option<(MentorshipId, String)>> {
    match input {
        Input::Answer(Answer::Picked(asked, Some(Record::Mentorship(id)))) if asked.what == BEGUN => {
            Ok(Some((*id, format!("began the mentorship with {}", journal.mentorship(*id)?.name))))
        }
        _ => Ok(None),
    }
}

impl Screen for MentorshipFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.is_loaded {
            return Ok(());
        }
        self.load(journal)?;
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        self.remark(journal)?;
        self.is_loaded = true;
        Ok(())
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
        let name = if self.id.is_some() { &self.name } else { "New mentorship" };
        Title::new(name).aside(filling::as_left(self.left_at, cx))
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id.filter(|_| self.form.is_changed()) else { return Ok(()) };
        let saved = self.filled(cx.journal).and_then(|made| {
            self.edit(id, &made.0, &made.1, cx.journal)?;
            self.begun = made;
            Ok(())
        });
        filling::leave(&mut self.form, saved)
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        (command == Command::Discard && !self.form.is_changed()).then_some("nothing was written")
    }
}

fn form_of(person: &PersonDetails, details: &MentorshipDetails) -> Form {
    let arrangements = [(Arrangement::Own, "the two of us"), (Arrangement::Programme, "a programme")];
    let arrangements = arrangements.map(|(value, words)| (value.to_string(), words.to_owned())).to_vec();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let rhythm = details.rhythm_days.map(|days| when::rhythm(days.into())).unwrap_or_default();
    let minutes = details.length_min.map(|minutes| minutes.to_string()).unwrap_or_default();
    Form::new(vec![
        Field::new("name", "Name", Kind::Line(26)).value(&person.name),
        Field::choice("my_role", "I am the", Role::ALL.iter().map(|role| role.as_str()))
            .value(details.my_role.as_str()),
        Field::new("purpose", "What it is for", Kind::Line(60)).value(&details.purpose),
        Field::pick("kind", "Arranged by", arrangements).value(details.kind.as_str()),
        Field::choice("phase", "Phase", Phase::ALL.iter().map(|phase| phase.as_str())).value(details.phase.as_str()),
        Field::new("rhythm_days", "Rhythm", Kind::Line(22)).value(rhythm),
        Field::number("length_min", "Minutes").value(minutes),
        Field::day("started_on", "Started on").value(day(details.started_on)),
        Field::day("ends_on", "Until").value(day(details.ends_on)).hint("the day you mean to end it, if you know"),
        Field::new("channel", "How we meet", Kind::Line(26)).value(&details.channel).hint("in person, by video, both"),
        Field::new("note", "Note on them", Kind::Prose(3)).value(&person.note),
    ])
}

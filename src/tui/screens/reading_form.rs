//! The form of a book: what it is, why it is read, the one idea that is kept and the one question for others.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope};
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::action_fields;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::reading::{ReadingDetails, ReadingStatus};
use crate::domain::{ReadingId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;

/// What the draft of a new book is called.
pub(super) const NEW: &str = "book";

/// How many rows of its texts are in sight.
const ROWS: u16 = 2;

/// Fills in a book.
#[derive(Debug)]
pub struct ReadingFormScreen {
    /// Which one is changed; none for a new one.
    id: Option<ReadingId>,
    /// As it was when the form was loaded: only what is changed of it is written.
    begun: ReadingDetails,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    begins_in: Option<&'static str>,
    is_loaded: bool,
}

impl ReadingFormScreen {
    /// A new book, or the one that was left half written.
    pub fn blank() -> Self {
        Self::at(None, DraftPlace::New { what: NEW.to_owned(), number: 1 })
    }

    /// One that is on the list.
    pub fn of(id: ReadingId) -> Self {
        Self::at(Some(id), DraftPlace::Field { record: id.into(), field: "form".to_owned() })
    }

    /// The same, to write down the idea that is kept.
    pub fn with_the_idea_of(id: ReadingId) -> Self {
        ReadingFormScreen { begins_in: Some("idea"), ..Self::of(id) }
    }

    fn at(id: Option<ReadingId>, place: DraftPlace) -> Self {
        let (begun, form) = (ReadingDetails::new("", ""), Form::new(Vec::new()));
        ReadingFormScreen { id, begun, form, place, left_at: None, begins_in: None, is_loaded: false }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        if let Some(id) = self.id {
            self.begun = journal.reading(id)?.details;
        }
        self.form = Form::new(fields(&self.begun, journal)?);
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        if let Some(field) = self.begins_in {
            self.form.focus_on(field);
        }
        Ok(())
    }

    fn edit(&mut self, id: ReadingId, journal: &mut Journal) -> journal::Result<Meanwhile> {
        let details = journal.fill(self.begun.clone(), &self.form.values())?;
        let meanwhile = journal.edit_reading(id, Edit::of(&self.begun, &details))?;
        self.begun = details;
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
                let details = cx.journal.fill(self.begun.clone(), &self.form.values())?;
                let id = cx.journal.add_reading(&details)?;
                Step::Done(format!("added {}", cx.journal.called(id.into())?))
            }
        })
    }
}

impl Screen for ReadingFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    /// Loads once: what is being written is never replaced.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if !self.is_loaded {
            self.load(journal)?;
            self.is_loaded = true;
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
            Filled::Step(step) => Ok(step),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_some() { &self.begun.title } else { "New book" };
        Title::new(name).aside(filling::as_left(self.left_at, cx))
    }

    fn greeting(&self) -> Option<String> {
        self.begins_in.map(|_| "first the idea you keep; then it can go to a meeting".to_owned())
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
        self.id.map(Record::Reading)
    }
}

fn fields(details: &ReadingDetails, journal: &Journal) -> journal::Result<Vec<Field>> {
    let statuses = [
        (ReadingStatus::Want, "I want to read it"),
        (ReadingStatus::Reading, "I am reading it"),
        (ReadingStatus::Done, "I have read it"),
    ];
    let statuses = statuses.map(|(status, words)| (status.to_string(), words.to_owned())).to_vec();
    let goals = action_fields::goals(journal, None, details.goal_id)?;
    let goal = details.goal_id.map(|id| id.to_string()).unwrap_or_default();
    Ok(vec![
        Field::new("title", "Title", Kind::Line(60)).value(&details.title),
        Field::new("author", "Author", Kind::Line(60)).value(&details.author),
        Field::pick("status", "How far", statuses).value(details.status.as_str()),
        Field::new("why", "Why", Kind::Prose(ROWS)).value(&details.why),
        Field::new("idea", "The idea I keep", Kind::Prose(ROWS)).value(&details.idea),
        Field::new("question", "Ask others", Kind::Prose(ROWS)).value(&details.question),
        Field::pick("goal_id", "For the goal", goals).value(goal),
    ])
}

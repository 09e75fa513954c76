//! The form for a question of one's own, new or changed.
//!
//! It only fills in and saves; built-in questions never come here.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::question::{QuestionDetails, Theme};
use crate::domain::{QuestionId, Record};
use crate::journal::{self, Edit, Error, Journal};

/// What the draft of a new question is called.
pub(super) const NEW: &str = "question";

/// Fills in a question of one's own.
#[derive(Debug)]
pub struct QuestionFormScreen {
    /// Which one is changed; nothing for a new one.
    id: Option<QuestionId>,
    /// As it was when it was loaded: only what is changed of it is written.
    begun: QuestionDetails,
    form: Form,
    place: DraftPlace,
    /// When what stands here was kept as a draft, if it was.
    left_at: Option<DateTime<Utc>>,
    is_loaded: bool,
}

impl QuestionFormScreen {
    /// A new question, or the one that was left half written.
    pub fn blank() -> Self {
        let place = DraftPlace::New { what: NEW.to_owned(), number: 1 };
        QuestionFormScreen {
            id: None,
            begun: QuestionDetails::new(""),
            form: form_of(&QuestionDetails::new("")),
            place,
            left_at: None,
            is_loaded: false,
        }
    }

    /// A question that exists.
    pub fn of(id: QuestionId) -> Self {
        let place = DraftPlace::Field { record: Record::Question(id), field: "form".to_owned() };
        QuestionFormScreen { id: Some(id), place, ..Self::blank() }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        if let Some(id) = self.id {
            self.begun = journal.own_question(id)?;
            self.form = form_of(&self.begun);
        }
        Ok(())
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let saved = cx.journal.fill(self.begun.clone(), &self.form.values()).and_then(|details| match self.id {
            Some(id) => {
                let saved = cx.journal.edit_question(id, Edit::of(&self.begun, &details));
                saved.map(|meanwhile| meanwhile.told("question changed"))
            }
            None => cx.journal.add_question(&details).map(|_| "question added, under your own".to_owned()),
        });
        match saved {
            Ok(words) => Ok(Step::Done(words)),
            Err(error) => filling::show_error(&mut self.form, error),
        }
    }
}

impl Screen for QuestionFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.is_loaded {
            return Ok(());
        }
        self.load(journal)?;
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        self.is_loaded = true;
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Save => self.save(cx),
            Filled::Step(step) => Ok(step),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_some() { "A question of your own" } else { "New question" };
        Title::new(name).aside(filling::as_left(self.left_at, cx))
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id.filter(|_| self.form.is_changed()) else { return Ok(()) };
        let details = cx.journal.fill(self.begun.clone(), &self.form.values());
        let saved = details.and_then(|details| cx.journal.edit_question(id, Edit::of(&self.begun, &details)));
        if let Err(Error::Invalid(invalid)) = &saved {
            self.form.set_error(&invalid.field, &invalid.what);
        }
        saved?;
        self.load(cx.journal)
    }
}

fn form_of(details: &QuestionDetails) -> Form {
    let themes = Theme::ALL.iter().map(|theme| (theme.to_string(), theme.in_words().to_owned()));
    Form::new(vec![
        Field::new("text", "Question", Kind::Prose(3)).value(&details.text),
        Field::pick("theme", "Theme", themes.collect()).value(details.theme.as_str()),
        Field::new("phases", "Phases", Kind::Line(30))
            .value(details.phases.to_string())
            .hint("agree, grow; none for all"),
    ])
}

//! The dials of a draft: for each of the six my mark, and theirs as they told it.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::Scope;
use super::super::super::filling::{self, Filled};
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::form::{Field, Form};
use super::super::super::widgets::row::styled;
use crate::content::agreement::{dial_name, ends};
use crate::domain::agreement::{AgreementDetails, Dial};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::mentorship::Role;
use crate::domain::{AgreementId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::width::{pad_right, width};

/// What its unsaved marks are called.
pub const DRAFT: &str = "dials";

/// The marks of a draft.
#[derive(Debug)]
pub struct DialsFormScreen {
    id: AgreementId,
    begun: Option<AgreementDetails>,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    begins_with: Dial,
    /// Mine, that says what the ends are called.
    role: Role,
}

impl DialsFormScreen {
    /// The marks of this one.
    pub fn of(id: AgreementId) -> Self {
        let place = DraftPlace::Field { record: id.into(), field: DRAFT.to_owned() };
        let form = Form::new(Vec::new());
        DialsFormScreen { id, begun: None, form, place, left_at: None, begins_with: Dial::Agenda, role: Role::Mentee }
    }

    /// With this dial in focus.
    pub fn beginning_with(self, dial: Dial) -> Self {
        DialsFormScreen { begins_with: dial, ..self }
    }

    fn save(&mut self, journal: &mut Journal) -> journal::Result<Option<String>> {
        let Some(begun) = &self.begun else { return Ok(None) };
        let details = journal.fill(begun.clone(), &self.form.values())?;
        if details == *begun {
            return Ok(None);
        }
        let meanwhile = journal.edit_agreement(self.id, Edit::of(begun, &details))?;
        let told = meanwhile.told("marked what each of you expects");
        self.begun = Some(details);
        Ok(Some(told))
    }
}

impl Screen for DialsFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, false)
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.begun.is_some() {
            return Ok(());
        }
        let details = journal.agreement(self.id)?.details;
        let with = journal.mentorship(details.mentorship_id)?;
        self.role = with.mentorship.details.my_role;
        self.form = Form::new(fields(&details, self.role));
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        self.form.focus_on(self.begins_with.fields()[0]);
        self.begun = Some(details);
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => Ok(step),
            Filled::Save => match self.save(cx.journal) {
                Ok(told) => Ok(told.map_or(Step::Pop, Step::Done)),
                Err(error) => filling::show_error(&mut self.form, error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = self.form.focused_name();
        let focused = Dial::ALL.iter().copied().find(|dial| dial.fields().contains(&name));
        let meaning = focused.map(|dial| {
            let [low, high] = ends(dial, self.role);
            styled(format!("1 {low}, 5 {high}"), cx.theme.dim)
        });
        let title = Title::new("What each of us expects").aside(filling::as_left(self.left_at, cx));
        title.right(meaning.unwrap_or_default())
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let saved = self.save(cx.journal).map(|_| ());
        filling::leave(&mut self.form, saved)
    }

    fn about(&self) -> Option<Record> {
        Some(self.id.into())
    }
}

/// Mine and theirs under each other, with what the two ends mean.
fn fields(details: &AgreementDetails, role: Role) -> Vec<Field> {
    let unmarked = |[low, high]: [&str; 2]| format!("not marked (1 {low}, 5 {high})");
    // As long as the longest, so that all marks stand under one another.
    let longest = Dial::ALL.iter().map(|dial| width(&unmarked(ends(*dial, role)))).max().unwrap_or(0);
    let mut fields = Vec::new();
    for dial in Dial::ALL.iter().copied() {
        let [low, high] = ends(dial, role);
        let none = (String::new(), pad_right(&unmarked([low, high]), longest));
        let marked = (1..=5).map(|mark| {
            let words = match mark {
                1 => format!("1, {low}"),
                5 => format!("5, {high}"),
                mark => mark.to_string(),
            };
            (mark.to_string(), words)
        });
        let choices: Vec<_> = std::iter::once(none).chain(marked).collect();
        let marks = details.marks(dial);
        let labels = [dial_name(dial), "theirs, as told"];
        for ((name, label), mark) in dial.fields().into_iter().zip(labels).zip([marks.mine, marks.theirs]) {
            let value = mark.map(|mark| mark.to_string()).unwrap_or_default();
            fields.push(Field::scale(name, label, choices.clone()).value(value));
        }
    }
    fields
}

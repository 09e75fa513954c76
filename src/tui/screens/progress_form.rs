//! Two lines of a goal's log: what moved, what is next; where the measure stands, how it felt, on which day.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::super::widgets::paragraph::draw_sentence;
use super::super::widgets::section::{below, draw_section};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::goal::{ProgressDetails, ProgressEntry};
use crate::domain::{GoalId, Page, ProgressId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::when;

/// The form for something new of this kind, in the place of its draft; its number there is the goal's.
pub const WHAT: &str = "log entry";

/// Columns of a value such as `58 %`.
pub(super) const VALUE_COLUMNS: u16 = 22;

/// An entry being written.
#[derive(Debug)]
pub struct ProgressFormScreen {
    /// What is being changed; nothing for a new entry.
    id: Option<ProgressId>,
    before: ProgressDetails,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    /// Of which goal.
    title: String,
    /// The entry before this one.
    last: Option<ProgressEntry>,
    is_saved: bool,
}

impl ProgressFormScreen {
    /// A new entry of a goal, or the one that was left unsaved.
    pub fn blank(goal: GoalId, journal: &Journal) -> journal::Result<Self> {
        let number = u32::try_from(goal.0).unwrap_or(0);
        let place = DraftPlace::New { what: WHAT.to_owned(), number };
        Self::new(None, ProgressDetails::on(goal, journal.today()), place, journal)
    }

    /// An entry that exists.
    pub fn of(entry: &ProgressEntry, journal: &Journal) -> journal::Result<Self> {
        let place = DraftPlace::Field { record: Record::Progress(entry.id), field: "form".to_owned() };
        Self::new(Some(entry.id), entry.details.clone(), place, journal)
    }

    fn new(
        id: Option<ProgressId>,
        before: ProgressDetails,
        place: DraftPlace,
        journal: &Journal,
    ) -> journal::Result<Self> {
        let goal = journal.goal(before.goal_id)?.line.goal.details;
        let day = if id.is_none() { "today".to_owned() } else { when::heading(before.logged_on, journal.today()) };
        let feel = before.feel.map(|feel| feel.to_string()).unwrap_or_default();
        let mut form = Form::new(vec![
            Field::line("moved", "What moved").value(&before.moved),
            Field::line("next", "What is next").value(&before.next),
            Field::new("value", "Value", Kind::Line(VALUE_COLUMNS)).value(&before.value).hint(goal.measure),
            Field::choice("feel", "How it felt", ["1", "2", "3", "4", "5"])
                .or_none()
                .value(feel)
                .hint("1 hard, 5 good"),
            Field::day("logged_on", "Day").value(day),
        ]);
        let left_at = filling::restore(&mut form, &place, journal)?;
        Ok(ProgressFormScreen { id, before, form, place, left_at, title: goal.title, last: None, is_saved: false })
    }

    fn details(&self, journal: &Journal) -> journal::Result<ProgressDetails> {
        journal.fill(self.before.clone(), &self.form.values())
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = self.details(cx.journal)?;
        Ok(match self.id {
            None => {
                cx.journal.log_progress(&details)?;
                Step::Done(format!("Logged: {}", details.moved))
            }
            Some(_) if details == self.before => Step::Pop,
            Some(id) => {
                let meanwhile = cx.journal.edit_progress(id, Edit::of(&self.before, &details))?;
                Step::Done(meanwhile.told(&format!("Changed: {}", details.moved)))
            }
        })
    }
}

impl Screen for ProgressFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let newest = journal.progress(self.before.goal_id, &Page::first(1))?;
        self.last = newest.into_iter().next().map(|entry| entry.item).filter(|_| self.id.is_none());
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => Ok(step),
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some([left, right]) = cx.grid.split(area, 4) else { return filling::draw(&self.form, frame, area, cx) };
        filling::draw(&self.form, frame, left, cx);
        if let Some(last) = &self.last {
            draw_last(last, frame, below(right, 1), cx);
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        Title::new(self.title.as_str()).aside(filling::as_left(self.left_at, cx))
    }

    fn draft(&self) -> Option<Draft> {
        if self.is_saved { None } else { filling::draft(&self.form, &self.place) }
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id else { return Ok(()) };
        let details = self.details(cx.journal)?;
        if details != self.before {
            cx.journal.edit_progress(id, Edit::of(&self.before, &details))?;
        }
        self.is_saved = true;
        Ok(())
    }

    fn about(&self) -> Option<Record> {
        Some(self.before.goal_id.into())
    }
}

/// The entry before this one: what was to be next, and where the measure stood.
fn draw_last(last: &ProgressEntry, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
    let details = &last.details;
    let day = when::short_column(details.logged_on, cx.today);
    let (value, on) = (&details.value, if details.value.is_empty() { "" } else { " on " });
    let stood = format!("{value}{on}{}", day.trim_start());
    let rest = draw_section(frame.buffer_mut(), area, "last time", &stood, false, cx.theme);
    let taken = draw_sentence(frame.buffer_mut(), rest, &details.moved, cx.theme.text);
    if !details.next.is_empty() {
        let next = format!("then: {}", details.next);
        draw_sentence(frame.buffer_mut(), below(rest, taken), &next, cx.theme.dim);
    }
}

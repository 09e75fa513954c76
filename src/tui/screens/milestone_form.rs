//! A step on the way to a goal: its words, by when, and when it was reached.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::goal::{Milestone, MilestoneDetails};
use crate::domain::{GoalId, MilestoneId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::when;

/// The form for something new of this kind, in the place of its draft; its number there is the goal's.
pub const WHAT: &str = "milestone";

/// A milestone being written.
#[derive(Debug)]
pub struct MilestoneFormScreen {
    /// What is being changed; nothing for a new one.
    id: Option<MilestoneId>,
    before: MilestoneDetails,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    is_saved: bool,
}

impl MilestoneFormScreen {
    /// A new milestone of a goal, or the one that was left unsaved.
    pub fn blank(goal: GoalId, journal: &Journal) -> journal::Result<Self> {
        let number = u32::try_from(goal.0).unwrap_or(0);
        Self::new(None, MilestoneDetails::new(goal, ""), DraftPlace::New { what: WHAT.to_owned(), number }, journal)
    }

    /// A milestone that exists.
    pub fn of(milestone: &Milestone, journal: &Journal) -> journal::Result<Self> {
        let place = DraftPlace::Field { record: Record::Milestone(milestone.id), field: "form".to_owned() };
        Self::new(Some(milestone.id), milestone.details.clone(), place, journal)
    }

    fn new(
        id: Option<MilestoneId>,
        before: MilestoneDetails,
        place: DraftPlace,
        journal: &Journal,
    ) -> journal::Result<Self> {
        let day = |day: Option<_>| day.map(|day| when::heading(day, journal.today())).unwrap_or_default();
        let done_on = Field::day("done_on", "Reached on").value(day(before.done_on));
        let mut form = Form::new(vec![
            Field::line("text", "Milestone").value(&before.text),
            Field::day("due_on", "By").value(day(before.due_on)).hint("30 sep, in 3 weeks"),
            if before.done_on.is_none() { done_on.hidden() } else { done_on },
        ]);
        let left_at = filling::restore(&mut form, &place, journal)?;
        Ok(MilestoneFormScreen { id, before, form, place, left_at, is_saved: false })
    }

    fn details(&self, journal: &Journal) -> journal::Result<MilestoneDetails> {
        journal.fill(self.before.clone(), &self.form.values())
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = self.details(cx.journal)?;
        Ok(match self.id {
            None => {
                cx.journal.add_milestone(&details)?;
                Step::Done(format!("Added: {}", details.text))
            }
            Some(_) if details == self.before => Step::Pop,
            Some(id) => {
                let meanwhile = cx.journal.edit_milestone(id, Edit::of(&self.before, &details))?;
                Step::Done(meanwhile.told(&format!("Changed: {}", details.text)))
            }
        })
    }
}

impl Screen for MilestoneFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => Ok(step),
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_none() { "New milestone" } else { "The milestone" };
        Title::new(name).aside(filling::as_left(self.left_at, cx))
    }

    fn draft(&self) -> Option<Draft> {
        if self.is_saved { None } else { filling::draft(&self.form, &self.place) }
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id else { return Ok(()) };
        let details = self.details(cx.journal)?;
        if details != self.before {
            cx.journal.edit_milestone(id, Edit::of(&self.before, &details))?;
        }
        self.is_saved = true;
        Ok(())
    }

    fn about(&self) -> Option<Record> {
        Some(self.before.goal_id.into())
    }
}

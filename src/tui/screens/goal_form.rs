//! The form of a goal. A title is enough; what the measure is gets asked once the goal is active.
//!
//! A new goal opens its page when it is saved; one that exists is saved on leaving. A fourth active goal asks which one rests.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::super::widgets::row::{draw_row, styled};
use super::super::widgets::section::{below, draw_section};
use super::goal::GoalScreen;
use super::goal_status;
use super::progress_form::VALUE_COLUMNS;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::goal::{Area, GoalDetails, GoalFilter, GoalLine, GoalStatus, Help, MOST_ACTIVE};
use crate::domain::{GoalId, Invalid, MentorshipId, Page, Record, Side};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;
use crate::text::when;

/// The form for something new of this kind, in the place of its draft.
pub const WHAT: &str = "goal";

/// Rows that are enough to compare with.
const MOST_SHOWN: usize = 9;

/// Asked only of a goal that is past emerging.
const MEASURE_FIELDS: [&str; 3] = ["measure", "start_value", "target_value"];

/// A goal being written.
#[derive(Debug)]
pub struct GoalFormScreen {
    /// What is being changed; nothing for a new goal.
    id: Option<GoalId>,
    before: GoalDetails,
    form: Form,
    place: DraftPlace,
    /// When what stands here was kept as a draft, if it was.
    left_at: Option<DateTime<Utc>>,
    /// The active goals of mine beside this one.
    active: Vec<GoalLine>,
    is_saved: bool,
}

impl GoalFormScreen {
    /// A new goal, or the one that was left unsaved.
    pub fn blank(journal: &Journal) -> journal::Result<Self> {
        let mentorship = match journal.chosen()? {
            Some(chosen) => Some(chosen),
            None => journal.only_mentorship()?,
        };
        let place = DraftPlace::New { what: WHAT.to_owned(), number: 1 };
        Self::new(None, GoalDetails::new(mentorship, ""), place, journal)
    }

    /// A goal that exists.
    pub fn of(id: GoalId, journal: &Journal) -> journal::Result<Self> {
        let before = journal.goal(id)?.line.goal.details;
        let place = DraftPlace::Field { record: Record::Goal(id), field: "form".to_owned() };
        Self::new(Some(id), before, place, journal)
    }

    fn new(id: Option<GoalId>, before: GoalDetails, place: DraftPlace, journal: &Journal) -> journal::Result<Self> {
        let mut form = Form::new(fields(&before, journal)?);
        let left_at = filling::restore(&mut form, &place, journal)?;
        let mut screen = GoalFormScreen { id, before, form, place, left_at, active: Vec::new(), is_saved: false };
        screen.ask_what_is_due();
        Ok(screen)
    }

    fn ask_what_is_due(&mut self) {
        let is_emerging = self.form.value("status") == GoalStatus::Emerging.as_str();
        for name in MEASURE_FIELDS {
            self.form.show(name, !is_emerging);
        }
    }

    fn details(&self, journal: &Journal) -> journal::Result<GoalDetails> {
        journal.fill(self.before.clone(), &self.form.values())
    }

    /// The goals among which one has to rest, if this one becomes active and that is one too many.
    fn one_too_many(&self, details: &GoalDetails, journal: &Journal) -> journal::Result<Option<Vec<GoalLine>>> {
        if Journal::counts_as_active(&self.before) && self.id.is_some() {
            return Ok(None);
        }
        goal_status::one_too_many(self.id, details, journal)
    }

    /// What else runs, so that one sees what a third or a fourth goal would stand beside.
    fn draw_active(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let count = format!("{} of {MOST_ACTIVE}", self.active.len());
        let rest = draw_section(frame.buffer_mut(), area, "active beside it", &count, false, cx.theme);
        for (row, line) in rest.rows().zip(&self.active) {
            let title = styled(line.goal.details.title.as_str(), cx.theme.text);
            draw_row(frame.buffer_mut(), row, title, styled(line.last_value.as_str(), cx.theme.dim));
        }
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = self.details(cx.journal)?;
        match self.one_too_many(&details, cx.journal)? {
            Some(active) => Ok(Step::Push(goal_status::which_rests(self.id, &active))),
            None => self.keep(&details, None, cx),
        }
    }

    fn keep(&mut self, details: &GoalDetails, rests: Option<GoalId>, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let (id, meanwhile) = match (self.id, rests) {
            (Some(id), Some(rests)) => {
                cx.journal.keep_goal_while_resting(Some(id), Edit::of(&self.before, details), rests)?
            }
            (None, Some(rests)) => cx.journal.keep_goal_while_resting(None, details, rests)?,
            (None, None) => (cx.journal.add_goal(details)?, Meanwhile::Nothing),
            (Some(id), None) if *details == self.before => (id, Meanwhile::Nothing),
            (Some(id), None) => (id, cx.journal.edit_goal(id, Edit::of(&self.before, details))?),
        };
        Ok(match self.id {
            None => Step::Replace(Box::new(GoalScreen::of(id))),
            Some(_) if *details == self.before => Step::Pop,
            Some(_) => Step::Done(meanwhile.told(&format!("Changed: {}", details.title))),
        })
    }
}

impl Screen for GoalFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, self.id.is_none())
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let filter = GoalFilter { status: Some(GoalStatus::Active), ..GoalFilter::default() };
        let active = journal.goals(&filter, &Page::first(MOST_SHOWN))?.into_iter().map(|line| line.item);
        let others =
            active.filter(|line| Some(line.goal.id) != self.id && Journal::counts_as_active(&line.goal.details));
        self.active = others.collect();
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Input::Answer(answer) = &input
            && let Some(rests) = goal_status::resting(answer)
        {
            let details = self.details(cx.journal)?;
            return self.keep(&details, rests, cx);
        }
        let step = match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => Ok(step),
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
        };
        self.ask_what_is_due();
        step
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let is_active = self.form.value("status") == GoalStatus::Active.as_str();
        match cx.grid.split(area, 4).filter(|_| is_active && !self.active.is_empty()) {
            Some([left, right]) => {
                filling::draw(&self.form, frame, left, cx);
                self.draw_active(frame, below(right, 1), cx);
            }
            None => filling::draw(&self.form, frame, area, cx),
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_none() { "New goal" } else { "The goal" };
        Title::new(name).aside(filling::as_left(self.left_at, cx))
    }

    fn draft(&self) -> Option<Draft> {
        if self.is_saved { None } else { filling::draft(&self.form, &self.place) }
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id else { return Ok(()) };
        let details = self.details(cx.journal)?;
        if self.one_too_many(&details, cx.journal)?.is_some() {
            return Err(Invalid::new("status", "three are active already; Ctrl-S asks which one rests").into());
        }
        if details != self.before {
            cx.journal.edit_goal(id, Edit::of(&self.before, &details))?;
        }
        self.is_saved = true;
        Ok(())
    }

    fn about(&self) -> Option<Record> {
        self.id.map(Record::Goal)
    }
}

fn fields(goal: &GoalDetails, journal: &Journal) -> journal::Result<Vec<Field>> {
    let today = journal.today();
    let mentorship = goal.mentorship_id.map(|id| id.to_string()).unwrap_or_default();
    let status = if goal.status.is_open() {
        Field::choice("status", "Status", [GoalStatus::Emerging.as_str(), GoalStatus::Active.as_str()])
    } else {
        Field::line("status", "Status").hidden()
    };
    let helps = [("", "none"), ("show", "show me"), ("encourage", "encourage me"), ("stretch", "stretch me")];
    let helps = helps.into_iter().chain([("leave", "leave me to it")]);
    Ok(vec![
        Field::line("title", "Title").value(&goal.title).hint("what is to change"),
        Field::line("why", "Why").value(&goal.why),
        Field::pick("mentorship_id", "With", people(goal.mentorship_id, journal)?).value(mentorship),
        Field::pick("owner", "Whose", pairs([(Side::Me.as_str(), "mine"), (Side::Them.as_str(), "theirs")]))
            .value(goal.owner.as_str()),
        Field::choice("area", "Area", Area::ALL.iter().map(|area| area.as_str())).value(goal.area.as_str()),
        status.value(goal.status.as_str()),
        Field::line("measure", "Measure").value(&goal.measure).hint("how you would see it"),
        Field::new("start_value", "From", Kind::Line(VALUE_COLUMNS)).value(&goal.start_value).hint("where it stands"),
        Field::new("target_value", "To", Kind::Line(VALUE_COLUMNS))
            .value(&goal.target_value)
            .hint("where it should stand"),
        Field::day("due_on", "By")
            .value(goal.due_on.map(|due| when::heading(due, today)).unwrap_or_default())
            .hint("30 sep, in 3 months"),
        Field::pick("help", "Help wanted", pairs(helps)).value(goal.help.map_or("", Help::as_str)),
        Field::line("obstacle", "Obstacle").value(&goal.obstacle).hint("what might be in the way"),
        Field::line("if_then", "If …, then …").value(&goal.if_then).hint("when …, then I …"),
    ])
}

fn pairs(words: impl IntoIterator<Item = (&'static str, &'static str)>) -> Vec<(String, String)> {
    words.into_iter().map(|(value, words)| (value.to_owned(), words.to_owned())).collect()
}

/// Whom a goal may be with: nobody, everybody a mentorship is not over with, and whom it is with now.
fn people(now: Option<MentorshipId>, journal: &Journal) -> journal::Result<Vec<(String, String)>> {
    let named = journal.people_to_choose_from(now)?.into_iter().map(|line| (line.mentorship.id.to_string(), line.name));
    Ok(std::iter::once((String::new(), "nobody".to_owned())).chain(named).collect())
}

//! After the meeting: three lines, whether the hour was of use, and who talked most. The form, and the lines as the page shows them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::{Scope, chain};
use super::super::super::filling::{self, Filled};
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::form::{Field, Form, Kind};
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::below;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::meeting::{MeetingDetails, Talk};
use crate::domain::{MeetingId, Record};
use crate::journal::{self, Edit, Journal, MeetingPage};

/// How far the words stand from their label.
const INDENT: u16 = 16;

/// Columns of a line of the debrief.
const LINE: u16 = 72;

/// The first line of the debrief, and the field that asks whether it was of use.
pub const FIRST: &str = "debrief_what";
pub const PULSE: &str = "pulse";

/// What the draft of a debrief is called.
pub const DRAFT: &str = "debrief";

/// Fills in the debrief of a meeting.
#[derive(Debug)]
pub struct DebriefScreen {
    id: MeetingId,
    begun: Option<MeetingDetails>,
    form: Form,
    focus: &'static str,
}

impl DebriefScreen {
    /// The debrief of a meeting, beginning with one of its fields.
    pub fn of(id: MeetingId, focus: &'static str) -> Self {
        DebriefScreen { id, begun: None, form: Form::new(Vec::new()), focus }
    }

    fn place(&self) -> DraftPlace {
        DraftPlace::Field { record: Record::Meeting(self.id), field: DRAFT.to_owned() }
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<String> {
        let Some(begun) = &self.begun else { return Ok(String::new()) };
        let details = cx.journal.fill(begun.clone(), &self.form.values())?;
        let words = cx.journal.debrief_meeting(self.id, Edit::of(begun, &details))?;
        self.begun = Some(details);
        Ok(words)
    }
}

impl Screen for DebriefScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::EDIT_FORM
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.begun.is_none() {
            let page = journal.meeting(self.id)?;
            self.form = form_of(&page);
            self.form.focus_on(self.focus);
            self.begun = Some(page.meeting.details);
            let place = self.place();
            filling::restore(&mut self.form, &place, journal)?;
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => Ok(step),
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
        Title::new("Debrief").aside("three lines, the same day; each may stay empty")
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        if !self.form.is_changed() {
            return Ok(());
        }
        let saved = self.save(cx).map(|_| ());
        filling::leave(&mut self.form, saved)
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place())
    }
}

fn form_of(page: &MeetingPage) -> Form {
    let details = &page.meeting.details;
    let none = (String::new(), "not said".to_owned());
    let pulse = [(1, "1, hardly"), (2, "2, a little"), (3, "3, partly"), (4, "4, mostly"), (5, "5, very much")];
    let pulse = pulse.map(|(value, words): (u8, &str)| (value.to_string(), words.to_owned()));
    let talk = Talk::ALL.iter().map(|talk| (talk.to_string(), who_talked(*talk, &page.name)));
    let line = |name, label, value: &str| Field::new(name, label, Kind::Line(LINE)).value(value);
    Form::new(vec![
        line(FIRST, "What happened", &details.debrief_what),
        line("debrief_so_what", "What it means", &details.debrief_so_what),
        line("debrief_now_what", "What now", &details.debrief_now_what),
        Field::pick(PULSE, "Was it of use?", [none.clone()].into_iter().chain(pulse).collect())
            .value(details.pulse.map(|pulse| pulse.to_string()).unwrap_or_default()),
        line("pulse_note", "Better with", &details.pulse_note),
        Field::pick("talk", "Who talked", [none].into_iter().chain(talk).collect())
            .value(details.talk.map(|talk| talk.to_string()).unwrap_or_default()),
    ])
}

fn who_talked(talk: Talk, name: &str) -> String {
    match talk {
        Talk::Me => "mostly me".to_owned(),
        Talk::Even => "both alike".to_owned(),
        Talk::Them => format!("mostly {}", name.split_whitespace().next().unwrap_or("them")),
    }
}

/// The lines that say something, each under its label.
pub(super) fn lines(page: &MeetingPage) -> Vec<(&'static str, String)> {
    let details = &page.meeting.details;
    let pulse = details.pulse.map(|pulse| format!("{pulse} of 5")).unwrap_or_default();
    let talk = details.talk.map(|talk| who_talked(talk, &page.name)).unwrap_or_default();
    let lines = [
        ("What happened", details.debrief_what.clone()),
        ("What it means", details.debrief_so_what.clone()),
        ("What now", details.debrief_now_what.clone()),
        ("Of use", pulse),
        ("Better with", details.pulse_note.clone()),
        ("Who talked", talk),
    ];
    lines.into_iter().filter(|(_, words)| !words.trim().is_empty()).collect()
}

/// The rows these lines take in so many columns.
pub(super) fn rows(lines: &[(&'static str, String)], columns: u16) -> u16 {
    lines.iter().map(|(_, words)| rows_of(words, words_width(columns))).fold(0, u16::saturating_add)
}

/// Draws the lines.
pub(super) fn draw(frame: &mut Frame<'_>, mut area: Rect, lines: &[(&'static str, String)], cx: &ViewCx<'_>) {
    for (label, words) in lines {
        if area.is_empty() {
            return;
        }
        draw_line(frame.buffer_mut(), area, styled(*label, cx.theme.dim));
        let indent = INDENT.min(area.width);
        let right = Rect { x: area.x + indent, width: words_width(area.width), ..area };
        let taken = draw_text(frame.buffer_mut(), right, words, cx.theme.text, cx.theme.dim);
        area = below(area, taken);
    }
}

fn words_width(columns: u16) -> u16 {
    columns.saturating_sub(INDENT).min(LINE)
}

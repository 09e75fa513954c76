//! The form of a template of one's own: a name, what it is for, and the lines of its agenda.
//!
//! A new one may begin as a copy of a built-in one, or of the agenda of a meeting.

use chrono::{DateTime, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::widgets::section::below;
use super::templates::shown;
use crate::content;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::meeting::MeetingKind;
use crate::domain::template::{Slot, TemplateDetails};
use crate::domain::{MeetingId, Record, TemplateId};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;

/// What the draft of a new one is called; a copy says what of, too.
const WHAT: &str = "template";

/// From so many rows on there is a blank one above the form, and above what stands beside it.
const ROOMY: u16 = 20;

/// What a new one begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins {
    Empty,
    /// A copy of the built-in one for a kind of meeting.
    Like(MeetingKind),
    /// The agenda of a meeting.
    Of(MeetingId),
}

/// A template being written.
#[derive(Debug)]
pub struct TemplateFormScreen {
    /// Which one is changed; nothing for a new one.
    id: Option<TemplateId>,
    begins: Begins,
    /// As it was when the form began.
    begun: TemplateDetails,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    greeting: Option<String>,
    top: Reader,
    is_loaded: bool,
}

impl TemplateFormScreen {
    /// A new one, or the one that was left half written.
    pub fn blank() -> Self {
        Self::new(None, Begins::Empty, new(WHAT.to_owned()))
    }

    /// A new one that begins as a copy of a built-in one.
    pub fn like(kind: MeetingKind) -> Self {
        Self::new(None, Begins::Like(kind), new(format!("{WHAT} like {kind}")))
    }

    /// A new one that begins as the agenda of a meeting.
    pub fn of_agenda(meeting: MeetingId) -> Self {
        Self::new(None, Begins::Of(meeting), new(format!("{WHAT} of {meeting}")))
    }

    /// One that exists.
    pub fn of(id: TemplateId) -> Self {
        let place = DraftPlace::Field { record: id.into(), field: "form".to_owned() };
        Self::new(Some(id), Begins::Empty, place)
    }

    /// Goes on with a draft, if it is one of this form.
    pub fn for_draft(what: &str) -> Option<Self> {
        let begins = what.strip_prefix(WHAT)?.trim_start();
        let like = begins.strip_prefix("like ").and_then(|kind| kind.parse().ok()).map(Self::like);
        let of = || begins.strip_prefix("of ").and_then(|id| id.parse().ok()).map(Self::of_agenda);
        Some(like.or_else(of).unwrap_or_else(Self::blank))
    }

    fn new(id: Option<TemplateId>, begins: Begins, place: DraftPlace) -> Self {
        TemplateFormScreen {
            id,
            begins,
            begun: TemplateDetails::default(),
            form: Form::new(Vec::new()),
            place,
            left_at: None,
            greeting: None,
            top: Reader::default(),
            is_loaded: false,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        self.begun = match (self.id, self.begins) {
            (Some(id), _) => journal.own_template(id)?.details,
            (None, Begins::Empty) => TemplateDetails::default(),
            (None, Begins::Like(kind)) => {
                let built_in = content::template(kind);
                let name = built_in.map(|template| template.name.as_str()).unwrap_or_default();
                self.greeting = Some(format!("a copy to make your own; \"{name}\" stays as it is"));
                let copy = built_in.map(TemplateDetails::copied).unwrap_or_default();
                TemplateDetails { name: format!("{}, my way", copy.name), ..copy }
            }
            // The meeting may be gone by the time a draft is gone on with: what was written of it is in the draft.
            (None, Begins::Of(meeting)) => journal.template_of_agenda(meeting).unwrap_or_default(),
        };
        self.form = form_of(&self.begun);
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        Ok(())
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = cx.journal.fill(self.begun.clone(), &self.form.values())?;
        Ok(match self.id {
            Some(_) if details == self.begun => Step::Pop,
            Some(id) => {
                let meanwhile = self.edit(id, &details, cx.journal)?;
                Step::Done(meanwhile.told(&format!("changed the template \"{}\"", details.name)))
            }
            None => {
                cx.journal.add_template(&details)?;
                Step::Done(format!("\"{}\" can be chosen for a meeting now", details.name))
            }
        })
    }

    fn edit(&self, id: TemplateId, details: &TemplateDetails, journal: &mut Journal) -> journal::Result<Meanwhile> {
        journal.edit_template(id, Edit::of(&self.begun, details))
    }

    /// How a line is written.
    fn notation<'a>(&self, columns: u16, cx: &ViewCx<'a>) -> Paragraphs<'a> {
        let theme = cx.theme;
        let mut page = Paragraphs::new(columns, theme);
        page.heading("how a line is written", "");
        page.sentence("One line of the agenda on each line. Minutes stand before it, as of an hour:", theme.dim);
        page.gap();
        page.text("(10) What brings you here", theme.text);
        page.gap();
        page.sentence("These fill themselves with what is open, and are left out where nothing is:", theme.dim);
        page.gap();
        for slot in Slot::ALL {
            page.text(&format!("{{{slot}}}"), theme.text);
            page.sentence(&format!("  {}", shown::slot(*slot)), theme.dim);
        }
        page
    }
}

fn new(what: String) -> DraftPlace {
    DraftPlace::New { what, number: 1 }
}

impl Screen for TemplateFormScreen {
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
            Filled::Step(step) => Ok(step),
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some([left, right]) = cx.grid.split(area, 4) else {
            return filling::draw(&self.form, frame, area, cx);
        };
        filling::draw(&self.form, frame, left, cx);
        let page = self.notation(right.width, cx);
        page.render(frame.buffer_mut(), below(right, u16::from(area.height >= ROOMY)), &self.top);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_some() { "A template of your own" } else { "New template" };
        let title = Title::new(name).aside(filling::as_left(self.left_at, cx));
        let slots: Vec<_> = Slot::ALL.iter().map(|slot| format!("{{{slot}}}")).collect();
        // Where nothing stands beside the form, its notation stands above it.
        if cx.grid.is_one_pane { title.under(format!("(10) minutes   {}", slots.join(" "))) } else { title }
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id.filter(|_| self.form.is_changed()) else { return Ok(()) };
        let details = cx.journal.fill(self.begun.clone(), &self.form.values());
        let saved = details.and_then(|details| self.edit(id, &details, cx.journal).map(drop));
        filling::leave(&mut self.form, saved)
    }

    fn about(&self) -> Option<Record> {
        self.id.map(Record::Template)
    }
}

fn form_of(details: &TemplateDetails) -> Form {
    Form::new(vec![
        Field::line("name", "Name").value(&details.name),
        Field::new("purpose", "What for", Kind::Line(60)).value(&details.purpose),
        Field::new("before", "Before", Kind::Prose(2)).value(&details.before).from_the_top(),
        Field::new("lines", "Agenda", Kind::Prose(8)).value(&details.lines).from_the_top(),
        Field::new("after", "After", Kind::Prose(2)).value(&details.after).from_the_top(),
    ])
}

//! The form for a meeting: a new one, planned or already held, or one whose day, minutes and kind are corrected.
//!
//! A new one opens its page, in the notes. Nobody is asked whether it is planned or held: its day says it.

use chrono::{NaiveDate, TimeDelta};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Scope, chain};
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::super::widgets::form_view::draw_fact;
use super::super::widgets::paragraphs::Reader;
use super::super::widgets::section::below;
use super::meeting::MeetingScreen;
use super::meeting_kind::{KIND, Kinds};
use super::templates::shown;
use crate::content::guide;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::guide::GroupFormat;
use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus};
use crate::domain::mentorship::MentorshipLine;
use crate::domain::template::Template;
use crate::domain::{MeetingId, MentorshipId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;
use crate::text::{when, written};

/// What the draft of a new meeting is called; one of a group by a format is a `case-study meeting`.
pub const NEW: &str = "meeting";

/// The row that says when the next meeting is due: below the fields, with room for what may be wrong with one.
const RHYTHM_ROW: u16 = 15;

/// Where there is one pane, what the template holds stands below that; or, with less room than this, only what it is for above it.
const TEMPLATE_ROW: u16 = 17;
const PURPOSE_ROW: u16 = 13;
const ROOMY: u16 = 24;

/// Fills in a meeting.
#[derive(Debug)]
pub struct MeetingFormScreen {
    /// Which one is changed; nothing for a new one.
    id: Option<MeetingId>,
    /// What the fields are laid over.
    begun: MeetingDetails,
    people: Vec<MentorshipLine>,
    kinds: Kinds,
    form: Form,
    place: DraftPlace,
    /// What was filled in for the one it is with, so that it changes with them and nothing one has typed does.
    preset: Preset,
    /// With whom and on which day that was.
    preset_for: (String, String),
    greeting: Option<String>,
    /// What the template holds is read from its top.
    top: Reader,
    /// Whether it is for the next meeting: then its day is the one the rhythm makes.
    is_next: bool,
    /// The kind that was asked for, whatever suits the two.
    wanted: Option<MeetingKind>,
    /// The format of a group, whose checklist becomes the agenda.
    format: Option<GroupFormat>,
    is_loaded: bool,
}

/// What follows from the one the meeting is with, and from its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Preset {
    minutes: String,
    kind: String,
}

impl MeetingFormScreen {
    /// A new meeting with somebody who may be known already, or the one that was left half filled in.
    pub fn blank(with: Option<MentorshipId>) -> Self {
        let mut screen = Self::new(None, DraftPlace::New { what: NEW.to_owned(), number: 1 });
        screen.begun.mentorship_id = with;
        screen
    }

    /// The next meeting, on the day that the rhythm makes, if that lies ahead.
    pub fn next(with: Option<MentorshipId>) -> Self {
        MeetingFormScreen { is_next: true, ..Self::blank(with) }
    }

    /// A new meeting of a kind.
    pub fn of_kind(kind: MeetingKind) -> Self {
        MeetingFormScreen { wanted: Some(kind), ..Self::next(None) }
    }

    /// A new meeting of a group, by a format of the Guide.
    pub fn by_format(format: GroupFormat) -> Self {
        let place = DraftPlace::New { what: format!("{} {NEW}", format.slug), number: 1 };
        MeetingFormScreen { format: Some(format), ..Self::new(None, place) }
    }

    /// The form that goes on with the draft of a meeting by a format, if it is one.
    pub fn for_draft(what: &str) -> Option<Self> {
        let slug = what.strip_suffix(NEW)?.strip_suffix(' ')?;
        guide::format(slug).map(Self::by_format)
    }

    /// A meeting that exists.
    pub fn of(id: MeetingId) -> Self {
        Self::new(Some(id), DraftPlace::Field { record: Record::Meeting(id), field: "form".to_owned() })
    }

    fn new(id: Option<MeetingId>, place: DraftPlace) -> Self {
        MeetingFormScreen {
            id,
            begun: MeetingDetails::on(None, NaiveDate::default()),
            people: Vec::new(),
            kinds: Kinds::default(),
            form: Form::new(Vec::new()),
            place,
            preset: Preset::default(),
            preset_for: Default::default(),
            greeting: None,
            top: Reader::default(),
            is_next: false,
            wanted: None,
            format: None,
            is_loaded: false,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        self.kinds = Kinds::load(journal)?;
        match self.id {
            Some(id) => {
                self.begun = journal.meeting(id)?.meeting.details;
                self.people = journal.people_to_choose_from(self.begun.mentorship_id)?;
                self.form = form_of(&self.begun, day_of(&self.begun.meets_on.to_string()), &self.people, &self.kinds);
            }
            None => {
                self.people = journal.people_to_choose_from(None)?;
                self.begin(journal)?;
                self.form = form_of(&self.begun, day_of("today").lying_as("planned_on"), &self.people, &self.kinds);
                let due = self.due(journal.today()).filter(|_| self.is_next);
                if let Some(due) = due {
                    self.form.set("meets_on", &due.to_string());
                }
                self.preset = self.preset(journal)?;
                self.form.set("minutes", &self.preset.minutes.clone());
                let kind = self.wanted.map_or_else(|| self.preset.kind.clone(), |kind| kind.to_string());
                self.form.set(KIND, &kind);
                self.form.mark_saved();
            }
        }
        if let Some(saved_at) = filling::restore(&mut self.form, &self.place, journal)? {
            let at = saved_at.with_timezone(journal.now().offset());
            self.greeting = Some(format!("continued what you began at {}", at.format("%H:%M")));
        }
        self.kinds.offer(&mut self.form, &Kinds::value_of(&self.begun));
        self.preset_for = (self.form.value("mentorship_id"), self.form.value("meets_on"));
        Ok(())
    }

    /// A new one is with the one who is chosen, or with the first there is; by a format it is with a group, and called after it.
    fn begin(&mut self, journal: &Journal) -> journal::Result<()> {
        if let Some(format) = self.format {
            let (title, kind) = (format.name.to_owned(), MeetingKind::Group);
            self.begun = MeetingDetails { title, kind, ..MeetingDetails::on(None, journal.today()) };
            return Ok(());
        }
        let chosen = self.begun.mentorship_id.or(journal.chosen()?);
        let chosen = chosen.filter(|id| self.people.iter().any(|line| line.mentorship.id == *id));
        let with = chosen.or(self.people.first().map(|line| line.mentorship.id));
        self.begun = MeetingDetails::on(with, journal.today());
        Ok(())
    }

    /// The one it is with, if it is with one.
    fn with(&self) -> Option<&MentorshipLine> {
        let id: MentorshipId = self.form.value("mentorship_id").parse().ok()?;
        self.people.iter().find(|line| line.mentorship.id == id)
    }

    fn preset(&self, journal: &Journal) -> journal::Result<Preset> {
        let Some(line) = self.with() else {
            let minutes = self.format.map(|format| format.minutes.to_string()).unwrap_or_default();
            return Ok(Preset { minutes, kind: MeetingKind::Group.to_string() });
        };
        let minutes = line.mentorship.details.length_min.map(|minutes| minutes.to_string()).unwrap_or_default();
        let today = journal.today();
        let on = self.form.value("meets_on");
        let day = written::day_and_time_in("planned_on", &on, today).map_or(today, |(day, _)| day);
        Ok(Preset { minutes, kind: journal.suggested_kind(line.mentorship.id, day)?.to_string() })
    }

    /// Fills in again what follows from the one it is with and from its day, unless one has said otherwise.
    fn follow(&mut self, journal: &Journal) -> journal::Result<()> {
        let preset_for = (self.form.value("mentorship_id"), self.form.value("meets_on"));
        if self.id.is_some() || preset_for == self.preset_for {
            return Ok(());
        }
        self.preset_for = preset_for;
        let preset = self.preset(journal)?;
        for (name, before, now) in
            [("minutes", &self.preset.minutes, &preset.minutes), (KIND, &self.preset.kind, &preset.kind)]
        {
            if before != now && self.form.value(name) == *before {
                self.form.set(name, now);
            }
        }
        self.preset = preset;
        Ok(())
    }

    fn details(&self, journal: &Journal) -> journal::Result<MeetingDetails> {
        let mut details = journal.fill(self.begun.clone(), &Kinds::fields(&self.form))?;
        let is_as_begun = Kinds::value_of(&self.begun) == self.form.value(KIND);
        if is_as_begun {
            details.kind = self.begun.kind;
        }
        if self.id.is_none() && details.meets_on < journal.today() {
            details.status = MeetingStatus::Held;
        }
        Ok(details)
    }

    fn edit(&self, id: MeetingId, details: &MeetingDetails, journal: &mut Journal) -> journal::Result<Meanwhile> {
        journal.edit_meeting(id, Edit::of(&self.begun, details))
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = self.details(cx.journal)?;
        match self.id {
            Some(id) => {
                let meanwhile = self.edit(id, &details, cx.journal)?;
                let day = when::plain(details.meets_on, cx.journal.today());
                Ok(Step::Done(meanwhile.told(&format!("changed the meeting of {day}"))))
            }
            None => {
                // By a format it is only as long as it is with a group.
                let is_of_a_group = details.mentorship_id.is_none() && details.kind == MeetingKind::Group;
                let screen = match self.format.filter(|_| is_of_a_group) {
                    Some(format) => {
                        // Its checklist is what one made it for.
                        MeetingScreen::to_look_over(cx.journal.add_group_meeting(&details, &format)?)
                    }
                    None => MeetingScreen::to_write_up(cx.journal.add_meeting(&details)?),
                };
                Ok(Step::Replace(Box::new(screen)))
            }
        }
    }

    /// What the agenda will be made from, to be shown: that of a kind while one chooses, that of a format wherever no day stands beside.
    fn template(&self) -> Option<Template> {
        let (kind, focused) = (self.form.value(KIND), self.form.focused_name());
        match self.format.filter(|_| kind == MeetingKind::Group.as_str()) {
            Some(format) => (focused != "meets_on").then(|| format.to_template()),
            None => self.kinds.template(&kind).filter(|_| focused == KIND).cloned(),
        }
    }

    fn draw_template(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some(template) = self.template() else { return };
        let place = match cx.grid.split(area, 4) {
            Some([_, right]) => below(right, 1),
            None if area.height >= ROOMY => below(area, TEMPLATE_ROW),
            None => Rect { height: 1, ..below(area, PURPOSE_ROW) }.intersection(area),
        };
        let page = match place.height {
            ..=1 => shown::in_a_line(&template, place.width, cx.theme),
            _ => shown::in_short(&template, place.width, cx.theme),
        };
        page.render(frame.buffer_mut(), place, &self.top);
    }

    fn rhythm_days(&self) -> Option<u32> {
        self.with()?.mentorship.details.rhythm_days.filter(|days| *days > 0)
    }

    /// The last day on which the two met or will meet.
    fn last_day(&self) -> Option<NaiveDate> {
        let line = self.with()?;
        line.last_held_on.into_iter().chain(line.next_on).max()
    }

    /// The day that the rhythm makes the next one.
    fn due(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.with()?.due_after(self.last_day()?, today)
    }

    /// When the next meeting is due by the rhythm the two agreed: what it is after, and the day.
    fn rhythm(&self, today: NaiveDate) -> Option<(String, String)> {
        let (days, last) = (self.rhythm_days()?, self.last_day()?);
        let due = self.due(today).filter(|_| self.id.is_none())?;
        let after = format!("{} after {}", when::rhythm(days.into()), when::heading(last, today));
        let is_to_the_day = due - last == TimeDelta::days(days.into());
        let is = if is_to_the_day { " is " } else { ", or soon after: " };
        Some((after + is, when::heading(due, today)))
    }
}

impl Screen for MeetingFormScreen {
    fn scopes(&self) -> &'static [Scope] {
        match (self.form.day_in_focus().is_some(), self.id.is_none()) {
            (false, true) => chain::NEW_MEETING_FORM,
            (true, true) => chain::NEW_MEETING_FORM_DAY,
            (false, false) => chain::EDIT_MEETING_FORM,
            (true, false) => chain::EDIT_MEETING_FORM_DAY,
        }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.is_loaded {
            // One may come back from the templates with a new one.
            self.kinds = Kinds::load(journal)?;
            self.kinds.offer(&mut self.form, MeetingKind::Regular.as_str());
            return Ok(());
        }
        self.load(journal)?;
        self.is_loaded = true;
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let filled = filling::fill(&mut self.form, &input, cx);
        self.follow(cx.journal)?;
        match filled {
            Filled::Step(step) => Ok(step),
            Filled::Save => match self.save(cx) {
                Ok(step) => Ok(step),
                Err(error) => filling::show_error(&mut self.form, error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
        self.draw_template(frame, area, cx);
        let row = Rect { y: area.y.saturating_add(RHYTHM_ROW), height: 1, ..area }.intersection(area);
        if let Some((after, day)) = self.rhythm(cx.today) {
            let fact = Line::from(vec![Span::styled(after, cx.theme.dim), Span::styled(day, cx.theme.text)]);
            draw_fact(frame.buffer_mut(), row, "Rhythm", fact, cx.grid, cx.theme);
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        match (self.id, self.format) {
            (Some(_), _) => Title::new("Meeting"),
            (None, Some(format)) => Title::new("New meeting").aside(format.name),
            (None, None) => Title::new("New meeting"),
        }
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id.filter(|_| self.form.is_changed()) else { return Ok(()) };
        let saved = self.details(cx.journal).and_then(|details| self.edit(id, &details, cx.journal).map(drop));
        filling::leave(&mut self.form, saved)
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }
}

/// The field for its day. That of a new one lies ahead unless it says otherwise; one that is put right may lie either way.
fn day_of(day: &str) -> Field {
    Field::day("meets_on", "On").value(day).hint("friday, 30 sep, in 2 weeks")
}

fn form_of(details: &MeetingDetails, day: Field, people: &[MentorshipLine], kinds: &Kinds) -> Form {
    let group = (String::new(), "a group".to_owned());
    let with = people.iter().map(|line| (line.mentorship.id.to_string(), line.name.clone()));
    let minutes = details.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    Form::new(vec![
        Field::pick("mentorship_id", "With", with.chain([group]).collect())
            .value(details.mentorship_id.map(|id| id.to_string()).unwrap_or_default()),
        day,
        Field::time("starts_at", "At").value(details.starts_at.map(when::time).unwrap_or_default()),
        Field::number("minutes", "Minutes").value(minutes),
        Field::pick(KIND, "Kind", kinds.choices()).value(Kinds::value_of(details)),
        Field::new("title", "About", Kind::Line(48)).value(&details.title),
    ])
}

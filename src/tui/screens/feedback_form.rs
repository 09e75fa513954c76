//! The form of feedback and advice: what was said, by whom, and what is made of it. Only what applies is asked.
//!
//! A new one begins in the line that says it; what stands above that follows from where one came from.

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::Scope;
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::form::{Field, Form, Kind};
use super::feedback::wording::{self, Part, Sort};
use super::feedback_people::{Known, SOMEBODY_ELSE};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, Response};
use crate::domain::names;
use crate::domain::{FeedbackId, MeetingId, MentorshipId, PersonId, Record};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;

/// What the draft of something new is called; one that was said in a meeting names that, too.
pub const WHAT: &str = "piece of feedback";

/// How long its lines are, and how many rows of its texts are in sight.
const LINE: u16 = 60;
const WORD: u16 = 20;
const ROWS: u16 = 2;

/// Feedback or advice being written.
#[derive(Debug)]
pub struct FeedbackFormScreen {
    /// What is being changed; nothing for something new.
    id: Option<FeedbackId>,
    /// As it was when the form began.
    begun: FeedbackDetails,
    /// In which mentorship something new is said, if that is known.
    with: Option<MentorshipId>,
    known: Known,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    /// The meeting it was said in, in words.
    meeting: Option<String>,
    /// The field to begin in.
    begins_in: Option<&'static str>,
    /// What the words of the fields were chosen by.
    worded: Option<(Sort, String)>,
    is_loaded: bool,
}

impl FeedbackFormScreen {
    /// Something new, said in a mentorship or a meeting if that is known; or what was left half written.
    pub fn blank(with: Option<MentorshipId>, meeting: Option<MeetingId>) -> Self {
        let what = meeting.map_or_else(|| WHAT.to_owned(), |id| format!("{WHAT} of {id}"));
        let mut screen = Self::new(None, DraftPlace::New { what, number: 1 });
        (screen.with, screen.begun.meeting_id) = (with, meeting);
        screen
    }

    /// Goes on with a draft, if it is one of this form.
    pub fn for_draft(what: &str) -> Option<Self> {
        let meeting = what.strip_prefix(WHAT)?.trim_start().strip_prefix("of ");
        Some(Self::blank(None, meeting.and_then(|id| id.parse().ok())))
    }

    /// Something that was written down.
    pub fn of(id: FeedbackId) -> Self {
        Self::new(Some(id), DraftPlace::Field { record: id.into(), field: "form".to_owned() })
    }

    /// The same, to say what came of it.
    pub fn looking_back_on(id: FeedbackId) -> Self {
        FeedbackFormScreen { begins_in: Some("outcome"), ..Self::of(id) }
    }

    fn new(id: Option<FeedbackId>, place: DraftPlace) -> Self {
        let nobody = PersonId(0);
        FeedbackFormScreen {
            id,
            begun: FeedbackDetails::on(NaiveDate::default(), Direction::Received, FeedbackKind::Advice, nobody),
            with: None,
            known: Known::default(),
            form: Form::new(Vec::new()),
            place,
            left_at: None,
            meeting: None,
            begins_in: None,
            worded: None,
            is_loaded: false,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        match self.id {
            Some(id) => {
                self.begun = journal.feedback(id)?.feedback.details;
                self.known = Known::load(Some(self.begun.person_id), journal)?;
            }
            None => {
                self.known = Known::load(None, journal)?;
                self.preset(journal)?;
            }
        }
        let meeting = self.begun.meeting_id;
        self.meeting = meeting.map(|id| journal.called(id.into())).transpose()?;
        self.form = Form::new(fields(&self.begun, self.known.choices(), journal.today()));
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        let first = if self.begun.kind == FeedbackKind::Advice { "next_time" } else { "act" };
        self.ask_what_applies();
        if let Some(field) = self.begins_in.or(self.id.is_none().then_some(first)) {
            self.form.focus_on(field);
        }
        Ok(())
    }

    /// What is known before anything is written.
    fn preset(&mut self, journal: &Journal) -> journal::Result<()> {
        let meeting = self.begun.meeting_id.map(|id| journal.meeting(id)).transpose()?;
        let meeting = meeting.map(|page| page.meeting.details);
        let with = meeting.as_ref().and_then(|meeting| meeting.mentorship_id).or(self.with);
        if let Some(line) = self.known.first(with) {
            let details = &line.mentorship.details;
            self.begun.person_id = details.person_id;
            self.begun.mentorship_id = (!line.is_closed()).then_some(line.mentorship.id);
            self.begun.direction = Direction::usual(details.my_role);
        } else if let Some(person) = self.known.first_other() {
            self.begun.person_id = person;
        }
        // What was said in a meeting was said on its day, unless that is still to come.
        let day = meeting.map_or(journal.today(), |meeting| meeting.meets_on);
        self.begun.given_on = day.min(journal.today());
        Ok(())
    }

    fn sort(&self) -> Sort {
        let direction = self.form.value("direction").parse().unwrap_or(self.begun.direction);
        Sort { direction, kind: self.form.value("kind").parse().unwrap_or(self.begun.kind) }
    }

    /// The mentorship with the one it is from or to.
    fn mentorship(&self, person: PersonId) -> Option<MentorshipId> {
        self.known.mentorship(person, self.begun.mentorship_id)
    }

    /// The name of the one who is in no list, if it is such a one.
    fn somebody_else(&self) -> Option<String> {
        (self.form.value("person_id") == SOMEBODY_ELSE).then(|| self.form.value("name"))
    }

    /// Whether it is still with the one it began with; with another it is said in no meeting of theirs.
    fn is_in_its_mentorship(&self) -> bool {
        let person = self.form.value("person_id").parse::<PersonId>().ok();
        person.and_then(|id| self.mentorship(id)) == self.begun.mentorship_id
    }

    /// Calls the fields by their words and shows those that apply. What is filled in stays in sight.
    fn ask_what_applies(&mut self) {
        let (sort, them) = (self.sort(), self.them());
        if self.worded.as_ref() != Some(&(sort, them.clone())) {
            self.word(sort, &them);
            self.worded = Some((sort, them));
        }
        let is_somebody_else = self.somebody_else().is_some();
        let form = &mut self.form;
        let response = form.value("response").parse().unwrap_or(Response::Open);
        for (field, part) in [
            ("act", Part::Act),
            ("effect", Part::Act),
            ("response_why", Part::Why),
            ("looked_back_on", Part::Outcome),
            ("outcome", Part::Outcome),
        ] {
            let is_filled_in = !form.value(field).trim().is_empty();
            form.show(field, is_filled_in || sort.asks(part, response));
        }
        form.show("name", is_somebody_else);
        form.show("response", response != Response::Open || sort.asks(Part::Response, response));
        form.show("told", form.value("told") == "yes" || sort.asks(Part::Told, response));
    }

    /// What the other one is called.
    fn them(&self) -> String {
        match self.somebody_else() {
            Some(name) => names::other(&name).to_owned(),
            None => self.known.first_name_of(&self.form.value("person_id")).unwrap_or_else(|| "them".to_owned()),
        }
    }

    fn word(&mut self, sort: Sort, them: &str) {
        let directions =
            [(Direction::Received, format!("from {them} to me")), (Direction::Given, format!("from me to {them}"))];
        let directions = directions.map(|(it, words)| (it.to_string(), words)).to_vec();
        let responses = Response::ALL.iter().map(|it| (it.to_string(), sort.answer(*it).to_owned())).collect();
        let form = &mut self.form;
        form.offer("direction", directions, sort.direction.as_str());
        form.offer("response", responses, &form.value("response"));
        for (field, label) in [
            ("moment", sort.moment()),
            ("act", sort.act()),
            ("next_time", sort.next_time()),
            ("response", sort.response()),
            ("outcome", sort.outcome()),
        ] {
            form.call(field, label);
        }
    }

    fn details(&self, journal: &Journal) -> journal::Result<FeedbackDetails> {
        let is_somebody_else = self.somebody_else().is_some();
        let mut values = self.form.values();
        values.retain(|(name, _)| *name != "name" && !(is_somebody_else && *name == "person_id"));
        let mut details = journal.fill(self.begun.clone(), &values)?;
        if is_somebody_else {
            // It was said in no meeting with another.
            return Ok(FeedbackDetails { meeting_id: None, ..details });
        }
        let mentorship = self.mentorship(details.person_id);
        if mentorship != details.mentorship_id {
            (details.mentorship_id, details.meeting_id) = (mentorship, None);
        }
        Ok(details)
    }

    fn edit(&self, id: FeedbackId, details: &FeedbackDetails, journal: &mut Journal) -> journal::Result<Meanwhile> {
        let edit = Edit::of(&self.begun, details);
        match self.somebody_else() {
            Some(name) => journal.edit_feedback_of(id, &name, edit),
            None => journal.edit_feedback(id, edit),
        }
    }

    fn add(&self, details: &FeedbackDetails, journal: &mut Journal) -> journal::Result<FeedbackId> {
        match self.somebody_else() {
            Some(name) => journal.add_feedback_of(&name, details),
            None => journal.add_feedback(details),
        }
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = self.details(cx.journal)?;
        Ok(match self.id {
            Some(_) if details == self.begun && self.somebody_else().is_none() => Step::Pop,
            Some(id) => {
                let meanwhile = self.edit(id, &details, cx.journal)?;
                Step::Done(meanwhile.told(&format!("changed {}", cx.journal.called(id.into())?)))
            }
            None => {
                let id = self.add(&details, cx.journal)?;
                Step::Done(format!("added {}", cx.journal.called(id.into())?))
            }
        })
    }
}

impl Screen for FeedbackFormScreen {
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
        let filled = filling::fill(&mut self.form, &input, cx);
        self.ask_what_applies();
        match filled {
            Filled::Step(step) => Ok(step),
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let name = if self.id.is_some() { "Feedback or advice" } else { "New feedback or advice" };
        let said_in = self.meeting.as_ref().filter(|_| self.is_in_its_mentorship());
        let said_in = said_in.map(|meeting| format!("in {meeting}"));
        let left = Some(filling::as_left(self.left_at, cx)).filter(|words| !words.is_empty());
        let aside: Vec<_> = said_in.into_iter().chain(left).collect();
        Title::new(name).aside(aside.join(", "))
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let Some(id) = self.id.filter(|_| self.form.is_changed()) else { return Ok(()) };
        let saved = self.details(cx.journal).and_then(|details| self.edit(id, &details, cx.journal).map(drop));
        filling::leave(&mut self.form, saved)
    }

    fn about(&self) -> Option<Record> {
        self.id.map(Record::Feedback)
    }
}

fn fields(details: &FeedbackDetails, people: Vec<(String, String)>, today: NaiveDate) -> Vec<Field> {
    let sort = Sort::of(details);
    let kinds = [
        (FeedbackKind::Advice, "advice"),
        (FeedbackKind::Change, "feedback, something to change"),
        (FeedbackKind::Keep, "feedback, something to keep"),
    ];
    let kinds = kinds.map(|(kind, words)| (kind.to_string(), words.to_owned()));
    let day = |day: NaiveDate| if day == today { "today".to_owned() } else { day.to_string() };
    // A text that has several lines already needs a field that keeps them.
    let line = |text: &str| if text.contains('\n') { Kind::Prose(ROWS) } else { Kind::Line(LINE) };
    let told = [("no", "not yet"), ("yes", "yes")].map(|(value, words)| (value.to_owned(), words.to_owned()));
    let person = details.person_id.to_string();
    let is_known = people.iter().any(|(id, _)| *id == person);
    let person = if is_known { person } else { SOMEBODY_ELSE.to_owned() };
    vec![
        Field::pick("direction", "Which way", Vec::new()).value(details.direction.as_str()),
        Field::pick("kind", "What it is", kinds.to_vec()).value(details.kind.as_str()),
        Field::pick("person_id", "With", people).value(person),
        Field::line("name", "Name").hidden(),
        Field::day("given_on", "On").value(day(details.given_on)).hint("today, 9 july"),
        Field::new("moment", sort.moment(), line(&details.moment)).value(&details.moment),
        Field::new("act", sort.act(), Kind::Prose(ROWS)).value(&details.act),
        Field::new("effect", wording::EFFECT, Kind::Prose(ROWS)).value(&details.effect),
        Field::new("next_time", sort.next_time(), Kind::Prose(ROWS)).value(&details.next_time),
        Field::new("tag", wording::TAG, Kind::Line(WORD)).value(&details.tag).hint("such as delegating"),
        Field::pick("response", sort.response(), Vec::new()).value(details.response.as_str()),
        Field::new("response_why", wording::WHY, line(&details.response_why)).value(&details.response_why),
        Field::day("looked_back_on", wording::LOOKED_BACK)
            .value(details.looked_back_on.map(day).unwrap_or_default())
            .hint("today, 9 july"),
        Field::new("outcome", sort.outcome(), Kind::Prose(ROWS)).value(&details.outcome),
        Field::pick("told", "They know", told.to_vec()).value(if details.told { "yes" } else { "no" }),
    ]
}

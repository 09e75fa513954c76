//! After the meeting: the debrief in three lines, what one takes from it, whether the hour was of use, and when the two meet next.
//!
//! Every field may stay empty. The next day is proposed from the rhythm: saving takes it as it stands, emptying it plans nothing. All
//! of it is one change.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::Scope;
use super::super::super::filling::{self, Filled};
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::form::{Field, Form, Kind};
use super::debrief::{LINE, who_talked};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::meeting::{MOST_TAKEAWAYS, MeetingDetails, Talk};
use crate::domain::{Invalid, MeetingId, Record, TakeawayId};
use crate::journal::{self, Edit, Journal, MeetingPage, NextMeeting, TakeawayEdit};
use crate::text::{when, written};

/// What the draft of it is called.
pub const DRAFT: &str = "debrief";

/// The fields that are no fields of the meeting.
///
/// There are more takeaways than a meeting may have: those of a draft may find their places taken.
const TAKEAWAYS: [&str; 6] = ["takeaway_1", "takeaway_2", "takeaway_3", "takeaway_4", "takeaway_5", "takeaway_6"];
const NEXT: &str = "next_on";

/// The field that asks whether it was of use.
pub const PULSE: &str = "pulse";

/// Writes up a meeting that is over.
#[derive(Debug)]
pub struct AfterScreen {
    id: MeetingId,
    begun: Option<MeetingDetails>,
    /// The takeaways as they were, by the field each stands in.
    takeaways: Vec<(TakeawayId, String)>,
    proposed: Option<Proposal>,
    form: Form,
    focus: &'static str,
    /// When a draft was kept that it goes on with.
    left_at: Option<DateTime<Utc>>,
    /// Whether a day was proposed, and nobody has taken it.
    leaves_open: bool,
}

/// The day that the rhythm makes.
#[derive(Debug)]
struct Proposal {
    day: NaiveDate,
    /// As its field has it.
    written: String,
    /// What is said of it: `in 4 weeks, as agreed`.
    why: String,
    /// The day on which it was proposed.
    today: NaiveDate,
}

impl Proposal {
    fn of(next: &NextMeeting, today: NaiveDate) -> Option<Self> {
        let NextMeeting::Proposed(day, rhythm) = *next else { return None };
        let (away, agreed) = (when::away(day, today), when::rhythm(rhythm.into()));
        let why = if away == format!("in {agreed}") { away } else { format!("{away}; every {agreed}") };
        Some(Proposal { day, written: when::heading(day, today), why: format!("{why}, as agreed"), today })
    }

    /// Whether it is the day that stands there, in whatever words.
    fn stands(&self, value: &str) -> bool {
        written::day_in(NEXT, value, self.today).is_ok_and(|day| day == self.day)
    }
}

impl AfterScreen {
    /// What there is to say after a meeting.
    pub fn of(id: MeetingId) -> Self {
        AfterScreen {
            id,
            begun: None,
            takeaways: Vec::new(),
            proposed: None,
            form: Form::new(Vec::new()),
            focus: "",
            left_at: None,
            leaves_open: false,
        }
    }

    /// Beginning with one of its fields.
    pub fn at(self, focus: &'static str) -> Self {
        AfterScreen { focus, ..self }
    }

    fn place(&self) -> DraftPlace {
        DraftPlace::Field { record: Record::Meeting(self.id), field: DRAFT.to_owned() }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        let page = journal.meeting(self.id)?;
        let today = journal.today();
        let is_ahead = page.meeting.details.meets_on > today;
        let next = journal.next_after(self.id)?;
        self.takeaways = page.takeaways.iter().map(|one| (one.id, one.details.text.clone())).collect();
        self.proposed = Proposal::of(&next, today).filter(|_| !is_ahead);
        let asks_next = !is_ahead && page.meeting.details.mentorship_id.is_some();
        let next = match next {
            NextMeeting::Planned(..) => None,
            _ if asks_next => Some(self.proposed.as_ref().map(|proposal| proposal.written.clone()).unwrap_or_default()),
            _ => None,
        };
        self.form = form_of(&page, &self.takeaways, next.as_deref());
        self.form.focus_on(self.focus);
        self.begun = Some(page.meeting.details);
        if let Some(left) = filling::left(&self.place(), journal)? {
            self.left_at = Some(left.saved_at);
            self.go_on_with(&left.draft.body);
        }
        self.follow();
        Ok(())
    }

    /// Fills in what a draft has kept, which is only what was written: what came to the meeting since stays. A takeaway finds its
    /// field by its id, and a new one stands behind those that are there.
    fn go_on_with(&mut self, body: &str) {
        let Ok(left) = serde_json::from_str::<BTreeMap<String, String>>(body) else { return };
        let mut free = TAKEAWAYS.iter().skip(self.takeaways.len());
        let mut found = BTreeMap::new();
        for (key, value) in left {
            let known = self.takeaways.iter().position(|(id, _)| id.to_string() == key);
            let is_takeaway = TAKEAWAYS.contains(&key.as_str()) || key.parse::<TakeawayId>().is_ok();
            let name = match known {
                Some(at) => TAKEAWAYS.get(at).map(|name| (*name).to_owned()),
                None if is_takeaway && value.trim().is_empty() => None,
                None if is_takeaway => free.next().map(|name| (*name).to_owned()),
                None => Some(key),
            };
            found.extend(name.map(|name| (name, value)));
        }
        self.form.restore(&serde_json::json!(found).to_string());
    }

    /// What is called in a draft by the name of its field, unless it is a takeaway that has an id.
    fn lasting_name(&self, name: &'static str) -> String {
        let at = TAKEAWAYS.iter().position(|takeaway| *takeaway == name);
        at.and_then(|at| self.takeaways.get(at)).map_or_else(|| name.to_owned(), |(id, _)| id.to_string())
    }

    /// Says of the proposed day why it is proposed, for as long as it stands there; and asks for another takeaway once there is one.
    fn follow(&mut self) {
        let mut has_one_before = true;
        for (at, name) in TAKEAWAYS.into_iter().enumerate() {
            let has_this = !self.form.value(name).trim().is_empty();
            let is_asked_for = has_one_before && at < MOST_TAKEAWAYS;
            self.form.show(name, is_asked_for || has_this || self.form.focused_name() == name);
            has_one_before &= has_this;
        }
        let value = self.form.value(NEXT);
        let proposal = self.proposed.as_ref().filter(|proposal| proposal.stands(&value));
        self.form.remark(NEXT, proposal.map(|proposal| proposal.why.clone()));
    }

    fn takeaway_edits(&self) -> Vec<TakeawayEdit> {
        let edit = |(at, name): (usize, &&'static str)| {
            let was = self.takeaways.get(at);
            let before = was.map(|(_, text)| text.clone()).unwrap_or_default();
            TakeawayEdit { id: was.map(|(id, _)| *id), before, after: self.form.value(name) }
        };
        TAKEAWAYS.iter().enumerate().map(edit).collect()
    }

    /// Saves all of it. A day that was only proposed counts if one has seen the form to its end, and not if one merely goes back.
    fn save(&mut self, accepts: bool, cx: &mut Cx<'_>) -> journal::Result<String> {
        let Some(begun) = &self.begun else { return Ok(String::new()) };
        let of_meeting: Vec<_> =
            self.form.values().into_iter().filter(|(name, _)| *name != NEXT && !TAKEAWAYS.contains(name)).collect();
        let details = cx.journal.fill(begun.clone(), &of_meeting)?;
        let next_on = self.form.value(NEXT);
        let next_on = Some(next_on.trim()).filter(|day| !day.is_empty());
        self.leaves_open = next_on.is_some() && !accepts && !self.form.has_changed(NEXT);
        let today = cx.journal.today();
        let next_on = next_on.filter(|_| !self.leaves_open).map(|day| written::day_in(NEXT, day, today));
        let next_on = next_on.transpose().map_err(|wrong| Invalid::new(NEXT, wrong.to_string()))?;
        let words = cx.journal.wrap_up(self.id, Edit::of(begun, &details), &self.takeaway_edits(), next_on)?;
        self.begun = Some(details);
        Ok(words)
    }
}

impl Screen for AfterScreen {
    fn scopes(&self) -> &'static [Scope] {
        filling::scopes(&self.form, false)
    }

    /// Loads once: what is being written is never replaced.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.begun.is_none() { self.load(journal) } else { Ok(()) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let filled = filling::fill(&mut self.form, &input, cx);
        self.follow();
        match filled {
            Filled::Step(step) => Ok(step),
            Filled::Save => match self.save(true, cx) {
                Ok(words) => Ok(Step::Done(words)),
                Err(error) => filling::show_error(&mut self.form, error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let meets_on = self.begun.as_ref().map(|details| details.meets_on);
        let left = filling::as_left(self.left_at, cx);
        let advice = match meets_on {
            _ if !left.is_empty() => left.as_str(),
            _ if cx.grid.is_one_pane => "",
            Some(day) if day == cx.today => "the same day is best, and each line may stay empty",
            _ => "each line may stay empty",
        };
        let day = meets_on.map(|day| when::heading(day, cx.today)).unwrap_or_default();
        let parts: Vec<_> = [day.as_str(), advice].into_iter().filter(|words| !words.is_empty()).collect();
        Title::new("After the meeting").aside(parts.join("; "))
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        if !self.form.is_changed() {
            return Ok(());
        }
        let saved = self.save(false, cx).map(|_| ());
        filling::leave(&mut self.form, saved)
    }

    /// Only what was written, so that it lies over nothing that came to the meeting since.
    fn draft(&self) -> Option<Draft> {
        let changes = self.form.changes();
        let left: BTreeMap<_, _> = changes.into_iter().map(|(name, value)| (self.lasting_name(name), value)).collect();
        let body = serde_json::json!(left).to_string();
        (!left.is_empty()).then(|| Draft { place: self.place(), body, caret: 0 })
    }

    fn parting(&self) -> Option<&'static str> {
        self.leaves_open.then_some("no next meeting planned")
    }
}

fn form_of(page: &MeetingPage, takeaways: &[(TakeawayId, String)], next: Option<&str>) -> Form {
    let details = &page.meeting.details;
    let none = (String::new(), "not said".to_owned());
    let pulse = [(1, "1, hardly"), (2, "2, a little"), (3, "3, partly"), (4, "4, mostly"), (5, "5, very much")];
    let pulse = pulse.map(|(value, words): (u8, &str)| (value.to_string(), words.to_owned()));
    let talk = Talk::ALL.iter().map(|talk| (talk.to_string(), who_talked(*talk, &page.name)));
    let line = |name, label, value: &str| Field::new(name, label, Kind::Line(LINE)).value(value);
    let mut fields = vec![
        line("debrief_what", "What happened", &details.debrief_what),
        line("debrief_so_what", "What it means", &details.debrief_so_what),
        line("debrief_now_what", "What now", &details.debrief_now_what),
    ];
    let labels = ["Taken from it", "A second", "A third", "One more", "One more", "One more"];
    for (at, (name, label)) in TAKEAWAYS.into_iter().zip(labels).enumerate() {
        fields.push(line(name, label, takeaways.get(at).map_or("", |(_, text)| text)));
    }
    // What pays back most stands first, and in sight on the smallest screen.
    if let Some(day) = next {
        fields.push(Field::day(NEXT, "Next meeting").value(day).hint("none; a day plans it"));
    }
    fields.push(
        Field::pick(PULSE, "Was it of use?", [none.clone()].into_iter().chain(pulse).collect())
            .value(details.pulse.map(|pulse| pulse.to_string()).unwrap_or_default()),
    );
    fields.push(line("pulse_note", "Better with", &details.pulse_note));
    fields.push(
        Field::pick("talk", "Who talked", [none].into_iter().chain(talk).collect())
            .value(details.talk.map(|talk| talk.to_string()).unwrap_or_default()),
    );
    Form::new(fields)
}

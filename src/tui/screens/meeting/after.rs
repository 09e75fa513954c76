//! After the meeting: the debrief in three lines, what one takes from it, whether the hour was of use, and when the two meet next.
//!
//! Every field may stay empty. The next day is proposed from the rhythm: saving takes it as it stands, emptying it plans nothing. All
//! of it is one change.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::{Command, Scope, chain};
use super::super::super::filling::{self, Filled};
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::form::{Field, Form, Kind};
use super::debrief::{LINE, who_talked};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::meeting::{MeetingDetails, MeetingStatus, Talk};
use crate::domain::{Invalid, MeetingId, Record, TakeawayId};
use crate::journal::{self, Edit, Journal, MeetingPage, NextMeeting, TakeawayEdit};
use crate::text::{when, written};

/// What the draft of it is called.
pub const DRAFT: &str = "debrief";

/// The fields that are no fields of the meeting.
const TAKEAWAYS: [&str; 3] = ["takeaway_1", "takeaway_2", "takeaway_3"];
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
    /// Whether one came to say that it was held: then to save is to say so, whatever is written.
    says_held: bool,
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

    /// Whether it stands there still. A draft has kept the day in other words.
    fn stands(&self, value: &str) -> bool {
        written::day(value, self.today).is_ok_and(|day| day == self.day)
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
            says_held: false,
        }
    }

    /// Beginning with one of its fields.
    pub fn at(self, focus: &'static str) -> Self {
        AfterScreen { focus, ..self }
    }

    /// To say that it was held, and more if one likes.
    pub fn of_held(id: MeetingId) -> Self {
        AfterScreen { says_held: true, ..Self::of(id) }
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
        let place = self.place();
        filling::restore(&mut self.form, &place, journal)?;
        self.follow();
        Ok(())
    }

    /// Says of the proposed day why it is proposed, for as long as it stands there; and asks for another takeaway once there is one.
    fn follow(&mut self) {
        let mut has_one_before = true;
        for name in TAKEAWAYS {
            let has_this = !self.form.value(name).trim().is_empty();
            self.form.show(name, has_one_before || has_this);
            has_one_before &= has_this;
        }
        let value = self.form.value(NEXT);
        let proposal = self.proposed.as_ref().filter(|proposal| proposal.stands(&value));
        self.form.remark(NEXT, proposal.map(|proposal| proposal.why.clone()));
    }

    /// Whether the day stands there as it was proposed, and nobody has touched it.
    fn is_only_proposed(&self) -> bool {
        self.proposed.as_ref().is_some_and(|proposal| proposal.stands(&self.form.value(NEXT)))
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
        let next_on = Some(next_on.trim()).filter(|day| !day.is_empty() && (accepts || !self.is_only_proposed()));
        let today = cx.journal.today();
        let next_on = next_on.map(|day| written::day(day, today));
        let next_on = next_on.transpose().map_err(|wrong| Invalid::new(NEXT, wrong.to_string()))?;
        let words = cx.journal.wrap_up(self.id, Edit::of(begun, &details), &self.takeaway_edits(), next_on)?;
        self.begun = Some(details);
        Ok(words)
    }

    /// A journal that finds a takeaway wrong does not know in which field it stands.
    fn show_error(&mut self, error: journal::Error) -> journal::Result<Step> {
        if let journal::Error::Invalid(invalid) = &error
            && matches!(invalid.field.as_str(), "takeaway" | "text")
            && let Some(name) = TAKEAWAYS.iter().find(|name| !self.form.value(name).trim().is_empty())
        {
            self.form.set_error(name, &invalid.what);
            return Ok(Step::Stay);
        }
        filling::show_error(&mut self.form, error)
    }
}

impl Screen for AfterScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::EDIT_FORM
    }

    /// Loads once: what is being written is never replaced.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.begun.is_none() { self.load(journal) } else { Ok(()) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let is_discard = input == Input::Command(Command::Discard);
        let filled = filling::fill(&mut self.form, &input, cx);
        self.follow();
        match filled {
            Filled::Step(step) => {
                self.says_held &= !is_discard;
                Ok(step)
            }
            Filled::Save => match self.save(true, cx) {
                Ok(words) => Ok(Step::Done(words)),
                Err(error) => self.show_error(error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        filling::draw(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let day = self.begun.as_ref().map(|details| when::heading(details.meets_on, cx.today)).unwrap_or_default();
        let advice = if cx.grid.is_one_pane { "" } else { "; the same day is best, and each line may stay empty" };
        Title::new("After the meeting").aside(format!("{day}{advice}"))
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        let has_to_hold =
            self.says_held && self.begun.as_ref().is_some_and(|begun| begun.status == MeetingStatus::Planned);
        if !self.form.is_changed() && !has_to_hold {
            return Ok(());
        }
        let saved = self.save(false, cx).map(|_| ());
        filling::leave(&mut self.form, saved)
    }

    fn draft(&self) -> Option<Draft> {
        filling::draft(&self.form, &self.place())
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
    let labels = ["Taken from it", "A second", "A third"];
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

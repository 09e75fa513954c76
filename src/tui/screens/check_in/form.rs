//! The form of a check-in: ten sentences answered by digits, the day, and one line. For me, or for them as told.
//!
//! A digit answers and goes on by itself. The scale and the line that says what this is stay in sight below, however small the
//! screen is.

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::Scope;
use super::super::super::filling::{self, Filled};
use super::super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::form::{Field, Form, Kind};
use super::standing;
use crate::content::check_in;
use crate::domain::check_in::{CheckInDetails, Item};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::mentorship::{MentorshipLine, Role};
use crate::domain::{CheckInId, MentorshipId, Record, Side};
use crate::journal::{self, Edit, Journal};
use crate::text::meanwhile::Meanwhile;

/// What the draft of a new one is called; its number is that of the mentorship.
pub const WHAT: &str = "check-in";

/// How long its line is.
const LINE: u16 = 72;

/// A check-in being written.
#[derive(Debug)]
pub struct CheckInFormScreen {
    /// What is being changed; nothing for a new one.
    id: Option<CheckInId>,
    /// As it was when the form began.
    begun: CheckInDetails,
    with: Option<MentorshipLine>,
    form: Form,
    place: DraftPlace,
    left_at: Option<DateTime<Utc>>,
    /// Whose words the sentences are in.
    worded: Option<Side>,
    is_loaded: bool,
}

impl CheckInFormScreen {
    /// A new one, mine to begin with; or what was left half written.
    pub fn blank(with: MentorshipId) -> Self {
        let number = u32::try_from(with.0).unwrap_or_default();
        Self::new(None, with, DraftPlace::New { what: WHAT.to_owned(), number })
    }

    /// One that was written.
    pub fn of(id: CheckInId) -> Self {
        Self::new(Some(id), MentorshipId(0), DraftPlace::Field { record: id.into(), field: "form".to_owned() })
    }

    fn new(id: Option<CheckInId>, with: MentorshipId, place: DraftPlace) -> Self {
        CheckInFormScreen {
            id,
            begun: CheckInDetails::on(with, Side::Me, NaiveDate::default()),
            with: None,
            form: Form::new(Vec::new()),
            place,
            left_at: None,
            worded: None,
            is_loaded: false,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        match self.id {
            Some(id) => self.begun = journal.check_in(id)?.details,
            None => self.begun.checked_on = journal.today(),
        }
        let with = journal.mentorship(self.begun.mentorship_id)?;
        self.form = Form::new(fields(&self.begun, with.first_name(), journal.today()));
        self.with = Some(with);
        self.left_at = filling::restore(&mut self.form, &self.place, journal)?;
        self.word();
        // What is answered already is passed over.
        let open = Item::ALL.iter().find(|item| self.form.value(item.as_str()).is_empty());
        let first = if self.id.is_some() { None } else { open };
        self.form.focus_on(first.unwrap_or(&Item::Openness).as_str());
        Ok(())
    }

    fn side(&self) -> Side {
        self.form.value("said_by").parse().unwrap_or(self.begun.said_by)
    }

    /// Puts the sentences into the words of whoever says them.
    fn word(&mut self) {
        let side = self.side();
        if self.worded.replace(side) == Some(side) {
            return;
        }
        let my_role = self.with.as_ref().map_or(Role::Mentee, |line| line.mentorship.details.my_role);
        let role = check_in::role_of(side, my_role);
        Item::ALL.iter().for_each(|item| self.form.call(item.as_str(), check_in::wording(*item, role)));
    }

    fn details(&self, journal: &Journal) -> journal::Result<CheckInDetails> {
        journal.fill(self.begun.clone(), &self.form.values())
    }

    fn edit(&self, id: CheckInId, details: &CheckInDetails, journal: &mut Journal) -> journal::Result<Meanwhile> {
        journal.edit_check_in(id, Edit::of(&self.begun, details))
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let details = self.details(cx.journal)?;
        Ok(match self.id {
            Some(_) if details == self.begun => Step::Pop,
            Some(id) => {
                let meanwhile = self.edit(id, &details, cx.journal)?;
                Step::Done(meanwhile.told(&format!("changed {}", cx.journal.called(id.into())?)))
            }
            None => {
                let id = cx.journal.add_check_in(&details)?;
                Step::Done(format!("added {}", cx.journal.called(id.into())?))
            }
        })
    }
}

impl Screen for CheckInFormScreen {
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
        self.word();
        match filled {
            Filled::Step(step) => Ok(step),
            Filled::Save => self.save(cx).or_else(|error| filling::show_error(&mut self.form, error)),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let below = standing::draw_with_scale(frame.buffer_mut(), area, cx.theme);
        let area = Rect { height: area.height.saturating_sub(below), ..area };
        filling::draw_counting(&self.form, frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let kind = if self.id.is_some() { "Check-in" } else { "New check-in" };
        let them = |line: &MentorshipLine| match cx.grid.is_short {
            true => line.first_name().to_owned(),
            false => line.name.clone(),
        };
        let name = self.with.as_ref().map(|line| format!("{kind} with {}", them(line)));
        let left = filling::as_left(self.left_at, cx);
        // Where there is little room what was left is seen in the answers.
        let hint = if cx.grid.is_short {
            ""
        } else if left.is_empty() {
            check_in::hint()
        } else {
            &left
        };
        Title::new(name.unwrap_or_else(|| kind.to_owned())).aside(hint)
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
        self.with.as_ref().map(|line| line.mentorship.id.into())
    }
}

fn fields(details: &CheckInDetails, them: &str, today: NaiveDate) -> Vec<Field> {
    let day = details.checked_on;
    let day = if day == today { "today".to_owned() } else { day.to_string() };
    let whose = [(Side::Me, "mine".to_owned()), (Side::Them, format!("{them}, as told to me"))];
    let whose = whose.map(|(side, words)| (side.to_string(), words)).to_vec();
    let mut fields = vec![
        Field::pick("said_by", "Whose", whose).value(details.said_by.as_str()),
        Field::day("checked_on", "On").value(day).hint("today, 9 july"),
    ];
    fields.extend(Item::ALL.iter().map(|item| {
        let value = details.item(*item).map(|value| value.to_string()).unwrap_or_default();
        Field::scale(item.as_str(), "", values()).value(value)
    }));
    let lift = if details.lift.contains('\n') { Kind::Prose(2) } else { Kind::Line(LINE) };
    fields.push(Field::new("lift", check_in::lift(), lift).asked_above().value(&details.lift));
    fields
}

/// The values of an item with their words; nothing for one that is skipped.
fn values() -> Vec<(String, String)> {
    let scale = check_in::scale().map(|(number, words)| (number.to_string(), format!("{number} {words}")));
    std::iter::once((String::new(), String::new())).chain(scale).collect()
}

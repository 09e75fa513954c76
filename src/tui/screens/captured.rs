//! The kinds of line that can be captured: what each asks, and where it goes.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::super::widgets::form::{Field, Form, Kind as FieldKind};
use super::action_fields::{self, LINE, WITH};
use crate::domain::action::ActionDetails;
use crate::domain::goal::ProgressDetails;
use crate::domain::topic::TopicDetails;
use crate::domain::{GoalId, Invalid, MeetingId, MentorshipId, Record};
use crate::journal::{self, Journal, promised};

/// So many rows of a text of several lines are in sight.
const ROWS: u16 = 5;

/// What the line is about, in the body of a draft.
const ABOUT: &str = "about";

/// A kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Action,
    Topic,
    Note,
    Progress,
}

/// What the screen below says about a line before it is written.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub with: Option<MentorshipId>,
    pub meeting: Option<MeetingId>,
    goal: Option<GoalId>,
    /// The meeting or the goal in words.
    called: Option<String>,
    /// To choose from where it is not known: names with their ids, and titles with theirs.
    people: Vec<(String, String)>,
    goals: Vec<(String, String)>,
}

impl Known {
    /// What `about` tells: a meeting, a goal and feedback know with whom; a mentorship is it.
    pub fn of(about: Option<Record>, journal: &Journal) -> journal::Result<Self> {
        let (meeting, goal, with) = match about {
            Some(Record::Meeting(id)) => (Some(id), None, journal.meeting(id)?.meeting.details.mentorship_id),
            Some(Record::Goal(id)) => (None, Some(id), journal.goal(id)?.line.goal.details.mentorship_id),
            Some(Record::Mentorship(id)) => (None, None, Some(id)),
            Some(Record::CheckIn(id)) => (None, None, Some(journal.check_in(id)?.details.mentorship_id)),
            Some(Record::Feedback(id)) => (None, None, journal.feedback(id)?.feedback.details.mentorship_id),
            _ => (None, None, None),
        };
        let with = if with.is_some() { with } else { action_fields::usual_mentorship(journal)? };
        let called = match about.filter(|_| meeting.is_some() || goal.is_some()) {
            Some(record) => Some(journal.called(record)?),
            None => None,
        };
        let mut goals = action_fields::goals(journal, with, goal)?;
        goals.retain(|(id, _)| !id.is_empty());
        Ok(Known { with, meeting, goal, called, people: action_fields::people(journal, with)?, goals })
    }

    /// The name of the one it is with.
    fn name(&self) -> Option<&str> {
        let with = self.with?.to_string();
        self.people.iter().find(|(id, _)| *id == with).map(|(_, name)| name.as_str())
    }

    /// The full name of the one it is with, as far as that is said.
    fn person(&self, form: &Form) -> &str {
        let with = self.with.map_or_else(|| form.value(WITH), |id| id.to_string());
        self.people.iter().find(|(id, _)| *id == with).map_or("", |(_, name)| name)
    }
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Action, Kind::Topic, Kind::Note, Kind::Progress];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Action => "action",
            Kind::Topic => "topic",
            Kind::Note => "note",
            Kind::Progress => "progress",
        }
    }

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            Kind::Action => 'a',
            Kind::Topic => 't',
            Kind::Note => 'n',
            Kind::Progress => 'p',
        }
    }

    /// Whether there is somebody, or something, a line of this kind could be for.
    pub fn is_possible(self, known: &Known) -> bool {
        match self {
            Kind::Action => true,
            Kind::Topic => !known.people.is_empty(),
            Kind::Note => known.meeting.is_some() || !known.people.is_empty(),
            Kind::Progress => !known.goals.is_empty(),
        }
    }

    /// The name of the field one writes on, as the journal calls it.
    pub fn line(self) -> &'static str {
        match self {
            Kind::Action | Kind::Topic => "text",
            Kind::Note => "note",
            Kind::Progress => "moved",
        }
    }

    /// Whether what is captured may have several lines: a note is text like others, the rest are lines of a list.
    pub fn has_lines(self) -> bool {
        self == Kind::Note
    }

    /// What has to be asked, given what is known, with what is written already.
    pub fn form(self, known: &Known, text: &str) -> Form {
        let label = match self {
            Kind::Action => "What",
            Kind::Topic => "To raise",
            Kind::Note => "Note",
            Kind::Progress => "What moved",
        };
        let is_long = self.has_lines() && text.contains('\n');
        let line = if is_long { FieldKind::Prose(ROWS) } else { FieldKind::Line(LINE) };
        let mut fields = vec![Field::new(self.line(), label, line)];
        match self {
            Kind::Action => {
                let due = Field::day("due_on", "By").hint("friday, 30 sep, in 2 weeks");
                fields.extend([action_fields::whose(), action_fields::their_name(), due]);
                fields.extend(whom(known, "nobody in particular"));
            }
            Kind::Topic => fields.extend(whom(known, "choose")),
            Kind::Note if known.meeting.is_none() => fields.extend(whom(known, "choose")),
            Kind::Note => {}
            Kind::Progress => {
                let goal = Field::pick("goal_id", "Goal", known.goals.clone());
                fields.push(match known.goal {
                    Some(id) => goal.value(id.to_string()),
                    None => goal,
                });
            }
        }
        Form::new(fields)
    }

    /// What is known about the line already, in words.
    pub fn remark(self, known: &Known, wanted: Option<Kind>) -> String {
        if wanted.is_some_and(|wanted| wanted != self && !wanted.is_possible(known)) {
            return "a topic needs somebody to raise it with; 5 People, then n, begins".to_owned();
        }
        let with = known.name().map(|name| format!("with {name}"));
        match (self, &known.called) {
            (Kind::Action, Some(called)) if known.meeting.is_some() => format!("agreed in {called}"),
            (Kind::Action, Some(called)) => format!("for {called}"),
            (Kind::Action, None) => with.unwrap_or_default(),
            (Kind::Topic, _) => with.map(|with| format!("waits for the next meeting {with}")).unwrap_or_default(),
            (Kind::Note, Some(called)) if known.meeting.is_some() => format!("into the notes of {called}"),
            (Kind::Note, _) => {
                format!("into the notes of the meeting {} today", with.as_deref().unwrap_or("with them"))
            }
            (Kind::Progress, _) => String::new(),
        }
    }

    /// What is read in the line while it is written: `, for Aldo, by Fri 11 Sep`.
    pub fn read(self, form: &Form, known: &Known, today: NaiveDate) -> String {
        if self != Kind::Action {
            return String::new();
        }
        let begun = ActionDetails::new(None, form.value(self.line()));
        let owner = form.value(action_fields::OWNER).parse().unwrap_or(begun.owner);
        let (owner_name, due_on) = (form.value(action_fields::OWNER_NAME), form.value("due_on"));
        let begun = ActionDetails { owner, owner_name, due_on: (!due_on.is_empty()).then_some(today), ..begun };
        let person = known.person(form);
        let read = promised::read_out(begun.clone(), person, today);
        promised::read_in_words(&begun, &read, person, today)
    }

    /// Saves the line; gives the words for a toast.
    pub fn save(self, form: &Form, known: &Known, journal: &mut Journal) -> journal::Result<String> {
        let text = form.value(self.line());
        let record: Record = match self {
            Kind::Action => return save_action(form, known, journal),
            Kind::Topic => journal.add_topic(&TopicDetails::new(needed(form, known)?, text))?.into(),
            Kind::Note => {
                let id = save_note(&text, form, known, journal)?;
                return Ok(format!("Added a note to {}", journal.called(id.into())?));
            }
            Kind::Progress => {
                let goal = form.value("goal_id").parse()?;
                let entry = ProgressDetails { moved: text, ..ProgressDetails::on(goal, journal.today()) };
                journal.log_progress(&entry)?;
                return Ok(format!("Logged for {}", journal.called(goal.into())?));
            }
        };
        Ok(format!("Added {}", journal.called(record)?))
    }

    /// The kind of line a draft is of.
    pub fn of_draft(body: &str) -> Option<Kind> {
        let fields: Map<String, Value> = serde_json::from_str(body).ok()?;
        let name = fields.get("line")?.as_str()?;
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What is written in a draft.
    pub fn text_of_draft(self, body: &str) -> String {
        let fields: Map<String, Value> = serde_json::from_str(body).unwrap_or_default();
        fields.get(self.line()).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The body of a form with the kind of line it is, and what it is about.
    pub fn into_draft(self, body: &str, about: Option<Record>) -> String {
        let mut fields: Map<String, Value> = serde_json::from_str(body).unwrap_or_default();
        fields.insert("line".to_owned(), Value::String(self.name().to_owned()));
        if let Some(about) = about {
            fields.insert(ABOUT.to_owned(), Value::String(about.to_string()));
        }
        Value::Object(fields).to_string()
    }
}

/// What a line in a draft is about: it goes there, whatever page one is on when it is gone on with.
pub fn about_of_draft(body: &str) -> Option<Record> {
    let fields: Map<String, Value> = serde_json::from_str(body).ok()?;
    fields.get(ABOUT)?.as_str()?.parse().ok()
}

/// For whom, where that is not known and there are several.
fn whom(known: &Known, nobody: &str) -> Option<Field> {
    if known.with.is_some() || known.people.is_empty() {
        return None;
    }
    let nobody = (String::new(), nobody.to_owned());
    Some(Field::pick(WITH, "With", std::iter::once(nobody).chain(known.people.clone()).collect()))
}

fn needed(form: &Form, known: &Known) -> Result<MentorshipId, Invalid> {
    let chosen = known.with.or_else(|| form.value(WITH).parse().ok());
    chosen.ok_or_else(|| Invalid::new(WITH, "needs somebody; Space goes through the names"))
}

fn save_note(text: &str, form: &Form, known: &Known, journal: &mut Journal) -> journal::Result<MeetingId> {
    match known.meeting {
        Some(id) => journal.append_note(id, text, false).map(|()| id),
        None => journal.append_note_today(needed(form, known)?, text, false),
    }
}

fn save_action(form: &Form, known: &Known, journal: &mut Journal) -> journal::Result<String> {
    let begun = ActionDetails { meeting_id: known.meeting, goal_id: known.goal, ..ActionDetails::new(known.with, "") };
    let mut details = journal.fill(begun, &form.values())?;
    action_fields::tidy(&mut details);
    let person = known.person(form);
    let read = promised::read_out(details.clone(), person, journal.today());
    let id = journal.add_action(&read)?;
    let read_out = promised::read_in_words(&details, &read, person, journal.today());
    Ok(format!("Added {}{read_out}", journal.called(id.into())?))
}

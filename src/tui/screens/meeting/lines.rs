//! The lines of a meeting's page: agenda, actions, takeaways, decisions. What each key does to the selected one.

use std::collections::HashSet;

use super::super::super::command::Command;
use super::super::super::screen::{Answer, Asked, Cx, Step};
use super::super::super::widgets::list::{ListCursor, Motion};
use super::super::action::{self, ActionScreen};
use super::super::action_form::ActionFormScreen;
use super::super::ask::AskScreen;
use super::super::of_record;
use super::MeetingScreen;
use super::agenda_line::AgendaLineScreen;
use super::pane::Pane;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::agenda::{AgendaLineShown, AgendaSubject};
use crate::domain::meeting::{Decision, MOST_TAKEAWAYS, MeetingStatus, Takeaway};
use crate::domain::{AgendaLineId, MeetingId, Record};
use crate::journal::{self, MeetingPage};
use crate::text::plural::count;

/// The questions.
const NEW_LINE: &str = "a line for the agenda";
const NEW_TAKEAWAY: &str = "what is taken from the meeting";
const NEW_DECISION: &str = "what is decided";
const OTHER_WORDS: &str = "other words for a line";

/// The lists, each with its selected line.
#[derive(Debug)]
pub(super) struct Lines {
    meeting: MeetingId,
    pub(super) agenda: ListCursor<AgendaLineShown>,
    pub(super) actions: ListCursor<ActionLine>,
    pub(super) taken: ListCursor<Takeaway>,
    pub(super) decided: ListCursor<Decision>,
    /// How many takeaways there are: three are enough.
    takeaways: usize,
    /// How many lines the agenda could be filled with.
    pub(super) missing: usize,
    /// Whether the meeting is over: then what stayed open may say why.
    is_held: bool,
    /// The lines there were, so that one that is new is selected; none before the first are loaded.
    known: Option<HashSet<Record>>,
}

impl Lines {
    pub(super) fn of(meeting: MeetingId) -> Self {
        Lines {
            meeting,
            agenda: ListCursor::default(),
            actions: ListCursor::default(),
            taken: ListCursor::default(),
            decided: ListCursor::default(),
            takeaways: 0,
            missing: 0,
            is_held: false,
            known: None,
        }
    }

    /// Takes the lines as they are now.
    pub(super) fn keep(&mut self, page: &MeetingPage, missing: usize, pane: Pane) {
        self.agenda.keep(page.agenda.clone(), |shown| shown.line.id.0);
        self.actions.keep(page.actions.clone(), |line| line.action.id.0);
        self.taken.keep(page.takeaways.clone(), |takeaway| takeaway.id.0);
        self.decided.keep(page.decisions.clone(), |decision| decision.id.0);
        self.takeaways = page.takeaways.len();
        self.missing = missing;
        self.is_held = page.meeting.details.status == MeetingStatus::Held;
        let all: HashSet<_> = [Pane::Agenda, Pane::Actions, Pane::Taken, Pane::Decided]
            .into_iter()
            .flat_map(|pane| records(page, pane))
            .collect();
        if let Some(known) = self.known.replace(all) {
            let mut new = records(page, pane).into_iter().filter(|record| !known.contains(record));
            if let (Some(record), None) = (new.next(), new.next()) {
                self.select(pane, record);
            }
        }
    }

    fn select(&mut self, pane: Pane, record: Record) {
        let id = record.number();
        let _is_loaded = match pane {
            Pane::Agenda => self.agenda.select(id),
            Pane::Actions => self.actions.select(id),
            Pane::Taken => self.taken.select(id),
            Pane::Decided => self.decided.select(id),
            _ => false,
        };
    }

    /// Moves the selection of a pane.
    pub(super) fn step(&mut self, pane: Pane, motion: Motion) {
        match pane {
            Pane::Agenda => self.agenda.step(motion),
            Pane::Actions => self.actions.step(motion),
            Pane::Taken => self.taken.step(motion),
            Pane::Decided => self.decided.step(motion),
            _ => {}
        }
    }

    /// The selected line of a pane.
    pub(super) fn selected(&self, pane: Pane) -> Option<Record> {
        Some(match pane {
            Pane::Agenda => self.agenda.selected()?.line.id.into(),
            Pane::Actions => self.actions.selected()?.action.id.into(),
            Pane::Taken => self.taken.selected()?.id.into(),
            Pane::Decided => self.decided.selected()?.id.into(),
            _ => return None,
        })
    }

    /// Why a command can't run on the selected line, if it can't.
    pub(super) fn refusal(&self, pane: Pane, command: Command) -> Option<&'static str> {
        use Command::{Delete, Edit, Fill, MoveDown, MoveUp, Open, Park, Settle, Toggle, Why};
        match (command, pane) {
            (Command::New, Pane::Taken) => {
                (self.takeaways >= MOST_TAKEAWAYS).then_some("there are three already; e changes one of them")
            }
            (Command::New, _) => None,
            (Fill, _) if self.missing == 0 => Some("there is nothing to fill it with"),
            (Fill, _) => None,
            (Open | Edit | Toggle | Delete | MoveUp | MoveDown | Park | Settle | Why, _)
                if self.selected(pane).is_none() =>
            {
                Some("no line is selected")
            }
            (Park, Pane::Actions | Pane::Taken | Pane::Decided) => Some("only a line of the agenda is parked"),
            (Settle, Pane::Taken | Pane::Decided) => Some("only an action is done"),
            (Settle, Pane::Agenda) if self.action().is_none() => {
                Some("this line is about no action; Space says that it was spoken of")
            }
            (Why, Pane::Agenda) if self.is_held && self.open_action().is_some() => None,
            (Why, _) => Some("asked of an action on the agenda that a meeting has left open"),
            (Toggle, Pane::Taken | Pane::Decided) => Some("only the agenda and the actions are ticked"),
            (MoveUp | MoveDown, Pane::Actions | Pane::Taken | Pane::Decided) => {
                Some("only the lines of the agenda have an order of their own")
            }
            (Open, Pane::Agenda) if self.thing().is_some_and(|thing| !can_open(thing)) => {
                Some("it has no page of its own")
            }
            (Edit, Pane::Agenda) if self.thing().is_some_and(|thing| !is_edited_here(thing)) => {
                Some("its words are changed on its own page")
            }
            _ => None,
        }
    }

    /// Does what a key asks for. What can't be done was refused before.
    pub(super) fn obey(&mut self, pane: Pane, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match command {
            Command::New => return self.ask_for_new(pane, cx),
            Command::Fill => {
                let came = cx.journal.fill_agenda(self.meeting)?;
                return Ok(Step::Say(format!("{} on the agenda", count(came, "more line", "more lines"))));
            }
            _ => {}
        }
        let Some(record) = self.selected(pane) else { return Ok(Step::Stay) };
        Ok(match (command, record) {
            (Command::Toggle, Record::AgendaLine(id)) => self.tick(id, cx)?,
            (Command::Park, Record::AgendaLine(id)) => Step::Say(cx.journal.park_agenda_line(id)?),
            (Command::Settle, Record::AgendaLine(_)) => match self.action() {
                Some(line) => Step::Say(cx.journal.toggle_action(line.action.id)?),
                None => Step::Stay,
            },
            (Command::Why, Record::AgendaLine(_)) => self.ask_why(),
            (Command::Toggle | Command::Settle, Record::Action(id)) => Step::Say(cx.journal.toggle_action(id)?),
            (Command::MoveUp, Record::AgendaLine(id)) => shift(id, -1, cx)?,
            (Command::MoveDown, Record::AgendaLine(id)) => shift(id, 1, cx)?,
            (Command::Delete, record) => Step::Say(cx.journal.delete(record)?),
            (Command::Open, Record::AgendaLine(_)) => self.open(pane, record, cx)?,
            (Command::Open, Record::Action(id)) => Step::Push(Box::new(ActionScreen::of(id))),
            (Command::Edit, Record::AgendaLine(_)) => match self.thing() {
                Some(Record::Action(id)) => Step::Push(Box::new(ActionFormScreen::of(id))),
                Some(topic) => self.ask_for_words(pane, topic),
                None => self.ask_for_words(pane, record),
            },
            (Command::Edit, Record::Action(id)) => Step::Push(Box::new(ActionFormScreen::of(id))),
            (Command::Open | Command::Edit, record) => self.ask_for_words(pane, record),
            _ => Step::Stay,
        })
    }

    /// Opens what the selected line is about: its page, the meeting it was left unfinished in, or else its words.
    fn open(&self, pane: Pane, line: Record, cx: &Cx<'_>) -> journal::Result<Step> {
        let from = self.agenda.selected().and_then(|shown| shown.line.details.from_meeting_id);
        Ok(match self.thing() {
            Some(topic @ Record::Topic(_)) => self.ask_for_words(pane, topic),
            Some(Record::Answer(id)) => {
                let question = cx.journal.answer(id)?.details.question;
                of_record(question.into()).map_or(Step::Stay, Step::Push)
            }
            Some(thing) => of_record(thing).map_or(Step::Stay, Step::Push),
            None => match from {
                Some(from) => Step::Push(Box::new(MeetingScreen::of(from))),
                None => self.ask_for_words(pane, line),
            },
        })
    }

    /// What a tick means is said where it might be taken for more.
    fn tick(&self, id: AgendaLineId, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let is_open_action = self.open_action().is_some();
        let words = cx.journal.tick_agenda_line(id)?;
        Ok(if is_open_action { Step::Say(words) } else { Step::Stay })
    }

    fn ask_why(&self) -> Step {
        self.agenda
            .selected()
            .map_or(Step::Stay, |shown| action::ask_why(shown.line.id.into(), &shown.line.details.slip_reason))
    }

    /// The action that the selected line of the agenda is about.
    fn action(&self) -> Option<&ActionLine> {
        self.agenda.selected()?.action()
    }

    fn open_action(&self) -> Option<&ActionLine> {
        self.action().filter(|line| line.action.details.status == ActionStatus::Open)
    }

    /// Takes an answer, if it is to a question asked here.
    pub(super) fn answer(&mut self, answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Option<Step>> {
        if let Some(step) = action::said_why(answer, cx)? {
            return Ok(Some(step));
        }
        Ok(Some(match answer {
            Answer::Line(Asked { what: NEW_LINE, .. }, words) => self.put(AgendaSubject::Text(words.clone()), cx)?,
            Answer::Picked(Asked { what: NEW_LINE, .. }, Some(record)) => match subject(*record) {
                Some(subject) => self.put(subject, cx)?,
                None => Step::Stay,
            },
            Answer::Line(Asked { what: NEW_TAKEAWAY, .. }, words) => {
                cx.journal.add_takeaway(self.meeting, words)?;
                Step::Say("takeaway kept".to_owned())
            }
            Answer::Line(Asked { what: NEW_DECISION, .. }, words) => {
                cx.journal.add_decision(self.meeting, words)?;
                Step::Say("decision noted".to_owned())
            }
            Answer::Line(Asked { what: OTHER_WORDS, about: Some(record) }, words) => {
                cx.journal.set(*record, &[("text".to_owned(), words.clone())])?;
                Step::Say("changed".to_owned())
            }
            _ => return Ok(None),
        }))
    }

    fn put(&mut self, subject: AgendaSubject, cx: &mut Cx<'_>) -> journal::Result<Step> {
        cx.journal.add_agenda_line(self.meeting, subject)?;
        Ok(Step::Say("put on the agenda".to_owned()))
    }

    fn ask_for_new(&self, pane: Pane, cx: &Cx<'_>) -> journal::Result<Step> {
        let asked = |what| Asked::about(Record::Meeting(self.meeting), what);
        Ok(match pane {
            Pane::Agenda => {
                let offers = cx.journal.agenda_offers(self.meeting)?;
                Step::Push(Box::new(AgendaLineScreen::new(asked(NEW_LINE), offers)))
            }
            Pane::Actions => Step::Push(Box::new(ActionFormScreen::agreed_in(self.meeting))),
            Pane::Taken => {
                Step::Push(Box::new(AskScreen::words(asked(NEW_TAKEAWAY), "What do you take from it, in one line?")))
            }
            _ => Step::Push(Box::new(AskScreen::words(asked(NEW_DECISION), "What did the two of you decide?"))),
        })
    }

    fn ask_for_words(&self, pane: Pane, record: Record) -> Step {
        let words = match pane {
            Pane::Agenda => self.agenda.selected().map(|shown| shown.words.clone()),
            Pane::Taken => self.taken.selected().map(|takeaway| takeaway.details.text.clone()),
            _ => self.decided.selected().map(|decision| decision.details.text.clone()),
        };
        let asked = Asked::about(record, OTHER_WORDS);
        Step::Push(Box::new(AskScreen::words(asked, "The line").starting(&words.unwrap_or_default())))
    }

    /// What the selected line of the agenda is about; nothing where it has words of its own.
    fn thing(&self) -> Option<Record> {
        self.agenda.selected()?.line.details.subject().record()
    }
}

/// The lines of a pane, by what they are.
fn records(page: &MeetingPage, pane: Pane) -> Vec<Record> {
    match pane {
        Pane::Agenda => page.agenda.iter().map(|shown| shown.line.id.into()).collect(),
        Pane::Actions => page.actions.iter().map(|line| line.action.id.into()).collect(),
        Pane::Taken => page.takeaways.iter().map(|takeaway| takeaway.id.into()).collect(),
        Pane::Decided => page.decisions.iter().map(|decision| decision.id.into()).collect(),
        _ => Vec::new(),
    }
}

fn can_open(thing: Record) -> bool {
    matches!(thing, Record::Topic(_) | Record::Answer(_)) || of_record(thing).is_some()
}

fn is_edited_here(thing: Record) -> bool {
    matches!(thing, Record::Topic(_) | Record::Action(_))
}

fn shift(id: AgendaLineId, by: i32, cx: &mut Cx<'_>) -> journal::Result<Step> {
    cx.journal.move_agenda_line(id, by)?;
    Ok(Step::Stay)
}

fn subject(record: Record) -> Option<AgendaSubject> {
    Some(match record {
        Record::Topic(id) => AgendaSubject::Topic(id),
        Record::Action(id) => AgendaSubject::Action(id),
        Record::Goal(id) => AgendaSubject::Goal(id),
        Record::Question(id) => AgendaSubject::Question(id),
        Record::Answer(id) => AgendaSubject::Answer(id),
        Record::Feedback(id) => AgendaSubject::Feedback(id),
        _ => return None,
    })
}

//! The lines of a meeting's page: agenda, actions, takeaways, decisions. What each key does to the selected one.

use std::collections::HashSet;

use super::super::super::command::Command;
use super::super::super::screen::{Answer, Asked, Cx, Step};
use super::super::super::widgets::list::{ListCursor, Motion};
use super::super::action_form::ActionFormScreen;
use super::super::ask::AskScreen;
use super::super::of_record;
use super::agenda_line::AgendaLineScreen;
use super::pane::Pane;
use crate::domain::action::ActionLine;
use crate::domain::agenda::{AgendaLineShown, AgendaSubject};
use crate::domain::meeting::{Decision, MOST_TAKEAWAYS, Takeaway};
use crate::domain::{AgendaLineId, MeetingId, Record};
use crate::journal::{self, MeetingPage};

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
            known: None,
        }
    }

    /// Takes the lines as they are now.
    pub(super) fn keep(&mut self, page: &MeetingPage, pane: Pane) {
        self.agenda.keep(page.agenda.clone(), |shown| shown.line.id.0);
        self.actions.keep(page.actions.clone(), |line| line.action.id.0);
        self.taken.keep(page.takeaways.clone(), |takeaway| takeaway.id.0);
        self.decided.keep(page.decisions.clone(), |decision| decision.id.0);
        self.takeaways = page.takeaways.len();
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
        use Command::{Delete, Edit, MoveDown, MoveUp, Open, Toggle};
        match (command, pane) {
            (Command::New, Pane::Taken) => {
                (self.takeaways >= MOST_TAKEAWAYS).then_some("there are three already; e changes one of them")
            }
            (Command::New, _) => None,
            (Open | Edit | Toggle | Delete | MoveUp | MoveDown, _) if self.selected(pane).is_none() => {
                Some("no line is selected")
            }
            (Toggle, Pane::Taken | Pane::Decided) => Some("only the agenda and the actions are ticked"),
            (MoveUp | MoveDown, Pane::Actions | Pane::Taken | Pane::Decided) => {
                Some("only the lines of the agenda have an order of their own")
            }
            (Open, Pane::Agenda) if self.thing().is_some_and(|thing| open(thing).is_none()) => {
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
        if command == Command::New {
            return self.ask_for_new(pane, cx);
        }
        let Some(record) = self.selected(pane) else { return Ok(Step::Stay) };
        Ok(match (command, record) {
            (Command::Toggle, Record::AgendaLine(id)) => {
                cx.journal.tick_agenda_line(id)?;
                Step::Stay
            }
            (Command::Toggle, Record::Action(id)) => Step::Say(cx.journal.toggle_action(id)?),
            (Command::MoveUp, Record::AgendaLine(id)) => shift(id, -1, cx)?,
            (Command::MoveDown, Record::AgendaLine(id)) => shift(id, 1, cx)?,
            (Command::Delete, record) => Step::Say(cx.journal.delete(record)?),
            (Command::Open, Record::AgendaLine(_)) => match self.thing() {
                Some(thing) => open(thing).unwrap_or(Step::Stay),
                None => self.ask_for_words(pane, record),
            },
            (Command::Edit, Record::AgendaLine(_)) => match self.thing() {
                Some(Record::Action(id)) => Step::Push(Box::new(ActionFormScreen::of(id))),
                Some(topic) => self.ask_for_words(pane, topic),
                None => self.ask_for_words(pane, record),
            },
            (Command::Open | Command::Edit, Record::Action(id)) => Step::Push(Box::new(ActionFormScreen::of(id))),
            (Command::Open | Command::Edit, record) => self.ask_for_words(pane, record),
            _ => Step::Stay,
        })
    }

    /// Takes an answer, if it is to a question asked here.
    pub(super) fn answer(&mut self, answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Option<Step>> {
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

fn open(thing: Record) -> Option<Step> {
    of_record(thing).map(Step::Push)
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

//! Today: what is next, what is due, one question, the goals, and what was left unsaved.
//!
//! `contents` is what was loaded, `selection` what can be selected of it and how one moves, `drawing` how it looks, with the sections
//! that have more to say in files of their own. This file answers the keys.

mod contents;
mod drawing;
mod goals;
mod next;
mod selection;
mod unsaved;
mod worth_a_look;

use std::cell::Cell;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::sheet::Scrolled;
use super::action_form::ActionFormScreen;
use super::meeting::after::AfterScreen;
use super::meeting_state::MeetingState;
use super::{action_state, beginning, guide};
use crate::content::guide::alerts::card_of;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::alert::{Alert, Matter};
use crate::domain::meeting::MeetingStatus;
use crate::domain::mentorship::Phase;
use crate::domain::{ActionId, MeetingId, MentorshipId, Record};
use crate::journal::{self, Journal};
use crate::text::when;
use contents::Contents;
use selection::Item;
use unsaved::Unsaved;

/// The first place.
#[derive(Debug, Default)]
pub struct TodayScreen {
    contents: Contents,
    selected: Item,
    /// Settled since one came here; they stay in sight until one leaves.
    settled: Vec<ActionId>,
    /// For whom and on which day it was loaded: what was settled for another is not kept.
    loaded_for: Option<(Option<MentorshipId>, NaiveDate)>,
    meeting_state: MeetingState,
    drawn: Drawn,
}

/// What only a draw knows: whether it was in sight, whether there are two columns, and how far each is scrolled.
#[derive(Debug, Default)]
struct Drawn {
    is_in_sight: Cell<bool>,
    has_two_columns: Cell<bool>,
    left: Scrolled,
    right: Scrolled,
}

impl TodayScreen {
    /// The action that is selected, or that the selected alert is about.
    fn action(&self) -> Option<&ActionLine> {
        match self.selected {
            Item::Action(id) | Item::Look(Record::Action(id)) => self.contents.action(id),
            _ => None,
        }
    }

    /// The alert that is selected.
    fn alert(&self) -> Option<&Alert> {
        let Item::Look(about) = self.selected else { return None };
        self.contents.today.alerts.iter().find(|alert| alert.about == about)
    }

    /// The alert that a card is opened on: the selected one, or the only one there is.
    fn alert_for_card(&self) -> Option<&Alert> {
        let only = match self.contents.today.alerts.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        self.alert().or(only)
    }

    fn open_card(&self) -> Step {
        let card = self.alert_for_card().and_then(|alert| guide::card_screen(card_of(&alert.matter).0));
        card.map_or(Step::Stay, Step::Push)
    }

    /// The mentorships that seem to be in another phase, and in which.
    fn suggested_phases(&self) -> Vec<(MentorshipId, Phase)> {
        let suggested = |alert: &Alert| match (alert.matter, alert.about) {
            (Matter::Phase { to, .. }, Record::Mentorship(id)) => Some((id, to)),
            _ => None,
        };
        self.contents.today.alerts.iter().filter_map(suggested).collect()
    }

    /// The one of them that is selected, or the only one while nothing about a person is.
    fn suggested_phase(&self) -> Option<(MentorshipId, Phase)> {
        let suggested = self.suggested_phases();
        let among: Vec<_> = suggested.iter().map(|(id, _)| *id).collect();
        let meant = selection::meant(&self.selected, &self.contents, &among)?;
        suggested.into_iter().find(|(id, _)| *id == meant)
    }

    fn open_action(&self) -> Option<&ActionLine> {
        self.action().filter(|line| line.action.details.status == ActionStatus::Open)
    }

    /// The record whose page or form Enter opens; none for a draft, and none where there is still something to plan.
    fn record(&self) -> Option<Record> {
        match &self.selected {
            Item::Draft(_) => None,
            Item::Debrief(id) => Some((*id).into()),
            Item::Next => self.contents.today.next.as_ref().map(|next| next.id.into()),
            Item::Action(id) => Some((*id).into()),
            Item::Goal(id) => Some((*id).into()),
            Item::Question => self.contents.today.question.as_ref().map(|offered| offered.question.id.into()),
            Item::Look(record) => Some(*record),
        }
    }

    fn unsaved(&self) -> Option<&Unsaved> {
        let Item::Draft(place) = &self.selected else { return None };
        self.contents.drafts.iter().find(|draft| draft.saved.draft.place == *place)
    }

    fn can_open(&self) -> bool {
        match (self.unsaved(), self.record()) {
            (Some(draft), _) => draft.has_a_home,
            (None, Some(record)) => super::of_record(record).is_some(),
            (None, None) => true,
        }
    }

    fn with(&self) -> Option<MentorshipId> {
        self.contents.today.with.as_ref().map(|line| line.mentorship.id)
    }

    fn open(&self, journal: &Journal) -> journal::Result<Step> {
        if let Some(alert) = self.alert() {
            return worth_a_look::open(alert, journal);
        }
        if let Item::Debrief(id) = self.selected {
            return Ok(Step::Push(Box::new(AfterScreen::of(id))));
        }
        let screen = match (self.unsaved(), self.record()) {
            (Some(draft), _) => super::of_draft(&draft.saved.draft.place, journal)?,
            (None, Some(record)) => super::of_record(record),
            (None, None) => Some(super::plan_meeting(self.with())),
        };
        Ok(screen.map_or(Step::Stay, Step::Push))
    }

    /// Whom a new meeting is planned with: the one of what is selected, or the only one a date is asked for with, or else the one who
    /// meets next.
    fn to_plan_with(&self) -> Option<MentorshipId> {
        let asked = worth_a_look::asked_for_a_date(&self.contents);
        let selected = || selection::person(&self.selected, &self.contents);
        selected().or_else(|| selection::meant(&self.selected, &self.contents, &asked)).or(self.with())
    }

    /// Begins the next meeting if it is of today; or one with the person of the selected alert, or with whom one says.
    fn begin(&self, journal: &mut Journal) -> journal::Result<Step> {
        let next = self.contents.today.next.as_ref().filter(|next| next.meets_on == journal.today());
        match (self.alert().map(|alert| alert.about), next) {
            (Some(Record::Mentorship(id)), _) => beginning::begin(Some(id), journal),
            (_, Some(next)) => beginning::begin_planned(next.id, journal),
            _ => beginning::begin(None, journal),
        }
    }

    /// Asks what became of the meeting that is selected, or of the action.
    fn state(&self) -> Step {
        match (self.meeting(), self.open_action()) {
            (Some((id, status)), _) => MeetingState::ask(id, status),
            (None, Some(line)) => action_state::ask(line),
            (None, None) => Step::Stay,
        }
    }

    /// The meeting that is selected, or that the selected alert is about.
    fn meeting(&self) -> Option<(MeetingId, MeetingStatus)> {
        let today = &self.contents.today;
        match self.selected {
            Item::Next => today.next.as_ref().map(|next| (next.id, next.status)),
            Item::Debrief(id) => Some((id, MeetingStatus::Held)),
            Item::Look(Record::Meeting(id)) => match self.alert()?.matter {
                Matter::NoDebrief { .. } => Some((id, MeetingStatus::Held)),
                _ => Some((id, MeetingStatus::Planned)),
            },
            _ => None,
        }
    }

    fn toggle(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(id) = self.action().map(|line| line.action.id) else { return Ok(Step::Stay) };
        let words = cx.journal.toggle_action(id)?;
        self.settled.push(id);
        Ok(Step::Say(words))
    }

    fn delete(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(draft) = self.unsaved() {
            let words = format!("Put in the trash: {}", draft.words);
            return Ok(Step::PutAway(draft.saved.draft.clone(), words));
        }
        match self.action() {
            Some(line) => Ok(Step::Say(cx.journal.delete(line.action.id.into())?)),
            None => Ok(Step::Stay),
        }
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let has_two_columns = self.drawn.has_two_columns.get();
        match command {
            Command::Open => return self.open(cx.journal),
            Command::Edit => {
                let form = self.action().map(|line| ActionFormScreen::of(line.action.id));
                return Ok(form.map_or(Step::Stay, |form| Step::Push(Box::new(form))));
            }
            Command::New => return Ok(Step::Push(super::plan_meeting(self.to_plan_with()))),
            Command::Begin => return self.begin(cx.journal),
            Command::NextPhase => {
                if let Some((id, phase)) = self.suggested_phase() {
                    return Ok(Step::Say(cx.journal.set_phase(id, phase)?));
                }
            }
            Command::OpenCard => return Ok(self.open_card()),
            Command::Toggle => return self.toggle(cx),
            Command::State => return Ok(self.state()),
            Command::Delete => return self.delete(cx),
            Command::NextPane | Command::PreviousPane => {
                let forward = command == Command::NextPane;
                self.selected = selection::in_next_section(&self.selected, forward, &self.contents, has_two_columns);
            }
            _ => {
                if let Some(motion) = command.motion() {
                    self.selected = selection::moved(&self.selected, motion, &self.contents, has_two_columns);
                }
            }
        }
        Ok(Step::Stay)
    }
}

impl Screen for TodayScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::TODAY
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let mut contents = Contents::load(journal)?;
        self.drawn.is_in_sight.set(false);
        let loaded_for = Some((journal.chosen()?, journal.today()));
        if self.loaded_for == loaded_for {
            contents.keep_settled(&self.settled, &self.contents.today.actions, journal);
            self.selected = selection::kept(&self.selected, &self.contents, &contents);
        } else {
            self.settled.clear();
            self.selected = selection::first(&contents);
        }
        (self.contents, self.loaded_for) = (contents, loaded_for);
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(answer) => {
                if let Some(step) = self.meeting_state.answer(&answer, cx)? {
                    return Ok(step);
                }
                match beginning::answered(&answer, cx)? {
                    Some(step) => Ok(step),
                    None => action_state::answered(&answer, cx),
                }
            }
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        self.draw(frame.buffer_mut(), area, cx);
        self.drawn.is_in_sight.set(cx.is_on_top);
    }

    /// A debrief is asked for on one day: that on which the question was in sight.
    fn seen(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.drawn.is_in_sight.take() { journal.note_asked(&self.contents.today.alerts) } else { Ok(()) }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        Title::new(when::long(cx.today))
    }

    fn leave(&mut self, _cx: &mut Cx<'_>) -> journal::Result<()> {
        self.settled.clear();
        Ok(())
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::Open if !self.can_open() => {
                Some("what it belongs to was deleted; bring that back from the trash first")
            }
            Command::Toggle if self.action().is_none() => Some("only an action can be done; none is selected"),
            Command::Edit if self.action().is_none() => Some("only an action is edited here; Enter opens the rest"),
            Command::State if self.action().is_none() && self.meeting().is_none() => {
                Some("no action and no meeting is selected")
            }
            Command::State if self.meeting().is_none() && self.open_action().is_none() => {
                Some("it is settled; Space opens it again")
            }
            Command::OpenCard if self.contents.today.alerts.is_empty() => Some("nothing is worth a look just now"),
            Command::OpenCard if self.alert_for_card().is_none() => Some("select what is worth a look first"),
            Command::NextPhase if self.suggested_phases().is_empty() => Some("no other phase is suggested"),
            Command::NextPhase if self.suggested_phase().is_none() => {
                Some("it is another one whose phase seems to change; select that line first")
            }
            Command::Delete if self.action().is_none() && self.unsaved().is_none() => {
                Some("only an action or an unsaved text is deleted here")
            }
            _ => None,
        }
    }
}

/// A sentence, and the key that does something about it.
fn sentence_with_key(sentence: &str, command: Command, does: &str, cx: &ViewCx<'_>) -> Line<'static> {
    Line::from(vec![
        Span::styled(format!("{sentence} "), cx.theme.text),
        Span::styled(cx.key(chain::TODAY, command), cx.theme.key),
        Span::styled(format!(" {does}"), cx.theme.text),
    ])
}

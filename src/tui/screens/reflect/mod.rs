//! Reflect: the question offered now and why it is this one, and under it the bank of all questions.
//!
//! What is offered is what one selects first, so that Enter at once answers it. Writing and reading answers is the page of a
//! question; this place only chooses one.

mod filter;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::{ListCursor, Motion};
use super::choice::ChoiceScreen;
use super::question::QuestionScreen;
use super::question_form::QuestionFormScreen;
use crate::domain::answer::{AnswerFilter, AnswerLine};
use crate::domain::mentorship::MentorshipLine;
use crate::domain::question::{Offer, Question, recurring};
use crate::domain::{Page, Record};
use crate::journal::{self, BankLine, Journal, Offered};
use filter::{BankFilter, KINDS};

/// The question of the menus.
const FILTER: &str = "filter";

/// The place.
#[derive(Debug, Default)]
pub struct ReflectScreen {
    offered: Option<Offered>,
    /// With whom the offered question is about.
    with: Option<MentorshipLine>,
    /// Every question, few enough to be kept whole.
    bank: Vec<BankLine>,
    filter: BankFilter,
    cursor: ListCursor<BankLine>,
    /// The newest answer to the selected question of the bank.
    newest: Option<AnswerLine>,
    /// Whether the bank has the keys, and not what is offered.
    is_in_bank: bool,
}

impl ReflectScreen {
    fn is_on_offer(&self) -> bool {
        self.offered.is_some() && !self.is_in_bank
    }

    fn selected(&self) -> Option<&Question> {
        match &self.offered {
            Some(offered) if !self.is_in_bank => Some(&offered.question),
            _ => self.cursor.selected().map(|line| &line.question),
        }
    }

    /// Brings the list in line with the filter.
    fn show(&mut self, journal: &Journal) -> journal::Result<()> {
        let shown = self.bank.iter().filter(|line| self.filter.holds(line)).cloned().collect();
        self.cursor.keep(shown, |line| line.question.id.0);
        self.load_newest(journal)
    }

    fn load_newest(&mut self, journal: &Journal) -> journal::Result<()> {
        let answered = self.cursor.selected().filter(|line| line.last_answered_on.is_some());
        let Some(question) = answered.map(|line| line.question.id) else {
            self.newest = None;
            return Ok(());
        };
        let filter = AnswerFilter { question: Some(question), mentorship: journal.chosen()? };
        self.newest = journal.answers(&filter, &Page::first(1))?.pop().map(|line| line.item);
        Ok(())
    }

    /// Moves as if what is offered were the first line of the list.
    fn walk(&mut self, motion: Motion, journal: &Journal) -> journal::Result<()> {
        let is_at_top = self.cursor.selected().map(|line| line.question.id) == self.first_in_bank();
        match motion {
            Motion::First => {
                self.is_in_bank = false;
                self.cursor.step(motion);
            }
            Motion::Last | Motion::PageDown if !self.is_in_bank => self.enter_bank(motion),
            Motion::Down if self.is_on_offer() => self.enter_bank(Motion::First),
            Motion::Up | Motion::PageUp if !self.is_in_bank || is_at_top => self.is_in_bank = false,
            _ => self.cursor.step(motion),
        }
        self.load_newest(journal)
    }

    fn enter_bank(&mut self, motion: Motion) {
        if !self.cursor.is_empty() {
            self.is_in_bank = true;
            self.cursor.step(motion);
        }
    }

    fn first_in_bank(&self) -> Option<crate::domain::QuestionId> {
        self.bank.iter().find(|line| self.filter.holds(line)).map(|line| line.question.id)
    }

    fn open(&self) -> Step {
        let begins = self.offered.as_ref().filter(|_| self.is_on_offer());
        match (begins.map(|offered| offered.offer), self.selected()) {
            (None | Some(Offer::ReadAgain(_)), Some(question)) => Step::Push(Box::new(QuestionScreen::of(question.id))),
            (Some(offer), _) => Step::Push(Box::new(QuestionScreen::answering(offer.question()))),
            (None, None) => Step::Stay,
        }
    }

    fn narrow(&mut self, word: &str, journal: &Journal) -> journal::Result<Step> {
        if let Some((title, lines)) = self.filter.take(word) {
            return Ok(Step::Push(Box::new(ChoiceScreen::new(Asked::plain(FILTER), title, lines))));
        }
        self.show(journal)?;
        self.cursor.step(Motion::First);
        self.is_in_bank = !self.cursor.is_empty();
        self.load_newest(journal)?;
        Ok(Step::Stay)
    }
}

impl Screen for ReflectScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::REFLECT
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.offered = journal.offered_question()?;
        let mentorship = self.offered.as_ref().and_then(|offered| offered.mentorship);
        self.with = mentorship.map(|id| journal.mentorship(id)).transpose()?;
        self.bank = journal.question_bank()?;
        self.bank.sort_by_key(|line| {
            let Question { is_core, is_mine, theme, id, .. } = line.question;
            // One's own stand together, and so do the core ones: neither is sorted by theme.
            (is_mine, !is_core, (!is_core && !is_mine).then_some(theme), id)
        });
        self.show(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let command = match input {
            Input::Command(command) => command,
            Input::Answer(Answer::Chosen(asked, word)) if asked.what == FILTER => return self.narrow(word, cx.journal),
            _ => return Ok(Step::Stay),
        };
        if let Some(motion) = command.motion() {
            self.walk(motion, cx.journal)?;
            return Ok(Step::Stay);
        }
        let selected = self.selected().map(|question| question.id);
        Ok(match (command, selected) {
            (Command::Open, _) => self.open(),
            (Command::New, _) => Step::Push(Box::new(QuestionFormScreen::blank())),
            (Command::Edit, Some(id)) => Step::Push(Box::new(QuestionFormScreen::of(id))),
            (Command::Delete, Some(id)) => Step::Say(cx.journal.delete(Record::Question(id))?),
            (Command::NextPane | Command::PreviousPane, _) => {
                self.is_in_bank = !self.is_in_bank && !self.cursor.is_empty();
                Step::Stay
            }
            (Command::Filter, _) => {
                Step::Push(Box::new(ChoiceScreen::new(Asked::plain(FILTER), "Show the questions", KINDS)))
            }
            (Command::ClearFilter, _) => {
                self.filter = BankFilter::default();
                self.show(cx.journal)?;
                Step::Stay
            }
            _ => Step::Stay,
        })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        self.draw(frame.buffer_mut(), area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let title = Title::new("Reflect");
        if !self.filter.is_clear() {
            return title.aside(self.filter.words());
        }
        let answered = self.bank.iter().filter_map(|line| Some((line.question.theme, line.last_answered_on?)));
        match recurring(answered, cx.today) {
            Some((theme, times)) => {
                let theme = theme.as_str().replace('-', " ");
                title.aside(format!("what came back lately: {theme}, in {times} answers"))
            }
            None => title,
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::Open if self.selected().is_none() => Some("no question is selected"),
            Command::Edit | Command::Delete if self.selected().is_none_or(|question| !question.is_mine) => {
                Some("it is built in and stays as it is; n adds a question of your own")
            }
            Command::ClearFilter if self.filter.is_clear() => Some("every question is shown already"),
            Command::NextPane | Command::PreviousPane if self.offered.is_none() || self.cursor.is_empty() => {
                Some("there is one list here")
            }
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.with.as_ref().map(|line| Record::Mentorship(line.mentorship.id))
    }
}

/// What a question is, in words: `goals, one of the seven core questions`.
pub(super) fn kind_of(question: &Question) -> String {
    let theme = question.theme;
    if question.is_core {
        format!("{theme}, one of the seven core questions")
    } else if question.is_mine {
        format!("{theme}, a question of your own")
    } else {
        theme.to_string()
    }
}

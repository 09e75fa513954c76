//! The page of a question: an answer is written, then answers through time are read, two side by side.
//!
//! No earlier answer is shown while a new one is written, so that the first does not write the second. What is written is in
//! `writing_answer`, what is read in `shown`, the drawing in `view`.

mod shown;
mod view;
mod writing_answer;

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::Motion;
use super::super::writing;
use crate::domain::answer::AnswerFilter;
use crate::domain::draft::Draft;
use crate::domain::mentorship::Role;
use crate::domain::question::Question;
use crate::domain::{Key, MentorshipId, QuestionId, Record};
use crate::journal::{self, Journal};
use crate::text::when;
use shown::Shown;
use writing_answer::{WritingAnswer, is_half_written};

pub(super) use view::CARD;

/// When the page begins with an empty sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins {
    Always,
    /// Only if there is nothing to read.
    Unanswered,
    Done,
}

/// A question and its answers.
#[derive(Debug)]
pub struct QuestionScreen {
    id: QuestionId,
    begins: Begins,
    question: Option<Question>,
    /// In the wording for the role one has.
    wording: String,
    /// Whom a new answer is for, and their name; oneself has none.
    mentorship: Option<MentorshipId>,
    name: String,
    shown: Option<Shown>,
    /// Where the answer in sight stands; the newest if nothing.
    at: Option<Key>,
    writing: Option<WritingAnswer>,
    /// A draft that was looked at and laid by unchanged.
    laid_by: Option<Draft>,
    /// The answer that is open in `$EDITOR`, and the text that was sent there.
    outside: Option<(WritingAnswer, String)>,
    scroll: Scroll,
}

/// How far the answers are scrolled. Only a draw knows how far they can be.
#[derive(Debug, Default)]
struct Scroll {
    first: Cell<u16>,
    shown: Cell<u16>,
    last: Cell<u16>,
}

impl QuestionScreen {
    /// The question, to read its answers; or to write one if there is none, or if one was left half written.
    pub fn of(id: QuestionId) -> Self {
        QuestionScreen {
            id,
            begins: Begins::Unanswered,
            question: None,
            wording: String::new(),
            mentorship: None,
            name: String::new(),
            shown: None,
            at: None,
            writing: None,
            laid_by: None,
            outside: None,
            scroll: Scroll::default(),
        }
    }

    /// The question, to write a new answer at once.
    pub fn answering(id: QuestionId) -> Self {
        QuestionScreen { begins: Begins::Always, ..Self::of(id) }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        self.mentorship = match &self.writing {
            Some(writing) => writing.mentorship(),
            None => journal.mentorship_to_reflect_on()?,
        };
        let mut role = Role::Mentee;
        self.name.clear();
        if let Some(id) = self.mentorship {
            let line = journal.mentorship(id)?;
            role = line.mentorship.details.my_role;
            self.name = line.name;
        }
        let question = journal.question(self.id)?;
        let others = if role == Role::Mentor { Role::Mentee } else { Role::Mentor };
        let asked_as = if question.is_for(role) { role } else { others };
        question.wording(asked_as).clone_into(&mut self.wording);
        self.question = Some(question);
        let filter = AnswerFilter { question: Some(self.id), mentorship: journal.chosen()? };
        self.shown = Shown::load(journal, &filter, self.at.as_ref())?;
        self.at = self.shown.as_ref().map(|shown| shown.here.key.clone());
        Ok(())
    }

    fn begin(&mut self, journal: &Journal) -> journal::Result<()> {
        self.laid_by = None;
        self.writing = Some(WritingAnswer::begin(journal, self.id, self.mentorship)?);
        self.load(journal)
    }

    fn write(&mut self, input: &Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(writing) = &mut self.writing else { return Ok(Step::Stay) };
        match input {
            Input::Command(Command::StopWriting) if writing.is_untouched() => return self.lay_by(cx),
            Input::Command(Command::StopWriting | Command::Save) => return self.stop(cx),
            Input::Command(Command::EditOutside) => return Ok(Step::Edit(writing.lent())),
            Input::Answer(Answer::Text(text)) => writing.editor.set_text(text),
            _ => return Ok(writing::write(&mut writing.editor, input, cx).unwrap_or(Step::Stay)),
        }
        Ok(Step::Stay)
    }

    fn lay_by(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let draft = self.writing.as_ref().and_then(WritingAnswer::draft);
        // It is gone on with from there.
        draft.iter().try_for_each(|draft| cx.journal.save_draft(draft))?;
        (self.writing, self.laid_by) = (None, draft);
        self.load(cx.journal)?;
        Ok(Step::Say("it is still a draft; Ctrl-S saves one while it is written".to_owned()))
    }

    /// Saves what is written and shows it beside what was written before. If it can't be saved, one goes on writing.
    fn stop(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(writing) = self.writing.take() else { return Ok(Step::Stay) };
        match writing.save(cx.journal) {
            Ok(words) => {
                if writing.is_new() && words.is_some() {
                    self.at = None;
                }
                self.load(cx.journal)?;
                Ok(words.map_or(Step::Stay, Step::Say))
            }
            Err(error) => {
                self.writing = Some(writing);
                Err(error)
            }
        }
    }

    fn read(&mut self, input: &Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Input::Command(command) = *input else { return self.take_back(input, cx) };
        if let Some(motion) = command.motion() {
            self.scroll.by(motion);
            return Ok(Step::Stay);
        }
        if matches!(command, Command::Open | Command::New) {
            self.begin(cx.journal)?;
            return Ok(Step::Stay);
        }
        let Some(shown) = &self.shown else { return Ok(Step::Stay) };
        let answer = &shown.here.item.answer;
        match command {
            Command::Earlier => self.go(shown.earlier.as_ref().map(|line| line.key.clone()), cx)?,
            Command::Later => self.go(shown.later.as_ref().map(|line| line.key.clone()), cx)?,
            Command::Edit => {
                self.laid_by = None;
                self.writing = Some(WritingAnswer::change(cx.journal, answer)?);
                self.load(cx.journal)?;
            }
            Command::EditOutside => {
                self.laid_by = None;
                let writing = WritingAnswer::change(cx.journal, answer)?;
                let lent = writing.lent();
                self.outside = Some((writing, lent.text.clone()));
                return Ok(Step::Edit(lent));
            }
            Command::Delete => return Ok(Step::Say(cx.journal.delete(Record::Answer(answer.id))?)),
            Command::TakeToMeeting => {
                let meeting = cx.journal.take_to_meeting(answer.id)?;
                let day = shown.day_of(meeting).map(|day| when::heading(day, cx.journal.today()));
                return Ok(Step::Say(format!("taken to {}", day.unwrap_or_else(|| "the next meeting".to_owned()))));
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn go(&mut self, to: Option<Key>, cx: &Cx<'_>) -> journal::Result<()> {
        self.at = to.or(self.at.take());
        self.scroll.by(Motion::First);
        self.load(cx.journal)
    }

    /// What came back from `$EDITOR` belongs to the answer that was sent there, whichever is in sight now. If it can't be saved,
    /// one goes on writing it here.
    fn take_back(&mut self, input: &Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Input::Answer(Answer::Text(text)) = input else { return Ok(Step::Stay) };
        let Some((mut writing, _)) = self.outside.take().filter(|(_, sent)| sent != text) else {
            return Ok(Step::Stay);
        };
        writing.editor.set_text(text);
        self.writing = Some(writing);
        self.stop(cx)
    }
}

impl Scroll {
    fn by(&self, motion: Motion) {
        let (first, page) = (self.first.get(), self.shown.get().max(1));
        let moved = match motion {
            Motion::Up => first.saturating_sub(1),
            Motion::Down => first.saturating_add(1),
            Motion::First => 0,
            Motion::Last => self.last.get(),
            Motion::PageUp => first.saturating_sub(page),
            Motion::PageDown => first.saturating_add(page),
        };
        self.first.set(moved.min(self.last.get()));
    }
}

impl Screen for QuestionScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.writing.is_some() { chain::WRITING } else { chain::QUESTION }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.load(journal)?;
        let has_to_begin = match std::mem::replace(&mut self.begins, Begins::Done) {
            Begins::Always => true,
            Begins::Unanswered => self.shown.is_none() || is_half_written(journal, self.id)?,
            Begins::Done => false,
        };
        if has_to_begin { self.begin(journal) } else { Ok(()) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if self.writing.is_some() { self.write(&input, cx) } else { self.read(&input, cx) }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        self.draw(frame, area, cx);
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        let about = self.question.as_ref().map(|question| {
            let whom = if self.name.is_empty() { "yourself" } else { self.name.as_str() };
            format!("{}, for {whom}", super::reflect::kind_of(question))
        });
        Title::new("Reflect").aside(about.unwrap_or_default())
    }

    fn draft(&self) -> Option<Draft> {
        self.writing.as_ref().map_or_else(|| self.laid_by.clone(), WritingAnswer::draft)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        match &self.writing {
            // A new answer that is left by another key than its own stays a draft.
            Some(writing) if writing.is_untouched() => Ok(()),
            Some(writing) if !writing.is_new() => self.stop(cx).map(|_| ()),
            _ => Ok(()),
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        if self.writing.is_some() {
            return matches!(command, Command::NextPane | Command::PreviousPane).then_some("there is one text here");
        }
        let Some(shown) = &self.shown else {
            return match command {
                Command::New => Some("it is not answered yet; Enter writes the first answer"),
                Command::Earlier | Command::Later => Some("it is not answered yet"),
                Command::Edit | Command::EditOutside | Command::Delete | Command::TakeToMeeting => {
                    Some("there is no answer yet; Enter writes one")
                }
                _ => None,
            };
        };
        match command {
            Command::Open => Some("n answers it again, e edits this answer"),
            Command::Earlier if shown.earlier.is_none() => Some("this is the first answer"),
            Command::Later if shown.later.is_none() => Some("this is the newest answer"),
            Command::TakeToMeeting => shown.refusal_to_take(),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.mentorship.map(Record::Mentorship)
    }
}

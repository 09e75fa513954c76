//! Chooses one record from a few by typing a part of its name.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::row::styled;
use super::prompt::{Prompt, PromptRow};
use crate::domain::Record;
use crate::domain::mentorship::MentorshipLine;
use crate::journal::{self, Journal};

/// One row of a picker; one without a record stands for none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub record: Option<Record>,
    pub words: String,
    /// In dim at the right: what tells two of the same name apart.
    pub aside: String,
}

/// A picker. Answers with [`Answer::Picked`].
#[derive(Debug)]
pub struct PickerScreen {
    asked: Asked,
    choices: Vec<Choice>,
    prompt: Prompt,
}

impl PickerScreen {
    /// Asks for one of the choices.
    pub fn new(asked: Asked, choices: Vec<Choice>) -> Self {
        let lines = choices.iter().map(|choice| choice.words.clone()).collect();
        PickerScreen { asked, choices, prompt: Prompt::new("?", lines) }
    }

    /// Asks for one of these mentorships, by the names of their people.
    pub fn of_people(asked: Asked, lines: Vec<MentorshipLine>, question: &str) -> Self {
        let choice = |line: MentorshipLine| Choice {
            record: Some(line.mentorship.id.into()),
            aside: line.mentorship.details.my_role.theirs().to_owned(),
            words: line.name,
        };
        Self::new(asked, lines.into_iter().map(choice).collect()).asking(question)
    }

    /// With the question above the line, where the rows alone do not say what is asked.
    pub fn asking(mut self, question: impl Into<String>) -> Self {
        self.prompt = self.prompt.asking(question.into());
        self
    }
}

impl Screen for PickerScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::PROMPT
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if input != Input::Command(Command::Open) {
            self.prompt.update(&input, cx);
            return Ok(Step::Stay);
        }
        let picked = self.prompt.selected().and_then(|at| self.choices.get(at));
        Ok(picked.map_or(Step::Stay, |choice| Step::Answer(Answer::Picked(self.asked.clone(), choice.record))))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let aside = |at: usize| self.choices.get(at).map(|choice| choice.aside.clone()).unwrap_or_default();
        let row = |at: usize| PromptRow { right: styled(aside(at), cx.theme.dim), is_dim: false };
        let keys = cx.hints(chain::PROMPT, &[(Command::Open, "take it"), (Command::Back, "back")]);
        self.prompt.view(frame, area, cx, row, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

//! Finds a page of the Guide as one types: by its title first, then by any word in it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::chrome::hints_line;
use super::super::super::command::{Command, Scope, chain};
use super::super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::super::widgets::matching::Found;
use super::super::super::widgets::row::styled;
use super::super::prompt::{Prompt, PromptRow};
use crate::content::guide::search::section_of;
use crate::content::guide::{pages, search};
use crate::journal::{self, Journal};

/// Said where no page has the words.
const NOTHING: &str = "The Guide says nothing of that.";

/// The search over the place. Answers with [`Answer::Chosen`] and the slug of a page.
#[derive(Debug)]
pub(super) struct FindScreen {
    asked: Asked,
    prompt: Prompt,
}

impl FindScreen {
    pub fn new(asked: Asked) -> Self {
        let titles = pages().iter().map(|page| page.title.to_owned()).collect();
        FindScreen { asked, prompt: Prompt::new("/", titles).found_by(find, NOTHING) }
    }
}

fn find(typed: &str) -> Vec<Found> {
    search::find(typed).into_iter().map(|hit| Found { index: hit.page, marks: hit.marks }).collect()
}

impl Screen for FindScreen {
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
        let page = self.prompt.selected().and_then(|at| pages().get(at));
        Ok(page.map_or(Step::Stay, |page| Step::Answer(Answer::Chosen(self.asked.clone(), page.slug))))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let row = |at: usize| {
            let section = pages().get(at).map(section_of).unwrap_or_default();
            PromptRow { right: styled(section, cx.theme.dim), is_dim: false }
        };
        let keys = cx.hints(chain::PROMPT, &[(Command::Open, "read it"), (Command::Back, "back")]);
        self.prompt.view(frame, area, cx, row, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

//! Every command that could run now, found by typing. One that can't says why.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::keymap::Keymap;
use super::super::screen::{Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::row::styled;
use super::prompt::{Prompt, PromptRow};
use crate::journal::{self, Journal};

/// A command as the palette offers it.
#[derive(Clone, Debug)]
struct Offer {
    command: Command,
    words: &'static str,
    keys: String,
    refused: Option<&'static str>,
}

/// The palette over a screen.
#[derive(Debug)]
pub struct PaletteScreen {
    offers: Vec<Offer>,
    prompt: Prompt,
}

impl PaletteScreen {
    /// The commands of the chain below, and those that work from everywhere though their keys are letters here.
    pub fn over(keymap: &Keymap, of: &'static [Scope], refusal: impl Fn(Command) -> Option<&'static str>) -> Self {
        let beyond: &[Scope] = if chain::takes_text(of) { &[Scope::Anywhere, Scope::Leaving] } else { &[] };
        let mut offers: Vec<Offer> = Vec::new();
        let live = keymap.live(of).map(|binding| (binding, true));
        for (binding, has_key) in live.chain(keymap.live(beyond).map(|binding| (binding, false))) {
            let command = binding.row.command;
            if is_for_keys_alone(command) || offers.iter().any(|offer| offer.command == command) {
                continue;
            }
            let keys = if has_key { binding.shown_keys() } else { String::new() };
            offers.push(Offer { command, words: binding.row.words, keys, refused: refusal(command) });
        }
        offers.sort_by_key(|offer| offer.refused.is_some());
        let lines = offers.iter().map(|offer| offer.words.to_owned()).collect();
        PaletteScreen { offers, prompt: Prompt::new(":", lines) }
    }
}

/// What makes no sense to look up by name: moving, and the palette itself.
fn is_for_keys_alone(command: Command) -> bool {
    use Command::{Down, HowToLeave, Leave, PageDown, PageUp, Palette, Up, WordLeft, WordRight};
    matches!(command, Palette | Up | Down | PageUp | PageDown | WordLeft | WordRight | HowToLeave | Leave)
}

impl Screen for PaletteScreen {
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
        let Some(offer) = self.prompt.selected().and_then(|at| self.offers.get(at)) else { return Ok(Step::Stay) };
        // A refused one has its reason beside it already.
        Ok(if offer.refused.is_some() { Step::Stay } else { Step::Run(offer.command) })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let row = |at: usize| match self.offers.get(at) {
            Some(Offer { refused: Some(why), .. }) => PromptRow { right: styled(*why, cx.theme.dim), is_dim: true },
            Some(offer) => PromptRow { right: styled(offer.keys.clone(), cx.theme.key), is_dim: false },
            None => PromptRow { right: Line::default(), is_dim: true },
        };
        let keys = cx.hints(chain::PROMPT, &[(Command::Open, "do it"), (Command::Back, "back")]);
        self.prompt.view(frame, area, cx, row, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

//! What becomes of pasted text where no text is being written: it never acts as keys, and it is not lost.

use super::super::command::{Command, Scope, chain};
use super::super::screens;
use super::App;

impl App {
    /// Whether characters are text on the screen on top, and not keys.
    pub fn takes_text(&self) -> bool {
        chain::takes_text(self.chain())
    }

    /// Offers a pasted text as a new entry; where none can begin, keeps it for a text to come.
    pub(super) fn offer_pasted(&mut self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        match self.why_nothing_can_begin() {
            Some(why) => {
                self.clipboard.keep(text);
                self.say(format!("what was pasted is kept, Ctrl-V in a text brings it; {why}"));
            }
            None => {
                let about = self.stack.last().and_then(|layer| layer.screen.about());
                self.push(screens::pasted(&text, about));
            }
        }
    }

    fn why_nothing_can_begin(&self) -> Option<&'static str> {
        if !self.chain().contains(&Scope::Anywhere) {
            return Some("Esc goes back to the page");
        }
        self.refusal(Command::Capture)
    }
}

//! What becomes of pasted text where no text is being written: it never acts as keys, and it is not lost.

use super::super::command::{Command, chain};
use super::super::screens;
use super::App;

impl App {
    /// Whether characters are text on the screen on top, and not keys.
    pub fn takes_text(&self) -> bool {
        chain::takes_text(self.chain())
    }

    /// Offers a pasted text as a new entry. Where none can begin yet, it is kept for a text to come.
    pub(super) fn offer_pasted(&mut self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        let layers = || self.stack.iter().rev();
        if let Some(why) = layers().find_map(|layer| layer.screen.refusal(Command::Capture)) {
            self.clipboard.keep(text);
            return self.say(format!("kept what was pasted: Ctrl-V in a text brings it; {why}"));
        }
        let about = layers().find_map(|layer| layer.screen.about());
        self.push(screens::pasted(&text, about));
    }
}

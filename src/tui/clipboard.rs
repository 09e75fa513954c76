//! What was copied last: pasted here by Ctrl-V, and sent on to the terminal's own clipboard.
//!
//! Terminals rarely say what is in theirs, so the program keeps its own copy. It is in memory only.

/// The program's clipboard.
#[derive(Clone, Debug, Default)]
pub struct Clipboard {
    text: String,
    is_unsent: bool,
}

impl Clipboard {
    /// Keeps a text, and has it sent to the terminal.
    pub fn copy(&mut self, text: String) {
        self.text = text;
        self.is_unsent = true;
    }

    /// Keeps a text that came from the terminal.
    pub fn keep(&mut self, text: String) {
        self.text = text;
        self.is_unsent = false;
    }

    /// What was copied last.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text that has yet to be sent to the terminal, once.
    pub fn take_unsent(&mut self) -> Option<String> {
        std::mem::take(&mut self.is_unsent).then(|| self.text.clone())
    }
}

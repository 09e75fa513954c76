//! A copy of what is being written, in a file that somebody names: for a journal that cannot be written.

use std::io;

use serde_json::Value;

use super::super::screen::Asked;
use super::super::screens::ask::AskScreen;
use super::App;
use crate::config::{home_path, shown_path};
use crate::whole_file;

/// The app's own question.
pub(super) const WHERE: &str = "the file for a copy";

/// The name that is offered.
const OFFERED: &str = "~/mentorlog-copy.md";

impl App {
    /// Asks for the file.
    pub(super) fn ask_where_to_copy(&mut self) {
        if self.words_on_top().is_none() {
            return self.say("nothing here is unsaved");
        }
        let ask = AskScreen::words(Asked::plain(WHERE), "Save a copy of the words in a file").starting(OFFERED);
        self.push(Box::new(ask));
    }

    /// Writes the copy. The words stay on the screen, saved or not.
    pub(super) fn copy_to(&mut self, file: &str) {
        let Some(words) = self.words_on_top() else { return };
        let file = home_path(file);
        match whole_file::write(&file, false, |to| to.write_all(words.as_bytes())) {
            Ok(()) => self.say(format!("a copy is in {}; the words stay here too", shown_path(&file))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.fail(&format!("{} exists already; name another file", shown_path(&file)));
            }
            Err(error) => self.fail(&format!("{}: {error}", shown_path(&file))),
        }
    }

    /// What is written on the top screen: a text as it is, a form field by field.
    fn words_on_top(&self) -> Option<String> {
        let draft = self.stack.last()?.screen.draft()?;
        let Ok(Value::Object(fields)) = serde_json::from_str(&draft.body) else { return Some(draft.body) };
        let lines =
            fields.iter().filter_map(|(name, value)| Some((name, value.as_str().filter(|text| !text.is_empty())?)));
        Some(lines.map(|(name, text)| format!("{name}: {text}\n")).collect())
    }
}

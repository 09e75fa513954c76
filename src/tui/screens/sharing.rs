//! Something to give away goes into a file that a person names: never over one that is there already.

use std::io;

use super::super::screen::{Asked, Step};
use super::ask::AskScreen;
use crate::config::{home_path, shown_path};
use crate::text::sanitise;
use crate::whole_file;

/// Asks for the file; `proposed` is taken as it is by Enter, and replaced by what one types.
pub fn ask(asked: Asked, title: &str, proposed: &str) -> Step {
    Step::Push(Box::new(AskScreen::words(asked, title).proposing(proposed)))
}

/// Writes the file that was named, whole or not at all. Where one is there already, it asks for another name.
pub fn write(asked: &Asked, title: &str, named: &str, text: &str) -> Step {
    let path = home_path(named);
    // It may be looked at in a terminal, wherever it goes.
    let text = sanitise::shown(text.trim_end());
    match whole_file::write(&path, false, |to| writeln!(to, "{text}")) {
        Ok(()) => Step::Say(format!("wrote {}", shown_path(&path))),
        Err(error) => {
            let why = match error.kind() {
                io::ErrorKind::AlreadyExists => "is there already; name another file".to_owned(),
                _ => format!("cannot be written: {error}"),
            };
            let said = format!("{} {why}", shown_path(&path));
            Step::Push(Box::new(AskScreen::words(asked.clone(), title).starting(named).having_said(said)))
        }
    }
}

/// The name that is proposed for something about somebody: `~/agreement-aldo-ferri.md`.
pub fn name_for(what: &str, name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = std::iter::once(what.to_owned()).chain(words.map(str::to_lowercase)).collect();
    format!("~/{}.md", words.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_what_it_is_and_whom_it_is_about() {
        assert_eq!(name_for("agreement", "Aldo Ferri"), "~/agreement-aldo-ferri.md");
        assert_eq!(name_for("review", "Zoë O'Neil / x"), "~/review-zoë-o-neil-x.md");
        assert_eq!(name_for("review", ""), "~/review.md");
    }
}

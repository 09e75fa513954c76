//! What is over is only to be read: what would change it says so, before anything is written.
//!
//! The journal refuses such a change whoever makes it; here the key is refused, so that nobody writes a page in vain.

use super::super::command::{Command, Scope};
use super::{App, Layer};
use crate::domain::Record;

const WHY: &str = "its mentorship is closed, and only to be read";

impl Layer {
    /// Why a command can't run on this screen now, if it can't.
    pub(super) fn refusal(&self, command: Command) -> Option<&'static str> {
        self.screen.refusal(command).or_else(|| (self.is_over && changes(self, command)).then_some(WHY))
    }
}

impl App {
    /// Looks whether what the top screen shows or has selected belongs to a mentorship that is closed. That of the mentorship itself its
    /// own screens say: there it is gone on with.
    pub(super) fn note_what_is_over(&mut self) {
        let Some(layer) = self.stack.last_mut() else { return };
        let about = layer.screen.about().filter(|record| !matches!(record, Record::Mentorship(_)));
        // What has been deleted meanwhile is not over; the screen says what it is.
        layer.is_over = about.is_some_and(|record| self.journal.is_over(record).unwrap_or(false));
    }
}

/// Whether a command of a screen changes what it is about. Writing begins where a text is opened.
fn changes(layer: &Layer, command: Command) -> bool {
    use Command::{
        Begin, Delete, Edit, EditOutside, Fill, Log, LookBack, MoveDown, MoveUp, New, Open, Park, Settle, State,
        Toggle, Told, Turn, Why, WrapUp,
    };
    let scope = layer.screen.scopes().first();
    match command {
        Open => scope == Some(&Scope::MeetingText),
        New => matches!(scope, Some(Scope::Goal | Scope::MeetingLine | Scope::MeetingText)),
        Begin | Delete | Edit | EditOutside | Fill | Log | LookBack | MoveDown | MoveUp | Park | Settle | State
        | Toggle | Told | Turn | Why | WrapUp => true,
        _ => false,
    }
}

//! Every key that the footer and the help name, pressed in every state: it does something or says why not, and none is dead.
//!
//! The keys are those of the table that are live where one is. Some need something to work on first: a text that was typed, a line
//! to come back from; what they need is made here before they count as dead.

use std::time::Duration;

use mentorlog::tui::command::{Command, Row, Scope};
use mentorlog::tui::keymap::{Key, Keymap};

use crate::harness::Tui;
use crate::states::{STATES, State};

const SIZE: (u16, u16) = (120, 40);

/// Longer than a toast stays, and than it takes to keep a draft.
const QUIET: Duration = Duration::from_secs(7);

/// The keys that are live in a state, with their rows. What is the same anywhere is pressed in the first state of a screen only.
fn live(state: &State, tui: &Tui) -> Vec<(Key, &'static Row)> {
    use Scope::{Anywhere, Change, Leaving, Typing};
    let is_first =
        STATES.iter().find(|other| other.screen == state.screen).is_some_and(|first| first.state == state.state);
    let keymap = Keymap::default();
    let wanted = |row: &Row| is_first || !matches!(row.scope, Anywhere | Change | Leaving | Typing);
    let bindings = keymap.live(tui.chain()).filter(|binding| wanted(binding.row));
    bindings.flat_map(|binding| binding.keys.iter().map(|key| (*key, binding.row))).collect()
}

/// Whether a command leaves one on the screen, so that the next key may follow it there.
fn stays(row: &Row) -> bool {
    row.command.motion().is_some() || row.scope == Scope::Typing
}

/// Whether a key is answered, by itself or after others that make what it needs; those may not lead elsewhere.
fn answers(key: Key, row: &Row, tui: &mut Tui, state: &State) -> bool {
    let chain = tui.chain();
    let tries = [""].iter().chain(needs(row.command));
    let mut found = tries.map(|before| {
        tui.keys(before).wait(QUIET);
        let was = tui.sight();
        let is_answered = tui.chain() == chain && tui.keys(&key.to_string()).sight() != was;
        if !stays(row) {
            *tui = state.at(SIZE);
        }
        is_answered
    });
    found.any(|is_answered| is_answered)
}

/// What a command may need before it: keys that make it.
fn needs(command: Command) -> &'static [&'static str] {
    use Command::*;
    match command {
        Up | First | PageUp => &["Down", "Down*30"],
        Down | Last | PageDown => &["Up", "Up*30"],
        MoveUp => &["j"],
        MoveDown => &["k"],
        // What is wrong with a form stands there already; where one only chooses, a letter mends nothing.
        Save => &["x", "4"],
        // In a field for a day other keys are live, so that it is the field after it.
        UndoTyping | DeleteWord | WordLeft => &["x", "Tab x", "Tab x"],
        RedoTyping => &["x Ctrl-Z", "Tab x Ctrl-Z"],
        Copy | Cut => &["x Shift-Left", "Tab x Shift-Left"],
        PasteHere => &["x Shift-Left Ctrl-X", "Tab x Shift-Left Ctrl-X"],
        WordRight => &["x Ctrl-Left", "Tab x Ctrl-Left"],
        _ => &[],
    }
}

/// Presses the keys of every second state, so that the other half can run beside it.
fn press_half(half: usize) {
    let mut dead = Vec::new();
    for state in STATES.iter().skip(half).step_by(2) {
        let mut tui = state.at(SIZE);
        let is_step = |row: &Row| row.command.motion().is_some();
        let keys = live(state, &tui);
        let (answered, mut still): (Vec<_>, Vec<_>) =
            keys.into_iter().partition(|(key, row)| answers(*key, row, &mut tui, state));
        // Nothing is to be expected of the key of the place one is in, nor of a step where there is nothing to step to.
        let can_step = answered.iter().any(|(_, row)| is_step(row));
        still.retain(|(_, row)| !matches!(row.command, Command::Go(place) if tui.is_on(place)));
        still.retain(|(_, row)| can_step || !is_step(row));
        dead.extend(still.iter().map(|(key, row)| format!("{key} ({}) in {}", row.name, state.called(SIZE))));
    }
    assert!(dead.is_empty(), "dead keys:\n{}", dead.join("\n"));
}

#[test]
fn every_key_does_something_or_says_why_not() {
    press_half(0);
}

#[test]
fn so_does_every_key_of_the_other_half() {
    press_half(1);
}

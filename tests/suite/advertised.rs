//! Every key that the footer and the help name, pressed in every state: it does something or says why not, and none is dead.
//!
//! The keys are those of the table that are live where one is. Some need something to work on first: a text that was typed, a line
//! to come back from; what they need is made here before they count as dead.

use std::time::Duration;

use mentorlog::tui::command::{Command, Place, Row};
use mentorlog::tui::keymap::{Key, Keymap};

use crate::states::{SIZES, STATES, State};

/// Longer than a toast stays, and than it takes to keep a draft.
const QUIET: Duration = Duration::from_secs(7);

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    Change,
    /// Only words, which went again: a refusal.
    Words,
    Nothing,
}

/// The keys that are live in a state, with their rows.
fn live(state: &State, size: (u16, u16)) -> Vec<(Key, &'static Row)> {
    let chain = state.at(size).chain();
    let keymap = Keymap::default();
    let bindings = keymap.live(chain);
    bindings.flat_map(|binding| binding.keys.iter().map(|key| (*key, binding.row))).collect()
}

/// What comes of a key after others that make something for it to work on. They may not lead elsewhere.
fn press(state: &State, size: (u16, u16), before: &str, key: Key) -> Came {
    let mut tui = state.at(size);
    let chain = tui.chain();
    tui.keys(before).wait(QUIET);
    if tui.chain() != chain {
        return Came::Nothing;
    }
    let was = tui.sight();
    tui.keys(&key.to_string());
    let is = tui.sight();
    if is == was {
        return Came::Nothing;
    }
    if is.request.is_some() || is.copied.is_some() {
        return Came::Change;
    }
    if tui.wait(QUIET).sight() == was { Came::Words } else { Came::Change }
}

/// What a command may need before it: keys that make it.
fn needs(command: Command) -> &'static [&'static str] {
    use Command::*;
    match command {
        Up | First | PageUp => &["Down", "Down*30"],
        Down | Last | PageDown => &["Up", "Up*30"],
        MoveUp => &["j"],
        MoveDown => &["k"],
        UndoTyping | DeleteWord | WordLeft => &["x", "Tab x"],
        RedoTyping => &["x Ctrl-Z", "Tab x Ctrl-Z"],
        Copy | Cut => &["x Shift-Left", "Tab x Shift-Left"],
        PasteHere => &["x Shift-Left Ctrl-X", "Tab x Shift-Left Ctrl-X"],
        WordRight => &["x Ctrl-Left", "Tab x Ctrl-Left"],
        _ => &[],
    }
}

/// What comes of a key by itself, or else of one that has what it needs.
fn try_out(state: &State, size: (u16, u16), key: Key, command: Command) -> Came {
    let tries = [""].iter().chain(needs(command));
    tries.map(|before| press(state, size, before, key)).find(|came| *came != Came::Nothing).unwrap_or(Came::Nothing)
}

/// Whether nothing is to be expected of a key: the place one is in, and a step where there is nothing to step to.
fn may_be_still(command: Command, state: &State, size: (u16, u16), can_move: bool) -> bool {
    let is_here = |place: Place| state.at(size).is_on(place);
    match command {
        Command::Go(place) => is_here(place),
        _ => command.motion().is_some() && !can_move,
    }
}

/// Presses every key of some states; gives how many there were, and how many only said why not.
fn press_all<'a>(states: impl Iterator<Item = &'a State>, size: (u16, u16)) -> (usize, usize) {
    let (mut pressed, mut refused, mut dead) = (0, 0, Vec::new());
    for state in states {
        let came: Vec<_> = live(state, size)
            .into_iter()
            .map(|(key, row)| (key, row, try_out(state, size, key, row.command)))
            .collect();
        let can_move = came.iter().any(|(_, row, came)| row.command.motion().is_some() && *came != Came::Nothing);
        pressed += came.len();
        refused += came.iter().filter(|(.., came)| *came == Came::Words).count();
        for (key, row, came) in came {
            if came == Came::Nothing && !may_be_still(row.command, state, size, can_move) {
                dead.push(format!("{key} ({}) in {}", row.name, state.called(size)));
            }
        }
    }
    assert!(dead.is_empty(), "dead keys:\n{}", dead.join("\n"));
    (pressed, refused)
}

/// All states at one size, in two halves so that they run side by side.
fn press_half(half: usize, size: (u16, u16)) {
    let (pressed, refused) = press_all(STATES.iter().skip(half).step_by(2), size);
    println!("{pressed} keys pressed, {refused} of them refused in words");
    assert!(pressed > refused);
}

#[test]
fn every_key_does_something_or_says_why_not() {
    press_half(0, SIZES[1]);
}

#[test]
fn so_does_every_key_of_the_other_half() {
    press_half(1, SIZES[1]);
}

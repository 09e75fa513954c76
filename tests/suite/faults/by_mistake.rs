//! Keys pressed by mistake: whatever they destroy comes back with `u`, and nothing that the program knows destroys for good.

use std::collections::HashSet;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use mentorlog::domain::{Page, Start};
use mentorlog::journal::Archive;
use mentorlog::tui::command::Command;
use mentorlog::tui::keymap::Keymap;

use super::dice::Dice;
use super::{rounds, seeds};
use crate::harness::Tui;
use crate::states::{STATES, State};

/// Ways to a thing, and the keys that destroy or change it. Between bars stands what is typed.
#[rustfmt::skip]
const DESTRUCTIVE: &[(&str, &str)] = &[
    ("", "d"), ("", "Space"), ("", ". l|no time|Enter"), ("", ". p|in 3 weeks|Enter"),
    ("", ". s|smaller|Enter"),
    ("2", "d"), ("2", ". c m Esc"), ("2 j*3", ". c m Esc"), ("2", ". m|friday|Enter m"), ("2 j*3", "d"),
    ("2 j Enter", "Enter Ctrl-A Delete Esc"), ("2 j Enter Tab", "Enter Ctrl-A Delete Esc"),
    ("2 j Enter Shift-Tab", "d"), ("2 j Enter Shift-Tab", "Space"), ("2 j Enter Shift-Tab", "J"),
    ("2 j Enter Tab*2", "d"), ("2 j Enter Tab*3", "d"), ("2 j Enter Tab*4", "d"),
    ("2 j e", "Tab*5 Ctrl-W Ctrl-S"), ("2 j Enter Tab*5 Enter", "Ctrl-A Delete Ctrl-S"),
    ("3", "d"), ("3", ". d|too much|Enter"), ("3", ". m Enter"), ("3 e", "Ctrl-A|less|Ctrl-S"),
    ("3 Enter Tab*2", "d"), ("3 Enter Tab*2", "Space"), ("3 Enter Tab*2", "K"), ("3 Enter Tab", "d"),
    ("4 Tab j*5 Enter", "d"), ("4 Tab j*5 Enter", "e Ctrl-A|no|Ctrl-S"),
    ("4 n|What would he do?|Ctrl-S Tab G", "d"),
    ("5", "d"), ("5", ". p"), ("5", ". c G Enter"), ("5 . c j", "Space"), ("5 . c j", ". k"), ("5 Enter C Tab", "d"), ("5 Enter A", "e"), ("5 Tab", "d"), ("5 Tab", "w"),
    ("5 e", "Ctrl-A|Somebody else|Ctrl-S"),
    ("5 Enter Tab", "d"), ("5 Enter Tab*2", "d"),
];

/// The told journal, where it begins.
fn told() -> Tui {
    STATES.iter().find(|state| (state.screen, state.state) == ("today", "usual")).unwrap().at((120, 40))
}

/// Presses keys, and types what stands between bars.
fn press(tui: &mut Tui, keys: &str) {
    for (at, part) in keys.split('|').enumerate() {
        if at % 2 == 0 {
            tui.keys(part)
        } else {
            tui.text(part)
        };
    }
}

fn archive(tui: &Tui) -> Archive {
    tui.journal().archive().unwrap()
}

#[test]
fn whatever_a_key_destroys_one_undo_brings_back() {
    let mut wrong = Vec::new();
    for (way, keys) in DESTRUCTIVE {
        let mut tui = told();
        press(&mut tui, way);
        let before = archive(&tui);
        press(&mut tui, keys);
        if archive(&tui) == before {
            wrong.push(format!("{way} > {keys}: nothing was changed:\n{}", tui.screen()));
            continue;
        }
        tui.keys("u");
        if archive(&tui) != before {
            wrong.push(format!("{way} > {keys}: one undo does not bring it back:\n{}", tui.screen()));
        }
    }
    assert!(
        DESTRUCTIVE.len() >= 30 && wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        DESTRUCTIVE.len(),
        wrong.join("\n")
    );
}

/// What the prose is made of. Every letter that means something on some screen is in it.
const WORDS: &str =
    "I asked him what he would do, and under the bay Kemal said: quite just brakes first. Did you know? No, 20 of
    them left (all good) - never mind; Yes! \"Look here\" we're expecting zero Jobs Lately, Go add / too. x 3 4 5 [ ]";

/// Prose as somebody types it who thinks they are elsewhere.
fn prose(seed: u32) -> String {
    let words: Vec<_> = WORDS.split_whitespace().collect();
    let mut dice = Dice::of(seed);
    let mut text = String::new();
    while text.len() < 300 {
        text = text + *dice.pick(words.as_slice()) + " ";
    }
    text.truncate(300);
    text
}

/// Types without looking: nothing is drawn between. Undo is pressed only for what was done here: who takes back what was there before
/// and then does something new has let go of it, as with undo anywhere.
fn type_blindly(tui: &mut Tui, text: &str) {
    let keymap = Keymap::default();
    let mut done_here = 0;
    for letter in text.chars() {
        let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        let is_undo = keymap.resolve(tui.chain(), key) == Some(Command::Undo);
        if is_undo && done_here == 0 {
            continue;
        }
        let revision = tui.journal().revision().unwrap();
        let (app, at) = tui.app();
        app.handle(Event::Key(key), at);
        let moved = tui.journal().revision().unwrap() - revision;
        done_here += if is_undo { -moved } else { moved };
    }
}

/// Takes back one thing after the other until all is as it was.
fn comes_back(tui: &mut Tui, before: &Archive) -> bool {
    tui.keys("Esc*12");
    let mut revision = -1;
    while revision != tui.journal().revision().unwrap() {
        if archive(tui) == *before {
            return true;
        }
        revision = tui.journal().revision().unwrap();
        tui.keys("u");
    }
    false
}

/// The first state of each screen.
fn screens() -> impl Iterator<Item = &'static State> {
    let mut seen = HashSet::new();
    STATES.iter().filter(move |state| seen.insert(state.screen))
}

#[test]
fn prose_typed_into_any_screen_changes_nothing_for_good() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for seed in seeds(2, 100) {
        let text = prose(seed);
        for state in screens() {
            let mut tui = state.at((120, 40));
            let before = archive(&tui);
            type_blindly(&mut tui, &text);
            tried += 1;
            if !comes_back(&mut tui, &before) {
                wrong.push(format!("seed {seed} in {}", state.called((120, 40))));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried} do not come back:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_key_twice_never_destroys_for_good() {
    let page = Page { from: Start::First, rows: 500 };
    let keys = ["d d", "Enter Enter", "y y", "d Enter", "d d y Enter", "x x"];
    for (at, state) in STATES.iter().enumerate() {
        // With every test run each screen gets one of them, and with the full run all.
        for keys in keys.iter().cycle().skip(at).take(rounds(1, 6) as usize) {
            let mut tui = state.at((120, 40));
            let (before, was_in_trash) = (archive(&tui), tui.journal().trash(&page).unwrap().len());
            tui.keys(keys);
            let is_emptied = tui.journal().trash(&page).unwrap().len() < was_in_trash;
            // What came back from the trash is no longer in it.
            assert!(!is_emptied || archive(&tui) != before, "{keys} in {}", state.called((120, 40)));
            assert!(comes_back(&mut tui, &before), "{keys} in {}", state.called((120, 40)));
        }
    }
}

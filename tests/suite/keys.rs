//! What keeps the one table of keys honest, and so the footer, the help and the palette with it.

use std::collections::{HashMap, HashSet};

use mentorlog::tui::command::{ROWS, Scope, chain};
use mentorlog::tui::keymap::{Key, Keymap};

use crate::harness::{Tui, journal};

/// What a person might set.
const CHANGES: &str = "[keys]\n\"goals.new\" = [\"N\", \"F5\"]\n\"goals.log\" = \"n\"\nhelp = \"F2\"\nleave = \"Q\"\n\
                       undo = []\n\"go.goals\" = \"g\"\n\"list.first\" = []\n\"prompt.back\" = \"Ctrl-G\"\n";

/// The table as it ships, and with changes.
fn keymaps() -> [Keymap; 2] {
    let (changed, faults) = Keymap::configured(&CHANGES.parse().unwrap());
    assert_eq!(faults, []);
    [Keymap::default(), changed]
}

#[test]
fn every_key_in_the_table_parses_and_prints_back_as_it_was_written() {
    for row in ROWS {
        for written in row.keys.split_whitespace() {
            let key: Key = written.parse().unwrap_or_else(|error| panic!("{}: {error}", row.name));
            assert_eq!(key.to_string(), written, "{}", row.name);
        }
    }
}

#[test]
fn every_row_has_a_name_of_its_own_and_words() {
    let mut names = HashSet::new();
    for row in ROWS {
        assert!(names.insert(row.name), "{} stands twice", row.name);
        assert!(row.words.starts_with(char::is_uppercase), "{}: {}", row.name, row.words);
        assert!(!row.words.ends_with('.'), "{}: {}", row.name, row.words);
        assert!(row.words.chars().count() <= 34, "too long for the help: {}", row.words);
    }
}

#[test]
fn in_no_chain_does_a_key_stand_twice() {
    for (keymap, chain) in keymaps().iter().flat_map(|keymap| chain::ALL.iter().map(move |chain| (keymap, chain))) {
        let mut taken: HashMap<Key, &str> = HashMap::new();
        for binding in keymap.live(chain) {
            for key in &binding.keys {
                let other = taken.insert(*key, binding.row.name);
                assert_eq!(other, None, "{key} is also {} in {chain:?}", binding.row.name);
            }
        }
    }
}

#[test]
fn a_chain_that_takes_text_binds_no_plain_character() {
    for chain in chain::ALL.iter().filter(|chain| chain::takes_text(chain)) {
        for binding in keymaps().iter().flat_map(|keymap| keymap.live(chain)) {
            assert!(!binding.keys.iter().any(|key| key.is_plain()), "{} in {chain:?}", binding.row.name);
        }
    }
}

#[test]
fn every_chain_can_go_back_or_quit_and_every_scope_is_in_a_chain() {
    use mentorlog::tui::command::Command::{Back, Leave, StopWriting};
    for (keymap, chain) in keymaps().iter().flat_map(|keymap| chain::ALL.iter().map(move |chain| (keymap, chain))) {
        let leads_out = keymap
            .live(chain)
            .any(|binding| matches!(binding.row.command, Back | Leave | StopWriting) && !binding.keys.is_empty());
        assert!(leads_out, "nothing leads out of {chain:?}");
    }
    let live: HashSet<Scope> = chain::ALL.concat().into_iter().collect();
    for row in ROWS {
        assert!(live.contains(&row.scope), "{} is live nowhere", row.name);
    }
}

#[test]
fn the_footer_names_only_keys_that_work_here() {
    for (config, keymap, goals) in [("", &keymaps()[0], "3"), (CHANGES, &keymaps()[1], "g")] {
        let mut tui = Tui::configured(journal(), config);
        tui.resize(120, 36);
        for (place, chain) in [("2", chain::MEETINGS), (goals, chain::GOALS), ("5", chain::PEOPLE)] {
            let screen = tui.keys(place).screen();
            let footer = screen.lines().rfind(|line| !line.is_empty()).unwrap().to_owned();
            let (keys, _) = footer.trim().rsplit_once("    ").unwrap();
            for hint in keys.trim().split("   ") {
                let (key, _) = hint.split_once(' ').unwrap();
                let key: Key = key.parse().unwrap();
                assert!(keymap.resolve(chain, key).is_some(), "{hint} in {footer}");
            }
        }
    }
}

#[test]
fn the_help_opens_over_every_place_and_closes_again() {
    let mut tui = Tui::empty();
    tui.resize(120, 40);
    for (key, name) in
        [("1", "Today"), ("2", "Meetings"), ("3", "Goals"), ("4", "Reflect"), ("5", "People"), ("7", "Guide")]
    {
        tui.keys(key).keys("?").shows(&format!("Keys in {name}")).keys("Esc").shows_no("Keys in");
    }
}

#[test]
fn the_readme_lists_the_keys_as_they_are() {
    let readme = include_str!("../../README.md");
    let (_, list) = readme.split_once("<!-- keys -->\n").expect("the README has a place for the keys");
    let (list, _) = list.split_once("<!-- /keys -->").expect("the place for the keys has an end");
    assert_eq!(
        list.trim(),
        mentorlog::tui::keymap::as_markdown(&Keymap::default()).trim(),
        "run `mentorlog keys` and paste it into the README"
    );
}

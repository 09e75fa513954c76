//! The table of keys with a person's changes. What cannot be is named and passed over; whatever was changed, no key means two
//! things in one place, none of those one types with is bound in a text, and every screen can be left.

use super::super::command::{Command, ROWS, Row, Scope, chain};
use super::{Binding, Key, Keymap, UnknownKey, default_keys};
use crate::config::{Config, Fault, KeyChange, nearest};

impl Keymap {
    /// The table with the changes of a configuration, and all that is wrong with the configuration, in the order of its lines.
    pub fn configured(config: &Config) -> (Keymap, Vec<Fault>) {
        if config.keys.is_empty() {
            return (Keymap::default(), config.faults.clone());
        }
        let mut changes = Changes { of: Vec::new(), fallen: Vec::new(), faults: config.faults.clone() };
        for change in &config.keys {
            changes.read(change);
        }
        changes.keep_the_ways_out();
        changes.settle();
        let keymap = changes.keymap();
        changes.faults.sort_by_key(|fault| (fault.line, fault.column));
        (keymap, changes.faults)
    }
}

/// The keys that a row is to have.
struct Change {
    row: &'static Row,
    keys: Vec<Key>,
    line: usize,
}

struct Changes {
    /// In the order of the file.
    of: Vec<Change>,
    /// Rows that were to be changed and could not be.
    fallen: Vec<&'static Row>,
    faults: Vec<Fault>,
}

impl Changes {
    /// Takes a change over as far as it makes sense by itself.
    fn read(&mut self, change: &KeyChange) {
        let Some(row) = ROWS.iter().find(|row| row.name == change.name) else {
            let meant = nearest(&change.name, ROWS.iter().map(|row| row.name));
            let meant = meant.map(|meant| format!("; did you mean \"{meant}\"?"));
            let words = format!("\"{}\" is no command{}", change.name, meant.unwrap_or_default());
            return self.fault(change.line, words);
        };
        if self.of.iter().any(|earlier| earlier.row == row) {
            return self.fault(change.line, format!("\"{}\" stands twice", row.name));
        }
        let mut keys: Vec<Key> = Vec::new();
        for written in &change.keys {
            match key_of(written, row) {
                Ok(key) if keys.contains(&key) => {}
                Ok(key) => keys.push(key),
                Err(words) => self.fault(change.line, words),
            }
        }
        if keys.is_empty() && !change.keys.is_empty() {
            self.fallen.push(row);
        } else {
            self.of.push(Change { row, keys, line: change.line });
        }
    }

    /// Takes back the changes without which a screen could not be left.
    fn keep_the_ways_out(&mut self) {
        for chain in chain::ALL {
            while !self.keymap().leads_out_of(chain) {
                let in_chain = |change: &Change| chain.contains(&change.row.scope) && leads_out(change.row);
                let Some(at) = self.of.iter().rposition(in_chain) else { break };
                let Change { row, line, .. } = self.of.remove(at);
                let place = chain.first().map_or("", |scope| scope.name());
                self.fault(line, format!("without a key for \"{}\" nothing leads out of {place}", row.name));
            }
        }
    }

    /// Takes a key away where it would mean two things, from the row that was changed, and of two from the later one.
    fn settle(&mut self) {
        while let Some((loser, other, key)) = self.conflict() {
            let Some(change) = self.of.get_mut(loser) else { return };
            change.keys.retain(|kept| *kept != key);
            let (line, name) = (change.line, change.row.name);
            if change.keys.is_empty() {
                self.fallen.push(self.of.remove(loser).row);
            }
            self.fault(line, format!("{key} is \"{}\" already, so it cannot be \"{name}\"", other.name));
        }
    }

    /// A change, the other row that has one of its keys where both are live, and the key.
    fn conflict(&self) -> Option<(usize, &'static Row, Key)> {
        let keymap = self.keymap();
        let changed = |row: &Row| self.of.iter().position(|change| change.row == row);
        chain::ALL.iter().find_map(|chain| {
            let live: Vec<_> =
                keymap.live(chain).flat_map(|binding| binding.keys.iter().map(|key| (*key, binding.row))).collect();
            live.iter().enumerate().find_map(|(at, (key, row))| {
                let (_, other) = live.iter().skip(at + 1).find(|(again, _)| again == key)?;
                match (changed(row), changed(other)) {
                    (Some(one), Some(two)) if one > two => Some((one, *other, *key)),
                    (Some(one), None) => Some((one, *other, *key)),
                    (_, Some(two)) => Some((two, *row, *key)),
                    (None, None) => None,
                }
            })
        })
    }

    /// The table with the changes as they stand.
    fn keymap(&self) -> Keymap {
        let bindings = ROWS.iter().map(|row| {
            let change = self.of.iter().find(|change| change.row == row);
            let keys = change.map_or_else(|| self.keys_left_for(row), |change| change.keys.clone());
            Binding { row, keys }
        });
        Keymap { bindings: bindings.collect() }
    }

    /// The keys of a row that is not changed. One that was to be has its own again but for those that another change has put to
    /// use, so that its mistake costs nothing elsewhere; the way out of a screen has all of them.
    fn keys_left_for(&self, row: &'static Row) -> Vec<Key> {
        let mut keys = default_keys(row);
        if self.fallen.contains(&row) && !leads_out(row) {
            let beside = |change: &&Change| are_live_together(change.row.scope, row.scope);
            keys.retain(|key| !self.of.iter().filter(beside).any(|change| change.keys.contains(key)));
        }
        keys
    }

    fn fault(&mut self, line: usize, words: String) {
        self.faults.push(Fault::at(line, words));
    }
}

/// The key that was written for a row, or why it cannot be one there.
fn key_of(written: &str, row: &Row) -> Result<Key, String> {
    let key: Key = written.parse().map_err(|error: UnknownKey| match meant(written) {
        Some(meant) => format!("\"{written}\" is no key; did you mean {meant}?"),
        None => error.to_string(),
    })?;
    if !key.can_arrive() {
        return Err(format!(
            "{key} cannot be told from another key in a terminal; \"{}\" needs one that can",
            row.name
        ));
    }
    let is_in_text = chain::ALL.iter().any(|chain| chain.contains(&row.scope) && chain::takes_text(chain));
    if is_in_text && key.types() {
        return Err(format!("{key} is for typing where \"{}\" is live; take one with Ctrl, or F2 to F12", row.name));
    }
    Ok(key)
}

/// The key that was probably meant: `Ctrl+P`, `Shift-n`, `PageDown`.
fn meant(written: &str) -> Option<Key> {
    let (held, name) = written.rsplit_once(['-', '+']).unwrap_or(("", written));
    let mut chars = name.chars();
    let is_shifted = held.eq_ignore_ascii_case("shift");
    let name = match (chars.next(), chars.next()) {
        (Some(letter), None) if is_shifted => return letter.to_uppercase().to_string().parse().ok(),
        (Some(letter), None) => letter.to_string(),
        _ => nearest(&name.replace("PageDown", "PgDn").replace("PageUp", "PgUp"), Key::names())?.to_owned(),
    };
    let held = held.replace('+', "-");
    if held.is_empty() { name.parse().ok() } else { format!("{held}-{name}").parse().ok() }
}

fn are_live_together(one: Scope, other: Scope) -> bool {
    chain::ALL.iter().any(|chain| chain.contains(&one) && chain.contains(&other))
}

/// Whether a row leads out of the screens it is live on.
fn leads_out(row: &Row) -> bool {
    matches!(row.command, Command::Back | Command::Leave | Command::StopWriting)
}

impl Keymap {
    /// Whether some key leaves a screen with these scopes.
    fn leads_out_of(&self, chain: &[Scope]) -> bool {
        self.live(chain).any(|binding| leads_out(binding.row) && !binding.keys.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table with these lines below `[keys]`, which is line 1.
    fn with(lines: &str) -> (Keymap, Vec<String>) {
        let config: Config = format!("[keys]\n{lines}").parse().unwrap();
        let (keymap, faults) = Keymap::configured(&config);
        assert_is_whole(&keymap);
        (keymap, faults.iter().map(ToString::to_string).collect())
    }

    fn keys(keymap: &Keymap, name: &str) -> String {
        keymap.bindings.iter().find(|binding| binding.row.name == name).unwrap().shown_keys()
    }

    /// The rules of the table hold, whatever was changed.
    fn assert_is_whole(keymap: &Keymap) {
        for chain in chain::ALL {
            let live: Vec<_> = keymap.live(chain).flat_map(|binding| &binding.keys).collect();
            for (at, key) in live.iter().enumerate() {
                assert!(!live[..at].contains(key), "{key} stands twice in {chain:?}");
                assert!(!(chain::takes_text(chain) && key.types()), "{key} in {chain:?}");
            }
            assert!(keymap.leads_out_of(chain), "nothing leads out of {chain:?}");
        }
    }

    #[test]
    fn a_row_takes_the_keys_that_are_written_for_it() {
        let (keymap, faults) = with("\"goals.new\" = [\"N\", \"F5\"]\ngoals.log = \"w\"\nundo = []\n");
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(keys(&keymap, "goals.new"), "N  F5");
        assert_eq!(keys(&keymap, "goals.log"), "w");
        assert_eq!(keys(&keymap, "undo"), "");
        assert_eq!(keymap.resolve(chain::GOALS, "n".parse::<Key>().unwrap()), None);
        assert_eq!(keymap.resolve(chain::GOALS, "F5".parse::<Key>().unwrap()), Some(Command::New));
    }

    #[test]
    fn two_rows_may_change_their_keys_for_one_another() {
        let (keymap, faults) = with("\"goals.new\" = \"l\"\n\"goals.log\" = \"n\"\n");
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!((keys(&keymap, "goals.new"), keys(&keymap, "goals.log")), ("l".to_owned(), "n".to_owned()));
    }

    #[test]
    fn a_mistake_is_named_once_with_its_line_and_what_was_meant() {
        for (lines, fault) in [
            ("\"goals.nwe\" = \"n\"", "line 2: \"goals.nwe\" is no command; did you mean \"goals.new\"?"),
            ("\"fly\" = \"n\"", "line 2: \"fly\" is no command"),
            ("goals.new = \"Ctrl+N\"", "line 2: \"Ctrl+N\" is no key; did you mean Ctrl-N?"),
            ("goals.new = \"Shift-n\"", "line 2: \"Shift-n\" is no key; did you mean N?"),
            ("goals.new = \"PageDown\"", "line 2: \"PageDown\" is no key; did you mean PgDn?"),
            ("goals.new = \"nn\"", "line 2: \"nn\" is no key; one looks like n, Ctrl-P or F1"),
            ("goals.new = [\"\"]", "line 2: \"\" is no key; one looks like n, Ctrl-P or F1"),
            (
                "goals.new = \"Ctrl-I\"",
                "line 2: Ctrl-I cannot be told from another key in a terminal; \"goals.new\" needs one that can",
            ),
            (
                "text.save = \"s\"",
                "line 2: s is for typing where \"text.save\" is live; take one with Ctrl, or F2 to F12",
            ),
            ("goals.new = \"l\"", "line 2: l is \"goals.log\" already, so it cannot be \"goals.new\""),
            ("undo = \"n\"", "line 2: n is \"welcome.new\" already, so it cannot be \"undo\""),
            ("leave = []", "line 2: without a key for \"leave\" nothing leads out of Today"),
            ("\"writing.stop\" = []", "line 2: without a key for \"writing.stop\" nothing leads out of a text"),
        ] {
            let (keymap, faults) = with(&format!("{lines}\n\"redo\" = \"F9\"\n"));
            assert_eq!(faults, [fault], "{lines}");
            assert_eq!(keys(&keymap, "redo"), "F9", "the other row is in force");
            for name in ["goals.new", "text.save", "undo", "leave", "writing.stop"] {
                assert_eq!(keys(&keymap, name), keys(&Keymap::default(), name), "{lines}");
            }
        }
    }

    #[test]
    fn of_two_rows_on_one_key_the_later_gives_way_and_keeps_its_other_keys() {
        let (keymap, faults) = with("goals.new = \"w\"\n\"goals.log\" = [\"w\", \"W\"]\n");
        assert_eq!(faults, ["line 3: w is \"goals.new\" already, so it cannot be \"goals.log\""]);
        assert_eq!((keys(&keymap, "goals.new"), keys(&keymap, "goals.log")), ("w".to_owned(), "W".to_owned()));
    }

    #[test]
    fn a_row_that_could_not_be_changed_takes_no_key_back_from_one_that_was() {
        let (keymap, faults) = with("goals.new = \"Hyper-n\"\ngoals.log = \"n\"\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((keys(&keymap, "goals.new"), keys(&keymap, "goals.log")), (String::new(), "n".to_owned()));
    }

    #[test]
    fn the_way_out_keeps_its_key_against_any_other_row() {
        let (keymap, faults) = with("leave = \"n\"\ngoals.edit = \"q\"\n");
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert_eq!((keys(&keymap, "leave"), keys(&keymap, "goals.edit")), ("q".to_owned(), "e".to_owned()));
    }

    proptest! {
        #[test]
        fn whatever_is_changed_the_rules_of_the_table_hold(
            changes in proptest::collection::vec((0..ROWS.len(), proptest::collection::vec(0..24_usize, 0..3)), 0..12)
        ) {
            let some = [
                "n", "q", "Esc", "Enter", "Tab", "u", "a", "l", "Ctrl-S", "Ctrl-P", "F1", "?", ":", "1", "Ctrl-I", "Space",
                "Backspace", "Up", "Down", "Shift-Tab", "Ctrl-C", "Ctrl-Z", "nn", "Alt-x",
            ];
            let of = |(at, keys): &(usize, Vec<usize>)| KeyChange {
                name: ROWS[*at].name.to_owned(),
                keys: keys.iter().map(|key| some[*key].to_owned()).collect(),
                line: 1,
            };
            let keys = changes.iter().map(of).collect();
            let (keymap, _) = Keymap::configured(&Config { keys, ..Config::default() });
            assert_is_whole(&keymap);
        }
    }
}

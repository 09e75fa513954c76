//! Keys as they are written in the table and pressed on a keyboard, and which row a key means where.
//!
//! A [`Key`] parses from and prints to the form people read: `?`, `Ctrl-P`, `Shift-Tab`, `PgDn`. What a command does is not known
//! here. What a person changes in the table is read in `changed`.

mod changed;

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::command::{Command, ROWS, Row, Scope};

/// One key with its modifiers, the same however a terminal reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// The keys with a name, as they are printed. Parsing takes them in any case.
const NAMED: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

impl Key {
    /// Whether it types a character when it is not bound.
    pub fn is_plain(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// Whether it is one a text is written with: a character, or one that takes characters away.
    pub fn types(self) -> bool {
        self.is_plain() || matches!(self.code, KeyCode::Backspace | KeyCode::Delete) && self.modifiers.is_empty()
    }

    /// Whether every terminal reports it as what it is. `Ctrl-I` is `Tab` to most, and `Ctrl-Enter` is `Enter`.
    pub fn can_arrive(self) -> bool {
        let (has_control, held) = (self.modifiers.contains(KeyModifiers::CONTROL), !self.modifiers.is_empty());
        match self.code {
            KeyCode::Char(' ') => true,
            KeyCode::Char(c) if has_control => c.is_ascii_lowercase() && !matches!(c, 'i' | 'm'),
            KeyCode::Enter | KeyCode::Esc | KeyCode::Backspace => !held,
            KeyCode::Tab => !has_control && !self.modifiers.contains(KeyModifiers::ALT),
            _ => true,
        }
    }

    /// The names of the keys that have one.
    fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// The key as the terminal would report it; for tests.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let ours = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = event.modifiers & ours;
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) => {
                // The character says already whether Shift was held.
                modifiers -= KeyModifiers::SHIFT;
                let control = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(if control { c.to_ascii_lowercase() } else { c })
            }
            other => other,
        };
        Key { code, modifiers }
    }
}

/// A key in the table that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no key; one looks like n, Ctrl-P or F1")]
pub struct UnknownKey(String);

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        while let Some((first, more)) = rest.split_once('-').filter(|(_, more)| !more.is_empty()) {
            modifiers |= match first.to_ascii_lowercase().as_str() {
                "ctrl" => KeyModifiers::CONTROL,
                "alt" => KeyModifiers::ALT,
                "shift" => KeyModifiers::SHIFT,
                _ => return Err(UnknownKey(text.to_owned())),
            };
            rest = more;
        }
        let code = code_named(rest).ok_or_else(|| UnknownKey(text.to_owned()))?;
        // A letter says by itself whether Shift is held: it is `N`, and `Shift-n` would be taken for `n`.
        if matches!(code, KeyCode::Char(_)) && modifiers.contains(KeyModifiers::SHIFT) {
            return Err(UnknownKey(text.to_owned()));
        }
        Ok(Key::from(KeyEvent::new(code, modifiers)))
    }
}

fn code_named(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return (!only.is_whitespace() && !only.is_control()).then_some(KeyCode::Char(only));
    }
    if let Some((_, code)) = NAMED.iter().find(|(named, _)| named.eq_ignore_ascii_case(name)) {
        return Some(*code);
    }
    let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = String::new();
        for (modifier, word) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.modifiers.contains(modifier) {
                words.push_str(word);
            }
        }
        match (self.code, NAMED.iter().find(|(_, code)| *code == self.code)) {
            (_, Some((name, _))) => words.push_str(name),
            (KeyCode::Char(c), None) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                words.extend(c.to_uppercase());
            }
            (KeyCode::Char(c), None) => words.push(c),
            (KeyCode::F(number), None) => words.push_str(&format!("F{number}")),
            (other, None) => words.push_str(&format!("{other:?}")),
        }
        f.pad(&words)
    }
}

/// A row with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub row: &'static Row,
    pub keys: Vec<Key>,
}

impl Binding {
    /// All its keys as people read them: `:  Ctrl-P`.
    pub fn shown_keys(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join("  ")
    }
}

/// The table of keys as it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    /// The table as it stands in `command`. A key that does not parse would bind nothing; a test sees to it that each does.
    fn default() -> Self {
        Keymap { bindings: ROWS.iter().map(|row| Binding { row, keys: default_keys(row) }).collect() }
    }
}

fn default_keys(row: &Row) -> Vec<Key> {
    row.keys.split_whitespace().filter_map(|key| key.parse().ok()).collect()
}

impl Keymap {
    /// What a key asks for where these scopes are live: the nearest scope that binds it decides.
    pub fn resolve(&self, chain: &[Scope], key: impl Into<Key>) -> Option<Command> {
        let key = key.into();
        self.live(chain).find(|binding| binding.keys.contains(&key)).map(|binding| binding.row.command)
    }

    /// The rows of a chain, nearest scope first, in table order.
    pub fn live<'a>(&'a self, chain: &'a [Scope]) -> impl Iterator<Item = &'a Binding> {
        chain.iter().flat_map(|scope| self.bindings.iter().filter(move |binding| binding.row.scope == *scope))
    }

    /// The first key of a command where these scopes are live, for a sentence that names it.
    pub fn key_of(&self, chain: &[Scope], command: Command) -> Option<Key> {
        self.live(chain).find(|binding| binding.row.command == command)?.keys.first().copied()
    }
}

/// What holds nearly everywhere: a list of keys begins with it.
const GENERAL: &[Scope] = &[Scope::Anywhere, Scope::List, Scope::Change, Scope::Leaving, Scope::Text, Scope::Typing];

/// A table of keys as Markdown, one heading for each scope that has keys, the general ones first. The README's list is this for
/// the keys as they ship.
pub fn as_markdown(keymap: &Keymap) -> String {
    let mut scopes = GENERAL.to_vec();
    for row in ROWS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    scopes
        .into_iter()
        .map(|scope| table_of(keymap, scope))
        .filter(|table| !table.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn table_of(keymap: &Keymap, scope: Scope) -> String {
    let mut rows = String::new();
    for Binding { row, keys } in keymap.live(&[scope]).filter(|binding| !binding.keys.is_empty()) {
        let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
        rows.push_str(&format!("| {} | {} |\n", keys.join(" "), row.words));
    }
    if rows.is_empty() {
        return rows;
    }
    format!("### {}\n\n| key | what it does |\n| --- | --- |\n{rows}", scope.name_in_lists())
}

#[cfg(test)]
mod tests {
    use super::super::command::chain;
    use super::*;

    #[test]
    fn a_key_reads_back_as_it_is_printed() {
        for text in ["n", "G", "?", "-", "Ctrl-P", "Ctrl--", "Shift-Tab", "Ctrl-Left", "F1", "Space", "PgDn", "é"] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        assert_eq!("ctrl-p".parse::<Key>().unwrap(), "Ctrl-P".parse().unwrap());
        for text in ["", "F0", "F13", "Hyper-x", "Ctrl-", "nn", "Shift-n", "\u{1b}", "\u{a0}"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }

    #[test]
    fn shift_is_told_by_the_character_alone() {
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(shifted), "G".parse().unwrap());
        assert_eq!(Key::from(KeyEvent::new(KeyCode::BackTab, KeyModifiers::NONE)), "Shift-Tab".parse().unwrap());
    }

    #[test]
    fn the_nearest_scope_decides() {
        let keymap = Keymap::default();
        let key = |text: &str| text.parse::<Key>().unwrap();
        assert_eq!(keymap.resolve(chain::GOALS, key("l")), Some(Command::Log));
        assert_eq!(keymap.resolve(chain::QUESTION, key("l")), Some(Command::Later));
        assert_eq!(keymap.resolve(chain::NEW_FORM, key("q")), None);
        assert_eq!(keymap.key_of(chain::GOALS, Command::New).unwrap().to_string(), "n");
    }
}

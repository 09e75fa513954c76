//! What the settings of a configuration mean. Each one that is wrong is a fault of its own and leaves the others in force.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::broken::position;
use super::{Config, Fault, Glyphs, KeyChange};
use crate::text::nearest::nearest;

/// The names of what may be set.
const SETTINGS: [&str; 3] = ["glyphs", "colour", "keys"];

/// Reads the settings of a text that is TOML.
pub(super) fn read(text: &str) -> Config {
    let mut reader = Reader { text, config: Config::default() };
    let (table, _) = DeTable::parse_recoverable(text);
    for (name, value) in table.get_ref() {
        reader.setting(name, value);
    }
    reader.config.keys.sort_by_key(|change| change.line);
    reader.config
}

struct Reader<'t> {
    text: &'t str,
    config: Config,
}

impl Reader<'_> {
    fn setting(&mut self, name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue<'_>>) {
        match (name.get_ref().as_ref(), value.get_ref()) {
            ("glyphs", DeValue::String(word)) if word == "unicode" => self.config.glyphs = Some(Glyphs::Unicode),
            ("glyphs", DeValue::String(word)) if word == "ascii" => self.config.glyphs = Some(Glyphs::Ascii),
            ("glyphs", _) => self.fault(name, "glyphs is unicode or ascii".to_owned()),
            ("colour", DeValue::Boolean(on)) => self.config.colour = Some(*on),
            ("colour", _) => self.fault(name, "colour is true or false, without quotes".to_owned()),
            ("keys", DeValue::Table(rows)) => self.rows(rows, ""),
            ("keys", _) => {
                self.fault(name, "keys is a part of its own: a line with [keys], and rows below it".to_owned());
            }
            (unknown, _) => {
                let meant = nearest(unknown, SETTINGS).map_or_else(
                    || "; there are glyphs, colour and, below [keys], the keys".to_owned(),
                    |meant| format!("; did you mean {meant}?"),
                );
                self.fault(name, format!("\"{unknown}\" is no setting{meant}"));
            }
        }
    }

    /// The rows of a table; `goals.new` without quotes is a table within it.
    fn rows(&mut self, rows: &DeTable<'_>, above: &str) {
        for (name, value) in rows {
            let row = format!("{above}{}", name.get_ref());
            if SETTINGS.contains(&row.as_str()) {
                self.fault(name, format!("{row} is no key, and stands above [keys]"));
                continue;
            }
            match value.get_ref() {
                DeValue::Table(inner) => self.rows(inner, &format!("{row}.")),
                DeValue::String(key) => self.change(name, row, vec![key.to_string()]),
                DeValue::Array(keys) => {
                    let texts: Option<Vec<_>> =
                        keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect();
                    match texts {
                        Some(texts) => self.change(name, row, texts),
                        None => self.fault(name, no_keys(&row)),
                    }
                }
                _ => self.fault(name, no_keys(&row)),
            }
        }
    }

    fn change<T>(&mut self, at: &Spanned<T>, name: String, keys: Vec<String>) {
        let line = self.line(at);
        self.config.keys.push(KeyChange { name, keys, line });
    }

    fn fault<T>(&mut self, at: &Spanned<T>, words: String) {
        let line = self.line(at);
        self.config.faults.push(Fault::at(line, words));
    }

    fn line<T>(&self, at: &Spanned<T>) -> usize {
        position(self.text, at.span().start).0 + 1
    }
}

fn no_keys(row: &str) -> String {
    format!("the keys of \"{row}\" are texts, such as \"n\" or [\"n\", \"Ctrl-N\"]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read(text).faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_set_is_read() {
        let config = read(
            "glyphs = \"ascii\"\ncolour = false\n[keys]\n\"goals.new\" = [\"n\", \"a\"]\nundo = []\ngoals.log = \"L\"",
        );
        assert_eq!((config.glyphs, config.colour), (Some(Glyphs::Ascii), Some(false)));
        let change = |name: &str, keys: &[&str], line| KeyChange {
            name: name.to_owned(),
            keys: keys.iter().map(ToString::to_string).collect(),
            line,
        };
        let keys = [change("goals.new", &["n", "a"], 4), change("undo", &[], 5), change("goals.log", &["L"], 6)];
        assert_eq!(config.keys, keys);
        assert!(config.faults.is_empty());
        assert_eq!(read(""), Config::default());
    }

    #[test]
    fn a_wrong_value_or_name_is_named_and_costs_nothing_else() {
        let text = "color = false\nglyphs = \"utf8\"\ncolour = \"no\"\nmouse = true\n[keys]\nundo = 3\nredo = \"R\"\n";
        let mut said = faults(text);
        said.sort();
        assert_eq!(
            said,
            [
                "line 1: \"color\" is no setting; did you mean colour?",
                "line 2: glyphs is unicode or ascii",
                "line 3: colour is true or false, without quotes",
                "line 4: \"mouse\" is no setting; there are glyphs, colour and, below [keys], the keys",
                "line 6: the keys of \"undo\" are texts, such as \"n\" or [\"n\", \"Ctrl-N\"]",
            ]
        );
        assert_eq!(read(text).keys.len(), 1);
        assert_eq!(faults("keys = 3"), ["line 1: keys is a part of its own: a line with [keys], and rows below it"]);
        assert_eq!(faults("[keys]\ncolour = true"), ["line 2: colour is no key, and stands above [keys]"]);
        assert_eq!(faults("[[keys]]\nundo = \"U\"").len(), 1);
    }
}

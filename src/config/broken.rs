//! Takes out of a text what is no TOML: each broken setting is named once, and everything else stays to be read.

use std::borrow::Cow;

use toml::de::{DeTable, Error};

use super::Fault;

/// After so many broken settings the rest is taken for something that is no configuration at all.
const MOST: usize = 20;

/// The text without its broken settings, every other line where it was, and what was wrong with them. What is left is read anew
/// each time, so that one mistake never costs what stands elsewhere.
pub(super) fn mended(text: &str) -> (String, Vec<Fault>) {
    let mut lines: Vec<Cow<'_, str>> = text.split('\n').map(Cow::Borrowed).collect();
    let mut faults = Vec::new();
    loop {
        let rest = lines.join("\n");
        let Some(broken) = Broken::first(&rest) else { return (rest, faults) };
        let is_taken_out = lines.get(broken.line).is_none_or(|line| line.trim().is_empty());
        if is_taken_out || faults.len() > MOST {
            lines.truncate(broken.line);
        } else if faults.len() == MOST {
            faults.push(Fault::at(broken.line + 1, "from here on nothing is read: too much of it is no TOML"));
            lines.truncate(broken.line);
        } else {
            let fault = broken.fault();
            // A heading that was mended and is still wrong has been named.
            if faults.iter().all(|named: &Fault| named.line != fault.line) {
                faults.push(fault);
            }
            take_out(&mut lines, &broken);
        }
    }
}

/// The first setting or heading that cannot be read. Lines and columns count from zero.
struct Broken {
    line: usize,
    column: Option<usize>,
    /// Whether its end was looked for in later lines.
    goes_on: bool,
    words: String,
}

impl Broken {
    fn first(text: &str) -> Option<Broken> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let place_of = |error: &Error| error.span().map_or(0, |span| span.start);
        let error = errors.iter().min_by_key(|error| place_of(error))?;
        let (line, column) = position(text, place_of(error));
        let begins = beginning_of(table.get_ref(), place_of(error)).map_or(line, |place| position(text, place).0);
        // What was expected instead is a list of signs that helps nobody.
        let words = error.message().split(", expected").next().unwrap_or_default();
        Some(Broken {
            line: begins,
            column: (begins == line).then_some(column),
            goes_on: begins < line,
            words: format!("no TOML: {words}"),
        })
    }

    fn fault(&self) -> Fault {
        Fault { line: Some(self.line + 1), column: self.column.map(|column| column + 1), words: self.words.clone() }
    }
}

/// Where the setting begins whose value holds this place.
fn beginning_of(table: &DeTable<'_>, place: usize) -> Option<usize> {
    table.iter().find_map(|(key, value)| {
        let (begins, span) = (key.span().start, value.span());
        // The span of a table with a heading is the heading, where its name stands inside.
        let holds = begins < span.start && (span.start..=span.end).contains(&place);
        let inner = value.get_ref().as_table().and_then(|inner| beginning_of(inner, place));
        inner.or(holds.then_some(begins))
    })
}

/// Empties the lines of what is broken. What stands under a broken `[keys]` is meant for it all the same; under any other broken
/// heading, nobody knows what for.
fn take_out(lines: &mut [Cow<'_, str>], broken: &Broken) {
    let Some((first, below)) = lines.get_mut(broken.line..).and_then(<[_]>::split_first_mut) else { return };
    let heading = first.trim().to_owned();
    *first = Cow::Borrowed("");
    if is_heading(&heading) && heading != KEYS {
        if heading.trim_matches(|c: char| !c.is_alphanumeric()) == "keys" {
            *first = Cow::Borrowed(KEYS);
        } else {
            empty(below.iter_mut().take_while(|line| !is_heading(line)));
        }
    } else if broken.goes_on {
        let is_rest = |line: &str| !line.contains('=') && !line.trim().is_empty() && !is_heading(line);
        empty(below.iter_mut().take_while(|line| is_rest(line)));
    }
}

const KEYS: &str = "[keys]";

fn is_heading(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

fn empty<'l, 't: 'l>(lines: impl Iterator<Item = &'l mut Cow<'t, str>>) {
    for line in lines {
        *line = Cow::Borrowed("");
    }
}

/// The line of a place in a text, and how many characters stand before it there.
pub(super) fn position(text: &str, place: usize) -> (usize, usize) {
    let before = text.get(..place).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count(), line.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text when its empty lines are passed over, and the faults.
    fn left(text: &str) -> (String, Vec<String>) {
        let (rest, faults) = mended(text);
        assert!(DeTable::parse(&rest).is_ok(), "{rest}");
        let lines: Vec<_> = rest.lines().filter(|line| !line.is_empty()).collect();
        (lines.join("|"), faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_broken_line_is_named_once_and_the_others_stay() {
        for (text, stays, fault) in [
            ("a = x\nb = 1", "b = 1", "line 1, column 5: no TOML: string values must be quoted"),
            ("a = \"x\nb = 1", "b = 1", "line 1, column 7: no TOML: invalid basic string"),
            ("b = 1\na", "b = 1", "line 2, column 2: no TOML: key with no value"),
            ("b = 1\nb = 2", "b = 1", "line 2, column 1: no TOML: duplicate key"),
            ("a = [\"x\"\nb = 1\nc = 2", "b = 1|c = 2", "line 1: no TOML: missing comma between array elements"),
            ("a = [\n\"x\",\noh,\n]\nb = 1", "b = 1", "line 1: no TOML: string values must be quoted"),
            ("a = \"\"\"x\nb = 1", "b = 1", "line 1: no TOML: invalid multi-line basic string"),
            ("[keys\na = 1", "[keys]|a = 1", "line 1, column 6: no TOML: unclosed table"),
            ("[keys]\na = 1\n[keys]\nb = 1", "[keys]|a = 1|b = 1", "line 3, column 2: no TOML: duplicate key"),
            ("[other\na = 1\n[keys]\nb = 1", "[keys]|b = 1", "line 1, column 7: no TOML: unclosed table"),
        ] {
            assert_eq!(left(text), (stays.to_owned(), vec![fault.to_owned()]), "{text}");
        }
    }

    #[test]
    fn what_is_no_configuration_at_all_is_given_up_after_twenty_lines() {
        let (rest, faults) = left(&"dear diary, it rained\n".repeat(2000));
        assert_eq!((rest.as_str(), faults.len()), ("", MOST + 1));
        assert_eq!(faults.last().unwrap(), "line 21: from here on nothing is read: too much of it is no TOML");
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_text_what_is_left_is_toml(text in "([a-c\\[\\]={}\"'#,. \n]|\\[keys\\]\n|a = |\"\"\"|\\PC){0,60}") {
            let (rest, faults) = mended(&text);
            proptest::prop_assert!(DeTable::parse(&rest).is_ok());
            proptest::prop_assert_eq!(faults.is_empty(), rest == text);
            let lines: std::collections::HashSet<_> = faults.iter().map(|fault| fault.line).collect();
            proptest::prop_assert_eq!(lines.len(), faults.len());
        }
    }
}

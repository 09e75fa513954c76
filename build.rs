//! Turns the questions of `assets/questions.toml` and the pages of `assets/guide/` into tables in Rust, so that no start of the program
//! has to parse them.
//!
//! A broken asset stops the build, with its line; what a table means is read in `src/content`, and the tests there check it.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

/// A file of things, and what may be said of each.
struct Asset {
    path: &'static str,
    /// What each of them is called: `[[question]]`.
    thing: &'static str,
    table: &'static str,
    fields: &'static [(&'static str, Kind)],
    /// What the fields are that are not there; where it is empty, all are written.
    rest: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    /// Not said is no.
    Flag,
    Text,
    /// A text, or nothing.
    Maybe,
    /// Texts; not said is none.
    Texts,
}

const QUESTIONS: Asset = Asset {
    path: "assets/questions.toml",
    thing: "question",
    table: "questions.rs",
    fields: &[
        ("number", Kind::Number),
        ("core", Kind::Flag),
        ("phases", Kind::Texts),
        ("theme", Kind::Text),
        ("both", Kind::Maybe),
        ("mentor", Kind::Maybe),
        ("mentee", Kind::Maybe),
    ],
    rest: "",
};

/// What a page of the Guide has, whatever it is; and what only some have.
const PAGE: [(&str, Kind); 7] = [
    ("id", Kind::Text),
    ("slug", Kind::Text),
    ("title", Kind::Text),
    ("sources", Kind::Texts),
    ("paragraphs", Kind::Texts),
    ("see", Kind::Texts),
    ("from_here", Kind::Texts),
];
const CARD: [(&str, Kind); 10] = with([("reader", Kind::Text), ("phase", Kind::Text), ("themes", Kind::Texts)]);
const TOPIC: [(&str, Kind); 8] = with([("meets", Kind::Text)]);
const CASE: [(&str, Kind); 9] = with([("questions", Kind::Texts), ("frame", Kind::Texts)]);
const FORMAT: [(&str, Kind); 10] = with([("time", Kind::Text), ("minutes", Kind::Number), ("lines", Kind::Texts)]);
const BOOK: [(&str, Kind); 6] = [
    ("id", Kind::Text),
    ("title", Kind::Text),
    ("author", Kind::Text),
    ("note", Kind::Maybe),
    ("is_first", Kind::Flag),
    ("sources", Kind::Texts),
];

const fn with<const MORE: usize, const ALL: usize>(more: [(&'static str, Kind); MORE]) -> [(&'static str, Kind); ALL] {
    let mut all = [("", Kind::Text); ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < PAGE.len() { PAGE[at] } else { more[at - PAGE.len()] };
        at += 1;
    }
    all
}

const fn page(path: &'static str, thing: &'static str, fields: &'static [(&'static str, Kind)]) -> Asset {
    Asset { path, thing, table: "", fields, rest: "Entry::NONE" }
}

const ASSETS: [Asset; 7] = [
    QUESTIONS,
    Asset { table: "cards.rs", ..page("assets/guide/cards.toml", "card", &CARD) },
    Asset { table: "asked.rs", ..page("assets/guide/asked.toml", "asked", &PAGE) },
    Asset { table: "topics.rs", ..page("assets/guide/topics.toml", "topic", &TOPIC) },
    Asset { table: "case.rs", ..page("assets/guide/case.toml", "case", &CASE) },
    Asset { table: "formats.rs", ..page("assets/guide/formats.toml", "format", &FORMAT) },
    Asset { table: "books.rs", ..page("assets/guide/books.toml", "book", &BOOK) },
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no folder to write to")?);
    writeln!(std::io::stdout(), "cargo::rerun-if-changed=build.rs")?;
    for asset in &ASSETS {
        writeln!(std::io::stdout(), "cargo::rerun-if-changed={}", asset.path)?;
        std::fs::write(folder.join(asset.table), table(asset)?)?;
    }
    Ok(())
}

/// The things of an asset as a slice of `Entry`.
fn table(asset: &Asset) -> Result<String, Box<dyn Error>> {
    let text = std::fs::read_to_string(asset.path)?;
    let parsed: toml::Table = text.parse().map_err(|error| format!("{}: {error}", asset.path))?;
    let things = parsed.get(asset.thing).and_then(toml::Value::as_array);
    let things = things.ok_or_else(|| format!("{}: there is no [[{}]]", asset.path, asset.thing))?;
    let heading = format!("[[{}]]", asset.thing);
    let lines = (1..).zip(text.lines()).filter(|(_, line)| line.trim() == heading).map(|(number, _)| number);
    let mut table = String::from("&[\n");
    for (thing, line) in things.iter().zip(lines) {
        let thing = thing.as_table().ok_or("it is no table")?;
        entry(asset, thing, line, &mut table).map_err(|what| format!("{}:{line}: {what}", asset.path))?;
    }
    table.push(']');
    Ok(table)
}

fn entry(asset: &Asset, thing: &toml::Table, line: u32, table: &mut String) -> Result<(), Box<dyn Error>> {
    let is_known = |field: &str| asset.fields.iter().any(|(name, _)| *name == field);
    if let Some(field) = thing.keys().find(|field| !is_known(field)) {
        return Err(format!("a {} has no field {field}", asset.thing).into());
    }
    write!(table, "Entry {{ line: {line}, ")?;
    for (name, kind) in asset.fields {
        let value =
            literal(thing.get(*name), *kind).ok_or_else(|| format!("{name} is missing, or of the wrong sort"))?;
        write!(table, "{name}: {value}, ")?;
    }
    let rest = if asset.rest.is_empty() { String::new() } else { format!("..{}", asset.rest) };
    writeln!(table, "{rest} }},")?;
    Ok(())
}

/// A value as Rust writes it; nothing for one that is not what the field holds.
fn literal(value: Option<&toml::Value>, kind: Kind) -> Option<String> {
    let text = |value: &toml::Value| value.as_str().map(str::to_owned);
    Some(match (kind, value) {
        (Kind::Number, Some(value)) => value.as_integer()?.to_string(),
        (Kind::Flag, None) => false.to_string(),
        (Kind::Flag, Some(value)) => value.as_bool()?.to_string(),
        (Kind::Text, Some(value)) => format!("{:?}", text(value)?),
        (Kind::Maybe, None) => "None".to_owned(),
        (Kind::Maybe, Some(value)) => format!("Some({:?})", text(value)?),
        (Kind::Texts, None) => "&[]".to_owned(),
        (Kind::Texts, Some(value)) => format!("&{:?}", value.as_array()?.iter().map(text).collect::<Option<Vec<_>>>()?),
        (Kind::Number | Kind::Text, None) => return None,
    })
}

//! Who may use whom, read from the sources: the compiler does not hold these lines inside one crate.

use std::fs;
use std::path::{Path, PathBuf};

/// What may be named where: a beginning of a path, and the folders or files that may say it.
const HOMES: &[(&str, &[&str])] = &[
    ("rusqlite::", &["src/store"]),
    ("ratatui::", &["src/tui"]),
    ("crossterm::", &["src/tui"]),
    ("clap::", &["src/cli", "src/main.rs"]),
    ("crate::store", &["src/store", "src/journal"]),
    ("crate::tui", &["src/tui", "src/main.rs", "src/cli/keys.rs", "src/cli/config.rs"]),
    ("crate::cli", &["src/cli", "src/main.rs"]),
    ("anyhow::", &["src/main.rs", "src/cli", "src/tui/mod.rs"]),
    ("Utc::now", &["src/clock.rs"]),
    ("Local::now", &["src/clock.rs"]),
];

/// What a folder may not name, beyond the above.
const CLOSED: &[(&str, &[&str])] = &[
    ("src/domain", &["crate::store", "crate::journal", "crate::content", "crate::text", "crate::clock", "std::fs"]),
    ("src/text", &["crate::domain", "crate::store", "crate::journal", "crate::content", "crate::clock"]),
    ("src/content", &["crate::store", "crate::journal", "crate::tui"]),
    ("src/transfer", &["crate::store", "crate::journal", "std::fs"]),
    ("src/store", &["crate::journal", "crate::content", "crate::transfer"]),
    ("src/tui/widgets", &["crate::journal", "::screens", "::command", "::app", "::screen::"]),
    ("src/tui/screens", &["::app::"]),
];

/// Files are short, so that each has one subject.
const LONGEST: usize = 500;

#[test]
fn each_layer_uses_only_those_below_it() {
    for (path, text) in sources("src") {
        for (word, homes) in HOMES {
            let is_home = homes.iter().any(|home| path.starts_with(home));
            assert!(is_home || !code_of(&text).contains(word), "{} says {word}", path.display());
        }
        for (folder, words) in CLOSED.iter().filter(|(folder, _)| path.starts_with(folder)) {
            for word in *words {
                assert!(!code_of(&text).contains(word), "{} in {folder} says {word}", path.display());
            }
        }
    }
}

#[test]
fn each_file_is_short_and_says_what_it_holds() {
    for (path, text) in sources("src").into_iter().chain(sources("tests/suite")) {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//!"), "{} does not say what it holds", path.display());
    }
}

#[test]
fn nothing_is_called_after_what_it_is_not() {
    for (path, _) in sources("src") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let vague = ["utils", "util", "helpers", "helper", "common", "manager", "handler", "misc"];
        assert!(!vague.contains(&stem.as_str()), "{}: find the noun", path.display());
    }
}

/// The text without its comments and tests, which may name anything.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every Rust file under a folder, by its path in the repository.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

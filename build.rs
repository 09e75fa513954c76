//! Turns the questions of `assets/questions.toml` into a table in Rust, so that no start of the program has to parse them.
//!
//! A broken asset stops the build; `src/content/questions.rs` reads the table and its tests check what is asked.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

const ASSET: &str = "assets/questions.toml";

/// A question may say these and nothing else.
const FIELDS: &[&str] = &["number", "core", "phases", "theme", "both", "mentor", "mentee"];

fn main() -> Result<(), Box<dyn Error>> {
    writeln!(std::io::stdout(), "cargo::rerun-if-changed={ASSET}\ncargo::rerun-if-changed=build.rs")?;
    let asset: toml::Table = std::fs::read_to_string(ASSET)?.parse().map_err(|error| format!("{ASSET}: {error}"))?;
    let questions = asset.get("question").and_then(toml::Value::as_array).ok_or("no question in the asset")?;
    let mut table = String::from("&[\n");
    for question in questions {
        let question = question.as_table().ok_or("a question is a table")?;
        entry(question, &mut table).map_err(|what| format!("{ASSET}: {what} in {question}"))?;
    }
    table.push(']');
    let folder = std::env::var_os("OUT_DIR").ok_or("no folder to write to")?;
    Ok(std::fs::write(PathBuf::from(folder).join("questions.rs"), table)?)
}

fn entry(question: &toml::Table, table: &mut String) -> Result<(), Box<dyn Error>> {
    if let Some(field) = question.keys().find(|field| !FIELDS.contains(&field.as_str())) {
        return Err(format!("no question has a field {field}").into());
    }
    let number = question.get("number").and_then(toml::Value::as_integer).ok_or("no number")?;
    let core = question.get("core").and_then(toml::Value::as_bool).unwrap_or_default();
    let phases = question.get("phases").and_then(toml::Value::as_array).ok_or("no phases")?;
    let phases = phases.iter().map(toml::Value::as_str).collect::<Option<Vec<_>>>().ok_or("a phase is a word")?;
    let text = |field| question.get(field).map(|text| text.as_str().ok_or("a text is a string")).transpose();
    let theme = text("theme")?.ok_or("no theme")?;
    let (both, mentor, mentee) = (text("both")?, text("mentor")?, text("mentee")?);
    writeln!(
        table,
        "Entry {{ number: {number}, core: {core}, phases: &{phases:?}, theme: {theme:?}, both: {both:?}, mentor: {mentor:?}, \
         mentee: {mentee:?} }},"
    )?;
    Ok(())
}

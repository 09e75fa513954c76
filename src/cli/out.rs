//! The only thing of the command line that holds a writer: data goes to standard output, talk to standard error.
//!
//! Every text on its way out is made safe here, so that no subcommand can print what a terminal would obey. What is stored stays
//! as it was typed.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::agenda::AgendaLineShown;
use crate::domain::meeting::MeetingLine;
use crate::journal::{AgendaSaid, Journal};
use crate::text::{sanitise, when};
use crate::transfer::{Archive, SCHEMA, json};

/// Where a subcommand writes.
pub struct Out<'w> {
    data: &'w mut dyn Write,
    talk: &'w mut dyn Write,
    columns: Option<usize>,
}

impl std::fmt::Debug for Out<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Out")
    }
}

impl<'w> Out<'w> {
    /// Data to the first writer, talk to the second.
    pub fn new(data: &'w mut dyn Write, talk: &'w mut dyn Write) -> Self {
        Out { data, talk, columns: None }
    }

    /// The same, where the data goes to a terminal of so many columns.
    #[must_use]
    pub fn in_columns(self, columns: Option<usize>) -> Self {
        Out { columns, ..self }
    }

    /// How many columns a terminal has to show the data; nothing where it goes elsewhere.
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// Data: a text that may have several lines, and a line break.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.data, "{}", sanitise::shown(text))
    }

    /// Talk: what a person wants to know and a script does not.
    pub fn note(&mut self, text: &str) -> io::Result<()> {
        // What was said before comes first, wherever the two streams end up.
        self.data.flush()?;
        // Where nobody listens, what is talk may go unheard.
        let _ = writeln!(self.talk, "{}", sanitise::shown(text));
        Ok(())
    }

    /// Data: one JSON object with the lists that [`JsonLists`] is given, record after record.
    pub fn json<'o>(&'o mut self) -> io::Result<JsonLists<'o, 'w>> {
        write!(self.data, "{{\"schema\":{SCHEMA}")?;
        Ok(JsonLists { out: self, is_open: false, is_empty: true })
    }

    /// Data: one JSON object that holds one thing.
    pub fn json_object(&mut self, name: &str, value: &Value) -> io::Result<()> {
        let value = sanitise::escape_json(&value.to_string());
        writeln!(self.data, "{{\"schema\":{SCHEMA},\"{name}\":{value}}}")
    }

    /// Data: a whole journal.
    pub fn archive(&mut self, archive: &Archive) -> io::Result<()> {
        json::to_json(archive, &mut self.data)
    }
}

/// A JSON object being written: lists of records under their plurals, one record on a line.
#[derive(Debug)]
pub struct JsonLists<'o, 'w> {
    out: &'o mut Out<'w>,
    is_open: bool,
    is_empty: bool,
}

impl JsonLists<'_, '_> {
    /// Begins a list: what follows belongs to it.
    pub fn list(&mut self, plural: &str) -> io::Result<()> {
        self.close()?;
        (self.is_open, self.is_empty) = (true, true);
        write!(self.out.data, ",\"{plural}\":[")
    }

    /// One record of the list.
    pub fn record(&mut self, record: &Value) -> io::Result<()> {
        let comma = if self.is_empty { "" } else { "," };
        self.is_empty = false;
        write!(self.out.data, "{comma}\n{}", sanitise::escape_json(&record.to_string()))
    }

    /// Ends the object.
    pub fn end(mut self) -> io::Result<()> {
        self.close()?;
        writeln!(self.out.data, "}}")
    }

    fn close(&mut self) -> io::Result<()> {
        match (std::mem::take(&mut self.is_open), self.is_empty) {
            (false, _) => Ok(()),
            (true, true) => write!(self.out.data, "]"),
            (true, false) => write!(self.out.data, "\n]"),
        }
    }
}

/// A record as JSON, with what is known beside its own fields.
pub fn record_with(record: &impl Serialize, beside: &[(&str, Value)]) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(record)?;
    if let Value::Object(fields) = &mut value {
        for (name, known) in beside {
            fields.insert((*name).to_owned(), known.clone());
        }
    }
    Ok(value)
}

/// A meeting in what is made to be read beside somebody: no notes of any kind.
pub fn meeting_in_short(line: &MeetingLine) -> Value {
    json!({
        "id": line.id.to_string(),
        "name": line.name,
        "title": line.title,
        "meets_on": line.meets_on,
        "starts_at": line.starts_at.map(when::time),
        "minutes": line.minutes,
        "kind": line.kind,
        "status": line.status,
    })
}

/// What a line that is only thought of does not have.
const OF_A_RECORD: [&str; 6] = ["id", "uid", "meeting_id", "position", "created_at", "updated_at"];

/// A line of an agenda, or one that would stand on it, with its words and what is said of where it comes from.
pub fn agenda_line(shown: &AgendaLineShown, journal: &Journal) -> serde_json::Result<Value> {
    let said = AgendaSaid::of(shown, journal.today()).words;
    let words = [("words", shown.words.as_str().into()), ("comes_from", said.into())];
    let lacks = OF_A_RECORD.map(|field| (field, Value::Null));
    let lacks = if shown.is_kept() { &[][..] } else { &lacks[..] };
    record_with(&shown.line, &[&words, lacks].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_gets_out() {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let mut out = Out::new(&mut data, &mut talk);
        let nasty = "a\u{1b}]0;b\u{7}\u{9b}c\u{202e}";
        out.line(nasty).unwrap();
        out.note(nasty).unwrap();
        let mut lists = out.json().unwrap();
        lists.list("goals").unwrap();
        lists.record(&Value::String(nasty.into())).unwrap();
        lists.end().unwrap();
        let json = String::from_utf8(data).unwrap() + &String::from_utf8(talk).unwrap();
        assert!(!json.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}'), "{json}");
    }

    #[test]
    fn json_is_one_object_however_many_records_there_are() {
        for (lists, records) in [(0, 0), (1, 0), (1, 2), (3, 1)] {
            let mut data = Vec::new();
            let mut talk = io::sink();
            let mut out = Out::new(&mut data, &mut talk);
            let mut json = out.json().unwrap();
            for list in 0..lists {
                json.list(&format!("list{list}")).unwrap();
                for record in 0..records {
                    json.record(&Value::from(record)).unwrap();
                }
            }
            json.end().unwrap();
            let read: Value = serde_json::from_slice(&data).unwrap();
            assert_eq!(read["schema"], 1);
            assert_eq!(read.as_object().unwrap().len(), 1 + lists);
        }
    }
}

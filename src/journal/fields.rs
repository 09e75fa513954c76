//! Setting a field of any record by the name it has everywhere: in SQL, JSON, forms and on the command line.
//!
//! The value comes as a person writes it: `friday` for a day, `16:00` for a time, nothing for none. The record's own type says
//! whether it fits, so no list of fields is kept here.

use chrono::NaiveDate;
use serde_json::{Map, Number, Value};

use super::records::with_table;
use super::{Error, Journal, Result};
use crate::content;
use crate::domain::{Details, Invalid, Record};
use crate::text::{when, written};

/// The fields of a record's details, in order, as they are named everywhere.
pub fn field_names(details: &impl Details) -> Vec<String> {
    members(details).map(|members| members.keys().cloned().collect()).unwrap_or_default()
}

/// Puts into one field what a person wrote; whether the record may be kept so is asked later. The details are left as they were
/// where it does not fit.
fn put<D: Details>(details: &mut D, field: &str, written: &str, today: NaiveDate) -> Result<()> {
    let mut members = members(details)?;
    if !members.contains_key(field) {
        let known: Vec<_> = members.keys().map(String::as_str).collect();
        return Err(Invalid::new(field, format!("is no field here; there are {}", known.join(", "))).into());
    }
    let mut refusal = None;
    for value in readings(field, written, today)? {
        members.insert(field.to_owned(), value);
        match serde_json::from_value(Value::Object(members.clone())) {
            Ok(fitting) => {
                *details = fitting;
                return Ok(());
            }
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    Err(Invalid::new(field, refusal_in_words(written, refusal.as_ref())).into())
}

fn members<D: Details>(details: &D) -> Result<Map<String, Value>> {
    match serde_json::to_value(details) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(Invalid::new("record", "has no fields").into()),
    }
}

/// What a written value may mean, the likeliest first: a day, a time, a text, a number, yes or no, some words, none.
fn readings(field: &str, written: &str, today: NaiveDate) -> Result<Vec<Value>> {
    let wrong = |not: written::NotADay| Error::from(Invalid::new(field, not.to_string()));
    let trimmed = written.trim();
    if trimmed.is_empty() {
        return Ok(vec![Value::Null, Value::String(written.to_owned()), Value::Array(Vec::new())]);
    }
    if field.ends_with("_on") {
        return Ok(vec![Value::String(written::day(trimmed, today).map_err(wrong)?.to_string())]);
    }
    if field == "starts_at" {
        return Ok(vec![Value::String(when::time(written::time(trimmed).map_err(wrong)?))]);
    }
    let mut readings = vec![Value::String(written.to_owned()), Value::String(trimmed.to_lowercase())];
    readings.push(Value::String(trimmed.to_uppercase()));
    readings.extend(trimmed.parse::<u64>().map(|number| Value::Number(Number::from(number))));
    match trimmed.to_lowercase().as_str() {
        "yes" | "true" => readings.push(Value::Bool(true)),
        "no" | "false" => readings.push(Value::Bool(false)),
        _ => {}
    }
    readings.push(trimmed.split(',').map(|word| Value::String(word.trim().to_lowercase())).collect());
    Ok(readings)
}

/// Serde says "unknown variant `x`, expected one of `a`, `b`"; a person wants the choices.
fn refusal_in_words(written: &str, refusal: Option<&serde_json::Error>) -> String {
    if written.trim().is_empty() {
        return "cannot be empty".into();
    }
    let reason = refusal.map(ToString::to_string).unwrap_or_default();
    match reason.split_once("expected one of ").or_else(|| reason.split_once("expected ")) {
        Some((head, choices)) if head.contains("variant") => {
            format!("\"{}\" is none of {}", written.trim(), choices.replace('`', "").replace(" or ", ", "))
        }
        Some((_, kind)) if kind.starts_with('u') => format!("\"{}\" is no number", written.trim()),
        _ => format!("\"{}\" does not fit here", written.trim()),
    }
}

impl Journal {
    /// Sets fields of any record, all or none, each from what a person wrote.
    pub fn set(&mut self, record: Record, changes: &[(String, String)]) -> Result<()> {
        if let Record::Question(id) = record
            && content::question(id).is_some()
        {
            return Err(Error::NothingFound(format!("{id} is built in and stays as it is")));
        }
        let words = format!("changed {}", self.called(record)?);
        let (now, today) = (self.clock.now(), self.clock.today());
        self.store.write(now, &words, |repos| {
            with_table!(repos, record, |rows, id| {
                let mut details = rows.get(id)?.details;
                for (field, written) in changes {
                    put(&mut details, field, written, today)?;
                }
                details.check()?;
                rows.update(id, &details)?;
                Ok(())
            })
        })
    }

    /// Saves a text of a record as it was written, byte for byte: notes, a debrief, an answer.
    pub fn write_text(&mut self, record: Record, field: &str, text: &str) -> Result<()> {
        let words = format!("wrote {} of {}", field.replace('_', " "), self.called(record)?);
        let (now, today) = (self.clock.now(), self.clock.today());
        self.store.write(now, &words, |repos| {
            with_table!(repos, record, |rows, id| {
                let mut details = rows.get(id)?.details;
                put(&mut details, field, text, today)?;
                details.check()?;
                rows.update(id, &details)?;
                Ok(())
            })
        })
    }

    /// Makes details from what was written in a form: the fields that are named, over those of `details`.
    pub fn fill<D: Details>(&self, mut details: D, written: &[(&str, String)]) -> Result<D> {
        for (field, value) in written {
            put(&mut details, field, value, self.clock.today())?;
        }
        details.check()?;
        Ok(details)
    }
}

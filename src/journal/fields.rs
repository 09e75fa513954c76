//! Setting a field of any record by the name it has everywhere: in SQL, JSON, forms and on the command line.
//!
//! The value comes as a person writes it: `friday` for a day, `16:00` for a time, nothing for none. The record's own type says
//! whether it fits, so no list of fields is kept here.

use chrono::NaiveDate;
use serde_json::{Map, Number, Value};

use super::consequences::Before;
use super::feedback::must_suit_its_meeting;
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

pub(super) fn members<D: Details>(details: &D) -> Result<Map<String, Value>> {
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
        return Ok(vec![Value::String(written::day_in(field, trimmed, today).map_err(wrong)?.to_string())]);
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
            return Err(Invalid::new("id", format!("{id} is built in and stays as it is")).into());
        }
        for (_, named) in changes.iter().filter(|(field, _)| field.ends_with("_id") || field == "question") {
            // Whatever is referred to has to be there; the name says so better than a constraint does.
            named.parse::<Record>().map_or(Ok(String::new()), |referred| self.called(referred))?;
        }
        let words = format!("changed {}", self.called(record)?);
        let (now, today) = (self.now(), self.today());
        self.write(&words, |repos| {
            let whole = Before::of(repos, record)?;
            with_table!(repos, record, |rows, id| {
                let before = rows.get(id)?.details;
                let mut details = before.clone();
                for (field, written) in changes {
                    put(&mut details, field, written, today)?;
                }
                details.follow(&before, now);
                details.check()?;
                rows.update(id, &details)?;
            });
            let is_of_a_meeting =
                changes.iter().any(|(field, _)| matches!(field.as_str(), "meeting_id" | "mentorship_id"));
            if let Record::Feedback(id) = record
                && is_of_a_meeting
            {
                must_suit_its_meeting(repos, &repos.feedback().get(id)?.details)?;
            }
            whole.follow(repos, today)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::action::ActionDetails;
    use crate::domain::goal::{GoalDetails, GoalStatus};
    use crate::domain::meeting::MeetingDetails;
    use crate::domain::mentorship::{MentorshipDetails, Role};
    use crate::domain::question::QuestionDetails;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 9).unwrap()
    }

    fn sample(field: &str) -> &'static str {
        match field {
            _ if field.ends_with("_on") => "in 2 weeks",
            _ if field.ends_with("_id") => "",
            "starts_at" => "4pm",
            "done_at" | "phases" | "cancelled_by" | "talk" => "",
            "rhythm_days" | "length_min" | "minutes" => "45",
            "pulse" => "4",
            "my_role" => "Peer",
            "phase" => "grow",
            "area" => "self",
            "owner" => "them",
            "help" => "stretch",
            "theme" => "blind-spots",
            _ => "some words",
        }
    }

    fn each_field_can_be_set<D: Details + std::fmt::Debug>(details: &D) {
        for field in field_names(details) {
            if matches!(field.as_str(), "person_id" | "kind" | "status") {
                continue;
            }
            let mut changed = details.clone();
            put(&mut changed, &field, sample(&field), today()).unwrap_or_else(|error| panic!("{field}: {error}"));
        }
    }

    #[test]
    fn every_field_can_be_set_by_its_name() {
        each_field_can_be_set(&MentorshipDetails::of(Role::Mentor));
        each_field_can_be_set(&MeetingDetails::on(None, today()));
        each_field_can_be_set(&GoalDetails::new(None, "a goal"));
        each_field_can_be_set(&ActionDetails::new(None, "an action"));
        each_field_can_be_set(&QuestionDetails::new("why?"));
    }

    #[test]
    fn a_value_is_read_as_people_write_it() {
        let mut meeting = MeetingDetails::on(None, today());
        put(&mut meeting, "meets_on", "friday", today()).unwrap();
        put(&mut meeting, "starts_at", "4pm", today()).unwrap();
        put(&mut meeting, "minutes", "45", today()).unwrap();
        put(&mut meeting, "kind", "Clear-Air", today()).unwrap();
        put(&mut meeting, "notes", "  5  ", today()).unwrap();
        let shown = serde_json::to_value(&meeting).unwrap();
        assert_eq!(shown["meets_on"], "2026-09-11");
        assert_eq!(shown["starts_at"], "16:00");
        assert_eq!(shown["minutes"], 45);
        assert_eq!(shown["kind"], "clear-air");
        assert_eq!(meeting.notes, "  5  ", "a text is kept exactly as it was typed");
        put(&mut meeting, "minutes", "", today()).unwrap();
        assert_eq!(meeting.minutes, None);
    }

    #[test]
    fn what_does_not_fit_is_refused_in_words_that_help() {
        let mut meeting = MeetingDetails::on(None, today());
        let before = meeting.clone();
        for (field, written, says) in [
            ("kind", "party", "is none of first, regular"),
            ("minutes", "an hour", "is no number"),
            ("meets_on", "31 sep", "September has 30 days"),
            ("meets_on", "", "cannot be empty"),
            ("colour", "red", "there are mentorship_id, title"),
        ] {
            let refusal = put(&mut meeting, field, written, today()).unwrap_err().to_string();
            assert!(refusal.contains(says), "{field}={written}: {refusal}");
            assert_eq!(meeting, before);
        }
    }

    #[test]
    fn a_form_may_fill_a_status_before_its_reason() {
        let journal = Journal::in_memory(crate::clock::Clock::fixed("2026-09-09").unwrap()).unwrap();
        let filled = journal.fill(
            GoalDetails::new(None, ""),
            &[("status", "dropped".into()), ("title", "Learn Latin".into()), ("status_reason", "no time".into())],
        );
        assert_eq!(filled.unwrap().status, GoalStatus::Dropped);
        let refusal = journal.fill(GoalDetails::new(None, "x"), &[("status", "dropped".into())]).unwrap_err();
        assert!(matches!(refusal, Error::Invalid(invalid) if invalid.field == "status_reason"));
    }

    #[test]
    fn a_status_that_is_set_by_its_name_brings_what_goes_with_it() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        let id = journal.add_action(&ActionDetails::new(None, "write to the director")).unwrap();
        let set = |journal: &mut Journal, field: &str, value: &str| {
            journal.set(id.into(), &[(field.to_owned(), value.to_owned())])
        };
        set(&mut journal, "status", "done").unwrap();
        assert_eq!(journal.action(id).unwrap().action.details.done_at, Some(journal.now().to_utc()));
        set(&mut journal, "status", "open").unwrap();
        assert_eq!(journal.action(id).unwrap().action.details.done_at, None);
        let gone = set(&mut journal, "goal_id", "G7").unwrap_err();
        assert!(gone.to_string().contains("there is no goal G7"), "{gone}");
    }
}

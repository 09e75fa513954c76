//! What somebody made of a record or of a text, put together with what is stored by now: inside the change itself, so that nobody
//! slips in between the reading and the writing.

use serde_json::Value;

use super::fields::members;
use super::records::with_table;
use super::{Journal, Result};
use crate::domain::{AnswerId, Details, Invalid, MeetingId, Record};
use crate::text::meanwhile::{Meanwhile, joined};

/// A record as somebody had it, and as they want it: only what they changed is theirs to write.
#[derive(Debug)]
pub struct Edit<'d, D> {
    /// Nothing, if all of it is meant.
    before: Option<&'d D>,
    pub(super) after: &'d D,
}

impl<'d, D: Details> Edit<'d, D> {
    /// What was made of `before`.
    pub fn of(before: &'d D, after: &'d D) -> Self {
        Edit { before: Some(before), after }
    }

    /// The record to keep, if `stored` is what stands in the journal, and what had happened to that; an error if it may not be kept.
    pub(super) fn over(&self, stored: &D) -> Result<(D, Meanwhile)> {
        let (details, meanwhile) = match self.before {
            Some(before) => merged(before, self.after, stored)?,
            None => (self.after.clone(), Meanwhile::Nothing),
        };
        details.check()?;
        Ok((details, meanwhile))
    }

    /// Whether it was made of a record as somebody had it.
    pub(super) fn is_in_part(&self) -> bool {
        self.before.is_some()
    }
}

impl<'d, D: Details> From<&'d D> for Edit<'d, D> {
    fn from(after: &'d D) -> Self {
        Edit { before: None, after }
    }
}

/// Both of two texts are kept. A line, a day or a choice has room for one: the later one stands there, and the earlier one in the
/// change log, from where undo brings it back.
fn merged<D: Details>(before: &D, after: &D, stored: &D) -> Result<(D, Meanwhile)> {
    let (before, after, mut merged) = (members(before)?, members(after)?, members(stored)?);
    let mut told = Meanwhile::Nothing;
    for (field, value) in after {
        let (began, stored) = (before.get(&field), merged.get(&field));
        if began == Some(&value) {
            continue;
        }
        let (value, meanwhile) = match (began, value, stored) {
            (Some(Value::String(began)), Value::String(written), Some(Value::String(stored)))
                if D::TEXTS.contains(&field.as_str()) =>
            {
                let (text, meanwhile) = joined(began, &written, stored);
                (Value::String(text), meanwhile)
            }
            (began, value, stored) if stored != began && stored != Some(&value) => (value, Meanwhile::Replaced),
            (_, value, _) => (value, Meanwhile::Nothing),
        };
        told = told.max(meanwhile);
        merged.insert(field, value);
    }
    let merged = serde_json::from_value(Value::Object(merged))
        .map_err(|error| Invalid::new("record", format!("was changed meanwhile: {error}")))?;
    Ok((merged, told))
}

impl Journal {
    /// Saves the notes of a meeting, or its private notes, with what was written there since they stood as they `began`. Otherwise
    /// like [`Journal::write_notes`]. Gives the words for a toast, which say what became of the other text.
    pub fn save_notes(&mut self, id: MeetingId, began: &str, written: &str, is_private: bool) -> Result<String> {
        let mut meanwhile = Meanwhile::Nothing;
        let words = self.change_notes(id, is_private, |stored| {
            let text;
            (text, meanwhile) = joined(began, written, stored);
            text
        })?;
        Ok(meanwhile.told(&words))
    }

    /// Saves a text of a record with what was written there since it stood as it `began`.
    pub fn save_text(&mut self, record: Record, field: &str, began: &str, written: &str) -> Result<Meanwhile> {
        let words = format!("wrote {} of {}", field.replace('_', " "), self.called(record)?);
        self.write(&words, |repos| {
            with_table!(repos, record, |rows, id| {
                let mut details = rows.get(id)?.details;
                let mut members = members(&details)?;
                let Some(Value::String(stored)) = members.get(field) else {
                    return Err(Invalid::new(field, "is no text here").into());
                };
                let (text, meanwhile) = joined(began, written, stored);
                members.insert(field.to_owned(), Value::String(text));
                details = serde_json::from_value(Value::Object(members))
                    .map_err(|error| Invalid::new(field, format!("does not fit here: {error}")))?;
                details.check()?;
                rows.update(id, &details)?;
                Ok(meanwhile)
            })
        })
    }

    /// Saves the text of an answer with what was written there since it stood as it `began`.
    pub fn save_answer(&mut self, id: AnswerId, began: &str, written: &str) -> Result<Meanwhile> {
        let words = format!("changed the answer to {}", self.answer(id)?.details.question);
        self.write(&words, |repos| {
            let mut details = repos.answers().get(id)?.details;
            let (text, meanwhile) = joined(began, written, &details.text);
            details.text = text;
            details.check()?;
            repos.answers().update(id, &details)?;
            Ok(meanwhile)
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::meeting::MeetingDetails;
    use crate::domain::question::{QuestionDetails, Theme};
    use crate::text::meanwhile::ELSEWHERE;

    #[test]
    fn only_what_was_changed_is_written_over_what_is_stored_by_now() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let before = MeetingDetails { title: "Figures".into(), ..MeetingDetails::on(None, today) };
        let after = MeetingDetails { title: "Figures, and autumn".into(), ..before.clone() };
        let stored = MeetingDetails { notes: "written meanwhile".into(), title: "Other".into(), ..before.clone() };
        let (merged, _) = Edit::of(&before, &after).over(&stored).unwrap();
        assert_eq!((merged.title.as_str(), merged.notes.as_str()), ("Figures, and autumn", "written meanwhile"));
        assert_eq!(Edit::from(&after).over(&stored).unwrap().0, after, "all of it, if that is meant");
    }

    #[test]
    fn a_text_of_a_form_that_two_have_written_keeps_both() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 9).unwrap();
        let before = MeetingDetails { debrief_what: "He was early.".into(), ..MeetingDetails::on(None, today) };
        let after = MeetingDetails { debrief_what: "He was early, and calm.".into(), ..before.clone() };
        let stored = MeetingDetails { debrief_what: "He was early.\n\nI was not.".into(), ..before.clone() };
        let (merged, meanwhile) = Edit::of(&before, &after).over(&stored).unwrap();
        assert_eq!(merged.debrief_what, "He was early, and calm.\n\nI was not.");
        assert_eq!(meanwhile, Meanwhile::Added);
    }

    #[test]
    fn a_question_that_two_have_written_keeps_both_and_a_choice_of_both_tells_of_the_other() {
        let before = QuestionDetails::new("What else?");
        let after = QuestionDetails { text: "What else is there?".into(), ..before.clone() };
        let stored = QuestionDetails { text: "And then?".into(), theme: Theme::BlindSpots, ..before.clone() };
        let (merged, meanwhile) = Edit::of(&before, &after).over(&stored).unwrap();
        assert_eq!(merged.text, format!("What else is there?\n\n{ELSEWHERE}\n\nAnd then?"));
        assert_eq!((merged.theme, meanwhile), (Theme::BlindSpots, Meanwhile::Changed));
        let after = QuestionDetails { theme: Theme::Trust, ..after };
        let (merged, meanwhile) = Edit::of(&before, &after).over(&stored).unwrap();
        assert_eq!((merged.theme, meanwhile), (Theme::Trust, Meanwhile::Replaced));
        let (_, meanwhile) = Edit::of(&before, &after).over(&after).unwrap();
        assert_eq!(meanwhile, Meanwhile::Nothing, "both made the same of it");
    }
}

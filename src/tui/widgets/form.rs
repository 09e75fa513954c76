//! A form: fields with labels, one of them in focus, each with what is wrong with it.
//!
//! Values are text, under the names the record's fields have in the journal, so an error of the journal finds its field by name.
//! Keys are turned into changes in `filling`; the drawing is `form_view`.

use std::cell::Cell;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::prose::ProseEditor;
use crate::text::written;

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line, about so many columns long.
    Line(u16),
    /// Text of several lines, so many of them in sight.
    Prose(u16),
    /// One of a few: the value and the words shown for it.
    Choice(Vec<(String, String)>),
    /// A day in words or as a date.
    Day,
    Time,
    Number,
}

/// One field.
#[derive(Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: Kind,
    pub(super) editor: ProseEditor,
    pub(super) hint: String,
    pub(super) wrong: Option<String>,
    pub(super) is_hidden: bool,
}

impl Field {
    /// A line of text of the usual length.
    pub fn line(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Line(48))
    }

    /// Text of several lines.
    pub fn prose(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Prose(4))
    }

    /// One of a closed set of words.
    pub fn choice(name: &'static str, label: &'static str, words: impl IntoIterator<Item = &'static str>) -> Self {
        let words = words.into_iter().map(|word| (word.to_owned(), word.to_owned())).collect();
        Self::new(name, label, Kind::Choice(words))
    }

    /// One of a few values, each with the words shown for it: a mentorship by the name of its person.
    pub fn pick(name: &'static str, label: &'static str, choices: Vec<(String, String)>) -> Self {
        Self::new(name, label, Kind::Choice(choices))
    }

    /// A day.
    pub fn day(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Day)
    }

    /// A time of day.
    pub fn time(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Time)
    }

    /// A number.
    pub fn number(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Number)
    }

    /// A field of another length or height.
    pub fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        let editor = match kind {
            Kind::Prose(_) => ProseEditor::new(""),
            _ => ProseEditor::one_line(""),
        };
        let mut field = Field { name, label, kind, editor, hint: String::new(), wrong: None, is_hidden: false };
        field.put(&field.first_choice());
        field
    }

    /// With a choice of none before the others.
    pub fn or_none(mut self) -> Self {
        if let Kind::Choice(choices) = &mut self.kind {
            choices.insert(0, (String::new(), "none".to_owned()));
        }
        self.put("");
        self
    }

    /// With a value to begin with.
    pub fn value(mut self, value: impl AsRef<str>) -> Self {
        self.put(value.as_ref());
        self
    }

    /// Read from its first row on, not written on at its end.
    pub fn from_the_top(mut self) -> Self {
        self.editor.set_caret(0);
        self
    }

    /// With a word in dim behind it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Out of sight: what a form knows and nobody asks, or asks only once another field says so.
    pub fn hidden(mut self) -> Self {
        self.is_hidden = true;
        self
    }

    fn first_choice(&self) -> String {
        match &self.kind {
            Kind::Choice(choices) => choices.first().map(|(value, _)| value.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Sets the value as if it had been there from the start.
    fn put(&mut self, value: &str) {
        self.editor = match self.kind {
            Kind::Prose(_) => ProseEditor::new(value),
            _ => ProseEditor::one_line(value),
        };
    }

    /// What is in the field, as it was written.
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// What the field shows: the words of a choice, else what was written.
    pub(super) fn shown(&self) -> String {
        let text = self.text();
        match &self.kind {
            Kind::Choice(choices) => {
                choices.iter().find(|(value, _)| *value == text).map_or(text, |(_, words)| words.clone())
            }
            _ => text,
        }
    }

    /// Whether it is text of several lines, where Enter and the arrows are needed.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Prose(_))
    }

    /// Whether it is chosen and not typed.
    pub fn is_choice(&self) -> bool {
        matches!(self.kind, Kind::Choice(_))
    }

    /// The name its value has in the record.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it takes.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Says what is wrong with it, or that nothing is any more.
    pub fn mark_wrong(&mut self, wrong: Option<String>) {
        self.wrong = wrong;
    }

    /// Goes on or back by one choice, round the end.
    pub fn cycle(&mut self, forward: bool) {
        let Kind::Choice(choices) = &self.kind else { return };
        let text = self.text();
        let here = choices.iter().position(|(value, _)| *value == text).unwrap_or(0);
        let by = if forward { 1 } else { choices.len().saturating_sub(1) };
        let next = choices.get((here + by) % choices.len().max(1)).map(|(value, _)| value.clone());
        self.choose(next);
    }

    /// Goes to the next choice that begins with a letter.
    pub fn jump(&mut self, letter: char) {
        let Kind::Choice(choices) = &self.kind else { return };
        let text = self.text();
        let here = choices.iter().position(|(value, _)| *value == text).map_or(0, |at| at + 1);
        let begins =
            |(_, words): &&(String, String)| words.to_lowercase().starts_with(&letter.to_lowercase().to_string());
        let next = choices.iter().cycle().skip(here).take(choices.len()).find(begins).map(|(value, _)| value.clone());
        self.choose(next);
    }

    fn choose(&mut self, value: Option<String>) {
        if let Some(value) = value {
            self.editor.set_text(&value);
            self.wrong = None;
        }
    }

    /// The text of the field, to be edited; what was wrong with it is being put right.
    pub fn editor(&mut self) -> &mut ProseEditor {
        self.wrong = None;
        &mut self.editor
    }
}

/// Fields, in their order, and which one has the keys.
#[derive(Debug)]
pub struct Form {
    pub(super) fields: Vec<Field>,
    pub(super) focus: usize,
    /// The first row in sight; only a draw knows how many there is room for.
    pub(super) scrolled: Cell<u16>,
    /// Whether it holds more than it began with, because it was restored from a draft.
    is_restored: bool,
    /// What "tomorrow" counts from; a form learns it with its first input.
    today: Option<NaiveDate>,
}

impl Form {
    /// A form with the first field in focus.
    pub fn new(fields: Vec<Field>) -> Self {
        Form { fields, focus: 0, scrolled: Cell::new(0), is_restored: false, today: None }
    }

    /// The field in focus.
    pub fn focused(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    /// The name of the field in focus.
    pub fn focused_name(&self) -> &'static str {
        self.fields.get(self.focus).map_or("", |field| field.name)
    }

    /// Whether the field in focus is text of several lines.
    pub fn is_in_prose(&self) -> bool {
        self.fields.get(self.focus).is_some_and(Field::is_prose)
    }

    /// Whether the last field is in focus, so that Enter saves.
    pub fn is_at_end(&self) -> bool {
        self.fields.iter().skip(self.focus + 1).all(|field| field.is_hidden)
    }

    /// Goes to the next field or the one before, round the end.
    pub fn step(&mut self, forward: bool) {
        let count = self.fields.len().max(1);
        for _ in 0..count {
            self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
            if let Some(field) = self.fields.get_mut(self.focus).filter(|field| !field.is_hidden) {
                // What is filled in beforehand is replaced as a whole by what one types, or kept by going on.
                if matches!(field.kind, Kind::Day | Kind::Time | Kind::Number) {
                    field.editor.select_all();
                }
                return;
            }
        }
    }

    /// Shows a field or hides it. What is in it stays.
    pub fn show(&mut self, name: &str, is_shown: bool) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.is_hidden = !is_shown;
        }
    }

    /// Gives a field other choices, and the one of them that holds now; if there is none such, the first.
    pub fn offer(&mut self, name: &str, choices: Vec<(String, String)>, value: &str) {
        let Some(field) = self.fields.iter_mut().find(|field| field.name == name) else { return };
        let has_value = choices.iter().any(|(choice, _)| choice == value);
        field.kind = Kind::Choice(choices);
        let value = if has_value { value.to_owned() } else { field.first_choice() };
        if field.editor.is_changed() {
            field.editor().set_text(&value);
        } else {
            field.put(&value);
        }
    }

    /// Calls a field by other words.
    pub fn call(&mut self, name: &str, label: &'static str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.label = label;
        }
    }

    /// Puts a field in focus.
    pub fn focus_on(&mut self, name: &str) {
        self.focus = self.fields.iter().position(|field| field.name == name).unwrap_or(self.focus);
    }

    /// What is in a field.
    pub fn value(&self, name: &str) -> String {
        self.fields.iter().find(|field| field.name == name).map(Field::text).unwrap_or_default()
    }

    /// All values under their names: what `Journal::fill` takes.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        self.fields.iter().map(|field| (field.name, field.text())).collect()
    }

    /// Changes a value, as one step of the field's undo.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            let editor = field.editor();
            editor.set_text(value);
            editor.set_caret(value.len());
        }
    }

    /// Changes the word behind a field.
    pub fn set_hint(&mut self, name: &str, hint: impl Into<String>) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.hint = hint.into();
        }
    }

    /// Says what is wrong with a field, and puts it in focus; says whether there is such a field.
    pub fn set_error(&mut self, name: &str, wrong: &str) -> bool {
        let found = self.fields.iter().position(|field| field.name == name && !field.is_hidden);
        if let Some(at) = found {
            self.focus = at;
            self.fields[at].wrong = Some(wrong.to_owned());
        }
        found.is_some()
    }

    /// Whether there is anything in it that is not saved.
    pub fn is_changed(&self) -> bool {
        self.is_restored || self.fields.iter().any(|field| field.editor.is_changed())
    }

    /// The values as they are now are safe.
    pub fn mark_saved(&mut self) {
        self.fields.iter_mut().for_each(|field| field.editor.mark_saved());
        self.is_restored = false;
    }

    /// The values as the body of a draft. A day in words is the day it is now: "tomorrow" means another one by the time the draft
    /// is gone on with.
    pub fn body(&self) -> String {
        let values: Map<_, _> =
            self.fields.iter().map(|field| (field.name.to_owned(), Value::String(self.lasting(field)))).collect();
        Value::Object(values).to_string()
    }

    fn lasting(&self, field: &Field) -> String {
        let text = field.text();
        let day = self.today.filter(|_| field.kind == Kind::Day).map(|today| written::day_in(field.name, &text, today));
        day.and_then(Result::ok).map_or(text, |day| day.to_string())
    }

    /// Tells the form what day it is.
    pub fn mind(&mut self, today: NaiveDate) {
        self.today = Some(today);
    }

    /// Fills in the values of a draft. What a newer or older form called otherwise is left out.
    pub fn restore(&mut self, body: &str) {
        let Ok(Value::Object(values)) = serde_json::from_str(body) else { return };
        for field in &mut self.fields {
            if let Some(value) = values.get(field.name).and_then(Value::as_str) {
                field.put(value);
            }
        }
        self.is_restored = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form::new(vec![
            Field::line("title", "Title"),
            Field::choice("kind", "Kind", ["regular", "goals", "closing"]).value("goals"),
            Field::choice("owner", "Owner", ["me", "them"]).or_none(),
            Field::prose("why", "Why"),
        ])
    }

    #[test]
    fn the_values_come_back_from_a_draft() {
        let mut form = form();
        assert!(!form.is_changed());
        form.set("title", "The \"third\" bay");
        form.set("why", "two\nlines");
        assert!(form.is_changed());
        let mut again = super::tests::form();
        again.restore(&form.body());
        assert_eq!(again.values(), form.values());
        assert!(again.is_changed());
        again.restore("no JSON at all");
        assert_eq!(again.values(), form.values());
    }

    #[test]
    fn a_day_in_words_is_a_date_in_a_draft() {
        let mut form = Form::new(vec![Field::day("due_on", "By").value("tomorrow"), Field::day("ends_on", "Until")]);
        form.mind(NaiveDate::from_ymd_opt(2026, 9, 9).unwrap());
        form.set("ends_on", "some day");
        let mut again = Form::new(vec![Field::day("due_on", "By"), Field::day("ends_on", "Until")]);
        again.restore(&form.body());
        assert_eq!((again.value("due_on").as_str(), again.value("ends_on").as_str()), ("2026-09-10", "some day"));
    }

    #[test]
    fn what_is_filled_in_beforehand_is_replaced_by_what_one_types() {
        let mut form = Form::new(vec![Field::line("title", "About"), Field::number("minutes", "Minutes").value("60")]);
        form.step(true);
        if let Some(field) = form.focused() {
            field.editor().insert("45", std::time::Instant::now());
        }
        assert_eq!(form.value("minutes"), "45");
    }

    #[test]
    fn other_choices_keep_the_value_if_it_is_among_them() {
        let mut form = form();
        let choices = || vec![("me".to_owned(), "me".to_owned()), ("them".to_owned(), "Aldo".to_owned())];
        form.offer("owner", choices(), "them");
        assert_eq!(
            (form.value("owner"), form.fields[2].shown(), form.is_changed()),
            ("them".into(), "Aldo".into(), false)
        );
        form.offer("owner", choices(), "other");
        assert_eq!(form.value("owner"), "me");
    }

    #[test]
    fn a_hidden_field_is_stepped_over_and_keeps_its_value() {
        let mut form = form();
        form.set("kind", "closing");
        form.show("kind", false);
        form.show("why", false);
        form.step(true);
        assert_eq!(form.focused_name(), "owner");
        assert!(form.is_at_end());
        form.step(true);
        assert_eq!((form.focused_name(), form.value("kind")), ("title", "closing".to_owned()));
        form.show("why", true);
        form.step(false);
        assert_eq!(form.focused_name(), "why");
    }

    #[test]
    fn a_choice_goes_round_and_jumps_to_a_letter() {
        let mut form = form();
        form.focus_on("kind");
        let kind = form.focused().unwrap();
        assert_eq!(kind.text(), "goals");
        kind.cycle(true);
        kind.cycle(true);
        assert_eq!(kind.text(), "regular");
        kind.cycle(false);
        assert_eq!(kind.text(), "closing");
        kind.jump('G');
        assert_eq!(kind.text(), "goals");
        kind.jump('z');
        assert_eq!(kind.text(), "goals");
        assert_eq!((form.value("owner"), form.fields[2].shown()), (String::new(), "none".to_owned()));
    }

    #[test]
    fn an_error_takes_the_focus_and_goes_when_the_field_is_edited() {
        let mut form = form();
        assert!(!form.set_error("due_on", "is no day"));
        assert!(form.set_error("why", "needs a few words"));
        assert_eq!(form.focused_name(), "why");
        form.focused().unwrap().editor();
        assert_eq!(form.fields[3].wrong, None);
    }
}

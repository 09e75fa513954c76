//! A form: fields with labels, one of them in focus.
//!
//! Values are text, under the names the record's fields have in the journal, so an error of the journal finds its field by name.
//! Keys are turned into changes in `filling`; the drawing is `form_view`.

use std::cell::Cell;

use chrono::NaiveDate;
use serde_json::{Map, Value};

pub use super::field::{Field, Kind};
use crate::text::when;

/// Fields, in their order, and which one has the keys.
#[derive(Debug)]
pub struct Form {
    pub(super) fields: Vec<Field>,
    pub(super) focus: usize,
    /// The first row in sight; only a draw knows how many there is room for.
    pub(super) scrolled: Cell<u16>,
    /// How many rows there were then: with another number of them the form is shown as if it had just come to the field in focus.
    pub(super) scrolled_in: Cell<u16>,
    /// What "tomorrow" counts from; a form learns it with its first input.
    today: Option<NaiveDate>,
}

impl Form {
    /// A form with the first field in focus.
    pub fn new(mut fields: Vec<Field>) -> Self {
        let has_time = fields.iter().any(|field| field.kind == Kind::Time);
        fields.iter_mut().for_each(|field| field.takes_time = has_time);
        Form { fields, focus: 0, scrolled: Cell::new(0), scrolled_in: Cell::new(0), today: None }
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
        let read = |field: &Field| self.today.and_then(|today| field.day_read_otherwise(today));
        let value = |field: &Field| (field.name, read(field).unwrap_or_else(|| field.text()));
        let mut values: Vec<_> = self.fields.iter().map(value).collect();
        for (name, text) in self.parted().into_iter().flatten() {
            values.iter_mut().filter(|(known, _)| *known == name).for_each(|(_, value)| value.clone_from(&text));
        }
        values
    }

    /// A day that was written with its time, as the two fields they belong to.
    fn parted(&self) -> Option<[(&'static str, String); 2]> {
        let today = self.today?;
        let for_time = self.fields.iter().find(|field| field.kind == Kind::Time)?;
        let parted = |field: &Field| Some((field.name, field.meaning(today)?)).filter(|(_, (_, time))| time.is_some());
        let (name, (day, time)) = self.fields.iter().find_map(parted)?;
        Some([(name, day.to_string()), (for_time.name, when::time(time?))])
    }

    /// Puts a time that stands with a day into the field for it.
    pub fn part_time(&mut self) {
        for (name, text) in self.parted().into_iter().flatten() {
            self.set(name, &text);
        }
    }

    /// The label and the meaning of the field in focus, if it takes a day.
    pub fn day_in_focus(&self) -> Option<(&'static str, Option<NaiveDate>)> {
        let field = self.fields.get(self.focus).filter(|field| field.kind == Kind::Day)?;
        let meaning = self.today.and_then(|today| field.meaning(today));
        Some((field.label, meaning.map(|(day, _)| day)))
    }

    /// Changes a value, as one step of the field's undo.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            let editor = field.editor();
            editor.set_text(value);
            editor.set_caret(value.len());
        }
    }

    /// Fills in a value as if it had been there from the start.
    pub fn begin_with(&mut self, name: &str, value: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.put(value);
        }
    }

    /// Changes the word behind a field.
    pub fn set_hint(&mut self, name: &str, hint: impl Into<String>) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.hint = hint.into();
        }
    }

    /// Says something of a day that says more than what it means, or nothing more than that.
    pub fn remark(&mut self, name: &str, remark: Option<String>) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.remark = remark;
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
        self.fields.iter().any(Field::is_changed)
    }

    /// Whether there is anything in this field that is not saved.
    pub fn has_changed(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name && field.is_changed())
    }

    /// The values as they are now are safe.
    pub fn mark_saved(&mut self) {
        for field in &mut self.fields {
            field.editor.mark_saved();
            field.is_restored = false;
        }
    }

    /// The values as the body of a draft. A day in words is the day it is now: "tomorrow" means another one by the time the draft
    /// is gone on with.
    pub fn body(&self) -> String {
        let values: Map<_, _> =
            self.fields.iter().map(|field| (field.name.to_owned(), Value::String(self.lasting(field)))).collect();
        Value::Object(values).to_string()
    }

    /// The values that are not saved, as they stand in a draft, under the names of their fields.
    pub fn changes(&self) -> Vec<(&'static str, String)> {
        let changed = self.fields.iter().filter(|field| field.is_changed());
        changed.map(|field| (field.name, self.lasting(field))).collect()
    }

    fn lasting(&self, field: &Field) -> String {
        match self.today.and_then(|today| field.meaning(today)) {
            Some((day, Some(time))) => format!("{day} {}", when::time(time)),
            Some((day, None)) => day.to_string(),
            None => field.text(),
        }
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
                field.is_restored = true;
            }
        }
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
    fn a_time_that_is_written_with_a_day_goes_where_times_go() {
        let fields = || vec![Field::day("meets_on", "On"), Field::time("starts_at", "At").value("09:00")];
        let mut form = Form::new(fields());
        form.mind(NaiveDate::from_ymd_opt(2026, 9, 9).unwrap());
        form.set("meets_on", "fri 4pm");
        let parted = [("meets_on", "2026-09-11".to_owned()), ("starts_at", "16:00".to_owned())];
        assert_eq!(form.values(), parted, "though it is saved without leaving the field");
        let mut again = Form::new(fields());
        again.restore(&form.body());
        assert_eq!(again.value("meets_on"), "2026-09-11 16:00", "another day by the time the draft is gone on with");
        form.part_time();
        assert_eq!((form.value("meets_on").as_str(), form.value("starts_at").as_str()), ("2026-09-11", "16:00"));
        form.set("meets_on", "16:00");
        assert_eq!(form.values()[0].1, "16:00", "a time alone names no day");
        let mut without = Form::new(vec![Field::day("due_on", "By").value("fri 4pm")]);
        without.mind(NaiveDate::from_ymd_opt(2026, 9, 9).unwrap());
        without.part_time();
        assert_eq!(without.value("due_on"), "fri 4pm");
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

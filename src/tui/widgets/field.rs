//! A field of a form: its label, what it takes, what is in it, and what is wrong with that.
//!
//! Its value is text, under the name the record's field has in the journal. Which field has the keys is the form's to say.

use chrono::{NaiveDate, NaiveTime};

use super::prose::ProseEditor;
use crate::text::written;

/// The keys that skip a sentence.
const SKIPS: [char; 3] = ['-', '0', ' '];

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

/// Where the label of a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In the column of the labels.
    Beside,
    /// In a row of its own, as a question.
    Above,
    /// As a sentence, with the answer at its right: one of a row of questions with one scale.
    Sentence,
}

/// One field.
#[derive(Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    pub(super) editor: ProseEditor,
    pub(super) hint: String,
    /// What is said behind a day instead of what it means.
    pub(super) remark: Option<String>,
    pub(super) wrong: Option<String>,
    pub(super) is_hidden: bool,
    /// Whether it holds what a draft has kept of it.
    pub(super) is_restored: bool,
    /// Whether a time may stand with the day, because the form has a field for it.
    pub(super) takes_time: bool,
    /// The name that says which way its day lies, where that is not its own.
    lies_as: Option<&'static str>,
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

    /// A sentence to be answered by a digit, or skipped: values with the words shown for them.
    pub fn scale(name: &'static str, sentence: &'static str, values: Vec<(String, String)>) -> Self {
        Field { shape: Shape::Sentence, ..Self::new(name, sentence, Kind::Choice(values)) }
    }

    /// With the label in a row of its own, because it is a question.
    pub fn asked_above(mut self) -> Self {
        self.shape = Shape::Above;
        self
    }

    /// A field of another length or height.
    pub fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        let editor = match kind {
            Kind::Prose(_) => ProseEditor::new(""),
            _ => ProseEditor::one_line(""),
        };
        let mut field = Field {
            name,
            label,
            kind,
            shape: Shape::Beside,
            editor,
            hint: String::new(),
            remark: None,
            wrong: None,
            is_hidden: false,
            is_restored: false,
            takes_time: false,
            lies_as: None,
        };
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

    /// With its day lying where those of another field lie.
    pub fn lying_as(mut self, name: &'static str) -> Self {
        self.lies_as = Some(name);
        self
    }

    /// The name by which `text::written` reads its day.
    pub fn day_name(&self) -> &'static str {
        self.lies_as.unwrap_or(self.name)
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

    pub(super) fn first_choice(&self) -> String {
        match &self.kind {
            Kind::Choice(choices) => choices.first().map(|(value, _)| value.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Sets the value as if it had been there from the start.
    pub(super) fn put(&mut self, value: &str) {
        self.editor = match self.kind {
            Kind::Prose(_) => ProseEditor::new(value),
            _ => ProseEditor::one_line(value),
        };
    }

    /// Whether it holds anything that is not saved.
    pub(super) fn is_changed(&self) -> bool {
        self.is_restored || self.editor.is_changed()
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

    /// Whether it is a sentence that a digit answers.
    pub fn is_scale(&self) -> bool {
        self.shape == Shape::Sentence
    }

    /// Answers by a key: a digit of the scale, or what skips it. Says whether the key was one of these.
    pub fn answer(&mut self, key: char) -> bool {
        let Kind::Choice(values) = &self.kind else { return false };
        let wanted = if SKIPS.contains(&key) { String::new() } else { key.to_string() };
        let found = values.iter().any(|(value, _)| *value == wanted);
        self.choose(found.then_some(wanted));
        found
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

    /// The day it means, where its own name would read another one.
    pub(super) fn day_read_otherwise(&self, today: NaiveDate) -> Option<String> {
        self.lies_as.and_then(|_| self.meaning(today)).map(|(day, _)| day.to_string())
    }

    /// The day that is written in a field for one, and the time that stands with it where the form has a field for that.
    pub(super) fn meaning(&self, today: NaiveDate) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let text = self.text();
        match self.kind {
            Kind::Day if self.takes_time && written::time(&text).is_err() => {
                written::day_and_time_in(self.day_name(), &text, today).ok()
            }
            Kind::Day => written::day_in(self.day_name(), &text, today).ok().map(|day| (day, None)),
            _ => None,
        }
    }
}

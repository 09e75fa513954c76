//! A template as it is read: what it is for, what to do before, the lines with their minutes, what to do after.
//!
//! The list shows it beside the selected one, the form of a meeting beside the kind that is chosen.

use super::super::super::widgets::paragraphs::Paragraphs;
use crate::domain::template::{Slot, Template, TemplateLine};
use crate::tui::theme::Theme;

/// What stands where a slot is, in the words of a person.
pub fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Unfinished => "left unfinished last time",
        Slot::Actions => "open actions of both",
        Slot::Topics => "topics that wait",
        Slot::Goals => "goals due or stalled",
        Slot::Feedback => "feedback to come back to",
        Slot::Question => "a question, or an answer",
    }
}

/// The minutes its lines are meant to take in an hour.
pub fn minutes(template: &Template) -> u32 {
    let of = |line: &TemplateLine| match line {
        TemplateLine::Words { minutes, .. } => minutes.unwrap_or(0),
        TemplateLine::Slot(_) => 0,
    };
    template.lines.iter().map(of).fold(0, u32::saturating_add)
}

/// All of it, under its name.
pub fn in_full<'a>(template: &Template, columns: u16, theme: &'a Theme) -> Paragraphs<'a> {
    let mut page = Paragraphs::new(columns, theme);
    page.sentence(&template.name, theme.title);
    page.sentence(&template.purpose, theme.dim);
    if template.before_mentor == template.before_mentee {
        around(&mut page, "before", &template.before_mentor, theme);
    } else {
        around(&mut page, "before, as the mentor", &template.before_mentor, theme);
        around(&mut page, "before, as the mentee", &template.before_mentee, theme);
    }
    if !template.lines.is_empty() {
        page.heading("agenda", "");
        lines(&mut page, template, theme);
    }
    around(&mut page, "after", &template.after, theme);
    page
}

/// What it is for, quietly.
pub fn in_a_line<'a>(template: &Template, columns: u16, theme: &'a Theme) -> Paragraphs<'a> {
    let mut page = Paragraphs::new(columns, theme);
    page.line(&template.purpose, "", theme.dim);
    page
}

/// What it is for and its lines, quietly.
pub fn in_short<'a>(template: &Template, columns: u16, theme: &'a Theme) -> Paragraphs<'a> {
    let mut page = Paragraphs::new(columns, theme);
    page.sentence(&template.purpose, theme.dim);
    page.gap();
    for line in &template.lines {
        let (words, minutes) = words(line);
        page.line(&words, &minutes, theme.dim);
    }
    page
}

fn around(page: &mut Paragraphs<'_>, heading: &str, lines: &[String], theme: &Theme) {
    if lines.is_empty() {
        return;
    }
    page.heading(heading, "");
    for line in lines {
        page.text(line, theme.text);
    }
}

fn lines(page: &mut Paragraphs<'_>, template: &Template, theme: &Theme) {
    for line in &template.lines {
        let (words, minutes) = words(line);
        let style = if matches!(line, TemplateLine::Slot(_)) { theme.dim } else { theme.text };
        page.line(&words, &minutes, style);
    }
}

fn words(line: &TemplateLine) -> (String, String) {
    match line {
        TemplateLine::Words { text, minutes } => {
            (text.clone(), minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default())
        }
        TemplateLine::Slot(kind) => (slot(*kind).to_owned(), String::new()),
    }
}

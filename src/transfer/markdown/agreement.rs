//! An agreement as a document: who, the sections that say something, what each of the two expects, and the days.

use chrono::NaiveDate;

use crate::content::agreement as content;
use crate::domain::agreement::{AgreementDetails, Dial, Marks, Section};
use crate::domain::mentorship::Role;
use crate::domain::names;
use crate::text::{capitalised, when};

/// What stands around the words of an agreement.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub role: Role,
    pub name: &'a str,
    pub version: usize,
}

/// The document.
pub fn document(details: &AgreementDetails, around: Around<'_>) -> String {
    let (mine, theirs) = match around.role {
        Role::Mentor => ("mentor", "mentee"),
        Role::Mentee => ("mentee", "mentor"),
        Role::Peer => ("peer", "peer"),
    };
    let version = match details.agreed_on {
        Some(day) => format!("version {} · {}", around.version, when::dated(day)),
        None => format!("draft of version {}, not agreed on yet", around.version),
    };
    let head = format!("Between me ({mine}) and {} ({theirs}) · {version}", around.name);
    let mut parts = vec!["# Mentoring agreement".to_owned(), head];
    for (number, section) in (1..).zip(Section::ALL.iter().copied()) {
        let words = details.section(section).trim();
        if !words.is_empty() {
            parts.push(format!("## {number}. {}\n\n{words}", content::heading(section, around.role)));
        }
    }
    let dials: Vec<_> = Dial::ALL.iter().filter_map(|dial| dial_line(*dial, details.marks(*dial), around)).collect();
    if !dials.is_empty() {
        parts.push(format!("## What each of us expects\n\n{}", dials.join("\n")));
    }
    if let Some(days) = days(details.agreed_on, details.review_on) {
        parts.push(days);
    }
    parts.join("\n\n") + "\n"
}

/// `- Gentle or blunt (1 gently, 5 bluntly): I 2, Aldo 4, worth a word`.
fn dial_line(dial: Dial, marks: Marks, around: Around<'_>) -> Option<String> {
    let mine = marks.mine.map(|mark| format!("I {mark}"));
    let theirs = marks.theirs.map(|mark| format!("{} {mark}", names::first_name(around.name)));
    let said: Vec<_> = mine.into_iter().chain(theirs).collect();
    if said.is_empty() {
        return None;
    }
    let [low, high] = content::ends(dial, around.role);
    let apart = if marks.are_apart() { ", worth a word" } else { "" };
    Some(format!("- {} (1 {low}, 5 {high}): {}{apart}", content::dial_name(dial), said.join(", ")))
}

fn days(agreed_on: Option<NaiveDate>, review_on: Option<NaiveDate>) -> Option<String> {
    let agreed = agreed_on.map(|day| format!("agreed on {}", when::dated(day)));
    let review = review_on.map(|day| format!("to be looked at again on {}", when::dated(day)));
    let days = agreed.into_iter().chain(review).collect::<Vec<_>>().join(" · ");
    (!days.is_empty()).then(|| capitalised(&days))
}

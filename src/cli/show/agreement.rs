//! What `mentorlog show` says of an agreement: its sections under their headings, and what the two marked.

use super::{MEASURE, part, section};
use crate::cli::Out;
use crate::content::agreement::{dial_name, ends, heading};
use crate::domain::AgreementId;
use crate::domain::agreement::{Dial, Section};
use crate::domain::names;
use crate::journal::Journal;
use crate::text::width;

/// Whether a field is said here, under words of its own.
pub fn says(field: &str) -> bool {
    let dial = field.strip_suffix("_mine").or_else(|| field.strip_suffix("_theirs"));
    field.parse::<Section>().is_ok() || dial.is_some_and(|dial| dial.parse::<Dial>().is_ok())
}

/// Prints the sections and the dials.
pub fn print(id: AgreementId, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let details = journal.agreement(id)?.details;
    let with = journal.mentorship(details.mentorship_id)?;
    let role = with.mentorship.details.my_role;
    for (number, one) in (1..).zip(Section::ALL.iter().copied()) {
        let words = details.section(one).trim();
        if words.is_empty() {
            continue;
        }
        section(&format!("{number}. {}", heading(one, role)), out)?;
        for line in width::wrap(words, MEASURE) {
            out.line(format!("  {line}").trim_end())?;
        }
    }
    let dials = Dial::ALL.iter().copied().filter_map(|dial| {
        let marks = details.marks(dial);
        let mine = marks.mine.map(|mark| format!("I {mark}")).unwrap_or_default();
        let theirs = marks.theirs.map(|mark| format!("{} {mark}", names::other(&with.name))).unwrap_or_default();
        let [low, high] = ends(dial, role);
        let apart = if marks.are_apart() { "worth a word" } else { "" };
        let row = [dial_name(dial).to_owned(), mine, theirs, format!("1 {low}, 5 {high}"), apart.to_owned()];
        (!row[1].is_empty() || !row[2].is_empty()).then_some(row)
    });
    part("what each expects", &dials.collect::<Vec<_>>(), out)
}

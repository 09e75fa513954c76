//! `mentorlog share review`.

use super::{Also, Included, whom};
use crate::cli::typed;
use crate::domain::review::{Include, Period};
use crate::journal::review::words::names::Names;
use crate::journal::review::words::shared;
use crate::journal::{Journal, Sharing};

/// A quarter, a year or the whole in words: what was set out to be done, and what came of it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// With whom: a name, a part of one, or an id [default: the only one, or everybody]
    #[arg(value_name = "WHO")]
    with: Vec<String>,

    /// How long a span: that of the calendar, or from the beginning
    #[arg(long, value_parser = typed::one_of(Period::ALL, Period::as_str), default_value = "whole")]
    period: Period,

    /// The quarter or the year that holds this day [default: today]
    #[arg(long, value_name = "DAY")]
    on: Option<String>,

    /// Without the names the journal knows, as for a programme; read it once more for others
    #[arg(long)]
    without_names: bool,
}

impl Args {
    pub fn text(&self, included: &Included<'_>, journal: &Journal) -> anyhow::Result<String> {
        included.only(&[Also::CheckIns, Also::Answers, Also::Feedback, Also::Private], "a review")?;
        let with = whom(journal, &self.with)?;
        let today = journal.today();
        let on = typed::day("on", "on", self.on.as_deref(), today)?.unwrap_or(today);
        let page = journal.review_of(with, self.period, on)?;
        let include: Vec<_> = Include::ALL.iter().copied().filter(|one| included.has(also(*one))).collect();
        let private_notes =
            if include.contains(&Include::Private) { journal.private_notes_of(&page)? } else { Vec::new() };
        let without_names = self.without_names.then(|| journal.names()).transpose()?;
        let without_names = without_names.map(|everybody| Names::of_review(&page, everybody));
        Ok(shared(&page, &Sharing { include, private_notes, without_names }))
    }
}

fn also(include: Include) -> Also {
    match include {
        Include::CheckIns => Also::CheckIns,
        Include::Answers => Also::Answers,
        Include::Feedback => Also::Feedback,
        Include::Private => Also::Private,
    }
}

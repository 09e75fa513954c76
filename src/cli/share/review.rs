//! `mentorlog share review`.

use super::{Also, Included, Who};
use crate::cli::{Stop, typed};
use crate::domain::review::{Include, Period};
use crate::journal::review::words::names::Names;
use crate::journal::review::words::{shared, titles};
use crate::journal::{Journal, Sharing};

/// A quarter, a year or the whole in words: what was set out to be done, and what came of it
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    who: Who,

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
        let with = self.who.found(journal)?;
        let today = journal.today();
        let on = typed::day("on", "on", self.on.as_deref(), today)?.unwrap_or(today);
        let page = journal.review_of(with, self.period, on)?;
        // Of a quarter or a year what it is all for says nothing; of the whole it may be all there is.
        let says_nothing = self.period != Period::Whole || page.summary.aims.is_empty();
        if page.edited.is_none() && page.summary.is_empty() && says_nothing {
            let with = page.who.as_ref().map(|line| format!(" with {}", line.name.trim())).unwrap_or_default();
            let when = match self.period {
                Period::Whole => "yet".to_owned(),
                Period::Quarter | Period::Year => format!("in that time, {}", titles::days(page.span)),
            };
            return Err(Stop::NothingFound(format!("nothing was written down{with} {when}")).into());
        }
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

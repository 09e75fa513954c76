//! `mentorlog share agreement`.

use super::{Also, Included, Who};
use crate::cli::Stop;
use crate::domain::MentorshipId;
use crate::domain::agreement::Agreement;
use crate::journal::Journal;

/// What the two of you agreed: the version in force, dials and dates too
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    who: Who,
}

impl Args {
    /// Which version is meant.
    pub fn version(&self, included: &Included<'_>, journal: &Journal) -> anyhow::Result<Agreement> {
        included.only(&[Also::Draft], "an agreement")?;
        let with = self.who.somebody(journal, "agreement")?;
        let mut versions = journal.agreements(with)?;
        let is_wanted = |is_draft: bool| !is_draft || included.has(Also::Draft);
        match versions.iter().rposition(|version| is_wanted(version.details.is_draft())) {
            Some(at) => Ok(versions.swap_remove(at)),
            None => Err(none(with, !versions.is_empty(), journal)?.into()),
        }
    }
}

fn none(with: MentorshipId, has_draft: bool, journal: &Journal) -> anyhow::Result<Stop> {
    let name = journal.mentorship(with)?.name;
    Ok(Stop::NothingFound(match has_draft {
        true => format!("what you and {name} agreed is a draft still; `--include draft` shares it"),
        false => format!("you and {name} have no agreement yet; it is begun on the page of {name}"),
    }))
}

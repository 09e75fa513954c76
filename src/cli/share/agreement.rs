//! `mentorlog share agreement`.

use super::{Also, Included, somebody};
use crate::cli::Stop;
use crate::domain::MentorshipId;
use crate::journal::Journal;

/// What the two of you agreed: the version in force, dials and dates too
#[derive(Debug, clap::Args)]
pub struct Args {
    /// With whom: a name, a part of one, or an id
    #[arg(value_name = "WHO")]
    with: Vec<String>,
}

impl Args {
    pub fn text(&self, included: &Included<'_>, journal: &Journal) -> anyhow::Result<String> {
        included.only(&[Also::Draft], "an agreement")?;
        let with = somebody(journal, &self.with, "agreement")?;
        let versions = journal.agreements(with)?;
        let is_wanted = |is_draft: bool| !is_draft || included.has(Also::Draft);
        match versions.iter().rfind(|version| is_wanted(version.details.is_draft())) {
            Some(version) => Ok(journal.agreement_as_markdown(version.id)?),
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

//! `mentorlog share`: one file for each thing that can be shared. Each is text for somebody else to read.
//!
//! What is private stays out of all of it, unless it is asked for by its name.

mod agreement;
mod checkin_blank;
mod review;

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};

use super::{Out, Stop, to_file, typed};
use crate::domain::MentorshipId;
use crate::journal::Journal;
use crate::text::plural::{count, list_of};
use crate::text::sanitise;

/// Something to give away, as Markdown
///
/// To standard output, or into a file. What is private stays out unless you name it with --include.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,

    /// With this too, which stays out otherwise; several parted by commas
    #[arg(long, global = true, value_name = "WHAT", value_delimiter = ',', value_enum)]
    include: Vec<Also>,

    /// Into this file
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace the file if it is there
    #[arg(long, global = true)]
    force: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    Agreement(agreement::Args),
    CheckinBlank(checkin_blank::Args),
    Review(review::Args),
}

/// What stays out unless it is asked for by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Also {
    Draft,
    CheckIns,
    Answers,
    Feedback,
    Private,
}

impl Also {
    /// The word as it is typed.
    fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// What was asked for by name.
#[derive(Debug)]
pub struct Included<'a>(&'a [Also]);

impl Included<'_> {
    /// Whether this was.
    pub fn has(&self, also: Also) -> bool {
        self.0.contains(&also)
    }

    /// Refuses what the thing that is shared has none of, so that nobody takes it for included.
    pub fn only(&self, known: &[Also], thing: &str) -> Result<(), Stop> {
        let Some(other) = self.0.iter().find(|also| !known.contains(also)) else { return Ok(()) };
        let known: Vec<_> = known.iter().map(|also| also.word()).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        Err(Stop::Usage(match known.is_empty() {
            true => format!("{thing} has nothing to include; leave --include out"),
            false => format!("{thing} has no {} to include, only {}", other.word(), list_of(&known)),
        }))
    }
}

/// With whom something is that is shared.
#[derive(Debug, clap::Args)]
pub struct Who {
    /// With whom: a name, a part of one, or an id [default: the only one; a review: or everybody]
    #[arg(value_name = "WHO")]
    with: Vec<String>,

    /// The same, as other verbs have it
    #[arg(long = "with", value_name = "WHO", hide = true, conflicts_with = "with")]
    option: Option<String>,
}

impl Who {
    /// The one that was named, or the only one there is.
    fn found(&self, journal: &Journal) -> anyhow::Result<Option<MentorshipId>> {
        let named = if self.option.is_some() { self.option.as_slice() } else { &self.with };
        let named = (!named.is_empty()).then(|| named.join(" "));
        typed::whom(journal, named.as_deref())
    }

    /// The same, for a thing that is not shared without somebody.
    fn somebody(&self, journal: &Journal, thing: &str) -> anyhow::Result<MentorshipId> {
        let found = self.found(journal)?;
        Ok(found.ok_or_else(|| Stop::Usage(format!("say with whom: `mentorlog share {thing} NAME`")))?)
    }
}

impl Args {
    /// Writes it, into the file or to standard output.
    pub fn run(&self, journal: &mut Journal, journal_file: &Path, out: &mut Out<'_>) -> anyhow::Result<()> {
        let included = Included(&self.include);
        let mut blanks = 0;
        let text = match &self.what {
            What::Agreement(args) => {
                let version = args.version(&included, journal)?;
                blanks = version.details.blanks();
                journal.agreement_as_markdown(version.id)?
            }
            What::CheckinBlank(args) => args.text(&included, journal)?,
            What::Review(args) => args.text(&included, journal)?,
        };
        // It may be looked at in a terminal, wherever it goes.
        let text = sanitise::shown(text.trim_end());
        match &self.output {
            Some(path) if path.as_os_str() != "-" => {
                to_file::write(path, self.force, journal_file, |to| writeln!(to, "{text}"))?;
                out.note(&format!("wrote {}", path.display()))?;
            }
            _ if self.force => return Err(Stop::Usage("--force is for a file; name it with -o FILE".into()).into()),
            _ => out.line(&text)?,
        }
        if blanks > 0 {
            let are = if blanks == 1 { "is" } else { "are" };
            out.note(&format!("{} {are} left", count(blanks, "blank", "blanks")))?;
        }
        Ok(())
    }
}

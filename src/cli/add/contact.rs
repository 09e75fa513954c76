//! `mentorlog add contact`: somebody who helps.

use clap::ValueEnum;

use crate::cli::typed;
use crate::domain::contact::{ContactDetails, Help};
use crate::domain::{ContactId, PersonId};
use crate::journal::Journal;

/// Keep somebody who helps among the contacts; prints their id (N1)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What they are called
    #[arg(required = true)]
    name: Vec<String>,

    /// With what they help, parted by commas
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    helps: Vec<HelpsWith>,

    /// Who introduced them: somebody in the journal, or a new name
    #[arg(long, value_name = "NAME")]
    through: Option<String>,

    /// From 1, known by name, to 3, close
    #[arg(long, value_name = "1-3", value_parser = clap::value_parser!(u8).range(1..=3))]
    closeness: Option<u8>,

    /// They might be a mentor
    #[arg(long)]
    candidate: bool,

    /// When one was last in touch
    #[arg(long, value_name = "DAY")]
    last: Option<String>,

    /// What comes next with them
    #[arg(long, value_name = "TEXT")]
    next: Option<String>,

    /// In what they are unlike you
    #[arg(long, value_name = "TEXT")]
    differs: Option<String>,
}

/// A kind of help, in a word for the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HelpsWith {
    Work,
    MovingOn,
    Steady,
}

impl HelpsWith {
    pub fn help(self) -> Help {
        match self {
            HelpsWith::Work => Help::Work,
            HelpsWith::MovingOn => Help::MovingOn,
            HelpsWith::Steady => Help::Steady,
        }
    }
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<ContactId> {
        let last_contact_on = typed::day("last", "last_contact_on", self.last.as_deref(), journal.today())?;
        let mut details = ContactDetails {
            closeness: self.closeness,
            is_candidate: self.candidate,
            last_contact_on,
            next_step: self.next.clone().unwrap_or_default(),
            differs_from_me: self.differs.clone().unwrap_or_default(),
            // The journal finds or adds the person by the name.
            ..ContactDetails::of(PersonId(0))
        };
        self.helps.iter().for_each(|helps| details.set_help(helps.help(), true));
        let through = self.through.as_deref().unwrap_or_default();
        Ok(journal.add_contact(&typed::text(&self.name)?, through, &details)?)
    }
}

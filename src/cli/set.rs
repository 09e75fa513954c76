//! `mentorlog set`: any field of any record, by its name.

use super::{Out, Stop, add};
use crate::domain::Record;
use crate::journal::Journal;

const EXAMPLES: &str = "\
Examples:
  mentorlog set G3 status=active due_on=\"30 sep\"
  mentorlog set S1 phase=grow rhythm_days=14
  mentorlog set M7 zone=";

/// Change fields of anything
///
/// The names are those `mentorlog show ID --json` uses. A day may be in words, and nothing after the = empties a field.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What
    id: Record,

    /// The fields and what they shall hold, all or none of them
    #[arg(required = true, value_name = "FIELD=VALUE", value_parser = field)]
    fields: Vec<(String, String)>,
}

fn field(typed: &str) -> Result<(String, String), String> {
    match typed.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_lowercase().replace('-', "_"), value.to_owned()))
        }
        _ => Err("it looks like due_on=friday".into()),
    }
}

impl Args {
    /// Changes it and says what was changed.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        if let Some((id, _)) = self.fields.iter().find(|(name, _)| matches!(name.as_str(), "id" | "uid")) {
            return Err(Stop::Usage(format!("the {id} of a record stays what it is")).into());
        }
        journal.set(self.id, &self.fields)?;
        out.line(&format!("changed {}", journal.called(self.id)?))?;
        match self.id {
            Record::Goal(id) => add::ask_which_rests(id, &journal.goal(id)?.line.goal.details, journal, out),
            _ => Ok(()),
        }
    }
}

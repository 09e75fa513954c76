//! `mentorlog export`: the whole journal, for oneself, into a file of one's own or to standard output.

use std::path::{Path, PathBuf};

use super::{Out, to_file};
use crate::journal::Journal;
use crate::text::plural::count;
use crate::transfer::json;

const NOTICE: &str = "this export is complete: it holds every record, private notes too; it is for yourself";

/// Words that are no record are named, so that nobody takes them for exported.
fn notice(journal: &Journal) -> anyhow::Result<String> {
    Ok(match journal.drafts()?.len() {
        0 => NOTICE.to_owned(),
        left => format!("{NOTICE}. Not in it: {} not saved yet (see Today)", count(left, "text", "texts")),
    })
}

/// Write out the whole journal
///
/// The export is complete, private notes included: it is for yourself. To standard output, or into a file that only you can read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// In which form
    #[arg(long, default_value = "json", value_enum)]
    format: Format,

    /// Into this file
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Json,
}

impl Args {
    /// Writes the journal, which lies at `journal_file`, and says what the export holds.
    pub fn run(&self, journal: &mut Journal, journal_file: &Path, out: &mut Out<'_>) -> anyhow::Result<()> {
        let Format::Json = self.format;
        match &self.output {
            Some(path) if path.as_os_str() != "-" => {
                let archive = journal.archive()?;
                to_file::write(path, self.force, journal_file, |to| json::to_json(&archive, to))?;
                out.note(&format!("wrote {}; {}", path.display(), notice(journal)?))?;
            }
            _ => {
                out.archive(&journal.archive()?)?;
                out.note(&notice(journal)?)?;
            }
        }
        Ok(())
    }
}

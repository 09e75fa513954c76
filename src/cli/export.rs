//! `mentorlog export`: the whole journal, for oneself, into a file of one's own or to standard output.
//!
//! A file is written beside its name, synced, and moved into place when it is whole; nobody else may read it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::{Out, Stop};
use crate::journal::Journal;
use crate::text::plural::count;
use crate::transfer::{Archive, json};

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
                self.refuse(path, journal_file)?;
                write_whole(&journal.archive()?, path, self.force).map_err(|error| cannot_write(path, &error))?;
                out.note(&format!("wrote {}; {}", path.display(), notice(journal)?))?;
            }
            _ => {
                out.archive(&journal.archive()?)?;
                out.note(&notice(journal)?)?;
            }
        }
        Ok(())
    }

    /// What is in the way is not replaced unless that was asked for, and the journal itself never is.
    fn refuse(&self, path: &Path, journal_file: &Path) -> Result<(), Stop> {
        let is_journal = matches!((path.canonicalize(), journal_file.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if is_journal {
            return Err(Stop::CannotWrite(format!("{} is the journal itself", path.display())));
        }
        if fs::symlink_metadata(path).is_ok() && !self.force {
            return Err(Stop::CannotWrite(format!("{} is there already; --force replaces it", path.display())));
        }
        Ok(())
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Stop {
    Stop::CannotWrite(format!("cannot write {}: {error}; nothing was changed", path.display()))
}

fn write_whole(archive: &Archive, path: &Path, may_replace: bool) -> io::Result<()> {
    let part = beside(path)?;
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
    let written = write_and_sync(archive, file).and_then(|()| put_in_place(&part, path, may_replace));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_and_sync(archive: &Archive, file: File) -> io::Result<()> {
    let mut to = BufWriter::new(file);
    json::to_json(archive, &mut to)?;
    to.flush()?;
    to.get_ref().sync_all()
}

/// Moves the whole file to its name. A link can't replace a file that came into being meanwhile; where there are no links, the
/// look before has to do.
fn put_in_place(part: &Path, path: &Path, may_replace: bool) -> io::Result<()> {
    if may_replace {
        fs::rename(part, path)?;
    } else {
        match fs::hard_link(part, path) {
            Ok(()) => fs::remove_file(part)?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
            Err(_) => fs::rename(part, path)?,
        }
    }
    File::open(folder_of(path))?.sync_all()
}

/// A hidden name in the same folder.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::from(ErrorKind::InvalidInput))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", std::process::id()));
    Ok(folder_of(path).join(hidden))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

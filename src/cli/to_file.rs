//! A file that a command was asked to write: never the journal itself, and never another one that is there already unless that may be
//! replaced.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Stop;
use crate::whole_file;

/// Writes the file, whole or not at all.
pub fn write(
    path: &Path,
    may_replace: bool,
    journal_file: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Stop> {
    refuse(path, may_replace, journal_file)?;
    whole_file::write(path, may_replace, content)
        .map_err(|error| Stop::CannotWrite(format!("cannot write {}: {error}; nothing was changed", path.display())))
}

fn refuse(path: &Path, may_replace: bool, journal_file: &Path) -> Result<(), Stop> {
    let is_journal = matches!((path.canonicalize(), journal_file.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if is_journal {
        return Err(Stop::CannotWrite(format!("{} is the journal itself", path.display())));
    }
    if fs::symlink_metadata(path).is_ok() && !may_replace {
        return Err(Stop::CannotWrite(format!("{} is there already; --force replaces it", path.display())));
    }
    Ok(())
}

//! Where things live on this machine.
//!
//! Nothing is created here, and the current directory is never used unless a person names a file in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The journal's name in its folder.
const JOURNAL: &str = "journal.db";

/// There is no folder of one's own to keep a journal in.
#[derive(Debug, thiserror::Error)]
#[error(
    "there is no home folder to keep a journal in; set HOME (or XDG_DATA_HOME), or name a file with MENTORLOG_JOURNAL"
)]
pub struct NoHome;

/// The journal's file: the one that was named, or `journal.db` in the platform's data folder.
pub fn journal_path(named: Option<OsString>) -> Result<PathBuf, NoHome> {
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        return Ok(named.into());
    }
    // A relative XDG_DATA_HOME is passed over, as the specification asks; a relative HOME is no home.
    let folders = ProjectDirs::from("", "", "mentorlog").ok_or(NoHome)?;
    let folder = folders.data_dir();
    let is_home_there = directories::BaseDirs::new().is_some_and(|base| base.home_dir().is_dir());
    let is_usable = folder.is_absolute() && (is_home_there || has_data_home());
    if is_usable { Ok(folder.join(JOURNAL)) } else { Err(NoHome) }
}

/// A path as people read it, with `~` for the home folder.
pub fn shown_path(path: &Path) -> String {
    let under_home =
        directories::BaseDirs::new().and_then(|base| path.strip_prefix(base.home_dir()).ok().map(Path::to_owned));
    match under_home {
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}

/// A path as people write it: `~` is the home folder.
pub fn home_path(written: &str) -> PathBuf {
    let under_home = written.strip_prefix("~/").zip(directories::BaseDirs::new());
    under_home.map_or_else(|| written.into(), |(rest, base)| base.home_dir().join(rest))
}

/// Whether the data folder was named by itself, so that no home is needed.
fn has_data_home() -> bool {
    std::env::var_os("XDG_DATA_HOME").is_some_and(|folder| PathBuf::from(folder).is_absolute())
}

//! Where things live on this machine, and the optional file that changes what the screens are drawn with and the keys.
//!
//! Nothing is created here, and the current directory is never used unless a person names a file in it. Keys stay text: what one
//! means is for the screens to say. A file that is wrong is never in the way; what is wrong with it is a list of [`Fault`]s.

mod broken;
mod file;
mod settings;

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

pub use crate::text::nearest::nearest;

/// The journal's name in its folder.
const JOURNAL: &str = "journal.db";

/// The configuration's name in its folder.
const CONFIG: &str = "config.toml";

/// The program's folder among those of its kind.
const FOLDER: &str = "mentorlog";

/// The configuration as it ships: every setting with its default and what it is for, all commented out.
pub const SHIPPED: &str = include_str!("../../assets/config.toml");

/// There is no folder of one's own to keep a file in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoHome {
    #[error(
        "there is no home folder to keep a journal in; set HOME (or XDG_DATA_HOME), or name a file with MENTORLOG_JOURNAL"
    )]
    ForJournal,
    #[error(
        "there is no home folder for a configuration; set HOME (or XDG_CONFIG_HOME), or name a file with MENTORLOG_CONFIG"
    )]
    ForConfig,
}

/// The journal's file: the one that was named, or `journal.db` in the platform's data folder.
pub fn journal_path(named: Option<OsString>) -> Result<PathBuf, NoHome> {
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        return Ok(named.into());
    }
    let is_home_there = BaseDirs::new().is_some_and(|base| base.home_dir().is_dir());
    own_folder("XDG_DATA_HOME", ProjectDirs::data_dir)
        .filter(|_| is_home_there || absolute("XDG_DATA_HOME").is_some())
        .map(|folder| folder.join(JOURNAL))
        .ok_or(NoHome::ForJournal)
}

/// The configuration's file, which need not be there: the one that was named, or `config.toml` in the platform's config folder.
pub fn config_path(named: Option<OsString>) -> Result<PathBuf, NoHome> {
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        return Ok(named.into());
    }
    let folder = own_folder("XDG_CONFIG_HOME", ProjectDirs::config_dir).ok_or(NoHome::ForConfig)?;
    Ok(folder.join(CONFIG))
}

/// A path as people read it, with `~` for the home folder.
pub fn shown_path(path: &Path) -> String {
    let under_home = BaseDirs::new().and_then(|base| path.strip_prefix(base.home_dir()).ok().map(Path::to_owned));
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

/// The program's folder of a kind. A relative XDG folder is passed over, as the specification asks; a relative home is no home.
fn own_folder(variable: &str, of: impl Fn(&ProjectDirs) -> &Path) -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", FOLDER);
    // Who has no home at all may still have named the folder.
    let folder =
        folders.map_or_else(|| absolute(variable).map(|named| named.join(FOLDER)), |it| Some(of(&it).to_owned()));
    folder.filter(|folder| folder.is_absolute())
}

fn absolute(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_absolute())
}

/// What a person has set; all else is as it ships.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What the screens are drawn with; the locale decides if nothing does.
    pub glyphs: Option<Glyphs>,
    pub colour: Option<bool>,
    /// In the order of the file.
    pub keys: Vec<KeyChange>,
    /// What is wrong with the file, in its order.
    pub faults: Vec<Fault>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    Ascii,
}

/// Other keys for a row of the table of keys, as they were written: none unbinds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChange {
    pub name: String,
    pub keys: Vec<String>,
    pub line: usize,
}

/// Something in the file that is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from one; the file as a whole has none.
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub words: String,
}

impl Config {
    /// Reads what was set. A file that nobody named need not be there.
    pub fn read(named: Option<OsString>) -> Config {
        let is_named = named.as_ref().is_some_and(|named| !named.is_empty());
        let Ok(path) = config_path(named) else { return Config::default() };
        match file::read(&path) {
            Ok(text) => text.parse().unwrap_or_default(),
            Err(file::Unread::Missing) if !is_named => Config::default(),
            Err(unread) => Config { faults: vec![Fault::of_the_file(unread)], ..Config::default() },
        }
    }
}

impl std::str::FromStr for Config {
    type Err = std::convert::Infallible;

    /// Reads a text; whatever is wrong with it is among the faults.
    fn from_str(text: &str) -> Result<Config, Self::Err> {
        let (mended, mut faults) = broken::mended(text);
        let mut config = settings::read(&mended);
        config.faults.append(&mut faults);
        config.faults.sort_by_key(|fault| (fault.line, fault.column));
        Ok(config)
    }
}

impl Fault {
    /// What is wrong in a line.
    pub fn at(line: usize, words: impl Into<String>) -> Fault {
        Fault { line: Some(line), column: None, words: words.into() }
    }

    fn of_the_file(words: impl fmt::Display) -> Fault {
        Fault { line: None, column: None, words: words.to_string() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, "line {line}, column {column}: {}", self.words),
            (Some(line), None) => write!(f, "line {line}: {}", self.words),
            (None, _) => f.write_str(&self.words),
        }
    }
}

//! What the file did, in words a person can act on.

use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

use super::snapshot;
use crate::domain::Record;
use crate::domain::draft::DraftId;

/// Why a journal may only be read.
#[derive(Debug, thiserror::Error)]
#[error("it is a snapshot, or its file or its folder cannot be written")]
pub struct NotWritable;

/// A failure of the store. `doing` is a few words: "listing goals".
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no {noun} {record}; it may have been deleted (see the trash)", noun = .0.noun(), record = .0)]
    NotFound(Record),
    #[error("another program is writing to the journal; try again in a moment")]
    Busy,
    #[error(
        "the journal {} was written by a newer version (schema {found}, this program knows {known}); \
         nothing was changed, update this program to open it", path.display()
    )]
    TooNew { path: PathBuf, found: u32, known: u32 },
    #[error("{} {what}; nothing was changed", path.display())]
    Foreign { path: PathBuf, what: &'static str },
    #[error("the journal {} is damaged: {what}; nothing was changed; {}", path.display(), named(snapshot.as_deref()))]
    Damaged { path: PathBuf, what: String, snapshot: Option<PathBuf> },
    /// Short, since it stands beside what can be done about it.
    #[error("the journal is read-only")]
    ReadOnly(#[source] NotWritable),
    #[error("cannot write the journal: {0}")]
    CannotWrite(String),
    #[error("{} cannot be undone or redone: {record} was changed outside this journal", words)]
    Conflict { words: String, record: String },
    #[error("{0} belongs to something that is in the trash too; bring that back first")]
    ParentGone(String),
    #[error("{0} stands there again already; delete that first, then bring this one back")]
    ThereAlready(String),
    #[error("something is being written there again; save that or put it away first, then bring this one back")]
    WrittenAgain,
    #[error("{0} is not in the trash")]
    NoDraft(DraftId),
    #[error("{doing}: {source}")]
    Sqlite { doing: &'static str, source: rusqlite::Error },
    #[error("{doing} {}: {source}", path.display())]
    File { doing: &'static str, path: PathBuf, source: std::io::Error },
}

impl StoreError {
    /// A journal that is broken, with what there is to go back to.
    pub(super) fn damaged(path: &Path, what: impl Into<String>) -> StoreError {
        StoreError::Damaged { path: path.into(), what: what.into(), snapshot: snapshot::newest(path) }
    }

    /// The same error, about the journal at `path`: what the engine found broken is named like what was found on opening.
    pub(super) fn about(self, path: &Path) -> StoreError {
        match self {
            StoreError::Sqlite { ref source, .. } if self.is_damage() => StoreError::damaged(path, source.to_string()),
            other => other,
        }
    }

    /// Whether the file itself is broken: found when it was opened, or by the engine on the way.
    pub fn is_damage(&self) -> bool {
        match self {
            StoreError::Damaged { .. } => true,
            StoreError::Sqlite { source, .. } => {
                matches!(source.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
            }
            _ => false,
        }
    }
}

fn named(snapshot: Option<&Path>) -> String {
    match snapshot {
        Some(path) => format!("the newest snapshot is {}", path.display()),
        None => "there is no snapshot of it".to_owned(),
    }
}

/// Shorthand for what the store gives back.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Adds what was being done to an error of the engine, and names the few that a person can do something about.
pub(super) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|source| match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DiskFull) => StoreError::CannotWrite("the disk is full; make room and try again".into()),
            Some(ErrorCode::ReadOnly) => StoreError::ReadOnly(NotWritable),
            Some(ErrorCode::SystemIoFailure) if is_refused_write(&source) => {
                StoreError::CannotWrite("the disk takes no more; make room and try again".into())
            }
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::CannotWrite(format!("{source}; see to the disk and try again"))
            }
            _ => StoreError::Sqlite { doing, source },
        })
    }
}

/// What the engine calls a failed write, wherever it wrote: a quota, or the most a file may grow to, is no full disk to it.
const REFUSED_WRITES: [i32; 5] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_SHMOPEN,
    ffi::SQLITE_IOERR_SHMSIZE,
];

fn is_refused_write(source: &rusqlite::Error) -> bool {
    source.sqlite_error().is_some_and(|error| REFUSED_WRITES.contains(&error.extended_code))
}

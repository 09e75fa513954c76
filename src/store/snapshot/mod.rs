//! Snapshots: whole copies of the journal beside it, each proved readable before it gets its name.
//!
//! A copy is made by the engine from a state that is pinned, under a temporary name; what fails its check is thrown away and drives
//! no good one out. `kept` says what they are called and which are kept, `daily` takes the one of the day beside the writing.

mod daily;
mod kept;

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use rustix::fs::FlockOperation;
use rustix::io::Errno;
use uuid::Uuid;

pub(super) use daily::Daily;
use kept::{Name, too_many};

/// What the folder is called after the journal.
const FOLDER: &str = "-snapshots";

/// What a copy ends with until it is proved.
const UNPROVED: &str = "part";

/// Why there is no snapshot.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoSnapshot {
    /// The copy does not read back: the journal itself is broken.
    #[error("the copy does not read back ({0})")]
    Damaged(String),
    #[error("{0}")]
    Engine(#[from] rusqlite::Error),
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
}

type Result<T> = std::result::Result<T, NoSnapshot>;

/// A state of the journal that stays as it is while others go on writing.
#[derive(Debug)]
pub(super) struct Pinned {
    conn: Connection,
    revision: i64,
}

impl Pinned {
    /// Pins the journal as it stands now.
    pub(super) fn now(journal: &Path) -> Result<Pinned> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(journal, flags)?;
        conn.busy_timeout(super::open::BUSY_TIMEOUT)?;
        conn.execute_batch("BEGIN")?;
        let revision = revision_of(&conn)?;
        Ok(Pinned { conn, revision })
    }

    fn copy_to(&self, path: &Path) -> Result<()> {
        let mut copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // It has its name only once it is synced, so the engine need not.
        copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")?;
        let whole = -1;
        match Backup::new(&self.conn, &mut copy)?.step(whole)? {
            StepResult::Done => Ok(()),
            other => Err(NoSnapshot::Damaged(format!("{other:?}"))),
        }
    }
}

/// The newest snapshot of a journal, if it has any.
pub(super) fn newest(journal: &Path) -> Option<PathBuf> {
    let folder = folder_of(journal);
    let written = |name: &Name| fs::metadata(folder.join(name.to_string())).and_then(|file| file.modified()).ok();
    let name = names_in(&folder).into_iter().max_by_key(|name| (name.day, written(name)))?;
    Some(folder.join(name.to_string()))
}

/// Whether this is a snapshot: one that is looked at stays as it was taken.
pub(super) fn is_snapshot(path: &Path) -> bool {
    let is_named = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.parse::<Name>().is_ok());
    let folder = path.parent().and_then(Path::file_name);
    is_named && folder.is_some_and(|folder| folder.as_bytes().ends_with(FOLDER.as_bytes()))
}

/// Keeps the journal as it is before its schema changes to version `to`.
pub(super) fn before_change(journal: &Path, day: NaiveDate, to: u32) -> Result<()> {
    let pinned = Pinned::now(journal)?;
    let folder = Folder::of(journal)?.locked(FlockOperation::LockExclusive);
    let is_other = |name: &Name| {
        Connection::open(immutable(&folder.path.join(name.to_string())))
            .is_ok_and(|snapshot| revision_of(&snapshot).is_ok_and(|revision| revision != pinned.revision))
    };
    // One that was taken by a migration which did not come to its end is taken again; one of another state stays.
    let names = (1..).map(|number| Name::before(day, to, number));
    let mut free = names.filter(|name| !folder.path.join(name.to_string()).exists() || !is_other(name));
    let name = free.next().unwrap_or(Name::before(day, to, 1));
    folder.take(&pinned, name)
}

/// The folder of a journal's snapshots. One process at a time works in it.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    file: File,
    is_locked: bool,
    /// Another process is at work in it.
    is_busy: bool,
}

impl Folder {
    fn of(journal: &Path) -> Result<Folder> {
        let path = folder_of(journal);
        match DirBuilder::new().mode(0o700).create(&path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(&path)(error)),
            _ => {}
        }
        let file = File::open(&path).map_err(failed(&path))?;
        Ok(Folder { path, file, is_locked: false, is_busy: false })
    }

    /// Keeps others out, as long as it lives. Where a folder cannot be locked, temporary names of one's own have to do.
    fn locked(self, how: FlockOperation) -> Folder {
        let locked = rustix::fs::flock(&self.file, how);
        Folder { is_locked: locked.is_ok(), is_busy: locked == Err(Errno::WOULDBLOCK), ..self }
    }

    /// Copies the pinned state, proves the copy, and gives it its name.
    fn take(&self, pinned: &Pinned, name: Name) -> Result<()> {
        if self.is_locked {
            self.sweep();
        }
        let part = self.path.join(format!("{name}.{}.{UNPROVED}", Uuid::now_v7()));
        let made = self.make(pinned, &part, &self.path.join(name.to_string()));
        if made.is_err() {
            remove_with_sidecars(&part);
        }
        made?;
        for old in too_many(&names_in(&self.path)) {
            let _ = fs::remove_file(self.path.join(old.to_string()));
        }
        Ok(())
    }

    fn make(&self, pinned: &Pinned, part: &Path, whole: &Path) -> Result<()> {
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(part).map_err(failed(part))?;
        pinned.copy_to(part)?;
        make_one_file(part)?;
        prove(part, pinned.revision)?;
        File::open(part).and_then(|part| part.sync_all()).map_err(failed(part))?;
        fs::rename(part, whole).map_err(failed(whole))?;
        self.file.sync_all().map_err(failed(&self.path))
    }

    /// Throws away what a process that was killed left unproved.
    fn sweep(&self) {
        for entry in fs::read_dir(&self.path).into_iter().flatten().flatten() {
            let is_ours = entry.path().extension().is_some_and(|extension| extension == UNPROVED);
            if is_ours {
                remove_with_sidecars(&entry.path());
            }
        }
    }
}

/// `journal-snapshots` beside `journal.db`.
pub(super) fn folder_of(journal: &Path) -> PathBuf {
    let mut name = journal.file_stem().unwrap_or_default().to_owned();
    name.push(FOLDER);
    journal.with_file_name(name)
}

fn names_in(folder: &Path) -> Vec<Name> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

fn revision_of(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT revision FROM recording", [], |row| row.get(0))
}

/// A copy says in its header that it has a write-ahead log. Without one it is whole in itself.
fn make_one_file(path: &Path) -> Result<()> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.execute_batch("PRAGMA synchronous = OFF;")?;
    let mode: String = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    conn.close().map_err(|(_, error)| error)?;
    if mode == "delete" { Ok(()) } else { Err(NoSnapshot::Damaged(format!("it stays in mode {mode}"))) }
}

/// Opens a copy again and reads all of it.
fn prove(path: &Path, revision: i64) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(immutable(path), flags)?;
    let found: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(NoSnapshot::Damaged(found.lines().collect::<Vec<_>>().join(" ")));
    }
    let is_torn = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if is_torn {
        return Err(NoSnapshot::Damaged("a record refers to one that is not there".to_owned()));
    }
    let copied = revision_of(&conn)?;
    if copied != revision {
        return Err(NoSnapshot::Damaged(format!("it has revision {copied} and should have {revision}")));
    }
    Ok(())
}

/// A file as the engine opens it that makes nothing beside it and trusts that nobody writes.
pub(super) fn immutable(path: &Path) -> OsString {
    let mut uri = String::from("file:");
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    (uri + "?immutable=1").into()
}

fn remove_with_sidecars(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = fs::remove_file(name);
    }
}

fn failed(path: &Path) -> impl Fn(io::Error) -> NoSnapshot {
    let path = path.to_owned();
    move |source| NoSnapshot::File { path: path.clone(), source }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::goal::GoalDetails;
    use crate::store::{Store, StoreError};

    #[test]
    fn what_is_written_after_the_pin_is_not_in_the_copy() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("journal.db");
        let now = DateTime::parse_from_rfc3339("2026-11-26T09:00:00+01:00").unwrap();
        let mut store = Store::open(&path, now.date_naive()).unwrap();
        let mut add = |title: &str| {
            let goal = GoalDetails::new(None, title);
            store.write(now, title, |repos| repos.goals().insert(&goal).map(|_| ())).map_err(|error: StoreError| error)
        };
        add("before").unwrap();
        let pinned = Pinned::now(&path).unwrap();
        add("after").unwrap();
        let folder = Folder::of(&path).unwrap();
        folder.take(&pinned, Name::of(now.date_naive())).unwrap();
        let copy = Connection::open(newest(&path).unwrap()).unwrap();
        let titles: String = copy.query_row("SELECT group_concat(title) FROM goals", [], |row| row.get(0)).unwrap();
        assert_eq!(titles, "before");
    }
}

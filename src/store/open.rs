//! Opens or creates the file, in the right order: header, modes, engine, pragmas, migrations.
//!
//! A new journal is built under another name and moved into place when it is whole: an empty file is damage, never a new journal.
//! Where nothing may be written the journal opens to be read.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use chrono::NaiveDate;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rustix::fs::{Access, FlockOperation, flock};
use rustix::io::Errno;
use uuid::Uuid;

use super::db::Tally;
use super::error::{Doing, Result, StoreError};
use super::header::{self, APPLICATION_ID, Header, check_version};
use super::migrate;
use super::snapshot::{Daily, NoSnapshot, before_change, immutable, is_snapshot};
use super::{Store, file_at, snapshot};

/// Stands before an id in the name of a journal that is being built.
const BUILDING: &str = ".new-";

/// To build a journal takes a moment, on the slowest of disks less than this.
const LONGEST_BUILD: Duration = Duration::from_secs(10 * 60);

/// So often a file that seems cut off is looked at again.
const LOOKS: usize = 3;

/// How long a writer waits for another one.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the journal, or creates it where there is none. `today` names the snapshot that is taken before a migration.
    pub fn open(path: &Path, today: NaiveDate) -> Result<Store> {
        let found = header::locate(path)?;
        let is_new = found.is_none();
        let there = match found {
            Some(there) => there,
            None => {
                create(path)?;
                path.to_owned()
            }
        };
        match Store::open_existing(&there, today) {
            // A disk that has no room for the log can still be read.
            Err(StoreError::CannotWrite(why)) if !has_words(&beside(&there, "-wal")) => {
                let opened = Store::open_to_read(&there, None);
                let no_room = Some(why.clone());
                opened.map(|store| Store { no_room, ..store }).map_err(|_| StoreError::CannotWrite(why))
            }
            opened => opened,
        }
        .map(|mut store| {
            store.daily.say(missing(path).filter(|_| is_new));
            store
        })
        .map_err(|error| error.about(&there))
    }

    /// Whether there is anything at the journal's path.
    pub fn is_there(path: &Path) -> Result<bool> {
        Ok(header::locate(path)?.is_some())
    }

    /// The newest snapshot of a journal that was at this path.
    pub fn newest_snapshot(path: &Path) -> Option<PathBuf> {
        snapshot::newest(path)
    }

    /// A journal that lives as long as the program: for tests and demonstrations. It runs the real SQL.
    pub fn in_memory() -> Result<Store> {
        let mut conn = Connection::open_in_memory().doing("opening a journal in memory")?;
        set_pragmas(&conn)?;
        migrate::migrate(&mut conn, |_| Ok(()))?;
        let (tally, daily) = (Tally::default(), Daily::default());
        Ok(Store {
            daily,
            conn,
            path: None,
            file: None,
            tally,
            was_open_to_others: false,
            is_read_only: false,
            no_room: None,
            patience: BUSY_TIMEOUT,
        })
    }

    fn open_existing(path: &Path, today: NaiveDate) -> Result<Store> {
        let (header, log, has_log) = look_at(path)?;
        if let Some(cut_off) = header.is_cut_off.as_ref().filter(|_| !has_log) {
            return Err(StoreError::damaged(path, cut_off));
        }
        if is_snapshot(path) || !may_write(path) {
            return Store::open_to_read(path, has_log.then_some(log));
        }
        check_sidecars(path)?;
        let was_open_to_others = tighten_mode(path);
        let mut conn = open_to_write(path, &header, has_log)?;
        let version = version_of(&conn, path)?;
        check_version(path, version)?;
        if has_log {
            // All is well, so that the log goes into the file again when the last one closes it.
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).doing("opening the journal")?;
        }
        if version < migrate::newest() {
            migrate::migrate(&mut conn, |from| keep_before_migration(path, today, from))?;
        }
        if !header.has_log {
            // A snapshot that was put in the journal's place. If somebody reads it now, the next opening will do.
            let _ = conn.pragma_update(None, "journal_mode", "wal");
        }
        let daily = Daily::of(path);
        Ok(Store {
            daily,
            conn,
            file: file_at(path),
            path: Some(path.into()),
            tally: Tally::default(),
            was_open_to_others,
            is_read_only: false,
            no_room: None,
            patience: BUSY_TIMEOUT,
        })
    }

    /// Nothing is made beside the file. What stands only in a log cannot be read so.
    fn open_to_read(path: &Path, log: Option<PathBuf>) -> Result<Store> {
        if let Some(log) = log {
            return Err(StoreError::CannotWrite(format!(
                "its newest changes are in {}, and neither can be written here; copy both to a folder of your own \
                 and open the journal there",
                log.display()
            )));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(immutable(path), flags).doing("opening the journal")?;
        set_pragmas(&conn)?;
        let version = version_of(&conn, path)?;
        check_version(path, version)?;
        if version < migrate::newest() {
            return Err(StoreError::CannotWrite(format!(
                "it is of an earlier version (schema {version}), and it cannot be brought up to date here; copy it to a \
                 folder of your own and open it there"
            )));
        }
        let (tally, daily, was_open_to_others) = (Tally::default(), Daily::default(), false);
        Ok(Store {
            daily,
            conn,
            file: file_at(path),
            path: Some(path.into()),
            tally,
            was_open_to_others,
            is_read_only: true,
            no_room: None,
            patience: BUSY_TIMEOUT,
        })
    }
}

/// The header of the file, and the log beside it, if there are words in it. Whoever closed the file last may just have taken the log
/// in: then the file was shorter when it was looked at than its header says, and the log is gone. A second look sees it whole.
fn look_at(path: &Path) -> Result<(Header, PathBuf, bool)> {
    let look = || {
        let header = header::read(path)?;
        let log = beside(path, if header.has_log { "-wal" } else { "-journal" });
        let has_log = has_words(&log);
        Ok((header, log, has_log))
    };
    let mut seen = look()?;
    for _ in 0..LOOKS {
        if seen.0.is_cut_off.is_none() || seen.2 {
            break;
        }
        seen = look()?;
    }
    Ok(seen)
}

/// With a log that a killed program left, nothing is written before it is known that the journal is ours and whole.
fn open_to_write(path: &Path, header: &Header, has_log: bool) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).doing("opening the journal")?;
    if has_log {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).doing("opening the journal")?;
    }
    set_pragmas(&conn)?;
    if let Some(cut_off) = &header.is_cut_off {
        // A crash in the middle of a checkpoint leaves the file short, and the log has the rest: then all is there.
        let found: rusqlite::Result<String> = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0));
        if !found.is_ok_and(|found| found == "ok") {
            return Err(StoreError::damaged(path, cut_off));
        }
    }
    Ok(conn)
}

/// As the engine sees it: a newer program's step may still stand in the log, where the header does not show it.
fn version_of(conn: &Connection, path: &Path) -> Result<u32> {
    let version = conn.pragma_query_value(None, "user_version", |row| row.get(0)).doing("reading the schema's version");
    version.map_err(|error| error.about(path))
}

fn keep_before_migration(path: &Path, today: NaiveDate, from: u32) -> Result<()> {
    before_change(path, today, migrate::newest()).map_err(|error| match error {
        NoSnapshot::Damaged(what) => StoreError::damaged(path, what),
        error => StoreError::CannotWrite(format!(
            "it is of an earlier version (schema {from}), and no snapshot could be taken before it is brought up to date: \
             {error}; nothing was changed"
        )),
    })
}

/// Whether the file and its folder can be written: the log and its index stand beside it.
fn may_write(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let may = |path: &Path| rustix::fs::access(path, Access::WRITE_OK).is_ok();
    may(path) && may(folder)
}

/// A log or an index that cannot be written would keep the journal shut with words that name neither.
fn check_sidecars(path: &Path) -> Result<()> {
    for sidecar in [beside(path, "-wal"), beside(path, "-shm")] {
        match rustix::fs::access(&sidecar, Access::READ_OK | Access::WRITE_OK) {
            Ok(()) | Err(Errno::NOENT) => {}
            Err(error) => {
                let name = sidecar.display();
                return Err(StoreError::CannotWrite(format!(
                    "{name}, which belongs to it, cannot be written: {error}; `chmod u+rw` on it gives it back"
                )));
            }
        }
    }
    Ok(())
}

/// What to say of a journal that is not there though it once was: its snapshots are.
pub fn missing(path: &Path) -> Option<String> {
    let newest = snapshot::newest(path)?;
    Some(format!(
        "there was no journal at {}, so an empty one begins; the newest snapshot of one that was there is {}",
        path.display(),
        newest.display()
    ))
}

fn has_words(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|file| file.len() > 0)
}

pub(super) fn set_pragmas(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT).doing("setting the busy timeout")?;
    conn.set_prepared_statement_cache_capacity(128);
    // Without this the engine plans a statement anew whenever another value is bound to it, which no index here needs.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).doing("setting up the planner")?;
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;",
    )
    .doing("setting up the journal")
}

/// Builds a new journal beside `path` and moves it into place whole. If another process was quicker, its journal stays.
fn create(path: &Path) -> Result<()> {
    let file = |doing| move |source| StoreError::File { doing, path: path.into(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(cannot_create(folder))?;
    }
    let building = beside(path, &format!("{BUILDING}{}", Uuid::now_v7()));
    let ours = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&building);
    let ours = ours.map_err(cannot_create(&building))?;
    // Says that it is being built; a medium without locks can't tell, and there one that was left lies for a day.
    let _ = flock(&ours, FlockOperation::NonBlockingLockExclusive);
    let built = build(&building).and_then(|()| ours.sync_all().map_err(file("writing")));
    // Closed before it is a journal: to close a file takes the engine's locks on it from this process.
    drop(ours);
    let placed = built.and_then(|()| put_in_place(&building, path).map_err(file("creating")));
    remove_built(&building);
    if placed.is_ok() {
        sweep_unfinished(path);
    }
    placed
}

/// Gives a file its name, unless somebody has that by now: then theirs stays.
fn put_in_place(building: &Path, path: &Path) -> io::Result<()> {
    let is_taken = |error: &io::Error| error.kind() == ErrorKind::AlreadyExists;
    match rename_new(building, path).or_else(|error| if is_taken(&error) { Ok(()) } else { Err(error) }) {
        Ok(()) => Ok(()),
        // Not every medium can rename so, and not every one of those has links.
        Err(_) => match fs::hard_link(building, path) {
            Err(error) if !is_taken(&error) && !path.exists() => fs::rename(building, path),
            _ => Ok(()),
        },
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_new(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Removes what starts left that were killed while they built this journal.
fn sweep_unfinished(path: &Path) {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    let prefix = format!("{name}{BUILDING}");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let id = name.to_str().and_then(|name| Uuid::try_parse(name.strip_prefix(&prefix)?).ok());
        if id.is_some_and(|id| is_unfinished(&entry.path(), id)) {
            remove_built(&entry.path());
        }
    }
}

/// Whether nobody builds it any more, and it never was a journal: nothing has been written since about the time it is named for.
fn is_unfinished(path: &Path, id: Uuid) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let Some(written) = file.metadata().and_then(|file| file.modified()).ok() else { return false };
    let begun = id.get_timestamp().map(|at| UNIX_EPOCH + Duration::from_secs(at.to_unix().0));
    let was_used = begun.is_none_or(|begun| written.duration_since(begun).is_ok_and(|span| span > LONGEST_BUILD));
    // Who builds has the lock before anything is in it.
    let is_empty = file.metadata().is_ok_and(|file| file.len() == 0);
    let is_free = !is_empty && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok();
    let is_old = written.elapsed().is_ok_and(|age| age > Duration::from_secs(24 * 60 * 60));
    !was_used && (is_free || is_old)
}

fn remove_built(building: &Path) {
    for ending in ["-journal", "-wal", "-shm", ""] {
        let _ = fs::remove_file(beside(building, ending));
    }
}

fn build(path: &Path) -> Result<()> {
    let mut conn = Connection::open(path).doing("creating the journal")?;
    conn.pragma_update(None, "application_id", APPLICATION_ID).doing("creating the journal")?;
    set_pragmas(&conn)?;
    migrate::migrate(&mut conn, |_| Ok(()))?;
    // Write-ahead logging is a property of the file: set once, it holds for every later opening.
    conn.pragma_update(None, "journal_mode", "wal").doing("creating the journal")?;
    conn.close().map_err(|(_, error)| error).doing("creating the journal")
}

/// Nobody else reads a journal; says whether somebody could. A file on a medium without modes stays as it is.
fn tighten_mode(path: &Path) -> bool {
    let Ok(metadata) = fs::metadata(path) else { return false };
    let mode = metadata.permissions().mode();
    mode & 0o077 != 0 && fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700)).is_ok()
}

fn cannot_create(path: &Path) -> impl Fn(std::io::Error) -> StoreError {
    move |source| match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::StorageFull => {
            StoreError::CannotWrite(format!("{}: {source}", path.display()))
        }
        _ => StoreError::File { doing: "creating", path: path.into(), source },
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_journal_is_moved_into_place_and_never_over_another_that_was_quicker() {
        let home = tempfile::tempdir().unwrap();
        let (building, path) = (home.path().join("new"), home.path().join("journal.db"));
        for (ours, there) in [("first", "first"), ("second", "first")] {
            for put in [put_in_place, |from: &Path, to: &Path| rename_new(from, to)] {
                fs::write(&building, ours).unwrap();
                let _ = put(&building, &path);
                assert_eq!(fs::read_to_string(&path).unwrap(), there);
            }
        }
        fs::remove_file(&building).unwrap();
        put_in_place(&building, &path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(put_in_place(&building, &path).unwrap_err().kind(), ErrorKind::NotFound);
    }
}

//! Opens or creates the file, in the right order: header, modes, engine, pragmas, migrations.
//!
//! The header is read before SQLite sees the file, so that a newer or foreign file is refused byte for byte unchanged. A new
//! journal is built under another name and moved into place when it is whole: an empty file is damage, never a new journal.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use uuid::Uuid;

use super::db::Tally;
use super::error::{Doing, Result, StoreError};
use super::migrate;
use super::{Store, file_at};

/// "MLOG" in the file's header.
const APPLICATION_ID: u32 = 0x4d4c_4f47;

/// How long a writer waits for another one.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the journal, or creates it where there is none.
    pub fn open(path: &Path) -> Result<Store> {
        match fs::metadata(path) {
            Ok(_) => Store::open_existing(path),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                create(path)?;
                Store::open_existing(path)
            }
            Err(source) => Err(StoreError::File { doing: "opening", path: path.into(), source }),
        }
    }

    /// A journal that lives as long as the program: for tests and demonstrations. It runs the real SQL.
    pub fn in_memory() -> Result<Store> {
        let mut conn = Connection::open_in_memory().doing("opening a journal in memory")?;
        set_pragmas(&conn)?;
        migrate::migrate(&mut conn, 0)?;
        Ok(Store { conn, path: None, file: None, tally: Tally::default(), was_open_to_others: false })
    }

    fn open_existing(path: &Path) -> Result<Store> {
        check_header(path)?;
        let was_open_to_others = tighten_mode(path);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(path, flags).doing("opening the journal")?;
        set_pragmas(&conn).map_err(|error| damage(path, error))?;
        // A newer program's step may still stand in the write-ahead log, where the header does not show it.
        let version: u32 =
            conn.pragma_query_value(None, "user_version", |row| row.get(0)).doing("reading the schema's version")?;
        check_version(path, version)?;
        migrate::migrate(&mut conn, version)?;
        Ok(Store { conn, file: file_at(path), path: Some(path.into()), tally: Tally::default(), was_open_to_others })
    }
}

pub(super) fn set_pragmas(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT).doing("setting the busy timeout")?;
    conn.set_prepared_statement_cache_capacity(128);
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
    let building = beside(path, &format!("new-{}", Uuid::now_v7()));
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(&building).map_err(cannot_create(&building))?;
    let built = build(&building).and_then(|()| {
        File::open(&building).and_then(|whole| whole.sync_all()).map_err(file("writing"))?;
        match fs::hard_link(&building, path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                fs::rename(&building, path).map_err(file("creating"))
            }
            _ => Ok(()),
        }
    });
    let _ = fs::remove_file(&building);
    built
}

fn build(path: &Path) -> Result<()> {
    let mut conn = Connection::open(path).doing("creating the journal")?;
    conn.pragma_update(None, "application_id", APPLICATION_ID).doing("creating the journal")?;
    set_pragmas(&conn)?;
    migrate::migrate(&mut conn, 0)?;
    // Write-ahead logging is a property of the file: set once, it holds for every later opening.
    conn.pragma_update(None, "journal_mode", "wal").doing("creating the journal")?;
    conn.close().map_err(|(_, error)| error).doing("creating the journal")
}

fn check_header(path: &Path) -> Result<()> {
    let failed = |source| StoreError::File { doing: "reading", path: path.into(), source };
    let mut header = [0; 100];
    let mut read = 0;
    let mut file = File::open(path).map_err(failed)?;
    while read < header.len() {
        match file.read(&mut header[read..]).map_err(failed)? {
            0 => break,
            more => read += more,
        }
    }
    if read == 0 {
        return Err(StoreError::Damaged { path: path.into(), what: "the file is empty (0 bytes)".into() });
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::Foreign(path.into()));
    }
    if read < header.len() {
        return Err(StoreError::Damaged { path: path.into(), what: format!("the file is cut off after {read} bytes") });
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if number(68) != APPLICATION_ID {
        return Err(StoreError::Foreign(path.into()));
    }
    check_version(path, number(60))
}

fn check_version(path: &Path, found: u32) -> Result<()> {
    let known = migrate::newest();
    if found > known { Err(StoreError::TooNew { path: path.into(), found, known }) } else { Ok(()) }
}

/// Nobody else reads a journal; says whether somebody could. A file on a medium without modes stays as it is.
fn tighten_mode(path: &Path) -> bool {
    let is_open = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0);
    is_open && fs::set_permissions(path, fs::Permissions::from_mode(0o600)).is_ok()
}

fn damage(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Sqlite { ref source, .. } if error.is_damage() => {
            StoreError::Damaged { path: path.into(), what: source.to_string() }
        }
        other => other,
    }
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
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

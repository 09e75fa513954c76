//! What lies at the journal's path, read before SQLite sees it: a newer, foreign or cut off file is named and left byte for byte.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use super::error::{Result, StoreError};
use super::migrate;

/// "MLOG" in the file's header.
pub(super) const APPLICATION_ID: u32 = 0x4d4c_4f47;

const MAGIC: &[u8] = b"SQLite format 3\0";
const LENGTH: usize = 100;

/// What the beginning of a journal says.
#[derive(Debug)]
pub(super) struct Header {
    /// Whether changes go to a write-ahead log first.
    pub has_log: bool,
    /// In words, if the file is shorter than it says. Where a log has the rest that is no damage.
    pub is_cut_off: Option<String>,
}

/// Whether something is there, and where it really lies: a link is followed, since the engine keeps its files beside the target.
pub(super) fn locate(path: &Path) -> Result<Option<PathBuf>> {
    let failed = |source| StoreError::File { doing: "opening", path: path.into(), source };
    let is_link = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata.is_symlink(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    if is_link { fs::canonicalize(path).map(Some).map_err(failed) } else { Ok(Some(path.into())) }
}

/// Reads the header of a file; refuses what is no journal of ours.
pub(super) fn read(path: &Path) -> Result<Header> {
    let failed = |source| StoreError::File { doing: "reading", path: path.into(), source };
    let metadata = fs::metadata(path).map_err(failed)?;
    if let Some(what) = other_than_a_file(&metadata) {
        return Err(StoreError::Foreign { path: path.into(), what });
    }
    let mut header = [0; LENGTH];
    let read = fill(&mut header, path).map_err(failed)?;
    if read == 0 {
        return Err(StoreError::damaged(path, "the file is empty (0 bytes)"));
    }
    if !header.starts_with(&MAGIC[..read.min(MAGIC.len())]) {
        return Err(StoreError::Foreign { path: path.into(), what: "is no journal of this program" });
    }
    if read < LENGTH {
        return Err(StoreError::damaged(path, format!("the file is cut off after {read} bytes")));
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if number(68) != APPLICATION_ID {
        return Err(StoreError::Foreign { path: path.into(), what: "is no journal of this program" });
    }
    check_version(path, number(60))?;
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // The number of pages counts only if whoever wrote last knew of it.
    let bytes = if number(24) == number(92) { page * u64::from(number(28)) } else { 0 };
    let is_cut_off =
        (metadata.len() < bytes).then(|| format!("the file is cut off after {} of {bytes} bytes", metadata.len()));
    Ok(Header { has_log: header[18] == 2, is_cut_off })
}

/// Refuses a schema that this program does not know yet.
pub(super) fn check_version(path: &Path, found: u32) -> Result<()> {
    let known = migrate::newest();
    if found > known { Err(StoreError::TooNew { path: path.into(), found, known }) } else { Ok(()) }
}

/// Opening one of these could wait for ever, or act on something.
fn other_than_a_file(metadata: &Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some("is a folder, and no journal of this program")
    } else if kind.is_fifo() {
        Some("is a pipe, and no journal of this program")
    } else if kind.is_char_device() || kind.is_block_device() {
        Some("is a device, and no journal of this program")
    } else {
        Some("is no file, and no journal of this program")
    }
}

fn fill(header: &mut [u8], path: &Path) -> io::Result<usize> {
    let mut file = File::open(path)?;
    let mut read = 0;
    while read < header.len() {
        match file.read(&mut header[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}

//! A file that leaves the journal: written whole or not at all, for its owner alone, and never in the place of another unless that was
//! asked for.
//!
//! It is written beside its name, synced, and moved into place when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Writes a file. Where one is in the way that may not be replaced, the error is [`ErrorKind::AlreadyExists`].
pub fn write(path: &Path, may_replace: bool, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if !may_replace && fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let part = beside(path)?;
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
    let written = write_and_sync(content, file).and_then(|()| put_in_place(&part, path, may_replace));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_and_sync(content: impl FnOnce(&mut dyn Write) -> io::Result<()>, file: File) -> io::Result<()> {
    let mut to = BufWriter::new(file);
    content(&mut to)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_is_there_whole_or_not_at_all_and_replaces_none_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agreement.md");
        let broken = write(&path, false, |to| to.write_all(b"half").and(Err(ErrorKind::StorageFull.into())));
        assert_eq!(broken.unwrap_err().kind(), ErrorKind::StorageFull);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
        write(&path, false, |to| to.write_all(b"whole")).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let again = write(&path, false, |to| to.write_all(b"other")).unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        write(&path, true, |to| to.write_all(b"other")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"other");
    }
}

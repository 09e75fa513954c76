//! Gets the text of a configuration, whatever lies where it is looked for, without waiting and without reading too much.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// A file with every setting in it is about a fifth of this.
const LARGEST: u64 = 64 * 1024;

/// Why there is no text.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unread {
    #[error("there is no such file")]
    Missing,
    #[error("it is a folder and no file")]
    Folder,
    #[error("it is no file that can be read")]
    NoFile,
    #[error("it is larger than 64 kB, and so is not read")]
    TooLarge,
    #[error("it is not UTF-8 from line {0} on, and so is not read")]
    NotUtf8(usize),
    #[error("it cannot be read: {0}")]
    Failed(io::Error),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Unread::Missing,
            _ => Unread::Failed(error),
        }
    }
}

/// The whole text of a file.
pub(super) fn read(path: &Path) -> Result<String, Unread> {
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(Unread::Folder);
    }
    if !kind.is_file() {
        return Err(Unread::NoFile);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(Unread::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        Unread::NotUtf8(1 + good.filter(|byte| **byte == b'\n').count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_readable_text_is_named_and_nothing_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let said = |path: &Path| read(path).unwrap_err().to_string();
        assert_eq!(said(&path), "there is no such file");
        assert_eq!(said(folder.path()), "it is a folder and no file");
        assert_eq!(said(Path::new("/dev/zero")), "it is no file that can be read");
        fs::write(&path, b"colour = true\n# caf\xe9\n").unwrap();
        assert_eq!(said(&path), "it is not UTF-8 from line 2 on, and so is not read");
        fs::write(&path, vec![b'#'; 10_000_000]).unwrap();
        assert_eq!(said(&path), "it is larger than 64 kB, and so is not read");
        fs::write(&path, "colour = true\n").unwrap();
        assert_eq!(read(&path).unwrap(), "colour = true\n");
    }
}

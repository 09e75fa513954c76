//! The folder of one edit: the text, what it belongs to, and two locks that say who still works on it.
//!
//! It lies in `<journal>-editing/`, so that it is found again whatever becomes of the program. Killed at any point, it leaves one of
//! these: an empty folder; one with [`GIVEN`] and no text, from which nothing was given out; or both, and then the text is what an
//! editor left. Whoever takes a folder over has its first lock before anything in it is read or goes.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::io::{FdFlags, fcntl_setfd};
use uuid::Uuid;

use super::Given;

/// What was given out, and where it belongs. Its lock is the program's: it is held while the program works on the folder.
const GIVEN: &str = "given.json";

/// Its lock is the editor's: it lives for as long as any process that the editor has started and that has not closed it.
const HELD: &str = "held";

/// Stands in a folder that stays and has been named to the person.
const NAMED: &str = "named";

/// The text before it is whole.
const UNFINISHED: &str = "unfinished";

/// How often another folder is tried if somebody takes the first away while it is being made.
const TRIES: usize = 4;

/// A folder that this program works on. It stays where it is unless it is removed.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// The folder of all edits, which goes with the last of them; nothing where it lies among other people's files.
    base: Option<PathBuf>,
    pub given: Given,
    /// The lock goes with it.
    ours: File,
}

impl Folder {
    /// Writes down what is given out: beside the journal, or where that can't be, in the folder for temporary files.
    pub(super) fn create(journal: Option<&Path>, given: &Given) -> io::Result<Self> {
        if let Some(base) = journal.and_then(|journal| editing_folder(journal).ok()) {
            for _ in 0..TRIES {
                match Self::build(Some(&base), &base.join(new_name()), given) {
                    Ok(folder) => return Ok(folder),
                    // A program that starts may clear away a folder that is still empty.
                    Err(error) if [ErrorKind::NotFound, ErrorKind::WouldBlock].contains(&error.kind()) => {}
                    Err(_) => break,
                }
            }
        }
        Self::build(None, &std::env::temp_dir().join(format!("mentorlog-{}", Uuid::now_v7())), given)
    }

    fn build(base: Option<&Path>, path: &Path, given: &Given) -> io::Result<Self> {
        if let Some(base) = base {
            DirBuilder::new().recursive(true).mode(0o700).create(base)?;
        }
        DirBuilder::new().mode(0o700).create(path)?;
        Self::fill(base, path, given).inspect_err(|_| {
            let _ = fs::remove_dir_all(path);
            base.map(fs::remove_dir);
        })
    }

    fn fill(base: Option<&Path>, path: &Path, given: &Given) -> io::Result<Self> {
        let mut ours = create_file(&path.join(GIVEN))?;
        flock(&ours, FlockOperation::NonBlockingLockExclusive)?;
        ours.write_all(&serde_json::to_vec(given)?)?;
        ours.sync_all()?;
        create_file(&path.join(UNFINISHED))?.write_all(&given.written())?;
        // The name of the text stands for a whole one.
        fs::rename(path.join(UNFINISHED), path.join(&given.file))?;
        Ok(Folder { path: path.to_owned(), base: base.map(Path::to_owned), given: given.clone(), ours })
    }

    /// Takes over what a program left that is gone, unless somebody still works on it or it has been named already.
    fn take_over(path: &Path) -> Option<Self> {
        let mut ours = match OpenOptions::new().read(true).write(true).open(path.join(GIVEN)) {
            Ok(ours) => ours,
            Err(error) if error.kind() == ErrorKind::NotFound => Self::adopt(path)?,
            Err(_) => return None,
        };
        flock(&ours, FlockOperation::NonBlockingLockExclusive).ok()?;
        if path.join(NAMED).exists() || is_held(path) {
            return None;
        }
        let mut bytes = Vec::new();
        ours.read_to_end(&mut bytes).ok()?;
        let mut given: Given = serde_json::from_slice(&bytes).unwrap_or_default();
        if given.file.is_empty() {
            given.file = text_in(path).unwrap_or_default();
        }
        Some(Folder { path: path.to_owned(), base: path.parent().map(Path::to_owned), given, ours })
    }

    /// A text without a word of what it belongs to: some editors make the folder of a file again that they are told to save.
    fn adopt(path: &Path) -> Option<File> {
        if text_in(path).is_none() {
            // Succeeds where it is empty: nothing had been put into it yet.
            let _ = fs::remove_dir(path);
            return None;
        }
        create_file(&path.join(GIVEN)).ok()
    }

    /// Where the text is.
    pub(super) fn text(&self) -> PathBuf {
        self.path.join(&self.given.file)
    }

    /// What the editor left.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        if self.given.file.is_empty() {
            return Err(ErrorKind::NotFound.into());
        }
        fs::read(self.text())
    }

    /// The editor's lock, for a child to inherit: whatever is started while this is open keeps it.
    pub(super) fn lock_for_the_editor(&self) -> io::Result<File> {
        let lock = create_file(&self.path.join(HELD))?;
        flock(&lock, FlockOperation::NonBlockingLockExclusive)?;
        fcntl_setfd(&lock, FdFlags::empty())?;
        Ok(lock)
    }

    /// Whether a process that the editor started is still there.
    pub(super) fn is_held(&self) -> bool {
        is_held(&self.path)
    }

    /// A file that the editor made for itself and that may have words in it: a swap file, a copy saved on the way out.
    pub(super) fn file_of_the_editor(&self, text: &[u8]) -> Option<PathBuf> {
        let own = [GIVEN, HELD, NAMED, UNFINISHED, &self.given.file].map(OsStr::new);
        let has_other_words = |path: &PathBuf| {
            fs::read(path).is_ok_and(|bytes| !bytes.is_empty() && bytes != text && bytes != self.given.written())
        };
        let entries = fs::read_dir(&self.path).ok()?.flatten();
        let names = entries.map(|entry| entry.file_name()).filter(|name| !own.contains(&name.as_os_str()));
        names.map(|name| self.path.join(name)).find(has_other_words)
    }

    /// Writes down that another text counts as given out now: only what differs from it is offered later.
    pub(super) fn give_again(&mut self, text: &str) -> io::Result<()> {
        text.clone_into(&mut self.given.text);
        let whole = serde_json::to_vec(&self.given)?;
        self.ours.set_len(0)?;
        io::Seek::rewind(&mut self.ours)?;
        self.ours.write_all(&whole)
    }

    /// The folder stays, and the person has been told where it is.
    pub(super) fn mark_named(&self) {
        let _ = create_file(&self.path.join(NAMED));
    }

    /// Nothing in it is needed any more.
    pub(super) fn remove(self) {
        // The text goes first and what explains it last, in case this is cut short.
        let _ = fs::remove_file(self.text());
        let _ = fs::remove_dir_all(&self.path);
        // Succeeds where no other edit is left.
        self.base.as_ref().map(fs::remove_dir);
    }
}

impl Drop for Folder {
    /// Said aloud, since a process that is being started right now has the file too for a moment.
    fn drop(&mut self) {
        let _ = flock(&self.ours, FlockOperation::Unlock);
    }
}

/// The folders that programs which are gone have left for this journal.
pub(super) fn left_for(journal: &Path) -> Vec<Folder> {
    let Ok(base) = editing_folder(journal) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(&base) else { return Vec::new() };
    let found = entries.flatten().filter_map(|entry| Folder::take_over(&entry.path())).collect();
    // Succeeds where it is empty.
    let _ = fs::remove_dir(&base);
    found
}

/// `journal-editing` beside `journal.db`.
fn editing_folder(journal: &Path) -> io::Result<PathBuf> {
    let mut name = journal.file_stem().map(OsString::from).unwrap_or_default();
    name.push("-editing");
    std::path::absolute(journal.with_file_name(name))
}

/// Short, since it is shown, and not in use.
fn new_name() -> String {
    let mut name = Uuid::now_v7().simple().to_string();
    name.split_off(name.len() - 8)
}

fn is_held(path: &Path) -> bool {
    match File::open(path.join(HELD)) {
        // A file system without locks can't tell; then somebody may.
        Ok(lock) => {
            let is_free = flock(&lock, FlockOperation::NonBlockingLockExclusive).is_ok();
            let _ = flock(&lock, FlockOperation::Unlock);
            !is_free
        }
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// The name of the text in a folder that does not say it.
fn text_in(path: &Path) -> Option<String> {
    let names = fs::read_dir(path).ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    names.into_iter().find(|name| name.ends_with(super::ENDING) && !name.starts_with('.'))
}

/// A new file, for its owner alone.
fn create_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path)
}

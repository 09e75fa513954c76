//! Runs `$VISUAL` or `$EDITOR` on a text and brings it back whole, whatever the editor does.
//!
//! The screens lend it the terminal first. The text lies in a folder that only its owner can read, beside the journal, and that goes
//! only once whoever got the text has it in safety and says so: see [`Edited::release`]. Until then it is found again by
//! [`left_for`], even if the program is killed.

mod command;
mod folder;
mod reading;
#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::config::shown_path;
use crate::domain::draft::DraftPlace;
use command::Editor;
use folder::Folder;

/// The ending of a text's file.
const ENDING: &str = ".md";

/// An editor that is back so soon has either been left at once or opened a window and not waited for it.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Why a text did not come back.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    #[error("set EDITOR to the editor you want, such as nano")]
    NoneNamed,
    #[error("{variable} can't be understood, look at its quotes: {command}")]
    Unclear { variable: &'static str, command: String },
    #[error("the editor \"{name}\" is not there; set EDITOR to one that is, such as nano")]
    Missing { name: String },
    #[error("the editor \"{name}\" could not be started: {source}")]
    NotStarted { name: String, source: io::Error },
    #[error("\"{0}\" ended with an error; the text is as it was")]
    Failed(String),
    #[error("\"{name}\" ended with an error; the text is as it was, and what it left is in {}", shown_path(path))]
    FailedWithFile { name: String, path: PathBuf },
    #[error("\"{0}\" left no file; the text is as it was")]
    Gone(String),
    #[error("what the editor left can't be read ({source}); it is in {}", shown_path(path))]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("there is no room for the editor's file: {0}")]
    File(#[from] io::Error),
}

/// A text to be edited, and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    pub text: String,
    /// Where a draft of it belongs.
    pub place: Option<DraftPlace>,
    /// Which field of a form it is; then the place is that of the form.
    pub field: Option<String>,
    /// Where the caret stands, as a byte offset.
    pub caret: Option<usize>,
}

impl Lent {
    /// A text whose draft is of this place.
    pub fn of(place: DraftPlace, text: impl Into<String>) -> Self {
        Lent { text: text.into(), place: Some(place), field: None, caret: None }
    }

    /// A field of a form.
    pub fn field(name: &str, text: impl Into<String>) -> Self {
        Lent { text: text.into(), place: None, field: Some(name.to_owned()), caret: None }
    }

    /// With the caret at a byte offset.
    pub fn with_caret(self, caret: usize) -> Self {
        Lent { caret: Some(caret), ..self }
    }

    fn line(&self) -> Option<usize> {
        let before = self.text.as_bytes().get(..self.caret?)?;
        Some(1 + before.iter().filter(|byte| **byte == b'\n').count())
    }

    fn given(&self, at: DateTime<Utc>) -> Given {
        Given {
            place: self.place.as_ref().map(ToString::to_string),
            field: self.field.clone(),
            at: Some(at),
            file: self.file_name(),
            text: self.text.clone(),
        }
    }

    /// What it is, and not a word of what it says: `M7-notes.md`, `new-goal-1-why.md`.
    fn file_name(&self) -> String {
        let parts = [self.place.as_ref().map(ToString::to_string), self.field.clone()];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let plain: String = said.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let name = plain.trim_matches('-');
        format!("{}{ENDING}", if name.is_empty() { "text" } else { name })
    }
}

/// What was given to an editor, as it is written down beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    place: Option<String>,
    /// Which field of a form it is.
    pub field: Option<String>,
    pub at: Option<DateTime<Utc>>,
    file: String,
    pub text: String,
}

impl Given {
    /// Where a draft of it belongs.
    pub fn place(&self) -> Option<DraftPlace> {
        self.place.as_ref()?.parse().ok()
    }

    /// As it stands in the file: with the line break at its end that editors want, which is taken off again when it comes back.
    fn written(&self) -> Vec<u8> {
        let ending = match self.text.as_str() {
            text if text.is_empty() || text.ends_with('\n') => "",
            text if text.contains("\r\n") => "\r\n",
            _ => "\n",
        };
        [self.text.as_bytes(), ending.as_bytes()].concat()
    }

    /// Whether the same text of the same place was given out, whenever that was.
    pub fn is_of_the_same(&self, other: &Given) -> bool {
        (&self.place, &self.field, &self.text) == (&other.place, &other.field, &other.text)
    }
}

/// What an editor made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    Unchanged,
    /// Nothing but blanks, where there were words.
    Emptied,
    Text(String),
    /// It was written, but the editor ended with an error, as by `:cq`: the person does not want it saved.
    Refused(String),
    /// It was written, but the editor was killed or broke down.
    CutOff(String),
}

/// Why a folder stays though its text is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stays {
    /// So many bytes were no UTF-8, and what they should have been is a guess.
    OddBytes(usize),
    /// The editor left a file of its own.
    EditorsFile(PathBuf),
    /// An editor may still write into it. What to set so that it is waited for, unless it is one that always is.
    MaybeOpen(Option<String>),
}

/// What came back. The file it was read from stays until it is released.
#[derive(Debug)]
pub struct Edited {
    pub given: Given,
    pub left: Left,
    stays: Option<Stays>,
    folder: Option<Folder>,
}

/// Lets the person edit a text in their own editor. Its file lies beside the journal, if that is one.
pub fn edit(lent: &Lent, journal: Option<&Path>, at: DateTime<Utc>) -> Result<Edited, EditorError> {
    edit_with(&Editor::of_the_environment()?, lent, journal, at)
}

/// What editors left that were open when a program was killed. Nothing of it is removed before it is released.
pub fn left_for(journal: &Path) -> Vec<Edited> {
    folder::left_for(journal).into_iter().filter_map(Edited::found).collect()
}

fn edit_with(editor: &Editor, lent: &Lent, journal: Option<&Path>, at: DateTime<Utc>) -> Result<Edited, EditorError> {
    let folder = Folder::create(journal, &lent.given(at))?;
    let started = Instant::now();
    let mut child = match start(editor, &folder, lent.line()) {
        Ok(child) => child,
        Err(source) => {
            folder.remove();
            let name = editor.name.clone();
            let is_missing = source.kind() == ErrorKind::NotFound;
            return Err(if is_missing {
                EditorError::Missing { name }
            } else {
                EditorError::NotStarted { name, source }
            });
        }
    };
    // Where children that have ended are ignored, which is inherited, nobody learns how one ended; it may have written all the same.
    let code = child.wait().ok().and_then(|status| status.code());
    judge(editor, folder, code, started.elapsed())
}

/// Starts the editor with its lock. No other one is started meanwhile, which would have that lock too.
fn start(editor: &Editor, folder: &Folder, line: Option<usize>) -> io::Result<Child> {
    static STARTING: Mutex<()> = Mutex::new(());
    let _alone = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    let _lock = folder.lock_for_the_editor()?;
    Command::new(&editor.name).args(editor.arguments_for(&folder.text(), line)).spawn()
}

/// What to make of what an editor left. One that was killed, or of which nobody knows how it ended, has no exit code.
fn judge(editor: &Editor, folder: Folder, code: Option<i32>, took: Duration) -> Result<Edited, EditorError> {
    let bytes = match folder.read() {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(without_a_text(editor, folder)),
        Err(source) => return Err(EditorError::Unreadable { path: folder.text(), source }),
    };
    let (left, odd_bytes) = compare(&bytes, &folder.given.text);
    let left = match left {
        left if code == Some(0) => left,
        Left::Text(text) if code.is_none() => Left::CutOff(text),
        Left::Text(text) => Left::Refused(text),
        _ => return Err(without_words(editor, folder, &bytes)),
    };
    let is_waited_for = editor.is_in_the_terminal();
    let may_be_open = folder.is_held() || (left == Left::Unchanged && took < AT_ONCE && !is_waited_for);
    let stays = match odd_bytes {
        0 if may_be_open => Some(Stays::MaybeOpen((!is_waited_for).then(|| editor.waiting()))),
        // Words that were saved under another name are not in the text.
        0 if matches!(left, Left::Unchanged | Left::Emptied) => {
            folder.file_of_the_editor(&bytes).map(Stays::EditorsFile)
        }
        0 => None,
        odd => Some(Stays::OddBytes(odd)),
    };
    Ok(Edited { given: folder.given.clone(), left, stays, folder: Some(folder) })
}

fn compare(bytes: &[u8], given: &str) -> (Left, usize) {
    let read = reading::read(bytes, given);
    match left_of(read.text, given) {
        // Read rightly, the bytes are what was given.
        Left::Unchanged => (Left::Unchanged, 0),
        left => (left, read.odd_bytes),
    }
}

fn left_of(text: String, given: &str) -> Left {
    match (text.trim().is_empty(), given.trim().is_empty()) {
        _ if text == given => Left::Unchanged,
        (true, true) => Left::Unchanged,
        (true, false) => Left::Emptied,
        (false, _) => Left::Text(text),
    }
}

/// The editor ended with an error and wrote nothing into the text; but it may have left a file of its own.
fn without_words(editor: &Editor, folder: Folder, text: &[u8]) -> EditorError {
    let name = editor.base_name();
    match folder.file_of_the_editor(text) {
        Some(path) => {
            folder.mark_named();
            EditorError::FailedWithFile { name, path }
        }
        None => {
            folder.remove();
            EditorError::Failed(name)
        }
    }
}

fn without_a_text(editor: &Editor, folder: Folder) -> EditorError {
    match without_words(editor, folder, &[]) {
        EditorError::Failed(name) => EditorError::Gone(name),
        other => other,
    }
}

impl Edited {
    /// What would have come back from an editor, without one.
    pub fn without_a_file(lent: &Lent, text: String) -> Self {
        let left = left_of(text, &lent.text);
        Edited { given: lent.given(DateTime::UNIX_EPOCH), left, stays: None, folder: None }
    }

    /// What was found in a folder; nothing if it can't be read, and then it stays for another time.
    fn found(folder: Folder) -> Option<Self> {
        let bytes = match folder.read() {
            Err(error) if error.kind() == ErrorKind::NotFound => folder.given.text.clone().into_bytes(),
            bytes => bytes.ok()?,
        };
        let (left, odd_bytes) = compare(&bytes, &folder.given.text);
        let stays = match odd_bytes {
            0 => folder.file_of_the_editor(&bytes).map(Stays::EditorsFile),
            odd => Some(Stays::OddBytes(odd)),
        };
        Some(Edited { given: folder.given.clone(), left, stays, folder: Some(folder) })
    }

    /// What the person has to know besides the text.
    pub fn remark(&self) -> Option<String> {
        let path = shown_path(&self.folder.as_ref()?.text());
        match self.stays.as_ref()? {
            Stays::OddBytes(1) => {
                Some(format!("1 byte was no UTF-8 and is read as Latin-1; the original is in {path}"))
            }
            Stays::OddBytes(odd) => {
                Some(format!("{odd} bytes were no UTF-8 and are read as Latin-1; the original is in {path}"))
            }
            Stays::EditorsFile(path) => Some(format!("the editor left a file of its own: {}", shown_path(path))),
            Stays::MaybeOpen(Some(waiting)) if self.left == Left::Unchanged => Some(format!(
                "nothing has changed; {waiting} would wait, else the next start offers what is written into {path}"
            )),
            Stays::MaybeOpen(_) => None,
        }
    }

    /// Where the text is, for a message that names it.
    pub fn path(&self) -> Option<String> {
        self.folder.as_ref().map(|folder| shown_path(&folder.text()))
    }

    /// The text is safe elsewhere, so its file goes, unless it may have more in it than that.
    pub fn release(self) {
        let Some(mut folder) = self.folder else { return };
        match (self.stays, self.left) {
            (None, _) => folder.remove(),
            (Some(Stays::MaybeOpen(_)), Left::Text(text) | Left::Refused(text) | Left::CutOff(text)) => {
                // If that fails, the text is merely offered once more.
                let _ = folder.give_again(&text);
            }
            (Some(Stays::MaybeOpen(_)), _) => {}
            (Some(Stays::OddBytes(_) | Stays::EditorsFile(_)), _) => folder.mark_named(),
        }
    }
}

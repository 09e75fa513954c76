//! Runs `$VISUAL` or `$EDITOR` on a text and brings it back whole.
//!
//! The screens lend it the terminal first; the command line needs nothing. The text lies in a file that only its owner can read, and
//! is gone afterwards.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Why a text did not come back.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    #[error("set EDITOR to the editor you want, such as nano")]
    NoneNamed,
    #[error("the editor \"{name}\" could not be started: {source}")]
    NotStarted { name: String, source: io::Error },
    #[error("the editor \"{0}\" ended with an error; the text is as it was")]
    Failed(String),
    #[error("the editor \"{name}\" ended with an error; what you wrote is in {}", path.display())]
    FailedWithText { name: String, path: PathBuf },
    #[error("what the editor left can't be read ({source}); it is in {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("the file for the editor: {0}")]
    File(#[from] io::Error),
}

/// Lets the person edit a text in their own editor.
pub fn edit(text: &str) -> Result<String, EditorError> {
    let command = ["VISUAL", "EDITOR"].iter().filter_map(|name| std::env::var(name).ok());
    let command = command.into_iter().find(|command| !command.trim().is_empty()).ok_or(EditorError::NoneNamed)?;
    edit_with(&command, text)
}

fn edit_with(command: &str, text: &str) -> Result<String, EditorError> {
    let file = TextFile::create(text)?;
    let mut words = command.split_whitespace();
    let name = words.next().ok_or(EditorError::NoneNamed)?;
    let status = Command::new(name)
        .args(words)
        .arg(&file.path)
        .status()
        .map_err(|source| EditorError::NotStarted { name: name.to_owned(), source })?;
    if !status.success() {
        let name = name.to_owned();
        let is_written = fs::read(&file.path).is_ok_and(|bytes| bytes != text.as_bytes());
        return Err(if is_written {
            EditorError::FailedWithText { name, path: file.keep() }
        } else {
            EditorError::Failed(name)
        });
    }
    match file.read() {
        Ok(edited) => Ok(as_it_was_ended(edited, text)),
        Err(source) => Err(EditorError::Unreadable { path: file.keep(), source }),
    }
}

/// Most editors end a file with a line break; one that the text did not have is not part of it.
fn as_it_was_ended(edited: String, before: &str) -> String {
    match edited.strip_suffix('\n') {
        Some(without) if !before.ends_with('\n') => without.to_owned(),
        _ => edited,
    }
}

/// A file in a folder of its own, both for the owner alone, gone when dropped unless it has to be kept.
struct TextFile {
    folder: PathBuf,
    path: PathBuf,
    is_kept: bool,
}

impl TextFile {
    fn create(text: &str) -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("mentorlog-{}", uuid::Uuid::now_v7()));
        create_private_folder(&folder)?;
        let file = TextFile { path: folder.join("text.md"), folder, is_kept: false };
        OpenOptions::new().write(true).create_new(true).open(&file.path)?.write_all(text.as_bytes())?;
        Ok(file)
    }

    fn read(&self) -> io::Result<String> {
        fs::read_to_string(&self.path)
    }

    /// Leaves it where it is: it holds words that are nowhere else.
    fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        self.path.clone()
    }
}

impl Drop for TextFile {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

#[cfg(unix)]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untouched_text_comes_back_as_it_was() {
        for text in ["", "one line", "two\nlines\n", "  é 目標"] {
            assert_eq!(edit_with("true", text).unwrap(), text);
        }
    }

    #[test]
    fn the_line_break_that_an_editor_adds_is_not_kept() {
        assert_eq!(as_it_was_ended("new\n".into(), "old"), "new");
        assert_eq!(as_it_was_ended("new\n".into(), "old\n"), "new\n");
    }

    #[cfg(unix)]
    #[test]
    fn what_an_editor_wrote_and_did_not_bring_back_stays_in_its_file() {
        let folder = tempfile::tempdir().unwrap();
        for (script, written) in [("printf new > $1; exit 1", &b"new"[..]), ("printf '\\377' > $1", &b"\xff"[..])] {
            let editor = folder.path().join("editor.sh");
            fs::write(&editor, script).unwrap();
            let error = edit_with(&format!("sh {}", editor.display()), "old").unwrap_err();
            let (EditorError::FailedWithText { path, .. } | EditorError::Unreadable { path, .. }) = &error else {
                panic!("{error}");
            };
            assert!(error.to_string().contains(&path.display().to_string()), "{error}");
            assert_eq!(fs::read(path).unwrap(), written);
            fs::remove_dir_all(path.parent().unwrap()).unwrap();
        }
    }

    #[test]
    fn an_editor_that_fails_or_is_missing_leaves_the_text_alone() {
        assert!(matches!(edit_with("false", "text"), Err(EditorError::Failed(_))));
        let missing = edit_with("no-such-editor-here --wait", "text").unwrap_err();
        assert!(missing.to_string().contains("no-such-editor-here"), "{missing}");
    }
}

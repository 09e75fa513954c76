//! The second way out for what is being written: for a signal, a panic, and a journal that cannot be written.
//!
//! What is unsaved lies in a [`Rescue`], where any thread can reach it. Saving it tries the journal through a connection of its own;
//! where that is locked or full, the words go into a file beside the journal, which the next start takes in.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Journal, Result};
use crate::clock::Clock;
use crate::domain::draft::{Draft, SavedDraft, Unkept};
use crate::store;

/// What is being written and not kept anywhere, for whoever has to keep it in the end.
#[derive(Clone, Debug)]
pub struct Rescue(Arc<Held>);

#[derive(Debug)]
struct Held {
    journal: Option<PathBuf>,
    clock: Clock,
    unsaved: Mutex<Vec<Unkept>>,
}

/// Where unsaved words went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rescued {
    /// There were none.
    Nothing,
    /// They are drafts in the journal.
    InTheJournal,
    /// They are in a file of their own.
    InAFile(PathBuf),
    /// The journal lives in memory alone: it ends with the program, and they with it.
    Nowhere,
}

/// What a file of rescued words holds.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    /// Whose drafts they are: in the folder for temporary files there may be those of several journals.
    journal: PathBuf,
    saved_at: DateTime<Utc>,
    drafts: Vec<Draft>,
}

impl Rescue {
    /// Holds what is unsaved now, instead of what was held before.
    pub fn hold(&self, unsaved: Vec<Unkept>) {
        *self.0.unsaved.lock().unwrap_or_else(PoisonError::into_inner) = unsaved;
    }

    /// Keeps what is held: in the journal, else in a file beside it, else in one in the folder for temporary files.
    pub fn save(&self) -> io::Result<Rescued> {
        let Some(path) = &self.0.journal else { return Ok(Rescued::Nowhere) };
        let mut unsaved = self.0.unsaved.lock().unwrap_or_else(PoisonError::into_inner);
        if unsaved.is_empty() {
            return Ok(Rescued::Nothing);
        }
        let now = self.0.clock.utc();
        if store::save_drafts_apart(path, &unsaved, now).is_ok() {
            unsaved.clear();
            return Ok(Rescued::InTheJournal);
        }
        let text = serde_json::to_vec(&File {
            journal: whole(path),
            saved_at: now,
            drafts: unsaved.iter().map(|unkept| unkept.draft.clone()).collect(),
        })?;
        let name = format!("{}{}.json", prefix(path), Uuid::now_v7());
        let beside = path.with_file_name(&name);
        let file = match write(&beside, &text) {
            Ok(()) => beside,
            Err(_) => {
                let elsewhere = std::env::temp_dir().join(&name);
                write(&elsewhere, &text)?;
                elsewhere
            }
        };
        unsaved.clear();
        Ok(Rescued::InAFile(file))
    }
}

impl Journal {
    /// The second way out for what is written into this journal.
    pub fn rescue(&self) -> Rescue {
        let journal = self.store.path().map(Path::to_owned);
        Rescue(Arc::new(Held { journal, clock: self.clock, unsaved: Mutex::default() }))
    }

    /// Makes drafts of what a rescue left in files, beside the journal or in the folder for temporary files; gives how many there
    /// were, and the files that can't be read. One goes when its words are in the journal.
    pub fn take_in_rescued(&mut self) -> Result<(usize, Vec<PathBuf>)> {
        let Some(path) = self.store.path().map(Path::to_owned) else { return Ok((0, Vec::new())) };
        let whole = whole(&path);
        let (mut found, mut unread) = (0, Vec::new());
        for folder in [folder_of(&whole), &std::env::temp_dir()] {
            let is_beside = folder == folder_of(&whole);
            for left in left_in(folder, &path) {
                match read(&left) {
                    Some(file) if is_beside || file.journal == whole => {
                        found += file.drafts.len();
                        self.take_in(file)?;
                        let _ = fs::remove_file(&left);
                    }
                    None if is_beside => unread.push(left),
                    _ => {}
                }
            }
        }
        Ok((found, unread))
    }

    fn take_in(&self, File { saved_at, drafts, .. }: File) -> Result<()> {
        let drafts: Vec<_> = drafts.into_iter().map(|draft| SavedDraft { draft, saved_at }).collect();
        Ok(self.store.take_in_drafts(&drafts, self.clock.utc())?)
    }
}

/// The journal's path without detours, if it is there.
fn whole(journal: &Path) -> PathBuf {
    fs::canonicalize(journal).unwrap_or_else(|_| journal.to_owned())
}

fn folder_of(journal: &Path) -> &Path {
    journal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file of our account; in a folder that all may write to, nobody else's is taken for one.
fn read(left: &Path) -> Option<File> {
    let metadata = fs::symlink_metadata(left).ok()?;
    let is_ours = metadata.is_file() && metadata.uid() == rustix::process::geteuid().as_raw();
    if is_ours { serde_json::from_slice(&fs::read(left).ok()?).ok() } else { None }
}

fn left_in(folder: &Path, journal: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let prefix = prefix(journal);
    let is_ours = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix));
    let mut left: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_ours).collect();
    // Their names begin with the time: the newest comes last.
    left.sort();
    left
}

/// What the names of the files begin with: `journal-rescued-`.
fn prefix(journal: &Path) -> String {
    format!("{}-rescued-", journal.file_stem().unwrap_or_default().to_string_lossy())
}

fn write(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(text).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::DraftPlace;

    fn draft(body: &str) -> Draft {
        Draft { place: DraftPlace::New { what: "goal".into(), number: 1 }, body: body.into(), caret: 0 }
    }

    fn journal(folder: &Path) -> Journal {
        Journal::open(&folder.join("journal.db"), Clock::fixed("2026-09-09T14:03").unwrap()).unwrap()
    }

    fn bodies(journal: &Journal) -> Vec<String> {
        journal.drafts().unwrap().into_iter().map(|saved| saved.draft.body).collect()
    }

    #[test]
    fn what_is_held_becomes_a_draft_of_the_journal() {
        let folder = tempfile::tempdir().unwrap();
        let journal = journal(folder.path());
        let rescue = journal.rescue();
        assert_eq!(rescue.save().unwrap(), Rescued::Nothing);
        rescue.hold(vec![Unkept { draft: draft("half a sen"), before: None }]);
        assert_eq!(rescue.save().unwrap(), Rescued::InTheJournal);
        assert_eq!(rescue.save().unwrap(), Rescued::Nothing, "once");
        assert_eq!(bodies(&journal), ["half a sen"]);
    }

    #[test]
    fn what_is_held_for_a_journal_in_memory_goes_into_no_file() {
        let journal = Journal::in_memory(Clock::fixed("2026-09-09T14:03").unwrap()).unwrap();
        let rescue = journal.rescue();
        assert_eq!(rescue.save().unwrap(), Rescued::Nowhere);
        rescue.hold(vec![Unkept { draft: draft("half a sen"), before: None }]);
        assert_eq!(rescue.save().unwrap(), Rescued::Nowhere);
    }

    #[test]
    fn beside_a_locked_journal_it_waits_in_a_file_for_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path());
        journal.save_draft(&draft("half")).unwrap();
        let other = rusqlite_lock(&folder.path().join("journal.db"));
        let rescue = journal.rescue();
        rescue.hold(vec![Unkept { draft: draft("half a sen"), before: None }]);
        let Rescued::InAFile(file) = rescue.save().unwrap() else { panic!("the journal is locked") };
        assert!(file.starts_with(folder.path()), "beside the journal");
        drop(other);
        assert_eq!(journal.take_in_rescued().unwrap(), (1, Vec::new()));
        assert_eq!(bodies(&journal), ["half a sen"]);
        assert!(!file.exists());
        assert_eq!(journal.take_in_rescued().unwrap(), (0, Vec::new()));
    }

    #[test]
    fn of_two_different_drafts_at_a_place_the_newer_goes_on_and_the_other_lies_in_the_trash() {
        for (is_later, goes_on) in [(true, "from the file"), (false, "in the journal")] {
            let folder = tempfile::tempdir().unwrap();
            let mut journal = journal(folder.path());
            journal.save_draft(&draft("in the journal")).unwrap();
            let saved_at = journal.now().to_utc() + chrono::TimeDelta::minutes(if is_later { 1 } else { -1 });
            let file =
                File { journal: folder.path().join("journal.db"), saved_at, drafts: vec![draft("from the file")] };
            write(&folder.path().join("journal-rescued-1.json"), &serde_json::to_vec(&file).unwrap()).unwrap();
            assert_eq!(journal.take_in_rescued().unwrap(), (1, Vec::new()));
            assert_eq!(bodies(&journal), [goes_on]);
            assert_eq!(journal.trash(&crate::domain::Page::first(10)).unwrap().len(), 1, "the other one");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path());
        let broken = folder.path().join("journal-rescued-1.json");
        fs::write(&broken, "half a fi").unwrap();
        assert_eq!(journal.take_in_rescued().unwrap(), (0, vec![broken.clone()]));
        assert!(broken.exists());
    }

    #[test]
    fn what_had_to_go_into_the_folder_for_temporary_files_is_found_there_by_its_journal() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path());
        let of = |path: PathBuf, body: &str| {
            let file = File { journal: path, saved_at: journal.now().to_utc(), drafts: vec![draft(body)] };
            let elsewhere = std::env::temp_dir().join(format!("journal-rescued-{}.json", Uuid::now_v7()));
            write(&elsewhere, &serde_json::to_vec(&file).unwrap()).unwrap();
            elsewhere
        };
        let ours = of(whole(&folder.path().join("journal.db")), "ours");
        let theirs = of("/another/journal.db".into(), "theirs");
        assert_eq!(journal.take_in_rescued().unwrap().0, 1);
        assert_eq!(bodies(&journal), ["ours"]);
        assert!(!ours.exists() && theirs.exists());
        fs::remove_file(theirs).unwrap();
    }

    /// Another process that holds the journal.
    fn rusqlite_lock(path: &Path) -> Journal {
        let other = Journal::open(path, Clock::System).unwrap();
        other.store.hold_the_lock();
        other
    }
}

//! The snapshot of the day: the journal as it was before its first change of a local day, taken while the writing goes on.
//!
//! The state is pinned by a reader of its own, which takes as long as opening the file; copying and proving is the work of a thread.
//! What goes wrong there never stops a change; it is kept as words.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use chrono::NaiveDate;
use rustix::fs::FlockOperation;

use super::{Folder, Name, NoSnapshot, Pinned, folder_of, newest};

/// Takes the snapshot of each day, once.
#[derive(Debug, Default)]
pub(in crate::store) struct Daily {
    /// The journal; none where there is no file to copy.
    journal: Option<PathBuf>,
    /// The day that needs none any more.
    done_on: Option<NaiveDate>,
    at_work: Option<JoinHandle<Option<String>>>,
    notice: Option<String>,
}

impl Daily {
    pub(in crate::store) fn of(journal: &Path) -> Self {
        Daily { journal: Some(journal.to_owned()), done_on: None, at_work: None, notice: None }
    }

    /// Has something said once, as if it had gone wrong with a snapshot.
    pub(in crate::store) fn say(&mut self, words: Option<String>) {
        self.notice = words.or(self.notice.take());
    }

    /// Called before each change. On all but the first of a day it costs a comparison.
    pub(in crate::store) fn before_a_change(&mut self, today: NaiveDate) {
        let Some(journal) = self.journal.as_ref().filter(|_| self.done_on != Some(today)) else { return };
        let is_there = folder_of(journal).join(Name::of(today).to_string()).exists();
        self.done_on = Some(today);
        if is_there {
            return;
        }
        let journal = journal.clone();
        self.wait();
        let (pinned, is_pinned) = channel();
        let work = Builder::new().name("snapshot".to_owned()).spawn(move || take(&journal, today, pinned));
        match work {
            Ok(work) => self.at_work = Some(work),
            Err(error) => self.notice = Some(in_words(&error)),
        }
        // An error, if the thread could pin nothing and is gone: then it has its words.
        let _ = is_pinned.recv();
    }

    /// What went wrong with one that has come to its end, once.
    pub(in crate::store) fn take_notice(&mut self) -> Option<String> {
        if self.at_work.as_ref().is_some_and(JoinHandle::is_finished) {
            self.wait();
        }
        self.notice.take()
    }

    /// Waits until the work is done.
    pub(in crate::store) fn wait(&mut self) {
        if let Some(work) = self.at_work.take() {
            let said = work.join().unwrap_or_else(|_| Some(in_words("it was not finished")));
            self.notice = said.or(self.notice.take());
        }
    }
}

impl Drop for Daily {
    fn drop(&mut self) {
        self.wait();
    }
}

/// Gives words if something went wrong.
fn take(journal: &Path, today: NaiveDate, is_pinned: Sender<()>) -> Option<String> {
    let taken = Pinned::now(journal).and_then(|pinned| {
        // Nobody has to listen any more.
        let _ = is_pinned.send(());
        drop(is_pinned);
        if pinned.revision == 0 {
            return Ok(());
        }
        copy(journal, today, &pinned)
    });
    match taken {
        Ok(()) => None,
        Err(NoSnapshot::Damaged(what)) => {
            let newest = newest(journal).map(|path| format!("; the newest good one is {}", path.display()));
            Some(in_words(format!("the journal may be damaged: {what}{}", newest.unwrap_or_default())))
        }
        Err(error) => Some(in_words(error)),
    }
}

/// Another process that is at it has pinned a state of the same day: then there is nothing to do.
fn copy(journal: &Path, today: NaiveDate, pinned: &Pinned) -> Result<(), NoSnapshot> {
    let folder = Folder::of(journal)?.locked(FlockOperation::NonBlockingLockExclusive);
    let is_there = folder.path.join(Name::of(today).to_string()).exists();
    if folder.is_busy || is_there { Ok(()) } else { folder.take(pinned, Name::of(today)) }
}

fn in_words(why: impl std::fmt::Display) -> String {
    format!("no snapshot could be taken today: {why}")
}

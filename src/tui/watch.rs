//! Sees when something else writes to the journal, without looking again and again: the system tells of it.

use std::path::Path;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::wake::{Bell, Ring};

/// Rings whenever the journal's file, or its write-ahead log, was written to; until it is dropped.
///
/// The folder is watched and not the file: the log comes and goes.
pub(super) fn start(journal: &Path, bell: Bell) -> notify::Result<RecommendedWatcher> {
    let folder = journal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = journal.file_name().unwrap_or_default().to_owned();
    let mut log = name.clone();
    log.push("-wal");
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        // Who closes the file has written all there is; a write itself is told of before it can be read.
        let is_closed = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
        let is_write = is_closed || matches!(event.kind, EventKind::Modify(_) | EventKind::Create(_));
        let is_ours = |path: &Path| path.file_name().is_some_and(|found| found == name || found == log);
        if is_write && event.paths.iter().any(|path| is_ours(path)) {
            bell.ring(Ring::Journal);
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

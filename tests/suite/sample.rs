//! The sample as the file of a journal: told once for all tests of the process, since that takes longer than all the keys of a test.

pub mod check_ins;
pub mod feedback;
pub mod review;

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::OnceLock;

use mentorlog::clock::Clock;
use mentorlog::journal::{Journal, sample};

use crate::harness::NOW;

/// Writes the file of a journal in which the sample is told for [`NOW`].
pub fn write(path: &Path) {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = FILE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut journal = Journal::open(&path, Clock::fixed(NOW).unwrap()).unwrap();
        sample::tell(&mut journal).unwrap();
        drop(journal);
        fs::read(path).unwrap()
    });
    fs::write(path, bytes).unwrap();
    // One that others can read is closed to them, and that is said.
    fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
}

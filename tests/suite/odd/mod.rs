//! Odd text, odd terminals, odd times: whatever comes in is shown as what it is, kept as it came, and breaks nothing.

mod pastes;
mod storm;
mod text;
mod times;

use std::path::{Path, PathBuf};

use mentorlog::clock::Clock;
use mentorlog::domain::MeetingId;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use tempfile::TempDir;

use crate::pty::Session;

/// A journal in a file, with Aldo and a meeting today.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        let mut journal = desk.journal();
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    fn journal(&self) -> Journal {
        open(&self.path())
    }

    /// The notes of the meeting as they are stored.
    fn notes(&self) -> String {
        self.journal().meeting(MeetingId(1)).unwrap().meeting.details.notes
    }

    /// The program with these notes open, to write on them.
    fn writing(&self) -> Session {
        let mut session = Session::start(&self.path(), &[]);
        session.wait_words("Today");
        for (key, words) in [("2", "Aldo"), ("Enter", "Enter write"), ("Enter", "Esc stop")] {
            session.press_key(key);
            session.wait_words(words);
        }
        session
    }
}

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::System).unwrap()
}

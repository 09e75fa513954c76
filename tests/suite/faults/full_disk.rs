//! A disk that takes no more: what was written before is whole, what is being written is kept, and it says so in words.

use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use mentorlog::domain::MeetingId;
use mentorlog::domain::meeting::MeetingDetails;
use rustix::process::{Resource, Rlimit, Signal, prlimit};
use tempfile::TempDir;

use super::desk::{BINARY, Desk};
use super::skipped;
use super::sound::{is_sound, is_whole};
use crate::pty::Session;

/// Nobody in particular: not the owner of anything.
const NOBODY: u32 = 65534;

/// A small disk of its own with a journal on it; gone afterwards.
struct SmallDisk {
    desk: Desk,
    elsewhere: TempDir,
}

impl SmallDisk {
    /// Nothing where this user may mount none.
    fn mounted() -> Option<SmallDisk> {
        let disk = SmallDisk { desk: Desk::empty(), elsewhere: tempfile::tempdir().unwrap() };
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1200k", "tmpfs"]).arg(disk.desk.folder());
        if !mount.output().is_ok_and(|mount| mount.status.success()) {
            skipped("no small disk can be mounted here");
            return None;
        }
        begin_a_meeting(&disk.desk);
        Some(disk)
    }

    fn filler(&self) -> PathBuf {
        self.desk.folder().join("filler")
    }

    fn fill(&self) {
        let mut filler = File::create(self.filler()).unwrap();
        while filler.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    /// The screens; what finds no room on the disk may go elsewhere.
    fn screens(&self) -> Session {
        self.desk.screens(&[("TMPDIR", self.elsewhere.path().to_str().unwrap())])
    }

    /// The screens, with a long text for which there is no room.
    fn written_full(&self) -> Session {
        let mut session = self.screens();
        session.wait_words("Today");
        self.fill();
        write(&mut session, &long_text());
        session
    }

    /// What was put elsewhere, in one file.
    fn put_elsewhere(&self) -> (PathBuf, String) {
        let found: Vec<_> = fs::read_dir(self.elsewhere.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].clone(), fs::read_to_string(&found[0]).unwrap())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.desk.folder()).output();
    }
}

fn begin_a_meeting(desk: &Desk) {
    let mut journal = desk.open();
    let role = mentorlog::domain::mentorship::Role::Mentee;
    let details = mentorlog::domain::mentorship::MentorshipDetails::of(role);
    let aldo = journal.add_mentorship("Aldo Ferri", &details).unwrap();
    journal.add_meeting(&MeetingDetails::on(Some(aldo), journal.today())).unwrap();
}

fn notes(desk: &Desk) -> String {
    desk.open().meeting(MeetingId(1)).unwrap().meeting.details.notes
}

/// More than there is room for, with lines and letters of many widths; the end of it can be told on a screen.
fn long_text() -> String {
    (0..400).map(|line| format!("{line}: the third bay, él dijo 目標.\n")).collect::<String>() + "and that was all"
}

/// Goes into the notes of the meeting and pastes a text.
fn write(session: &mut Session, text: &str) {
    session.wait_words("Today");
    session.press("2");
    session.wait_words("Aldo");
    session.press("\r");
    session.wait_words("Enter write");
    session.press("\r");
    session.wait_words("Esc stop");
    session.press(&format!("\x1b[200~{text}\x1b[201~"));
    session.wait_words("and that was all");
}

/// A failed save keeps the text and says why; with room again the same key saves it.
fn is_saved_once_there_is_room(desk: &Desk, session: &mut Session, cause: &str, make_room: impl FnOnce()) {
    session.wait_words(&format!("NOT SAVED: {cause}"));
    for _ in 0..2 {
        session.press_key("Ctrl-S");
        session.wait_words("not saved, see below; the same key again");
        session.wait_words(&format!("NOT SAVED: {cause}"));
        session.wait_words("and that was all");
        session.press("\x1b[H");
    }
    is_whole(&desk.journal(), "full");
    assert_eq!(notes(desk), "", "nothing by half");
    make_room();
    session.press_key("Ctrl-S");
    session.wait_words("wrote the notes");
    session.wait_for("no failure any more", |screen| !screen.contents().contains("NOT SAVED"));
    assert!(notes(desk) == long_text(), "byte for byte");
    session.press("q");
    is_sound(&desk.journal(), "with room again");
}

#[test]
fn a_command_that_finds_no_room_says_so_and_earlier_entries_stay() {
    let desk = Desk::with_aldo();
    desk.ok(&["add", "note", "the first", "--with", "S1"]);
    let before = desk.archive();
    for blocks in [0, 1, 20, 40, 100] {
        let line = format!("ulimit -f {blocks}; exec {BINARY} add note - --with S1");
        let ran = desk.feed(desk.command("sh", &["-c", &line]), &"many words ".repeat(20_000));
        assert_eq!((ran.code, ran.out.as_str()), (15, ""), "{blocks} blocks: {}", ran.err);
        assert!(ran.err.contains("make room and try again"), "{}", ran.err);
        is_whole(&desk.journal(), "no room");
        assert_eq!(desk.archive(), before);
    }
    desk.ok(&["add", "note", "the second", "--with", "S1"]);
}

#[test]
fn whichever_write_fails_the_journal_is_as_before_or_as_after() {
    for args in [&["delete", "S1"][..], &["undo"], &["redo"], &["add", "person", "Mira", "--my-role", "mentor"]] {
        let desk = Desk::with_aldo();
        desk.ok(&["add", "topic", "the spanner", "--with", "S1"]);
        desk.ok(&["add", "note", "he was tired", "--with", "S1"]);
        desk.ok(&["add", "goal", "Clear four faults", "--with", "S1"]);
        if args == ["redo"] {
            desk.ok(&["undo"]);
        }
        let before = desk.archive();
        let mut failures = 0;
        for bytes in (0..).step_by(2048) {
            let ran = desk.feed(desk.command("prlimit", &[&[&*format!("--fsize={bytes}"), BINARY], args].concat()), "");
            is_whole(&desk.journal(), &format!("{args:?} with {bytes} bytes"));
            if ran.code == 0 {
                break;
            }
            assert_eq!(ran.code, 15, "{args:?} with {bytes} bytes: {}", ran.err);
            assert_eq!(desk.archive(), before, "{args:?} with {bytes} bytes");
            failures += 1;
        }
        assert_ne!(desk.archive(), before, "{args:?} was done in the end");
        assert!(failures > 2, "{args:?} failed {failures} times only");
        is_sound(&desk.journal(), "in the end");
    }
}

#[test]
fn a_text_that_finds_no_room_on_a_small_disk_is_saved_once_there_is_some() {
    let Some(disk) = SmallDisk::mounted() else { return };
    let mut session = disk.written_full();
    is_saved_once_there_is_room(&disk.desk, &mut session, "the disk is full; make room", || disk.make_room());
}

#[test]
fn a_text_that_finds_a_file_at_its_limit_is_saved_once_it_may_grow() {
    let desk = Desk::empty();
    begin_a_meeting(&desk);
    let mut session = desk.screens(&[]);
    session.wait_words("Today");
    let limit = |bytes| {
        prlimit(Some(session.pid()), Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap();
    };
    limit(Some(1));
    let pid = session.pid();
    write(&mut session, &long_text());
    is_saved_once_there_is_room(&desk, &mut session, "the disk takes no more; make room", || {
        prlimit(Some(pid), Resource::Fsize, Rlimit { current: None, maximum: None }).unwrap();
    });
}

#[test]
fn who_leaves_a_full_disk_is_held_once_and_their_words_go_elsewhere() {
    let Some(disk) = SmallDisk::mounted() else { return };
    let mut session = disk.written_full();
    session.press("\x1b");
    session.wait_words("the same key again leaves, and it is saved later");
    session.wait_words("and that was all");
    session.press("\x1b");
    session.wait_words("Enter open");
    session.wait_words("NOT SAVED: the disk is full");
    session.press("q");
    assert_eq!(session.finish(), 15);
    session.is_given_back();
    let (file, text) = disk.put_elsewhere();
    assert!(text.contains("399: the third bay") && text.contains("and that was all"));
    let said = session.screen().contents().replace('\n', "");
    assert!(said.contains(&format!("what was being written is in {}", file.display())), "{said}");
    is_whole(&disk.desk.journal(), "left");
}

#[test]
fn what_was_left_on_a_full_disk_is_kept_by_itself_once_there_is_room() {
    let Some(disk) = SmallDisk::mounted() else { return };
    let mut session = disk.written_full();
    session.press("\x1b");
    session.wait_words("and it is saved later");
    session.press("\x1b");
    session.wait_words("Enter open");
    disk.make_room();
    session.wait_for("no failure any more", |screen| !screen.contents().contains("NOT SAVED"));
    session.press("q");
    assert_eq!(session.finish(), 0);
    let drafts = disk.desk.open().drafts().unwrap();
    assert!(drafts.len() == 1 && drafts[0].draft.body == long_text());
}

#[test]
fn a_signal_on_a_full_disk_puts_the_words_elsewhere_too() {
    let Some(disk) = SmallDisk::mounted() else { return };
    let mut session = disk.written_full();
    session.signal(Signal::TERM);
    assert_eq!(session.finish(), 128 + Signal::TERM.as_raw());
    session.is_given_back();
    let (_, text) = disk.put_elsewhere();
    assert!(text.contains("399: the third bay") && text.contains("and that was all"));
    is_whole(&disk.desk.journal(), "ended by a signal");
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_that_becomes_read_only_meanwhile_loses_nothing() {
    let (desk, elsewhere) = (Desk::empty(), tempfile::tempdir().unwrap());
    begin_a_meeting(&desk);
    for path in [desk.folder(), &desk.journal()] {
        if chown(path, Some(NOBODY), Some(NOBODY)).is_err() {
            skipped("this user cannot become another");
            return;
        }
    }
    set_mode(elsewhere.path(), 0o755);
    let program = elsewhere.path().join("mentorlog");
    fs::copy(BINARY, &program).unwrap();
    let (home, journal) = (desk.folder().to_str().unwrap(), desk.journal());
    let environment = [("HOME", home), ("MENTORLOG_JOURNAL", journal.to_str().unwrap())];
    let command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program.to_str().unwrap()];
    let mut session = Session::run(&command, 80, 24, &environment);
    session.wait_words("Today");
    set_mode(desk.folder(), 0o555);
    set_mode(&journal, 0o444);
    write(&mut session, &long_text());
    session.press_key("Ctrl-S");
    session.wait_words("wrote the notes");
    session.press("q");
    session.wait_words("Enter open");
    session.press("q");
    assert_eq!(session.finish(), 0);
    set_mode(desk.folder(), 0o700);
    set_mode(&journal, 0o600);
    assert!(notes(&desk) == long_text(), "byte for byte");
    is_sound(&journal, "read-only meanwhile");
}

#[test]
fn a_journal_on_a_disk_without_any_room_opens_to_be_read() {
    let Some(disk) = SmallDisk::mounted() else { return };
    disk.fill();
    let ran = disk.desk.run(&["list", "meetings"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = disk.desk.run(&["add", "action", "write to the director"]);
    assert_eq!(ran.code, 15, "{}", ran.err);
    assert!(ran.err.contains("make room and try again"), "{}", ran.err);
    disk.make_room();
    disk.desk.ok(&["add", "action", "write to the director"]);
}

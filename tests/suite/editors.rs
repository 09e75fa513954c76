//! The round trip through an editor in the real terminal: what each does to a text, to the terminal and to the keys that follow.
//!
//! The editors are small shell scripts. Each one says that it is open and waits in a pipe until the test lets it go on.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use mentorlog::clock::Clock;
use mentorlog::domain::MeetingId;
use mentorlog::domain::meeting::MeetingDetails;
use mentorlog::domain::mentorship::{MentorshipDetails, Role};
use mentorlog::journal::Journal;
use rustix::fs::{FlockOperation, flock};
use tempfile::TempDir;

use crate::harness::NOW;
use crate::pty::Session;

const OLD: &str = "old words";
const OPEN: &str = "THE EDITOR IS OPEN";

/// A journal with a meeting of today, on the page of which one is.
struct Case {
    folder: TempDir,
    meeting: MeetingId,
    session: Session,
    /// The terminal's modes before the program, and as it sets them.
    modes: [String; 2],
}

impl Case {
    fn new(notes: &str) -> Case {
        let folder = tempfile::Builder::new().prefix("with a blank ").tempdir().unwrap();
        let mut journal = open(folder.path());
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let day = "2026-09-09".parse().unwrap();
        let details = MeetingDetails { notes: notes.into(), ..MeetingDetails::on(Some(aldo), day) };
        let meeting = journal.add_meeting(&details).unwrap();
        // A shell by the name of an editor that is known to work in the terminal.
        std::os::unix::fs::symlink("/bin/sh", folder.path().join("vim")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, folder.path().join("go"), 0o600.into()).unwrap();
        let (session, before) = start(folder.path(), "vim");
        let mut case = Case { folder, meeting, session, modes: [before, String::new()] };
        case.session.press("2\r");
        case.session.wait_words("NOTES");
        case.modes[1] = case.session.modes();
        case
    }

    /// Opens the editor, which then waits.
    fn open_editor(&mut self, script: &str) -> &mut Self {
        let folder = self.folder.path().display();
        // The terminal goes with the program that has it; most editors outlive that.
        let whole =
            format!("trap '' HUP\nfor file; do :; done\nprintf '{OPEN}'\ncat '{folder}/go' > /dev/null\n{script}\n");
        fs::write(self.folder.path().join("script"), whole).unwrap();
        self.session.raw.clear();
        self.session.press("\x05");
        self.session.wait_output(OPEN);
        self
    }

    /// Lets it go on, and waits until the program has the terminal again.
    fn close_editor(&mut self) -> &mut Self {
        self.let_editor_go_on();
        self.session.wait_taken(1);
        self
    }

    fn let_editor_go_on(&self) {
        fs::write(self.folder.path().join("go"), "").unwrap();
    }

    fn edit(&mut self, script: &str) -> &mut Self {
        self.open_editor(script).close_editor()
    }

    /// Edits what is being written, and sees that the terminal is given and taken whole.
    fn write_in_the_editor(&mut self, script: &str) -> &mut Self {
        self.session.press("\r");
        self.session.wait_words("stop writing");
        self.open_editor(script);
        assert_eq!(self.session.modes(), self.modes[0], "while it is open: {script}");
        self.session.is_given_back();
        self.close_editor();
        assert_eq!(self.session.modes(), self.modes[1], "after it: {script}");
        self
    }

    /// Waits for words that may be broken into lines.
    fn wait_said(&mut self, words: &str) {
        self.session.wait_for(&format!("\"{words}\""), |screen| in_one_line(&screen.contents()).contains(words));
    }

    fn notes(&self) -> String {
        open(self.folder.path()).meeting(self.meeting).unwrap().meeting.details.notes
    }

    fn drafts(&self) -> Vec<String> {
        let drafts = open(self.folder.path()).drafts().unwrap();
        drafts.into_iter().map(|saved| format!("{}: {}", saved.draft.place, saved.draft.body)).collect()
    }

    /// The folders of edits that are still there.
    fn folders(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path().join("journal-editing"));
        entries.map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
    }

    /// Lets every change of a table fail from now on.
    fn refuse(&self, table: &str) {
        let refusal = "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;";
        for change in ["INSERT", "UPDATE"] {
            self.sql(&format!("CREATE TRIGGER no_{table}_{change} BEFORE {change} ON {table} {refusal}"));
        }
    }

    fn allow(&self) {
        for table in ["meetings", "drafts"] {
            self.sql(&format!("DROP TRIGGER no_{table}_INSERT; DROP TRIGGER no_{table}_UPDATE;"));
        }
    }

    fn sql(&self, sql: &str) {
        rusqlite::Connection::open(self.folder.path().join("journal.db")).unwrap().execute_batch(sql).unwrap();
    }

    fn quit(&mut self) {
        self.session.press("1");
        self.session.wait_words("Wednesday 9 September");
        self.session.press("q");
        assert_eq!(self.session.finish(), 0);
        self.session.is_given_back();
        assert_eq!(self.session.modes(), self.modes[0]);
    }

    /// Starts the program anew, as after a kill.
    fn start_again(&mut self) -> &mut Self {
        self.session = start(self.folder.path(), "vim").0;
        self
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn open(folder: &Path) -> Journal {
    Journal::open(&folder.join("journal.db"), Clock::fixed(NOW).unwrap()).unwrap()
}

fn start(folder: &Path, editor: &str) -> (Session, String) {
    let editor = format!("'{0}/{editor}' '{0}/script'", folder.display());
    let environment = [("EDITOR", editor.as_str()), ("MENTORLOG_NOW", NOW)];
    let mut session = Session::start(&folder.join("journal.db"), &environment);
    let before = session.modes_before.clone();
    session.wait_words("Aldo");
    (session, before)
}

/// What an editor does, what becomes of the text that is being written, and what is said.
const EDITORS: [(&str, &str, &str); 10] = [
    ("exit 1", OLD, "ended with an error; the text is as it was"),
    ("printf new > \"$file\"; exit 1", OLD, "what it left is a draft"),
    ("printf 'Gespr\\344ch' > \"$file\"", "Gespräch", "1 byte was no UTF-8"),
    (": > \"$file\"", OLD, "the editor left nothing"),
    ("printf new > \"$file.new\"; mv \"$file.new\" \"$file\"", "new", "new"),
    ("rm \"$file\"", OLD, "left no file"),
    ("printf '\\000' >> \"$file\"", "old words\n\0", "old words"),
    ("exit 0", OLD, OLD),
    ("printf 'one\\r\\ntwo\\r\\n' > \"$file\"", "one\ntwo", "two"),
    ("printf '%s' \"$*\" > \"$file\"", "+1 ", "M1-notes.md"),
];

#[test]
fn after_each_editor_the_text_the_terminal_and_every_key_are_as_they_should_be() {
    let keys = &"xyzXYZ?! ".repeat(23)[..200];
    for (script, text, said) in EDITORS {
        let mut case = Case::new(OLD);
        case.write_in_the_editor(script).wait_said(said);
        case.session.press(keys);
        case.session.wait_words("not saved yet");
        case.session.press("\x1b");
        case.session.wait_words("Enter write");
        let notes = case.notes();
        assert!(notes.contains(keys), "keys are missing after {script}");
        let without = notes.replacen(keys, "", 1);
        assert!(without.starts_with(text) && (text == "+1 " || without == text), "{script}: {without}");
        let is_odd = script.contains("344");
        assert_eq!(case.folders().len(), usize::from(is_odd), "{script}");
        case.quit();
    }
}

#[test]
fn ten_megabytes_come_back_and_are_written_on() {
    let mut case = Case::new(OLD);
    case.write_in_the_editor("yes 0123456789abcde | head -c 10000000 > \"$file\"").wait_said("9abcde 0123");
    case.session.press("and more");
    case.session.wait_for("a draft of all of it", |screen| {
        let shown = screen.contents();
        shown.contains("0123456789abcdeand more") && shown.contains("draft saved")
    });
    let drafts = open(case.folder.path()).drafts().unwrap();
    // The line break that ends the file is the editor's.
    assert_eq!(drafts[0].draft.body, "0123456789abcde\n".repeat(625_000).trim_end().to_owned() + "and more");
    assert!(case.folders().is_empty());
    case.session.kill();
}

#[test]
fn an_editor_that_leaves_nothing_twice_empties_the_text() {
    let mut case = Case::new(OLD);
    for said in ["the editor left nothing, so the text is as it was; once more empties it", "wrote the notes"] {
        assert_eq!(case.notes(), OLD);
        case.edit(": > \"$file\"").wait_said(said);
    }
    assert_eq!(case.notes(), "");
    assert!(case.folders().is_empty());
    case.quit();
}

#[test]
fn an_untouched_text_makes_no_revision_and_leaves_no_file() {
    let mut case = Case::new(OLD);
    let revision = open(case.folder.path()).revision().unwrap();
    case.edit("exit 0");
    assert_eq!(open(case.folder.path()).revision().unwrap(), revision);
    assert!(case.drafts().is_empty() && case.folders().is_empty());
    case.quit();
}

#[test]
fn what_an_editor_wrote_that_was_killed_is_a_draft_in_its_place() {
    let mut case = Case::new(OLD);
    case.edit("printf new > \"$file\"; kill -9 $$").wait_said("so nothing is saved; what it left is a draft on Today");
    assert_eq!((case.notes().as_str(), case.drafts()), (OLD, vec![format!("{} notes: new", case.meeting)]));
    assert!(case.folders().is_empty());
    case.session.press("\r");
    case.wait_said("continued what you were writing");
    case.session.press_key("Ctrl-S");
    case.session.wait_words("Enter write");
    assert_eq!((case.notes().as_str(), case.drafts().len()), ("new", 0));
    case.quit();
}

#[test]
fn what_is_refused_by_an_exit_code_is_a_draft_that_leaves_the_text_alone() {
    let mut case = Case::new(OLD);
    case.edit("printf new > \"$file\"; exit 1").wait_said("so the text stays; what it left is a draft on Today");
    let drafts = case.drafts();
    assert!(matches!(&drafts[..], [draft] if draft.starts_with("new captured line 1") && draft.contains("\"new\"")));
    case.session.press("\r");
    case.session.wait_words("stop writing");
    case.session.press("\x1b");
    case.session.wait_words("Enter write");
    assert_eq!((case.notes().as_str(), case.drafts()), (OLD, drafts));
    case.quit();
}

#[test]
fn a_text_that_can_be_kept_nowhere_stays_in_its_file_which_is_named() {
    let mut case = Case::new(OLD);
    case.open_editor("printf new > \"$file\"");
    case.refuse("meetings");
    case.refuse("drafts");
    case.close_editor().wait_said("what you wrote is in");
    let [folder] = &case.folders()[..] else { panic!("the folder is gone") };
    assert_eq!(fs::read_to_string(folder.join(format!("{}-notes.md", case.meeting))).unwrap(), "new");
    case.allow();
    case.session.kill();
    case.start_again().wait_said("what was open in your editor is kept");
    assert_eq!(case.drafts(), [format!("{} notes: new", case.meeting)]);
    assert!(case.folders().is_empty());
}

#[test]
fn what_an_editor_writes_after_the_program_was_killed_is_offered_by_the_next_start() {
    let mut case = Case::new(OLD);
    case.open_editor("printf 'five new words of it' > \"$file\"");
    case.session.kill();
    let [folder] = &case.folders()[..] else { panic!("there is no folder") };
    let held = File::open(folder.join("held")).unwrap();
    case.start_again().quit();
    assert_eq!(case.folders().len(), 1, "the editor is open");
    case.let_editor_go_on();
    flock(&held, FlockOperation::LockExclusive).unwrap();
    drop(held);
    case.start_again().wait_said("what was open in your editor is kept");
    case.wait_said("5 words of notes");
    assert_eq!(case.notes(), OLD);
    assert_eq!(case.drafts(), [format!("{} notes: five new words of it", case.meeting)]);
    assert!(case.folders().is_empty());
    case.quit();
    case.start_again().wait_said("5 words of notes");
    case.quit();
}

#[test]
fn a_window_that_writes_after_its_command_has_returned_is_found_by_the_next_start() {
    let mut case = Case::new(OLD);
    let folder = case.folder.path().display().to_string();
    let script = format!("(cat '{folder}/go' > /dev/null; printf later > \"$file\") < /dev/null > /dev/null 2>&1 &");
    case.edit(&script);
    case.session.wait_words("NOTES");
    let [edit] = &case.folders()[..] else { panic!("the folder is gone") };
    let held = File::open(edit.join("held")).unwrap();
    case.let_editor_go_on();
    flock(&held, FlockOperation::LockExclusive).unwrap();
    drop(held);
    case.quit();
    case.start_again().wait_said("what was open in your editor is kept");
    assert_eq!(case.drafts(), [format!("{} notes: later", case.meeting)]);
    case.quit();
}

#[test]
fn an_editor_that_is_not_there_is_said_and_the_terminal_is_taken_again() {
    let mut case = Case::new(OLD);
    fs::remove_file(case.folder.path().join("vim")).unwrap();
    case.session.raw.clear();
    case.session.press("\x05");
    case.session.wait_taken(1);
    case.wait_said("is not there; set EDITOR to one that is");
    assert_eq!(case.session.modes(), case.modes[1]);
    case.quit();
}

#[test]
fn where_nobody_learns_how_the_editor_ended_what_it_wrote_is_a_draft() {
    let mut case = Case::new(OLD);
    case.session.kill();
    let folder = case.folder.path().display().to_string();
    let (home, journal) = (folder.clone(), format!("{folder}/journal.db"));
    let editor = format!("'{folder}/vim' '{folder}/script'");
    let environment =
        [("HOME", &*home), ("MENTORLOG_JOURNAL", &*journal), ("MENTORLOG_NOW", NOW), ("EDITOR", &*editor)];
    // Ignored children are waited for by the system alone.
    let command = ["env", "--ignore-signal=CHLD", env!("CARGO_BIN_EXE_mentorlog")];
    case.session = Session::run(&command, 80, 24, &environment);
    case.session.wait_words("Aldo");
    case.session.press("2\r");
    case.session.wait_words("NOTES");
    case.edit("printf new > \"$file\"").wait_said("what it left is a draft on Today");
    assert_eq!((case.notes().as_str(), case.drafts()), (OLD, vec![format!("{} notes: new", case.meeting)]));
    assert!(case.folders().is_empty());
    case.session.kill();
}

#[test]
fn words_that_were_saved_beside_the_text_stay_and_are_named() {
    let mut case = Case::new(OLD);
    case.edit("echo new > \"${file%/*}/other.md\"").wait_said("the editor left a file of its own:");
    let [folder] = &case.folders()[..] else { panic!("the folder is gone") };
    assert_eq!(fs::read_to_string(folder.join("other.md")).unwrap(), "new\n");
    assert_eq!(case.notes(), OLD);
    case.session.kill();
}

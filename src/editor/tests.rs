//! What becomes of a text in each editor: the fake ones are small shell scripts, and the locks and folders are real.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use super::*;
use crate::domain::{MeetingId, Record};

const GIVEN: &str = "old words\n";

/// What lies in a folder, by name.
type Files<'a> = &'a [(&'a str, &'a str)];

/// A folder with a place for a journal in it, and editors.
struct Case {
    folder: TempDir,
}

impl Case {
    fn new() -> Self {
        Case { folder: tempfile::tempdir().unwrap() }
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    fn editor(&self, script: &str) -> Editor {
        let path = self.folder.path().join("editor.sh");
        fs::write(&path, script).unwrap();
        Editor::parse("EDITOR", &format!("sh '{}'", path.display())).unwrap()
    }

    fn edit(&self, script: &str, given: &str) -> Result<Edited, EditorError> {
        edit_with(&self.editor(script), &notes(given), Some(&self.journal()), DateTime::UNIX_EPOCH)
    }

    /// What lies beside the journal.
    fn folders(&self) -> Vec<PathBuf> {
        let base = self.folder.path().join("journal-editing");
        fs::read_dir(base).map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
    }

    fn left(&self) -> Vec<Edited> {
        left_for(&self.journal())
    }
}

fn notes(text: &str) -> Lent {
    Lent::of(DraftPlace::Field { record: Record::Meeting(MeetingId(7)), field: "notes".into() }, text)
}

fn text(words: &str) -> Left {
    Left::Text(words.to_owned())
}

#[test]
fn whatever_an_editor_does_the_text_comes_back_as_it_left_it() {
    let ten_megabytes = "0123456789abcde\n".repeat(655_360);
    let cases = [
        ("true", Left::Unchanged),
        ("printf 'new words\\n' > \"$1\"", text("new words\n")),
        ("printf 'new' > \"$1.new\"; mv \"$1.new\" \"$1\"", text("new")),
        ("printf '\\000' >> \"$1\"", text("old words\n\0")),
        ("printf 'a\\r\\nb\\r\\n' > \"$1\"", text("a\nb\n")),
        ("printf 'Gespr\\344ch' > \"$1\"", text("Gespräch")),
        (": > \"$1\"", Left::Emptied),
        ("printf ' \\n\\n' > \"$1\"", Left::Emptied),
        ("yes 0123456789abcde | head -n 655360 > \"$1\"", text(&ten_megabytes)),
        ("printf 'new' > \"$1\"; exit 1", Left::Refused("new".into())),
        ("printf 'new' > \"$1\"; kill -9 $$", Left::CutOff("new".into())),
    ];
    for (script, left) in cases {
        let case = Case::new();
        let edited = case.edit(script, GIVEN).unwrap();
        assert!(edited.left == left, "{script}");
        assert_eq!(edited.given.text, GIVEN);
        assert_eq!(edited.given.place(), notes("").place);
    }
}

#[test]
fn a_text_that_comes_back_untouched_is_unchanged_whatever_is_in_it() {
    for given in ["", "one line", "two\nlines\n", "  é 目標", "dos\r\nlines", "\u{feff}marked", "nul\0"] {
        assert_eq!(Case::new().edit("true", given).unwrap().left, Left::Unchanged);
    }
    let shown = Case::new().edit("grep -c '' \"$1\" > \"$1.n\"; cat \"$1.n\" >> \"$1\"", "one\ntwo").unwrap();
    assert_eq!(shown.left, text("one\ntwo\n2"), "the file ends as editors want it");
    assert_eq!(Case::new().edit("echo >> \"$1\"", "").unwrap().left, Left::Unchanged);
}

#[test]
fn an_editor_that_fails_without_a_word_leaves_the_text_alone_and_no_file() {
    let case = Case::new();
    for (script, words) in [("exit 1", "the text is as it was"), ("rm \"$1\"", "left no file"), ("kill -9 $$", "error")]
    {
        let error = case.edit(script, GIVEN).unwrap_err().to_string();
        assert!(error.contains(words) && error.contains("sh"), "{script}: {error}");
        assert_eq!(case.folders(), Vec::<PathBuf>::new());
    }
}

#[test]
fn an_editor_that_is_missing_is_named() {
    let case = Case::new();
    let editor = Editor::parse("EDITOR", "no-such-editor-here --wait").unwrap();
    let error = edit_with(&editor, &notes(""), Some(&case.journal()), DateTime::UNIX_EPOCH).unwrap_err().to_string();
    assert!(error.contains("\"no-such-editor-here\" is not there"), "{error}");
    assert_eq!(case.folders(), Vec::<PathBuf>::new());
}

#[test]
fn the_file_is_named_for_what_it_is_and_only_its_owner_can_read_it() {
    let case = Case::new();
    let script = "echo \"$1\" > seen; stat -c %a \"$1\" \"${1%/*}\" \"${1%/*}/..\" >> seen; head -n 1 \"$1\" >> seen";
    let script = format!("cd '{}'; {script}", case.folder.path().display());
    case.edit(&script, GIVEN).unwrap().release();
    let seen = fs::read_to_string(case.folder.path().join("seen")).unwrap();
    let lines: Vec<_> = seen.lines().collect();
    assert!(lines[0].ends_with("/M7-notes.md"), "{seen}");
    assert_eq!(lines[1..], ["600", "700", "700", "old words"]);
    assert_eq!(Lent::field("why", "").file_name(), "why.md");
    let form = DraftPlace::New { what: "answer Q7".into(), number: 2 };
    assert_eq!(Lent::of(form, "secret").file_name(), "new-answer-Q7-2.md");
}

#[test]
fn the_line_of_the_caret_is_counted_from_one() {
    let line = |caret| notes("a\nbé\n\nc").with_caret(caret).line();
    assert_eq!([line(0), line(1), line(2), line(6), line(7)].map(Option::unwrap), [1, 1, 2, 3, 4]);
    assert_eq!((line(99), notes("a").line()), (None, None));
}

#[test]
fn the_file_stays_until_it_is_released_and_is_found_again_once() {
    let case = Case::new();
    let edited = case.edit("printf new > \"$1\"", GIVEN).unwrap();
    assert!(case.left().is_empty(), "who has it works on it still");
    drop(edited);
    let found = case.left().pop().unwrap();
    assert_eq!((&found.left, &found.given.text[..], found.given.place()), (&text("new"), GIVEN, notes("").place));
    assert!(case.left().is_empty(), "one finds it");
    found.release();
    assert_eq!(case.folders(), Vec::<PathBuf>::new());
    assert!(!case.folder.path().join("journal-editing").exists());
}

#[test]
fn bytes_that_are_no_utf_8_stay_in_the_file_and_are_named_once() {
    for outlives in [false, true] {
        let case = Case::new();
        let mut edited = case.edit("printf 'Gespr\\344ch' > \"$1\"", GIVEN).unwrap();
        if outlives {
            drop(edited);
            edited = case.left().pop().unwrap();
        }
        let remark = edited.remark().unwrap();
        assert!(remark.starts_with("1 byte was no UTF-8") && remark.ends_with("/M7-notes.md"), "{remark}");
        assert_eq!(edited.left, text("Gespräch"));
        edited.release();
        let [folder] = &case.folders()[..] else { panic!("the folder is gone") };
        assert_eq!(fs::read(folder.join("M7-notes.md")).unwrap(), b"Gespr\xe4ch");
        assert!(case.left().is_empty(), "it is named once");
    }
}

#[test]
fn an_untouched_text_that_an_editor_wrote_in_latin_1_needs_no_remark() {
    let edited = Case::new().edit("printf 'Gespr\\344ch' > \"$1\"", "Gespräch").unwrap();
    let remark = edited.remark().unwrap_or_default();
    assert!(edited.left == Left::Unchanged && !remark.contains("UTF-8"), "{remark}");
}

#[test]
fn a_file_of_the_editor_itself_stays_when_the_editor_did_not_end_well() {
    let case = Case::new();
    let error = case.edit("printf swap > \"${1%/*}/.M7-notes.md.swp\"; kill -9 $$", GIVEN).unwrap_err().to_string();
    assert!(error.contains("/.M7-notes.md.swp"), "{error}");
    assert_eq!(case.folders().len(), 1);
    assert!(case.left().is_empty(), "it is named once");
    let case = Case::new();
    case.edit("cp \"$1\" \"$1~\"; printf new > \"$1\"", GIVEN).unwrap().release();
    assert_eq!(case.folders(), Vec::<PathBuf>::new(), "a copy of what was given out is none");
}

#[test]
fn words_that_were_saved_under_another_name_stay_and_are_named_once() {
    for (text, left) in [(GIVEN, Left::Unchanged), ("", Left::Emptied)] {
        for outlives in [false, true] {
            let case = Case::new();
            let folder = Folder::create(Some(&case.journal()), &notes(GIVEN).given(DateTime::UNIX_EPOCH)).unwrap();
            fs::write(folder.text(), text).unwrap();
            fs::write(folder.text().with_file_name("other.md"), "new\n").unwrap();
            let nano = Editor::parse("EDITOR", "nano").unwrap();
            let mut edited = judge(&nano, folder, Some(0), Duration::ZERO).unwrap();
            if outlives {
                drop(edited);
                edited = case.left().pop().unwrap();
            }
            assert_eq!(edited.left, left);
            let remark = edited.remark().unwrap();
            assert!(
                remark.starts_with("the editor left a file of its own: ") && remark.ends_with("/other.md"),
                "{remark}"
            );
            edited.release();
            let [folder] = &case.folders()[..] else { panic!("the folder is gone") };
            assert_eq!(fs::read_to_string(folder.join("other.md")).unwrap(), "new\n");
            assert!(case.left().is_empty(), "it is named once");
        }
    }
}

#[test]
fn an_editor_that_is_back_at_once_keeps_its_file_and_says_how_to_wait() {
    let case = Case::new();
    for (command, took, hint) in [
        ("code", Duration::ZERO, Some("EDITOR=\"code --wait\"")),
        ("unknown", Duration::ZERO, Some("EDITOR=\"unknown --wait\"")),
        ("unknown", AT_ONCE, None),
        ("vim", Duration::ZERO, None),
    ] {
        let editor = Editor::parse("EDITOR", command).unwrap();
        let folder = Folder::create(Some(&case.journal()), &notes(GIVEN).given(DateTime::UNIX_EPOCH)).unwrap();
        let edited = judge(&editor, folder, Some(0), took).unwrap();
        let remark = edited.remark().unwrap_or_default();
        assert_eq!(remark.contains(hint.unwrap_or("EDITOR")), hint.is_some(), "{remark}");
        edited.release();
        assert_eq!(case.folders().len(), usize::from(hint.is_some()), "{command}");
        // What is written later is found by the next start.
        for folder in case.folders() {
            fs::write(folder.join("M7-notes.md"), "later").unwrap();
        }
        for found in case.left() {
            assert_eq!(found.left, text("later"));
            found.release();
        }
        assert!(case.folders().is_empty());
    }
}

#[test]
fn what_an_editor_still_holds_is_left_alone_until_it_lets_go() {
    let case = Case::new();
    let fifo = case.folder.path().join("go");
    let script = format!(
        "mkfifo '{0}'; (read line < '{0}'; printf '%s' \"$line\" > \"$1\") < /dev/null > /dev/null 2>&1 &",
        fifo.display()
    );
    let edited = case.edit(&script, GIVEN).unwrap();
    assert_eq!(edited.left, Left::Unchanged);
    edited.release();
    assert!(case.left().is_empty(), "the editor is open");
    let [folder] = &case.folders()[..] else { panic!("the folder is gone") };
    fs::write(&fifo, "written later\n").unwrap();
    let held = fs::File::open(folder.join("held")).unwrap();
    rustix::fs::flock(&held, rustix::fs::FlockOperation::LockExclusive).unwrap();
    drop(held);
    // A process that another test is just starting holds every lock for a moment.
    let found = (0..1_000_000).find_map(|_| {
        std::thread::yield_now();
        case.left().pop()
    });
    assert_eq!(found.unwrap().left, text("written later"));
}

#[test]
fn what_was_taken_from_an_editor_that_is_still_open_is_not_offered_again() {
    let case = Case::new();
    let fifo = case.folder.path().join("go");
    let script = format!(
        "printf new > \"$1\"; mkfifo '{0}'; (read line < '{0}') < /dev/null > /dev/null 2>&1 &",
        fifo.display()
    );
    case.edit(&script, GIVEN).unwrap().release();
    let [folder] = &case.folders()[..] else { panic!("the folder is gone") };
    fs::write(&fifo, "\n").unwrap();
    let held = fs::File::open(folder.join("held")).unwrap();
    rustix::fs::flock(&held, rustix::fs::FlockOperation::LockExclusive).unwrap();
    drop(held);
    assert_eq!(case.left().pop().unwrap().left, Left::Unchanged);
}

#[test]
fn a_program_that_is_killed_at_any_point_leaves_what_the_next_start_can_read() {
    let given = serde_json::to_string(&notes(GIVEN).given(DateTime::UNIX_EPOCH)).unwrap();
    let half = &given[..given.len() / 2];
    let stages: [(&str, Files<'_>, Option<Left>); 9] = [
        ("before anything", &[], None),
        ("before what is given", &[("given.json", "")], Some(Left::Unchanged)),
        ("while it is written down", &[("given.json", half)], Some(Left::Unchanged)),
        ("before the text", &[("given.json", &given)], Some(Left::Unchanged)),
        ("while the text is written", &[("given.json", &given), ("unfinished", "old")], Some(Left::Unchanged)),
        ("before the editor", &[("given.json", &given), ("M7-notes.md", GIVEN)], Some(Left::Unchanged)),
        ("in the editor", &[("given.json", &given), ("held", ""), ("M7-notes.md", "new")], Some(text("new"))),
        ("by a power cut", &[("given.json", "\0\0\0"), ("M7-notes.md", "new")], Some(text("new"))),
        ("while it is cleared away", &[("M7-notes.md", "new")], Some(text("new"))),
    ];
    for (when, files, left) in stages {
        let case = Case::new();
        let folder = case.folder.path().join("journal-editing/1a2b3c4d");
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        let found = case.left().pop();
        assert_eq!(found.as_ref().map(|found| &found.left), left.as_ref(), "killed {when}");
        found.into_iter().for_each(Edited::release);
        assert!(case.left().is_empty() && case.folders().is_empty(), "killed {when}");
    }
}

#[test]
fn without_a_place_beside_the_journal_the_text_lies_among_the_temporary_files() {
    let case = Case::new();
    fs::write(case.folder.path().join("journal-editing"), "in the way").unwrap();
    for journal in [None, Some(case.journal())] {
        let folder = Folder::create(journal.as_deref(), &notes(GIVEN).given(DateTime::UNIX_EPOCH)).unwrap();
        assert!(folder.text().starts_with(std::env::temp_dir()), "{}", folder.text().display());
        let mode = fs::metadata(folder.text().parent().unwrap()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        folder.remove();
    }
}

#[test]
fn looking_where_nothing_was_left_makes_nothing() {
    let case = Case::new();
    assert!(case.left().is_empty());
    assert_eq!(fs::read_dir(case.folder.path()).unwrap().count(), 0);
}

//! Where the journal lies, who may read it, and what happens to a file that is none.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{BINARY, Home, Ran};

/// Every file and folder below a path.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { [vec![path.clone()], below(&path)].concat() } else { vec![path] })
        .collect()
}

fn bytes_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    below(folder)
        .into_iter()
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn nobody_else_may_read_what_is_written_whatever_the_umask() {
    let home = Home::empty();
    let sh = |line: &str| {
        let mut command = Command::new("sh");
        command.env_clear().env("HOME", home.path()).env("XDG_DATA_HOME", home.path().join("data"));
        let line = format!("umask 000; {}", line.replace("mentorlog", BINARY));
        assert!(command.current_dir(home.path()).args(["-c", &line]).status().unwrap().success(), "{line}");
    };
    sh("mentorlog add person Aldo --my-role mentee >/dev/null");
    sh("MENTORLOG_NOW=2099-01-01 mentorlog add goal another day, and so a snapshot >/dev/null");
    assert!(home.path().join("data/mentorlog/journal-snapshots/2099-01-01.db").is_file());
    sh("mentorlog export -o out.json 2>/dev/null");
    sh("mentorlog --journal deep/er/other.db add question why >/dev/null 2>&1");
    let loose =
        below(home.path()).into_iter().filter(|path| fs::metadata(path).unwrap().permissions().mode() & 0o077 != 0);
    assert_eq!(loose.collect::<Vec<_>>(), Vec::<PathBuf>::new());
    assert!(home.journal().is_file());
}

#[test]
fn a_file_that_is_no_journal_is_refused_and_left_as_it_was() {
    let whole = Home::with_aldo();
    let journal = fs::read(whole.journal()).unwrap();
    let mut newer = journal.clone();
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    let mut foreign = journal.clone();
    foreign[68..72].copy_from_slice(b"ELSE");
    let mut garbled = journal.clone();
    garbled[100..].iter_mut().for_each(|byte| *byte ^= 0x5a);
    for (what, bytes, code) in [
        ("empty", Vec::new(), 13),
        ("cut off in its header", journal[..60].to_vec(), 13),
        ("cut off", journal[..journal.len() / 2].to_vec(), 13),
        ("garbled", garbled, 13),
        ("newer", newer, 14),
        ("foreign", foreign, 14),
        ("a text", b"dear diary\n".to_vec(), 14),
    ] {
        let home = Home::empty();
        fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
        fs::write(home.journal(), &bytes).unwrap();
        let before = bytes_below(home.path());
        for args in [&["list", "goals"][..], &["add", "question", "why?"], &["export", "-o", "out.json"], &["undo"]] {
            let ran = home.run(args);
            assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{what}, {args:?}: {}", ran.err);
            assert!(ran.err.starts_with("mentorlog: ") && ran.err.lines().count() == 1, "{what}: {}", ran.err);
            assert!(bytes_below(home.path()) == before, "{what}, {args:?}: something was changed");
        }
    }
}

#[test]
fn without_a_home_nothing_is_made_and_the_code_says_so() {
    let home = Home::empty();
    let place = home.path().to_str().unwrap();
    let run = |variables: &[(&str, &str)], args: &[&str]| {
        let mut command = Command::new(BINARY);
        command.env_clear().envs(variables.iter().copied()).current_dir(home.path()).stdin(Stdio::null());
        Ran::of(&command.args(args).output().unwrap())
    };
    for variables in [
        &[("HOME", "/nonexistent/home")][..],
        &[("HOME", "home")],
        &[("HOME", "/nonexistent/home"), ("XDG_DATA_HOME", "data")],
        &[("HOME", "/nonexistent/home"), ("MENTORLOG_JOURNAL", "")],
    ] {
        let ran = run(variables, &["list"]);
        assert_eq!(ran.code, 10, "{variables:?}: {}", ran.err);
        assert!(ran.err.contains("HOME") && ran.err.lines().count() == 1, "{}", ran.err);
        for args in [["--version"], ["help"], ["keys"]] {
            assert_eq!(run(variables, &args).code, 0, "{args:?}");
        }
    }
    assert_eq!(below(home.path()), Vec::<PathBuf>::new());
    let add = ["add", "question", "why?"];
    let named = run(&[("HOME", "/nonexistent/home"), ("MENTORLOG_JOURNAL", &format!("{place}/named.db"))], &add);
    assert_eq!(named.code, 0, "{}", named.err);
    assert_eq!(run(&[("HOME", place), ("XDG_DATA_HOME", "data")], &add).code, 0);
    assert!(home.path().join(".local/share/mentorlog/journal.db").is_file(), "a relative XDG folder is passed over");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let home = Home::with_aldo();
    for args in [&["list", "questions"][..], &["export"], &["help"], &["keys"], &["list", "questions", "--json"]] {
        let mut child = home.command().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}: {said}");
        assert!(!said.contains("ipe"), "{args:?}: {said}");
    }
}

#[test]
fn a_full_disk_is_named_and_a_deaf_standard_error_stops_nothing() {
    let home = Home::with_aldo();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let export = home.command().arg("export").stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(export.status.code(), Some(15));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let export = home.command().arg("export").stderr(writer).output().unwrap();
    assert_eq!(export.status.code(), Some(0));
    assert_eq!(String::from_utf8(export.stdout).unwrap(), home.ok(&["export"]));
}

#[test]
fn without_a_terminal_one_line_says_what_to_do_instead() {
    let home = Home::empty();
    for term in [Some("xterm-256color"), Some("dumb"), Some(""), None] {
        let mut command = home.command();
        command.env_remove("TERM").stdin(Stdio::null());
        if let Some(term) = term {
            command.env("TERM", term);
        }
        let ran = Ran::of(&command.output().unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{term:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains("mentorlog list") && ran.err.contains("mentorlog add note -"), "{}", ran.err);
    }
    assert!(!home.journal().exists());
}

#[test]
fn an_export_is_complete_private_and_never_in_the_way() {
    let home = Home::with_aldo();
    home.ok(&["add", "note", "not for others", "--private"]);
    let out = home.path().join("out.json");
    let args = ["export", "--format", "json", "-o", "out.json"];
    let ran = home.run(&args);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("complete") && ran.err.contains("private notes"), "{}", ran.err);
    let written = fs::read_to_string(&out).unwrap();
    assert_eq!(written, home.ok(&["export"]));
    assert!(written.contains("not for others"));

    home.ok(&["add", "goal", "another"]);
    assert_eq!(home.run(&args).code, 15, "what is there is not replaced");
    assert_eq!(fs::read_to_string(&out).unwrap(), written);
    home.ok(&[&args[..], &["--force"]].concat());
    assert!(fs::read_to_string(&out).unwrap().contains("another"));

    let journal = home.journal();
    assert_eq!(home.run(&["export", "-o", journal.to_str().unwrap(), "--force"]).code, 15, "the journal least of all");
    assert_eq!(home.run(&["export", "-o", "no/such/folder/out.json"]).code, 15);
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left lying about: {left:?}");
    assert!(!home.ok(&["list", "goals"]).is_empty());
}

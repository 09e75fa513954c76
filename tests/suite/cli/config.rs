//! `mentorlog config`, and a start in an odd environment.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{BINARY, Home, Ran};

/// Runs the program with these variables and no others, in a folder.
fn run_bare(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> Ran {
    let mut command = Command::new(BINARY);
    command.env_clear().envs(variables.iter().copied()).current_dir(folder).stdin(Stdio::null());
    Ran::of(&command.args(args).output().unwrap())
}

/// How many things lie in a folder.
fn things_in(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn the_path_is_in_the_config_folder_unless_a_file_is_named() {
    let home = Home::empty();
    let (place, relative) = (home.path().to_str().unwrap(), format!("{}/.config", home.path().display()));
    let path = |variables: &[(&str, &str)], args: &[&str]| {
        let ran = run_bare(home.path(), variables, &[&["config", "path"], args].concat());
        (ran.code, ran.out.trim_end().to_owned())
    };
    assert_eq!(path(&[("HOME", place)], &[]), (0, format!("{relative}/mentorlog/config.toml")));
    assert_eq!(
        path(&[("HOME", place), ("XDG_CONFIG_HOME", "rel")], &[]).1,
        format!("{relative}/mentorlog/config.toml")
    );
    assert_eq!(
        path(&[("HOME", "/nonexistent"), ("XDG_CONFIG_HOME", "/x")], &[]),
        (0, "/x/mentorlog/config.toml".into())
    );
    assert_eq!(path(&[("HOME", "/nonexistent")], &[]), (0, "/nonexistent/.config/mentorlog/config.toml".into()));
    assert_eq!(path(&[("HOME", place), ("MENTORLOG_CONFIG", "my.toml")], &[]), (0, "my.toml".into()));
    assert_eq!(path(&[("HOME", place), ("MENTORLOG_CONFIG", "my.toml")], &["--config", "other.toml"]).1, "other.toml");
    assert_eq!(path(&[("HOME", place), ("MENTORLOG_CONFIG", "")], &[]).1, format!("{relative}/mentorlog/config.toml"));
    // Without HOME the system knows where this account is at home.
    let (code, own) = path(&[], &[]);
    assert!(code == 0 && own.starts_with('/') && own.ends_with("/.config/mentorlog/config.toml"), "{code}: {own}");
    assert_eq!(things_in(home.path()), 0);
}

#[test]
fn a_home_that_is_a_name_without_a_folder_is_none_and_the_variables_to_set_are_named() {
    let home = Home::empty();
    let ran = run_bare(home.path(), &[("HOME", "home")], &["config", "path"]);
    assert_eq!((ran.code, ran.out.as_str()), (10, ""));
    for name in ["HOME", "XDG_CONFIG_HOME", "MENTORLOG_CONFIG"] {
        assert!(ran.err.contains(name), "{}", ran.err);
    }
    assert_eq!(things_in(home.path()), 0);
}

#[test]
fn a_file_to_begin_with_is_written_once_for_its_owner_alone() {
    let home = Home::empty();
    let path = home.ok(&["config", "path"]);
    let path = Path::new(path.trim_end());
    let ran = home.run(&["config", "init"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("wrote ~/.config/mentorlog/config.toml"), "{}", ran.err);
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(home.ok(&["config", "check"]), "no faults\n");

    fs::write(path, "colour = false\n").unwrap();
    let again = home.run(&["config", "init"]);
    assert_eq!(again.code, 15);
    assert!(again.err.contains("there already") && again.err.lines().count() == 1, "{}", again.err);
    assert_eq!(fs::read_to_string(path).unwrap(), "colour = false\n");
    assert_eq!(home.run(&["config", "init", "--config", "here/my.toml"]).code, 0);
    assert!(home.path().join("here/my.toml").is_file());
    assert!(!home.journal().exists(), "no journal is needed");
}

#[test]
fn a_check_lists_every_fault_with_its_line_and_answers_2() {
    let home = Home::empty();
    let ran = home.run(&["config", "check"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "no faults\n"));
    assert!(ran.err.contains("there is no ~/.config/mentorlog/config.toml"), "{}", ran.err);
    let text = "color = false\nglyphs = ascii\n[keys]\n\"goals.nwe\" = \"n\"\n\"a\\u001b[2J\\nb\" = []\nundo = \"U\"\n";
    fs::write(home.path().join("c.toml"), text).unwrap();
    let ran = home.run(&["config", "check", "--config", "c.toml"]);
    assert_eq!(ran.code, 2);
    let expected = [
        "line 1: \"color\" is no setting; did you mean colour?",
        "line 2, column 10: no TOML: string values must be quoted",
        "line 4: \"goals.nwe\" is no command; did you mean \"goals.new\"?",
        "line 5: \"a^[[2J b\" is no command",
    ];
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), expected);
    assert_eq!(ran.err, "mentorlog: 4 faults in c.toml; all else that it sets is in force\n");
    let keys = home.run(&["keys", "--config", "c.toml"]);
    assert_eq!(keys.code, 0);
    assert!(keys.out.contains("| `U` | Undo |"), "{}", keys.out);
    assert!(keys.err.contains("mentorlog config check"), "{}", keys.err);
}

#[test]
fn what_is_no_configuration_file_is_one_fault_and_in_nobodys_way() {
    let home = Home::with_aldo();
    fs::create_dir(home.path().join("folder")).unwrap();
    fs::write(home.path().join("latin1"), b"# caf\xe9\n").unwrap();
    fs::write(home.path().join("large"), vec![b'#'; 10_000_000]).unwrap();
    fs::write(home.path().join("binary"), [0, 159, 146, 150].repeat(100)).unwrap();
    assert!(Command::new("mkfifo").arg(home.path().join("pipe")).status().unwrap().success());
    std::os::unix::fs::symlink("loop", home.path().join("loop")).unwrap();
    for name in ["missing", "folder", "latin1", "large", "binary", "pipe", "loop", "/dev/zero", "folder/no/way"] {
        let ran = home.run(&["config", "check", "--config", name]);
        assert_eq!((ran.code, ran.out.lines().count()), (2, 1), "{name}: {}{}", ran.out, ran.err);
        assert_eq!(home.run(&["keys", "--config", name]).out, home.ok(&["keys"]), "{name}");
        assert_eq!(home.ok(&["list", "--config", name]), home.ok(&["list"]), "{name}");
    }
}

#[test]
fn a_home_that_nobody_may_write_to_is_named_and_the_current_folder_stays_empty() {
    // Somebody without rights of his own, so that modes count for him whoever runs the tests.
    let folder = tempfile::tempdir().unwrap();
    let (home, work, binary) =
        (folder.path().join("home"), folder.path().join("work"), folder.path().join("mentorlog"));
    fs::create_dir(&home).unwrap();
    fs::create_dir(&work).unwrap();
    fs::copy(BINARY, &binary).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&binary, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&work, fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&home, fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
    for args in [&["undo"][..], &["add", "person", "Aldo", "--my-role", "mentee"], &["config", "init"]] {
        let mut command = Command::new(&binary);
        if is_root {
            command.uid(65534).gid(65534);
        }
        command.env_clear().env("HOME", &home).current_dir(&work).stdin(Stdio::null());
        let ran = Ran::of(&command.args(args).output().unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (15, ""), "{args:?}: {}", ran.err);
        assert!(ran.err.lines().count() == 1 && !ran.err.contains("panicked"), "{args:?}: {}", ran.err);
        assert_eq!(things_in(&work) + things_in(&home), 0, "{args:?}");
    }
    fs::set_permissions(&home, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_needs_no_journal_works_with_no_home_and_with_a_broken_journal() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.db");
    fs::write(&broken, "no journal").unwrap();
    let broken = broken.to_str().unwrap();
    for variables in [&[][..], &[("HOME", "/nonexistent")], &[("HOME", "/nonexistent"), ("MENTORLOG_JOURNAL", broken)]]
    {
        for args in
            [&["--version"][..], &["help"], &["add", "--help"], &["keys"], &["config", "path"], &["config", "check"]]
        {
            let ran = run_bare(folder.path(), variables, args);
            assert_eq!(ran.code, 0, "{args:?} with {variables:?}: {}", ran.err);
            assert!(!ran.out.is_empty());
        }
    }
    assert_eq!(things_in(folder.path()), 1);
}

#[test]
fn a_long_output_into_a_reader_of_one_line_is_no_error() {
    let home = Home::with_aldo();
    // More than a pipe holds, so that the writer is still writing when the reader goes.
    let note = home.run_with(&["add", "note", "-"], "a line of a long note\n".repeat(20_000).as_bytes());
    assert_eq!(note.code, 0, "{}", note.err);
    for args in ["export", "show S1", "list questions", "list questions --json", "keys", "help"] {
        let line = format!("{{ {BINARY} {args}; echo code $? >&2; }} | head -n 1");
        let mut shell = Command::new("sh");
        shell.env_clear().env("HOME", home.path()).env("XDG_DATA_HOME", home.path().join("data"));
        shell.env("PATH", std::env::var("PATH").unwrap()).args(["-c", &line]);
        let ran = Ran::of(&shell.stdin(Stdio::null()).output().unwrap());
        assert_eq!(ran.out.lines().count(), 1, "{args}: {}", ran.err);
        assert!(ran.err.trim_end().ends_with("code 0"), "{args}: {}", ran.err);
        assert!(!ran.err.contains("panicked") && !ran.err.contains("ipe"), "{args}: {}", ran.err);
    }
}

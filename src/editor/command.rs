//! The command that a person calls their editor by, taken apart, and what is known about the usual ones.
//!
//! `$VISUAL` comes before `$EDITOR`. Both may have arguments and quotes; neither goes through a shell.

use std::ffi::OsString;
use std::path::Path;

use super::EditorError;

/// The variables that may name an editor, the better one first.
pub(super) const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// An editor as it was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editor {
    /// The program, as it was written.
    pub name: String,
    arguments: Vec<String>,
}

/// How an editor is told on which line to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineForm {
    /// `+12 FILE`
    Plus,
    /// `FILE:12`
    Colon,
    /// `--goto FILE:12`
    Goto,
    /// `--line 12 FILE`
    Line,
}

/// What is known about an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    names: &'static [&'static str],
    line: LineForm,
    /// What makes one with a window of its own stay until the file is closed; nothing where it does so anyway.
    waits_with: Option<&'static str>,
}

const KNOWN: &[Known] = &[
    known(&["vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient"], LineForm::Plus, None),
    known(&["micro", "kak", "joe", "jed", "ne", "mg", "mcedit"], LineForm::Plus, None),
    known(&["hx", "helix"], LineForm::Colon, None),
    known(&["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"], LineForm::Goto, Some("--wait")),
    known(&["subl", "zed", "zeditor"], LineForm::Colon, Some("--wait")),
    known(&["gedit", "gnome-text-editor"], LineForm::Plus, Some("--wait")),
    known(&["gvim", "mvim"], LineForm::Plus, Some("--nofork")),
    known(&["kate", "kwrite"], LineForm::Line, Some("--block")),
];

const fn known(names: &'static [&'static str], line: LineForm, waits_with: Option<&'static str>) -> Known {
    Known { names, line, waits_with }
}

impl Editor {
    /// The editor that the environment names.
    pub(super) fn of_the_environment() -> Result<Self, EditorError> {
        let named = VARIABLES.iter().filter_map(|variable| Some((*variable, std::env::var_os(variable)?)));
        let named = named.map(|(variable, value)| (variable, value.to_string_lossy().into_owned()));
        match named.into_iter().find(|(_, command)| !command.trim().is_empty()) {
            Some((variable, command)) => Self::parse(variable, &command),
            None => Err(EditorError::NoneNamed),
        }
    }

    /// Takes a command apart as a shell would, without asking one.
    pub(super) fn parse(variable: &'static str, command: &str) -> Result<Self, EditorError> {
        let unclear = || EditorError::Unclear { variable, command: command.to_owned() };
        let mut words = shell_words::split(command).map_err(|_| unclear())?.into_iter();
        let name = words.next().filter(|name| !name.is_empty()).ok_or_else(unclear)?;
        Ok(Editor { name, arguments: words.collect() })
    }

    /// Its arguments for a file, to begin on a line of it where the editor is known to be able to.
    pub(super) fn arguments_for(&self, file: &Path, line: Option<usize>) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = self.arguments.iter().map(Into::into).collect();
        let whole = file.as_os_str().to_owned();
        let with_line = |line: usize| {
            let mut file = whole.clone();
            file.push(format!(":{line}"));
            file
        };
        match (self.known().map(|known| known.line), line) {
            (Some(LineForm::Plus), Some(line)) => arguments.extend([format!("+{line}").into(), whole]),
            (Some(LineForm::Colon), Some(line)) => arguments.push(with_line(line)),
            (Some(LineForm::Goto), Some(line)) => arguments.extend(["--goto".into(), with_line(line)]),
            (Some(LineForm::Line), Some(line)) => arguments.extend(["--line".into(), line.to_string().into(), whole]),
            _ => arguments.push(whole),
        }
        arguments
    }

    /// Whether it is known to work in the terminal, and so to be done when it returns.
    pub(super) fn is_in_the_terminal(&self) -> bool {
        self.known().is_some_and(|known| known.waits_with.is_none())
    }

    /// What to set so that it stays until the file is closed: `EDITOR="code --wait"`.
    pub(super) fn waiting(&self) -> String {
        let flag = self.known().and_then(|known| known.waits_with).unwrap_or("--wait");
        format!("EDITOR=\"{} {flag}\"", self.base_name())
    }

    /// The name without its folders.
    pub(super) fn base_name(&self) -> String {
        let base = Path::new(&self.name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        base.unwrap_or_else(|| self.name.clone())
    }

    fn known(&self) -> Option<&'static Known> {
        let name = self.base_name();
        KNOWN.iter().find(|known| known.names.contains(&name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(command: &str, line: Option<usize>) -> Vec<String> {
        let editor = Editor::parse("EDITOR", command).unwrap();
        let given = editor.arguments_for(Path::new("/f/M7-notes.md"), line);
        given.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn a_command_may_have_arguments_and_quotes() {
        let cases: [(&str, &str, &[&str]); 5] = [
            ("nano", "nano", &[]),
            ("  code --wait ", "code", &["--wait"]),
            ("\"/a b/ed\" -x", "/a b/ed", &["-x"]),
            ("'/a b/it'\\''s' '-c set tw=72'", "/a b/it's", &["-c set tw=72"]),
            ("/a\\ b/ed \"\"", "/a b/ed", &[""]),
        ];
        for (command, name, arguments) in cases {
            let editor = Editor::parse("EDITOR", command).unwrap();
            assert_eq!((editor.name.as_str(), editor.arguments), (name, arguments.iter().map(|&w| w.into()).collect()));
        }
    }

    #[test]
    fn a_command_that_can_not_be_taken_apart_is_named_with_its_variable() {
        for command in ["\"/a b/ed", "nano '", "''", "\"\" file"] {
            let error = Editor::parse("VISUAL", command).unwrap_err().to_string();
            assert!(error.contains("VISUAL") && error.contains(command), "{error}");
        }
    }

    #[test]
    fn a_known_editor_begins_on_the_line_of_the_caret() {
        let cases: [(&str, &[&str]); 9] = [
            ("vi", &["+12", "/f/M7-notes.md"]),
            ("/usr/bin/nvim -n", &["-n", "+12", "/f/M7-notes.md"]),
            ("nano", &["+12", "/f/M7-notes.md"]),
            ("emacs -nw", &["-nw", "+12", "/f/M7-notes.md"]),
            ("hx", &["/f/M7-notes.md:12"]),
            ("micro", &["+12", "/f/M7-notes.md"]),
            ("code --wait", &["--wait", "--goto", "/f/M7-notes.md:12"]),
            ("kate --block", &["--block", "--line", "12", "/f/M7-notes.md"]),
            ("somebody-s-own", &["/f/M7-notes.md"]),
        ];
        for (command, expected) in cases {
            assert_eq!(arguments(command, Some(12)), expected, "{command}");
        }
        assert_eq!(arguments("vi", None), ["/f/M7-notes.md"]);
    }

    #[test]
    fn how_to_wait_is_said_in_the_words_of_the_editor() {
        let waiting = |command| Editor::parse("EDITOR", command).unwrap().waiting();
        assert_eq!(waiting("/usr/bin/code -n"), "EDITOR=\"code --wait\"");
        assert_eq!(waiting("gvim"), "EDITOR=\"gvim --nofork\"");
        assert_eq!(waiting("other"), "EDITOR=\"other --wait\"");
    }
}

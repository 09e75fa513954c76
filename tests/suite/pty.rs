//! The real program in a pseudo-terminal: keys in, screen out. Waits for words with a deadline, never for time.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take, on a machine busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a pseudo-terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// All that it has written.
    pub raw: Vec<u8>,
}

impl Session {
    /// Starts the program on a journal, at 80 columns and 24 rows.
    pub fn start(journal: &Path, environment: &[(&str, &str)]) -> Session {
        let (home, journal) = (journal.parent().unwrap().to_str().unwrap(), journal.to_str().unwrap());
        let own = [("HOME", home), ("MENTORLOG_JOURNAL", journal)];
        Self::open(80, 24, &[&own[..], environment].concat())
    }

    /// Starts the program in a terminal of this size, with nothing of the tester's in the environment.
    pub fn open(columns: u16, rows: u16, environment: &[(&str, &str)]) -> Session {
        Self::of(&[env!("CARGO_BIN_EXE_mentorlog")], columns, rows, environment)
    }

    /// Starts a command line: the program as another user, say.
    pub fn of(line: &[&str], columns: u16, rows: u16, environment: &[(&str, &str)]) -> Session {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(line[0]);
        command.args(&line[1..]);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC")].iter().chain(environment)
        {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let output = read_aloud(pair.master.try_clone_reader().unwrap());
        let keyboard = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap(), 0);
        Session { child, master: pair.master, keyboard, output, screen, raw: Vec::new() }
    }

    /// Sends bytes as a keyboard would.
    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Presses one key, by the name the help gives it: `n`, `Ctrl-S`, `Shift-Tab`.
    pub fn press_key(&mut self, name: &str) {
        self.press(&bytes_of(name));
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
        self.screen.screen_mut().set_size(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
    }

    /// Reads until the screen is as wanted. A screen that is drawn in part is not looked at.
    pub fn wait_for(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !(is_whole(&self.raw) && is_there(self.screen.screen())) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("{what} never came:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Reads to the end and gives the exit code.
    pub fn finish(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap().exit_code(),
                Err(RecvTimeoutError::Timeout) => panic!("it does not end:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// The screen as it stands.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Reads until these words are on the screen.
    pub fn wait_words(&mut self, words: &str) {
        self.wait_for(&format!("\"{words}\""), |screen| screen.contents().contains(words));
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend(bytes);
        self.screen.process(bytes);
    }

    /// Sees that every mode of the terminal is as it was.
    pub fn is_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen stays");
        assert!(!screen.bracketed_paste(), "bracketed paste stays");
        assert!(!screen.hide_cursor(), "the cursor is gone");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse stays captured");
    }
}

/// Whether a draw has just ended: each one ends with hiding the caret, or with showing it and putting it in its place.
fn is_whole(raw: &[u8]) -> bool {
    let tail = String::from_utf8_lossy(&raw[raw.len().saturating_sub(16)..]);
    let is_place = |rest: &str| {
        let place = rest.strip_prefix("\x1b[").and_then(|rest| rest.strip_suffix('H'));
        place.is_some_and(|place| place.chars().all(|c| c.is_ascii_digit() || c == ';'))
    };
    tail.ends_with("\x1b[?25l") || tail.rsplit_once("\x1b[?25h").is_some_and(|(_, rest)| is_place(rest))
}

/// What a terminal sends for a key.
fn bytes_of(name: &str) -> String {
    let named = match name {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Shift-Tab" => "\x1b[Z",
        "Space" => " ",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        _ => "",
    };
    match name.strip_prefix("Ctrl-") {
        _ if !named.is_empty() => named.to_owned(),
        Some(letter) => letter.bytes().map(|letter| char::from(letter & 0x1f)).collect(),
        None if name.chars().count() == 1 => name.to_owned(),
        None => panic!("{name} is no key that a session knows"),
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Reads on a thread of its own, since a read of a pseudo-terminal cannot be given a deadline.
fn read_aloud(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

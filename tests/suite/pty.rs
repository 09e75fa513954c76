//! The real program in a pseudo-terminal: keys in, screen out. Waits for words with a deadline, never for time.

use std::num::NonZero;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// How long anything may take, on a machine busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);

/// What takes the terminal: the alternate screen.
const ENTER: &[u8] = b"\x1b[?1049h";

/// The program in a pseudo-terminal.
pub struct Session {
    child: Option<Child>,
    /// The terminal's side; nothing once it is closed.
    master: Option<OwnedFd>,
    /// How the terminal was set before the program began.
    pub modes_before: String,
    screen: vt100::Parser,
    /// All that it has written.
    pub raw: Vec<u8>,
    /// How much of that was there when a key was pressed last.
    answered: usize,
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
        Self::run(&[env!("CARGO_BIN_EXE_mentorlog")], columns, rows, environment)
    }

    /// Runs a line of a shell in a terminal; `$0` is the program.
    pub fn shell(line: &str, environment: &[(&str, &str)]) -> Session {
        Self::run(&["sh", "-c", line, env!("CARGO_BIN_EXE_mentorlog")], 80, 24, environment)
    }

    /// Starts any command as the first of a session of its own, with the pseudo-terminal as its terminal.
    pub fn run(command: &[&str], columns: u16, rows: u16, environment: &[(&str, &str)]) -> Session {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(ptsname(&master, Vec::new()).unwrap(), flags, Mode::empty()).unwrap();
        tcsetwinsize(&slave, size(columns, rows)).unwrap();
        let modes_before = modes(&tcgetattr(&slave).unwrap());
        let always = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC"), ("PATH", "/usr/bin:/bin")];
        let mut setsid = Command::new("setsid");
        setsid.arg("--ctty").args(command).env_clear().envs(always).envs(environment.iter().copied());
        let [input, output, error] = [(); 3].map(|()| Stdio::from(slave.try_clone().unwrap()));
        let child = setsid.stdin(input).stdout(output).stderr(error).spawn().unwrap();
        let screen = vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap(), 0);
        Session { child: Some(child), master: Some(master), modes_before, screen, raw: Vec::new(), answered: 0 }
    }

    /// Sends bytes as a keyboard would. What is shown meanwhile is read, so that neither side waits for the other.
    pub fn press(&mut self, keys: &str) {
        self.answered = self.raw.len();
        let mut left = keys.as_bytes();
        while !left.is_empty() {
            let events = self.poll(PollFlags::IN | PollFlags::OUT, PATIENCE);
            assert!(!events.is_empty(), "the terminal takes no keys");
            if events.contains(PollFlags::IN) {
                self.read();
            }
            if events.contains(PollFlags::OUT) {
                left = &left[rustix::io::write(self.master(), &left[..left.len().min(1024)]).unwrap()..];
            }
        }
    }

    /// Presses one key, by the name the help gives it: `n`, `Ctrl-S`, `Shift-Tab`.
    pub fn press_key(&mut self, name: &str) {
        self.press(&bytes_of(name));
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        tcsetwinsize(self.master(), size(columns, rows)).unwrap();
        self.screen.screen_mut().set_size(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
    }

    /// Reads until the screen is as wanted. A screen that is drawn in part is not looked at.
    pub fn wait_for(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        self.wait_until(what, |session| is_whole(&session.raw) && is_there(session.screen.screen()));
    }

    /// Reads until another program has written these words, whatever the screen is.
    pub fn wait_output(&mut self, words: &str) {
        self.wait_until(words, |session| String::from_utf8_lossy(&session.raw).contains(words));
    }

    /// Reads until the program has taken the terminal so many times, and has drawn on it: it is blank before that.
    pub fn wait_taken(&mut self, times: usize) {
        self.wait_until("the program", |session| {
            let is_drawn = !session.screen.screen().contents().trim().is_empty();
            session.taken() >= times && is_drawn && is_whole(&session.raw)
        });
    }

    /// How often the program has taken the terminal.
    pub fn taken(&self) -> usize {
        self.raw.windows(ENTER.len()).filter(|bytes| *bytes == ENTER).count()
    }

    /// The modes of the terminal, as `stty -a` would show them.
    pub fn modes(&self) -> String {
        modes(&tcgetattr(self.master()).unwrap())
    }

    /// Ends the program at once, as the system does that has no memory left.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.ends_within(PATIENCE).expect("a kill that does not end");
    }

    fn wait_until(&mut self, what: &str, is_there: impl Fn(&Session) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_there(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(self.shows_more(left), "{what} never came:\n{}", self.screen.screen().contents());
        }
    }

    /// Reads to the end and gives the exit code; that of a signal is 128 and its number.
    pub fn finish(&mut self) -> i32 {
        while self.shows_more(PATIENCE) {}
        self.ends_within(PATIENCE).unwrap_or_else(|| panic!("it does not end:\n{}", self.screen.screen().contents()))
    }

    /// Waits for the end; gives the exit code, or nothing if it goes on for longer.
    pub fn ends_within(&mut self, span: Duration) -> Option<i32> {
        let mut child = self.child.take().unwrap();
        let (ended, ends) = channel();
        thread::spawn(move || ended.send(child.wait().unwrap()));
        let status = ends.recv_timeout(span).ok()?;
        status.code().or(status.signal().map(|signal| 128 + signal))
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// The program's process.
    pub fn pid(&self) -> Pid {
        Pid::from_child(self.child.as_ref().unwrap())
    }

    /// Closes the terminal, as somebody does who closes its window.
    pub fn hang_up(&mut self) {
        self.master = None;
    }

    /// Reads what comes within a span; says whether anything did, and whether more can.
    pub fn shows_more(&mut self, span: Duration) -> bool {
        self.poll(PollFlags::IN, span).contains(PollFlags::IN) && self.read()
    }

    /// Reads what lies there; says whether more can come.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 16 * 1024];
        // Linux reports a terminal that nobody has open any more as an error of the read.
        let Ok(count @ 1..) = rustix::io::read(self.master(), &mut bytes) else { return false };
        self.take(&bytes[..count]);
        true
    }

    fn poll(&self, events: PollFlags, span: Duration) -> PollFlags {
        let mut fds = [PollFd::new(self.master(), events)];
        poll(&mut fds, Some(&Timespec::try_from(span).unwrap())).unwrap();
        fds[0].revents()
    }

    fn master(&self) -> &OwnedFd {
        self.master.as_ref().expect("the terminal is closed")
    }

    /// The screen as it stands.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Reads until these words are on the screen.
    pub fn wait_words(&mut self, words: &str) {
        self.wait_for(&format!("\"{words}\""), |screen| screen.contents().contains(words));
    }

    /// Reads until these words were written since the last key, on whatever screen.
    pub fn waits(&mut self, words: &str) {
        self.wait_until(words, |session| String::from_utf8_lossy(&session.raw[session.answered..]).contains(words));
    }

    /// The job that has the terminal.
    pub fn foreground(&self) -> Pid {
        rustix::termios::tcgetpgrp(self.master()).unwrap()
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend(bytes);
        self.screen.process(bytes);
    }

    /// Sees that every mode of the terminal is as it was.
    pub fn is_given_back(&self) {
        assert_eq!(self.modes(), self.modes_before, "the line discipline is not as it was");
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen stays");
        assert!(!screen.bracketed_paste(), "bracketed paste stays");
        assert!(!screen.hide_cursor(), "the cursor is gone");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse stays captured");
    }
}

impl Drop for Session {
    /// A test that fails leaves nothing running.
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
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

fn size(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

/// All that `stty` would say of a terminal.
fn modes(of: &Termios) -> String {
    format!("{of:?}")
}

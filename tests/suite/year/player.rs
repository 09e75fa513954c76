//! Plays the year: runs commands, presses keys, compares agendas, and takes every step back and does it again.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use mentorlog::clock::Clock;
use mentorlog::domain::agenda::{AgendaLineShown, AgendaSubject};
use mentorlog::domain::meeting::{MeetingFilter, MeetingStatus};
use mentorlog::domain::{ActionId, MeetingId, Page};
use mentorlog::journal::Journal;
use ratatui::style::Modifier;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::Tui;

/// Whoever plays, at the line they have come to.
pub(super) struct Player {
    home: TempDir,
    now: String,
    tui: Option<Tui>,
    /// The agenda that is being compared, with the lines that are expected.
    expected: Option<(usize, MeetingId, Vec<String>)>,
    agendas: usize,
    steps: usize,
}

impl Player {
    pub(super) fn begin() -> Self {
        let home = tempfile::tempdir().unwrap();
        Player { home, now: String::new(), tui: None, expected: None, agendas: 0, steps: 0 }
    }

    /// Plays a line of the year.
    pub(super) fn plays(&mut self, number: usize, line: &str) {
        if let Some(expected) = line.strip_prefix("    ") {
            self.expected.as_mut().unwrap_or_else(|| panic!("line {number}: no agenda")).2.push(expected.to_owned());
            return;
        }
        self.compares();
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "" | "#" => {}
            "now" => {
                self.tui = None;
                rest.clone_into(&mut self.now);
            }
            "agenda" => self.expected = Some((number, rest.parse().unwrap(), Vec::new())),
            "carried" => self.has_carried(number, rest),
            _ => self.step(number, word, |player| match word {
                "$" => player.runs(number, rest),
                "open" => player.opens(rest.parse().unwrap()),
                "tick" => player.goes_to_line(rest).tui().keys("Space").draw(),
                "park" => player.goes_to_line(rest).tui().keys("-").draw(),
                "line" => {
                    player.goes_to("AGENDA");
                    player.tui().keys("n").text(rest).keys("Enter");
                }
                "notes" => {
                    player.goes_to("NOTES");
                    player.tui().keys("Enter").text(rest).keys("Esc");
                }
                "keys" => player.tui().keys(rest).draw(),
                "text" => player.tui().text(rest).draw(),
                "shows" => player.tui().shows(rest).draw(),
                _ => panic!("line {number}: {word}?"),
            }),
        }
    }

    pub(super) fn ends(&mut self) {
        self.compares();
        self.tui = None;
    }

    pub(super) fn journal(&self) -> Journal {
        Journal::open(&self.path(), Clock::fixed(&self.now).unwrap()).unwrap()
    }

    pub(super) fn meetings_held(&self) -> usize {
        let held = MeetingFilter { status: Some(MeetingStatus::Held), ..MeetingFilter::default() };
        self.journal().meetings(&held, &Page::first(100)).unwrap().len()
    }

    pub(super) fn agendas_compared(&self) -> usize {
        self.agendas
    }

    pub(super) fn steps_taken_back(&self) -> usize {
        self.steps
    }

    fn path(&self) -> PathBuf {
        self.home.path().join("journal.db")
    }

    /// Does a step; then takes all that it changed back, and does it again.
    fn step(&mut self, number: usize, word: &str, step: impl FnOnce(&mut Self)) {
        let (before, done) = (self.export(), self.steps_done());
        step(self);
        let after = self.export();
        let changes = self.steps_done() - done;
        let has_to_change = ["$", "tick", "park", "line", "notes"].contains(&word);
        assert!(!has_to_change || (changes > 0 && after != before), "line {number}: nothing has changed");
        let mut journal = self.journal();
        for _ in 0..changes {
            journal.undo().unwrap().unwrap();
        }
        assert!(self.export() == before, "line {number}: what was taken back is not as it was");
        for _ in 0..changes {
            journal.redo().unwrap().unwrap();
        }
        assert!(self.export() == after, "line {number}: what was done again is not as it was");
        self.steps += changes;
    }

    fn export(&self) -> Value {
        serde_json::to_value(self.journal().archive().unwrap()).unwrap()
    }

    /// How many steps there are to take back.
    fn steps_done(&self) -> usize {
        if self.now.is_empty() || !self.path().exists() {
            return 0;
        }
        let conn = rusqlite::Connection::open(self.path()).unwrap();
        let sql = "SELECT count(*) FROM change_groups WHERE state = 'done'";
        usize::try_from(conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()).unwrap()
    }

    fn runs(&self, number: usize, line: &str) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mentorlog"));
        command.env_clear().env("HOME", self.home.path()).env("TZ", "UTC").stdin(Stdio::null());
        command.arg("--journal").arg(self.path()).args(["--now", &self.now]).args(shell_words::split(line).unwrap());
        let output = command.output().unwrap();
        assert!(output.status.success(), "line {number}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn tui(&mut self) -> &mut Tui {
        self.tui.as_mut().unwrap()
    }

    /// Opens the page of a meeting from the list of them.
    fn opens(&mut self, id: MeetingId) {
        let journal = self.journal();
        let listed = journal.meetings(&MeetingFilter::default(), &Page::first(100)).unwrap();
        let at = listed.iter().position(|line| line.item.id == id).unwrap();
        let mut tui = Tui::with(journal);
        tui.resize(120, 50).keys("2 g");
        (0..at).for_each(|_| tui.keys("j").draw());
        tui.keys("Enter").shows("AGENDA");
        self.tui = Some(tui);
    }

    /// Goes on with Tab to the pane with this heading.
    fn goes_to(&mut self, heading: &str) {
        for _ in 0..10 {
            if self.has_the_keys(heading) {
                return;
            }
            self.tui().keys("Tab");
        }
        panic!("no way to {heading}:\n{}", self.tui().screen());
    }

    /// Where no colour is drawn, the heading of the pane that has the keys is bold.
    fn has_the_keys(&mut self, heading: &str) -> bool {
        let buffer = self.tui().drawn();
        let rows = buffer
            .area
            .rows()
            .map(|row| row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol().to_owned()).collect::<Vec<_>>());
        rows.enumerate().any(|(y, cells)| {
            let at = (0..cells.len()).find(|x| cells[*x..].concat().starts_with(heading));
            at.is_some_and(|x| {
                let (x, y) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
                buffer[(x, y)].modifier.contains(Modifier::BOLD)
            })
        })
    }

    /// Goes down the agenda to the line with these words.
    fn goes_to_line(&mut self, words: &str) -> &mut Self {
        self.goes_to("AGENDA");
        let id = self.open_meeting();
        let agenda = self.journal().meeting(id).unwrap().agenda;
        let at = agenda.iter().position(|shown| written(shown).starts_with(words));
        let at = at.unwrap_or_else(|| panic!("no \"{words}\" on the agenda of {id}"));
        self.tui().keys("g");
        (0..at).for_each(|_| self.tui().keys("j").draw());
        self
    }

    /// The meeting of today.
    fn open_meeting(&self) -> MeetingId {
        let journal = self.journal();
        let listed = journal.meetings(&MeetingFilter::default(), &Page::first(100)).unwrap();
        listed.iter().find(|line| line.item.meets_on <= journal.today()).unwrap().item.id
    }

    fn has_carried(&self, number: usize, rest: &str) {
        for pair in rest.split(", ") {
            let (id, times) = pair.split_once(' ').unwrap();
            let id: ActionId = id.parse().unwrap();
            let carried = self.journal().action(id).unwrap().carried;
            assert_eq!(carried.to_string(), times, "line {number}: {id}");
        }
    }

    fn compares(&mut self) {
        let Some((number, id, expected)) = self.expected.take() else { return };
        let agenda = self.journal().meeting(id).unwrap().agenda;
        let lines: Vec<_> = agenda.iter().map(written).collect();
        assert_eq!(lines.join("\n"), expected.join("\n"), "line {number}: the agenda of {id}");
        self.agendas += 1;
    }
}

/// A line as the year writes it: `- ` before the words of a template, `= ` before one's own, an id before a thing; then what was
/// spoken of, and from where it was left.
fn written(shown: &AgendaLineShown) -> String {
    let details = &shown.line.details;
    let head = match details.subject() {
        AgendaSubject::Text(_) if details.from_template => "-".to_owned(),
        AgendaSubject::Text(_) => "=".to_owned(),
        subject => subject.record().unwrap().to_string(),
    };
    let from = details.from_meeting_id.map(|id| format!(" < {id}")).unwrap_or_default();
    let ticked = if details.ticked { " (x)" } else { "" };
    let words = if details.question_id.is_some() { String::new() } else { format!(" {}", shown.words) };
    format!("{head}{words}{from}{ticked}")
}

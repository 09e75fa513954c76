//! Anything at all, in any order, on the real app: keys, pastes, sizes, time, an editor, another program, and a journal that fails.
//!
//! Whatever happens, nothing panics, every key of the footer means something, and each word that was written is on a screen, in a
//! draft, in a record or in what undo would bring back. It may only go by a key that takes text away, or by an undo.

mod looking;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use mentorlog::clock::Clock;
use mentorlog::domain::action::ActionDetails;
use mentorlog::editor::{Edited, EditorError};
use mentorlog::journal::Journal;
use mentorlog::tui::app::Request;
use mentorlog::tui::command::{Command, Scope, chain};
use mentorlog::tui::keymap::{Key, Keymap};
use rusqlite::Connection;
use tempfile::TempDir;

use super::dice::Dice;
use super::sound::{is_sound, is_whole};
use super::{rounds, seeds};
use crate::harness::{NOW, Tui};
use crate::sample;

/// Texts that are hard on somebody.
const ODD: &[&str] = &[
    "one\ntwo\r\nthree\rfour",
    "\ttab\t",
    "e\u{301}\u{301}\u{301}",
    "目標と計画",
    "👩‍👩‍👧‍👦🇩🇪",
    "\u{202e}backwards\u{2066}",
    "\u{1b}[2J\u{7}\0",
    "",
    " ",
    "a line that goes on and on, much further than any field of any form was ever thought to be wide, and then some",
];

const SIZES: &[(u16, u16)] =
    &[(1, 1), (2, 2), (10, 3), (39, 9), (40, 10), (60, 14), (80, 24), (100, 30), (120, 40), (200, 60), (500, 200)];

/// Keys that no table names.
const OTHERS: &[KeyCode] = &[
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Enter,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Insert,
    KeyCode::F(5),
    KeyCode::Null,
];

/// Where a write may be made to fail.
const TABLES: &[&str] = &[
    "drafts",
    "actions",
    "goals",
    "meetings",
    "topics",
    "answers",
    "mentorships",
    "changes",
    "settings",
    "feedback",
    "templates",
];

/// A word that was written, and may not be lost.
type Token = String;

/// One seed's run.
struct Monkey {
    folder: TempDir,
    tui: Tui,
    dice: Dice,
    keymap: Keymap,
    /// Another program with the same file.
    other: Journal,
    conn: Connection,
    tokens: Vec<Token>,
    typed: usize,
    /// What was there to be found when it was looked for last.
    seen: Seen,
    /// What was done, for whoever has to find out why it failed.
    log: Vec<String>,
}

/// Where words were when they were looked for last.
#[derive(Default)]
struct Seen {
    /// Moves with every change of the file.
    version: i64,
    /// On the screens, and no record yet.
    written: String,
    records: String,
    drafts: String,
}

/// What may make a word go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    /// A key that takes text away on the screen, or types over what is selected: forms select what they step to.
    Text,
    /// What puts a draft away.
    Draft,
    /// An undo: redo brings it back.
    Back,
}

impl Monkey {
    fn of(seed: u32) -> Monkey {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        sample::write(&path);
        let journal = open(&path);
        Monkey {
            tui: Tui::with(journal),
            dice: Dice::of(seed),
            keymap: Keymap::default(),
            other: open(&path),
            conn: Connection::open(&path).unwrap(),
            folder,
            tokens: Vec::new(),
            typed: 0,
            seen: Seen::default(),
            log: Vec::new(),
        }
    }

    fn step(&mut self) {
        let takes = match self.dice.below(100) {
            0..40 => self.press_what_is_live(),
            40..65 => self.write_or_press_a_letter(),
            65..74 => self.press_another(),
            74..78 => self.paste(),
            78..83 => self.resize(),
            83..91 => self.let_time_pass(),
            91..94 => self.let_another_write(),
            94..97 => self.let_writes_fail(),
            _ => self.choose_from_the_palette(),
        };
        let answered = self.answer_requests();
        self.begin_again_if_left();
        self.look(if takes == Takes::Nothing { answered } else { takes });
    }

    fn note(&mut self, what: impl Into<String>) {
        self.log.push(what.into());
    }

    fn press(&mut self, key: KeyEvent) -> Takes {
        self.note(Key::from(key).to_string());
        let takes = self.what_it_takes(key);
        self.tui.send(Event::Key(key));
        takes
    }

    fn what_it_takes(&self, key: KeyEvent) -> Takes {
        use Command::{Cut, DeleteWord, PasteHere, RedoTyping, UndoTyping};
        let chain = self.tui.chain();
        let command = self.keymap.resolve(chain, key);
        if matches!(command, Some(Command::Undo | Command::Redo)) {
            return Takes::Back;
        }
        // An unsaved line that is deleted on Today is put away; what is under any other is in the trash.
        if matches!(command, Some(Command::Delete | Command::Discard)) {
            return Takes::Draft;
        }
        // The day that is taken from a month stands where one was written.
        if chain == chain::MONTH && command == Some(Command::Open) {
            return Takes::Text;
        }
        let edits = matches!(command, None | Some(UndoTyping | RedoTyping | Cut | PasteHere | DeleteWord));
        if chain::takes_text(chain) && edits { Takes::Text } else { Takes::Nothing }
    }

    fn press_what_is_live(&mut self) -> Takes {
        let keys: Vec<Key> = self.keymap.live(self.tui.chain()).flat_map(|binding| binding.keys.clone()).collect();
        let key = *self.dice.pick(&keys);
        self.press(key.event())
    }

    fn write_or_press_a_letter(&mut self) -> Takes {
        if !chain::takes_text(self.tui.chain()) {
            let letter = char::from(b' ' + u8::try_from(self.dice.below(95)).unwrap());
            return self.press(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
        }
        self.typed += 1;
        let token = format!("w{}z", self.typed);
        self.note(format!("\"{token} \""));
        let (app, at) = self.tui.app();
        for letter in token.chars().chain([' ']) {
            app.handle(Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)), at);
        }
        self.tui.draw();
        // A letter may have chosen something, or narrowed a list, and not have been written.
        if self.is_written(&token) {
            self.tokens.push(token);
        }
        Takes::Text
    }

    fn press_another(&mut self) -> Takes {
        let modifiers = *self.dice.pick(&[
            KeyModifiers::NONE,
            KeyModifiers::NONE,
            KeyModifiers::SHIFT,
            KeyModifiers::CONTROL,
            KeyModifiers::ALT,
        ]);
        let code = if self.dice.below(3) == 0 {
            KeyCode::Char(char::from(b'a' + u8::try_from(self.dice.below(26)).unwrap()))
        } else {
            *self.dice.pick(OTHERS)
        };
        self.press(KeyEvent::new(code, modifiers))
    }

    fn paste(&mut self) -> Takes {
        let text = *self.dice.pick(ODD);
        self.note(format!("paste {text:?}"));
        self.tui.paste(text);
        Takes::Text
    }

    fn resize(&mut self) -> Takes {
        let (columns, rows) = *self.dice.pick(SIZES);
        self.note(format!("{columns}x{rows}"));
        self.tui.resize(columns, rows);
        Takes::Nothing
    }

    fn let_time_pass(&mut self) -> Takes {
        let span = *self.dice.pick(&[50, 500, 1000, 1000, 7000, 70_000]);
        self.note(format!("{span} ms"));
        // Another program may hold the journal just then: a draft waits for it a moment only.
        let is_held = span == 1000 && self.dice.below(4) == 0;
        if is_held {
            self.note("while another holds the journal");
            self.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        }
        self.tui.wait(Duration::from_millis(span));
        if is_held {
            self.conn.execute_batch("ROLLBACK").unwrap();
        }
        Takes::Nothing
    }

    /// Another program changes something, and the app hears of it.
    fn let_another_write(&mut self) -> Takes {
        let takes = match self.dice.below(4) {
            0 => {
                self.note("another undoes");
                let _ = self.other.undo();
                Takes::Back
            }
            1 => {
                self.note("another appends a note");
                let someone = self.other.find_mentorship("aldo");
                let _ = someone.and_then(|id| self.other.append_note_today(id, "from elsewhere", false));
                Takes::Nothing
            }
            _ => {
                self.note("another adds an action");
                let _ = self.other.add_action(&ActionDetails::new(None, "from elsewhere"));
                Takes::Nothing
            }
        };
        let (app, at) = self.tui.app();
        app.journal_was_written(at);
        self.tui.draw();
        takes
    }

    /// The writes of a table fail from now on, or no more.
    fn let_writes_fail(&mut self) -> Takes {
        let table = *self.dice.pick(TABLES);
        self.mend();
        if self.dice.below(2) == 0 {
            self.note(format!("writes to {table} fail"));
            for event in ["INSERT", "UPDATE", "DELETE"] {
                let sql = format!(
                    "CREATE TRIGGER fails_{event} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, 'asked to fail'); END"
                );
                self.conn.execute_batch(&sql).unwrap();
            }
        }
        Takes::Nothing
    }

    fn mend(&mut self) {
        self.note("no write fails");
        for event in ["INSERT", "UPDATE", "DELETE"] {
            self.conn.execute_batch(&format!("DROP TRIGGER IF EXISTS fails_{event}")).unwrap();
        }
    }

    fn choose_from_the_palette(&mut self) -> Takes {
        let chain = self.tui.chain();
        if !chain.contains(&Scope::Anywhere) && !chain.contains(&Scope::Text) {
            return self.press(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        }
        let is_text = chain::takes_text(chain);
        let words = [
            "quit",
            "withoutkeep",
            "trash",
            "new",
            "goals",
            "today",
            "next",
            "leave",
            "undo",
            "edit",
            "templates",
            "feedback",
            "keeptheagenda",
        ];
        let word = *self.dice.pick(&words);
        self.note(format!("Ctrl-P \"{word}\" Enter"));
        self.tui.keys("Ctrl-P").text(word).keys("Enter");
        match word {
            "withoutkeep" => Takes::Draft,
            "undo" if is_text => Takes::Text,
            "undo" => Takes::Back,
            _ => Takes::Nothing,
        }
    }

    /// Plays the terminal: an editor that adds to the text, changes nothing, or fails.
    fn answer_requests(&mut self) -> Takes {
        let Some(request) = self.tui.request() else { return Takes::Nothing };
        if let Request::Edit(lent) = request {
            let text = lent.text.clone();
            let edited = match self.dice.below(3) {
                0 => Ok(Edited::without_a_file(&lent, text)),
                1 => Ok(Edited::without_a_file(&lent, text + "\nfrom an editor")),
                _ => Err(EditorError::Failed("the editor".to_owned())),
            };
            self.note(format!("the editor: {edited:?}"));
            let (app, at) = self.tui.app();
            app.edited(edited, at);
            self.tui.draw();
        }
        Takes::Nothing
    }

    /// Who has left begins again, as the loop ends and the next start begins.
    fn begin_again_if_left(&mut self) {
        if !self.tui.has_quit() {
            return;
        }
        self.note("left; begins again");
        self.end();
        self.tui = Tui::with(open(&self.path()));
        self.tui.wait(Duration::ZERO);
    }

    fn end(&mut self) {
        let app = self.tui.app().0;
        app.keep_drafts();
        app.rescue().save().unwrap();
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("journal.db")
    }

    /// Leaves, and sees what the file has in the end.
    fn finish(mut self) {
        self.mend();
        self.tui.resize(120, 40).wait(Duration::from_secs(10));
        self.end();
        self.look(Takes::Nothing);
        let path = self.path();
        is_whole(&path, "in the end");
        drop(self.tui);
        let mut again = Tui::with(open(&path));
        again.resize(120, 40).shows("Today");
        drop((again, self.other));
        is_sound(&path, "in the end");
    }
}

fn open(path: &Path) -> Journal {
    Journal::open(path, Clock::fixed(NOW).unwrap()).unwrap()
}

#[test]
fn whatever_is_done_nothing_panics_and_no_word_is_lost() {
    let events = rounds(1_500, 10_000);
    for seed in seeds(3, 20) {
        let mut monkey = Monkey::of(seed);
        let ran = catch_unwind(AssertUnwindSafe(|| (0..events).for_each(|_| monkey.step())));
        let end = monkey.log.len().saturating_sub(60);
        let last = monkey.log[end..].join("\n");
        assert!(
            ran.is_ok(),
            "seed {seed}, after {} things, the last of them:\n{last}\n{}",
            monkey.log.len(),
            monkey.tui.screen()
        );
        monkey.finish();
    }
}

//! A person at the keyboard of the real program: presses keys, fills in forms, writes texts, and looks before going on.
//!
//! She never waits for time: each wait is for words, for the caret behind what was typed, or for the bar of the selection.

use crate::pty::Session;

/// Characters typed before a look whether they have arrived.
const CHUNK: usize = 240;

/// The bar beside what is selected, or beside the field in focus.
const BAR: &str = "▐";

/// Said behind a field that is chosen and not typed.
const CHOICE: &str = "   Space";

/// One sitting.
pub struct Typist {
    session: Session,
    /// Keys pressed, besides the words.
    pub keys: usize,
}

impl Typist {
    /// Starts the program at 120 columns and 40 rows.
    pub fn at_a_terminal(environment: &[(&str, &str)]) -> Typist {
        let mut session = Session::open(120, 40, environment);
        session.wait_words("Mentorlog");
        Typist { session, keys: 0 }
    }

    /// Presses keys as the help names them, parted by blanks. Nothing may follow an Esc: on the wire that would be Alt.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.session.press_key(key);
            self.keys += 1;
        }
        self
    }

    /// Types words, and sees them arrive.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.session.press_key("Enter");
            }
            for chunk in chunks(line) {
                self.session.press(chunk);
                let word = chunk.split_whitespace().last().unwrap_or_default();
                self.session
                    .wait_for(&format!("the caret behind \"{word}\""), |screen| before_caret(screen).ends_with(word));
            }
        }
        self
    }

    /// Waits for words on the screen.
    pub fn sees(&mut self, words: &str) -> &mut Self {
        self.session.wait_words(words);
        self
    }

    /// Waits for a row with all of these words.
    pub fn sees_in_a_row(&mut self, words: &[&str]) -> &mut Self {
        let has_all = |row: &str| words.iter().all(|words| row.contains(words));
        self.session.wait_for(&format!("a row of {words:?}"), |screen| screen.contents().lines().any(has_all));
        self
    }

    /// Waits until words are gone from the screen.
    pub fn sees_no(&mut self, words: &str) -> &mut Self {
        self.session.wait_for(&format!("an end of \"{words}\""), |screen| !screen.contents().contains(words));
        self
    }

    /// Goes into the text that is selected, and sees it open: what follows on a page too fast would be taken for a paste.
    pub fn start_writing(&mut self) -> &mut Self {
        self.keys("Enter").sees("stop writing")
    }

    /// Leaves a text by Esc.
    pub fn stop_writing(&mut self) -> &mut Self {
        self.keys("Esc").sees_no("stop writing")
    }

    /// Saves a form, and sees it close.
    pub fn save(&mut self) -> &mut Self {
        self.keys("Ctrl-S").sees_no("Tab next")
    }

    /// Answers the question that a key asks in a line of its own, and sees it close.
    pub fn answer(&mut self, key: &str, question: &str, text: &str) -> &mut Self {
        self.keys(key).sees(question).text(text).keys("Enter").sees_no(question)
    }

    /// Fills in fields of the form in sight, each found by its label.
    pub fn fill(&mut self, fields: &[(&str, &str)]) -> &mut Self {
        for (label, value) in fields {
            self.go_to_field(label);
            let there = self.focused(label).unwrap_or_default();
            if there.contains(CHOICE) {
                self.choose(label, value);
            } else if !is_value(&there, value) {
                // Whatever stands there is overwritten.
                self.keys("Ctrl-A").text(value);
            }
        }
        self
    }

    fn go_to_field(&mut self, label: &str) {
        while self.focused(label).is_none() {
            let before = focused_label(self.session.screen());
            self.keys("Tab");
            self.session.wait_for(&format!("the field \"{label}\""), |screen| {
                let now = focused_label(screen);
                now.is_some() && now != before
            });
        }
    }

    fn choose(&mut self, label: &str, value: &str) {
        while let Some(rest) = self.focused(label).filter(|rest| !is_value(rest, value)) {
            self.keys("Space");
            self.session.wait_for(&format!("another choice than \"{rest}\""), |screen| {
                field(screen, label).is_some_and(|now| now != rest && now.contains(CHOICE))
            });
        }
    }

    /// What stands behind a label, if its field has the focus.
    fn focused(&self, label: &str) -> Option<String> {
        field(self.session.screen(), label)
    }

    /// Goes down a list to the line with these words.
    pub fn select(&mut self, words: &str) -> &mut Self {
        loop {
            let before = bars(self.session.screen());
            if before.contains(words) {
                return self;
            }
            self.keys("j");
            self.session.wait_for(&format!("the line \"{words}\""), |screen| {
                let now = bars(screen);
                !now.is_empty() && now != before
            });
        }
    }

    /// Goes down by one line.
    pub fn down(&mut self) -> &mut Self {
        let before = bars(self.session.screen());
        self.keys("j");
        self.session.wait_for("the next line", |screen| {
            let now = bars(screen);
            !now.is_empty() && now != before
        });
        self
    }

    /// Sees that the selection is on the line with these words.
    pub fn is_on(&mut self, words: &str) -> &mut Self {
        self.session.wait_for(&format!("the bar beside \"{words}\""), |screen| bars(screen).contains(words));
        self
    }

    /// Sees that the selected line stands above the one with these words.
    pub fn is_above(&mut self, words: &str) -> &mut Self {
        self.session.wait_for(&format!("the line above \"{words}\""), |screen| {
            let (rows, columns) = screen.size();
            let row = |row| screen.contents_between(row, 0, row, columns.get());
            (1..rows.get()).any(|at| row(at).contains(words) && row(at - 1).contains(BAR))
        });
        self
    }

    /// Sees that the pane with this heading has the keys.
    pub fn is_under(&mut self, heading: &str) -> &mut Self {
        self.session.wait_for(&format!("the keys in {heading}"), |screen| {
            let (rows, columns) = screen.size();
            (0..rows.get()).any(|row| {
                let at = (0..columns.get())
                    .find(|at| screen.contents_between(row, *at, row, columns.get()).starts_with(heading));
                at.and_then(|at| screen.cell(row, at)).is_some_and(vt100::Cell::bold)
            })
        });
        self
    }

    /// Goes to the first place and out of the program, and sees that the terminal is given back.
    pub fn quit(&mut self) {
        self.keys("1 q");
        assert_eq!(self.session.finish(), 0);
        self.session.is_given_back();
    }
}

/// The three words a text begins with: so many surely stand on one line, uncut.
pub fn first_words(text: &str) -> &str {
    text.match_indices(' ').nth(2).map_or(text, |(end, _)| &text[..end])
}

/// A line in pieces that end behind a word.
fn chunks(line: &str) -> Vec<&str> {
    let (mut chunks, mut rest) = (Vec::new(), line);
    while let Some((end, _)) = rest.char_indices().nth(CHUNK) {
        let (chunk, after) = rest.split_at(rest[..end].rfind(' ').unwrap_or(end));
        chunks.push(chunk);
        rest = after;
    }
    chunks.push(rest);
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

/// The row of the caret up to it.
fn before_caret(screen: &vt100::Screen) -> String {
    let (row, column) = screen.cursor_position();
    screen.contents_between(row, 0, row, column)
}

/// Whatever stands behind the bar, in each row that has one; a row may end with its label. A dim bar marks what had the keys before.
fn bars(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let is_bar = |row, column| screen.cell(row, column).is_some_and(|cell| cell.contents() == BAR && cell.bold());
    let behind_the_bar = |row| {
        let at = (0..columns.get()).find(|column| is_bar(row, *column))?;
        Some(format!("{}  ", screen.contents_between(row, at + 1, row, columns.get())))
    };
    (0..rows.get()).filter_map(behind_the_bar).collect::<Vec<_>>().join("\n")
}

/// What stands behind the label of the field in focus, if it is this one.
fn field(screen: &vt100::Screen, label: &str) -> Option<String> {
    let bars = bars(screen);
    let rest = bars.lines().find_map(|row| row.strip_prefix(' ')?.strip_prefix(label))?;
    rest.starts_with("  ").then(|| rest.to_owned())
}

/// The label of the field in focus: what is typed behind it may still be on its way.
fn focused_label(screen: &vt100::Screen) -> Option<String> {
    bars(screen).split_once("  ").map(|(label, _)| label.to_owned())
}

/// Whether this value is what stands behind a label.
fn is_value(rest: &str, value: &str) -> bool {
    rest.split("  ").map(str::trim).find(|word| !word.is_empty()) == Some(value)
}

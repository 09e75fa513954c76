//! Tells pasted text from pressed keys, for terminals that do not say which is which.
//!
//! Nobody presses so many keys at once that they are read together: such a run is a paste, and on a page it never acts as keys. Pure:
//! events and the time are passed in, and what comes out are the events for the app.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers};

/// So many characters that arrived together are a paste where text is written. Fewer are left to be keys, which put in the same.
const IN_A_TEXT: usize = 8;

/// On a page a key acts, so fewer are enough.
const ON_A_PAGE: usize = 5;

/// How long what may be the beginning of a paste is waited for to go on.
const A_MOMENT: Duration = Duration::from_millis(8);

/// What comes so soon after a paste is more of it; nobody reacts to what is shown as fast.
const STILL: Duration = Duration::from_millis(50);

/// What typed characters are where they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Keys.
    Page,
    /// Text.
    Text,
    /// Text of several fields: a Tab is a key between them.
    Form,
}

/// What was read and not yet answered, and the paste that may go on.
#[derive(Debug, Default)]
pub(super) struct Burst {
    waiting: VecDeque<Event>,
    /// So many at the front are known to be keys.
    pressed: usize,
    tail: Tail,
    last: Option<Pasted>,
    hurries: bool,
}

/// The run of characters at the end of what was read.
#[derive(Clone, Copy, Debug, Default)]
struct Tail {
    length: usize,
    first: Option<char>,
    is_mixed: bool,
}

/// The paste that was handed out last.
#[derive(Clone, Copy, Debug)]
struct Pasted {
    until: Instant,
    /// It began on a page: nothing of it is a key, not even the Enter at its end.
    is_of_a_page: bool,
}

impl Burst {
    /// Takes in what was read.
    pub(super) fn take_in(&mut self, event: Event) {
        match character(&event) {
            Some(c) => {
                self.tail.is_mixed |= self.tail.first.is_some_and(|first| first != c);
                self.tail.first = self.tail.first.or(Some(c));
                self.tail.length += 1;
            }
            None => self.tail = Tail::default(),
        }
        self.waiting.push_back(event);
    }

    /// From now on a key that was held is put into a text at once too: the program ends, and there is no time for each.
    pub(super) fn hurry(&mut self) {
        self.hurries = true;
    }

    /// How long to wait for more before anything is answered: a moment if a paste may have begun, for which a held key is no sign.
    pub(super) fn patience(&self) -> Duration {
        if self.tail.is_mixed { A_MOMENT } else { Duration::ZERO }
    }

    /// Whether a paste is being read, which is better taken in whole.
    pub(super) fn is_in_a_paste(&self) -> bool {
        self.tail.is_mixed && self.tail.length >= IN_A_TEXT
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// What is to be answered next, and what typed characters are where it goes.
    pub(super) fn next(&mut self, target: Target, now: Instant) -> Option<Event> {
        if self.pressed == 0 && !self.waiting.is_empty() {
            let last = self.last.filter(|last| now <= last.until);
            let is_of_a_page = last.map_or(target == Target::Page, |last| last.is_of_a_page);
            let ends_at_tab = target == Target::Form && !is_of_a_page;
            let run = self.waiting.iter().map_while(character).take_while(|c| !(ends_at_tab && *c == '\t')).count();
            if self.is_paste(run, is_of_a_page, last.is_some()) {
                return Some(Event::Paste(self.take_paste(run, is_of_a_page, now)));
            }
            self.pressed = run.max(1);
            // Whatever is pressed ends a paste into a text. One on a page may have other keys in it.
            self.last = self.last.filter(|last| last.is_of_a_page);
        }
        self.pressed = self.pressed.saturating_sub(1);
        let event = self.waiting.pop_front();
        if self.waiting.is_empty() {
            (self.pressed, self.tail) = (0, Tail::default());
        }
        event
    }

    /// Whether the run at the front came faster than a person presses keys.
    fn is_paste(&self, run: usize, is_of_a_page: bool, goes_on: bool) -> bool {
        let run = self.waiting.iter().take(run);
        let plain: Vec<char> = run.filter_map(character).filter(|c| !c.is_control()).collect();
        let is_held = plain.iter().all(|c| Some(c) == plain.first());
        match (goes_on, is_of_a_page) {
            (true, true) => self.waiting.front().is_some_and(|first| character(first).is_some()),
            (true, false) => !plain.is_empty(),
            (false, true) => plain.len() >= ON_A_PAGE && !is_held,
            (false, false) => plain.len() >= IN_A_TEXT && (self.hurries || !is_held),
        }
    }

    /// Takes out the run. In a text the Enter at its very end is left: it is more likely pressed than pasted, and breaks the line too.
    fn take_paste(&mut self, run: usize, is_of_a_page: bool, now: Instant) -> String {
        let ends_with_enter = run > 0 && self.waiting.get(run - 1).and_then(character) == Some('\r');
        let taken = run - usize::from(ends_with_enter && !is_of_a_page);
        self.last = Some(Pasted { until: now + STILL, is_of_a_page });
        let text = self.waiting.drain(..taken).filter_map(|event| character(&event)).collect();
        if self.waiting.is_empty() {
            self.tail = Tail::default();
        }
        text
    }
}

/// The character that a key is, if it may be one of a paste.
fn character(event: &Event) -> Option<char> {
    let Event::Key(key) = event else { return None };
    let is_plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    match key.code {
        _ if key.kind != KeyEventKind::Press => None,
        KeyCode::Char(c) if is_plain => Some(c),
        KeyCode::Tab if is_plain => Some('\t'),
        KeyCode::Enter if is_plain => Some('\r'),
        // What a line feed is read as.
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn key(c: char) -> Event {
        Event::Key(match c {
            '\r' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
            '\n' => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
            '\t' => KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE),
            '\x1b' => KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
            c if c.is_uppercase() => KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT),
            c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
        })
    }

    fn take_in(burst: &mut Burst, text: &str) {
        text.chars().for_each(|c| burst.take_in(key(c)));
    }

    /// All that comes out: pastes in brackets, keys as they are.
    fn answered(burst: &mut Burst, target: Target, now: Instant) -> String {
        let mut all = String::new();
        while let Some(event) = burst.next(target, now) {
            match &event {
                Event::Paste(text) => all.push_str(&format!("[{text}]")),
                event => all.extend(character(event).or(Some('?'))),
            }
        }
        assert!(burst.is_empty());
        all
    }

    fn of(text: &str, target: Target) -> String {
        let mut burst = Burst::default();
        take_in(&mut burst, text);
        answered(&mut burst, target, Instant::now())
    }

    #[test]
    fn on_a_page_a_run_of_characters_is_a_paste() {
        assert_eq!(of("dd:q!\n", Target::Page), "[dd:q!\n]");
        assert_eq!(of("Hello\rworld\r", Target::Page), "[Hello\rworld\r]");
        assert_eq!(of("a\tb\tc\td\te", Target::Page), "[a\tb\tc\td\te]");
    }

    #[test]
    fn a_few_keys_or_one_that_is_held_are_pressed() {
        for keys in ["j", "dd", "2j\r\r", ":q\r", "jjjjjjjjjjjjjjjj", "jjjjjjjjj\r", "\r\r\r\r\r\r\r\r\r"] {
            assert_eq!(of(keys, Target::Page), keys);
        }
    }

    #[test]
    fn in_a_text_a_long_run_is_a_paste_and_the_enter_at_its_end_a_key() {
        assert_eq!(of("Hello", Target::Text), "Hello");
        assert_eq!(of("Hello world", Target::Text), "[Hello world]");
        assert_eq!(of("Hello\rwor\tld\r", Target::Text), "[Hello\rwor\tld]\r");
        assert_eq!(of("Hello world\r\r", Target::Text), "[Hello world\r]\r");
        assert_eq!(of("Hello world\n", Target::Text), "[Hello world\n]");
    }

    #[test]
    fn in_a_form_a_tab_ends_a_run_and_is_a_key() {
        assert_eq!(of("Aldo Ferri\t\tto lead a crew", Target::Form), "[Aldo Ferri]\t\t[to lead a crew]");
        assert_eq!(of("Aldo\tto lead a crew\r", Target::Form), "Aldo\t[to lead a crew]\r");
        assert_eq!(of("Aldo Ferri\t\tto lead a crew", Target::Text), "[Aldo Ferri\t\tto lead a crew]");
    }

    #[test]
    fn another_key_parts_two_runs() {
        assert_eq!(of("Hello world\x1bjk", Target::Text), "[Hello world]?jk");
        assert_eq!(of("jk\x1bHello world", Target::Text), "jk?[Hello world]");
        assert_eq!(of("dd:q!\x1bdd", Target::Page), "[dd:q!]?[dd]", "on a page the paste is not over");
    }

    #[test]
    fn a_paste_goes_on_over_several_reads() {
        let (mut burst, start) = (Burst::default(), Instant::now());
        take_in(&mut burst, "Hello world");
        assert_eq!(answered(&mut burst, Target::Text, start), "[Hello world]");
        take_in(&mut burst, "!\r");
        assert_eq!(answered(&mut burst, Target::Text, start + STILL), "[!]\r");
        take_in(&mut burst, "n");
        assert_eq!(answered(&mut burst, Target::Page, start + STILL), "n", "Enter was pressed");
    }

    #[test]
    fn nothing_of_a_paste_on_a_page_becomes_a_key_though_it_opens_a_text() {
        let (mut burst, start) = (Burst::default(), Instant::now());
        take_in(&mut burst, "dd:q!\rdd:q!");
        assert_eq!(answered(&mut burst, Target::Page, start), "[dd:q!\rdd:q!]");
        take_in(&mut burst, "\r");
        assert_eq!(answered(&mut burst, Target::Text, start + STILL), "[\r]");
        take_in(&mut burst, "\r");
        assert_eq!(answered(&mut burst, Target::Text, start + 3 * STILL), "\r");
    }

    #[test]
    fn only_what_may_be_a_paste_is_waited_for() {
        for (read, waits) in [("", false), ("j", false), ("jjjj", false), ("dd", false), ("de", true), ("d\r", true)] {
            let mut burst = Burst::default();
            take_in(&mut burst, read);
            assert_eq!(burst.patience() > Duration::ZERO, waits, "{read:?}");
        }
    }

    #[test]
    fn a_key_that_is_held_for_long_costs_no_more_for_each() {
        assert_eq!(of(&"j".repeat(100_000), Target::Page).len(), 100_000);
    }
}

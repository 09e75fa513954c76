//! The app: the stack of screens, and what happens to an input.
//!
//! Time is passed in, never asked for, and nothing here touches a terminal: what needs one is left as a [`Request`] for the loop.
//! What works on every screen is in `everywhere`, how a text is never lost in `leaving`, the drawing in `drawing`.

mod drawing;
mod everywhere;
mod leaving;
mod saving;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike};
use crossterm::event::{Event, KeyEvent, KeyEventKind};

use super::clipboard::Clipboard;
use super::command::{Command, Place, Scope, chain};
use super::keymap::Keymap;
use super::screen::{Answer, Cx, Input, Screen, Step};
use super::screens;
use super::theme::Theme;
use crate::domain::draft::Draft;
use crate::journal::{self, Journal, Rescue, WAS_OPEN_TO_OTHERS};
use leaving::{Hold, PutAway, stopping};
use saving::Written;

pub use saving::SaveState;

/// How long a toast stays.
const TOAST: Duration = Duration::from_secs(6);

/// How soon after a key the text is kept as a draft. Later keys do not put it off.
const AUTOSAVE: Duration = Duration::from_millis(900);

/// How long after another process began to write its change may be looked for; the last moment first. It is to be seen once the
/// disk has it.
const LOOKS: [Duration; 3] = [Duration::from_millis(1500), Duration::from_millis(500), Duration::from_millis(50)];

/// What the loop has to do with the terminal, since the app has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Open a text in `$EDITOR`, then call [`App::edited`].
    Edit(String),
    Suspend,
    Redraw,
}

/// A screen on the stack, with the draft of it that the journal has.
struct Layer {
    screen: Box<dyn Screen>,
    kept: Option<Draft>,
}

/// A line that says what happened, for a few seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Toast {
    pub words: String,
    /// What takes it back: undo, or redo after an undo.
    pub offers: Option<Command>,
    pub is_error: bool,
    until: Instant,
}

/// The program as it runs in a terminal.
pub struct App {
    journal: Journal,
    keymap: Keymap,
    theme: Theme,
    has_unicode: bool,
    place: Place,
    stack: Vec<Layer>,
    /// The places one has been to, so that each keeps its selection.
    parked: Vec<(Place, Layer)>,
    revision: i64,
    /// The day the screens were loaded on: midnight, or a machine that slept over it, loads them again.
    today: NaiveDate,
    /// The name at the right of the line of places, where there is more than one mentorship.
    person: Option<String>,
    toast: Option<Toast>,
    saving: SaveState,
    /// What was left on a screen and could not be kept; it is tried again, and at the end a file has it.
    unkept: Vec<Draft>,
    /// What is kept nowhere yet, where a signal or a panic finds it.
    rescue: Rescue,
    autosave_at: Option<Instant>,
    midnight_at: Option<Instant>,
    minute_at: Option<Instant>,
    /// When to look again for what another process has written, the last moment first.
    looks_at: Vec<Instant>,
    clipboard: Clipboard,
    /// What the last key put away; the next may bring it back.
    put_away: Option<PutAway>,
    request: Option<Request>,
    held: Option<Hold>,
    is_running: bool,
    at: Instant,
}

impl App {
    /// Opens Today, or the greeting of an empty journal.
    pub fn new(journal: Journal, theme: Theme, has_unicode: bool, at: Instant) -> journal::Result<Self> {
        let (revision, today) = (journal.revision()?, journal.today());
        let mut app = App {
            rescue: journal.rescue(),
            journal,
            keymap: Keymap::default(),
            theme,
            has_unicode,
            place: Place::Today,
            stack: Vec::new(),
            parked: Vec::new(),
            revision,
            today,
            person: None,
            toast: None,
            saving: SaveState::at_start(revision),
            unkept: Vec::new(),
            autosave_at: None,
            midnight_at: None,
            minute_at: None,
            looks_at: Vec::new(),
            clipboard: Clipboard::default(),
            put_away: None,
            request: None,
            held: None,
            is_running: true,
            at,
        };
        let mut screen = screens::place(app.place);
        screen.refresh(&app.journal)?;
        app.stack.push(Layer { screen, kept: None });
        app.load_person()?;
        if app.journal.was_open_to_others() {
            app.say(WAS_OPEN_TO_OTHERS);
        }
        app.set_alarms();
        Ok(app)
    }

    /// Whether the loop goes on.
    pub fn is_running(&self) -> bool {
        self.is_running
    }

    /// What the loop has to do before the next draw.
    pub fn take_request(&mut self) -> Option<Request> {
        self.request.take()
    }

    /// Whether the loop should stop reading input and do what the app needs first.
    pub fn has_request(&self) -> bool {
        self.request.is_some()
    }

    /// A text that was copied and belongs into the terminal's clipboard.
    pub fn take_copied(&mut self) -> Option<String> {
        self.clipboard.take_unsent()
    }

    /// The journal that is shown.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What is kept nowhere yet, for whoever has to keep it when the loop can't.
    pub fn rescue(&self) -> &Rescue {
        &self.rescue
    }

    /// What is written on the screens and is no record yet, whether it is kept as a draft or not.
    pub fn drafts(&self) -> Vec<Draft> {
        self.unkept.iter().cloned().chain(self.stack.iter().filter_map(|layer| layer.screen.draft())).collect()
    }

    /// Takes in what an earlier run left beside the journal; says whether there was anything. Today offers it.
    pub fn take_in_what_was_left(&mut self) -> bool {
        let found = match self.journal.take_in_rescued() {
            Ok(found) => found > 0,
            Err(error) => {
                self.fail(&error.to_string());
                return true;
            }
        };
        if found {
            self.refresh();
        }
        found
    }

    /// The file was written to, by us or by another process; says whether there is something new to show. The system tells of a
    /// write before it can be read, so it is looked for again.
    pub fn journal_was_written(&mut self, at: Instant) -> bool {
        self.looks_at = LOOKS.iter().map(|later| at + *later).collect();
        let was_failed = self.toast.as_ref().is_some_and(|toast| toast.is_error);
        self.refresh_if_changed() || self.toast.as_ref().is_some_and(|toast| toast.is_error) != was_failed
    }

    /// Answers what the terminal reports.
    pub fn handle(&mut self, event: Event, at: Instant) {
        self.at = at;
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.press(key),
            Event::Paste(text) => self.paste(text),
            _ => {}
        }
        self.refresh_on_a_new_day();
        self.set_alarms();
    }

    /// Says that answering took a while, as it does when another program holds the journal: what was said stays its time from then.
    pub fn took(&mut self, span: Duration) {
        if let Some(toast) = self.toast.as_mut().filter(|toast| toast.until == self.at + TOAST) {
            toast.until += span;
        }
    }

    /// What came back from `$EDITOR`, or why nothing did.
    pub fn edited(&mut self, outcome: Result<String, impl std::fmt::Display>, at: Instant) {
        self.at = at;
        match outcome {
            Ok(text) => self.dispatch(Input::Answer(Answer::Text(text))),
            Err(error) => self.fail(&error.to_string()),
        }
        self.set_alarms();
    }

    fn press(&mut self, key: KeyEvent) {
        let command = self.keymap.resolve(self.chain(), key);
        self.dispatch(command.map_or(Input::Key(key), Input::Command));
    }

    /// Outside a text a paste is no keys: it says where it could go.
    fn paste(&mut self, text: String) {
        if chain::takes_text(self.chain()) {
            self.dispatch(Input::Paste(text));
        } else {
            self.say("to paste, start a text first: c captures a line");
        }
    }

    fn dispatch(&mut self, input: Input) {
        self.let_go_unless(&input);
        if input != Input::Command(Command::Undo) {
            self.put_away = None;
        }
        let (said_before, revision) = (self.toast.clone(), self.revision);
        if !self.answers_itself(&input) {
            self.ask_the_top(input);
        }
        // An answer has the screens loaded before it is given, so the last refresh is not the only one.
        self.refresh_if_changed();
        self.tidy_toast(said_before.as_ref(), self.revision != revision);
        self.hold_what_is_unsaved();
    }

    /// Lets the top screen answer an input; says whether it could.
    fn ask_the_top(&mut self, input: Input) -> bool {
        let Some(layer) = self.stack.last_mut() else { return true };
        if let Input::Command(command) = input
            && let Some(why) = layer.screen.refusal(command)
        {
            self.say(why);
            return true;
        }
        let stops = stopping(&input);
        let mut cx = Cx { journal: &mut self.journal, clipboard: &mut self.clipboard, at: self.at };
        let outcome = layer.screen.update(input, &mut cx);
        let is_done = outcome.is_ok();
        match (outcome, stops) {
            (Ok(step), _) => self.take(step),
            (Err(error), Some(command)) => self.stop_failed(command, &error),
            (Err(error), None) => self.fail(&error.to_string()),
        }
        is_done
    }

    /// Gives an answer to the screen that asked. If it can't be taken, the line that was typed is there again with its words.
    fn give(&mut self, answer: Answer) {
        let has_words = self.stack.last().is_some_and(|layer| layer.screen.has_words());
        let asking = if has_words { self.stack.pop() } else { None };
        if asking.is_none() {
            self.close_top();
        }
        if self.answers_own_question(&answer) {
            return;
        }
        self.refresh_if_changed();
        if !self.ask_the_top(Input::Answer(answer)) {
            self.stack.extend(asking);
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Stay => {}
            Step::Push(screen) => self.push(screen),
            Step::Replace(screen) => {
                self.close_top();
                self.push(screen);
            }
            Step::Pop => self.close_top(),
            Step::Done(words) => {
                self.close_top();
                self.say(words);
            }
            Step::Answer(answer) => self.give(answer),
            Step::Run(command) => {
                self.close_top();
                self.dispatch(Input::Command(command));
            }
            Step::Go(place) => self.go(place),
            Step::Edit(text) => {
                self.keep_drafts();
                self.request = Some(Request::Edit(text));
            }
            Step::Say(words) => self.say(words),
            Step::PutAway(draft, words) => self.put_away(draft, words),
        }
    }

    fn push(&mut self, mut screen: Box<dyn Screen>) {
        self.keep_unkept();
        match screen.refresh(&self.journal) {
            Ok(()) => {
                if !screen.is_overlay() {
                    self.toast = None;
                }
                if let Some(words) = screen.greeting() {
                    self.say(words);
                }
                let kept = self.already_kept(&*screen);
                self.stack.push(Layer { screen, kept });
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    /// The draft that a screen goes on with, as the journal has it.
    fn already_kept(&self, screen: &dyn Screen) -> Option<Draft> {
        let draft = screen.draft()?;
        let drafts = self.journal.drafts().ok()?;
        drafts.into_iter().map(|saved| saved.draft).find(|kept| *kept == draft)
    }

    /// Loads every screen again if the journal has changed, by us or by another process; says whether it had.
    pub fn refresh_if_changed(&mut self) -> bool {
        match self.journal.revision() {
            Ok(revision) if revision != self.revision => {
                self.revision = revision;
                // It may be another process that changed something: what is written here is no more saved than before.
                if self.written() == Written::Nothing {
                    self.saving.saved(self.now());
                }
                self.refresh();
                true
            }
            Ok(_) => false,
            Err(error) => {
                self.fail(&error.to_string());
                false
            }
        }
    }

    fn refresh_on_a_new_day(&mut self) {
        let today = self.journal.today();
        if today != self.today {
            self.today = today;
            self.refresh();
        }
    }

    fn refresh(&mut self) {
        let mut failed = self.load_person().err();
        for layer in &mut self.stack {
            failed = layer.screen.refresh(&self.journal).err().or(failed);
        }
        if let Some(error) = failed {
            self.fail(&error.to_string());
        }
    }

    /// The nearest moment at which something is due though nobody presses a key.
    pub fn next_deadline(&self) -> Option<Instant> {
        let toast = self.toast.as_ref().map(|toast| toast.until);
        let look = self.looks_at.last().copied();
        [self.autosave_at, toast, self.midnight_at, self.minute_at, look].into_iter().flatten().min()
    }

    /// Does what is due: an autosave, an old toast, another minute, another day.
    pub fn deadline(&mut self, at: Instant) {
        self.at = at;
        if self.autosave_at.is_some_and(|due| due <= at) {
            self.autosave_at = None;
            self.keep_drafts();
            self.hold_what_is_unsaved();
        }
        if self.toast.as_ref().is_some_and(|toast| toast.until <= at) {
            self.toast = None;
        }
        self.looks_at.retain(|look| *look > at);
        self.refresh_on_a_new_day();
        self.midnight_at = self.midnight_at.filter(|due| *due > at);
        self.minute_at = self.minute_at.filter(|due| *due > at);
        self.refresh_if_changed();
        self.set_alarms();
    }

    /// Midnight turns "tomorrow" into "today"; a meeting's clock turns every minute.
    fn set_alarms(&mut self) {
        let now = self.now();
        let into_minute = u64::from(now.second());
        let into_day = u64::from(now.num_seconds_from_midnight());
        if self.midnight_at.is_none() {
            self.midnight_at = Some(self.at + Duration::from_secs(86_401u64.saturating_sub(into_day)));
        }
        let shows_minutes = self.stack.last().is_some_and(|layer| layer.screen.shows_minutes());
        if !shows_minutes {
            self.minute_at = None;
        } else if self.minute_at.is_none() {
            self.minute_at = Some(self.at + Duration::from_secs(60u64.saturating_sub(into_minute).max(1)));
        }
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.journal.now()
    }

    /// The scopes whose keys are live, nearest first.
    pub fn chain(&self) -> &'static [Scope] {
        self.stack.last().map_or(chain::READING, |layer| layer.screen.scopes())
    }

    /// Says something in the row above the footer.
    pub fn say(&mut self, words: impl Into<String>) {
        self.toast = Some(Toast { words: words.into(), offers: None, is_error: false, until: self.at + TOAST });
    }

    fn fail(&mut self, words: &str) {
        self.toast = Some(Toast { words: words.to_owned(), offers: None, is_error: true, until: self.at + TOAST });
    }

    /// A toast of this input offers to take a change back; one of an earlier input goes when something changes.
    fn tidy_toast(&mut self, said_before: Option<&Toast>, has_changed: bool) {
        if !has_changed {
            return;
        }
        if self.toast.as_ref() == said_before {
            self.toast = None;
        } else if let Some(toast) = &mut self.toast
            && toast.offers.is_none()
            && !toast.is_error
        {
            toast.offers = Some(Command::Undo);
        }
    }
}

impl std::fmt::Debug for App {
    /// Where one is, and none of what is written there.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("place", &self.place).field("depth", &self.stack.len()).finish_non_exhaustive()
    }
}

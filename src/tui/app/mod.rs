//! The app: the stack of screens, and what happens to an input.
//!
//! Time is passed in, never asked for, and nothing here touches a terminal: what needs one is left as a [`Request`] for the loop.
//! What works on every screen is in `everywhere`, how a text is never lost in `leaving`, the drawing in `drawing`.

mod alarms;
mod copying;
mod drawing;
mod everywhere;
mod leaving;
mod lending;
mod over;
mod pasting;
mod saving;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate};
use crossterm::event::{Event, KeyEvent, KeyEventKind};

use super::clipboard::Clipboard;
use super::command::{Command, Place, Scope, chain};
use super::keymap::Keymap;
use super::screen::{Answer, Cx, Input, Screen, Step};
use super::screens;
use super::theme::Theme;
use crate::config::Fault;
use crate::domain::draft::{Draft, Unkept};
use crate::editor::{Given, Lent};
use crate::journal::{self, Journal, Rescue, WAS_OPEN_TO_OTHERS};
use leaving::{Hold, PutAway, stopping};
use saving::Written;

pub use saving::SaveState;

/// How long a toast stays.
const TOAST: Duration = Duration::from_secs(6);

/// The same for one that names a file.
const LONG_TOAST: Duration = Duration::from_secs(60);

/// How soon after a key the text is kept as a draft. Later keys do not put it off.
const AUTOSAVE: Duration = Duration::from_millis(900);

/// Said at the start where nothing can be saved.
const READ_ONLY: &str = "the journal cannot be written here: look around; what you write goes into a file at the end";

/// What the loop has to do with the terminal, since the app has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Open a text in `$EDITOR`, then call [`App::edited`].
    Edit(Lent),
    Suspend,
    Redraw,
}

/// A screen on the stack, with the draft of it that the journal has.
struct Layer {
    screen: Box<dyn Screen>,
    kept: Option<Arc<Draft>>,
    /// Whether something is written on it that is no record.
    is_written: bool,
    /// Whether what it is about belongs to a mentorship that is closed.
    is_over: bool,
}

impl Layer {
    fn of(screen: Box<dyn Screen>) -> Self {
        Layer { screen, kept: None, is_written: false, is_over: false }
    }
}

/// A line that says what happened, for a few seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Toast {
    pub words: String,
    /// What follows and is not cut.
    pub aside: String,
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
    /// The journal is made up, and goes with the program.
    is_demo: bool,
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
    unkept: Vec<Unkept>,
    /// What is kept nowhere yet, where a signal or a panic finds it.
    rescue: Rescue,
    autosave_at: Option<Instant>,
    /// When to look for a change by another process, the nearest first.
    looks: VecDeque<Instant>,
    midnight_at: Option<Instant>,
    /// When what a screen says of the time is no longer true.
    changes_at: Option<Instant>,
    clipboard: Clipboard,
    /// What the last key put away; the next may bring it back.
    put_away: Option<PutAway>,
    request: Option<Request>,
    held: Option<Hold>,
    /// What the editor has emptied: once more, and it is.
    emptied: Option<Given>,
    /// When to look for what editors left that were open when the program was killed; after the first draw.
    leftovers_at: Option<Instant>,
    is_running: bool,
    /// The terminal has had another size, if only for a moment: what it shows may be torn.
    is_torn: bool,
    at: Instant,
}

impl App {
    /// Opens Today, or the greeting of an empty journal.
    pub fn new(journal: Journal, theme: Theme, has_unicode: bool, at: Instant) -> journal::Result<Self> {
        let (revision, today) = (journal.revision()?, journal.today());
        let leftovers_at = journal.path().map(|_| at);
        let saving = SaveState::at_start(&journal, revision);
        let mut app = App {
            rescue: journal.rescue(),
            journal,
            keymap: Keymap::default(),
            theme,
            has_unicode,
            is_demo: false,
            place: Place::Today,
            stack: Vec::new(),
            parked: Vec::new(),
            revision,
            today,
            person: None,
            toast: None,
            saving,
            unkept: Vec::new(),
            autosave_at: None,
            looks: VecDeque::new(),
            midnight_at: None,
            changes_at: None,
            clipboard: Clipboard::default(),
            put_away: None,
            request: None,
            held: None,
            emptied: None,
            leftovers_at,
            is_running: true,
            is_torn: false,
            at,
        };
        let mut screen = screens::place(app.place);
        screen.refresh(&app.journal)?;
        app.stack.push(Layer::of(screen));
        app.load_person()?;
        app.greet();
        app.set_alarms();
        Ok(app)
    }

    /// Says what is to be known of the file before anything is done.
    fn greet(&mut self) {
        if self.journal.is_read_only() {
            self.say(READ_ONLY);
        }
        if self.journal.was_open_to_others() {
            self.say(WAS_OPEN_TO_OTHERS);
        }
    }

    /// With keys of the person's own, and a line about what is wrong in the configuration they come from.
    #[must_use]
    pub fn configured(mut self, (keymap, faults): (Keymap, Vec<Fault>)) -> Self {
        self.keymap = keymap;
        let Some(first) = faults.first() else { return self };
        let count = match (&self.toast, faults.len() - 1) {
            // Who could read the journal is said once; what is wrong here is said at every start.
            (Some(_), _) => "config has faults: ".to_owned(),
            (None, 0) => String::new(),
            (None, more) => format!("{more} more: "),
        };
        if self.toast.is_none() {
            self.fail(&format!("config {first}"));
        }
        if let Some(toast) = &mut self.toast {
            toast.aside = format!("{count}mentorlog config check");
        }
        self
    }

    /// With a journal that is made up: every screen says so.
    #[must_use]
    pub fn as_demo(self) -> Self {
        App { is_demo: true, ..self }
    }

    /// Whether the loop goes on.
    pub fn is_running(&self) -> bool {
        self.is_running
    }

    /// What the loop has to do before the next draw.
    pub fn take_request(&mut self) -> Option<Request> {
        self.request.take()
    }

    /// Whether all has to be drawn anew, whatever was drawn before; once.
    pub fn take_torn(&mut self) -> bool {
        std::mem::take(&mut self.is_torn)
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
        let left = self.unkept.iter().map(|unkept| unkept.draft.clone());
        left.chain(self.stack.iter().filter_map(|layer| layer.screen.draft())).collect()
    }

    /// Answers what the terminal reports.
    pub fn handle(&mut self, event: Event, at: Instant) {
        self.at = at;
        self.note_seen();
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.press(key),
            Event::Paste(text) => self.dispatch(Input::Paste(text)),
            Event::Resize(..) => self.is_torn = true,
            _ => {}
        }
        self.refresh_on_a_new_day();
        self.pass_on_a_notice();
        self.set_alarms();
    }

    /// Says that answering took a while, as it does when another program holds the journal: what was said stays its time from then.
    pub fn took(&mut self, span: Duration) {
        if let Some(toast) = self.toast.as_mut().filter(|toast| toast.until == self.at + TOAST) {
            toast.until += span;
        }
        self.set_alarms();
    }

    fn press(&mut self, key: KeyEvent) {
        let command = self.keymap.resolve(self.chain(), key);
        self.dispatch(command.map_or(Input::Key(key), Input::Command));
    }

    fn dispatch(&mut self, input: Input) {
        self.let_go_unless(&input);
        if input != Input::Command(Command::Undo) {
            self.put_away = None;
        }
        let (said_before, revision) = (self.toast.clone(), self.revision);
        match input {
            Input::Paste(text) if !self.takes_text() => self.offer_pasted(text),
            input if self.answers_itself(&input) => {}
            input => {
                self.ask_the_top(input);
            }
        }
        // An answer has the screens loaded before it is given, so the last refresh is not the only one.
        self.refresh_if_changed();
        self.tidy_toast(said_before.as_ref(), self.revision != revision);
        self.hold_what_is_unsaved();
    }

    /// Lets the top screen answer an input; says whether it could.
    fn ask_the_top(&mut self, input: Input) -> bool {
        if matches!(input, Input::Command(_)) {
            self.note_what_is_over();
        }
        let Some(layer) = self.stack.last_mut() else { return true };
        if let Input::Command(command) = input
            && let Some(why) = layer.refusal(command)
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
        } else if let Some(kept) = asking.and_then(|layer| layer.kept)
            && let Err(error) = self.journal.forget_draft(&kept.place, &kept.body)
        {
            self.fail(&error.to_string());
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
            Step::Edit(lent) => self.lend(lent),
            Step::Say(words) => self.say(words),
            Step::PutAway(draft, words) => self.put_away(&draft, words),
            Step::BringBack(id) => self.bring_back(PutAway::Draft(id)),
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
                self.stack.push(Layer::of(screen));
                self.note_what_is_over();
            }
            Err(error) => self.fail(&error.to_string()),
        }
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

    pub(super) fn refresh(&mut self) {
        let mut failed = self.load_person().err();
        for layer in &mut self.stack {
            failed = layer.screen.refresh(&self.journal).err().or(failed);
        }
        self.note_what_is_over();
        if let Some(error) = failed {
            self.fail(&error.to_string());
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
        self.toast = Some(Toast {
            words: words.into(),
            aside: String::new(),
            offers: None,
            is_error: false,
            until: self.at + TOAST,
        });
    }

    fn fail(&mut self, words: &str) {
        self.toast = Some(Toast {
            words: words.to_owned(),
            aside: String::new(),
            offers: None,
            is_error: true,
            until: self.at + TOAST,
        });
    }

    /// Says what takes longer to read, or is to be written down: where a file is.
    fn say_at_length(&mut self, words: impl Into<String>) {
        self.say(words);
        if let Some(toast) = &mut self.toast {
            toast.until = self.at + LONG_TOAST;
        }
    }

    fn fail_at_length(&mut self, words: &str) {
        self.say_at_length(words);
        if let Some(toast) = &mut self.toast {
            toast.is_error = true;
        }
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

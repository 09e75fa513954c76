//! Every operation a person can perform, once: the one door for the command line and the screens.
//!
//! A [`Journal`] owns the store and the clock. Its methods check, stamp the time and write once; what they give back are domain
//! types. No row, no transaction and no error code of SQL gets out.

mod actions;
mod agenda;
mod agreements;
mod archive;
mod asked;
mod brief;
mod check_ins;
mod closing;
mod consequences;
mod contacts;
mod drafts;
mod edit;
mod feedback;
mod fields;
mod goals;
mod groups;
mod lives;
mod meetings;
mod people;
pub mod promised;
mod reading;
mod records;
mod reflection;
mod rescue;
pub mod review;
pub mod sample;
mod templates;
mod today;
mod topics;
mod undo;
mod wrap_up;

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::clock::Clock;
use crate::domain::{Details, Invalid, MentorshipId, Page};
use crate::store::{self, Repos, Store, StoreError, Write};

pub use agenda::{AgendaOffer, AgendaSaid, Weight, on_agenda};
pub use agreements::{AgreementPage, AgreementStanding, dial_in_words};
pub use brief::{Brief, LastTime};
pub use check_ins::CheckInPage;
pub use closing::{ClosingPage, Notes};
pub use contacts::{ContactPage, Helpers, Meant, Names, Network};
pub use edit::Edit;
pub use fields::field_names;
pub use goals::GoalPage;
pub use meetings::MeetingPage;
pub use people::MentorshipPage;
pub use records::Shown;
pub use reflection::{BankLine, Offered};
pub use rescue::{Rescue, Rescued};
pub use review::words::{Sharing, left_out};
pub use review::{EditedWords, ReviewLine, ReviewPage};
pub use today::Today;
pub use undo::LastChange;
pub use wrap_up::{NextMeeting, TakeawayEdit};

pub use crate::transfer::Archive;

use asked::Asked;

/// So many rows are more than a person has of what there are few of: people, questions of their own.
const FEW: Page = Page { from: crate::domain::Start::First, rows: 500 };

/// What is said where [`Journal::was_open_to_others`].
pub const WAS_OPEN_TO_OTHERS: &str = "others could read the journal's file; now only your account can";

/// What went wrong, in words for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something a person can put right.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// What was named is not there.
    #[error("{0}")]
    NothingFound(String),
    /// What the file did.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an [`Error`] comes down to, for whoever has to answer it with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Invalid,
    NothingFound,
    Busy,
    Damaged,
    /// The file of another program, or of a newer version of this one.
    NotOurs,
    CannotWrite,
    Other,
}

/// Shorthand for what the journal gives back.
pub type Result<T> = std::result::Result<T, Error>;

/// The journal: one file, one clock, every operation.
#[derive(Debug)]
pub struct Journal {
    store: Store,
    clock: Clock,
    /// Who was chosen where that cannot be written down.
    chosen_here: Option<Option<MentorshipId>>,
    /// The debriefs that were asked for, and when, where that could not be written down.
    asked_here: RefCell<Vec<Asked>>,
}

impl Journal {
    /// Opens the journal at `path`, or creates it.
    pub fn open(path: &Path, clock: Clock) -> Result<Journal> {
        Ok(Journal {
            store: Store::open(path, clock.today())?,
            clock,
            chosen_here: None,
            asked_here: RefCell::default(),
        })
    }

    /// Opens the journal at `path` if there is one; makes none.
    pub fn open_there(path: &Path, clock: Clock) -> Result<Option<Journal>> {
        if Store::is_there(path)? { Journal::open(path, clock).map(Some) } else { Ok(None) }
    }

    /// What to say where there is no journal at `path`.
    pub fn missing_at(path: &Path) -> String {
        let there = format!("there is no journal at {}", path.display());
        match Store::newest_snapshot(path) {
            Some(newest) => format!("{there}; the newest snapshot of one that was there is {}", newest.display()),
            None => there,
        }
    }

    /// Whether a journal was at `path` once: its snapshots are beside it.
    pub fn was_at(path: &Path) -> bool {
        Store::newest_snapshot(path).is_some()
    }

    /// A journal that lives as long as the program: for the demo, and for tests.
    pub fn in_memory(clock: Clock) -> Result<Journal> {
        Ok(Journal { store: Store::in_memory()?, clock, chosen_here: None, asked_here: RefCell::default() })
    }

    /// Whether others on this machine could read the file until it was opened now; they cannot any more. Said once, in the words
    /// of [`WAS_OPEN_TO_OTHERS`].
    pub fn was_open_to_others(&self) -> bool {
        self.store.was_open_to_others()
    }

    /// Whether it can only be read, because its file or its folder cannot be written.
    pub fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    /// What went wrong beside the work that was done, such as a snapshot that could not be taken; said once.
    pub fn take_notice(&mut self) -> Option<String> {
        self.store.take_notice()
    }

    /// Waits for what is done beside the work: the snapshot of the day.
    pub fn settle(&mut self) {
        self.store.settle();
    }

    /// The moment, with the offset in force here.
    pub fn now(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    /// Whether time passes here. With a moment that was given it does not.
    pub fn has_running_clock(&self) -> bool {
        self.clock.is_running()
    }

    /// The local day.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// One thing the user does: all of `work` happens or none of it, and `words` say what, for undo.
    fn write<T>(&mut self, words: &str, work: impl FnOnce(Repos<'_, Write>) -> Result<T>) -> Result<T> {
        self.store.write(self.clock.now(), words, |repos| {
            let done = work(repos)?;
            must_not_be_over(repos)?;
            Ok(done)
        })
    }

    /// The same for a record as it was edited: it is kept only if it may be.
    fn keep<D: Details, T>(
        &mut self,
        words: &str,
        details: &D,
        work: impl FnOnce(Repos<'_, Write>) -> store::Result<T>,
    ) -> Result<T> {
        details.check()?;
        self.write(words, |repos| Ok(work(repos)?))
    }

    /// A number that moves with every change of every process, and with undo and redo; drafts leave it alone.
    pub fn revision(&self) -> Result<i64> {
        Ok(self.store.revision()?)
    }

    /// How long a change waits for another writer from now on. A screen that stands still is worse than one that says why.
    pub fn wait_at_most(&mut self, span: Duration) -> Result<()> {
        Ok(self.store.wait_at_most(span)?)
    }

    /// The file it is kept in; none if it lives in memory.
    pub fn path(&self) -> Option<&Path> {
        self.store.path()
    }

    /// How many rows were read since the journal was opened; a test compares it between a small and a large one.
    pub fn rows_read(&self) -> u64 {
        self.store.rows_read()
    }

    /// How many steps the engine took to read and to write, rows that were passed over included, since the journal was opened.
    pub fn steps_taken(&self) -> u64 {
        self.store.steps_taken()
    }

    /// The mentorship that filters every place; nothing if all are shown, or if it has been deleted.
    pub fn chosen(&self) -> Result<Option<MentorshipId>> {
        if let Some(chosen) = self.chosen_here {
            return Ok(chosen);
        }
        let Some(id) = self.store.setting("person")?.and_then(|id| id.parse().ok()) else { return Ok(None) };
        Ok(self.store.read().mentorships().find(id)?.map(|mentorship| mentorship.id))
    }

    /// Chooses the mentorship that filters every place, or all of them.
    pub fn choose(&mut self, mentorship: Option<MentorshipId>) -> Result<()> {
        if self.is_read_only() {
            self.chosen_here = Some(mentorship);
            return Ok(());
        }
        let id = mentorship.map(|id| id.to_string());
        Ok(self.store.set_setting("person", id.as_deref())?)
    }
}

/// What belongs to a mentorship that is closed stays as it is.
fn must_not_be_over(repos: Repos<'_, Write>) -> Result<()> {
    let Some(closed) = repos.touched_closed()? else { return Ok(()) };
    let name = records::with_whom(repos, closed)?;
    let how = format!("`.` on its page, or `mentorlog set {closed} status=active`");
    let wrong = format!("the mentorship with {name} is over and only to be read; go on with it first: {how}");
    Err(Invalid::new("closed", wrong).into())
}

impl Error {
    /// What it comes down to.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Error::Invalid(_) => ErrorKind::Invalid,
            Error::NothingFound(_) | Error::Store(StoreError::NotFound(_) | StoreError::NoDraft(_)) => {
                ErrorKind::NothingFound
            }
            Error::Store(StoreError::Busy) => ErrorKind::Busy,
            Error::Store(StoreError::TooNew { .. } | StoreError::Foreign { .. }) => ErrorKind::NotOurs,
            Error::Store(StoreError::CannotWrite(_) | StoreError::ReadOnly(_) | StoreError::File { .. }) => {
                ErrorKind::CannotWrite
            }
            Error::Store(error) if error.is_damage() => ErrorKind::Damaged,
            Error::Store(_) => ErrorKind::Other,
        }
    }

    /// The same, said of another field of a form.
    fn in_field(self, field: &str) -> Error {
        match self {
            Error::Invalid(invalid) => Error::Invalid(Invalid { field: field.into(), ..invalid }),
            other => other,
        }
    }

    /// Something the user named is not there.
    fn no(what: &str, named: &str) -> Error {
        Error::NothingFound(format!("no {what} is called \"{named}\""))
    }
}

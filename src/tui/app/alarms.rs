//! What falls due though nobody presses a key: an autosave, an old toast, another minute, another day, a change by another process.

use std::time::{Duration, Instant};

use chrono::Timelike;

use super::App;

/// How long after a write by another process its change may become whole.
const LOOKS_AGAIN: [Duration; 3] = [Duration::from_millis(50), Duration::from_millis(500), Duration::from_millis(1500)];

impl App {
    /// The file was written to, by us or by another process; says whether there is something new to show. What another process
    /// writes can be read only when its change is whole, of which the system says nothing: so it is looked at again a little later.
    pub fn journal_was_written(&mut self, at: Instant) -> bool {
        self.at = at;
        self.looks = LOOKS_AGAIN.iter().map(|later| at + *later).collect();
        let said = self.toast.clone();
        self.refresh_if_changed() || self.toast != said
    }

    /// The nearest moment at which something is due though nobody presses a key.
    pub fn next_deadline(&self) -> Option<Instant> {
        let toast = self.toast.as_ref().map(|toast| toast.until);
        let look = self.looks.front().copied();
        let due = [self.leftovers_at, self.autosave_at, look, toast, self.midnight_at, self.minute_at];
        due.into_iter().flatten().min()
    }

    /// Does what is due: an autosave, an old toast, another minute, another day. Says whether there is something new to draw.
    pub fn deadline(&mut self, at: Instant) -> bool {
        self.at = at;
        let (toast, saving, today) = (self.toast.clone(), self.saving.clone(), self.today);
        let is_another_minute = self.minute_at.is_some_and(|due| due <= at);
        if self.leftovers_at.is_some_and(|due| due <= at) {
            self.take_up_leftovers();
        }
        if self.autosave_at.is_some_and(|due| due <= at) {
            self.autosave_at = None;
            self.keep_drafts();
            self.hold_what_is_unsaved();
        }
        if self.toast.as_ref().is_some_and(|toast| toast.until <= at) {
            self.toast = None;
        }
        while self.looks.pop_front_if(|due| *due <= at).is_some() {}
        self.refresh_on_a_new_day();
        self.midnight_at = self.midnight_at.filter(|due| *due > at);
        self.minute_at = self.minute_at.filter(|due| *due > at);
        let has_changed = self.refresh_if_changed();
        self.pass_on_a_notice();
        self.set_alarms();
        let says_more = self.toast != toast || self.saving != saving;
        has_changed || says_more || is_another_minute || self.today != today
    }

    /// Midnight turns "tomorrow" into "today"; a meeting's clock turns every minute.
    pub(super) fn set_alarms(&mut self) {
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

    pub(super) fn refresh_on_a_new_day(&mut self) {
        let today = self.journal.today();
        if today != self.today {
            self.today = today;
            self.refresh();
        }
    }

    /// What went wrong beside the work is said when nothing else is.
    pub(super) fn pass_on_a_notice(&mut self) {
        if self.toast.is_none()
            && let Some(notice) = self.journal.take_notice()
        {
            self.fail(&notice);
        }
    }
}

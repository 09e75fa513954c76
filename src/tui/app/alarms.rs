//! What falls due though nobody presses a key: an autosave, an old toast, a clock on the screen, another day, a change by another
//! process.

use std::time::{Duration, Instant};

use chrono::{NaiveDateTime, Timelike};

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
        let due = [self.leftovers_at, self.autosave_at, look, toast, self.midnight_at, self.changes_at];
        due.into_iter().flatten().min()
    }

    /// Does what is due: an autosave, an old toast, a clock on the screen, another day. Says whether there is something new to draw.
    pub fn deadline(&mut self, at: Instant) -> bool {
        self.at = at;
        self.note_seen();
        let (toast, saving, today) = (self.toast.clone(), self.saving.clone(), self.today);
        let shows_another_time = self.changes_at.is_some_and(|due| due <= at);
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
        let has_changed = self.refresh_if_changed();
        self.pass_on_a_notice();
        self.set_alarms();
        let says_more = self.toast != toast || self.saving != saving;
        has_changed || says_more || shows_another_time || self.today != today
    }

    /// Midnight turns "tomorrow" into "today"; a meeting's clock turns every minute.
    pub(super) fn set_alarms(&mut self) {
        let now = self.now();
        let into_day = u64::from(now.num_seconds_from_midnight());
        if self.midnight_at.is_none() {
            self.midnight_at = Some(self.at + Duration::from_secs(86_401u64.saturating_sub(into_day)));
        }
        self.changes_at = self.next_change(now.naive_local());
    }

    /// When one of the screens in sight is to be drawn again, because time has passed. A clock that stands still asks for nothing.
    fn next_change(&self, now: NaiveDateTime) -> Option<Instant> {
        let in_sight = self.stack.get(self.base()..).unwrap_or_default();
        let next = in_sight.iter().filter_map(|layer| layer.screen.changes_at(now)).min();
        let ahead = (next.filter(|_| self.journal.has_running_clock())? - now).to_std().ok()?;
        self.at.checked_add(ahead)
    }

    /// Lets the screen on top know that it has been in sight.
    pub(super) fn note_seen(&mut self) {
        if let Some(Err(error)) = self.stack.last_mut().map(|layer| layer.screen.seen(&self.journal)) {
            self.fail(&error.to_string());
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

#[cfg(test)]
mod tests {
    use crossterm::event::Event;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::clock::Clock;
    use crate::domain::meeting::MeetingDetails;
    use crate::domain::mentorship::{MentorshipDetails, Role};
    use crate::journal::Journal;
    use crate::tui::keymap::Key;
    use crate::tui::theme::Theme;

    /// The page of a meeting at 16:00, on a clock that is set on by hand.
    struct Case {
        app: App,
        at: Instant,
        draws: usize,
    }

    impl Case {
        fn at(clock: Clock) -> Case {
            let mut journal = Journal::in_memory(clock).unwrap();
            let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
            let details = MeetingDetails {
                starts_at: "16:00:00".parse().ok(),
                minutes: Some(60),
                ..MeetingDetails::on(Some(aldo), "2026-09-10".parse().unwrap())
            };
            journal.add_meeting(&details).unwrap();
            let at = Instant::now();
            let app = App::new(journal, Theme::plain(), true, at).unwrap();
            let mut case = Case { app, at, draws: 0 };
            // What is looked for after the first draw is no business of a clock.
            case.app.deadline(at);
            case.keys("2 Enter");
            case
        }

        fn by_hand(moment: &str) -> Case {
            Clock::set_by_hand(moment);
            Case::at(Clock::ByHand)
        }

        fn keys(&mut self, keys: &str) -> &mut Self {
            for key in keys.split(' ') {
                self.app.handle(Event::Key(key.parse::<Key>().unwrap().event()), self.at);
            }
            self
        }

        /// Lets so many seconds pass up to a moment, and draws when the loop would.
        fn pass(&mut self, seconds: u64, moment: &str) -> &mut Self {
            let end = self.at + Duration::from_secs(seconds);
            Clock::set_by_hand(moment);
            while let Some(due) = self.app.next_deadline().filter(|due| *due <= end) {
                self.at = self.at.max(due);
                self.draws += usize::from(self.app.deadline(self.at));
            }
            self.at = end;
            self
        }

        fn shows(&self, words: &str) {
            let mut terminal = Terminal::new(TestBackend::new(120, 36)).unwrap();
            terminal.draw(|frame| self.app.draw(frame)).unwrap();
            let screen = terminal.backend().to_string();
            assert!(screen.contains(words), "no \"{words}\":\n{screen}");
        }
    }

    #[test]
    fn the_clock_of_a_meeting_is_drawn_at_each_full_minute_and_never_between() {
        let mut case = Case::by_hand("2026-09-10T16:22:10Z");
        case.shows("22 of 60 min");
        case.pass(49, "2026-09-10T16:22:59Z");
        assert_eq!(case.draws, 0);
        case.pass(1, "2026-09-10T16:23:00Z").shows("23 of 60 min");
        assert_eq!(case.draws, 1);
        case.pass(59, "2026-09-10T16:23:59Z");
        assert_eq!(case.draws, 1);
        case.pass(1, "2026-09-10T16:24:00Z").shows("24 of 60 min");
        assert_eq!(case.draws, 2);
    }

    #[test]
    fn it_comes_up_two_hours_before_falls_silent_and_asks_for_nothing_elsewhere() {
        let hour = Duration::from_secs(3600);
        let mut case = Case::by_hand("2026-09-10T13:00:00Z");
        assert_eq!(case.app.next_deadline(), Some(case.at + hour), "nothing ticks before it is shown");
        case.pass(3600, "2026-09-10T14:00:00Z").shows("begins in 120 min");
        case.keys("?");
        assert_eq!(case.app.next_deadline(), Some(case.at + hour / 60), "it is in sight under the keys");
        case.keys("Esc Esc");
        assert!(case.app.next_deadline() > Some(case.at + hour), "the list shows no clock");
        case.keys("Enter").pass(6 * 3600, "2026-09-10T20:00:00Z");
        assert_eq!(case.draws, 2, "a machine that slept draws once");
        assert!(case.app.next_deadline() > Some(case.at + hour), "the meeting is over");
    }

    #[test]
    fn with_a_clock_that_stands_still_nothing_ticks() {
        let case = Case::at(Clock::fixed("2026-09-10T16:23:00Z").unwrap());
        case.shows("23 of 60 min");
        assert!(case.app.next_deadline() > Some(case.at + Duration::from_secs(3600)));
    }
}

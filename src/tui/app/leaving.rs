//! Ways out of a screen, and how no text is lost on any of them.
//!
//! A screen that is left saves first what belongs to a record that exists; whatever it still calls unsaved is kept as a draft. When
//! that fails the screen stays, and the same key once more goes through without it, so nobody is held either.

use crate::journal;

use super::super::command::{Command, Place};
use super::super::screen::{Cx, Input};
use super::super::screens;
use super::saving::Written;
use super::{AUTOSAVE, App, Layer, SaveState};
use crate::domain::draft::Draft;
use crate::journal::Journal;

/// Where the footer has the cause: there is no room for it twice.
const AS_SAID_BELOW: &str = "not saved, see below";

/// A way out that failed; the same key once more goes through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hold {
    command: Command,
    /// How many screens there were: what lies on them since is not the one that is held.
    depth: usize,
    leaves: Leaves,
}

/// What the next key may bring back.
pub(super) enum PutAway {
    Draft(Draft),
    /// An overlay with the line that was typed in it.
    Line(Layer),
}

/// What becomes of the text if the same key is pressed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaves {
    WithADraft,
    Without,
}

impl Leaves {
    fn offer(self) -> &'static str {
        match self {
            Leaves::WithADraft => "the same key again keeps it as a draft and leaves",
            Leaves::Without => "the same key again leaves it to be tried again",
        }
    }
}

/// The commands with which a screen saves and stops by itself.
pub(super) fn stopping(input: &Input) -> Option<Command> {
    match input {
        Input::Command(command @ (Command::StopWriting | Command::Save)) => Some(*command),
        _ => None,
    }
}

impl App {
    /// One screen back. From a place there is no way back, only out.
    pub(super) fn back(&mut self, command: Command) {
        if self.stack.len() < 2 || !self.may_leave_top(command) {
            return;
        }
        let has_words = self.stack.last().is_some_and(|layer| layer.screen.has_words());
        let left = if has_words { self.stack.pop() } else { None };
        match left {
            Some(layer) => {
                self.say_with("The line is put away".to_owned(), Command::Undo);
                self.put_away = Some(PutAway::Line(layer));
            }
            None => self.drop_top(),
        }
    }

    /// Back through every screen, then out.
    pub(super) fn quit(&mut self, command: Command) {
        if self.unwind(command) && self.may_leave_top(command) {
            self.is_running = false;
        }
    }

    /// Leaves everything for a place. Places one has been to are where they were left.
    pub(super) fn go(&mut self, place: Place) {
        let command = Command::Go(place);
        if !self.unwind(command) || place == self.place || !self.may_leave_top(command) {
            return;
        }
        let mut next = match self.parked.iter().position(|(parked, _)| *parked == place) {
            Some(at) => self.parked.swap_remove(at).1,
            None => Layer { screen: screens::place(place), kept: None },
        };
        match next.screen.refresh(&self.journal) {
            Ok(()) => {
                self.parked.extend(self.stack.pop().map(|left| (self.place, left)));
                self.stack.push(next);
                self.place = place;
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    /// Leaves every screen that lies on the place.
    fn unwind(&mut self, command: Command) -> bool {
        while self.stack.len() > 1 {
            if !self.may_leave_top(command) {
                return false;
            }
            self.drop_top();
        }
        true
    }

    /// The top screen goes, and its draft stays. What comes to light again may list drafts, which move no revision.
    fn drop_top(&mut self) {
        if self.stack.pop().is_some_and(|layer| layer.kept.is_some()) {
            self.refresh_top();
        }
    }

    fn refresh_top(&mut self) {
        if let Some(layer) = self.stack.last_mut()
            && let Err(error) = layer.screen.refresh(&self.journal)
        {
            self.fail(&error.to_string());
        }
    }

    fn may_leave_top(&mut self, command: Command) -> bool {
        let Some(layer) = self.stack.last_mut() else { return true };
        let mut cx = Cx { journal: &mut self.journal, clipboard: &mut self.clipboard, at: self.at };
        match layer.screen.leave(&mut cx) {
            Ok(()) => {
                self.say_what_was_saved();
                self.may_leave_with_a_draft(command)
            }
            Err(error) => self.may_leave_unsaved(command, &error),
        }
    }

    /// What was saved by leaving is said, since nobody pressed a key for it.
    fn say_what_was_saved(&mut self) {
        let has_changed = self.journal.revision().is_ok_and(|revision| revision != self.revision);
        if has_changed && let Ok(Some(words)) = self.journal.last_change() {
            self.say(words);
        }
    }

    fn may_leave_unsaved(&mut self, command: Command, error: &journal::Error) -> bool {
        if self.insists_on(command).is_none() {
            let is_kept = self.keep_draft_of(self.stack.len() - 1).is_ok();
            if !is_kept {
                self.saving.failed(&error.to_string());
            }
            let why = if is_kept { error.to_string() } else { AS_SAID_BELOW.to_owned() };
            self.hold(command, Leaves::WithADraft, &why);
            return false;
        }
        self.may_leave_with_a_draft(command)
    }

    fn may_leave_with_a_draft(&mut self, command: Command) -> bool {
        let top = self.stack.len() - 1;
        let Err(error) = self.keep_draft_of(top) else { return true };
        if self.insists_on(command) == Some(Leaves::Without) {
            self.unkept.extend(self.stack[top].unsaved());
            return true;
        }
        self.saving.failed(&error.to_string());
        self.hold(command, Leaves::Without, AS_SAID_BELOW);
        false
    }

    /// The key with which a screen itself stops writing could not save. Once more it leaves the screen.
    pub(super) fn stop_failed(&mut self, command: Command, error: &journal::Error) {
        let is_written = self.stack.last().is_some_and(|layer| layer.screen.draft().is_some());
        if !is_written || self.stack.len() < 2 {
            return self.fail(&error.to_string());
        }
        if self.may_leave_unsaved(command, error) {
            let is_kept = self.stack.last().is_some_and(|layer| layer.kept.is_some());
            self.drop_top();
            if is_kept {
                self.say("kept as a draft; Today shows it");
            }
        }
    }

    /// How the same key goes through on the screen that it failed to leave.
    fn insists_on(&self, command: Command) -> Option<Leaves> {
        self.held.filter(|held| held.command == command && held.depth == self.stack.len()).map(|held| held.leaves)
    }

    fn hold(&mut self, command: Command, leaves: Leaves, why: &str) {
        self.held = Some(Hold { command, depth: self.stack.len(), leaves });
        self.fail(&format!("{why}; {}", leaves.offer()));
    }

    /// Anything else that is done on the screen ends the hold; the palette, which the same way out may be chosen from, does not.
    pub(super) fn let_go_unless(&mut self, input: &Input) {
        let goes_on = |held: &Hold| {
            let is_same = [Input::Command(held.command), Input::Command(Command::Palette)].contains(input);
            is_same || self.stack.len() > held.depth
        };
        self.held = self.held.filter(goes_on);
    }

    /// The top screen is done by itself: what it wrote is in the journal, or was not wanted.
    pub(super) fn close_top(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        let Some(layer) = self.stack.pop() else { return };
        if let SaveState::Draft(_) = self.saving {
            self.saving = SaveState::Saved(None);
        }
        let unsaved = layer.screen.draft().or(layer.kept);
        if let Some(draft) = unsaved {
            if let Err(error) = self.journal.forget_draft(&draft.place) {
                self.fail(&error.to_string());
            }
            self.refresh_top();
        }
    }

    /// Puts a draft away for good, unless the next key brings it back.
    pub(super) fn put_away(&mut self, draft: Draft, words: String) {
        match self.journal.forget_draft(&draft.place) {
            Ok(()) => {
                self.say_with(words, Command::Undo);
                self.put_away = Some(PutAway::Draft(draft));
                self.refresh_top();
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    pub(super) fn bring_back(&mut self, put_away: PutAway) {
        let draft = match put_away {
            PutAway::Draft(draft) => draft,
            PutAway::Line(layer) => {
                self.toast = None;
                return self.stack.push(layer);
            }
        };
        match self.journal.save_draft(&draft) {
            Ok(()) => {
                self.say("It is back");
                self.refresh_top();
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    /// Keeps the text of every screen as it stands: before a suspend, before `$EDITOR`, each second of writing, and in a panic.
    pub fn keep_drafts(&mut self) {
        let mut failed = self.keep_unkept();
        for at in 0..self.stack.len() {
            failed = self.keep_draft_of(at).err().or(failed);
        }
        if let Some(error) = failed {
            self.saving.failed(&error.to_string());
        }
    }

    /// Tries again to keep what was left; what could not be kept stays, with the reason.
    pub(super) fn keep_unkept(&mut self) -> Option<journal::Error> {
        let mut failed = None;
        for draft in std::mem::take(&mut self.unkept) {
            if let Err(error) = self.journal.save_draft(&draft) {
                (failed, self.unkept) = (Some(error), [std::mem::take(&mut self.unkept), vec![draft]].concat());
            }
        }
        failed
    }

    /// Holds what the journal has no draft of yet where a second way out finds it, and sees to it that it is kept within a second.
    pub(super) fn hold_what_is_unsaved(&mut self) {
        let on_screens = self.stack.iter().filter_map(Layer::unsaved);
        let unsaved: Vec<Draft> = self.unkept.iter().cloned().chain(on_screens).collect();
        let has_words = !unsaved.is_empty();
        self.rescue.hold(unsaved);
        self.watch_saving();
        // A draft that nothing stands for any more is forgotten by the same autosave.
        let is_left_over = |layer: &Layer| layer.kept.is_some() && layer.screen.draft().is_none();
        if self.autosave_at.is_none() && (has_words || self.stack.iter().any(is_left_over)) {
            self.autosave_at = Some(self.at + AUTOSAVE);
        }
    }

    fn keep_draft_of(&mut self, at: usize) -> journal::Result<()> {
        let now = self.now();
        let Some(layer) = self.stack.get_mut(at) else { return Ok(()) };
        if keep(layer, &mut self.journal)? {
            self.saving = SaveState::Draft(now);
        }
        self.watch_saving();
        Ok(())
    }

    /// The footer says no more than is true of every screen.
    fn watch_saving(&mut self) {
        let (written, now) = (self.written(), self.now());
        self.saving.watch(written, now);
    }

    /// What is written on the screens and no record yet.
    pub(super) fn written(&self) -> Written {
        let left = if self.unkept.is_empty() { Written::Nothing } else { Written::Unkept };
        self.stack.iter().map(Layer::written).fold(left, Ord::max)
    }
}

impl Layer {
    /// What is written on the screen and not in the journal.
    fn unsaved(&self) -> Option<Draft> {
        self.screen.draft().filter(|draft| self.kept.as_ref() != Some(draft))
    }

    fn written(&self) -> Written {
        match self.screen.draft() {
            None => Written::Nothing,
            draft if draft == self.kept => Written::Drafts,
            _ => Written::Unkept,
        }
    }
}

/// Brings the draft in the journal in line with what the screen has unsaved; says whether one was written.
fn keep(layer: &mut Layer, journal: &mut Journal) -> journal::Result<bool> {
    let draft = layer.screen.draft();
    if draft == layer.kept {
        return Ok(false);
    }
    if let Some(old) = &layer.kept
        && draft.as_ref().is_none_or(|new| new.place != old.place)
    {
        journal.forget_draft(&old.place)?;
    }
    if let Some(new) = &draft {
        journal.save_draft(new)?;
    }
    let is_written = draft.is_some();
    layer.kept = draft;
    Ok(is_written)
}

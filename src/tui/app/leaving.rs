//! Ways out of a screen, and how no text is lost on any of them.
//!
//! A screen that is left saves first what belongs to a record that exists; whatever it still calls unsaved is kept as a draft. When
//! that fails the screen stays, and the same key once more goes through without it, so nobody is held either.

use std::sync::Arc;

use crate::journal;

use super::super::command::{Command, Place};
use super::super::screen::{Cx, Input};
use super::super::screens;
use super::saving::Written;
use super::{AUTOSAVE, App, Layer, SaveState};
use crate::domain::draft::{Draft, DraftId, Unkept};
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
    Draft(DraftId),
    /// An overlay with the line that was typed in it.
    Line(Layer),
}

/// What becomes of the text if the same key is pressed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaves {
    WithADraft,
    Without,
    /// Nothing can be saved here at all.
    ForAFile,
}

impl Leaves {
    fn offer(self) -> &'static str {
        match self {
            Leaves::WithADraft => "the same key again keeps it as a draft and leaves",
            Leaves::Without => "the same key again leaves, and it is saved later",
            Leaves::ForAFile => "the same key again leaves; a file has it at the end",
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
        let is_overlay = self.stack.last().is_some_and(|layer| layer.screen.is_overlay());
        if is_overlay && self.toast.as_ref().is_some_and(|toast| !toast.is_error) {
            // What was said of the overlay is not true of the page below.
            self.toast = None;
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
            None => Layer::of(screens::place(place)),
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

    /// The top screen goes, and its draft stays. What lies below may list drafts, which move no revision.
    fn drop_top(&mut self) {
        if self.stack.pop().is_some_and(|layer| layer.kept.is_some()) {
            self.refresh();
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
            let parting = self.stack.last().and_then(|layer| layer.screen.parting());
            self.say(parting.map_or_else(|| words.clone(), |parting| format!("{parting}; {words}")));
        }
    }

    fn may_leave_unsaved(&mut self, command: Command, error: &journal::Error) -> bool {
        if self.insists_on(command).is_none() {
            let is_kept = self.keep_draft_of(self.stack.len() - 1).is_ok();
            if !is_kept {
                self.saving.failed(&error.to_string());
            }
            let why = if is_kept { error.to_string() } else { AS_SAID_BELOW.to_owned() };
            let leaves = if is_kept { Leaves::WithADraft } else { self.without_a_draft() };
            self.hold(command, leaves, &why);
            return false;
        }
        self.may_leave_with_a_draft(command)
    }

    fn may_leave_with_a_draft(&mut self, command: Command) -> bool {
        let top = self.stack.len() - 1;
        let Err(error) = self.keep_draft_of(top) else { return true };
        if self.insists_on(command) == Some(self.without_a_draft()) {
            self.unkept.extend(self.stack[top].unsaved());
            return true;
        }
        self.saving.failed(&error.to_string());
        self.hold(command, self.without_a_draft(), AS_SAID_BELOW);
        false
    }

    /// How one leaves what cannot even be a draft.
    fn without_a_draft(&self) -> Leaves {
        if self.journal.is_read_only() { Leaves::ForAFile } else { Leaves::Without }
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
            self.saving = SaveState::at_rest(&self.journal);
        }
        let left = [layer.screen.draft().map(Arc::new), layer.kept];
        let has_left = left.iter().any(Option::is_some);
        for draft in left.into_iter().flatten() {
            if let Err(error) = self.journal.forget_draft(&draft.place, &draft.body) {
                self.fail(&error.to_string());
            }
        }
        if has_left {
            self.refresh();
        }
    }

    /// Closes the top screen without what was written there, which goes to the trash.
    pub(super) fn discard(&mut self) {
        let Some(layer) = self.stack.last().filter(|_| self.stack.len() > 1) else { return };
        let (before, written) = (layer.kept.clone(), layer.screen.draft());
        let Some(draft) = written.or_else(|| before.as_deref().cloned()) else { return self.close_top() };
        let words = self.journal.write_on(&draft, before.as_deref()).and_then(|()| self.journal.draft_in_words(&draft));
        match words {
            Ok(words) => {
                self.drop_top();
                self.put_away(&draft, format!("Put in the trash: {words}"));
                if let SaveState::Draft(_) | SaveState::NotYet = self.saving {
                    self.saving = SaveState::at_rest(&self.journal);
                }
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    /// Puts a draft into the trash; the next key may bring it back.
    pub(super) fn put_away(&mut self, draft: &Draft, words: String) {
        match self.journal.put_draft_away(draft) {
            Ok(id) => {
                self.say_with(words, Command::Undo);
                self.put_away = id.map(PutAway::Draft);
                self.refresh();
            }
            Err(error) => self.fail(&error.to_string()),
        }
    }

    pub(super) fn bring_back(&mut self, put_away: PutAway) {
        let id = match put_away {
            PutAway::Draft(id) => id,
            PutAway::Line(layer) => {
                self.toast = None;
                return self.stack.push(layer);
            }
        };
        match self.journal.bring_draft_back(id) {
            Ok(()) => {
                self.say("It is back; Today shows it");
                self.refresh();
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
        for unkept in std::mem::take(&mut self.unkept) {
            if let Err(error) = self.journal.write_on(&unkept.draft, unkept.before.as_deref()) {
                failed = Some(error);
                self.unkept.push(unkept);
            }
        }
        failed
    }

    /// Holds what the journal has no draft of yet where a second way out finds it, and sees to it that it is kept within a second.
    pub(super) fn hold_what_is_unsaved(&mut self) {
        // Taken once: a draft is a copy of all that is written.
        let drafts: Vec<_> = self.stack.iter().map(|layer| layer.screen.draft()).collect();
        self.take_up_what_is_gone_on_with(&drafts);
        let mut unsaved = self.unkept.clone();
        let (mut is_kept, mut is_left_over) = (false, false);
        for (layer, draft) in self.stack.iter().zip(drafts) {
            match layer.standing(draft) {
                Standing::Nothing => {}
                Standing::LeftOver => is_left_over = true,
                Standing::Kept => is_kept = true,
                Standing::Unkept(unkept) => unsaved.push(unkept),
            }
        }
        let has_words = !unsaved.is_empty();
        self.rescue.hold(unsaved);
        let written = if is_kept { Written::Drafts } else { Written::Nothing };
        self.saving.watch(if has_words { Written::Unkept } else { written }, &self.journal);
        // A draft that nothing stands for any more goes at once: what is kept in its place later is another one.
        if is_left_over {
            self.keep_drafts();
        }
        if self.autosave_at.is_none() && has_words {
            self.autosave_at = Some(self.at + AUTOSAVE);
        }
    }

    /// A screen that begins to write goes on with the draft of its place, if there is one: from then on that draft is its own.
    fn take_up_what_is_gone_on_with(&mut self, drafts: &[Option<Draft>]) {
        for (layer, draft) in self.stack.iter_mut().zip(drafts) {
            let begins = draft.is_some() && !layer.is_written;
            layer.is_written = draft.is_some();
            if let Some(draft) = draft.as_ref().filter(|_| begins && layer.kept.is_none())
                && let Ok(kept) = self.journal.drafts()
            {
                let goes_on = |there: &Draft| there.place == draft.place && draft.body.starts_with(&there.body);
                layer.kept = kept.into_iter().map(|saved| saved.draft).find(goes_on).map(Arc::new);
            }
        }
    }

    pub(super) fn keep_draft_of(&mut self, at: usize) -> journal::Result<()> {
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
        let written = self.written();
        self.saving.watch(written, &self.journal);
    }

    /// What is written on the screens and no record yet.
    pub(super) fn written(&self) -> Written {
        let left = if self.unkept.is_empty() { Written::Nothing } else { Written::Unkept };
        self.stack.iter().map(Layer::written).fold(left, Ord::max)
    }
}

/// How what is written on a screen stands to what the journal has of it.
enum Standing {
    Nothing,
    /// The journal has a draft that nothing stands for any more.
    LeftOver,
    Kept,
    Unkept(Unkept),
}

impl Layer {
    fn standing(&self, draft: Option<Draft>) -> Standing {
        match (draft, &self.kept) {
            (None, None) => Standing::Nothing,
            (None, Some(_)) => Standing::LeftOver,
            (Some(draft), Some(kept)) if draft == **kept => Standing::Kept,
            (Some(draft), kept) => Standing::Unkept(Unkept { draft, before: kept.clone() }),
        }
    }

    /// What is written on the screen and not in the journal.
    fn unsaved(&self) -> Option<Unkept> {
        match self.standing(self.screen.draft()) {
            Standing::Unkept(unkept) => Some(unkept),
            _ => None,
        }
    }

    fn written(&self) -> Written {
        match self.standing(self.screen.draft()) {
            Standing::Nothing | Standing::LeftOver => Written::Nothing,
            Standing::Kept => Written::Drafts,
            Standing::Unkept(_) => Written::Unkept,
        }
    }
}

/// Brings the draft in the journal in line with what the screen has unsaved; says whether there is one. It is written even if it was
/// kept before: another window may have taken that over.
fn keep(layer: &mut Layer, journal: &mut Journal) -> journal::Result<bool> {
    match (layer.screen.draft(), &layer.kept) {
        (Some(draft), before) => {
            journal.write_on(&draft, before.as_deref())?;
            layer.kept = Some(Arc::new(draft));
            Ok(true)
        }
        (None, Some(before)) => {
            journal.forget_draft(&before.place, &before.body)?;
            layer.kept = None;
            Ok(false)
        }
        (None, None) => Ok(false),
    }
}

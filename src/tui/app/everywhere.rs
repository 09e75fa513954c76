//! The commands that mean the same on every screen, answered once.

use super::super::command::{Command, Place, Scope};
use super::super::screen::{Answer, Asked, Input, Screen};
use super::super::screens;
use super::super::screens::help::HelpScreen;
use super::super::screens::palette::PaletteScreen;
use super::copying::WHERE;
use super::{App, Request};
use crate::domain::{MentorshipId, Record};
use crate::journal;

/// The app's own question.
const WHOSE: &str = "the person to look at";

impl App {
    /// Answers an input that no screen needs to see.
    pub(super) fn answers_itself(&mut self, input: &Input) -> bool {
        let Input::Command(command) = *input else { return false };
        match command {
            Command::Go(place) => self.go(place),
            Command::NewIn(place) => {
                self.go(place);
                if self.place == place && self.stack.len() == 1 {
                    self.dispatch(Input::Command(Command::New));
                }
            }
            Command::NextPlace => self.go(self.place.stepped(true)),
            Command::PreviousPlace => self.go(self.place.stepped(false)),
            Command::Capture | Command::NewAction | Command::NewTopic => self.capture(command),
            Command::NewFeedback => self.open_feedback_form(),
            Command::NewCheckIn => self.open_check_in_form(),
            Command::ChoosePerson => self.choose_person(),
            Command::ShowTemplates => self.open(Command::ShowTemplates, screens::templates),
            Command::ShowNetwork => self.open(Command::ShowNetwork, screens::network),
            Command::ShowReading => self.open(Command::ShowReading, screens::reading_list),
            Command::ShowFeedback => self.open_feedback_ledger(),
            Command::ShowAgreement | Command::ShowCheckIns => self.open_of_somebody(command),
            Command::ShowTrash => self.open_trash(),
            Command::Palette => {
                self.push(Box::new(PaletteScreen::over(&self.keymap, self.chain(), |command| self.refusal(command))));
            }
            Command::Help => self.push(Box::new(HelpScreen::over(self.chain()))),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Redraw => self.request = Some(Request::Redraw),
            Command::Suspend => self.suspend(),
            Command::HowToLeave => self.say_how_to_leave(),
            Command::Back => self.back(command),
            Command::Leave if self.stack.len() > 1 => self.back(command),
            Command::Leave | Command::Quit => self.quit(command),
            Command::Discard => self.discard(),
            Command::SaveCopy => self.ask_where_to_copy(),
            _ => return false,
        }
        true
    }

    /// Why a command can't run on the top screen now.
    pub(super) fn refusal(&self, command: Command) -> Option<&'static str> {
        let is_below = |scope| self.stack.iter().any(|layer| layer.screen.scopes().contains(&scope));
        match command {
            // Two of one form would write on one draft.
            Command::NewFeedback
            | Command::NewCheckIn
            | Command::ShowFeedback
            | Command::ShowAgreement
            | Command::ShowCheckIns
                if is_below(Scope::Form) =>
            {
                return Some("a form is open; save it or go back first");
            }
            Command::ShowFeedback if is_below(Scope::Feedbacks) => return Some("it is open; go back to it"),
            Command::ShowAgreement if is_below(Scope::Writing) => return Some("a text is open; save it first"),
            Command::ShowAgreement if is_below(Scope::Agreement) => return Some("it is open; go back to it"),
            Command::ShowCheckIns if is_below(Scope::CheckIns) => return Some("they are open; go back to them"),
            Command::ShowTemplates if is_below(Scope::Templates) => return Some("they are open; go back to them"),
            Command::ShowNetwork if is_below(Scope::Network) => return Some("it is open; go back to it"),
            Command::ShowReading if is_below(Scope::Books) => return Some("it is open; go back to it"),
            _ => {}
        }
        self.stack.last().and_then(|layer| layer.refusal(command))
    }

    fn capture(&mut self, command: Command) {
        if let Some(why) = self.refusal(command) {
            return self.say(why);
        }
        let about = self.stack.last().and_then(|layer| layer.screen.about());
        let to_raise = self.stack.last().and_then(|layer| layer.screen.to_raise());
        match screens::capture(command, about, to_raise) {
            Some(screen) => self.push(screen),
            None => self.say("there is nothing to capture with yet"),
        }
    }

    fn open_feedback_form(&mut self) {
        if let Some(why) = self.refusal(Command::NewFeedback) {
            return self.say(why);
        }
        let about = self.stack.last().and_then(|layer| layer.screen.about());
        match screens::feedback(about, &self.journal) {
            Ok(Some(screen)) => self.push(screen),
            Ok(None) => self.say("there is nobody yet it could be from or to; People adds somebody"),
            Err(error) => self.fail(&error.to_string()),
        }
    }

    fn open_check_in_form(&mut self) {
        if let Some(why) = self.refusal(Command::NewCheckIn) {
            return self.say(why);
        }
        let about = self.stack.last().and_then(|layer| layer.screen.about());
        match screens::check_in(about, &self.journal) {
            Ok(Some(screen)) => self.push(screen),
            Ok(None) => self.say("open the mentorship that it is about first: 5 People"),
            Err(error) => self.fail(&error.to_string()),
        }
    }

    fn open(&mut self, command: Command, screen: fn() -> Box<dyn Screen>) {
        match self.refusal(command) {
            Some(why) => self.say(why),
            None => self.push(screen()),
        }
    }

    /// Of the mentorship whose page is on top, or of the person who is chosen.
    fn open_feedback_ledger(&mut self) {
        if let Some(why) = self.refusal(Command::ShowFeedback) {
            return self.say(why);
        }
        let top = self.stack.last().map(|layer| &layer.screen);
        let page = top.filter(|screen| screen.scopes().contains(&Scope::Mentorship));
        let with = match page.and_then(|screen| screen.about()) {
            Some(Record::Mentorship(id)) => Some(id),
            _ => None,
        };
        self.push(screens::feedback_ledger(with));
    }

    /// The agreement or the check-ins with the one it is about; of several one is asked for.
    fn open_of_somebody(&mut self, command: Command) {
        if let Some(why) = self.refusal(command) {
            return self.say(why);
        }
        let about = self.stack.last().and_then(|layer| layer.screen.about());
        match screens::of_somebody(command, about, &self.journal) {
            Ok(Some(screen)) => self.push(screen),
            Ok(None) => self.say("there is nobody yet; People has n for a name"),
            Err(error) => self.fail(&error.to_string()),
        }
    }

    fn say_how_to_leave(&mut self) {
        let key = [Command::Leave, Command::Back].iter().find_map(|way| self.keymap.key_of(self.chain(), *way));
        let key = key.map_or_else(|| "the palette".to_owned(), |key| key.to_string());
        self.say(format!("{key} leaves, and nothing is lost"));
    }

    fn open_trash(&mut self) {
        match screens::trash() {
            Some(screen) => self.push(screen),
            None => self.say("the trash is empty"),
        }
    }

    fn suspend(&mut self) {
        self.keep_drafts();
        self.request = Some(Request::Suspend);
    }

    fn undo(&mut self) {
        if let Some(put_away) = self.put_away.take() {
            return self.bring_back(put_away);
        }
        match self.journal.undo() {
            Ok(Some(words)) => self.say_with(format!("Taken back: {words}"), Command::Redo),
            Ok(None) => self.say("there is nothing to take back"),
            Err(error) => self.fail(&error.to_string()),
        }
    }

    fn redo(&mut self) {
        match self.journal.redo() {
            Ok(Some(words)) => self.say_with(format!("Done again: {words}"), Command::Undo),
            Ok(None) => self.say("there is nothing to do again"),
            Err(error) => self.fail(&error.to_string()),
        }
    }

    pub(super) fn say_with(&mut self, words: String, offers: Command) {
        self.say(words);
        if let Some(toast) = &mut self.toast {
            toast.offers = Some(offers);
        }
    }

    fn choose_person(&mut self) {
        if let Some(why) = self.refusal(Command::ChoosePerson) {
            return self.say(why);
        }
        match screens::people_to_choose(&self.journal, Asked::plain(WHOSE)) {
            Ok(screen) => self.push(screen),
            Err(error) => self.fail(&error.to_string()),
        }
    }

    /// An answer to a question that the app asked, whatever screen lay below it.
    pub(super) fn answers_own_question(&mut self, answer: &Answer) -> bool {
        if let Answer::Picked(asked, Some(Record::Mentorship(id))) = answer
            && let Some(screen) = screens::picked(asked, *id)
        {
            self.push(screen);
            return true;
        }
        let chosen = match answer {
            Answer::Line(asked, file) if asked.what == WHERE => {
                self.copy_to(file);
                return true;
            }
            Answer::Picked(asked, Some(Record::Mentorship(id))) if asked.what == WHOSE => Some(*id),
            Answer::Picked(asked, None) if asked.what == WHOSE => None,
            _ => return false,
        };
        match self.choose(chosen) {
            Ok(()) => self.refresh(),
            Err(error) => self.fail(&error.to_string()),
        }
        true
    }

    fn choose(&mut self, person: Option<MentorshipId>) -> journal::Result<()> {
        self.journal.choose(person)
    }

    /// The name at the right of the line of places: only where there is more than one mentorship to mistake it for.
    pub(super) fn load_person(&mut self) -> journal::Result<()> {
        self.person = screens::whose(&self.journal)?;
        Ok(())
    }

    /// The place one is in.
    pub fn place(&self) -> Place {
        self.place
    }
}

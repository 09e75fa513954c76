//! The page of an agreement: a version read as a document, what changed since the one before, and a draft while it is written.
//!
//! One walks through a draft section by section and writes in the one where the bar is; a version that was agreed on stays as it is. The
//! document is in `page`, what changed in `changed`, a section that is written in `writing_section`, the dials in `dials_form`, and the
//! days that are asked for in `agreeing`.

mod agreeing;
mod changed;
mod dials;
pub mod dials_form;
mod page;
mod view;
mod writing_section;

use std::cell::Cell;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::Motion;
use super::super::widgets::paragraphs::Reader;
use super::super::writing;
use super::sharing;
use crate::domain::agreement::{Agreement, Dial, Section};
use crate::domain::draft::Draft;
use crate::domain::{AgreementId, MentorshipId, Record};
use crate::journal::{self, AgreementPage, ErrorKind, Journal};
use dials_form::DialsFormScreen;
use writing_section::WritingSection;

/// The file it is shared into.
const FILE: &str = "the file for an agreement";
const WHICH_FILE: &str = "Share it as Markdown, in which file?";

/// What one can write in on a draft, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Section(Section),
    Dial(Dial),
}

impl Item {
    const COUNT: usize = Section::ALL.len() + Dial::ALL.len();

    fn at(place: usize) -> Option<Item> {
        let section = Section::ALL.get(place).copied().map(Item::Section);
        section.or_else(|| Dial::ALL.get(place.checked_sub(Section::ALL.len())?).copied().map(Item::Dial))
    }
}

/// An agreement with one person.
#[derive(Debug)]
pub struct AgreementScreen {
    /// With whom; of a version alone that is known once it is loaded.
    mentorship: Option<MentorshipId>,
    /// Which version is in sight; the last one if nothing.
    at: Option<AgreementId>,
    /// Nothing, if it is gone.
    page: Option<AgreementPage>,
    shows_changes: bool,
    /// Where the bar is on a draft.
    item: usize,
    /// The row of a draft that was drawn first, so that the bar is in sight.
    top: Cell<u16>,
    /// Whether rows above and below of what has the bar are out of sight.
    hides: Cell<[bool; 2]>,
    /// How many things are in sight, for going on by a screen.
    in_sight: Cell<usize>,
    reader: Reader,
    writing: Option<WritingSection>,
    /// A draft that was looked at and laid by unchanged.
    laid_by: Option<Draft>,
    /// The section that is open in `$EDITOR`, and the text that was sent there.
    outside: Option<(WritingSection, String)>,
    /// The section to go on with when the page opens.
    goes_on_in: Option<Section>,
    greeting: Option<String>,
    /// The day the two agreed, while the one is asked for on which they look at it again.
    agreed_on: Option<NaiveDate>,
}

impl AgreementScreen {
    /// The last version with somebody, or the sentence that says how one begins.
    pub fn with(mentorship: MentorshipId) -> Self {
        Self::new(Some(mentorship), None)
    }

    /// This version.
    pub fn of(id: AgreementId) -> Self {
        Self::new(None, Some(id))
    }

    /// A draft that has just begun.
    pub fn begun(id: AgreementId) -> Self {
        let greeting = Some("a draft with words to begin from".to_owned());
        AgreementScreen { greeting, ..Self::of(id) }
    }

    /// A draft, to go on writing in a section.
    pub fn to_go_on(id: AgreementId, section: Section) -> Self {
        AgreementScreen { goes_on_in: Some(section), ..Self::of(id) }
    }

    fn new(mentorship: Option<MentorshipId>, at: Option<AgreementId>) -> Self {
        AgreementScreen {
            mentorship,
            at,
            page: None,
            shows_changes: false,
            item: 0,
            top: Cell::new(0),
            hides: Cell::new([false; 2]),
            in_sight: Cell::new(1),
            reader: Reader::default(),
            writing: None,
            laid_by: None,
            outside: None,
            goes_on_in: None,
            greeting: None,
            agreed_on: None,
        }
    }

    /// The place of the version in sight among all of them.
    fn place(&self) -> Option<usize> {
        let versions = &self.page.as_ref()?.versions;
        let found = self.at.and_then(|at| versions.iter().position(|version| version.id == at));
        found.or_else(|| versions.len().checked_sub(1))
    }

    fn shown(&self) -> Option<&Agreement> {
        self.page.as_ref()?.versions.get(self.place()?)
    }

    fn draft_shown(&self) -> Option<&Agreement> {
        self.shown().filter(|version| version.details.is_draft())
    }

    /// The version before the one in sight.
    fn before(&self) -> Option<&Agreement> {
        self.page.as_ref()?.versions.get(self.place()?.checked_sub(1)?)
    }

    fn go(&mut self, place: Option<usize>) {
        let versions = self.page.as_ref().map(|page| page.versions.as_slice()).unwrap_or_default();
        let Some(version) = place.and_then(|place| versions.get(place)) else { return };
        self.at = Some(version.id);
        // The first version has changed nothing.
        self.shows_changes &= place != Some(0);
        self.begin_at_the_top();
    }

    fn begin_at_the_top(&mut self) {
        self.item = 0;
        self.reader.step(Motion::First);
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        if let (None, Some(at)) = (self.mentorship, self.at) {
            match journal.agreement(at) {
                Ok(version) => self.mentorship = Some(version.details.mentorship_id),
                Err(error) if error.kind() == ErrorKind::NothingFound => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        let Some(mentorship) = self.mentorship else { return Ok(()) };
        self.page = match journal.agreement_page(mentorship) {
            Ok(page) => Some(page),
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        // What a reload takes away leaves nothing to compare with.
        self.shows_changes &= self.before().is_some();
        Ok(())
    }

    /// Begins a draft, or goes on with the one there is.
    fn begin(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(mentorship) = self.mentorship else { return Ok(Step::Stay) };
        let id = cx.journal.begin_agreement(mentorship)?;
        self.at = Some(id);
        self.shows_changes = false;
        self.load(cx.journal)?;
        self.begin_at_the_top();
        Ok(Step::Say("a draft of the next version".to_owned()))
    }

    fn walk(&mut self, motion: Motion) {
        if self.draft_shown().is_none() || self.shows_changes {
            return self.reader.step(motion);
        }
        let last = Item::COUNT - 1;
        let far = self.in_sight.get().max(1);
        self.reader.go_to(if motion == Motion::First { 0 } else { self.top.get() });
        let [above, below] = self.hides.get();
        self.item = match motion {
            // What is longer than the screen is read to its end first.
            Motion::Down if below => return self.reader.step(Motion::Down),
            Motion::Up if above => return self.reader.step(Motion::Up),
            Motion::Down => (self.item + 1).min(last),
            Motion::Up => self.item.saturating_sub(1),
            Motion::PageDown => (self.item + far).min(last),
            Motion::PageUp => self.item.saturating_sub(far),
            Motion::First => 0,
            Motion::Last => last,
        };
    }

    /// Writes where the bar is.
    fn write_here(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(draft) = self.draft_shown() else { return self.begin(cx) };
        match Item::at(self.item) {
            Some(Item::Section(section)) => {
                self.writing = Some(WritingSection::start(draft, section, cx.journal)?);
                self.laid_by = None;
                Ok(Step::Stay)
            }
            Some(Item::Dial(dial)) => Ok(Step::Push(Box::new(DialsFormScreen::of(draft.id).beginning_with(dial)))),
            None => Ok(Step::Stay),
        }
    }

    fn write_outside(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let (Some(draft), Some(Item::Section(section))) = (self.draft_shown(), Item::at(self.item)) else {
            return Ok(Step::Stay);
        };
        let writing = WritingSection::start(draft, section, cx.journal)?;
        let lent = writing.lent();
        self.outside = Some((writing, lent.text.clone()));
        Ok(Step::Edit(lent))
    }

    fn write(&mut self, input: &Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(writing) = &mut self.writing else { return Ok(Step::Stay) };
        match input {
            Input::Command(Command::StopWriting) if writing.is_untouched() => {
                let draft = writing.draft();
                // It is gone on with from there.
                draft.iter().try_for_each(|draft| cx.journal.save_draft(draft))?;
                (self.writing, self.laid_by) = (None, draft);
                Ok(Step::Say("it is still unsaved: Enter goes on, Ctrl-S then saves it".to_owned()))
            }
            Input::Command(Command::StopWriting | Command::Save) => self.stop(cx),
            Input::Command(Command::EditOutside) => Ok(Step::Edit(writing.lent())),
            Input::Command(Command::NextPane) => {
                writing.go_to_next_blank();
                Ok(Step::Stay)
            }
            Input::Answer(Answer::Text(text)) => {
                writing.editor.set_text(text);
                Ok(Step::Stay)
            }
            _ => Ok(writing::write(&mut writing.editor, input, cx).unwrap_or(Step::Stay)),
        }
    }

    /// Saves what is written. If it can't be saved, one goes on writing.
    fn stop(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Some(writing) = &self.writing else { return Ok(Step::Stay) };
        let said = writing.save(cx.journal)?;
        self.writing = None;
        self.load(cx.journal)?;
        Ok(said.map_or(Step::Stay, Step::Say))
    }

    fn answered(&mut self, answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match answer {
            Answer::Text(text) => {
                let Some((mut writing, _)) = self.outside.take().filter(|(_, sent)| sent != text) else {
                    return Ok(Step::Stay);
                };
                writing.editor.set_text(text);
                self.writing = Some(writing);
                self.stop(cx)
            }
            Answer::Line(asked @ Asked { what: FILE, about: _ }, named) => {
                let Some(shown) = self.shown() else { return Ok(Step::Stay) };
                let text = cx.journal.agreement_as_markdown(shown.id)?;
                Ok(sharing::write(asked, WHICH_FILE, named, &text))
            }
            answer => Ok(agreeing::answered(answer, &mut self.agreed_on, cx.journal)?.unwrap_or(Step::Stay)),
        }
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.walk(motion);
            return Ok(Step::Stay);
        }
        let place = self.place();
        match command {
            Command::Open => return self.write_here(cx),
            Command::Edit | Command::New => {
                return if self.draft_shown().is_some() { self.write_here(cx) } else { self.begin(cx) };
            }
            Command::EditOutside => return self.write_outside(cx),
            Command::Earlier => self.go(place.and_then(|place| place.checked_sub(1))),
            Command::Later => self.go(place.map(|place| place + 1)),
            Command::NextPane => {
                self.shows_changes = !self.shows_changes;
                self.begin_at_the_top();
            }
            _ => {}
        }
        let (Some(page), Some(shown)) = (&self.page, self.shown()) else { return Ok(Step::Stay) };
        Ok(match command {
            Command::State => agreeing::ask(shown, cx.journal),
            Command::TakeToMeeting => Step::Say(cx.journal.take_dials_to_meeting(shown.id)?),
            // It is about nothing of the journal: the name of a file is no text to keep.
            Command::Share => {
                sharing::ask(Asked::plain(FILE), WHICH_FILE, &sharing::name_for("agreement", &page.with.name))
            }
            Command::Copy => {
                cx.clipboard.copy(cx.journal.agreement_as_markdown(shown.id)?);
                Step::Say("copied as Markdown".to_owned())
            }
            Command::Delete => Step::Say(cx.journal.delete(shown.id.into())?),
            _ => Step::Stay,
        })
    }
}

impl Screen for AgreementScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.writing.is_some() { chain::WRITING } else { chain::AGREEMENT }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.load(journal)?;
        if let Some(section) = self.goes_on_in.take()
            && let Some(draft) = self.draft_shown()
        {
            let writing = WritingSection::start(draft, section, journal)?;
            self.item = Section::ALL.iter().position(|one| *one == section).unwrap_or(0);
            self.writing = Some(writing);
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if self.writing.is_some() {
            return self.write(&input, cx);
        }
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(answer) => self.answered(&answer, cx),
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        self.draw(frame, area, cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        self.titled(cx)
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        self.writing.as_ref().map_or_else(|| self.laid_by.clone(), WritingSection::draft)
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        match &self.writing {
            Some(writing) if !writing.is_untouched() => self.stop(cx).map(|_| ()),
            _ => Ok(()),
        }
    }

    fn word(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::NextPane if self.writing.is_some() => Some("next blank"),
            Command::NextPane if self.shows_changes => Some("back"),
            Command::State if self.draft_shown().is_none() => Some("still true"),
            _ => None,
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        self.refused(command)
    }

    fn about(&self) -> Option<Record> {
        self.mentorship.map(Record::Mentorship)
    }
}

//! The page of a meeting: agenda, actions and what came of it at the left, notes, private notes and debrief at the right.
//!
//! This file says which pane has the keys and what a key does there; the lines are in `lines`, the texts in `prose_pane`, the
//! drawing in `view`.

pub mod after;
mod agenda_line;
mod agenda_pane;
mod around;
mod debrief;
mod entries;
mod items;
mod last_time;
mod layout;
mod lines;
mod pane;
pub mod preview;
mod prose_pane;
mod title;
mod turn;
mod turned;
mod view;
pub mod words;

use chrono::NaiveDateTime;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, ROWS, Scope, chain};
use super::super::screen::{Answer, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::writing;
use super::meeting_form::MeetingFormScreen;
use super::meeting_state::MeetingState;
use super::template_form::TemplateFormScreen;
use crate::domain::draft::Draft;
use crate::domain::meeting::MeetingStatus;
use crate::domain::meeting::clock::MeetingClock;
use crate::domain::mentorship::MentorshipLine;
use crate::domain::{MeetingId, Record};
use crate::journal::{self, ErrorKind, Journal, MeetingPage};
use after::AfterScreen;
use around::Around;
use last_time::LastTimeScreen;
use lines::Lines;
use pane::Pane;
use prose_pane::ProsePane;

/// Whether the page opens to be read, or in the notes with the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opens {
    Reading,
    /// One came for what is not saved there.
    GoingOn,
    Writing,
    /// It is open.
    Already,
}

/// The page of one meeting.
#[derive(Debug)]
pub struct MeetingScreen {
    id: MeetingId,
    /// Nothing if the meeting has been deleted, or its adding was taken back.
    page: Option<MeetingPage>,
    around: Around,
    /// The two who meet; nothing for a group.
    mentorship: Option<MentorshipLine>,
    pane: Pane,
    lines: Lines,
    notes: ProsePane,
    private: ProsePane,
    state: MeetingState,
    opens: Opens,
    /// Why it can't begin.
    cannot_begin: Option<&'static str>,
    /// What was done here that a key takes back while one writes, as undo knows it: what was made of lines, that it began.
    made: Vec<journal::LastChange>,
    greeting: Option<String>,
}

impl MeetingScreen {
    /// The page of a meeting, to read.
    pub fn of(id: MeetingId) -> Self {
        MeetingScreen {
            id,
            page: None,
            around: Around::default(),
            mentorship: None,
            pane: Pane::Notes,
            lines: Lines::of(id),
            notes: ProsePane::new(id, false),
            private: ProsePane::new(id, true),
            state: MeetingState::default(),
            opens: Opens::Reading,
            cannot_begin: None,
            made: Vec::new(),
            greeting: None,
        }
    }

    /// The page of a meeting, to go on with what is not saved there.
    pub fn to_go_on(id: MeetingId) -> Self {
        MeetingScreen { opens: Opens::GoingOn, ..Self::of(id) }
    }

    /// The page of a meeting, with words for a toast.
    pub fn saying(id: MeetingId, words: Option<String>) -> Self {
        MeetingScreen { greeting: words, ..Self::of(id) }
    }

    /// The page of a meeting that has begun: one writes in its notes at once.
    pub fn begun(id: MeetingId, words: Option<String>) -> Self {
        MeetingScreen { opens: Opens::Writing, ..Self::saying(id, words) }
    }

    /// The page of a meeting that was just made, in its notes.
    pub fn to_write_up(id: MeetingId) -> Self {
        MeetingScreen { opens: Opens::Writing, ..Self::of(id) }
    }

    /// The page of a meeting that was just made with lines on its agenda, to look them over.
    pub fn to_look_over(id: MeetingId) -> Self {
        MeetingScreen { pane: Pane::Agenda, ..Self::of(id) }
    }

    /// Goes to the pane one will want. A text that was left unsaved is named, and gone on with where one came for it.
    fn open(&mut self, journal: &Journal) -> journal::Result<()> {
        let Some(page) = &self.page else { return Ok(()) };
        let is_ahead = page.meeting.details.meets_on > journal.today();
        let is_to_write = self.opens == Opens::Writing && !is_ahead;
        let goes_on = std::mem::replace(&mut self.opens, Opens::Already) != Opens::Reading;
        if is_ahead {
            self.pane = Pane::Agenda;
        }
        for pane in [Pane::Notes, Pane::Private] {
            let has_unsaved = self.prose_of(pane).map_or(Ok(None), |prose| prose.unsaved(journal))?.is_some();
            if has_unsaved {
                self.pane = pane;
                self.greeting = match goes_on {
                    true => self.start(journal)?,
                    false => Some("a text here is not saved yet; Enter goes on with it".to_owned()),
                };
                return Ok(());
            }
        }
        if is_to_write {
            self.start(journal)?;
            // What was said of it just now can be taken back while one writes.
            if self.greeting.is_some() {
                self.made.extend(journal.what_undo_takes_back()?);
            }
        }
        Ok(())
    }

    fn prose_of(&self, pane: Pane) -> Option<&ProsePane> {
        match pane {
            Pane::Notes => Some(&self.notes),
            Pane::Private => Some(&self.private),
            _ => None,
        }
    }

    /// The text in focus.
    fn prose(&mut self) -> Option<&mut ProsePane> {
        match self.pane {
            Pane::Notes => Some(&mut self.notes),
            Pane::Private => Some(&mut self.private),
            _ => None,
        }
    }

    fn is_writing(&self) -> bool {
        self.notes.is_writing() || self.private.is_writing()
    }

    fn start(&mut self, journal: &Journal) -> journal::Result<Option<String>> {
        self.prose().map_or(Ok(None), |prose| prose.start(journal))
    }

    fn stop(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let said = self.prose().map_or(Ok(None), |prose| prose.stop(cx))?;
        Ok(said.map_or(Step::Stay, Step::Say))
    }

    fn lay_by_or_stop(&mut self, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let said = self.prose().map_or(Ok(None), |prose| prose.lay_by_or_stop(cx))?;
        Ok(said.map_or(Step::Stay, Step::Say))
    }

    fn go_to_next_pane(&mut self, forward: bool) {
        if let Some(page) = &self.page {
            self.pane = self.pane.stepped(&Pane::of(page), forward);
        }
    }

    fn write(&mut self, input: &Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(Command::Save) => return self.stop(cx),
            Input::Command(Command::StopWriting) => return self.lay_by_or_stop(cx),
            Input::Command(command @ (Command::NextPane | Command::PreviousPane)) => {
                let step = self.stop(cx)?;
                self.go_to_next_pane(*command == Command::NextPane);
                return Ok(step);
            }
            Input::Command(Command::Turn) => return self.turn(cx),
            Input::Command(Command::LastTime) => return Ok(self.last_time()),
            Input::Answer(answer @ Answer::Chosen(..)) => return self.turned(answer, cx),
            _ => {}
        }
        if *input == Input::Command(Command::EditOutside) {
            return Ok(self.prose().and_then(|prose| prose.lend_as_written()).map_or(Step::Stay, Step::Edit));
        }
        let Some(editor) = self.prose().and_then(ProsePane::editor) else { return Ok(Step::Stay) };
        Ok(match input {
            Input::Answer(Answer::Text(text)) => {
                editor.set_text(text);
                Step::Stay
            }
            _ => writing::write(editor, input, cx).unwrap_or(Step::Stay),
        })
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            match self.prose() {
                Some(prose) => prose.step(motion),
                None => self.lines.step(self.pane, motion),
            }
            return Ok(Step::Stay);
        }
        match command {
            Command::NextPane | Command::PreviousPane => self.go_to_next_pane(command == Command::NextPane),
            Command::LastTime => return Ok(self.last_time()),
            Command::KeepAsTemplate => return Ok(Step::Push(Box::new(TemplateFormScreen::of_agenda(self.id)))),
            Command::Begin => {
                let words = cx.journal.begin_planned_meeting(self.id)?;
                self.pane = Pane::Notes;
                self.start(cx.journal)?;
                self.made.extend(cx.journal.what_undo_takes_back()?);
                return Ok(Step::Say(words));
            }
            Command::WrapUp => return Ok(Step::Push(Box::new(AfterScreen::of(self.id)))),
            Command::State => return Ok(self.status().map_or(Step::Stay, |status| MeetingState::ask(self.id, status))),
            _ if self.pane.has_lines() => return self.lines.obey(self.pane, command, cx),
            Command::Open if self.pane == Pane::Debrief => return Ok(Step::Push(Box::new(AfterScreen::of(self.id)))),
            Command::Edit if self.pane == Pane::Debrief => {
                return Ok(Step::Push(Box::new(AfterScreen::of(self.id).at(after::PULSE))));
            }
            Command::Open => return Ok(self.start(cx.journal)?.map_or(Step::Stay, Step::Say)),
            Command::Edit => return Ok(Step::Push(Box::new(MeetingFormScreen::of(self.id)))),
            Command::EditOutside => {
                let Some(prose) = self.prose() else { return Ok(Step::Stay) };
                return Ok(Step::Edit(prose.lend(cx.journal)?));
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn take(&mut self, answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(step) = self.state.answer(answer, cx)? {
            return Ok(step);
        }
        if let Some(step) = self.lines.answer(answer, cx)? {
            return Ok(step);
        }
        if let Answer::Text(text) = answer
            && let Some(prose) = self.prose()
        {
            return Ok(prose.take_back(text, cx)?.map_or(Step::Stay, Step::Say));
        }
        Ok(Step::Stay)
    }

    fn last_time(&self) -> Step {
        let last = self.page.as_ref().and_then(|page| page.last_time.as_ref());
        last.map_or(Step::Stay, |last| Step::Push(Box::new(LastTimeScreen::of(last.id))))
    }

    fn usual_minutes(&self) -> Option<u32> {
        self.mentorship.as_ref().and_then(|line| line.mentorship.details.length_min)
    }

    fn clock_at(&self, now: NaiveDateTime) -> Option<MeetingClock> {
        MeetingClock::of(&self.page.as_ref()?.meeting.details, self.usual_minutes(), now)
    }

    fn status(&self) -> Option<MeetingStatus> {
        self.page.as_ref().map(|page| page.meeting.details.status)
    }
}

impl Screen for MeetingScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.is_writing() {
            chain::MEETING_WRITING
        } else if self.pane.has_lines() {
            chain::MEETING_LINE
        } else {
            chain::MEETING_TEXT
        }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let page = match journal.meeting(self.id) {
            Err(error) if error.kind() == ErrorKind::NothingFound => {
                self.page = None;
                return Ok(());
            }
            page => page?,
        };
        let with = page.meeting.details.mentorship_id;
        self.mentorship = with.map(|id| journal.mentorship(id)).transpose()?;
        self.lines.keep(&page, journal.missing_on_agenda(self.id)?, self.pane);
        self.notes.keep(&page.meeting.details.notes);
        self.private.keep(&page.meeting.details.private_notes);
        if !Pane::of(&page).contains(&self.pane) {
            self.pane = Pane::Notes;
        }
        self.around = Around::load(&page, journal)?;
        let details = &page.meeting.details;
        let is_of_today = details.status == MeetingStatus::Planned && details.meets_on == journal.today();
        self.cannot_begin = match details.began_at(journal.now().naive_local()) {
            _ if !is_of_today => Some("only a meeting that is planned for today can begin"),
            began => began.map(|_| "it has begun; its time stands in the title"),
        };
        self.page = Some(page);
        if self.opens == Opens::Already { Ok(()) } else { self.open(journal) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if self.is_writing() {
            return self.write(&input, cx);
        }
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(answer) => self.take(&answer, cx),
            _ => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        match &self.page {
            Some(page) => view::PageView { screen: self, page, cx }.draw(frame, area),
            None => view::draw_gone(
                [&self.notes, &self.private].into_iter().find(|text| text.is_writing()),
                frame,
                area,
                cx,
            ),
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let Some(page) = &self.page else { return Title::new("Meeting") };
        title::of(page, self.clock_at(cx.now.naive_local()), cx)
    }

    fn changes_at(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        MeetingClock::changes_at(&self.page.as_ref()?.meeting.details, self.usual_minutes(), now)
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        self.notes.draft().or_else(|| self.private.draft())
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        self.lay_by_or_stop(cx).map(|_| ())
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let Some(page) = &self.page else { return refusal_without_page(command) };
        match command {
            Command::LastTime => page.last_time.is_none().then_some("there was no meeting with them before this one"),
            Command::KeepAsTemplate => page.agenda.is_empty().then_some("there is no line on the agenda"),
            Command::Begin => self.cannot_begin,
            Command::Turn if !self.is_writing() => {
                Some("start writing first: it makes something of the line the caret is in")
            }
            _ if self.pane.has_lines() => self.lines.refusal(self.pane, command),
            _ if command.motion().is_some() && self.pane == Pane::LastTime => Some("L shows all of it"),
            _ if command.motion().is_some() && self.pane == Pane::Debrief => Some("Enter opens all of it"),
            Command::Open if self.pane == Pane::LastTime => Some("L shows all of it"),
            Command::EditOutside if self.prose_of(self.pane).is_none() && !self.is_writing() => {
                Some("only the notes are edited there")
            }
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        Some(self.id.into())
    }
}

/// Whatever a page of a meeting has keys for needs its meeting.
fn refusal_without_page(command: Command) -> Option<&'static str> {
    use Scope::{Meeting, MeetingLine, MeetingText, MeetingWriting, Panes};
    let of_the_page = |scope: Scope| matches!(scope, Meeting | MeetingLine | MeetingText | MeetingWriting | Panes);
    let needs_it = ROWS.iter().any(|row| row.command == command && of_the_page(row.scope));
    needs_it.then_some("this meeting is not there any more")
}

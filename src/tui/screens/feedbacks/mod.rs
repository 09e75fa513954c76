//! The ledger of feedback and advice, of one mentorship or of all: how it is balanced, and every piece of it, newest first.
//!
//! Under the filter "advice" it is the advice ledger: what was tried, what happened, whether they know. What a row says is in `rows`,
//! what stands above the list in `head`.

mod filter;
mod head;
mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::row::{draw_line, styled};
use super::super::widgets::section::draw_section;
use super::choice::ChoiceScreen;
use super::feedback::{FeedbackScreen, response};
use super::feedback_form::FeedbackFormScreen;
use crate::domain::feedback::{FeedbackDetails, FeedbackFilter, FeedbackLine};
use crate::domain::mentorship::MentorshipLine;
use crate::domain::{MentorshipId, Page, Record};
use crate::journal::{self, ErrorKind, Journal};
use filter::{FILTERS, Shown};
use head::Head;
use rows::Columns;

/// The question of this screen.
const WHICH: &str = "which feedback is shown";

/// The ledger.
#[derive(Debug, Default)]
pub struct FeedbacksScreen {
    /// The mentorship it was opened for; without one it is the person who is chosen, or everybody.
    of: Option<MentorshipId>,
    /// The mentorship that is shown now, and with whom it is.
    with: Option<MentorshipId>,
    name: Option<String>,
    shown: Shown,
    list: ListCursor<FeedbackLine>,
    head: Head,
    /// Whether there is anybody it could be from or to.
    has_people: bool,
    /// Whether the mentorship that is shown is over: nothing more is said in it.
    is_over: bool,
}

impl FeedbacksScreen {
    /// That of a mentorship, or that of the person who is chosen.
    pub fn of(mentorship: Option<MentorshipId>) -> Self {
        FeedbacksScreen { of: mentorship, ..FeedbacksScreen::default() }
    }

    fn filter(&self) -> FeedbackFilter {
        self.shown.filter(self.with)
    }

    fn selected(&self) -> Option<&FeedbackDetails> {
        self.list.selected().map(|line| &line.feedback.details)
    }

    fn show(&mut self, shown: Shown, journal: &Journal) -> journal::Result<Step> {
        self.shown = shown;
        self.list = ListCursor::default();
        self.refresh(journal)?;
        Ok(Step::Stay)
    }

    fn load_head(&mut self, journal: &Journal) -> journal::Result<()> {
        let line = match self.with.map(|id| journal.mentorship(id)).transpose() {
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            line => line?,
        };
        let person = line.as_ref().map(|line| line.mentorship.details.person_id);
        self.is_over = line.as_ref().is_some_and(MentorshipLine::is_closed);
        self.name = line.map(|line| line.name);
        let heard = journal.heard_twice(person)?.into_iter().next();
        self.head = Head { balance: journal.feedback_balance(self.with)?, heard };
        Ok(())
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            let filter = self.filter();
            self.list.walk(motion, |page| cx.journal.feedbacks(&filter, page))?;
            return Ok(Step::Stay);
        }
        match command {
            Command::New => return Ok(Step::Push(Box::new(FeedbackFormScreen::blank(self.with, None)))),
            Command::Filter => {
                let menu = ChoiceScreen::new(Asked::plain(WHICH), "Which feedback?", FILTERS).at(self.shown.word());
                return Ok(Step::Push(Box::new(menu)));
            }
            Command::ClearFilter => return self.show(Shown::All, cx.journal),
            _ => {}
        }
        let Some(line) = self.list.selected() else { return Ok(Step::Stay) };
        let (id, feedback) = (line.feedback.id, &line.feedback);
        Ok(match command {
            Command::Open => Step::Push(Box::new(FeedbackScreen::of(id))),
            Command::Toggle | Command::State => response::ask(feedback),
            Command::LookBack => response::ask_outcome(feedback),
            Command::Told => Step::Say(cx.journal.tell_of_feedback(id, !feedback.details.told)?),
            Command::Edit => Step::Push(Box::new(FeedbackFormScreen::of(id))),
            Command::Delete => Step::Say(cx.journal.delete(id.into())?),
            _ => Step::Stay,
        })
    }

    /// What stands where there is nothing, with the key that changes it.
    fn empty(&self, cx: &ViewCx<'_>) -> Line<'static> {
        let (before, command, after) = match self.shown {
            Shown::All if self.is_over => ("Nothing was written down.", Command::New, ""),
            Shown::All if self.has_people => {
                ("Nothing is written down yet. ", Command::New, " writes down what was said.")
            }
            Shown::All => ("There is nobody yet it could be from or to. People adds somebody.", Command::New, ""),
            _ => ("Nothing is like that. ", Command::ClearFilter, " shows all of it."),
        };
        let key = if after.is_empty() { String::new() } else { cx.key(chain::FEEDBACKS, command) };
        Line::from(vec![Span::raw(before), Span::styled(key, cx.theme.key), Span::raw(after)])
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let is_mixed = self.with.is_none();
        let (columns, buffer) = (Columns::of(cx.grid), frame.buffer_mut());
        let build = |line: &FeedbackLine| match self.shown {
            Shown::Advice => rows::advice(line, is_mixed, columns, cx),
            _ => rows::piece(line, is_mixed, cx),
        };
        if self.list.is_empty() {
            return ListPane::new(&self.list, build).empty(self.empty(cx)).render(buffer, area, cx.theme);
        }
        let rest = draw_section(buffer, area, self.shown.heading(), "", true, cx.theme);
        if let (Shown::Advice, Some(columns)) = (self.shown, columns) {
            for (at, words) in
                [(columns.tried, Columns::TRIED), (columns.happened, Columns::HAPPENED), (columns.told, Columns::TOLD)]
            {
                let heading = Rect { x: area.x.saturating_add(at), width: area.width.saturating_sub(at), ..area };
                draw_line(buffer, heading, styled(words.to_uppercase(), cx.theme.label));
            }
        }
        ListPane::new(&self.list, build).short(cx.grid.is_short).render(buffer, rest, cx.theme);
    }
}

impl Screen for FeedbacksScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::FEEDBACKS
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.with = self.of.map_or_else(|| journal.chosen(), |of| Ok(Some(of)))?;
        self.has_people = !journal.people(&Page::first(1))?.is_empty();
        self.load_head(journal)?;
        let filter = self.filter();
        self.list.reload(|page| journal.feedbacks(&filter, page))
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(Answer::Chosen(asked, word)) if asked.what == WHICH => {
                self.show(Shown::by_word(word), cx.journal)
            }
            Input::Answer(answer) => Ok(response::answered(&answer, cx.journal)?.unwrap_or(Step::Stay)),
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let rest = self.head.draw(frame.buffer_mut(), area, cx);
        self.draw_list(frame, rest, cx);
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        let with = self.name.as_ref().map(|name| format!("with {name}"));
        Title::new("Feedback and advice").aside(with.unwrap_or_default())
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{ClearFilter, Delete, Edit, Filter, LookBack, New, Open, State, Toggle, Told};
        match (command, self.selected()) {
            (New, _) if self.is_over => Some("the mentorship is closed, and only to be read"),
            (New, _) => (!self.has_people).then_some("there is nobody yet it could be from or to"),
            (ClearFilter, _) => (self.shown == Shown::All).then_some("all of it is shown"),
            (Filter, None) if self.shown == Shown::All => Some("nothing is written down yet"),
            (Open | Edit | Delete | State | Toggle | LookBack | Told, None) => Some("nothing is selected"),
            (Toggle | State, Some(details)) => response::refusal(details),
            (LookBack, Some(details)) => response::refusal_to_look_back(details),
            (Told, Some(details)) => response::refusal_to_tell(details),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.list.selected().map(|line| line.feedback.id.into())
    }
}

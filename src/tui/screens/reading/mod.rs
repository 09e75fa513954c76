//! The reading list: what is being read, what is wanted, what is read, and below it the books that ship with the program, to be taken up.
//!
//! A suggestion is content and becomes a row when it is taken up. The rows are `rows`; where there is room, the selected book stands
//! beside the list, as `beside` draws it.

mod beside;
mod rows;

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_pane::ListPane;
use super::action_fields;
use super::picker::PickerScreen;
use super::reading_form::ReadingFormScreen;
use crate::domain::guide::Book;
use crate::domain::reading::{Reading, ReadingDetails};
use crate::domain::{Listed, MentorshipId, ReadingId, Record};
use crate::journal::{self, Journal};
use rows::Row;

/// The question of this screen.
const WITH: &str = "to whose meeting the idea goes";

/// The reading list.
#[derive(Debug, Default)]
pub struct ReadingScreen {
    list: ListCursor<Row>,
    /// What is offered, behind the books.
    tail: Vec<Listed<Row>>,
    /// Whether all that is offered is shown.
    is_all: bool,
    /// All that is offered, and whether the last draw had room for it behind the books.
    offered: Vec<Listed<Row>>,
    has_room: Cell<bool>,
    /// The goal the selected book is read for.
    goal: Option<String>,
    /// The newest book there was, so that a new one is selected; nothing before the first are loaded.
    newest: Option<i64>,
}

impl ReadingScreen {
    fn book(&self) -> Option<&Reading> {
        match self.list.selected() {
            Some(Row::Book(book)) => Some(book),
            _ => None,
        }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        let suggested = journal.suggested_books()?;
        self.tail = rows::tail(&suggested, self.is_all);
        self.offered = rows::tail(&suggested, true);
        self.list.reload(|page| rows::page(journal, &self.tail, page))?;
        let ids = self.list.items().filter_map(|row| if let Row::Book(book) = row { Some(book.id.0) } else { None });
        let newest = ids.max().unwrap_or(0);
        let before = self.newest.replace(newest.max(self.newest.unwrap_or(0)));
        if before.is_some_and(|before| newest > before) {
            self.list.select(newest);
        }
        self.load_goal(journal)
    }

    fn load_goal(&mut self, journal: &Journal) -> journal::Result<()> {
        let goal = self.book().and_then(|book| book.details.goal_id);
        self.goal = goal.map(|id| journal.goal(id)).transpose()?.map(|page| page.line.goal.details.title);
        Ok(())
    }

    /// The list with all that is offered, if it has room.
    fn unfolded(&self, area: Rect, cx: &ViewCx<'_>) -> Option<ListCursor<Row>> {
        if self.is_all || self.list.len() > area.height.into() {
            return None;
        }
        let books = self.list.items().filter(|row| matches!(row, Row::Book(_))).cloned();
        let mut list = ListCursor::default();
        list.keep(books.chain(self.offered.iter().map(|row| row.item.clone())).collect(), rows::number);
        list.select(self.list.selected().map_or(0, rows::number));
        let has_room = pane(&list, cx).fits(area.height);
        has_room.then_some(list)
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if self.has_room.get() && !self.is_all {
            // What was drawn is what is walked through.
            self.is_all = true;
            self.load(cx.journal)?;
        }
        if let Some(motion) = command.motion() {
            self.list.walk(motion, |page| rows::page(cx.journal, &self.tail, page))?;
            self.load_goal(cx.journal)?;
            return Ok(Step::Stay);
        }
        if command == Command::New {
            return Ok(Step::Push(Box::new(ReadingFormScreen::blank())));
        }
        match self.list.selected() {
            Some(Row::Book(book)) => with_book(command, book, cx.journal),
            Some(Row::Suggested(book)) if matches!(command, Command::Open | Command::Toggle) => {
                take_up(book, cx.journal)
            }
            Some(Row::More(_)) if matches!(command, Command::Open | Command::Toggle) => {
                self.is_all = true;
                self.load(cx.journal)?;
                Ok(Step::Stay)
            }
            _ => Ok(Step::Stay),
        }
    }
}

/// What can be done with a book of the list.
fn with_book(command: Command, book: &Reading, journal: &mut Journal) -> journal::Result<Step> {
    Ok(match command {
        Command::Open | Command::Edit => Step::Push(Box::new(ReadingFormScreen::of(book.id))),
        Command::Toggle => Step::Say(journal.go_on_with_reading(book.id)?),
        Command::Delete => Step::Say(journal.delete(book.id.into())?),
        Command::TakeToMeeting if book.details.idea.trim().is_empty() => {
            Step::Push(Box::new(ReadingFormScreen::with_the_idea_of(book.id)))
        }
        Command::TakeToMeeting => match action_fields::usual_mentorship(journal)? {
            Some(with) => take(book.id, with, journal)?,
            None => ask_whom(book.id, journal)?,
        },
        _ => Step::Stay,
    })
}

/// Makes a book that is offered one of the list.
fn take_up(book: &Book, journal: &mut Journal) -> journal::Result<Step> {
    let details = ReadingDetails::new(book.title, book.author);
    let id = journal.add_reading(&details)?;
    Ok(Step::Say(format!("to be read: {}", journal.reading(id)?.details.title)))
}

fn take(id: ReadingId, with: MentorshipId, journal: &mut Journal) -> journal::Result<Step> {
    journal.take_idea(id, with)?;
    Ok(Step::Say(format!("a topic for {}, from {}", journal.mentorship(with)?.name, journal.called(id.into())?)))
}

fn ask_whom(id: ReadingId, journal: &Journal) -> journal::Result<Step> {
    let people = journal.people_to_choose_from(None)?;
    if people.is_empty() {
        return Ok(Step::Say("there is nobody to take it to yet; People adds somebody".to_owned()));
    }
    let picker = PickerScreen::of_people(Asked::about(id.into(), WITH), people, "To whose meeting?");
    Ok(Step::Push(Box::new(picker)))
}

fn pane<'a>(list: &'a ListCursor<Row>, cx: &ViewCx<'_>) -> ListPane<'a, Row> {
    ListPane::new(list, rows::item).sections(|row| rows::section(row).to_owned()).short(cx.grid.is_short)
}

impl Screen for ReadingScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::BOOKS
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.load(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.command(command, cx),
            Input::Answer(Answer::Picked(
                Asked { what: WITH, about: Some(Record::Reading(id)) },
                Some(Record::Mentorship(with)),
            )) => take(id, with, cx.journal),
            Input::Answer(_) | Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let (list, beside) = cx.grid.split(area, 3).map_or((area, None), |[list, beside]| (list, Some(beside)));
        let unfolded = self.unfolded(list, cx);
        self.has_room.set(unfolded.is_some());
        pane(unfolded.as_ref().unwrap_or(&self.list), cx).render(frame.buffer_mut(), list, cx.theme);
        if let (Some(area), Some(row)) = (beside, self.list.selected()) {
            beside::draw(frame.buffer_mut(), area, row, self.goal.as_deref(), cx);
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new("Reading list").aside("a book pays for the idea that is used")
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{Delete, Edit, TakeToMeeting};
        match (command, self.list.selected()) {
            (Edit | TakeToMeeting | Delete, Some(Row::Suggested(_))) => {
                Some("it is only offered; Enter takes it up on your list")
            }
            (Edit | TakeToMeeting | Delete, Some(Row::More(_))) => Some("no book is selected"),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.book().map(|book| book.id.into())
    }
}

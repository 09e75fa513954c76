//! The way to the end of a mentorship: look back, settle what is unfinished, decide about the notes, close.
//!
//! Nothing has to be done before it can be closed, and closing is one change that undo takes back. What each line means stands beside it,
//! or below the list where there is no room; the drawing of that is in `meaning`.

mod lines;
mod meaning;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::section::below;
use super::ask::AskScreen;
use super::choice::{ChoiceScreen, MenuLine};
use super::contact::ContactScreen;
use super::mentorship::lines::OpenLine;
use super::{opening, sharing};
use crate::domain::action::ActionStatus;
use crate::domain::goal::GoalStatus;
use crate::domain::topic::TopicDetails;
use crate::domain::{MentorshipId, Record};
use crate::journal::{self, ClosingPage, ErrorKind, Journal, Notes};
use lines::{ClosingLine, is_said, thanks};

/// What is asked.
const UNFINISHED: &str = "what becomes of something unfinished";
const WHY: &str = "why it is let go";
const FILE: &str = "the file for the notes";

const ONES_OWN: &[MenuLine] = &[
    MenuLine { letter: 'f', word: "finished", meaning: "It is finished" },
    MenuLine { letter: 'k', word: "keep", meaning: "Pass it on to yourself: it goes on without the mentorship" },
    MenuLine { letter: 'l', word: "let go", meaning: "Let it go" },
];

const A_TOPIC: &[MenuLine] = &[
    MenuLine { letter: 'f', word: "finished", meaning: "It was raised" },
    MenuLine { letter: 'l', word: "let go", meaning: "Let it go" },
];

/// Rows below the list, a blank one first, for what the selected line means, where nothing stands beside it.
const MEANING: u16 = 5;

/// With fewer rows the list has all of them.
const TIGHT: u16 = 14;

/// The page that closes a mentorship.
#[derive(Debug)]
pub struct ClosingScreen {
    id: MentorshipId,
    /// Nothing, if it has been deleted meanwhile.
    page: Option<ClosingPage>,
    list: ListCursor<ClosingLine>,
    notes: Notes,
}

impl ClosingScreen {
    /// Goes through what is to be settled before this one is closed.
    pub fn of(id: MentorshipId) -> Self {
        ClosingScreen { id, page: None, list: ListCursor::default(), notes: Notes::Keep }
    }

    fn open_line(&self) -> Option<&OpenLine> {
        if let Some(ClosingLine::Open(line)) = self.list.selected() { Some(line) } else { None }
    }

    fn obey(&mut self, command: Command, journal: &mut Journal) -> journal::Result<Step> {
        let Some(line) = self.list.selected().cloned() else { return Ok(Step::Stay) };
        Ok(match (command, line) {
            (Command::Open, ClosingLine::Review) => Step::Push(super::review_of_the_whole(self.id)),
            (Command::Open, ClosingLine::Open(line)) => {
                opening::of_record(line.record()).map_or_else(|| ask_what_becomes(&line), Step::Push)
            }
            (Command::Toggle | Command::Open, ClosingLine::ThankThem) => self.thank_them(journal)?,
            (Command::Open, ClosingLine::Thank(line)) => Step::Push(Box::new(ContactScreen::of(line.contact.id))),
            (Command::Toggle, ClosingLine::Thank(line)) => Step::Say(journal.thank_contact(line.contact.id)?),
            (Command::Open, ClosingLine::Close) => Step::Done(journal.close_mentorship(self.id, self.notes)?),
            (Command::Open, ClosingLine::Export) => self.ask_for_file(),
            (Command::Toggle | Command::Open, ClosingLine::Notes(notes)) if notes == self.notes => {
                Step::Say("it is chosen; the last line closes".to_owned())
            }
            (Command::Toggle | Command::Open, ClosingLine::Notes(notes)) => {
                self.notes = notes;
                Step::Stay
            }
            (Command::Toggle, ClosingLine::Open(line)) => Step::Say(finish(line.record(), journal)?),
            (Command::State, ClosingLine::Open(line)) => ask_what_becomes(&line),
            _ => Step::Stay,
        })
    }

    /// Takes the thanks to the meeting that is planned, once.
    fn thank_them(&self, journal: &mut Journal) -> journal::Result<Step> {
        let Some(page) = &self.page else { return Ok(Step::Stay) };
        Ok(Step::Say(if is_said(page) {
            "it waits for the last meeting already".to_owned()
        } else if page.planned == 0 {
            "no meeting is planned to say it in".to_owned()
        } else {
            let text = thanks(page);
            journal.add_topic(&TopicDetails::new(self.id, &text))?;
            format!("a topic for the last meeting: {text}")
        }))
    }

    fn ask_for_file(&self) -> Step {
        let name = self.page.as_ref().map_or("", |page| page.page.line.name.as_str());
        sharing::ask(Asked::plain(FILE), FILE_TITLE, &sharing::name_for("notes", name))
    }

    fn answered(&self, answer: &Answer, journal: &mut Journal) -> journal::Result<Step> {
        Ok(match answer {
            Answer::Chosen(Asked { what: UNFINISHED, about: Some(record) }, word) => match *word {
                "keep" => Step::Say(journal.keep_as_ones_own(*record)?),
                "let go" => let_go(*record, journal)?,
                _ => Step::Say(finish(*record, journal)?),
            },
            Answer::Line(Asked { what: WHY, about: Some(Record::Action(id)) }, why) => {
                Step::Say(journal.set_action_status(*id, ActionStatus::Dropped, why)?)
            }
            Answer::Line(Asked { what: WHY, about: Some(Record::Goal(id)) }, why) => {
                Step::Say(journal.set_goal_status(*id, GoalStatus::Dropped, why)?)
            }
            Answer::Line(asked @ Asked { what: FILE, .. }, file) => {
                sharing::write(asked, FILE_TITLE, file, &journal.notes_as_markdown(self.id)?)
            }
            _ => Step::Stay,
        })
    }
}

const FILE_TITLE: &str = "Write all notes into a file";

fn ask_what_becomes(line: &OpenLine) -> Step {
    let menu = if matches!(line, OpenLine::Topic(_)) { A_TOPIC } else { ONES_OWN };
    Step::Push(Box::new(ChoiceScreen::new(Asked::about(line.record(), UNFINISHED), line.text(), menu)))
}

/// An action is done, a goal met, a topic raised. Gives the words for a toast.
fn finish(record: Record, journal: &mut Journal) -> journal::Result<String> {
    match record {
        Record::Action(id) => journal.set_action_status(id, ActionStatus::Done, ""),
        Record::Goal(id) => journal.set_goal_status(id, GoalStatus::Met, ""),
        Record::Topic(id) => journal.toggle_topic(id),
        _ => Ok(String::new()),
    }
}

fn let_go(record: Record, journal: &mut Journal) -> journal::Result<Step> {
    let asked = Asked::about(record, WHY);
    Ok(match record {
        Record::Topic(id) => Step::Say(journal.drop_topic(id)?),
        // A goal keeps its reason, so that a review shows what was learned.
        Record::Goal(_) => Step::Push(Box::new(AskScreen::words(asked, "Why is it let go?"))),
        _ => Step::Push(Box::new(AskScreen::words_if_any(asked, "Why is it let go?"))),
    })
}

impl Screen for ClosingScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::CLOSING
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.page = match journal.closing(self.id) {
            Ok(page) => Some(page),
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        self.list.keep(self.page.as_ref().map(ClosingLine::all).unwrap_or_default(), ClosingLine::id);
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => match command.motion() {
                Some(motion) => {
                    self.list.step(motion);
                    Ok(Step::Stay)
                }
                None => self.obey(command, cx.journal),
            },
            Input::Answer(answer) => self.answered(&answer, cx.journal),
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some(page) = &self.page else { return };
        let [list, beside] = cx.grid.split(area, 3).unwrap_or_else(|| {
            let rows = if area.height < TIGHT { area.height } else { area.height - MEANING };
            [Rect { height: rows, ..area }, below(area, rows + 1)]
        });
        ListPane::new(&self.list, |line: &ClosingLine| line.item(page, self.notes, cx))
            .sections(|line| line.section().to_owned())
            .short(cx.grid.is_short)
            .says_more()
            .render(frame.buffer_mut(), list, cx.theme);
        if let Some(line) = self.list.selected() {
            meaning::draw(frame.buffer_mut(), beside, line, (page, self.notes), cx);
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let Some(page) = &self.page else { return Title::new("A mentorship that is gone") };
        let key = cx.key(chain::CLOSING, Command::Last);
        if cx.grid.is_short {
            return Title::new(format!("Closing with {}", page.page.line.first_name()))
                .aside(format!("{key} to the end"));
        }
        let title = Title::new(format!("Closing with {}", page.page.line.name));
        if cx.grid.is_one_pane {
            return title.aside(format!("{key} goes to the line that closes"));
        }
        title.aside(format!("in any order; nothing of it has to be done. {key} goes to the line that closes"))
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let line = self.list.selected();
        let is_one = line.is_some();
        match command {
            Command::Toggle
                if is_one && matches!(line, Some(ClosingLine::Review | ClosingLine::Export | ClosingLine::Close)) =>
            {
                Some("Enter goes on here")
            }
            Command::State if is_one && self.open_line().is_none() => Some("nothing unfinished is selected"),
            Command::Open | Command::Toggle | Command::State if !is_one => Some("it is in the trash"),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.page.as_ref().map(|_| self.id.into())
    }
}

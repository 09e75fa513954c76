//! What stands in place of Today as long as nobody is in the journal: what it is, how to begin, and where it is kept.
//!
//! It lies round Today and hands everything on to it once there is a mentorship, so that Today never has to think of an empty
//! journal, and the first name leads straight on to the first meeting.

use chrono::NaiveDateTime;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::paragraph::{draw_sentence, rows_of};
use super::super::widgets::row::{draw_row, styled};
use super::super::widgets::section::{below, draw_section};
use super::mentorship_form::{self, MentorshipFormScreen};
use super::opening;
use crate::config;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::{MentorshipId, Page, Record};
use crate::journal::{self, Journal};

const WHAT_IT_IS: &str = "It keeps what was promised, advised and aimed at, and brings it back at the right meeting.";
const WHO_CAN_READ: &str = "Whoever can use your account can read it. Nothing leaves this machine.";

/// As wide as a card.
const WIDTH: u16 = 66;

/// Columns between a key and what it does.
const KEY: usize = 4;

/// Today, or the greeting of an empty journal.
#[derive(Debug)]
pub struct WelcomeScreen {
    today: Box<dyn Screen>,
    is_empty: bool,
    kept: String,
}

impl WelcomeScreen {
    /// Greets until there is somebody for Today to show.
    pub fn before(today: Box<dyn Screen>) -> Self {
        WelcomeScreen { today, is_empty: false, kept: String::new() }
    }

    fn draw(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) {
        let theme = cx.theme;
        let mut rest = self.placed(area, cx);
        draw_row(buffer, rest, styled("A journal for one mentorship, or for a few", theme.title), Line::default());
        rest = below(rest, 2);
        let taken = draw_sentence(buffer, rest, WHAT_IT_IS, theme.text);
        rest = below(rest, taken + gap(area));
        for (command, words, aside) in [
            (Command::New, "Begin: a name, and one line on what it is for", "two minutes"),
            (Command::Palette, "Every command, by name", ""),
            (Command::Help, "The keys of this place", ""),
        ] {
            let key = cx.key(chain::WELCOME, command);
            let spans = vec![Span::styled(format!("{key:KEY$}"), theme.key), Span::styled(words, theme.text)];
            draw_row(buffer, rest, Line::from(spans), styled(aside, theme.dim));
            rest = below(rest, gap(area));
        }
        rest = draw_section(buffer, below(rest, gap(area) - 1), "Where it is kept", "", false, theme);
        draw_sentence(buffer, rest, &self.kept, theme.text);
    }

    /// Under the second place on a wide screen; as far down as leaves as much below as above.
    fn placed(&self, area: Rect, cx: &ViewCx<'_>) -> Rect {
        let column = cx.grid.columns(area, 2, 5);
        let column = Rect { width: column.width.min(WIDTH), ..column };
        let sentences = rows_of(WHAT_IT_IS, column.width) + rows_of(&self.kept, column.width);
        let tall = sentences + 3 + 5 * gap(area);
        below(column, area.height.saturating_sub(tall) / 2)
    }
}

/// Rows from one thing to the next, less where there is little room.
fn gap(area: Rect) -> u16 {
    if area.height >= 17 { 2 } else { 1 }
}

/// The first mentorship goes straight on to its first meeting; a later one only says that it has begun.
fn first_meeting(id: MentorshipId, words: String, journal: &Journal) -> journal::Result<Step> {
    let is_first = journal.only_mentorship()? == Some(id);
    Ok(if is_first { Step::Push(opening::new_meeting(Some(id))) } else { Step::Say(words) })
}

/// Whether anything unsaved is to be offered; a name that was begun with is offered by the key that begins.
fn has_drafts_for_today(journal: &Journal) -> journal::Result<bool> {
    let begins = |place: &DraftPlace| matches!(place, DraftPlace::New { what, .. } if what == mentorship_form::NEW);
    Ok(journal.drafts()?.iter().any(|saved| !begins(&saved.draft.place)))
}

/// The sentences on the file.
fn kept_in(journal: &Journal) -> String {
    match journal.path() {
        Some(path) => format!("In one file, {}. {WHO_CAN_READ}", config::shown_path(path)),
        None => "In no file: it ends with the program.".to_owned(),
    }
}

impl Screen for WelcomeScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.is_empty { chain::WELCOME } else { self.today.scopes() }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        let has_nobody = journal.mentorships(&MentorshipFilter::default(), &Page::first(1))?.is_empty();
        self.is_empty = has_nobody && !has_drafts_for_today(journal)?;
        self.kept = kept_in(journal);
        self.today.refresh(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some((id, words)) = mentorship_form::begun(&input, cx.journal)? {
            return first_meeting(id, words, cx.journal);
        }
        match input {
            Input::Command(Command::New) if self.is_empty => Ok(Step::Push(Box::new(MentorshipFormScreen::blank()))),
            _ if self.is_empty => Ok(Step::Stay),
            input => self.today.update(input, cx),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        if self.is_empty {
            self.draw(frame.buffer_mut(), area, cx);
        } else {
            self.today.view(frame, area, cx);
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        if self.is_empty { Title::default() } else { self.today.title(cx) }
    }

    fn draft(&self) -> Option<Draft> {
        self.today.draft()
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        self.today.leave(cx)
    }

    fn seen(&mut self, journal: &Journal) -> journal::Result<()> {
        self.today.seen(journal)
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let needs_somebody = matches!(
            command,
            Command::Capture | Command::NewAction | Command::NewTopic | Command::NewFeedback | Command::ChoosePerson
        );
        match self.is_empty {
            true => needs_somebody.then_some("begin with a name first: n"),
            false => self.today.refusal(command),
        }
    }

    fn about(&self) -> Option<Record> {
        self.today.about().filter(|_| !self.is_empty)
    }

    fn changes_at(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        self.today.changes_at(now).filter(|_| !self.is_empty)
    }
}

//! Turns a line of the notes into something to keep: an overlay that shows what each letter would make of it.
//!
//! One is back in the text afterwards, with the caret and every word where they were. What is made is in `turned`.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::super::chrome::hints_line;
use super::super::super::command::{Command, Scope, Turned, chain};
use super::super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::super::widgets::overlay::{self, Width};
use super::super::super::widgets::paragraph::{draw_text, rows_of};
use super::super::super::widgets::row::{draw_line, styled};
use super::super::super::widgets::section::below;
use super::MeetingScreen;
use super::turned::{Occasion, Passage};
use crate::domain::Record;
use crate::journal::{self, Journal, LastChange};
use crate::text::sanitise::shown_line;

/// The question.
const TURN: &str = "what to make of the line";

/// Title and a blank above; a blank between the line and the letters; a blank and the keys below.
const FIXED_ROWS: u16 = 5;

/// Rows of the line at most.
const LINE_ROWS: u16 = 3;

impl MeetingScreen {
    /// Asks what to make of the line the caret is in, or of what is selected.
    pub(super) fn turn(&mut self, cx: &Cx<'_>) -> journal::Result<Step> {
        let Some(occasion) = self.occasion(cx.journal) else { return Ok(Step::Stay) };
        let Some(passage) = self.passage() else { return Ok(Step::Stay) };
        let last = cx.journal.what_undo_takes_back()?;
        while self.made.last().is_some_and(|made| Some(made) != last.as_ref()) {
            self.made.pop();
        }
        Ok(match passage {
            Err(why) if self.made.is_empty() => Step::Say(why.to_owned()),
            passage => {
                let last = self.made.last().cloned();
                Step::Push(Box::new(TurnScreen { passage, occasion, last }))
            }
        })
    }

    /// Makes what was chosen.
    pub(super) fn turned(&mut self, answer: &Answer, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let Answer::Chosen(Asked { what: TURN, .. }, chosen) = answer else { return Ok(Step::Stay) };
        let what = Turned::ALL.into_iter().find(|what| what.name() == *chosen);
        let (Some(what), Some(Ok(passage))) = (what, self.passage()) else { return Ok(Step::Stay) };
        let Some(occasion) = self.occasion(cx.journal) else { return Ok(Step::Stay) };
        let said = occasion.make(what, &passage, cx.journal)?;
        self.made.extend(cx.journal.what_undo_takes_back()?);
        Ok(Step::Say(said))
    }

    fn passage(&mut self) -> Option<Result<Passage, &'static str>> {
        self.prose()?.editor().map(|editor| Passage::of(&editor.line_or_selection()))
    }

    fn occasion(&self, journal: &Journal) -> Option<Occasion> {
        let page = self.page.as_ref()?;
        Some(Occasion {
            meeting: self.id,
            meets_on: page.meeting.details.meets_on,
            with: self.mentorship.clone(),
            takeaways: page.takeaways.len(),
            today: journal.today(),
        })
    }
}

/// The overlay. Answers with [`Answer::Chosen`] and the name of what is to be made.
#[derive(Debug)]
struct TurnScreen {
    passage: Result<Passage, &'static str>,
    occasion: Occasion,
    /// What was made here last, if it is the last thing that was done.
    last: Option<LastChange>,
}

impl TurnScreen {
    /// Another process may have done something meanwhile; that is not to be taken back from here.
    fn forget_what_is_not_last(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.last.is_some() && self.last != journal.what_undo_takes_back()? {
            self.last = None;
        }
        Ok(())
    }

    fn text(&self) -> &str {
        self.passage.as_ref().map_or_else(|why| *why, |passage| &passage.text)
    }

    /// The letters, with what each would do; those that can't are dim and say why.
    fn rows(&self, cx: &ViewCx<'_>) -> Vec<Line<'static>> {
        let row = |command, words: String, can: bool| {
            let (key, style) = if can { (cx.theme.key, cx.theme.text) } else { (cx.theme.dim, cx.theme.dim) };
            let key = Span::styled(format!("{}   ", cx.key(chain::TURNING, command)), key);
            Line::from(vec![key, Span::styled(shown_line(&words), style)])
        };
        let made = self.passage.iter().flat_map(|passage| Turned::ALL.map(|what| (what, passage)));
        let made = made.map(|(what, passage)| match self.occasion.refusal(what) {
            None => row(Command::TurnInto(what), self.occasion.promise(what, passage), true),
            Some(why) => row(Command::TurnInto(what), why.to_owned(), false),
        });
        let back = self.last.as_ref().map(|last| row(Command::TurnBack, format!("take back: {}", last.words), true));
        made.chain(back).collect()
    }
}

impl Screen for TurnScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::TURNING
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.forget_what_is_not_last(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        let asked = Asked::about(Record::Meeting(self.occasion.meeting), TURN);
        Ok(match input {
            Input::Command(Command::TurnInto(what)) => Step::Answer(Answer::Chosen(asked, what.name())),
            Input::Command(Command::TurnBack) => {
                self.forget_what_is_not_last(cx.journal)?;
                match self.last {
                    Some(_) => Step::Run(Command::Undo),
                    None => Step::Say("something else was done since; nothing was taken back".to_owned()),
                }
            }
            _ => Step::Stay,
        })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let rows = self.rows(cx);
        let wide = overlay::content_width(area, cx.grid, Width::Narrow);
        let said = rows_of(self.text(), wide).min(LINE_ROWS);
        let listed = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let height = FIXED_ROWS.saturating_add(said).saturating_add(listed);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, height, cx.theme);
        draw_line(frame.buffer_mut(), inner, styled("Make of this line", cx.theme.title));
        let line = Rect { height: said, ..below(inner, 2) }.intersection(inner);
        draw_text(frame.buffer_mut(), line, self.text(), cx.theme.note, cx.theme.dim);
        let list = below(inner, said + 3);
        let list = Rect { height: list.height.saturating_sub(2), ..list };
        for (row, words) in list.rows().zip(rows) {
            draw_line(frame.buffer_mut(), row, words);
        }
        let keys = cx.hints(chain::TURNING, &[(Command::Back, "back to writing")]);
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, hints_line(&keys, cx.theme));
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::TurnInto(what) => {
                self.passage.as_ref().map_or_else(|why| Some(*why), |_| self.occasion.refusal(what))
            }
            Command::TurnBack if self.last.is_none() => Some("nothing was made here that would be the last thing done"),
            _ => None,
        }
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

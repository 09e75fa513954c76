//! Asks for one line, or for a day: a reason, a new date.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::glyph;
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::overlay::{self, Width};
use super::super::widgets::prose::ProseEditor;
use super::super::widgets::row::{draw_line, styled};
use super::super::widgets::section::below;
use super::super::writing;
use super::capture::Elsewhere;
use super::month::MonthScreen;
use crate::domain::draft::Draft;
use crate::journal::{self, Journal};
use crate::text::{when, written};

/// Title, blank, the line, what it means or what is wrong, blank, keys.
const ROWS: u16 = 6;

/// With so many rows on the screen there is room for what it is about.
const ROOMY: u16 = 16;

/// What an answer has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// Words; none only if they may be left out.
    Words {
        may_be_none: bool,
    },
    Day,
}

/// A question with one line. Answers with [`Answer::Line`] or [`Answer::Day`].
#[derive(Debug)]
pub struct AskScreen {
    asked: Asked,
    title: String,
    wanted: Wanted,
    line: ProseEditor,
    wrong: Option<String>,
    greeting: Option<String>,
    /// What it is about, in a few lines to have in sight.
    recalled: Vec<String>,
    /// How the line is kept if it can't be finished here.
    elsewhere: Option<Elsewhere>,
}

impl AskScreen {
    /// Asks for a few words that are needed.
    pub fn words(asked: Asked, title: impl Into<String>) -> Self {
        Self::new(asked, title, Wanted::Words { may_be_none: false })
    }

    /// Asks for a few words that may be left out.
    pub fn words_if_any(asked: Asked, title: impl Into<String>) -> Self {
        Self::new(asked, title, Wanted::Words { may_be_none: true })
    }

    /// Asks for a day.
    pub fn day(asked: Asked, title: impl Into<String>) -> Self {
        Self::new(asked, title, Wanted::Day)
    }

    /// With a text to begin with.
    pub fn starting(mut self, text: &str) -> Self {
        self.line = ProseEditor::one_line(text);
        self
    }

    /// With a text that is taken as it is by Enter, and replaced as a whole by what one types.
    pub fn proposing(self, text: &str) -> Self {
        let mut screen = self.starting(text);
        screen.line.select_all();
        screen
    }

    /// With words for a toast when it opens: what was done on the way here.
    pub fn having_said(mut self, words: String) -> Self {
        self.greeting = Some(words);
        self
    }

    /// With a few lines under the question: what was written before about what is asked. Empty ones are left out.
    pub fn recalling(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.recalled = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
        self
    }

    fn new(asked: Asked, title: impl Into<String>, wanted: Wanted) -> Self {
        AskScreen {
            asked,
            title: title.into(),
            wanted,
            line: ProseEditor::one_line(""),
            wrong: None,
            greeting: None,
            recalled: Vec::new(),
            elsewhere: None,
        }
    }

    fn answer(&self, today: NaiveDate) -> Result<Answer, String> {
        let text = self.line.text().trim().to_owned();
        match self.wanted {
            Wanted::Words { may_be_none: false } if text.is_empty() => Err("a few words are needed".to_owned()),
            Wanted::Words { .. } => Ok(Answer::Line(self.asked.clone(), text)),
            Wanted::Day => {
                let day = written::day(&text, today).map_err(|error| error.to_string())?;
                Ok(Answer::Day(self.asked.clone(), day))
            }
        }
    }

    /// The month of the day that is written, else this one.
    fn show_month(&self, today: NaiveDate) -> Step {
        let day = written::day(&self.line.text(), today).unwrap_or(today);
        Step::Push(Box::new(MonthScreen::new(self.asked.clone(), self.title.clone(), day)))
    }

    /// What stands under the line: what is wrong, or the day that is meant.
    fn remark(&self, cx: &ViewCx<'_>) -> Line<'static> {
        if let Some(wrong) = &self.wrong {
            return styled(format!("{} {wrong}", glyph::LATE), cx.theme.error);
        }
        match (self.wanted, self.answer(cx.today)) {
            (Wanted::Day, Ok(Answer::Day(_, day))) => styled(when::told(day, cx.today), cx.theme.dim),
            _ => Line::default(),
        }
    }
}

impl Screen for AskScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.wanted == Wanted::Day { chain::PROMPT_DAY } else { chain::PROMPT }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        // Asked for without anything it is about, it is no text of the journal: the name of a file.
        if self.elsewhere.is_none() && self.asked.about.is_some() {
            self.elsewhere = Some(Elsewhere::of(self.asked.about, journal)?);
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if input == Input::Command(Command::Open) {
            match self.answer(cx.journal.today()) {
                Ok(answer) => return Ok(Step::Answer(answer)),
                Err(wrong) => self.wrong = Some(wrong),
            }
            return Ok(Step::Stay);
        }
        match input {
            Input::Command(Command::ShowMonth) => return Ok(self.show_month(cx.journal.today())),
            Input::Answer(Answer::Day(_, day)) => return Ok(Step::Answer(Answer::Day(self.asked.clone(), day))),
            _ => self.wrong = None,
        }
        Ok(writing::write(&mut self.line, &input, cx).unwrap_or(Step::Stay))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        // Where there is no room, what is asked comes before what it is about.
        let recalled: &[String] = if area.height >= ROOMY { &self.recalled } else { &[] };
        let more = u16::try_from(recalled.len()).unwrap_or(0);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, ROWS + more, cx.theme);
        draw_line(frame.buffer_mut(), inner, styled(self.title.clone(), cx.theme.title));
        for (line, row) in recalled.iter().zip(below(inner, 1).rows()) {
            draw_line(frame.buffer_mut(), row, styled(line.clone(), cx.theme.note));
        }
        let inner = below(inner, more);
        let row = |down: u16| Rect { y: inner.y.saturating_add(down), height: 1, ..inner }.intersection(inner);
        frame.buffer_mut().set_style(row(2), cx.theme.field);
        writing::draw(&self.line, true, frame, row(2), cx);
        draw_line(frame.buffer_mut(), row(3), self.remark(cx));
        let mut keys = cx.hints(chain::PROMPT, &[(Command::Open, "take it"), (Command::Back, "back")]);
        if self.wanted == Wanted::Day {
            keys.extend(cx.hints(self.scopes(), &[(Command::ShowMonth, "month")]));
        }
        let mut last = hints_line(&keys, cx.theme);
        if self.wanted == Wanted::Day {
            last.push_span(Span::styled("   friday, 30 sep, in 2 weeks", cx.theme.dim));
        }
        draw_line(frame.buffer_mut(), row(5), last);
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        let elsewhere = self.elsewhere.as_ref().filter(|_| self.has_words())?;
        Some(elsewhere.draft(&self.line.text()))
    }

    fn has_words(&self) -> bool {
        self.wanted != Wanted::Day && self.line.is_changed() && !self.line.text().trim().is_empty()
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

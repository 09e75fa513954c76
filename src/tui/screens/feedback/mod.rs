//! The page of one piece of feedback or advice: what was said, what is made of it, and what came of it.
//!
//! It is read like prose; the keys answer it, look back on it, and say that they were told. What is asked for that is in `response`,
//! what its parts are called in `wording`.

pub mod response;
pub mod wording;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::grid::READING;
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::widgets::row::styled;
use super::feedback_form::FeedbackFormScreen;
use super::gone::draw_gone;
use crate::content::on_feedback;
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind, FeedbackLine, HeardTwice, Response};
use crate::domain::names::first_name;
use crate::domain::{FeedbackId, Record};
use crate::journal::{self, ErrorKind, Journal};
use crate::text::{capitalised, when};
use wording::{Part, Sort};

/// The page of this one.
#[derive(Debug)]
pub struct FeedbackScreen {
    id: FeedbackId,
    /// Nothing, if it has been deleted meanwhile.
    line: Option<FeedbackLine>,
    /// The meeting it was given in, in words.
    meeting: Option<String>,
    /// Who else said something about the same.
    heard: Option<HeardTwice>,
    reader: Reader,
}

impl FeedbackScreen {
    /// The page of something that was written down.
    pub fn of(id: FeedbackId) -> Self {
        FeedbackScreen { id, line: None, meeting: None, heard: None, reader: Reader::default() }
    }

    fn details(&self) -> Option<&FeedbackDetails> {
        self.line.as_ref().map(|line| &line.feedback.details)
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.reader.step(motion);
            return Ok(Step::Stay);
        }
        let Some(line) = &self.line else { return Ok(Step::Stay) };
        Ok(match command {
            Command::Open | Command::Edit => Step::Push(Box::new(FeedbackFormScreen::of(self.id))),
            Command::Toggle | Command::State => response::ask(&line.feedback),
            Command::LookBack => response::ask_outcome(&line.feedback),
            Command::Told => Step::Say(cx.journal.tell_of_feedback(self.id, !line.feedback.details.told)?),
            Command::Delete => Step::Done(cx.journal.delete(self.id.into())?),
            _ => Step::Stay,
        })
    }

    fn page<'a>(&self, line: &FeedbackLine, columns: u16, cx: &ViewCx<'a>) -> Paragraphs<'a> {
        let (details, theme) = (&line.feedback.details, cx.theme);
        let sort = Sort::of(details);
        let mut page = Paragraphs::new(columns, theme);
        let lead_in = |words: &str, text: &str| format!("{words}: {}", text.trim_end());
        let said = |text: &str| !text.trim().is_empty();
        if said(&details.moment) {
            page.text(&lead_in(sort.moment(), &details.moment), theme.dim);
        }
        for text in [details.words()].into_iter().filter(|text| said(text) && *text != details.moment) {
            page.gap();
            page.text(text.trim_end(), theme.note);
        }
        let others =
            [(sort.act(), &details.act), (wording::EFFECT, &details.effect), (sort.next_time(), &details.next_time)];
        for (words, text) in others.into_iter().filter(|(_, text)| said(text) && *text != details.words()) {
            page.gap();
            page.text(&lead_in(words, text), theme.text);
        }
        if said(&details.tag) {
            page.gap();
            page.text(&lead_in(wording::TAG, &details.tag), theme.dim);
        }
        if let Some(heard) = &self.heard {
            page.gap();
            page.sentence(&on_feedback::heard_twice(heard), theme.text);
        }
        self.answer(&mut page, line, cx);
        page
    }

    /// What is made of it, and what came of it.
    fn answer(&self, page: &mut Paragraphs<'_>, line: &FeedbackLine, cx: &ViewCx<'_>) {
        let (details, theme) = (&line.feedback.details, cx.theme);
        let sort = Sort::of(details);
        if sort.asks(Part::Response, details.response) {
            page.heading(sort.response(), "");
            let key = cx.key(chain::FEEDBACK, Command::Toggle);
            page.sentence_with(&key, &response_in_words(details, &key), theme.text);
        }
        if !sort.asks(Part::Outcome, details.response) && details.outcome.trim().is_empty() {
            return;
        }
        let looked_back = details.looked_back_on.map(|day| format!("looked back on {}", when::heading(day, cx.today)));
        page.heading(sort.outcome(), &looked_back.unwrap_or_default());
        match (details.outcome.trim_end(), details.looked_back_on) {
            ("", None) => {
                let key = cx.key(chain::FEEDBACK, Command::LookBack);
                page.sentence_with(&key, &format!("Not looked back on yet; {key} asks what came of it."), theme.text);
            }
            ("", Some(_)) => page.sentence("Nothing was written about it.", theme.text),
            (outcome, _) => page.text(outcome, theme.text),
        }
        if sort.asks(Part::Told, details.response) {
            let name = first_name(&line.name);
            let key = cx.key(chain::FEEDBACK, Command::Told);
            page.gap();
            let words = match details.told {
                true => format!("{name} knows what came of it."),
                false => format!("{name} does not know yet; {key} says that you told them."),
            };
            page.sentence_with(&key, &words, theme.text);
        }
    }
}

impl Screen for FeedbackScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::FEEDBACK
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.line = match journal.feedback(self.id) {
            Ok(line) => Some(line),
            Err(error) if error.kind() == ErrorKind::NothingFound => None,
            Err(error) => return Err(error),
        };
        let meeting = self.details().and_then(|details| details.meeting_id);
        self.meeting = meeting.map(|id| journal.called(id.into())).transpose()?;
        self.heard = self.details().map(|details| journal.heard_twice_about(details)).transpose()?.flatten();
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(answer) => Ok(response::answered(&answer, cx.journal)?.unwrap_or(Step::Stay)),
            Input::Key(_) | Input::Paste(_) => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let area = cx.grid.prose(area, READING);
        match &self.line {
            Some(line) => self.page(line, area.width, cx).render(frame.buffer_mut(), area, &self.reader),
            None => draw_gone(frame.buffer_mut(), area, cx),
        }
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let Some(line) = &self.line else { return Title::new("Feedback that is gone") };
        let details = &line.feedback.details;
        let mut aside = when::heading(details.given_on, cx.today);
        if let Some(meeting) = self.meeting.as_ref().filter(|_| !cx.grid.is_one_pane) {
            aside = format!("{aside}, in {meeting}");
        }
        let stands = match details.kind {
            FeedbackKind::Change if !cx.grid.is_one_pane => format!("to change, {}", details.stands()),
            _ => details.stands().to_owned(),
        };
        let style = if details.is_open() { cx.theme.strong } else { cx.theme.dim };
        Title::new(Sort::of(details).called(&line.name)).aside(aside).right(styled(stands, style))
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        use Command::{Delete, Edit, LookBack, Open, State, Toggle, Told};
        let is_ours = matches!(command, Delete | Edit | LookBack | Open | State | Toggle | Told);
        let Some(details) = self.details() else { return is_ours.then_some("it is in the trash") };
        match command {
            Toggle | State => response::refusal(details),
            LookBack => response::refusal_to_look_back(details),
            Told => response::refusal_to_tell(details),
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.line.as_ref().map(|_| self.id.into())
    }
}

fn response_in_words(details: &FeedbackDetails, key: &str) -> String {
    let sort = Sort::of(details);
    if details.response == Response::Open {
        let who = if details.direction == Direction::Given { "they" } else { "you" };
        let open = capitalised(sort.answer(Response::Open));
        return format!("{open}; {key} says whether {who} use it, park it or decline it.");
    }
    sort.said(details)
}

//! Review: a quarter, a year or the whole, with one person or with all, as figures, pictures and words of then and now.
//!
//! The page is one list of stops: Enter opens what a stop speaks of. What it says is made in `contents`, its pictures in `figures`,
//! where all of it stands in `canvas`. The words for others are written in `writing` and given away in `sharing`.

mod canvas;
mod contents;
mod figures;
mod sharing;
mod writing;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};

use super::super::command::{Command, Place, Scope, chain};
use super::super::grid::READING;
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::Motion;
use super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::widgets::section::below;
use super::choice::{ChoiceScreen, MenuLine};
use crate::domain::review::{Period, Span as Days};
use crate::domain::{MentorshipId, Record, ReviewId};
use crate::journal::review::words::{Sharing, shared, titles};
use crate::journal::{self, ErrorKind, Journal, ReviewPage};
use crate::text::when;
use canvas::{At, Canvas, Sight};
use contents::{Part, Section, parts};
use sharing::ShareScreen;

pub use writing::ReviewWordsScreen;

/// The question of the menu.
const PERIOD: &str = "period";

const PERIODS: &[MenuLine] = &[
    MenuLine { letter: 'q', word: "quarter", meaning: "a quarter" },
    MenuLine { letter: 'y', word: "year", meaning: "a year" },
    MenuLine { letter: 'w', word: "whole", meaning: "the whole" },
];

/// Up to so many rows there is no blank one above the page.
const TIGHT: u16 = 12;

/// Whose review it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// Of the person who is chosen, or the only one; or of all.
    Chosen,
    /// Of this one, whoever is chosen.
    Of(Option<MentorshipId>),
}

/// The place, or the review of one mentorship on its own.
#[derive(Debug)]
pub struct ReviewScreen {
    whose: Whose,
    /// Nothing before somebody chose one: the whole of one person, the year of several.
    period: Option<Period>,
    /// A day of the period that is looked at; today if nothing.
    on: Option<NaiveDate>,
    page: Option<ReviewPage>,
    parts: Vec<Part>,
    at: At,
    sight: Sight,
    /// A review whose period is still to be looked up.
    edited: Option<ReviewId>,
}

impl Default for ReviewScreen {
    fn default() -> Self {
        ReviewScreen {
            whose: Whose::Chosen,
            period: None,
            on: None,
            page: None,
            parts: Vec::new(),
            at: At::default(),
            sight: Sight::default(),
            edited: None,
        }
    }
}

impl ReviewScreen {
    /// The whole of one mentorship, whoever is chosen: what a closing looks back on.
    pub fn whole_of(mentorship: MentorshipId) -> Self {
        ReviewScreen { whose: Whose::Of(Some(mentorship)), period: Some(Period::Whole), ..Self::default() }
    }

    /// The review whose words were edited.
    pub fn of(review: ReviewId) -> Self {
        ReviewScreen { whose: Whose::Of(None), edited: Some(review), ..Self::default() }
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        if let Some(id) = self.edited.take() {
            match journal.review(id) {
                Ok(review) => {
                    let details = review.details;
                    self.whose = Whose::Of(details.mentorship_id);
                    (self.period, self.on) = (Some(details.period), Some(details.from_on));
                }
                Err(error) if error.kind() == ErrorKind::NothingFound => {}
                Err(error) => return Err(error),
            }
        }
        let who = match self.whose {
            Whose::Chosen => journal.mentorship_to_review()?,
            Whose::Of(who) => who.filter(|id| journal.mentorship(*id).is_ok()),
        };
        let before = self.section();
        let period = self.period.unwrap_or(if who.is_some() { Period::Whole } else { Period::Year });
        let page = journal.review_of(who, period, self.on.unwrap_or_else(|| journal.today()))?;
        self.parts = parts(&page);
        self.page = Some(page);
        self.stay_at(before);
        Ok(())
    }

    /// Keeps the selection in the section it stood in.
    fn stay_at(&mut self, section: Option<Section>) {
        let part = section.and_then(|section| self.parts.iter().position(|part| part.section == section));
        self.at = match part {
            Some(part) => At { part, stop: self.at.stop.min(self.parts[part].stops().saturating_sub(1)) },
            None => At::default(),
        };
    }

    fn section(&self) -> Option<Section> {
        self.parts.get(self.at.part).map(|part| part.section)
    }

    fn walk(&mut self, motion: Motion) {
        let last = |parts: &[Part], part: usize| match parts.get(part) {
            Some(one) if !self.sight.is_whole(part) => one.stops().saturating_sub(1),
            _ => 0,
        };
        let ends = self.parts.len().saturating_sub(1);
        let At { part, stop } = At { stop: self.at.stop.min(last(&self.parts, self.at.part)), ..self.at };
        self.at = match motion {
            Motion::First => At::default(),
            Motion::Last => At { part: ends, stop: last(&self.parts, ends) },
            Motion::Down if stop < last(&self.parts, part) => At { part, stop: stop + 1 },
            Motion::Down if part < ends => At { part: part + 1, stop: 0 },
            Motion::Up if stop > 0 => At { part, stop: stop - 1 },
            Motion::Up if part > 0 => At { part: part - 1, stop: last(&self.parts, part - 1) },
            Motion::PageDown => self.sight.a_screen_from(At { part, stop }, true).unwrap_or(self.at),
            Motion::PageUp => self.sight.a_screen_from(At { part, stop }, false).unwrap_or(self.at),
            Motion::Down | Motion::Up => self.at,
        };
    }

    fn next_section(&mut self, is_forward: bool) {
        let many = self.parts.len().max(1);
        let step = if is_forward { 1 } else { many - 1 };
        self.at = At { part: (self.at.part + step) % many, stop: 0 };
    }

    /// To the period before this one, or after it.
    fn turn(&mut self, is_later: bool, journal: &Journal) -> journal::Result<()> {
        let Some(page) = &self.page else { return Ok(()) };
        let next = if is_later { page.span.after(page.period) } else { page.span.before(page.period) };
        if let Some(span) = next {
            self.on = Some(span.from);
            self.load(journal)?;
        }
        Ok(())
    }

    fn look_at(&mut self, period: Option<Period>, journal: &Journal) -> journal::Result<Step> {
        (self.period, self.on) = (period, None);
        self.load(journal)?;
        Ok(Step::Stay)
    }

    fn selected(&self) -> Option<Record> {
        self.parts.get(self.at.part)?.opens(self.at.stop)
    }

    fn open(&self) -> Step {
        if self.selected().is_none() && self.section() == Some(Section::Meetings) {
            return Step::Go(Place::Meetings);
        }
        self.selected().and_then(super::of_record).map_or(Step::Stay, Step::Push)
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.walk(motion);
            return Ok(Step::Stay);
        }
        let Some(page) = &self.page else { return Ok(Step::Stay) };
        Ok(match command {
            Command::NextPane | Command::PreviousPane => {
                self.next_section(command == Command::NextPane);
                Step::Stay
            }
            Command::Earlier | Command::Later => {
                self.turn(command == Command::Later, cx.journal)?;
                Step::Stay
            }
            Command::Open => self.open(),
            Command::Filter => {
                let choice = ChoiceScreen::new(Asked::plain(PERIOD), "Look back on", PERIODS);
                Step::Push(Box::new(choice.at(page.period.as_str())))
            }
            Command::ClearFilter => return self.look_at(None, cx.journal),
            Command::Edit => Step::Push(Box::new(ReviewWordsScreen::of_page(page, cx.journal)?)),
            Command::New => match page.edited.as_ref().map(|edited| edited.review.id) {
                Some(id) => {
                    cx.journal.write_review_anew(id)?;
                    Step::Say("written anew from the journal; undo brings your own words back".to_owned())
                }
                None => Step::Stay,
            },
            Command::Share => Step::Push(Box::new(ShareScreen::of(page.clone()))),
            Command::Copy => {
                cx.clipboard.copy(shared(page, &Sharing::default()));
                Step::Say("copied the words; what is private is left out".to_owned())
            }
            _ => Step::Stay,
        })
    }

    /// What stands where there is nothing to look back on.
    fn empty<'a>(&self, page: &ReviewPage, columns: u16, cx: &ViewCx<'a>) -> Paragraphs<'a> {
        let mut words = Paragraphs::new(columns, cx.theme);
        let key = cx.key(chain::REVIEW, Command::Filter);
        let (sentence, key) = if page.period == Period::Whole {
            (
                "Nothing to look back on yet. It fills with what you write down: meetings, goals, actions, answers."
                    .to_owned(),
                String::new(),
            )
        } else {
            (format!("Nothing was written down in this time. {key} looks at a year, or at the whole."), key)
        };
        words.sentence_with(&key, &sentence, cx.theme.text);
        words
    }
}

impl Screen for ReviewScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.whose == Whose::Chosen { chain::REVIEW } else { chain::REVIEW_PAGE }
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.load(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(Answer::Chosen(asked, word)) if asked == Asked::plain(PERIOD) => {
                self.look_at(word.parse().ok(), cx.journal)
            }
            _ => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some(page) = &self.page else { return };
        if page.summary.is_empty() || self.parts.is_empty() {
            let words = self.empty(page, cx.grid.prose(area, READING).width, cx);
            return words.render(frame.buffer_mut(), area, &Reader::default());
        }
        // A line under the title has a blank row below it where there is room.
        let area = below(area, u16::from(page.edited.is_some() && area.height > TIGHT));
        let canvas = Canvas { page, parts: &self.parts, selected: self.at, cx };
        canvas.draw(frame.buffer_mut(), area, &self.sight);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let Some(page) = &self.page else { return Title::new("Review") };
        let with = page.who.as_ref().map(|line| line.name.as_str());
        let title = Title::new(titles::title(page, with)).right(days(page, cx));
        match &page.edited {
            Some(edited) => {
                let key = cx.key(chain::REVIEW, Command::New);
                let written = when::plain(edited.written_on, cx.today);
                let since = if edited.since.is_empty() { String::new() } else { format!("; {} since", edited.since) };
                title.under(format!("The words are yours, of {written}{since}. {key} writes them anew."))
            }
            None => title,
        }
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let page = self.page.as_ref()?;
        match command {
            Command::Earlier | Command::Later if page.period == Period::Whole => {
                Some("this is the whole; f looks at a quarter or a year")
            }
            Command::Earlier if !page.has_earlier => Some("nothing was written down before"),
            Command::Later if !page.has_later => Some("there is nothing later yet"),
            Command::New if page.edited.is_none() => {
                Some("the words are not edited; they are written from the journal each time")
            }
            Command::NextPane | Command::PreviousPane if self.parts.len() < 2 => Some("there is nothing else here yet"),
            Command::ClearFilter if self.period.is_none() && self.on.is_none() => Some("nothing is narrowed"),
            Command::Open if self.selected().is_none() && self.section() != Some(Section::Meetings) => {
                Some("there is nothing behind this line")
            }
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.page.as_ref().and_then(ReviewPage::mentorship).map(Record::Mentorship)
    }
}

/// `Thu 15 January to Wed 9 September`; the days alone where there is little room.
fn days(page: &ReviewPage, cx: &ViewCx<'_>) -> Words<'static> {
    let until = page.until();
    if cx.grid.is_short {
        return Words::default();
    }
    if cx.grid.is_one_pane {
        let span = Days { to: until, ..page.span };
        return Words::from(Span::styled(titles::days(span), cx.theme.dim));
    }
    let [from, to] = [page.span.from, until].map(|day| when::heading(day, cx.today));
    Words::from(vec![
        Span::styled(from, cx.theme.text),
        Span::styled(" to ", cx.theme.dim),
        Span::styled(to, cx.theme.text),
    ])
}

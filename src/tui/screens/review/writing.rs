//! The words of a review while they are written: begun with those for others, kept as somebody wants them.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::command::{Command, Scope, chain};
use super::super::super::grid::WRITING;
use super::super::super::screen::{Answer, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::super::widgets::prose::ProseEditor;
use super::super::super::widgets::section::below;
use super::super::super::writing;
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};
use crate::domain::review::{Include, Period, Review, ReviewDetails};
use crate::domain::{MentorshipId, Record, ReviewId};
use crate::editor::Lent;
use crate::journal::review::words::{Sharing, titles, written};
use crate::journal::{self, Journal, ReviewPage, left_out};
use crate::text::meanwhile::joined_with_a_draft;
use crate::text::plural::{count, list_of};
use crate::text::width::width;

/// What the draft of words that no row holds yet begins with: `review whole 2026-01-15`.
const WHAT: &str = "review";

/// What becomes of the text.
#[derive(Debug)]
enum Aim {
    /// Nothing holds it yet.
    New(Option<MentorshipId>, Period, NaiveDate),
    Change(Box<Review>),
}

/// The words of a review, being written.
#[derive(Debug)]
pub struct ReviewWordsScreen {
    aim: Aim,
    place: DraftPlace,
    /// As they were when the writing began.
    began: String,
    editor: ProseEditor,
    name: String,
    /// What stays out of them.
    out: Vec<Include>,
    greeting: Option<String>,
}

impl ReviewWordsScreen {
    /// The words of the review that is shown: those that were edited, or those for others, written from the journal.
    pub fn of_page(page: &ReviewPage, journal: &Journal) -> journal::Result<Self> {
        let aim = match &page.edited {
            Some(edited) => Aim::Change(Box::new(edited.review.clone())),
            None => Aim::New(page.mentorship(), page.period, page.span.from),
        };
        let text = match &page.edited {
            Some(edited) => edited.review.details.body.clone(),
            None => written(page, &Sharing::default()),
        };
        let with = page.who.as_ref().map(|line| line.name.as_str());
        let mut screen = ReviewWordsScreen {
            place: place_of(&aim),
            aim,
            editor: ProseEditor::new(&text),
            began: text,
            name: titles::title(page, with),
            out: left_out(page),
            greeting: None,
        };
        screen.editor.set_caret(0);
        screen.go_on(journal)?;
        Ok(screen)
    }

    /// The words of a review that were edited before.
    pub fn of(id: ReviewId, journal: &Journal) -> journal::Result<Self> {
        let details = journal.review(id)?.details;
        Self::of_page(&journal.review_of(details.mentorship_id, details.period, details.from_on)?, journal)
    }

    /// Goes on with a draft of words that no row holds, if it is one.
    pub fn for_draft(what: &str, number: u32, journal: &Journal) -> journal::Result<Option<Self>> {
        let Some((period, from)) = what.strip_prefix(WHAT).and_then(|rest| rest.trim_start().split_once(' ')) else {
            return Ok(None);
        };
        let (Ok(period), Ok(from)) = (period.parse::<Period>(), from.parse()) else { return Ok(None) };
        let who = (number != 0).then_some(MentorshipId(i64::from(number)));
        if who.is_some_and(|id| journal.mentorship(id).is_err()) {
            return Ok(None);
        }
        Self::of_page(&journal.review_of(who, period, from)?, journal).map(Some)
    }

    /// Takes up what was left unsaved, as one step of the undo.
    fn go_on(&mut self, journal: &Journal) -> journal::Result<()> {
        let is_of_it = |saved: &SavedDraft| match (&self.aim, &saved.draft.place) {
            // The whole may begin on another day by now.
            (Aim::New(who, Period::Whole, _), DraftPlace::New { what, number }) => {
                what.starts_with(&format!("{WHAT} {} ", Period::Whole)) && *number == number_of(*who)
            }
            (_, place) => *place == self.place,
        };
        let Some(saved) = journal.drafts()?.into_iter().find(is_of_it) else { return Ok(()) };
        let text = match &self.aim {
            Aim::Change(review) if review.updated_at > saved.saved_at => {
                joined_with_a_draft(&saved.draft.body, &self.began).0
            }
            _ => saved.draft.body.clone(),
        };
        self.place = saved.draft.place;
        self.editor.set_text(&text);
        self.editor.set_caret(saved.draft.caret);
        self.greeting = Some("you go on with what you were writing".to_owned());
        Ok(())
    }

    /// Saves the words, and lets their draft go. Words that say what the journal says need no keeping.
    fn save(&self, journal: &mut Journal) -> journal::Result<Option<String>> {
        let text = self.editor.text();
        let said = match &self.aim {
            _ if text == self.began => None,
            Aim::New(mentorship_id, period, from_on) => {
                let details = ReviewDetails {
                    mentorship_id: *mentorship_id,
                    period: *period,
                    from_on: *from_on,
                    body: text.clone(),
                };
                journal.add_review(&details)?;
                Some("the words are kept; n on the review writes them anew".to_owned())
            }
            Aim::Change(review) => {
                let meanwhile = journal.save_text(review.id.into(), "body", &self.began, &text)?;
                Some(meanwhile.told("the words are kept"))
            }
        };
        journal.forget_draft(&self.place, &text)?;
        Ok(said)
    }

    /// `Left out: check-ins and answers. Sharing offers each of them.`, as much of it as there is room for.
    fn left_out_in_words(&self, columns: u16) -> String {
        let names: Vec<_> = self.out.iter().map(|include| in_words(*include)).collect();
        match names.as_slice() {
            [] => String::new(),
            names => {
                let out = format!("Left out: {}.", list_of(names));
                let ways = [
                    format!("{out} Sharing offers each of them."),
                    out,
                    format!("{} left out", count(names.len(), "kind of thing is", "kinds of things are")),
                ];
                let fits = |way: &String| width(way) <= usize::from(columns);
                ways.into_iter().find(fits).unwrap_or_default()
            }
        }
    }
}

/// What is left out, in words.
pub(super) fn in_words(include: Include) -> &'static str {
    match include {
        Include::Private => "private notes",
        other => other.as_str(),
    }
}

fn number_of(who: Option<MentorshipId>) -> u32 {
    who.and_then(|id| u32::try_from(id.0).ok()).unwrap_or(0)
}

fn place_of(aim: &Aim) -> DraftPlace {
    match aim {
        Aim::Change(review) => DraftPlace::Field { record: review.id.into(), field: "body".to_owned() },
        Aim::New(who, period, from) => {
            DraftPlace::New { what: format!("{WHAT} {period} {from}"), number: number_of(*who) }
        }
    }
}

impl Screen for ReviewWordsScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::WRITING
    }

    /// What is being written is never replaced.
    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match &input {
            Input::Command(Command::StopWriting | Command::Save) => {
                Ok(self.save(cx.journal)?.map_or(Step::Pop, Step::Done))
            }
            Input::Command(Command::EditOutside) => {
                Ok(Step::Edit(Lent::of(self.place.clone(), self.editor.text()).with_caret(self.editor.caret())))
            }
            Input::Answer(Answer::Text(text)) => {
                self.editor.set_text(text);
                Ok(Step::Stay)
            }
            _ => Ok(writing::write(&mut self.editor, &input, cx).unwrap_or(Step::Stay)),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let sheet = cx.grid.prose(area, WRITING + 1);
        writing::draw(&self.editor, true, frame, below(sheet, u16::from(area.height > 12)), cx);
    }

    fn title(&self, cx: &ViewCx<'_>) -> Title {
        let title =
            Title::new(self.name.clone()).aside("the words for others").under(self.left_out_in_words(cx.grid.width()));
        if cx.grid.is_short { title } else { title.right(count(self.editor.words(), "word", "words")) }
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn draft(&self) -> Option<Draft> {
        let is_worth_it = self.editor.text() != self.began;
        is_worth_it.then(|| Draft { place: self.place.clone(), body: self.editor.text(), caret: self.editor.caret() })
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> journal::Result<()> {
        // Words that no row holds yet stay a draft, as an answer does.
        if matches!(self.aim, Aim::Change(_)) {
            self.save(cx.journal)?;
            self.began = self.editor.text();
        }
        Ok(())
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        matches!(command, Command::NextPane | Command::PreviousPane).then_some("there is one text here")
    }

    fn about(&self) -> Option<Record> {
        match &self.aim {
            Aim::New(who, ..) => who.map(Record::Mentorship),
            Aim::Change(review) => review.details.mentorship_id.map(Record::Mentorship),
        }
    }
}

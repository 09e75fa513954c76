//! Captures a line from wherever one is: an action, a topic, a note, a line of progress. Then one is back where one was.
//!
//! What the screen below shows says whom it is for; where that leaves a choice, a second field asks. A line that is not saved stays
//! as a draft, and the next capture offers it again.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::chrome::hints_line;
use super::super::command::{Command, Scope, chain};
use super::super::filling::{self, Filled};
use super::super::screen::{Cx, Input, Screen, Step, ViewCx};
use super::super::widgets::form::Form;
use super::super::widgets::form_view::FormView;
use super::super::widgets::overlay::{self, Width};
use super::super::widgets::row::{draw_line, styled};
use super::super::widgets::section::below;
use super::action_fields::{self, OWNER, OWNER_NAME, WITH};
use super::captured::{Kind, Known, about_of_draft};
use crate::domain::Record;
use crate::domain::draft::{Draft, DraftPlace, SavedDraft};
use crate::journal::{self, Journal};

/// What drafts of captured lines are called, whatever kind they are.
const WHAT: &str = "captured line";

/// Said where a line that was left is offered again.
const GOES_ON: &str = "this is the line you left; Esc keeps it, and Today can put it in the trash";

/// Said when it opens with words that stood on the screen.
const OFFERED: &str = "Enter takes it to the next meeting; change the words as you like";

/// Said when it opens though nobody pressed a key for it.
const PASTED: &str = "pasted: Enter adds it as a new entry, Esc keeps it as a draft";

/// The line of kinds with a blank below it; what is known, and the keys.
const HEAD_ROWS: u16 = 2;
const FOOT_ROWS: u16 = 3;

/// One line, over any screen.
#[derive(Debug)]
pub struct CaptureScreen {
    /// The kind that a key of its own asked for.
    wanted: Option<Kind>,
    about: Option<Record>,
    kind: Kind,
    /// The kinds there is something to do with: no topic without somebody to raise it with.
    kinds: Vec<Kind>,
    known: Known,
    form: Form,
    /// The line of kinds has the keys, not the form.
    is_choosing: bool,
    number: u32,
    is_loaded: bool,
    /// Words of the screen below, until they are in the form.
    offered: Option<String>,
    /// What was pasted where no text was being written, until it is in the form.
    pasted: Option<String>,
    greeting: Option<&'static str>,
}

impl CaptureScreen {
    /// Asks for a line about what the screen below shows; `command` may have said which kind.
    pub fn new(command: Command, about: Option<Record>) -> Self {
        let wanted = match command {
            Command::NewAction => Some(Kind::Action),
            Command::NewTopic => Some(Kind::Topic),
            _ => None,
        };
        CaptureScreen {
            wanted,
            about,
            kind: wanted.unwrap_or(Kind::Action),
            kinds: Vec::new(),
            known: Known::default(),
            form: Form::new(Vec::new()),
            is_choosing: wanted.is_none(),
            number: 0,
            is_loaded: false,
            offered: None,
            pasted: None,
            greeting: None,
        }
    }

    /// Offers a pasted text: as a note where there is somewhere for one to go.
    pub fn pasted(text: &str, about: Option<Record>) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_matches('\n').to_owned();
        CaptureScreen { pasted: Some(text), is_choosing: false, ..Self::new(Command::Capture, about) }
    }

    /// Offers words of the screen below as a topic.
    pub fn offering(words: &str, about: Option<Record>) -> Self {
        CaptureScreen { offered: Some(words.to_owned()), ..Self::new(Command::NewTopic, about) }
    }

    /// Goes on with a line that was left, if a draft is one.
    pub fn for_draft(place: &DraftPlace) -> Option<Self> {
        let DraftPlace::New { what, number } = place else { return None };
        (what == WHAT).then(|| CaptureScreen { number: *number, ..Self::new(Command::Capture, None) })
    }

    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        let drafts = journal.drafts()?;
        let (pasted, offered) = (self.pasted.take(), self.offered.take());
        let is_given = pasted.is_some() || offered.is_some();
        let found = drafts.iter().find(|saved| !is_given && self.goes_on_with(saved)).cloned();
        self.about = found.as_ref().map_or(self.about, |saved| about_of_draft(&saved.draft.body));
        self.known = Known::of(self.about, journal)?;
        self.kinds = Kind::ALL.into_iter().filter(|kind| kind.is_possible(&self.known)).collect();
        if let Some(kind) = found.as_ref().and_then(|saved| Kind::of_draft(&saved.draft.body)) {
            (self.kind, self.is_choosing) = (kind, false);
        }
        if pasted.is_some() {
            self.kind = Kind::Note;
        }
        if !self.kinds.contains(&self.kind) {
            self.kind = Kind::Action;
        }
        let written = found.as_ref().map(|saved| self.kind.text_of_draft(&saved.draft.body));
        self.form = self.kind.form(&self.known, pasted.as_ref().or(written.as_ref()).map_or("", String::as_str));
        self.number = match found.as_ref().map(|saved| &saved.draft.place) {
            Some(DraftPlace::New { number, .. }) => *number,
            _ => 1 + drafts.iter().filter_map(number_of).max().unwrap_or(0),
        };
        if let Some(saved) = found {
            self.form.restore(&saved.draft.body);
            self.greeting = Some(GOES_ON);
        }
        if let Some(text) = pasted {
            self.greeting = Some(PASTED);
            self.put(&text);
        }
        if let Some(words) = offered.filter(|_| self.kind == Kind::Topic) {
            self.form.begin_with(self.kind.line(), &words);
            self.greeting = Some(OFFERED);
        }
        self.is_loaded = true;
        self.follow(journal)
    }

    /// Whether a draft is the one to offer: the one that was asked for, or the newest of the wanted kind about the same thing.
    fn goes_on_with(&self, saved: &SavedDraft) -> bool {
        let Some(number) = number_of(saved) else { return false };
        let kind = Kind::of_draft(&saved.draft.body);
        if self.number != 0 {
            return number == self.number;
        }
        about_of_draft(&saved.draft.body) == self.about && (self.wanted.is_none() || kind == self.wanted)
    }

    /// Another kind of line; what was written and for whom is kept.
    fn switch(&mut self, kind: Kind, journal: &Journal) -> journal::Result<()> {
        let (text, with) = (self.form.value(self.kind.line()), self.form.value(WITH));
        self.kind = kind;
        self.form = kind.form(&self.known, &text);
        self.put(&text);
        if !with.is_empty() {
            self.form.set(WITH, &with);
        }
        self.follow(journal)
    }

    /// Puts in what is written already. Where it has to be a line, its lines become one.
    fn put(&mut self, text: &str) {
        let line = if self.kind.has_lines() { text.to_owned() } else { text.replace('\n', " ") };
        if !line.is_empty() {
            self.form.set(self.kind.line(), &line);
        }
    }

    /// Shows only what is asked, and calls the other side by name.
    fn follow(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.kind == Kind::Action {
            let with = self.known.with.map_or_else(|| self.form.value(WITH), |id| id.to_string());
            action_fields::name_owners(&mut self.form, &with, journal)?;
            self.form.show(OWNER_NAME, self.form.value(OWNER) == "other");
        }
        Ok(())
    }

    /// Answers an input on the line of kinds; whatever is no business of it goes to the form.
    fn choose(&mut self, input: &Input, cx: &Cx<'_>) -> journal::Result<bool> {
        let here = self.kinds.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        let count = self.kinds.len().max(1);
        match input {
            Input::Command(Command::Save | Command::NextPane) => self.is_choosing = false,
            Input::Command(Command::PreviousPane) => {
                self.is_choosing = false;
                self.form.step(false);
            }
            Input::Key(key) => {
                let by_letter = self.kinds.iter().position(|kind| key.code == KeyCode::Char(kind.letter()));
                let to = match key.code {
                    KeyCode::Right => Some((here + 1) % count),
                    KeyCode::Left => Some((here + count - 1) % count),
                    _ => by_letter,
                };
                self.is_choosing = by_letter.is_none() && key.code != KeyCode::Down;
                if let Some(kind) = to.and_then(|at| self.kinds.get(at)).copied() {
                    self.switch(kind, cx.journal)?;
                }
            }
            Input::Paste(_) => {
                self.is_choosing = false;
                return Ok(false);
            }
            _ => {}
        }
        Ok(true)
    }

    /// Whether an input leads from the form up to the line of kinds.
    fn leads_to_kinds(&self, input: &Input) -> bool {
        let is_first = self.form.focused_name() == self.kind.line();
        match input {
            Input::Command(Command::NextPane) => self.form.is_at_end(),
            Input::Command(Command::PreviousPane) => is_first,
            Input::Key(key) => is_first && key.code == KeyCode::Up && !self.form.is_in_prose(),
            _ => false,
        }
    }

    /// The keys of the line or, while the kinds have them, those that choose one.
    fn hints(&self, cx: &ViewCx<'_>) -> Line<'static> {
        if self.is_choosing {
            let letters: Vec<_> = self.kinds.iter().map(|kind| kind.letter().to_string()).collect();
            let mut hints = vec![(letters.join(" "), "choose"), ("Enter".to_owned(), "go on")];
            hints.push((cx.key(chain::CAPTURING, Command::Back), "back"));
            return hints_line(&hints, cx.theme);
        }
        let shown =
            cx.keymap.live(self.scopes()).filter(|binding| !binding.row.short.is_empty() && !binding.keys.is_empty());
        let hints: Vec<_> = shown
            .map(|binding| (binding.keys.first().map(ToString::to_string).unwrap_or_default(), binding.row.short))
            .collect();
        hints_line(&hints, cx.theme)
    }

    fn draw_kinds(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let mut spans = Vec::new();
        for kind in &self.kinds {
            let (first, rest) = kind.name().split_at(1);
            let (letter, word) = match (*kind == self.kind, self.is_choosing) {
                (true, true) => (cx.theme.place, cx.theme.place),
                (true, false) => (cx.theme.title, cx.theme.title),
                (false, true) => (cx.theme.key, cx.theme.dim),
                (false, false) => (cx.theme.dim, cx.theme.dim),
            };
            spans.extend([Span::styled(first, letter), Span::styled(rest, word), Span::raw("   ")]);
        }
        draw_line(frame.buffer_mut(), area, Line::from(spans));
    }
}

/// A draft with which a text from elsewhere can be gone on with as a captured line; the one there is already, if it has these words.
pub(super) fn draft_of(text: &str, about: Option<Record>, journal: &Journal) -> journal::Result<Draft> {
    let draft = Elsewhere::of(about, journal)?.draft(text);
    let there = journal.drafts()?.into_iter().map(|saved| saved.draft).find(|there| there.body == draft.body);
    Ok(there.unwrap_or(draft))
}

/// How a line that is written somewhere else is kept, for the case that it can't be finished there: as a captured one.
#[derive(Debug)]
pub(super) struct Elsewhere {
    about: Option<Record>,
    known: Known,
    kind: Kind,
    number: u32,
}

impl Elsewhere {
    pub(super) fn of(about: Option<Record>, journal: &Journal) -> journal::Result<Self> {
        let known = Known::of(about, journal)?;
        let kind = if Kind::Note.is_possible(&known) { Kind::Note } else { Kind::Action };
        let number = 1 + journal.drafts()?.iter().filter_map(number_of).max().unwrap_or(0);
        Ok(Elsewhere { about, known, kind, number })
    }

    pub(super) fn draft(&self, text: &str) -> Draft {
        let mut form = self.kind.form(&self.known, text);
        form.set(self.kind.line(), text);
        let body = self.kind.into_draft(&form.body(), self.about);
        Draft { place: DraftPlace::New { what: WHAT.to_owned(), number: self.number }, body, caret: 0 }
    }
}

/// Which captured line a draft is, if it is one.
fn number_of(saved: &SavedDraft) -> Option<u32> {
    match &saved.draft.place {
        DraftPlace::New { what, number } if what == WHAT => Some(*number),
        _ => None,
    }
}

impl Screen for CaptureScreen {
    fn scopes(&self) -> &'static [Scope] {
        let is_at_a_day = !self.is_choosing && self.form.day_in_focus().is_some();
        if is_at_a_day { chain::CAPTURING_DAY } else { chain::CAPTURING }
    }

    /// Loads once: what is being written is never replaced.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        if self.is_loaded { Ok(()) } else { self.load(journal) }
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if self.is_choosing && self.choose(&input, cx)? {
            return Ok(Step::Stay);
        }
        if self.leads_to_kinds(&input) {
            filling::look_over(&mut self.form, cx);
            self.is_choosing = true;
            return Ok(Step::Stay);
        }
        match filling::fill(&mut self.form, &input, cx) {
            Filled::Step(step) => {
                self.follow(cx.journal)?;
                Ok(step)
            }
            Filled::Save => match self.kind.save(&self.form, &self.known, cx.journal) {
                Ok(words) => Ok(Step::Done(words)),
                Err(error) => filling::show_error(&mut self.form, error),
            },
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let form = FormView { theme: cx.theme, grid: cx.grid, today: cx.today };
        let tall = form.height(&self.form, cx.grid.span(4));
        let rows = HEAD_ROWS.saturating_add(tall).saturating_add(FOOT_ROWS);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Narrow, rows, cx.theme);
        self.draw_kinds(frame, inner, cx);
        let body = below(inner, HEAD_ROWS);
        let body = Rect { height: body.height.saturating_sub(FOOT_ROWS), ..body };
        let caret = form.render_with(&self.form, frame.buffer_mut(), body, !self.is_choosing);
        cx.show_caret(frame, caret);
        let from_below =
            |up: u16| Rect { y: inner.bottom().saturating_sub(up), height: 1, ..inner }.intersection(inner);
        let read = self.kind.read(&self.form, &self.known, cx.today);
        let remark = match read.trim_start_matches(", ") {
            "" => self.kind.remark(&self.known, self.wanted),
            read => format!("read in the line: {read}"),
        };
        draw_line(frame.buffer_mut(), from_below(2), styled(remark, cx.theme.dim));
        draw_line(frame.buffer_mut(), from_below(1), self.hints(cx));
    }

    fn draft(&self) -> Option<Draft> {
        let is_empty = self.form.value(self.kind.line()).trim().is_empty();
        let place = DraftPlace::New { what: WHAT.to_owned(), number: self.number };
        let draft = filling::draft(&self.form, &place).filter(|_| !is_empty)?;
        Some(Draft { body: self.kind.into_draft(&draft.body, self.about), ..draft })
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.map(str::to_owned)
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

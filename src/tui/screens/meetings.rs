//! Meetings as a list: planned ones first, then those that were held, newest first, with what came of each beside it.

use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::command::{Command, Scope, chain};
use super::super::glyph;
use super::super::screen::{Answer, Asked, Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_item::ListItem;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::paragraph::draw_sentence;
use super::beginning;
use super::choice::{ChoiceScreen, MenuLine};
use super::meeting::MeetingScreen;
use super::meeting::preview::Preview;
use super::meeting::words::{by, times, title_of};
use super::meeting_form::MeetingFormScreen;
use super::meeting_state::MeetingState;
use crate::domain::meeting::{MeetingFilter, MeetingLine, MeetingStatus};
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::names::first_name;
use crate::domain::{Page, Record};
use crate::journal::{self, Journal};
use crate::text::plural::count;
use crate::text::when;

/// The question of the filter.
const WHICH: &str = "which meetings to show";

const FILTERS: &[MenuLine] = &[
    MenuLine { letter: 'a', word: "all", meaning: "All meetings" },
    MenuLine { letter: 'p', word: "planned", meaning: "Those planned" },
    MenuLine { letter: 'h', word: "held", meaning: "Those held" },
    MenuLine { letter: 'c', word: "cancelled", meaning: "Those cancelled" },
];

/// The meetings.
#[derive(Debug, Default)]
pub struct MeetingsScreen {
    cursor: ListCursor<MeetingLine>,
    filter: MeetingFilter,
    preview: Option<Preview>,
    state: MeetingState,
    /// Whether meetings of several people stand in the list, so that each names its own.
    is_mixed: bool,
    is_open: bool,
}

impl MeetingsScreen {
    fn load(&mut self, journal: &Journal) -> journal::Result<()> {
        self.cursor.reload(|page| journal.meetings(&self.filter, page))?;
        self.load_preview(journal)
    }

    fn load_preview(&mut self, journal: &Journal) -> journal::Result<()> {
        self.preview = self.cursor.selected().map(|line| Preview::load(line.id, journal)).transpose()?;
        Ok(())
    }

    /// The list opens on the meeting that comes next, which is what one prepares.
    fn select_next(&mut self, journal: &Journal) -> journal::Result<()> {
        let next = journal.next_meeting(self.filter.mentorship)?;
        if next.is_some_and(|line| self.cursor.select(line.id.0)) {
            self.load_preview(journal)?;
        }
        Ok(())
    }

    fn show_only(&mut self, status: Option<MeetingStatus>, journal: &Journal) -> journal::Result<()> {
        self.filter.status = status;
        self.load(journal)
    }

    fn obey(&mut self, command: Command, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some(motion) = command.motion() {
            self.cursor.walk(motion, |page| cx.journal.meetings(&self.filter, page))?;
            self.load_preview(cx.journal)?;
            return Ok(Step::Stay);
        }
        match command {
            Command::New => return Ok(Step::Push(Box::new(MeetingFormScreen::blank(None)))),
            Command::Filter => {
                let word = self.filter.status.map_or("all", MeetingStatus::as_str);
                let menu = ChoiceScreen::new(Asked::plain(WHICH), "Which meetings?", FILTERS).at(word);
                return Ok(Step::Push(Box::new(menu)));
            }
            Command::ClearFilter => self.show_only(None, cx.journal)?,
            Command::Begin => return self.begin(cx.journal),
            _ => {}
        }
        let Some(line) = self.cursor.selected() else { return Ok(Step::Stay) };
        Ok(match command {
            Command::Open => Step::Push(Box::new(MeetingScreen::of(line.id))),
            Command::Edit => Step::Push(Box::new(MeetingFormScreen::of(line.id))),
            Command::State => MeetingState::ask(line.id, line.status),
            Command::Delete => Step::Say(cx.journal.delete(line.id.into())?),
            _ => Step::Stay,
        })
    }

    /// Begins the selected meeting if it is planned for today, or else one with whom one says.
    fn begin(&self, journal: &mut Journal) -> journal::Result<Step> {
        let (today, planned) = (journal.today(), MeetingStatus::Planned);
        match self.cursor.selected().filter(|line| line.status == planned && line.meets_on == today) {
            Some(line) => beginning::begin_planned(line.id, journal),
            None => beginning::begin(None, journal),
        }
    }

    fn item(&self, line: &MeetingLine, cx: &ViewCx<'_>) -> ListItem {
        let mut item = ListItem::new(title_of(&line.title, line.kind)).date(when::column(line.meets_on, cx.today));
        if self.is_mixed {
            item = item.tail(first_name(&line.name));
        }
        if line.is_undecided(cx.today) {
            let words = format!("{} still planned", glyph::LATE);
            if cx.grid.is_short {
                return item.right(words).late();
            }
            return item.right(when::away(line.meets_on, cx.today)).second(words, "").late_second();
        }
        let item = item.right(when::away(line.meets_on, cx.today)).second(second(line), "");
        if line.status == MeetingStatus::Cancelled { item.done() } else { item }
    }
}

/// What is worth knowing of a meeting in one line.
fn second(line: &MeetingLine) -> String {
    let moved = if line.moves == 0 { String::new() } else { format!("moved {}", times(line.moves)) };
    match line.status {
        MeetingStatus::Cancelled => format!("cancelled {}", line.cancelled_by.map(by).unwrap_or_default()),
        MeetingStatus::Held if line.gist.trim().is_empty() => moved,
        MeetingStatus::Held => line.gist.clone(),
        MeetingStatus::Planned => {
            let agenda = match line.open_lines {
                0 => "nothing on the agenda yet".to_owned(),
                lines => format!("{} on the agenda", count(lines, "line", "lines")),
            };
            if moved.is_empty() { agenda } else { format!("{moved}, {agenda}") }
        }
    }
}

impl Screen for MeetingsScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::MEETINGS
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.filter.mentorship = journal.chosen()?;
        let several = journal.mentorships(&MentorshipFilter::default(), &Page::first(2))?.len() > 1;
        self.is_mixed = several && self.filter.mentorship.is_none();
        self.load(journal)?;
        if !self.is_open {
            self.is_open = true;
            self.select_next(journal)?;
        }
        Ok(())
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        match input {
            Input::Command(command) => self.obey(command, cx),
            Input::Answer(Answer::Chosen(Asked { what: WHICH, .. }, word)) => {
                self.show_only(word.parse().ok(), cx.journal)?;
                Ok(Step::Stay)
            }
            Input::Answer(answer) => match self.state.answer(&answer, cx)? {
                Some(step) => Ok(step),
                None => Ok(beginning::answered(&answer, cx)?.unwrap_or(Step::Stay)),
            },
            _ => Ok(Step::Stay),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let panes = cx.grid.split(area, 3);
        let left = panes.map_or(area, |[left, _]| left);
        if self.cursor.is_empty() {
            let words = match self.filter.status {
                Some(status) => format!("No meeting is {status}. x shows all of them."),
                None => "No meeting yet. n plans one, or writes down one that was held.".to_owned(),
            };
            draw_sentence(frame.buffer_mut(), left, &words, cx.theme.text);
            return;
        }
        ListPane::new(&self.cursor, |line| self.item(line, cx))
            .sections(|line| section(line, cx))
            .short(cx.grid.is_short)
            .render(frame.buffer_mut(), left, cx.theme);
        if let (Some([_, right]), Some(preview)) = (panes, &self.preview) {
            preview.draw(frame, right, cx);
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        let shown = self.filter.status.map(|status| format!("{status} only")).unwrap_or_default();
        Title::new("Meetings").aside(shown)
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        match command {
            Command::ClearFilter => self.filter.status.is_none().then_some("all meetings are shown"),
            Command::Filter if self.cursor.is_empty() && self.filter.status.is_none() => {
                Some("there is no meeting yet")
            }
            Command::Open | Command::Edit | Command::State | Command::Delete if self.cursor.is_empty() => {
                Some("no meeting is selected")
            }
            _ => None,
        }
    }

    fn about(&self) -> Option<Record> {
        self.cursor.selected().map(|line| line.id.into())
    }
}

/// The heading a meeting stands under: planned, past, or its year if that is another one.
fn section(line: &MeetingLine, cx: &ViewCx<'_>) -> String {
    let is_ahead = line.meets_on > cx.today || (line.meets_on == cx.today && line.status == MeetingStatus::Planned);
    if is_ahead && line.status == MeetingStatus::Cancelled {
        "Cancelled".to_owned()
    } else if is_ahead {
        "Planned".to_owned()
    } else if line.meets_on.year() == cx.today.year() {
        "Past".to_owned()
    } else {
        line.meets_on.year().to_string()
    }
}

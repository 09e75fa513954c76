//! What was said last time, in full, over the page of a meeting.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::chrome::hints_line;
use super::super::super::command::{Command, Scope, chain};
use super::super::super::grid::READING;
use super::super::super::screen::{Cx, Input, Screen, Step, ViewCx};
use super::super::super::widgets::overlay::{self, Width};
use super::super::super::widgets::reading::ReadingText;
use super::super::super::widgets::row::{draw_line, draw_row, styled};
use super::super::super::widgets::section::below;
use super::super::action_row;
use super::words::title_of;
use crate::domain::action::ActionLine;
use crate::domain::feedback::{Direction, FeedbackFilter, FeedbackLine};
use crate::domain::names;
use crate::domain::{MeetingId, Page};
use crate::journal::{self, ErrorKind, Journal, MeetingPage};
use crate::text::sanitise::shown_line;
use crate::text::when;

/// Title and a blank above, a blank and the keys below.
const FIXED_ROWS: u16 = 4;

/// Nobody hears more pieces of advice in one meeting.
const MOST_ADVICE: usize = 20;

/// The meeting before this one, to read.
#[derive(Debug)]
pub(super) struct LastTimeScreen {
    id: MeetingId,
    title: String,
    meets_on: Option<NaiveDate>,
    said: String,
    text: ReadingText,
}

impl LastTimeScreen {
    pub(super) fn of(id: MeetingId) -> Self {
        let (title, said) = (String::new(), String::new());
        LastTimeScreen { id, title, meets_on: None, said, text: ReadingText::default() }
    }

    /// Takes what there is to read; where one reads stays unless it is other words.
    fn take(&mut self, page: &MeetingPage, advice: &[FeedbackLine], today: NaiveDate) {
        let details = &page.meeting.details;
        self.title = format!("Last time: {}", title_of(&details.title, details.kind));
        self.meets_on = Some(details.meets_on);
        let said = in_full(page, advice, today);
        if said != self.said {
            self.text = ReadingText::new(&said);
            self.said = said;
        }
    }
}

/// All that was written about a meeting, the short before the long.
fn in_full(page: &MeetingPage, advice: &[FeedbackLine], today: NaiveDate) -> String {
    let details = &page.meeting.details;
    let lines = |lines: Vec<String>| lines.into_iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n");
    let taken = page.takeaways.iter().map(|takeaway| takeaway.details.text.clone()).collect();
    let decided = page.decisions.iter().map(|decision| decision.details.text.clone()).collect();
    let promised = page.actions.iter().map(|line| promise(line, today)).collect();
    let advice = advice.iter().map(feedback).collect();
    let debrief = [&details.debrief_what, &details.debrief_so_what, &details.debrief_now_what];
    let debrief: Vec<_> = debrief.into_iter().map(String::as_str).filter(|line| !line.trim().is_empty()).collect();
    let parts = [
        ("TAKEN FROM IT", lines(taken)),
        ("DECIDED", lines(decided)),
        ("PROMISED", lines(promised)),
        ("FEEDBACK AND ADVICE", lines(advice)),
        ("NOTES", details.notes.clone()),
        ("PRIVATE", details.private_notes.clone()),
        ("DEBRIEF", debrief.join("\n")),
    ];
    let said = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let said: Vec<_> = said.map(|(heading, text)| format!("{heading}\n{}", text.trim_end())).collect();
    if said.is_empty() { "Nothing was written about it.".to_owned() } else { said.join("\n\n") }
}

/// Who said it, and what: `Aldo: count five breaths first`.
fn feedback(line: &FeedbackLine) -> String {
    let details = &line.feedback.details;
    let who = match details.direction {
        Direction::Given => "me",
        Direction::Received => names::other(&line.name),
    };
    format!("{who}: {}", details.words())
}

/// `Aldo: sit in on a shift (2 days late)`.
fn promise(line: &ActionLine, today: NaiveDate) -> String {
    let stands = action_row::stands(line, when::relative, today);
    let stands = if stands.is_empty() { "open" } else { &stands };
    format!("{}: {} ({stands})", line.owner(), line.action.details.text)
}

impl Screen for LastTimeScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::LOOKING_BACK
    }

    /// What has been deleted meanwhile stays to be read.
    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        match journal.meeting(self.id) {
            Err(error) if error.kind() == ErrorKind::NothingFound => {}
            page => {
                let here = FeedbackFilter { meeting: Some(self.id), ..FeedbackFilter::default() };
                let advice = journal.feedbacks(&here, &Page::first(MOST_ADVICE))?;
                let advice: Vec<_> = advice.into_iter().map(|line| line.item).collect();
                self.take(&page?, &advice, journal.today());
            }
        }
        Ok(())
    }

    fn update(&mut self, input: Input, _cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Input::Command(command) = input
            && let Some(motion) = command.motion()
        {
            self.text.step(motion);
        }
        Ok(Step::Stay)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let rows = self.text.rows(overlay::content_width(area, cx.grid, Width::Wide).min(READING));
        let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(FIXED_ROWS);
        let inner = overlay::open(frame.buffer_mut(), area, cx.grid, Width::Wide, rows, cx.theme);
        let day = self.meets_on.map(|day| when::heading(day, cx.today)).unwrap_or_default();
        draw_row(frame.buffer_mut(), inner, styled(shown_line(&self.title), cx.theme.title), styled(day, cx.theme.dim));
        let body = below(inner, 2);
        let body = cx.grid.prose(Rect { height: body.height.saturating_sub(2), ..body }, READING);
        self.text.render(frame.buffer_mut(), body, cx.theme.text, cx.theme.dim);
        let both = format!("{} {}", cx.key(chain::READING, Command::Down), cx.key(chain::READING, Command::Up));
        let keys = [(both, "read on, back"), (cx.key(chain::READING, Command::Back), "back")];
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        draw_line(frame.buffer_mut(), last, hints_line(&keys, cx.theme));
    }

    fn is_overlay(&self) -> bool {
        true
    }
}

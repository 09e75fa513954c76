//! What was said last time, in full, over the page of a meeting.

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
use super::words::title_of;
use crate::domain::meeting::{Meeting, Takeaway};
use crate::journal::{self, Journal};
use crate::text::when;

/// Title and a blank above, a blank and the keys below.
const FIXED_ROWS: u16 = 4;

/// The meeting before this one, to read.
#[derive(Debug)]
pub(super) struct LastTimeScreen {
    meeting: Meeting,
    text: ReadingText,
}

impl LastTimeScreen {
    pub(super) fn new(meeting: Meeting, takeaways: &[Takeaway]) -> Self {
        let text = ReadingText::new(&in_full(&meeting, takeaways));
        LastTimeScreen { meeting, text }
    }
}

/// All that was written about a meeting, the short before the long.
fn in_full(meeting: &Meeting, takeaways: &[Takeaway]) -> String {
    let details = &meeting.details;
    let taken: Vec<_> = takeaways.iter().map(|takeaway| takeaway.details.text.as_str()).collect();
    let debrief = [&details.debrief_what, &details.debrief_so_what, &details.debrief_now_what];
    let debrief: Vec<_> = debrief.into_iter().map(String::as_str).filter(|line| !line.trim().is_empty()).collect();
    let parts = [
        ("TAKEN FROM IT", taken.join("\n")),
        ("NOTES", details.notes.clone()),
        ("PRIVATE", details.private_notes.clone()),
        ("DEBRIEF", debrief.join("\n")),
    ];
    let said = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let said: Vec<_> = said.map(|(heading, text)| format!("{heading}\n{}", text.trim_end())).collect();
    if said.is_empty() { "Nothing was written about it.".to_owned() } else { said.join("\n\n") }
}

impl Screen for LastTimeScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::READING
    }

    fn refresh(&mut self, _journal: &Journal) -> journal::Result<()> {
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
        let details = &self.meeting.details;
        let title = format!("Last time: {}", title_of(&details.title, details.kind));
        let day = when::heading(details.meets_on, cx.today);
        draw_row(frame.buffer_mut(), inner, styled(title, cx.theme.title), styled(day, cx.theme.dim));
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

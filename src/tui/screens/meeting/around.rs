//! What the template of a meeting says is to be done before it and after it: above the agenda while it is planned, with the debrief
//! for a while after it was held. Where nothing is to be said, nothing shows.

use chrono::Days;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::screen::ViewCx;
use super::super::super::widgets::paragraphs::{Paragraphs, Reader};
use super::super::super::widgets::section::below;
use super::pane::Pane;
use crate::domain::meeting::MeetingStatus;
use crate::journal::{self, Journal, MeetingPage};

/// For so many days after the meeting its template says what to do; later it would be no help any more.
const AFTER_DAYS: u64 = 14;

/// Of a place it takes no more than a third, and it is no use in less than a heading and a line.
const SHARE: u16 = 3;
const LEAST: u16 = 2;

/// What is to be done round a meeting, at the moment it was loaded.
#[derive(Debug, Default)]
pub(super) struct Around {
    before: Vec<String>,
    after: Vec<String>,
}

impl Around {
    /// What the template of the meeting says, if it is the time for it.
    pub(super) fn load(page: &MeetingPage, journal: &Journal) -> journal::Result<Self> {
        let details = &page.meeting.details;
        let is_ahead = details.status == MeetingStatus::Planned && details.meets_on >= journal.today();
        let until = details.meets_on.checked_add_days(Days::new(AFTER_DAYS));
        let is_just_over = details.status == MeetingStatus::Held && until.is_some_and(|until| journal.today() <= until);
        let (true, Some(mentorship)) = (is_ahead || is_just_over, details.mentorship_id) else {
            return Ok(Around::default());
        };
        let Some(template) = journal.template_of(details)? else { return Ok(Around::default()) };
        let role = journal.mentorship(mentorship)?.mentorship.details.my_role;
        Ok(Around {
            before: if is_ahead { template.before(role).to_vec() } else { Vec::new() },
            after: if is_just_over { template.after } else { Vec::new() },
        })
    }

    /// Draws what is to be done before, at the top of the column of the agenda. Gives back what is left.
    pub(super) fn draw_before(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> Rect {
        let Some(page) = section("before", &self.before, area, cx) else { return area };
        let rows = page.height();
        page.render(buffer, Rect { height: rows, ..area }, &Reader::default());
        below(area, rows + 1)
    }

    /// Draws what is to be done after, at the foot of the column of the debrief. Gives back what is left.
    pub(super) fn draw_after(&self, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> Rect {
        let Some(page) = section("after", &self.after, area, cx) else { return area };
        let rows = page.height();
        page.render(buffer, below(area, area.height - rows), &Reader::default());
        Rect { height: area.height - rows - 1, ..area }
    }

    /// Where there is one pane: with the agenda, or with the debrief.
    pub(super) fn draw_with(&self, pane: Pane, buffer: &mut Buffer, area: Rect, cx: &ViewCx<'_>) -> Rect {
        match pane {
            Pane::Agenda => self.draw_before(buffer, area, cx),
            Pane::Debrief => self.draw_after(buffer, area, cx),
            _ => area,
        }
    }
}

/// The section, if there is something to say and room to say all of it.
fn section<'a>(heading: &str, lines: &[String], area: Rect, cx: &ViewCx<'a>) -> Option<Paragraphs<'a>> {
    let mut page = Paragraphs::new(area.width, cx.theme);
    page.heading(heading, "");
    for line in lines {
        page.sentence(line, cx.theme.dim);
    }
    let fits = page.height() >= LEAST && page.height() <= area.height / SHARE;
    (fits && !lines.is_empty()).then_some(page)
}

//! A meeting beside the list of meetings: what came of it first, then its notes as far as there is room.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::super::screen::ViewCx;
use super::super::super::widgets::list::ListCursor;
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::paragraph::draw_sentence;
use super::super::super::widgets::reading::ReadingText;
use super::super::super::widgets::row::{draw_row, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::action_row;
use super::entries::{self, Entry};
use super::items::agenda_item;
use super::words::{by, moved_from, title_of};
use crate::domain::MeetingId;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::agenda::AgendaLineShown;
use crate::domain::meeting::MeetingStatus;
use crate::journal::{self, Journal, MeetingPage};
use crate::text::plural::count;
use crate::text::when;

/// Lines of a list the preview shows at most.
const MOST_LINES: u16 = 8;

/// What the preview shows, loaded when the selection moves.
#[derive(Debug)]
pub struct Preview {
    page: MeetingPage,
    agenda: ListCursor<AgendaLineShown>,
    actions: ListCursor<ActionLine>,
    notes: ReadingText,
    words: usize,
}

impl Preview {
    /// Loads the preview of a meeting.
    pub fn load(id: MeetingId, journal: &Journal) -> journal::Result<Preview> {
        let page = journal.meeting(id)?;
        let notes = ReadingText::new(&page.meeting.details.notes);
        let words = page.meeting.details.notes.split_whitespace().count();
        let (mut agenda, mut actions) = (ListCursor::default(), ListCursor::default());
        agenda.keep(page.agenda.clone(), |shown| shown.line.id.0);
        actions.keep(page.actions.clone(), |line| line.action.id.0);
        Ok(Preview { page, agenda, actions, notes, words })
    }

    /// Draws it. A section with nothing to say is left out.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let details = &self.page.meeting.details;
        let title = styled(title_of(&details.title, details.kind), cx.theme.title);
        let day = styled(when::heading(details.meets_on, cx.today), cx.theme.dim);
        draw_row(frame.buffer_mut(), area, title, day);
        let facts = draw_sentence(frame.buffer_mut(), below(area, 1), &self.facts(cx), cx.theme.dim);
        let mut rest = below(area, facts.saturating_add(2));
        rest = self.draw_entries(frame, rest, cx);
        if details.status == MeetingStatus::Planned {
            rest = self.draw_agenda(frame, rest, cx);
        }
        rest = self.draw_actions(frame, rest, cx);
        if !details.notes.trim().is_empty() && rest.height > 1 {
            let words = count(self.words, "word", "words");
            let text = draw_section(frame.buffer_mut(), rest, "Notes", &words, false, cx.theme);
            self.notes.render(frame.buffer_mut(), text, cx.theme.text, cx.theme.dim);
        }
    }

    /// `with Aldo Ferri, feedback, 60 minutes, of use 5 of 5`.
    fn facts(&self, cx: &ViewCx<'_>) -> String {
        let details = &self.page.meeting.details;
        let mut facts = vec![details.kind.to_string()];
        facts.extend(details.starts_at.map(when::time));
        facts.extend(details.minutes.map(|minutes| count(minutes, "minute", "minutes")));
        facts.extend(details.pulse.map(|pulse| format!("of use {pulse} of 5")));
        facts.extend(details.cancelled_by.map(|side| format!("cancelled {}", by(side))));
        facts.extend(Some(moved_from(&self.page.moves, cx.today)).filter(|words| !words.is_empty()));
        facts.join(", ")
    }

    fn draw_entries(&self, frame: &mut Frame<'_>, mut rest: Rect, cx: &ViewCx<'_>) -> Rect {
        let taken: Vec<_> = self.page.takeaways.iter().map(Entry::of).collect();
        let decided: Vec<_> = self.page.decisions.iter().map(Entry::of).collect();
        for (heading, entries) in [("Taken from it", taken), ("Decided", decided)] {
            if !entries.is_empty() && rest.height > 1 {
                let body = draw_section(frame.buffer_mut(), rest, heading, "", false, cx.theme);
                let rows = entries::rows(&entries, rest.width);
                entries::draw(frame.buffer_mut(), body, &entries, None, cx.theme);
                rest = below(body, rows.saturating_add(1));
            }
        }
        rest
    }

    fn draw_agenda(&self, frame: &mut Frame<'_>, rest: Rect, cx: &ViewCx<'_>) -> Rect {
        let agenda = &self.page.agenda;
        let ticked = agenda.iter().filter(|shown| shown.line.details.ticked).count();
        let pane = ListPane::new(&self.agenda, |shown| agenda_item(shown, cx.today)).preview();
        draw_list(frame, rest, ("Agenda", format!("{ticked} of {}", agenda.len())), agenda.len(), &pane, cx)
    }

    fn draw_actions(&self, frame: &mut Frame<'_>, rest: Rect, cx: &ViewCx<'_>) -> Rect {
        let actions = &self.page.actions;
        let done = actions.iter().filter(|line| line.action.details.status == ActionStatus::Done).count();
        let pane = ListPane::new(&self.actions, |line| action_row::item(line, when::relative, cx.today)).preview();
        draw_list(frame, rest, ("Actions", format!("{done} of {} kept", actions.len())), actions.len(), &pane, cx)
    }
}

/// Draws a few lines under their heading, if there are any; gives back what is left under a blank row.
fn draw_list<T>(
    frame: &mut Frame<'_>,
    rest: Rect,
    (heading, counted): (&str, String),
    lines: usize,
    pane: &ListPane<'_, T>,
    cx: &ViewCx<'_>,
) -> Rect {
    if lines == 0 || rest.height < 2 {
        return rest;
    }
    let body = draw_section(frame.buffer_mut(), rest, heading, &counted, false, cx.theme);
    let rows = u16::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES);
    pane.render(frame.buffer_mut(), Rect { height: rows.min(body.height), ..body }, cx.theme);
    below(body, rows + 1)
}

//! The mentorships: active, paused, closed. Beside the list, where there is room, how the selected one stands.
//!
//! What can be done with one from here and from its page is in `mentorship::state`; opening and editing are screens of their own.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::command::{Command, Scope, chain};
use super::super::screen::{Cx, Input, Screen, Step, Title, ViewCx};
use super::super::widgets::list::ListCursor;
use super::super::widgets::list_item::ListItem;
use super::super::widgets::list_pane::ListPane;
use super::super::widgets::row::draw_row;
use super::super::widgets::section::below;
use super::beginning;
use super::mentorship::{MentorshipScreen, facts, lines, state};
use super::mentorship_form::{self, MentorshipFormScreen};
use super::network::{NetworkScreen, overview};
use crate::domain::mentorship::{MentorshipFilter, MentorshipLine, MentorshipStatus, Rhythm};
use crate::domain::{Listed, MentorshipId, Page, Record};
use crate::journal::{self, Journal, MentorshipPage, Network};
use crate::text::{plural, when};

/// The list, and the page of the selected one.
#[derive(Debug, Default)]
pub struct PeopleScreen {
    list: ListCursor<MentorshipLine>,
    /// Only this one, if a person was chosen.
    filter: MentorshipFilter,
    preview: Option<MentorshipPage>,
    /// Who helps beside the mentorships, at a glance.
    network: Network,
}

impl PeopleScreen {
    fn selected(&self) -> Option<MentorshipId> {
        self.list.selected().map(|line| line.mentorship.id)
    }

    fn load_preview(&mut self, journal: &Journal) -> journal::Result<()> {
        self.preview = self.selected().map(|id| journal.mentorship_page(id)).transpose()?;
        Ok(())
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let empty = vec![
            Span::raw("Nobody is in this journal yet. "),
            Span::styled(cx.key(chain::PEOPLE, Command::New), cx.theme.key),
            Span::raw(" begins with a name."),
        ];
        ListPane::new(&self.list, |line| item(line, cx))
            .sections(|line| line.mentorship.details.status.to_string())
            .empty(Line::from(empty))
            .short(cx.grid.is_short)
            .render(frame.buffer_mut(), area, cx.theme);
        self.draw_network(frame, area, cx);
    }

    /// Below the list, where that leaves room.
    fn draw_network(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let sections = self.list.items().map(|line| line.mentorship.details.status.as_str());
        let sections = sections.collect::<BTreeSet<_>>().len();
        let (each, air) = if cx.grid.is_short { (1, 0) } else { (2, 1) };
        // The sentence that stands where there is nobody is one row.
        let rows = (self.list.len() * (each + air) + sections * (2 - air)).saturating_sub(1).max(1);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let down = rows.saturating_add(facts::gap(area));
        if down.saturating_add(overview::ROWS) <= area.height {
            overview::draw(frame.buffer_mut(), below(area, down), &self.network, cx);
        }
    }

    fn draw_preview(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        let Some(page) = &self.preview else { return };
        let buffer = frame.buffer_mut();
        let name = Line::from(Span::styled(page.line.name.clone(), cx.theme.title));
        draw_row(buffer, area, name, facts::stands(page, cx));
        let rest = facts::draw(buffer, below(area, 2), page, facts::Focus::Nothing, cx);
        lines::draw_some(buffer, rest, page, cx);
    }
}

fn load<'a>(
    journal: &'a Journal,
    filter: &'a MentorshipFilter,
) -> impl FnMut(&Page) -> journal::Result<Vec<Listed<MentorshipLine>>> + 'a {
    |page| journal.mentorships(filter, page)
}

impl Screen for PeopleScreen {
    fn scopes(&self) -> &'static [Scope] {
        chain::PEOPLE
    }

    fn refresh(&mut self, journal: &Journal) -> journal::Result<()> {
        self.filter = MentorshipFilter { mentorship: journal.chosen()?, ..MentorshipFilter::default() };
        self.list.reload(load(journal, &self.filter))?;
        self.network = journal.network()?;
        self.load_preview(journal)
    }

    fn update(&mut self, input: Input, cx: &mut Cx<'_>) -> journal::Result<Step> {
        if let Some((id, words)) = mentorship_form::begun(&input, cx.journal)? {
            let is_shown = self.list.select(id.0);
            self.load_preview(cx.journal)?;
            let where_it_is = if is_shown { "" } else { "; p shows everybody" };
            return Ok(Step::Say(format!("{words}{where_it_is}")));
        }
        if let Some(step) = state::answered(&input, cx.journal)? {
            return Ok(step);
        }
        let Input::Command(command) = input else { return Ok(Step::Stay) };
        if let Some(motion) = command.motion() {
            let before = self.selected();
            self.list.walk(motion, load(cx.journal, &self.filter))?;
            if self.selected() != before {
                self.load_preview(cx.journal)?;
            }
            return Ok(Step::Stay);
        }
        match command {
            Command::New => return Ok(Step::Push(Box::new(MentorshipFormScreen::blank()))),
            Command::NextPane => return Ok(Step::Push(Box::<NetworkScreen>::default())),
            _ => {}
        }
        let Some(line) = self.list.selected() else { return Ok(Step::Stay) };
        let id = line.mentorship.id;
        Ok(match command {
            Command::Open => Step::Push(Box::new(MentorshipScreen::of(id))),
            Command::Edit => Step::Push(Box::new(MentorshipFormScreen::of(id))),
            Command::State => state::ask(line),
            Command::Begin => beginning::begin(Some(id), cx.journal)?,
            Command::NextPhase => state::go_on(id, self.preview.as_ref(), cx.journal)?,
            Command::Delete => state::delete(id, cx.journal)?,
            _ => Step::Stay,
        })
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, cx: &ViewCx<'_>) {
        match cx.grid.split(area, 3) {
            Some([left, right]) => {
                self.draw_list(frame, left, cx);
                self.draw_preview(frame, right, cx);
            }
            None => self.draw_list(frame, area, cx),
        }
    }

    fn title(&self, _cx: &ViewCx<'_>) -> Title {
        Title::new("People")
    }

    fn refusal(&self, command: Command) -> Option<&'static str> {
        let needs_one = matches!(
            command,
            Command::Open | Command::Edit | Command::State | Command::Delete | Command::Begin | Command::NextPhase
        );
        if needs_one && self.list.is_empty() {
            return Some("nobody is selected");
        }
        state::refusal(command, self.preview.as_ref())
    }

    fn about(&self) -> Option<Record> {
        self.selected().map(Record::Mentorship)
    }
}

fn item(line: &MentorshipLine, cx: &ViewCx<'_>) -> ListItem {
    let whose = format!("  {}", facts::whose(line, cx.today));
    let dim = cx.theme.dim.remove_modifier(ratatui::style::Modifier::BOLD);
    let item = ListItem::spans(vec![Span::raw(line.name.clone()), Span::styled(whose, dim)]);
    let item = item.second(second(line), next(line, cx));
    match line.rhythm(cx.today) {
        Some(Rhythm::OnTime) => item.right(Rhythm::OnTime.as_str()),
        Some(rhythm) => item.right(rhythm.as_str()).late(),
        None => item,
    }
}

/// What it is for, or else what is open in it.
fn second(line: &MentorshipLine) -> String {
    let purpose = line.mentorship.details.purpose.trim();
    if !purpose.is_empty() {
        return purpose.to_owned();
    }
    let open = plural::counts(&[
        (line.open_actions as usize, "open action", "open actions"),
        (line.waiting_topics as usize, "topic waiting", "topics waiting"),
    ]);
    let is_new = line.mentorship.details.status == MentorshipStatus::Active && line.last_held_on.is_none();
    match open.is_empty() {
        false => open,
        true if is_new => "no meeting yet".to_owned(),
        true => "nothing is open".to_owned(),
    }
}

fn next(line: &MentorshipLine, cx: &ViewCx<'_>) -> String {
    let is_active = line.mentorship.details.status == MentorshipStatus::Active;
    let next_on = line.next_on.filter(|_| is_active);
    next_on.map(|day| format!("next {}", when::relative(day, cx.today))).unwrap_or_default()
}

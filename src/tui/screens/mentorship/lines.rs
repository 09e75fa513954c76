//! What is open in a mentorship: actions, topics that wait, goals. The three lists of its page, and their beginnings in a preview.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::super::super::command::{Command, chain};
use super::super::super::screen::ViewCx;
use super::super::super::widgets::list::ListCursor;
use super::super::super::widgets::list_item::{ListItem, Mark};
use super::super::super::widgets::list_pane::ListPane;
use super::super::super::widgets::row::{draw_row, styled};
use super::super::super::widgets::section::{below, draw_section};
use super::super::action_row;
use super::facts::gap;
use crate::domain::action::ActionLine;
use crate::domain::feedback::{Direction, FeedbackLine};
use crate::domain::goal::{GoalLine, GoalStatus};
use crate::domain::names;
use crate::domain::topic::TopicLine;
use crate::domain::{MentorshipId, Record};
use crate::journal::MentorshipPage;
use crate::text::when;

/// Lines of each kind in a preview.
const FEW: usize = 3;

/// One kind of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Actions,
    Topics,
    Goals,
    /// All of it, what is settled too.
    Feedback,
    /// How the two see it, as a picture and no list.
    CheckIns,
    /// One line, that stands among the facts.
    Agreement,
}

impl Kind {
    /// In the order of the page.
    pub const ALL: [Kind; 6] =
        [Kind::Actions, Kind::Topics, Kind::Goals, Kind::Feedback, Kind::CheckIns, Kind::Agreement];

    /// The heading of its section.
    pub fn heading(self) -> &'static str {
        match self {
            Kind::Agreement => "Agreement",
            Kind::Actions => "Open actions",
            Kind::Topics => "Waiting to be raised",
            Kind::Goals => "Goals",
            Kind::Feedback => "Feedback",
            Kind::CheckIns => "Check-in",
        }
    }

    /// Its name where there is room for a word only.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Agreement => "Agreement",
            Kind::Actions => "Actions",
            Kind::Topics => "Topics",
            Kind::Goals => "Goals",
            Kind::Feedback => "Feedback",
            Kind::CheckIns => "Check-in",
        }
    }
}

/// A line of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenLine {
    Agreement(MentorshipId),
    Action(ActionLine),
    Topic(TopicLine),
    Goal(GoalLine),
    Feedback(FeedbackLine),
}

impl OpenLine {
    /// What it is a line of.
    pub fn record(&self) -> Record {
        match self {
            OpenLine::Agreement(with) => (*with).into(),
            OpenLine::Action(line) => line.action.id.into(),
            OpenLine::Topic(line) => line.topic.id.into(),
            OpenLine::Goal(line) => line.goal.id.into(),
            OpenLine::Feedback(line) => line.feedback.id.into(),
        }
    }

    /// Its words as they were written.
    pub fn text(&self) -> &str {
        match self {
            OpenLine::Agreement(_) => Kind::Agreement.heading(),
            OpenLine::Action(line) => &line.action.details.text,
            OpenLine::Topic(line) => &line.topic.details.text,
            OpenLine::Goal(line) => &line.goal.details.title,
            OpenLine::Feedback(line) => line.feedback.details.words(),
        }
    }

    /// How it looks in a list.
    pub fn item(&self, cx: &ViewCx<'_>) -> ListItem {
        let item = ListItem::new(self.text());
        match self {
            OpenLine::Action(line) => action(line, cx),
            OpenLine::Agreement(_) | OpenLine::Topic(_) => item,
            OpenLine::Goal(line) => goal(item, line, cx),
            OpenLine::Feedback(line) => feedback(item, line),
        }
    }
}

/// The open lines of one kind; of feedback what there is to come back to.
pub fn of(kind: Kind, page: &MentorshipPage) -> Vec<OpenLine> {
    match kind {
        Kind::Agreement if page.agreement.is_nothing() && page.line.is_closed() => Vec::new(),
        Kind::Agreement => vec![OpenLine::Agreement(page.line.mentorship.id)],
        Kind::Actions => page.actions.iter().cloned().map(OpenLine::Action).collect(),
        Kind::Topics => page.topics.iter().cloned().map(OpenLine::Topic).collect(),
        Kind::Goals => page.goals.iter().cloned().map(OpenLine::Goal).collect(),
        Kind::Feedback => page.open_feedback.iter().cloned().map(OpenLine::Feedback).collect(),
        Kind::CheckIns => Vec::new(),
    }
}

fn action(line: &ActionLine, cx: &ViewCx<'_>) -> ListItem {
    let item = action_row::item(line, when::relative, cx.today);
    if line.carried > 0 { item.tail(format!("x{}", line.carried)) } else { item }
}

fn goal(item: ListItem, line: &GoalLine, cx: &ViewCx<'_>) -> ListItem {
    match line.goal.details.due_on {
        _ if line.goal.details.status == GoalStatus::Emerging => item.right("emerging"),
        _ if line.is_stalled(cx.today) => item.right("stalled").late(),
        Some(day) => item.right(when::relative(day, cx.today)),
        None => item,
    }
}

/// From whom it is, and where it stands; what is open asks for something.
fn feedback(item: ListItem, line: &FeedbackLine) -> ListItem {
    let details = &line.feedback.details;
    let from = if details.direction == Direction::Given { "me" } else { names::other(&line.name) };
    let item = item.owner(from).right(details.stands());
    if details.is_open() { item.mark(Mark::Open).strong() } else { item.mark(Mark::None).done() }
}

/// Draws a list under its heading, as far as the area goes.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    (kind, count): (Kind, &str),
    list: &ListCursor<OpenLine>,
    has_keys: bool,
    cx: &ViewCx<'_>,
) {
    let mut right = styled(count.to_owned(), cx.theme.dim);
    if kind == Kind::Feedback {
        // Here is the beginning of it; the key opens the ledger.
        right.push_span(Span::styled(format!("   {}", cx.key(chain::MENTORSHIP, Command::ShowFeedback)), cx.theme.key));
        right.push_span(Span::styled(" all", cx.theme.dim));
    }
    draw_row(buffer, area, styled(kind.heading().to_uppercase(), cx.theme.heading(has_keys)), right);
    draw_items(buffer, below(area, 1), list, has_keys, cx);
}

/// Draws a list alone.
pub fn draw_items(buffer: &mut Buffer, area: Rect, list: &ListCursor<OpenLine>, has_keys: bool, cx: &ViewCx<'_>) {
    let pane = ListPane::new(list, |line| line.item(cx));
    // Of several lists under one another only the one with the keys shows where one is.
    let pane = if has_keys { pane } else { pane.preview() };
    pane.render(buffer, area, cx.theme);
}

/// The beginnings of the lists, one under the other, with nothing selected.
pub fn draw_some(buffer: &mut Buffer, area: Rect, page: &MentorshipPage, cx: &ViewCx<'_>) {
    let mut rest = area;
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Agreement) {
        let all = of(kind, page);
        if all.is_empty() || rest.height < 2 {
            continue;
        }
        let inner = draw_section(buffer, rest, kind.heading(), &all.len().to_string(), false, cx.theme);
        let mut list = ListCursor::default();
        list.keep(all.into_iter().take(FEW).collect(), |line| line.record().number());
        let rows = Rect { height: inner.height.min(FEW as u16), ..inner };
        ListPane::new(&list, |line: &OpenLine| line.item(cx)).preview().render(buffer, rows, cx.theme);
        rest = below(inner, list.len() as u16 + gap(area));
    }
}

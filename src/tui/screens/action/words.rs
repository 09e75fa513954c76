//! What the life of an action says: a line for each thing that happened, perhaps with a second one that says why.

use chrono::NaiveDate;

use super::super::super::widgets::list_item::{ListItem, Mark};
use super::super::meeting::words::title_of;
use crate::domain::action::ActionLine;
use crate::domain::life::{Appearance, CameOfIt, Happened, LifeEvent, MeetingNamed};
use crate::domain::meeting::MeetingStatus;
use crate::text::when;

/// One thing that happened, as a row.
pub(super) fn item(event: &LifeEvent, line: &ActionLine, today: NaiveDate) -> ListItem {
    let plain = |words: String| ListItem::new(words).mark(Mark::None);
    let item = match &event.what {
        Happened::Agreed(meeting) => ListItem::new(named(meeting)).mark(mark(meeting)).right("agreed"),
        Happened::Written => plain("written down".to_owned()),
        Happened::Stood(appearance) => stood(appearance),
        Happened::DueMoved { from, to } => plain(moved(*from, *to, today)),
        Happened::Reworded { from } => plain("in other words".to_owned()).dim_line(format!("before: {from}")),
        Happened::HandedOver { from, from_name } => {
            plain(format!("handed over by {}", from.in_words(from_name, &line.name)))
        }
        Happened::Done => ListItem::new("done").mark(Mark::Done),
        Happened::LetGo { why } if why.trim().is_empty() => plain("let go".to_owned()),
        Happened::LetGo { why } => plain("let go".to_owned()).dim_line(why.clone()),
        Happened::Reopened => plain("opened again".to_owned()),
    };
    item.date(when::column(event.on, today))
}

fn stood(appearance: &Appearance) -> ListItem {
    let meeting = &appearance.meeting;
    let came_of_it = match appearance.came_of_it {
        CameOfIt::StayedOpen => "stayed open",
        CameOfIt::Settled => "settled by then",
        CameOfIt::Nothing if meeting.status == MeetingStatus::Cancelled => "cancelled",
        CameOfIt::Nothing => "on the agenda",
    };
    let item = ListItem::new(named(meeting)).mark(mark(meeting)).right(came_of_it);
    let item = if meeting.status == MeetingStatus::Cancelled { item.done() } else { item };
    if appearance.slip_reason.trim().is_empty() { item } else { item.dim_line(appearance.slip_reason.clone()) }
}

fn named(meeting: &MeetingNamed) -> String {
    title_of(&meeting.title, meeting.kind)
}

fn mark(meeting: &MeetingNamed) -> Mark {
    match meeting.status {
        MeetingStatus::Held => Mark::Held,
        MeetingStatus::Planned => Mark::Open,
        MeetingStatus::Cancelled => Mark::None,
    }
}

fn moved(from: Option<NaiveDate>, to: Option<NaiveDate>, today: NaiveDate) -> String {
    match (from, to) {
        (Some(from), Some(to)) if to > from => {
            format!("put off from {} to {}", when::plain(from, today), when::plain(to, today))
        }
        (Some(from), Some(to)) => {
            format!("brought forward from {} to {}", when::plain(from, today), when::plain(to, today))
        }
        (None, Some(to)) => format!("due {}", when::plain(to, today)),
        (Some(from), None) => format!("no day any more, was {}", when::plain(from, today)),
        (None, None) => String::new(),
    }
}

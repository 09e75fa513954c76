//! What meetings are called on the screens, and where they have been.

use chrono::NaiveDate;

use crate::domain::meeting::{MeetingKind, MeetingMove, Side};
use crate::text::when;

/// What a meeting without a title is called.
fn kind_name(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::First => "First meeting",
        MeetingKind::Regular => "Regular meeting",
        MeetingKind::Goals => "A meeting on goals",
        MeetingKind::Feedback => "A meeting for feedback",
        MeetingKind::Midpoint => "Half-time",
        MeetingKind::Closing => "Closing",
        MeetingKind::ClearAir => "Clearing the air",
        MeetingKind::Group => "Group meeting",
    }
}

/// Its title, or what it is for.
pub fn title_of(title: &str, kind: MeetingKind) -> String {
    if title.trim().is_empty() { kind_name(kind).to_owned() } else { title.to_owned() }
}

/// `once`, `twice`, `3 times`.
pub fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// `by me`, `by them`.
pub fn by(side: Side) -> &'static str {
    match side {
        Side::Me => "by me",
        Side::Them => "by them",
    }
}

/// Where it was before: `moved from 19 Feb, 5 Mar by me`. Each run of moves by one side names the side once.
pub fn moved_from(moves: &[MeetingMove], today: NaiveDate) -> String {
    let runs = moves.chunk_by(|one, next| one.details.moved_by == next.details.moved_by);
    let said: Vec<_> = runs
        .filter_map(|run| {
            let days: Vec<_> =
                run.iter().map(|moved| when::short_column(moved.details.from_on, today).trim().to_owned()).collect();
            Some(format!("from {} {}", days.join(", "), by(run.first()?.details.moved_by)))
        })
        .collect();
    if said.is_empty() { String::new() } else { format!("moved {}", said.join(", ")) }
}

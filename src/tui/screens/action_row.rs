//! An action in a list, in words: whose it is, what it is, and where it stands. The same row wherever actions are listed.

use chrono::NaiveDate;

use super::super::widgets::list_item::{ListItem, Mark};
use crate::domain::action::{ActionLine, ActionStatus};
use crate::text::when;

/// How the day of an open action is said: there is more room for it in one list than in another.
pub(super) type SayDay = fn(NaiveDate, NaiveDate) -> String;

/// An action as an item.
pub(super) fn item(line: &ActionLine, say: SayDay, today: NaiveDate) -> ListItem {
    let item = ListItem::new(line.action.details.text.as_str()).owner(line.owner()).right(stands(line, say, today));
    match line.action.details.status {
        ActionStatus::Done => item.mark(Mark::Done).done(),
        ActionStatus::Dropped => item.mark(Mark::None).done(),
        ActionStatus::Open if line.is_overdue(today) => item.mark(Mark::Late).late(),
        ActionStatus::Open => item.mark(Mark::Open),
    }
}

/// `2 days late`, `in 3 days`, `done`, `let go`; nothing of an open one without a day.
pub(super) fn stands(line: &ActionLine, say: SayDay, today: NaiveDate) -> String {
    let details = &line.action.details;
    let say = if line.is_overdue(today) { when::due } else { say };
    match details.status {
        ActionStatus::Done => "done".to_owned(),
        ActionStatus::Dropped => "let go".to_owned(),
        ActionStatus::Open => details.due_on.map(|due| say(due, today)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;
    use crate::domain::ActionId;
    use crate::domain::action::{Action, ActionDetails};

    #[test]
    fn where_an_action_stands_is_said_in_the_same_words_everywhere() {
        let (today, created_at) = ("2026-09-09".parse().unwrap(), Utc::now());
        for (status, due_on, words) in [
            (ActionStatus::Open, "2026-09-07", "2 days late"),
            (ActionStatus::Open, "2026-09-12", "in 3 days"),
            (ActionStatus::Open, "", ""),
            (ActionStatus::Done, "2026-09-07", "done"),
            (ActionStatus::Dropped, "2026-09-07", "let go"),
        ] {
            let details = ActionDetails { status, due_on: due_on.parse().ok(), ..ActionDetails::new(None, "sit in") };
            let action =
                Action { id: ActionId(1), uid: uuid::Uuid::nil(), details, created_at, updated_at: created_at };
            let line =
                ActionLine { action, name: "Aldo Ferri".into(), carried: 0, last_carried_on: None, is_paused: false };
            assert_eq!(stands(&line, when::relative, today), words, "{status} {due_on}");
        }
    }
}

//! A goal in a list, in words: how far it is, by when, and when something was last written about it.

use chrono::NaiveDate;

use super::super::glyph;
use super::super::widgets::list_item::ListItem;
use crate::domain::Side;
use crate::domain::goal::GoalLine;
use crate::text::when;

/// A goal as an item. Where there are several people it says whose it is.
pub(super) fn item(line: &GoalLine, has_several_people: bool, today: NaiveDate) -> ListItem {
    let details = &line.goal.details;
    let item = ListItem::new(details.title.as_str());
    if !details.status.is_open() {
        let item = item.right(details.status.as_str()).done();
        let said = if details.status_reason.is_empty() { &details.why } else { &details.status_reason };
        return if said.is_empty() { item } else { item.second(said.as_str(), "") };
    }
    let item = if line.last_value.is_empty() { item } else { item.right(line.last_value.as_str()).strong() };
    let item = match line.share_of_the_way() {
        Some(share) => item.bar(share),
        None => item,
    };
    let whose = whose_if_asked(line, has_several_people);
    let said = whose.into_iter().chain([aim(line, today)]).collect::<Vec<_>>().join(", ");
    match warning(line, today) {
        Some(warning) => item.second(said, warning).strong_second(),
        None => item.second(said, last_entry(line, today)),
    }
}

/// Whose goal it is and with whom: `mine, with Aldo Ferri`.
pub(super) fn whose(line: &GoalLine) -> String {
    match (line.goal.details.owner, line.name.as_str()) {
        (Side::Me, "") => "mine".to_owned(),
        (Side::Me, name) => format!("mine, with {name}"),
        (Side::Them, "") => "theirs".to_owned(),
        (Side::Them, name) => format!("{name}’s"),
    }
}

/// Mine needs no word while there is one other person at most.
pub(super) fn whose_if_asked(line: &GoalLine, has_several_people: bool) -> Option<String> {
    (has_several_people || line.goal.details.owner == Side::Them).then(|| whose(line))
}

/// `80 by 30 September, in 3 weeks`, as much of it as there is.
pub(super) fn aim(line: &GoalLine, today: NaiveDate) -> String {
    let details = &line.goal.details;
    let by = details.due_on.map(|due| {
        let (date, away) = when::both(due, today);
        if due < today { format!("by {date}") } else { format!("by {date}, {away}") }
    });
    match (details.target_value.as_str(), details.measure.as_str(), by) {
        ("", "", Some(by)) => format!("no measure yet, {by}"),
        ("", "", None) => "no measure yet".to_owned(),
        ("", _, Some(by)) => by,
        ("", measure, None) => measure.to_owned(),
        (target, _, Some(by)) => format!("{target} {by}"),
        (target, _, None) => format!("towards {target}"),
    }
}

/// What is to be read first of an open goal: that its day is past, that it is stalled.
pub(super) fn warning(line: &GoalLine, today: NaiveDate) -> Option<String> {
    let due = line.goal.details.due_on.filter(|due| *due < today);
    let late = due.map(|due| format!("{} {}", glyph::LATE, when::due(due, today)));
    let stalled = line.is_stalled(today).then(|| match line.last_logged_on {
        Some(on) => format!("stalled, last entry {}", when::relative(on, today)),
        None => "stalled, no entry yet".to_owned(),
    });
    match (late, stalled) {
        (Some(late), Some(_)) => Some(format!("{late}, stalled")),
        (late, stalled) => late.or(stalled),
    }
}

/// `a week ago`, or that there is none.
pub(super) fn last_entry(line: &GoalLine, today: NaiveDate) -> String {
    line.last_logged_on.map_or_else(|| "no entry yet".to_owned(), |on| when::relative(on, today))
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;
    use crate::domain::GoalId;
    use crate::domain::goal::{Goal, GoalDetails, GoalStatus};

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        on("2026-09-09")
    }

    fn line(change: impl FnOnce(&mut GoalLine)) -> GoalLine {
        let details = GoalDetails { status: GoalStatus::Active, ..GoalDetails::new(None, "Four faults in five") };
        let (created_at, uid) = (Utc::now(), uuid::Uuid::nil());
        let goal = Goal { id: GoalId(1), uid, details, created_at, updated_at: created_at };
        let mut line = GoalLine {
            goal,
            name: "Aldo Ferri".into(),
            last_logged_on: Some(on("2026-09-02")),
            last_value: "71".into(),
            meetings_since: 0,
            is_paused: false,
        };
        change(&mut line);
        line
    }

    #[test]
    fn an_aim_says_how_much_by_when() {
        let aim_of = |change: fn(&mut GoalDetails)| aim(&line(|line| change(&mut line.goal.details)), today());
        assert_eq!(aim_of(|_| {}), "no measure yet");
        assert_eq!(aim_of(|goal| goal.measure = "By the book".into()), "By the book");
        let said = aim_of(|goal| {
            goal.target_value = "80".into();
            goal.due_on = NaiveDate::from_ymd_opt(2026, 9, 30);
        });
        assert_eq!(said, "80 by 30 September, in 3 weeks");
        assert_eq!(aim_of(|goal| goal.due_on = NaiveDate::from_ymd_opt(2026, 8, 5)), "no measure yet, by 5 August");
    }

    #[test]
    fn what_is_late_or_stalled_is_said_in_words() {
        assert_eq!(warning(&line(|_| {}), today()), None);
        let late = line(|line| line.goal.details.due_on = Some(on("2026-08-05")));
        assert_eq!(warning(&late, today()).unwrap(), "! 5 weeks late");
        let stalled = line(|line| line.last_logged_on = Some(on("2026-07-01")));
        assert_eq!(warning(&stalled, today()).unwrap(), "stalled, last entry 2 months ago");
    }

    #[test]
    fn whose_it_is_stands_there_when_it_can_be_mistaken() {
        assert_eq!(whose_if_asked(&line(|_| {}), false), None);
        assert_eq!(whose_if_asked(&line(|_| {}), true).unwrap(), "mine, with Aldo Ferri");
        let theirs = line(|line| line.goal.details.owner = Side::Them);
        assert_eq!(whose_if_asked(&theirs, false).unwrap(), "Aldo Ferri’s");
    }
}

//! The gentle alerts of Today: at most two, calm, never scolding.

use chrono::NaiveDate;

use crate::content::sentences;
use crate::domain::Record;
use crate::domain::action::ActionLine;
use crate::domain::goal::GoalLine;
use crate::domain::mentorship::MentorshipLine;
use crate::text::when;

/// So many are shown; a third would no longer be gentle.
const MOST: usize = 2;

/// So often carried, an action is worth another thought.
const OFTEN: u32 = 3;

/// One thing worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alert {
    pub about: Record,
    pub title: String,
    pub sentence: String,
}

/// The alerts of today: what was carried, then goals that stand still, then meetings that drift apart.
pub(super) fn alerts(
    actions: &[ActionLine],
    goals: &[GoalLine],
    people: &[MentorshipLine],
    today: NaiveDate,
) -> Vec<Alert> {
    let mut carried: Vec<_> = actions.iter().filter(|line| line.carried >= OFTEN && !line.is_paused).collect();
    carried.sort_by_key(|line| std::cmp::Reverse(line.carried));
    let carried = carried.into_iter().map(of_action);
    let stalled = goals.iter().filter(|line| line.is_stalled(today)).map(|line| of_goal(line, today));
    let apart = people.iter().filter_map(|line| of_rhythm(line, today));
    carried.chain(stalled).chain(apart).take(MOST).collect()
}

fn of_action(line: &ActionLine) -> Alert {
    let times = match line.carried {
        3 => "Third time on the list.".to_owned(),
        4 => "Fourth time on the list.".to_owned(),
        times => format!("{times} times on the list."),
    };
    Alert {
        about: line.action.id.into(),
        title: line.action.details.text.clone(),
        sentence: format!("{times} Do it now, make it smaller, hand it over, or let it go?"),
    }
}

fn of_goal(line: &GoalLine, today: NaiveDate) -> Alert {
    let since = match line.last_logged_on {
        Some(day) => format!("No entry since {}.", when::plain(day, today)),
        None => "No entry yet.".to_owned(),
    };
    Alert {
        about: line.goal.id.into(),
        title: line.goal.details.title.clone(),
        sentence: format!("{since} Still yours? Shrink it, re-plan it, or drop it with a reason."),
    }
}

fn of_rhythm(line: &MentorshipLine, today: NaiveDate) -> Option<Alert> {
    let sentence = sentences::on_rhythm(line, today)?;
    Some(Alert { about: line.mentorship.id.into(), title: line.name.clone(), sentence })
}

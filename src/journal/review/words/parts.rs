//! What may be told to others as it is: aims, goals, promises, takeaways, decisions, meetings, and what is unfinished.

use super::titles::in_words;
use super::{Words, stopped};
use crate::domain::action::{ActionLine, ActionStatus, Owner};
use crate::domain::goal::{GoalLine, GoalStatus};
use crate::domain::mentorship::MentorshipStatus;
use crate::domain::names::other;
use crate::domain::review::figures::Settled;
use crate::domain::review::summary::{Few, FromMeeting, GoalCourse};
use crate::domain::review::{Include, Look};
use crate::domain::{MeetingId, Side};
use crate::text::plural::{count, list_of};
use crate::text::{capitalised, when};

/// So many hours are said one by one.
const PULSES: usize = 12;

impl Words<'_> {
    pub(super) fn aims(&self) -> String {
        let aims = &self.page.summary.aims;
        let several = self.page.who.is_none();
        let mut parts = Vec::new();
        for aim in aims {
            // Where several are listed, the agreements are left out, and what only they say is the purpose.
            let agreed = aim.agreement.as_ref().map(|agreement| agreement.details.purpose.trim()).unwrap_or_default();
            let purpose = if several && aim.purpose.is_empty() { agreed } else { aim.purpose.as_str() };
            let is_empty = purpose.is_empty();
            let purpose = stopped(&self.line(purpose));
            match (several, is_empty) {
                (_, true) => {}
                (false, false) => parts.push(purpose),
                (true, false) if self.sharing.without_names.is_some() => parts.push(format!("- {purpose}")),
                (true, false) => parts.push(format!("- {}: {purpose}", aim.name.trim())),
            }
            let Some(agreement) = aim.agreement.as_ref().filter(|_| !several) else { continue };
            let details = &agreement.details;
            if !details.purpose.trim().is_empty() {
                parts.push(self.quote(&details.purpose));
            }
            if let Some(day) = details.agreed_on {
                let again = match aim.versions {
                    ..=1 => String::new(),
                    2 => ", and once more since".to_owned(),
                    versions => format!(", and {} since", times(versions - 1)),
                };
                parts.push(format!("Agreed on {}{again}.", self.day(day)));
            }
        }
        parts.join(if several { "\n" } else { "\n\n" })
    }

    pub(super) fn goals(&self) -> String {
        self.page.summary.goals.iter().map(|course| self.goal(course)).collect::<Vec<_>>().join("\n\n")
    }

    fn goal(&self, course: &GoalCourse) -> String {
        let details = &course.line.goal.details;
        let mut parts = vec![format!("### {}", self.line(&details.title)), self.standing(&course.line)];
        parts.extend(self.measured(course));
        let entries = [&course.first, &course.last];
        let lines = entries.into_iter().flatten().filter(|entry| !entry.details.moved.trim().is_empty());
        let lines: Vec<_> = lines
            .map(|entry| {
                format!("- {}: {}", self.day(entry.details.logged_on), stopped(&self.line(&entry.details.moved)))
            })
            .collect();
        if !lines.is_empty() {
            parts.push(lines.join("\n"));
        }
        parts.join("\n\n")
    }

    /// `Active, due on 30 September.`
    fn standing(&self, line: &GoalLine) -> String {
        let details = &line.goal.details;
        let whose = match (details.owner, &self.page.who) {
            (Side::Me, _) => String::new(),
            (Side::Them, Some(_)) => format!("{}'s goal, ", self.them()),
            (Side::Them, None) if self.sharing.without_names.is_some() => "a goal of somebody else, ".to_owned(),
            (Side::Them, None) => format!("{}'s goal, ", other(&line.name)),
        };
        let reason = self.line(&details.status_reason);
        let words = match details.status {
            GoalStatus::Emerging => "still taking shape".to_owned(),
            GoalStatus::Active => match details.due_on {
                Some(day) => format!("under way, to be reached by {}", self.day(day)),
                None => "under way".to_owned(),
            },
            GoalStatus::Met => "met".to_owned(),
            GoalStatus::Changed => format!("changed: {reason}"),
            GoalStatus::Dropped => format!("let go: {reason}"),
        };
        stopped(&capitalised(&format!("{whose}{words}")))
    }

    /// `Faults cleared without me: from 41 to 71; the aim is 80.`
    fn measured(&self, course: &GoalCourse) -> Option<String> {
        let details = &course.line.goal.details;
        let value = |entry: &crate::domain::goal::ProgressEntry| entry.details.value.trim().to_owned();
        let values: Vec<_> = course.entries.iter().map(value).filter(|value| !value.is_empty()).collect();
        let first = course.first.as_ref().map(value).filter(|value| !value.is_empty());
        let first = first.or_else(|| Some(details.start_value.trim().to_owned())).filter(|value| !value.is_empty());
        let way = match (first, values.last()) {
            (Some(first), Some(last)) if first != *last => Some(format!("from {first} to {last}")),
            (_, Some(last)) => Some(format!("at {last}")),
            (Some(first), None) => Some(format!("from {first}")),
            (None, None) => None,
        };
        let aim =
            Some(details.target_value.trim()).filter(|aim| !aim.is_empty()).map(|aim| format!("the aim is {aim}"));
        let said: Vec<_> = way.into_iter().chain(aim).collect();
        let measure = self.line(&details.measure);
        let measure = measure.trim_end_matches('.');
        match (measure.is_empty(), said.is_empty()) {
            (true, true) => None,
            (false, true) => Some(stopped(measure)),
            (true, false) => Some(stopped(&capitalised(&self.hide(&said.join("; "))))),
            (false, false) => Some(stopped(&format!("{measure}: {}", self.hide(&said.join("; "))))),
        }
    }

    /// Who was met, and which doors were opened.
    pub(super) fn doors(&self) -> String {
        let summary = &self.page.summary;
        let has_names = self.sharing.without_names.is_none();
        let mut lines = Vec::new();
        if !summary.met.is_empty() && has_names {
            let names: Vec<_> = summary.met.shown.iter().map(|met| met.name.trim().to_owned()).collect();
            let more = Some(summary.met.more()).filter(|more| *more > 0).map(|more| count(more, "other", "others"));
            let names: Vec<_> = names.into_iter().chain(more).collect();
            let through = self.page.who.as_ref().map(|_| format!(" through {}", self.them())).unwrap_or_default();
            lines.push(format!("Came to know{through}: {}.", list_of(&names)));
        } else if !summary.met.is_empty() {
            lines.push(format!("Came to know {}.", spelled_low(&count(summary.met.all, "person", "people"))));
        }
        if !summary.introduced.is_empty() {
            let introductions = summary.introduced.iter().map(|made| match has_names {
                true => format!("- {}, done: {}", made.contact.trim(), self.line(&made.text)),
                false => format!("- done: {}", self.line(&made.text)),
            });
            lines.push(format!("Doors opened:\n\n{}", introductions.collect::<Vec<_>>().join("\n")));
        }
        if lines.is_empty() { String::new() } else { format!("### People\n\n{}", lines.join("\n\n")) }
    }

    pub(super) fn promises(&self) -> String {
        let summary = &self.page.summary;
        let them = if self.page.who.is_some() { self.them() } else { "those I meet".to_owned() };
        let sides = [
            ("I".to_owned(), summary.promises.mine),
            (them, summary.promises.theirs),
            ("others".to_owned(), summary.promises.others),
        ];
        let sides = sides.into_iter().filter(|(_, settled)| settled.all() > 0);
        let kept: Vec<_> = sides.map(|(who, settled)| kept(&capitalised(&who), settled)).collect();
        if kept.is_empty() {
            return String::new();
        }
        let carried = summary.carried.iter().map(|line| self.came_back(line));
        let let_go = summary.let_go.iter().map(|line| self.let_go(line));
        let lines: Vec<_> = carried.chain(let_go).map(|line| format!("- {line}")).collect();
        let mut text = kept.join(" ");
        if !lines.is_empty() {
            text += &format!("\n\n{}", lines.join("\n"));
        }
        text
    }

    fn came_back(&self, line: &ActionLine) -> String {
        let text = self.line(&line.action.details.text);
        let often = times(usize::try_from(line.carried).unwrap_or(usize::MAX));
        match line.action.details.status {
            ActionStatus::Open => format!("\"{text}\" has come back {often} and is open."),
            ActionStatus::Done => format!("\"{text}\" came back {often} before it was done."),
            ActionStatus::Dropped => format!("\"{text}\" came back {often} before it was let go."),
        }
    }

    fn let_go(&self, line: &ActionLine) -> String {
        let details = &line.action.details;
        match self.line(&details.drop_reason) {
            reason if reason.is_empty() => format!("\"{}\" was let go.", self.line(&details.text)),
            reason => format!("\"{}\" was let go: {}", self.line(&details.text), stopped(&reason)),
        }
    }

    pub(super) fn takeaways(&self) -> String {
        self.line_by_line(&self.page.summary.takeaways)
    }

    pub(super) fn decisions(&self) -> String {
        self.line_by_line(&self.page.summary.decisions)
    }

    /// Line by line, each meeting with its day.
    fn line_by_line(&self, kept: &Few<FromMeeting>) -> String {
        let mut lines = Vec::new();
        if kept.more() > 0 {
            lines.push(format!("The last {} of {}:\n", kept.shown.len(), kept.all));
        }
        let mut last: Option<MeetingId> = None;
        for line in &kept.shown {
            let text = stopped(&self.line(&line.text));
            match last == Some(line.meeting) {
                true => lines.push(format!("  - {text}")),
                false if self.is_alone(kept, line.meeting) => lines.push(format!("- {}: {text}", self.day(line.on))),
                false => lines.push(format!("- {}:\n  - {text}", self.day(line.on))),
            }
            last = Some(line.meeting);
        }
        lines.join("\n")
    }

    fn is_alone(&self, kept: &Few<FromMeeting>, meeting: MeetingId) -> bool {
        kept.shown.iter().filter(|line| line.meeting == meeting).count() == 1
    }

    pub(super) fn meetings(&self) -> String {
        let sentences = [self.how_often(), self.how_far_apart(), self.the_longest(), self.what_was_moved()];
        let mut text = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if let Some(pulses) = self.pulses() {
            text += &format!("\n\n{pulses}");
        }
        text
    }

    fn how_often(&self) -> Option<String> {
        let held = self.page.summary.meetings.held.len();
        if held == 0 {
            return None;
        }
        Some(match self.page.who {
            Some(_) => format!("We met {}.", times(held)),
            None => format!("{} held.", spelled(&count(held, "meeting was", "meetings were"))),
        })
    }

    fn how_far_apart(&self) -> Option<String> {
        let meetings = &self.page.summary.meetings;
        let agreed = when::rhythm(meetings.agreed?.into());
        let were = if agreed.starts_with("1 ") { "was" } else { "were" };
        let usual = spelled_low(&when::weeks(meetings.usual?));
        Some(format!("{} {were} agreed; mostly {usual} went by between two meetings.", spelled(&agreed)))
    }

    fn the_longest(&self) -> Option<String> {
        let meetings = &self.page.summary.meetings;
        let gap = meetings.longest.filter(|gap| meetings.held.len() > 2 && gap.days() > 0)?;
        let (from, to) = (self.day(gap.from), self.day(gap.to));
        let weeks = spelled_low(&when::weeks(gap.days()));
        Some(format!("The longest time without one was {weeks}, from {from} to {to}."))
    }

    fn what_was_moved(&self) -> Option<String> {
        let meetings = &self.page.summary.meetings;
        let changes = [
            (meetings.moved, "meeting was moved", "meetings were moved"),
            (meetings.cancelled, "was cancelled", "were cancelled"),
        ];
        let changes = changes.into_iter().filter(|(n, ..)| *n > 0);
        let changes: Vec<_> = changes.map(|(n, one, many)| spelled_low(&count(n, one, many))).collect();
        (!changes.is_empty()).then(|| format!("{}.", capitalised(&list_of(&changes))))
    }

    fn pulses(&self) -> Option<String> {
        let pulses = &self.page.summary.meetings.pulses;
        let shown: Vec<_> = pulses.iter().rev().take(PULSES).rev().map(|(_, pulse)| pulse.to_string()).collect();
        let which = if pulses.len() > shown.len() { ", the last of them" } else { "" };
        let question = Look::Reaction.question();
        (!shown.is_empty()).then(|| format!("{question} From 1 to 5{which}: {}.", list_of(&shown)))
    }

    /// What was promised and what waits, in one list.
    pub(super) fn left_open(&self) -> String {
        let parts = [self.unfinished(), self.topics()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn unfinished(&self) -> String {
        let unfinished = &self.page.summary.unfinished;
        let mut lines: Vec<_> = unfinished.actions.shown.iter().map(|line| self.open_action(line)).collect();
        if unfinished.actions.more() > 0 {
            lines.push(format!("- and {} more", unfinished.actions.more()));
        }
        lines.join("\n")
    }

    /// What waits to be talked about. It is mine to raise, so it goes to others only with what is private.
    pub(super) fn topics(&self) -> String {
        let is_over =
            self.page.who.as_ref().is_some_and(|line| line.mentorship.details.status == MentorshipStatus::Closed);
        if is_over || !self.sharing.has(Include::Private) {
            return String::new();
        }
        let topics = self.page.summary.unfinished.topics.shown.iter();
        let lines = topics.map(|line| format!("- To talk about: {}", self.line(&line.topic.details.text)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn open_action(&self, line: &ActionLine) -> String {
        let details = &line.action.details;
        let owner = match details.owner {
            Owner::Me => "me".to_owned(),
            Owner::Them if self.page.who.is_none() && self.sharing.without_names.is_none() => line.owner().to_owned(),
            Owner::Them => self.them(),
            Owner::Other => self.hide(details.owner_name.trim()),
        };
        let due = details.due_on.map(|day| format!(", by {}", self.day(day))).unwrap_or_default();
        format!("- {}: {}{due}", capitalised(&owner), self.line(&details.text))
    }
}

/// `I kept 5 of 8 promises; one was let go and two are open.`
fn kept(who: &str, settled: Settled) -> String {
    let rest = [(settled.let_go, "was let go", "were let go"), (settled.open, "is open", "are open")];
    let rest = rest.into_iter().filter(|(n, ..)| *n > 0);
    let rest: Vec<_> = rest.map(|(n, one, many)| spelled_low(&count(n, one, many))).collect();
    let has = if ["I", "Others", "Those I meet"].contains(&who) { "have" } else { "has" };
    let all = spelled_low(&count(settled.all(), "promise", "promises"));
    match settled {
        Settled { kept, .. } if kept == settled.all() => {
            return format!(
                "{who} kept {}.",
                if kept == 1 { "the one promise there was".to_owned() } else { format!("all of {all}") }
            );
        }
        Settled { open, .. } if open == settled.all() => return format!("{who} {has} {all} open."),
        Settled { let_go, .. } if let_go == settled.all() => return format!("{who} let {all} go."),
        _ => {}
    }
    let rest = if rest.is_empty() { String::new() } else { format!("; {}", list_of(&rest)) };
    let kept = if settled.kept == 0 { "none".to_owned() } else { number(settled.kept) };
    format!("{who} kept {kept} of {all}{rest}.")
}

fn number(n: u32) -> String {
    in_words(n.into()).map_or_else(|| n.to_string(), str::to_owned)
}

/// `once`, `twice`, `three times`.
fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", i64::try_from(n).ok().and_then(in_words).map_or_else(|| n.to_string(), str::to_owned)),
    }
}

/// Words that begin with a number, the number as a word: `Eight weeks`.
fn spelled(words: &str) -> String {
    capitalised(&spelled_low(words))
}

fn spelled_low(words: &str) -> String {
    let number = words.split_once(' ').and_then(|(n, rest)| Some((in_words(n.parse().ok()?)?, rest)));
    number.map_or_else(|| words.to_owned(), |(n, rest)| format!("{n} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_says_what_it_kept_and_what_became_of_the_rest() {
        let settled = |kept, let_go, open| Settled { kept, let_go, open };
        assert_eq!(kept("I", settled(5, 1, 2)), "I kept five of eight promises; one was let go and two are open.");
        assert_eq!(kept("I", settled(0, 1, 2)), "I kept none of three promises; one was let go and two are open.");
        assert_eq!(kept("Aldo", settled(1, 0, 0)), "Aldo kept the one promise there was.");
        assert_eq!(kept("Aldo", settled(0, 0, 1)), "Aldo has one promise open.");
        assert_eq!(kept("I", settled(0, 0, 14)), "I have 14 promises open.");
        assert_eq!(kept("I", settled(0, 2, 0)), "I let two promises go.");
    }

    #[test]
    fn small_numbers_are_words() {
        assert_eq!([1, 2, 3, 14].map(times), ["once", "twice", "three times", "14 times"]);
        assert_eq!(spelled("8 weeks"), "Eight weeks");
        assert_eq!(spelled_low("a week"), "a week");
    }
}

//! What stands on the page of a review: its sections in their order, and in each the lines one can stop at.
//!
//! Only words are made here, once each time the review is loaded; `figures` draws the pictures and `canvas` sets all of it.

use chrono::NaiveDate;

use crate::content::check_in;
use crate::domain::Record;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::check_in::Dimension;
use crate::domain::feedback::{Direction, FeedbackLine};
use crate::domain::goal::{GoalStatus, ProgressEntry, number_in};
use crate::domain::names::other;
use crate::domain::review::Look;
use crate::domain::review::summary::{CheckInsOf, Few, FromMeeting, GoalCourse, Met, Reply};
use crate::journal::ReviewPage;
use crate::text::plural::{count, list_of};
use crate::text::{capitalised, when};

/// A part of a review. What it shows as a picture, if it does, it shows above its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    SetOut,
    Meetings,
    Course,
    Promises,
    Pulse,
    CheckIns,
    Twice,
    Goals,
    Unfinished,
    Takeaways,
    Decisions,
    Feedback,
    Learned,
    People,
    Thanks,
    FromHere,
    Weeks,
}

impl Section {
    /// In the order in which they are read.
    pub(super) const ALL: [Section; 17] = [
        Section::SetOut,
        Section::Meetings,
        Section::Course,
        Section::Promises,
        Section::Pulse,
        Section::CheckIns,
        Section::Twice,
        Section::Goals,
        Section::Unfinished,
        Section::Takeaways,
        Section::Decisions,
        Section::Feedback,
        Section::Learned,
        Section::People,
        Section::Thanks,
        Section::FromHere,
        Section::Weeks,
    ];

    pub(super) fn heading(self) -> &'static str {
        match self {
            Section::SetOut => "what we set out to do",
            Section::Meetings => "meetings",
            Section::Course => "the goal",
            Section::Promises => "actions kept",
            Section::Pulse => "was the hour of use?",
            Section::CheckIns => "check-in",
            Section::Twice => "one question, twice",
            Section::Goals => "goals, first line and last",
            Section::Unfinished => "unfinished",
            Section::Takeaways => "takeaways",
            Section::Decisions => "decisions",
            Section::Feedback => "feedback and advice",
            Section::Learned => "what each of us learned",
            Section::People => "people met, doors opened",
            Section::Thanks => "thanks",
            Section::FromHere => "from here on",
            Section::Weeks => "week by week",
        }
    }

    /// From which look it is.
    pub(super) fn look(self) -> Option<Look> {
        match self {
            Section::Pulse => Some(Look::Reaction),
            Section::Takeaways | Section::Twice | Section::Learned => Some(Look::Learning),
            Section::Promises | Section::Feedback | Section::CheckIns => Some(Look::Behaviour),
            Section::Course | Section::Goals | Section::People => Some(Look::Result),
            _ => None,
        }
    }
}

/// In which voice a line is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Text,
    /// Somebody's words.
    Note,
    Strong,
    Dim,
}

/// A line one can stop at.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// A day, or whose it is, in a column of its own.
    pub lead: String,
    pub text: String,
    pub right: String,
    pub voice: Voice,
    pub opens: Option<Record>,
}

/// A section with something to say.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub section: Section,
    /// What stands dim behind the heading.
    pub aside: String,
    /// What its picture opens, if it has one.
    pub figure: Option<Option<Record>>,
    pub lines: Vec<Line>,
}

impl Part {
    /// How many places there are to stop at.
    pub(super) fn stops(&self) -> usize {
        usize::from(self.figure.is_some()) + self.lines.len()
    }

    /// Whether its lines only say what its picture does not.
    pub(super) fn is_one_thing(&self) -> bool {
        self.figure.is_some() && self.lines.iter().all(|line| line.opens.is_none())
    }

    /// Whether a line goes on with what the one above it speaks of, such as an answer under its question.
    pub(super) fn goes_on(&self, line: usize) -> bool {
        let above = line.checked_sub(1).and_then(|above| self.lines.get(above));
        let (Some(above), Some(line)) = (above, self.lines.get(line)) else { return false };
        line.voice != Voice::Note && line.opens.is_some() && line.opens == above.opens
    }

    /// What a stop opens.
    pub(super) fn opens(&self, stop: usize) -> Option<Record> {
        match (self.figure, stop) {
            (Some(opens), 0) => opens,
            (Some(_), stop) => self.lines.get(stop - 1)?.opens,
            (None, stop) => self.lines.get(stop)?.opens,
        }
    }
}

/// The sections that have something to say.
pub(super) fn parts(page: &ReviewPage) -> Vec<Part> {
    let contents = Contents { page };
    let parts = Section::ALL.iter().map(|section| contents.part(*section));
    parts.filter(|part| part.stops() > 0).collect()
}

/// The goal whose course is drawn: the first with two values, or at least with how it felt.
pub(super) fn drawn_goal(page: &ReviewPage) -> Option<&GoalCourse> {
    let goals = &page.summary.goals;
    goals
        .iter()
        .find(|course| values(course).len() > 1)
        .or_else(|| goals.iter().find(|course| course.feel().count() > 1))
}

/// The values of a goal that are numbers, with the day of each.
pub(super) fn values(course: &GoalCourse) -> Vec<(NaiveDate, f64, &str)> {
    let entries = course.entries.iter().map(|entry| &entry.details);
    entries.filter_map(|entry| Some((entry.logged_on, number_in(&entry.value)?, entry.value.trim()))).collect()
}

struct Contents<'a> {
    page: &'a ReviewPage,
}

impl Contents<'_> {
    fn part(&self, section: Section) -> Part {
        let summary = &self.page.summary;
        let meetings = &summary.meetings;
        let mut part = Part { section, aside: String::new(), figure: None, lines: Vec::new() };
        match section {
            Section::SetOut => part.lines = self.aims(),
            Section::Meetings => {
                part.figure = (!meetings.held.is_empty() || !meetings.planned.is_empty()).then_some(None);
                part.lines = self.about_meetings();
            }
            Section::Course => part.figure = drawn_goal(self.page).map(|course| Some(course.line.goal.id.into())),
            Section::Promises => {
                part.figure = (summary.promises.all().all() > 0).then_some(None);
                part.lines = summary.carried.iter().chain(&summary.let_go).map(|line| self.settled(line)).collect();
            }
            Section::Pulse => part.figure = (!meetings.pulses.is_empty()).then_some(None),
            Section::CheckIns => self.check_ins(&mut part),
            Section::Twice => {
                part.figure = summary.twice.as_ref().map(|reply| Some(reply.latest.details.question.into()));
            }
            Section::Goals => part.lines = summary.goals.iter().flat_map(|course| self.goal(course)).collect(),
            Section::Unfinished => part.lines = self.unfinished(),
            Section::Takeaways => part.lines = self.kept(&summary.takeaways, &mut part.aside),
            Section::Decisions => part.lines = self.kept(&summary.decisions, &mut part.aside),
            Section::Feedback => self.feedback(&mut part),
            Section::Learned => part.lines = self.learned(),
            Section::People => part.lines = self.people(),
            Section::Thanks => part.lines = self.thanks(),
            Section::FromHere => part.lines = summary.from_here.iter().flat_map(|reply| self.reply(reply)).collect(),
            Section::Weeks => {
                part.figure = (!summary.weeks.is_empty()).then_some(None);
                "meetings, lines logged, answers, check-ins".clone_into(&mut part.aside);
            }
        }
        part
    }

    fn day(&self, day: NaiveDate) -> String {
        when::short_column(day, self.page.today)
    }

    fn them(&self) -> &str {
        self.page.who.as_ref().map_or("the others", |line| other(&line.name))
    }

    fn aims(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for aim in &self.page.summary.aims {
            let mut lead = if self.page.who.is_none() { other(&aim.name).to_owned() } else { String::new() };
            let mut line = |words: &str, voice| {
                let lead = std::mem::take(&mut lead);
                Line { lead, ..Line::of(words, voice).opening(aim.mentorship.into()) }
            };
            if !aim.purpose.is_empty() {
                lines.push(line(&aim.purpose, Voice::Text));
            }
            let Some(agreement) = &aim.agreement else { continue };
            let purpose = agreement.details.purpose.trim();
            if !purpose.is_empty() {
                lines.push(line(purpose, Voice::Note));
                if let Some(day) = agreement.details.agreed_on {
                    lines.push(Line::of(&format!("agreed on {}", when::plain(day, self.page.today)), Voice::Dim));
                }
            }
        }
        lines
    }

    /// What the picture does not say: the longest time without one, what was moved and cancelled.
    fn about_meetings(&self) -> Vec<Line> {
        let meetings = &self.page.summary.meetings;
        let mut said = Vec::new();
        if let Some(gap) = meetings.longest.filter(|_| meetings.held.len() > 2) {
            let [from, to] = [gap.from, gap.to].map(|day| when::plain(day, self.page.today));
            said.push(format!("longest time without one: {}, {from} to {to}", when::weeks(gap.days())));
        }
        if meetings.moved > 0 {
            said.push(format!("{} moved", meetings.moved));
        }
        if meetings.cancelled > 0 {
            said.push(format!("{} cancelled", meetings.cancelled));
        }
        if said.is_empty() { Vec::new() } else { vec![Line::of(&capitalised(&said.join("; ")), Voice::Dim)] }
    }

    fn settled(&self, line: &ActionLine) -> Line {
        let details = &line.action.details;
        let right = match (details.status, line.carried) {
            (ActionStatus::Dropped, 0) => "let go".to_owned(),
            (ActionStatus::Dropped, carried) => format!("let go x{carried}"),
            (_, carried) => format!("x{carried}"),
        };
        Line { right, ..Line::of(&details.text, Voice::Dim).opening(line.action.id.into()) }
    }

    fn check_ins(&self, part: &mut Part) {
        let summary = &self.page.summary;
        let Some(first) = summary.check_ins.first() else { return };
        part.figure = Some(None);
        let days: Vec<_> = days_of(first).map(|day| when::month(day, self.page.today)).collect();
        let days = match days.as_slice() {
            [first, .., last] if days.len() > 4 => format!("{first} to {last}"),
            days => {
                let mut days = days.to_vec();
                days.dedup();
                days.join(", ")
            }
        };
        part.aside = format!("{days}; each from 1 to 5");
        if let Some(theirs) = summary.check_ins.get(1) {
            let words = format!("As {} told it: {}", self.them(), in_words(theirs));
            part.lines.push(Line::of(&words, Voice::Text));
        }
        // Without its first words it has room in one row.
        let about = capitalised(check_in::about().trim_start_matches("This is "));
        part.lines.push(Line::of(&about, Voice::Dim));
    }

    fn goal(&self, course: &GoalCourse) -> Vec<Line> {
        let details = &course.line.goal.details;
        let record: Record = course.line.goal.id.into();
        let status = match details.status {
            GoalStatus::Active => {
                details.due_on.map_or("active".to_owned(), |day| format!("by {}", when::plain(day, self.page.today)))
            }
            status => status.to_string(),
        };
        let entries = [&course.first, &course.last].into_iter().flatten();
        let mut lines = vec![Line { right: status, ..Line::of(&details.title, Voice::Strong).opening(record) }];
        if !details.status_reason.trim().is_empty() {
            lines.push(Line::of(&details.status_reason, Voice::Text).opening(record));
        }
        lines.extend(entries.map(|entry| self.entry(entry, record)));
        lines
    }

    fn entry(&self, entry: &ProgressEntry, record: Record) -> Line {
        let details = &entry.details;
        let line = Line::of(&details.moved, Voice::Text).opening(record);
        Line { lead: self.day(details.logged_on), right: details.value.trim().to_owned(), ..line }
    }

    fn unfinished(&self) -> Vec<Line> {
        let unfinished = &self.page.summary.unfinished;
        let mut lines: Vec<_> = unfinished.actions.shown.iter().map(|line| self.open_action(line)).collect();
        if unfinished.actions.more() > 0 {
            lines.push(Line::of(
                &format!("and {}", count(unfinished.actions.more(), "more action", "more actions")),
                Voice::Dim,
            ));
        }
        lines.extend(unfinished.topics.shown.iter().map(|line| Line {
            lead: "topic".to_owned(),
            ..Line::of(&line.topic.details.text, Voice::Text).opening(line.topic.details.mentorship_id.into())
        }));
        lines.extend(unfinished.reply.iter().flat_map(|reply| self.reply(reply)));
        lines
    }

    fn open_action(&self, line: &ActionLine) -> Line {
        let details = &line.action.details;
        let right = details.due_on.map(|day| when::due(day, self.page.today)).unwrap_or_default();
        let lead = line.owner().to_owned();
        Line { lead, right, ..Line::of(&details.text, Voice::Text).opening(line.action.id.into()) }
    }

    fn kept(&self, kept: &Few<FromMeeting>, aside: &mut String) -> Vec<Line> {
        if kept.more() > 0 {
            *aside = format!("the last {} of {}", kept.shown.len(), kept.all);
        }
        let mut last = None;
        let line = |one: &FromMeeting| {
            let lead = if last == Some(one.meeting) { String::new() } else { self.day(one.on) };
            last = Some(one.meeting);
            Line { lead, ..Line::of(&one.text, Voice::Note).opening(one.meeting.into()) }
        };
        kept.shown.iter().map(line).collect()
    }

    fn feedback(&self, part: &mut Part) {
        let feedback = &self.page.summary.feedback;
        let [given, received] =
            [Direction::Given, Direction::Received].map(|direction| feedback.in_direction(direction));
        if feedback.all() > 0 {
            part.aside = format!("{given} given, {received} received, {} used", feedback.used());
        }
        part.lines = feedback.lines.iter().flat_map(|line| self.feedback_line(line)).collect();
    }

    /// What was said, and what came of it.
    fn feedback_line(&self, line: &FeedbackLine) -> Vec<Line> {
        let details = &line.feedback.details;
        let record: Record = line.feedback.id.into();
        let right = match details.direction {
            Direction::Given => format!("to {}", other(&line.name)),
            Direction::Received => format!("from {}", other(&line.name)),
        };
        let lead = self.day(details.given_on);
        let mut lines = vec![Line { lead, right, ..Line::of(details.words(), Voice::Note).opening(record) }];
        let outcome = if details.outcome.trim().is_empty() { details.stands() } else { &details.outcome };
        lines.push(Line::of(outcome, Voice::Dim).opening(record));
        lines
    }

    fn learned(&self) -> Vec<Line> {
        let summary = &self.page.summary;
        let mut lines: Vec<_> = summary.learned.iter().flat_map(|reply| self.reply(reply)).collect();
        lines.extend(summary.they_learned.iter().flat_map(|reply| self.reply(reply)));
        lines.extend(summary.they_used().map(|line| Line {
            right: format!("{} uses it", other(&line.name)),
            ..Line::of(line.feedback.details.words(), Voice::Note).opening(line.feedback.id.into())
        }));
        lines
    }

    /// A question, and below it the answer.
    fn reply(&self, reply: &Reply) -> Vec<Line> {
        let record: Record = reply.latest.details.question.into();
        let right = self.day(reply.latest.details.answered_on).trim_start().to_owned();
        vec![
            Line { right, ..Line::of(&reply.question, Voice::Dim).opening(record) },
            Line::of(&reply.latest.details.text, Voice::Text).opening(record),
        ]
    }

    fn people(&self) -> Vec<Line> {
        let summary = &self.page.summary;
        let mut lines: Vec<_> = summary.met.shown.iter().map(|met| self.met(met)).collect();
        if summary.met.more() > 0 {
            lines.push(Line::of(&format!("and {} more", summary.met.more()), Voice::Dim));
        }
        lines.extend(summary.introduced.iter().map(|made| Line {
            right: "done".to_owned(),
            ..Line::of(&made.text, Voice::Text).opening(made.action.into())
        }));
        lines
    }

    fn met(&self, met: &Met) -> Line {
        let right = if met.through.is_empty() { String::new() } else { format!("through {}", other(&met.through)) };
        Line { right, ..Line::of(&met.name, Voice::Text).opening(met.contact.into()) }
    }

    fn thanks(&self) -> Vec<Line> {
        let summary = &self.page.summary;
        let mut lines: Vec<_> = summary.thanks.iter().flat_map(|reply| self.reply(reply)).collect();
        if !summary.to_thank.is_empty() {
            let names: Vec<_> = summary.to_thank.shown.iter().map(|met| met.name.trim()).collect();
            let more = Some(summary.to_thank.more()).filter(|more| *more > 0);
            let more = more.map(|more| format!("{more} more"));
            let names: Vec<_> = names.into_iter().map(str::to_owned).chain(more).collect();
            lines.push(Line { right: "still to thank".to_owned(), ..Line::of(&list_of(&names), Voice::Text) });
        }
        lines
    }
}

impl Line {
    fn of(text: &str, voice: Voice) -> Self {
        Line { lead: String::new(), text: text.trim().to_owned(), right: String::new(), voice, opens: None }
    }

    fn opening(self, record: Record) -> Self {
        Line { opens: Some(record), ..self }
    }
}

/// The days of the check-ins of one side, in order.
pub(super) fn days_of(of: &CheckInsOf) -> impl Iterator<Item = NaiveDate> {
    let is_first_in_it = of.series.first().is_none_or(|one| one.id == of.first.id);
    let before = (!is_first_in_it).then_some(&of.first);
    before.into_iter().chain(&of.series).map(|one| one.details.checked_on)
}

/// Where each dimension stood first and last: `trust 3.5 to 4.5, direction 5`.
fn in_words(of: &CheckInsOf) -> String {
    let said = |dimension: Dimension, first, latest| match (first, latest) {
        (Some(first), Some(latest)) if first != latest => format!("{dimension} {first} to {latest}"),
        (_, Some(latest)) => format!("{dimension} {latest}"),
        (Some(first), None) => format!("{dimension} {first}"),
        (None, None) => format!("{dimension} skipped"),
    };
    of.changes().iter().map(|change| said(change.dimension, change.first, change.latest)).collect::<Vec<_>>().join(", ")
}

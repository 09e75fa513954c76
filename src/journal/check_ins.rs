//! Check-ins: how the relationship stands, by dimension.

use super::asked::of_check_in;
use super::records::with_whom;
use super::today::{DEBRIEF_DAYS, before};
use super::{Edit, Journal, Result};
use crate::content;
use crate::domain::alert::{CheckInNews, Standing};
use crate::domain::check_in::{
    self, BEFORE_MEETING_DAYS, CheckIn, CheckInDetails, CheckInLine, Course, Dimension, FIRST_AFTER_MEETINGS, Stand,
};
use crate::domain::mentorship::{MentorshipLine, MentorshipStatus};
use crate::domain::topic::TopicFilter;
use crate::domain::{CheckInId, Listed, MentorshipId, Page, Side};
use crate::text::meanwhile::Meanwhile;

/// So many of each side are looked at over time.
pub const MOST_IN_COURSE: u32 = 12;

/// An opener is looked for among so many topics that wait.
const TOPICS: usize = 50;

/// Everything the page of the check-ins of a mentorship shows beside the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInPage {
    pub line: MentorshipLine,
    pub mine: Course,
    /// As told.
    pub theirs: Course,
    /// What the two agreed that it is for; empty without an agreement in force.
    pub purpose: String,
    /// Dimensions whose opener waits to be raised already.
    pub waiting: Vec<Dimension>,
}

impl Journal {
    /// Keeps a check-in, mine or theirs as told.
    pub fn add_check_in(&mut self, details: &CheckInDetails) -> Result<CheckInId> {
        let words = format!("added {}", self.check_in_called(details)?);
        self.keep(&words, details, |repos| repos.check_ins().insert(details))
    }

    /// Changes a check-in.
    pub fn edit_check_in<'d>(&mut self, id: CheckInId, edit: impl Into<Edit<'d, CheckInDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", self.check_in_called(edit.after)?);
        self.write(&words, |repos| {
            let (details, meanwhile) = edit.over(&repos.check_ins().get(id)?.details)?;
            repos.check_ins().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// One check-in.
    pub fn check_in(&self, id: CheckInId) -> Result<CheckIn> {
        Ok(self.store.read().check_ins().get(id)?)
    }

    /// Check-ins, newest first; those of one mentorship, or all.
    pub fn check_ins(&self, mentorship: Option<MentorshipId>, page: &Page) -> Result<Vec<Listed<CheckInLine>>> {
        Ok(self.store.read().check_ins().page(mentorship, page)?)
    }

    /// The check-ins of one side: the first, and so many of the last.
    pub fn course(&self, mentorship: MentorshipId, said_by: Side, most: u32) -> Result<Course> {
        let check_ins = self.store.read().check_ins();
        let last = check_ins.last_of(mentorship, said_by, most)?;
        Ok(Course { first: if last.is_empty() { None } else { check_ins.first_of(mentorship, said_by)? }, last })
    }

    /// Everything the page of the check-ins of a mentorship shows.
    pub fn check_in_page(&self, mentorship: MentorshipId) -> Result<CheckInPage> {
        let topics = TopicFilter { mentorship: Some(mentorship), is_waiting: true };
        let topics = self.topics(&topics, &Page::first(TOPICS))?;
        let waits = |dimension: &Dimension| {
            let opener = content::check_in::opener(*dimension);
            topics.iter().any(|line| line.item.topic.details.text.trim() == opener)
        };
        let agreement = self.current_agreement(mentorship)?;
        Ok(CheckInPage {
            line: self.mentorship(mentorship)?,
            mine: self.course(mentorship, Side::Me, MOST_IN_COURSE)?,
            theirs: self.course(mentorship, Side::Them, MOST_IN_COURSE)?,
            purpose: agreement.map(|it| it.details.purpose.trim().to_owned()).unwrap_or_default(),
            waiting: Dimension::ALL.iter().copied().filter(waits).collect(),
        })
    }

    /// What there is to say of check-ins where a mentorship runs, and was not said on an earlier day.
    pub(super) fn check_in_news(&self, people: &[Standing]) -> Result<Vec<CheckInNews>> {
        let today = self.today();
        let told = self.told_before(today)?;
        let running =
            people.iter().filter(|standing| standing.line.mentorship.details.status == MentorshipStatus::Active);
        let news = running.map(|standing| {
            let (id, name) = (standing.line.mentorship.id, standing.line.name.clone());
            let course = self.course(id, Side::Me, 2)?;
            let latest = course.latest().filter(|latest| latest.details.checked_on >= before(today, DEBRIEF_DAYS));
            let latest = latest.map(|latest| latest.id).filter(|latest| !told.contains(&latest.to_string()));
            let due = check_in::due(&self.stand_of_check_ins(id, &course)?, today);
            let due = due.filter(|due| !told.contains(&of_check_in(id, *due)));
            Ok(CheckInNews { mentorship: id, name, due, fell: latest.zip(course.deepest_fall()) })
        });
        news.collect()
    }

    fn stand_of_check_ins(&self, id: MentorshipId, course: &Course) -> Result<Stand> {
        let (today, meetings) = (self.today(), self.store.read().meetings());
        let until = today.checked_add_days(BEFORE_MEETING_DAYS).unwrap_or(today);
        Ok(Stand {
            third_held_on: meetings.nth_held_on(id, FIRST_AFTER_MEETINGS)?,
            last_on: course.latest().map(|latest| latest.details.checked_on),
            looks_back: meetings.looks_back_between(id, [today, until])?,
        })
    }

    /// What it is called in a sentence: `the check-in with Aldo Ferri`.
    pub(super) fn check_in_called(&self, details: &CheckInDetails) -> Result<String> {
        let with = with_whom(self.store.read(), details.mentorship_id)?;
        Ok(match details.said_by {
            Side::Me => format!("the check-in with {with}"),
            Side::Them => format!("the check-in of {with}"),
        })
    }
}

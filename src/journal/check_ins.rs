//! Check-ins: how the relationship stands, by dimension.

use chrono::NaiveDate;

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
use crate::domain::{CheckInId, Invalid, Listed, MentorshipId, Page, Side};
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
        may_be_of(details.checked_on, self.today())?;
        self.keep(&words, details, |repos| repos.check_ins().insert(details))
    }

    /// Changes a check-in.
    pub fn edit_check_in<'d>(&mut self, id: CheckInId, edit: impl Into<Edit<'d, CheckInDetails>>) -> Result<Meanwhile> {
        let edit = edit.into();
        let words = format!("changed {}", self.check_in_called(edit.after)?);
        let today = self.today();
        self.write(&words, |repos| {
            let before = repos.check_ins().get(id)?.details;
            let (details, meanwhile) = edit.over(&before)?;
            if details.checked_on != before.checked_on {
                may_be_of(details.checked_on, today)?;
            }
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

    /// A blank one to print, in the words of one of the two. Nothing of the journal is in it but the name.
    pub fn blank_check_in(&self, mentorship: MentorshipId, side: Side) -> Result<String> {
        let line = self.mentorship(mentorship)?;
        let role = content::check_in::role_of(side, line.mentorship.details.my_role);
        let whose = match side {
            Side::Me => format!("With {}", line.name),
            Side::Them => format!("For {}", line.name),
        };
        Ok(content::check_in_blank::of(role, &whose))
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

/// One of a day to come would stand as the newest until then, and hide how it is now.
fn may_be_of(day: NaiveDate, today: NaiveDate) -> Result<()> {
    if day > today {
        return Err(Invalid::new("checked_on", "lies ahead; a check-in says how it is, or how it was").into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::agreement::AgreementDetails;
    use crate::domain::alert::Matter;
    use crate::domain::check_in::{Due, Item};
    use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus};
    use crate::domain::mentorship::{MentorshipDetails, Phase, Role};
    use crate::domain::topic::TopicDetails;

    fn on(day: &str) -> (Journal, MentorshipId) {
        let mut journal = Journal::in_memory(Clock::fixed(day).unwrap()).unwrap();
        let details = MentorshipDetails { phase: Phase::Close, ..MentorshipDetails::of(Role::Mentee) };
        let with = journal.add_mentorship("Aldo Ferri", &details).unwrap();
        (journal, with)
    }

    fn said(with: MentorshipId, by: Side, day: &str, value: u8) -> CheckInDetails {
        let mut details = CheckInDetails::on(with, by, day.parse().unwrap());
        Item::ALL.iter().for_each(|item| details.say(*item, Some(value)));
        details
    }

    fn go_to(journal: &mut Journal, day: &str) {
        journal.clock = Clock::fixed(day).unwrap();
    }

    /// Sees Today as one does who looks at it, and gives what it says of check-ins.
    fn told(journal: &Journal) -> Vec<&'static str> {
        let alerts = journal.today_for(None).unwrap().alerts;
        journal.note_asked(&alerts).unwrap();
        let matters = alerts.iter().map(|alert| alert.matter.as_str());
        matters.filter(|matter| matter.starts_with("check-in")).collect()
    }

    fn hold(journal: &mut Journal, with: MentorshipId, day: &str) {
        let details = MeetingDetails::on(Some(with), day.parse().unwrap());
        journal.add_meeting(&MeetingDetails { status: MeetingStatus::Held, pulse: Some(4), ..details }).unwrap();
    }

    #[test]
    fn a_course_knows_the_first_and_the_last_of_one_side() {
        let (mut journal, with) = on("2026-09-09");
        for (day, value) in [("2026-04-16", 2), ("2026-06-11", 3), ("2026-09-03", 4)] {
            journal.add_check_in(&said(with, Side::Me, day, value)).unwrap();
        }
        journal.add_check_in(&said(with, Side::Them, "2026-05-01", 5)).unwrap();
        let course = journal.course(with, Side::Me, 2).unwrap();
        let days = course.in_order().map(|it| it.details.checked_on.to_string()).collect::<Vec<_>>();
        assert_eq!(days, ["2026-06-11", "2026-09-03"]);
        assert_eq!(course.earlier().unwrap().details.checked_on.to_string(), "2026-04-16");
        let page = journal.check_in_page(with).unwrap();
        assert_eq!((page.mine.last.len(), page.theirs.last.len(), page.theirs.earlier()), (3, 1, None));
        assert_eq!(journal.check_ins(Some(with), &Page::first(9)).unwrap().len(), 4);
    }

    #[test]
    fn none_is_of_a_day_to_come() {
        let (mut journal, with) = on("2026-09-09");
        let ahead = said(with, Side::Me, "2026-09-10", 3);
        assert!(journal.add_check_in(&ahead).unwrap_err().to_string().contains("lies ahead"));
        let id = journal.add_check_in(&said(with, Side::Me, "2026-09-09", 3)).unwrap();
        assert!(journal.edit_check_in(id, &ahead).unwrap_err().to_string().contains("lies ahead"));
        assert_eq!(journal.check_in(id).unwrap().details.checked_on, journal.today());
    }

    #[test]
    fn the_page_knows_what_was_agreed_and_which_openers_wait() {
        let (mut journal, with) = on("2026-09-09");
        assert_eq!(journal.check_in_page(with).unwrap().purpose, "");
        let agreed = AgreementDetails {
            agreed_on: "2026-04-16".parse().ok(),
            purpose: "One shift without mending.\n".into(),
            ..AgreementDetails::draft(with)
        };
        journal.add_agreement(&agreed).unwrap();
        let opener = content::check_in::opener(Dimension::Growth);
        journal.add_topic(&TopicDetails::new(with, opener)).unwrap();
        let page = journal.check_in_page(with).unwrap();
        assert_eq!((page.purpose.as_str(), &*page.waiting), ("One shift without mending.", &[Dimension::Growth][..]));
    }

    #[test]
    fn one_is_asked_for_on_one_day_for_each_reason() {
        let (mut journal, with) = on("2026-03-02");
        for day in ["2026-01-05", "2026-02-02"] {
            hold(&mut journal, with, day);
        }
        assert_eq!(told(&journal), [""; 0]);
        hold(&mut journal, with, "2026-03-02");
        assert_eq!((told(&journal), told(&journal)), (vec!["check-in-due"], vec!["check-in-due"]), "all of that day");
        go_to(&mut journal, "2026-03-03");
        assert_eq!(told(&journal), [""; 0], "it was told");
        journal.add_check_in(&said(with, Side::Me, "2026-03-03", 4)).unwrap();
        go_to(&mut journal, "2026-04-27");
        journal.add_topic(&TopicDetails::new(with, "so that something was written")).unwrap();
        hold(&mut journal, with, "2026-04-27");
        assert_eq!(told(&journal), [""; 0], "seven weeks and six days");
        go_to(&mut journal, "2026-04-28");
        assert_eq!(told(&journal), ["check-in-due"]);
        let closing = MeetingDetails {
            kind: MeetingKind::Closing,
            ..MeetingDetails::on(Some(with), "2026-05-06".parse().unwrap())
        };
        journal.add_meeting(&closing).unwrap();
        go_to(&mut journal, "2026-04-29");
        let alerts = journal.today_for(None).unwrap().alerts;
        let before = Due::Before { kind: MeetingKind::Closing, on: "2026-05-06".parse().unwrap() };
        assert!(alerts.iter().any(|alert| alert.matter == Matter::CheckInDue { due: before }), "{alerts:?}");
    }

    #[test]
    fn a_fall_is_told_on_one_day_and_of_a_mentorship_that_runs() {
        let (mut journal, with) = on("2026-09-03");
        journal.add_check_in(&said(with, Side::Me, "2026-07-16", 4)).unwrap();
        journal.add_check_in(&said(with, Side::Them, "2026-09-03", 1)).unwrap();
        assert_eq!(told(&journal), [""; 0], "what they say is theirs");
        let id = journal.add_check_in(&said(with, Side::Me, "2026-09-03", 3)).unwrap();
        let paused = MentorshipStatus::Paused;
        journal.set_mentorship_status(with, paused).unwrap();
        assert_eq!(told(&journal), [""; 0]);
        journal.undo().unwrap();
        let alerts = journal.today_for(None).unwrap().alerts;
        assert_eq!((alerts[0].about, alerts[0].matter.as_str()), (id.into(), "check-in-fell"));
        assert_eq!(told(&journal), ["check-in-fell"]);
        go_to(&mut journal, "2026-09-04");
        assert_eq!(told(&journal), [""; 0]);
    }

    #[test]
    fn in_what_is_closed_nothing_is_written_and_a_change_is_taken_back_by_name() {
        let (mut journal, with) = on("2026-09-09");
        let id = journal.add_check_in(&said(with, Side::Me, "2026-09-09", 3)).unwrap();
        let details = journal.check_in(id).unwrap().details;
        journal.edit_check_in(id, &CheckInDetails { direction: None, ..details.clone() }).unwrap();
        assert_eq!(journal.undo().unwrap().as_deref(), Some("changed the check-in with Aldo Ferri"));
        assert_eq!(journal.check_in(id).unwrap().details, details);
        journal.set_mentorship_status(with, MentorshipStatus::Closed).unwrap();
        assert!(journal.add_check_in(&details).unwrap_err().to_string().contains("is over and only to be read"));
        assert!(journal.delete(id.into()).unwrap_err().to_string().contains("is over and only to be read"));
    }
}

//! Feedback and advice: written down, answered, looked back on.

use chrono::NaiveDate;

use super::agenda::filling::join_next;
use super::contacts::person_called;
use super::records::brief;
use super::{Edit, Journal, Result};
use crate::domain::agenda::AgendaSubject;
use crate::domain::feedback::{
    Balance, Direction, FeedbackDetails, FeedbackFilter, FeedbackLine, HeardTwice, Response,
};
use crate::domain::meeting::{MeetingFilter, MeetingStatus};
use crate::domain::mentorship::{MentorshipFilter, PersonDetails};
use crate::domain::{Details, FeedbackId, Invalid, Listed, MentorshipId, Page, PersonId};
use crate::store::{Repos, Write};
use crate::text::meanwhile::Meanwhile;

impl Journal {
    /// Writes down feedback or advice; what is open comes onto the agenda of the meeting after the one it was given in, if that is
    /// planned.
    pub fn add_feedback(&mut self, details: &FeedbackDetails) -> Result<FeedbackId> {
        let words = format!("added {}", feedback_called(details));
        let today = self.today();
        details.check()?;
        self.write(&words, |repos| write_down(repos, details, today))
    }

    /// [`Journal::add_feedback`] from or to somebody by name, who need not be in the journal. Who is, under exactly that name, is not
    /// written twice, and with whom there is a mentorship it is said in that. Whose it is in `details` is set here.
    pub fn add_feedback_of(&mut self, name: &str, details: &FeedbackDetails) -> Result<FeedbackId> {
        let words = format!("added {}", feedback_called(details));
        let today = self.today();
        PersonDetails::from(name).check()?;
        details.check()?;
        self.write(&words, |repos| write_down(repos, &said_by(repos, name, details, today)?, today))
    }

    /// Changes feedback or advice: what one makes of it, and what came of it, too.
    pub fn edit_feedback<'d>(
        &mut self,
        id: FeedbackId,
        edit: impl Into<Edit<'d, FeedbackDetails>>,
    ) -> Result<Meanwhile> {
        self.edit_said(id, None, &edit.into())
    }

    /// [`Journal::edit_feedback`], with whom it is from or to by name, as in [`Journal::add_feedback_of`].
    pub fn edit_feedback_of<'d>(
        &mut self,
        id: FeedbackId,
        name: &str,
        edit: impl Into<Edit<'d, FeedbackDetails>>,
    ) -> Result<Meanwhile> {
        PersonDetails::from(name).check()?;
        self.edit_said(id, Some(name), &edit.into())
    }

    fn edit_said(&mut self, id: FeedbackId, name: Option<&str>, edit: &Edit<'_, FeedbackDetails>) -> Result<Meanwhile> {
        let words = format!("changed {}", feedback_called(edit.after));
        let today = self.today();
        self.write(&words, |repos| {
            let before = repos.feedback().get(id)?.details;
            let (mut details, meanwhile) = edit.over(&before)?;
            if let Some(name) = name {
                details = said_by(repos, name, &details, today)?;
            }
            // Only where one of them is another now: nothing else is to wait for that to be put right.
            if (details.meeting_id, details.mentorship_id) != (before.meeting_id, before.mentorship_id) {
                must_suit_its_meeting(repos, &details)?;
            }
            repos.feedback().update(id, &details)?;
            Ok(meanwhile)
        })
    }

    /// Says what the one who received it makes of it, and why. Gives the words for a toast.
    pub fn answer_feedback(&mut self, id: FeedbackId, response: Response, why: &str) -> Result<String> {
        let done = match response {
            Response::Open => "open again",
            Response::Use => "in use",
            Response::Park => "parked",
            Response::Decline => "declined",
        };
        self.change_feedback(id, done, |details| {
            details.response = response;
            details.response_why = why.to_owned();
        })
    }

    /// Looks back on it today, with what came of it. Gives the words for a toast.
    pub fn look_back_on_feedback(&mut self, id: FeedbackId, outcome: &str) -> Result<String> {
        let today = self.today();
        self.change_feedback(id, "looked back on", |details| {
            details.looked_back_on = Some(today);
            details.outcome = outcome.to_owned();
        })
    }

    /// Says whether the one who gave it has been told what came of it. Gives the words for a toast.
    pub fn tell_of_feedback(&mut self, id: FeedbackId, is_told: bool) -> Result<String> {
        let done = if is_told { "told them what came of" } else { "not told yet:" };
        self.change_feedback(id, done, |details| details.told = is_told)
    }

    fn change_feedback(
        &mut self,
        id: FeedbackId,
        done: &str,
        change: impl FnOnce(&mut FeedbackDetails),
    ) -> Result<String> {
        self.write("", |repos| {
            let mut details = repos.feedback().get(id)?.details;
            change(&mut details);
            details.check()?;
            let words = format!("{done} {}", feedback_called(&details));
            repos.say(&words)?;
            repos.feedback().update(id, &details)?;
            Ok(words)
        })
    }

    /// One piece of feedback or advice, with from whom or to whom.
    pub fn feedback(&self, id: FeedbackId) -> Result<FeedbackLine> {
        Ok(self.store.read().feedback().line(id)?)
    }

    /// How the newest feedback and advice of a mentorship, or of all, is balanced.
    pub fn feedback_balance(&self, with: Option<MentorshipId>) -> Result<Balance> {
        let held = MeetingFilter { mentorship: with, status: Some(MeetingStatus::Held) };
        let held = self.meetings(&held, &Page::first(Balance::ENOUGH))?;
        let held: Vec<_> = held.into_iter().map(|line| line.item.meets_on).collect();
        Ok(Balance::of(&self.store.read().feedback().newest(with)?, &held))
    }

    /// What was heard from several people within a year, the last one first; of what one person said, if it is asked about them.
    pub fn heard_twice(&self, from: Option<PersonId>) -> Result<Vec<HeardTwice>> {
        let tagged = self.store.read().feedback().tagged(None, HeardTwice::since(self.today()))?;
        let mut heard = HeardTwice::among(&tagged);
        heard.retain(|it| from.is_none_or(|person| it.people.contains(&person)));
        Ok(heard)
    }

    /// Who else said something within a year about what a piece that I received is about.
    pub fn heard_twice_about(&self, details: &FeedbackDetails) -> Result<Option<HeardTwice>> {
        let since = HeardTwice::since(self.today());
        if details.direction == Direction::Given || details.tag.trim().is_empty() || details.given_on < since {
            return Ok(None);
        }
        Ok(HeardTwice::among(&self.store.read().feedback().tagged(Some(&details.tag), since)?).pop())
    }

    /// Feedback and advice, newest first.
    pub fn feedbacks(&self, filter: &FeedbackFilter, page: &Page) -> Result<Vec<Listed<FeedbackLine>>> {
        Ok(self.store.read().feedback().page(filter, page)?)
    }
}

/// Keeps what was said; what is open comes onto the next agenda.
fn write_down(repos: Repos<'_, Write>, details: &FeedbackDetails, today: NaiveDate) -> Result<FeedbackId> {
    must_suit_its_meeting(repos, details)?;
    let id = repos.feedback().insert(details)?;
    if details.is_open() {
        join_next(repos, details.mentorship_id, AgendaSubject::Feedback(id), details.meeting_id, today)?;
    }
    Ok(id)
}

/// The details as said by, or to, the one of this name, in the mentorship with them if one runs.
fn said_by(
    repos: Repos<'_, Write>,
    name: &str,
    details: &FeedbackDetails,
    today: NaiveDate,
) -> Result<FeedbackDetails> {
    let person_id = person_called(repos, name)?;
    let theirs = MentorshipFilter { person: Some(person_id), ..MentorshipFilter::default() };
    // Those that run stand first.
    let first = repos.mentorships().page(&theirs, today, &Page::first(1))?.pop();
    let running = first.filter(|line| !line.item.is_closed()).map(|line| line.item.mentorship.id);
    Ok(FeedbackDetails { person_id, mentorship_id: running, ..details.clone() })
}

/// The meeting it was given in is one with the person it is from or to, or one of a group.
pub(super) fn must_suit_its_meeting(repos: Repos<'_, Write>, details: &FeedbackDetails) -> Result<()> {
    let Some(id) = details.meeting_id else { return Ok(()) };
    let meeting = repos.meetings().line(id)?;
    if meeting.mentorship_id.is_none() || meeting.mentorship_id == details.mentorship_id {
        return Ok(());
    }
    let name = repos.people().get(details.person_id)?.details.name;
    let wrong = format!("{id} is a meeting with {}; name one with {name}, or none", meeting.name);
    Err(Invalid::new("meeting", wrong).into())
}

/// What it is called in a sentence: `the advice "Wait five breaths"`.
pub(super) fn feedback_called(details: &FeedbackDetails) -> String {
    format!("the {} \"{}\"", details.noun(), brief(details.words()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::feedback::{Direction, FeedbackKind};
    use crate::domain::meeting::MeetingDetails;
    use crate::domain::mentorship::{MentorshipDetails, Role};

    fn advice() -> (Journal, FeedbackId) {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09T14:00:00Z").unwrap()).unwrap();
        let with = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let person = journal.mentorship(with).unwrap().mentorship.details.person_id;
        let details = FeedbackDetails {
            mentorship_id: Some(with),
            next_time: "Wait five breaths.".into(),
            ..FeedbackDetails::on(journal.today(), Direction::Received, FeedbackKind::Advice, person)
        };
        let id = journal.add_feedback(&details).unwrap();
        (journal, id)
    }

    #[test]
    fn feedback_is_moved_to_no_meeting_with_somebody_else() {
        let (mut journal, id) = advice();
        let bea = journal.add_mentorship("Bea Lind", &MentorshipDetails::of(Role::Peer)).unwrap();
        let meeting = journal.add_meeting(&MeetingDetails::on(Some(bea), journal.today())).unwrap();
        let before = journal.feedback(id).unwrap().feedback.details;
        let details = FeedbackDetails { meeting_id: Some(meeting), ..before.clone() };
        let refusal = "meeting: M1 is a meeting with Bea Lind; name one with Aldo Ferri, or none";
        assert_eq!(journal.edit_feedback(id, &details).unwrap_err().to_string(), refusal);
        assert_eq!(journal.feedback(id).unwrap().feedback.details, before);
    }

    #[test]
    fn what_is_open_with_one_person_stands_in_the_order_it_was_given() {
        let (mut journal, first) = advice();
        let later = journal.feedback(first).unwrap().feedback.details;
        let earlier = FeedbackDetails { given_on: later.given_on - chrono::Days::new(9), ..later.clone() };
        let (second, third) = (journal.add_feedback(&earlier).unwrap(), journal.add_feedback(&later).unwrap());
        let page = journal.mentorship_page(later.mentorship_id.unwrap()).unwrap();
        let open: Vec<_> = page.open_feedback.iter().map(|line| line.feedback.id).collect();
        assert_eq!(open, [second, first, third]);
    }

    #[test]
    fn what_is_open_by_the_rule_is_what_the_store_lists_as_open() {
        let (mut journal, id) = advice();
        let begun = journal.feedback(id).unwrap().feedback.details;
        let mut open = vec![id];
        for details in FeedbackDetails::every(journal.today()) {
            let (person_id, next_time) = (begun.person_id, begun.next_time.clone());
            let details = FeedbackDetails { person_id, mentorship_id: begun.mentorship_id, next_time, ..details };
            let id = journal.add_feedback(&details).unwrap();
            open.extend(details.is_open().then_some(id));
        }
        for mentorship in [None, begun.mentorship_id] {
            let filter = FeedbackFilter { mentorship, is_open: true, ..FeedbackFilter::default() };
            let listed = journal.feedbacks(&filter, &Page::first(200)).unwrap();
            let listed: Vec<_> = listed.into_iter().rev().map(|line| line.item.feedback.id).collect();
            assert_eq!(listed, open, "{mentorship:?}");
        }
    }

    #[test]
    fn advice_is_taken_looked_back_on_and_told_and_each_step_is_taken_back_by_name() {
        let (mut journal, id) = advice();
        let open = |journal: &Journal| {
            let filter = FeedbackFilter { is_open: true, ..FeedbackFilter::default() };
            journal.feedbacks(&filter, &Page::first(9)).unwrap().len()
        };
        let stands = |journal: &Journal| journal.feedback(id).unwrap().feedback.details.stands();
        assert_eq!(stands(&journal), "to answer");
        journal.answer_feedback(id, Response::Use, "").unwrap();
        assert_eq!((stands(&journal), open(&journal)), ("to look back on", 1));
        journal.look_back_on_feedback(id, "They found it without me.").unwrap();
        assert_eq!((stands(&journal), open(&journal)), ("tell them", 1));
        journal.tell_of_feedback(id, true).unwrap();
        assert_eq!((stands(&journal), open(&journal)), ("used", 0));
        for taken_back in ["told them what came of", "looked back on", "in use", "added"] {
            let words = journal.undo().unwrap().unwrap();
            assert_eq!(words, format!("{taken_back} the advice \"Wait five breaths.\""));
        }
        assert_eq!(journal.undo().unwrap().as_deref(), Some("began the mentorship with Aldo Ferri"));
    }

    #[test]
    fn what_two_people_said_within_a_year_is_heard_twice_and_what_i_said_is_not() {
        let (mut journal, id) = advice();
        let begun = journal.feedback(id).unwrap().feedback.details;
        let aldo = begun.person_id;
        let tagged = |days_ago, direction, tag: &str| FeedbackDetails {
            given_on: begun.given_on - chrono::Days::new(days_ago),
            direction,
            mentorship_id: None,
            tag: tag.to_owned(),
            ..begun.clone()
        };
        let heard = |journal: &Journal, person| journal.heard_twice(person).unwrap().len();
        journal.add_feedback_of("Aldo Ferri", &tagged(3, Direction::Received, "Übergaben")).unwrap();
        journal.add_feedback_of("Bea Lind", &tagged(366, Direction::Received, "übergaben")).unwrap();
        journal.add_feedback_of("Bea Lind", &tagged(2, Direction::Given, "übergaben")).unwrap();
        assert_eq!(heard(&journal, None), 0);
        let bea = journal.add_feedback_of("bea lind", &tagged(9, Direction::Received, " ÜBERGABEN ")).unwrap();
        let bea = journal.feedback(bea).unwrap().feedback.details;
        let cleo = journal.add_feedback_of("Cleo", &tagged(2, Direction::Received, "tone")).unwrap();
        let cleo = journal.feedback(cleo).unwrap().feedback.details;
        assert_eq!([None, Some(aldo), Some(bea.person_id)].map(|it| heard(&journal, it)), [1, 1, 1]);
        assert_eq!(heard(&journal, Some(cleo.person_id)), 0, "of what others said nothing stands beside hers");
        let about = |details: &FeedbackDetails| journal.heard_twice_about(details).unwrap();
        assert_eq!(about(&bea).map(|it| it.people), Some(vec![aldo, bea.person_id]));
        assert_eq!(about(&cleo), None);
        assert_eq!(about(&FeedbackDetails { direction: Direction::Given, ..bea.clone() }), None);
        assert_eq!(about(&FeedbackDetails { tag: " ".into(), ..bea }), None);
    }

    #[test]
    fn somebody_by_name_is_added_once_and_is_gone_with_the_last_thing_they_said() {
        let (mut journal, id) = advice();
        let begun = journal.feedback(id).unwrap().feedback.details;
        let people = |journal: &Journal| journal.people(&Page::first(9)).unwrap().len();
        let elsewhere = FeedbackDetails { mentorship_id: None, ..begun.clone() };
        let bea = journal.add_feedback_of(" Bea Lind ", &elsewhere).unwrap();
        assert_eq!((people(&journal), journal.feedback(bea).unwrap().name.as_str()), (2, "Bea Lind"));
        assert_eq!(journal.add_feedback_of(" ", &elsewhere).unwrap_err().to_string(), "name: needs a few words");
        let aldo = journal.add_feedback_of("Aldo Ferri", &elsewhere).unwrap();
        assert_eq!(journal.feedback(aldo).unwrap().feedback.details.mentorship_id, begun.mentorship_id);
        journal.edit_feedback_of(aldo, "Bea Lind", Edit::of(&begun, &begun)).unwrap();
        assert_eq!(journal.feedback(aldo).unwrap().feedback.details.mentorship_id, None);
        journal.delete(aldo.into()).unwrap();
        assert_eq!(people(&journal), 2);
        journal.delete(bea.into()).unwrap();
        assert_eq!(people(&journal), 1);
        journal.undo().unwrap();
        assert_eq!(journal.feedback(bea).unwrap().name, "Bea Lind");
    }

    #[test]
    fn what_is_given_on_a_later_day_is_not_looked_back_on_today() {
        let (mut journal, id) = advice();
        journal.set(id.into(), &[("given_on".to_owned(), "2026-09-12".to_owned())]).unwrap();
        let refusal = journal.look_back_on_feedback(id, "too early").unwrap_err().to_string();
        assert!(refusal.contains("lies before the day it was given"), "{refusal}");
    }
}

//! Mentorships and the people in them.

use chrono::NaiveDate;

use super::agreements::AgreementStanding;
use super::consequences::follow_mentorship;
use super::contacts;
use super::records::brief;
use super::{Edit, Error, FEW, Journal, Result};
use crate::domain::action::{ActionFilter, ActionLine, Kept, Owner};
use crate::domain::check_in::Course;
use crate::domain::feedback::{Balance, FeedbackLine};
use crate::domain::goal::{GoalFilter, GoalLine};
use crate::domain::mentorship::{
    MentorshipDetails, MentorshipFilter, MentorshipLine, MentorshipStatus, Person, PersonDetails, Phase, PhaseReason,
};
use crate::domain::topic::{TopicFilter, TopicLine};
use crate::domain::{Details, Invalid, Listed, MentorshipId, Page, PersonId, Side, Start};
use crate::text::meanwhile::Meanwhile;

/// So many open actions, topics and goals the page of a mentorship shows at most: one who has more has other worries.
const SHOWN: Page = Page { from: Start::First, rows: 40 };

/// So much feedback to come back to is shown beside the list of people.
const MOST_FEEDBACK: u32 = 40;

/// So many that run are looked at for whoever meets next.
const MOST_RUNNING: usize = 100;

/// So many meetings back the rhythm of a mentorship is shown.
const MEETINGS_OF_RHYTHM: u32 = 12;

/// Everything the page of a mentorship shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorshipPage {
    pub line: MentorshipLine,
    pub person: Person,
    /// The days of the last meetings, newest first.
    pub days_held: Vec<NaiveDate>,
    /// The phase it seems to be in by now, if that is another one, and why.
    pub suggested: Option<(Phase, PhaseReason)>,
    pub kept_by_me: Kept,
    pub kept_by_them: Kept,
    /// Open ones, the nearest day first.
    pub actions: Vec<ActionLine>,
    /// What waits to be raised, the oldest first.
    pub topics: Vec<TopicLine>,
    /// Emerging and active ones.
    pub goals: Vec<GoalLine>,
    /// What there is to come back to, the oldest first.
    pub open_feedback: Vec<FeedbackLine>,
    pub agreement: AgreementStanding,
    /// Mine: the first and the last two.
    pub check_ins: Course,
    /// How what the two said to one another is balanced.
    pub balance: Balance,
}

impl Journal {
    /// Begins a mentorship with somebody. Who is in the journal already, under exactly that name, is not written twice;
    /// `details.person_id` is set here.
    pub fn add_mentorship(
        &mut self,
        person: impl Into<PersonDetails>,
        details: &MentorshipDetails,
    ) -> Result<MentorshipId> {
        let person = person.into();
        person.check()?;
        details.check()?;
        self.write(&format!("began the mentorship with {}", brief(&person.name)), |repos| {
            let person_id = match repos.people().of_name(&person.name)?.into_iter().next() {
                Some(known) => {
                    let note = joined(&known.details.note, &person.note);
                    repos.people().update(known.id, &PersonDetails { note, ..known.details })?;
                    known.id
                }
                None => repos.people().insert(&person)?,
            };
            Ok(repos.mentorships().insert(&MentorshipDetails { person_id, ..details.clone() })?)
        })
    }

    /// Changes a mentorship and the one it is with.
    pub fn edit_mentorship<'d>(
        &mut self,
        id: MentorshipId,
        person: impl Into<Edit<'d, PersonDetails>>,
        details: impl Into<Edit<'d, MentorshipDetails>>,
    ) -> Result<Meanwhile> {
        let (person, details) = (person.into(), details.into());
        self.write(&format!("changed the mentorship with {}", brief(person.after.name.trim())), |repos| {
            let (details, of_the_details) = details.over(&repos.mentorships().get(id)?.details)?;
            let (mut person, of_the_person) = person.over(&repos.people().get(details.person_id)?.details)?;
            person.name = person.name.trim().to_owned();
            repos.people().update(details.person_id, &person)?;
            repos.mentorships().update(id, &details)?;
            Ok(of_the_details.max(of_the_person))
        })
    }

    /// Says in which phase a mentorship is. Gives the words for a toast.
    pub fn set_phase(&mut self, id: MentorshipId, phase: Phase) -> Result<String> {
        self.change_mentorship(id, &format!("phase {phase}"), |details| details.phase = phase)
    }

    /// Pauses a mentorship, closes it, or goes on with it. Gives the words for a toast.
    pub fn set_mentorship_status(&mut self, id: MentorshipId, status: MentorshipStatus) -> Result<String> {
        let done = match status {
            MentorshipStatus::Active => "active again",
            MentorshipStatus::Paused => "paused",
            MentorshipStatus::Closed => "closed",
        };
        self.change_mentorship(id, done, |details| details.status = status)
    }

    fn change_mentorship(
        &mut self,
        id: MentorshipId,
        done: &str,
        change: impl FnOnce(&mut MentorshipDetails),
    ) -> Result<String> {
        let words = format!("{done}: {}", self.called(id.into())?);
        let (now, today) = (self.now(), self.today());
        self.write(&words, |repos| {
            let before = repos.mentorships().get(id)?.details;
            let mut details = before.clone();
            change(&mut details);
            details.follow(&before, now);
            repos.mentorships().update(id, &details)?;
            follow_mentorship(repos, id, &before, today)
        })?;
        Ok(words)
    }

    /// Joins two rows of one person: everything of `from` goes to `to`, and `from` is gone. Undo parts them again.
    pub fn merge_people(&mut self, from: PersonId, to: PersonId) -> Result<()> {
        if from == to {
            return Err(Invalid::new("id", format!("{from} and {to} are the same person")).into());
        }
        self.write("", |repos| {
            let (gone, kept) = (repos.people().get(from)?.details, repos.people().get(to)?.details);
            repos.say(&format!("merged {} into {}", brief(&gone.name), brief(&kept.name)))?;
            repos.people().hand_over(from, to)?;
            contacts::join(repos, to)?;
            let note = joined(&kept.note, &gone.note);
            repos.people().update(to, &PersonDetails { note, ..kept })?;
            Ok(repos.people().delete(from)?)
        })
    }

    /// People by name.
    pub fn people(&self, page: &Page) -> Result<Vec<Listed<Person>>> {
        Ok(self.store.read().people().page(page)?)
    }

    /// One person.
    pub fn person(&self, id: PersonId) -> Result<Person> {
        Ok(self.store.read().people().get(id)?)
    }

    /// Mentorships: active, paused, closed; within each by name.
    pub fn mentorships(&self, filter: &MentorshipFilter, page: &Page) -> Result<Vec<Listed<MentorshipLine>>> {
        Ok(self.store.read().mentorships().page(filter, self.today(), page)?)
    }

    /// Everybody there is a mentorship with, to choose from: nobody has more than fit.
    pub fn everybody(&self) -> Result<Vec<MentorshipLine>> {
        Ok(self.mentorships(&MentorshipFilter::default(), &FEW)?.into_iter().map(|line| line.item).collect())
    }

    /// Those with whom it is not over, and the one that is meant already though it may be.
    pub fn people_to_choose_from(&self, meant: Option<MentorshipId>) -> Result<Vec<MentorshipLine>> {
        let mut people = self.everybody()?;
        people.retain(|line| !line.is_closed() || Some(line.mentorship.id) == meant);
        Ok(people)
    }

    /// One mentorship, as it stands today.
    pub fn mentorship(&self, id: MentorshipId) -> Result<MentorshipLine> {
        Ok(self.store.read().mentorships().line(id, self.today())?)
    }

    /// Everything the page of a mentorship shows.
    pub fn mentorship_page(&self, id: MentorshipId) -> Result<MentorshipPage> {
        let repos = self.store.read();
        let line = self.mentorship(id)?;
        let mentorship = Some(id);
        let actions =
            repos.actions().page(&ActionFilter { mentorship, is_open: true, ..ActionFilter::default() }, &SHOWN)?;
        let topics = repos.topics().page(&TopicFilter { mentorship, is_waiting: true }, &SHOWN)?;
        let goals = repos.goals().page(&GoalFilter { mentorship, is_open: true, ..GoalFilter::default() }, &SHOWN)?;
        let agreement = self.agreement_standing(id)?;
        let has_agreed = agreement.in_force.is_some();
        Ok(MentorshipPage {
            person: repos.people().get(line.mentorship.details.person_id)?,
            suggested: line.suggested_phase(has_agreed, repos.goals().set_in(id)?, self.today()),
            days_held: repos.meetings().held_on(id, MEETINGS_OF_RHYTHM)?,
            kept_by_me: repos.actions().kept(id, Owner::Me)?,
            kept_by_them: repos.actions().kept(id, Owner::Them)?,
            actions: actions.into_iter().map(|line| line.item).collect(),
            topics: topics.into_iter().map(|line| line.item).collect(),
            goals: goals.into_iter().map(|line| line.item).collect(),
            open_feedback: repos.feedback().open_with(id, MOST_FEEDBACK)?,
            agreement,
            check_ins: self.course(id, Side::Me, 2)?,
            balance: self.feedback_balance(Some(id))?,
            line,
        })
    }

    /// With whom the next meeting is, or would be: with the first by name where none is planned. A meeting of a group is with nobody, so
    /// before one it is whoever comes after it.
    pub fn who_meets_next(&self) -> Result<Option<MentorshipId>> {
        if let Some(with) = self.next_meeting(None)?.and_then(|next| next.mentorship_id) {
            return Ok(Some(with));
        }
        let running = MentorshipFilter { status: Some(MentorshipStatus::Active), ..MentorshipFilter::default() };
        let lines = self.mentorships(&running, &Page::first(MOST_RUNNING))?;
        let next = lines.iter().min_by_key(|line| (line.item.next_on.is_none(), line.item.next_on));
        Ok(next.map(|line| line.item.mentorship.id))
    }

    /// Whether somebody of exactly this name is in the journal: a mentorship would be with the same person.
    pub fn is_known(&self, name: &str) -> Result<bool> {
        Ok(!self.store.read().people().of_name(name)?.is_empty())
    }

    /// Whether there is a mentorship with somebody of exactly this name.
    pub fn has_mentorship_with(&self, name: &str) -> Result<bool> {
        match self.store.read().people().of_name(name)?.into_iter().next() {
            Some(person) => Ok(self.mentorship_with(person.id)?.is_some()),
            None => Ok(false),
        }
    }

    /// A mentorship with this person: one that runs before one that is paused, and that before one that is over.
    pub fn mentorship_with(&self, person: PersonId) -> Result<Option<MentorshipId>> {
        let filter = MentorshipFilter { person: Some(person), ..MentorshipFilter::default() };
        Ok(self.mentorships(&filter, &Page::first(1))?.first().map(|line| line.item.mentorship.id))
    }

    /// The mentorship that a name, an unambiguous part of one, or an id means.
    pub fn find_mentorship(&self, named: &str) -> Result<MentorshipId> {
        if let Ok(id) = named.parse::<MentorshipId>() {
            return Ok(self.store.read().mentorships().get(id)?.id);
        }
        let person = named.parse::<PersonId>().ok();
        let all = self.mentorships(&MentorshipFilter { person, ..MentorshipFilter::default() }, &FEW)?;
        let wanted = named.trim().to_lowercase();
        let name_of = |line: &MentorshipLine| line.name.to_lowercase();
        let exact: Vec<_> = all.iter().filter(|line| person.is_some() || name_of(&line.item) == wanted).collect();
        let partly: Vec<_> = all.iter().filter(|line| name_of(&line.item).contains(&wanted)).collect();
        let found = if exact.is_empty() { partly } else { exact };
        match found.as_slice() {
            [] => Err(Error::no("person", named.trim())),
            [one] => Ok(one.item.mentorship.id),
            several => Err(ambiguous(named, several)),
        }
    }

    /// The mentorship that is meant when none is named: the only one that is not closed.
    pub fn only_mentorship(&self) -> Result<Option<MentorshipId>> {
        let all = self.mentorships(&MentorshipFilter::default(), &Page::first(2))?;
        // Closed ones come last, so that two rows are enough to know.
        let is_only_one = all.len() == 1 || all.get(1).is_some_and(|second| second.item.is_closed());
        Ok(all.first().filter(|_| is_only_one).map(|line| line.item.mentorship.id))
    }
}

/// Two notes on one person, one under the other; the same note twice is one.
fn joined(kept: &str, other: &str) -> String {
    let notes = [kept, other].into_iter().filter(|note| !note.trim().is_empty());
    if kept == other { kept.to_owned() } else { notes.collect::<Vec<_>>().join("\n\n") }
}

fn ambiguous(named: &str, several: &[&Listed<MentorshipLine>]) -> Error {
    let names: Vec<_> = several
        .iter()
        .take(6)
        .map(|line| {
            let mentorship = &line.item.mentorship;
            format!("{} ({}, I am the {})", line.item.name, mentorship.id, mentorship.details.my_role)
        })
        .collect();
    let what = format!("\"{}\" may be {}; say which by its id", named.trim(), names.join(" or "));
    Invalid::new("with", what).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::action::{ActionDetails, ActionStatus};
    use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
    use crate::domain::mentorship::Role;
    use crate::domain::topic::TopicDetails;

    fn journal() -> (Journal, MentorshipId) {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let id = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        (journal, id)
    }

    #[test]
    fn the_page_counts_what_each_side_kept_of_what_is_settled() {
        let (mut journal, id) = journal();
        let other = journal.add_mentorship("Mira", &MentorshipDetails::of(Role::Mentor)).unwrap();
        for (with, owner, status) in [
            (id, Owner::Me, ActionStatus::Done),
            (id, Owner::Me, ActionStatus::Done),
            (id, Owner::Me, ActionStatus::Dropped),
            (id, Owner::Me, ActionStatus::Open),
            (id, Owner::Them, ActionStatus::Dropped),
            (other, Owner::Me, ActionStatus::Done),
        ] {
            let action = ActionDetails { owner, status, ..ActionDetails::new(Some(with), "write to the director") };
            journal.add_action(&action).unwrap();
        }
        let page = journal.mentorship_page(id).unwrap();
        assert_eq!(page.kept_by_me, Kept { done: 2, settled: 3 });
        assert_eq!(page.kept_by_them, Kept { done: 0, settled: 1 });
        assert_eq!(page.actions.len(), 1);
    }

    #[test]
    fn of_many_promises_the_last_hundred_that_are_settled_are_counted() {
        let (mut journal, id) = journal();
        for number in 0..130 {
            let status = if number % 10 < 2 { ActionStatus::Dropped } else { ActionStatus::Done };
            // The first thirty were all dropped, which is long ago.
            let status = if number < 30 { ActionStatus::Dropped } else { status };
            let action = ActionDetails { status, ..ActionDetails::new(Some(id), "write to the director") };
            journal.add_action(&action).unwrap();
        }
        assert_eq!(journal.mentorship_page(id).unwrap().kept_by_me, Kept { done: 80, settled: 100 });
    }

    #[test]
    fn a_second_mentorship_with_somebody_adds_to_the_note_on_them() {
        let (mut journal, _) = journal();
        assert!(journal.is_known("aldo ferri").unwrap() && !journal.is_known("Aldo").unwrap());
        for (note, expected) in [("", ""), ("likes trains", "likes trains"), ("likes trains", "likes trains")] {
            let person = PersonDetails { name: "Aldo Ferri".into(), note: note.into() };
            let id = journal.add_mentorship(person, &MentorshipDetails::of(Role::Peer)).unwrap();
            assert_eq!(journal.mentorship_page(id).unwrap().person.details.note, expected);
        }
        let person = PersonDetails { name: "Aldo Ferri".into(), note: "early riser".into() };
        let id = journal.add_mentorship(person, &MentorshipDetails::of(Role::Peer)).unwrap();
        assert_eq!(journal.mentorship_page(id).unwrap().person.details.note, "likes trains\n\nearly riser");
        assert_eq!(journal.people(&FEW).unwrap().len(), 1);
    }

    #[test]
    fn feedback_stays_when_two_rows_of_one_person_are_joined() {
        let (mut journal, id) = journal();
        let other = journal.add_mentorship("A. Ferri", &MentorshipDetails::of(Role::Peer)).unwrap();
        let [kept, gone] = [id, other].map(|id| journal.mentorship(id).unwrap().mentorship.details.person_id);
        let about = |person_id, mentorship_id| FeedbackDetails {
            next_time: "say it at once".into(),
            mentorship_id,
            ..FeedbackDetails::on("2026-09-01".parse().unwrap(), Direction::Received, FeedbackKind::Advice, person_id)
        };
        // One of them stands in no mentorship: it has nothing to hold on to but the person.
        let feedback =
            [about(gone, Some(other)), about(gone, None)].map(|details| journal.add_feedback(&details).unwrap());
        journal.merge_people(gone, kept).unwrap();
        for id in feedback {
            assert_eq!(journal.feedback(id).unwrap().feedback.details.person_id, kept);
        }
        journal.undo().unwrap();
        assert_eq!(journal.feedback(feedback[1]).unwrap().feedback.details.person_id, gone);
    }

    #[test]
    fn a_topic_is_raised_and_waits_again() {
        let (mut journal, id) = journal();
        let topic = journal.add_topic(&TopicDetails::new(id, "the spanner")).unwrap();
        assert_eq!(journal.toggle_topic(topic).unwrap(), "raised: the spanner");
        assert_eq!(journal.mentorship_page(id).unwrap().topics, []);
        assert_eq!(journal.toggle_topic(topic).unwrap(), "waiting again: the spanner");
        assert_eq!(journal.mentorship_page(id).unwrap().topics.len(), 1);
    }

    #[test]
    fn a_phase_or_a_state_is_one_step_that_is_taken_back_by_name() {
        let (mut journal, id) = journal();
        assert_eq!(journal.set_phase(id, Phase::Grow).unwrap(), "phase grow: the mentorship with Aldo Ferri");
        let words = journal.set_mentorship_status(id, MentorshipStatus::Closed).unwrap();
        assert_eq!(words, "closed: the mentorship with Aldo Ferri");
        assert_eq!(journal.undo().unwrap(), Some(words));
        let details = journal.mentorship(id).unwrap().mentorship.details;
        assert_eq!((details.status, details.phase), (MentorshipStatus::Active, Phase::Grow));
    }
}

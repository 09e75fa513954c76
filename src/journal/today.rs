//! Today: what is next, what is due, one question, the goals, and what is worth a look. For the first screen and for the shell.
//!
//! Nothing here is longer than a screen, however long the journal is.

use chrono::{Days, NaiveDate};

use super::asked::told_of;
use super::{Journal, Offered, Result};
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::agenda::{AgendaLineShown, AgendaSource};
use crate::domain::alert::{Alert, Matters, Standing, alerts};
use crate::domain::goal::{GoalFilter, GoalLine, GoalStatus};
use crate::domain::meeting::MeetingLine;
use crate::domain::mentorship::{MentorshipFilter, MentorshipLine, MentorshipStatus};
use crate::domain::{Listed, MentorshipId, Page};
use crate::text::plural::count;

/// So much of each is shown, and loaded.
const MOST_ACTIONS: usize = 20;
const MOST_GOALS: usize = 8;

/// So many of a kind are looked through for what is worth a look: more than anybody has, so that nothing is passed over because it
/// is not shown.
const MOST_LOOKED_AT: usize = 100;
const MOST_MEETINGS: u32 = 40;

/// A meeting without a debrief is asked about no later than this, and one whose day went by without a word no later than that.
pub(super) const DEBRIEF_DAYS: Days = Days::new(14);
const UNDECIDED_DAYS: Days = Days::new(60);

/// Everything on Today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// Held today, and nothing is written about it yet: the next thing to do.
    pub to_debrief: Option<MeetingLine>,
    pub next: Option<MeetingLine>,
    /// The one whom the next meeting is with, or would be.
    pub with: Option<MentorshipLine>,
    /// The agenda of the next meeting, or what it would hold.
    pub agenda: Vec<AgendaLineShown>,
    /// Of both sides, the nearest day first.
    pub actions: Vec<ActionLine>,
    pub question: Option<Offered>,
    pub goals: Vec<GoalLine>,
    /// The last takeaway, and the day of its meeting.
    pub taken: Option<(String, NaiveDate)>,
    pub alerts: Vec<Alert>,
    /// Whether it is of several people, so that each thing says whose it is.
    pub is_mixed: bool,
}

impl Today {
    /// So many actions are shown.
    pub const MOST_ACTIONS: usize = MOST_ACTIONS;

    /// So many late promises are counted one by one.
    pub const MOST_LATE: usize = 99;

    /// `3 actions, 1 topic, 1 goal stalled`: what stands on the agenda beside the words of its template and the question that stands on
    /// nearly every one, as far as it is still to be spoken of. Empty where nothing does.
    pub fn agenda_in_short(&self, today: NaiveDate) -> String {
        self.agenda_counted(today, true)
    }

    /// The same where the lines of one's own are shown beside it.
    pub fn agenda_beside_its_lines(&self, today: NaiveDate) -> String {
        self.agenda_counted(today, false)
    }

    fn agenda_counted(&self, today: NaiveDate, has_lines: bool) -> String {
        let open: Vec<_> = self.agenda.iter().filter(|shown| shown.is_to_come()).collect();
        let of = |noun: &str| open.iter().filter(|shown| shown.noun() == noun).count();
        let own = open.iter().filter(|shown| has_lines && shown.source == AgendaSource::Words).count();
        let goals = || {
            open.iter().filter_map(|shown| match &shown.source {
                AgendaSource::Goal(on_agenda) => Some(&on_agenda.goal),
                _ => None,
            })
        };
        let is_all_stalled = goals().all(|goal| goal.is_stalled(today));
        let (goal, goals_said) = if is_all_stalled { ("goal stalled", "goals stalled") } else { ("goal", "goals") };
        let parts = [
            (of("action"), "action", "actions"),
            (of("topic"), "topic", "topics"),
            (goals().count(), goal, goals_said),
            (of("feedback"), "piece of feedback", "pieces of feedback"),
            (of("answer"), "answer", "answers"),
            (own, "line", "lines"),
        ];
        let some = parts.into_iter().filter(|(many, ..)| *many > 0);
        some.map(|(many, one, several)| count(many, one, several)).collect::<Vec<_>>().join(", ")
    }
}

impl Journal {
    /// Everything on Today, for the person who is chosen, or for everybody.
    pub fn today_for(&self, whose: Option<MentorshipId>) -> Result<Today> {
        let next = self.next_meeting(whose)?;
        let with = match (whose, &next) {
            (Some(whose), _) => Some(whose),
            (None, Some(next)) => next.mentorship_id,
            (None, None) => self.who_meets_next()?,
        };
        let question = self.question_of_the_day(with)?;
        let with = with.map(|id| self.mentorship(id)).transpose()?;
        let agenda = self.agenda_or_to_come(next.as_ref(), with.as_ref())?;
        let actions = items(self.actions(&open_actions(whose), &Page::first(MOST_ACTIONS))?);
        let goals = items(self.goals(&open_goals(whose), &Page::first(MOST_GOALS))?);
        let people = self.running(whose)?;
        let (to_debrief, without_debrief) = self.without_debrief(whose)?;
        let alerts = self.alerts_of(whose, &people, &without_debrief, next.is_some())?;
        Ok(Today {
            taken: self.last_takeaway(whose)?,
            is_mixed: people.len() > 1,
            to_debrief,
            next,
            with,
            agenda,
            actions,
            question,
            goals,
            alerts,
        })
    }

    /// Open promises past their day in what runs, the latest first; where there are more than are counted, one more than that.
    pub fn overdue(&self, whose: Option<MentorshipId>) -> Result<Vec<ActionLine>> {
        let filter = ActionFilter { mentorship: whose, is_open: true, is_running: true, ..ActionFilter::default() };
        let open = items(self.actions(&filter, &Page::first(Today::MOST_LATE + 1))?);
        Ok(open.into_iter().take_while(|line| line.is_overdue(self.today())).collect())
    }

    /// The mentorships that run, with what their phases are judged by; the chosen one however it stands.
    fn running(&self, whose: Option<MentorshipId>) -> Result<Vec<Standing>> {
        let status = whose.is_none().then_some(MentorshipStatus::Active);
        let filter = MentorshipFilter { mentorship: whose, status, ..MentorshipFilter::default() };
        let lines = items(self.mentorships(&filter, &Page::first(MOST_LOOKED_AT))?);
        let told = self.told_before(self.today())?;
        let standing = |line: MentorshipLine| {
            let (repos, id) = (self.store.read(), line.mentorship.id);
            let agreement = repos.agreements().in_force(id)?;
            let told = agreement.map(|agreement| told_of(agreement.id, &told)).unwrap_or_default();
            Ok(Standing { goals: repos.goals().set_in(id)?, agreement, told, line })
        };
        lines.into_iter().map(standing).collect()
    }

    /// The question of the day: of the one whom the next meeting is with, or would be; before a meeting of a group, of whoever comes
    /// after it. What is paused is not asked about, nor is anything else asked while all there is rests.
    fn question_of_the_day(&self, with: Option<MentorshipId>) -> Result<Option<Offered>> {
        let with = with.map_or_else(|| self.who_meets_next(), |with| Ok(Some(with)))?;
        if with.is_none() && self.is_one_paused()? {
            return Ok(None);
        }
        self.offered_question_for(with)
    }

    fn is_one_paused(&self) -> Result<bool> {
        let filter = MentorshipFilter { status: Some(MentorshipStatus::Paused), ..MentorshipFilter::default() };
        Ok(!self.mentorships(&filter, &Page::first(1))?.is_empty())
    }

    pub(super) fn agenda_or_to_come(
        &self,
        next: Option<&MeetingLine>,
        with: Option<&MentorshipLine>,
    ) -> Result<Vec<AgendaLineShown>> {
        match (next, with) {
            (Some(next), _) => self.agenda(&self.store.read().meetings().get(next.id)?),
            (None, Some(with)) if with.mentorship.details.status == MentorshipStatus::Active => {
                self.agenda_to_come(with)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The meeting of today without a debrief, which a takeaway alone is not while one can still write it the same day, and the earlier ones that may still be asked about.
    fn without_debrief(&self, whose: Option<MentorshipId>) -> Result<(Option<MeetingLine>, Vec<MeetingLine>)> {
        let today = self.today();
        let meetings = self.store.read().meetings();
        let of_today = meetings.without_debrief(whose, [today, today], false, 1)?.pop();
        let until = today.pred_opt().unwrap_or(today);
        let span = [before(today, DEBRIEF_DAYS), until];
        let mut earlier = meetings.without_debrief(whose, span, true, MOST_MEETINGS)?;
        if !earlier.is_empty() {
            let told = self.told_before(today)?;
            earlier.retain(|line| !told.contains(&line.id.to_string()));
        }
        Ok((of_today, earlier))
    }

    fn alerts_of(
        &self,
        whose: Option<MentorshipId>,
        people: &[Standing],
        without_debrief: &[MeetingLine],
        has_next_meeting: bool,
    ) -> Result<Vec<Alert>> {
        let (today, offset) = (self.today(), *self.now().offset());
        let check_ins = self.check_in_news(people)?;
        let actions = ActionFilter { is_on_many_agendas: true, ..open_actions(whose) };
        let actions = items(self.actions(&actions, &Page::first(MOST_LOOKED_AT))?);
        let goals = GoalFilter { status: Some(GoalStatus::Active), ..open_goals(whose) };
        let goals = items(self.goals(&goals, &Page::first(MOST_LOOKED_AT))?);
        let meetings = self.store.read().meetings();
        let undecided = meetings.undecided(whose, before(today, UNDECIDED_DAYS), today, MOST_MEETINGS)?;
        let last_written_on = self.store.last_written_at()?.map(|at| at.with_timezone(&offset).date_naive());
        Ok(alerts(&Matters {
            today,
            offset,
            actions: &actions,
            goals: &goals,
            people,
            check_ins: &check_ins,
            undecided: &undecided,
            without_debrief,
            last_written_on,
            has_next_meeting,
        }))
    }
}

/// What is open of one, however it stands, or of all that runs.
fn open_actions(whose: Option<MentorshipId>) -> ActionFilter {
    ActionFilter { mentorship: whose, is_open: true, is_running: whose.is_none(), ..ActionFilter::default() }
}

fn open_goals(whose: Option<MentorshipId>) -> GoalFilter {
    GoalFilter { mentorship: whose, is_open: true, is_running: whose.is_none(), ..GoalFilter::default() }
}

pub(super) fn before(today: NaiveDate, days: Days) -> NaiveDate {
    today.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
}

pub(super) fn items<T>(page: Vec<Listed<T>>) -> Vec<T> {
    page.into_iter().map(|listed| listed.item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::action::ActionDetails;
    use crate::domain::agenda::AgendaSubject;
    use crate::domain::goal::{GoalDetails, ProgressDetails};
    use crate::domain::meeting::{MeetingDetails, MeetingStatus};
    use crate::domain::mentorship::{MentorshipDetails, Phase, Role};
    use crate::domain::topic::TopicDetails;

    #[test]
    fn an_agenda_is_counted_by_what_one_would_speak_of() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let aldo = journal.add_mentorship("Aldo Ferri", &MentorshipDetails::of(Role::Mentee)).unwrap();
        let said = |journal: &Journal| journal.today_for(None).unwrap().agenda_in_short(journal.today());
        assert_eq!(said(&journal), "", "words of the template and a question are no news");
        journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
        journal.add_topic(&TopicDetails::new(aldo, "the spanner")).unwrap();
        journal.add_topic(&TopicDetails::new(aldo, "the lift")).unwrap();
        let started_on = "2026-06-01".parse().ok();
        let goal = GoalDetails { status: GoalStatus::Active, started_on, ..GoalDetails::new(Some(aldo), "Latin") };
        let goal = journal.add_goal(&goal).unwrap();
        assert_eq!(said(&journal), "1 action, 2 topics, 1 goal stalled");
        let meeting = MeetingDetails::on(Some(aldo), "2026-09-11".parse().unwrap());
        let meeting = journal.add_meeting(&meeting).unwrap();
        assert_eq!(said(&journal), "1 action, 2 topics, 1 goal stalled", "what it would hold is what it holds");
        journal
            .log_progress(&ProgressDetails { moved: "amo".into(), ..ProgressDetails::on(goal, journal.today()) })
            .unwrap();
        journal.add_agenda_line(meeting, AgendaSubject::Text("my own".into())).unwrap();
        assert_eq!(said(&journal), "1 action, 2 topics, 1 goal, 1 line");
        let topic =
            journal.today_for(None).unwrap().agenda.into_iter().find(|shown| shown.words == "the lift").unwrap();
        journal.tick_agenda_line(topic.line.id).unwrap();
        assert_eq!(said(&journal), "1 action, 1 topic, 1 goal, 1 line");
        let in_short = journal.today_for(None).unwrap().agenda_beside_its_lines(journal.today());
        assert_eq!(in_short, "1 action, 1 topic, 1 goal", "a line that is shown is not counted");
    }

    #[test]
    fn what_is_settled_is_no_longer_counted_on_an_agenda_that_lies_ahead() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let aldo = in_the_last_phase(&mut journal, "Aldo Ferri");
        let action = journal.add_action(&ActionDetails::new(Some(aldo), "write to the director")).unwrap();
        let topics = ["the spanner", "the lift"].map(|text| journal.add_topic(&TopicDetails::new(aldo, text)).unwrap());
        journal.add_meeting(&MeetingDetails::on(Some(aldo), "2026-09-11".parse().unwrap())).unwrap();
        let said = |journal: &Journal| journal.today_for(None).unwrap().agenda_in_short(journal.today());
        assert_eq!(said(&journal), "1 action, 2 topics");
        journal.toggle_topic(topics[0]).unwrap();
        journal.drop_topic(topics[1]).unwrap();
        assert_eq!(said(&journal), "1 action");
        journal.toggle_action(action).unwrap();
        assert_eq!(said(&journal), "");
        journal.toggle_topic(topics[0]).unwrap();
        assert_eq!(said(&journal), "1 topic", "it waits again");
    }

    #[test]
    fn before_a_meeting_of_a_group_the_question_and_the_brief_are_for_whoever_comes_after_it() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let [aldo, bea] = ["Aldo Ferri", "Bea Lindt"]
            .map(|name| journal.add_mentorship(name, &MentorshipDetails::of(Role::Mentee)).unwrap());
        assert_eq!(journal.who_meets_next().unwrap(), Some(aldo), "by name");
        journal.add_meeting(&MeetingDetails::on(None, "2026-09-10".parse().unwrap())).unwrap();
        journal.add_meeting(&MeetingDetails::on(Some(bea), "2026-09-11".parse().unwrap())).unwrap();
        let today = journal.today_for(None).unwrap();
        assert_eq!(today.with, None);
        assert_eq!(today.question.unwrap().mentorship, Some(bea));
        assert_eq!(journal.who_meets_next().unwrap(), Some(bea));
        assert_eq!(journal.mentorship_to_reflect_on().unwrap(), Some(bea));
    }

    #[test]
    fn that_more_is_late_than_is_counted_can_be_seen() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        for number in 0..Today::MOST_LATE + 3 {
            assert_eq!(journal.overdue(None).unwrap().len(), number.min(Today::MOST_LATE + 1));
            let due_on = "2026-09-08".parse().ok();
            journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(None, "write") }).unwrap();
        }
    }

    fn titles_of_alerts(journal: &Journal) -> Vec<String> {
        journal.today_for(None).unwrap().alerts.into_iter().map(|alert| alert.title).collect()
    }

    fn in_the_last_phase(journal: &mut Journal, name: &str) -> MentorshipId {
        let details = MentorshipDetails { phase: Phase::Close, ..MentorshipDetails::of(Role::Mentee) };
        journal.add_mentorship(name, &details).unwrap()
    }

    #[test]
    fn what_was_carried_often_asks_though_much_else_is_due_before_it() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-06-01").unwrap()).unwrap();
        let aldo = in_the_last_phase(&mut journal, "Aldo Ferri");
        let carried = journal.add_action(&ActionDetails::new(Some(aldo), "one shift without the phone")).unwrap();
        for day in ["2026-06-11", "2026-07-09", "2026-08-06", "2026-09-03"] {
            let meeting = journal.add_meeting(&MeetingDetails::on(Some(aldo), day.parse().unwrap())).unwrap();
            let lines = journal.meeting(meeting).unwrap().agenda;
            assert!(lines.iter().any(|line| line.line.details.action_id == Some(carried)));
            let held = MeetingDetails {
                status: MeetingStatus::Held,
                pulse: Some(4),
                ..journal.meeting(meeting).unwrap().meeting.details
            };
            journal.clock = Clock::fixed(day).unwrap();
            journal.edit_meeting(meeting, &held).unwrap();
        }
        journal.clock = Clock::fixed("2026-09-08").unwrap();
        for _ in 0..MOST_ACTIONS {
            let due_on = "2026-09-30".parse().ok();
            journal.add_action(&ActionDetails { due_on, ..ActionDetails::new(Some(aldo), "write") }).unwrap();
        }
        journal.clock = Clock::fixed("2026-09-09").unwrap();
        assert_eq!(titles_of_alerts(&journal), ["one shift without the phone", "Aldo Ferri"], "and a check-in is due");
    }

    #[test]
    fn a_goal_that_stands_still_and_a_person_of_long_ago_are_seen_behind_many_others() {
        let mut journal = Journal::in_memory(Clock::fixed("2026-09-09").unwrap()).unwrap();
        let goal = |title: &str, started_on: &str, due_on: Option<&str>| GoalDetails {
            status: GoalStatus::Active,
            started_on: started_on.parse().ok(),
            due_on: due_on.map(|day| day.parse().unwrap()),
            ..GoalDetails::new(None, title)
        };
        for _ in 0..MOST_GOALS {
            journal.add_goal(&goal("Greek", "2026-09-01", Some("2026-12-01"))).unwrap();
        }
        journal.add_goal(&goal("Latin", "2026-06-01", None)).unwrap();
        assert_eq!(titles_of_alerts(&journal), ["Latin"]);
        for number in 0..20 {
            in_the_last_phase(&mut journal, &format!("Friend {number:02}"));
        }
        let zoe = in_the_last_phase(&mut journal, "Zoë");
        let details = MeetingDetails::on(Some(zoe), "2026-01-08".parse().unwrap());
        journal.add_meeting(&MeetingDetails { status: MeetingStatus::Held, pulse: Some(4), ..details }).unwrap();
        assert_eq!(titles_of_alerts(&journal), ["Zoë", "Latin"]);
    }
}

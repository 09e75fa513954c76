//! Puts a review together from what the store reads of its span.

use super::super::Journal;
use super::super::Result;
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::mentorship::{MentorshipFilter, MentorshipLine, MentorshipStatus, Role};
use crate::domain::names::first_name;
use crate::domain::review::figures::{Answered, Meetings, Promises, most_telling};
use crate::domain::review::summary::{Aim, CheckInsOf, FeedbackSummed, Few, GoalCourse, Reply, Summary, Unfinished};
use crate::domain::topic::TopicFilter;
use crate::domain::{Page, QuestionId, Side};
use crate::store::{Kept, Within};

/// So much is listed of each; the rest is counted.
const LINES: u32 = 24;
const GOALS: u32 = 9;
const ENTRIES: u32 = 60;
const FEEDBACK: u32 = 9;
const CHECK_INS: u32 = 40;
const PEOPLE: u32 = 9;
const OPEN: usize = 9;
const PROMISES: u32 = 3;

/// The questions about what I learned, the most telling first: what I will still use, what I would do now, what my mentee taught me,
/// what I will do again, what I understood of another life. They are asked of one role or of both, so of one person some are answered.
const LEARNED: [i64; 5] = [50, 51, 47, 52, 58];

/// The one about what the other learned, as far as I can point to it.
const THEY_LEARNED: [i64; 1] = [57];

/// What helped more than they know; what is unfinished; what we want to be to each other.
const THANKS: i64 = 53;
const UNFINISHED: i64 = 54;
const FROM_HERE: i64 = 56;

impl Journal {
    pub(super) fn summed_up(
        &self,
        with: Option<&MentorshipLine>,
        within: &Within,
        is_running: bool,
    ) -> Result<Summary> {
        let reviews = self.store.read().reviews();
        let role = with.map_or(Role::Mentee, |line| line.mentorship.details.my_role);
        let agreed = with.and_then(|line| line.mentorship.details.rhythm_days);
        let through = with.map(|line| line.mentorship.details.person_id);
        let replies = |questions: &[i64]| self.replies(questions, role, within);
        let mut carried = reviews.carried(within, PROMISES)?;
        if is_running {
            carried.extend(self.open_and_carried(within)?);
        }
        Ok(Summary {
            aims: self.aims(with, within)?,
            meetings: Meetings::of(&reviews.meetings(within)?, agreed, with.is_some()),
            goals: self.courses(within, is_running)?,
            promises: Promises::of(&reviews.promises(within, is_running)?),
            carried,
            let_go: reviews.let_go(within, PROMISES)?,
            takeaways: reviews.kept(within, Kept::Takeaways, LINES)?,
            decisions: reviews.kept(within, Kept::Decisions, LINES)?,
            feedback: FeedbackSummed {
                counts: reviews.feedback_counts(within)?,
                lines: reviews.feedback(within, FEEDBACK)?,
            },
            check_ins: self.check_ins_within(with, within)?,
            twice: self.answered_twice(role, within)?,
            learned: replies(&LEARNED)?,
            they_learned: replies(&THEY_LEARNED)?,
            met: reviews.met(within, through, PEOPLE)?,
            introduced: reviews.introduced(within, PEOPLE)?,
            unfinished: if is_running { self.unfinished(role, within)? } else { Unfinished::default() },
            to_thank: if is_running { reviews.to_thank(through, PEOPLE)? } else { Few::default() },
            thanks: replies(&[THANKS])?.pop(),
            from_here: replies(&[FROM_HERE])?.pop(),
            weeks: reviews.weeks(within)?,
        })
    }

    /// What it was for: of one mentorship, or of each that ran in the span.
    fn aims(&self, with: Option<&MentorshipLine>, within: &Within) -> Result<Vec<Aim>> {
        let repos = self.store.read();
        let lines = match with {
            Some(line) => vec![line.clone()],
            None => {
                let page = repos.mentorships().page(&MentorshipFilter::default(), self.today(), &Page::first(OPEN))?;
                let lines = page.into_iter().map(|listed| listed.item);
                lines.filter(|line| ran_in(line, within)).collect()
            }
        };
        let aim = |line: MentorshipLine| {
            let (agreement, versions) = repos.reviews().first_agreement(line.mentorship.id, within.span.to)?;
            let mut purpose = line.mentorship.details.purpose.trim().to_owned();
            // An agreement begins with the purpose as it stands; the agreement says it then.
            if agreement.as_ref().is_some_and(|agreement| is_same_said(&agreement.details.purpose, &purpose)) {
                purpose.clear();
            }
            Ok(Aim { mentorship: line.mentorship.id, name: line.name, purpose, agreement, versions })
        };
        let aims: Vec<_> = lines.into_iter().map(aim).collect::<Result<_>>()?;
        Ok(aims.into_iter().filter(|aim| !aim.purpose.is_empty() || aim.agreement.is_some()).collect())
    }

    fn courses(&self, within: &Within, is_running: bool) -> Result<Vec<GoalCourse>> {
        let reviews = self.store.read().reviews();
        let lines = reviews.goals(within, is_running, GOALS)?;
        let course = |line: crate::domain::goal::GoalLine| {
            let (first, entries) = reviews.log_of(line.goal.id, within, ENTRIES)?;
            let last = entries.last().filter(|last| first.as_ref().is_none_or(|first| first.id != last.id)).cloned();
            Ok(GoalCourse { line, first, last, entries })
        };
        lines.into_iter().map(course).collect()
    }

    /// What is open still and came back three times or more.
    fn open_and_carried(&self, within: &Within) -> Result<Vec<ActionLine>> {
        let filter =
            ActionFilter { mentorship: within.who, is_open: true, is_on_many_agendas: true, ..ActionFilter::default() };
        let lines = self.actions(&filter, &Page::first(OPEN))?.into_iter().map(|listed| listed.item);
        Ok(lines.filter(ActionLine::is_carried_often).collect())
    }

    /// Of one mentorship: of several there is none to compare.
    fn check_ins_within(&self, with: Option<&MentorshipLine>, within: &Within) -> Result<Vec<CheckInsOf>> {
        let Some(line) = with else { return Ok(Vec::new()) };
        let of = |side| self.store.read().reviews().check_ins(line.mentorship.id, side, within, CHECK_INS);
        Ok([of(Side::Me)?, of(Side::Them)?].into_iter().flatten().collect())
    }

    fn answered_twice(&self, role: Role, within: &Within) -> Result<Option<Reply>> {
        let again = self.store.read().reviews().answered_again(within)?;
        let again: Vec<_> = again
            .into_iter()
            .map(|(question, first_on, last_on)| {
                let is_core = crate::content::question(question).is_some_and(|question| question.is_core);
                Answered { question, is_core, first_on, last_on }
            })
            .collect();
        let Some(chosen) = most_telling(&again) else { return Ok(None) };
        let answers = self.store.read().reviews().answers_to(chosen.question, within)?;
        let question = self.asked_as(chosen.question, role)?;
        Ok(answers.map(|(first, latest)| Reply { question, first: Some(first), latest }))
    }

    fn replies(&self, questions: &[i64], role: Role, within: &Within) -> Result<Vec<Reply>> {
        let mut replies = Vec::new();
        for question in questions.iter().map(|number| QuestionId(*number)) {
            if let Some((_, latest)) = self.store.read().reviews().answers_to(question, within)? {
                replies.push(Reply { question: self.asked_as(question, role)?, first: None, latest });
            }
        }
        Ok(replies)
    }

    /// A question in the wording for a role, or in the only one it has.
    fn asked_as(&self, question: QuestionId, role: Role) -> Result<String> {
        let question = self.question(question)?;
        let others = if role == Role::Mentor { Role::Mentee } else { Role::Mentor };
        let role = if question.is_for(role) { role } else { others };
        Ok(question.wording(role).to_owned())
    }

    fn unfinished(&self, role: Role, within: &Within) -> Result<Unfinished> {
        let repos = self.store.read();
        let actions = ActionFilter { mentorship: within.who, is_open: true, ..ActionFilter::default() };
        let shown: Vec<_> = self.actions(&actions, &Page::first(OPEN))?.into_iter().map(|listed| listed.item).collect();
        let open = repos.reviews().promises(within, true)?;
        let all = usize::try_from(Promises::of(&open).all().open).unwrap_or(usize::MAX);
        let topics = TopicFilter { mentorship: within.who, is_waiting: true };
        let waiting = self.topics(&topics, &Page::first(OPEN + 1))?;
        let topics: Vec<_> = waiting.into_iter().map(|listed| listed.item).collect();
        let goals = repos.reviews().goals(within, true, GOALS)?;
        Ok(Unfinished {
            actions: Few { shown, all },
            goals: goals.into_iter().filter(|line| line.goal.details.status.is_open()).collect(),
            topics: Few { all: topics.len(), shown: topics.into_iter().take(OPEN).collect() },
            reply: self.replies(&[UNFINISHED], role, within)?.pop(),
        })
    }
}

/// Whether two texts say the same, up to blanks and the full stop.
fn is_same_said(one: &str, other: &str) -> bool {
    let words =
        |text: &str| text.trim().trim_end_matches('.').split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(one) == words(other)
}

/// Whether a mentorship was not over before the span, and had begun when it ended.
fn ran_in(line: &MentorshipLine, within: &Within) -> bool {
    let details = &line.mentorship.details;
    let began = details.started_on.unwrap_or_else(|| line.mentorship.created_at.date_naive());
    let is_over =
        details.status == MentorshipStatus::Closed && details.closed_on.is_some_and(|day| day < within.span.from);
    began <= within.span.to && !is_over && !first_name(&line.name).is_empty()
}

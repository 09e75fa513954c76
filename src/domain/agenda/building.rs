//! What the agenda of a new meeting holds: its template, filled with what is open. A pure function of both.
//!
//! Nothing stands on an agenda twice, and nothing is offered that is not open. What the template has a slot for stands there; the
//! rest stands before its last line, which closes the meeting.

use chrono::NaiveDate;

use super::{AgendaLineDetails, AgendaSubject};
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::feedback::Feedback;
use crate::domain::goal::{GoalLine, Milestone};
use crate::domain::template::{Slot, Template, TemplateLine};
use crate::domain::{AnswerId, MeetingId, QuestionId, TopicId};

/// Minutes of an hour.
const HOUR: u32 = 60;

/// What is open with one person, and when they meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub meeting: MeetingId,
    pub today: NaiveDate,
    pub meets_on: NaiveDate,
    /// How long it is planned to last; nothing for an hour.
    pub minutes: Option<u32>,
    /// The days the two agreed to leave between meetings; 0 for none.
    pub rhythm_days: u32,
    /// The lines of the last agenda.
    pub last: Vec<AgendaLineDetails>,
    /// Of both sides, the nearest day first.
    pub actions: Vec<ActionLine>,
    /// Waiting ones, the oldest first.
    pub topics: Vec<TopicId>,
    /// Open ones, each with its milestones.
    pub goals: Vec<(GoalLine, Vec<Milestone>)>,
    pub feedback: Vec<Feedback>,
    /// Marked to be taken to this meeting.
    pub answers: Vec<AnswerId>,
    /// The one that is offered now.
    pub question: Option<QuestionId>,
}

impl Open {
    /// Nothing is open.
    pub fn nothing(meeting: MeetingId, meets_on: NaiveDate, today: NaiveDate) -> Self {
        Open {
            meeting,
            today,
            meets_on,
            minutes: None,
            rhythm_days: 0,
            last: Vec::new(),
            actions: Vec::new(),
            topics: Vec::new(),
            goals: Vec::new(),
            feedback: Vec::new(),
            answers: Vec::new(),
            question: None,
        }
    }

    /// Whether something with this day has to be spoken of now: at the meeting after this one it would be late.
    pub fn is_due(&self, due_on: Option<NaiveDate>) -> bool {
        let Some(due_on) = due_on else { return false };
        due_on <= self.meets_on || (due_on - self.meets_on).num_days() < i64::from(self.rhythm_days)
    }

    /// Whether a goal has to be spoken of: it is due, it is stalled, or one of its milestones is due.
    fn is_due_or_stalled(&self, goal: &GoalLine, milestones: &[Milestone]) -> bool {
        let milestone = milestones.iter().filter(|milestone| milestone.details.done_on.is_none());
        self.is_due(goal.goal.details.due_on)
            || goal.is_stalled(self.today)
            || milestone.into_iter().any(|milestone| self.is_due(milestone.details.due_on))
    }

    /// Only what stood on the last agenda and is still open: what a meeting hands on to the next one. A goal that is due by now comes
    /// along.
    #[must_use]
    pub fn left_by_the_last(mut self) -> Self {
        let stood: Vec<_> = self.last.iter().filter(|line| !line.put_off).map(AgendaLineDetails::subject).collect();
        self.actions.retain(|line| stood.contains(&AgendaSubject::Action(line.action.id)));
        self.topics.retain(|id| stood.contains(&AgendaSubject::Topic(*id)));
        self.feedback.retain(|feedback| stood.contains(&AgendaSubject::Feedback(feedback.id)));
        self.question = None;
        self
    }

    /// What belongs into a slot, whether it stands on the agenda or not.
    fn lines(&self, slot: Slot) -> Vec<AgendaLineDetails> {
        let about = |subject| AgendaLineDetails::about(self.meeting, subject);
        match slot {
            Slot::Unfinished => self.unfinished().filter(|line| line.question_id.is_none()).collect(),
            Slot::Actions => {
                let open = self.actions.iter().filter(|line| line.action.details.status == ActionStatus::Open);
                open.map(|line| about(AgendaSubject::Action(line.action.id))).collect()
            }
            Slot::Topics => self.topics.iter().map(|id| about(AgendaSubject::Topic(*id))).collect(),
            Slot::Goals => {
                let due = self.goals.iter().filter(|(goal, milestones)| self.is_due_or_stalled(goal, milestones));
                due.map(|(goal, _)| about(AgendaSubject::Goal(goal.goal.id))).collect()
            }
            Slot::Feedback => {
                let open = self.feedback.iter().filter(|feedback| feedback.details.is_open());
                open.map(|feedback| about(AgendaSubject::Feedback(feedback.id))).collect()
            }
            // One question is enough, and none is needed where answers are taken along.
            Slot::Question if self.answers.is_empty() => {
                let unasked = self.unfinished().find(|line| line.question_id.is_some());
                unasked.or(self.question.map(|id| about(AgendaSubject::Question(id)))).into_iter().collect()
            }
            Slot::Question => self.answers.iter().map(|id| about(AgendaSubject::Answer(*id))).collect(),
        }
    }

    /// What was left unfinished and would not come back by itself: words of one's own, a goal that was not spoken of, a question that
    /// was not asked. Actions, topics and feedback come back as what they are.
    fn unfinished(&self) -> impl Iterator<Item = AgendaLineDetails> {
        let open = self.last.iter().filter(|line| !line.ticked && !line.from_template && !line.put_off);
        open.filter_map(|line| {
            let is_still_open = match line.subject() {
                AgendaSubject::Text(_) | AgendaSubject::Question(_) | AgendaSubject::Answer(_) => true,
                AgendaSubject::Goal(id) => self.goals.iter().any(|(goal, _)| goal.goal.id == id),
                AgendaSubject::Action(_) | AgendaSubject::Topic(_) | AgendaSubject::Feedback(_) => false,
            };
            let from_meeting_id = Some(line.from_meeting_id.unwrap_or(line.meeting_id));
            is_still_open.then(|| AgendaLineDetails {
                from_meeting_id,
                ..AgendaLineDetails::about(self.meeting, line.subject())
            })
        })
    }
}

/// The lines that an agenda lacks: all of them if it has none yet, else what is open and missing. Nothing joins a meeting that is for
/// one thing alone.
pub fn lacking(template: Option<&Template>, open: &Open, present: &[AgendaLineDetails]) -> Vec<AgendaLineDetails> {
    match template {
        Some(template) if present.is_empty() => build(template, open),
        Some(template) if template.is_alone => Vec::new(),
        _ => missing(open, present),
    }
}

/// The agenda of a meeting that has none yet: the lines of the template, each slot filled.
pub(super) fn build(template: &Template, open: &Open) -> Vec<AgendaLineDetails> {
    let mut agenda = Building { open, lines: Vec::new() };
    let (lines, closing) = closing_apart(template);
    for line in lines {
        match line {
            TemplateLine::Words { text, minutes } => agenda.template_words(text, *minutes),
            TemplateLine::Slot(slot) => agenda.fill(*slot),
        }
    }
    if !template.is_alone {
        Slot::ALL.iter().for_each(|slot| agenda.fill(*slot));
    }
    if let Some((text, minutes)) = closing {
        agenda.template_words(text, *minutes);
    }
    agenda.lines
}

/// The words of a template alone, for an agenda that gets another one: what stands before all else, and the closing line.
pub fn words_alone(template: &Template, open: &Open) -> (Vec<AgendaLineDetails>, Option<AgendaLineDetails>) {
    let mut agenda = Building { open, lines: Vec::new() };
    let (lines, closing) = closing_apart(template);
    for line in lines {
        if let TemplateLine::Words { text, minutes } = line {
            agenda.template_words(text, *minutes);
        }
    }
    let before = agenda.lines.len();
    if let Some((text, minutes)) = closing {
        agenda.template_words(text, *minutes);
    }
    let closing = agenda.lines.drain(before..).next();
    (agenda.lines, closing)
}

/// The lines of a template, and the words that close the meeting apart from them.
fn closing_apart(template: &Template) -> (&[TemplateLine], Option<(&String, &Option<u32>)>) {
    match template.lines.split_last() {
        Some((TemplateLine::Words { text, minutes }, lines)) => (lines, Some((text, minutes))),
        _ => (&template.lines, None),
    }
}

/// What is open and missing on an agenda that there is: the new lines only, to stand before its closing line.
pub(super) fn missing(open: &Open, present: &[AgendaLineDetails]) -> Vec<AgendaLineDetails> {
    let mut agenda = Building { open, lines: present.to_vec() };
    let has_question = present.iter().any(|line| line.question_id.is_some() || line.answer_id.is_some());
    for slot in Slot::ALL.iter().filter(|slot| **slot != Slot::Question || !has_question || !open.answers.is_empty()) {
        agenda.fill(*slot);
    }
    agenda.lines.split_off(present.len())
}

/// Where new lines stand among those that are there: before the closing line of the template, or at the end.
pub fn place_of_new(template: Option<&Template>, present: &[AgendaLineDetails]) -> usize {
    let closing = template.and_then(|template| closing_apart(template).1);
    let is_closing = |line: &AgendaLineDetails| {
        line.from_template && !line.ticked && closing.is_some_and(|(text, _)| *text == line.text)
    };
    present.len() - usize::from(present.last().is_some_and(is_closing))
}

struct Building<'a> {
    open: &'a Open,
    lines: Vec<AgendaLineDetails>,
}

impl Building<'_> {
    fn template_words(&mut self, text: &str, minutes: Option<u32>) {
        let line = AgendaLineDetails::about(self.open.meeting, AgendaSubject::Text(text.to_owned()));
        self.add(AgendaLineDetails {
            minutes: minutes.map(|of_hour| self.share(of_hour)),
            from_template: true,
            ..line
        });
    }

    /// The minutes that a template gives are those of an hour.
    fn share(&self, of_hour: u32) -> u32 {
        let planned = self.open.minutes.unwrap_or(HOUR);
        if planned == HOUR { of_hour } else { (of_hour.saturating_mul(planned) / HOUR).max(1) }
    }

    fn fill(&mut self, slot: Slot) {
        self.open.lines(slot).into_iter().for_each(|line| self.add(line));
    }

    /// Nothing stands on an agenda twice.
    fn add(&mut self, line: AgendaLineDetails) {
        if !self.lines.iter().any(|present| present.subject() == line.subject()) {
            self.lines.push(line);
        }
    }
}

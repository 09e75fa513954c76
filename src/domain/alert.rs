//! What is worth a look: at most two things, the most urgent first, each with one thing to do about it. A pure function of what stands.
//!
//! Of one thing there is one alert, and of what is paused or over there is none. The words are in `content::sentences`.

use chrono::{FixedOffset, NaiveDate};

use super::action::ActionLine;
use super::agreement::{InForce, Reread};
use super::check_in::{Due, Fall};
use super::goal::GoalLine;
use super::meeting::MeetingLine;
use super::mentorship::{GoalsSet, MentorshipLine, MentorshipStatus, Phase, PhaseReason, Rhythm};
use super::{CheckInId, MentorshipId, Record};

/// So many are shown; a third would no longer be gentle.
pub const MOST_ALERTS: usize = 2;

/// After so many days without a word written, one is welcomed back, and nothing else is said.
pub const LONG_GAP_DAYS: i64 = 60;

/// One thing worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub about: Record,
    /// What it is called: the words of the action, the name of the person.
    pub title: String,
    pub matter: Matter,
}

/// What there is to say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// An action has been carried so often, and nobody has chosen what becomes of it.
    Carried { times: u32 },
    /// No meeting for much longer than agreed, and none planned.
    Lapsed { days: i64 },
    /// The same, not so long yet.
    Drifting { days: i64, agreed: u32 },
    /// The day of a meeting has gone by, and nobody has said what became of it.
    WasItHeld { on: NaiveDate },
    /// A meeting was held, and nothing is written about it.
    NoDebrief { on: NaiveDate },
    /// A dimension fell since the check-in before.
    CheckInFell { fall: Fall },
    /// It is time for a check-in.
    CheckInDue { due: Due },
    /// What the two agreed is worth reading again.
    Reread { why: Reread },
    /// An active goal without an entry for long; the day of the last one, if there is one.
    Stalled { last_entry_on: Option<NaiveDate> },
    /// Nothing has been written for long.
    WelcomeBack,
    /// A mentorship seems to be in another phase than it says.
    Phase { to: Phase, reason: PhaseReason },
}

impl Matter {
    /// In a word, for scripts.
    pub fn as_str(self) -> &'static str {
        match self {
            Matter::Carried { .. } => "carried",
            Matter::Lapsed { .. } => "lapsed",
            Matter::Drifting { .. } => "drifting",
            Matter::WasItHeld { .. } => "was-it-held",
            Matter::NoDebrief { .. } => "no-debrief",
            Matter::CheckInFell { .. } => "check-in-fell",
            Matter::CheckInDue { .. } => "check-in-due",
            Matter::Reread { .. } => "reread-agreement",
            Matter::Stalled { .. } => "stalled",
            Matter::WelcomeBack => "welcome-back",
            Matter::Phase { .. } => "phase",
        }
    }
}

/// A mentorship, with what its phase is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub line: MentorshipLine,
    pub goals: GoalsSet,
    /// What the two agreed, if they have.
    pub agreement: Option<InForce>,
    /// The reasons to read that again that were told on another day.
    pub told: Vec<String>,
}

/// What there is to say of the check-ins of a mentorship, as far as nobody was told yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInNews {
    pub mentorship: MentorshipId,
    pub name: String,
    pub due: Option<Due>,
    pub fell: Option<(CheckInId, Fall)>,
}

/// What stands on a day.
#[derive(Clone, Debug)]
pub struct Matters<'a> {
    pub today: NaiveDate,
    /// Of the clock that days are told by.
    pub offset: FixedOffset,
    pub actions: &'a [ActionLine],
    pub goals: &'a [GoalLine],
    pub people: &'a [Standing],
    /// Of mentorships that run.
    pub check_ins: &'a [CheckInNews],
    /// Planned for a day that has gone by, the newest first.
    pub undecided: &'a [MeetingLine],
    /// Held before today, with nothing written about them, the newest first.
    pub without_debrief: &'a [MeetingLine],
    /// The day of the last change; nothing in a journal without any.
    pub last_written_on: Option<NaiveDate>,
    pub has_next_meeting: bool,
}

/// The alerts of a day, the most urgent first.
pub fn alerts(matters: &Matters<'_>) -> Vec<Alert> {
    if let Some(welcome) = matters.welcome_back() {
        return vec![welcome];
    }
    let mut alerts: Vec<Alert> = Vec::new();
    for alert in matters.in_order() {
        if alerts.len() < MOST_ALERTS && !alerts.iter().any(|before| before.about == alert.about) {
            alerts.push(alert);
        }
    }
    alerts
}

impl Matters<'_> {
    fn in_order(&self) -> Vec<Alert> {
        let carried = self.carried();
        let lapsed = self.apart().filter(|alert| matches!(alert.matter, Matter::Lapsed { .. }));
        let drifting = self.apart().filter(|alert| matches!(alert.matter, Matter::Drifting { .. }));
        let held = self.undecided.iter().map(|line| of_meeting(line, Matter::WasItHeld { on: line.meets_on }));
        let debrief = self.without_debrief.iter().map(|line| of_meeting(line, Matter::NoDebrief { on: line.meets_on }));
        let agreements = self.running().filter_map(|standing| self.of_agreement(standing));
        let stalled = self.goals.iter().filter(|line| line.is_stalled(self.today)).map(of_goal);
        let fell = self.check_ins.iter().filter_map(of_fall);
        let due = self.check_ins.iter().filter_map(of_due);
        let phases = self.running().filter_map(|standing| self.of_phase(standing));
        let urgent = carried.chain(lapsed).chain(drifting).chain(held).chain(debrief);
        urgent.chain(fell).chain(agreements).chain(stalled).chain(due).chain(phases).collect()
    }

    fn running(&self) -> impl Iterator<Item = &Standing> {
        self.people.iter().filter(|standing| standing.line.mentorship.details.status == MentorshipStatus::Active)
    }

    /// Only where there is somebody to meet and no date stands: for that is what it asks for.
    fn welcome_back(&self) -> Option<Alert> {
        let gone = (self.today - self.last_written_on?).num_days();
        let first = self.running().next().filter(|_| gone >= LONG_GAP_DAYS && !self.has_next_meeting)?;
        Some(of_mentorship(&first.line, Matter::WelcomeBack))
    }

    /// The most often carried first.
    fn carried(&self) -> impl Iterator<Item = Alert> {
        let mut carried: Vec<_> = self.actions.iter().filter(|line| line.awaits_choice(self.offset)).collect();
        carried.sort_by_key(|line| std::cmp::Reverse(line.carried));
        carried.into_iter().map(|line| Alert {
            about: line.action.id.into(),
            title: line.action.details.text.clone(),
            matter: Matter::Carried { times: line.carried },
        })
    }

    /// Who has not met for too long. Nothing where a date stands, for that is the answer, or where it has to be said first what became
    /// of a date.
    fn apart(&self) -> impl Iterator<Item = Alert> {
        let is_asked_about = |id| self.undecided.iter().any(|line| line.mentorship_id == Some(id));
        let apart = self.running().filter(move |standing| !is_asked_about(standing.line.mentorship.id));
        apart.filter_map(|standing| Some(of_mentorship(&standing.line, of_rhythm(&standing.line, self.today)?)))
    }

    /// Each reason is told once, and only the most binding one of a day.
    fn of_agreement(&self, standing: &Standing) -> Option<Alert> {
        let agreement = standing.agreement?;
        let details = &standing.line.mentorship.details;
        let reasons = agreement.reasons(details.started_on.zip(details.ends_on), self.today);
        let why = reasons.into_iter().find(|why| !standing.told.contains(&why.to_string()))?;
        let title = standing.line.name.clone();
        Some(Alert { about: agreement.id.into(), title, matter: Matter::Reread { why } })
    }

    fn of_phase(&self, standing: &Standing) -> Option<Alert> {
        let has_agreed = standing.agreement.is_some();
        let (to, reason) = standing.line.suggested_phase(has_agreed, standing.goals, self.today)?;
        Some(of_mentorship(&standing.line, Matter::Phase { to, reason }))
    }
}

/// What there is to say about the rhythm of a mentorship; nothing where a date stands.
pub fn of_rhythm(line: &MentorshipLine, today: NaiveDate) -> Option<Matter> {
    let rhythm = line.rhythm(today).filter(|_| line.next_on.is_none())?;
    let days = line.days_gone(today)?;
    match rhythm {
        Rhythm::OnTime | Rhythm::Due => None,
        Rhythm::Drifting => Some(Matter::Drifting { days, agreed: line.mentorship.details.rhythm_days? }),
        Rhythm::Lapsed => Some(Matter::Lapsed { days }),
    }
}

fn of_mentorship(line: &MentorshipLine, matter: Matter) -> Alert {
    Alert { about: line.mentorship.id.into(), title: line.name.clone(), matter }
}

fn of_fall(news: &CheckInNews) -> Option<Alert> {
    let (id, fall) = news.fell?;
    Some(Alert { about: id.into(), title: news.name.clone(), matter: Matter::CheckInFell { fall } })
}

fn of_due(news: &CheckInNews) -> Option<Alert> {
    let due = news.due?;
    Some(Alert { about: news.mentorship.into(), title: news.name.clone(), matter: Matter::CheckInDue { due } })
}

fn of_goal(line: &GoalLine) -> Alert {
    let matter = Matter::Stalled { last_entry_on: line.last_logged_on };
    Alert { about: line.goal.id.into(), title: line.goal.details.title.clone(), matter }
}

fn of_meeting(line: &MeetingLine, matter: Matter) -> Alert {
    let title = [line.name.as_str(), line.title.as_str(), line.kind.as_str()];
    let title = title.into_iter().find(|words| !words.trim().is_empty()).unwrap_or_default().to_owned();
    Alert { about: line.id.into(), title, matter }
}

#[cfg(test)]
mod tests;

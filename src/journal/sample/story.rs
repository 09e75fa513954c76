//! The story as it stands in `assets/sample.toml`: what was planned, met, promised, logged, asked and answered, and on which day.
//!
//! These are words and days only. What is made of them, with the journal's own operations, is in the module above.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;

use crate::domain::Invalid;
use crate::domain::action::Owner;
use crate::domain::agreement::{Dial, Section};
use crate::domain::contact::Help;
use crate::domain::feedback::{Direction, FeedbackKind, Response};
use crate::domain::goal::{Area, GoalStatus};
use crate::domain::meeting::MeetingKind;
use crate::domain::mentorship::{Phase, Phases, Role};
use crate::domain::question::Theme;
use crate::domain::reading::ReadingStatus;

const ASSET: &str = include_str!("../../../assets/sample.toml");

/// All that is told. Its days are those of the asset.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The day of the asset that counts as today.
    pub told_on: NaiveDate,
    pub mentorship: Told,
    /// Those that were held, in order.
    pub meetings: Vec<Met>,
    pub next: Ahead,
    pub goals: Vec<Aim>,
    pub actions: Vec<Promise>,
    pub feedback: Vec<Remark>,
    pub check_ins: Vec<Checked>,
    pub contacts: Vec<Helper>,
    pub books: Vec<Book>,
    pub own_question: Asked,
    pub answers: Vec<Reply>,
    pub topics: Vec<Raised>,
    pub agreements: Vec<Agreed>,
}

/// With whom it is, and what for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub person: String,
    pub note: String,
    pub my_role: Role,
    pub purpose: String,
    pub rhythm_days: u32,
    pub minutes: u32,
    pub channel: String,
    pub begun_on: NaiveDate,
    pub started_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub phases: Vec<Turn>,
}

/// How she found it was between the two of them, on a day: ten answers, 0 for one that was skipped.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    pub on: NaiveDate,
    pub said: [u8; 10],
    pub lift: String,
}

/// A phase that began on a day.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    pub on: NaiveDate,
    pub phase: Phase,
}

/// A meeting that was held, and what was written about it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Met {
    pub title: String,
    pub planned_on: NaiveDate,
    pub set_for: NaiveDate,
    #[serde(default)]
    pub moves: Vec<Move>,
    pub on: NaiveDate,
    pub kind: MeetingKind,
    pub minutes: u32,
    pub agenda: Vec<String>,
    pub left: Vec<String>,
    #[serde(default)]
    pub parked: Vec<String>,
    pub notes: String,
    pub private_notes: String,
    pub debrief_what: String,
    pub debrief_so_what: String,
    pub debrief_now_what: String,
    pub takeaways: Vec<String>,
    pub decisions: Vec<String>,
    pub pulse: u8,
}

/// When a meeting was moved, and to which day.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub on: NaiveDate,
    pub to: NaiveDate,
}

/// The meeting that is planned.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ahead {
    pub title: String,
    pub planned_on: NaiveDate,
    pub on: NaiveDate,
    pub starts_at: NaiveTime,
    pub minutes: u32,
}

/// A goal, its milestones and its log. What an emerging goal does not say is empty.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    pub title: String,
    pub why: String,
    pub set_on: NaiveDate,
    pub status: GoalStatus,
    pub area: Area,
    #[serde(default)]
    pub measure: String,
    #[serde(default)]
    pub start_value: String,
    #[serde(default)]
    pub target_value: String,
    pub due_on: Option<NaiveDate>,
    #[serde(default)]
    pub obstacle: String,
    #[serde(default)]
    pub if_then: String,
    #[serde(default)]
    pub milestones: Vec<Reached>,
    #[serde(default)]
    pub log: Vec<Logged>,
}

/// A milestone; nothing says when, if it is still ahead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    pub text: String,
    pub due_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
}

/// Two lines of a goal's log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    pub on: NaiveDate,
    pub moved: String,
    pub next: String,
    pub value: String,
    pub feel: u8,
}

/// An action, and what became of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub text: String,
    pub owner: Owner,
    #[serde(default)]
    pub owner_name: String,
    pub due_on: NaiveDate,
    pub agreed_in: usize,
    pub for_goal: Option<usize>,
    pub about: Option<usize>,
    #[serde(default)]
    pub slips: Vec<String>,
    #[serde(default)]
    pub put_off: Vec<PutOff>,
    pub done_on: Option<NaiveDate>,
    pub dropped_on: Option<NaiveDate>,
    #[serde(default)]
    pub why: String,
}

/// At which meeting a day was changed, and to which.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutOff {
    pub at: usize,
    pub to: NaiveDate,
}

/// Feedback or advice, and what came of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    pub direction: Direction,
    pub kind: FeedbackKind,
    pub given_in: usize,
    pub moment: String,
    #[serde(default)]
    pub act: String,
    #[serde(default)]
    pub effect: String,
    pub next_time: String,
    pub response: Response,
    pub response_why: String,
    pub looked_back_on: Option<NaiveDate>,
    #[serde(default)]
    pub outcome: String,
    pub told_on: Option<NaiveDate>,
}

/// Somebody who helps.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helper {
    pub name: String,
    #[serde(default)]
    pub through: String,
    pub on: NaiveDate,
    pub helps: Vec<Help>,
    pub closeness: Option<u8>,
    #[serde(default)]
    pub differs_from_me: String,
    #[serde(default)]
    pub is_candidate: bool,
    pub last_contact_on: Option<NaiveDate>,
    #[serde(default)]
    pub next_step: String,
}

/// Something she reads.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    pub title: String,
    pub author: String,
    pub on: NaiveDate,
    pub status: ReadingStatus,
    pub why: String,
    pub idea: String,
    pub question: String,
}

/// A question of her own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub on: NaiveDate,
    pub text: String,
    pub theme: Theme,
    pub phases: Phases,
}

/// An answer to a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub question: i64,
    pub on: NaiveDate,
    pub text: String,
    /// Taken to the meeting that was next then.
    #[serde(default)]
    pub is_taken: bool,
}

/// Something to raise; it waits unless it says in which meeting it was.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raised {
    pub on: NaiveDate,
    pub text: String,
    pub raised_in: Option<usize>,
}

/// A version of the agreement: what is not as in the one before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    pub agreed_on: NaiveDate,
    pub review_on: NaiveDate,
    pub words: BTreeMap<Section, String>,
    /// Mine and theirs.
    pub marks: BTreeMap<Dial, [u8; 2]>,
}

impl Story {
    /// The story of the asset.
    pub fn read() -> Result<Story, Invalid> {
        let story: Result<Story, _> = toml::from_str(ASSET);
        let mut story = story.map_err(|error| Invalid::new("sample", error.to_string()))?;
        story.mentorship.note = story.mentorship.note.trim().to_owned();
        for meeting in &mut story.meetings {
            meeting.notes = meeting.notes.trim().to_owned();
        }
        Ok(story)
    }
}

/// All words of the asset, without what it says about itself.
#[cfg(test)]
pub(super) fn words() -> String {
    ASSET.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n")
}

//! `mentorlog add feedback`: what was said about one act, or advice for what is ahead.

use crate::cli::typed;
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use crate::domain::mentorship::Role;
use crate::domain::{FeedbackId, MeetingId};
use crate::journal::Journal;

/// Write down feedback or advice, given or received; prints its id (F3)
///
/// The text is the advice, or with --keep and --change the act it is about. Without --given or --received a mentor gives, and
/// anybody else receives.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The advice, or what was done; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// From whom, or to whom: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// I gave it
    #[arg(long, conflicts_with = "received")]
    given: bool,

    /// I received it
    #[arg(long)]
    received: bool,

    /// The act should stay as it is
    #[arg(long, conflicts_with_all = ["change", "advice"])]
    keep: bool,

    /// The act should change
    #[arg(long, conflicts_with = "advice")]
    change: bool,

    /// It is advice, as it is when nothing else is said
    #[arg(long)]
    advice: bool,

    /// In which meeting
    #[arg(long, value_name = "ID")]
    meeting: Option<MeetingId>,

    /// On which day; that of the meeting, or today, if left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<FeedbackId> {
        let meeting = self.meeting.map(|id| journal.meeting(id)).transpose()?.map(|page| page.meeting.details);
        let of_meeting = meeting.as_ref().and_then(|meeting| meeting.mentorship_id).filter(|_| self.with.is_none());
        let with = of_meeting.map_or_else(|| typed::somebody(journal, self.with.as_deref()), Ok)?;
        let mentorship = journal.mentorship(with)?.mentorship.details;
        let today = journal.today();
        let on = typed::day("on", "given_on", self.on.as_deref(), today)?;
        // What was said in a meeting was said on its day, unless that is still to come.
        let on = on.unwrap_or_else(|| meeting.map_or(today, |meeting| meeting.meets_on.min(today)));
        let kind = self.kind();
        let mut details = FeedbackDetails {
            mentorship_id: Some(with),
            meeting_id: self.meeting,
            ..FeedbackDetails::on(on, self.direction(mentorship.my_role), kind, mentorship.person_id)
        };
        let text = if kind == FeedbackKind::Advice { &mut details.next_time } else { &mut details.act };
        *text = typed::text(&self.text)?;
        Ok(journal.add_feedback(&details)?)
    }

    fn direction(&self, my_role: Role) -> Direction {
        match my_role {
            _ if self.given => Direction::Given,
            _ if self.received => Direction::Received,
            role => Direction::usual(role),
        }
    }

    fn kind(&self) -> FeedbackKind {
        match (self.keep, self.change) {
            (true, _) => FeedbackKind::Keep,
            (_, true) => FeedbackKind::Change,
            (false, false) => FeedbackKind::Advice,
        }
    }
}

//! `mentorlog add feedback`: what was said about one act, or advice for what is ahead.

use crate::cli::Out;
use crate::cli::typed::{self, Whom};
use crate::domain::feedback::{Direction, FeedbackDetails, FeedbackKind};
use crate::domain::mentorship::Role;
use crate::domain::{FeedbackId, MeetingId, MentorshipId, PersonId};
use crate::journal::{Journal, Meant};

/// Write down feedback or advice, given or received; prints its id (F3)
///
/// The text is the advice, or with --keep and --change the act it is about. Without --given or --received a mentor gives, and
/// anybody else receives. --from and --to name anybody, with or without a mentorship; who is not in the journal yet is added to it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The advice, or what was done; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// From whom, or to whom: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// I received it from somebody of this name, a colleague for one
    #[arg(long, value_name = "NAME", conflicts_with_all = ["with", "given", "received", "to"])]
    from: Option<String>,

    /// I gave it to somebody of this name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["with", "given", "received"])]
    to: Option<String>,

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

    /// A word to find it by, such as delegating
    #[arg(long, value_name = "WORD")]
    tag: Option<String>,

    /// On which day; that of the meeting, or today, if left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<FeedbackId> {
        let Some(name) = self.from.as_deref().or(self.to.as_deref()) else {
            let with = match self.of_meeting(journal)? {
                Some(with) => with,
                None => typed::somebody(journal, self.with.as_deref())?,
            };
            return Ok(journal.add_feedback(&self.details(Whom::Mentorship(with), journal)?)?);
        };
        match typed::anybody(journal, name)? {
            Some(whom) => Ok(journal.add_feedback(&self.details(whom, journal)?)?),
            // Whose it is, the journal says.
            None => {
                let is_new = !journal.is_known(name)?;
                let alike = if is_new { journal.meant_by(name)? } else { Meant::Nobody };
                let id = journal.add_feedback_of(name, &self.details(Whom::Person(PersonId(0)), journal)?)?;
                // Without quotes the second word of a name is one of the text.
                if let Meant::Known(known) = alike {
                    let (name, known) = (name.trim(), known.details.name);
                    out.note(&format!("a new person, {name}; there is {known} already"))?;
                }
                Ok(id)
            }
        }
    }

    /// The mentorship of the meeting, where nobody is named.
    fn of_meeting(&self, journal: &Journal) -> anyhow::Result<Option<MentorshipId>> {
        let meeting = self.meeting.filter(|_| self.with.is_none());
        let meeting = meeting.map(|id| journal.meeting(id)).transpose()?;
        Ok(meeting.and_then(|page| page.meeting.details.mentorship_id))
    }

    fn details(&self, whom: Whom, journal: &Journal) -> anyhow::Result<FeedbackDetails> {
        let meeting = self.meeting.map(|id| journal.meeting(id)).transpose()?.map(|page| page.meeting.details);
        let (mentorship_id, my_role, person_id) = match whom {
            Whom::Person(person) => (None, None, person),
            Whom::Mentorship(id) => {
                let details = journal.mentorship(id)?.mentorship.details;
                (Some(id), Some(details.my_role), details.person_id)
            }
        };
        let today = journal.today();
        let on = typed::day("on", "given_on", self.on.as_deref(), today)?;
        // What was said in a meeting was said on its day, unless that is still to come.
        let on = on.unwrap_or_else(|| meeting.map_or(today, |meeting| meeting.meets_on.min(today)));
        let kind = self.kind();
        let mut details = FeedbackDetails {
            mentorship_id,
            meeting_id: self.meeting,
            tag: self.tag.clone().unwrap_or_default(),
            ..FeedbackDetails::on(on, self.direction(my_role), kind, person_id)
        };
        let text = if kind == FeedbackKind::Advice { &mut details.next_time } else { &mut details.act };
        *text = typed::text(&self.text)?;
        Ok(details)
    }

    fn direction(&self, my_role: Option<Role>) -> Direction {
        match my_role {
            _ if self.given || self.to.is_some() => Direction::Given,
            _ if self.received || self.from.is_some() => Direction::Received,
            Some(role) => Direction::usual(role),
            None => Direction::Received,
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

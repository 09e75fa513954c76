//! `mentorlog add note`: words at the end of a meeting's notes.

use crate::cli::typed;
use crate::domain::MeetingId;
use crate::journal::Journal;

/// Append to a meeting's notes; prints the meeting's id
///
/// Without --meeting the note goes to the meeting with that person today; if there is none, it is made.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The note; - reads standard input
    #[arg(required = true)]
    text: Vec<String>,

    /// To the notes of this meeting
    #[arg(long, value_name = "ID", conflicts_with = "with")]
    meeting: Option<MeetingId>,

    /// To the meeting today with: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// To the private notes, which are left out when something is shared
    #[arg(long)]
    private: bool,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<MeetingId> {
        let text = typed::text(&self.text)?;
        if let Some(meeting) = self.meeting {
            journal.append_note(meeting, &text, self.private)?;
            return Ok(meeting);
        }
        let with = typed::somebody(journal, self.with.as_deref())?;
        Ok(journal.append_note_today(with, &text, self.private)?)
    }
}

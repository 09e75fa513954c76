//! `mentorlog add template`: one of one's own, for the agendas of meetings.

use crate::cli::{Stop, typed};
use crate::content;
use crate::domain::meeting::MeetingKind;
use crate::domain::template::TemplateDetails;
use crate::domain::{MeetingId, TemplateId};
use crate::journal::Journal;

/// Keep a template for the agendas of meetings; prints its id (W1)
///
/// `mentorlog set W1 lines=…` changes its lines, one of the agenda on each: "(10) words" takes ten minutes of an hour, and
/// "{actions}" is filled with what is open.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What it is called
    #[arg(required = true)]
    name: Vec<String>,

    /// With the lines of a meeting's agenda (M7), or of the built-in template of a kind of meeting (regular)
    #[arg(long, value_name = "M7|KIND")]
    from: Option<String>,
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<TemplateId> {
        let copied = match self.from.as_deref().map(str::trim) {
            None => TemplateDetails::default(),
            Some(from) => match (from.parse::<MeetingId>(), from.parse::<MeetingKind>()) {
                (Ok(meeting), _) => journal.template_of_agenda(meeting)?,
                (_, Ok(kind)) => content::template(kind).map(TemplateDetails::copied).unwrap_or_default(),
                _ => {
                    let words =
                        format!("\"{from}\" is no meeting, such as M7, and no kind of meeting, such as regular");
                    return Err(Stop::Usage(words).into());
                }
            },
        };
        Ok(journal.add_template(&TemplateDetails { name: typed::text(&self.name)?, ..copied })?)
    }
}

//! `mentorlog add meeting`: one to come, or one that was held.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::typed;
use crate::content::guide;
use crate::domain::guide::GroupFormat;
use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingStatus};
use crate::domain::{Invalid, MeetingId};
use crate::journal::Journal;
use crate::text::written;

/// Plan a meeting, or write down one that was held; prints its id (M7)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What it is about, if that needs saying
    title: Vec<String>,

    /// With whom: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// When: a day, with a time if you like: "friday 16:00"; today if left out
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,

    /// How long
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: Option<u32>,

    /// What kind of meeting; what suits the two of you on that day if left out
    #[arg(long, value_parser = typed::one_of(MeetingKind::ALL, MeetingKind::as_str))]
    kind: Option<MeetingKind>,

    /// By a template of your own: its name, a part of it, or its id
    #[arg(long, value_name = "NAME", conflicts_with = "kind")]
    template: Option<String>,

    /// With a group, by a format of the Guide: its checklist is the agenda
    #[arg(long, value_name = "FORMAT", value_parser = a_format(), conflicts_with_all = ["with", "kind", "template"])]
    format: Option<GroupFormat>,

    /// It has been held
    #[arg(long)]
    held: bool,
}

fn a_format() -> impl TypedValueParser<Value = GroupFormat> {
    let slugs = guide::formats().map(|format| format.slug);
    PossibleValuesParser::new(slugs).try_map(|slug| guide::format(&slug).ok_or("there is no such format"))
}

impl Args {
    pub fn run(&self, journal: &mut Journal) -> anyhow::Result<MeetingId> {
        let kind = self.format.map_or(self.kind, |_| Some(MeetingKind::Group));
        let with = match (kind, self.with.as_deref()) {
            (Some(MeetingKind::Group), None) => None,
            (_, with) => Some(typed::somebody(journal, with)?),
        };
        let wrong = |not: written::NotADay| Invalid::new("on", not.to_string());
        let (meets_on, starts_at) = match &self.on {
            Some(on) => {
                let field = if self.held { "held_on" } else { "planned_on" };
                written::day_and_time_in(field, on, journal.today()).map_err(wrong)?
            }
            None => (journal.today(), None),
        };
        let agreed = with.map(|with| journal.mentorship(with)).transpose()?;
        let usual = match self.format {
            Some(format) => Some(format.minutes),
            None => agreed.and_then(|line| line.mentorship.details.length_min),
        };
        let template_id = self.template.as_deref().map(|named| journal.find_template(named)).transpose()?;
        let template_id = template_id.map(|template| template.id);
        let kind = match (kind, with) {
            (Some(kind), _) => kind,
            (None, Some(with)) if template_id.is_none() => journal.suggested_kind(with, meets_on)?,
            _ => MeetingKind::Regular,
        };
        let details = MeetingDetails {
            title: self.title()?,
            starts_at,
            minutes: self.minutes.or(usual),
            kind,
            template_id,
            status: if self.held { MeetingStatus::Held } else { MeetingStatus::Planned },
            ..MeetingDetails::on(with, meets_on)
        };
        Ok(match &self.format {
            Some(format) => journal.add_group_meeting(&details, format)?,
            None => journal.add_meeting(&details)?,
        })
    }

    /// By a format it is called after it, if nothing else is said.
    fn title(&self) -> anyhow::Result<String> {
        match self.format {
            Some(format) if self.title.is_empty() => Ok(format.name.to_owned()),
            _ if self.title.is_empty() => Ok(String::new()),
            _ => typed::text(&self.title),
        }
    }
}

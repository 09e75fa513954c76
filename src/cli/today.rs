//! `mentorlog today`: what is next, what is due, one question, the goals, and what is worth a look. The same as the first screen.
//!
//! `--short` is for a shell's prompt and `--check` for a script: both say nothing where there is nothing to say.

use serde_json::{Value, json};

use super::list::Line;
use super::out::{agenda_line, meeting_in_short};
use super::show::section;
use super::table::Table;
use super::{Out, Stop};
use crate::content::sentences;
use crate::domain::alert::Alert;
use crate::domain::meeting::MeetingLine;
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::names::first_name;
use crate::domain::{MentorshipId, Page};
use crate::journal::{self, BankLine, Journal, Today};
use crate::text::sanitise::shown_line;
use crate::text::{when, width};

/// The words under a heading are set in so many columns.
const MEASURE: usize = 96;

/// What is next and what is due
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only with: a name, a part of one, or an id
    #[arg(long, value_name = "WHO")]
    with: Option<String>,

    /// One line for a shell's prompt; nothing where nothing is due
    #[arg(long, conflicts_with_all = ["check", "json"])]
    short: bool,

    /// Name what is overdue, a line each, and exit with 1 if anything is
    #[arg(long, conflicts_with = "json")]
    check: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Whether a journal that is not there is nothing to speak of.
    pub fn is_quiet(&self) -> bool {
        self.short
    }

    /// Shows it.
    pub fn run(&self, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let with = self.with.as_deref().map(|with| journal.find_mentorship(with)).transpose()?;
        if self.short {
            return short(with, journal, out);
        }
        if self.check { check(with, journal, out) } else { print(with, self.json, journal, out) }
    }
}

/// Shows all of it.
pub fn print(with: Option<MentorshipId>, is_json: bool, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let today = journal.today_for(with)?;
    if is_json { Ok(out.json_object("today", &as_json(&today, journal)?)?) } else { as_text(&today, journal, out) }
}

/// `Aldo in 2 days · 1 late`.
fn short(with: Option<MentorshipId>, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let next = journal.next_meeting(with)?.map(|next| {
        let who = [first_name(&next.name), next.title.as_str(), next.kind.as_str()];
        let who = who.into_iter().find(|words| !words.trim().is_empty()).unwrap_or_default().to_owned();
        let time =
            next.starts_at.filter(|_| next.meets_on == journal.today()).map(|time| format!(" {}", when::time(time)));
        format!("{who} {}{}", when::away(next.meets_on, journal.today()), time.unwrap_or_default())
    });
    let late = match journal.overdue(with)?.len() {
        0 => None,
        many if many > Today::MOST_LATE => Some(format!("{}+ late", Today::MOST_LATE)),
        many => Some(format!("{many} late")),
    };
    let parts: Vec<_> = [next, late].into_iter().flatten().collect();
    if parts.is_empty() { Ok(()) } else { Ok(out.line(&shown_line(&parts.join(" · ")))?) }
}

fn check(with: Option<MentorshipId>, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let late = journal.overdue(with)?;
    if late.is_empty() {
        return Ok(());
    }
    Table::default().print(&rows(&late, journal), out)?;
    Err(Stop::Yes.into())
}

fn as_json(today: &Today, journal: &Journal) -> anyhow::Result<Value> {
    let agenda = today.agenda.iter().map(|line| agenda_line(line, journal));
    let question = today.question.clone().map(|offered| BankLine::from(offered).json(journal)).transpose()?;
    let alerts: Vec<_> = today.alerts.iter().map(|alert| alert_json(alert, journal)).collect();
    Ok(json!({
        "today": journal.today(),
        "to_debrief": today.to_debrief.as_ref().map(meeting_in_short),
        "next_meeting": today.next.as_ref().map(meeting_in_short),
        "agenda": agenda.collect::<Result<Vec<_>, _>>()?,
        "actions": values(&today.actions, journal)?,
        "question": question,
        "goals": values(&today.goals, journal)?,
        "alerts": alerts,
        "takeaway": today.taken.as_ref().map(|(text, met_on)| json!({"text": text, "meets_on": met_on})),
    }))
}

fn values(lines: &[impl Line], journal: &Journal) -> anyhow::Result<Vec<Value>> {
    lines.iter().map(|line| line.json(journal)).collect()
}

fn alert_json(alert: &Alert, journal: &Journal) -> Value {
    json!({
        "about": alert.about.to_string(),
        "kind": alert.matter.as_str(),
        "title": alert.title,
        "sentence": sentences::on(alert, journal.today()),
    })
}

fn as_text(today: &Today, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    out.line(&when::full(journal.today()))?;
    let is_new = journal.mentorships(&MentorshipFilter::default(), &Page::first(1))?.is_empty();
    if is_new && today.next.is_none() && today.actions.is_empty() && today.goals.is_empty() {
        return Ok(out.note(
            "Nothing here yet. Begin with whom you meet:\n  \
             mentorlog add person NAME --my-role mentee\nor open the journal with `mentorlog`.",
        )?);
    }
    next(today, journal, out)?;
    part("actions", &rows(&today.actions, journal), out)?;
    alerts(today, journal, out)?;
    if let Some(question) = &today.question {
        part("question", &[[question.question.id.to_string(), question.wording.clone()]], out)?;
    }
    part("goals", &rows(&today.goals, journal), out)?;
    if let Some((words, day)) = &today.taken {
        let heading = format!("last takeaway, {}", when::heading(*day, journal.today()));
        section(&heading, out)?;
        wrapped(words, "  ", out)?;
    }
    let unsaved = journal.drafts()?;
    let unsaved: Vec<_> =
        unsaved.iter().map(|saved| Ok([journal.draft_in_words(&saved.draft)?])).collect::<journal::Result<_>>()?;
    part("unsaved", &unsaved, out)
}

/// The meeting of today that waits for its debrief, the next one, and what stands on its agenda.
fn next(today: &Today, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let meetings: Vec<_> = today.to_debrief.iter().chain(&today.next).map(|line| away(line, journal)).collect();
    part("next", &meetings, out)?;
    let agenda = today.agenda_in_short(journal.today());
    match &today.next {
        Some(_) if !agenda.is_empty() => out.line(&format!("  agenda: {agenda}"))?,
        None if today.with.is_some() => {
            if meetings.is_empty() {
                section("next", out)?;
            }
            let would = if agenda.is_empty() { String::new() } else { format!("; its agenda would hold {agenda}") };
            out.line(&format!("  no meeting is planned{would}"))?;
        }
        _ => {}
    }
    Ok(())
}

fn alerts(today: &Today, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    if today.alerts.is_empty() {
        return Ok(());
    }
    section("worth a look", out)?;
    for alert in &today.alerts {
        out.line(&format!("  {}  {}", alert.about, width::shorten(&shown_line(&alert.title), MEASURE)))?;
        wrapped(&sentences::on(alert, journal.today()), "      ", out)?;
    }
    Ok(())
}

fn wrapped(words: &str, indent: &str, out: &mut Out<'_>) -> anyhow::Result<()> {
    for line in width::wrap(&shown_line(words), MEASURE) {
        out.line(format!("{indent}{line}").trim_end())?;
    }
    Ok(())
}

/// A meeting, with how far it is.
fn away(line: &MeetingLine, journal: &Journal) -> Vec<String> {
    let mut row = line.row(journal.today());
    row.insert(1, when::away(line.meets_on, journal.today()));
    row
}

fn rows(lines: &[impl Line], journal: &Journal) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.row(journal.today())).collect()
}

fn part(name: &str, rows: &[impl AsRef<[String]>], out: &mut Out<'_>) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    section(name, out)?;
    Ok(Table::indented().print(rows, out)?)
}

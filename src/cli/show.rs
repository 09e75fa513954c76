//! `mentorlog show`: one record with all it holds, and what belongs to it.
//!
//! The fields come from the record itself, so a new one is shown without a line here; only what belongs to it, such as
//! a goal's log, is named.

mod agreement;

use chrono::NaiveDate;
use serde_json::Value;

use super::Out;
use super::list::Line;
use super::out::record_with;
use super::table::Table;
use crate::content;
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::answer::{AnswerFilter, AnswerLine};
use crate::domain::check_in::Dimension;
use crate::domain::goal::ProgressEntry;
use crate::domain::mentorship::{MentorshipFilter, MentorshipLine};
use crate::domain::{
    CheckInId, ContactId, GoalId, Listed, MeetingId, MentorshipId, Page, PersonId, QuestionId, Record,
};
use crate::journal::{self, AgendaSaid, GoalPage, Journal, MeetingPage};
use crate::text::{plural, when, width};

/// So many entries of a log and answers are shown; `--json` has as many.
const NEWEST: usize = 20;

/// Texts are set in so many columns.
const MEASURE: usize = 96;

/// One thing with all it holds
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What: an id as the lists show it
    id: Record,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Shows it.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        if self.json { as_json(self.id, journal, out) } else { as_text(self.id, journal, out) }
    }
}

/// What an adding verb prints: the new id alone, or the record.
pub fn added(record: Record, is_json: bool, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    if !is_json {
        return Ok(out.line(&record.to_string())?);
    }
    let mut lists = out.json()?;
    lists.list(record.table())?;
    lists.record(&journal.show(record)?.0)?;
    Ok(lists.end()?)
}

/// The record under the plural of its kind, and beside it what belongs to it, named as in an export.
fn as_json(record: Record, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let shown = journal.show(record)?.0;
    let belonging = belonging(record, journal)?;
    let mut lists = out.json()?;
    lists.list(record.table())?;
    lists.record(&shown)?;
    for (plural, records) in belonging {
        lists.list(plural)?;
        for record in records {
            lists.record(&record)?;
        }
    }
    Ok(lists.end()?)
}

fn belonging(record: Record, journal: &Journal) -> anyhow::Result<Vec<(&'static str, Vec<Value>)>> {
    Ok(match record {
        Record::Goal(id) => {
            let GoalPage { milestones, actions, .. } = journal.goal(id)?;
            let entries = log_of(id, journal)?;
            vec![
                ("milestones", values(milestones.iter())?),
                ("progress", values(entries.iter())?),
                ("actions", values(actions.iter().map(|line| &line.action))?),
            ]
        }
        Record::Meeting(id) => {
            let MeetingPage { agenda, actions, takeaways, decisions, moves, .. } = journal.meeting(id)?;
            let lines = agenda.iter().map(|shown| record_with(&shown.line, &[("words", shown.words.as_str().into())]));
            vec![
                ("agenda_lines", lines.collect::<Result<_, _>>()?),
                ("takeaways", values(takeaways.iter())?),
                ("decisions", values(decisions.iter())?),
                ("actions", values(actions.iter().map(|line| &line.action))?),
                ("meeting_moves", values(moves.iter())?),
            ]
        }
        Record::Person(id) => {
            let mentorships = mentorships_with(id, journal)?;
            vec![("mentorships", values(mentorships.iter().map(|line| &line.mentorship))?)]
        }
        Record::Question(id) => {
            let answers = answers_to(id, journal)?;
            vec![("answers", values(answers.iter().map(|line| &line.answer))?)]
        }
        Record::Contact(id) => {
            let promises = promises_about(id, journal)?;
            vec![("actions", values(promises.iter().map(|line| &line.action))?)]
        }
        _ => Vec::new(),
    })
}

fn values<'r, T: serde::Serialize + 'r>(records: impl Iterator<Item = &'r T>) -> serde_json::Result<Vec<Value>> {
    records.map(serde_json::to_value).collect()
}

fn log_of(goal: GoalId, journal: &Journal) -> journal::Result<Vec<ProgressEntry>> {
    Ok(items(journal.progress(goal, &Page::first(NEWEST))?))
}

fn answers_to(question: QuestionId, journal: &Journal) -> journal::Result<Vec<AnswerLine>> {
    let filter = AnswerFilter { question: Some(question), mentorship: None };
    Ok(items(journal.answers(&filter, &Page::first(NEWEST))?))
}

fn mentorships_with(person: PersonId, journal: &Journal) -> journal::Result<Vec<MentorshipLine>> {
    let filter = MentorshipFilter { person: Some(person), ..MentorshipFilter::default() };
    Ok(items(journal.mentorships(&filter, &Page::first(NEWEST))?))
}

fn promises_about(contact: ContactId, journal: &Journal) -> journal::Result<Vec<ActionLine>> {
    let filter = ActionFilter { contact: Some(contact), ..ActionFilter::default() };
    Ok(items(journal.actions(&filter, &Page::first(NEWEST))?))
}

fn items<T>(page: Vec<Listed<T>>) -> Vec<T> {
    page.into_iter().map(|listed| listed.item).collect()
}

fn as_text(record: Record, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let Value::Object(fields) = journal.show(record)?.0 else { return Ok(()) };
    out.line(&format!("{record} · {}", journal.called(record)?))?;
    let mut short = Vec::new();
    let mut long = Vec::new();
    for (name, value) in &fields {
        if matches!(record, Record::Agreement(_)) && agreement::says(name) {
            continue;
        }
        let Some(words) = in_words(name, value, journal)? else { continue };
        if words.contains('\n') || width::width(&words) > MEASURE {
            long.push((label(name), words));
        } else {
            short.push([label(name), words]);
        }
    }
    if !short.is_empty() {
        out.line("")?;
        Table::indented().print(&short, out)?;
    }
    for (label, text) in long {
        section(&label, out)?;
        for line in width::wrap(&text, MEASURE) {
            out.line(format!("  {line}").trim_end())?;
        }
    }
    match record {
        Record::Agreement(id) => agreement::print(id, journal, out),
        Record::Goal(id) => goal(id, journal, out),
        Record::Meeting(id) => meeting(id, journal, out),
        Record::Mentorship(id) => mentorship(id, journal, out),
        Record::Person(id) => part("mentorships", &rows(&mentorships_with(id, journal)?, journal.today()), out),
        Record::Contact(id) => {
            part("introductions", &rows(&promises_about(id, journal)?, journal.today()), out)?;
            part("met through them", &rows(&journal.contact_page(id)?.met, journal.today()), out)
        }
        Record::CheckIn(id) => check_in(id, journal, out),
        Record::Question(id) => part("answers", &rows(&answers_to(id, journal)?, journal.today()), out),
        _ => Ok(()),
    }
}

/// A heading of a part, after a blank line.
pub fn section(name: &str, out: &mut Out<'_>) -> std::io::Result<()> {
    out.line("")?;
    out.line(&name.to_uppercase())
}

/// `due_on` is "due", `mentorship_id` "mentorship", `rhythm_days` "rhythm".
fn label(field: &str) -> String {
    let name =
        ["_on", "_at", "_id", "_days", "_min"].iter().find_map(|ending| field.strip_suffix(ending)).unwrap_or(field);
    name.replace('_', " ")
}

/// A field as a person would say it; nothing for what is empty or only for the machine.
fn in_words(name: &str, value: &Value, journal: &Journal) -> anyhow::Result<Option<String>> {
    let today = journal.today();
    Ok(match value {
        _ if matches!(name, "id" | "uid" | "updated_at" | "position") => None,
        Value::Null => None,
        Value::Bool(is_so) => is_so.then(|| "yes".to_owned()),
        Value::Number(number) if name == "rhythm_days" => {
            number.as_i64().map(|days| format!("every {}", when::rhythm(days)))
        }
        Value::Number(number) if matches!(name, "minutes" | "length_min") => Some(format!("{number} minutes")),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(words) => {
            let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
            (!words.is_empty()).then(|| plural::list_of(&words))
        }
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) if name.ends_with("_on") => Some(match text.parse() {
            Ok(day) => format!("{}, {}", when::heading(day, today), when::away(day, today)),
            Err(_) => text.clone(),
        }),
        Value::String(text) if name.ends_with("_at") => Some(match text.parse::<chrono::DateTime<chrono::Utc>>() {
            Ok(at) => when::heading(at.with_timezone(journal.now().offset()).date_naive(), today),
            Err(_) => text.clone(),
        }),
        Value::String(text) if name.ends_with("_id") || name == "question" => Some(match text.parse::<Record>() {
            Ok(record) => format!("{} ({record})", journal.called(record)?),
            Err(_) => text.clone(),
        }),
        Value::String(text) => Some(text.clone()),
        Value::Object(_) => None,
    })
}

/// What the two agreed, and how it was between them when one last looked.
fn mentorship(id: MentorshipId, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let mut versions = journal.agreement_lines(Some(id))?;
    let in_force = versions.iter().rposition(|line| !line.agreement.details.is_draft());
    let agreement = in_force.or(versions.len().checked_sub(1)).map(|at| versions.swap_remove(at));
    part("agreement", &rows(agreement.as_slice(), journal.today()), out)?;
    let last = items(journal.check_ins(Some(id), &Page::first(1))?);
    part("last check-in", &rows(&last, journal.today()), out)
}

fn goal(id: GoalId, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let today = journal.today();
    let page = journal.goal(id)?;
    let milestones = page.milestones.iter().map(|milestone| {
        let details = &milestone.details;
        let when = match (details.done_on, details.due_on) {
            (Some(done), _) => format!("reached {}", when::plain(done, today)),
            (None, Some(due)) => when::due(due, today),
            (None, None) => "open".to_owned(),
        };
        [milestone.id.to_string(), when, details.text.clone()]
    });
    part("milestones", &milestones.collect::<Vec<_>>(), out)?;
    let entries = log_of(id, journal)?;
    let entries = entries.iter().map(|entry| {
        let details = &entry.details;
        let next = if details.next.is_empty() { String::new() } else { format!(" · next: {}", details.next) };
        let feel = details.feel.map(|feel| format!("{feel} of 5")).unwrap_or_default();
        let day = when::column(details.logged_on, today);
        [entry.id.to_string(), day, details.value.clone(), feel, format!("{}{next}", details.moved)]
    });
    part("log", &entries.collect::<Vec<_>>(), out)?;
    part("actions", &rows(&page.actions, today), out)
}

fn meeting(id: MeetingId, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let page = journal.meeting(id)?;
    let agenda = page.agenda.iter().map(|shown| {
        let tick = if shown.line.details.ticked { "done" } else { "open" };
        let said = AgendaSaid::of(shown, journal.today());
        let words = said.owner.map_or_else(|| shown.words.clone(), |owner| format!("{owner}: {}", shown.words));
        // What is said is often no more than the kind.
        let source = if said.words == shown.noun() { String::new() } else { said.words };
        [shown.line.id.to_string(), tick.to_owned(), shown.noun().to_owned(), source, words]
    });
    part("agenda", &agenda.collect::<Vec<_>>(), out)?;
    let takeaways = page.takeaways.iter().map(|one| [one.id.to_string(), one.details.text.clone()]);
    part("takeaways", &takeaways.collect::<Vec<_>>(), out)?;
    let decisions = page.decisions.iter().map(|one| [one.id.to_string(), one.details.text.clone()]);
    part("decisions", &decisions.collect::<Vec<_>>(), out)?;
    part("actions", &rows(&page.actions, journal.today()), out)?;
    let moves = page.moves.iter().map(|one| {
        let (from, to) = (one.details.from_on, one.details.to_on);
        let words = format!("from {} to {}", when::plain(from, journal.today()), when::plain(to, journal.today()));
        [one.id.to_string(), format!("by {}", one.details.moved_by), words]
    });
    part("moved", &moves.collect::<Vec<_>>(), out)
}

/// Where each dimension stands, and what all of it is and is not.
fn check_in(id: CheckInId, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let details = journal.check_in(id)?.details;
    let scores = Dimension::ALL.iter().filter_map(|it| Some([it.to_string(), details.score(*it)?.to_string()]));
    part("dimensions", &scores.collect::<Vec<_>>(), out)?;
    out.line("")?;
    Ok(out.line(content::check_in::about())?)
}

fn rows(lines: &[impl Line], today: NaiveDate) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.row(today)).collect()
}

fn part<R: AsRef<[String]>>(name: &str, rows: &[R], out: &mut Out<'_>) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    section(name, out)?;
    Ok(Table::indented().print(rows, out)?)
}

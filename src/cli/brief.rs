//! `mentorlog brief`: one page to read five minutes before a meeting. It fits on a sheet: so many lines, so many columns, no more.
//!
//! Private notes and answers are not on it, unless an answer stands on the agenda because it is taken along.

use serde_json::{Value, json};

use super::list::Line;
use super::out::{agenda_line, meeting_in_short};
use super::{Out, Stop};
use crate::domain::MentorshipId;
use crate::domain::action::{ActionLine, ActionStatus};
use crate::domain::meeting::MeetingKind;
use crate::domain::mentorship::{MentorshipLine, Rhythm};
use crate::journal::{AgendaSaid, BankLine, Brief, Journal, LastTime};
use crate::text::plural::count;
use crate::text::sanitise::shown_line;
use crate::text::{when, width};

/// The page is so wide.
const COLUMNS: usize = 76;

/// So many rows of each are on it; the rest is counted.
const MOST_BEFORE: usize = 3;
const MOST_AGENDA: usize = 14;
const MOST_OF_LAST_TIME: usize = 3;
const MOST_ACTIONS: usize = 7;
const MOST_GOALS: usize = 3;
const MOST_OF_QUESTION: usize = 3;

/// One page before a meeting
///
/// Who and when, what to do before, the agenda, last time, what is open, and a question. Without a name it is about whom you meet next.
/// Private notes are left out.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whom you meet: a name, a part of one, or an id
    #[arg(value_name = "PERSON")]
    person: Vec<String>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Prints it.
    pub fn run(&self, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let brief = journal.brief(self.with(journal)?)?;
        if self.json {
            return Ok(out.json_object("brief", &as_json(&brief, journal)?)?);
        }
        let mut page = Sheet::default();
        page.head(&brief, journal);
        page.part("before", brief.before().iter().map(|words| (words.clone(), String::new())), MOST_BEFORE);
        page.agenda(&brief, journal);
        if let Some(last) = &brief.last_time {
            page.last_time(last, journal);
        }
        page.actions(&brief.actions, journal);
        page.goals(&brief, journal);
        page.question(&brief);
        page.lines.iter().try_for_each(|line| out.line(line.trim_end()))?;
        Ok(())
    }

    fn with(&self, journal: &Journal) -> anyhow::Result<MentorshipId> {
        if !self.person.is_empty() {
            return Ok(journal.find_mentorship(&self.person.join(" "))?);
        }
        let next = journal.who_meets_next()?;
        Ok(next.ok_or_else(|| Stop::NothingFound("there is nobody to meet; `mentorlog add person` begins".into()))?)
    }
}

/// The page, line by line.
#[derive(Debug, Default)]
struct Sheet {
    lines: Vec<String>,
}

impl Sheet {
    fn head(&mut self, brief: &Brief, journal: &Journal) {
        let today = journal.today();
        let role = brief.with.mentorship.details.my_role.theirs();
        self.row("", &format!("{}, {role}", brief.with.name), &rhythm(&brief.with, journal));
        let (when, minutes) = match &brief.meeting {
            Some(meeting) => {
                let time = meeting.starts_at.map(|time| format!(" at {}", when::time(time))).unwrap_or_default();
                let day = when::heading(meeting.meets_on, today);
                (format!("{day}{time}, {}", when::away(meeting.meets_on, today)), meeting.minutes)
            }
            None => ("no meeting is planned; this is what one would hold".to_owned(), None),
        };
        let template = brief.template.as_ref().map(|template| template.name.to_lowercase());
        let kind = template.unwrap_or_else(|| kind_of(brief.kind));
        let long = minutes.map(|minutes| count(minutes, "minute", "minutes"));
        let kind = [Some(kind), long].into_iter().flatten().collect::<Vec<_>>().join(", ");
        self.row("", &when, &kind);
    }

    fn agenda(&mut self, brief: &Brief, journal: &Journal) {
        let lines = brief.agenda.iter().map(|shown| {
            let said = AgendaSaid::of(shown, journal.today());
            let tick = if shown.line.details.ticked { "x " } else { "" };
            let owner = said.owner.map(|owner| format!("{owner}: ")).unwrap_or_default();
            (format!("{tick}{owner}{}", shown.words), said.words)
        });
        self.part("agenda", lines, MOST_AGENDA);
    }

    fn last_time(&mut self, last: &LastTime, journal: &Journal) {
        let heading = format!("last time, {}", when::heading(last.meeting.meets_on, journal.today()));
        // Without a takeaway it is what happened.
        let gist = Some((last.meeting.gist.clone(), ""))
            .filter(|(gist, _)| last.takeaways.is_empty() && !gist.trim().is_empty());
        let taken = last.takeaways.iter().map(|line| (line.details.text.clone(), "taken")).chain(gist);
        let decided = last.decisions.iter().map(|line| (line.details.text.clone(), "decided"));
        let own = |(words, what): (String, &str)| (words, what.to_owned());
        let promised = last.promised.iter().map(|line| {
            let became = match line.action.details.status {
                ActionStatus::Open => "promised",
                ActionStatus::Done => "promised, done",
                ActionStatus::Dropped => "promised, let go",
            };
            (format!("{}: {}", line.owner(), line.action.details.text), became.to_owned())
        });
        let rows = taken.take(MOST_OF_LAST_TIME).chain(decided.take(MOST_OF_LAST_TIME)).map(own);
        self.part(&heading, rows.chain(promised), 3 * MOST_OF_LAST_TIME);
    }

    fn actions(&mut self, actions: &[ActionLine], journal: &Journal) {
        let rows = actions.iter().map(|line| {
            let due = line.action.details.due_on.map(|due| match line.is_overdue(journal.today()) {
                true => format!("! {}", when::due(due, journal.today())),
                false => when::relative(due, journal.today()),
            });
            let times = (line.carried > 1).then(|| format!("x{}", line.carried));
            let right = times.into_iter().chain(due).collect::<Vec<_>>().join("  ");
            (format!("{}: {}", line.owner(), line.action.details.text), right)
        });
        self.part("open actions", rows, MOST_ACTIONS);
    }

    fn goals(&mut self, brief: &Brief, journal: &Journal) {
        let today = journal.today();
        self.heading("goals", brief.goals.len());
        for (line, entry) in brief.goals.iter().take(MOST_GOALS) {
            let by = line.goal.details.due_on.map(|day| format!("by {}", when::plain(day, today)));
            let stands = if line.is_stalled(today) { "stalled" } else { line.goal.details.status.as_str() };
            let right = std::iter::once(stands.to_owned()).chain(by).collect::<Vec<_>>().join(", ");
            self.row("  ", &line.goal.details.title, &right);
            if let Some(entry) = entry {
                let details = &entry.details;
                let value = Some(details.value.as_str()).filter(|value| !value.trim().is_empty());
                let words = value.into_iter().chain([details.moved.as_str()]).collect::<Vec<_>>().join(" · ");
                self.row("    ", &words, &when::away(details.logged_on, today));
            }
        }
        self.rest(brief.goals.len(), MOST_GOALS);
    }

    fn question(&mut self, brief: &Brief) {
        let Some(question) = &brief.question else { return };
        self.heading("question", 1);
        let words = shown_line(&question.wording);
        for line in width::wrap(&words, COLUMNS - 2).into_iter().take(MOST_OF_QUESTION) {
            self.lines.push(format!("  {line}"));
        }
    }

    /// A heading with rows, of which only so many are shown.
    fn part(&mut self, name: &str, rows: impl Iterator<Item = (String, String)>, most: usize) {
        let rows: Vec<_> = rows.collect();
        self.heading(name, rows.len());
        for (left, right) in rows.iter().take(most) {
            self.row("  ", left, right);
        }
        self.rest(rows.len(), most);
    }

    fn heading(&mut self, name: &str, rows: usize) {
        if rows > 0 {
            self.lines.extend([String::new(), name.to_uppercase()]);
        }
    }

    fn rest(&mut self, rows: usize, most: usize) {
        if rows > most {
            self.lines.push(format!("  … {} more", rows - most));
        }
    }

    /// What is cut if it must be, and what stands flush right.
    fn row(&mut self, indent: &str, left: &str, right: &str) {
        let right = width::shorten(&shown_line(right), COLUMNS / 2).into_owned();
        let apart = if right.is_empty() { 0 } else { 2 };
        let room = COLUMNS.saturating_sub(indent.len() + width::width(&right) + apart);
        let left = shown_line(left);
        let left = width::shorten(&left, room);
        self.lines.push(format!("{indent}{}{}{right}", width::pad_right(&left, room), " ".repeat(apart)));
    }
}

fn kind_of(kind: MeetingKind) -> String {
    format!("{kind} meeting")
}

/// `34 days gone, 28 agreed: due`.
fn rhythm(line: &MentorshipLine, journal: &Journal) -> String {
    let today = journal.today();
    let Some(days) = line.days_gone(today) else { return "no meeting yet".to_owned() };
    let (Some(rhythm), Some(agreed)) = (line.rhythm(today), line.mentorship.details.rhythm_days) else {
        return format!("{} since the last one", when::weeks(days));
    };
    let (gone, agreed) = when::against(days, agreed.into());
    format!("{gone} gone, {agreed} agreed: {rhythm}")
}

fn as_json(brief: &Brief, journal: &Journal) -> anyhow::Result<Value> {
    let agenda = brief.agenda.iter().map(|line| agenda_line(line, journal));
    let actions =
        |lines: &[ActionLine]| lines.iter().map(|line| line.json(journal)).collect::<anyhow::Result<Vec<_>>>();
    let goals = brief.goals.iter().map(|(line, entry)| {
        let mut goal = line.json(journal)?;
        goal["last_entry"] = serde_json::to_value(entry)?;
        anyhow::Ok(goal)
    });
    let last_time = brief.last_time.as_ref().map(|last| {
        anyhow::Ok(json!({
            "meeting": meeting_in_short(&last.meeting),
            "takeaways": last.takeaways,
            "decisions": last.decisions,
            "promised": actions(&last.promised)?,
        }))
    });
    let question = brief.question.clone().map(|offered| BankLine::from(offered).json(journal)).transpose()?;
    let rhythm = brief.with.rhythm(journal.today()).map(Rhythm::as_str);
    let mut with = brief.with.json(journal)?;
    with["rhythm"] = rhythm.into();
    Ok(json!({
        "mentorship": with,
        "meeting": brief.meeting.as_ref().map(meeting_in_short),
        "kind": brief.kind,
        "before": brief.before(),
        "agenda": agenda.collect::<Result<Vec<_>, _>>()?,
        "last_time": last_time.transpose()?,
        "actions": actions(&brief.actions)?,
        "goals": goals.collect::<anyhow::Result<Vec<_>>>()?,
        "question": question,
    }))
}

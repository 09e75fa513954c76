//! `mentorlog list` without a kind: the next meeting, what is promised, the question offered now, the goals.

use super::lines::Line;
use crate::cli::Out;
use crate::cli::show::section;
use crate::cli::table::Table;
use crate::domain::action::{ActionFilter, ActionLine};
use crate::domain::goal::{GoalFilter, GoalLine};
use crate::domain::meeting::MeetingLine;
use crate::domain::mentorship::MentorshipFilter;
use crate::domain::{Listed, MentorshipId, Page};
use crate::journal::{self, BankLine, Journal, Offered};
use crate::text::when;

/// What is on today.
struct Today {
    next: Option<MeetingLine>,
    actions: Vec<ActionLine>,
    question: Option<BankLine>,
    goals: Vec<GoalLine>,
}

/// Shows it, with at most so many actions and goals.
pub fn run(
    with: Option<MentorshipId>,
    most: usize,
    is_json: bool,
    journal: &Journal,
    out: &mut Out<'_>,
) -> anyhow::Result<()> {
    let today = load(with, most, journal)?;
    if is_json { today.as_json(journal, out) } else { today.as_text(journal, out) }
}

fn load(with: Option<MentorshipId>, most: usize, journal: &Journal) -> anyhow::Result<Today> {
    let page = Page::first(most);
    let actions =
        journal.actions(&ActionFilter { mentorship: with, is_open: true, ..ActionFilter::default() }, &page)?;
    let goals = journal.goals(&GoalFilter { mentorship: with, is_open: true, status: None }, &page)?;
    Ok(Today {
        next: journal.next_meeting(with)?,
        actions: items(actions),
        question: match with {
            Some(_) => journal.offered_question_for(with)?.map(asked),
            None => journal.offered_question()?.map(asked),
        },
        goals: items(goals),
    })
}

fn items<T>(page: Vec<Listed<T>>) -> Vec<T> {
    page.into_iter().map(|listed| listed.item).collect()
}

fn asked(offered: Offered) -> BankLine {
    let Offered { question, wording, last_answered_on, .. } = offered;
    BankLine { question, wording, last_answered_on }
}

impl Today {
    fn as_json(&self, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        let mut lists = out.json()?;
        lists.list(MeetingLine::PLURAL)?;
        self.next.iter().try_for_each(|line| anyhow::Ok(lists.record(&line.json(journal)?)?))?;
        lists.list(ActionLine::PLURAL)?;
        self.actions.iter().try_for_each(|line| anyhow::Ok(lists.record(&line.json(journal)?)?))?;
        lists.list(BankLine::PLURAL)?;
        self.question.iter().try_for_each(|line| anyhow::Ok(lists.record(&line.json(journal)?)?))?;
        lists.list(GoalLine::PLURAL)?;
        self.goals.iter().try_for_each(|line| anyhow::Ok(lists.record(&line.json(journal)?)?))?;
        Ok(lists.end()?)
    }

    fn as_text(&self, journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        out.line(&when::full(journal.today()))?;
        let is_new = journal.mentorships(&MentorshipFilter::default(), &Page::first(1))?.is_empty();
        if is_new && self.actions.is_empty() && self.goals.is_empty() {
            return Ok(out.note(
                "Nothing here yet. Begin with whom you meet:\n  \
                 mentorlog add person NAME --my-role mentee\nor open the journal with `mentorlog`.",
            )?);
        }
        let next = self.next.as_ref().map(|next| vec![away(next, journal)]);
        part("next", &next.unwrap_or_default(), out)?;
        part("actions", &rows(&self.actions, journal), out)?;
        if let Some(question) = &self.question {
            part("question", &[[question.question.id.to_string(), question.wording.clone()]], out)?;
        }
        part("goals", &rows(&self.goals, journal), out)?;
        let unsaved = journal.drafts()?;
        let unsaved: Vec<_> =
            unsaved.iter().map(|saved| Ok([journal.draft_in_words(&saved.draft)?])).collect::<journal::Result<_>>()?;
        part("unsaved", &unsaved, out)
    }
}

/// The next meeting, with how far it is.
fn away(next: &MeetingLine, journal: &Journal) -> Vec<String> {
    let mut row = next.row(journal.today());
    row.insert(1, when::away(next.meets_on, journal.today()));
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

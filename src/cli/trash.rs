//! `mentorlog trash`: what was deleted or put away, and back.

use serde_json::json;

use super::list::walk;
use super::table::Table;
use super::{Out, Stop};
use crate::domain::Record;
use crate::domain::trash::TrashLine;
use crate::journal::Journal;
use crate::text::when;

/// What was deleted or put away and can come back, newest first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Bring this back, with all that went with it
    #[arg(long, value_name = "ID", conflicts_with = "json")]
    restore: Option<String>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Whether nothing is brought back.
    pub fn only_reads(&self) -> bool {
        self.restore.is_none()
    }

    /// Lists the trash, or brings something back from it.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        match &self.restore {
            Some(named) => restore(named.trim(), journal, out),
            None if self.json => as_json(journal, out),
            None => as_rows(journal, out),
        }
    }
}

fn restore(named: &str, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let mut found = None;
    walk(
        None,
        |page| journal.trash(page),
        |lines| {
            found = found.take().or_else(|| lines.into_iter().find(|line| line.named().eq_ignore_ascii_case(named)));
            Ok(())
        },
    )?;
    let line = found.ok_or_else(|| not_there(named))?;
    let words = journal.restore(&line)?;
    Ok(out.line(&words)?)
}

/// What cannot be an id is another mistake than an id that is not there.
fn not_there(named: &str) -> anyhow::Error {
    match named.parse::<Record>() {
        Err(wrong) if !named.starts_with(['U', 'u']) => wrong.into(),
        _ => Stop::NothingFound(format!("{named} is not in the trash")).into(),
    }
}

fn as_json(journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let mut lists = out.json()?;
    lists.list("trash")?;
    walk(
        None,
        |page| journal.trash(page),
        |lines| {
            for line in lines {
                let (id, words, deleted_at) = (line.named(), &line.words, line.deleted_at);
                lists.record(&json!({"id": id, "words": words, "deleted_at": deleted_at}))?;
            }
            Ok(())
        },
    )?;
    Ok(lists.end()?)
}

fn as_rows(journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let (mut table, mut is_empty) = (Table::default(), true);
    let (today, offset) = (journal.today(), *journal.now().offset());
    walk(
        None,
        |page| journal.trash(page),
        |lines| {
            is_empty &= lines.is_empty();
            let day = |line: &TrashLine| line.deleted_at.with_timezone(&offset).date_naive();
            let rows = lines.iter().map(|line| [line.named(), when::relative(day(line), today), line.words.clone()]);
            Ok(table.print(&rows.collect::<Vec<_>>(), out)?)
        },
    )?;
    if is_empty {
        out.note("the trash is empty")?;
    }
    Ok(())
}

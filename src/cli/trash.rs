//! `mentorlog trash`: what was deleted, and back.

use serde_json::json;

use super::list::walk;
use super::table::Table;
use super::{Out, Stop};
use crate::domain::Record;
use crate::domain::trash::TrashLine;
use crate::journal::Journal;
use crate::text::when;

/// What was deleted and can come back, newest first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Bring this back, with all that went with it
    #[arg(long, value_name = "ID", conflicts_with = "json")]
    restore: Option<Record>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Lists the trash, or brings something back from it.
    pub fn run(&self, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
        match self.restore {
            Some(record) => restore(record, journal, out),
            None if self.json => as_json(journal, out),
            None => as_rows(journal, out),
        }
    }
}

fn restore(record: Record, journal: &mut Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let mut found = None;
    walk(
        None,
        |page| journal.trash(page),
        |lines| {
            found = found.take().or_else(|| lines.into_iter().find(|line| line.record == record));
            Ok(())
        },
    )?;
    let line = found.ok_or_else(|| Stop::NothingFound(format!("{record} is not in the trash")))?;
    let words = journal.restore(&line)?;
    Ok(out.line(&words)?)
}

fn as_json(journal: &Journal, out: &mut Out<'_>) -> anyhow::Result<()> {
    let mut lists = out.json()?;
    lists.list("trash")?;
    walk(
        None,
        |page| journal.trash(page),
        |lines| {
            for TrashLine { record, words, deleted_at, .. } in lines {
                lists.record(&json!({"id": record.to_string(), "words": words, "deleted_at": deleted_at}))?;
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
            let rows = lines
                .iter()
                .map(|line| [line.record.to_string(), when::relative(day(line), today), line.words.clone()]);
            Ok(table.print(&rows.collect::<Vec<_>>(), out)?)
        },
    )?;
    if is_empty {
        out.note("the trash is empty")?;
    }
    Ok(())
}

//! The command line: everything that matters, from a shell.
//!
//! A subcommand is one file with its arguments and `run`, which gets the journal and an [`Out`] and never prints by itself.
//! Data goes to standard output, talk to standard error, `--json` is on every command that reads.

mod exit;
mod out;
mod table;
mod to_file;
mod typed;

mod add;
mod log;

mod delete;
mod done;
mod drop;
mod merge;
mod set;

mod brief;
mod list;
mod share;
mod show;
mod today;

mod config;
mod demo;
mod export;
mod keys;
mod trash;
mod undo;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use demo::GOODBYE;
pub use exit::{Stop, exit_code};
pub use out::{JsonLists, Out};

use crate::clock::Clock;
use crate::config::{Config, NoHome, config_path, journal_path};
use crate::journal::{Journal, WAS_OPEN_TO_OTHERS};

const EXAMPLES: &str = "\
Examples:
  mentorlog                                         open the journal
  mentorlog demo                                    look around in a made-up one
  mentorlog add person Aldo Ferri --my-role mentee  begin
  mentorlog add meeting --on \"friday 16:00\"
  mentorlog add action write to the director --due \"in 2 weeks\"
  mentorlog today                                   what is next and what is due
  mentorlog brief                                   one page before the next meeting
  mentorlog done A1

Free text needs no quotes, and - reads it from standard input. Days are ISO (2026-09-30) or words (friday, \
\"in 2 weeks\"). --with takes a name, a part of one, or an id; with one mentorship it may be left out.

Exit codes: 0 done, 1 a check says yes, 2 usage or a wrong argument, 3 nothing found, 10 no home to keep a journal in, \
11 busy, 13 damaged, 14 newer or foreign file, 15 cannot write, 65 bad data on standard input, 70 any other failure.";

/// A private mentoring journal for one mentor or mentee, in a terminal, offline.
#[derive(Debug, Parser)]
#[command(name = "mentorlog", version, about, after_help = EXAMPLES, max_term_width = 110)]
pub struct Cli {
    /// Use another journal file
    #[arg(
        long,
        global = true,
        display_order = 100,
        value_name = "FILE",
        env = "MENTORLOG_JOURNAL",
        hide_env_values = true
    )]
    journal: Option<OsString>,

    /// Take this moment for now, such as 2026-09-09T14:00
    #[arg(
        long,
        global = true,
        display_order = 101,
        value_name = "MOMENT",
        env = "MENTORLOG_NOW",
        hide_env_values = true
    )]
    now: Option<String>,

    /// Use another configuration file
    #[arg(
        long,
        global = true,
        display_order = 102,
        value_name = "FILE",
        env = "MENTORLOG_CONFIG",
        hide_env_values = true
    )]
    config: Option<OsString>,

    /// Whether the journal's file stands on the command line, and not in the environment alone.
    #[arg(skip)]
    names_a_journal: bool,

    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be asked for; without any, the journal opens.
#[derive(Debug, Subcommand)]
pub enum Command {
    Today(today::Args),
    Brief(brief::Args),
    Add(add::Args),
    Log(log::Args),
    Done(done::Args),
    Drop(drop::Args),
    Delete(delete::Args),
    Set(set::Args),
    Show(show::Args),
    List(list::Args),
    Share(share::Args),
    Merge(merge::Args),
    /// Take back the last change
    Undo,
    /// Do again what was undone last
    Redo,
    Trash(trash::Args),
    Export(export::Args),
    /// The keys of the screens, as a list in Markdown
    Keys,
    Config(config::Args),
    /// Look around in a made-up journal; it touches no file of yours
    Demo,
}

impl Cli {
    /// What this process was asked for. Help and the version come back as errors, as [`exit_code`] wants them.
    pub fn from_environment() -> anyhow::Result<Cli> {
        let matches = Cli::command().try_get_matches()?;
        let cli = Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut Cli::command()))?;
        Ok(Cli { names_a_journal: matches.value_source("journal") == Some(ValueSource::CommandLine), ..cli })
    }

    /// Opens the journal that is meant, or creates it.
    pub fn open(&self) -> anyhow::Result<Journal> {
        Ok(Journal::open(&self.journal_file()?, self.clock()?)?)
    }

    fn clock(&self) -> anyhow::Result<Clock> {
        match self.now.as_deref().filter(|now| !now.is_empty()) {
            Some(now) => Ok(Clock::fixed(now)?),
            None => Ok(Clock::System),
        }
    }

    /// What is set for the screens. It is never in the way: what is wrong with it is in it.
    pub fn config(&self) -> Config {
        Config::read(self.config.clone())
    }

    fn config_file(&self) -> Result<PathBuf, NoHome> {
        config_path(self.config.clone())
    }

    fn journal_file(&self) -> Result<PathBuf, NoHome> {
        journal_path(self.journal.clone())
    }
}

impl Command {
    /// Does what was asked for.
    pub fn run(&self, cli: &Cli, out: &mut Out<'_>) -> anyhow::Result<()> {
        match self {
            Command::Keys => return keys::run(&cli.config(), out),
            Command::Config(args) => return args.run(&cli.config_file()?, &cli.config(), out),
            Command::Demo => return Ok(()),
            _ => {}
        }
        let Some(mut journal) = self.open(cli)? else { return Ok(()) };
        let journal = &mut journal;
        if journal.was_open_to_others() {
            out.note(WAS_OPEN_TO_OTHERS)?;
        }
        let done = self.run_on(journal, cli, out);
        journal.settle();
        if let Some(notice) = journal.take_notice() {
            out.note(&format!("mentorlog: {notice}"))?;
        }
        done
    }

    /// Opens the journal. A command that only reads makes none: it says that there is none at the place that was named, or where one
    /// was before, and reads an empty one where it would begin by itself. Nothing for a command that has nothing to say then.
    fn open(&self, cli: &Cli) -> anyhow::Result<Option<Journal>> {
        if !self.only_reads() {
            return cli.open().map(Some);
        }
        let path = cli.journal_file()?;
        if let Some(journal) = Journal::open_there(&path, cli.clock()?)? {
            return Ok(Some(journal));
        }
        let is_named = cli.journal.as_ref().is_some_and(|named| !named.is_empty());
        match self {
            Command::Today(args) if args.is_quiet() => Ok(None),
            _ if is_named || Journal::was_at(&path) => Err(Stop::NothingFound(Journal::missing_at(&path)).into()),
            _ => Ok(Some(Journal::in_memory(cli.clock()?)?)),
        }
    }

    fn only_reads(&self) -> bool {
        match self {
            Command::Today(_)
            | Command::Brief(_)
            | Command::List(_)
            | Command::Show(_)
            | Command::Share(_)
            | Command::Export(_) => true,
            Command::Trash(args) => args.only_reads(),
            _ => false,
        }
    }

    fn run_on(&self, journal: &mut Journal, cli: &Cli, out: &mut Out<'_>) -> anyhow::Result<()> {
        match self {
            Command::Today(args) => args.run(journal, out),
            Command::Brief(args) => args.run(journal, out),
            Command::Add(args) => args.run(journal, out),
            Command::Log(args) => args.run(journal, out),
            Command::Done(args) => args.run(journal, out),
            Command::Drop(args) => args.run(journal, out),
            Command::Delete(args) => args.run(journal, out),
            Command::Set(args) => args.run(journal, out),
            Command::Show(args) => args.run(journal, out),
            Command::List(args) => args.run(journal, out),
            Command::Share(args) => args.run(journal, &cli.journal_file()?, out),
            Command::Merge(args) => args.run(journal, out),
            Command::Undo => undo::undo(journal, out),
            Command::Redo => undo::redo(journal, out),
            Command::Trash(args) => args.run(journal, out),
            Command::Export(args) => args.run(journal, &cli.journal_file()?, out),
            // Answered above, and the demo by the screens: they need no journal.
            Command::Keys | Command::Config(_) | Command::Demo => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_declared_without_a_contradiction() {
        Cli::command().debug_assert();
    }
}

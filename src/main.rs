//! Opens the journal and hands over to the screens.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use mentorlog::clock::Clock;
use mentorlog::journal::Journal;
use mentorlog::tui;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "mentorlog: {error:#}");
            ExitCode::from(if error.is::<tui::NoTerminal>() { 2 } else { 70 })
        }
    }
}

fn run() -> anyhow::Result<()> {
    tui::check_terminal()?;
    let clock = std::env::var("MENTORLOG_NOW").map_or(Ok(Clock::System), |text| Clock::fixed(&text))?;
    tui::run(Journal::open(&journal_file()?, clock)?)
}

fn journal_file() -> anyhow::Result<PathBuf> {
    if let Some(named) = std::env::var_os("MENTORLOG_JOURNAL") {
        return Ok(named.into());
    }
    let folders =
        directories::ProjectDirs::from("", "", "mentorlog").context("there is no home to keep a journal in")?;
    Ok(folders.data_dir().join("journal.db"))
}

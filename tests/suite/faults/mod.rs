//! What may go wrong from outside: signals, closed terminals, kills, full disks, other programs. A row of the list of faults is a
//! test; each runs a few rounds with every test run, and all of its rounds when `MENTORLOG_FULL` is set.

mod desk;
mod dice;
mod sound;

mod by_mistake;
mod ending;
mod full_disk;
mod kill9;
mod monkey;
mod stopping;
mod two_at_once;
mod two_windows;
mod unsaved;
mod ways_out;

use std::io::Write;

/// How many rounds to run: a few, or all of them where the full run was asked for.
pub fn rounds(few: u32, all: u32) -> u32 {
    if std::env::var_os("MENTORLOG_FULL").is_some() { all } else { few }
}

/// The seeds of so many rounds: from the first one, or from the one in `MENTORLOG_SEED`, so that one that failed is had again.
fn seeds(few: u32, all: u32) -> std::ops::Range<u32> {
    let first = std::env::var("MENTORLOG_SEED").ok().map_or(0, |seed| seed.parse().unwrap());
    first..first + rounds(few, all)
}

/// Says that a proof could not be had on this machine, whether or not the test's own output is shown.
fn skipped(why: &str) {
    let _ = std::io::stderr().write_all(format!("skipped: {why}\n").as_bytes());
}

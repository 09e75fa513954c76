//! What may go wrong from outside: signals, closed terminals, kills, full disks, other programs. A row of the list of faults is a
//! test; each runs a few rounds with every test run, and all of its rounds when `MENTORLOG_FULL` is set.

mod ending;
mod stopping;
mod unsaved;

/// How many rounds to run: a few, or all of them where the full run was asked for.
fn rounds(few: u32, all: u32) -> u32 {
    if std::env::var_os("MENTORLOG_FULL").is_some() { all } else { few }
}

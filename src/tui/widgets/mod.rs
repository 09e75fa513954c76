//! Widgets draw one thing each; they know no screen, no command and no journal.

pub mod prose;

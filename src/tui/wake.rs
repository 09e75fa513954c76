//! Waits until there is something to do: input, or the nearest deadline. Nothing ticks.
//!
//! The one place that blocks. Whatever else may wake the program one day is another variant of [`Wake`].

use std::io;
use std::time::Instant;

use crossterm::event;

/// Why the wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wake {
    Input,
    Deadline,
}

/// Waits for input until the deadline, or for ever.
pub(super) fn wait(deadline: Option<Instant>) -> io::Result<Wake> {
    let Some(deadline) = deadline else {
        // Without a deadline there is only input to wait for; `read` will give it.
        return event::poll(std::time::Duration::MAX).map(|_| Wake::Input);
    };
    let left = deadline.saturating_duration_since(Instant::now());
    Ok(if event::poll(left)? { Wake::Input } else { Wake::Deadline })
}

//! Panics that a test asks for, so that it can see the terminal given back and the words kept. Not in a release.
//!
//! `MENTORLOG_TEST_PANIC` says where: in the `loop` or on a `worker` thread when F12 is pressed, and else before the first key.

#[cfg(debug_assertions)]
use crossterm::event::{Event, KeyCode};

/// Panics before the first key, if that is asked for.
#[cfg(debug_assertions)]
pub(super) fn panic_at_once() {
    assert!(matches!(asked().as_deref(), None | Some("loop" | "worker")), "asked to panic");
}

/// Panics in the middle of whatever one does, if that is asked for and this is the key.
#[cfg(debug_assertions)]
pub(super) fn panic_on(event: &Event) {
    if !matches!(event, Event::Key(key) if key.code == KeyCode::F(12)) {
        return;
    }
    match asked().as_deref() {
        Some("loop") => panic!("asked to panic in the loop"),
        Some("worker") => drop(std::thread::spawn(|| panic!("asked to panic on a worker"))),
        _ => {}
    }
}

#[cfg(debug_assertions)]
fn asked() -> Option<String> {
    std::env::var("MENTORLOG_TEST_PANIC").ok()
}

#[cfg(not(debug_assertions))]
pub(super) fn panic_at_once() {}

#[cfg(not(debug_assertions))]
pub(super) fn panic_on(_: &crossterm::event::Event) {}

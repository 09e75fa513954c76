//! Tests across the whole program: one target, so that linking happens once.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

mod advertised;
mod archive;
mod cli;
mod files;
mod growth;
mod harness;
#[path = "../../benches/journals/mod.rs"]
mod journals;
mod journeys_goals;
mod journeys_meetings;
mod journeys_people;
mod journeys_reflect;
mod journeys_today;
mod journeys_writing;
mod keys;
mod layers;
mod lists;
mod pty;
mod sample;
mod screens;
mod sizes;
mod states;
mod story;
mod terminal;
mod undo;

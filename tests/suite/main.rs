//! Tests across the whole program: one target, so that linking happens once.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

mod advertised;
mod archive;
mod carried;
mod cli;
mod closed;
mod config;
mod demo;
mod editors;
mod faults;
mod files;
mod growth;
mod harness;
#[path = "../../benches/journals/mod.rs"]
mod journals;
mod journeys_after;
mod journeys_agreement;
mod journeys_alerts;
mod journeys_check_in;
mod journeys_closing;
mod journeys_dates;
mod journeys_debrief;
mod journeys_feedback;
mod journeys_feedback_ledger;
mod journeys_goals;
mod journeys_guide;
mod journeys_in_the_room;
mod journeys_loop;
mod journeys_meetings;
mod journeys_people;
mod journeys_reflect;
mod journeys_templates;
mod journeys_today;
mod journeys_writing;
mod keys;
mod layers;
mod leftovers;
mod lists;
mod meanwhile;
mod migrations;
mod odd;
mod opening;
mod pty;
mod read_only;
mod sample;
mod screens;
mod sizes;
mod snapshots;
mod states;
mod story;
mod terminal;
mod trash;
mod undo;
mod year;

//! A private mentoring journal for one mentor or mentee, in a terminal, offline.
//!
//! Read one slice upwards to learn the program. Each layer uses only the layers below it:
//!
//! ```text
//! main.rs ── cli/ ──┐                      clap lives here
//!            tui/ ──┤                      ratatui and crossterm live here
//!                   ▼
//!                journal/                  every operation a person can perform, once
//!                   ▼
//!    transfer/   store/                    rusqlite lives in store/
//!         └────────▼
//!                domain/                   plain types and rules
//! ```
//!
//! `text/`, `content/` and `config/` stand beside them: how words are shown and read, the words that ship, and where things lie.

pub mod domain;

pub mod text;

pub mod content;

pub mod clock;

pub(crate) mod store;

pub(crate) mod transfer;

pub mod journal;

pub mod config;

pub mod editor;

pub(crate) mod whole_file;

pub mod cli;

pub mod tui;

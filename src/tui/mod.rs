//! The screens: the only code that says ratatui or crossterm.

pub mod widgets;

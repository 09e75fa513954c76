//! Widgets draw one thing each; they know no screen, no command and no journal.

pub mod bar;
pub mod chart;
pub mod field;
pub mod form;
mod form_sentence;
pub mod form_view;
pub mod list;
pub mod list_item;
pub mod list_pane;
pub mod matching;
pub mod overlay;
pub mod paragraph;
pub mod paragraphs;
pub mod prose;
pub mod reading;
pub mod row;
pub mod section;
pub mod sheet;
pub mod strip;

//! The journal as text and back: no database, no files.

mod archive;
pub mod json;

pub use archive::{Archive, SCHEMA};

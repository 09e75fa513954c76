//! The journal as text and back: no database, no files.

mod archive;
pub mod json;
pub mod markdown;

pub use archive::{Archive, SCHEMA};
